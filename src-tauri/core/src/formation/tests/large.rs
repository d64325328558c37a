//! A whole regency.

use super::exact::EXACT;
use super::support::{Dice, regency};
use crate::formation::{Criterion, Limits, NoWatch, Outcome, Phase, Progress, Watch, audit_solution, propose};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

#[test]
fn ten_seats_among_12_500_people_are_proved() {
    let instance = regency(12_500, 1);
    let solution = propose(&instance, &Limits::default(), &NoWatch);
    assert_eq!(solution.outcome, Outcome::Proved);
    assert_eq!(audit_solution(&instance, &solution), vec![]);
}

#[test]
fn sifting_finds_what_all_columns_find() {
    use crate::formation::facts::{Facts, View};
    use crate::formation::ground::Ground;
    use crate::formation::measure::{Floor, Measure};
    use crate::formation::program::Program;
    for number in 0..6 {
        let mut dice = Dice(number);
        let mut instance = regency(900, 40 + number);
        instance.brief.mix.no_lone_outsider = dice.hit(50);
        instance.policy.order = vec![(Criterion::Fit, 0.03), (Criterion::Chance, 0.0)];
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        let facts = Facts::new(&instance);
        let ground = Ground::new(&View::whole(&facts), 1);
        let columns: Vec<usize> = (0..ground.columns.len()).collect();
        let mut floors = Vec::new();
        for (measure, at) in [(Measure::Fit, 0), (Measure::Chance, 1)] {
            let whole = Program { ground: &ground, columns: &columns, measure, floors: &floors, cliques: &[], single: &[] }.whole(&|| EXACT);
            let Ok(whole) = whole else {
                assert!(matches!(solution.outcome, Outcome::Infeasible(_)));
                break;
            };
            let team: Vec<usize> = whole.taken.iter().map(|(column, _)| *column).collect();
            let best = measure.of_team(&ground, &team);
            assert!((best - solution.criteria[at].best).abs() < 1e-5, "{number} {measure:?}: {best} over all columns, {:?}", solution.criteria[at]);
            floors.push(Floor { measure, least: best * 0.97 });
        }
    }
}

/// Stops after so many reports.
struct Impatient {
    reports: AtomicU32,
    patience: u32,
    seen: Mutex<Vec<Phase>>,
}

impl Watch for Impatient {
    fn elapsed(&self) -> f64 {
        f64::from(self.reports.load(Ordering::Relaxed))
    }

    fn stopped(&self) -> bool {
        self.reports.load(Ordering::Relaxed) > self.patience
    }

    fn report(&self, progress: Progress) {
        self.reports.fetch_add(1, Ordering::Relaxed);
        self.seen.lock().unwrap().push(progress.phase);
    }
}

#[test]
fn stopped_at_any_moment_what_is_kept_is_true() {
    let instance = regency(1_500, 5);
    let best = propose(&instance, &Limits::default(), &NoWatch);
    for patience in 1..40 {
        let watch = Impatient { reports: AtomicU32::new(0), patience, seen: Mutex::default() };
        let solution = propose(&instance, &Limits::default(), &watch);
        assert_eq!(audit_solution(&instance, &solution), vec![], "patience {patience}");
        assert!(!solution.team.is_empty());
        let (kept, proved) = (&solution.criteria[0], &best.criteria[0]);
        assert!(kept.bound >= proved.best - 1e-5, "a bound below what is possible: {kept:?}");
        if solution.outcome == Outcome::Proved {
            assert_eq!(solution.team, best.team);
            return;
        }
        assert!(matches!(solution.outcome, Outcome::Stopped(gap) if gap.is_finite()));
    }
    panic!("never finished");
}

#[test]
fn a_gap_that_was_allowed_is_told() {
    let instance = regency(1_500, 6);
    let best = propose(&instance, &Limits::default(), &NoWatch);
    let near = propose(&instance, &Limits { seconds: None, gap: 0.05 }, &NoWatch);
    assert_eq!(audit_solution(&instance, &near), vec![]);
    assert!(near.outcome.gap() <= 0.05 && matches!(near.outcome, Outcome::WithinGap(_) | Outcome::Proved));
    assert!(near.criteria[0].best <= best.criteria[0].best + 1e-5 && near.criteria[0].bound >= best.criteria[0].best - 1e-5);
}
