//! Is there any team at all? Exact and small: people alike as far as the rules go are counted, not told apart.

use super::eligibility::Gate;
use super::facts::View;
use super::ground::{Ground, Unit};
use super::measure::Measure;
use super::outcome::Rule;
use super::program::{Program, Whole};
use super::solver::{Effort, Failure};
use std::collections::{BTreeMap, BTreeSet};

/// The answer; `Unknown` when time or the solver ended it.
#[derive(Debug, PartialEq)]
pub(super) enum Possible {
    /// Columns of some team.
    Yes(Vec<usize>),
    No,
    Unknown,
}

/// True when some seat has fewer eligible people than it needs, seen before anything is built.
pub(super) fn lacks(view: &View<'_>) -> bool {
    let instance = view.facts.instance;
    if view.grows() {
        // a stretch member need not be eligible
        return false;
    }
    let mut needy = instance.open_seats().filter(|seat| view.has(Rule::Seats(*seat)));
    needy.any(|seat| {
        let (gate, least) = (Gate::new(view, seat), usize::from(view.brief.seats[seat].fewest()));
        let able = instance.people.iter().enumerate().filter(|(at, person)| gate.fails(*at, person) == 0);
        able.take(least).count() < least
    })
}

/// Some team that keeps every rule of the ground.
pub(super) fn team(ground: &Ground, seconds: Option<f64>) -> Possible {
    if !ground.hopeless.is_empty() || short(ground) {
        return Possible::No;
    }
    let crowd = crowd(ground);
    if crowd.columns.is_empty() {
        let filled = ground.seats.iter().all(|need| need.least == 0);
        let asks = !filled || ground.teams[0].min_agencies > 0 || ground.teams[0].stretch > 0 || ground.groups.iter().any(|group| group.need > 0);
        return if asks { Possible::No } else { Possible::Yes(Vec::new()) };
    }
    match solve(&crowd, Measure::Nothing, seconds) {
        Ok(whole) => Possible::Yes(people(ground, &crowd, &whole.taken)),
        Err(Failure::Infeasible) => Possible::No,
        Err(_) => Possible::Unknown,
    }
}

/// The most of a measure that any team has, 0 when there is no team; `None` when time ended it.
pub(super) fn most(ground: &Ground, measure: Measure, seconds: Option<f64>) -> Option<u32> {
    if !ground.hopeless.is_empty() || short(ground) {
        return Some(0);
    }
    let crowd = crowd(ground);
    if crowd.columns.is_empty() {
        return Some(0);
    }
    let whole = match solve(&crowd, measure, seconds) {
        Ok(whole) if whole.finished => whole,
        Err(Failure::Infeasible) => return Some(0),
        _ => return None,
    };
    let value: f64 = match measure {
        Measure::Agencies => whole.bound.round(),
        _ => whole.taken.iter().map(|(column, count)| measure.of_column(&crowd, *column) * f64::from(*count)).sum(),
    };
    Some(value.max(0.0) as u32)
}

/// True when some seat has fewer eligible people than it needs: no solver is needed to see it.
fn short(ground: &Ground) -> bool {
    let mut able = vec![0u32; ground.seats.len()];
    ground.columns.iter().for_each(|column| able[column.seat] += 1);
    ground.seats.iter().zip(able).any(|(need, able)| able < need.least)
}

fn solve(crowd: &Ground, measure: Measure, seconds: Option<f64>) -> Result<Whole, Failure> {
    let columns: Vec<usize> = (0..crowd.columns.len()).collect();
    let program = Program { ground: crowd, columns: &columns, measure, floors: &[], cliques: &[], single: &[] };
    program.whole(&|| Effort::new(0.0, seconds))
}

/// Hands the places of each class to its people.
fn people(ground: &Ground, crowd: &Ground, taken: &[(usize, u32)]) -> Vec<usize> {
    let mut next = vec![0usize; crowd.units.len()];
    let mut team = Vec::new();
    for (at, count) in taken {
        let column = &crowd.columns[*at];
        for _ in 0..*count {
            let class = &crowd.units[column.unit].people;
            let person = class[next[column.unit] % class.len()];
            next[column.unit] += 1;
            if let Ok(unit) = ground.units.binary_search_by_key(&person, |unit| unit.people[0]) {
                team.extend(ground.units[unit].columns.clone().find(|c| ground.columns[*c].seat == column.seat));
            }
        }
    }
    team.sort_unstable();
    team
}

/// What makes people alike: agency, seats with what is missing there, groups.
type Class = (usize, Vec<(u16, Option<u16>)>, Vec<u16>);

/// The same rules over classes of people: same agency, same seats, same groups. Of a class no more are kept than could
/// ever be needed: who has as many agency mates able to do all they can, and more, as the agency may send, can be
/// exchanged for one of them in any team.
fn crowd(ground: &Ground) -> Ground {
    let mut named: BTreeSet<usize> = ground.included.iter().copied().collect();
    named.extend(ground.apart.iter().flatten());
    named.extend(ground.locked.iter().map(|column| ground.columns[*column].unit));
    let seats_of = |unit: &Unit| ground.columns[unit.columns.clone()].iter().map(|column| (column.seat as u16, column.stretch)).collect();
    let mut classes: BTreeMap<Class, Vec<usize>> = BTreeMap::new();
    for (at, unit) in ground.units.iter().enumerate().filter(|(at, _)| !named.contains(at)) {
        classes.entry((unit.agency, seats_of(unit), unit.groups.clone())).or_default().push(at);
    }
    let within = |a: &[(u16, Option<u16>)], b: &[(u16, Option<u16>)]| a.iter().all(|x| b.binary_search(x).is_ok());
    let list: Vec<(&Class, usize)> = classes.iter().map(|(key, of)| (key, of.len())).collect();
    let better = |key: &Class| -> usize {
        let from = list.partition_point(|(other, _)| other.0 < key.0);
        let mates = list[from..].iter().take_while(|(other, _)| other.0 == key.0);
        mates.filter(|(other, _)| *other != key && within(&key.1, &other.1) && ground.stands_in(&other.2, &key.2)).map(|(_, count)| count).sum()
    };
    let mut kept: Vec<Vec<usize>> = named.iter().map(|unit| vec![*unit]).collect();
    for (key, of) in &classes {
        let room = (ground.caps[key.0] as usize).saturating_sub(better(key)).min(of.len());
        if room > 0 {
            kept.push(of[..room].to_vec());
        }
    }
    ground.gathered(kept.into_iter().map(|class| (ground.units[class[0]].columns.clone().collect(), class)).collect())
}
