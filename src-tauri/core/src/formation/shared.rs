//! What one person can give to several teams of a portfolio: teams at once and weekly hours, over the terms that overlap.

use super::cliques::Kind;
use super::ground::Ground;
use std::collections::BTreeSet;

/// At most so many seats, or hours, of one person.
pub(super) struct Limit {
    /// Units of the person.
    pub units: Vec<usize>,
    pub counts: Counts,
    pub most: f64,
    /// A unit that counts so much more: with it, `most` is the room of its own term; without it, the limit says nothing.
    pub lead: (usize, f64),
}

/// What a seat counts in a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    Teams,
    /// Its weekly hours in whole units of so many hours: seats of 8 hours are 2 units of 4, and in 11 hours there are 2
    /// units of 4. Says the same of whole seats and more of parts of one.
    Hours(u32),
}

impl Counts {
    pub fn of(self, hours: u32) -> f64 {
        match self {
            Counts::Teams => 1.0,
            Counts::Hours(unit) => f64::from(hours / unit),
        }
    }
}

impl Limit {
    /// What a column counts in it.
    pub fn factor(&self, ground: &Ground, column: usize) -> f64 {
        let at = &ground.columns[column];
        self.counts.of(ground.seats[at.seat].hours) + if at.unit == self.lead.0 { self.lead.1 } else { 0.0 }
    }
}

/// The limits that the units of a program, ascending, could break.
pub(super) fn limits(ground: &Ground, active: &[usize]) -> Vec<Limit> {
    if ground.teams.len() == 1 {
        return Vec::new();
    }
    let mut by_person: Vec<(usize, usize)> = active.iter().map(|unit| (ground.units[*unit].people[0], *unit)).collect();
    by_person.sort_unstable();
    let several = by_person.chunk_by(|a, b| a.0 == b.0).filter(|of| of.len() > 1);
    several.flat_map(|of| of_person(ground, &of.iter().map(|(_, unit)| *unit).collect::<Vec<usize>>())).collect()
}

/// How many seats the units of one person can have at most, by teams at once alone.
pub(super) fn most_seats(ground: &Ground, units: &[usize]) -> usize {
    let terms = || units.iter().map(|unit| ground.teams[ground.team(*unit)].term);
    let (start, end) = (terms().map(|term| term.start).max(), terms().map(|term| term.end).min());
    let at_once = start <= end;
    let room = units.iter().map(|unit| ground.units[*unit].room.0 as usize).max().unwrap_or(0);
    if at_once { units.len().min(room) } else { units.len() }
}

fn of_person(ground: &Ground, active: &[usize]) -> Vec<Limit> {
    let room = |unit: usize| ground.units[unit].room;
    let hours = |unit: usize| ground.columns[ground.units[unit].columns.clone()].iter().map(|column| ground.seats[column.seat].hours).max().unwrap_or(0);
    let least = active.iter().map(|unit| room(*unit)).fold((u32::MAX, u32::MAX), |a, b| (a.0.min(b.0), a.1.min(b.1)));
    if active.len() as u32 <= least.0 && active.iter().map(|unit| hours(*unit)).sum::<u32>() <= least.1 {
        return Vec::new();
    }
    let circle = ground.cliques_of[active[0]].iter().map(|at| &ground.cliques[*at]).find(|clique| clique.kind == Kind::Seats);
    let all: &[usize] = circle.map_or(active, |clique| &clique.units);
    let term = |unit: usize| ground.teams[ground.team(unit)].term;
    let mut found = Vec::new();
    // at every moment: no more than the roomiest of the teams under way allows
    let mut moments: Vec<Vec<usize>> = Vec::new();
    for unit in all {
        let start = term(*unit).start;
        let at_once: Vec<usize> = all.iter().copied().filter(|other| term(*other).start <= start && start <= term(*other).end).collect();
        if !moments.contains(&at_once) {
            moments.push(at_once);
        }
    }
    let roomiest = |units: &[usize]| units.iter().map(|unit| room(*unit)).fold((0, 0), |a, b| (a.0.max(b.0), a.1.max(b.1)));
    for units in &moments {
        let most = roomiest(units);
        found.push(Limit { units: units.clone(), counts: Counts::Teams, most: f64::from(most.0), lead: (units[0], 0.0) });
        let columns = units.iter().flat_map(|unit| &ground.columns[ground.units[*unit].columns.clone()]);
        let steps: BTreeSet<u32> = columns.map(|column| ground.seats[column.seat].hours).filter(|hours| *hours > 0).chain([1]).collect();
        for step in steps {
            found.push(Limit { units: units.clone(), counts: Counts::Hours(step), most: f64::from(most.1 / step), lead: (units[0], 0.0) });
        }
    }
    // over the whole term of each team, where that says more
    for unit in all {
        let around: Vec<usize> = all.iter().copied().filter(|other| term(*other).overlaps(&term(*unit))).collect();
        let own = room(*unit);
        let said = |enough: &dyn Fn((u32, u32)) -> bool| moments.iter().any(|of| around.iter().all(|unit| of.contains(unit)) && enough(roomiest(of)));
        let teams = around.len() as u32;
        if teams > own.0 && !said(&|most| most.0 <= own.0) {
            found.push(Limit { units: around.clone(), counts: Counts::Teams, most: f64::from(teams), lead: (*unit, f64::from(teams - own.0)) });
        }
        let total: u32 = around.iter().map(|unit| hours(*unit)).sum();
        if total > own.1 && !said(&|most| most.1 <= own.1) {
            found.push(Limit { counts: Counts::Hours(1), most: f64::from(total), lead: (*unit, f64::from(total - own.1)), units: around });
        }
    }
    let reach = |limit: &Limit| -> f64 {
        let unit = |unit: &usize| limit.counts.of(hours(*unit)) + if *unit == limit.lead.0 { limit.lead.1 } else { 0.0 };
        active.iter().filter(|member| limit.units.contains(member)).map(unit).sum()
    };
    found.retain(|limit| reach(limit) > limit.most);
    found
}
