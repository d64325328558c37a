//! The engine's own integer programming for questions that are not one team: people shared by seats with workloads, a
//! whole group split, time divided between projects. Same solver, same limits, same honesty about bound and proof.

use super::solver::{self, Effort, Failure};
use super::watch::{Clock, Limits, Watch};
use good_lp::{Constraint, Expression, Variable, constraint, variable, variables};
use std::collections::BTreeSet;

/// A variable of a [`Model`], by the order made.
pub type Unknown = usize;

/// Variables with limits, rows between limits, a sum to make as large as can be.
#[derive(Clone, Debug, Default)]
pub struct Model {
    unknowns: Vec<Kind>,
    rows: Vec<Row>,
    worth: Vec<(Unknown, f64)>,
}

#[derive(Clone, Copy, Debug)]
struct Kind {
    least: f64,
    most: f64,
    whole: bool,
}

#[derive(Clone, Debug)]
struct Row {
    terms: Vec<(Unknown, f64)>,
    least: f64,
    most: f64,
    rule: usize,
}

/// The answer to a model.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// Values by variable (whole where asked), what they are worth, and what nothing can exceed. Best when both agree.
    Some { values: Vec<f64>, worth: f64, bound: f64 },
    /// No values keep all rows.
    None,
    /// Time ended before either was known.
    Unsure,
}

/// Seconds of one round of bettering where no time is set.
const ROUND: f64 = 1.0;
/// Rows kept and values whole within this.
const NEAR: f64 = 1e-6;

impl Model {
    /// A variable from `least` to `most`, in whole steps or not.
    pub fn unknown(&mut self, least: f64, most: f64, whole: bool) -> Unknown {
        self.unknowns.push(Kind { least, most, whole });
        self.unknowns.len() - 1
    }

    /// A variable that is 0 or 1.
    pub fn choice(&mut self) -> Unknown {
        self.unknown(0.0, 1.0, true)
    }

    /// A row: the sum lies between `least` and `most`, either of them infinite where nothing limits it. Rows of one
    /// `rule` are kept or dropped together when a conflict is sought.
    pub fn row(&mut self, terms: Vec<(Unknown, f64)>, least: f64, most: f64, rule: usize) {
        self.rows.push(Row { terms, least, most, rule });
    }

    /// Adds to what is made as large as can be.
    pub fn worth(&mut self, unknown: Unknown, each: f64) {
        self.worth.push((unknown, each));
    }

    /// The best values. Deterministic unless time ends it.
    pub fn solve(&self, limits: &Limits, watch: &dyn Watch) -> Found {
        let clock = Clock { watch, limits: *limits };
        self.run(&self.unknowns, &clock)
    }

    /// Betters values part by part until time ends or they reach the bound: in each round the whole variables of some
    /// parts, two at first, are free and all others stay. The bound is the one handed in.
    pub fn improve(&self, values: Vec<f64>, bound: f64, parts: &[Vec<Unknown>], limits: &Limits, watch: &dyn Watch) -> Found {
        let clock = Clock { watch, limits: *limits };
        let round = clock.left().map_or(ROUND, |left| left / 20.0);
        let mut worth = self.worth_of(&values);
        let mut values = values;
        let (mut together, mut idle) = (2, 0);
        let mut dice = 7u64;
        while !clock.over() && worth < bound - NEAR * bound.abs().max(1.0) && together <= parts.len() {
            let mut free = vec![false; self.unknowns.len()];
            let mut chosen = BTreeSet::new();
            while chosen.len() < together {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                chosen.insert((dice >> 33) as usize % parts.len());
            }
            chosen.iter().flat_map(|part| &parts[*part]).for_each(|at| free[*at] = true);
            let stay = |at: usize, kind: &Kind| if free[at] || !kind.whole { *kind } else { Kind { least: values[at], most: values[at], whole: true } };
            let kinds: Vec<Kind> = self.unknowns.iter().enumerate().map(|(at, kind)| stay(at, kind)).collect();
            let seconds = Some(limits.seconds.unwrap_or(f64::INFINITY).min(watch.elapsed() + round));
            let found = self.run(&kinds, &Clock { watch, limits: Limits { seconds, gap: 0.0 } });
            idle += 1;
            if let Found::Some { values: better, worth: more, .. } = found
                && more > worth + NEAR
            {
                (values, worth, idle) = (better, more, 0);
            }
            // where no few parts help any more, more of them are tried at once
            if idle > parts.len().max(10) {
                (together, idle) = (together + 1, 0);
            }
        }
        Found::Some { values, worth, bound }
    }

