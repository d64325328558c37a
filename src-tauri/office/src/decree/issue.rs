//! Issuing: number and date are given, the form is fixed for ever, and the ledger is written, in one transaction.

use super::amend::{Team, amendments_open, team};
use super::rows::{self, REVOCATION};
use super::wire::{DecreeForm, DecreeView};
use super::{book, form_checks};
use crate::database::Tx;
use crate::formation::frozen::freeze;
use crate::formation::wire::Amends;
use crate::ledger::rows::{Correction, IssuedTeam};
use crate::proposal::rows as proposals;
use crate::proposal::wire::{BodySeat, OverrideView};
use crate::proposal::{consent, fairness};
use crate::{Changed, Office, Problem, Result, Room, stamp};
use jiff::civil::Date;
use rampak_core::proposal::{State, Step};
use sha2::{Digest, Sha256};

impl Office {
    /// Gives number and date and fixes the decree; writes participation and chances to the ledger, or what an amendment or a
    /// revocation changes in it. Where somebody has not agreed, that is written down with the note: why it is issued all the same.
    ///
    /// # Errors
    /// `decree_issued`, `decree_checks`, `number_missing`, `number_taken`, `date_invalid`, `proposal_breaches`, `proposal_figures`, `decree_revoked`, `amend_stale`, `amend_early`,
    /// `served_before`.
    pub fn decree_issue(&self, id: &str, number: &str, date: &str, note: &str) -> Result<Changed<DecreeView>> {
        let kept = self.draft_only(id)?;
        let form = DecreeForm { number: number.trim().to_string(), date: date.trim().to_string(), ..kept.form.clone() };
        if form.number.is_empty() {
            return Err(Problem::new("number_missing"));
        }
        if form.date.parse::<Date>().is_err() {
            return Err(Problem::new("date_invalid").with("value", &form.date));
        }
        let revokes = kept.item.kind == REVOCATION;
        let silent = if revokes { None } else { self.consent_check(&kept.item.proposal_id)? };
        if let Some(check) = form_checks(&form).into_iter().chain(silent.clone()).find(|check| check.blocks) {
            let text = crate::words::text(&self.world()?.settings.language, &format!("check_{}", check.kind), &[]);
            return Err(Problem::new("decree_checks").with("check", check.kind).with("field", check.field).with("text", text));
        }
        if revokes {
            self.issue_revocation(kept, form)?;
        } else {
            self.issue_team(kept, form, silent.map(|_| note.trim().to_string()))?;
        }
        Ok(Changed::new(self.decree_get(id)?, &[Room::Decree, Room::Ledger, Room::Proposal, Room::Brief, Room::Roster]))
    }

    fn issue_team(&self, kept: rows::Kept, form: DecreeForm, without_consent: Option<String>) -> Result<()> {
        let proposal = self.kept(&kept.item.proposal_id)?;
        if proposal.item.state != State::Approved.key() {
            return Err(Problem::new("proposal_not_approved").with("state", &proposal.item.state));
        }
        // another decree may have taken a member's hours since the approval
        let now = self.sound(&proposal)?;
        let frozen = freeze(&now.world, &now.instance, &proposal.body.form)?;
        let host = self.host(proposal.body.form.host_id.as_deref())?;
        let opportunity = if proposal.body.amends.is_none() { fairness::opportunity(&now) } else { Vec::new() };
        let counts = now.world.settings.refusal_counts;
        let by = now.world.settings.user_name.clone();
        let amended = proposal.body.amends.as_ref().map(|amends| Ok::<_, Problem>((amends.clone(), self.kept(&amends.proposal)?.body.team))).transpose()?;
        self.db.write(move |tx| {
            let decree = kept.item.id.as_str();
            let stands = amended.as_ref().map(|(amends, before)| standing(tx, amends, before)).transpose()?;
            stands.iter().try_for_each(|(team, _)| team.after_all(&form.date))?;
            let said = consent::rows::list(tx, &proposal.item.id)?;
            if consent::lacking(&said, &proposal.body, &[]).1 {
                return Err(Problem::stale());
            }
            // before the proposal counts as decreed: what was refused for an earlier decree is left out
            let refused = if counts { consent::refusers(tx, &proposal.item.brief_id, &proposal.item.id, &proposal.body)? } else { Vec::new() };
            let at = fix(tx, decree, &form, &by)?;
            if !proposals::set_state(tx, &proposal.item.id, proposal.version, State::Decreed.key())? {
                return Err(Problem::stale());
            }
            proposals::freeze(tx, &proposal.item.id, frozen)?;
            if let Some(note) = without_consent {
                let line = OverrideView { at, by, action: "issue_without_consent".into(), detail: form.number.clone(), note };
                proposals::put_override(tx, &proposal.item.id, &line)?;
            }
            let body = &proposal.body;
            if let Some((team, from)) = &stands {
                let by = Correction { decree_id: decree, decree: &form.number, dated: &form.date, team: &team.id };
                return book::Changes { team, by, from: *from, body: Some(body), refused: &refused }.write(tx);
            }
            let team = stamp::id();
            let team = IssuedTeam {
                id: &team,
                title: &body.form.title,
                decree: &form.number,
                host: &host,
                host_id: body.form.host_id.clone(),
                start: &body.form.start,
                end: &body.form.end,
                issued: &form.date,
                decree_id: decree,
                brief_id: &proposal.item.brief_id,
            };
            book::Issued { team, body, opportunity: &opportunity, refused: &refused }.write(tx)
        })
    }

