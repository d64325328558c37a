//! The book: who served, what each is owed.

pub mod wire;

pub(crate) mod rows;

mod balance;

mod reports;

mod ties;

pub use balance::{Balance, balances, balances_of};
use balance::{date, fade};
pub(crate) use reports::gaps;
pub use ties::{Ties, ties};

use crate::roster;
use crate::{Office, OrNotFound, Result};
use rampak_core::ledger::{Head, blau, measures};
use rampak_core::roster::PersonName;
use std::collections::HashMap;
use wire::{AgencyBalance, BalanceList, ChanceLine, PersonBalance, PersonLedger, TeamItem};

impl Office {
    /// Everyone's balance, unrounded.
    ///
    /// # Errors
    /// Database problems.
    pub fn ledger_balance(&self) -> Result<BalanceList> {
        self.db.read(|reader| {
            let balances = balances(reader)?;
            let units: HashMap<String, String> = roster::rows::units(reader)?.into_iter().map(|unit| (unit.id, unit.name)).collect();
            let person = |p: roster::rows::Person| {
                let balance = balances.get(&p.id).copied().unwrap_or_default();
                let agency_id = p.agency.unwrap_or_default();
                PersonBalance {
                    nip: p.nip,
                    name: PersonName { front: p.front, name: p.name, back: p.back }.to_string(),
                    agency: units.get(&agency_id).cloned().unwrap_or_default(),
                    agency_id,
                    balance: balance.owed(),
                    credit: balance.credit,
                    debit: balance.debit,
                    served: balance.served,
                    eligible: balance.eligible,
                }
            };
            let people = roster::rows::people(reader)?;
            let whole = ties(&rows::members(reader)?, &rows::never_met(reader)?, &people).whole;
            let heads: Vec<Head> = people.iter().map(|p| balances.get(&p.id).copied().unwrap_or_default().head()).collect();
            let all = measures(&heads);
            let people: Vec<PersonBalance> = people.into_iter().map(person).collect();
            Ok(BalanceList {
                // an empty sum is -0.0
                sum: people.iter().map(|p| p.balance).sum::<f64>() + 0.0,
                gini: all.evenness.gini,
                jain: all.evenness.jain,
                eligible: all.eligible,
                never: all.never,
                never_share: all.never_share(),
                largest: all.largest,
                smallest: all.smallest,
                index: whole.index(),
                expected: whole.expected,
                people,
            })
        })
    }

    /// One person's lines; they add up to the balance.
    ///
    /// # Errors
    /// `not_found`.
    pub fn ledger_person(&self, nip: &str) -> Result<PersonLedger> {
        let found = self.db.read(|reader| {
            let people = roster::rows::people(reader)?;
            let Some(person) = people.into_iter().find(|p| p.nip == nip) else { return Ok(None) };
            let all = balances(reader)?.get(&person.id).copied().unwrap_or_default();
            let lines = rows::entries(reader, &person.id)?;
            let gap = reports::gaps(reader)?.map(|gaps| gaps.get(&person.id).map_or(0.0, |(opportunity, served)| opportunity - served));
            let agency = roster::rows::units(reader)?.into_iter().find(|unit| Some(&unit.id) == person.agency.as_ref()).map(|unit| unit.name);
            Ok(Some((person, all, lines, agency.unwrap_or_default(), fade(reader)?, gap)))
        })?;
        let (person, all, issued, agency, fade, opportunity_gap) = found.or_not_found("person", nip)?;
        let weighed = |entry: rows::Entry| (fade.weight(date(&entry.since)), entry);
        let issued: Vec<(f64, rows::Entry)> = issued.into_iter().map(weighed).collect();
        let decreed: (f64, f64) = issued.iter().fold((0.0, 0.0), |sum, (weight, entry)| (sum.0 + weight * entry.credit, sum.1 + weight * entry.debit));
        let (credit, debit) = (all.credit - decreed.0, all.debit - decreed.1);
        let opening = ChanceLine { kind: "opening".into(), credit, debit, after: credit - debit, ..ChanceLine::default() };
        let mut lines: Vec<ChanceLine> = Some(opening).filter(|line| line.credit.abs() > 1e-12 || line.debit.abs() > 1e-12).into_iter().collect();
        let mut after = lines.first().map_or(0.0, |line| line.after);
        for (weight, entry) in issued {
            let (credit, debit) = (weight * entry.credit, weight * entry.debit);
            after += credit - debit;
            lines.push(ChanceLine {
                kind: if entry.moved { "moved" } else { "decree" }.into(),
                team: entry.title,
                decree: entry.decree,
                date: entry.start,
                role: entry.role,
                credit,
                debit,
                after,
                weight: Some(weight),
                refused: entry.refused,
            });
        }
        let name = PersonName { front: person.front, name: person.name, back: person.back }.to_string();
        Ok(PersonLedger { nip: person.nip, name, agency, balance: all.owed(), opportunity_gap, lines })
    }

    /// Balances and ties by agency, the largest balance first.
    ///
    /// # Errors
    /// Database problems.
    pub fn ledger_agencies(&self) -> Result<Vec<AgencyBalance>> {
        self.db.read(|reader| {
            let balances = balances(reader)?;
            let people = roster::rows::people(reader)?;
            let ties = ties(&rows::members(reader)?, &rows::never_met(reader)?, &people);
            let units: HashMap<String, String> = roster::rows::units(reader)?.into_iter().map(|unit| (unit.id, unit.name)).collect();
            let mut heads: HashMap<String, Vec<Head>> = HashMap::new();
            for p in &people {
                heads.entry(p.agency.clone().unwrap_or_default()).or_default().push(balances.get(&p.id).copied().unwrap_or_default().head());
            }
            let line = |(id, heads): (String, Vec<Head>)| {
                let (tie, all) = (ties.of(&id), measures(&heads));
                AgencyBalance {
                    agency: units.get(&id).cloned().unwrap_or_default(),
                    agency_id: id,
                    people: all.people,
                    served: all.served,
                    seats_per_head: all.seats_per_head(),
                    balance: heads.iter().map(|head| head.credit - head.debit).sum::<f64>() + 0.0,
                    eligible: all.eligible,
                    never: all.never,
                    seats_per_eligible: all.seats_per_eligible(),
                    internal_ties: tie.internal(),
                    external_ties: tie.external(),
                    index: tie.index(),
                    expected: tie.expected,
                }
            };
            let mut all: Vec<AgencyBalance> = heads.into_iter().map(line).collect();
            all.sort_by(|a, b| b.balance.total_cmp(&a.balance).then_with(|| (&a.agency, &a.agency_id).cmp(&(&b.agency, &b.agency_id))));
            Ok(all)
        })
    }

    /// Newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn ledger_teams(&self) -> Result<Vec<TeamItem>> {
        self.db.read(|reader| {
            let mut teams = rows::team_items(reader)?;
            let agency: HashMap<String, Option<String>> = roster::rows::people(reader)?.into_iter().map(|p| (p.id, p.agency)).collect();
            let mut present: HashMap<String, HashMap<Option<String>, u32>> = HashMap::new();
            for (team, person) in rows::staying(reader)? {
                *present.entry(team).or_default().entry(agency.get(&person).cloned().flatten()).or_default() += 1;
            }
            for team in &mut teams {
                let members: Vec<u32> = present.remove(&team.id).unwrap_or_default().into_values().collect();
                (team.agencies, team.blau) = (members.len() as u32, blau(&members));
            }
            Ok(teams)
        })
    }
}
