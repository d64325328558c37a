//! What would help: single changes of a rule that make a team possible, and how to make them.

use super::eligibility::day;
use super::facts::View;
use super::feasible::{self, Possible};
use super::ground::Ground;
use super::instance::SeatIx;
use super::outcome::{Relaxation, Rule};
use super::policy::Policy;
use super::relax::{able, seat_of};
use super::watch::Clock;
use crate::brief::Brief;
use crate::roster::{Level, Rank};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// At most so many changes are offered.
const OFFERED: usize = 8;
/// At most so many ways are tried to dissolve several conflicts together.
const TRIED: usize = 24;

/// Makes a change in a brief and its policy. A rule no setting speaks of (standing, one seat a person) stays.
pub fn apply(relaxation: &Relaxation, brief: &mut Brief, policy: &mut Policy) {
    let number = relaxation.to;
    let small = number.map_or(0, |n| u16::try_from(n).unwrap_or(u16::MAX));
    match relaxation.rule {
        Rule::Seats(seat) if brief.seats[seat].least.is_some() => brief.seats[seat].least = Some(small),
        Rule::Seats(seat) => brief.seats[seat].count = small,
        Rule::Minimum(seat, at) => brief.seats[seat].requirements[at].minimum = number.and_then(|n| Level::new(n as u8)),
        Rule::RankRange(seat) => {
            let seat = &mut brief.seats[seat];
            match number.and_then(|n| Rank::pns(n as u8)) {
                Some(rank) if seat.rank_min.is_some_and(|least| rank.order() < least.order()) => seat.rank_min = Some(rank),
                Some(rank) => seat.rank_max = Some(rank),
                None => (seat.rank_min, seat.rank_max) = (None, None),
            }
        }
        Rule::Kinds(seat) => brief.seats[seat].kinds.clear(),
        Rule::Hours => policy.hours_cap = number.map_or(u16::MAX, |_| small),
        Rule::Teams => policy.teams_cap = number.map_or(u8::MAX, |n| u8::try_from(n).unwrap_or(u8::MAX)),
        Rule::Paid => policy.paid_cap = number.map_or(u8::MAX, |n| u8::try_from(n).unwrap_or(u8::MAX)),
        Rule::Availability if number.is_none() => brief.seats.iter_mut().for_each(|seat| seat.duty = true),
        Rule::Availability => {
            if let Some(end) = number.and_then(|n| Date::new((n / 10_000) as i16, (n / 100 % 100) as i8, (n % 100) as i8).ok()) {
                brief.term.end = end;
            }
        }
        Rule::Coverage(at) => {
            let cover = &mut brief.coverage[at];
            match number {
                Some(_) if cover.most.is_some_and(|most| small > most) => cover.most = Some(small),
                Some(_) => cover.people = small,
                None => (cover.people, cover.most) = (0, None),
            }
        }
        Rule::MinAgencies => brief.mix.min_agencies = number.map(|_| small),
        Rule::MaxPerAgency => brief.mix.max_per_agency = number.map(|_| small),
        Rule::HostShare => brief.mix.host_share_max = number.map(|n| n.min(100) as u8),
        Rule::NoLoneOutsider => brief.mix.no_lone_outsider = false,
        Rule::Growth => brief.growth = false,
        Rule::Representation(at) => brief.mix.representation[at].people = small,
        Rule::Locked(at) => drop(brief.pins.locked.remove(at)),
        Rule::Included(at) => drop(brief.pins.included.remove(at)),
        Rule::Excluded(at) => drop(brief.pins.excluded.remove(at)),
        Rule::Apart(at) => drop(brief.pins.apart.remove(at)),
        Rule::Standing | Rule::OneSeat => {}
    }
}

/// Makes several changes, of which no two are of one rule.
pub fn apply_all(relaxations: &[Relaxation], brief: &mut Brief, policy: &mut Policy) {
    in_turn(relaxations).into_iter().for_each(|relaxation| apply(relaxation, brief, policy));
}

