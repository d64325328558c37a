//! The referee: every rule and every figure of a team, re-checked from the brief itself.
//!
//! Shares nothing with the engine but plain types. It never runs the solver, and it looks everything up the slow, plain
//! way, so that a mistake of the engine is not repeated here. Approval and the tests both call it.

mod answer;
mod conflict;

pub use answer::{audit_kept, audit_solution};
pub(super) use answer::{barred, chances, results};
pub use conflict::Mistake;
pub(super) use conflict::mistakes;

use super::growth;
use super::instance::{Candidate, Instance, PersonIx, SeatIx, Standing};
use super::outcome::Rule;
use super::policy::Criterion;
use std::collections::{BTreeMap, BTreeSet};

/// A rule that a team breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    pub rule: Rule,
    /// The member it is about; `None` for a rule of the whole team.
    pub person: Option<PersonIx>,
    /// What the rule asks, in its unit; for a cap the most it allows. 0 where there is nothing to count.
    pub needed: u32,
    /// What was found; 0 also stands for "not known".
    pub found: u32,
}

/// Something wrong with a solution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Flaw {
    Rule(Breach),
    /// A figure that is not the team's.
    Figure {
        criterion: Criterion,
        said: f64,
        found: f64,
    },
    /// A value better than what was said to be the best possible.
    Bound {
        criterion: Criterion,
        bound: f64,
        found: f64,
    },
    /// The best met is better than the best possible, or the value lies further below it than the tolerance allows.
    Best {
        criterion: Criterion,
        best: f64,
        bound: f64,
        found: f64,
    },
    /// A gap that is not that between best and bound; without a criterion, an outcome's that is not the largest of them.
    Gap {
        criterion: Option<Criterion>,
        said: f64,
        found: f64,
    },
    /// "Proved" with a gap that is not 0.
    Outcome {
        criterion: Criterion,
        gap: f64,
    },
    /// The chances do not add up to the size of the team.
    Chances {
        sum: f64,
        seats: u32,
    },
    /// A chance below 0 or above 1.
    Chance {
        person: PersonIx,
        chance: f64,
    },
    /// A chance of somebody who may sit in no seat.
    Barred {
        person: PersonIx,
    },
    /// Of an impossible one.
    Conflict(Mistake),
}

/// Every rule the team breaks; empty for a team that keeps them all.
pub fn audit(instance: &Instance, team: &[(SeatIx, PersonIx)]) -> Vec<Breach> {
    let brief = &instance.brief;
    let mut breaches = Vec::new();
    let team: Vec<(SeatIx, PersonIx)> = team
        .iter()
        .filter(|(seat, person)| {
            let known = *seat < brief.seats.len() && *person < instance.people.len();
            if !known {
                breaches.push(Breach { rule: Rule::Seats(*seat), person: Some(*person), needed: 0, found: 0 });
            }
            known
        })
        .copied()
        .collect();
    for (at, seat) in brief.seats.iter().enumerate() {
        let most = if seat.office.is_some() { 0 } else { u32::from(seat.count) };
        let least = seat.least.map_or(most, u32::from).min(most);
        let found = count(&team, |(s, _)| s == at);
        if found < least || found > most {
            let needed = if found < least { least } else { most };
            breaches.push(Breach { rule: Rule::Seats(at), person: None, needed, found });
        }
    }
    let stretches = growth::stretches(instance, &team);
    for (seat, person) in team.iter().filter(|(seat, person)| !stretches.iter().any(|one| (one.seat, one.person) == (*seat, *person))) {
        breaches.extend(member(instance, *seat, *person));
    }
    breaches.extend(growth::breach(&stretches).filter(|_| brief.growth));
    let mut seen = BTreeSet::new();
    for (_, person) in &team {
        if !seen.insert(*person) {
            breaches.push(Breach { rule: Rule::OneSeat, person: Some(*person), needed: 1, found: count(&team, |(_, p)| p == *person) });
        }
    }
    for (at, cover) in brief.coverage.iter().enumerate() {
        let holds = |person: PersonIx| level(instance, person, cover.competency.as_str()).is_some_and(|level| level >= cover.level.get());
        let found = seen.iter().filter(|person| holds(**person)).count() as u32;
        if found < u32::from(cover.people) {
            breaches.push(Breach { rule: Rule::Coverage(at), person: None, needed: u32::from(cover.people), found });
        }
        if let Some(most) = cover.most.map(u32::from).filter(|most| found > *most) {
            breaches.push(Breach { rule: Rule::Coverage(at), person: None, needed: most, found });
        }
    }
    breaches.extend(mix(instance, &team));
    breaches.extend(pins(instance, &team));
    breaches
}

