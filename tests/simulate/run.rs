//! One policy, one tolerance, all years: teams formed one after the other by the real engine, on one growing ledger.

use crate::Failure;
use rampak_core::brief::Term;
use rampak_core::formation::{Candidate, Criterion, Instance, Limits, NoWatch, Outcome, Policy as Order, Progress, Solution, Watch, funnels, propose};
use rampak_core::ledger::{Head, Mixing, effective_candidates, measures, random_mixing, simple_share};
use rampak_core::roster::Level;
use rampak_office::Office;
use rampak_office::formation::wire::FormationOptions;
use serde_json::json;
use std::collections::{HashMap, VecDeque};
use std::time::Instant as Clock;

/// What is asked of every run.
pub struct Plan {
    pub years: u32,
    /// A year.
    pub teams: u32,
    /// So many of the regency's people, drawn by the seed; all when `None`.
    pub people: Option<usize>,
    pub seed: u64,
    /// For one team.
    pub seconds: f64,
}

/// Who is preferred among the able.
#[derive(Clone, Copy, PartialEq)]
pub enum Policy {
    BestFit,
    Random,
    Fewest,
    Gap,
    Ours,
}

impl Policy {
    pub const ALL: [Policy; 5] = [Policy::BestFit, Policy::Random, Policy::Fewest, Policy::Gap, Policy::Ours];

    pub fn key(self) -> &'static str {
        match self {
            Policy::BestFit => "best_fit",
            Policy::Random => "random",
            Policy::Fewest => "fewest",
            Policy::Gap => "gap",
            Policy::Ours => "ours",
        }
    }
}

/// Splitmix64: the same briefs and draws on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        (1..items.len()).rev().for_each(|at| items.swap(at, self.below(at + 1)));
    }
}

struct Timed(Clock);

impl Watch for Timed {
    fn elapsed(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }

    fn stopped(&self) -> bool {
        false
    }

    fn report(&self, _: Progress) {}
}

/// What is kept of a person, in both readings.
#[derive(Clone, Copy, Default)]
struct Account {
    /// Chances under the fit tolerance, and over all who meet the required levels.
    owed: f64,
    able: f64,
    served: u32,
}

/// Figures since the first day.
#[derive(Default)]
struct Sums {
    teams: u32,
    unfilled: u32,
    unproved: u32,
    seats: f64,
    fit: f64,
    best: f64,
    agencies: f64,
    pairs: f64,
    repeats: f64,
    effective: f64,
    mixing: Mixing,
}

const WINDOW: u32 = 200;

/// The briefs that the regency can fill on the first day, nobody owed anything and nobody having met.
fn instances(office: &Office, plan: &Plan) -> Result<Vec<Instance>, Failure> {
    let mut briefs = office.brief_list()?;
    briefs.sort_by(|a, b| a.code.cmp(&b.code));
    let mut keep: Option<Vec<usize>> = None;
    let mut all = Vec::new();
    for item in briefs {
        let mut instance = office.formation_instance(&office.brief_get(&item.id)?, &FormationOptions::default())?;
        if let Some(people) = plan.people {
            let kept = keep.get_or_insert_with(|| {
                let mut order: Vec<usize> = (0..instance.people.len()).collect();
                Dice(plan.seed).shuffle(&mut order);
                order.truncate(people);
                order.sort_unstable();
                order
            });
            instance.people = kept.iter().map(|person| instance.people[*person].clone()).collect();
        }
        instance.past_pairs.clear();
        for person in &mut instance.people {
            person.balance = 0.0;
            person.until = None;
        }
        instance.policy.order = vec![(Criterion::Fit, 1.0)];
        if propose(&instance, &Limits { seconds: Some(plan.seconds), gap: 1.0 }, &NoWatch).team.is_empty() {
            continue;
        }
        all.push(instance);
    }
    Ok(all)
}

/// The brief of one team: a term of half a year, and now and then a preferred level one up or down.
fn varied(instance: &Instance, term: Term, dice: &mut Dice) -> Instance {
    let mut instance = instance.clone();
    instance.brief.term = term;
    for need in instance.brief.seats.iter_mut().flat_map(|seat| &mut seat.requirements) {
        let (turn, up) = (dice.below(3) == 0, dice.below(2) == 0);
        if let (true, Some(preferred)) = (turn, need.preferred) {
            let level = if up { preferred.get() + 1 } else { preferred.get() - 1 };
            need.preferred = Level::new(level.max(need.minimum.map_or(1, Level::get))).or(Some(preferred));
        }
    }
    instance
}

