//! What crosses: the order to form a team, the worker's job and its lines.

use crate::settings::wire::Settings;
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
    /// What is formed is the rest of an issued team's term. Never on the wire.
    #[serde(skip)]
    pub amends: Option<Amends>,
}

/// The issued team whose members change, kept with the proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amends {
    /// The founding decree and its number.
    pub decree: String,
    pub number: String,
    /// In the ledger: its own hours and pairs are no obstacle to its members.
    pub team: String,
    /// The proposal whose members serve until then.
    pub proposal: String,
    /// ISO day from which the new members serve.
    pub from: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CriterionOrder {
    /// `fit`, `chance`, `agencies`, `repeat_pairs`, `size`, `cost`; of many teams `spread` too.
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
    /// Further conflicts in it that share no rule with the first; a change dissolves the first alone.
    pub others: u32,
    /// False when time or the user ended the search: some of these rules may have no part in the conflict.
    pub minimal: bool,
    pub relaxations: Vec<RelaxationText>,
    /// Where there are several conflicts: what dissolves all of them, if it was found.
    pub repair: Option<RepairText>,
    /// Warnings: catalogue keys `warning_<key>`, such as `has_decree`, `seed_by_hand`, `narrow_seat`.
    pub warnings: Vec<String>,
    /// Digits: by it the same can be had again, an impossible answer too.
    pub seed: String,
    /// Name and version of the solver.
    pub solver: String,
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
    /// `None`: time ended the count.
    pub available: Option<u32>,
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

/// Changes of several conflicts, one of each, which together make the brief possible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RepairText {
    /// A sentence each.
    pub changes: Vec<String>,
    /// The brief with all of them made, ready to be saved.
    pub form: crate::brief::wire::BriefForm,
    /// False where one of them is a cap of the office, which no brief can change.
    pub by_form: bool,
}

/// A brief of a portfolio.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PortfolioBrief {
    /// Id or code.
    pub brief: String,
    /// 1 to 9: where not all can be filled, the sum of the filled ones is as large as can be.
    pub priority: u8,
}

/// What came of many briefs at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PortfolioResult {
    /// Shared by the proposals of this run; `None` when no team was formed.
    pub batch: Option<String>,
    /// Of the filled ones together: `proved`, `within_gap`, `stopped`; `infeasible` when none can be filled.
    pub outcome: String,
    pub gap: Option<f64>,
    /// Sums over all teams.
    pub criteria: Vec<CriterionFigure>,
    /// In the order asked.
    pub teams: Vec<PortfolioTeam>,
    pub unfilled: Vec<UnfilledBrief>,
    /// Agencies with a seat or an expectation, most expected first.
    pub agencies: Vec<AgencySeats>,
    pub warnings: Vec<String>,
    /// Digits: by it the same can be had again, an impossible answer too.
    pub seed: String,
    /// Name and version of the solver.
    pub solver: String,
    /// Seconds.
    pub elapsed: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PortfolioTeam {
    /// Code, or the id where there is none.
    pub brief: String,
    pub brief_id: String,
    pub title: String,
    /// Name of the host.
    pub host: String,
    pub start: String,
    pub end: String,
    pub priority: u8,
    pub proposal: String,
    /// This team's part of each sum.
    pub criteria: Vec<TeamFigure>,
    pub team: Vec<TeamSeat>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TeamFigure {
    pub name: String,
    pub value: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct UnfilledBrief {
    pub brief: String,
    pub brief_id: String,
    pub title: String,
    pub priority: u8,
    /// `alone`: no team exists even by itself; `together`: the others have its people; `stopped`: not decided in time.
    pub reason: String,
    pub conflict: Vec<ConflictText>,
    /// As in [`FormationResult`].
    pub minimal: bool,
    pub relaxations: Vec<RelaxationText>,
    /// As in [`FormationResult`].
    pub repair: Option<RepairText>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencySeats {
    pub agency_id: String,
    pub agency: String,
    pub seats: u32,
    /// By the luck of the draw.
    pub expected: f64,
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
    #[serde(default = "any")]
    pub paid_cap: u8,
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
    /// Many teams at once: the people of the job, and what it leaves out.
    Portfolio(Job, JobPortfolio),
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Lottery(JobLottery),
    /// There is none: the problem's code.
    NoLottery(String),
    Team(JobSolution),
    Teams {
        found: Vec<JobSolution>,
        none_left: bool,
    },
    Price(Vec<JobPoint>),
    Portfolio(JobPortfolioSolution),
}

/// The briefs of a portfolio; people in the job have the hours and teams of no particular term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobPortfolio {
    /// Brief, host, priority.
    pub briefs: Vec<(crate::brief::wire::BriefForm, Option<usize>, u8)>,
    /// Person, first and last day, hours a week, with an honorarium or not.
    pub bookings: Vec<(usize, String, String, u16, bool)>,
}

/// A portfolio's solution: totals, and for each brief its team or what stands against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobPortfolioSolution {
    /// Outcome and criteria of all together; no team.
    pub whole: JobSolution,
    /// With the reason where it is not filled.
    pub places: Vec<(Option<String>, JobSolution)>,
    pub expected: Vec<f64>,
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
    /// Absences that touch the term: kind, first and last day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub w: Vec<(String, Option<String>, Option<String>)>,
    /// Hours, teams, and of them paid ones used.
    pub h: u16,
    pub t: u8,
    #[serde(default)]
    pub p: u8,
    /// Balance.
    pub b: f64,
    /// Cost.
    #[serde(default)]
    pub c: u32,
    /// Number in the tie-break, where it is fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub d: Option<u32>,
}

/// A line the worker writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobLine {
    Progress(crate::ProgressLine),
    /// The answer, and the seconds it took.
    Done(Box<Answer>, f64),
}

