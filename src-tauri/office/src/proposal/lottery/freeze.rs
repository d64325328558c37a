//! Draws up a lottery and freezes it: pool, rules, teams by number, and the hash that is told before the number.

use super::rows::Frozen;
use super::verify::{SCHEMA, faults, hash};
use super::wire::{DrawFile, LotteryBody, LotteryItem, LotteryOptions, LotteryView};
use crate::brief::faults as form_faults;
use crate::brief::wire::{BriefForm, RuleText};
use crate::formation::wire::{Answer, FormationOptions, Job, JobLottery, JobRule, Task};
use crate::formation::{World, convert, job, text};
use crate::{Changed, Office, Problem, Progress, Result, Room, stamp, worker};
use rampak_core::formation::{Fairness, Instance};
use std::collections::{BTreeMap, BTreeSet};

impl Office {
    /// Draws up the lottery of a brief (id or code) and freezes it. Pins are left out, but for those who must not meet.
    ///
    /// # Errors
    /// `brief_faults`, `not_found`, `cancelled`, `worker_failed`, `lottery_impossible`, `lottery_free_size`, `lottery_cap_low`,
    /// `lottery_stopped`, `lottery_panels`, `lottery_objective`, `lottery_cap`.
    pub fn lottery_freeze(&self, brief: &str, options: &LotteryOptions, progress: &Progress) -> Result<Changed<LotteryView>> {
        if options.panels.is_some_and(|panels| !(1..=1_000_000).contains(&panels)) {
            return Err(Problem::new("lottery_panels"));
        }
        if let Some(cap) = options.cap.filter(|cap| !(*cap > 0.0 && *cap <= 1.0)) {
            return Err(Problem::new("lottery_cap").with("cap", cap));
        }
        let options = &LotteryOptions { objective: objective(&options.objective)?, ..options.clone() };
        let mut form = self.brief_get(brief)?;
        if let Some(fault) = form_faults(&form).into_iter().next() {
            return Err(Problem::new("brief_faults").with("field", fault.field).with("kind", fault.kind));
        }
        form.pins.locked.clear();
        form.pins.included.clear();
        form.pins.excluded.clear();
        let asked = FormationOptions { seconds: options.seconds, ..FormationOptions::default() };
        let (world, instance) = self.instance(&form, &asked)?;
        let whole = job(&world, &instance, &form, &asked);
        let task = Task::Lottery(whole, options.objective.clone(), options.panels, options.cap);
        let (lottery, elapsed) = match worker::run(&self.engine, &task, progress)? {
            (Answer::Lottery(lottery), elapsed) => (lottery, elapsed),
            (Answer::NoLottery(code), _) => return Err(Problem::new(&code)),
            _ => return Err(worker::failed("another answer")),
        };
        let Task::Lottery(whole, ..) = task else { return Err(worker::failed("another task")) };
        let barred = barred(&world, &instance, &lottery.outside);
        let (file, people) = file(whole, lottery, options);
        let text = serde_json::to_string(&file).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
        if let Some(fault) = faults(&file, &text, &world.settings.language).into_iter().next() {
            return Err(Problem::new("audit_failed").with("detail", fault));
        }
        let item = LotteryItem {
            id: stamp::id(),
            brief_id: form.id.clone().unwrap_or_default(),
            title: form.title.clone(),
            objective: file.objective.clone(),
            panels: file.panels.len() as u32,
            pool: file.chances.len() as u32,
            hash: hash(&text),
            created: file.created.clone(),
            created_by: world.settings.user_name.clone(),
            draws: 0,
            number: None,
            proposal: None,
        };
        let people = people.into_iter().map(|at| world.people[at].id.clone()).collect();
        let frozen = Frozen { body: LotteryBody { form, people, barred, elapsed }, file: text, item };
        let id = frozen.item.id.clone();
        self.db.write(move |tx| super::rows::insert(tx, &frozen))?;
        Ok(Changed::new(self.lottery_get(&id)?, &[Room::Proposal]))
    }
}

