//! The integer program of one stage, on some of the columns: rows from the rules, floors from earlier stages.
//!
//! Built with good_lp, solved by HiGHS. Rows a column is not in count nothing for it, so that the duals of a program on
//! few columns price all the others by arithmetic ([`Prices`]).

use super::ground::Ground;
use super::measure::{Floor, Measure};
use super::prices::Prices;
use super::rows::{Name, Row};
use super::solver::{self, Effort, Failure, Run};
use super::warm::Kept;
use good_lp::variables;

/// A stage on some of its columns.
pub(super) struct Program<'a> {
    pub ground: &'a Ground,
    /// Ascending.
    pub columns: &'a [usize],
    pub measure: Measure,
    pub floors: &'a [Floor],
    /// Circles that are counted, by index in [`Ground::cliques`]; the others cost nothing here.
    pub cliques: &'a [usize],
    /// By circle: true where no two of it may be taken. Empty where that is so of none.
    pub single: &'a [bool],
}
/// The linear relaxation: a bound on these columns, and what the others would have to beat.
pub(super) struct Relaxed {
    pub value: f64,
    /// How much of each column of the program is taken.
    pub taken: Vec<f64>,
    pub prices: Prices,
    /// For each circle of the ground: what having two of it adds at most, 0 or less.
    pub twice: Vec<f64>,
}

/// A team found on these columns, as (column, how many of its unit), and the best bound on them.
pub(super) struct Whole {
    pub taken: Vec<(usize, u32)>,
    pub bound: f64,
    /// False when time ended the search.
    pub finished: bool,
}

impl Program<'_> {
    /// The linear relaxation, with prices for every column of the ground. `kept`: the one before, on fewer columns and
    /// circles of the same stage, from where it goes on; then this one.
    ///
    /// # Errors
    /// [`Failure`] when no bound was reached.
    pub fn relaxed(&self, effort: &dyn Fn() -> Effort, kept: &mut Option<Kept>) -> Result<Relaxed, Failure> {
        match Kept::relax(kept.take(), self, effort) {
            Ok((next, run)) => {
                let relaxed = self.read(&run, &next.means, |name| next.place(name));
                *kept = Some(next);
                Ok(relaxed)
            }
            Err(Failure::Infeasible | Failure::Trouble(_)) => self.relaxed_anew(effort),
            Err(failure) => Err(failure),
        }
    }

    fn relaxed_anew(&self, effort: &dyn Fn() -> Effort) -> Result<Relaxed, Failure> {
        let (mut means, mut names) = (Vec::new(), Vec::new());
        let problem = || {
            let mut vars = variables!();
            let system = self.system(&mut vars, false);
            (means, names) = (system.means, system.names);
            (vars.maximise(system.objective), system.rows)
        };
        let run = solver::solve(problem, effort)?;
        if !run.finished {
            return Err(Failure::Stopped);
        }
        Ok(self.read(&run, &means, |name| names.iter().position(|other| *other == name)))
    }

    /// What a solved relaxation says. `place`: where a variable is in it.
    fn read(&self, run: &Run, means: &[Row], place: impl Fn(Name) -> Option<usize>) -> Relaxed {
        let (prices, scale) = (self.prices(means, run), self.measure.scale());
        let at = |name: Name, of: &[f64]| place(name).map_or(0.0, |at| of[at]);
        // where a team may stay empty, a lock is a row of its own; its column needs no price, it is always in
        let free = |column: usize| self.measure == Measure::Filled && self.ground.locked.contains(&column);
        let agrees = |column: &usize| {
            let reduced = at(Name::Column(*column), &run.reduced);
            free(*column) || (prices.reduced(self.ground, *column) * scale - reduced).abs() < 1e-6 * scale.max(reduced.abs())
        };
        debug_assert!(self.columns.iter().all(agrees), "prices by arithmetic are the solver's");
        let taken = self.columns.iter().map(|column| at(Name::Column(*column), &run.values)).collect();
        let mut twice: Vec<f64> = self.ground.cliques.iter().map(|clique| prices.twice(clique)).collect();
        self.cliques.iter().for_each(|clique| twice[*clique] = (at(Name::Circle(*clique), &run.reduced) / scale).min(0.0));
        Relaxed { twice, value: run.objective / scale, taken, prices }
    }

    /// The best team on these columns.
    ///
    /// # Errors
    /// [`Failure::Infeasible`] when no team can be made of these columns.
    pub fn whole(&self, effort: &dyn Fn() -> Effort) -> Result<Whole, Failure> {
        let problem = || {
            let assembled = self.assemble(true);
            (assembled.problem, assembled.rows)
        };
        let run = solver::solve(problem, effort)?;
        let worth = self.worth(&run.values);
        if (worth - run.objective).abs() > 1e-4 * worth.abs().max(1.0) {
            return Err(Failure::Trouble(format!("objective {} is not the team's {worth}", run.objective)));
        }
        let taken = self.columns.iter().zip(&run.values).filter(|(_, value)| **value > 0.5);
        Ok(Whole {
            taken: taken.map(|(column, value)| (*column, value.round() as u32)).collect(),
            bound: run.bound / self.measure.scale(),
            finished: run.finished,
        })
    }

    /// The objective of the solver's values, recomputed.
    fn worth(&self, values: &[f64]) -> f64 {
        let (taken, rest) = values.split_at(self.columns.len());
        let (present, rest) = rest.split_at(if self.presence() { self.ground.caps.len() } else { 0 });
        let (again, last) = rest.split_at(self.cliques.len());
        let people: f64 = self.columns.iter().zip(taken).map(|(at, value)| self.measure.of_column(self.ground, *at) * value).sum();
        let agencies: f64 = present.iter().map(|value| self.measure.of_agency() * value).sum();
        let circles = self.cliques.iter().map(|at| &self.ground.cliques[*at]).zip(again);
        let met: f64 = circles.filter(|(clique, _)| self.measure.counts(clique)).map(|(clique, value)| -clique.times * value).sum();
        let rest: f64 = match self.measure {
            Measure::Spread => -last.iter().sum::<f64>(),
            Measure::Filled => self.ground.teams.iter().zip(last).map(|(team, value)| team.weight * value).sum(),
            _ => 0.0,
        };
        (people + agencies + met + rest) * self.measure.scale()
    }

    /// True when some row counts agencies.
    pub fn presence(&self) -> bool {
        let least = self.ground.teams.iter().any(|team| team.min_agencies > 0);
        least || !self.ground.lone_barred.is_empty() || self.concerns(Measure::Agencies)
    }

    pub fn is_single(&self, clique: usize) -> bool {
        self.single.get(clique) == Some(&true)
    }

    /// True when this is optimised or kept at a level.
    pub fn concerns(&self, measure: Measure) -> bool {
        self.measure == measure || self.floors.iter().any(|floor| floor.measure == measure)
    }
}
