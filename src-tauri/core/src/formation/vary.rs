//! Other teams worth a look: alternatives that differ, and what giving up fit buys.

use super::facts::{Facts, View};
use super::feasible::{self, Possible};
use super::ground::Ground;
use super::instance::{Instance, PersonIx, SeatIx};
use super::measure::{Floor, Measure};
use super::outcome::Solution;
use super::policy::Criterion;
use super::sift::End;
use super::solve::{Course, order};
use super::watch::{Clock, Limits, Watch};

/// Teams beside a first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alternatives {
    /// The best first.
    pub found: Vec<Solution>,
    /// Proved: no further team differs so much. False when all that was asked for was found, or the search was ended.
    pub none_left: bool,
}

/// Up to `count` further teams within the tolerances of `first`, each with at least `apart` members whom `first` had not
/// and whom each alternative before it had not. Fewer when no more exist, or when time or the user ends the search.
///
/// A criterion with a tolerance keeps the floor that `first` left and is not optimised again, unless it is the last: that
/// is how `first` was formed too. One without is optimised among the teams that differ.
pub fn alternatives(instance: &Instance, first: &Solution, count: usize, apart: u32, limits: &Limits, watch: &dyn Watch) -> Alternatives {
    let mut all = Alternatives::default();
    if first.team.is_empty() || apart == 0 {
        return all;
    }
    let clock = Clock { watch, limits: *limits };
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    let mut ground = Ground::new(&view, instance.effective_seed());
    ground.remember(&first.team, apart);
    let order = order(instance);
    let tolerated = |at: usize| order[at].1 > 0.0 && at + 1 < order.len();
    while all.found.len() < count && !clock.over() {
        let Some(start) = ground.columns_of(&first.team) else { break };
        let mut course = Course::new(&ground, clock, start);
        for (at, result) in first.criteria.iter().enumerate().filter(|(at, _)| *at < order.len() && tolerated(*at)) {
            let measure = Measure::from(result.criterion);
            course.floors.push(Floor::below(measure, result.best / measure.shown(&ground), order[at].1));
        }
        let parted: Option<bool> = (0..ground.known.len()).try_fold(true, |parted, known| if parted { course.part_from(known) } else { Some(false) });
        if parted != Some(true) {
            all.none_left = parted == Some(false);
            break;
        }
        for (at, (criterion, tolerance)) in order.iter().enumerate() {
            match first.criteria.iter().find(|result| result.criterion == *criterion) {
                Some(result) if tolerated(at) => {
                    let shown = Measure::from(*criterion).shown(&ground);
                    course.stages.push((*criterion, result.best / shown, result.bound / shown));
                }
                _ => course.optimise(*criterion, *tolerance),
            }
        }
        course.break_tie();
        let Some(solution) = course.solution(instance, (first.chances.clone(), first.reading)) else { break };
        ground.remember(&solution.team, apart);
        all.found.push(solution);
    }
    all
}

/// The best that can be had for one tolerance of fit.
#[derive(Clone, Debug, PartialEq)]
pub struct PricePoint {
    /// Share (0 to 1) of the best team's fit that may be given up.
    pub tolerance: f64,
    /// Total fit and total balance of the team.
    pub fit: f64,
    pub chance: f64,
    pub team: Vec<(SeatIx, PersonIx)>,
    /// True when no team within the tolerance has a larger balance.
    pub proved: bool,
}

/// The price of fairness: for each tolerance of fit, the largest total balance of a team within it. Empty when there is
/// no team; shorter than asked when time or the user ends it. With tolerances in ascending order a point that buys no more
/// balance than the one before is that one's team: no fit is given up for nothing.
pub fn price_of_fairness(instance: &Instance, tolerances: &[f64], limits: &Limits, watch: &dyn Watch) -> Vec<PricePoint> {
    let clock = Clock { watch, limits: *limits };
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    let ground = Ground::new(&view, instance.effective_seed());
    let Possible::Yes(mut start) = feasible::team(&ground, clock.left()) else { return Vec::new() };
    let mut points: Vec<PricePoint> = Vec::new();
    for tolerance in tolerances {
        if clock.over() {
            break;
        }
        let mut course = Course::new(&ground, clock, start.clone());
        course.optimise(Criterion::Fit, tolerance.clamp(0.0, 1.0));
        start = course.team.clone();
        course.optimise(Criterion::Chance, 0.0);
        let proved = course.end == End::Proved;
        let team = ground.members(&course.team);
        let value = |measure: Measure| measure.of_team(&ground, &course.team);
        let point = PricePoint { tolerance: *tolerance, fit: value(Measure::Fit), chance: value(Measure::Chance), proved, team };
        let better = |last: &&PricePoint| last.tolerance <= point.tolerance && last.fit >= point.fit && last.chance >= point.chance - 1e-9;
        points.push(match points.last().filter(better) {
            Some(last) => PricePoint { tolerance: point.tolerance, proved, ..last.clone() },
            None => point,
        });
    }
    points
}
