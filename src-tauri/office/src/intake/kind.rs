//! What a sheet is about, in the order in which sheets are taken in.

use super::header::Header;
use super::sheet::Table;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Units,
    Competencies,
    Personnel,
    Ratings,
    TechnicalRatings,
    Performance,
    Workload,
    Absences,
    Teams,
    Memberships,
    Briefs,
    Seats,
    Requirements,
}

impl Kind {
    pub const ALL: [Kind; 13] = [
        Kind::Units,
        Kind::Competencies,
        Kind::Personnel,
        Kind::Ratings,
        Kind::TechnicalRatings,
        Kind::Performance,
        Kind::Workload,
        Kind::Absences,
        Kind::Teams,
        Kind::Memberships,
        Kind::Briefs,
        Kind::Seats,
        Kind::Requirements,
    ];

    /// As in the alias table.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Units => "units",
            Kind::Competencies => "competencies",
            Kind::Personnel => "personnel",
            Kind::Ratings => "ratings",
            Kind::TechnicalRatings => "technical_ratings",
            Kind::Performance => "performance",
            Kind::Workload => "workload",
            Kind::Absences => "absences",
            Kind::Teams => "teams",
            Kind::Memberships => "memberships",
            Kind::Briefs => "briefs",
            Kind::Seats => "seats",
            Kind::Requirements => "requirements",
        }
    }

    /// As on the wire: the three sheets of briefs are one kind.
    pub fn shown(self) -> &'static str {
        match self {
            Kind::Seats | Kind::Requirements => "briefs",
            other => other.key(),
        }
    }

    /// Whether a sheet that is of this kind is of no other, however many columns of another it has: a list of leaves names
    /// position and rank of everybody on it, a list of personnel no days of leave.
    pub fn decides(self) -> bool {
        self == Kind::Absences
    }

    /// Whether these fields make a sheet of this kind.
    pub fn is_met(self, has: impl Fn(&str) -> bool) -> bool {
        let all = |fields: &[&str]| fields.iter().all(|field| has(field));
        match self {
            Kind::Units => all(&["unit_id", "unit_name", "unit_parent"]),
            Kind::Competencies => all(&["comp_code", "comp_name"]),
            Kind::Personnel => {
                has("nip")
                    && has("nama")
                    && ["golongan", "jabatan", "unor", "unor_induk", "unor_id", "jenis_pegawai", "kedudukan_hukum"].iter().any(|field| has(field))
            }
            Kind::Ratings => has("nip") && super::header::RATED.iter().filter(|(field, _)| has(field)).count() >= 3,
            Kind::TechnicalRatings => all(&["nip", "comp_code", "level"]),
            Kind::Performance => all(&["nip", "year", "predikat_kinerja"]),
            Kind::Workload => all(&["nip", "hours_used"]),
            Kind::Absences => all(&["nip", "absence_kind", "absence_start"]),
            Kind::Teams => all(&["team_id", "team_name"]),
            Kind::Memberships => all(&["team_id", "nip"]),
            Kind::Briefs => all(&["brief_id", "brief_title"]),
            Kind::Seats => all(&["brief_id", "seat_id"]),
            Kind::Requirements => all(&["seat_id", "comp_code"]),
        }
    }
}

/// A sheet whose kind and columns are known.
pub struct Sheet {
    pub table: Table,
    pub kind: Kind,
    pub header: Header,
    /// Index of the file in the report.
    pub file: usize,
}