/// In an order in which each still finds its rule: pins are numbered, and removed from the last to the first.
pub fn in_turn(relaxations: &[Relaxation]) -> Vec<&Relaxation> {
    let mut order: Vec<&Relaxation> = relaxations.iter().collect();
    order.sort_by_key(|relaxation| Reverse(relaxation.rule));
    order
}

/// At most one change for each conflict of the view, all of which together make a team possible. The best of each, given those
/// before it; where that leads nowhere the next, what only the office's settings can change last. `first`: the changes that
/// dissolve the first conflict alone. Empty where none were found.
pub(super) fn repair(view: &View<'_>, conflicts: &[BTreeSet<Rule>], first: &[Relaxation], clock: &Clock<'_>) -> Vec<Relaxation> {
    let mut tries = TRIED;
    let mut changes = chain(view, conflicts, first.to_vec(), &mut tries, clock).unwrap_or_default();
    // a minimum that goes may dissolve the conflict of a stretch seat too
    for at in (0..changes.len()).rev() {
        let others = changes.iter().enumerate().filter(|(other, _)| *other != at);
        let without = others.fold(view.clone(), |view, (_, change)| changed(&view, change.rule, change.to));
        if changes.len() > 1 && team(&without, clock) {
            changes.remove(at);
        }
    }
    changes
}

fn chain(view: &View<'_>, conflicts: &[BTreeSet<Rule>], mut offered: Vec<Relaxation>, tries: &mut usize, clock: &Clock<'_>) -> Option<Vec<Relaxation>> {
    offered.sort_by_key(|change| matches!(change.rule, Rule::Hours | Rule::Teams | Rule::Paid));
    for change in offered {
        // with no conflict set aside any more, what is offered makes the whole possible
        let [_, next, later @ ..] = conflicts else { return Some(vec![change]) };
        if *tries == 0 || clock.over() {
            return None;
        }
        *tries -= 1;
        let looser = changed(view, change.rule, change.to);
        let further = relaxations(&looser.without(later.iter().flatten()), next, clock);
        if let Some(mut more) = chain(&looser, &conflicts[1..], further, tries, clock) {
            more.insert(0, change);
            return Some(more);
        }
    }
    None
}

/// Single changes of rules of the conflict, each of which makes a team possible in this view, best first: pins, then
/// the smallest steps that bring most people, then whole rules, then seats.
pub(super) fn relaxations(view: &View<'_>, conflict: &BTreeSet<Rule>, clock: &Clock<'_>) -> Vec<Relaxation> {
    let seats: Vec<SeatIx> = conflict.iter().filter_map(|rule| seat_of(*rule)).collect();
    let mut found: Vec<(u8, u32, Relaxation)> = Vec::new();
    for rule in conflict.iter().filter(|_| !clock.over()) {
        for to in steps(view, *rule, &seats, clock) {
            let relaxation = Relaxation { rule: *rule, to, gains: gains(view, *rule, to, &seats) };
            let step = match (*rule, to) {
                (Rule::Minimum(seat, at), Some(to)) => view.brief.seats[seat].requirements[at].minimum.map_or(0, |l| u32::from(l.get()).saturating_sub(to)),
                _ => 1,
            };
            let class = match (*rule, to) {
                (Rule::Locked(_) | Rule::Included(_) | Rule::Excluded(_) | Rule::Apart(_), _) => 0,
                (Rule::Seats(_), _) => 3,
                (_, Some(_)) => 1,
                (_, None) => 2,
            };
            found.push((class, step, relaxation));
        }
    }
    found.sort_by(|a, b| (a.0, a.1, b.2.gains, a.2.rule).cmp(&(b.0, b.1, a.2.gains, b.2.rule)));
    found.into_iter().map(|(_, _, relaxation)| relaxation).take(OFFERED).collect()
}

/// The smallest cap above `cap` that makes a team possible, in people.
pub(super) fn smallest(view: &View<'_>, rule: Rule, cap: u32, clock: &Clock<'_>) -> Option<u32> {
    let size = u32::from(view.brief.seats_to_fill());
    let to = |people: u32| if rule == Rule::HostShare { share(people, size) } else { people };
    first((cap + 1..=size).collect(), |people| possible(view, rule, Some(to(people)), clock))
}

