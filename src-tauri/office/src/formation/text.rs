//! Rules and conflicts in the user's words.

use super::convert::parts;
use super::wire::{ConflictText, RelaxationText, RepairText};
use super::world::World;
use crate::brief::wire::{BriefForm, RuleText};
use crate::words;
use jiff::civil::Date;
use rampak_core::brief::Coverage;
use rampak_core::formation::{Conflict, ConflictRule, Instance, Relaxation, Rule, apply, in_turn, unavailable};
use rampak_core::roster::{Absence, AbsenceKind, Rank};

/// A rule with the names and values its words need.
pub fn rule(world: &World, instance: &Instance, rule: Rule) -> RuleText {
    let brief = &instance.brief;
    let (kind, at, _) = parts(rule);
    let name = |nip: &str| world.person(nip).map_or_else(|| nip.to_string(), |p| world.people[p].name.clone());
    let role = |seat: usize| brief.seats.get(seat).map(|s| s.role.clone());
    let (seat, subject, value) = match rule {
        Rule::Seats(seat) => (role(seat), None, brief.seats.get(seat).map(|s| s.fewest().to_string())),
        Rule::Minimum(seat, need) => {
            let need = brief.seats.get(seat).and_then(|s| s.requirements.get(need));
            (role(seat), need.map(|n| world.competency_name(n.competency.as_str()).to_string()), need.and_then(|n| n.minimum).map(|l| l.get().to_string()))
        }
        Rule::RankRange(seat) => {
            let code = |rank: Option<Rank>| rank.map_or("", Rank::code);
            let range = brief.seats.get(seat).map(|s| match (s.rank_min, s.rank_max) {
                (Some(_), None) => format!("≥ {}", code(s.rank_min)),
                (None, Some(_)) => format!("≤ {}", code(s.rank_max)),
                _ => format!("{}-{}", code(s.rank_min), code(s.rank_max)),
            });
            (role(seat), None, range)
        }
        Rule::Kinds(seat) => {
            (role(seat), None, brief.seats.get(seat).map(|s| s.kinds.iter().map(|k| k.key().replace('_', " ").to_uppercase()).collect::<Vec<_>>().join(", ")))
        }
        Rule::Hours => (None, None, Some(instance.policy.hours_cap.to_string())),
        Rule::Teams => (None, None, Some(instance.policy.teams_cap.to_string())),
        Rule::Paid => (None, None, Some(instance.policy.paid_cap.to_string())),
        Rule::Availability => (None, None, Some(brief.term.end.to_string())),
        Rule::Coverage(at) => {
            let line = brief.coverage.get(at);
            let count = |c: &Coverage| c.most.map_or_else(|| c.people.to_string(), |most| format!("{}-{most}", c.people));
            (None, line.map(|c| format!("{} ≥ {}", world.competency_name(c.competency.as_str()), c.level.get())), line.map(count))
        }
        Rule::MinAgencies => (None, None, brief.mix.min_agencies.map(|n| n.to_string())),
        Rule::MaxPerAgency => (None, None, brief.mix.max_per_agency.map(|n| n.to_string())),
        Rule::HostShare => (None, None, brief.mix.host_share_max.map(|n| n.to_string())),
        Rule::Representation(at) => {
            let line = brief.mix.representation.get(at);
            (None, line.map(|r| r.prefix.clone()), line.map(|r| r.people.to_string()))
        }
        Rule::Locked(at) => brief
            .pins
            .locked
            .get(at)
            .map_or((None, None, None), |(code, nip)| (brief.seats.iter().find(|s| s.code == *code).map(|s| s.role.clone()), Some(name(nip)), None)),
        Rule::Included(at) => (None, brief.pins.included.get(at).map(|nip| name(nip)), None),
        Rule::Excluded(_) => (None, at.and_then(|at| brief.pins.excluded.get(at)).map(|nip| name(nip)), None),
        Rule::Apart(at) => (None, brief.pins.apart.get(at).map(|(a, b)| format!("{} / {}", name(a), name(b))), None),
        Rule::Standing | Rule::NoLoneOutsider | Rule::Growth | Rule::OneSeat => (None, None, None),
    };
    RuleText { kind: kind.into(), seat, subject, value }
}

