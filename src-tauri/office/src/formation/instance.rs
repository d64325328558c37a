//! From a brief's form and the world to what the engine takes.

use super::wire::FormationOptions;
use super::world::World;
use crate::brief::wire::{BriefForm, SeatForm};
use crate::database::Reader;
use crate::{Problem, Result};
use jiff::ToSpan;
use jiff::civil::Date;
use rampak_core::brief::{Brief, Coverage, Pins, Representation, Requirement, Seat, Term, UnitMix};
use rampak_core::formation::{Candidate, Criterion, Instance, Policy, Preset};
use rampak_core::roster::{Absence, AsnKind, CompetencyCode, Level, Rank};
use std::collections::BTreeMap;

/// The brief of a form. What cannot be read (a bad date, an unknown code) is left out: `brief_check` names it first.
pub fn brief(form: &BriefForm, kinds: &[AsnKind]) -> Brief {
    let day = |text: &str, other: Date| text.parse::<Date>().unwrap_or(other);
    let start = day(&form.start, Date::MIN);
    Brief {
        code: form.code.clone(),
        title: form.title.clone(),
        host: form.host_id.clone(),
        term: Term { start, end: day(&form.end, start) },
        seats: form.seats.iter().map(|s| seat(s, kinds)).collect(),
        coverage: form
            .coverage
            .iter()
            .filter_map(|c| {
                Some(Coverage { competency: CompetencyCode::parse(&c.competency)?, level: Level::new(c.level)?, people: c.people, most: c.people_max })
            })
            .collect(),
        mix: UnitMix {
            min_agencies: form.min_agencies,
            max_per_agency: form.max_per_agency,
            host_share_max: form.host_share_max,
            no_lone_outsider: form.no_lone_outsider,
            representation: form.representation.iter().map(|r| Representation { prefix: r.prefix.clone(), people: r.people }).collect(),
        },
        growth: form.growth,
        pins: Pins {
            locked: form.pins.locked.iter().map(|l| (l.seat.clone(), l.nip.clone())).collect(),
            excluded: form.pins.excluded.clone(),
            included: form.pins.included.clone(),
            apart: form.pins.apart.iter().map(|p| (p.a.clone(), p.b.clone())).collect(),
        },
    }
}

fn seat(form: &SeatForm, admitted: &[AsnKind]) -> Seat {
    let own: Vec<AsnKind> = form.kinds.iter().filter_map(|key| AsnKind::from_key(key)).collect();
    let kinds = if own.is_empty() && admitted.len() < AsnKind::ALL.len() { admitted.to_vec() } else { own };
    let requirement = |need: &crate::brief::wire::RequirementForm| {
        Some(Requirement {
            competency: CompetencyCode::parse(&need.competency)?,
            minimum: need.minimum.and_then(Level::new),
            preferred: need.preferred.and_then(Level::new),
            weight: need.weight.max(1),
        })
    };
    Seat {
        code: form.code.clone(),
        role: form.role.clone(),
        count: form.count,
        least: form.count_min,
        hours: form.hours,
        rank_min: form.rank_min.and_then(Rank::pns),
        rank_max: form.rank_max.and_then(Rank::pns),
        kinds,
        requirements: form.requirements.iter().filter_map(requirement).collect(),
        office: form.office.clone(),
        cost: form.cost,
        duty: form.duty_allowed,
    }
}

