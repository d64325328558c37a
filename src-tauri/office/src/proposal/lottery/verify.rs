//! Checks a draw file by itself: no office, no database, no solver.

use super::wire::{DrawFile, LotteryCheck, LotteryMember};
use crate::brief::faults as form_faults;
use crate::formation::wire::JobPerson;
use crate::formation::{World, convert, text};
use crate::{Problem, Result, words};
use jiff::Timestamp;
use rampak_core::formation::{Fairness, Fault, Frozen, Instance, check};
use rampak_core::roster::AsnKind;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The schema this program writes and reads.
pub const SCHEMA: &str = "rampak-lottery/1";

/// SHA-256 in hexadecimal digits.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Checks a file: its hash against `published` and the `.sha256` beside it, every team against the rules, every count. With
/// `digits`, the team of that number. Sentences in `language`. Whoever changes a file can change the hash beside it as well:
/// only a hash given by hand counts as compared.
///
/// # Errors
/// `lottery_file` when it is no draw file at all, `lottery_number`.
pub fn lottery_verify(path: &Path, digits: Option<&str>, published: Option<&str>, language: &str) -> Result<LotteryCheck> {
    let unreadable = |fault: String| Problem::new("lottery_file").with("path", path.display()).with("reason", fault);
    let text = std::fs::read_to_string(path).map_err(|fault| unreadable(fault.to_string()))?;
    let file: DrawFile = serde_json::from_str(&text).map_err(|fault| unreadable(fault.to_string()))?;
    let beside = std::fs::read_to_string(beside(path)).ok().and_then(|line| line.split_whitespace().next().map(str::to_string));
    let found = hash(&text);
    // in groups, as it is read aloud and printed, it is the same hash
    let tight = |expected: &str| expected.split_whitespace().collect::<String>();
    let other = |expected: Option<&str>| expected.is_some_and(|expected| !tight(expected).eq_ignore_ascii_case(&found));
    let hashes = [(other(published), "lottery_fault_hash"), (other(beside.as_deref()), "lottery_fault_beside")];
    let mut faults: Vec<String> = hashes.iter().filter(|(other, _)| *other).map(|(_, key)| words::text(language, key, &[("hash", &found)])).collect();
    faults.extend(self::faults(&file, &text, language));
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
        hash_checked: published.is_some(),
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
    if astray(file) {
        faults.push(say("shape", &[]));
        return faults;
    }
    let instance = convert::instance(&file.instance);
    faults.extend(unread(file, &instance).into_iter().map(|(field, value)| say("unread", &[("field", &field), ("value", &value)])));
    faults.extend(referee(file, &instance, language));
    faults.extend(chances(file, f64::from(instance.brief.seats_to_fill()), language));
    faults
}

/// Whether an index points at nothing, somebody is listed twice, or a pin is there that a lottery has not.
fn astray(file: &DrawFile) -> bool {
    let job = &file.instance;
    let (people, seats, agencies) = (job.people.len(), job.brief.seats.len(), job.agencies.len());
    let placed = file.panels.iter().flatten().all(|(seat, person)| *seat < seats && *person < people);
    let known = |person: &JobPerson| person.a < agencies && person.l.iter().all(|(code, _)| usize::from(*code) < job.competencies.len());
    let met = job.past_pairs.iter().all(|(a, b, _)| *a < people && *b < people);
    let listed: Vec<usize> = file.chances.iter().map(|(person, ..)| *person).chain(file.outside.iter().map(|(person, _)| *person)).collect();
    let once = listed.iter().collect::<BTreeSet<_>>().len() == listed.len() && listed.iter().all(|person| *person < people);
    let pins = &job.brief.pins;
    let free = pins.locked.is_empty() && pins.included.is_empty() && pins.excluded.is_empty();
    let counted = job.brief.seats.iter().map(|seat| u64::from(seat.count)).sum::<u64>() <= u64::from(u16::MAX);
    let held = job.host.is_none_or(|host| host < agencies) && job.people.iter().all(known);
    !(placed && held && met && once && free && counted) || file.panels.is_empty()
}

