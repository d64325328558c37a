//! One stage, solved exactly without ever building the whole program: sifting.
//!
//! The linear relaxation is solved on few columns, all others are priced by arithmetic, those that could help are
//! added, until none can: that is the bound of the *whole* stage. Then integer programs on the columns within reach
//! of the best team, widened until nothing outside could beat it: whoever uses a column with reduced cost `r` is worth
//! at most bound + `r`.

mod parts;

use super::cliques::met;
use super::ground::{Ground, Need};
use super::measure::{Floor, Measure};
use super::program::Program;
use super::solver::{Effort, Failure};
use super::thin::thin;
use super::warm::Kept;
use super::watch::{Clock, Phase};

/// Columns of the first integer program: enough for a good team, few enough to be quick; so many for each seat where
/// there are many teams.
const FIRST: usize = 200;
const FIRST_OF_SEAT: usize = 5;
/// Columns one round of pricing adds at least, where so many can help.
const PRICED: usize = 100;
/// Columns it adds for each seat, where there are many teams.
const ADDED: usize = 8;
/// How many times as many columns each integer program may have as the one before.
const WIDER: usize = 8;
/// With no more than so many times as many columns the program that proves comes next; and with so few, whatever the times.
const DIRECT: usize = 2;
const FEW: usize = 3_000;
/// With more columns than this no integer program is begun: it would take all memory and hear no clock. The stage then ends
/// with the bound it has.
const LARGEST: usize = 1_000_000;
/// How many times what counts as one value the solver's tolerance may move a value.
const HAIR: f64 = 100.0;
/// Share of the time left that a program on some of the columns that could help may take.
const PART: f64 = 0.2;
/// Share of the bound that columns left out of the relaxation of many teams may add to it.
const CLOSE: f64 = 1e-5;
/// Circles that one relaxation adds, for each team.
const COUNTED: usize = 40;

/// A measure to optimise over the teams that keep all rules and floors.
pub(super) struct Stage<'a> {
    pub ground: &'a Ground,
    pub measure: Measure,
    pub floors: &'a [Floor],
    /// Columns that may still be in a team that keeps the floors.
    pub alive: &'a [bool],
    /// By circle: true where no team that keeps the floors has two of it. Empty where that is known of none.
    pub single: &'a [bool],
    /// True when the reach of every column is wanted, even where a team is seen to be best without it.
    pub priced: bool,
    /// No team is worth more, as far as is known already; infinite where nothing is.
    pub bound: f64,
    pub phase: Phase,
}

/// How a stage ended, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Proved,
    Gap,
    Stopped,
}

pub(super) struct Ended {
    /// Columns, ascending.
    pub team: Vec<usize>,
    pub value: f64,
    /// No team of this stage is worth more.
    pub bound: f64,
    pub end: End,
    /// For each column: no team with it is worth more. Absent when no relaxation was solved.
    pub reach: Option<Vec<f64>>,
    /// For each circle: no team with two of it is worth more. Empty when no relaxation was solved.
    pub twice: Vec<f64>,
}

/// The state of one search.
struct Search<'a, 'c> {
    stage: &'a Stage<'a>,
    clock: &'a Clock<'c>,
    team: Vec<usize>,
    value: f64,
    bound: f64,
    /// By column: is it in the relaxation?
    active: Vec<bool>,
    /// Columns every program has: pins and their people.
    forced: Vec<usize>,
    /// Circles that are counted: added when a team has two of one.
    cliques: Vec<usize>,
    /// The relaxation of chances as the solver has it.
    kept: Option<Kept>,
}

/// A solved relaxation: its value, and the reduced cost of every live column.
struct Reached {
    value: f64,
    reduced: Vec<f64>,
    /// By circle: what having two of it adds at most.
    twice: Vec<f64>,
    /// Columns of which it takes a part.
    taken: Vec<usize>,
}

/// What columns add beyond their price at most, for no seat takes more than are asked for.
fn over(ground: &Ground, reduced: &[f64]) -> f64 {
    let mut by_seat: Vec<Vec<f64>> = vec![Vec::new(); ground.seats.len()];
    ground.columns.iter().zip(reduced).filter(|(_, reduced)| **reduced > 0.0).for_each(|(column, reduced)| by_seat[column.seat].push(*reduced));
    let most = |(mut over, need): (Vec<f64>, &Need)| {
        over.sort_unstable_by(|a, b| b.total_cmp(a));
        over.iter().take(need.count as usize).sum::<f64>()
    };
    by_seat.into_iter().zip(&ground.seats).map(most).sum()
}

