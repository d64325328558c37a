//! A proposal as the screen shows it.

use super::Reopened;
use super::consent::{self, rows::Answer};
use super::rows::{self, Kept};
use super::vary::given_up;
use super::wire::{AmendsView, BodySeat, CoverageLine, FairnessView, MemberView, MixView, NarrowSeat, NeedView, PinView, ProposalView, SeatView};
use crate::brief::wire::{AgencyCount, BriefForm, RuleText};
use crate::formation::wire::TeamSeat;
use crate::formation::{World, text};
use crate::{Office, Result};
use rampak_core::formation::{Instance, Reading, Rule, audit, figures, funnels, pairs, stretch};
use rampak_core::ledger::blau;

/// A team with the names that go with it.
pub fn team(world: &World, instance: &Instance, team: &[(usize, usize)]) -> Vec<TeamSeat> {
    let line = |(seat, person): &(usize, usize)| {
        let (seat, p) = (&instance.brief.seats[*seat], &world.people[*person]);
        let agency = &world.agencies[p.agency];
        TeamSeat {
            seat: seat.code.clone(),
            role: seat.role.clone(),
            nip: p.nip.clone(),
            name: p.name.clone(),
            agency: agency.name.clone(),
            agency_id: agency.id.clone(),
        }
    };
    team.iter().map(line).collect()
}

/// Requirements of a seat against a person's levels.
pub fn needs(world: &World, instance: &Instance, seat: usize, person: usize) -> Vec<NeedView> {
    let need = |n: &rampak_core::brief::Requirement| NeedView {
        competency: n.competency.to_string(),
        name: world.competency_name(n.competency.as_str()).to_string(),
        level: instance.competency(n.competency.as_str()).and_then(|c| instance.people[person].level(c)).map(|l| l.get()),
        minimum: n.minimum.map(|l| l.get()),
        preferred: n.preferred.map(|l| l.get()),
        weight: n.weight,
    };
    instance.brief.seats[seat].requirements.iter().map(need).collect()
}

pub fn view(office: &Office, kept: Kept) -> Result<ProposalView> {
    let now = office.decided(&kept)?;
    let Reopened { world, instance, team, .. } = &now;
    let serving = kept.body.amends.as_ref().map(|amends| Ok::<_, crate::Problem>(office.kept(&amends.proposal)?.body.team)).transpose()?.unwrap_or_default();
    let (siblings, overrides, host, decree_id, said) = office.db.read(|reader| {
        let host = kept.body.form.host_id.as_ref();
        let units = crate::roster::rows::units(reader)?;
        let host = host.and_then(|id| units.iter().find(|u| u.id == *id)).map(|u| u.name.clone()).unwrap_or_default();
        let id = &kept.item.id;
        let siblings = rows::list(reader, Some(&kept.item.brief_id))?;
        Ok((siblings, rows::overrides(reader, id)?, host, rows::decree_of(reader, id)?, consent::rows::list(reader, id)?))
    })?;
    let found = funnels(instance);
    let fixed = matches!(kept.item.state.as_str(), "decreed" | "revoked" | "superseded");
    let breaches: Vec<RuleText> = if fixed {
        Vec::new()
    } else {
        let mut rules: Vec<Rule> = audit(instance, team).into_iter().map(|b| b.rule).collect();
        rules.dedup();
        rules.into_iter().map(|rule| text::rule(world, instance, rule)).collect()
    };
    let mut warnings = Vec::new();
    if kept.body.seed_by_hand {
        warnings.push("seed_by_hand".to_string());
    }
    if kept.body.batch.is_some() {
        warnings.push("formed_together".into());
    }
    if Reading::from_key(&kept.body.reading) == Reading::Share {
        warnings.push("chances_share".into());
    }
    if kept.body.amends.is_none()
        && !matches!(kept.item.state.as_str(), "decreed" | "revoked")
        && siblings.iter().any(|other| other.state == "decreed" && other.id != kept.item.id)
    {
        warnings.push("has_decree".into());
    }
    let fairness = fairness(&now, &kept, &found);
    if fairness.narrow.iter().any(|seat| seat.sole) {
        warnings.push("sole_seat".into());
    } else if !fairness.narrow.is_empty() {
        warnings.push("narrow_seat".into());
    }
    Ok(ProposalView {
        version: kept.version,
        brief_id: kept.item.brief_id.clone(),
        brief_title: kept.body.form.title.clone(),
        host,
        start: kept.body.form.start.clone(),
        end: kept.body.form.end.clone(),
        letter: kept.item.letter.clone(),
        siblings,
        state: kept.item.state.clone(),
        outcome: kept.body.outcome.clone(),
        gap: kept.body.gap,
        criteria: kept.body.criteria.clone(),
        seats: seats(&now, &kept.body.form, &found, &said, &serving),
        coverage: coverage(&now),
        mix: mix(&now),
        fairness,
        pins: pins(world, &kept.body.form),
        warnings,
        overrides,
        breaches,
        seed: kept.body.seed.clone(),
        solver: kept.body.solver.clone(),
        elapsed: kept.body.elapsed,
        created: kept.item.created.clone(),
        created_by: kept.item.created_by.clone(),
        note: kept.note,
        approved: kept.approved,
        approved_by: kept.approved_by,
        decree_id,
        from: kept.body.from,
        amends: kept.body.amends.map(|amends| AmendsView { decree_id: amends.decree, number: amends.number, from: amends.from }),
        id: kept.item.id,
    })
}

