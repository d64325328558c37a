//! A decree that was issued is never edited: members change by a decree that amends it, and a team ends early by one that
//! revokes it. All of a chain point at the founding decree.

use super::chain;
use super::rows::{self, AMENDMENT, FOUNDING, Link, REVOCATION};
use super::wire::{AmendForm, DecreeView, RevokeForm};
use crate::database::Reader;
use crate::formation::text;
use crate::formation::wire::Amends;
use crate::ledger::rows::{Standing, team_of_decree};
use crate::proposal::consent::rows::{self as consents, Answer};
use crate::proposal::ready::Ready;
use crate::proposal::wire::{ChangeView, OverrideView};
use crate::proposal::{change, rows as proposals};
use crate::{Changed, Office, OrNotFound, Problem, Progress, Result, Room, stamp};
use jiff::civil::Date;
use rampak_core::formation::Outcome;
use rampak_core::proposal::{Consent, State, Step};

/// An issued team as it stands now.
pub(super) struct Team {
    /// The founding decree.
    pub root: rows::Kept,
    /// Issued amendments, in order.
    pub amendments: Vec<Link>,
    /// Id in the ledger, and its term.
    pub id: String,
    pub start: Date,
    pub end: Date,
    /// Everyone who serves or served.
    pub members: Vec<Standing>,
    /// The proposal whose members serve now.
    pub proposal: String,
}

/// The team of any decree of a chain.
///
/// # Errors
/// `not_found`, `decree_not_issued`, `decree_revoked`.
pub(super) fn team(reader: &Reader<'_>, id: &str) -> Result<Team> {
    let kept = rows::get(reader, id)?.or_not_found("decree", id)?;
    let root = match &kept.root {
        Some(root) => rows::get(reader, root)?.or_not_found("decree", root)?,
        None => kept,
    };
    if root.item.state != "issued" {
        return Err(Problem::new("decree_not_issued"));
    }
    let issued: Vec<Link> = rows::chain(reader, &root.item.id)?.into_iter().filter(|link| link.state == "issued").collect();
    if let Some(end) = issued.iter().find(|link| link.kind == REVOCATION) {
        return Err(Problem::new("decree_revoked").with("number", end.number.as_deref().unwrap_or_default()));
    }
    let team = team_of_decree(reader, &root.item.id)?.or_not_found("team", &root.item.id)?;
    let day = |text: &str| text.parse::<Date>().map_err(|_| Problem::new("date_invalid").with("value", text));
    let proposal = issued.last().map_or_else(|| root.item.proposal_id.clone(), |link| link.proposal.clone());
    Ok(Team { amendments: issued, start: day(&team.start)?, end: day(&team.end)?, id: team.id, members: team.members, proposal, root })
}

impl Team {
    /// The day of a change: within the term, and not before what the chain decided last.
    pub fn day(&self, text: &str) -> Result<Date> {
        let day: Date = text.trim().parse().map_err(|_| Problem::new("date_invalid").with("value", text))?;
        let earliest = self.amendments.iter().filter_map(|link| link.effective.as_deref()?.parse().ok()).max().unwrap_or(self.start);
        let fits = (earliest..=self.end).contains(&day);
        if fits { Ok(day) } else { Err(Problem::new("amend_date").with("start", earliest).with("end", self.end)) }
    }

    /// A decree of a chain does not come before those it names.
    pub fn after_all(&self, dated: &str) -> Result<()> {
        let earlier = self.amendments.iter().filter_map(|link| link.dated.as_deref()).chain([self.root.form.date.as_str()]).max().unwrap_or_default();
        if dated >= earlier { Ok(()) } else { Err(Problem::new("amend_early").with("date", earlier)) }
    }

    fn amends(&self, from: Date) -> Amends {
        Amends {
            decree: self.root.item.id.clone(),
            number: self.root.form.number.clone(),
            team: self.id.clone(),
            proposal: self.proposal.clone(),
            from: from.to_string(),
        }
    }
}

