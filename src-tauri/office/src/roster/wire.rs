//! What crosses: people, agencies, competencies, imports.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What to list. Empty strings and `None` filter nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct PeopleQuery {
    /// Part of a name or NIP.
    pub search: String,
    pub agency_id: Option<String>,
    /// Rank orders 1 to 17, both included.
    pub rank_min: Option<u8>,
    pub rank_max: Option<u8>,
    pub competency: Option<String>,
    /// With `competency`: at least this level. 0 lists the people whose level is unknown.
    pub level: Option<u8>,
    pub active_only: bool,
    /// `name`, `agency`, `rank`, `balance`, `served`, `position`.
    pub sort: String,
    pub descending: bool,
}

/// All matches; the table shows what is in view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PeopleList {
    pub total: u32,
    pub rows: Vec<PersonRow>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PersonRow {
    pub nip: String,
    /// With titles.
    pub name: String,
    pub agency_id: String,
    pub agency: String,
    pub position: String,
    /// `III/c`; empty when unknown.
    pub rank: String,
    pub kind: String,
    pub active: bool,
    /// Seats served, from the ledger.
    pub served: u32,
    pub balance: f64,
    /// The level in the filtered competency, when one is filtered and known.
    pub level: Option<u8>,
}

/// One person, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Profile {
    pub nip: String,
    pub name: String,
    pub agency_id: String,
    pub agency: String,
    /// From the agency down to the person's own unit.
    pub unit_path: Vec<String>,
    pub position: String,
    pub position_kind: String,
    pub position_since: Option<String>,
    /// `Penata (III/c)`
    pub rank: String,
    pub rank_since: Option<String>,
    pub kind: String,
    /// The office's word, such as `Tugas Belajar`.
    pub standing: String,
    pub active: bool,
    pub education: String,
    /// ISO date; retirement or end of contract.
    pub until: Option<String>,
    /// By first day.
    pub absences: Vec<AbsenceItem>,
    /// The standing is a leave whose days are known: they decide, not the standing.
    pub days_decide: bool,
    pub hours_used: u16,
    pub levels: Vec<ProfileLevel>,
    pub performance: Vec<PerformanceYear>,
    pub teams: Vec<TeamServed>,
    pub partners: Vec<Partner>,
    pub balance: f64,
    /// When the row was last changed by an import, ISO UTC.
    pub updated: String,
}

/// A time in which a person is not free for a team, both days included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AbsenceItem {
    pub id: String,
    pub nip: String,
    pub name: String,
    /// `leave`, `study_leave`, `class_duty`, `clinic_duty`, `other`.
    pub kind: String,
    /// ISO date; `None`, of a duty: always.
    pub first: Option<String>,
    /// ISO date; `None`: no end is known.
    pub last: Option<String>,
    /// Empty for a leave, whose reason is not kept.
    pub note: String,
    /// The file it was read from; empty when entered by hand.
    pub source: String,
}

/// An absence as entered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct AbsenceForm {
    /// `None` for a new one.
    pub id: Option<String>,
    pub nip: String,
    pub kind: String,
    pub first: Option<String>,
    pub last: Option<String>,
    pub note: String,
}

/// A competency of a person; `level` `None` means not assessed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProfileLevel {
    pub code: String,
    pub name: String,
    /// `manajerial`, `sosial_kultural`, `teknis`.
    pub kind: String,
    pub level: Option<u8>,
    /// ISO date or year.
    pub dated: Option<String>,
    pub source: Option<String>,
    /// Older than the office's limit.
    pub stale: bool,
    /// What a chosen seat asks.
    pub minimum: Option<u8>,
    pub preferred: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PerformanceYear {
    pub year: u16,
    pub rating: String,
}

/// A team served on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TeamServed {
    pub team: String,
    pub role: String,
    pub decree: String,
    pub start: Option<String>,
    pub end: Option<String>,
    pub host: String,
    pub mark: Option<f64>,
    /// Formed by Rampak, or imported from before.
    pub by_rampak: bool,
}

/// Someone a person has worked with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Partner {
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub agency_id: String,
    pub times: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencyItem {
    pub id: String,
    pub name: String,
    /// Initials for the chip.
    pub short: String,
    pub people: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CompetencyItem {
    pub code: String,
    pub name: String,
    pub kind: String,
    /// People with a known level.
    pub rated: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RosterStats {
    pub people: u32,
    pub agencies: u32,
    pub units: u32,
    pub ratings: u32,
    /// Person x standard competency without a known level.
    pub unknown_ratings: u32,
}

/// What one import read, changed and refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ImportReport {
    /// `None` when nothing changed and so nothing was recorded.
    pub import: Option<String>,
    pub files: Vec<FileReport>,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FileReport {
    /// Name without folder.
    pub file: String,
    /// `personnel`, `units`, `competencies`, `ratings`, `technical_ratings`, `performance`, `workload`, `absences`, `teams`,
    /// `memberships`, `briefs`, several joined by `+`, or `unknown`.
    pub kind: String,
    pub new: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub refused: u32,
}

/// One thing to know about one cell. Texts come from the catalogue: `finding_<kind>`, `treatment_<treatment>`, `advice_<kind>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Finding {
    pub file: String,
    pub sheet: String,
    /// 1-based as in the spreadsheet; for csv the record number with the header as 1; 0 for the whole sheet.
    pub row: u32,
    /// 1-based; 0 for the whole row.
    pub column: u32,
    /// The header over the cell, if known.
    pub header: String,
    pub kind: String,
    pub value: String,
    /// `repaired`, `warned`, `asked`, `refused_row`, `refused_cell`, `merged`, `ignored`.
    pub treatment: String,
    /// In words, in the office's language.
    pub advice: String,
}

/// A past import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ImportItem {
    pub id: String,
    /// ISO UTC.
    pub at: String,
    pub by: String,
    pub files: Vec<FileReport>,
    pub findings: u32,
    pub undone: bool,
    /// Only the newest not undone can be undone.
    pub can_undo: bool,
}
