//! How the past fades: an old team weighs less than a new one.

use jiff::civil::Date;

/// The months in which the entries of a team come to weigh half, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfLife {
    /// 0: nothing fades.
    pub months: u16,
    pub today: Date,
}

impl HalfLife {
    /// What the entries of a team count for, above 0 to 1: `0.5^(months since issue / half-life)`. Credits and debits of one
    /// team take the same weight, so that their sum stays 0. A team of an unknown day, or of a day to come, weighs 1.
    ///
    /// Months are those of the calendar: balances, and the tie-break that is seeded by them, stand still within a month.
    pub fn weight(self, since: Option<Date>) -> f64 {
        let Some(since) = since.filter(|_| self.months > 0) else { return 1.0 };
        let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        0.5f64.powf(f64::from((month(self.today) - month(since)).max(0)) / f64::from(self.months))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{entries, simple_share};
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn by_hand() {
        let two_years = HalfLife { months: 24, today: date(2026, 11, 1) };
        assert_eq!(two_years.weight(Some(date(2026, 11, 30))), 1.0);
        assert_eq!(two_years.weight(Some(date(2024, 11, 30))), 0.5);
        assert_eq!(two_years.weight(Some(date(2022, 11, 1))), 0.25);
        assert_eq!((two_years.weight(None), two_years.weight(Some(date(2030, 1, 1)))), (1.0, 1.0));
        assert_eq!(HalfLife { months: 0, ..two_years }.weight(Some(date(1990, 1, 1))), 1.0);
    }

    proptest! {
        #[test]
        fn the_weakened_entries_of_a_team_still_sum_to_zero(pool in 4usize..30, members in prop::collection::btree_set(0usize..4, 1..4), months in 0u16..60, back in 0i16..20) {
            let shares = simple_share(pool, &[(members.len() as u16, (0..pool).collect())]);
            let members: Vec<usize> = members.into_iter().collect();
            let weight = HalfLife { months, today: date(2026, 11, 24) }.weight(Some(date(2026 - back, 3, 1)));
            let sum: f64 = entries(&shares, &members).iter().map(|entry| weight * entry.credit - weight * entry.debit).sum();
            prop_assert!(weight > 0.0 && weight <= 1.0 && sum.abs() < 1e-9);
        }
    }
}
