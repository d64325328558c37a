//! Proposals: formed, seen, questioned, changed by hand, approved.

pub mod wire;

pub(crate) mod rows;

mod check;

mod briefs;

pub(crate) mod ready;

mod view;

mod why;

pub(crate) mod change;

pub mod consent;

pub mod fairness;

mod portfolio;

mod vary;

mod file;

pub use file::{instance_audit, instance_solve};
pub mod lottery;

#[cfg(test)]
mod tests;

use crate::brief::faults;
use crate::brief::wire::BriefForm;
use crate::formation::frozen::thaw;
use crate::formation::wire::{CriterionOrder, FormationOptions, FormationResult};
use crate::formation::{Formed, World, convert, text};
use crate::settings::keep;
use crate::{Changed, Office, OrNotFound, Problem, Progress, Result, Room, stamp};
use rampak_core::formation::{Instance, Outcome, Reading};
use rampak_core::proposal::{State, Step};
use ready::Ready;
use std::sync::Arc;
use wire::{Body, BodySeat, OverrideView, ProposalItem, ProposalView};

impl Office {
    /// Forms a team for a brief (id or code) and keeps it as a proposal.
    ///
    /// # Errors
    /// `cancelled`, `brief_faults`, `not_found`, `formation_stopped`, `worker_failed`. An impossible brief is a result, not an error.
    pub fn formation_propose(&self, brief: &str, options: &FormationOptions, progress: &Progress) -> Result<Changed<FormationResult>> {
        let form = self.brief_get(brief)?;
        if let Some(fault) = faults(&form).into_iter().next() {
            return Err(Problem::new("brief_faults").with("field", fault.field).with("kind", fault.kind));
        }
        let brief = form.id.clone().unwrap_or_default();
        self.formed(&brief, &form, options, progress)
    }

    /// Forms the need of a proposal again as it was kept, pins by hand included, with another order of criteria.
    ///
    /// # Errors
    /// `not_found`, `cancelled`, `worker_failed`.
    pub fn proposal_again(&self, id: &str, order: Vec<CriterionOrder>, progress: &Progress) -> Result<Changed<FormationResult>> {
        let kept = self.kept(id)?;
        vary::founding(&kept.body)?;
        let options = FormationOptions { order: Some(order), ..options(&kept.body) };
        self.formed(&kept.item.brief_id, &kept.body.form, &options, progress)
    }

    fn formed(&self, brief: &str, form: &BriefForm, options: &FormationOptions, progress: &Progress) -> Result<Changed<FormationResult>> {
        let formed = self.form(form, options, None, progress)?;
        found(&formed)?;
        self.checked(&formed)?;
        let mut warnings = Vec::new();
        if options.amends.is_none() && self.proposal_list(Some(brief))?.iter().any(|other| other.state == State::Decreed.key()) {
            warnings.push("has_decree".to_string());
        }
        if options.seed.is_some() {
            warnings.push("seed_by_hand".into());
        }
        if formed.solution.reading == Reading::Share {
            warnings.push("chances_share".into());
        }
        let mut result = FormationResult {
            proposal: None,
            outcome: formed.solution.outcome.key().into(),
            gap: Some(formed.solution.outcome.gap()).filter(|gap| gap.is_finite()),
            criteria: formed.solution.criteria.iter().map(convert::figure).collect(),
            team: Vec::new(),
            conflict: Vec::new(),
            others: 0,
            minimal: true,
            relaxations: Vec::new(),
            repair: None,
            warnings,
            seed: formed.solution.seed.to_string(),
            solver: formed.solution.solver.clone(),
            elapsed: formed.elapsed,
        };
        if let Outcome::Infeasible(conflict) = &formed.solution.outcome {
            result.conflict = text::conflict(&formed.world, &formed.instance, conflict);
            result.others = conflict.others.len() as u32;
            result.minimal = conflict.minimal;
            result.relaxations = text::relaxations(&formed.world, &formed.instance, form, conflict);
            result.repair = text::repair(&formed.world, &formed.instance, form, conflict);
            return Ok(Changed::new(result, &[]));
        }
        result.team = view::team(&formed.world, &formed.instance, &formed.solution.team);
        let ready = Ready::formed(brief, &formed, form, options, None);
        result.proposal = Some(ready.id());
        self.keep(vec![ready])?;
        Ok(Changed::new(result, &[Room::Proposal, Room::Brief]))
    }

