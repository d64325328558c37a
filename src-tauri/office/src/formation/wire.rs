//! What crosses: the order to form a team, the worker's job and its lines.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How to form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct FormationOptions {
    /// Stop after this long and keep the best.
    pub seconds: Option<f64>,
    /// Share (0 to 1) at which each criterion may stop.
    pub gap: Option<f64>,
    /// By hand, for experiments; the proposal says so. Digits, because 64 bits do not fit the window's numbers.
    pub seed: Option<String>,
    /// The order and tolerances of this formation; `None` takes the office's.
    pub order: Option<Vec<CriterionOrder>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CriterionOrder {
    /// `fit`, `chance`, `agencies`, `repeat_pairs`, `size`, `cost`.
    pub criterion: String,
    /// Share 0 to 1.
    pub tolerance: f64,
}

/// The figure of one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CriterionFigure {
    pub name: String,
    pub value: f64,
    pub bound: f64,
    pub gap: f64,
    /// Met when this criterion was optimised, before later ones spent its tolerance.
    pub best: f64,
}

/// What came of a formation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FormationResult {
    /// `None` when impossible.
    pub proposal: Option<String>,
    /// `proved`, `within_gap`, `stopped`, `infeasible`.
    pub outcome: String,
    /// Largest of the criteria; 0 when proved.
    pub gap: Option<f64>,
    pub criteria: Vec<CriterionFigure>,
    pub team: Vec<TeamSeat>,
    pub conflict: Vec<ConflictText>,
    pub relaxations: Vec<RelaxationText>,
    /// Warnings: catalogue keys `warning_<key>`, such as `has_decree`, `seed_by_hand`, `narrow_seat`.
    pub warnings: Vec<String>,
    /// Seconds.
    pub elapsed: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TeamSeat {
    /// The seat's code.
    pub seat: String,
    pub role: String,
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub agency_id: String,
}

/// One rule of a conflict, with how far off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ConflictText {
    pub rule: crate::brief::wire::RuleText,
    pub needed: u32,
    pub available: u32,
    /// The whole sentence, in the office's language.
    pub text: String,
}

/// A single change that makes the brief possible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RelaxationText {
    pub rule: crate::brief::wire::RuleText,
    /// The new value; `None` drops the rule.
    pub to: Option<u32>,
    pub gains: u32,
    pub text: String,
    /// The brief with this change made, ready to be saved.
    pub form: crate::brief::wire::BriefForm,
}

/// A frozen instance and how long to try.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    pub people: Vec<JobPerson>,
    pub agencies: Vec<String>,
    pub host: Option<usize>,
    pub competencies: Vec<String>,
    pub brief: crate::brief::wire::BriefForm,
    /// Kinds of ASN the office admits.
    pub kinds: Vec<String>,
    pub order: Vec<CriterionOrder>,
    pub hours_cap: u16,
    pub teams_cap: u8,
    pub past_pairs: Vec<(usize, usize, u16)>,
    pub seed: Option<u64>,
    pub seconds: Option<f64>,
    pub gap: f64,
}

/// What the worker is asked, one line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    Propose(Job),
    /// Draws up a lottery: what it is fair by, how many panels, the largest chance.
    Lottery(Job, String, Option<u32>, Option<f64>),
    /// Changes as few of these members (seat, person) as can be.
    LeastChange(Job, Vec<(usize, usize)>),
    /// So many further teams that differ from the first, and from each other, in at least `apart` members.
    Alternatives {
        job: Job,
        first: Box<JobSolution>,
        count: usize,
        apart: u32,
    },
    /// The largest balance within each tolerance of fit.
    Price(Job, Vec<f64>),
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Lottery(JobLottery),
    /// There is none: the problem's code.
    NoLottery(String),
    Team(JobSolution),
    Teams(Vec<JobSolution>),
    Price(Vec<JobPoint>),
}

/// A point of the price of fairness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobPoint {
    pub tolerance: f64,
    pub fit: f64,
    pub chance: f64,
    pub team: Vec<(usize, usize)>,
    pub proved: bool,
}

/// A candidate; a short name each, for there are many.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobPerson {
    pub n: String,
    /// Agency.
    pub a: usize,
    /// Rank order.
    pub r: Option<u8>,
    pub k: String,
    /// Levels.
    pub l: Vec<(u16, u8)>,
    /// In active service.
    pub s: bool,
    pub u: Option<String>,
    /// Hours and teams used.
    pub h: u16,
    pub t: u8,
    /// Balance.
    pub b: f64,
    /// Cost.
    #[serde(default)]
    pub c: u32,
}

/// A line the worker writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobLine {
    Progress(crate::ProgressLine),
    /// The answer, and the seconds it took.
    Done(Answer, f64),
}

/// A lottery by index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobLottery {
    pub panels: Vec<Vec<(usize, usize)>>,
    pub exact: Vec<(usize, f64)>,
    pub bound: f64,
    pub proved: bool,
    pub floor: Option<f64>,
    /// The first rule that bars; of the able, kind `fit` or `no_team`.
    pub outside: Vec<(usize, JobRule)>,
    pub seed: u64,
    pub solver: String,
}

/// A solution by index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobSolution {
    pub team: Vec<(usize, usize)>,
    pub outcome: String,
    pub gap: Option<f64>,
    pub criteria: Vec<CriterionFigure>,
    pub chances: Vec<(usize, f64)>,
    pub seed: u64,
    pub solver: String,
    pub conflict: Vec<(JobRule, u32, u32)>,
    pub relaxations: Vec<(JobRule, Option<u32>, u32)>,
    /// Further conflicts that share no rule with the first.
    pub others: Vec<Vec<(JobRule, u32, u32)>>,
}

/// A rule by kind and up to two indices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobRule(pub String, pub Option<usize>, pub Option<usize>);
