//! Proposals: seen, questioned, changed by hand, approved.

pub mod wire;

use crate::{Changed, Office, Problem, Progress, Result};
use wire::{ChangeView, ProposalChange, ProposalItem, ProposalView, ReplacementView, WhyNotView, WhyView};

impl Office {
    /// Of one brief, or all; newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn proposal_list(&self, brief: Option<&str>) -> Result<Vec<ProposalItem>> {
        let _ = brief;
        Err(Problem::new("not_built"))
    }

    /// # Errors
    /// `not_found`.
    pub fn proposal_get(&self, id: &str) -> Result<ProposalView> {
        let _ = id;
        Err(Problem::new("not_built"))
    }

    /// Why this member.
    ///
    /// # Errors
    /// `not_found`, `not_on_team`.
    pub fn proposal_why(&self, id: &str, nip: &str) -> Result<WhyView> {
        let _ = (id, nip);
        Err(Problem::new("not_built"))
    }

    /// Why not that one: the first rule that bars, or the cost of forcing them in.
    ///
    /// # Errors
    /// `not_found`, `cancelled`.
    pub fn proposal_why_not(&self, id: &str, nip: &str, progress: &Progress) -> Result<WhyNotView> {
        let _ = (id, nip, progress);
        Err(Problem::new("not_built"))
    }

    /// Lock, exclude, replace: previewed with `dry_run`, else kept as a new proposal that supersedes this one.
    ///
    /// # Errors
    /// `not_found`, `proposal_fixed`, `cancelled`.
    pub fn proposal_change(&self, id: &str, change: &ProposalChange, note: &str, dry_run: bool, progress: &Progress) -> Result<Changed<ChangeView>> {
        let _ = (id, change, note, dry_run, progress);
        Err(Problem::new("not_built"))
    }

    /// Who could take a member's place, best first.
    ///
    /// # Errors
    /// `not_found`, `not_on_team`.
    pub fn proposal_replacements(&self, id: &str, nip: &str) -> Result<Vec<ReplacementView>> {
        let _ = (id, nip);
        Err(Problem::new("not_built"))
    }

    /// A person decides; audited once more.
    ///
    /// # Errors
    /// `stale`, `proposal_breaches`, `proposal_fixed`.
    pub fn proposal_approve(&self, id: &str, version: i32, note: &str) -> Result<Changed<ProposalView>> {
        let _ = (id, version, note);
        Err(Problem::new("not_built"))
    }

    /// Takes an approval back while no decree exists.
    ///
    /// # Errors
    /// `stale`, `proposal_fixed`.
    pub fn proposal_reopen(&self, id: &str, version: i32, note: &str) -> Result<Changed<ProposalView>> {
        let _ = (id, version, note);
        Err(Problem::new("not_built"))
    }
}
