//! People: rows to lists and profiles. They come in through the intake.

pub mod rows;
pub mod wire;

mod absence;
mod lists;
mod profile;
mod until;

pub use absence::{Absences, kind_of, parsed};
pub use lists::{full_name, short};
pub use until::until;

use crate::settings::keep;
use crate::{Office, OrNotFound, Result};
use profile::Asked;
use wire::{AgencyItem, CompetencyItem, PeopleList, PeopleQuery, Profile, RosterStats};

impl Office {
    /// People that match.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_people(&self, query: &PeopleQuery) -> Result<PeopleList> {
        self.db.read(|reader| lists::people(reader, query))
    }

    /// One person, with their levels against a seat of a brief when one is named (brief id, seat code).
    ///
    /// # Errors
    /// `not_found`.
    pub fn roster_profile(&self, nip: &str, against: Option<(&str, &str)>) -> Result<Profile> {
        let today = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
        self.db.read(|reader| {
            let mut seat = Vec::new();
            if let Some((brief, code)) = against {
                let form = crate::brief::rows::get(reader, brief)?.or_not_found("brief", brief)?;
                seat = form.seats.into_iter().find(|seat| seat.code == code).or_not_found("seat", code)?.requirements;
            }
            let fresh_years = keep::load(reader)?.assessment_years;
            profile::profile(reader, &Asked { nip, seat, today, fresh_years })
        })
    }

    /// Agencies with people, by name.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_agencies(&self) -> Result<Vec<AgencyItem>> {
        self.db.read(lists::agencies)
    }

    /// Known competencies: standard ones first.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_competencies(&self) -> Result<Vec<CompetencyItem>> {
        self.db.read(lists::competencies)
    }

    /// Counts.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_stats(&self) -> Result<RosterStats> {
        self.db.read(lists::stats)
    }
}
