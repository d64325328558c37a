//! How long one team takes: `cargo run --release --example one_team [people] [instances]`.
//!
//! Makes regencies (the same the tests make), forms a team of ten, and prints seconds by phase.

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../src/formation/tests/support.rs"]
mod support;

use rampak_core::{brief, formation, roster};

use formation::{
    Limits, NoWatch, Phase, Progress, Watch, alternatives, audit_solution, conflict, funnels, least_change, price_of_fairness, propose, replacements, why_not,
};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Seconds spent in each phase.
struct Stopwatch {
    start: Instant,
    phases: Mutex<Vec<(Phase, f64)>>,
}

impl Watch for Stopwatch {
    fn elapsed(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn stopped(&self) -> bool {
        false
    }

    fn report(&self, progress: Progress) {
        let mut phases = self.phases.lock().unwrap_or_else(PoisonError::into_inner);
        if phases.last().is_none_or(|(phase, _)| *phase != progress.phase) {
            phases.push((progress.phase, self.elapsed()));
        }
    }
}

fn main() {
    let mut args = std::env::args().skip(1).map_while(|arg| arg.parse::<u64>().ok());
    let (people, instances) = (args.next().unwrap_or(12_500), args.next().unwrap_or(5));
    let all = ["balances", "no balances", "no preferences", "no lone outsider", "tight", "the same faces"];
    let only = std::env::args().nth(3);
    for variant in all.into_iter().filter(|name| only.as_ref().is_none_or(|only| only == name)) {
        println!("-- {variant}");
        for number in 1..=instances {
            let mut instance = support::regency(people as usize, number);
            match variant {
                "no balances" => instance.people.iter_mut().for_each(|person| person.balance = 0.0),
                "no preferences" => instance.brief.seats.iter_mut().flat_map(|seat| &mut seat.requirements).for_each(|need| need.preferred = None),
                "no lone outsider" => instance.brief.mix.no_lone_outsider = true,
                "tight" => {
                    instance.brief.mix.min_agencies = Some(8);
                    instance.brief.mix.max_per_agency = Some(3);
                    instance.brief.mix.representation[0].people = 4;
                    instance.brief.coverage[0].people = 6;
                    instance.policy.order[0].1 = 0.1;
                }
                "the same faces" => {
                    // 300 past teams of 8 among 150 able people who are owed much all the same
                    let mut dice = support::Dice(number);
                    let mut faces: Vec<usize> = funnels(&instance).into_iter().flat_map(|funnel| funnel.eligible.into_iter().step_by(25)).collect();
                    faces.sort_unstable();
                    faces.dedup();
                    faces.iter().for_each(|person| instance.people[*person].balance += 1.0);
                    let mut met = std::collections::BTreeMap::new();
                    for _ in 0..300 {
                        let team: Vec<usize> = (0..8).map(|_| dice.one_of(&faces)).collect();
                        for (a, b) in team.iter().flat_map(|a| team.iter().map(move |b| (*a, *b))) {
                            if a < b && instance.people[a].agency != instance.people[b].agency {
                                *met.entry((a, b)).or_insert(0u16) += 1;
                            }
                        }
                    }
                    instance.past_pairs = met.into_iter().map(|((a, b), times)| (a, b, times)).collect();
                    instance.policy.order[1].1 = 0.2;
                }
                _ => {}
            }
            time(&instance);
        }
    }
    other_questions(&support::regency(people as usize, 1));
}

fn time(instance: &formation::Instance) {
    let watch = Stopwatch { start: Instant::now(), phases: Mutex::default() };
    let solution = propose(instance, &Limits::default(), &watch);
    let total = watch.elapsed();
    let mut phases = watch.phases.into_inner().unwrap_or_else(PoisonError::into_inner);
    let ends: Vec<f64> = phases.iter().skip(1).map(|(_, at)| *at).chain([total]).collect();
    let shown: Vec<String> = phases.drain(..).zip(ends).map(|((phase, from), to)| format!("{} {:.3}", phase.key(), to - from)).collect();
    let figures: Vec<String> = solution.criteria.iter().map(|c| format!("{}={:.4} (best {:.4})", c.criterion.key(), c.value, c.best)).collect();
    println!(
        "{total:.3} s {} | {} | {} | {} chances, {} flaws",
        solution.outcome.key(),
        shown.join(", "),
        figures.join(" "),
        solution.chances.len(),
        audit_solution(instance, &solution).len()
    );
}

fn other_questions(instance: &formation::Instance) {
    let timed = |what: &str, work: &dyn Fn() -> String| {
        let start = Instant::now();
        let said = work();
        println!("{:.3} s {what}: {said}", start.elapsed().as_secs_f64());
    };
    timed("seed", &|| instance.effective_seed().to_string());
    timed("funnels", &|| funnels(instance).iter().map(|funnel| format!("{}/{}", funnel.eligible.len(), funnel.agencies)).collect::<Vec<_>>().join(" "));
    let solution = propose(instance, &Limits::default(), &NoWatch);
    timed("replacements", &|| replacements(instance, &solution.team, 1).len().to_string());
    timed("6 alternatives", &|| {
        let found = alternatives(instance, &solution, 6, 3, &Limits::default(), &NoWatch).found;
        found.iter().map(|other| other.outcome.key()).collect::<Vec<_>>().join(" ")
    });
    let without = instance.excluding(solution.team[1].1);
    timed("least change", &|| least_change(&without, &solution.team, &Limits::default(), &NoWatch).outcome.key().to_owned());
    timed("price of fairness", &|| {
        let points = price_of_fairness(instance, &[0.0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15], &Limits::default(), &NoWatch);
        points.iter().map(|point| format!("{:.1}/{:.2}", point.fit, point.chance)).collect::<Vec<_>>().join(" ")
    });
    let outside = funnels(instance)[1].eligible.iter().copied().find(|person| !solution.team.iter().any(|(_, member)| member == person));
    if let Some(person) = outside {
        timed("why not", &|| format!("{:?}", why_not(instance, &solution, person, None, &Limits::default(), &NoWatch).nearest));
    }
    let mut impossible = instance.clone();
    impossible.brief.seats[3].requirements[0].minimum = roster::Level::new(5);
    impossible.brief.seats[3].requirements[1].minimum = roster::Level::new(5);
    impossible.brief.seats[3].rank_min = roster::Rank::pns(14);
    timed("conflict by levels", &|| format!("{:?}", conflict(&impossible, &NoWatch)));
    let mut impossible = instance.clone();
    impossible.brief.mix.min_agencies = Some(9);
    impossible.brief.mix.no_lone_outsider = true;
    timed("conflict by mix", &|| format!("{:?}", conflict(&impossible, &NoWatch)));
    let mut two = instance.clone();
    two.brief.coverage = vec![brief::Coverage { competency: support::code(8), level: support::level(3), people: 11, most: None }];
    timed("conflict by coverage", &|| format!("{:?}", conflict(&two, &NoWatch)));
}
