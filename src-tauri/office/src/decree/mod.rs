//! Decrees: drafted from an approved team, worded, printed, issued for ever.

pub mod wire;

use crate::{Changed, Office, Problem, Result};
use std::path::Path;
use wire::{DecreeForm, DecreeItem, DecreeView, ExportResult};

impl Office {
    /// Newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn decree_list(&self) -> Result<Vec<DecreeItem>> {
        Err(Problem::new("not_built"))
    }

    /// # Errors
    /// `not_found`.
    pub fn decree_get(&self, id: &str) -> Result<DecreeView> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// A draft from an approved proposal; the same draft when there is one.
    ///
    /// # Errors
    /// `not_found`, `proposal_not_approved`.
    pub fn decree_draft(&self, proposal: &str) -> Result<Changed<DecreeView>> {
        let _ = proposal;
        Err(Problem::new("not_built"))
    }

    /// # Errors
    /// `stale`, `decree_issued`, `date_invalid`.
    pub fn decree_save(&self, id: &str, form: &DecreeForm) -> Result<Changed<DecreeView>> {
        let _ = (id, form);
        Err(Problem::new("not_built"))
    }

    /// Throws a draft away; the proposal stays approved.
    ///
    /// # Errors
    /// `decree_issued`.
    pub fn decree_delete(&self, id: &str) -> Result<Changed<()>> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// The pages of a form as it stands, each an SVG.
    ///
    /// # Errors
    /// `glyph_missing`, `date_invalid`.
    pub fn decree_pages(&self, id: &str, form: &DecreeForm) -> Result<Vec<String>> {
        let _ = (id, form);
        Err(Problem::new("not_built"))
    }

    /// Writes PDF and DOCX where asked.
    ///
    /// # Errors
    /// `not_found`, `glyph_missing`, `file_write` (params path, reason).
    pub fn decree_export(&self, id: &str, pdf: Option<&Path>, docx: Option<&Path>) -> Result<ExportResult> {
        let _ = (id, pdf, docx);
        Err(Problem::new("not_built"))
    }

    /// Writes both into a folder, named by number or subject; an existing file is never overwritten.
    ///
    /// # Errors
    /// As `decree_export`.
    pub fn decree_export_into(&self, id: &str, folder: &Path) -> Result<ExportResult> {
        let _ = (id, folder);
        Err(Problem::new("not_built"))
    }

    /// Gives number and date and fixes the decree; writes participation and chances to the ledger.
    ///
    /// # Errors
    /// `decree_issued`, `decree_checks`, `number_taken`, `date_invalid`, `proposal_breaches`.
    pub fn decree_issue(&self, id: &str, number: &str, date: &str) -> Result<Changed<DecreeView>> {
        let _ = (id, number, date);
        Err(Problem::new("not_built"))
    }
}
