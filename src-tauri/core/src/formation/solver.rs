//! The one place that runs the solver: HiGHS, one thread, a fixed random seed, optimal to the last digit unless told else.
//!
//! good_lp's own `solve` hides bound and status, so its model is taken out and run here; the options good_lp would drop
//! on the way are set again.

use good_lp::Constraint;
use good_lp::solvers::SolverModel;
use good_lp::solvers::highs::highs;
use good_lp::variable::UnsolvedProblem;
use highs::{Col, ColProblem, Model, Row, RowProblem, SolvedModel};

/// Name and version, for the proposal.
pub(super) const SOLVER: &str = "HiGHS 1.16.0 via good_lp 1.15.3";

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    Infeasible,
    /// Nothing beats [`Effort::beat`].
    NoBetter,
    /// Time ended before a first team or bound.
    Stopped,
    /// The solver gave up; its own word for it.
    Trouble(String),
}

/// An answer of the solver.
pub(super) struct Run {
    pub values: Vec<f64>,
    pub duals: Vec<f64>,
    /// Reduced costs of a linear program, by column.
    pub reduced: Vec<f64>,
    pub objective: f64,
    /// Of an integer program: nothing better exists. Else the objective.
    pub bound: f64,
    /// Optimal, or within the gap asked for.
    pub finished: bool,
}

/// How to solve.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    /// Share at which an integer program may stop.
    pub gap: f64,
    /// Wall time left.
    pub seconds: Option<f64>,
    /// Only what is worth more is looked for, in the unit of the objective. Asked only where a team is known that keeps every
    /// row, so that no answer means none better.
    pub beat: Option<f64>,
    /// A linear program by the primal simplex, not the dual.
    pub primal: bool,
}

impl Effort {
    /// To a gap, in so much time.
    pub fn new(gap: f64, seconds: Option<f64>) -> Effort {
        Effort { gap, seconds, beat: None, primal: false }
    }
}

/// Solves a maximisation, and once more without presolve when the solver fails or finds no answer: with floors a hair
/// under the best, presolve now and then calls impossible what is not. No start is handed over: with one, HiGHS 1.16 was
/// seen to return the start's values with another team's objective.
///
/// `problem` gives the problem with its rows, and `effort` what is left for it; both are asked again for the second try.
///
/// # Errors
/// [`Failure`] when there is neither optimum nor team.
pub(super) fn solve(mut problem: impl FnMut() -> (UnsolvedProblem, Vec<Constraint>), effort: &dyn Fn() -> Effort) -> Result<Run, Failure> {
    match once(problem(), effort(), true) {
        Err(Failure::Infeasible | Failure::Trouble(_)) => once(problem(), effort(), false),
        answer => answer,
    }
}

/// A linear program that stays in the solver: its bounds change and it goes on from where it was.
pub(super) struct Warm {
    /// `None` after a failure.
    model: Option<Model>,
    columns: Vec<Col>,
    rows: Vec<Row>,
}

impl Warm {
    /// # Errors
    /// [`Failure::Trouble`] when the solver does not take it.
    pub fn new((problem, rows): (UnsolvedProblem, Vec<Constraint>)) -> Result<Warm, Failure> {
        let model = model(problem, rows)?;
        // a handle is a position, the same in every problem of so many columns and rows
        let (mut places, mut lines) = (RowProblem::default(), ColProblem::default());
        let columns = (0..model.num_cols()).map(|_| places.add_column(0.0, 0.0..)).collect();
        let rows = (0..model.num_rows()).map(|_| lines.add_row(0.0..)).collect();
        Ok(Warm { model: Some(model), columns, rows })
    }

    /// Adds a column with what it is worth, its least and most, and its factors by row; answers its position.
    ///
    /// # Errors
    /// [`Failure::Trouble`] when the solver does not take it.
    pub fn column(&mut self, worth: f64, (least, most): (f64, f64), factors: &[(usize, f64)]) -> Result<usize, Failure> {
        let model = self.model.as_mut().ok_or_else(|| Failure::Trouble("no model".to_owned()))?;
        let factors = factors.iter().map(|(row, factor)| (self.rows[*row], *factor));
        let column = model.try_add_column(worth, least..=most, factors).map_err(|status| Failure::Trouble(format!("{status:?}")))?;
        self.columns.push(column);
        Ok(self.columns.len() - 1)
    }

    /// Adds a row with its least and most and its factors by column; answers its position.
    ///
    /// # Errors
    /// [`Failure::Trouble`] when the solver does not take it.
    pub fn row(&mut self, (least, most): (f64, f64), factors: &[(usize, f64)]) -> Result<usize, Failure> {
        let model = self.model.as_mut().ok_or_else(|| Failure::Trouble("no model".to_owned()))?;
        let factors = factors.iter().map(|(column, factor)| (self.columns[*column], *factor));
        let row = model.try_add_row(least..=most, factors).map_err(|status| Failure::Trouble(format!("{status:?}")))?;
        self.rows.push(row);
        Ok(self.rows.len() - 1)
    }

