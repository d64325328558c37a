//! From an instance to a team: criteria in their order, a tie-break that favours nobody, and how sure all that is.

use super::audit::audit;
use super::facts::{Facts, View};
use super::feasible::{self, Possible};
use super::ground::Ground;
use super::instance::{Instance, PersonIx, SeatIx};
use super::lottery;
use super::measure::{Floor, Measure};
use super::outcome::{Conflict, CriterionResult, Outcome, Reading, Solution};
use super::policy::{Criterion, Policy};
use super::relax;
use super::sift::{End, Ended, Stage, best_fit, gap};
use super::solver::SOLVER;
use super::watch::{Clock, Limits, Phase, Watch};
use crate::ledger::simple_share;

/// Forms the best team of an instance. Deterministic unless time or the user ends it.
pub fn propose(instance: &Instance, limits: &Limits, watch: &dyn Watch) -> Solution {
    form(instance, None, limits, watch)
}

/// Forms the team that changes the fewest members of a team that no longer stands as it is, such as after a refusal, and of
/// those the one that moves the fewest to another seat; the criteria decide among those that change as few.
pub fn least_change(instance: &Instance, before: &[(SeatIx, PersonIx)], limits: &Limits, watch: &dyn Watch) -> Solution {
    form(instance, Some(before), limits, watch)
}

fn form(instance: &Instance, before: Option<&[(SeatIx, PersonIx)]>, limits: &Limits, watch: &dyn Watch) -> Solution {
    let clock = Clock { watch, limits: *limits };
    let seed = instance.effective_seed();
    clock.report(Phase::Eligibility, None, None);
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    let mut ground = Ground::new(&view, seed);
    before.into_iter().for_each(|team| ground.remember(team, 0));
    clock.report(Phase::Feasibility, None, None);
    let none = |outcome: Outcome| {
        let (team, criteria, chances, reading) = (Vec::new(), Vec::new(), Vec::new(), Reading::default());
        Solution { team, outcome, criteria, chances, reading, seed, solver: SOLVER.to_owned() }
    };
    let start = match feasible::team(&ground, clock.left()) {
        Possible::Yes(team) => team,
        Possible::No => return none(Outcome::Infeasible(relax::search(&view, &clock))),
        Possible::Unknown => return none(Outcome::Stopped(f64::INFINITY)),
    };
    let mut course = Course::new(&ground, clock, start);
    if before.is_some() {
        course.keep_most(0);
    }
    for (criterion, tolerance) in order(instance) {
        course.optimise(criterion, tolerance);
    }
    course.break_tie();
    let chances = chances(&view, seed, &ground, &course.team, course.fit.as_ref(), &clock);
    course.solution(instance, chances).unwrap_or_else(|| none(Outcome::Stopped(f64::INFINITY)))
}

/// What stands against an instance; empty when a team exists.
pub fn conflict(instance: &Instance, watch: &dyn Watch) -> Conflict {
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    match feasible::team(&Ground::bare(&view), None) {
        Possible::No => relax::search(&view, &Clock { watch, limits: Limits::default() }),
        _ => Conflict::default(),
    }
}

/// The criteria of one team in their order.
pub(super) fn order(instance: &Instance) -> Vec<(Criterion, f64)> {
    order_of_many(&instance.policy).into_iter().filter(|(criterion, _)| *criterion != Criterion::Spread).collect()
}

/// The criteria in their order; one named twice counts where it stands first. Tolerances outside 0 to 1 are clamped.
pub(super) fn order_of_many(policy: &Policy) -> Vec<(Criterion, f64)> {
    let mut order: Vec<(Criterion, f64)> = Vec::new();
    for (criterion, tolerance) in &policy.order {
        if !order.iter().any(|(seen, _)| seen == criterion) {
            order.push((*criterion, if tolerance.is_finite() { tolerance.clamp(0.0, 1.0) } else { 0.0 }));
        }
    }
    order
}

/// Share of the luckiest draw on its program that several teams at once may miss; where the program takes a few teams at a
/// time, those few.
const LUCK: f64 = 0.05;

/// The stages one after the other: each starts from the team of the one before and keeps its floor.
pub(super) struct Course<'a> {
    pub ground: &'a Ground,
    pub clock: Clock<'a>,
    pub team: Vec<usize>,
    pub floors: Vec<Floor>,
    pub alive: Vec<bool>,
    /// By circle: no team that keeps the floors has two of it.
    pub single: Vec<bool>,
    /// Criterion, best value and bound, larger always better.
    pub stages: Vec<(Criterion, f64, f64)>,
    pub end: End,
    /// Of a fit stage without floors.
    pub fit: Option<Ended>,
}

