//! The stretch seat for the program: what can be learnt in it, and who has that already.

use super::eligibility::Gate;
use super::facts::{Facts, View};
use super::instance::{PersonIx, SeatIx};
use super::outcome::Rule;
use std::collections::BTreeSet;

/// Levels that the seats require, each a group of people who may guide whoever is one short of it. Empty where the brief
/// asks for no stretch seat.
pub(super) struct Skills<'a> {
    /// Competency and level, ascending.
    list: Vec<(&'a str, u8)>,
    /// Position of the first in the groups of the ground, after coverage and representation.
    first: usize,
    /// By seat and requirement: position in the list.
    of: Vec<Vec<Option<usize>>>,
}

impl<'a> Skills<'a> {
    pub fn new(view: &'a View<'_>) -> Skills<'a> {
        if !view.grows() {
            return Skills { list: Vec::new(), first: 0, of: Vec::new() };
        }
        let brief = &view.brief;
        let skill = |need: &'a crate::brief::Requirement| Some((need.competency.as_str(), need.minimum?.get()));
        let list: BTreeSet<(&str, u8)> = brief.seats.iter().flat_map(|seat| seat.requirements.iter().filter_map(skill)).collect();
        let list: Vec<(&str, u8)> = list.into_iter().collect();
        let place = |need: &'a crate::brief::Requirement| list.binary_search(&skill(need)?).ok();
        let of = brief.seats.iter().map(|seat| seat.requirements.iter().map(place).collect()).collect();
        let coverage = (0..brief.coverage.len()).filter(|at| view.has(Rule::Coverage(*at))).count();
        let first = coverage + (0..brief.mix.representation.len()).filter(|at| view.has(Rule::Representation(*at))).count();
        Skills { list, first, of }
    }

    /// The group of those who may guide a person in a seat that they `fail`: there they are one level short, and nothing else
    /// bars them.
    pub fn short(&self, gate: &Gate<'_>, facts: &Facts<'_>, person: PersonIx, fails: u64, seat: SeatIx) -> Option<u16> {
        let needs = self.of.get(seat)?;
        let at = needs.get(gate.short(facts, person, fails)?)?;
        at.map(|at| (self.first + at) as u16)
    }

    /// For each skill who has it.
    pub fn guides<'f>(&'f self, facts: &'f Facts<'_>) -> impl Iterator<Item = Vec<bool>> + 'f {
        self.list.iter().map(|(competency, least)| facts.levels(competency).iter().map(|level| level >= least).collect())
    }
}