/// The figures of a team, in the order of the policy. Repeated pairs are a count, the lower the better.
pub fn figures(instance: &Instance, team: &[(SeatIx, PersonIx)]) -> Vec<(Criterion, f64)> {
    instance.policy.order.iter().map(|(criterion, _)| (*criterion, figure(instance, team, *criterion))).collect()
}

/// For each seat the engine fills: how many are to fill, and its eligible people by agency, pins of exclusion counted.
pub(super) fn eligible(instance: &Instance, agencies: usize) -> Vec<(u32, Vec<u32>)> {
    let brief = &instance.brief;
    let open = (0..brief.seats.len()).filter(|seat| brief.seats[*seat].office.is_none());
    open.map(|seat| {
        let mut able = vec![0; agencies];
        for (person, who) in instance.people.iter().enumerate() {
            if member(instance, seat, person).is_empty() && !brief.pins.excluded.contains(&who.nip) {
                able[who.agency] += 1;
            }
        }
        (u32::from(brief.seats[seat].count), able)
    })
    .collect()
}

/// The rules of a seat against one person.
pub(super) fn member(instance: &Instance, seat: SeatIx, person: PersonIx) -> Vec<Breach> {
    let (asked, who) = (&instance.brief.seats[seat], &instance.people[person]);
    let mut breaches = Vec::new();
    let mut check = |rule: Rule, kept: bool, needed: u32, found: u32| {
        if !kept {
            breaches.push(Breach { rule, person: Some(person), needed, found });
        }
    };
    check(Rule::Standing, who.standing == Standing::Active, 0, 0);
    check(Rule::Kinds(seat), asked.kinds.is_empty() || asked.kinds.contains(&who.kind), 0, 0);
    let rank = who.rank.map(u32::from);
    if let Some(least) = asked.rank_min.map(|rank| u32::from(rank.order())) {
        check(Rule::RankRange(seat), rank.is_some_and(|rank| rank >= least), least, rank.unwrap_or(0));
    }
    if let Some(most) = asked.rank_max.map(|rank| u32::from(rank.order())) {
        check(Rule::RankRange(seat), rank.is_some_and(|rank| rank <= most), most, rank.unwrap_or(0));
    }
    for (at, need) in asked.requirements.iter().enumerate() {
        if let Some(minimum) = need.minimum {
            let has = level(instance, person, need.competency.as_str());
            check(Rule::Minimum(seat, at), has.is_some_and(|has| has >= minimum.get()), u32::from(minimum.get()), has.map_or(0, u32::from));
        }
    }
    let hours = u32::from(who.hours_used) + u32::from(asked.hours);
    check(Rule::Hours, hours <= u32::from(instance.policy.hours_cap), u32::from(instance.policy.hours_cap), hours);
    let teams = u32::from(who.teams_used) + 1;
    check(Rule::Teams, teams <= u32::from(instance.policy.teams_cap), u32::from(instance.policy.teams_cap), teams);
    if asked.cost > 0 {
        let paid = u32::from(who.paid_used) + 1;
        check(Rule::Paid, paid <= u32::from(instance.policy.paid_cap), u32::from(instance.policy.paid_cap), paid);
    }
    let term = &instance.brief.term;
    let stays = match who.until {
        Some(last) => last >= term.end,
        None => true,
    };
    let mut present = true;
    for away in who.absences.iter().filter(|away| !(asked.duty && away.kind.is_duty())) {
        let before = matches!(away.last, Some(last) if last < term.start);
        let after = matches!(away.first, Some(first) if first > term.end);
        present &= before || after;
    }
    check(Rule::Availability, stays && present, 0, 0);
    breaches
}

/// How the agencies mix.
fn mix(instance: &Instance, team: &[(SeatIx, PersonIx)]) -> Vec<Breach> {
    let rules = &instance.brief.mix;
    let mut sent: BTreeMap<usize, u32> = BTreeMap::new();
    for (_, person) in team {
        *sent.entry(instance.people[*person].agency).or_default() += 1;
    }
    let mut breaches = Vec::new();
    let mut put = |rule: Rule, needed: u32, found: u32| breaches.push(Breach { rule, person: None, needed, found });
    if let Some(least) = rules.min_agencies
        && (sent.len() as u32) < u32::from(least)
    {
        put(Rule::MinAgencies, u32::from(least), sent.len() as u32);
    }
    if let Some(most) = rules.max_per_agency
        && let Some(largest) = sent.values().max().filter(|largest| **largest > u32::from(most))
    {
        put(Rule::MaxPerAgency, u32::from(most), *largest);
    }
    if let (Some(percent), Some(host)) = (rules.host_share_max, instance.host) {
        let (most, found) = (members(instance, team.len()) * u32::from(percent) / 100, sent.get(&host).copied().unwrap_or(0));
        if found > most {
            put(Rule::HostShare, most, found);
        }
    }
    if rules.no_lone_outsider && sent.iter().any(|(agency, members)| *members == 1 && Some(*agency) != instance.host) {
        put(Rule::NoLoneOutsider, 2, 1);
    }
    for (at, asked) in rules.representation.iter().enumerate() {
        let prefix = asked.prefix.trim().to_lowercase();
        let begins = |agency: &usize| instance.agencies.get(*agency).is_some_and(|name| name.trim().to_lowercase().starts_with(&prefix));
        let found: u32 = sent.iter().filter(|(agency, _)| begins(agency)).map(|(_, members)| members).sum();
        if found < u32::from(asked.people) {
            put(Rule::Representation(at), u32::from(asked.people), found);
        }
    }
    breaches
}

