//! How evenly chances and ties fell, in figures that mean the same wherever they are shown.

/// Served against owed, of everybody who was ever owed anything.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evenness {
    /// 0: all served in proportion to what they were owed; towards 1: a few served for all.
    pub gini: f64,
    /// Jain's index: 1 when all are served in proportion, towards 0 when a few are.
    pub jain: f64,
}

/// Gini and Jain of `served / owed`, each person weighed by what they were owed, so that a chance of one in a thousand
/// does not weigh like a whole seat. `people`: (owed, served), both 0 or more; those owed nothing are left out. With
/// nobody served or owed both say "even".
pub fn evenness(people: impl IntoIterator<Item = (f64, f64)>) -> Evenness {
    let mut rated: Vec<(f64, f64)> = people.into_iter().filter(|(owed, _)| *owed > 0.0).map(|(owed, served)| (served / owed, owed)).collect();
    rated.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let owed: f64 = rated.iter().map(|(_, owed)| owed).sum();
    let served: f64 = rated.iter().map(|(ratio, owed)| ratio * owed).sum();
    if owed <= 0.0 || served <= 0.0 {
        return Evenness { gini: 0.0, jain: 1.0 };
    }
    let squares: f64 = rated.iter().map(|(ratio, owed)| owed * ratio * ratio).sum();
    let (mut below, mut area) = (0.0, 0.0);
    for (ratio, owed) in rated {
        // a trapezium under the Lorenz curve, twice its size
        area += owed * (2.0 * below + ratio * owed);
        below += ratio * owed;
    }
    Evenness { gini: (1.0 - area / (owed * served)).max(0.0), jain: served * served / (owed * squares) }
}

/// What the book says of one person, as the measures read it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Head {
    /// Ever eligible: had a chance above 0, in either reading, in a team that was issued. Opening entries credit everyone
    /// who was in service, and say nothing of who was able.
    pub eligible: bool,
    /// Seats served on teams of any kind, and of these on teams that were issued.
    pub served: u32,
    pub issued: u32,
    /// What they were owed, and what they were debited.
    pub credit: f64,
    pub debit: f64,
}

/// How chances fell over some people: the same figures wherever they are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    pub people: u32,
    /// Ever eligible, and of these never on a team of any kind.
    pub eligible: u32,
    pub never: u32,
    pub served: u32,
    pub issued: u32,
    /// Balances of anyone; 0 of nobody.
    pub largest: f64,
    pub smallest: f64,
    pub evenness: Evenness,
}

impl Measures {
    /// Share (0 to 1) of the ever eligible who were never chosen; `None` while nobody was eligible.
    pub fn never_share(&self) -> Option<f64> {
        (self.eligible > 0).then(|| f64::from(self.never) / f64::from(self.eligible))
    }

    /// Seats on teams of any kind for each person.
    pub fn seats_per_head(&self) -> f64 {
        f64::from(self.served) / f64::from(self.people.max(1))
    }

    /// Seats on issued teams, of which alone it is known who was eligible, for each person ever eligible; `None` while nobody was.
    pub fn seats_per_eligible(&self) -> Option<f64> {
        (self.eligible > 0).then(|| f64::from(self.issued) / f64::from(self.eligible))
    }
}

/// The measures of some people: of everyone, or of one agency.
pub fn measures(heads: &[Head]) -> Measures {
    let balances = || heads.iter().map(|head| head.credit - head.debit);
    let count = |of: fn(&Head) -> u32| heads.iter().map(of).sum::<u32>();
    Measures {
        people: heads.len() as u32,
        eligible: count(|head| head.eligible.into()),
        never: count(|head| (head.eligible && head.served == 0).into()),
        served: count(|head| head.served),
        issued: count(|head| head.issued),
        largest: balances().reduce(f64::max).unwrap_or(0.0),
        smallest: balances().reduce(f64::min).unwrap_or(0.0),
        evenness: evenness(heads.iter().map(|head| (head.credit, head.debit))),
    }
}

