//! Who works with whom across agencies: the E-I index of Krackhardt and Stern (Social Psychology Quarterly 51, 1988).

use crate::roster::rows::Person;
use rampak_core::ledger::{Mixing, random_mixing, random_mixing_of};
use std::collections::HashMap;

/// Ties of one agency's people: pairs of members of one team, each pair once a team.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tie {
    mixing: Mixing,
    /// What random mixing of the same sizes would give.
    pub expected: Option<f64>,
}

impl Tie {
    pub fn internal(self) -> u32 {
        u32::try_from(self.mixing.internal).unwrap_or(u32::MAX)
    }

    pub fn external(self) -> u32 {
        u32::try_from(self.mixing.external).unwrap_or(u32::MAX)
    }

    /// `None` without ties.
    pub fn index(self) -> Option<f64> {
        self.mixing.index()
    }

    /// Takes back a pair who were counted but never met.
    fn part(&mut self, internal: bool) {
        let count = if internal { &mut self.mixing.internal } else { &mut self.mixing.external };
        *count = count.saturating_sub(1);
    }

    /// Adds a team: ties among the agency's own members, and theirs to the rest of the team.
    fn add(&mut self, own: u32, rest: u32) {
        let (mut among, mut all) = (Mixing::default(), Mixing::default());
        among.add(&[own]);
        all.add(&[own, rest]);
        self.mixing.internal += among.internal;
        self.mixing.external += all.external;
    }
}

/// Ties by agency, and of all together.
pub struct Ties {
    agencies: HashMap<String, Tie>,
    /// A tie between two agencies once.
    pub whole: Tie,
}

impl Ties {
    pub fn of(&self, agency: &str) -> Tie {
        self.agencies.get(agency).copied().unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &Tie)> {
        self.agencies.iter()
    }
}

/// Counts ties of teams, given as (team, person) sorted by team. The expected index treats a partner as drawn at
/// random from everybody else of the `people`.
/// `never_met`: pairs of one team who never served at the same time.
pub fn ties(members: &[(String, String)], never_met: &[(String, String)], people: &[Person]) -> Ties {
    let agency: HashMap<&str, &str> = people.iter().map(|p| (p.id.as_str(), p.agency.as_deref().unwrap_or(""))).collect();
    let mut size: HashMap<&str, u32> = HashMap::new();
    people.iter().for_each(|p| *size.entry(p.agency.as_deref().unwrap_or("")).or_default() += 1);
    let (mut all, mut whole): (HashMap<String, Tie>, Tie) = Default::default();
    for team in members.chunk_by(|a, b| a.0 == b.0) {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for (_, person) in team {
            if let Some(agency) = agency.get(person.as_str()) {
                *counts.entry(agency).or_default() += 1;
            }
        }
        let total: u32 = counts.values().sum();
        whole.mixing.add(&counts.values().copied().collect::<Vec<u32>>());
        for (agency, count) in counts {
            all.entry(agency.to_string()).or_default().add(count, total - count);
        }
    }
    for (a, b) in never_met {
        let (Some(a), Some(b)) = (agency.get(a.as_str()), agency.get(b.as_str())) else { continue };
        whole.part(a == b);
        for side in if a == b { vec![a] } else { vec![a, b] } {
            all.entry((*side).to_string()).or_default().part(a == b);
        }
    }
    for (agency, tie) in &mut all {
        tie.expected = random_mixing_of(size.get(agency.as_str()).copied().unwrap_or(0), people.len() as u32);
    }
    whole.expected = random_mixing(&size.into_values().collect::<Vec<u32>>());
    Ties { agencies: all, whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// People of agencies of these sizes, in the order of the agencies.
    fn people(sizes: &[usize]) -> Vec<Person> {
        let of = |(at, size): (usize, &usize)| (0..*size).map(move |n| Person { id: format!("{at}-{n}"), agency: Some(at.to_string()), ..Person::default() });
        sizes.iter().enumerate().flat_map(of).collect()
    }

    fn pairs(people: &[Person]) -> Vec<(String, String)> {
        let pair = |a: usize, b: usize| [(format!("{a} {b}"), people[a].id.clone()), (format!("{a} {b}"), people[b].id.clone())];
        (0..people.len()).flat_map(|a| (a + 1..people.len()).flat_map(move |b| pair(a, b))).collect()
    }

    #[test]
    fn where_everybody_meets_everybody_the_index_is_the_expected_one() {
        let people = people(&[1, 3, 6]);
        let all = ties(&pairs(&people), &[], &people);
        for agency in ["0", "1", "2"] {
            let tie = all.of(agency);
            let (index, expected) = (tie.index().expect("ties"), tie.expected.expect("two people"));
            assert!((index - expected).abs() < 1e-12, "{agency}: {index} against {expected}");
        }
        // of 45 pairs 3 + 15 are internal
        assert_eq!((all.whole.internal(), all.whole.external()), (18, 27));
        assert!((all.whole.index().expect("ties") - 0.2).abs() < 1e-12 && (all.whole.expected.expect("people") - 0.2).abs() < 1e-12);
        let (inside, outside) = all.iter().fold((0, 0), |sum, (_, tie)| (sum.0 + tie.internal(), sum.1 + tie.external()));
        assert_eq!((inside, outside), (18, 2 * 27), "a tie between two agencies is seen from both");
    }

    #[test]
    fn teams_drawn_at_random_come_to_the_expected_index() {
        let people = people(&[4, 10, 16]);
        // a fixed generator: Knuth's MMIX
        let mut state = 7u64;
        let mut below = |n: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % n
        };
        let mut members = Vec::new();
        for team in 0..4_000 {
            let mut order: Vec<usize> = (0..people.len()).collect();
            for at in 0..5 {
                order.swap(at, at + below(people.len() - at));
                members.push((format!("{team:04}"), people[order[at]].id.clone()));
            }
        }
        let all = ties(&members, &[], &people);
        for (name, tie) in all.iter().chain([(&"whole".to_string(), &all.whole)]) {
            let (index, expected) = (tie.index().expect("ties"), tie.expected.expect("two people"));
            assert!((index - expected).abs() < 0.02, "{name}: {index} against {expected}");
        }
    }

    #[test]
    fn who_never_met_has_no_tie() {
        let people = people(&[2, 1]);
        let team: Vec<(String, String)> = people.iter().map(|p| ("t".to_string(), p.id.clone())).collect();
        let all = ties(&team, &[("0-0".into(), "1-0".into())], &people);
        assert_eq!((all.whole.internal(), all.whole.external(), all.of("1").external()), (1, 1, 1));
    }
}