/// A lottery by index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobLottery {
    pub panels: Vec<Vec<(usize, usize)>>,
    /// Panels that hold each person, and their exact chance.
    pub chances: Vec<(usize, u32, f64)>,
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
    /// How they were computed: `lottery`, or `share` where time ended it.
    #[serde(default = "lottery")]
    pub reading: String,
    pub seed: u64,
    pub solver: String,
    pub conflict: Vec<JobConflict>,
    pub relaxations: Vec<(JobRule, Option<u32>, u32)>,
    /// Further conflicts that share no rule with the first.
    pub others: Vec<Vec<JobConflict>>,
    /// Changes that dissolve all conflicts together.
    #[serde(default)]
    pub repair: Vec<(JobRule, Option<u32>, u32)>,
    /// The conflicts are as small as can be.
    #[serde(default)]
    pub minimal: bool,
}

/// What was kept before the key.
pub(crate) fn lottery() -> String {
    "lottery".into()
}

/// A rule in a conflict: needed, available where it was counted.
pub type JobConflict = (JobRule, u32, Option<u32>);

/// A rule by kind and up to two indices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JobRule(pub String, pub Option<usize>, pub Option<usize>);

/// One proposal with all that decided it, in a file of its own: solved, checked and explained anywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstanceFile {
    /// `rampak-instance/1`.
    pub schema: String,
    /// People by number instead of name and NIP.
    pub pseudonymous: bool,
    /// The office's data were others when the proposal was made: solving may give another team. Of a team formed
    /// `together` it cannot be told and is not said.
    pub changed: bool,
    /// How the team came about: `alone`, as solving does it; `together` with other teams; as an `alternative`; as a
    /// `substitute`, changing as few as can be; `drawn` by lot.
    #[serde(default = "alone")]
    pub formed: String,
    /// The seed was given by hand.
    pub seed_by_hand: bool,
    /// By person.
    pub people: Vec<KnownPerson>,
    /// Names of the competencies of the job, in its order.
    pub competencies: Vec<String>,
    pub job: Job,
    pub proposal: JobSolution,
}

/// Files from before the key.
fn any() -> u8 {
    u8::MAX
}

/// Files from before the key.
fn alone() -> String {
    "alone".into()
}

/// What sentences say of a person that decides nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownPerson {
    pub name: String,
    pub served: u32,
}

/// What is told of a person in an office, and decides nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    pub id: String,
    pub name: String,
    pub position: String,
    /// The file's word.
    pub standing: String,
    pub served: u32,
}

/// What decided an issued team, as it stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frozen {
    pub settings: Settings,
    /// By person of the job.
    pub people: Vec<Told>,
    /// Ids, by agency of the job.
    pub agencies: Vec<String>,
    /// Names, by competency of the job.
    pub competencies: Vec<String>,
    pub job: Job,
}

/// A proposal written to a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstanceSaved {
    pub file: String,
    pub people: u32,
    pub pseudonymous: bool,
    pub changed: bool,
    pub formed: String,
}
