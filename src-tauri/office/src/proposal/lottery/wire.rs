//! What crosses of a lottery: what is asked, what was frozen and drawn, and the draw file itself.

use crate::brief::wire::{BriefForm, RuleText};
use crate::formation::wire::{Job, JobRule, TeamSeat};
use serde::{Deserialize, Serialize};
use specta::Type;

/// How to draw up a lottery.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryOptions {
    /// `leximin`, `maximin`, `nash`.
    pub objective: String,
    /// 1000, 10000 or 100000; `null`: by the smallest chance.
    pub panels: Option<u32>,
    /// Largest chance anyone may have, 0 to 1.
    pub cap: Option<f64>,
    /// People by a salted number instead of their NIP in the file.
    pub pseudonymous: bool,
    pub seconds: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryItem {
    pub id: String,
    pub brief_id: String,
    pub title: String,
    pub objective: String,
    pub panels: u32,
    pub pool: u32,
    /// SHA-256 of the draw file, 64 hexadecimal digits.
    pub hash: String,
    /// ISO UTC.
    pub created: String,
    pub created_by: String,
    pub draws: u32,
    /// Of the newest draw.
    pub number: Option<u32>,
    pub proposal: Option<String>,
}

/// A lottery as frozen, with its draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryView {
    pub item: LotteryItem,
    /// Digits to throw: of 1,000 panels 3.
    pub digits: u32,
    /// Members of a team.
    pub size: u32,
    /// By the panels.
    pub smallest: f64,
    pub largest: f64,
    /// Before they were cut to so many panels.
    pub smallest_exact: f64,
    pub largest_exact: f64,
    /// No lottery over teams of all rules gives everybody more than this.
    pub bound: f64,
    /// `proved`: teams were found that give exactly these chances, which nothing fairer can beat; else `stopped`.
    pub outcome: String,
    /// How many people have each chance, lowest first.
    pub levels: Vec<ChanceLevel>,
    /// The pool, lowest chance first; at most 2,000.
    pub chances: Vec<LotteryPerson>,
    /// People in no team by reason, most first.
    pub barred: Vec<LotteryBarred>,
    /// Able by themselves, but in no team; at most 500.
    pub outside: Vec<LotteryOutside>,
    /// Oldest first.
    pub draws: Vec<LotteryDraw>,
    pub solver: String,
    /// Seconds.
    pub elapsed: f64,
    /// `frozen_late`: the hash was not told before the number.
    pub warnings: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ChanceLevel {
    pub chance: f64,
    pub people: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryPerson {
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub chance: f64,
    /// That hold this person.
    pub panels: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryBarred {
    pub reason: RuleText,
    pub people: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryOutside {
    pub nip: String,
    pub name: String,
    pub agency: String,
    /// Kind `fit`: no team within the tolerance of fit; `no_team`: no team of all rules.
    pub reason: RuleText,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryDraw {
    pub at: String,
    pub by: String,
    pub number: u32,
    /// Of a redraw.
    pub reason: String,
    /// The hash was not told before the number.
    pub late: bool,
    pub proposal: String,
    pub team: Vec<TeamSeat>,
}

/// What a check of a draw file found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryCheck {
    pub valid: bool,
    pub hash: String,
    /// Compared with a hash given by hand. The `.sha256` beside the file proves nothing: who changes one changes both.
    pub hash_checked: bool,
    pub title: String,
    pub created: String,
    pub objective: String,
    pub panels: u32,
    pub pool: u32,
    pub smallest: f64,
    pub largest: f64,
    /// Sentences; empty when valid.
    pub faults: Vec<String>,
    /// Of the number asked.
    pub team: Vec<LotteryMember>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LotteryMember {
    pub seat: String,
    pub role: String,
    /// NIP, or the number that stands for it.
    pub person: String,
    pub agency: String,
}

/// The draw file. Canonical: its bytes are those of this value written without blanks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawFile {
    /// `rampak-lottery/1`.
    pub schema: String,
    pub created: String,
    pub objective: String,
    pub cap: Option<f64>,
    /// Pool and rules: everybody in some panel, and those able to sit whom no team can hold. No pins but pairs apart.
    pub instance: Job,
    /// Total fit every team has at least.
    pub floor: Option<f64>,
    pub bound: f64,
    pub proved: bool,
    pub seed: String,
    pub solver: String,
    /// By person: place in `instance.people`, panels that hold them, exact chance.
    pub chances: Vec<(usize, u32, f64)>,
    pub outside: Vec<(usize, JobRule)>,
    /// By number: (seat, person).
    pub panels: Vec<Vec<(usize, usize)>>,
}

/// What the office keeps beside the file. JSON in the database, never on the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LotteryBody {
    pub form: BriefForm,
    /// Person ids, by place in the file.
    pub people: Vec<String>,
    /// Barred people by rule.
    pub barred: Vec<(RuleText, u32)>,
    pub elapsed: f64,
}