impl Office {
    /// Members leave an issued team on a day: forms the team that changes as few others as can be for the rest of the term, and
    /// keeps it as a proposal. Approved, it is drafted and issued like any other, as an amendment.
    /// An amendment that was proposed before and not approved gives way.
    ///
    /// # Errors
    /// `not_found`, `decree_not_issued`, `decree_revoked`, `not_on_team`, `amend_nobody`, `amend_reason`, `amend_date` (params start, end), `amend_open`,
    /// `cancelled`. An impossible replacement is an answer.
    pub fn decree_amend(&self, id: &str, form: &AmendForm, progress: &Progress) -> Result<Changed<ChangeView>> {
        let (team, given_up, revoking) = self.db.read(|reader| {
            let team = team(reader, id)?;
            let revoking = rows::chain(reader, &team.root.item.id)?.iter().any(|link| link.kind == REVOCATION);
            let open = amendments_open(reader, &team)?;
            Ok((team, open, revoking))
        })?;
        if revoking || given_up.iter().any(|open| open.draft.is_some() || open.approved) {
            return Err(Problem::new("amend_open"));
        }
        let from = team.day(&form.date)?;
        if form.out.is_empty() {
            return Err(Problem::new("amend_nobody"));
        }
        if form.reason.trim().is_empty() {
            return Err(Problem::new("amend_reason"));
        }
        let kept = self.kept(&team.proposal)?;
        let mut body = kept.body.clone();
        body.amends = Some(team.amends(from));
        body.form.start = from.to_string();
        let now = self.reopened(&body)?;
        for nip in &form.out {
            if body.team.iter().all(|member| member.nip != *nip) {
                return Err(Problem::new("not_on_team").with("nip", nip));
            }
        }
        // who left before does not come back by themselves, and who refused the rest is not asked again
        let refusals: Vec<Answer> = given_up.iter().flat_map(|open| open.refusals.clone()).collect();
        let gone = team.members.iter().filter(|member| member.last.is_some()).map(|member| &member.person);
        let gone = gone.chain(refusals.iter().map(|one| &one.person)).filter_map(|person| now.world.person_by_id(person));
        let mut gone: Vec<String> = gone.map(|at| now.world.people[at].nip.clone()).chain(form.out.iter().cloned()).collect();
        gone.retain(|nip| !kept.body.form.pins.excluded.contains(nip));
        gone.sort_unstable();
        gone.dedup();
        // the fewest change anyway: what a hand once pinned need not hold the rest of the term
        let pins = &mut body.form.pins;
        pins.locked.clear();
        pins.included.clear();
        pins.excluded.extend(gone);

        let formed = self.form(&body.form, &now.options, Some(now.team.clone()), progress)?;
        let (world, instance) = (&formed.world, &formed.instance);
        let outcome = formed.solution.outcome.key().into();
        if let Outcome::Infeasible(conflict) = &formed.solution.outcome {
            return Ok(Changed::new(ChangeView { outcome, conflict: text::conflict(world, instance, conflict), ..ChangeView::default() }, &[]));
        }
        self.checked(&formed)?;
        let mut view = ChangeView { outcome, ..change::seen(world, instance, &now.team, &formed.solution.team) };
        let names = |people: &[crate::proposal::wire::PersonRef]| people.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join(", ");
        let detail = format!("{} → {}", names(&view.leaves), names(&view.enters));
        let line = OverrideView { at: stamp::now(), by: world.settings.user_name.clone(), action: "amend".into(), detail, note: form.reason.trim().into() };
        let ready = Ready::formed(&kept.item.brief_id, &formed, &body.form, &now.options, None).noting(line, refusals);
        view.proposal = Some(ready.id());
        self.db.write(move |tx| {
            for open in &given_up {
                if !proposals::set_state(tx, &open.proposal, open.version, State::Superseded.key())? {
                    return Err(Problem::stale());
                }
            }
            ready.keep(tx)
        })?;
        Ok(Changed::new(view, &[Room::Proposal, Room::Brief]))
    }

    /// Drafts the decree that revokes a team from a day on, in the place of an earlier draft.
    ///
    /// # Errors
    /// `not_found`, `decree_not_issued`, `decree_revoked`, `amend_reason`, `amend_date` (params start, end), `amend_open`.
    pub fn decree_revoke(&self, id: &str, form: &RevokeForm) -> Result<Changed<DecreeView>> {
        let (team, open, drafts) = self.db.read(|reader| {
            let team = team(reader, id)?;
            let drafts: Vec<Link> = rows::chain(reader, &team.root.item.id)?.into_iter().filter(|link| link.state != "issued").collect();
            let open = amendments_open(reader, &team)?;
            Ok((team, open, drafts))
        })?;
        if open.iter().any(|open| open.draft.is_some()) {
            return Err(Problem::new("amend_open"));
        }
        let from = team.day(&form.date)?;
        if form.reason.trim().is_empty() {
            return Err(Problem::new("amend_reason"));
        }
        let now = self.reopened(&self.kept(&team.proposal)?.body)?;
        let host = self.host(self.kept(&team.proposal)?.body.form.host_id.as_deref())?;
        let wording = chain::revocation(&now, &team, &host, from, form.reason.trim());
        let new = stamp::id();
        let made = new.clone();
        let (proposal, root) = (team.proposal.clone(), team.root.item.id.clone());
        self.db.write(move |tx| {
            let place = rows::Place { proposal: &proposal, kind: REVOCATION, root: Some(&root), effective: Some(&from.to_string()) };
            drafts.iter().filter(|link| link.kind == REVOCATION).try_for_each(|link| rows::delete(tx, &link.id).map(|_| ()))?;
            rows::insert(tx, &new, &place, &wording, &stamp::now())
        })?;
        Ok(Changed::new(self.decree_get(&made)?, &[Room::Decree]))
    }
}

/// An amendment of a chain that is proposed and not issued.
pub(super) struct OpenAmendment {
    pub proposal: String,
    pub version: i32,
    pub draft: Option<String>,
    approved: bool,
    refusals: Vec<Answer>,
}

pub(super) fn amendments_open(reader: &Reader<'_>, team: &Team) -> Result<Vec<OpenAmendment>> {
    let mut open = Vec::new();
    let brief = proposals::get(reader, &team.proposal)?.or_not_found("proposal", &team.proposal)?.item.brief_id;
    for item in proposals::list(reader, Some(&brief))? {
        let may = State::from_key(&item.state).and_then(|state| state.after(Step::Supersede)).is_some();
        let Some(kept) = (if may { proposals::get(reader, &item.id)? } else { None }) else { continue };
        if kept.body.amends.as_ref().is_some_and(|amends| amends.decree == team.root.item.id) {
            let mut refusals = consents::list(reader, &item.id)?;
            refusals.retain(|one| one.consent == Consent::Refused);
            open.push(OpenAmendment {
                draft: rows::of_proposal(reader, &item.id)?,
                version: kept.version,
                approved: item.state == State::Approved.key(),
                proposal: item.id,
                refusals,
            });
        }
    }
    Ok(open)
}

/// Where the draft of a proposal stands in a chain: `founding` unless the proposal amends an issued team.
pub(super) fn place<'a>(proposal: &'a str, amends: Option<&'a Amends>) -> rows::Place<'a> {
    match amends {
        Some(amends) => rows::Place { proposal, kind: AMENDMENT, root: Some(&amends.decree), effective: Some(&amends.from) },
        None => rows::Place { proposal, kind: FOUNDING, root: None, effective: None },
    }
}
