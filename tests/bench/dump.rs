//! A problem as plain numbers, so that other solvers can be given the very same one:
//! `dump OFFICE BRIEF... > problem.json`, briefs by code. What each key means is in `benches/peers/README.md`.
//!
//! Eligibility and fit are worked out here, for they are no question to a solver. Rules that the benches' briefs do not
//! use (a free size, pins, a most in coverage, honoraria) are refused, never dropped in silence.

use rampak_core::brief::Term;
use rampak_core::formation::{Instance, funnels};
use rampak_office::formation::wire::FormationOptions;
use rampak_office::{Engine, Office};
use serde_json::{Value, json};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((file, briefs)) = args.split_first().filter(|(_, briefs)| !briefs.is_empty()) else {
        eprintln!("dump OFFICE BRIEF...");
        return ExitCode::from(2);
    };
    match dump(file, briefs) {
        Ok(problem) => {
            println!("{problem}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn dump(file: &str, briefs: &[String]) -> Result<Value, String> {
    let office = Office::open(file.as_ref(), Engine::InProcess).map_err(|problem| format!("{problem:?}"))?;
    let mut teams = Vec::new();
    let mut shared: Option<(Instance, Term)> = None;
    for code in briefs {
        let frozen = office.brief_get(code).and_then(|form| office.formation_instance(&form, &FormationOptions::default()));
        let instance = frozen.map_err(|problem| format!("{code}: {problem:?}"))?;
        teams.push(team(&instance).map_err(|fault| format!("{code}: {fault}"))?);
        let term = instance.brief.term;
        if shared.as_ref().is_some_and(|(_, other)| *other != term) {
            return Err(format!("{code}: another term than the first brief's; what a person can give is written for one term"));
        }
        shared.get_or_insert((instance, term));
    }
    // there is a brief, so there is an instance
    let (instance, _) = shared.ok_or("no brief")?;
    let policy = &instance.policy;
    let people = &instance.people;
    Ok(json!({
        "people": people.len(),
        "agencies": instance.agencies.len(),
        "agency": people.iter().map(|person| person.agency).collect::<Vec<_>>(),
        "balance": people.iter().map(|person| person.balance).collect::<Vec<_>>(),
        "hours_left": people.iter().map(|person| policy.hours_cap.saturating_sub(person.hours_used)).collect::<Vec<_>>(),
        "teams_left": people.iter().map(|person| policy.teams_cap.saturating_sub(person.teams_used)).collect::<Vec<_>>(),
        "pairs": instance.past_pairs,
        "order": policy.order.iter().map(|(criterion, tolerance)| json!([criterion.key(), tolerance])).collect::<Vec<_>>(),
        "teams": teams,
    }))
}

fn team(instance: &Instance) -> Result<Value, String> {
    let (brief, mix, pins) = (&instance.brief, &instance.brief.mix, &instance.brief.pins);
    let pinned = !(pins.locked.is_empty() && pins.included.is_empty() && pins.excluded.is_empty() && pins.apart.is_empty());
    if brief.flexible() || pinned || brief.coverage.iter().any(|cover| cover.most.is_some()) {
        return Err("a free size, a pin or a most in coverage: not in this format".to_owned());
    }
    if brief.seats.iter().any(|seat| seat.cost > 0) {
        return Err("an honorarium, which counts for the cap on paid teams: not in this format".to_owned());
    }
    let found = funnels(instance);
    let open: Vec<usize> = instance.open_seats().collect();
    let mut columns: Vec<(usize, usize, f64)> = Vec::new();
    for (at, seat) in open.iter().enumerate() {
        columns.extend(found[*seat].eligible.iter().map(|person| (*person, at, instance.fit(*person, *seat))));
    }
    let able = |counts: &dyn Fn(usize) -> bool| (0..instance.people.len()).filter(|person| counts(*person)).collect::<Vec<usize>>();
    let covers = brief.coverage.iter().map(|cover| {
        let competency = instance.competency(cover.competency.as_str());
        let level = |person: usize| competency.and_then(|competency| instance.people[person].level(competency));
        json!({ "least": cover.people, "people": able(&|person| level(person) >= Some(cover.level)) })
    });
    let fold = |name: &str| name.trim().to_lowercase();
    let parts = mix.representation.iter().map(|part| {
        let of = |person: usize| instance.agencies.get(instance.people[person].agency).is_some_and(|name| fold(name).starts_with(&fold(&part.prefix)));
        json!({ "least": part.people, "people": able(&of) })
    });
    let size = u32::from(brief.seats_to_fill());
    Ok(json!({
        "code": brief.code,
        "seats": open.iter().map(|seat| json!({ "count": brief.seats[*seat].count, "hours": brief.seats[*seat].hours })).collect::<Vec<_>>(),
        "columns": columns,
        "min_agencies": mix.min_agencies.unwrap_or(0),
        "max_per_agency": mix.max_per_agency,
        "host": instance.host,
        "host_most": mix.host_share_max.map(|percent| u32::from(percent) * size / 100),
        "no_lone_outsider": mix.no_lone_outsider,
        "groups": covers.chain(parts).collect::<Vec<_>>(),
    }))
}