/// What shares are counted of: the seats of the brief, or the members where the size is free.
fn members(instance: &Instance, team: usize) -> u32 {
    let open = || instance.brief.seats.iter().filter(|seat| seat.office.is_none());
    let free = open().any(|seat| seat.least.is_some_and(|least| least < seat.count));
    if free { team as u32 } else { open().map(|seat| u32::from(seat.count)).sum() }
}

/// What was decided by hand.
fn pins(instance: &Instance, team: &[(SeatIx, PersonIx)]) -> Vec<Breach> {
    let pins = &instance.brief.pins;
    let sits = |nip: &str, seat: Option<&str>| {
        let there = |(at, person): &(SeatIx, PersonIx)| instance.people[*person].nip == nip && seat.is_none_or(|code| instance.brief.seats[*at].code == code);
        team.iter().any(there)
    };
    let mut breaches = Vec::new();
    let mut check = |rule: Rule, kept: bool, nip: &str, needed: u32| {
        if !kept {
            breaches.push(Breach { rule, person: instance.person(nip), needed, found: 1 - needed });
        }
    };
    for (at, (seat, nip)) in pins.locked.iter().enumerate() {
        check(Rule::Locked(at), sits(nip, Some(seat)), nip, 1);
    }
    for (at, nip) in pins.included.iter().enumerate() {
        check(Rule::Included(at), sits(nip, None), nip, 1);
    }
    for (at, nip) in pins.excluded.iter().enumerate() {
        check(Rule::Excluded(at), !sits(nip, None), nip, 0);
    }
    for (at, (a, b)) in pins.apart.iter().enumerate() {
        check(Rule::Apart(at), a == b || !(sits(a, None) && sits(b, None)), a, 0);
    }
    breaches
}

fn figure(instance: &Instance, team: &[(SeatIx, PersonIx)], criterion: Criterion) -> f64 {
    let people: BTreeSet<PersonIx> = team.iter().map(|(_, person)| *person).collect();
    match criterion {
        Criterion::Fit => team.iter().map(|(seat, person)| fit(instance, *seat, *person)).sum(),
        Criterion::Chance => team.iter().map(|(_, person)| instance.people[*person].balance).filter(|balance| balance.is_finite()).sum(),
        Criterion::Agencies => people.iter().map(|person| instance.people[*person].agency).collect::<BTreeSet<usize>>().len() as f64,
        Criterion::RepeatPairs => {
            let again = instance.past_pairs.iter().filter(|(a, b, _)| people.contains(a) && people.contains(b));
            again.map(|(_, _, times)| f64::from(*times)).sum()
        }
        Criterion::Size => team.len() as f64,
        Criterion::Cost => team.iter().map(|(seat, person)| f64::from(instance.brief.seats[*seat].cost) + f64::from(instance.people[*person].cost)).sum(),
        Criterion::Spread => 0.0,
    }
}

/// Share of the preferred levels reached, each no further than asked, by weight; 100 where nothing is preferred.
fn fit(instance: &Instance, seat: SeatIx, person: PersonIx) -> f64 {
    let mut weights = 0.0;
    let mut earned = 0.0;
    for need in &instance.brief.seats[seat].requirements {
        if let Some(preferred) = need.preferred {
            let weight = f64::from(if need.weight == 0 { 1 } else { need.weight });
            let has = f64::from(level(instance, person, need.competency.as_str()).unwrap_or(0));
            let asked = f64::from(preferred.get());
            weights += weight;
            earned += weight * if has >= asked { 1.0 } else { has / asked };
        }
    }
    if weights > 0.0 { earned / weights * 100.0 } else { 100.0 }
}

/// The level of a person by code; `None` when nobody recorded one.
pub(super) fn level(instance: &Instance, person: PersonIx, code: &str) -> Option<u8> {
    let who: &Candidate = &instance.people[person];
    who.levels.iter().find(|(at, _)| instance.competencies.get(usize::from(*at)).is_some_and(|name| name == code)).map(|(_, level)| level.get())
}

fn count(team: &[(SeatIx, PersonIx)], is: impl Fn((SeatIx, PersonIx)) -> bool) -> u32 {
    team.iter().filter(|member| is(**member)).count() as u32
}
