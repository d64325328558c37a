//! People as the team needs them: who they are, where they serve, what they can do, how well it is known.

mod absence;
mod code;
mod nip;
mod rank;

pub use absence::{Absence, AbsenceKind};
pub use code::{CompetencyCode, Level};
pub use nip::{Nip, NipProblem, NipWarning, Sex};
pub use rank::Rank;

use std::fmt;

/// The kinds of civil servant in the files (UU 20/2023; PPPK Paruh Waktu since 2025).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AsnKind {
    Pns,
    Cpns,
    Pppk,
    PppkPartTime,
}

impl AsnKind {
    pub const ALL: [AsnKind; 4] = [AsnKind::Pns, AsnKind::Cpns, AsnKind::Pppk, AsnKind::PppkPartTime];

    /// The stable key used in the database and on the wire.
    pub fn key(self) -> &'static str {
        match self {
            AsnKind::Pns => "pns",
            AsnKind::Cpns => "cpns",
            AsnKind::Pppk => "pppk",
            AsnKind::PppkPartTime => "pppk_part_time",
        }
    }

    /// The inverse of [`AsnKind::key`].
    pub fn from_key(key: &str) -> Option<AsnKind> {
        AsnKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A name in its three parts. Titles are kept apart, because files disagree on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    pub front: String,
    pub name: String,
    pub back: String,
}

impl fmt::Display for PersonName {
    /// `front name, back`; a part that is empty, `-` or `0` is left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let empty = |part: &str| matches!(part.trim(), "" | "-" | "0");
        if !empty(&self.front) {
            write!(f, "{} ", self.front.trim())?;
        }
        f.write_str(self.name.trim())?;
        if !empty(&self.back) {
            write!(f, ", {}", self.back.trim())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_mean_nothing_are_left_out() {
        let name = |front: &str, back: &str| PersonName { front: front.into(), name: "Asep Contoh".into(), back: back.into() }.to_string();
        assert_eq!(name("", ""), "Asep Contoh");
        assert_eq!(name("-", "S.Sos"), "Asep Contoh, S.Sos");
        assert_eq!(name("0", "-"), "Asep Contoh");
        assert_eq!(name("Drs. H.", "M.Si."), "Drs. H. Asep Contoh, M.Si.");
    }
}