/// The percent that allows so many people of a team.
fn share(people: u32, size: u32) -> u32 {
    (people * 100).div_ceil(size.max(1))
}

/// The values of a rule nearest to its own that make a team possible; `None` in the list drops the rule.
fn steps(view: &View<'_>, rule: Rule, seats: &[SeatIx], clock: &Clock<'_>) -> Vec<Option<u32>> {
    let brief = &view.brief;
    let people = &view.facts.instance.people;
    let nearest = |values: Vec<u32>| first(values, |to| possible(view, rule, Some(to), clock));
    // with a stretch seat a lower minimum may lose who was one short: no order among the levels
    let any = |values: Vec<u32>| values.into_iter().find(|to| possible(view, rule, Some(*to), clock));
    let or_drop =
        |found: Option<u32>| if found.is_some() { vec![found] } else { vec![None].into_iter().filter(|to| possible(view, rule, *to, clock)).collect() };
    let below = |n: u32| (1..n).rev().collect::<Vec<u32>>();
    match rule {
        Rule::Seats(seat) => {
            let counts = (0..u32::from(brief.seats[seat].fewest())).rev();
            counts.map(|count| (count > 0).then_some(count)).find(|to| possible(view, rule, *to, clock)).into_iter().collect()
        }
        Rule::Minimum(seat, at) => {
            let lower = below(brief.seats[seat].requirements[at].minimum.map_or(1, |level| u32::from(level.get())));
            or_drop(if view.grows() { any(lower) } else { nearest(lower) })
        }
        Rule::RankRange(seat) => {
            let (least, most) = (brief.seats[seat].rank_min.map_or(1, |r| r.order()), brief.seats[seat].rank_max.map_or(17, |r| r.order()));
            let found: Vec<Option<u32>> =
                [nearest(below(u32::from(least))), nearest((u32::from(most) + 1..=17).collect())].into_iter().filter(Option::is_some).collect();
            if found.is_empty() { or_drop(None) } else { found }
        }
        Rule::Hours => {
            let cap = u32::from(view.policy.hours_cap);
            let hours: BTreeSet<u32> = seats.iter().map(|seat| u32::from(brief.seats[*seat].hours)).collect();
            let used = |hours: u32| people.iter().map(move |person| u32::from(person.hours_used) + hours);
            let caps: BTreeSet<u32> = hours.iter().flat_map(|hours| used(*hours)).filter(|total| *total > cap).collect();
            nearest(caps.into_iter().collect()).map(Some).into_iter().collect()
        }
        Rule::Teams => {
            let most = people.iter().map(|person| u32::from(person.teams_used) + 1).max().unwrap_or(0);
            nearest((u32::from(view.policy.teams_cap) + 1..=most).collect()).map(Some).into_iter().collect()
        }
        Rule::Paid => {
            let most = people.iter().map(|person| u32::from(person.paid_used) + 1).max().unwrap_or(0);
            nearest((u32::from(view.policy.paid_cap) + 1..=most).collect()).map(Some).into_iter().collect()
        }
        Rule::Availability => {
            let within = |until: &Date| *until >= brief.term.start && *until < brief.term.end;
            // the day before an absence begins, as the day on which somebody leaves service
            let before = people.iter().flat_map(|person| &person.absences).filter_map(|absence| absence.first?.yesterday().ok());
            let days: BTreeSet<Date> = people.iter().filter_map(|person| person.until).chain(before).filter(within).collect();
            let duty = people.iter().flat_map(|person| &person.absences).any(|absence| absence.kind.is_duty());
            let shorter = nearest(days.into_iter().rev().map(day).collect()).map(Some);
            shorter.into_iter().chain((duty && possible(view, rule, None, clock)).then_some(None)).collect()
        }
        Rule::Coverage(at) => {
            let cover = &brief.coverage[at];
            let fewer = nearest(below(u32::from(cover.people)));
            or_drop(fewer.or_else(|| cover.most.and_then(|most| smallest(view, rule, u32::from(most), clock))))
        }
        Rule::Representation(at) => or_drop(nearest(below(u32::from(brief.mix.representation[at].people)))),
        Rule::MinAgencies => or_drop(nearest(below(brief.mix.min_agencies.map_or(0, u32::from)))),
        Rule::MaxPerAgency => smallest(view, rule, brief.mix.max_per_agency.map_or(0, u32::from), clock).map(Some).into_iter().collect(),
        Rule::HostShare => {
            let size = u32::from(brief.seats_to_fill());
            let cap = brief.mix.host_share_max.map_or(0, |percent| u32::from(percent) * size / 100);
            smallest(view, rule, cap, clock).map(|people| Some(share(people, size))).into_iter().collect()
        }
        Rule::Standing | Rule::OneSeat => Vec::new(),
        Rule::Kinds(_) | Rule::NoLoneOutsider | Rule::Growth | Rule::Locked(_) | Rule::Included(_) | Rule::Excluded(_) | Rule::Apart(_) => or_drop(None),
    }
}

