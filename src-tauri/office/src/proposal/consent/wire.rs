//! What crosses: an answer to be recorded, and answers as recorded.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Whose answer. What the person refuses counts as a chance given; what a superior refuses does not, and is counted against
/// the agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    Person,
    Superior,
}

impl Party {
    pub const ALL: [Party; 2] = [Party::Person, Party::Superior];

    /// As kept in the file.
    pub fn key(self) -> &'static str {
        match self {
            Party::Person => "person",
            Party::Superior => "superior",
        }
    }
}

/// What a member or their superior said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ConsentForm {
    pub nip: String,
    pub party: Party,
    /// `agreed`, `refused`; `asked` takes an answer back, `not_asked` the question too.
    pub answer: String,
    /// Who answered; needed of a superior.
    pub name: String,
    /// Needed of a refusal.
    pub reason: String,
}

/// An answer as recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ConsentView {
    pub party: Party,
    /// `not_asked`, `asked`, `agreed`, `refused`.
    pub answer: String,
    pub name: String,
    pub reason: String,
    /// ISO UTC; empty while not asked.
    pub at: String,
    pub by: String,
}
