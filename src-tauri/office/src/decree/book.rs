//! What issuing a decree writes in the ledger: the team, who serves, and what each was given; or what an amendment or a
//! revocation moves from one to another.

use super::amend::Team;
use crate::brief::wire::SeatForm;
use crate::database::Tx;
use crate::ledger::rows as book;
use crate::proposal::wire::{Body, BodySeat};
use crate::{Problem, Result};
use jiff::civil::Date;
use rampak_core::ledger::{Chance, entries, part_terms, refused, rest};
use std::collections::HashMap;

/// Between the seats one member held on a team, the latest last.
const MOVED: &str = " → ";

/// An issued team with all that is entered for it.
pub struct Issued<'a> {
    pub team: book::IssuedTeam<'a>,
    pub body: &'a Body,
    /// Person and chance of everyone who meets what is required, whatever their fit.
    pub opportunity: &'a [(String, f64)],
    /// People whose own refusal counts as a chance given.
    pub refused: &'a [String],
}

impl Issued<'_> {
    /// Writes it in the transaction of the decree. The entries of the team sum to 0 as far as its chances sum to its size.
    pub fn write(&self, tx: &Tx<'_>) -> Result<()> {
        let (team, body) = (self.team.id, self.body);
        book::put_issued_team(tx, &self.team)?;
        for member in &body.team {
            let seat = body.form.seats.iter().find(|seat| seat.code == member.seat);
            book::put_issued_part(tx, team, &member.person_id, &held(seat), None)?;
        }
        // everyone with a chance, and whoever serves or refused whatever their chance
        let mut people = People::of(&body.chances);
        let members = people.at(body.team.iter().map(|member| member.person_id.as_str()));
        let refusers = people.at(self.refused.iter().map(String::as_str));
        let of_refusals = refusers.iter().flat_map(|person| refused(&people.shares, *person));
        for sum in people.sums(entries(&people.shares, &members).into_iter().chain(of_refusals)) {
            book::put_chance(tx, team, people.ids[sum.person], sum.credit, sum.debit, refusers.contains(&sum.person))?;
        }
        self.opportunity.iter().try_for_each(|(person, chance)| book::put_opportunity(tx, team, person, *chance))
    }
}

/// What the book keeps of a seat.
fn held(seat: Option<&SeatForm>) -> book::Held<'_> {
    seat.map_or(book::Held { role: "", hours: 0, paid: false }, |seat| book::Held { role: &seat.role, hours: seat.hours, paid: seat.cost > 0 })
}

/// A list of people with their chances; entries speak of them by index.
struct People<'a> {
    ids: Vec<&'a str>,
    shares: Vec<f64>,
    index: HashMap<&'a str, usize>,
}

impl<'a> People<'a> {
    fn of(chances: &'a [(String, f64)]) -> People<'a> {
        let ids: Vec<&str> = chances.iter().map(|(id, _)| id.as_str()).collect();
        let index = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        People { ids, shares: chances.iter().map(|(_, chance)| *chance).collect(), index }
    }

    /// Their places in the list; those who are not there yet come to its end, with no chance.
    fn at(&mut self, people: impl Iterator<Item = &'a str>) -> Vec<usize> {
        let mut places = Vec::new();
        for id in people {
            let next = self.ids.len();
            let at = *self.index.entry(id).or_insert(next);
            if at == next {
                self.ids.push(id);
                self.shares.push(0.0);
            }
            places.push(at);
        }
        places
    }

    /// One entry a person, of those with any.
    fn sums(&self, entries: impl Iterator<Item = Chance>) -> Vec<Chance> {
        let mut sums: Vec<Chance> = (0..self.ids.len()).map(|person| Chance { person, credit: 0.0, debit: 0.0 }).collect();
        for entry in entries {
            sums[entry.person].credit += entry.credit;
            sums[entry.person].debit += entry.debit;
        }
        sums.retain(|sum| sum.credit != 0.0 || sum.debit != 0.0);
        sums
    }
}

/// An issued team from a day on: other members, or none.
pub struct Changes<'a> {
    pub team: &'a Team,
    pub by: book::Correction<'a>,
    /// The first day on which it holds.
    pub from: Date,
    /// Who serves from then on; `None`: nobody, the team is revoked.
    pub body: Option<&'a Body>,
    /// Who was asked to serve the rest and refused, where that counts.
    pub refused: &'a [String],
}

impl Changes<'_> {
    /// Ends and begins the parts of the term, and moves their share of the debit, in the transaction of the decree.
    ///
    /// # Errors
    /// `served_before`: who left a team does not come back to it, for the book keeps one part of each.
    pub fn write(&self, tx: &Tx<'_>) -> Result<()> {
        let (team, from) = (self.team, self.from.to_string());
        let next: &[BodySeat] = self.body.map_or(&[], |body| &body.team);
        let serves = |person: &str| team.members.iter().any(|member| member.person == person && member.last.is_none());
        let leaves: Vec<&str> = team.members.iter().filter(|member| member.last.is_none()).map(|member| member.person.as_str()).collect();
        let leaves: Vec<&str> = leaves.into_iter().filter(|person| next.iter().all(|member| member.person_id != *person)).collect();
        let enters: Vec<&BodySeat> = next.iter().filter(|member| !serves(&member.person_id)).collect();
        if let Some(back) = enters.iter().find(|member| team.members.iter().any(|old| old.person == member.person_id)) {
            // told by name when it was proposed
            return Err(Problem::new("served_before").with("name", &back.nip));
        }
        let last = self.from.yesterday().unwrap_or(self.from).to_string();
        let seat = |member: &BodySeat| self.body.and_then(|body| body.form.seats.iter().find(|seat| seat.code == member.seat));
        for person in &leaves {
            let first = team.members.iter().find(|member| member.person == *person).and_then(|member| member.first.clone());
            book::end_part(tx, &team.id, person, &last, from > first.unwrap_or_else(|| team.start.to_string()))?;
        }
        for member in next {
            let next = held(seat(member));
            if let Some(now) = team.members.iter().find(|old| old.person == member.person_id && old.last.is_none()) {
                if now.role.rsplit(MOVED).next() != Some(next.role) {
                    // both seats are theirs in the book, and the more hours
                    let role = format!("{}{MOVED}{}", now.role, next.role);
                    let both = book::Held { role: &role, hours: next.hours.max(now.hours), paid: next.paid || now.paid };
                    book::move_part(tx, &team.id, &member.person_id, &both)?;
                }
            } else {
                book::put_issued_part(tx, &team.id, &member.person_id, &next, Some(&from).filter(|_| self.from > team.start).map(String::as_str))?;
            }
        }
        let chances = book::shares(tx, &team.id)?;
        let mut people = People::of(&chances);
        let (out, into) = (people.at(leaves.into_iter()), people.at(enters.iter().map(|member| member.person_id.as_str())));
        // who leaves is debited the part served, whatever their word
        let refusers = people.at(self.refused.iter().map(String::as_str).filter(|person| !serves(person)));
        let left = rest(team.start, team.end, self.from);
        let part = |entry: Chance| Chance { credit: left * entry.credit, debit: left * entry.debit, ..entry };
        let of_refusals = refusers.iter().flat_map(|person| refused(&people.shares, *person)).map(part);
        for sum in people.sums(part_terms(&people.shares, &out, &into, left).into_iter().chain(of_refusals)) {
            book::put_correction(tx, &self.by, people.ids[sum.person], sum.credit, sum.debit, refusers.contains(&sum.person))?;
        }
        Ok(())
    }
}
