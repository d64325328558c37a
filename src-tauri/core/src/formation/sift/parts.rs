//! Good teams soon where there are many: a few of them are bettered at a time, while the others stay as they are.

use super::{End, PART, Search};
use crate::formation::cliques::met;
use crate::formation::measure::Measure;
use crate::formation::solver::Effort;

/// Where there are more teams than so many, the first ones are bettered so many at a time: this often, or until the share
/// of the value that all of them gained is less. In tests so few that brute force reaches it.
const TOGETHER: usize = if cfg!(test) { 2 } else { 14 };
const SWEEPS: usize = 10;
const ENOUGH: f64 = 1e-3;
/// Columns of each seat that are tried then, and how many of them of one agency.
const OF_SEAT: usize = 30;
const OF_AGENCY: usize = 2;

impl Search<'_, '_> {
    /// True where there are many teams, and nearly all columns are worth the same.
    pub(super) fn in_parts(&self) -> bool {
        self.stage.measure.distant() && self.stage.ground.teams.len() > TOGETHER
    }

    /// A draw needs no prices and no proof: a draw among the luckiest is a draw.
    pub(super) fn drawn(&mut self) -> Option<End> {
        let stage = self.stage;
        if stage.measure != Measure::Draw || !self.in_parts() {
            return None;
        }
        self.by_parts(self.near(f64::NEG_INFINITY, |at| stage.measure.of_column(stage.ground, at)));
        if self.done() {
            return Some(End::Proved);
        }
        Some(if self.clock.over() { End::Stopped } else { End::Gap })
    }

    /// The columns of each seat to try; of those worth the same whoever is drawn first.
    pub(super) fn near(&self, least: f64, worth: impl Fn(usize) -> f64) -> Vec<usize> {
        let ground = self.stage.ground;
        self.best_of_each_seat(least, OF_AGENCY, OF_SEAT, |at| (worth(at), -ground.units[ground.columns[at].unit].draw))
    }

    /// Betters a few of the teams at a time on these columns, while the others stay as they are. True when circles are
    /// counted now that were not.
    pub(super) fn by_parts(&mut self, mut columns: Vec<usize>) -> bool {
        columns.extend(&self.forced);
        let ground = self.stage.ground;
        let teams = ground.teams.len();
        let mut more = false;
        for sweep in 0..SWEEPS {
            let before = self.value;
            // each time other teams come together
            for from in (0..teams).step_by(TOGETHER).map(|from| from + sweep * TOGETHER / 2) {
                if self.clock.over() || self.done() {
                    return more;
                }
                let open = |column: &usize| (ground.seats[ground.columns[*column].seat].team + teams - from % teams) % teams < TOGETHER;
                let mut of: Vec<usize> = columns.iter().copied().filter(open).chain(self.team.iter().copied()).collect();
                of.sort_unstable();
                of.dedup();
                // nobody has two seats that nobody counts, but who has them already
                let mut single: Vec<bool> = (0..ground.cliques.len()).map(|at| self.stage.single.get(at) == Some(&true) || self.stage.counts(at)).collect();
                self.cliques.iter().chain(&met(ground, &self.team)).for_each(|clique| single[*clique] = false);
                let effort = || Effort { seconds: self.clock.left().map(|left| left * PART), ..self.effort() };
                if let Ok(whole) = self.program(&of, &single).whole(&effort) {
                    more |= self.offer(whole.taken.iter().map(|(column, _)| *column).collect());
                }
            }
            self.report();
            if self.value - before <= ENOUGH * before.abs() {
                break;
            }
        }
        more
    }
}
