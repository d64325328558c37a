//! People in: spreadsheets to rows, and rows to lists and profiles.

pub mod wire;

use crate::{Changed, Office, Problem, Progress, Result};
use std::path::PathBuf;
use wire::{AgencyItem, CompetencyItem, ImportItem, ImportReport, PeopleList, PeopleQuery, Profile, RosterStats};

impl Office {
    /// Reads the files of one import, ordered by kind, in one transaction.
    ///
    /// # Errors
    /// `cancelled`, `import_running`, database problems. A file that cannot be read is a finding, not an error.
    pub fn roster_import(&self, paths: &[PathBuf], progress: &Progress) -> Result<Changed<ImportReport>> {
        let _ = (paths, progress);
        Err(Problem::new("not_built"))
    }

    /// Past imports, newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_imports(&self) -> Result<Vec<ImportItem>> {
        Err(Problem::new("not_built"))
    }

    /// Takes a whole import back.
    ///
    /// # Errors
    /// `import_built_on` (params name what), `import_not_newest`, `not_found`.
    pub fn roster_import_undo(&self, id: &str) -> Result<Changed<()>> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// People that match.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_people(&self, query: &PeopleQuery) -> Result<PeopleList> {
        let _ = query;
        Err(Problem::new("not_built"))
    }

    /// One person, with their levels against a seat of a brief when one is named (brief id, seat code).
    ///
    /// # Errors
    /// `not_found`.
    pub fn roster_profile(&self, nip: &str, against: Option<(&str, &str)>) -> Result<Profile> {
        let _ = (nip, against);
        Err(Problem::new("not_built"))
    }

    /// Agencies with people, by name.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_agencies(&self) -> Result<Vec<AgencyItem>> {
        Err(Problem::new("not_built"))
    }

    /// Known competencies: standard ones first.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_competencies(&self) -> Result<Vec<CompetencyItem>> {
        Err(Problem::new("not_built"))
    }

    /// Counts.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_stats(&self) -> Result<RosterStats> {
        Err(Problem::new("not_built"))
    }
}
