//! Judges an answer without solving anything: is it feasible, what is it worth, can its bound be true?

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What an answer is worth: the objective, or every person's probability.
#[derive(Debug, PartialEq)]
pub enum Worth {
    Sum(f64),
    Chances(BTreeMap<String, f64>),
    /// It says that there is none.
    Impossible,
}

const NEAR: f64 = 1e-6;

type Judged<T> = Result<T, String>;

/// An answer against its instance.
///
/// # Errors
/// In words: what the answer breaks.
pub fn check(instance: &Value, answer: &Value) -> Judged<Worth> {
    if answer["infeasible"] == true {
        let reason = answer["reason"].as_str().unwrap_or_default();
        return if reason.is_empty() { Err("no reason is given".into()) } else { Ok(Worth::Impossible) };
    }
    let people: BTreeMap<String, &Value> = list(&instance["people"]).iter().map(|person| (word(&person["id"]), person)).collect();
    let worth = match instance["kind"].as_str() {
        Some("cover") => cover(instance, answer, &people)?,
        Some("assign") => assign(instance, answer)?,
        Some("lottery") => return lottery(instance, answer, &people).map(Worth::Chances),
        Some("mix") => mix(instance, answer, &people)?,
        Some("affinity") => affinity(instance, answer)?,
        kind => return Err(format!("unknown kind {kind:?}")),
    };
    if let Some(bound) = answer["bound"].as_f64() {
        let short = if instance["objective"]["sense"] == "max" { worth - bound } else { bound - worth };
        ensure(short <= 1e-4 * bound.abs().max(1.0), || format!("worth {worth} is better than its bound {bound}"))?;
        ensure(answer["proven"] != true || (worth - bound).abs() <= 1e-5 * bound.abs().max(1.0), || format!("proven, but {worth} is not {bound}"))?;
    }
    Ok(Worth::Sum(worth))
}

fn ensure(holds: bool, said: impl FnOnce() -> String) -> Judged<()> {
    if holds { Ok(()) } else { Err(said()) }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn number(value: &Value, other: f64) -> f64 {
    value.as_f64().unwrap_or(other)
}

/// The people of a team, each known and there once.
fn team<'a>(members: &Value, people: &BTreeMap<String, &'a Value>) -> Judged<Vec<&'a Value>> {
    let names: Vec<String> = list(members).iter().map(word).collect();
    ensure(names.iter().collect::<BTreeSet<_>>().len() == names.len(), || "a person twice".into())?;
    names.iter().map(|name| people.get(name).copied().ok_or_else(|| format!("{name} is nobody"))).collect()
}

fn covered(needs: &Value, team: &[&Value]) -> Judged<()> {
    for need in list(needs) {
        let code = word(&need["competency"]);
        let able = team.iter().filter(|person| number(&person["competencies"][&code], 0.0) >= number(&need["min_level"], 1.0)).count();
        ensure(able as f64 >= number(&need["min_people"], 1.0), || format!("{able} people with {code}"))?;
    }
    Ok(())
}

fn cover(instance: &Value, answer: &Value, people: &BTreeMap<String, &Value>) -> Judged<f64> {
    let team = team(&answer["team"], people)?;
    let project = &instance["projects"][0];
    covered(&project["requirements"], &team)?;
    if let Some(size) = project["team_size"].as_u64() {
        ensure(team.len() as u64 == size, || format!("{} people instead of {size}", team.len()))?;
    }
    let none = people.values().all(|person| person["cost"].is_null());
    Ok(team.iter().map(|person| number(&person["cost"], if none { 1.0 } else { 0.0 })).sum())
}

fn assign(instance: &Value, answer: &Value) -> Judged<f64> {
    let seats: Vec<String> = list(&instance["projects"])
        .iter()
        .flat_map(|project| list(&project["seats"]))
        .map(|seat| word(if seat.is_object() { &seat["id"] } else { seat }))
        .collect();
    let index: BTreeMap<String, usize> = list(&instance["people"]).iter().enumerate().map(|(at, person)| (word(&person["id"]), at)).collect();
    let held = answer["assignment"].as_object().ok_or("no assignment")?;
    ensure(held.len() == seats.len(), || format!("{} of {} seats", held.len(), seats.len()))?;
    let mut loads = vec![0.0; index.len()];
    let mut worth = 0.0;
    for (at, seat) in seats.iter().enumerate() {
        let who = held.get(seat).map(word).and_then(|name| index.get(&name).copied()).ok_or_else(|| format!("{seat} is empty"))?;
        worth += instance["fit"][who][at].as_f64().ok_or_else(|| format!("{seat} cannot be held"))?;
        loads[who] += number(&instance["load"][who][at], 1.0);
    }
    for (person, load) in list(&instance["people"]).iter().zip(loads) {
        ensure(load <= number(&person["capacity"], f64::INFINITY) + NEAR, || format!("{} gives {load}", person["id"]))?;
    }
    Ok(worth)
}

