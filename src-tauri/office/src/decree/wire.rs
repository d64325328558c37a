//! What crosses: a decree as a form, its pages, its checks.

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DecreeItem {
    pub id: String,
    pub proposal_id: String,
    pub brief_title: String,
    pub subject: String,
    pub number: Option<String>,
    pub date: Option<String>,
    /// `draft` or `issued`.
    pub state: String,
    pub members: u32,
    pub updated: String,
    /// `founding`, `amendment`, `revocation`.
    pub kind: String,
    /// Its team was ended by a decree of the same chain.
    pub revoked: bool,
}

/// A decree, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DecreeView {
    pub id: String,
    pub proposal_id: String,
    pub brief_title: String,
    pub state: String,
    pub form: DecreeForm,
    pub checks: Vec<CheckView>,
    /// SHA-256 of what was issued, in hex.
    pub hash: Option<String>,
    pub issued: Option<String>,
    pub issued_by: Option<String>,
    /// `founding`, `amendment`, `revocation`.
    pub kind: String,
    pub revoked: bool,
    /// ISO day from which an amendment or a revocation holds.
    pub effective: Option<String>,
    /// The founding decree and those that changed it, in order, this one among them; alone it is a founding one that nothing changed.
    pub chain: Vec<DecreeLink>,
}

/// A decree of a chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DecreeLink {
    pub id: String,
    pub kind: String,
    pub state: String,
    pub number: Option<String>,
    pub date: Option<String>,
    pub effective: Option<String>,
}

/// Who leaves an issued team, from when, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AmendForm {
    /// NIPs.
    pub out: Vec<String>,
    /// ISO; the first day without them.
    pub date: String,
    pub reason: String,
}

/// When a team ends early, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct RevokeForm {
    /// ISO; the first day without the team.
    pub date: String,
    pub reason: String,
}

/// The editable wording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DecreeForm {
    pub version: i32,
    /// `a4` or `f4`.
    pub paper: String,
    pub font_size: f64,
    pub margins: Vec<f64>,
    pub centred_letterhead: bool,
    pub emblem: bool,
    pub letterhead: Vec<String>,
    pub address: String,
    pub title: String,
    pub number: String,
    pub subject: String,
    pub issuer: String,
    pub considering: Vec<String>,
    pub recalling: Vec<String>,
    pub noting: Vec<String>,
    pub enacting: String,
    pub dictums: Vec<DictumForm>,
    pub place: String,
    /// ISO date or empty.
    pub date: String,
    pub capacity: Vec<String>,
    pub signatory_name: String,
    pub signatory_rank: String,
    pub signatory_nip: String,
    pub copies: Vec<String>,
    pub annex_title: String,
    pub members: Vec<MemberForm>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct DictumForm {
    pub text: String,
    pub items: Vec<String>,
}

/// A member as printed. Name, NIP and seat come from the approved team; the office may mend titles and positions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MemberForm {
    pub name: String,
    pub nip: String,
    pub rank: String,
    pub position: String,
    pub agency: String,
    pub role: String,
}

/// Something to mend: catalogue key `check_<kind>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CheckView {
    pub kind: String,
    /// Field of the form, such as `recalling.3`.
    pub field: String,
    pub blocks: bool,
}

/// Where an export went.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ExportResult {
    /// Paths written.
    pub files: Vec<String>,
}
