//! A relaxation that grows: the solver keeps it from round to round and goes on from where it was.

use super::program::Program;
use super::rows::{Key, Name, Row};
use super::solver::{Effort, Failure, Run, Warm};
use good_lp::{IntoAffineExpression, Variable, variables};
use std::collections::HashMap;

/// The relaxation of one stage as the solver has it. Rows that a wider program no longer names stay: they are true.
pub(super) struct Kept {
    warm: Warm,
    /// Where each variable is.
    places: HashMap<Name, usize>,
    /// Where each row is.
    lines: HashMap<Key, usize>,
    pub means: Vec<Row>,
    /// Seconds it took so far: the solver's own clock goes on from round to round.
    spent: f64,
}

/// A variable that a wider program adds.
struct New {
    name: Name,
    var: Variable,
    worth: f64,
    /// By row.
    factors: Vec<(usize, f64)>,
}

impl Kept {
    /// Solves a program, from where a smaller one of the same stage ended.
    ///
    /// # Errors
    /// [`Failure`]; after one there is nothing to go on from.
    pub fn relax(before: Option<Kept>, program: &Program<'_>, effort: &dyn Fn() -> Effort) -> Result<(Kept, Run), Failure> {
        let mut primal = effort().primal;
        let mut kept = match before {
            None => Kept::new(program)?,
            Some(mut kept) => {
                // new columns alone break no row: primal steps lead on; new tangents do, and dual steps mend that
                primal |= !kept.widen(program)?;
                kept
            }
        };
        let effort_now = effort();
        let run = kept.warm.solve(Effort { primal, seconds: effort_now.seconds.map(|left| left + kept.spent), ..effort_now })?;
        kept.spent += effort_now.seconds.zip(effort().seconds).map_or(0.0, |(before, after)| before - after);
        if run.finished { Ok((kept, run)) } else { Err(Failure::Stopped) }
    }

    fn new(program: &Program<'_>) -> Result<Kept, Failure> {
        let mut vars = variables!();
        let system = program.system(&mut vars, false);
        let places = system.names.into_iter().enumerate().map(|(at, name)| (name, at)).collect();
        let lines = system.means.iter().zip(&system.up).enumerate().map(|(at, (row, up))| (row.key(*up), at)).collect();
        let warm = Warm::new((vars.maximise(system.objective), system.rows))?;
        Ok(Kept { warm, places, lines, means: system.means, spent: 0.0 })
    }

    /// Adds what is new in a wider program. True when new rows may be broken by the solution at hand.
    fn widen(&mut self, program: &Program<'_>) -> Result<bool, Failure> {
        let mut vars = variables!();
        let system = program.system(&mut vars, false);
        let (mut fresh, mut new) = (HashMap::new(), Vec::new());
        let mut place_of: HashMap<Variable, usize> = HashMap::new();
        for (name, var) in system.names.iter().zip(&system.all) {
            if let Some(at) = self.places.get(name) {
                place_of.insert(*var, *at);
            } else {
                fresh.insert(*var, new.len());
                new.push(New { name: *name, var: *var, worth: 0.0, factors: Vec::new() });
            }
        }
        for (var, worth) in system.objective.linear_coefficients() {
            if let Some(at) = fresh.get(&var) {
                new[*at].worth += worth;
            }
        }
        let keys: Vec<Key> = system.means.iter().zip(&system.up).map(|(row, up)| row.key(*up)).collect();
        // good_lp turns every row into one that says at most
        let sign = |up: bool| if up { -1.0 } else { 1.0 };
        for ((key, row), up) in keys.iter().zip(&system.rows).zip(&system.up) {
            if let Some(line) = self.lines.get(key) {
                for (var, factor) in row.expression().linear_coefficients() {
                    if let Some(at) = fresh.get(&var) {
                        new[*at].factors.push((*line, factor * sign(*up)));
                    }
                }
            }
        }
        for New { name, var, worth, factors } in new {
            let place = self.warm.column(worth, program.bounds(name), &factors)?;
            self.places.insert(name, place);
            place_of.insert(var, place);
        }
        let mut broken = false;
        for (((key, row), up), means) in keys.into_iter().zip(&system.rows).zip(&system.up).zip(system.means) {
            if self.lines.contains_key(&key) {
                continue;
            }
            let factors: Vec<(usize, f64)> =
                row.expression().linear_coefficients().filter_map(|(var, factor)| Some((*place_of.get(&var)?, factor * sign(*up)))).collect();
            let level = -row.expression().constant() * sign(*up);
            let bounds = match (row.is_equality(), up) {
                (true, _) => (level, level),
                (false, true) => (level, f64::INFINITY),
                (false, false) => (f64::NEG_INFINITY, level),
            };
            broken |= matches!(means, Row::Clique(..));
            self.lines.insert(key, self.warm.row(bounds, &factors)?);
            self.means.push(means);
        }
        Ok(broken)
    }

    /// Where a variable is in the solver's answer.
    pub fn place(&self, name: Name) -> Option<usize> {
        self.places.get(&name).copied()
    }
}
