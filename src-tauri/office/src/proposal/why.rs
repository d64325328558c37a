//! Why this person, why not that one.

use super::Reopened;
use super::view::needs;
use super::wire::{BarView, BrokenView, CostView, PersonRef, WhyNotView, WhyView};
use crate::brief::wire::LockForm;
use crate::formation::{World, text};
use crate::roster::kind_of;
use crate::words::{date, number, text as say};
use crate::{Office, OrNotFound, Problem, Progress, Result};
use rampak_core::formation::{Bar, Broken, Difference, Instance, Outcome, Rule, bars, broken, difference, one_short, why};
use rampak_core::roster::AbsenceKind;

/// A person as others are told of.
pub fn person_ref(world: &World, instance: &Instance, seat: usize, person: usize) -> PersonRef {
    let (p, seat) = (&world.people[person], &instance.brief.seats[seat]);
    let agency = &world.agencies[p.agency];
    PersonRef { nip: p.nip.clone(), name: p.name.clone(), agency: agency.name.clone(), agency_id: agency.id.clone(), role: seat.role.clone() }
}

pub fn costs(change: &Difference) -> Vec<CostView> {
    change.criteria.iter().map(|(criterion, before, after)| CostView { name: criterion.key().into(), before: *before, after: *after }).collect()
}

/// Who leaves, who enters; a move between seats is neither.
pub fn movers(world: &World, instance: &Instance, change: &Difference) -> (Vec<PersonRef>, Vec<PersonRef>) {
    let refs = |list: &[(usize, usize)]| list.iter().map(|(seat, p)| person_ref(world, instance, *seat, *p)).collect();
    (refs(&change.leaves), refs(&change.enters))
}

/// The rules a team breaks, with the people through whom.
pub fn breaks(world: &World, instance: &Instance, team: &[(usize, usize)]) -> Vec<BrokenView> {
    let language = world.settings.language.as_str();
    let named = |person: usize| {
        let seat = team.iter().find(|(_, member)| *member == person).map(|(seat, _)| *seat);
        let (p, role) = (&world.people[person], seat.map_or_else(String::new, |seat| instance.brief.seats[seat].role.clone()));
        let agency = &world.agencies[p.agency];
        PersonRef { nip: p.nip.clone(), name: p.name.clone(), agency: agency.name.clone(), agency_id: agency.id.clone(), role }
    };
    // who is away is told with the days
    let named_with_days = |rule: Rule, nip: &str| {
        let person = world.person(nip).unwrap_or_default();
        let name = &world.people[person].name;
        let seat = team.iter().find(|(_, member)| *member == person).filter(|_| rule == Rule::Availability);
        let away = seat.and_then(|(seat, _)| instance.people[person].absent(&instance.brief.term, instance.brief.seats[*seat].duty));
        away.map_or_else(|| name.clone(), |away| say(language, "absence_of", &[("name", name), ("absence", &text::absence(language, away))]))
    };
    let line = |Broken { breach, people }: Broken| {
        let rule = text::rule(world, instance, breach.rule);
        let people: Vec<PersonRef> = people.into_iter().map(named).collect();
        let names = people.iter().map(|person| named_with_days(breach.rule, &person.nip)).collect::<Vec<_>>().join(", ");
        let words = text::rule_alone(language, &rule);
        let counted = breach.needed + breach.found > 0;
        let key = match (people.is_empty(), counted) {
            (true, false) => "broken_plain",
            (true, true) => "broken_count",
            (false, false) => "broken_people",
            (false, true) => "broken_people_count",
        };
        let (needed, found) = (breach.needed.to_string(), breach.found.to_string());
        let text = say(language, key, &[("rule", &words), ("people", &names), ("needed", &needed), ("found", &found)]);
        BrokenView { rule, needed: breach.needed, found: breach.found, people, text }
    };
    broken(instance, team).into_iter().map(line).collect()
}

