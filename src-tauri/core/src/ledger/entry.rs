//! What may become of a team's entries afterwards: time weakens them, a member leaves, someone refuses. The sum over
//! all people stays 0 in each.

use super::Chance;

/// The factor that age leaves of a team's entries: halved every `half_life` months, credit and debit alike. No half-life
/// (0 or less) leaves them whole.
pub fn weight(months: f64, half_life: f64) -> f64 {
    if half_life > 0.0 { 0.5_f64.powf(months.max(0.0) / half_life) } else { 1.0 }
}

/// A member left after `part` (0 to 1) of the term: debited for it, and the successor for the rest.
pub fn replaced(entries: &mut Vec<Chance>, leaves: usize, follows: usize, part: f64) {
    let Some(at) = entries.iter().position(|entry| entry.person == leaves) else { return };
    let rest = entries[at].debit * (1.0 - part.clamp(0.0, 1.0));
    entries[at].debit -= rest;
    match entries.iter_mut().find(|entry| entry.person == follows) {
        Some(entry) => entry.debit += rest,
        None => entries.push(Chance { person: follows, credit: 0.0, debit: rest }),
    }
}

/// The person declined a seat: the chance was given, so they are debited what they had been credited of it, and those
/// who still stood to be chosen are credited that much in proportion to their own chances. A superior's refusal leaves
/// the entries alone.
pub fn refused(entries: &mut [Chance], person: usize) {
    let others: f64 = entries.iter().filter(|entry| entry.person != person).map(|entry| entry.credit).sum();
    let Some(at) = entries.iter().position(|entry| entry.person == person) else { return };
    if others <= 0.0 {
        return;
    }
    let given = entries[at].credit;
    entries[at].debit += given;
    entries.iter_mut().filter(|entry| entry.person != person).for_each(|entry| entry.credit += given * entry.credit / others);
}

#[cfg(test)]
mod tests {
    use super::super::entries;
    use super::*;
    use proptest::prelude::*;

    fn sum(entries: &[Chance]) -> f64 {
        entries.iter().map(|entry| entry.credit - entry.debit).sum()
    }

    #[test]
    fn by_hand() {
        assert!((weight(24.0, 24.0) - 0.5).abs() < 1e-12 && (weight(99.0, 0.0) - 1.0).abs() < 1e-12);
        let mut team = entries(&[0.5, 0.25, 0.25], &[0]);
        replaced(&mut team, 0, 2, 0.75);
        assert_eq!((team[0].debit, team[2].debit), (0.75, 0.25));
        let mut team = entries(&[0.5, 0.25, 0.25], &[1]);
        refused(&mut team, 0);
        assert_eq!((team[0].debit, team[1].credit, team[2].credit), (0.5, 0.5, 0.5));
    }

    proptest! {
        #[test]
        fn whatever_happens_the_sum_stays_zero(people in 3usize..20, part in 0.0f64..1.0, months in 0.0f64..90.0) {
            let mut team = entries(&vec![2.0 / people as f64; people], &[0, 1]);
            replaced(&mut team, 0, people + 1, part);
            refused(&mut team, 2);
            let factor = weight(months, 24.0);
            team.iter_mut().for_each(|entry| { entry.credit *= factor; entry.debit *= factor; });
            prop_assert!(sum(&team).abs() < 1e-9);
        }
    }
}
