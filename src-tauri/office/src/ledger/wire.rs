//! What crosses: who served, what each is owed.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Balances of everyone; they sum to 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BalanceList {
    pub sum: f64,
    /// Served against owed, each person weighed by what they were owed: Gini 0 and Jain 1 are even.
    pub gini: f64,
    pub jain: f64,
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
}

/// One person's lines; they add up to the balance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PersonLedger {
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub balance: f64,
    pub lines: Vec<ChanceLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ChanceLine {
    /// `opening` for teams from before the product, or `decree`.
    pub kind: String,
    pub team: String,
    pub decree: String,
    /// ISO date.
    pub date: Option<String>,
    pub role: Option<String>,
    /// The chance fairly had, 0 to 1.
    pub credit: f64,
    pub debit: f64,
    /// Balance after this line.
    pub after: f64,
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
    /// Never chosen among the active.
    pub never: u32,
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
    pub by_rampak: bool,
}
