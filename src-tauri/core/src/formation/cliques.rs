//! Past pairs as circles of people who have all met: what makes repeated pairs cheap to count exactly.
//!
//! With `k` members from one circle a team repeats `k (k - 1) / 2` of its pairs, a convex number that its tangents
//! describe exactly at whole `k`. Pair by pair the relaxation would see two halves of a person and no repeat at all.

use super::ground::Ground;
use std::collections::BTreeMap;

/// People who have all met one another, so many times.
pub(super) struct Clique {
    /// Units, ascending; two or more.
    pub units: Vec<usize>,
    pub times: f64,
    pub kind: Kind,
}

/// Why it costs to have two of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// People who have met: a repeated pair.
    Met,
    /// One person in several teams of a portfolio: each seat leaves a balance less by 1 for the next, so that `k` seats
    /// count `k (k - 1) / 2` less than `k` times the balance.
    Seats,
}

/// Splits weighted pairs (lower, higher, how often) into circles: each meeting of each pair is in exactly one. Greedy,
/// from those who met most people.
pub(super) fn split(units: usize, pairs: &[(usize, usize, f64)]) -> Vec<Clique> {
    let mut left: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); units];
    for (a, b, times) in pairs {
        *left[*a].entry(*b).or_default() += times;
        *left[*b].entry(*a).or_default() += times;
    }
    let mut order: Vec<usize> = (0..units).filter(|unit| !left[*unit].is_empty()).collect();
    order.sort_by_key(|unit| (std::cmp::Reverse(left[*unit].len()), *unit));
    let mut cliques = Vec::new();
    for first in order {
        while !left[first].is_empty() {
            let mut around: Vec<usize> = left[first].keys().copied().collect();
            around.sort_by_key(|unit| (std::cmp::Reverse(left[*unit].len()), *unit));
            let mut members = vec![first];
            for unit in around {
                if members.iter().all(|member| left[*member].contains_key(&unit)) {
                    members.push(unit);
                }
            }
            members.sort_unstable();
            let inside = || members.iter().enumerate().flat_map(|(at, a)| members[at + 1..].iter().map(move |b| (*a, *b)));
            let times = inside().map(|(a, b)| left[a][&b]).fold(f64::INFINITY, f64::min);
            for (a, b) in inside().collect::<Vec<_>>() {
                for (from, to) in [(a, b), (b, a)] {
                    let rest = left[from].get_mut(&to).map_or(0.0, |rest| {
                        *rest -= times;
                        *rest
                    });
                    if rest <= 0.0 {
                        left[from].remove(&to);
                    }
                }
            }
            cliques.push(Clique { units: members, times, kind: Kind::Met });
        }
    }
    cliques
}

/// Circles of which a team has two members or more, by index in [`Ground::cliques`]: those whose pairs it repeats.
pub(super) fn met(ground: &Ground, team: &[usize]) -> Vec<usize> {
    paired(ground, team.iter().map(|column| ground.columns[*column].unit))
}

/// Circles with two of these units or more, ascending.
pub(super) fn paired(ground: &Ground, units: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut seen: Vec<usize> = units.filter_map(|unit| ground.cliques_of.get(unit)).flatten().copied().collect();
    seen.sort_unstable();
    let mut paired: Vec<usize> = seen.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    paired.dedup();
    paired
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formation::tests::support::Dice;

    #[test]
    fn every_meeting_is_in_exactly_one_circle() {
        for number in 0..200 {
            let mut dice = Dice(number);
            let mut pairs = Vec::new();
            for a in 0..14 {
                for b in a + 1..14 {
                    if dice.hit(10 + number % 80) {
                        pairs.push((a, b, 1.0 + dice.below(3) as f64));
                    }
                }
            }
            let mut counted: BTreeMap<(usize, usize), f64> = BTreeMap::new();
            for clique in split(14, &pairs) {
                assert!(clique.units.len() >= 2 && clique.times > 0.0 && clique.units.is_sorted());
                for (at, a) in clique.units.iter().enumerate() {
                    clique.units[at + 1..].iter().for_each(|b| *counted.entry((*a, *b)).or_default() += clique.times);
                }
            }
            assert_eq!(counted, pairs.iter().map(|(a, b, times)| ((*a, *b), *times)).collect(), "{number}");
        }
    }
}