impl<'a> Course<'a> {
    pub fn new(ground: &'a Ground, clock: Clock<'a>, team: Vec<usize>) -> Course<'a> {
        Course {
            ground,
            clock,
            team,
            floors: Vec::new(),
            alive: vec![true; ground.columns.len()],
            single: vec![false; ground.cliques.len()],
            stages: Vec::new(),
            end: End::Proved,
            fit: None,
        }
    }

    pub fn optimise(&mut self, criterion: Criterion, tolerance: f64) {
        self.optimise_below(criterion, tolerance, f64::INFINITY);
    }

    /// `bound`: no team is worth more, as is known already.
    pub fn optimise_below(&mut self, criterion: Criterion, tolerance: f64, bound: f64) {
        let measure = Measure::from(criterion);
        if self.end == End::Stopped {
            let (value, bound) = (measure.of_team(self.ground, &self.team), measure.plain_bound(self.ground, &self.alive));
            return self.stages.push((criterion, value, bound.max(value)));
        }
        let priced = measure == Measure::Fit && self.floors.is_empty() && self.ground.teams.len() == 1;
        let ended = self.stage(measure, Phase::Criterion(criterion), priced, bound);
        self.end = self.end.max(ended.end);
        self.team.clone_from(&ended.team);
        self.stages.push((criterion, ended.value, ended.bound));
        let kept = Floor::below(measure, ended.value, tolerance);
        if let Some(reach) = &ended.reach {
            let floor = kept.least - 2.0 * measure.epsilon();
            self.alive.iter_mut().zip(reach).for_each(|(alive, reach)| *alive &= *reach >= floor);
            self.team.iter().chain(&self.ground.locked).for_each(|column| self.alive[*column] = true);
            if self.ground.teams.len() > 1 {
                self.single.iter_mut().zip(&ended.twice).for_each(|(single, twice)| *single |= *twice < floor);
            }
        }
        self.floors.push(kept);
        if priced {
            self.fit = Some(ended);
        }
    }

    /// Finds a team with at least so many members whom a known team had not. False when it is proved that none keeps the
    /// floors; `None` when that was not decided.
    pub fn part_from(&mut self, known: usize) -> Option<bool> {
        let (measure, least) = (Measure::New(known), f64::from(self.ground.known[known].apart));
        let ended = self.exact(measure);
        self.team = ended.team;
        self.floors.push(Floor { measure, least });
        if ended.value >= least { Some(true) } else { (ended.end == End::Proved).then_some(false) }
    }

    /// Keeps as many members of a known team as any team can, and as many of them in their seats.
    fn keep_most(&mut self, known: usize) {
        let measure = Measure::Kept(known);
        let ended = self.exact(measure);
        self.end = self.end.max(ended.end);
        self.team = ended.team;
        self.floors.push(Floor { measure, least: ended.value });
    }

    /// Among all teams that keep every floor: the one a hash of the seed picks.
    pub fn break_tie(&mut self) {
        if self.end != End::Stopped {
            let many = self.ground.teams.len() > 1;
            let gap = if many { self.clock.limits.gap.max(LUCK) } else { self.clock.limits.gap };
            let clock = Clock { limits: Limits { gap, ..self.clock.limits }, ..self.clock };
            let ended = self.stage_by(&clock, Measure::Draw, Phase::TieBreak, false, f64::INFINITY);
            self.team = ended.team;
            if ended.end == End::Stopped {
                self.end = End::Stopped;
            }
        }
    }

    /// A stage that no gap may cut short: what it answers is a count of members.
    fn exact(&self, measure: Measure) -> Ended {
        let clock = Clock { limits: Limits { gap: 0.0, ..self.clock.limits }, ..self.clock };
        let stage = Stage {
            ground: self.ground,
            measure,
            floors: &self.floors,
            alive: &self.alive,
            single: &self.single,
            priced: false,
            bound: f64::INFINITY,
            phase: Phase::Feasibility,
        };
        stage.optimise(&self.team, &clock)
    }

    fn stage(&self, measure: Measure, phase: Phase, priced: bool, bound: f64) -> Ended {
        self.stage_by(&self.clock, measure, phase, priced, bound)
    }

    fn stage_by(&self, clock: &Clock<'_>, measure: Measure, phase: Phase, priced: bool, bound: f64) -> Ended {
        Stage { ground: self.ground, measure, floors: &self.floors, alive: &self.alive, single: &self.single, priced, bound, phase }.optimise(&self.team, clock)
    }

    /// The team with its figures; `None` should the referee find a rule broken. Never seen: should the solver's arithmetic
    /// ever fail so far, nothing is shown as a team.
    pub fn solution(&self, instance: &Instance, (chances, reading): (Vec<(PersonIx, f64)>, Reading)) -> Option<Solution> {
        let team = self.ground.members(&self.team);
        if !audit(instance, &team).is_empty() {
            return None;
        }
        let (outcome, criteria, seed) = (self.outcome(), self.results(), instance.effective_seed());
        Some(Solution { team, outcome, criteria, chances, reading, seed, solver: SOLVER.to_owned() })
    }

    /// How sure all of it is.
    pub fn outcome(&self) -> Outcome {
        let largest = self.results().iter().map(|result| result.gap).fold(0.0, f64::max);
        match self.end {
            End::Stopped => Outcome::Stopped(largest),
            _ if largest > 0.0 => Outcome::WithinGap(largest),
            _ => Outcome::Proved,
        }
    }

    pub fn results(&self) -> Vec<CriterionResult> {
        let result = |(criterion, best, bound): &(Criterion, f64, f64)| {
            let measure = Measure::from(*criterion);
            let sign = measure.shown(self.ground);
            let value = measure.of_team(self.ground, &self.team);
            // + 0.0 turns -0.0 into 0.0
            CriterionResult { criterion: *criterion, value: sign * value + 0.0, bound: sign * bound + 0.0, gap: gap(*bound, *best), best: sign * best + 0.0 }
        };
        self.stages.iter().map(result).collect()
    }
}