/// What the lottery is fair by: leximin where nothing is said.
fn objective(key: &str) -> Result<String> {
    let known = Fairness::ALL.into_iter().find(|fairness| fairness.key() == key || (key.is_empty() && *fairness == Fairness::Leximin));
    known.map(|fairness| fairness.key().to_string()).ok_or_else(|| Problem::new("lottery_objective").with("objective", key))
}

/// How many people each rule keeps out, the most first.
fn barred(world: &World, instance: &Instance, outside: &[(usize, JobRule)]) -> Vec<(RuleText, u32)> {
    let mut counts: BTreeMap<(String, Option<usize>, Option<usize>), u32> = BTreeMap::new();
    outside.iter().for_each(|(_, rule)| *counts.entry((rule.0.clone(), rule.1, rule.2)).or_default() += 1);
    let words = |(kind, a, b): (String, Option<usize>, Option<usize>)| {
        let known = convert::ruled(&JobRule(kind.clone(), a, b)).map(|rule| text::rule(world, instance, rule));
        known.unwrap_or(RuleText { kind, seat: None, subject: None, value: None })
    };
    let mut lines: Vec<(RuleText, u32)> = counts.into_iter().map(|(rule, people)| (words(rule), people)).collect();
    lines.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    lines
}

/// The draw file of a lottery, and who its people are by place in the instance it was drawn up on.
fn file(mut whole: Job, lottery: JobLottery, options: &LotteryOptions) -> (DrawFile, Vec<usize>) {
    let able = |rule: &JobRule| matches!(rule.0.as_str(), "fit" | "no_team");
    let outside: Vec<(usize, JobRule)> = lottery.outside.into_iter().filter(|(_, rule)| able(rule)).collect();
    let kept: BTreeSet<usize> = lottery.chances.iter().map(|(person, ..)| *person).chain(outside.iter().map(|(person, _)| *person)).collect();
    let people: Vec<usize> = kept.into_iter().collect();
    // everybody spoken of is kept
    let place = |person: usize| people.binary_search(&person).unwrap_or_default();
    let salt = stamp::id();
    let shown = |nip: &str| if options.pseudonymous { hash(&format!("{salt}|{nip}"))[..16].to_string() } else { nip.to_string() };
    let asked = asked(&whole.brief);
    let named: Vec<bool> = whole.competencies.iter().map(|code| asked.contains(code.as_str())).collect();
    let mut all: Vec<_> = std::mem::take(&mut whole.people).into_iter().map(Some).collect();
    whole.people = people.iter().filter_map(|at| all[*at].take()).collect();
    for person in &mut whole.people {
        // what no rule and no fit asks of is nobody's business here
        person.n = shown(&person.n);
        person.l.retain(|(code, _)| named.get(usize::from(*code)) == Some(&true));
        (person.b, person.c) = (0.0, 0);
        person.w.iter_mut().for_each(|(_, first, last)| (*first, *last) = (None, None));
        person.w.sort_unstable();
        person.w.dedup();
    }
    for pair in &mut whole.brief.pins.apart {
        (pair.a, pair.b) = (shown(&pair.a), shown(&pair.b));
    }
    whole.past_pairs.clear();
    whole.order.retain(|card| card.criterion == "fit");
    whole.seconds = None;
    let file = DrawFile {
        schema: SCHEMA.into(),
        created: stamp::now(),
        objective: options.objective.clone(),
        cap: options.cap,
        instance: whole,
        floor: lottery.floor,
        bound: lottery.bound,
        proved: lottery.proved,
        seed: lottery.seed.to_string(),
        solver: lottery.solver,
        chances: lottery.chances.into_iter().map(|(person, count, chance)| (place(person), count, chance)).collect(),
        outside: outside.into_iter().map(|(person, rule)| (place(person), rule)).collect(),
        panels: lottery.panels.into_iter().map(|team| team.into_iter().map(|(seat, person)| (seat, place(person))).collect()).collect(),
    };
    (file, people)
}

/// The competencies a brief speaks of.
fn asked(brief: &BriefForm) -> BTreeSet<&str> {
    let of_seats = brief.seats.iter().flat_map(|seat| seat.requirements.iter().map(|need| need.competency.as_str()));
    of_seats.chain(brief.coverage.iter().map(|cover| cover.competency.as_str())).collect()
}
