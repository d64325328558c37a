//! The stretch seat of a team, for the referee and for people: who sits in it, what they lack, who can guide them. Looked
//! up the plain way, from the brief itself.

use super::audit::{Breach, level, member};
use super::instance::{Instance, PersonIx, SeatIx};
use super::outcome::Rule;

/// A member who is exactly one known level short of one thing their seat requires, and meets every other rule of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub seat: SeatIx,
    pub person: PersonIx,
    /// Index in the seat's requirements.
    pub requirement: usize,
    /// Members from other agencies with the level or more: the highest level first, then by seat. The first is named.
    pub mentors: Vec<PersonIx>,
}

/// The stretch seat of a team that has exactly one, with a mentor; `None` too where the brief asks for none.
pub fn stretch(instance: &Instance, team: &[(SeatIx, PersonIx)]) -> Option<Stretch> {
    let mut found = stretches(instance, team);
    let one = found.pop().filter(|one| !one.mentors.is_empty());
    if found.is_empty() { one } else { None }
}

/// Every member in a stretch seat, with or without a mentor; empty where the brief asks for none.
pub(super) fn stretches(instance: &Instance, team: &[(SeatIx, PersonIx)]) -> Vec<Stretch> {
    if !instance.brief.growth {
        return Vec::new();
    }
    let short = |(seat, person): &(SeatIx, PersonIx)| match member(instance, *seat, *person)[..] {
        [Breach { rule: Rule::Minimum(_, requirement), needed, found, .. }] if found > 0 && found + 1 == needed => {
            Some(Stretch { seat: *seat, person: *person, requirement, mentors: mentors(instance, team, *seat, *person, requirement) })
        }
        _ => None,
    };
    team.iter().filter_map(short).collect()
}

fn mentors(instance: &Instance, team: &[(SeatIx, PersonIx)], seat: SeatIx, person: PersonIx, requirement: usize) -> Vec<PersonIx> {
    let need = &instance.brief.seats[seat].requirements[requirement];
    let least = need.minimum.map_or(0, |level| level.get());
    let elsewhere = |other: &PersonIx| *other != person && instance.people[*other].agency != instance.people[person].agency;
    let able = |other: PersonIx| level(instance, other, need.competency.as_str()).filter(|has| *has >= least).map(|has| (has, other));
    let mut mentors: Vec<(u8, PersonIx)> = team.iter().map(|(_, other)| *other).filter(elsewhere).filter_map(able).collect();
    mentors.sort_by_key(|(has, _)| std::cmp::Reverse(*has));
    mentors.into_iter().map(|(_, other)| other).collect()
}

/// What is wrong with the stretch seats of a team whose brief asks for one.
pub(super) fn breach(found: &[Stretch]) -> Option<Breach> {
    let of = |person: Option<PersonIx>, found: usize| Some(Breach { rule: Rule::Growth, person, needed: 1, found: found as u32 });
    match found {
        [one] if one.mentors.is_empty() => of(Some(one.person), 0),
        [_] => None,
        _ => of(None, found.len()),
    }
}