fn lottery(instance: &Value, answer: &Value, people: &BTreeMap<String, &Value>) -> Judged<BTreeMap<String, f64>> {
    let mut chances: BTreeMap<String, f64> = people.keys().map(|name| (name.clone(), 0.0)).collect();
    let mut sum = 0.0;
    for panel in list(&answer["panels"]) {
        let members = team(&panel["members"], people)?;
        ensure(members.len() as f64 == number(&instance["team_size"], -1.0), || format!("a panel of {}", members.len()))?;
        let chance = number(&panel["p"], -1.0);
        ensure(chance >= -NEAR, || format!("chance {chance}"))?;
        sum += chance;
        for quota in list(&instance["quotas"]) {
            let attr = word(&quota["attr"]);
            let found = members.iter().filter(|person| crate::read::same(&person["attrs"][&attr], &quota["value"])).count() as f64;
            let within = found >= number(&quota["min"], 0.0) && found <= number(&quota["max"], f64::INFINITY);
            ensure(within, || format!("{found} with {attr} = {}", quota["value"]))?;
        }
        let exclusive = list(&instance["exclusive"]);
        let homes: BTreeSet<String> = members.iter().map(|person| exclusive.iter().map(|attr| person["attrs"][word(attr)].to_string()).collect()).collect();
        ensure(exclusive.is_empty() || homes.len() == members.len(), || "two of one household".into())?;
        members.iter().for_each(|person| *chances.entry(word(&person["id"])).or_default() += chance);
    }
    ensure((sum - 1.0).abs() < 1e-6, || format!("probabilities add up to {sum}"))?;
    Ok(chances)
}

fn mix(instance: &Value, answer: &Value, people: &BTreeMap<String, &Value>) -> Judged<f64> {
    let (rules, teams) = (&instance["constraints"], list(&answer["teams"]));
    ensure(teams.len() as f64 == number(&instance["teams"]["count"], -1.0), || format!("{} teams", teams.len()))?;
    let teams: Vec<Vec<&Value>> = teams.iter().map(|members| team(members, people)).collect::<Judged<_>>()?;
    let all: Vec<String> = teams.iter().flatten().map(|person| word(&person["id"])).collect();
    ensure(all.len() == people.len() && all.iter().collect::<BTreeSet<_>>().len() == all.len(), || "not everyone is in one team".into())?;
    let meets = |pair: &Value, members: &[&Value]| list(pair).iter().all(|id| members.iter().any(|person| word(&person["id"]) == word(id)));
    for members in &teams {
        let size = members.len() as f64;
        ensure(size >= number(&instance["teams"]["min_size"], 0.0) && size <= number(&instance["teams"]["max_size"], f64::INFINITY), || {
            format!("a team of {size}")
        })?;
        if let Some(attr) = rules["same_attr"].as_str() {
            ensure(members.iter().map(|person| person["attrs"][attr].to_string()).collect::<BTreeSet<_>>().len() <= 1, || format!("two of {attr}"))?;
        }
        ensure(!list(&rules["avoid_pairs"]).iter().any(|pair| meets(pair, members)), || "a pair that must not meet".into())?;
        covered(&rules["cover"], members)?;
        let band = &rules["attr_band"];
        if band.is_object() {
            let found = members.iter().filter(|person| crate::read::same(&person["attrs"][word(&band["attr"])], &band["value"])).count() as f64;
            ensure(found >= number(&band["min"], 0.0) && found <= number(&band["max"], f64::INFINITY), || format!("{found} in the band"))?;
        }
    }
    let units = |members: &Vec<&Value>| members.iter().map(|person| person["unit"].to_string()).collect::<BTreeSet<_>>().len() as f64;
    Ok(match instance["objective"]["term"].as_str() {
        Some("repeated_pairs") => list(&instance["past_pairs"]).iter().filter(|pair| teams.iter().any(|members| meets(pair, members))).count() as f64,
        _ => teams.iter().map(units).sum(),
    })
}

fn affinity(instance: &Value, answer: &Value) -> Judged<f64> {
    let people = list(&instance["people"]);
    let given = |person: &Value, project: &Value| number(&answer["allocation"][word(&person["id"])][word(&project["id"])], 0.0);
    let allowed: Vec<f64> = list(&instance["fractions"]).iter().map(|fraction| number(fraction, 0.0)).collect();
    for person in people {
        let mut sum = 0.0;
        for share in answer["allocation"][word(&person["id"])].as_object().into_iter().flat_map(|of| of.values()) {
            let share = number(share, -1.0);
            ensure(allowed.iter().any(|fraction| (fraction - share).abs() < NEAR), || format!("fraction {share}"))?;
            sum += share;
        }
        ensure(sum <= number(&person["capacity"], 1.0) + NEAR, || format!("{} gives {sum}", person["id"]))?;
    }
    let skills: BTreeSet<&String> = people.iter().filter_map(|person| person["competencies"].as_object()).flat_map(|of| of.keys()).collect();
    let mut worth = 0.0;
    for project in list(&instance["projects"]) {
        let shares: Vec<f64> = people.iter().map(|person| given(person, project)).collect();
        let asked = project["requires_fte"].as_object();
        for skill in skills.iter().copied().chain(asked.into_iter().flat_map(|asked| asked.keys())) {
            let supply: f64 = people.iter().zip(&shares).filter(|(person, _)| !person["competencies"][skill].is_null()).map(|(_, share)| share).sum();
            let needed = number(&project["requires_fte"][skill], 0.0);
            ensure((supply - needed).abs() < NEAR, || format!("{supply} of {skill} in {}", project["id"]))?;
        }
        let total: f64 = asked.into_iter().flat_map(|asked| asked.values()).map(|fte| number(fte, 0.0)).sum();
        let pairs = shares.iter().enumerate().flat_map(|(i, x)| shares.iter().enumerate().map(move |(k, y)| (i, k, x * y)));
        let liking: f64 = pairs.map(|(i, k, product)| product * number(&instance["affinity"][i][k], 0.0)).sum();
        worth += number(&project["weight"], 1.0) * (1.0 + if total > 0.0 { liking / (total * total) } else { 0.0 }) / 2.0;
    }
    Ok(worth)
}
