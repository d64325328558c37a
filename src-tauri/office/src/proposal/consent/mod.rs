//! Consent: proposed, asked, agreed or refused with a reason. Silence is not consent.

pub mod wire;

pub(crate) mod rows;

use super::rows::{Kept, set_state};
use super::wire::{Body, BodySeat, ProposalView};
use crate::database::Reader;
use crate::{Changed, Office, OrNotFound, Problem, Result, Room, stamp};
use rampak_core::proposal::{Consent, State, Step};
use rows::Answer;
use wire::{ConsentForm, ConsentView, Party};

impl Office {
    /// Notes that members and their superiors were asked: those named, or everyone not asked yet.
    ///
    /// # Errors
    /// `not_on_team`, `stale`, `proposal_fixed`.
    pub fn proposal_ask(&self, id: &str, version: i32, nips: &[String]) -> Result<Changed<ProposalView>> {
        let kept = self.kept(id)?;
        let said = self.db.read(|reader| rows::list(reader, id))?;
        if let Some(stranger) = nips.iter().find(|nip| kept.body.team.iter().all(|member| member.nip != **nip)) {
            return Err(Problem::new("not_on_team").with("nip", stranger));
        }
        let (at, by) = (stamp::now(), self.settings_get()?.user_name);
        let mut asked = Vec::new();
        for member in kept.body.team.iter().filter(|member| nips.is_empty() || nips.contains(&member.nip)) {
            for party in Party::ALL.into_iter().filter(|party| of(&said, &member.person_id, &member.seat, *party).is_none()) {
                asked.push(Answer {
                    person: member.person_id.clone(),
                    party,
                    consent: Consent::Asked,
                    seat: member.seat.clone(),
                    name: String::new(),
                    reason: String::new(),
                    at: at.clone(),
                    by: by.clone(),
                });
            }
        }
        self.answered(&kept, version, asked)
    }

    /// Records what a member or their superior said.
    ///
    /// # Errors
    /// `not_on_team`, `consent_answer`, `consent_name` (a superior has a name), `consent_reason` (a refusal has one), `stale`, `proposal_fixed`.
    pub fn proposal_answer(&self, id: &str, version: i32, form: &ConsentForm) -> Result<Changed<ProposalView>> {
        let kept = self.kept(id)?;
        let member = kept.body.team.iter().find(|member| member.nip == form.nip).ok_or_else(|| Problem::new("not_on_team").with("nip", &form.nip))?;
        let consent = Consent::from_key(&form.answer).ok_or_else(|| Problem::new("consent_answer").with("value", &form.answer))?;
        let (name, reason) = (form.name.trim(), form.reason.trim());
        let spoken = matches!(consent, Consent::Agreed | Consent::Refused);
        if spoken && form.party == Party::Superior && name.is_empty() {
            return Err(Problem::new("consent_name"));
        }
        if consent == Consent::Refused && reason.is_empty() {
            return Err(Problem::new("consent_reason"));
        }
        let world = self.world()?;
        let own = world.person_by_id(&member.person_id).map_or(String::new(), |at| world.people[at].name.clone());
        let answer = Answer {
            person: member.person_id.clone(),
            party: form.party,
            consent,
            seat: member.seat.clone(),
            name: if !spoken {
                String::new()
            } else if name.is_empty() {
                own
            } else {
                name.to_string()
            },
            reason: if spoken { reason.to_string() } else { String::new() },
            at: stamp::now(),
            by: world.settings.user_name.clone(),
        };
        self.answered(&kept, version, vec![answer])
    }

    fn answered(&self, kept: &Kept, version: i32, answers: Vec<Answer>) -> Result<Changed<ProposalView>> {
        let state = State::from_key(&kept.item.state);
        let next = state.and_then(|state| state.after(Step::AskConsent)).ok_or_else(|| Problem::new("proposal_fixed").with("state", &kept.item.state))?;
        let (id, body) = (kept.item.id.clone(), kept.body.clone());
        self.db.write(move |tx| {
            answers.iter().try_for_each(|answer| rows::put(tx, &id, answer))?;
            let next = if next == State::Approved { next } else { State::open(begun(tx, &rows::list(tx, &id)?, &body)?) };
            if set_state(tx, &id, version, next.key())? { Ok(()) } else { Err(Problem::stale()) }
        })?;
        Ok(Changed::new(self.proposal_get(&kept.item.id)?, &[Room::Proposal, Room::Brief, Room::Decree]))
    }