    /// A set of rules that cannot be kept together and from which none can be left out; larger than that where time
    /// ended. Meant for a model without values.
    pub fn conflict(&self, limits: &Limits, watch: &dyn Watch) -> Vec<usize> {
        let clock = Clock { watch, limits: *limits };
        let rules: BTreeSet<usize> = self.rows.iter().map(|row| row.rule).collect();
        let mut dropped = BTreeSet::new();
        self.blameless(&rules.iter().copied().collect::<Vec<usize>>(), &mut dropped, &clock);
        rules.difference(&dropped).copied().collect()
    }

    fn blameless(&self, rules: &[usize], dropped: &mut BTreeSet<usize>, clock: &Clock<'_>) {
        if rules.is_empty() || clock.over() {
            return;
        }
        let without: BTreeSet<usize> = dropped.iter().chain(rules).copied().collect();
        let rows = self.rows.iter().filter(|row| !without.contains(&row.rule)).cloned().collect();
        let looser = Model { unknowns: self.unknowns.clone(), rows, worth: Vec::new() };
        if looser.run(&looser.unknowns, clock) == Found::None {
            *dropped = without;
        } else if rules.len() > 1 {
            let (first, second) = rules.split_at(rules.len() / 2);
            self.blameless(first, dropped, clock);
            self.blameless(second, dropped, clock);
        }
    }

    fn run(&self, kinds: &[Kind], clock: &Clock<'_>) -> Found {
        if self.rows.iter().any(|row| row.terms.is_empty() && (row.least > NEAR || row.most < -NEAR)) {
            return Found::None;
        }
        let mut vars = variables!();
        let define = |kind: &Kind| {
            let var = variable().min(kind.least).max(kind.most);
            if kind.whole { var.integer() } else { var }
        };
        let taken: Vec<Variable> = kinds.iter().map(|kind| vars.add(define(kind))).collect();
        let sum = |terms: &[(Unknown, f64)]| {
            let mut sum = Expression::with_capacity(terms.len());
            terms.iter().for_each(|(at, each)| sum.add_mul(*each, taken[*at]));
            sum
        };
        let mut rows: Vec<Constraint> = Vec::with_capacity(self.rows.len());
        for row in self.rows.iter().filter(|row| !row.terms.is_empty()) {
            if row.least == row.most {
                rows.push(constraint::eq(sum(&row.terms), row.least));
                continue;
            }
            if row.least.is_finite() {
                rows.push(constraint::geq(sum(&row.terms), row.least));
            }
            if row.most.is_finite() {
                rows.push(constraint::leq(sum(&row.terms), row.most));
            }
        }
        let worth = sum(&self.worth);
        let problem = || (vars.clone().maximise(worth.clone()), rows.clone());
        match solver::solve(problem, &|| Effort::new(clock.limits.gap, clock.left())) {
            Ok(run) => {
                let round = |(value, kind): (&f64, &Kind)| if kind.whole { value.round() } else { value.clamp(kind.least, kind.most) };
                let values: Vec<f64> = run.values.iter().zip(kinds).map(round).collect();
                if !self.keeps(&values) {
                    return Found::Unsure;
                }
                let worth = self.worth_of(&values);
                let agrees = run.finished && run.bound - worth <= NEAR * worth.abs().max(1.0);
                let bound = if agrees { worth } else { self.tighten(run.bound).max(worth) };
                Found::Some { worth, bound, values }
            }
            Err(Failure::Infeasible) => Found::None,
            Err(_) => Found::Unsure,
        }
    }

    /// What values are worth, by arithmetic.
    pub fn worth_of(&self, values: &[f64]) -> f64 {
        self.worth.iter().map(|(at, each)| values[*at] * each).sum()
    }

    fn keeps(&self, values: &[f64]) -> bool {
        self.rows.iter().all(|row| {
            let sum: f64 = row.terms.iter().map(|(at, each)| values[*at] * each).sum();
            let near = NEAR * row.terms.iter().map(|(_, each)| each.abs()).fold(1.0, f64::max);
            sum >= row.least - near && sum <= row.most + near
        })
    }

    /// Where every worth is whole and on whole variables, so is the best.
    fn tighten(&self, bound: f64) -> f64 {
        let whole = self.worth.iter().all(|(at, each)| self.unknowns[*at].whole && each.fract() == 0.0);
        if whole { (bound + 1e-6 * bound.abs().max(10.0)).floor() } else { bound }
    }
}
