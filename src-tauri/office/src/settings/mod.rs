//! The office's own tables: settings, imports, the sample; and the home page.

pub mod wire;

use crate::{Changed, Office, Problem, Progress, Result};
use wire::{Home, OfficeInfo, Settings};

impl Office {
    /// # Errors
    /// Database problems.
    pub fn office_info(&self) -> Result<OfficeInfo> {
        Err(Problem::new("not_built"))
    }

    /// Fills an empty file with the sample regency, marked as such.
    ///
    /// # Errors
    /// `file_not_empty`, `cancelled`.
    pub fn sample_load(&self, progress: &Progress) -> Result<Changed<OfficeInfo>> {
        let _ = progress;
        Err(Problem::new("not_built"))
    }

    /// # Errors
    /// Database problems.
    pub fn settings_get(&self) -> Result<Settings> {
        Err(Problem::new("not_built"))
    }

    /// # Errors
    /// `stale`, `setting_invalid` (params field).
    pub fn settings_save(&self, settings: &Settings) -> Result<Changed<Settings>> {
        let _ = settings;
        Err(Problem::new("not_built"))
    }

    /// # Errors
    /// Database problems.
    pub fn home(&self) -> Result<Home> {
        Err(Problem::new("not_built"))
    }
}