    /// A member who refused cannot be approved or decreed.
    pub(crate) fn none_refused(&self, kept: &Kept) -> Result<()> {
        let said = self.db.read(|reader| rows::list(reader, &kept.item.id))?;
        let Some(refused) = kept.body.team.iter().find(|member| said.iter().any(|one| one.person == member.person_id && one.consent == Consent::Refused))
        else {
            return Ok(());
        };
        let world = self.world()?;
        let at = world.person_by_id(&refused.person_id).or_not_found("person", &refused.nip)?;
        Err(Problem::new("consent_refused").with("name", &world.people[at].name))
    }
}

/// What was said last by one party for the seat, if they were asked. A refusal is to any seat.
pub(crate) fn of<'a>(said: &'a [Answer], person: &str, seat: &str, party: Party) -> Option<&'a Answer> {
    said.iter().find(|one| one.person == person && one.party == party && one.consent.stays(one.seat == seat))
}

/// Both parties of a member, asked or not.
pub(crate) fn views(said: &[Answer], person: &str, seat: &str) -> Vec<ConsentView> {
    let view = |party| match of(said, person, seat, party) {
        None => ConsentView { party, answer: Consent::NotAsked.key().into(), name: String::new(), reason: String::new(), at: String::new(), by: String::new() },
        Some(one) => {
            ConsentView { party, answer: one.consent.key().into(), name: one.name.clone(), reason: one.reason.clone(), at: one.at.clone(), by: one.by.clone() }
        }
    };
    Party::ALL.map(view).to_vec()
}

/// What still holds for the team of a changed proposal.
pub(crate) fn carried(reader: &Reader<'_>, from: &str, body: &Body) -> Result<Vec<Answer>> {
    let mut said = rows::list(reader, from)?;
    said.retain(|one| one.consent.stays(body.team.iter().any(|member| member.person_id == one.person && member.seat == one.seat)));
    Ok(said)
}

/// Whether a member or their superior was asked, or said something; who serves already under the decree that is amended is left out.
pub(crate) fn begun(reader: &Reader<'_>, said: &[Answer], body: &Body) -> Result<bool> {
    let base = body.amends.as_ref().map(|amends| super::rows::get(reader, &amends.proposal)).transpose()?.flatten();
    let serves = |person: &str| base.as_ref().is_some_and(|base| base.body.team.iter().any(|member| member.person_id == person));
    Ok(said.iter().any(|one| body.team.iter().any(|member| member.person_id == one.person) && (one.consent == Consent::Refused || !serves(&one.person))))
}

/// Members who did not agree themselves or whose superior did not, and whether one of them refused. `serving`: who holds their
/// seat under a decree already need not be asked again.
pub(crate) fn lacking(said: &[Answer], body: &Body, serving: &[BodySeat]) -> (usize, bool) {
    let stand = |member: &BodySeat| Party::ALL.map(|party| of(said, &member.person_id, &member.seat, party).map_or(Consent::NotAsked, |one| one.consent));
    let serves = |member: &BodySeat| serving.iter().any(|old| old.person_id == member.person_id && old.seat == member.seat);
    let all: Vec<([Consent; 2], bool)> = body.team.iter().map(|member| (stand(member), serves(member))).collect();
    let lacks = |(both, serves): &&([Consent; 2], bool)| both.contains(&Consent::Refused) || (!serves && both.iter().any(|one| *one != Consent::Agreed));
    (all.iter().filter(lacks).count(), all.iter().any(|(both, _)| both.contains(&Consent::Refused)))
}

/// People who refused themselves and are not on the team, of the proposals that count for it: of an amendment its own, else all
/// that were made to found the team.
pub(crate) fn refusers(reader: &Reader<'_>, brief: &str, proposal: &str, body: &Body) -> Result<Vec<String>> {
    let mut people = Vec::new();
    for (person, of) in rows::refused_by_themselves(reader, brief)? {
        let counts = match &body.amends {
            Some(_) => of == proposal,
            None => super::rows::get(reader, &of)?.is_some_and(|kept| kept.body.amends.is_none()),
        };
        if counts && body.team.iter().all(|member| member.person_id != person) && people.last() != Some(&person) {
            people.push(person);
        }
    }
    Ok(people)
}
