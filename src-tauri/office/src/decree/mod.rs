//! Decrees: drafted from an approved team, worded, printed, issued for ever.

pub mod wire;

pub(crate) mod rows;

mod book;

mod draft;

mod files;

use crate::formation::text;
use crate::ledger::rows::IssuedTeam;
use crate::proposal::rows as proposals;
use crate::proposal::wire::OverrideView;
use crate::proposal::{consent, fairness};
use crate::{Changed, Office, OrNotFound, Problem, Result, Room, settings, stamp};
use rampak_core::formation::audit;
use rampak_core::proposal::State;
use sha2::{Digest, Sha256};
use std::path::Path;
use wire::{DecreeForm, DecreeItem, DecreeView, ExportResult};

impl Office {
    /// Newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn decree_list(&self) -> Result<Vec<DecreeItem>> {
        self.db.read(rows::list)
    }

    /// # Errors
    /// `not_found`.
    pub fn decree_get(&self, id: &str) -> Result<DecreeView> {
        let kept = self.db.read(|reader| rows::get(reader, id))?.or_not_found("decree", id)?;
        let mut checks = form_checks(&kept.form);
        if kept.item.state != "issued" {
            checks.extend(self.consent_check(&kept.item.proposal_id)?);
        }
        Ok(DecreeView {
            id: kept.item.id,
            proposal_id: kept.item.proposal_id,
            brief_title: kept.item.brief_title,
            state: kept.item.state,
            checks,
            form: kept.form,
            hash: kept.hash,
            issued: kept.issued,
            issued_by: kept.issued_by,
        })
    }

    /// A refusal blocks issuing; silence does where the office wants every consent first.
    fn consent_check(&self, proposal: &str) -> Result<Option<wire::CheckView>> {
        let kept = self.kept(proposal)?;
        let (said, required) = self.db.read(|reader| Ok((consent::rows::list(reader, proposal)?, settings::keep::load(reader)?.consent_required)))?;
        let (missing, refused) = consent::lacking(&said, &kept.body);
        let kind = if refused { "consent_refused" } else { "consent_missing" };
        Ok((missing > 0).then(|| wire::CheckView { kind: kind.into(), field: "consent".into(), blocks: refused || required }))
    }

    /// A draft from an approved proposal; the same draft when there is one.
    ///
    /// # Errors
    /// `not_found`, `proposal_not_approved`.
    pub fn decree_draft(&self, proposal: &str) -> Result<Changed<DecreeView>> {
        let kept = self.kept(proposal)?;
        if let Some(id) = self.db.read(|reader| rows::of_proposal(reader, proposal))? {
            return Ok(Changed::new(self.decree_get(&id)?, &[]));
        }
        if kept.item.state != State::Approved.key() {
            return Err(Problem::new("proposal_not_approved").with("state", &kept.item.state));
        }
        let now = self.reopened(&kept.body)?;
        let host = self.host(kept.body.form.host_id.as_deref())?;
        let form = draft::draft(&now, &now.world.settings, &host);
        let (id, proposal) = (stamp::id(), proposal.to_string());
        let made = id.clone();
        self.db.write(move |tx| rows::insert(tx, &id, &proposal, &form, &stamp::now()))?;
        Ok(Changed::new(self.decree_get(&made)?, &[Room::Decree, Room::Proposal]))
    }

    fn host(&self, id: Option<&str>) -> Result<String> {
        let units = self.db.read(crate::roster::rows::units)?;
        Ok(id.and_then(|id| units.into_iter().find(|unit| unit.id == id)).map(|unit| unit.name).unwrap_or_default())
    }

    /// # Errors
    /// `stale`, `decree_issued`, `date_invalid`.
    pub fn decree_save(&self, id: &str, form: &DecreeForm) -> Result<Changed<DecreeView>> {
        self.draft_only(id)?;
        draft::printed(form, false)?;
        let (key, form) = (id.to_string(), form.clone());
        let saved = self.db.write(move |tx| rows::update(tx, &key, &form, &stamp::now()))?;
        if saved { Ok(Changed::new(self.decree_get(id)?, &[Room::Decree])) } else { Err(Problem::stale()) }
    }

    fn draft_only(&self, id: &str) -> Result<rows::Kept> {
        let kept = self.db.read(|reader| rows::get(reader, id))?.or_not_found("decree", id)?;
        if kept.item.state == "issued" { Err(Problem::new("decree_issued").with("number", kept.form.number)) } else { Ok(kept) }
    }

    /// Throws a draft away; the proposal stays approved.
    ///
    /// # Errors
    /// `decree_issued`.
    pub fn decree_delete(&self, id: &str) -> Result<Changed<()>> {
        self.draft_only(id)?;
        let key = id.to_string();
        self.db.write(move |tx| rows::delete(tx, &key))?;
        Ok(Changed::new((), &[Room::Decree, Room::Proposal]))
    }

    /// The pages of a form as it stands, each an SVG.
    ///
    /// # Errors
    /// `glyph_missing`, `date_invalid`.
    pub fn decree_pages(&self, id: &str, form: &DecreeForm) -> Result<Vec<String>> {
        let (kept, sample) = self.db.read(|reader| Ok((rows::get(reader, id)?, settings::keep::sample(reader)?)))?;
        kept.or_not_found("decree", id)?;
        rampak_press::pages(&draft::printed(form, sample)?).map_err(files::problem)
    }

    /// Writes PDF and DOCX where asked; a half-written file is never left.
    ///
    /// # Errors
    /// `not_found`, `glyph_missing`, `file_write` (params path, reason).
    pub fn decree_export(&self, id: &str, pdf: Option<&Path>, docx: Option<&Path>) -> Result<ExportResult> {
        let (kept, sample) = self.db.read(|reader| Ok((rows::get(reader, id)?, settings::keep::sample(reader)?)))?;
        let decree = draft::printed(&kept.or_not_found("decree", id)?.form, sample)?;
        let mut written = ExportResult { files: Vec::new() };
        if let Some(path) = pdf {
            written.files.push(files::write(path, &rampak_press::pdf(&decree).map_err(files::problem)?)?);
        }
        if let Some(path) = docx {
            written.files.push(files::write(path, &rampak_press::docx(&decree, None).map_err(files::problem)?)?);
        }
        Ok(written)
    }

    /// Writes both into a folder, named by number or subject; an existing file is never overwritten.
    ///
    /// # Errors
    /// As `decree_export`.
    pub fn decree_export_into(&self, id: &str, folder: &Path) -> Result<ExportResult> {
        let form = self.decree_get(id)?.form;
        let name = files::name(if form.number.trim().is_empty() { &form.subject } else { &form.number });
        let (pdf, docx) = files::free(folder, &name);
        self.decree_export(id, Some(&pdf), Some(&docx))
    }

    /// Gives number and date and fixes the decree; writes participation and chances to the ledger, in one transaction.
    /// Where somebody has not agreed, that is written down with the note: why it is issued all the same.
    ///
    /// # Errors
    /// `decree_issued`, `decree_checks`, `number_missing`, `number_taken`, `date_invalid`, `proposal_breaches`.
    pub fn decree_issue(&self, id: &str, number: &str, date: &str, note: &str) -> Result<Changed<DecreeView>> {
        let kept = self.draft_only(id)?;
        let proposal = self.kept(&kept.item.proposal_id)?;
        let mut form = DecreeForm { number: number.trim().to_string(), date: date.trim().to_string(), ..kept.form };
        if form.number.is_empty() {
            return Err(Problem::new("number_missing"));
        }
        if form.date.parse::<jiff::civil::Date>().is_err() {
            return Err(Problem::new("date_invalid").with("value", &form.date));
        }
        let silent = self.consent_check(&proposal.item.id)?;
        if let Some(check) = form_checks(&form).into_iter().chain(silent.clone()).find(|check| check.blocks) {
            return Err(Problem::new("decree_checks").with("check", check.kind).with("field", check.field));
        }
        if proposal.item.state != State::Approved.key() {
            return Err(Problem::new("proposal_not_approved").with("state", &proposal.item.state));
        }
        let now = self.reopened(&proposal.body)?;
        let language = now.world.settings.language.clone();
        // another decree may have taken a member's hours since the approval
        if let Some(breach) = audit(&now.instance, &now.team).first() {
            let rule = text::rule(&now.world, &now.instance, breach.rule);
            return Err(Problem::new("proposal_breaches").with("rule", text::rule_words(&language, &rule)));
        }
        let host = self.host(proposal.body.form.host_id.as_deref())?;
        let opportunity = fairness::opportunity(&now);
        let counts = now.world.settings.refusal_counts;
        let (decree, by, note) = (id.to_string(), now.world.settings.user_name.clone(), note.trim().to_string());
        self.db.write(move |tx| {
            if rows::number_taken(tx, &form.number)? {
                return Err(Problem::new("number_taken").with("number", &form.number));
            }
            let refused = if counts { consent::rows::refused_by_themselves(tx, &proposal.item.brief_id, &proposal.body.team)? } else { Vec::new() };
            let at = stamp::now();
            if !rows::update(tx, &decree, &form, &at)? || !proposals::set_state(tx, &proposal.item.id, proposal.version, State::Decreed.key())? {
                return Err(Problem::stale());
            }
            form.version = 0;
            let json = serde_json::to_string(&form).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
            let hash: String = Sha256::digest(json).iter().map(|byte| format!("{byte:02x}")).collect();
            rows::issue(tx, &decree, &hash, &at, &by)?;
            if silent.is_some() {
                let line = OverrideView { at, by, action: "issue_without_consent".into(), detail: form.number.clone(), note };
                proposals::put_override(tx, &proposal.item.id, &line)?;
            }
            let team = stamp::id();
            let team = IssuedTeam {
                id: &team,
                title: &proposal.body.form.title,
                decree: &form.number,
                host: &host,
                host_id: proposal.body.form.host_id.clone(),
                start: &proposal.body.form.start,
                end: &proposal.body.form.end,
                issued: &form.date,
                decree_id: &decree,
                brief_id: &proposal.item.brief_id,
            };
            book::Issued { team, body: &proposal.body, opportunity: &opportunity, refused: &refused }.write(tx)
        })?;
        Ok(Changed::new(self.decree_get(id)?, &[Room::Decree, Room::Ledger, Room::Proposal, Room::Brief, Room::Roster]))
    }
}

/// What is to be mended in a form; a date that cannot be read is a check of its own.
fn form_checks(form: &DecreeForm) -> Vec<wire::CheckView> {
    let unreadable = || vec![wire::CheckView { kind: "date_invalid".into(), field: "date".into(), blocks: true }];
    draft::printed(form, false).map_or_else(|_| unreadable(), |decree| draft::checked(&decree))
}