/// Everyone's fair chance: that of the leximin lottery over the teams that keep every rule and are within the tolerance of
/// fit, pins left out, with the rules as rows. Where time ends that, the simple share, and it is said: seats of each
/// class over the people admissible for it. Admissible is who meets every rule of the seat and is not proved unable to be on such a team.
///
/// `team`: one that keeps every rule. `fit`: the stage of fit on this ground without floors, where it was solved.
pub(super) fn chances(view: &View<'_>, seed: u64, ground: &Ground, team: &[usize], fit: Option<&Ended>, clock: &Clock<'_>) -> (Vec<(PersonIx, f64)>, Reading) {
    clock.report(Phase::Chances, None, None);
    let instance = view.facts.instance;
    let pins = &instance.brief.pins;
    let pinned = !(pins.locked.is_empty() && pins.included.is_empty() && pins.excluded.is_empty());
    // others as many as the team has, seat by seat: a free size is no more a question here
    let members = |seat: SeatIx| team.iter().filter(|at| ground.seats[ground.columns[**at].seat].seat == seat).count() as u16;
    let filled: Vec<u16> = (0..instance.brief.seats.len()).map(members).collect();
    let again = pinned || instance.brief.flexible();
    let tolerance = order(instance).into_iter().find(|(criterion, _)| *criterion == Criterion::Fit).map(|(_, tolerance)| tolerance);
    let free = again.then(|| Ground::new(&view.unpinned().sized(&filled), seed));
    let open = free.as_ref().unwrap_or(ground);
    // the team keeps every rule with pins, so it keeps them without
    let Some(start) = open.columns_of(&ground.members(team)) else { return (Vec::new(), Reading::Share) };
    let own;
    let fit = match (tolerance, fit) {
        (None, _) => None,
        (Some(_), Some(fit)) if !again => Some(fit),
        _ => {
            own = best_fit(open, &start, Phase::Chances, clock);
            Some(&own)
        }
    };
    if let Some(chances) = lottery::chances(open, fit.map_or(&start, |fit| &fit.team), fit.map(|fit| (fit, tolerance.unwrap_or(0.0))), clock) {
        return (chances, Reading::Lottery);
    }
    let floor = fit.map_or(f64::NEG_INFINITY, |fit| fit.value * (1.0 - tolerance.unwrap_or(0.0)) - 2.0 * Measure::Fit.epsilon());
    let reach = fit.and_then(|fit| fit.reach.as_ref());
    let mut classes: Vec<(f64, Vec<PersonIx>)> = open.seats.iter().map(|need| (f64::from(need.count), Vec::new())).collect();
    // those one level short share the one stretch seat; which seat it will be is open, so each gives up its part
    let mut stretch = (f64::from(open.teams[0].stretch), Vec::new());
    for (at, column) in open.columns.iter().enumerate() {
        if reach.is_none_or(|reach| reach[at] >= floor) {
            let class = if column.stretch.is_some() { &mut stretch } else { &mut classes[column.seat] };
            class.1.push(open.units[column.unit].people[0]);
        }
    }
    if stretch.0 > 0.0 {
        stretch.1.dedup();
        let all: f64 = classes.iter().map(|(seats, _)| seats).sum();
        let met: f64 = classes.iter().filter(|(_, pool)| !pool.is_empty()).map(|(seats, _)| seats).sum();
        classes.iter_mut().for_each(|(seats, _)| *seats *= (all - stretch.0) / met.max(1.0));
        classes.push(stretch);
    }
    let shares = simple_share(instance.people.len(), &classes);
    (shares.into_iter().enumerate().filter(|(_, share)| *share > 0.0).collect(), Reading::Share)
}