/// People a change makes eligible, or by how much it loosens the rule.
fn gains(view: &View<'_>, rule: Rule, to: Option<u32>, seats: &[SeatIx]) -> u32 {
    let brief = &view.brief;
    let brings = |seats: &[SeatIx]| able(&changed(view, rule, to), seats).saturating_sub(able(view, seats));
    let less = |from: u16| u32::from(from).abs_diff(to.unwrap_or(0));
    match rule {
        Rule::Minimum(seat, _) | Rule::RankRange(seat) | Rule::Kinds(seat) => brings(&[seat]),
        Rule::Hours | Rule::Teams | Rule::Paid | Rule::Availability | Rule::Excluded(_) => brings(seats),
        Rule::Seats(seat) => less(brief.seats[seat].fewest()),
        Rule::Coverage(at) => match brief.coverage[at].most {
            Some(most) if to.is_none_or(|to| to > u32::from(most)) => less(most),
            _ => less(brief.coverage[at].people),
        },
        Rule::Representation(at) => less(brief.mix.representation[at].people),
        Rule::MinAgencies => less(brief.mix.min_agencies.unwrap_or(0)),
        Rule::MaxPerAgency => less(brief.mix.max_per_agency.unwrap_or(0)),
        Rule::HostShare => {
            let size = u32::from(brief.seats_to_fill());
            let people = |percent: u32| percent * size / 100;
            people(to.unwrap_or(100)).saturating_sub(people(brief.mix.host_share_max.map_or(0, u32::from)))
        }
        Rule::Locked(at) => view.facts.locked[at].map_or(1, |(_, seat)| able(view, &[seat])),
        Rule::Standing | Rule::OneSeat | Rule::NoLoneOutsider | Rule::Growth | Rule::Included(_) | Rule::Apart(_) => 1,
    }
}

/// True when a team was found; what time leaves open is not offered.
fn possible(view: &View<'_>, rule: Rule, to: Option<u32>, clock: &Clock<'_>) -> bool {
    team(&changed(view, rule, to), clock)
}

fn team(view: &View<'_>, clock: &Clock<'_>) -> bool {
    !clock.over() && !feasible::lacks(view) && matches!(feasible::team(&Ground::bare(view), clock.left()), Possible::Yes(_))
}

/// The view after a change. Pins keep their numbers: they are set aside, not removed.
fn changed<'a>(view: &View<'a>, rule: Rule, to: Option<u32>) -> View<'a> {
    if to.is_none() && !matches!(rule, Rule::Seats(_) | Rule::Minimum(..) | Rule::Growth | Rule::Availability) {
        return view.without(&[rule]);
    }
    let mut view = view.clone();
    let (mut brief, mut policy) = (view.brief.into_owned(), view.policy.into_owned());
    apply(&Relaxation { rule, to, gains: 0 }, &mut brief, &mut policy);
    (view.brief, view.policy) = (std::borrow::Cow::Owned(brief), std::borrow::Cow::Owned(policy));
    view
}

/// The first value that passes, where every value after one that passes does too.
fn first(values: Vec<u32>, test: impl Fn(u32) -> bool) -> Option<u32> {
    let last = *values.last()?;
    if !test(last) {
        return None;
    }
    let at = values[..values.len() - 1].partition_point(|value| !test(*value));
    values.get(at).copied()
}
