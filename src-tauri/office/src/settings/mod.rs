//! The office's own tables: settings, imports, the sample; and the home page.

pub mod wire;

pub(crate) mod keep;

pub(crate) mod rows;

mod sample;

use crate::{Changed, Office, Problem, Progress, Result, Room};
use std::path::{Path, PathBuf};
use wire::{OfficeInfo, Saved, Settings};

impl Office {
    /// # Errors
    /// Database problems.
    pub fn office_info(&self) -> Result<OfficeInfo> {
        let (people, sample) = self.db.read(|reader| Ok((crate::roster::rows::headcount(reader)?, keep::sample(reader)?)))?;
        Ok(OfficeInfo {
            file: self.db.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            sample,
            empty: people == 0,
            people,
            program_version: env!("CARGO_PKG_VERSION").into(),
        })
    }

    /// A name for a copy made today.
    pub fn office_backup_name(&self) -> String {
        let stem = self.db.path().file_stem().map_or_else(|| "kantor".into(), |stem| stem.to_string_lossy().into_owned());
        format!("{stem} {}.rampak", crate::stamp::today())
    }

    /// Copies the office to a new file, whole whatever else goes on.
    ///
    /// # Errors
    /// `file_exists`, `disk_full`, `file_cannot_open`.
    pub fn office_backup(&self, path: &Path) -> Result<Saved> {
        self.db.copy_to(path)?;
        Ok(Saved { file: path.display().to_string() })
    }

    /// Fills an empty file with the sample regency, marked as such.
    ///
    /// # Errors
    /// `file_not_empty`, `cancelled`.
    pub fn sample_load(&self, progress: &Progress) -> Result<Changed<OfficeInfo>> {
        if !self.office_info()?.empty {
            return Err(Problem::new("file_not_empty"));
        }
        let folder = std::env::temp_dir().join(format!("rampak-contoh-{}", crate::stamp::id()));
        let answer = unpack(&folder).and_then(|paths| self.roster_import(&paths, progress));
        // the sample holds no real person, and a folder left behind harms nobody
        let _ = std::fs::remove_dir_all(&folder);
        answer?;
        self.db.write(keep::mark_sample)?;
        Ok(Changed::new(self.office_info()?, &[Room::Roster, Room::Brief, Room::Ledger, Room::Settings]))
    }

    /// # Errors
    /// Database problems.
    pub fn settings_get(&self) -> Result<Settings> {
        self.db.read(keep::load)
    }

    /// # Errors
    /// `stale`, `setting_invalid` (params field).
    pub fn settings_save(&self, settings: &Settings) -> Result<Changed<Settings>> {
        if let Some(field) = keep::fault(settings) {
            return Err(Problem::new("setting_invalid").with("field", field));
        }
        let settings = settings.clone();
        let saved = self.db.write(move |tx| keep::save(tx, &settings))?;
        // balances follow the half-life, and every page that shows them
        Ok(Changed::new(saved, &[Room::Settings, Room::Brief, Room::Roster, Room::Ledger, Room::Proposal]))
    }
}

fn unpack(folder: &std::path::Path) -> Result<Vec<PathBuf>> {
    let wrote = |path: &std::path::Path, fault: std::io::Error| Problem::new("file_write").with("path", path.display()).with("reason", fault);
    std::fs::create_dir_all(folder).map_err(|fault| wrote(folder, fault))?;
    sample::FILES
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            std::fs::write(&path, bytes).map_err(|fault| wrote(&path, fault))?;
            Ok(path)
        })
        .collect()
}
