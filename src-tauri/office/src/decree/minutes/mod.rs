//! The minutes of a lottery (Berita Acara Undian): worded from what was frozen and drawn, and printed as a decree is. Nothing of
//! them is kept.

pub mod wire;

mod phrases;

mod wording;

use super::files;
use super::wire::ExportResult;
use crate::{Office, Result, settings};
use rampak_core::decree::Minutes;
use std::path::Path;
use wire::{MinutesForm, SignerForm};
use wording::{Paper, minutes};

/// Lines for witnesses where none is named.
const WITNESSES: usize = 2;

impl Office {
    /// What is filled in of the newest draw's minutes, as it begins.
    ///
    /// # Errors
    /// `not_found`, `lottery_changed`, `lottery_not_drawn`.
    pub fn minutes_form(&self, lottery: &str) -> Result<MinutesForm> {
        let record = self.lottery_record(lottery)?;
        Ok(MinutesForm {
            number: String::new(),
            place: self.settings_get()?.place,
            means: wording::means(record.digits),
            zone: wording::ZONES[0].0.into(),
            leader: SignerForm::default(),
            witnesses: vec![SignerForm::default(); WITNESSES],
        })
    }

    /// The pages, each an SVG.
    ///
    /// # Errors
    /// As `minutes_form`; `glyph_missing`, `zone_unknown`.
    pub fn minutes_pages(&self, lottery: &str, form: &MinutesForm) -> Result<Vec<String>> {
        rampak_press::pages(&self.minutes(lottery, form)?).map_err(files::problem)
    }

    /// Writes PDF and DOCX where asked; a half-written file is never left.
    ///
    /// # Errors
    /// As `minutes_pages`; `file_write` (params path, reason).
    pub fn minutes_export(&self, lottery: &str, form: &MinutesForm, pdf: Option<&Path>, docx: Option<&Path>) -> Result<ExportResult> {
        files::export(&self.minutes(lottery, form)?, pdf, docx)
    }

    /// Writes both into a folder; an existing file is never overwritten.
    ///
    /// # Errors
    /// As `minutes_export`.
    pub fn minutes_export_into(&self, lottery: &str, form: &MinutesForm, folder: &Path) -> Result<ExportResult> {
        let paper = self.minutes(lottery, form)?;
        let name = files::name("BA-Undian-", paper.number.as_deref().unwrap_or(&paper.subject));
        let (pdf, docx) = files::free(folder, &name);
        files::export(&paper, Some(&pdf), Some(&docx))
    }

    fn minutes(&self, lottery: &str, form: &MinutesForm) -> Result<Minutes> {
        let record = self.lottery_record(lottery)?;
        let host = self.host(record.form.host_id.as_deref())?;
        let (settings, sample) = self.db.read(|reader| Ok((settings::keep::load(reader)?, settings::keep::sample(reader)?)))?;
        minutes(&Paper { record: &record, host: &host, settings: &settings, sample }, form)
    }
}
