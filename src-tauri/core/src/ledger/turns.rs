//! A seat that more than one person had to do with: a refusal, or a term served in part.

use super::Chance;
use jiff::civil::Date;

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

/// The share of a term, 0 to 1, that is left on a day: that day and those after it. Both ends of the term count.
pub fn rest(start: Date, end: Date, from: Date) -> f64 {
    let days = |a: Date, b: Date| f64::from(a.until(b).map_or(0, |span| span.get_days()) + 1).max(0.0);
    let term = days(start, end);
    if term <= 0.0 { 0.0 } else { (days(from, end) / term).clamp(0.0, 1.0) }
}

/// Entries for members who leave when `rest` of the term is left, and for those who serve it instead: who leaves is debited
/// for the part served, the successor for the rest. Where fewer come than go the team is smaller for the rest, and everyone
/// was given so much less of a chance, in proportion to what they had (`shares`); a team that is revoked is the case in
/// which nobody comes. Together with the entries of the team, and by themselves, these sum to 0; of a team for which nobody was
/// given a chance only where as many come as go.
pub fn part_terms(shares: &[f64], leaves: &[usize], enters: &[usize], rest: f64) -> Vec<Chance> {
    let all: f64 = shares.iter().sum();
    let people = leaves.iter().chain(enters).map(|p| p + 1).chain([shares.len()]).max().unwrap_or(0);
    let more = if all > 0.0 { rest * (enters.len() as f64 - leaves.len() as f64) / all } else { 0.0 };
    let count = |list: &[usize], person: usize| list.iter().filter(|p| **p == person).count() as f64;
    (0..people)
        .map(|p| Chance { person: p, credit: more * shares.get(p).copied().unwrap_or(0.0), debit: rest * (count(enters, p) - count(leaves, p)) })
        .filter(|entry| entry.credit != 0.0 || entry.debit != 0.0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{entries, simple_share};
    use jiff::civil::date;
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

    #[test]
    fn a_term_is_shared_by_days() {
        let (start, end) = (date(2027, 1, 1), date(2027, 1, 10));
        assert_eq!(rest(start, end, start), 1.0);
        assert_eq!(rest(start, end, date(2027, 1, 6)), 0.5);
        assert_eq!((rest(start, end, end), rest(start, end, date(2027, 1, 11)), rest(start, end, date(2026, 1, 1))), (0.1, 0.0, 1.0));
        // over a month and a year end
        assert!((rest(date(2026, 12, 1), date(2027, 1, 31), date(2027, 1, 1)) - 0.5).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn part_terms_sum_to_zero_and_share_one_seat(
            pool in 8usize..30, leaves in prop::collection::btree_set(0usize..4, 1..4), come in 0usize..4, left in 0.0f64..=1.0
        ) {
            let shares = simple_share(pool, &[(4u16, (0..pool).collect())]);
            let leaves: Vec<usize> = leaves.into_iter().collect();
            let enters: Vec<usize> = (4..4 + come.min(leaves.len())).collect();
            let moved = part_terms(&shares, &leaves, &enters, left);
            prop_assert!(sum(&moved).abs() < 1e-9);
            let mut all = entries(&shares, &[0, 1, 2, 3]);
            all.extend(&moved);
            prop_assert!(sum(&all).abs() < 1e-9);
            let debit = |person: usize| all.iter().filter(|entry| entry.person == person).map(|entry| entry.debit).sum::<f64>();
            prop_assert!((debit(leaves[0]) - (1.0 - left)).abs() < 1e-9);
            for successor in &enters {
                prop_assert!((debit(*successor) - left).abs() < 1e-9);
            }
            if enters.len() == leaves.len() {
                prop_assert!(moved.iter().all(|entry| entry.credit == 0.0));
            }
        }

        #[test]
        fn a_revoked_team_counts_for_the_part_it_served(pool in 6usize..30, left in 0.0f64..=1.0) {
            let shares = simple_share(pool, &[(3u16, (0..pool).collect())]);
            let mut all = entries(&shares, &[0, 1, 2]);
            all.extend(part_terms(&shares, &[0, 1, 2], &[], left));
            for (person, share) in shares.iter().enumerate() {
                let credit: f64 = all.iter().filter(|entry| entry.person == person).map(|entry| entry.credit).sum();
                prop_assert!((credit - (1.0 - left) * share).abs() < 1e-9);
            }
        }

        #[test]
        fn a_refusal_sums_to_zero_by_itself(pool in 6usize..30, seats in 1u16..5, refuses in 0usize..40) {
            let shares = simple_share(pool, &[(seats, (0..pool).collect())]);
            prop_assert!(sum(&refused(&shares, refuses)).abs() < 1e-9);
        }
    }
}
