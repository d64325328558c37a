//! Who works with whom across agencies: the E-I index of Krackhardt and Stern (Social Psychology Quarterly 51, 1988).

use crate::roster::rows::Person;
use rampak_core::ledger::Mixing;
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

/// Ties by agency.
pub struct Ties(HashMap<String, Tie>);

impl Ties {
    pub fn of(&self, agency: &str) -> Tie {
        self.0.get(agency).copied().unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &Tie)> {
        self.0.iter()
    }
}

/// Counts ties of teams, given as (team, person) sorted by team. The expected index treats a partner as drawn at
/// random from everybody else: a share (n - 1) / (N - 1) of them is of one's own agency of n.
/// `never_met`: pairs of one team who never served at the same time.
pub fn ties(members: &[(String, String)], never_met: &[(String, String)], people: &[Person]) -> Ties {
    let agency: HashMap<&str, &str> = people.iter().map(|p| (p.id.as_str(), p.agency.as_deref().unwrap_or(""))).collect();
    let mut size: HashMap<&str, u32> = HashMap::new();
    people.iter().for_each(|p| *size.entry(p.agency.as_deref().unwrap_or("")).or_default() += 1);
    let mut all: HashMap<String, Tie> = HashMap::new();
    for team in members.chunk_by(|a, b| a.0 == b.0) {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for (_, person) in team {
            if let Some(agency) = agency.get(person.as_str()) {
                *counts.entry(agency).or_default() += 1;
            }
        }
        let total: u32 = counts.values().sum();
        for (agency, count) in counts {
            all.entry(agency.to_string()).or_default().add(count, total - count);
        }
    }
    for (a, b) in never_met {
        let (Some(a), Some(b)) = (agency.get(a.as_str()), agency.get(b.as_str())) else { continue };
        for side in if a == b { vec![a] } else { vec![a, b] } {
            all.entry((*side).to_string()).or_default().part(a == b);
        }
    }
    let everyone = people.len() as f64;
    for (agency, tie) in &mut all {
        let own = size.get(agency.as_str()).map_or(0.0, |n| f64::from(*n) - 1.0);
        // an internal pair is one tie of two ends, an external pair one tie of one end
        if everyone > 1.0 {
            let share = own / (everyone - 1.0);
            let (internal, external) = (share / 2.0, 1.0 - share);
            tie.expected = Some((external - internal) / (external + internal));
        }
    }
    Ties(all)
}
