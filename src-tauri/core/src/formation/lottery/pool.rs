//! The pool: who may be drawn, counted by kind. People alike in everything a rule or a figure sees have the same chance.

use super::NoLottery;
use super::board::Board;
use crate::formation::facts::View;
use crate::formation::feasible::{self, Possible};
use crate::formation::ground::Ground;
use crate::formation::instance::PersonIx;
use crate::formation::measure::{Floor, Measure};
use crate::formation::outcome::Rule;
use crate::formation::policy::Criterion;
use crate::formation::program::Program;
use crate::formation::sift::{End, Ended, best_fit};
use crate::formation::solve::order;
use crate::formation::solver::{Effort, Failure};
use crate::formation::watch::{Clock, Phase};
use std::collections::{BTreeMap, BTreeSet};

/// Share of the best that a first answer may lack.
const SOON: f64 = 0.5;

/// Teams found that a new one is looked for from.
const STARTS: usize = 12;

/// The pool of a lottery.
pub(super) struct Pool {
    /// Its units are kinds of people.
    pub ground: Ground,
    pub floors: Vec<Floor>,
    pub board: Board,
    /// Some teams, which together hold every kind that is possible.
    pub found: Vec<Vec<usize>>,
    /// By kind: some team holds it.
    pub possible: Vec<bool>,
    /// True when the floor of fit is that of the best team, proved.
    pub sure: bool,
}

/// What makes people alike: agency, seats with the fit to each and what is missing there, groups.
type Kind = (usize, Vec<(usize, u64, Option<u16>)>, Vec<u16>);

impl Pool {
    /// From a view without pins.
    ///
    /// # Errors
    /// When there is no team.
    pub fn new(view: &View<'_>, seed: u64, clock: &Clock<'_>) -> Result<Pool, NoLottery> {
        let ground = Ground::new(view, seed);
        clock.report(Phase::Feasibility, None, None);
        let team = match feasible::team(&ground, clock.left()) {
            Possible::Yes(team) => team,
            Possible::No => return Err(NoLottery::Impossible),
            Possible::Unknown => return Err(NoLottery::Stopped),
        };
        let tolerance = order(view.facts.instance).into_iter().find(|(criterion, _)| *criterion == Criterion::Fit).map(|(_, tolerance)| tolerance);
        let Some(tolerance) = tolerance else { return Ok(Pool::of(&ground, &team, None)) };
        let best = best_fit(&ground, &team, Phase::Criterion(Criterion::Fit), clock);
        Ok(Pool::of(&ground, &best.team, Some((&best, tolerance))))
    }

    /// Of the teams of a ground without pins. `team`: one of them. `fit`: the stage of fit and its tolerance, where fit counts.
    pub fn of(ground: &Ground, team: &[usize], fit: Option<(&Ended, f64)>) -> Pool {
        let floors: Vec<Floor> = fit.iter().map(|(best, tolerance)| Floor { measure: Measure::Fit, least: best.value * (1.0 - tolerance) }).collect();
        let mut live = vec![true; ground.columns.len()];
        if let (Some(reach), Some(floor)) = (fit.and_then(|(best, _)| best.reach.as_ref()), floors.first()) {
            live.iter_mut().zip(reach).for_each(|(live, reach)| *live = *reach >= floor.least - 2.0 * Measure::Fit.epsilon());
        }
        team.iter().for_each(|column| live[*column] = true);
        let kinds = ground.gathered(classes(ground, &live, fit.is_some()));
        let start = in_kinds(ground, &kinds, team);
        let board = Board::new(&kinds, floors.first().map(|floor| floor.least - Measure::Fit.epsilon()));
        let sure = fit.is_none_or(|(best, _)| best.end == End::Proved);
        Pool { possible: vec![false; kinds.units.len()], ground: kinds, floors, board, found: vec![start], sure }
    }

    /// Finds for every kind a team that holds it, or proves that there is none.
    ///
    /// # Errors
    /// When stopped before.
    pub fn find_possible(&mut self, clock: &Clock<'_>) -> Result<(), NoLottery> {
        self.mark(0);
        while self.possible.iter().any(|possible| !possible) {
            if clock.over() {
                return Err(NoLottery::Stopped);
            }
            let wanted: Vec<f64> = self.possible.iter().map(|possible| f64::from(u8::from(!possible))).collect();
            let holds = |team: &[usize]| team.iter().any(|column| wanted[self.ground.columns[*column].unit] > 0.0);
            // the newest holds others already; the first has most fit to give up
            let starts = self.found.iter().rev().take(STARTS).chain(self.found.first());
            let climbed = starts.map(|start| self.board.climb(start, &wanted)).find(|team| holds(team));
            let team = match climbed {
                Some(team) => team,
                None => match self.better(&wanted, 0.5, clock)? {
                    Ok(team) => team,
                    Err(_) => break,
                },
            };
            if !holds(&team) {
                return Err(NoLottery::Stopped);
            }
            self.found.push(team);
            self.mark(self.found.len() - 1);
        }
        Ok(())
    }

    fn mark(&mut self, from: usize) {
        for column in self.found[from..].iter().flatten() {
            self.possible[self.ground.columns[*column].unit] = true;
        }
    }

