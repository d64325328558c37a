//! What is told on the way, what stops it, and that the same is the same again.

use super::support::{portfolio, regency, small};
use crate::formation::{Limits, NoWatch, Outcome, Phase, Progress, Watch, audit_portfolio, audit_solution, propose, propose_portfolio};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// Writes down what it is told; ends the work at a phase, if one is named.
#[derive(Default)]
struct Scribe {
    lines: Mutex<Vec<Progress>>,
    at: Option<Phase>,
    stop: AtomicBool,
}

impl Watch for Scribe {
    fn elapsed(&self) -> f64 {
        0.0
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn report(&self, progress: Progress) {
        self.stop.fetch_or(self.at == Some(progress.phase), Ordering::Relaxed);
        self.lines.lock().expect("nobody panicked").push(progress);
    }
}

/// For each criterion: best and bound never cross, and neither ever loosens. How many lines told both.
fn closes(lines: &[Progress]) -> BTreeMap<&'static str, u32> {
    let mut told = BTreeMap::new();
    let mut last: BTreeMap<&'static str, (f64, f64)> = BTreeMap::new();
    for line in lines {
        let Phase::Criterion(criterion) = line.phase else { continue };
        let (Some(best), Some(bound)) = (line.best, line.bound) else { continue };
        let sign = if criterion.maximised() { 1.0 } else { -1.0 };
        let (best, bound) = (sign * best, sign * bound);
        assert!(best <= bound + 1e-6, "{criterion:?}: best {best} beyond the bound {bound}");
        let (best_before, bound_before) = last.insert(criterion.key(), (best, bound)).unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
        assert!(best >= best_before - 1e-9, "{criterion:?}: best fell from {best_before} to {best}");
        assert!(bound <= bound_before + 1e-9, "{criterion:?}: the bound rose from {bound_before} to {bound}");
        *told.entry(criterion.key()).or_default() += 1;
    }
    told
}

#[test]
fn best_and_bound_close_on_one_another() {
    for number in 0..3 {
        let (instance, scribe) = (regency(800, number), Scribe::default());
        let solution = propose(&instance, &Limits::default(), &scribe);
        let told = closes(&scribe.lines.lock().expect("nobody panicked"));
        for result in &solution.criteria {
            assert!(told.contains_key(result.criterion.key()), "{number}: nothing told of {:?}", result.criterion);
        }
        assert!(told["fit"] > 1, "{number}: {told:?}");
    }
    let (many, scribe) = (portfolio(500, 3, 2), Scribe::default());
    propose_portfolio(&many, &Limits::default(), &scribe);
    let told = closes(&scribe.lines.lock().expect("nobody panicked"));
    assert!(told.len() == 5, "{told:?}");
}

#[test]
fn what_is_stopped_keeps_the_best_so_far_with_true_bounds() {
    let (instance, many) = (regency(800, 1), portfolio(500, 3, 2));
    let (proved, all) = (propose(&instance, &Limits::default(), &NoWatch), propose_portfolio(&many, &Limits::default(), &NoWatch));
    for (criterion, _) in instance.policy.order.clone() {
        let stop = || Scribe { at: Some(Phase::Criterion(criterion)), ..Scribe::default() };
        let solution = propose(&instance, &Limits::default(), &stop());
        assert!(matches!(solution.outcome, Outcome::Stopped(gap) if gap.is_finite()), "{criterion:?}: {:?}", solution.outcome);
        assert_eq!(audit_solution(&instance, &solution), [], "{criterion:?}");
        // the bound of the first criterion holds for every team
        let (ours, best) = (&solution.criteria[0], &proved.criteria[0]);
        assert!(ours.bound >= best.best - 1e-5 && ours.best <= best.best + 1e-5, "{criterion:?}: {ours:?} {best:?}");
        let together = propose_portfolio(&many, &Limits::default(), &stop());
        assert!(matches!(together.outcome, Outcome::Stopped(gap) if gap.is_finite()), "{criterion:?}: {:?}", together.outcome);
        assert_eq!(audit_portfolio(&many, &together), [], "{criterion:?}");
        assert_eq!(together.teams().count(), all.teams().count(), "{criterion:?}: each has a team, if not the best");
        let (ours, best) = (&together.criteria[0], &all.criteria[0]);
        assert!(ours.bound >= best.best - 1e-4 && ours.best <= best.best + 1e-4, "{criterion:?}: {ours:?} {best:?}");
    }
}

#[test]
fn without_any_time_nothing_is_claimed() {
    let (instance, none) = (regency(800, 1), Limits { seconds: Some(0.0), gap: 0.0 });
    let solution = propose(&instance, &none, &NoWatch);
    // the solver may have met a team before it looked at the time
    assert!(matches!(solution.outcome, Outcome::Stopped(gap) if gap > 0.0 && gap.is_finite() != solution.team.is_empty()), "{:?}", solution.outcome);
    assert_eq!(audit_solution(&instance, &solution), []);
}

#[test]
fn the_same_portfolio_and_seed_give_the_same_teams_again() {
    for gap in [0.0, 0.01] {
        let limits = Limits { seconds: None, gap };
        for number in 0..3 {
            let many = portfolio(400, 3, number);
            let first = propose_portfolio(&many, &limits, &NoWatch);
            assert_eq!(first, propose_portfolio(&many, &limits, &NoWatch), "{number} within {gap}");
            assert!(first.teams().next().is_some() && !matches!(first.outcome, Outcome::Stopped(_)), "{number} within {gap}: {:?}", first.outcome);
        }
        let mut by_hand = portfolio(400, 3, 1);
        by_hand.seed = Some(7);
        let first = propose_portfolio(&by_hand, &limits, &NoWatch);
        assert_eq!((first.seed, &first), (7, &propose_portfolio(&by_hand, &limits, &NoWatch)), "within {gap}");
    }
}

#[test]
fn a_gap_is_kept_and_said() {
    let mut told = 0;
    for number in 0..40 {
        let (instance, limits) = (small(number), Limits { seconds: None, gap: 0.2 });
        let (near, proved) = (propose(&instance, &limits, &NoWatch), propose(&instance, &Limits::default(), &NoWatch));
        assert_eq!(audit_solution(&instance, &near), [], "{number}");
        assert_eq!(near, propose(&instance, &limits, &NoWatch), "{number}: the same again");
        if let (Some(ours), Some(best)) = (near.criteria.first(), proved.criteria.first()) {
            let sign = if ours.criterion.maximised() { 1.0 } else { -1.0 };
            assert!(sign * ours.bound >= sign * best.best - 1e-5 && ours.gap <= 0.2 + 1e-9, "{number}: {ours:?} {best:?}");
            told += 1;
        }
    }
    assert!(told > 15, "{told}");
}
