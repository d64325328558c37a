//! Forms teams: the file's rows to a frozen instance, the engine in its child process, the result to a proposal.

pub mod wire;

use crate::{Changed, Office, Problem, Progress, Result};
use wire::{FormationOptions, FormationResult};

/// What is kept in memory between calls.
#[derive(Default)]
pub struct Memory;

impl Office {
    /// Forms a team for a brief (id or code) and keeps it as a proposal.
    ///
    /// # Errors
    /// `cancelled`, `brief_faults`, `not_found`, `worker_failed`. An impossible brief is a result, not an error.
    pub fn formation_propose(&self, brief: &str, options: &FormationOptions, progress: &Progress) -> Result<Changed<FormationResult>> {
        let _ = (brief, options, progress);
        Err(Problem::new("not_built"))
    }
}