/// The width that takes in about so many columns: those alike with the last of them too. Infinite where there are no more.
fn width_of(reduced: &[f64], columns: usize) -> f64 {
    if columns >= reduced.len() {
        return f64::INFINITY;
    }
    let mut sorted = reduced.to_vec();
    let (_, last, _) = sorted.select_nth_unstable_by(columns, |a, b| b.total_cmp(a));
    (-*last).max(0.0)
}

/// The team with most fit of all that keep the rules, and the reach of every column. `start`: one of them.
pub(super) fn best_fit(ground: &Ground, start: &[usize], phase: Phase, clock: &Clock<'_>) -> Ended {
    let alive = vec![true; ground.columns.len()];
    Stage { ground, measure: Measure::Fit, floors: &[], alive: &alive, single: &[], priced: true, bound: f64::INFINITY, phase }.optimise(start, clock)
}

impl Stage<'_> {
    /// Starts from a team that keeps all rules and floors.
    pub fn optimise(&self, start: &[usize], clock: &Clock<'_>) -> Ended {
        let ground = self.ground;
        let forced = ground.locked.iter().copied().chain(ground.included.iter().flat_map(|unit| ground.units[*unit].columns.clone()));
        let forced: Vec<usize> = forced.filter(|column| self.alive[*column]).collect();
        let mut search = Search {
            stage: self,
            clock,
            team: start.to_vec(),
            value: self.measure.of_team(ground, start),
            bound: self.measure.tighten(self.measure.plain_bound(ground, self.alive).min(self.bound)),
            active: vec![false; ground.columns.len()],
            forced,
            cliques: Vec::new(),
            kept: None,
        };
        start.iter().chain(&search.forced).for_each(|column| search.active[*column] = true);
        search.report();
        if ground.columns.is_empty() || (!self.priced && search.done()) {
            return search.end(End::Proved, None);
        }
        // before any floor the prices of many teams rule hardly anybody out
        if self.floors.is_empty() && ground.teams.len() > 1 && gap(search.bound, search.value) <= clock.limits.gap {
            return search.end(End::Gap, None);
        }
        search.cliques.extend(met(ground, start).into_iter().filter(|clique| self.counts(*clique)));
        if let Some(end) = search.drawn() {
            return search.end(end, None);
        }
        search.seed();
        search.run()
    }

    /// True when having two of this circle costs something that is optimised or kept.
    fn counts(&self, clique: usize) -> bool {
        let single = self.single.get(clique) == Some(&true);
        let clique = &self.ground.cliques[clique];
        !single && (self.measure.counts(clique) || self.floors.iter().any(|floor| floor.measure.counts(clique)))
    }

    fn keeps_floors(&self, team: &[usize]) -> bool {
        self.floors.iter().all(|floor| floor.measure.of_team(self.ground, team) >= floor.least - 2.0 * floor.measure.epsilon())
    }
}

impl Search<'_, '_> {
    fn done(&self) -> bool {
        self.value >= self.bound - self.stage.measure.epsilon()
    }

    /// Columns of the first integer program.
    fn few(&self) -> usize {
        let size: u32 = self.stage.ground.teams.iter().map(|team| team.size).sum();
        FIRST.max(FIRST_OF_SEAT * size as usize)
    }

    fn report(&self) {
        let sign = self.stage.measure.shown(self.stage.ground);
        let shown = |value: f64| (self.stage.measure != Measure::Draw).then_some(sign * value + 0.0);
        self.clock.report(self.stage.phase, shown(self.value), shown(self.bound));
    }

    fn end(self, end: End, reached: Option<&Reached>) -> Ended {
        let bound = if end == End::Proved { self.value } else { self.bound.max(self.value) };
        let mut team = self.team;
        team.sort_unstable();
        let reach = reached.map(|reached| reached.reduced.iter().map(|reduced| reached.value + reduced.min(0.0)).collect());
        let twice = reached.map_or_else(Vec::new, |reached| reached.twice.iter().map(|twice| reached.value + twice).collect());
        Ended { team, value: self.value, bound, end, reach, twice }
    }

    fn lower(&mut self, bound: f64) {
        self.bound = self.bound.min(self.stage.measure.tighten(bound)).max(self.value);
    }

