//! What crosses: who served, what each is owed.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Balances of everyone; they sum to 0. The measures beside them are those of every report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BalanceList {
    pub sum: f64,
    /// Served against owed, each person weighed by what they were owed: Gini 0 and Jain 1 are even.
    pub gini: f64,
    pub jain: f64,
    /// People who ever had a chance above 0 in a team issued here, in either reading; what opening entries credit is none.
    pub eligible: u32,
    /// Of these, never on a team of any kind.
    pub never: u32,
    /// That as a share, 0 to 1; `None` while nobody was eligible.
    pub never_share: Option<f64>,
    /// Balances of anyone.
    pub largest: f64,
    pub smallest: f64,
    /// E-I index of all ties, -1 to +1, a tie between two agencies once; `None` without ties.
    pub index: Option<f64>,
    /// What random mixing of agencies of these sizes would give.
    pub expected: Option<f64>,
    pub people: Vec<PersonBalance>,
}

/// Not rounded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PersonBalance {
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub agency_id: String,
    pub balance: f64,
    pub credit: f64,
    pub debit: f64,
    pub served: u32,
    /// Ever eligible, as in the list.
    pub eligible: bool,
}

/// One person's lines; they add up to the balance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PersonLedger {
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub balance: f64,
    /// Chances of all teams whose seats they met, whatever their fit, less seats served; it decides nothing. `None` while
    /// no team's are known.
    pub opportunity_gap: Option<f64>,
    pub lines: Vec<ChanceLine>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct ChanceLine {
    /// `opening` for teams from before the product, `decree`, or `moved` for the part of a term that an amendment or a
    /// revocation moved.
    pub kind: String,
    pub team: String,
    pub decree: String,
    /// ISO date.
    pub date: Option<String>,
    pub role: Option<String>,
    /// The chance fairly had, 0 to 1, and the seat taken; both as faded by now.
    pub credit: f64,
    pub debit: f64,
    /// Balance after this line.
    pub after: f64,
    /// What a whole entry counts for today, 0 to 1; `None` of the opening line, which holds teams of many days.
    pub weight: Option<f64>,
    /// The debit is of a seat they refused.
    pub refused: bool,
}

/// Balances of an agency's people together: below 0 it lent more than its share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencyBalance {
    pub agency_id: String,
    pub agency: String,
    pub people: u32,
    pub served: u32,
    pub seats_per_head: f64,
    pub balance: f64,
    /// Ever eligible, and of these never on a team: as in the list of balances.
    pub eligible: u32,
    pub never: u32,
    /// Seats on teams issued here, of which alone it is known who was eligible, for each person ever eligible.
    pub seats_per_eligible: Option<f64>,
    pub internal_ties: u32,
    pub external_ties: u32,
    /// E-I index, -1 to +1; `None` without ties.
    pub index: Option<f64>,
    pub expected: Option<f64>,
}

/// A team in the book.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct TeamItem {
    pub id: String,
    pub title: String,
    pub decree: String,
    pub host: String,
    pub start: Option<String>,
    pub end: Option<String>,
    pub members: u32,
    pub agencies: u32,
    /// Blau's heterogeneity, 1 - sum(share^2) over the agencies of its members: 0 for one agency, towards 1 for many.
    pub blau: f64,
    pub by_rampak: bool,
}

/// Who lends people to whom, over all teams whose host is known. Members count for the agency they belong to today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct Lending {
    /// Teams counted, and teams whose host nobody recorded.
    pub teams: u32,
    pub no_host: u32,
    /// The largest lender, by net, first. The net of all is 0.
    pub agencies: Vec<AgencyLending>,
    /// The most seats first.
    pub pairs: Vec<LendingPair>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AgencyLending {
    pub agency_id: String,
    pub agency: String,
    /// Seats its people hold on teams of others.
    pub lent: u32,
    /// Seats that people of others hold on its teams.
    pub borrowed: u32,
    /// Lent less borrowed.
    pub net: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct LendingPair {
    pub from_id: String,
    pub from: String,
    pub to_id: String,
    pub to: String,
    pub seats: u32,
}

/// Whom preferred levels and tight tolerances shut out. Reported; it decides nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct OpportunityList {
    /// Teams counted, and teams of which nobody recorded who met what was required.
    pub teams: u32,
    pub not_counted: u32,
    pub sum: f64,
    /// Everyone who had an opportunity or served, the largest gap first.
    pub people: Vec<PersonOpportunity>,
}

/// As faded by now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PersonOpportunity {
    pub nip: String,
    pub name: String,
    pub agency_id: String,
    pub agency: String,
    /// Sum of the simple shares over all who met the required levels.
    pub opportunity: f64,
    /// Seats served on the teams counted.
    pub served: f64,
    /// Opportunity less served.
    pub gap: f64,
}
