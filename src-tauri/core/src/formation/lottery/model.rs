//! Where chances may lie: within the rules as rows (quick, a bound), or among teams that exist (exact).

use super::NoLottery;
use super::pool::Pool;
use crate::formation::measure::Measure;
use crate::formation::program::Program;
use crate::formation::solver::{self, Effort, Failure, Run, Warm};
use crate::formation::watch::Clock;
use good_lp::variable::ProblemVariables;
use good_lp::{Constraint, Expression, Variable, constraint, variable, variables};
use std::collections::BTreeSet;

/// Teams one round of pricing adds at most.
const ADDED: usize = 24;
/// A team must be worth so much more than the teams at hand, in shares of the mean.
const WORTH: f64 = 1e-7;

/// A sum that must reach a least value: (kind, factor), (further variable, factor), the least.
pub(super) type Least = (Vec<(usize, f64)>, Vec<(usize, f64)>, f64);

/// A team as columns, and how many it has of each kind.
type Counted = (Vec<usize>, Vec<(usize, f64)>);

/// A linear question about shares of the mean chance, one of each kind, and further free variables.
#[derive(Default)]
pub(super) struct Ask {
    pub rows: Vec<Least>,
    /// To be as large as can be: a factor for each further variable.
    pub aim: Vec<f64>,
    /// The least of each further variable.
    pub from: f64,
}

pub(super) struct Answer {
    pub shares: Vec<f64>,
    pub further: Vec<f64>,
    pub value: f64,
    /// Nothing better exists.
    pub bound: f64,
    /// By row of the question: how much the value would fall with it.
    pub weights: Vec<f64>,
}

/// Why a question has no answer.
pub(super) enum Silence {
    Impossible,
    Stopped,
}

impl From<Failure> for Silence {
    fn from(failure: Failure) -> Silence {
        if failure == Failure::Infeasible { Silence::Impossible } else { Silence::Stopped }
    }
}

pub(super) trait Model {
    fn best(&mut self, ask: &Ask) -> Result<Answer, Silence>;

    fn pool(&self) -> &Pool;

    /// The smallest share of the kinds not fixed as large as can be, while the others keep what they have. The weights of
    /// the answer are by kind: above 0 for those who hold it down.
    fn level(&mut self, fixed: &[Option<f64>], cap: Option<f64>) -> Result<Answer, Silence> {
        step(self, fixed, cap)
    }
}

/// By how much an earlier level may give way, from the first that the solver accepts.
const HAIRS: [f64; 4] = [1e-8, 1e-7, 1e-6, 1e-5];
/// A hair of room for what the solver calls equal.
const ROOM: f64 = 1e-7;

/// Rows that keep everyone's share below the cap.
pub(super) fn capped(pool: &Pool, cap: Option<f64>) -> Vec<Least> {
    cap.iter().flat_map(|cap| pool.kinds().map(move |kind| (vec![(kind, -1.0)], Vec::new(), -cap - ROOM))).collect()
}

/// One level as a question of its own.
fn step<M: Model + ?Sized>(model: &mut M, fixed: &[Option<f64>], cap: Option<f64>) -> Result<Answer, Silence> {
    let (kinds, caps): (Vec<usize>, Vec<Least>) = (model.pool().kinds().collect(), capped(model.pool(), cap));
    let ask = |hair: f64| {
        let row = |kind: &usize| match fixed[*kind] {
            None => (vec![(*kind, 1.0)], vec![(0, -1.0)], 0.0),
            Some(value) => (vec![(*kind, 1.0)], Vec::new(), value - hair),
        };
        Ask { rows: kinds.iter().map(row).chain(caps.iter().cloned()).collect(), aim: vec![1.0], from: 0.0 }
    };
    // what was had can be had again; only the solver's last digits may say otherwise
    let answer = HAIRS.iter().map(|hair| model.best(&ask(*hair))).find(|answer| !matches!(answer, Err(Silence::Impossible)));
    let mut answer = answer.unwrap_or(Err(Silence::Impossible))?;
    let mut weights = vec![0.0; fixed.len()];
    kinds.iter().zip(&answer.weights).for_each(|(kind, weight)| weights[*kind] = *weight);
    answer.weights = weights;
    Ok(answer)
}

/// The rules as rows, people divisible.
pub(super) struct Compact<'a> {
    pool: &'a Pool,
    clock: &'a Clock<'a>,
    stairs: Option<Stairs>,
}

