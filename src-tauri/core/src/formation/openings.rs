//! What a brief leaves open, before anyone is chosen and whatever their fit: who could come, how narrow each seat is, and
//! who is shut out by a missing assessment alone. Reported; it decides nothing.

use super::eligibility::{Funnel, open_funnels};
use super::instance::{Instance, PersonIx, SeatIx};
use crate::ledger::{effective_of_kinds, simple_share};
use std::collections::HashMap;

/// The seats of one brief with who may sit there, the host's pins left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Openings {
    people: usize,
    /// Seat, places, funnel; of the seats the engine fills.
    pub seats: Vec<(SeatIx, u16, Funnel)>,
}

/// `places`: people each seat of the brief takes.
pub fn openings(instance: &Instance, places: &[u16]) -> Openings {
    let seat = |(seat, funnel): (SeatIx, Funnel)| (seat, places.get(seat).copied().unwrap_or(0), funnel);
    Openings { people: instance.people.len(), seats: open_funnels(instance).into_iter().map(seat).collect() }
}

impl Openings {
    /// The chance of everyone who meets what is required, whatever their fit: the simple share. Those without are left out.
    pub fn opportunity(&self) -> Vec<(PersonIx, f64)> {
        let classes: Vec<(u16, Vec<PersonIx>)> = self.seats.iter().map(|(_, places, funnel)| (*places, funnel.eligible.clone())).collect();
        simple_share(self.people, &classes).into_iter().enumerate().filter(|(_, chance)| *chance > 0.0).collect()
    }

    /// Seats that people barred by nothing but a missing assessment would have had by the simple share, had they met the
    /// level: places over the eligible and them, at most 1 a person. By person.
    pub fn not_assessed(&self) -> Vec<(PersonIx, f64)> {
        let mut seats: HashMap<PersonIx, f64> = HashMap::new();
        for (_, places, funnel) in &self.seats {
            let share = f64::from(*places) / (funnel.eligible.len() + funnel.not_assessed.len()).max(1) as f64;
            funnel.not_assessed.iter().for_each(|person| *seats.entry(*person).or_default() += share);
        }
        let mut seats: Vec<(PersonIx, f64)> = seats.into_iter().map(|(person, share)| (person, share.min(1.0))).collect();
        seats.sort_unstable_by_key(|(person, _)| *person);
        seats
    }

    /// Effective number of candidates of each seat, in the order of `seats`, given everyone's chance to be on the team.
    ///
    /// A chance is of the team, so it is first laid out over the seats its owner may hold: as evenly as the places of each
    /// seat allow (rows and columns scaled in turn, as Sinkhorn and Knopp do). 0 where nobody with a chance may sit.
    pub fn effective(&self, chances: &[(PersonIx, f64)]) -> Vec<f64> {
        let mut able: Vec<Vec<usize>> = vec![Vec::new(); self.people];
        for (at, (_, _, funnel)) in self.seats.iter().enumerate().filter(|(_, (_, places, _))| *places > 0) {
            funnel.eligible.iter().for_each(|person| able[*person].push(at));
        }
        // people with the same chance and the same seats are one row
        let mut kinds: HashMap<(&[usize], u64), f64> = HashMap::new();
        for (person, chance) in chances.iter().filter(|(person, chance)| *chance > 0.0 && able.get(*person).is_some_and(|seats| !seats.is_empty())) {
            *kinds.entry((able[*person].as_slice(), chance.to_bits())).or_default() += 1.0;
        }
        let mut rows: Vec<Row> = kinds
            .into_iter()
            .map(|((seats, bits), people)| Row {
                people,
                chance: f64::from_bits(bits),
                parts: seats.iter().map(|seat| (*seat, f64::from_bits(bits))).collect(),
            })
            .collect();
        rows.sort_by(|a, b| a.key().partial_cmp(&b.key()).unwrap_or(std::cmp::Ordering::Equal));
        for _ in 0..ROUNDS {
            self.fill(&mut rows);
            for row in &mut rows {
                let sum: f64 = row.parts.iter().map(|(_, part)| part).sum();
                row.parts.iter_mut().for_each(|(_, part)| *part *= row.chance / sum);
            }
        }
        self.fill(&mut rows);
        let of = |at: usize, places: u16| {
            let parts = rows.iter().flat_map(|row| row.parts.iter().filter(move |(seat, _)| *seat == at).map(|(_, part)| (row.people, *part)));
            effective_of_kinds(parts, f64::from(places))
        };
        self.seats.iter().enumerate().map(|(at, (_, places, _))| of(at, *places)).collect()
    }