/// Prints a line of figures for each year.
///
/// # Errors
/// See [`years`].
pub fn run(office: &Office, plan: &Plan, policy: Policy, tolerance: f64) -> Result<(), Failure> {
    years(office, plan, policy, tolerance, &mut |line| println!("{line}"))
}

/// The figures of each year, told as it ends.
///
/// # Errors
/// Database problems; when no brief can be filled.
pub fn years(office: &Office, plan: &Plan, policy: Policy, tolerance: f64, tell: &mut dyn FnMut(serde_json::Value)) -> Result<(), Failure> {
    let all = instances(office, plan)?;
    let first = all.first().ok_or("no brief can be filled")?;
    let (people, base) = (first.people.len(), first.people.clone());
    let mut sizes = vec![0u32; first.agencies.len()];
    base.iter().for_each(|person| sizes[person.agency] += 1);
    let mut accounts = vec![Account::default(); people];
    let mut met: HashMap<(usize, usize), u32> = HashMap::new();
    let mut recent: VecDeque<(Term, Vec<Given>)> = VecDeque::new();
    let mut sums = Sums::default();
    let mut dice = Dice(plan.seed);
    let mut deck: Vec<usize> = Vec::new();
    let day0 = first.brief.term.start;
    let days = |n: u32| day0.checked_add(jiff::Span::new().days(i64::from(n))).unwrap_or(day0);
    for year in 0..plan.years {
        let began = Clock::now();
        for number in 0..plan.teams {
            if deck.is_empty() {
                deck = (0..all.len()).collect();
                dice.shuffle(&mut deck);
            }
            let start = year * 365 + number * 365 / plan.teams;
            let term = Term { start: days(start), end: days(start + 182) };
            let at = deck.pop().unwrap_or(0);
            let mut instance = varied(&all[at], term, &mut dice);
            let draw = dice.next();
            book(&mut instance.people, &base, &recent, &term);
            instance.past_pairs = pairs(&recent, &instance.people);
            let able = funnels(&instance);
            let classes: Vec<(u16, Vec<usize>)> = instance.open_seats().map(|seat| (instance.brief.seats[seat].count, able[seat].eligible.clone())).collect();
            let (solution, fair) = formed(&mut instance, policy, tolerance, &accounts, draw, plan);
            if solution.team.is_empty() || fair.team.is_empty() {
                sums.unfilled += 1;
                continue;
            }
            sums.unproved += u32::from(solution.outcome != Outcome::Proved);
            for (person, chance) in simple_share(people, &classes).into_iter().enumerate() {
                accounts[person].able += chance;
            }
            fair.chances.iter().for_each(|(person, chance)| accounts[*person].owed += chance);
            count(&mut sums, &instance, &solution, &fair, &met);
            let team: Vec<usize> = solution.team.iter().map(|(_, person)| *person).collect();
            team.iter().for_each(|person| accounts[*person].served += 1);
            for (a, b) in ends(&team) {
                *met.entry((a, b)).or_default() += 1;
            }
            let given = |(seat, person): &(usize, usize)| Given {
                person: *person,
                hours: instance.brief.seats[*seat].hours,
                paid: instance.brief.seats[*seat].cost > 0,
            };
            recent.push_back((term, solution.team.iter().map(given).collect()));
            if recent.len() > WINDOW as usize {
                recent.pop_front();
            }
        }
        let run = format!("{}:{}", policy.key(), 100.0 * tolerance);
        tell(line(&run, year + 1, &sums, &accounts, &sizes, began.elapsed().as_secs_f64()));
        eprintln!("{run} year {} in {:.0} s", year + 1, began.elapsed().as_secs_f64());
    }
    Ok(())
}

/// The team of a policy, and the solution whose chances are the fair ones: its own where fit comes first within a
/// tolerance, else those within 3 %.
fn formed(instance: &mut Instance, policy: Policy, tolerance: f64, accounts: &[Account], draw: u64, plan: &Plan) -> (Solution, Solution) {
    let limits = Limits { seconds: Some(plan.seconds), gap: 0.0 };
    let solve = |instance: &Instance| propose(instance, &limits, &Timed(Clock::now()));
    let mut dice = Dice(draw);
    for (person, account) in instance.people.iter_mut().zip(accounts) {
        let served = f64::from(account.served);
        person.balance = match policy {
            Policy::BestFit => 0.0,
            Policy::Random => dice.below(1 << 20) as f64 / f64::from(1 << 20),
            Policy::Fewest => -served,
            Policy::Gap => account.able - served,
            Policy::Ours => account.owed - served,
        };
    }
    match policy {
        Policy::BestFit | Policy::Random => {
            let criterion = if policy == Policy::Random { Criterion::Chance } else { Criterion::Fit };
            instance.policy.order = vec![(criterion, 0.0)];
            let solution = solve(instance);
            instance.policy.order = vec![(Criterion::Fit, 0.03)];
            let fair = solve(instance);
            (solution, fair)
        }
        _ => {
            instance.policy.order = Order::default().order;
            instance.policy.order[0].1 = tolerance;
            let solution = solve(instance);
            (solution.clone(), solution)
        }
    }
}

