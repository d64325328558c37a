//! What is wrong with a template, all at once, before a decree is printed with it. It walks as [`super::fill`] does.

use std::collections::BTreeSet;

use crate::document::Kind;
use crate::names::{belongs, required};
use crate::problem::TemplateProblem;

use super::fill::slots_of_row;
use super::paragraph;
use super::placeholder::{Fault, scan};
use super::xml::Element;

/// Words shown on each side of a fault.
const AROUND: usize = 30;

/// Collects the problems of all parts.
pub struct Check {
    kind: Kind,
    problems: Vec<TemplateProblem>,
    used: BTreeSet<&'static str>,
    /// Some `${...}` was seen: SRIKANDI fills what is missing.
    foreign: bool,
}

impl Check {
    pub fn of(kind: Kind) -> Check {
        Check { kind, problems: Vec::new(), used: BTreeSet::new(), foreign: false }
    }

    pub fn part(&mut self, part: &str, element: &Element) {
        if element.is("w:tr") {
            self.row(part, element);
        }
        if element.is("w:p") {
            self.paragraph(part, element);
        }
        element.elements().for_each(|child| self.part(part, child));
    }

    fn row(&mut self, part: &str, row: &Element) {
        let slots = slots_of_row(row);
        self.one_list(slots.iter().filter_map(|slot| slot.name.lists.first().copied()), part, || row.text().chars().take(2 * AROUND).collect());
    }

    /// One row, one list; one paragraph, one list: else what should repeat it?
    fn one_list(&mut self, mut lists: impl Iterator<Item = &'static str>, part: &str, around: impl Fn() -> String) {
        let Some(first) = lists.next() else { return };
        let Some(second) = lists.find(|list| *list != first) else {
            return;
        };
        let pair = [first, second];
        let told = |problem: &TemplateProblem| matches!(problem, TemplateProblem::TwoLists { lists, part: there, .. } if *lists == pair && there == part);
        if !self.problems.iter().any(told) {
            self.problems.push(TemplateProblem::TwoLists { lists: pair, part: part.to_string(), around: around() });
        }
    }

    fn paragraph(&mut self, part: &str, paragraph: &Element) {
        let text = paragraph::text(paragraph);
        self.foreign |= text.contains("${");
        let (mut slots, mut faults) = scan(&text);
        // a name of another kind of paper would print nothing here
        for slot in slots.extract_if(.., |slot| !belongs(slot.name.full, self.kind)) {
            faults.push((slot.span.start, Fault::Unknown { name: slot.name.full.to_string(), suggestion: None }));
        }
        self.used.extend(slots.iter().map(|slot| slot.name.full));
        self.one_list(slots.iter().filter_map(|slot| slot.list()), part, || text.chars().take(2 * AROUND).collect());
        for (at, fault) in faults {
            let (part, around) = (part.to_string(), around(&text, at));
            self.problems.push(match fault {
                Fault::Unknown { name, suggestion } => {
                    let suggestion = suggestion.filter(|suggestion| belongs(suggestion, self.kind));
                    TemplateProblem::Unknown { name, suggestion, part, around }
                }
                Fault::Open => TemplateProblem::Open { part, around },
                Fault::Filter(filter) => TemplateProblem::UnknownFilter { filter, part, around },
                Fault::Label(name) => TemplateProblem::LabelMissing { name, part, around },
            });
        }
    }

    pub fn finish(mut self) -> Vec<TemplateProblem> {
        let shows = |name: &str| self.used.contains(name) || name == "anggota.nama" && self.used.contains("anggota");
        let missing = required(self.kind).iter().filter(|(name, foreign)| !(shows(name) || *foreign && self.foreign));
        self.problems.extend(missing.map(|(name, _)| TemplateProblem::Required { name: *name }));
        self.problems
    }
}

/// The words around a place in the text.
fn around(text: &str, at: usize) -> String {
    let from = text[..at].char_indices().rev().nth(AROUND - 1).map_or(0, |(from, _)| from);
    text[from..].chars().take(2 * AROUND).collect()
}