    /// Changes what a column may be.
    pub fn bound(&mut self, column: usize, least: f64, most: f64) {
        if let Some(model) = &mut self.model {
            model.change_column_bounds(self.columns[column], least..=most);
        }
    }

    /// # Errors
    /// [`Failure`]; after one there is nothing to go on from.
    pub fn solve(&mut self, effort: Effort) -> Result<Run, Failure> {
        let mut model = self.model.take().ok_or_else(|| Failure::Trouble("no model".to_owned()))?;
        set(&mut model, effort, true)?;
        let solved = model.try_solve().map_err(|status| Failure::Trouble(format!("{status:?}")))?;
        let run = read(&solved, effort, true);
        self.model = run.is_ok().then(|| solved.into());
        run
    }
}

fn once((problem, rows): (UnsolvedProblem, Vec<Constraint>), effort: Effort, presolve: bool) -> Result<Run, Failure> {
    let mut model = model(problem, rows)?;
    set(&mut model, effort, presolve)?;
    let solved = model.try_solve().map_err(|status| Failure::Trouble(format!("{status:?}")))?;
    read(&solved, effort, presolve)
}

fn model(problem: UnsolvedProblem, rows: Vec<Constraint>) -> Result<Model, Failure> {
    let mut model = highs(problem);
    for row in rows {
        model.add_constraint(row);
    }
    model.try_into_inner().map_err(|problem| Failure::Trouble(problem.to_string()))
}

fn set(model: &mut Model, effort: Effort, presolve: bool) -> Result<(), Failure> {
    let trouble = |what: &str| Failure::Trouble(what.to_owned());
    model.try_set_option("threads", 1).map_err(|_| trouble("threads"))?;
    model.try_set_option("parallel", "off").map_err(|_| trouble("parallel"))?;
    model.try_set_option("random_seed", 7).map_err(|_| trouble("random_seed"))?;
    model.try_set_option("presolve", if presolve { "choose" } else { "off" }).map_err(|_| trouble("presolve"))?;
    model.try_set_option("mip_rel_gap", effort.gap).map_err(|_| trouble("mip_rel_gap"))?;
    model.try_set_option("mip_abs_gap", 1e-7).map_err(|_| trouble("mip_abs_gap"))?;
    if let Some(seconds) = effort.seconds {
        model.try_set_option("time_limit", seconds.max(0.0)).map_err(|_| trouble("time_limit"))?;
    }
    // 4: primal, 1: dual
    model.try_set_option("simplex_strategy", if effort.primal { 4 } else { 1 }).map_err(|_| trouble("simplex_strategy"))?;
    if let Some(beat) = effort.beat {
        // HiGHS minimises inside
        model.try_set_option("objective_bound", -beat).map_err(|_| trouble("objective_bound"))?;
        // a good team is at hand already: the work is the proof
        model.try_set_option("mip_heuristic_effort", 0.0).map_err(|_| trouble("mip_heuristic_effort"))?;
        // HiGHS 1.16 was seen to begin again under such a bound and never come back, deaf to its clock
        for search in ["mip_heuristic_run_rins", "mip_heuristic_run_root_reduced_cost", "mip_allow_restart"] {
            model.try_set_option(search, false).map_err(|_| trouble(search))?;
        }
    }
    Ok(())
}

fn read(solved: &SolvedModel, effort: Effort, presolve: bool) -> Result<Run, Failure> {
    let objective = solved.objective_value();
    // its name is all that is needed
    let status = format!("{:?}", solved.status());
    let finished = match status.as_str() {
        "Optimal" | "ObjectiveBound" | "ObjectiveTarget" => true,
        // a team is known, so it is not the rules; before the first iteration only presolve has spoken, and is not believed
        "Infeasible" if effort.beat.is_some() && (!presolve || solved.simplex_iteration_count() > 0) => return Err(Failure::NoBetter),
        "Infeasible" | "UnboundedOrInfeasible" => return Err(Failure::Infeasible),
        "ReachedTimeLimit" | "ReachedInterrupt" | "ReachedSolutionLimit" | "ReachedIterationLimit" | "ReachedMemoryLimit" => false,
        _ => return Err(Failure::Trouble(status)),
    };
    if format!("{:?}", solved.primal_solution_status()) != "Feasible" {
        return Err(match effort.beat {
            _ if !finished => Failure::Stopped,
            Some(_) => Failure::NoBetter,
            None => Failure::Trouble(status),
        });
    }
    // the gap is infinite in a linear program, before there is a bound, and with a team worth 0 that is not proved best
    let bound = match solved.double_info_value(c"mip_dual_bound") {
        Ok(bound) if solved.mip_gap().is_finite() => bound,
        _ if finished => objective,
        _ => f64::INFINITY,
    };
    // what does not beat it was not looked at
    let bound = effort.beat.map_or(bound, |beat| bound.max(beat));
    let solution = solved.get_solution();
    Ok(Run { values: solution.columns().to_vec(), duals: solution.dual_rows().to_vec(), reduced: solution.dual_columns().to_vec(), objective, bound, finished })
}