/// A seat someone has.
struct Given {
    person: usize,
    hours: u16,
    paid: bool,
}

/// Hours, teams and paid teams given over a term, on top of what the regency's people do elsewhere.
fn book(people: &mut [Candidate], base: &[Candidate], recent: &VecDeque<(Term, Vec<Given>)>, term: &Term) {
    for (person, was) in people.iter_mut().zip(base) {
        (person.hours_used, person.teams_used, person.paid_used) = (was.hours_used, was.teams_used, was.paid_used);
    }
    for given in recent.iter().filter(|(other, _)| other.overlaps(term)).flat_map(|(_, team)| team) {
        let person = &mut people[given.person];
        person.hours_used = person.hours_used.saturating_add(given.hours);
        person.teams_used = person.teams_used.saturating_add(1);
        person.paid_used = person.paid_used.saturating_add(u8::from(given.paid));
    }
}

fn pairs(recent: &VecDeque<(Term, Vec<Given>)>, people: &[Candidate]) -> Vec<(usize, usize, u16)> {
    let mut met: std::collections::BTreeMap<(usize, usize), u16> = std::collections::BTreeMap::new();
    for (_, team) in recent {
        let team: Vec<usize> = team.iter().map(|given| given.person).collect();
        for (a, b) in ends(&team).filter(|(a, b)| people[*a].agency != people[*b].agency) {
            *met.entry((a, b)).or_default() += 1;
        }
    }
    met.into_iter().map(|((a, b), times)| (a, b, times)).collect()
}

/// All pairs of a team, lower index first.
fn ends(team: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    team.iter().enumerate().flat_map(|(at, a)| team[at + 1..].iter().map(move |b| (*a.min(b), *a.max(b))))
}

fn count(sums: &mut Sums, instance: &Instance, solution: &Solution, fair: &Solution, met: &HashMap<(usize, usize), u32>) {
    let mut members = vec![0u32; instance.agencies.len()];
    solution.team.iter().for_each(|(_, person)| members[instance.people[*person].agency] += 1);
    let team: Vec<usize> = solution.team.iter().map(|(_, person)| *person).collect();
    let size = team.len() as f64;
    sums.teams += 1;
    sums.seats += size;
    sums.fit += solution.team.iter().map(|(seat, person)| instance.fit(*person, *seat)).sum::<f64>();
    sums.best += fair.criteria.iter().find(|result| result.criterion == Criterion::Fit).map_or(0.0, |result| result.best);
    sums.agencies += members.iter().filter(|n| **n > 0).count() as f64;
    sums.pairs += ends(&team).count() as f64;
    sums.repeats += ends(&team).filter(|pair| met.contains_key(pair)).count() as f64;
    sums.effective += effective_candidates(fair.chances.iter().map(|(_, chance)| *chance), size);
    sums.mixing.add(&members);
}

fn line(run: &str, year: u32, sums: &Sums, accounts: &[Account], sizes: &[u32], seconds: f64) -> serde_json::Value {
    let head = |account: &Account| {
        let (credit, debit) = (account.owed, f64::from(account.served));
        Head { eligible: account.able.max(account.owed) > 0.0, served: account.served, issued: account.served, credit, debit }
    };
    let all = measures(&accounts.iter().map(head).collect::<Vec<Head>>());
    let per = |sum: f64, of: f64| if of > 0.0 { sum / of } else { 0.0 };
    let teams = f64::from(sums.teams);
    json!({
        "run": run, "year": year, "teams": sums.teams, "unfilled": sums.unfilled, "unproved": sums.unproved, "seconds": seconds,
        "fit": per(sums.fit, sums.seats), "lost": 100.0 * (1.0 - per(sums.fit, sums.best)),
        "eligible": all.eligible, "never": 100.0 * all.never_share().unwrap_or(0.0),
        "largest": all.largest, "smallest": all.smallest,
        "gini": all.evenness.gini, "jain": all.evenness.jain,
        "agencies": per(sums.agencies, teams), "repeats": 100.0 * per(sums.repeats, sums.pairs),
        "ei": sums.mixing.index(), "random_ei": random_mixing(sizes), "effective": per(sums.effective, teams),
    })
}
