//! Needs: briefs with their seats, and who is eligible while typing.

pub mod wire;

use crate::roster::wire::ImportReport;
use crate::{Changed, Office, Problem, Progress, Result};
use std::path::PathBuf;
use wire::{BriefForm, BriefItem, FormFault, SeatCount};

impl Office {
    /// In the order of the file they came from, then as made.
    ///
    /// # Errors
    /// Database problems.
    pub fn brief_list(&self) -> Result<Vec<BriefItem>> {
        Err(Problem::new("not_built"))
    }

    /// A brief by id, or by its code.
    ///
    /// # Errors
    /// `not_found`.
    pub fn brief_get(&self, id: &str) -> Result<BriefForm> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// Faults that keep a form from being formed; it can be saved as a draft all the same when it has a title.
    ///
    /// # Errors
    /// Database problems.
    pub fn brief_check(&self, form: &BriefForm) -> Result<Vec<FormFault>> {
        let _ = form;
        Err(Problem::new("not_built"))
    }

    /// Saves, and answers the id.
    ///
    /// # Errors
    /// `stale`, `brief_no_title`, `brief_code_taken`.
    pub fn brief_save(&self, form: &BriefForm) -> Result<Changed<BriefForm>> {
        let _ = form;
        Err(Problem::new("not_built"))
    }

    /// A copy, marked as such.
    ///
    /// # Errors
    /// `not_found`.
    pub fn brief_clone(&self, id: &str) -> Result<Changed<String>> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// Hides a brief and its open proposals; `brief_restore` brings it back.
    ///
    /// # Errors
    /// `brief_has_decree`, `not_found`.
    pub fn brief_delete(&self, id: &str) -> Result<Changed<()>> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// Undoes `brief_delete`.
    ///
    /// # Errors
    /// `not_found`.
    pub fn brief_restore(&self, id: &str) -> Result<Changed<()>> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// Reads briefs from workbooks like `proyek.xlsx`.
    ///
    /// # Errors
    /// As `roster_import`.
    pub fn brief_import(&self, paths: &[PathBuf], progress: &Progress) -> Result<Changed<ImportReport>> {
        let _ = (paths, progress);
        Err(Problem::new("not_built"))
    }

    /// Eligible people and agencies per seat of a form as it stands.
    ///
    /// # Errors
    /// Database problems.
    pub fn brief_count(&self, form: &BriefForm) -> Result<Vec<SeatCount>> {
        let _ = form;
        Err(Problem::new("not_built"))
    }
}