/// Why the member at a position of a team sits there, with sentences.
pub fn why_view(world: &World, instance: &Instance, team: &[(usize, usize)], position: usize) -> Option<WhyView> {
    let found = why(instance, team, position)?;
    let p = &world.people[found.person];
    let language = world.settings.language.as_str();
    let role = instance.brief.seats[found.seat].role.clone();
    let agency = world.agencies[p.agency].name.clone();
    let count = |n: u32| number(language, f64::from(n), 0);
    let mut sentences = Vec::new();
    if found.pinned {
        sentences.push(say(language, "proposal_why_pinned", &[("name", &p.name)]));
    }
    let (learns, mentor) = found.stretch.as_ref().map_or((None, None), |one| (Some(one), one.mentors.first().map(|mentor| &world.people[*mentor])));
    match (learns.filter(|one| one.person == found.person), mentor) {
        (Some(one), Some(mentor)) => {
            let need = &instance.brief.seats[one.seat].requirements[one.requirement];
            let (competency, minimum) = (world.competency_name(need.competency.as_str()), need.minimum.map_or(0, |level| level.get()).to_string());
            let agency = &world.agencies[mentor.agency].name;
            let params =
                [("name", p.name.as_str()), ("role", &role), ("competency", competency), ("minimum", &minimum), ("mentor", &mentor.name), ("agency", agency)];
            sentences.push(say(language, "proposal_why_stretch", &params));
        }
        _ => sentences.push(say(language, "proposal_why_able", &[("name", &p.name), ("role", &role), ("eligible", &count(found.eligible))])),
    }
    if let Some(one) = learns.filter(|one| one.mentors.first() == Some(&found.person)) {
        let need = &instance.brief.seats[one.seat].requirements[one.requirement];
        let params = [("name", p.name.as_str()), ("other", &world.people[one.person].name), ("competency", world.competency_name(need.competency.as_str()))];
        sentences.push(say(language, "proposal_why_mentor", &params));
    }
    let wanted = found.needs.iter().any(|n| n.preferred.is_some());
    let key = if wanted { "proposal_why_fit" } else { "proposal_why_no_preference" };
    sentences.push(say(language, key, &[("fit", &number(language, found.fit, 1)), ("rank", &count(found.fit_rank)), ("eligible", &count(found.eligible))]));
    let balance = number(language, p.balance.abs(), 2);
    let key = if p.balance >= 0.0 { "proposal_why_owed" } else { "proposal_why_served" };
    sentences.push(say(language, key, &[("balance", &balance), ("rank", &count(found.balance_rank)), ("served", &count(p.served))]));
    if p.served == 0 {
        sentences.push(say(language, "proposal_why_first", &[]));
    }
    if found.brings_agency {
        sentences.push(say(language, "proposal_why_agency", &[("agency", &agency)]));
    }
    let window = count(world.settings.pair_window_months.into());
    for (pairs, key) in [(found.pairs.fresh, "proposal_why_new_pairs"), (found.pairs.repeated, "proposal_why_repeat_pairs")] {
        if pairs > 0 {
            sentences.push(say(language, key, &[("count", &count(pairs)), ("months", &window)]));
        }
    }
    for at in &found.covers {
        let rule = text::rule(world, instance, Rule::Coverage(*at));
        sentences.push(say(language, "proposal_why_covers", &[("rule", &text::rule_words(language, &rule))]));
    }
    let through = breaks(world, instance, team).into_iter().filter(|line| line.people.iter().any(|person| person.nip == p.nip));
    sentences.extend(through.map(|line| line.text));
    Some(WhyView {
        nip: p.nip.clone(),
        name: p.name.clone(),
        agency,
        role,
        fit: found.fit,
        fit_rank: found.fit_rank,
        eligible: found.eligible,
        balance: found.balance,
        balance_rank: found.balance_rank,
        served: p.served,
        needs: needs(world, instance, found.seat, found.person),
        brings_agency: found.brings_agency,
        new_pairs: found.pairs.fresh,
        repeat_pairs: found.pairs.repeated,
        pinned: found.pinned,
        mentor: mentor.filter(|_| learns.is_some_and(|one| one.person == found.person)).map(|mentor| mentor.name.clone()),
        sentences,
    })
}

