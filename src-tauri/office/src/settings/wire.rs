//! What crosses: the office's settings, the home page, the file itself.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A copy of the office file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Saved {
    /// Where it is.
    pub file: String,
}

/// Everything a regulation or an office can change, kept in the office file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Settings {
    pub version: i32,
    /// `id` or `en`.
    pub language: String,
    /// Name of the person at this desk; stamped on approvals and overrides.
    pub user_name: String,
    /// `Kabupaten Karawang`
    pub region: String,
    /// `Karawang`
    pub place: String,
    /// Weekly hours a person may give to teams.
    pub hours_cap: u16,
    /// Teams at once.
    pub teams_cap: u16,
    /// Teams with an honorarium at once. The standard of regional costs (Perpres 72/2025) lets the region set it.
    pub paid_teams_cap: u16,
    /// Percent of the best fit that may be given up for a fairer team.
    pub fit_tolerance: f64,
    /// Months in which a past pair counts as a repeat.
    pub pair_window_months: u16,
    /// Years for which an assessment counts as fresh.
    pub assessment_years: u16,
    /// Months in which a team comes to weigh half in the balances; 0: never.
    pub half_life_months: u16,
    /// Whether a refusal by the person counts as a chance given.
    pub refusal_counts: bool,
    /// Whether a decree waits until every member and superior agreed.
    pub consent_required: bool,
    /// Kinds of ASN that may sit on teams: `pns`, `cpns`, `pppk`, `pppk_part_time`.
    pub asn_kinds: Vec<String>,
    /// Whether retirement and contract end before the end of the term bar a person.
    pub check_retirement: bool,
    pub decree: DecreeSettings,
}

/// Defaults for new decrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DecreeSettings {
    /// `a4` or `f4`.
    pub paper: String,
    /// Points.
    pub font_size: f64,
    /// Centimetres.
    pub margin_top: f64,
    pub margin_right: f64,
    pub margin_bottom: f64,
    pub margin_left: f64,
    pub centred_letterhead: bool,
    /// Print the neutral emblem.
    pub emblem: bool,
    pub letterhead: Vec<String>,
    pub address: String,
    /// `BUPATI KARAWANG`
    pub issuer: String,
    /// Lines above the signature.
    pub signatory_capacity: Vec<String>,
    pub signatory_name: String,
    pub signatory_rank: String,
    pub signatory_nip: String,
    /// Default legal bases, each a whole citation.
    pub recalling: Vec<String>,
    /// Citations to choose from.
    pub recalling_library: Vec<String>,
    pub copies: Vec<String>,
}

/// The file that is open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct OfficeInfo {
    /// Name of the file, without its folder.
    pub file: String,
    /// Filled with the sample regency: marked CONTOH everywhere.
    pub sample: bool,
    /// No person yet.
    pub empty: bool,
    pub people: u32,
    pub program_version: String,
}

/// What waits for whom, and two small pictures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Home {
    pub waiting: Vec<WaitingItem>,
    pub freshness: Vec<Freshness>,
    pub people: u32,
    pub agencies: u32,
    /// Active people who have never served on a team, and all active people.
    pub never_served: u32,
    pub active: u32,
    /// Histogram of seats served: 0, 1, 2, 3, 4, 5 or more.
    pub served_histogram: Vec<u32>,
    /// The agencies with most ties: inside and outside.
    pub openness: Vec<AgencyOpenness>,
}

/// One thing that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct WaitingItem {
    /// `brief_draft`, `proposal_open`, `proposal_approved`, `decree_draft`.
    pub kind: String,
    pub id: String,
    pub title: String,
    /// ISO UTC.
    pub since: String,
}

/// How old one kind of data is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Freshness {
    /// A kind of sheet, such as `personnel`.
    pub kind: String,
    /// ISO UTC of the last import, if any.
    pub imported: Option<String>,
    pub rows: u32,
}

/// E-I index of one agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencyOpenness {
    pub agency_id: String,
    pub agency: String,
    pub internal_ties: u32,
    pub external_ties: u32,
    /// (external - internal) / (external + internal), -1 closed to +1 open (Krackhardt and Stern 1988).
    pub index: f64,
    /// What random mixing of the same sizes would give.
    pub expected: f64,
}