    /// Scales the columns: each seat gives away its places, where anyone may sit.
    fn fill(&self, rows: &mut [Row]) {
        let mut sums = vec![0.0; self.seats.len()];
        rows.iter().for_each(|row| row.parts.iter().for_each(|(seat, part)| sums[*seat] += row.people * part));
        for row in rows {
            row.parts.iter_mut().for_each(|(seat, part)| *part *= f64::from(self.seats[*seat].1) / sums[*seat]);
        }
    }
}

/// Rounds of scaling: what is left of a part that ought to vanish is about 1 over them.
const ROUNDS: usize = 200;

/// People with the same chance who may hold the same seats.
struct Row {
    people: f64,
    chance: f64,
    /// Seat, each one's chance to sit there.
    parts: Vec<(usize, f64)>,
}

impl Row {
    /// Sums must not depend on the order of a hash.
    fn key(&self) -> (f64, Vec<usize>) {
        (self.chance, self.parts.iter().map(|(seat, _)| *seat).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formation::tests::support;
    use proptest::prelude::*;

    fn open(people: usize, seats: &[(u16, &[usize], &[usize])]) -> Openings {
        let funnel = |eligible: &[usize], not_assessed: &[usize]| Funnel {
            people: people as u32,
            steps: Vec::new(),
            eligible: eligible.to_vec(),
            agencies: 1,
            removes_most: None,
            would_add: 0,
            not_assessed: not_assessed.to_vec(),
        };
        Openings { people, seats: seats.iter().enumerate().map(|(at, (places, eligible, unknown))| (at, *places, funnel(eligible, unknown))).collect() }
    }

    #[test]
    fn by_hand() {
        // the only one for seat 0 leaves seat 1 to the other two
        let open = open(4, &[(1, &[0], &[3]), (1, &[0, 1, 2], &[3])]);
        let chances = open.opportunity();
        let effective = open.effective(&chances);
        assert!((effective[0] - 1.0).abs() < 1e-9 && (effective[1] - 2.0).abs() < 0.03, "{chances:?} {effective:?}");
        // half of the first seat and a quarter of the second
        let missing = open.not_assessed();
        assert!(missing.len() == 1 && missing[0].0 == 3 && (missing[0].1 - 0.75).abs() < 1e-12, "{missing:?}");
    }

    proptest! {
        #[test]
        fn effective_candidates_lie_between_the_places_and_the_people(seed in 0u64..400) {
            let instance = support::small(seed);
            let places: Vec<u16> = instance.brief.seats.iter().map(|seat| seat.count).collect();
            let open = openings(&instance, &places);
            let chances = open.opportunity();
            prop_assert!(chances.iter().all(|(_, chance)| *chance <= 1.0 + 1e-9));
            for ((_, places, funnel), effective) in open.seats.iter().zip(open.effective(&chances)) {
                let able = funnel.eligible.len() as f64;
                prop_assert!(effective <= able + 1e-6, "{effective} of {able}");
                prop_assert!(able < f64::from(*places) || effective >= 1.0 - 1e-9);
            }
            for (person, seats) in open.not_assessed() {
                prop_assert!(seats > 0.0 && seats <= 1.0 + 1e-12);
                prop_assert!(open.seats.iter().any(|(_, _, funnel)| funnel.not_assessed.contains(&person) && !funnel.eligible.contains(&person)));
            }
        }
    }
}
