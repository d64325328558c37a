//! The fair lottery: a distribution over teams that keep every rule, as fair as can be proved, and numbered teams of equal
//! weight to draw one from.
//!
//! Chances first, on people counted by kind, where the rules alone bound them; then teams that give those chances; where
//! no teams can, the chances are computed over the teams themselves. Pins are left out: favour shows as a debt.
//! After Flanigan, Goelz, Gupta, Hennig, Procaccia, *Fair algorithms for selecting citizens' assemblies*, Nature 596, 2021.

mod pool;

mod fair;

mod model;

mod board;

mod panels;

mod check;

pub use check::{Fault, Frozen, check};

use super::eligibility::Gate;
use super::facts::{Facts, View};
use super::ground::Ground;
use super::instance::{Instance, PersonIx, SeatIx};
use super::outcome::Rule;
use super::sift::Ended;
use super::solver::SOLVER;
use super::watch::{Clock, Limits, Phase, Watch};
use fair::Fair;
use model::{Compact, Panels};
use pool::Pool;

/// What a lottery makes as fair as it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fairness {
    /// The smallest chance as large as possible, then the next, and so on.
    Leximin,
    /// The smallest chance as large as possible, and no more.
    Maximin,
    /// The product of all chances.
    Nash,
}

impl Fairness {
    pub const ALL: [Fairness; 3] = [Fairness::Leximin, Fairness::Maximin, Fairness::Nash];

    /// `leximin`, `maximin` or `nash`.
    pub fn key(self) -> &'static str {
        match self {
            Fairness::Leximin => "leximin",
            Fairness::Maximin => "maximin",
            Fairness::Nash => "nash",
        }
    }
}

/// What is asked of a lottery.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    pub fairness: Fairness,
    /// How many teams are numbered; `None`: 1,000, or 10,000 or 100,000 where the smallest chance asks for it.
    pub panels: Option<usize>,
    /// The largest chance anyone may have, 0 to 1.
    pub cap: Option<f64>,
}

/// A lottery drawn up.
#[derive(Clone, Debug, PartialEq)]
pub struct Lottery {
    /// Teams of equal weight, by number.
    pub panels: Vec<Vec<(SeatIx, PersonIx)>>,
    /// The chance of each person in some team, by person: what `fairness` asks, before it is cut to so many panels.
    pub exact: Vec<(PersonIx, f64)>,
    /// No lottery over teams of all rules (and the cap) gives everybody of the pool more than this.
    pub bound: f64,
    /// True when teams were found that give exactly these chances, which nothing fairer can beat.
    pub proved: bool,
    /// Total fit that every team has at least; `None` where fit is no criterion.
    pub floor: Option<f64>,
    /// People in no team, and why.
    pub outside: Vec<(PersonIx, Outside)>,
    pub seed: u64,
    pub solver: String,
}

/// Why a person is in no team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outside {
    /// The first rule that bars them from the seat that bars them least.
    Barred(Rule),
    /// Able by themselves, but no team within the tolerance of fit can hold them.
    Fit,
    /// Able by themselves, but no team of all rules can hold them; said where no tolerance of fit limits the teams.
    NoTeam,
}

/// Why there is no lottery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLottery {
    /// There is no team at all.
    Impossible,
    /// The size of the team is free: chances would not be of the same thing.
    FreeSize,
    /// With this cap no lottery fills the team.
    CapLow,
    /// Ended by the user or by time.
    Stopped,
}

impl Lottery {
    /// How many panels hold each person, by person; those of the pool only.
    pub fn counts(&self) -> Vec<(PersonIx, u32)> {
        let mut counts: Vec<(PersonIx, u32)> = self.exact.iter().map(|(person, _)| (*person, 0)).collect();
        for (_, person) in self.panels.iter().flatten() {
            if let Ok(at) = counts.binary_search_by_key(person, |(person, _)| *person) {
                counts[at].1 += 1;
            }
        }
        counts
    }
}