/// Values that no rule could read, and would pass over: by key.
fn unread(file: &DrawFile, instance: &Instance) -> Vec<(String, String)> {
    let job = &file.instance;
    let mut unread: Vec<(String, String)> = form_faults(&job.brief).into_iter().map(|fault| (format!("instance.brief.{}", fault.field), fault.kind)).collect();
    let mut check = |read: bool, key: String, value: &str| {
        if !read {
            unread.push((key, value.to_string()));
        }
    };
    check(file.created.parse::<Timestamp>().is_ok(), "created".into(), &file.created);
    check(Fairness::ALL.iter().any(|fairness| fairness.key() == file.objective), "objective".into(), &file.objective);
    check(file.cap.is_none_or(|cap| cap > 0.0 && cap <= 1.0), "cap".into(), &file.cap.unwrap_or_default().to_string());
    let same = convert::people(&instance.people);
    for (at, (said, read)) in job.people.iter().zip(&same).enumerate().filter(|(_, (said, read))| said != read) {
        let value = said.u.as_ref().filter(|_| said.u != read.u).unwrap_or(&said.n);
        check(false, format!("instance.people[{at}]"), value);
    }
    for (at, (said, read)) in job.brief.seats.iter().zip(&instance.brief.seats).enumerate() {
        let ranks = [(said.rank_min, read.rank_min), (said.rank_max, read.rank_max)].iter().all(|(said, read)| said.is_some() == read.is_some());
        let kinds = said.kinds.iter().all(|key| AsnKind::from_key(key).is_some());
        check(ranks && kinds, format!("instance.brief.seats.{at}"), &said.code);
    }
    check(job.kinds.iter().all(|key| AsnKind::from_key(key).is_some()), "instance.kinds".into(), &job.kinds.join(" "));
    check(job.order.len() == instance.policy.order.len(), "instance.order".into(), "");
    unread
}

/// What the referee finds in the teams and counts.
fn referee(file: &DrawFile, instance: &Instance, language: &str) -> Vec<String> {
    let say = |key: &str, params: &[(&str, &str)]| words::text(language, &format!("lottery_fault_{key}"), params);
    let world = World::of(instance, &[], &[], language);
    let counts: Vec<(usize, u32)> = file.chances.iter().map(|(person, count, _)| (*person, *count)).collect();
    let words = |fault: Fault| match fault {
        Fault::Panel(panel, breach) => {
            let rule = text::rule_alone(language, &text::rule(&world, instance, breach.rule));
            say("panel", &[("panel", &panel.to_string()), ("rule", &rule)])
        }
        Fault::Fit { panel, .. } => say("fit", &[("panel", &panel.to_string())]),
        Fault::Count { person, said, found } => {
            say("count", &[("person", &instance.people[person].nip), ("said", &said.to_string()), ("found", &found.to_string())])
        }
    };
    check(instance, &Frozen { panels: &file.panels, floor: file.floor, counts: &counts }).into_iter().map(words).collect()
}

/// Whether the teams, of `size` members, give the chances the file claims, and those are what it says of them.
fn chances(file: &DrawFile, size: f64, language: &str) -> Vec<String> {
    let say = |key: &str, params: &[(&str, &str)]| words::text(language, &format!("lottery_fault_{key}"), params);
    let number = |value: f64| words::number(language, value, 6);
    let panels = file.panels.len() as f64;
    let exact = || file.chances.iter().map(|(.., exact)| *exact);
    let lowest = exact().fold(1.0, f64::min);
    let mut faults = Vec::new();
    if (exact().sum::<f64>() - size).abs() > 1e-4 * size || lowest > file.bound + 1e-6 || exact().any(|chance| !(-1e-9..=1.0 + 1e-9).contains(&chance)) {
        faults.push(say("exact", &[]));
    }
    // the product of all chances may ask a smaller smallest one
    if file.proved && file.objective != Fairness::Nash.key() && lowest < file.bound - 1e-6 {
        faults.push(say("bound", &[("smallest", &number(lowest)), ("bound", &number(file.bound))]));
    }
    for (person, count, exact) in &file.chances {
        let (said, aim, count) = (&file.instance.people[*person].n, exact * panels, f64::from(*count));
        if (count - aim).abs() > 2.0 + 0.01 * aim {
            faults.push(say("far", &[("person", said), ("count", &number(count)), ("aim", &words::number(language, aim, 1))]));
        }
        if let Some(cap) = file.cap.filter(|cap| count > cap * panels + 1.0) {
            faults.push(say("cap", &[("person", said), ("count", &number(count)), ("cap", &number(cap))]));
        }
    }
    faults
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