/// The words of a rule.
pub fn rule_words(language: &str, rule: &RuleText) -> String {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    words::text(language, &format!("rule_{}", rule.kind), &[("seat", &part(&rule.seat)), ("subject", &part(&rule.subject)), ("value", &part(&rule.value))])
}

/// The words of a rule that stands alone: of a seat's rule, the seat is named.
pub fn rule_alone(language: &str, rule: &RuleText) -> String {
    let words = rule_words(language, rule);
    match &rule.seat {
        Some(seat) if matches!(rule.kind.as_str(), "minimum" | "rank" | "kind") => words::text(language, "rule_of_seat", &[("rule", &words), ("seat", seat)]),
        _ => words,
    }
}

/// An absence with its days: `cuti, 1 April 2027 s.d. 30 April 2027`.
pub fn absence(language: &str, absence: &Absence) -> String {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| words::date(language, day));
    let key = match (absence.first, absence.last) {
        (Some(_), Some(_)) => "absence_between",
        (Some(_), None) => "absence_since",
        (None, Some(_)) => "absence_until",
        (None, None) => "absence_always",
    };
    let kind = words::text(language, &format!("absence_{}", absence.kind.key()), &[]);
    words::text(language, key, &[("kind", &kind), ("first", &day(absence.first)), ("last", &day(absence.last))])
}

/// Whom availability keeps from the seats of a conflict, by reason; empty where it keeps out nobody alone.
fn unavailable_words(language: &str, instance: &Instance, conflict: &Conflict) -> String {
    let all = conflict.rules.iter().chain(conflict.others.iter().flatten());
    let mut seats: Vec<usize> = all.filter_map(|told| if let Rule::Seats(seat) = told.rule { Some(seat) } else { None }).collect();
    if seats.is_empty() {
        seats = instance.open_seats().collect();
    }
    let found = unavailable(instance, &seats);
    let kinds = AbsenceKind::ALL.iter().map(|kind| kind.key()).zip(found.absent).chain([("leaving", found.leaving)]);
    let part = |(kind, people): (&str, u32)| {
        let kind = words::text(language, &format!("absence_{kind}"), &[]);
        words::text(language, "absence_people", &[("people", &words::number(language, f64::from(people), 0)), ("kind", &kind)])
    };
    let parts: Vec<String> = kinds.filter(|(_, people)| *people > 0).map(part).collect();
    if parts.is_empty() { String::new() } else { format!(" {}", words::text(language, "conflict_absent", &[("people", &parts.join(", "))])) }
}

pub fn conflict(world: &World, instance: &Instance, conflict: &Conflict) -> Vec<ConflictText> {
    let language = &world.settings.language;
    let line = |told: &ConflictRule| {
        let (needed, available, shown) = (told.needed, told.available, rule(world, instance, told.rule));
        let (named, asked) = (rule_alone(language, &shown), needed.to_string());
        let mut text = match available {
            Some(available) => words::text(language, "conflict_line", &[("rule", &named), ("needed", &asked), ("available", &available.to_string())]),
            None => words::text(language, "conflict_line_uncounted", &[("rule", &named), ("needed", &asked)]),
        };
        if told.rule == Rule::Availability {
            text.push_str(&unavailable_words(language, instance, conflict));
        }
        ConflictText { text, rule: shown, needed, available }
    };
    conflict.rules.iter().chain(conflict.others.iter().flatten()).map(line).collect()
}

/// Changes that a brief itself can make, each with the form changed.
pub fn relaxations(world: &World, instance: &Instance, form: &BriefForm, conflict: &Conflict) -> Vec<RelaxationText> {
    conflict.relaxations.iter().filter_map(|r| relaxation(world, instance, form, r)).collect()
}