/// Effective number of candidates of `seats` seats: `1 / sum((chance / seats)^2)`. As many as there are people when all
/// have the same chance, `seats` when nobody else could come; 0 without chances.
pub fn effective_candidates(chances: impl IntoIterator<Item = f64>, seats: f64) -> f64 {
    effective_of_kinds(chances.into_iter().map(|chance| (1.0, chance)), seats)
}

/// The same of (people, the chance of each of them).
pub(crate) fn effective_of_kinds(kinds: impl IntoIterator<Item = (f64, f64)>, seats: f64) -> f64 {
    let squares: f64 = kinds.into_iter().map(|(people, chance)| people * (chance / seats).powi(2)).sum();
    if squares > 0.0 { 1.0 / squares } else { 0.0 }
}

/// The middle of some figures, or the mean of the two in the middle; `None` of none.
pub fn median(figures: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_unstable_by(f64::total_cmp);
    let (low, high) = (figures.get(figures.len().checked_sub(1)? / 2)?, figures.get(figures.len() / 2)?);
    Some((low + high) / 2.0)
}

/// Blau's heterogeneity of one team, `1 - sum(share^2)`, by members an agency: 0 for one agency, towards 1 for many.
pub fn blau(members: &[u32]) -> f64 {
    let all: f64 = members.iter().copied().map(f64::from).sum();
    if all == 0.0 { 0.0 } else { 1.0 - members.iter().map(|n| (f64::from(*n) / all).powi(2)).sum::<f64>() }
}

/// Ties within and across agencies: pairs of members of one team, each pair once a team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mixing {
    pub internal: u64,
    pub external: u64,
}

impl Mixing {
    /// Adds a team, by members an agency.
    pub fn add(&mut self, members: &[u32]) {
        let all: u64 = members.iter().copied().map(u64::from).sum();
        let internal: u64 = members.iter().map(|n| u64::from(*n) * u64::from(n.saturating_sub(1)) / 2).sum();
        self.internal += internal;
        self.external += all * all.saturating_sub(1) / 2 - internal;
    }

    /// The E-I index of Krackhardt and Stern, -1 closed to +1 open; `None` without ties.
    pub fn index(self) -> Option<f64> {
        let (internal, external) = (self.internal as f64, self.external as f64);
        (internal + external > 0.0).then(|| (external - internal) / (external + internal))
    }
}

/// The E-I index that random mixing of agencies of these sizes gives: any two people are alike likely to meet, so
/// `sum(n (n - 1)) / (N (N - 1))` of the ties are internal. `None` below two people.
pub fn random_mixing(sizes: &[u32]) -> Option<f64> {
    let all: f64 = sizes.iter().copied().map(f64::from).sum();
    let same: f64 = sizes.iter().map(|n| f64::from(*n) * (f64::from(*n) - 1.0)).sum();
    (all > 1.0).then(|| 1.0 - 2.0 * same / (all * (all - 1.0)))
}

