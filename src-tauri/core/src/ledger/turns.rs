//! A seat that more than one person had to do with: a refusal.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::simple_share;
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
        fn a_refusal_sums_to_zero_by_itself(pool in 6usize..30, seats in 1u16..5, refuses in 0usize..40) {
            let shares = simple_share(pool, &[(seats, (0..pool).collect())]);
            prop_assert!(sum(&refused(&shares, refuses)).abs() < 1e-9);
        }
    }
}