/// The program of levels, kept from one to the next: each is a few steps from the one before.
struct Stairs {
    warm: Warm,
    posed: Posed,
    /// By kind: its share, the slack that frees it of the level, and its row.
    kinds: Vec<Option<(usize, usize, usize)>>,
    held: Vec<bool>,
    /// Seconds it took so far: the solver's own clock goes on from one level to the next.
    spent: f64,
}

/// Teams that exist, more of them as they are needed.
pub(super) struct Panels<'a> {
    pool: &'a Pool,
    clock: &'a Clock<'a>,
    teams: Vec<Counted>,
    known: BTreeSet<Vec<usize>>,
    /// How likely each team is in the newest answer.
    parts: Vec<f64>,
}

impl<'a> Compact<'a> {
    pub fn new(pool: &'a Pool, clock: &'a Clock<'a>) -> Compact<'a> {
        Compact { pool, clock, stairs: None }
    }

    /// Variables, the expected members of each kind, and the rules.
    fn rules(&self) -> (ProblemVariables, Vec<Expression>, Vec<Constraint>) {
        let ground = &self.pool.ground;
        let columns: Vec<usize> = (0..ground.columns.len()).filter(|at| self.pool.possible[ground.columns[*at].unit]).collect();
        let program = Program { ground, columns: &columns, measure: Measure::Fit, floors: &self.pool.floors, cliques: &[], single: &[] };
        let mut vars = variables!();
        let system = program.system(&mut vars, false);
        let mut sums = vec![Expression::default(); ground.units.len()];
        columns.iter().zip(&system.taken).for_each(|(at, var)| sums[ground.columns[*at].unit].add_mul(1.0, *var));
        (vars, sums, system.rows)
    }

    fn stairs(&self, cap: Option<f64>) -> Result<Stairs, Failure> {
        let (vars, sums, rows) = self.rules();
        let open: Vec<usize> = self.pool.kinds().collect();
        // the level, then a slack for each kind
        let row = |(at, kind): (usize, &usize)| (vec![(*kind, 1.0)], vec![(0, -1.0), (at + 1, 1.0)], 0.0);
        let rows_of_kinds: Vec<Least> = open.iter().enumerate().map(row).collect();
        let aim = std::iter::once(1.0).chain(open.iter().map(|_| 0.0)).collect();
        let (posed, Question { vars, aim, rows }) = posed(self.pool, &Ask { rows: rows_of_kinds, aim, from: 0.0 }, vars, sums, rows);
        let mut kinds = vec![None; self.pool.possible.len()];
        let mut warm = Warm::new((vars.maximise(aim), rows))?;
        for (at, kind) in open.iter().enumerate() {
            let share = posed.shares[*kind].unwrap_or_default();
            kinds[*kind] = Some((share, posed.further + 1 + at, posed.first_row + at));
            warm.bound(share, 0.0, cap.map_or(f64::INFINITY, |cap| cap + ROOM));
            warm.bound(posed.further + 1 + at, 0.0, 0.0);
        }
        Ok(Stairs { warm, posed, held: vec![false; kinds.len()], kinds, spent: 0.0 })
    }
}

impl Stairs {
    fn next(&mut self, fixed: &[Option<f64>], cap: Option<f64>, clock: &Clock<'_>) -> Result<Answer, Failure> {
        for (kind, value) in fixed.iter().enumerate() {
            if let (Some(value), Some((share, slack, _)), false) = (value, self.kinds[kind], self.held[kind]) {
                self.warm.bound(share, (value - HAIRS[0]).max(0.0), cap.map_or(f64::INFINITY, |cap| cap + ROOM));
                self.warm.bound(slack, 0.0, f64::INFINITY);
                self.held[kind] = true;
            }
        }
        // where the last level was is allowed at the next: primal steps lead on from there
        let (began, left) = (clock.watch.elapsed(), clock.left().map(|left| left + self.spent));
        let run = self.warm.solve(Effort { primal: self.held.contains(&true), ..Effort::new(0.0, left) })?;
        self.spent += clock.watch.elapsed() - began;
        if !run.finished {
            return Err(Failure::Stopped);
        }
        let mut answer = self.posed.answer(&run, run.objective);
        answer.weights = self.kinds.iter().map(|kind| kind.map_or(0.0, |(_, _, row)| run.duals[row].abs())).collect();
        Ok(answer)
    }
}

impl Model for Compact<'_> {
    fn best(&mut self, ask: &Ask) -> Result<Answer, Silence> {
        let (vars, sums, rows) = self.rules();
        let (run, posed) = pose(self.pool, ask, vars, sums, rows, self.clock)?;
        Ok(posed.answer(&run, run.objective))
    }

