//! The only error that leaves the office: a code the caller can act on, and the values its text needs.
//!
//! The text lives in the one catalogue (`ui/src/lang/{id,en}.json`, key `problem_<code>`), read by the window and the cli.

use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;
use std::fmt;

/// An error as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Problem {
    /// Snake case, such as `file_newer`; its text is `problem_file_newer`.
    pub code: String,
    /// Values for the text's placeholders.
    pub params: BTreeMap<String, String>,
}

/// What every use case returns.
pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    pub fn new(code: &str) -> Problem {
        Problem { code: code.to_string(), params: BTreeMap::new() }
    }

    /// Adds a value for the text.
    pub fn with(mut self, key: &str, value: impl fmt::Display) -> Problem {
        self.params.insert(key.to_string(), value.to_string());
        self
    }

    /// The user stopped it; nothing was changed.
    pub fn cancelled() -> Problem {
        Problem::new("cancelled")
    }

    /// Something asked for is not in the file.
    pub fn not_found(what: &str, id: &str) -> Problem {
        Problem::new("not_found").with("what", what).with("id", id)
    }

    /// The row was changed by someone else since it was read.
    pub fn stale() -> Problem {
        Problem::new("stale")
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        for (key, value) in &self.params {
            write!(f, " {key}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

/// `Option` to `Result` for a thing asked for by id.
pub trait OrNotFound<T> {
    /// `not_found` with what and which.
    ///
    /// # Errors
    /// When there is no value.
    fn or_not_found(self, what: &str, id: &str) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, what: &str, id: &str) -> Result<T> {
        self.ok_or_else(|| Problem::not_found(what, id))
    }
}