/// Draws up the lottery of an instance. Deterministic unless time or the user ends it.
///
/// # Errors
/// [`NoLottery`].
pub fn draw_up(instance: &Instance, terms: &Terms, limits: &Limits, watch: &dyn Watch) -> Result<Lottery, NoLottery> {
    if instance.brief.flexible() {
        return Err(NoLottery::FreeSize);
    }
    if instance.brief.seats_to_fill() == 0 {
        return Err(NoLottery::Impossible);
    }
    let clock = Clock { watch, limits: *limits };
    let seed = instance.effective_seed();
    clock.report(Phase::Eligibility, None, None);
    let facts = Facts::new(instance);
    let view = View::whole(&facts).unpinned();
    let mut pool = Pool::new(&view, seed, &clock)?;
    pool.find_possible(&clock)?;
    clock.report(Phase::LotteryChances, None, None);
    let cap = terms.cap.map(|cap| cap / pool.mean());
    let mut fair = Fair::new(&pool, terms.fairness, cap).over(&mut Compact::new(&pool, &clock))?;
    clock.report(Phase::LotteryPanels, None, None);
    let base = panels::herd(&pool, &fair.shares, panels::BASE);
    let mut teams = Panels::new(&pool, base.iter().chain(&pool.found), &clock);
    let reached = fair::aim(&pool, &fair.shares, &mut teams)?;
    if reached == fair::Aim::Missed {
        fair = Fair::new(&pool, terms.fairness, cap).over(&mut teams)?;
    }
    let exact = pool.by_person(&fair.shares);
    let smallest = exact.iter().map(|(_, chance)| *chance).fold(1.0, f64::min);
    let enough = |panels: &usize| smallest * *panels as f64 >= 20.0;
    let number = terms.panels.unwrap_or_else(|| [1_000, 10_000].into_iter().find(enough).unwrap_or(100_000));
    let dealt = match reached {
        fair::Aim::Unknown => base.iter().cycle().take(number).cloned().collect(),
        _ => teams.apportioned(number),
    };
    let panels = panels::numbered(&pool, instance, &fair.shares, dealt, seed);
    let outside = outside(&view, &pool, &exact);
    let proved = reached != fair::Aim::Unknown && fair.reached && pool.sure;
    Ok(Lottery { panels, exact, bound: fair.bound * pool.mean(), proved, floor: pool.floor(), outside, seed, solver: SOLVER.to_owned() })
}

/// Everyone's chance in the leximin lottery over the teams of a ground without pins, people divisible; those with none are
/// left out. `None` when stopped before. `team` and `fit` as for a [`Pool`].
pub(super) fn chances(ground: &Ground, team: &[usize], fit: Option<(&Ended, f64)>, clock: &Clock<'_>) -> Option<Vec<(PersonIx, f64)>> {
    let mut pool = Pool::of(ground, team, fit);
    pool.find_possible(clock).ok()?;
    let fair = Fair::new(&pool, Fairness::Leximin, None).over(&mut Compact::new(&pool, clock)).ok()?;
    Some(pool.by_person(&fair.shares))
}

fn outside(view: &View<'_>, pool: &Pool, exact: &[(PersonIx, f64)]) -> Vec<(PersonIx, Outside)> {
    let instance = view.facts.instance;
    let gates: Vec<(Gate<'_>, SeatIx)> = instance.open_seats().map(|seat| (Gate::new(view, seat), seat)).collect();
    let why = |person: PersonIx| {
        let fails = gates.iter().map(|(gate, _)| (gate.fails(person, &instance.people[person]).count_ones(), gate));
        let (_, nearest) = fails.min_by_key(|(count, _)| *count)?;
        let able = if pool.floors.is_empty() { Outside::NoTeam } else { Outside::Fit };
        Some(nearest.bars(view.facts, person).first().map_or(able, |bar| Outside::Barred(bar.rule)))
    };
    let out = (0..instance.people.len()).filter(|person| exact.binary_search_by_key(person, |(person, _)| *person).is_err());
    out.filter_map(|person| Some((person, why(person)?))).collect()
}
