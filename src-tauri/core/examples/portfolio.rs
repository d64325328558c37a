//! How long many teams take: `cargo run --release --example portfolio [people] [teams] [gap] [seconds]`.
//!
//! Makes a regency and briefs (the same the tests make), forms all teams at once, prints seconds by phase, figures and the
//! largest memory.

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../src/formation/tests/support.rs"]
mod support;

use rampak_core::{brief, formation, roster};

use formation::{Limits, Phase, Place, Progress, Watch, audit_portfolio, propose_portfolio};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Seconds at which each phase began, with its best and bound so far.
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
        if std::env::var_os("LINES").is_some() {
            eprintln!("{:8.3} {} {:?} {:?}", self.elapsed(), progress.phase.key(), progress.best, progress.bound);
        }
    }
}

fn main() {
    let mut args = std::env::args().skip(1).map_while(|arg| arg.parse::<f64>().ok());
    let (people, teams) = (args.next().unwrap_or(12_500.0) as usize, args.next().unwrap_or(10.0) as usize);
    let (gap, seconds) = (args.next().unwrap_or(0.0), args.next());
    let portfolio = support::portfolio(people, teams, 1);
    let watch = Stopwatch { start: Instant::now(), phases: Mutex::default() };
    let solution = propose_portfolio(&portfolio, &Limits { gap, seconds }, &watch);
    let total = watch.elapsed();
    let phases = watch.phases.lock().unwrap_or_else(PoisonError::into_inner);
    let mut spent: Vec<(&str, f64)> = Vec::new();
    for (at, (phase, from)) in phases.iter().enumerate() {
        let to = phases.get(at + 1).map_or(total, |next| next.1);
        match spent.iter_mut().find(|(key, _)| *key == phase.key()) {
            Some(entry) => entry.1 += to - from,
            None => spent.push((phase.key(), to - from)),
        }
    }
    let filled = solution.places.iter().filter(|place| matches!(place, Place::Filled { .. })).count();
    let seats: usize = solution.teams().map(|(_, team)| team.len()).sum();
    println!("{total:.3} s {} gap {:.5}: {filled} of {teams} teams, {seats} seats, {people} people", solution.outcome.key(), solution.outcome.gap());
    spent.iter().for_each(|(phase, seconds)| println!("  {phase:<12} {seconds:.3} s"));
    for c in &solution.criteria {
        println!("  {:<12} {:.4} (best {:.4}, bound {:.4}, gap {:.6})", c.criterion.key(), c.value, c.best, c.bound, c.gap);
    }
    println!("  {} flaws; {} at most", audit_portfolio(&portfolio, &solution).len(), peak());
}

/// Largest resident memory of this process, as Linux tells it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("memory not known").trim().to_owned()
}
