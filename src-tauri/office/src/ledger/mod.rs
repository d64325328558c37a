//! The book: who served, what each is owed.

pub mod wire;

use crate::{Office, Problem, Result};
use wire::{AgencyBalance, BalanceList, PersonLedger, TeamItem};

impl Office {
    /// Everyone's balance, unrounded.
    ///
    /// # Errors
    /// Database problems.
    pub fn ledger_balance(&self) -> Result<BalanceList> {
        Err(Problem::new("not_built"))
    }

    /// One person's lines.
    ///
    /// # Errors
    /// `not_found`.
    pub fn ledger_person(&self, nip: &str) -> Result<PersonLedger> {
        let _ = nip;
        Err(Problem::new("not_built"))
    }

    /// # Errors
    /// Database problems.
    pub fn ledger_agencies(&self) -> Result<Vec<AgencyBalance>> {
        Err(Problem::new("not_built"))
    }

    /// Newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn ledger_teams(&self) -> Result<Vec<TeamItem>> {
        Err(Problem::new("not_built"))
    }
}