/// What dissolves several conflicts together; `None` where there is one, or nothing was found.
pub fn repair(world: &World, instance: &Instance, form: &BriefForm, conflict: &Conflict) -> Option<RepairText> {
    let changes = &conflict.repair;
    if changes.is_empty() {
        return None;
    }
    let sentences = changes.iter().map(|change| Some(relaxation(world, instance, form, change)?.text)).collect::<Option<_>>()?;
    let form = in_turn(changes).into_iter().try_fold(form.clone(), |form, change| Some(relaxation(world, instance, &form, change)?.form))?;
    let by_form = !changes.iter().any(|change| matches!(change.rule, Rule::Hours | Rule::Teams | Rule::Paid));
    Some(RepairText { changes: sentences, form, by_form })
}

fn relaxation(world: &World, instance: &Instance, form: &BriefForm, change: &Relaxation) -> Option<RelaxationText> {
    let mut next = form.clone();
    let (mut brief, mut policy) = (instance.brief.clone(), instance.policy.clone());
    apply(change, &mut brief, &mut policy);
    match change.rule {
        Rule::Seats(seat) => {
            let to = next.seats.get_mut(seat)?;
            (to.count, to.count_min) = (brief.seats[seat].count, brief.seats[seat].least);
        }
        Rule::Minimum(seat, at) => next.seats.get_mut(seat)?.requirements.get_mut(at)?.minimum = brief.seats[seat].requirements[at].minimum.map(|l| l.get()),
        Rule::RankRange(seat) => {
            let to = next.seats.get_mut(seat)?;
            (to.rank_min, to.rank_max) = (brief.seats[seat].rank_min.map(Rank::order), brief.seats[seat].rank_max.map(Rank::order));
        }
        Rule::Kinds(seat) => next.seats.get_mut(seat)?.kinds = world.settings.asn_kinds.clone(),
        Rule::Availability => {
            next.end = brief.term.end.to_string();
            next.seats.iter_mut().zip(&brief.seats).for_each(|(to, seat)| to.duty_allowed = seat.duty);
        }
        Rule::Coverage(at) => {
            let to = next.coverage.get_mut(at)?;
            (to.people, to.people_max) = (brief.coverage[at].people, brief.coverage[at].most);
        }
        Rule::MinAgencies => next.min_agencies = brief.mix.min_agencies,
        Rule::MaxPerAgency => next.max_per_agency = brief.mix.max_per_agency,
        Rule::HostShare => next.host_share_max = brief.mix.host_share_max,
        Rule::NoLoneOutsider => next.no_lone_outsider = false,
        Rule::Growth => next.growth = false,
        Rule::Representation(at) => next.representation.get_mut(at)?.people = brief.mix.representation[at].people,
        Rule::Locked(at) if at < next.pins.locked.len() => drop(next.pins.locked.remove(at)),
        Rule::Included(at) if at < next.pins.included.len() => drop(next.pins.included.remove(at)),
        Rule::Excluded(at) if at < next.pins.excluded.len() => drop(next.pins.excluded.remove(at)),
        Rule::Apart(at) if at < next.pins.apart.len() => drop(next.pins.apart.remove(at)),
        // caps are the office's: they are told, and changed in the settings
        _ => {}
    }
    let language = &world.settings.language;
    let text = rule(world, instance, change.rule);
    let to = match (change.rule, change.to) {
        (Rule::RankRange(_), Some(order)) => Rank::pns(order as u8).map_or_else(String::new, |r| r.code().to_string()),
        (Rule::Availability, _) => next.end.clone(),
        (_, Some(to)) => to.to_string(),
        (_, None) => String::new(),
    };
    let key = match (change.rule, change.to) {
        (Rule::Availability, None) => "relax_duty",
        (_, Some(_)) => "relax_to",
        (_, None) => "relax_drop",
    };
    let sentence = words::text(language, key, &[("rule", &rule_alone(language, &text)), ("to", &to), ("gains", &change.gains.to_string())]);
    Some(RelaxationText { rule: text, to: change.to, gains: change.gains, text: sentence, form: next })
}