fn seats(now: &Reopened, form: &BriefForm, found: &[rampak_core::formation::Funnel], said: &[Answer], serving: &[BodySeat]) -> Vec<SeatView> {
    let (world, instance) = (&now.world, &now.instance);
    let stretch = stretch(instance, &now.team);
    let member = |seat: usize, person: usize| {
        let p = &world.people[person];
        let agency = &world.agencies[p.agency];
        let answers = consent::views(said, &p.id, &form.seats[seat].code);
        MemberView {
            nip: p.nip.clone(),
            name: p.name.clone(),
            position: p.position.clone(),
            agency: agency.name.clone(),
            agency_id: agency.id.clone(),
            rank: p.rank.map_or_else(String::new, |r| r.code().to_string()),
            fit: instance.fit(person, seat),
            balance: p.balance,
            served: p.served,
            needs: needs(world, instance, seat, person),
            locked: form.pins.locked.iter().any(|lock| lock.nip == p.nip) || form.pins.included.contains(&p.nip),
            mentor: stretch.as_ref().filter(|one| one.person == person).and_then(|one| one.mentors.first()).map(|mentor| world.people[*mentor].name.clone()),
            consent: answers[0].answer.clone(),
            superior_consent: answers[1].answer.clone(),
            serves: serving.iter().any(|old| old.person_id == p.id && old.seat == form.seats[seat].code),
            answers,
        }
    };
    let places = |at: usize| now.team.iter().filter(|(seat, _)| *seat == at).count() as u16;
    let seat = |(at, seat): (usize, &crate::brief::wire::SeatForm)| SeatView {
        seat: seat.code.clone(),
        role: seat.role.clone(),
        count: seat.count_min.map_or(seat.count, |least| places(at).max(least)),
        hours: seat.hours,
        office: seat.office.clone(),
        eligible: if seat.office.is_some() { 0 } else { found[at].eligible.len() as u32 },
        members: now.team.iter().filter(|(s, _)| *s == at).map(|(s, p)| member(*s, *p)).collect(),
    };
    form.seats.iter().enumerate().map(seat).collect()
}

/// Every rule of the team as a whole, with who counts for it.
fn coverage(now: &Reopened) -> Vec<CoverageLine> {
    let (world, instance, team) = (&now.world, &now.instance, &now.team);
    let brief = &instance.brief;
    let nips = |keep: &dyn Fn(usize) -> bool| -> Vec<String> { team.iter().filter(|(_, p)| keep(*p)).map(|(_, p)| instance.people[*p].nip.clone()).collect() };
    let mut per_agency = vec![0u32; instance.agencies.len()];
    team.iter().for_each(|(_, p)| per_agency[instance.people[*p].agency] += 1);
    let present = per_agency.iter().filter(|n| **n > 0).count() as u32;
    let rule = |rule| text::rule(world, instance, rule);
    let mut lines = Vec::new();
    for (at, c) in brief.coverage.iter().enumerate() {
        let code = instance.competency(c.competency.as_str());
        let people = nips(&|p| code.and_then(|code| instance.people[p].level(code)).is_some_and(|level| level >= c.level));
        lines.push(CoverageLine {
            rule: rule(Rule::Coverage(at)),
            needed: c.people.into(),
            have: people.len() as u32,
            met: people.len() >= usize::from(c.people) && c.most.is_none_or(|most| people.len() <= usize::from(most)),
            people,
        });
    }
    if let Some(least) = brief.mix.min_agencies {
        lines.push(CoverageLine {
            rule: rule(Rule::MinAgencies),
            needed: least.into(),
            have: present,
            people: nips(&|_| true),
            met: present >= u32::from(least),
        });
    }
    if let Some(most) = brief.mix.max_per_agency {
        let largest = per_agency.iter().copied().max().unwrap_or(0);
        let people = nips(&|p| per_agency[instance.people[p].agency] == largest);
        lines.push(CoverageLine { rule: rule(Rule::MaxPerAgency), needed: most.into(), have: largest, people, met: largest <= u32::from(most) });
    }
    if let Some(share) = brief.mix.host_share_max {
        let size = if brief.flexible() { team.len() as u32 } else { u32::from(brief.seats_to_fill()) };
        let most = u32::from(share) * size / 100;
        let people = nips(&|p| instance.host == Some(instance.people[p].agency));
        lines.push(CoverageLine { rule: rule(Rule::HostShare), needed: most, have: people.len() as u32, met: people.len() as u32 <= most, people });
    }
    if brief.mix.no_lone_outsider {
        let lone = nips(&|p| per_agency[instance.people[p].agency] == 1 && instance.host != Some(instance.people[p].agency));
        lines.push(CoverageLine { rule: rule(Rule::NoLoneOutsider), needed: 0, have: lone.len() as u32, met: lone.is_empty(), people: lone });
    }
    if brief.growth {
        let one = stretch(instance, team);
        let people = nips(&|p| one.as_ref().is_some_and(|one| one.person == p || one.mentors.first() == Some(&p)));
        lines.push(CoverageLine { rule: rule(Rule::Growth), needed: 1, have: u32::from(one.is_some()), met: one.is_some(), people });
    }
    for (at, r) in brief.mix.representation.iter().enumerate() {
        let people = nips(&|p| r.counts(&instance.agencies[instance.people[p].agency]));
        lines.push(CoverageLine {
            rule: rule(Rule::Representation(at)),
            needed: r.people.into(),
            have: people.len() as u32,
            met: people.len() >= usize::from(r.people),
            people,
        });
    }
    lines
}

