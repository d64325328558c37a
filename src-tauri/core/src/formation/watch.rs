//! The world outside, as the engine sees it: time gone by, a wish to stop, someone who listens.

use super::policy::Criterion;

/// Given by the caller, because core reads no clock. Asked from several threads at once where there are many briefs.
pub trait Watch: Sync {
    /// Seconds since the start.
    fn elapsed(&self) -> f64;
    /// True when someone asked to stop and keep the best so far.
    fn stopped(&self) -> bool;
    fn report(&self, progress: Progress);
}

/// How far the engine is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    pub phase: Phase,
    /// Best so far and best possible, of the criterion of this phase.
    pub best: Option<f64>,
    pub bound: Option<f64>,
}

/// What the engine is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Who may sit where.
    Eligibility,
    /// Is there any team at all?
    Feasibility,
    /// Which of many briefs can be filled together.
    Filled,
    /// Optimising one criterion.
    Criterion(Criterion),
    /// Choosing among equals without favour.
    TieBreak,
    /// Who could have been on such a team.
    Chances,
    /// The fairest chances of a lottery.
    LotteryChances,
    /// Teams that give those chances.
    LotteryPanels,
    /// Why there is no team.
    Conflict,
}

impl Phase {
    /// The stable key used on the wire.
    pub fn key(self) -> &'static str {
        match self {
            Phase::Eligibility => "eligibility",
            Phase::Feasibility => "feasibility",
            Phase::Filled => "filled",
            Phase::Criterion(criterion) => criterion.key(),
            Phase::TieBreak => "tie_break",
            Phase::Chances => "chances",
            Phase::LotteryChances => "lottery_chances",
            Phase::LotteryPanels => "lottery_panels",
            Phase::Conflict => "conflict",
        }
    }
}

/// Nobody watches: never stopped, time stands still.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoWatch;

impl Watch for NoWatch {
    fn elapsed(&self) -> f64 {
        0.0
    }

    fn stopped(&self) -> bool {
        false
    }

    fn report(&self, _: Progress) {}
}

/// How long to try, and how good is good enough.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// Wall time after which the best so far is kept. A result cut by time cannot be reproduced.
    pub seconds: Option<f64>,
    /// Share (0 to 1) at which a criterion may stop; 0 asks for a proof.
    pub gap: f64,
}

/// A watch with the limits that go with it.
#[derive(Clone, Copy)]
pub(super) struct Clock<'a> {
    pub watch: &'a dyn Watch,
    pub limits: Limits,
}

impl Clock<'_> {
    /// Seconds left; `None` without a limit.
    pub fn left(&self) -> Option<f64> {
        self.limits.seconds.map(|seconds| (seconds - self.watch.elapsed()).max(0.0))
    }

    pub fn over(&self) -> bool {
        self.watch.stopped() || self.left() == Some(0.0)
    }

    pub fn report(&self, phase: Phase, best: Option<f64>, bound: Option<f64>) {
        self.watch.report(Progress { phase, best, bound });
    }
}
