//! A seat that more than one person had to do with: a refusal, and a member replaced before the term ends.

use super::Chance;

/// Entries for a refusal by the person, which counts as a chance given: one more was given than there are seats. Whoever
/// refused is debited it, and it is credited to all in proportion to the chances they fairly had, so that these entries sum
/// to 0 by themselves, the successor pays for their own seat alone, and who refuses is asked no sooner than who serves.
/// `shares`: the chances of the team. Without any there is nothing to share out, and nothing is entered.
pub fn refused(shares: &[f64], person: usize) -> Vec<Chance> {
    let all: f64 = shares.iter().sum();
    if all <= 0.0 {
        return Vec::new();
    }
    let credit = |p: usize| shares.get(p).map_or(0.0, |share| share / all);
    (0..shares.len().max(person + 1))
        .map(|p| Chance { person: p, credit: credit(p), debit: f64::from(u8::from(p == person)) })
        .filter(|entry| entry.credit > 0.0 || entry.debit > 0.0)
        .collect()
}

/// Hands a member's seat over mid-term: of what `leaves` is debited for the team the part served stays, the rest passes to
/// `enters`. Credits stay as they were, and so does the sum. `served`: share of the term, clamped to 0 to 1.
pub fn part_term(entries: &mut Vec<Chance>, leaves: usize, enters: usize, served: f64) {
    let Some(leaver) = entries.iter_mut().find(|entry| entry.person == leaves) else { return };
    let rest = leaver.debit * (1.0 - served.clamp(0.0, 1.0));
    leaver.debit -= rest;
    match entries.iter_mut().find(|entry| entry.person == enters) {
        Some(successor) => successor.debit += rest,
        None => entries.push(Chance { person: enters, credit: 0.0, debit: rest }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{entries, simple_share};
    use proptest::prelude::*;

    fn sum(entries: &[Chance]) -> f64 {
        entries.iter().map(|entry| entry.credit - entry.debit).sum()
    }

    #[test]
    fn who_refuses_is_debited_like_who_serves() {
        let shares = [0.5, 0.25, 0.25];
        let lines = refused(&shares, 0);
        assert_eq!((lines[0].debit, lines[0].credit, lines[1].credit), (1.0, 0.5, 0.25));
        // one who came in from outside the pool
        assert!(sum(&refused(&shares, 7)).abs() < 1e-12 && refused(&shares, 7).iter().any(|entry| entry.person == 7 && entry.debit == 1.0));
        assert!(refused(&[], 0).is_empty());
    }

    proptest! {
        #[test]
        fn refusals_and_part_terms_keep_the_sum(pool in 6usize..30, seats in 1u16..5, refuses in 0usize..40, enters in 0usize..40, served in -0.5f64..1.5) {
            let shares = simple_share(pool, &[(seats, (0..pool).collect())]);
            let members: Vec<usize> = (0..usize::from(seats)).collect();
            let mut lines = entries(&shares, &members);
            prop_assert!(sum(&lines).abs() < 1e-9);
            prop_assert!(sum(&refused(&shares, refuses)).abs() < 1e-9);
            let debits: f64 = lines.iter().map(|entry| entry.debit).sum();
            part_term(&mut lines, 0, enters, served);
            prop_assert!(sum(&lines).abs() < 1e-9);
            prop_assert!((lines.iter().map(|entry| entry.debit).sum::<f64>() - debits).abs() < 1e-9);
            prop_assert!(lines.iter().all(|entry| entry.debit >= 0.0));
        }
    }
}