    /// A team worth more than `at` by these weights of kinds; or, proved, what no team exceeds.
    ///
    /// # Errors
    /// When stopped before.
    pub fn better(&self, weights: &[f64], at: f64, clock: &Clock<'_>) -> Result<Result<Vec<usize>, f64>, NoLottery> {
        let columns: Vec<usize> = (0..self.ground.columns.len()).collect();
        let largest = weights.iter().map(|weight| weight.abs()).fold(f64::MIN_POSITIVE, f64::max);
        let mut weighed = self.ground.gathered(self.ground.units.iter().enumerate().map(|(kind, unit)| (unit.columns.clone().collect(), vec![kind])).collect());
        weighed.units.iter_mut().zip(weights).for_each(|(unit, weight)| unit.balance = weight / largest);
        let program = Program { ground: &weighed, columns: &columns, measure: Measure::Chance, floors: &self.floors, cliques: &[], single: &[] };
        let beat = at / largest;
        let mut bound = f64::INFINITY;
        // a good one soon; where it is not good enough, the best
        for gap in [SOON, 0.0] {
            let effort = || Effort { beat: Some(beat * Measure::Chance.scale()), ..Effort::new(gap, clock.left()) };
            match program.whole(&effort) {
                Ok(whole) if whole.finished => {
                    let team: Vec<usize> = whole.taken.iter().flat_map(|(column, count)| std::iter::repeat_n(*column, *count as usize)).collect();
                    if team.iter().map(|column| weights[self.board.kind(*column)]).sum::<f64>() > at {
                        return Ok(Ok(team));
                    }
                    bound = whole.bound;
                    if bound <= beat + Measure::Chance.epsilon() {
                        break;
                    }
                }
                Err(Failure::NoBetter) => return Ok(Err(at)),
                _ => return Err(NoLottery::Stopped),
            }
        }
        Ok(Err(bound * largest))
    }

    /// Kinds some team holds.
    pub fn kinds(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.possible.len()).filter(|kind| self.possible[*kind])
    }

    /// People of a kind.
    pub fn people(&self, kind: usize) -> f64 {
        self.ground.units[kind].people.len() as f64
    }

    /// The chance everyone would have, were all equal.
    pub fn mean(&self) -> f64 {
        f64::from(self.ground.teams[0].size) / self.kinds().map(|kind| self.people(kind)).sum::<f64>().max(1.0)
    }

    /// Expected members of each kind from shares of the mean chance.
    pub fn members(&self, shares: &[f64]) -> Vec<f64> {
        let mean = self.mean();
        shares.iter().enumerate().map(|(kind, share)| share * mean * self.people(kind)).collect()
    }

    /// The total fit every team keeps.
    pub fn floor(&self) -> Option<f64> {
        self.floors.first().map(|floor| floor.least)
    }

    /// Chances by person from shares of the mean.
    pub fn by_person(&self, shares: &[f64]) -> Vec<(PersonIx, f64)> {
        let mean = self.mean();
        let of = |kind: usize| self.ground.units[kind].people.iter().map(move |person| (*person, (shares[kind] * mean).clamp(0.0, 1.0)));
        let mut chances: Vec<(PersonIx, f64)> = self.kinds().flat_map(of).collect();
        chances.sort_unstable_by_key(|(person, _)| *person);
        chances
    }
}

/// People by kind: those kept apart from someone are each a kind of their own.
fn classes(ground: &Ground, live: &[bool], fit: bool) -> Vec<(Vec<usize>, Vec<usize>)> {
    let named: BTreeSet<usize> = ground.apart.iter().flatten().copied().collect();
    let agencies = ground.teams[0].min_agencies > 0 || !ground.lone_barred.is_empty();
    let mut classes: BTreeMap<(Kind, usize), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, unit) in ground.units.iter().enumerate() {
        let columns: Vec<usize> = unit.columns.clone().filter(|column| live[*column]).collect();
        if columns.is_empty() {
            continue;
        }
        let seats =
            columns.iter().map(|column| &ground.columns[*column]).map(|column| (column.seat, if fit { column.fit.to_bits() } else { 0 }, column.stretch));
        // a mentor is from another agency
        let grows = unit.groups.iter().any(|group| ground.groups[usize::from(*group)].rule == Rule::Growth);
        let grows = grows || columns.iter().any(|column| ground.columns[*column].stretch.is_some());
        let told_apart = agencies || grows || ground.caps[unit.agency] < ground.teams[0].size;
        let kind = (if told_apart { unit.agency + 1 } else { 0 }, seats.collect(), unit.groups.clone());
        let alone = if named.contains(&at) { at + 1 } else { 0 };
        classes.entry((kind, alone)).or_insert_with(|| (columns, Vec::new())).1.push(at);
    }
    classes.into_values().collect()
}

/// A team of people as columns of their kinds.
fn in_kinds(ground: &Ground, kinds: &Ground, team: &[usize]) -> Vec<usize> {
    let mut kind_of = BTreeMap::new();
    for (kind, unit) in kinds.units.iter().enumerate() {
        kind_of.extend(unit.people.iter().map(|person| (*person, kind)));
    }
    let place = |column: &usize| {
        let column = &ground.columns[*column];
        let kind = kind_of.get(&ground.units[column.unit].people[0])?;
        kinds.units[*kind].columns.clone().find(|at| kinds.columns[*at].seat == column.seat)
    };
    team.iter().filter_map(place).collect()
}