    fn issue_revocation(&self, kept: rows::Kept, form: DecreeForm) -> Result<()> {
        let by = self.settings_get()?.user_name;
        self.db.write(move |tx| {
            let decree = kept.item.id.as_str();
            let root = kept.root.as_deref().unwrap_or(decree);
            let team = team(tx, root)?;
            // drafted before the members changed, it would cite too little
            if kept.item.proposal_id != team.proposal {
                return Err(Problem::new("amend_stale"));
            }
            let from = team.day(kept.effective.as_deref().unwrap_or_default())?;
            team.after_all(&form.date)?;
            for open in amendments_open(tx, &team)? {
                if let Some(draft) = &open.draft {
                    rows::delete(tx, draft)?;
                }
                proposals::set_state(tx, &open.proposal, open.version, State::Superseded.key())?;
            }
            // the need may be met by another team from now on
            for id in team.amendments.iter().map(|link| &link.proposal).chain([&team.root.item.proposal_id]) {
                let Some(proposal) = proposals::get(tx, id)? else { continue };
                if let Some(ended) = State::from_key(&proposal.item.state).and_then(|state| state.after(Step::Revoke)) {
                    proposals::set_state(tx, id, proposal.version, ended.key())?;
                }
            }
            fix(tx, decree, &form, &by)?;
            let by = Correction { decree_id: decree, decree: &form.number, dated: &form.date, team: &team.id };
            book::Changes { team: &team, by, from, body: None, refused: &[] }.write(tx)
        })
    }
}

/// The issued team an amendment was proposed for, with the members it was proposed from, and the day from which it holds.
fn standing(tx: &Tx<'_>, amends: &Amends, before: &[BodySeat]) -> Result<(Team, Date)> {
    let team = team(tx, &amends.decree)?;
    let from = team.day(&amends.from)?;
    let mut serve = team.members.iter().filter(|member| member.last.is_none());
    let same = serve.clone().count() == before.len() && serve.all(|member| before.iter().any(|old| old.person_id == member.person));
    if same && amends.proposal == team.proposal { Ok((team, from)) } else { Err(Problem::new("amend_stale")) }
}

/// Fixes the draft under its number; gives the moment.
fn fix(tx: &Tx<'_>, decree: &str, form: &DecreeForm, by: &str) -> Result<String> {
    if rows::number_taken(tx, &form.number)? || crate::ledger::rows::decree_known(tx, &form.number)? {
        return Err(Problem::new("number_taken").with("number", &form.number));
    }
    let at = stamp::now();
    if !rows::update(tx, decree, form, &at)? {
        return Err(Problem::stale());
    }
    let json = serde_json::to_string(&DecreeForm { version: 0, ..form.clone() }).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    let hash: String = Sha256::digest(json).iter().map(|byte| format!("{byte:02x}")).collect();
    rows::issue(tx, decree, &hash, &at, by)?;
    Ok(at)
}