fn mix(now: &Reopened) -> MixView {
    let (world, instance, team) = (&now.world, &now.instance, &now.team);
    let mut agencies: Vec<AgencyCount> = Vec::new();
    for (_, p) in team {
        let agency = &world.agencies[instance.people[*p].agency];
        match agencies.iter_mut().find(|a| a.agency_id == agency.id) {
            Some(known) => known.people += 1,
            None => agencies.push(AgencyCount { agency_id: agency.id.clone(), agency: agency.name.clone(), people: 1 }),
        }
    }
    agencies.sort_by_key(|a| std::cmp::Reverse(a.people));
    let brought = team.iter().map(|(_, person)| pairs(instance, team, *person));
    let (fresh, repeat) = brought.fold((0, 0), |sum, one| (sum.0 + one.fresh, sum.1 + one.repeated));
    let members: Vec<u32> = agencies.iter().map(|agency| agency.people).collect();
    MixView { blau: blau(&members), agencies, new_pairs: fresh / 2, repeat_pairs: repeat / 2 }
}

fn fairness(now: &Reopened, kept: &Kept, found: &[rampak_core::formation::Funnel]) -> FairnessView {
    let (world, instance, team) = (&now.world, &now.instance, &now.team);
    let fit = kept.body.criteria.iter().find(|c| c.name == "fit");
    let value = fit.map_or_else(|| figures(instance, team).iter().find(|(c, _)| c.key() == "fit").map_or(0.0, |(_, v)| *v), |f| f.value);
    // formed with others, nobody knows what the team could have been by itself
    let best = kept.body.batch.is_none().then(|| fit.map_or(value, |f| f.best));
    let narrow = |seat: usize| {
        let (candidates, count) = (found[seat].eligible.len() as u32, u32::from(instance.brief.seats[seat].fewest()).max(1));
        (candidates <= 2 * count).then(|| NarrowSeat {
            role: instance.brief.seats[seat].role.clone(),
            candidates,
            sole: candidates <= count,
            rule: found[seat].strictest().map(|step| text::rule(world, instance, step.rule)),
        })
    };
    FairnessView {
        fit_given_up: best.map(|best| given_up(best, value)),
        fit_best: best,
        balance_sum: team.iter().map(|(_, p)| world.people[*p].balance).sum(),
        first_timers: team.iter().filter(|(_, p)| world.people[*p].served == 0).count() as u32,
        considered: kept.body.chances.len() as u32,
        narrow: instance.open_seats().filter_map(narrow).collect(),
    }
}

fn pins(world: &World, form: &BriefForm) -> Vec<PinView> {
    let pin = |kind: &str, nip: &str, seat: Option<String>| PinView {
        kind: kind.into(),
        nip: nip.into(),
        name: world.person(nip).map_or_else(|| nip.to_string(), |p| world.people[p].name.clone()),
        seat,
    };
    let role = |code: &str| form.seats.iter().find(|s| s.code == code).map(|s| s.role.clone());
    let locked = form.pins.locked.iter().map(|l| pin("locked", &l.nip, role(&l.seat)));
    let included = form.pins.included.iter().map(|nip| pin("included", nip, None));
    locked.chain(included).chain(form.pins.excluded.iter().map(|nip| pin("excluded", nip, None))).collect()
}
