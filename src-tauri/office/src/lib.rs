//! The office: the one door to everything Rampak does. `Office::open` a file, then one group of methods per room.
//!
//! Office stamps times and users, keeps the database, reads spreadsheets and runs the engine in a child process.
//! Core thinks; nothing here decides who is eligible or which team is best.

pub mod change;
pub mod problem;
pub mod progress;

pub mod database;
pub mod worker;

pub mod roster;

pub mod brief;

pub mod ledger;

pub mod formation;

pub mod proposal;

pub mod decree;

pub mod settings;

pub mod intake;

mod home;

mod stamp;

pub mod words;

pub use change::{Changed, Room};
pub use problem::{OrNotFound, Problem, Result};
pub use progress::{Progress, ProgressLine, Wish};
pub use worker::Engine;

use database::Database;
use std::path::Path;

/// An open office file.
pub struct Office {
    pub(crate) db: Database,
    pub(crate) engine: Engine,
    pub(crate) memory: formation::Memory,
    language: Option<String>,
}

impl Office {
    /// Opens an office file, and makes it when there is none.
    ///
    /// # Errors
    /// `file_not_office`, `file_newer`, `file_migration_changed`, `file_locked`, `file_read_only`, `disk_full`.
    pub fn open(path: &Path, engine: Engine) -> Result<Office> {
        Ok(Office { db: Database::open(path)?, engine, memory: formation::Memory::default(), language: None })
    }

    /// Answers in this language instead of the office's own; the setting stays.
    #[must_use]
    pub fn speaking(mut self, language: &str) -> Office {
        self.language = Some(language.to_string());
        self
    }
}
