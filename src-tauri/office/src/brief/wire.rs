//! What crosses: briefs as edited, and who is eligible while typing.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BriefItem {
    pub id: String,
    pub code: String,
    pub title: String,
    pub host: String,
    pub host_id: Option<String>,
    pub start: String,
    pub end: String,
    /// Seats the engine fills.
    pub seats: u32,
    /// `draft`, `proposed`, `approved`, `decreed`.
    pub state: String,
    pub proposals: u32,
    /// ISO UTC.
    pub updated: String,
}

/// A brief as edited: what the form holds, valid or not yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct BriefForm {
    /// `None` for a new one.
    pub id: Option<String>,
    /// As read; a save with an older version is refused.
    pub version: i32,
    pub code: String,
    pub title: String,
    pub host_id: Option<String>,
    /// ISO dates.
    pub start: String,
    pub end: String,
    pub seats: Vec<SeatForm>,
    pub coverage: Vec<CoverageForm>,
    pub min_agencies: Option<u16>,
    pub max_per_agency: Option<u16>,
    /// Percent.
    pub host_share_max: Option<u8>,
    pub no_lone_outsider: bool,
    pub representation: Vec<RepresentationForm>,
    /// One stretch seat: a member one level short, with a mentor from another agency.
    #[serde(default)]
    pub growth: bool,
    pub pins: PinsForm,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct SeatForm {
    /// Unique in the brief; empty for a new one.
    pub code: String,
    pub role: String,
    pub count: u16,
    /// Fewest people; `None`: exactly `count`. 0 leaves the seat to the engine's choice.
    #[serde(default)]
    pub count_min: Option<u16>,
    pub hours: u16,
    /// Rank orders 1 to 17.
    pub rank_min: Option<u8>,
    pub rank_max: Option<u8>,
    /// Empty: every kind the office admits.
    pub kinds: Vec<String>,
    pub requirements: Vec<RequirementForm>,
    /// Filled by an office instead of a person the engine chooses.
    pub office: Option<String>,
    /// Honorarium of one holder, in whole rupiah; 0 where it does not count.
    #[serde(default)]
    pub cost: u32,
    /// Open to those on class or clinic duty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub duty_allowed: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct RequirementForm {
    pub competency: String,
    pub minimum: Option<u8>,
    pub preferred: Option<u8>,
    pub weight: u8,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct CoverageForm {
    pub competency: String,
    pub level: u8,
    pub people: u16,
    /// At most so many; `null`: any number.
    #[serde(default)]
    pub people_max: Option<u16>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct RepresentationForm {
    /// Beginning of the agencies' names, such as `Kecamatan`.
    pub prefix: String,
    pub people: u16,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct PinsForm {
    pub locked: Vec<LockForm>,
    /// NIPs.
    pub excluded: Vec<String>,
    pub included: Vec<String>,
    pub apart: Vec<PairForm>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct LockForm {
    pub seat: String,
    pub nip: String,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct PairForm {
    pub a: String,
    pub b: String,
}

/// Who is eligible for one seat of a form, rule by rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SeatCount {
    /// Index of the seat in the form.
    pub seat: u32,
    pub people: u32,
    pub agencies: u32,
    pub funnel: Vec<FunnelLine>,
    /// The rule without which most people would come in, and how many.
    pub removes_most: Option<RuleText>,
    pub removes_most_gain: u32,
    /// The agencies with eligible people, largest first, at most 60.
    pub by_agency: Vec<AgencyCount>,
}

/// People left after a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FunnelLine {
    pub rule: RuleText,
    pub remaining: u32,
    pub removed: u32,
    /// Of those removed, barred by nothing but an unknown level.
    pub not_assessed: u32,
    /// Of those removed, who serves until the end and is absent on some day of the term; empty for every other rule.
    pub absent: Vec<AbsentCount>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AbsentCount {
    /// As `AbsenceItem::kind`.
    pub kind: String,
    pub people: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencyCount {
    pub agency_id: String,
    pub agency: String,
    pub people: u32,
}

/// A rule in the user's words: catalogue key `rule_<kind>` with these values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RuleText {
    /// `all`, `excluded`, `standing`, `kind`, `rank`, `minimum`, `hours`, `teams`, `availability`, `seats`, `coverage`,
    /// `min_agencies`, `max_per_agency`, `host_share`, `no_lone_outsider`, `representation`, `growth`, `one_seat`, `locked`,
    /// `included`, `apart`.
    pub kind: String,
    /// The seat's role, if the rule is of a seat.
    pub seat: Option<String>,
    /// Name of the competency, person, agency prefix.
    pub subject: Option<String>,
    /// Level, rank code, hours, people, percent.
    pub value: Option<String>,
}

/// A thing in a form that must be mended before it can be saved or formed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FormFault {
    /// Path such as `title`, `seats.2.requirements.0.minimum`.
    pub field: String,
    /// Catalogue key `fault_<kind>`.
    pub kind: String,
}
