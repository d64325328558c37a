//! Days on which somebody in service is not free for a team.

use jiff::civil::Date;

/// Why a person in service is not free. Nothing more is known: the reason of a leave is not the office's business here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AbsenceKind {
    Leave,
    StudyLeave,
    /// Teaches.
    ClassDuty,
    /// Cares for patients.
    ClinicDuty,
    Other,
}

impl AbsenceKind {
    pub const ALL: [AbsenceKind; 5] = [AbsenceKind::Leave, AbsenceKind::StudyLeave, AbsenceKind::ClassDuty, AbsenceKind::ClinicDuty, AbsenceKind::Other];

    /// The stable key used in the database and on the wire.
    pub fn key(self) -> &'static str {
        match self {
            AbsenceKind::Leave => "leave",
            AbsenceKind::StudyLeave => "study_leave",
            AbsenceKind::ClassDuty => "class_duty",
            AbsenceKind::ClinicDuty => "clinic_duty",
            AbsenceKind::Other => "other",
        }
    }

    /// The inverse of [`AbsenceKind::key`].
    pub fn from_key(key: &str) -> Option<AbsenceKind> {
        AbsenceKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// A duty at one's own place of work: it leaves hours over, and a seat may be open to who has it.
    pub fn is_duty(self) -> bool {
        matches!(self, AbsenceKind::ClassDuty | AbsenceKind::ClinicDuty)
    }
}

/// A time in which a person is not free, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Absence {
    /// `None`: it has no beginning that matters. A duty without days holds always.
    pub first: Option<Date>,
    /// `None`: no end is known.
    pub last: Option<Date>,
    pub kind: AbsenceKind,
}

impl Absence {
    /// Whether it holds on any of these days, both included.
    pub fn touches(&self, start: Date, end: Date) -> bool {
        self.first.is_none_or(|first| first <= end) && self.last.is_none_or(|last| last >= start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_day_in_common_is_enough() {
        let (start, end) = (date(2027, 1, 4), date(2027, 6, 30));
        let touches = |first: Option<Date>, last: Option<Date>| Absence { first, last, kind: AbsenceKind::Leave }.touches(start, end);
        assert!(touches(Some(date(2026, 11, 1)), Some(start)));
        assert!(touches(Some(end), None));
        assert!(touches(None, None));
        assert!(!touches(Some(date(2026, 11, 1)), Some(date(2027, 1, 3))));
        assert!(!touches(Some(date(2027, 7, 1)), None));
        assert!(!touches(None, Some(date(2027, 1, 3))));
    }
}
