//! Decrees: drafted from an approved team, worded, printed, issued for ever.

pub mod wire;

pub(crate) mod rows;

mod amend;

mod book;

mod chain;

mod draft;

mod files;

mod issue;

pub mod minutes;

use crate::database::Reader;
use crate::proposal::consent;
use crate::{Changed, Office, OrNotFound, Problem, Result, Room, settings, stamp};
use rampak_core::proposal::State;
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
        if kept.item.state != "issued" && kept.item.kind != rows::REVOCATION {
            checks.extend(self.consent_check(&kept.item.proposal_id)?);
        }
        if kept.item.state != "issued" && kept.item.kind == rows::FOUNDING && self.brief_decreed(&kept.item.proposal_id)? {
            checks.push(wire::CheckView { kind: "brief_decreed".into(), field: "subject".into(), blocks: false });
        }
        let chain = self.db.read(|reader| links(reader, kept.root.as_deref().unwrap_or(id)))?;
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
            kind: kept.item.kind,
            revoked: kept.item.revoked,
            effective: kept.effective,
            chain,
        })
    }

    /// Whether another team of the same need serves under a decree.
    fn brief_decreed(&self, proposal: &str) -> Result<bool> {
        let others = self.proposal_list(Some(&self.kept(proposal)?.item.brief_id))?;
        self.db.read(|reader| {
            let decrees = rows::list(reader)?;
            Ok(decrees.iter().any(|decree| {
                let same = others.iter().any(|other| other.id == decree.proposal_id && other.id != proposal);
                same && decree.kind == rows::FOUNDING && decree.state == "issued" && !decree.revoked
            }))
        })
    }

    /// A refusal blocks issuing; silence does where the office wants every consent first.
    fn consent_check(&self, proposal: &str) -> Result<Option<wire::CheckView>> {
        let kept = self.kept(proposal)?;
        let (said, required) = self.db.read(|reader| Ok((consent::rows::list(reader, proposal)?, settings::keep::load(reader)?.consent_required)))?;
        let serving = kept.body.amends.as_ref().map(|amends| Ok::<_, Problem>(self.kept(&amends.proposal)?.body.team)).transpose()?.unwrap_or_default();
        let (missing, refused) = consent::lacking(&said, &kept.body, &serving);
        let kind = if refused { "consent_refused" } else { "consent_missing" };
        Ok((missing > 0).then(|| wire::CheckView { kind: kind.into(), field: "consent".into(), blocks: refused || required }))
    }

    /// A draft from an approved proposal; the same draft when there is one.
    ///
    /// # Errors
    /// `not_found`, `proposal_not_approved`, `decree_revoked`, `amend_nothing`, `amend_open`.
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
        let amends = kept.body.amends.clone();
        let form = match &amends {
            None => draft::draft(&now, &now.world.settings, &host),
            Some(amends) => {
                let team = self.db.read(|reader| amend::team(reader, &amends.decree))?;
                if self.db.read(|reader| rows::chain(reader, &amends.decree))?.iter().any(|link| link.kind == rows::REVOCATION) {
                    return Err(Problem::new("amend_open"));
                }
                let before = &self.kept(&amends.proposal)?.body.team;
                let seat = |code: &str| now.instance.brief.seats.iter().position(|seat| seat.code == code);
                let before: Vec<_> = before.iter().filter_map(|old| Some((seat(&old.seat)?, now.world.person_by_id(&old.person_id)?))).collect();
                if before.len() == now.team.len() && before.iter().all(|old| now.team.contains(old)) {
                    return Err(Problem::new("amend_nothing"));
                }
                chain::amendment(&now, &team, &host, &before)
            }
        };
        let (id, proposal) = (stamp::id(), proposal.to_string());
        let made = id.clone();
        self.db.write(move |tx| rows::insert(tx, &id, &amend::place(&proposal, amends.as_ref()), &form, &stamp::now()))?;
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
        files::export(&draft::printed(&kept.or_not_found("decree", id)?.form, sample)?, pdf, docx)
    }

    /// Writes both into a folder, named by number or subject; an existing file is never overwritten.
    ///
    /// # Errors
    /// As `decree_export`.
    pub fn decree_export_into(&self, id: &str, folder: &Path) -> Result<ExportResult> {
        let form = self.decree_get(id)?.form;
        let name = files::name("SK-", if form.number.trim().is_empty() { &form.subject } else { &form.number });
        let (pdf, docx) = files::free(folder, &name);
        self.decree_export(id, Some(&pdf), Some(&docx))
    }
}

/// What is to be mended in a form; a date that cannot be read is a check of its own.
fn form_checks(form: &DecreeForm) -> Vec<wire::CheckView> {
    let unreadable = || vec![wire::CheckView { kind: "date_invalid".into(), field: "date".into(), blocks: true }];
    draft::printed(form, false).map_or_else(|_| unreadable(), |decree| draft::checked(&decree))
}

/// A chain from its founding decree on.
fn links(reader: &Reader<'_>, root: &str) -> Result<Vec<wire::DecreeLink>> {
    let first = rows::get(reader, root)?.or_not_found("decree", root)?.item;
    let first = wire::DecreeLink { id: first.id, kind: first.kind, state: first.state, number: first.number, date: first.date, effective: None };
    let link = |link: rows::Link| wire::DecreeLink {
        id: link.id,
        kind: link.kind,
        state: link.state,
        number: link.number,
        date: link.dated,
        effective: link.effective,
    };
    Ok(std::iter::once(first).chain(rows::chain(reader, root)?.into_iter().map(link)).collect())
}