/// The same of one group of `own` people among `all`: a partner of theirs is one of their own with the chance
/// `(own - 1) / (all - 1)`, and such a pair is one tie of two ends. `None` below two people, or of an empty group.
pub fn random_mixing_of(own: u32, all: u32) -> Option<f64> {
    if own == 0 || all < 2 {
        return None;
    }
    let share = (f64::from(own) - 1.0) / (f64::from(all) - 1.0);
    let (internal, external) = (share / 2.0, 1.0 - share);
    Some((external - internal) / (external + internal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn by_hand() {
        // two owed one seat each; one served twice: the Lorenz curve runs along the floor to the middle
        let one = evenness([(1.0, 2.0), (1.0, 0.0)]);
        assert!((one.gini - 0.5).abs() < 1e-12 && (one.jain - 0.5).abs() < 1e-12);
        let even = evenness([(0.5, 1.0), (2.0, 4.0), (0.0, 0.0)]);
        assert!(even.gini.abs() < 1e-12 && (even.jain - 1.0).abs() < 1e-12);
        assert!((effective_candidates([0.5; 4], 2.0) - 4.0).abs() < 1e-12);
        assert!((effective_candidates([1.0], 1.0) - 1.0).abs() < 1e-12);
        assert!((blau(&[2, 2]) - 0.5).abs() < 1e-12);
        assert_eq!((median([3.0, 1.0, 2.0]), median([1.0, 4.0]), median([])), (Some(2.0), Some(2.5), None));
        let mut mixing = Mixing::default();
        mixing.add(&[2, 1]);
        assert_eq!(mixing, Mixing { internal: 1, external: 2 });
        // of the six pairs of two agencies of two, two are internal
        assert!((random_mixing(&[2, 2]).unwrap_or(9.0) - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn never_chosen_is_of_those_who_could_be() {
        let head = |eligible, served, issued, credit: f64, debit: f64| Head { eligible, served, issued, credit, debit };
        // credited by an opening team alone; able and passed over; able and served since; served before the product, able since
        let heads = [head(false, 0, 0, 0.5, 0.0), head(true, 0, 0, 0.8, 0.0), head(true, 1, 1, 0.7, 1.0), head(true, 1, 0, 0.5, 1.5)];
        let all = measures(&heads);
        assert_eq!((all.people, all.eligible, all.never, all.served, all.issued), (4, 3, 1, 2, 1));
        assert_eq!((all.never_share(), all.seats_per_head(), all.seats_per_eligible()), (Some(1.0 / 3.0), 0.5, Some(1.0 / 3.0)));
        assert_eq!((all.largest, all.smallest), (0.8, -1.0));
        assert_eq!(all.evenness, evenness(heads.iter().map(|head| (head.credit, head.debit))));
        let opening = measures(&heads[..1]);
        assert_eq!((opening.never_share(), opening.seats_per_eligible(), opening.never), (None, None, 0));
        assert_eq!((measures(&[]).largest, measures(&[]).evenness.jain), (0.0, 1.0));
    }

    proptest! {
        #[test]
        fn figures_stay_in_their_ranges(people in prop::collection::vec((0.0f64..5.0, 0u8..4), 1..40)) {
            let even = evenness(people.iter().map(|(owed, served)| (*owed, f64::from(*served))));
            prop_assert!((0.0..=1.0).contains(&even.gini));
            prop_assert!(even.jain > 0.0 && even.jain <= 1.0 + 1e-9);
        }

        #[test]
        fn random_mixing_is_the_mean_over_all_pairs(sizes in prop::collection::vec(1u32..6, 2..6)) {
            let mut all = Mixing::default();
            all.add(&sizes);
            let (Some(index), Some(expected)) = (all.index(), random_mixing(&sizes)) else { return Err(TestCaseError::fail("ties")) };
            prop_assert!((index - expected).abs() < 1e-9);
        }

        #[test]
        fn random_mixing_of_a_group_is_the_mean_over_all_its_pairs(own in 1u32..9, rest in 1u32..30) {
            // one group among others: pairs of its own, and pairs of one of it with one of the others
            let (mut among, mut all) = (Mixing::default(), Mixing::default());
            among.add(&[own]);
            all.add(&[own, rest]);
            let index = Mixing { internal: among.internal, external: all.external }.index().unwrap_or(9.0);
            prop_assert!((index - random_mixing_of(own, own + rest).unwrap_or(9.0)).abs() < 1e-9);
        }

        #[test]
        fn no_more_effective_candidates_than_people(chances in prop::collection::vec(0.01f64..1.0, 1..40)) {
            let seats: f64 = chances.iter().sum();
            let effective = effective_candidates(chances.iter().copied(), seats);
            prop_assert!(effective >= 1.0 - 1e-9 && effective <= chances.len() as f64 + 1e-6);
        }
    }
}