impl Office {
    /// Why this member.
    ///
    /// # Errors
    /// `not_found`, `not_on_team`.
    pub fn proposal_why(&self, id: &str, nip: &str) -> Result<WhyView> {
        let now = self.decided(&self.kept(id)?)?;
        let Reopened { world, instance, team, .. } = &now;
        let position =
            world.person(nip).and_then(|p| team.iter().position(|(_, member)| *member == p)).ok_or_else(|| Problem::new("not_on_team").with("nip", nip))?;
        why_view(world, instance, team, position).or_not_found("person", nip)
    }

    /// Why not that one: the first rule that bars, or the cost of forcing them in, by solving again. `seat`: asked about that
    /// seat alone, by its code or its role; else about any.
    ///
    /// # Errors
    /// `not_found`, `cancelled`.
    pub fn proposal_why_not(&self, id: &str, nip: &str, seat: Option<&str>, progress: &Progress) -> Result<WhyNotView> {
        let kept = self.kept(id)?;
        let now = self.decided(&kept)?;
        let Reopened { world, instance, team, options } = &now;
        let person = world.person(nip).or_not_found("person", nip)?;
        let language = world.settings.language.as_str();
        let p = &world.people[person];
        let asked = seat.map(|name| seat_named(instance, name).or_not_found("seat", name)).transpose()?;
        let wanted = instance.open_seats().filter(|seat| asked.is_none_or(|asked| asked == *seat));
        let all: Vec<(usize, Vec<Bar>)> = wanted.map(|seat| (seat, bars(instance, person, seat))).collect();
        let term = &instance.brief.term;
        let present = say(language, "absence_need", &[("first", &date(language, term.start)), ("last", &date(language, term.end))]);
        let away = |bar: &Bar| bar.absence.filter(|_| bar.have.is_none());
        let bar = |(seat, bars): &(usize, Vec<Bar>)| {
            let shown = |rule: Rule, value: Option<u32>| value.map(|v| value_words(rule, v));
            BarView {
                role: instance.brief.seats[*seat].role.clone(),
                rule: bars.first().map(|b| text::rule(world, instance, b.rule)),
                have: bars.first().and_then(|b| away(b).map(|absence| text::absence(language, &absence)).or_else(|| shown(b.rule, b.have))),
                need: bars.first().and_then(|b| away(b).map(|_| present.clone()).or_else(|| shown(b.rule, b.need))),
                bars: bars.len() as u32,
            }
        };
        let stretch = |seat: usize| one_short(instance, person, seat);
        let nearest = all.iter().min_by_key(|(seat, bars)| (!bars.is_empty() && !stretch(*seat), bars.len()));
        let mut view = WhyNotView {
            nip: p.nip.clone(),
            name: p.name.clone(),
            agency: world.agencies[p.agency].name.clone(),
            verdict: String::new(),
            bars: all.iter().map(bar).collect(),
            nearest_seat: nearest.map(|(seat, _)| instance.brief.seats[*seat].role.clone()),
            costs: Vec::new(),
            leaves: Vec::new(),
            enters: Vec::new(),
            sentences: Vec::new(),
        };
        if let Some((seat, _)) = team.iter().find(|(_, member)| *member == person) {
            view.verdict = "on_team".into();
            view.sentences.push(say(language, "proposal_whynot_on_team", &[("name", &p.name), ("role", &instance.brief.seats[*seat].role)]));
            return Ok(view);
        }
        if let Some((seat, bars)) = nearest
            && let Some(first) = bars.first()
            && !stretch(*seat)
        {
            view.verdict = "barred".into();
            let rule = text::rule_words(language, &text::rule(world, instance, first.rule));
            let role = instance.brief.seats[*seat].role.as_str();
            let rest = number(language, bars.len() as f64 - 1.0, 0);
            let key = if asked.is_some() { "proposal_whynot_barred_seat" } else { "proposal_whynot_barred" };
            view.sentences.push(say(language, key, &[("name", &p.name), ("role", role), ("rule", &rule)]));
            match (first.rule, first.have) {
                (Rule::Minimum(..), None) => view.sentences.push(say(language, "proposal_whynot_unknown", &[])),
                (rule, Some(have)) => view.sentences.push(say(language, "proposal_whynot_have", &[("have", &value_words(rule, have))])),
                (Rule::Standing, None) => {
                    view.sentences.push(say(language, "proposal_whynot_have", &[("have", &p.standing_text)]));
                    if matches!(kind_of(&p.standing_text), Some(AbsenceKind::Leave | AbsenceKind::StudyLeave)) {
                        view.sentences.push(say(language, "proposal_whynot_standing_days", &[]));
                    }
                }
                _ => {}
            }
            if let Some(absence) = first.absence {
                view.sentences.push(say(language, "proposal_whynot_absent", &[("absence", &text::absence(language, &absence))]));
                if absence.kind.is_duty() {
                    view.sentences.push(say(language, "proposal_whynot_duty", &[]));
                }
            }
            if bars.len() > 1 {
                view.sentences.push(say(language, "proposal_whynot_more", &[("count", &rest)]));
            }
            let open = |seat: &usize| self::bars(instance, person, *seat).is_empty() || stretch(*seat);
            if let Some(other) = asked.and_then(|_| instance.open_seats().find(open)) {
                view.sentences.push(say(language, "proposal_whynot_other_seat", &[("role", &instance.brief.seats[other].role)]));
            }
            return Ok(view);
        }
        if let Some((seat, _)) = nearest.filter(|(_, bars)| !bars.is_empty()) {
            view.sentences.push(say(language, "proposal_whynot_stretch", &[("name", &p.name), ("role", &instance.brief.seats[*seat].role)]));
        }
        let (mut form, mut with) = (kept.body.form.clone(), instance.clone());
        match asked.map(|seat| instance.brief.seats[seat].code.clone()) {
            Some(seat) => {
                form.pins.locked.push(LockForm { seat: seat.clone(), nip: p.nip.clone() });
                with.brief.pins.locked.push((seat, p.nip.clone()));
            }
            None => {
                form.pins.included.push(p.nip.clone());
                with.brief.pins.included.push(p.nip.clone());
            }
        }
        let before = kept.body.amends.as_ref().map(|_| team.clone());
        let formed = self.formed_on(world.clone(), with, &form, options, before, progress)?;
        if let Outcome::Infeasible(conflict) = &formed.solution.outcome {
            view.verdict = "impossible".into();
            view.sentences.push(say(language, "proposal_whynot_impossible", &[("name", &p.name)]));
            view.sentences.extend(text::conflict(world, &formed.instance, conflict).into_iter().map(|line| line.text));
            return Ok(view);
        }
        let change = difference(instance, team, &formed.solution.team);
        view.verdict = if change.is_tie() { "tie" } else { "cost" }.into();
        (view.leaves, view.enters) = movers(world, instance, &change);
        view.costs = costs(&change);
        view.nearest_seat = formed.solution.team.iter().find(|(_, member)| *member == person).map(|(seat, _)| instance.brief.seats[*seat].role.clone());
        let key = if change.is_tie() { "proposal_whynot_tie" } else { "proposal_whynot_cost" };
        view.sentences.push(say(language, key, &[("name", &p.name)]));
        Ok(view)
    }
}

/// A seat the engine fills, by its code, or else the first with that role.
fn seat_named(instance: &Instance, name: &str) -> Option<usize> {
    let (name, seat) = (name.trim(), |at: usize| &instance.brief.seats[at]);
    let role = |at: &usize| seat(*at).role.trim().to_lowercase() == name.to_lowercase();
    instance.open_seats().find(|at| seat(*at).code == name).or_else(|| instance.open_seats().find(role))
}

/// A bar's figure in its rule's unit: a rank code, a date, or a number.
fn value_words(rule: Rule, value: u32) -> String {
    match rule {
        Rule::RankRange(_) => rampak_core::roster::Rank::pns(value as u8).map_or_else(|| value.to_string(), |r| r.code().to_string()),
        Rule::Availability => format!("{:04}-{:02}-{:02}", value / 10_000, value / 100 % 100, value % 100),
        _ => value.to_string(),
    }
}
