//! Who served, and what each person is owed: the chance ledger of Fagin and Williams (IBM J. Res. Dev. 27, 1983).
//!
//! For every team issued each person is credited the chance they fairly had and each member is debited 1, so the
//! entries of one team sum to 0 and a balance above 0 means "has waited longer than their share".

mod fade;
mod lending;
mod measures;
mod turns;

pub use fade::HalfLife;
pub use lending::{Account, Lent, lending};
pub(crate) use measures::effective_of_kinds;
pub use measures::{Evenness, Head, Measures, Mixing, blau, effective_candidates, evenness, measures, median, random_mixing, random_mixing_of};
pub use turns::{part_terms, refused, rest};

/// One line of the ledger: person by index of the caller's list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    pub person: usize,
    /// The chance fairly had, 0 to 1.
    pub credit: f64,
    /// 1 for a member, else 0.
    pub debit: f64,
}

/// The simple share that stands in where no lottery was computed: each class of seats gives `seats / admissible people`
/// to each of its admissible people; what the cap of 1 a person takes off is shared among the others of the team.
///
/// `classes`: for each class the number of seats (a part of one where a seat is shared by classes) and the people admissible
/// for it (indices below `people`).
/// Returns the chance of each person, 0 to 1; they sum to the number of seats as long as there are as many
/// admissible people as seats.
pub fn simple_share<Seats: Copy + Into<f64>>(people: usize, classes: &[(Seats, Vec<usize>)]) -> Vec<f64> {
    let mut share = vec![0.0; people];
    let mut able = vec![false; people];
    let mut seats = 0.0;
    for (count, pool) in classes {
        if pool.is_empty() {
            continue;
        }
        let count: f64 = (*count).into();
        seats += count;
        for &person in pool {
            share[person] += count / pool.len() as f64;
            able[person] = true;
        }
    }
    for _ in 0..64 {
        let over: f64 = share.iter().map(|s| (s - 1.0).max(0.0)).sum();
        if over <= 1e-12 {
            break;
        }
        share.iter_mut().for_each(|s| *s = s.min(1.0));
        let room: Vec<usize> = (0..people).filter(|&p| able[p] && share[p] < 1.0).collect();
        if room.is_empty() {
            break;
        }
        let each = over / room.len() as f64;
        room.into_iter().for_each(|p| share[p] += each);
    }
    debug_assert!(share.iter().sum::<f64>() <= seats + 1e-6);
    share
}

/// The entries of one team: credits of all admissible people, debits of its members. They sum to 0 when the shares
/// sum to the team's size. People with neither are left out.
pub fn entries(shares: &[f64], members: &[usize]) -> Vec<Chance> {
    let mut debit = vec![0.0; shares.len()];
    members.iter().for_each(|&person| debit[person] += 1.0);
    (0..shares.len()).filter(|&p| shares[p] != 0.0 || debit[p] != 0.0).map(|p| Chance { person: p, credit: shares[p], debit: debit[p] }).collect()
}

/// A team from before the product: nobody knows who was eligible, so all who were in service then are credited alike.
#[derive(Clone, Debug)]
pub struct OpeningTeam {
    /// Orders teams and people by time: a person counts when `joined <= started`. Any unit, such as days.
    pub started: i64,
    pub members: Vec<usize>,
    /// What its entries count for today, 0 to 1: [`HalfLife::weight`].
    pub weight: f64,
}

/// Opening credit and debit of each person: every team credits seats / active to those active when it started (and to
/// its members, whatever the file says of their start), and debits its members 1; both by the team's weight. The sum over
/// all people is 0.
pub fn opening(joined: &[i64], teams: &[OpeningTeam]) -> Vec<Chance> {
    let mut order: Vec<i64> = joined.to_vec();
    order.sort_unstable();
    let mut credit = vec![0.0; joined.len()];
    let mut debit = vec![0.0; joined.len()];
    let mut shares: Vec<(i64, f64)> = Vec::with_capacity(teams.len());
    for team in teams {
        let mut late: Vec<usize> = team.members.iter().copied().filter(|&p| joined[p] > team.started).collect();
        late.sort_unstable();
        late.dedup();
        let counted = order.partition_point(|&day| day <= team.started) + late.len();
        if counted == 0 {
            continue;
        }
        let each = team.weight * team.members.len() as f64 / counted as f64;
        shares.push((team.started, each));
        late.into_iter().for_each(|p| credit[p] += each);
        team.members.iter().for_each(|&p| debit[p] += team.weight);
    }
    // those in service get the shares of every team that started on or after their first day
    shares.sort_by_key(|share| share.0);
    let mut from = vec![0.0; shares.len() + 1];
    for at in (0..shares.len()).rev() {
        from[at] = from[at + 1] + shares[at].1;
    }
    for (person, day) in joined.iter().enumerate() {
        credit[person] += from[shares.partition_point(|share| share.0 < *day)];
    }
    (0..joined.len()).map(|p| Chance { person: p, credit: credit[p], debit: debit[p] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sole_candidate_is_owed_nothing_and_the_rest_is_shared() {
        // person 0 is the only one for a seat and one of three for two others
        let shares = simple_share(3, &[(1, vec![0]), (2, vec![0, 1, 2])]);
        assert!((shares.iter().sum::<f64>() - 3.0).abs() < 1e-9);
        assert!(shares.iter().all(|s| (s - 1.0).abs() < 1e-9));
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_seats_and_no_one_exceeds_one(classes in prop::collection::vec((1u16..4, prop::collection::btree_set(0usize..30, 4..30)), 1..6)) {
            let classes: Vec<(u16, Vec<usize>)> = classes.into_iter().map(|(n, pool)| (n, pool.into_iter().collect())).collect();
            let able = (0..30).filter(|p| classes.iter().any(|(_, pool)| pool.contains(p))).count();
            let seats: u16 = classes.iter().map(|(n, _)| n).sum();
            prop_assume!(able >= usize::from(seats));
            let shares = simple_share(30, &classes);
            prop_assert!((shares.iter().sum::<f64>() - f64::from(seats)).abs() < 1e-6);
            prop_assert!(shares.iter().all(|s| (-1e-9..=1.0 + 1e-9).contains(s)));
        }

        #[test]
        fn opening_entries_sum_to_zero(joined in prop::collection::vec(0i64..100, 5..40), starts in prop::collection::vec(0i64..120, 0..8)) {
            let teams: Vec<OpeningTeam> = starts.iter().enumerate().map(|(i, s)| OpeningTeam { started: *s, members: vec![i % joined.len(), (i + 2) % joined.len()], weight: 0.5f64.powi(i as i32) }).collect();
            let sum: f64 = opening(&joined, &teams).iter().map(|c| c.credit - c.debit).sum();
            prop_assert!(sum.abs() < 1e-6);
        }
    }
}
