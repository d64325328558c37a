//! The referee of lotteries: every numbered team and every count, from the instance itself, without the solver.

use crate::formation::audit::{Breach, audit, figures};
use crate::formation::instance::{Instance, PersonIx, SeatIx};
use crate::formation::policy::Criterion;
use std::collections::BTreeMap;

/// A lottery as it was frozen.
#[derive(Clone, Copy, Debug)]
pub struct Frozen<'a> {
    pub panels: &'a [Vec<(SeatIx, PersonIx)>],
    pub floor: Option<f64>,
    /// How many panels are said to hold each person; people in none may be left out.
    pub counts: &'a [(PersonIx, u32)],
}

/// What is wrong with a frozen lottery.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// A team breaks a rule.
    Panel(usize, Breach),
    /// A team's fit is below the floor.
    Fit { panel: usize, least: f64, found: f64 },
    /// A person is in another number of panels than said.
    Count { person: PersonIx, said: u32, found: u32 },
}

/// Everything wrong with a frozen lottery, by an instance without pins. The first fault of each panel.
pub fn check(instance: &Instance, frozen: &Frozen<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut found: BTreeMap<PersonIx, u32> = BTreeMap::new();
    for (at, team) in frozen.panels.iter().enumerate() {
        team.iter().for_each(|(_, person)| *found.entry(*person).or_default() += 1);
        if let Some(breach) = audit(instance, team).first() {
            faults.push(Fault::Panel(at, *breach));
            continue;
        }
        let fit = figures(instance, team).into_iter().find(|(criterion, _)| *criterion == Criterion::Fit);
        if let (Some(least), Some((_, fit))) = (frozen.floor, fit)
            && fit < least - 2e-5
        {
            faults.push(Fault::Fit { panel: at, least, found: fit });
        }
    }
    for (person, said) in frozen.counts {
        let found = found.remove(person).unwrap_or(0);
        if found != *said {
            faults.push(Fault::Count { person: *person, said: *said, found });
        }
    }
    faults.extend(found.into_iter().map(|(person, found)| Fault::Count { person, said: 0, found }));
    faults
}