    /// Nothing leaves that the audit does not accept.
    pub(crate) fn checked(&self, formed: &Formed) -> Result<()> {
        let flaws = rampak_core::formation::audit_solution(&formed.instance, &formed.solution);
        match flaws.first() {
            None => Ok(()),
            Some(flaw) => Err(Problem::new("audit_failed").with("detail", format!("{flaw:?}"))),
        }
    }

    /// Keeps all of them in one write, or none.
    fn keep(&self, ready: Vec<Ready>) -> Result<()> {
        self.db.write(move |tx| ready.into_iter().try_for_each(|one| one.keep(tx)))
    }

    /// Of one brief (id or code), or all; newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn proposal_list(&self, brief: Option<&str>) -> Result<Vec<ProposalItem>> {
        self.db.read(|reader| {
            let Some(brief) = brief else { return rows::list(reader, None) };
            let id = crate::brief::rows::get(reader, brief)?.and_then(|form| form.id).unwrap_or_default();
            let mut list = rows::list(reader, Some(&id))?;
            list.reverse();
            Ok(list)
        })
    }

    /// # Errors
    /// `not_found`.
    pub fn proposal_get(&self, id: &str) -> Result<ProposalView> {
        let kept = self.kept(id)?;
        view::view(self, kept)
    }

    pub(crate) fn kept(&self, id: &str) -> Result<rows::Kept> {
        self.db.read(|reader| rows::get(reader, id))?.or_not_found("proposal", id)
    }

    /// The instance a proposal was formed on, as the file stands now, and its team by index.
    pub(crate) fn reopened(&self, body: &Body) -> Result<Reopened> {
        let options = options(body);
        let (world, instance) = self.instance(&body.form, &options)?;
        Ok(Reopened::of(body, world, instance, options))
    }

    /// What decided a proposal: of an issued team as it stood then, of others as the file stands now.
    pub(crate) fn decided(&self, kept: &rows::Kept) -> Result<Reopened> {
        let (frozen, language) = self.db.read(|reader| Ok((rows::frozen(reader, &kept.item.id)?, keep::load(reader)?.language)))?;
        let Some(content) = frozen else { return self.reopened(&kept.body) };
        let (world, instance) = thaw(&content, &self.speech(language))?;
        Ok(Reopened::of(&kept.body, world, instance, options(&kept.body)))
    }

    /// The wording of a draft names its members: it is thrown away before they change.
    pub(crate) fn not_drafted(&self, id: &str) -> Result<()> {
        let draft = self.db.read(|reader| rows::decree_of(reader, id))?;
        if draft.is_none() { Ok(()) } else { Err(Problem::new("proposal_drafted")) }
    }

    /// A person decides; audited once more.
    ///
    /// # Errors
    /// `stale`, `proposal_breaches`, `proposal_figures`, `consent_refused`, `proposal_fixed`.
    pub fn proposal_approve(&self, id: &str, version: i32, note: &str) -> Result<Changed<ProposalView>> {
        let kept = self.kept(id)?;
        self.none_refused(&kept)?;
        self.sound(&kept)?;
        self.step(&kept, version, Step::Approve, "approve", note)
    }

    /// Takes an approval back while no decree exists.
    ///
    /// # Errors
    /// `stale`, `proposal_fixed`, `proposal_drafted`.
    pub fn proposal_reopen(&self, id: &str, version: i32, note: &str) -> Result<Changed<ProposalView>> {
        let kept = self.kept(id)?;
        if kept.item.state == State::Approved.key() {
            self.not_drafted(id)?;
        }
        self.step(&kept, version, Step::Reopen, "reopen", note)
    }

    /// Undoes a change by hand, or makes it again: the superseded proposal counts once more, and `instead` no longer does.
    /// Only between a proposal and the one it was changed from.
    ///
    /// # Errors
    /// `not_found`, `stale`, `proposal_fixed`.
    pub fn proposal_restore(&self, id: &str, instead: &str, version: i32) -> Result<Changed<ProposalView>> {
        let (old, now) = (self.kept(id)?, self.kept(instead)?);
        let may = |kept: &rows::Kept, step| State::from_key(&kept.item.state).and_then(|state| state.after(step));
        let linked = now.body.from.as_deref() == Some(id) || old.body.from.as_deref() == Some(instead);
        let (Some(back), Some(away), true) = (may(&old, Step::Restore), may(&now, Step::Supersede), linked) else {
            return Err(Problem::new("proposal_fixed").with("state", &old.item.state));
        };
        self.not_drafted(instead)?;
        let line = OverrideView { at: stamp::now(), by: self.settings_get()?.user_name, action: "restore".into(), detail: String::new(), note: String::new() };
        self.db.write(move |tx| {
            let back = if back == State::Proposed { State::open(consent::begun(tx, &consent::rows::list(tx, &old.item.id)?, &old.body)?) } else { back };
            if !rows::set_state(tx, &now.item.id, version, away.key())? || !rows::set_state(tx, &old.item.id, old.version, back.key())? {
                return Err(Problem::stale());
            }
            rows::put_override(tx, &old.item.id, &line)
        })?;
        Ok(Changed::new(self.proposal_get(id)?, &[Room::Proposal, Room::Brief]))
    }

    fn step(&self, kept: &rows::Kept, version: i32, step: Step, action: &str, note: &str) -> Result<Changed<ProposalView>> {
        let next = State::from_key(&kept.item.state)
            .and_then(|state| state.after(step))
            .ok_or_else(|| Problem::new("proposal_fixed").with("state", &kept.item.state))?;
        let (id, at, by) = (kept.item.id.clone(), stamp::now(), self.settings_get()?.user_name);
        let line = OverrideView { at: at.clone(), by: by.clone(), action: action.into(), detail: String::new(), note: note.trim().into() };
        let body = kept.body.clone();
        self.db.write(move |tx| {
            let next = if next == State::Proposed { State::open(consent::begun(tx, &consent::rows::list(tx, &id)?, &body)?) } else { next };
            if !rows::set_state(tx, &id, version, next.key())? {
                return Err(Problem::stale());
            }
            match next {
                State::Approved => rows::set_approval(tx, &id, Some(&line.note), Some(&at), Some(&by))?,
                _ => rows::set_approval(tx, &id, None, None, None)?,
            }
            rows::put_override(tx, &id, &line)
        })?;
        Ok(Changed::new(self.proposal_get(&kept.item.id)?, &[Room::Proposal, Room::Brief]))
    }
}

/// A team, or a proof that there is none: what was ended before either is no proposal.
fn found(formed: &Formed) -> Result<()> {
    let nothing = formed.solution.team.is_empty() && matches!(formed.solution.outcome, Outcome::Stopped(_));
    if nothing { Err(Problem::new("formation_stopped")) } else { Ok(()) }
}

/// A proposal's instance rebuilt.
pub(crate) struct Reopened {
    pub world: Arc<World>,
    pub instance: Instance,
    pub team: Vec<(usize, usize)>,
    pub options: FormationOptions,
}

impl Reopened {
    fn of(body: &Body, world: Arc<World>, instance: Instance, options: FormationOptions) -> Reopened {
        let member = |s: &BodySeat| Some((body.form.seats.iter().position(|seat| seat.code == s.seat)?, world.person_by_id(&s.person_id)?));
        Reopened { team: body.team.iter().filter_map(member).collect(), world, instance, options }
    }
}

/// What a proposal was formed with.
fn options(body: &Body) -> FormationOptions {
    let seed = body.seed_by_hand.then(|| body.seed.clone());
    FormationOptions { order: Some(body.order.clone()), seed, amends: body.amends.clone(), ..FormationOptions::default() }
}
