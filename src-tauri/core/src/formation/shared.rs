//! What one person can give to several teams of a portfolio: teams at once, paid ones among them, and weekly hours, over the
//! terms that overlap.

use super::cliques::Kind;
use super::ground::{Ground, Need};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What one person can still give over a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    pub teams: u32,
    /// With an honorarium.
    pub paid: u32,
    pub hours: u32,
}

impl Room {
    fn of(self, counts: Counts) -> u32 {
        match counts {
            Counts::Teams => self.teams,
            Counts::Paid => self.paid,
            Counts::Hours(unit) => self.hours / unit,
        }
    }
}

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
    /// 1 where it has an honorarium.
    Paid,
    /// Its weekly hours in whole units of so many hours: seats of 8 hours are 2 units of 4, and in 11 hours there are 2
    /// units of 4. Says the same of whole seats and more of parts of one.
    Hours(u32),
}

impl Counts {
    pub fn of(self, seat: &Need) -> u32 {
        match self {
            Counts::Teams => 1,
            Counts::Paid => u32::from(seat.cost > 0.0),
            Counts::Hours(unit) => seat.hours / unit,
        }
    }
}

impl Limit {
    /// What a column counts in it.
    pub fn factor(&self, ground: &Ground, column: usize) -> f64 {
        let at = &ground.columns[column];
        let counted = f64::from(self.counts.of(&ground.seats[at.seat]));
        // a seat without an honorarium minds no other that has one
        let leads = at.unit == self.lead.0 && (self.counts != Counts::Paid || counted > 0.0);
        counted + if leads { self.lead.1 } else { 0.0 }
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
    let room = units.iter().map(|unit| ground.units[*unit].room.teams as usize).max().unwrap_or(0);
    if at_once { units.len().min(room) } else { units.len() }
}

fn of_person(ground: &Ground, active: &[usize]) -> Vec<Limit> {
    const ALL: [Counts; 3] = [Counts::Teams, Counts::Paid, Counts::Hours(1)];
    let room = |unit: usize, counts: Counts| ground.units[unit].room.of(counts);
    let columns = |unit: usize| &ground.columns[ground.units[unit].columns.clone()];
    let largest = |unit: usize, counts: Counts| columns(unit).iter().map(|column| counts.of(&ground.seats[column.seat])).max().unwrap_or(0);
    let total = |units: &[usize], counts: Counts| units.iter().map(|unit| largest(*unit, counts)).sum::<u32>();
    let roomiest = |units: &[usize], counts: Counts| units.iter().map(|unit| room(*unit, counts)).max().unwrap_or(0);
    if ALL.iter().all(|counts| total(active, *counts) <= active.iter().map(|unit| room(*unit, *counts)).min().unwrap_or(0)) {
        return Vec::new();
    }
    let circle = ground.cliques_of[active[0]].iter().map(|at| &ground.cliques[*at]).find(|clique| clique.kind == Kind::Seats);
    let all: &[usize] = circle.map_or(active, |clique| &clique.units);
    let term = |unit: usize| ground.teams[ground.team(unit)].term;
    let mut found = Vec::new();
    // at every moment: no more than the roomiest of the teams under way allows; what is under way changes with each start
    let starts: BTreeSet<Date> = all.iter().map(|unit| term(*unit).start).collect();
    let under_way = |unit: usize, moment: Date| term(unit).start <= moment && moment <= term(unit).end;
    for moment in &starts {
        let here: Vec<usize> = active.iter().copied().filter(|unit| under_way(*unit, *moment)).collect();
        if here.len() < 2 {
            continue;
        }
        let units: Vec<usize> = all.iter().copied().filter(|unit| under_way(*unit, *moment)).collect();
        let steps: BTreeSet<u32> =
            units.iter().flat_map(|unit| columns(*unit)).map(|column| ground.seats[column.seat].hours).filter(|hours| *hours > 0).chain([1]).collect();
        for counts in [Counts::Teams, Counts::Paid].into_iter().chain(steps.into_iter().map(Counts::Hours)) {
            let most = roomiest(&units, counts);
            if total(&here, counts) > most {
                found.push(Limit { units: units.clone(), counts, most: f64::from(most), lead: (units[0], 0.0) });
            }
        }
    }
    // over the whole term of each team, where that says more; of a team that is not there it says nothing
    for unit in active {
        let around: Vec<usize> = all.iter().copied().filter(|other| term(*other).overlaps(&term(*unit))).collect();
        let last_start = around.iter().map(|unit| term(*unit).start).max();
        let first_end = around.iter().map(|unit| term(*unit).end).min();
        // all of them are under way at these moments
        let together: Vec<&Date> = starts.iter().filter(|moment| last_start <= Some(**moment) && Some(**moment) <= first_end).collect();
        for counts in ALL {
            let (own, total_around) = (room(*unit, counts), total(&around, counts));
            let most_at = |moment: Date| all.iter().filter(|unit| under_way(**unit, moment)).map(|unit| room(*unit, counts)).max().unwrap_or(0);
            if total_around <= own || together.iter().any(|moment| most_at(**moment) <= own) {
                continue;
            }
            let here: Vec<usize> = active.iter().copied().filter(|other| around.contains(other)).collect();
            if total(&here, counts) > own {
                found.push(Limit { units: around.clone(), counts, most: f64::from(total_around), lead: (*unit, f64::from(total_around - own)) });
            }
        }
    }
    found
}