    fn pool(&self) -> &Pool {
        self.pool
    }

    fn level(&mut self, fixed: &[Option<f64>], cap: Option<f64>) -> Result<Answer, Silence> {
        let mut stairs = match self.stairs.take() {
            Some(stairs) => stairs,
            None => self.stairs(cap)?,
        };
        match stairs.next(fixed, cap, self.clock) {
            Ok(answer) => {
                self.stairs = Some(stairs);
                Ok(answer)
            }
            Err(Failure::Stopped) => Err(Silence::Stopped),
            // the solver's last digits: asked again from the start
            Err(_) => step(self, fixed, cap),
        }
    }
}

impl<'a> Panels<'a> {
    pub fn new<'t>(pool: &'a Pool, teams: impl Iterator<Item = &'t Vec<usize>>, clock: &'a Clock<'a>) -> Panels<'a> {
        let mut panels = Panels { pool, clock, teams: Vec::new(), known: BTreeSet::new(), parts: Vec::new() };
        for team in teams {
            panels.add(team.clone());
        }
        panels
    }

    /// So many teams of equal weight that follow the newest answer, by largest remainders; none before there is one.
    pub fn apportioned(&self, number: usize) -> Vec<Vec<usize>> {
        let whole: f64 = self.parts.iter().sum();
        if whole <= 0.0 {
            return Vec::new();
        }
        let quotas: Vec<f64> = self.parts.iter().map(|part| part / whole * number as f64).collect();
        let mut times: Vec<usize> = quotas.iter().map(|quota| *quota as usize).collect();
        let mut order: Vec<usize> = (0..quotas.len()).collect();
        order.sort_by(|a, b| quotas[*b].fract().total_cmp(&quotas[*a].fract()).then(a.cmp(b)));
        let left = number.saturating_sub(times.iter().sum());
        order.iter().cycle().take(left).for_each(|team| times[*team] += 1);
        times.iter().zip(&self.teams).flat_map(|(times, (team, _))| std::iter::repeat_n(team.clone(), *times)).collect()
    }

    /// False when it was known.
    fn add(&mut self, team: Vec<usize>) -> bool {
        let mut kinds: Vec<usize> = team.iter().map(|column| self.pool.board.kind(*column)).collect();
        kinds.sort_unstable();
        let mut counts: Vec<(usize, f64)> = Vec::new();
        for kind in &kinds {
            match counts.last_mut() {
                Some((last, count)) if last == kind => *count += 1.0,
                _ => counts.push((*kind, 1.0)),
            }
        }
        let new = self.known.insert(kinds);
        if new {
            self.teams.push((team, counts));
        }
        new
    }

    /// Adds teams worth more than `at` by these weights of kinds; the most by which any team exceeds it, where it was
    /// proved that none is left.
    fn price(&mut self, weights: &[f64], at: f64, used: &[f64]) -> Result<Option<f64>, NoLottery> {
        let mut starts: Vec<usize> = (0..used.len()).filter(|team| used[*team] > 1e-9).collect();
        starts.sort_by(|a, b| used[*b].total_cmp(&used[*a]).then(a.cmp(b)));
        let worth = |team: &[usize]| team.iter().map(|column| weights[self.pool.board.kind(*column)]).sum::<f64>();
        let climbed: Vec<Vec<usize>> = starts.iter().take(ADDED).map(|start| self.pool.board.climb(&self.teams[*start].0, weights)).collect();
        let better: Vec<Vec<usize>> = climbed.into_iter().filter(|team| worth(team) > at + WORTH).collect();
        if better.into_iter().filter(|team| self.add(team.clone())).count() > 0 {
            return Ok(None);
        }
        let mut least = at + WORTH;
        loop {
            match self.pool.better(weights, least, self.clock)? {
                Ok(team) => {
                    least = worth(&team);
                    if self.add(team) {
                        return Ok(None);
                    }
                }
                Err(bound) => return Ok(Some((bound - at).max(0.0))),
            }
        }
    }
}

