//! A proposal ready to be kept: made outside the transaction, written inside it.

use super::consent::rows::{self as consents, Answer};
use super::consent::{begun, carried, wire::Party};
use super::rows;
use super::wire::{Body, BodySeat, OverrideView, ProposalItem};
use crate::brief::wire::BriefForm;
use crate::database::Tx;
use crate::formation::frozen::members;
use crate::formation::wire::{CriterionOrder, FormationOptions};
use crate::formation::{Formed, World, convert};
use crate::{OrNotFound, Problem, Result, stamp};
use rampak_core::proposal::{Consent, State};

/// The proposal whose place is taken, its version, and what is noted of that.
pub type Replaces = (String, i32, OverrideView);

/// A proposal with all but its letter.
pub struct Ready {
    item: ProposalItem,
    body: Body,
    from: Option<Replaces>,
    /// How it came about, where it replaces none.
    note: Option<OverrideView>,
    /// Refusals of proposals that give way to it.
    refusals: Vec<Answer>,
    /// Person id, and who refused; without one, they are back.
    said: Option<(String, Option<Party>)>,
}

impl Ready {
    /// Of a formed team; with `from`, it takes the place of that proposal.
    pub fn formed(brief: &str, formed: &Formed, form: &BriefForm, options: &FormationOptions, from: Option<Replaces>) -> Ready {
        let (world, solution) = (&formed.world, &formed.solution);
        let person = |at: usize| &world.people[at];
        let body = Body {
            form: form.clone(),
            order: formed.instance.policy.order.iter().map(|(c, t)| CriterionOrder { criterion: c.key().into(), tolerance: *t }).collect(),
            team: solution
                .team
                .iter()
                .map(|(seat, p)| BodySeat { seat: form.seats[*seat].code.clone(), person_id: person(*p).id.clone(), nip: person(*p).nip.clone() })
                .collect(),
            outcome: solution.outcome.key().into(),
            gap: Some(solution.outcome.gap()).filter(|gap| gap.is_finite()),
            criteria: solution.criteria.iter().map(convert::figure).collect(),
            chances: solution.chances.iter().map(|(p, chance)| (person(*p).id.clone(), *chance)).collect(),
            reading: solution.reading.key().into(),
            seed: solution.seed.to_string(),
            seed_by_hand: options.seed.is_some(),
            solver: solution.solver.clone(),
            elapsed: formed.elapsed,
            from: from.as_ref().map(|(old, ..)| old.clone()),
            batch: formed.batch.clone(),
            amends: options.amends.clone(),
            formed: formed.way.into(),
            decided: Some(Box::new(members(&formed.instance, form, &world.settings.asn_kinds, &solution.team))),
        };
        Ready { from, ..Ready::new(brief, world, body) }
    }

    /// Of a body as it is to be kept.
    pub fn new(brief: &str, world: &World, body: Body) -> Ready {
        let mut agencies: Vec<usize> = body.team.iter().filter_map(|seat| Some(world.people[world.person_by_id(&seat.person_id)?].agency)).collect();
        agencies.sort_unstable();
        agencies.dedup();
        let item = ProposalItem {
            id: stamp::id(),
            brief_id: brief.to_string(),
            title: String::new(),
            letter: String::new(),
            state: State::Proposed.key().into(),
            outcome: body.outcome.clone(),
            gap: body.gap,
            members: body.team.len() as u32,
            agencies: agencies.len() as u32,
            created: stamp::now(),
            created_by: world.settings.user_name.clone(),
        };
        Ready { item, body, from: None, note: None, refusals: Vec::new(), said: None }
    }

    /// Notes how it came about, and takes refusals along of those that give way.
    pub fn noting(self, line: OverrideView, refusals: Vec<Answer>) -> Ready {
        Ready { note: Some(line), refusals, ..self }
    }

    /// Notes that a person refused, or takes that back.
    pub fn saying(mut self, person: &str, refusal: Option<Party>) -> Ready {
        self.said = Some((person.to_string(), refusal));
        self
    }

    /// The id it will have.
    pub fn id(&self) -> String {
        self.item.id.clone()
    }

    /// Writes it under the next letter, or in the place of another.
    ///
    /// # Errors
    /// `stale`, `not_found`.
    pub fn keep(mut self, tx: &Tx<'_>) -> Result<()> {
        self.item.letter = match &self.from {
            Some((old, ..)) => rows::letter(tx, old)?.or_not_found("proposal", old)?,
            None => letter(rows::letters(tx, &self.item.brief_id)?),
        };
        let said = match &self.from {
            Some((old, ..)) => carried(tx, old, &self.body)?,
            // who serves already has agreed to their seat; refusals of the founding counted when it was issued
            None => self
                .body
                .amends
                .as_ref()
                .map_or_else(|| Ok(Vec::new()), |amends| carried(tx, &amends.proposal, &self.body))?
                .into_iter()
                .filter(|one| one.consent != Consent::Refused)
                .collect(),
        };
        self.item.state = State::open(begun(tx, &said, &self.body)?).key().into();
        rows::insert(tx, &self.item, &self.body)?;
        said.iter().chain(&self.refusals).try_for_each(|one| consents::put(tx, &self.item.id, one))?;
        if let Some(line) = &self.note {
            rows::put_override(tx, &self.item.id, line)?;
        }
        let Some((old, version, line)) = self.from else { return Ok(()) };
        for earlier in rows::overrides(tx, &old)? {
            rows::put_override(tx, &self.item.id, &earlier)?;
        }
        rows::put_override(tx, &self.item.id, &line)?;
        match self.said {
            Some((person, None)) => Party::ALL.into_iter().try_for_each(|party| consents::remove(tx, &self.item.id, &person, party))?,
            // what was recorded of a refusal stands, whoever is said to refuse now
            Some((person, Some(party))) if !said.iter().any(|one| one.person == person && one.consent == Consent::Refused) => {
                let (name, reason, at, by) = (String::new(), line.note, line.at, line.by);
                consents::put(tx, &self.item.id, &Answer { person, party, consent: Consent::Refused, seat: String::new(), name, reason, at, by })?;
            }
            _ => {}
        }
        if rows::set_state(tx, &old, version, State::Superseded.key())? { Ok(()) } else { Err(Problem::stale()) }
    }
}

/// A, B ... Z, AA, AB.
fn letter(mut at: u32) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            return text;
        }
        at = at / 26 - 1;
    }
}
