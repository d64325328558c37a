//! What the engine gives: a team and how sure it is. Never more than was proved.

use super::instance::{PersonIx, SeatIx};
use super::policy::Criterion;

/// How sure a solution is.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Every criterion proved best, in its order.
    Proved,
    /// Every criterion within this share (0 to 1) of the best possible; the largest of the criteria.
    WithinGap(f64),
    /// Ended by the user or by time: the best so far, and the largest gap known. Infinite when no bound was reached.
    Stopped(f64),
    Infeasible(Conflict),
}

impl Outcome {
    /// `proved`, `within_gap`, `stopped` or `infeasible`.
    pub fn key(&self) -> &'static str {
        match self {
            Outcome::Proved => "proved",
            Outcome::WithinGap(_) => "within_gap",
            Outcome::Stopped(_) => "stopped",
            Outcome::Infeasible(_) => "infeasible",
        }
    }

    /// 0 when proved; the share when within or stopped; infinite when infeasible.
    pub fn gap(&self) -> f64 {
        match self {
            Outcome::Proved => 0.0,
            Outcome::WithinGap(gap) | Outcome::Stopped(gap) => *gap,
            Outcome::Infeasible(_) => f64::INFINITY,
        }
    }
}

/// The figure of one criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CriterionResult {
    pub criterion: Criterion,
    /// Of the team given.
    pub value: f64,
    /// Nothing better than this can exist at this stage, given what earlier stages fixed.
    pub bound: f64,
    /// |bound - best| / max(|bound|, 1): how far from proved. 0 when proved, even where later criteria spent the tolerance.
    pub gap: f64,
    /// The best value met when this criterion was optimised; later criteria may have spent the tolerance.
    pub best: f64,
}

/// How the chances of a team were computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// The leximin lottery over the teams that keep every rule and are within the tolerance of fit, people divisible: at
    /// least as even as any draw of whole teams, none of which may quite reach it.
    #[default]
    Lottery,
    /// Time ended the lottery: seats of each class over the people admissible for it.
    Share,
}

impl Reading {
    /// `lottery` or `share`.
    pub fn key(self) -> &'static str {
        match self {
            Reading::Lottery => "lottery",
            Reading::Share => "share",
        }
    }

    /// What was kept before there was a mark was read as a lottery.
    pub fn from_key(key: &str) -> Reading {
        if key == Reading::Share.key() { Reading::Share } else { Reading::Lottery }
    }
}

/// A formation's result.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// By seat, in the brief's order. Empty when infeasible.
    pub team: Vec<(SeatIx, PersonIx)>,
    pub outcome: Outcome,
    pub criteria: Vec<CriterionResult>,
    /// The chance each person fairly had of this team, without pins: (person, chance above 0), by person.
    pub chances: Vec<(PersonIx, f64)>,
    /// How they were computed.
    pub reading: Reading,
    pub seed: u64,
    /// Name and version of the solver.
    pub solver: String,
}

/// A smallest set of rules that cannot hold together, and what would help.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Conflict {
    /// No team keeps all of these; where `minimal`, removing any one makes the others possible together.
    pub rules: Vec<ConflictRule>,
    /// Single changes that dissolve this conflict, best first. Each makes the whole brief possible when `others` is empty.
    pub relaxations: Vec<Relaxation>,
    /// Further conflicts that share no rule with the first, each as small as it can be where `minimal`.
    pub others: Vec<Vec<ConflictRule>>,
    /// Where there are others: changes that together make a team possible, as was proved by finding one; at most one for each
    /// conflict, in their order, and none of them idle. No fewer can, for no rule is in two conflicts; only where a stretch
    /// seat hangs on the minima may one change dissolve two. Empty where none were found.
    pub repair: Vec<Relaxation>,
    /// False when time or the user ended the search: some rules may have no part in it, and further conflicts and changes
    /// that help may be missing.
    pub minimal: bool,
}

/// A rule of the brief as a group the user would name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// The seat must be filled (holds the seat).
    Seats(SeatIx),
    /// A minimum level of a seat: seat, index of the requirement in it.
    Minimum(SeatIx, usize),
    /// The rank range of a seat.
    RankRange(SeatIx),
    /// The kinds of ASN of a seat.
    Kinds(SeatIx),
    /// Weekly hours cap.
    Hours,
    /// Concurrent teams cap.
    Teams,
    /// Seats with an honorarium at once.
    Paid,
    /// Active: not suspended and the like.
    Standing,
    /// In service and present over the whole term.
    Availability,
    /// Coverage of the brief by index.
    Coverage(usize),
    MinAgencies,
    MaxPerAgency,
    HostShare,
    NoLoneOutsider,
    /// Representation of the brief by index.
    Representation(usize),
    /// One stretch seat with a mentor from another agency. While it is in force the minima of the seats are too: they say
    /// who is one level short.
    Growth,
    /// One seat per person.
    OneSeat,
    /// A locked person (index in the brief's pins).
    Locked(usize),
    /// A person who must be on the team.
    Included(usize),
    /// An excluded person.
    Excluded(usize),
    /// A pair that must not meet.
    Apart(usize),
}

/// A rule in a conflict with the counts that tell how far off it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictRule {
    pub rule: Rule,
    /// What the rule asks, in its own unit: seats, people or agencies. Of a cap (at most so many): the cap.
    pub needed: u32,
    /// What can be had under the other rules of the conflict. Of a cap: the smallest cap they allow. `None`: time ended
    /// the count.
    pub available: Option<u32>,
}

/// A change that makes the brief possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Relaxation {
    pub rule: Rule,
    /// The new value, in the rule's own unit: a level, a rank order (below the old range: its new lower end, above: its
    /// new upper end), hours, teams, people, agencies, seats, percent, the term's last day as yyyymmdd. `None`: drop it;
    /// of availability: open every seat to those on class or clinic duty.
    pub to: Option<u32>,
    /// People whom this makes eligible; of the other rules, the seats, people or agencies by which it is loosened.
    pub gains: u32,
}