impl Model for Panels<'_> {
    fn pool(&self) -> &Pool {
        self.pool
    }

    fn best(&mut self, ask: &Ask) -> Result<Answer, Silence> {
        loop {
            if self.clock.over() {
                return Err(Silence::Stopped);
            }
            let mut vars = variables!();
            let parts: Vec<Variable> = self.teams.iter().map(|_| vars.add(variable().min(0.0))).collect();
            let mut sums = vec![Expression::default(); self.pool.ground.units.len()];
            for ((_, counts), part) in self.teams.iter().zip(&parts) {
                counts.iter().for_each(|(kind, count)| sums[*kind].add_mul(*count, *part));
            }
            let whole = constraint::eq(parts.iter().sum::<Expression>(), 1.0);
            let (run, posed) = pose(self.pool, ask, vars, sums, vec![whole], self.clock)?;
            // what one more member of a kind is worth, and what a team must exceed
            let weights: Vec<f64> = posed.links.iter().map(|link| link.map_or(0.0, |(row, factor)| -run.duals[row] * factor)).collect();
            let over = self.price(&weights, run.duals[0], &run.values[..parts.len()]).map_err(|_| Silence::Stopped)?;
            if let Some(over) = over {
                self.parts = run.values[..parts.len()].iter().map(|part| part.max(0.0)).collect();
                return Ok(posed.answer(&run, run.objective + over));
            }
        }
    }
}

/// A question as the solver takes it.
struct Question {
    vars: ProblemVariables,
    aim: Expression,
    rows: Vec<Constraint>,
}

/// Where the parts of a question are in the program.
struct Posed {
    /// By kind: the row that says what its share is, and the share of one member.
    links: Vec<Option<(usize, f64)>>,
    shares: Vec<Option<usize>>,
    further: usize,
    first_row: usize,
    rows: usize,
    count: usize,
}

/// Asks over `sums`, the expected members of each kind.
fn pose(pool: &Pool, ask: &Ask, vars: ProblemVariables, sums: Vec<Expression>, rows: Vec<Constraint>, clock: &Clock<'_>) -> Result<(Run, Posed), Silence> {
    let (posed, Question { vars, aim, rows }) = posed(pool, ask, vars, sums, rows);
    let run = solver::solve(|| (vars.clone().maximise(aim.clone()), rows.clone()), &|| Effort::new(0.0, clock.left()))?;
    if run.finished { Ok((run, posed)) } else { Err(Silence::Stopped) }
}

/// The program of a question.
fn posed(pool: &Pool, ask: &Ask, mut vars: ProblemVariables, sums: Vec<Expression>, mut rows: Vec<Constraint>) -> (Posed, Question) {
    let mean = pool.mean();
    let before = vars.len();
    let kinds: Vec<Option<Variable>> = pool.possible.iter().map(|possible| possible.then(|| vars.add(variable().min(0.0)))).collect();
    let mut links = vec![None; kinds.len()];
    let mut shares = vec![None; kinds.len()];
    for (kind, sum) in sums.into_iter().enumerate() {
        if let Some(var) = kinds[kind] {
            let factor = 1.0 / (mean * pool.people(kind));
            shares[kind] = Some(before + shares.iter().flatten().count());
            links[kind] = Some((rows.len(), factor));
            rows.push(constraint::eq(sum * factor - var, 0.0));
        }
    }
    let further: Vec<Variable> = ask.aim.iter().map(|_| vars.add(variable().min(ask.from))).collect();
    let first_row = rows.len();
    for (of_kinds, of_further, least) in &ask.rows {
        let mut sum = Expression::with_capacity(of_kinds.len() + of_further.len());
        of_kinds.iter().filter_map(|(kind, factor)| Some((kinds[*kind]?, factor))).for_each(|(var, factor)| sum.add_mul(*factor, var));
        of_further.iter().for_each(|(at, factor)| sum.add_mul(*factor, further[*at]));
        rows.push(constraint::geq(sum, *least));
    }
    let aim: Expression = further.iter().zip(&ask.aim).map(|(var, factor)| *var * *factor).sum();
    let count = kinds.iter().flatten().count();
    let posed = Posed { links, shares, further: before + count, first_row, rows: ask.rows.len(), count: further.len() };
    (posed, Question { vars, aim, rows })
}

impl Posed {
    fn answer(&self, run: &Run, bound: f64) -> Answer {
        Answer {
            shares: self.shares.iter().map(|at| at.map_or(0.0, |at| run.values[at].max(0.0))).collect(),
            further: run.values[self.further..self.further + self.count].to_vec(),
            value: run.objective,
            bound,
            weights: run.duals[self.first_row..self.first_row + self.rows].iter().map(|dual| dual.abs()).collect(),
        }
    }
}
