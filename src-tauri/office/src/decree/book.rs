//! What issuing a decree writes in the ledger: the team, who serves, and what each was given.

use crate::Result;
use crate::database::Tx;
use crate::ledger::rows as book;
use crate::proposal::wire::Body;
use rampak_core::ledger::{Chance, entries, refused};
use std::collections::HashMap;

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
            book::put_issued_part(tx, team, &member.person_id, seat.map_or("", |s| &s.role), seat.map_or(0, |s| s.hours))?;
        }
        // everyone with a chance, and whoever serves or refused whatever their chance; indices are into this list
        let mut ids: Vec<&str> = body.chances.iter().map(|(id, _)| id.as_str()).collect();
        let mut shares: Vec<f64> = body.chances.iter().map(|(_, chance)| *chance).collect();
        let mut index: HashMap<&str, usize> = ids.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        for id in body.team.iter().map(|member| &member.person_id).chain(self.refused) {
            index.entry(id).or_insert_with(|| {
                ids.push(id);
                shares.push(0.0);
                ids.len() - 1
            });
        }
        let at = |id: &String| index[id.as_str()];
        let members: Vec<usize> = body.team.iter().map(|member| at(&member.person_id)).collect();
        let refusers: Vec<usize> = self.refused.iter().map(at).collect();
        let mut sums = vec![Chance { person: 0, credit: 0.0, debit: 0.0 }; ids.len()];
        let of_refusals = refusers.iter().flat_map(|person| refused(&shares, *person));
        for entry in entries(&shares, &members).into_iter().chain(of_refusals) {
            sums[entry.person].credit += entry.credit;
            sums[entry.person].debit += entry.debit;
        }
        for (at, sum) in sums.iter().enumerate().filter(|(_, sum)| sum.credit != 0.0 || sum.debit != 0.0) {
            book::put_chance(tx, team, ids[at], sum.credit, sum.debit, refusers.contains(&at))?;
        }
        self.opportunity.iter().try_for_each(|(person, chance)| book::put_opportunity(tx, team, person, *chance))
    }
}
