//! Checks a draw file by itself: no office, no database, no solver.

use super::wire::{DrawFile, LotteryCheck, LotteryMember};
use crate::formation::convert;
use crate::{Problem, Result, words};
use rampak_core::formation::{Fault, Frozen, Rule, check};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The schema this program writes and reads.
pub const SCHEMA: &str = "rampak-lottery/1";

/// SHA-256 in hexadecimal digits.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks a file: its hash against `published` or the `.sha256` beside it, every team against the rules, every count. With
/// `digits`, the team of that number. Sentences in `language`.
///
/// # Errors
/// `lottery_file` when it is no draw file at all, `lottery_number`.
pub fn lottery_verify(path: &Path, digits: Option<&str>, published: Option<&str>, language: &str) -> Result<LotteryCheck> {
    let unreadable = |fault: String| Problem::new("lottery_file").with("path", path.display()).with("reason", fault);
    let text = std::fs::read_to_string(path).map_err(|fault| unreadable(fault.to_string()))?;
    let file: DrawFile = serde_json::from_str(&text).map_err(|fault| unreadable(fault.to_string()))?;
    let beside = std::fs::read_to_string(beside(path)).ok().and_then(|line| line.split_whitespace().next().map(str::to_string));
    let expected = published.map(|hash| hash.trim().to_lowercase()).or(beside);
    let found = hash(&text);
    let mut faults = faults(&file, &text, language);
    if expected.as_ref().is_some_and(|expected| *expected != found) {
        faults.insert(0, words::text(language, "lottery_fault_hash", &[("hash", &found)]));
    }
    let panels = file.panels.len();
    let team = match digits {
        Some(digits) => members(&file, number(digits, panels)?),
        None => Vec::new(),
    };
    let chance = |count: Option<u32>| f64::from(count.unwrap_or(0)) / panels.max(1) as f64;
    let counts = || file.chances.iter().map(|(_, count, _)| *count);
    Ok(LotteryCheck {
        valid: faults.is_empty(),
        hash: found,
        hash_checked: expected.is_some(),
        title: file.instance.brief.title.clone(),
        created: file.created.clone(),
        objective: file.objective.clone(),
        panels: panels as u32,
        pool: file.chances.len() as u32,
        smallest: chance(counts().min()),
        largest: chance(counts().max()),
        faults,
        team,
    })
}

/// The file that holds the hash of another, in the form `sha256sum` reads.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".sha256");
    name.into()
}

/// The number the thrown digits make.
///
/// # Errors
/// `lottery_number` when they are not digits, or no panel has the number.
pub fn number(digits: &str, panels: usize) -> Result<usize> {
    let digits = digits.trim();
    let plain = digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse::<usize>().ok().filter(|number| plain && *number < panels);
    number.ok_or_else(|| Problem::new("lottery_number").with("number", digits).with("last", panels.saturating_sub(1)))
}

/// Everything wrong inside a file, in sentences.
pub fn faults(file: &DrawFile, text: &str, language: &str) -> Vec<String> {
    let say = |key: &str, params: &[(&str, &str)]| words::text(language, &format!("lottery_fault_{key}"), params);
    let mut faults = Vec::new();
    if file.schema != SCHEMA {
        faults.push(say("schema", &[("schema", &file.schema)]));
    }
    if serde_json::to_string(file).ok().as_deref() != Some(text) {
        faults.push(say("canonical", &[]));
    }
    let job = &file.instance;
    let (people, seats) = (job.people.len(), job.brief.seats.len());
    let placed = file.panels.iter().flatten().all(|(seat, person)| *seat < seats && *person < people);
    let known = job.people.iter().all(|person| person.a < job.agencies.len()) && job.host.is_none_or(|host| host < job.agencies.len());
    let listed: Vec<usize> = file.chances.iter().map(|(person, ..)| *person).chain(file.outside.iter().map(|(person, _)| *person)).collect();
    let once = listed.iter().collect::<BTreeSet<_>>().len() == listed.len() && listed.iter().all(|person| *person < people);
    let pins = &job.brief.pins;
    let pinned = !(pins.locked.is_empty() && pins.included.is_empty() && pins.excluded.is_empty());
    if !placed || !known || !once || pinned || file.panels.is_empty() {
        faults.push(say("shape", &[]));
        return faults;
    }
    let instance = convert::instance(job);
    let counts: Vec<(usize, u32)> = file.chances.iter().map(|(person, count, _)| (*person, *count)).collect();
    for fault in check(&instance, &Frozen { panels: &file.panels, floor: file.floor, counts: &counts }) {
        faults.push(match fault {
            Fault::Panel(panel, breach) => say("panel", &[("panel", &panel.to_string()), ("rule", &rule_words(language, breach.rule))]),
            Fault::Fit { panel, .. } => say("fit", &[("panel", &panel.to_string())]),
            Fault::Count { person, said, found } => {
                say("count", &[("person", &job.people[person].n), ("said", &said.to_string()), ("found", &found.to_string())])
            }
        });
    }
    let exact: f64 = file.chances.iter().map(|(.., exact)| exact).sum();
    let size = f64::from(instance.brief.seats_to_fill());
    let lowest = file.chances.iter().map(|(.., exact)| *exact).fold(1.0, f64::min);
    if (exact - size).abs() > 1e-4 * size || lowest > file.bound + 1e-6 {
        faults.push(say("exact", &[]));
    }
    faults
}

fn rule_words(language: &str, rule: Rule) -> String {
    let (kind, ..) = convert::parts(rule);
    words::text(language, &format!("rule_{kind}"), &[("seat", ""), ("subject", ""), ("value", "")])
}

fn members(file: &DrawFile, number: usize) -> Vec<LotteryMember> {
    let job = &file.instance;
    let member = |(seat, person): &(usize, usize)| {
        let (seat, person) = (job.brief.seats.get(*seat)?, job.people.get(*person)?);
        let agency = job.agencies.get(person.a)?.clone();
        Some(LotteryMember { seat: seat.code.clone(), role: seat.role.clone(), person: person.n.clone(), agency })
    };
    file.panels[number].iter().filter_map(member).collect()
}
