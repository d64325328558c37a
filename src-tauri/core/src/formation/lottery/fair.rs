//! What is fairest, asked of a model step by step; and whether teams give it.

use super::model::{Answer, Ask, Model, Panels, Silence, capped};
use super::pool::Pool;
use super::{Fairness, NoLottery};

/// A row with less weight than this does not hold the value down.
const HOLDS: f64 = 1e-7;
/// Shares closer than this to their aim are met, in shares of the mean chance.
const MET: f64 = 1e-6;
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

    /// The smallest share as large as can be, then the next. Who holds a level down stays at it.
    fn levels(&self, model: &mut impl Model, most: usize) -> Result<Shares, NoLottery> {
        let kinds: Vec<usize> = self.pool.kinds().collect();
        let mut fixed: Vec<Option<f64>> = vec![None; self.pool.possible.len()];
        let (mut bound, mut level) = (f64::INFINITY, 0);
        loop {
            let open: Vec<usize> = kinds.iter().copied().filter(|kind| fixed[*kind].is_none()).collect();
            let Answer { shares, value, bound: most_here, weights, .. } = model.level(&fixed, self.cap).map_err(stopped)?;
            if level == 0 {
                bound = most_here;
            }
            level += 1;
            let mut held: Vec<usize> = open.iter().copied().filter(|kind| weights[*kind] > HOLDS).collect();
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
            let rows = tangents.iter().cloned().chain(capped(self.pool, self.cap)).collect();
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