/// The frozen instance of a form at this moment of the file. `reader`: for past pairs, which counting does not need.
pub fn instance(world: &World, form: &BriefForm, options: &FormationOptions, reader: Option<&Reader<'_>>) -> Result<Instance> {
    let settings = &world.settings;
    let kinds: Vec<AsnKind> = settings.asn_kinds.iter().filter_map(|key| AsnKind::from_key(key)).collect();
    let brief = brief(form, &kinds);
    let mut people: Vec<Candidate> = world
        .people
        .iter()
        .map(|p| Candidate {
            nip: p.nip.clone(),
            agency: p.agency,
            rank: p.rank.map(Rank::order),
            kind: p.kind,
            levels: p.levels.clone(),
            standing: p.standing,
            until: if settings.check_retirement { p.until } else { None },
            absences: over(&p.absences, &[brief.term]),
            hours_used: p.hours,
            teams_used: 0,
            paid_used: 0,
            balance: p.balance,
            cost: 0,
            lot: None,
        })
        .collect();
    let own = options.amends.as_ref().map(|amends| amends.team.as_str());
    for booked in world.bookings.iter().filter(|booked| Some(booked.team.as_str()) != own && booked.term.overlaps(&brief.term)) {
        let person = &mut people[booked.person];
        person.hours_used = person.hours_used.saturating_add(booked.hours);
        person.teams_used = person.teams_used.saturating_add(1);
        person.paid_used = person.paid_used.saturating_add(u8::from(booked.paid));
    }
    let past_pairs = match reader {
        Some(reader) => pairs(world, reader, &brief, own)?,
        None => Vec::new(),
    };
    let seed = options.seed.as_deref().map(|text| text.trim().parse::<u64>().map_err(|_| Problem::new("seed_invalid").with("value", text))).transpose()?;
    Ok(Instance {
        people,
        agencies: world.agencies.iter().map(|a| a.name.clone()).collect(),
        host: brief.host.as_ref().and_then(|id| world.agencies.iter().position(|a| a.id == *id)),
        competencies: world.competencies.iter().map(|(code, _)| code.clone()).collect(),
        policy: policy(world, options, &brief)?,
        brief,
        past_pairs,
        seed,
    })
}

/// The absences that hold on some day of some term; nobody has to know of others.
pub fn over(absences: &[Absence], terms: &[Term]) -> Vec<Absence> {
    absences.iter().filter(|absence| terms.iter().any(|term| absence.touches(term.start, term.end))).copied().collect()
}

/// The order asked for, or the office's. A free size is as small as coverage allows, unless the order speaks of it.
fn policy(world: &World, options: &FormationOptions, brief: &Brief) -> Result<Policy> {
    let settings = &world.settings;
    let cap = |teams: u16| u8::try_from(teams).unwrap_or(u8::MAX);
    let (teams_cap, paid_cap) = (cap(settings.teams_cap), cap(settings.paid_teams_cap));
    let mut policy = Policy { hours_cap: settings.hours_cap, teams_cap, paid_cap, ..Policy::default() };
    match &options.order {
        Some(order) => {
            let read = |card: &super::wire::CriterionOrder| {
                let criterion = Criterion::ALL.into_iter().find(|c| c.key() == card.criterion);
                let tolerance = (0.0..=1.0).contains(&card.tolerance).then_some(card.tolerance);
                criterion.zip(tolerance).ok_or_else(|| Problem::new("criterion_invalid").with("value", &card.criterion))
            };
            policy.order = order.iter().map(read).collect::<Result<_>>()?;
            let twice = (1..policy.order.len()).any(|at| policy.order[..at].iter().any(|(c, _)| *c == policy.order[at].0));
            if policy.order.is_empty() || twice {
                return Err(Problem::new("criterion_invalid").with("value", "order"));
            }
        }
        None => policy.order = Preset::Balanced.order(settings.fit_tolerance / 100.0),
    }
    let speaks = policy.order.iter().any(|(criterion, _)| matches!(criterion, Criterion::Size | Criterion::Cost));
    if brief.flexible() && !speaks {
        policy.order.insert(0, (Criterion::Size, 0.0));
    }
    Ok(policy)
}

/// Pairs across agencies that met in a team within the window before the brief's term; the team that is amended is not counted.
fn pairs(world: &World, reader: &Reader<'_>, brief: &Brief, own: Option<&str>) -> Result<Vec<(usize, usize, u16)>> {
    let since = brief.term.start.checked_sub(i32::from(world.settings.pair_window_months).months()).unwrap_or(Date::MIN);
    let members = crate::ledger::rows::members_since(reader, &since.to_string())?;
    let mut met: BTreeMap<(usize, usize), u16> = BTreeMap::new();
    for team in members.chunk_by(|a, b| a.team == b.team).filter(|team| Some(team[0].team.as_str()) != own) {
        let on: Vec<_> = team.iter().filter_map(|member| Some((world.person_by_id(&member.person)?, member))).collect();
        for (at, (a, first)) in on.iter().enumerate() {
            for (b, second) in &on[at + 1..] {
                if world.people[*a].agency != world.people[*b].agency && first.meets(second) {
                    *met.entry((*a.min(b), *a.max(b))).or_default() += 1;
                }
            }
        }
    }
    Ok(met.into_iter().map(|((a, b), times)| (a, b, times)).collect())
}
