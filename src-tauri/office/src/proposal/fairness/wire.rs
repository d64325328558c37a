//! What crosses: what a brief shuts out, before anyone decides.

use crate::brief::wire::RuleText;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What no balance sees of one proposal. The host's pins are left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProposalFairness {
    pub seats: Vec<SeatCandidates>,
    pub not_assessed: NotAssessed,
}

/// How many could really come for a seat, against seats of the same kind in other briefs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SeatCandidates {
    pub seat: String,
    pub role: String,
    /// People the seat takes in this team.
    pub places: u16,
    /// Who meets every rule of the seat.
    pub eligible: u32,
    /// Effective number of candidates, 1 / sum((pi/n)^2), by the chances frozen with the proposal.
    pub effective: f64,
    /// Seats of the same kind in other briefs: with the same role, or else with as many required levels.
    pub like: u32,
    pub median_eligible: Option<f64>,
    /// Over those of them that have a proposal.
    pub median_effective: Option<f64>,
    /// `sole`: no more people than places; `narrow`: at most two a place, or less than a quarter of the median; `open`.
    pub verdict: String,
    /// The requirement whose removal lets in the most people.
    pub rule: Option<RuleText>,
    /// How many that would be.
    pub adds: u32,
    /// The verdict in the office's language; empty for `open`.
    pub text: String,
}

/// People barred by nothing but a level (or a rank) nobody has recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct NotAssessed {
    /// Briefs looked at.
    pub briefs: u32,
    pub people: u32,
    /// Seats they would have had by the simple share, had they met the level.
    pub seats: f64,
    /// The most seats first.
    pub agencies: Vec<AgencyNotAssessed>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencyNotAssessed {
    pub agency_id: String,
    pub agency: String,
    pub people: u32,
    pub seats: f64,
}

/// People of an agency who were asked and did not come. Only what superiors refuse speaks of the agency's openness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencyRefusals {
    pub agency_id: String,
    pub agency: String,
    pub by_person: u32,
    pub by_superior: u32,
}

/// What was overruled by hand in the teams an agency hosts, over proposals that were approved or issued.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct HostOverrides {
    /// Empty where a brief names no host.
    pub agency_id: String,
    pub agency: String,
    /// Teams decided for, amendments not counted again.
    pub teams: u32,
    /// Of these, with at least one override.
    pub overruled: u32,
    pub overrides: u32,
    /// By kind, the most frequent first.
    pub kinds: Vec<OverrideCount>,
    /// Members of these teams, and of them who came in by hand: pinned in the brief, or put in by a change.
    pub members: u32,
    pub by_hand: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct OverrideCount {
    /// `lock`, `exclude`, `substitute`, `replace`, `swap`, `move`; `pin` and `bar` for people whom the brief itself kept in or out.
    pub action: String,
    pub count: u32,
}
