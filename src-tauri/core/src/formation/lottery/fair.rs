//! What is fairest, asked of a model step by step; and whether teams give it.

use super::model::{Answer, Ask, Least, Model, Panels, Silence};
use super::pool::Pool;
use super::{Fairness, NoLottery};

/// A row with less weight than this does not hold the value down.
const HOLDS: f64 = 1e-7;
/// Shares closer than this to their aim are met, in shares of the mean chance.
const MET: f64 = 1e-6;
/// By how much an earlier level may give way, from the first that the solver accepts.
const HAIRS: [f64; 4] = [1e-8, 1e-7, 1e-6, 1e-5];
/// Tangents of the logarithm at the start, and how often more are added.
const TANGENTS: [f64; 7] = [0.02, 0.1, 0.3, 1.0, 2.0, 5.0, 20.0];
const ROUNDS: usize = 40;

/// A fairness to reach.
pub(super) struct Fair<'a> {
    pool: &'a Pool,
    fairness: Fairness,
    /// In shares of the mean chance.
    cap: Option<f64>,
}

/// The fairest shares of the mean chance, by kind.
pub(super) struct Shares {
    pub shares: Vec<f64>,
    /// Nobody's smallest share can be more.
    pub bound: f64,
    /// False when the last digits were not reached.
    pub reached: bool,
}

/// Whether teams give the shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    Met,
    /// Proved: no teams do.
    Missed,
    /// Time ended the search.
    Unknown,
}

impl<'a> Fair<'a> {
    pub fn new(pool: &'a Pool, fairness: Fairness, cap: Option<f64>) -> Fair<'a> {
        Fair { pool, fairness, cap }
    }

    /// # Errors
    /// `CapLow`, `Stopped`.
    pub fn over(&self, model: &mut impl Model) -> Result<Shares, NoLottery> {
        if let Some(cap) = self.cap {
            self.cap_holds(cap, model)?;
        }
        match self.fairness {
            Fairness::Leximin => self.levels(model, usize::MAX),
            Fairness::Maximin => self.levels(model, 1),
            Fairness::Nash => self.product(model),
        }
    }

    /// Finds teams that keep to the cap, by how far one must exceed it.
    fn cap_holds(&self, cap: f64, model: &mut impl Model) -> Result<(), NoLottery> {
        let rows = self.pool.kinds().map(|kind| (vec![(kind, -1.0)], vec![(0, 1.0)], -cap)).collect();
        let answer = model.best(&Ask { rows, aim: vec![-1.0], from: 0.0 }).map_err(stopped)?;
        if -answer.bound > MET { Err(NoLottery::CapLow) } else { Ok(()) }
    }

    fn capped(&self) -> Vec<Least> {
        // a hair of room for what the solver calls equal
        self.cap.iter().flat_map(|cap| self.pool.kinds().map(move |kind| (vec![(kind, -1.0)], Vec::new(), -cap - 1e-7))).collect()
    }

    /// The smallest share as large as can be, then the next. Who holds a level down stays at it.
    fn levels(&self, model: &mut impl Model, most: usize) -> Result<Shares, NoLottery> {
        let kinds: Vec<usize> = self.pool.kinds().collect();
        let mut fixed: Vec<Option<f64>> = vec![None; self.pool.possible.len()];
        let (mut bound, mut level) = (f64::INFINITY, 0);
        loop {
            let open: Vec<usize> = kinds.iter().copied().filter(|kind| fixed[*kind].is_none()).collect();
            let ask = |hair: f64| {
                let mut rows: Vec<_> = open.iter().map(|kind| (vec![(*kind, 1.0)], vec![(0, -1.0)], 0.0)).collect();
                rows.extend(kinds.iter().filter_map(|kind| Some((vec![(*kind, 1.0)], Vec::new(), fixed[*kind]? - hair))));
                rows.extend(self.capped());
                Ask { rows, aim: vec![1.0], from: 0.0 }
            };
            // what was had can be had again; only the solver's last digits may say otherwise
            let answer = HAIRS.iter().map(|hair| model.best(&ask(*hair))).find(|answer| !matches!(answer, Err(Silence::Impossible)));
            let Answer { shares, value, bound: most_here, weights, .. } = answer.unwrap_or(Err(Silence::Impossible)).map_err(stopped)?;
            if level == 0 {
                bound = most_here;
            }
            level += 1;
            let mut held: Vec<usize> = open.iter().zip(&weights).filter(|(_, weight)| **weight > HOLDS).map(|(kind, _)| *kind).collect();
            if held.is_empty() {
                // the weights of all open kinds sum to 1; should the arithmetic ever lose them, the lowest hold the level
                held = open.iter().copied().filter(|kind| shares[*kind] <= value + MET).collect();
            }
            held.iter().for_each(|kind| fixed[*kind] = Some(value));
            if level >= most || held.is_empty() || held.len() == open.len() {
                return Ok(Shares { shares, bound, reached: true });
            }
        }
    }

    /// The product of all shares, as the sum of logarithms from above by tangents.
    fn product(&self, model: &mut impl Model) -> Result<Shares, NoLottery> {
        let kinds: Vec<usize> = self.pool.kinds().collect();
        let people: f64 = kinds.iter().map(|kind| self.pool.people(*kind)).sum();
        let bound = self.levels(model, 1)?.bound;
        // log x <= log a + (x - a) / a
        let tangent = |at: usize, a: f64| (vec![(kinds[at], 1.0 / a)], vec![(at, -1.0)], 1.0 - a.ln());
        let mut tangents: Vec<_> = (0..kinds.len()).flat_map(|at| TANGENTS.map(|a| tangent(at, a))).collect();
        let mut shares = Vec::new();
        for _ in 0..ROUNDS {
            let rows = tangents.iter().cloned().chain(self.capped()).collect();
            let aim = kinds.iter().map(|kind| self.pool.people(*kind) / people).collect();
            let answer = model.best(&Ask { rows, aim, from: -50.0 }).map_err(stopped)?;
            shares = answer.shares;
            let mut over = 0.0;
            for (at, kind) in kinds.iter().enumerate() {
                let share = shares[*kind].max(1e-6);
                let excess = answer.further[at] - share.ln();
                over += excess * self.pool.people(*kind) / people;
                if excess > 1e-10 {
                    tangents.push(tangent(at, share));
                }
            }
            if over < 1e-9 {
                return Ok(Shares { shares, bound, reached: true });
            }
        }
        Ok(Shares { shares, bound, reached: false })
    }
}

fn stopped(silence: Silence) -> NoLottery {
    match silence {
        Silence::Impossible => NoLottery::CapLow,
        Silence::Stopped => NoLottery::Stopped,
    }
}

/// Looks for teams that give these shares. Shares sum to the same for all teams: who has no less, has the same.
pub(super) fn aim(pool: &Pool, shares: &[f64], teams: &mut Panels<'_>) -> Result<Aim, NoLottery> {
    let rows = pool.kinds().map(|kind| (vec![(kind, 1.0)], vec![(0, 1.0)], shares[kind])).collect();
    match teams.best(&Ask { rows, aim: vec![-1.0], from: 0.0 }) {
        Ok(answer) if -answer.value <= MET => Ok(Aim::Met),
        Ok(_) => Ok(Aim::Missed),
        Err(Silence::Stopped) => Ok(Aim::Unknown),
        Err(Silence::Impossible) => Err(NoLottery::Impossible),
    }
}