    /// The best column of each seat and agency, by the measure and by each floor.
    fn seed(&mut self) {
        let stage = self.stage;
        let measures = std::iter::once(stage.measure).chain(stage.floors.iter().map(|floor| floor.measure));
        for measure in measures.filter(|measure| !matches!(measure, Measure::Agencies | Measure::Repeats | Measure::Spread | Measure::Filled)) {
            self.add(f64::NEG_INFINITY, |column| measure.of_column(stage.ground, column));
        }
    }

    /// Makes the best live columns of each seat and agency active, if they are worth more than `least`: one each, or
    /// more where seats and agencies are few; where there are many teams those of the best agencies only, for the program
    /// grows with each.
    fn add(&mut self, least: f64, worth: impl Fn(usize) -> f64) {
        let ground = self.stage.ground;
        let each = (PRICED / (ground.seats.len() * ground.width()).max(1)).max(1);
        let most = if ground.teams.len() == 1 { usize::MAX } else { ADDED };
        // of equals the first
        for at in self.best_of_each_seat(least, each, most, |at| (worth(at), 0.0)) {
            self.active[at] = true;
        }
    }

    /// The best live columns of each seat that are worth more than `least`: so many of each agency, so many in all. Worth,
    /// and what decides among those worth the same; then the first.
    fn best_of_each_seat(&self, least: f64, each: usize, most: usize, worth: impl Fn(usize) -> (f64, f64)) -> Vec<usize> {
        let ground = self.stage.ground;
        let agencies = ground.width();
        let better = |a: (f64, f64), b: (f64, f64)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).is_gt();
        let mut best: Vec<Vec<((f64, f64), usize)>> = vec![Vec::new(); ground.seats.len() * agencies];
        for (at, column) in ground.columns.iter().enumerate().filter(|(at, _)| self.stage.alive[*at]) {
            let value = worth(at);
            let here = &mut best[column.seat * agencies + ground.agency(column.unit)];
            if value.0 > least && (here.len() < each || better(value, here[each - 1].0)) {
                here.truncate(each - 1);
                here.insert(here.partition_point(|(other, _)| !better(value, *other)), (value, at));
            }
        }
        let mut found = Vec::new();
        for of_seat in best.chunks(agencies.max(1)) {
            let mut of: Vec<((f64, f64), usize)> = of_seat.iter().flatten().copied().collect();
            of.sort_by(|(a, first), (b, second)| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(first.cmp(second)));
            found.extend(of.into_iter().take(most).map(|(_, at)| at));
        }
        found
    }

    fn run(mut self) -> Ended {
        loop {
            let reached = match self.relax() {
                Ok(reached) => reached,
                Err(_) => {
                    let end = if self.done() { End::Proved } else { End::Stopped };
                    return self.end(end, None);
                }
            };
            match self.search(&reached) {
                Some(end) => return self.end(end, Some(&reached)),
                None => continue,
            }
        }
    }

    /// The relaxation over all live columns.
    fn relax(&mut self) -> Result<Reached, Failure> {
        let (ground, measure) = (self.stage.ground, self.stage.measure);
        let many = ground.teams.len() > 1;
        // duals are good to about this much, in the measure's own unit
        let tolerance = 1e-7 / measure.scale();
        // close enough for the gap that was asked for; of many teams also where the last columns would change little
        let close = (0.1 * self.clock.limits.gap).max(if many { CLOSE } else { 0.0 });
        let mut before = f64::INFINITY;
        loop {
            if self.clock.over() {
                return Err(Failure::Stopped);
            }
            let columns: Vec<usize> = (0..self.active.len()).filter(|at| self.active[*at]).collect();
            let mut kept = self.kept.take();
            let effort = || Effort { primal: many && measure.distant(), ..self.effort() };
            let relaxed = self.program(&columns, self.stage.single).relaxed(&effort, &mut kept)?;
            // where each round is long; elsewhere the corner that presolve leads to makes better first teams
            self.kept = kept.filter(|_| measure == Measure::Chance);
            let price = |column: usize| if self.stage.alive[column] { relaxed.prices.reduced(ground, column) } else { f64::NEG_INFINITY };
            let reduced: Vec<f64> = (0..ground.columns.len()).map(price).collect();
            let outside: Vec<f64> = reduced.iter().zip(&self.active).map(|(reduced, active)| if *active { f64::NEG_INFINITY } else { *reduced }).collect();
            let largest = outside.iter().copied().fold(0.0, f64::max);
            let bound = relaxed.value + over(ground, &outside);
            self.lower(bound);
            self.report();
            let same = many && (before - relaxed.value).abs() <= 1e-7 * before.abs();
            before = relaxed.value;
            let ready = largest <= tolerance || bound - relaxed.value <= close * relaxed.value.abs().max(1.0);
            if largest > tolerance {
                // where new columns changed the prices alone, those nearly worth it are the next, round after round
                self.add(if same { tolerance - largest } else { tolerance }, |column| outside[column]);
            }
            // one person in two teams is common: those circles cannot wait for the end; but where counting them changed
            // nothing, there is always another of whom the relaxation has most, and the team will tell who matters
            if (ready || many) && self.count_more(&columns, &relaxed.taken) && !(ready && same) {
                continue;
            }
            if ready {
                let taken = columns.iter().zip(&relaxed.taken).filter(|(_, share)| **share > 1e-6).map(|(column, _)| *column).collect();
                return Ok(Reached { value: bound, reduced, twice: relaxed.twice, taken });
            }
            if self.done() && !self.stage.priced {
                return Err(Failure::Stopped);
            }
        }
    }

    /// Counts the circles of which the relaxation has most without paying for it. False when there is none.
    fn count_more(&mut self, columns: &[usize], taken: &[f64]) -> bool {
        let ground = self.stage.ground;
        let mut members = vec![0.0; ground.cliques.len()];
        for (column, share) in columns.iter().zip(taken).filter(|(_, share)| **share > 1e-6) {
            ground.cliques_of[ground.columns[*column].unit].iter().for_each(|clique| members[*clique] += share);
        }
        let mut new: Vec<usize> = (0..members.len()).filter(|at| members[*at] > 1.01 && self.stage.counts(*at) && !self.cliques.contains(at)).collect();
        new.sort_by(|a, b| members[*b].total_cmp(&members[*a]));
        new.truncate(COUNTED * ground.teams.len());
        self.cliques.extend(&new);
        !new.is_empty()
    }

    /// What the programs that prove have to beat: a bound that would do for the team found. Where that lies within the
    /// solver's tolerance of the team's own value, a hair under it instead, or the solver would make one up.
    fn beat(&self) -> f64 {
        let (value, gap, measure) = (self.value, self.clock.limits.gap, self.stage.measure);
        let bound = if value >= 0.0 { value / (1.0 - gap) } else { value / (1.0 + gap) };
        let within = if bound.abs() < 1.0 { gap } else { bound - value };
        let step = if measure.whole() { 1.0 - 2.0 * measure.epsilon() } else { 0.0 };
        let more = step.max(within);
        // a hair less, so that it is within the gap in floating point too
        value + if more > HAIR * measure.epsilon() { more * (1.0 - 1e-9) } else { -HAIR * measure.epsilon() }
    }

    fn effort(&self) -> Effort {
        // the solver's share is of the value, ours of the bound
        let gap = self.clock.limits.gap;
        Effort::new(gap / (1.0 + gap), self.clock.left())
    }

    /// Integer programs on more and more columns. `None`: more circles are counted now, and the relaxation is due again.
    fn search(&mut self, reached: &Reached) -> Option<End> {
        let measure = self.stage.measure;
        let mut width = (1e-4 * reached.value.abs()).max(10.0 * measure.epsilon());
        let most = self.few();
        let near = reached.reduced.iter().filter(|reduced| **reduced >= self.value - reached.value - measure.epsilon()).count();
        let many = self.stage.ground.teams.len() > 1;
        // where few columns can help, all of them are taken at once
        let mut first = near > most;
        let mut held = most;
        if !first {
            width = f64::INFINITY;
        }
        loop {
            if self.done() {
                return Some(End::Proved);
            }
            if gap(self.bound, self.value) <= self.clock.limits.gap {
                return Some(End::Gap);
            }
            if self.clock.over() {
                return Some(End::Stopped);
            }
            // a better team is better by a whole step where values are whole
            let full = reached.value - self.value - if measure.whole() { 1.0 - 2.0 * measure.epsilon() } else { 0.0 };
            let within = |at: &usize, width: f64| reached.reduced[*at] >= -width - measure.epsilon();
            width = width.max(full / 50.0).min(full);
            let count = |width: f64| (0..reached.reduced.len()).filter(|at| within(at, width)).count();
            if !first && count(full) <= FEW.max(DIRECT * count(width)) {
                width = full;
            }
            if !first {
                // far from a good team everything could help; what could most comes first
                held = held.saturating_mul(WIDER);
                width = width.min(width_of(&reached.reduced, held));
            }
            let mut columns: Vec<usize> = if first {
                let mut near: Vec<usize> = (0..self.active.len()).filter(|at| self.active[*at] && within(at, width)).collect();
                near.sort_by(|a, b| reached.reduced[*b].total_cmp(&reached.reduced[*a]));
                near.truncate(most);
                near.extend(&reached.taken);
                near
            } else {
                let near = (0..reached.reduced.len()).filter(|at| within(at, width)).collect();
                // in a portfolio whoever beats a column may be needed by another team
                if many { near } else { thin(self.stage.ground, measure, self.stage.floors, near) }
            };
            if first && self.in_parts() {
                columns.extend(self.near(-width - measure.epsilon(), |at| reached.reduced[at]));
                if self.by_parts(columns) {
                    return None;
                }
                first = false;
                continue;
            }
            // circles out of reach like columns; what the best team so far has stays
            let mut single: Vec<bool> = reached.twice.iter().map(|twice| many && *twice < -width - measure.epsilon()).collect();
            if first && many {
                // for a good team soon, nobody has two seats that nobody counts
                (0..single.len()).filter(|at| self.stage.counts(*at)).for_each(|at| single[at] = true);
                self.cliques.iter().for_each(|at| single[*at] = reached.twice[*at] < -width - measure.epsilon());
            }
            single.iter_mut().zip(self.stage.single).for_each(|(single, known)| *single |= known);
            met(self.stage.ground, &self.team).into_iter().for_each(|clique| single[clique] = false);
            columns.extend(self.team.iter().chain(&self.forced));
            columns.sort_unstable();
            columns.dedup();
            if !first && columns.len() > LARGEST {
                return Some(End::Gap);
            }
            let program = self.program(&columns, &single);
            // what is only the way to the program that proves may not use up its time
            let share = if first || width < full { PART } else { 1.0 };
            let beat = (!first && many).then(|| self.beat());
            let effort = || Effort { seconds: self.clock.left().map(|left| left * share), beat: beat.map(|beat| beat * measure.scale()), ..self.effort() };
            match program.whole(&effort) {
                Ok(whole) => {
                    let team: Vec<usize> = whole.taken.iter().map(|(column, _)| *column).collect();
                    if !first {
                        // an optimum is worth what arithmetic says, not the solver's last digits
                        let circles = self.stage.ground.cliques.iter().any(|clique| measure.counts(clique));
                        let exact = whole.finished && self.clock.limits.gap == 0.0 && !circles;
                        let here = if exact { measure.of_team(self.stage.ground, &team).max(beat.unwrap_or(f64::NEG_INFINITY)) } else { whole.bound };
                        self.lower(here.max(reached.value - width));
                    }
                    if self.offer(team) {
                        return None;
                    }
                    self.report();
                    if measure == Measure::Draw && many {
                        // a draw among the luckiest is a draw; the last bit of luck is no fairer and takes longest
                        return Some(End::Gap);
                    }
                }
                Err(Failure::NoBetter) => self.lower(beat.unwrap_or(f64::INFINITY).max(reached.value - width)),
                Err(_) if share < 1.0 => {}
                Err(_) => return Some(End::Stopped),
            }
            if !first && width >= full && !self.done() && !self.clock.over() && gap(self.bound, self.value) > self.clock.limits.gap {
                // every column that could help was in, and the solver proved less than it should: say what is known
                return Some(End::Stopped);
            }
            if !first {
                width *= 8.0;
            }
            first = false;
        }
    }

    /// Takes a team that is better and keeps the floors. True when it has two of a circle that was not counted yet.
    fn offer(&mut self, mut team: Vec<usize>) -> bool {
        let stage = self.stage;
        team.sort_unstable();
        let value = stage.measure.of_team(stage.ground, &team);
        if value > self.value && stage.keeps_floors(&team) {
            self.value = value;
            self.team.clone_from(&team);
            team.iter().for_each(|column| self.active[*column] = true);
        }
        let new: Vec<usize> = met(stage.ground, &team).into_iter().filter(|clique| stage.counts(*clique) && !self.cliques.contains(clique)).collect();
        self.cliques.extend(&new);
        !new.is_empty()
    }

    fn program<'p>(&'p self, columns: &'p [usize], single: &'p [bool]) -> Program<'p> {
        Program { single, ground: self.stage.ground, columns, measure: self.stage.measure, floors: self.stage.floors, cliques: &self.cliques }
    }
}

/// |bound - value| / max(|bound|, 1)
pub(super) fn gap(bound: f64, value: f64) -> f64 {
    (bound - value).abs() / bound.abs().max(1.0)
}
