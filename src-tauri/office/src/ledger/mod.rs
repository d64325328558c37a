//! The book: who served, what each is owed.

pub mod wire;

pub(crate) mod rows;

mod balance;

mod reports;

mod ties;

pub use balance::{Balance, balances, balances_of};
use balance::{date, fade};
pub use ties::{Ties, ties};

use crate::roster;
use crate::{Office, OrNotFound, Result};
use rampak_core::ledger::evenness;
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
                }
            };
            let people: Vec<PersonBalance> = roster::rows::people(reader)?.into_iter().map(person).collect();
            let even = evenness(people.iter().map(|person| (person.credit, person.debit)));
            // an empty sum is -0.0
            Ok(BalanceList { gini: even.gini, jain: even.jain, sum: people.iter().map(|p| p.balance).sum::<f64>() + 0.0, people })
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
            let mut all: Vec<AgencyBalance> = Vec::new();
            let mut index: HashMap<String, usize> = HashMap::new();
            let units: HashMap<String, String> = roster::rows::units(reader)?.into_iter().map(|unit| (unit.id, unit.name)).collect();
            for p in &people {
                let id = p.agency.clone().unwrap_or_default();
                let at = *index.entry(id.clone()).or_insert_with(|| {
                    let tie = ties.of(&id);
                    all.push(AgencyBalance {
                        agency: units.get(&id).cloned().unwrap_or_default(),
                        agency_id: id.clone(),
                        people: 0,
                        served: 0,
                        seats_per_head: 0.0,
                        balance: 0.0,
                        never: 0,
                        internal_ties: tie.internal(),
                        external_ties: tie.external(),
                        index: tie.index(),
                        expected: tie.expected,
                    });
                    all.len() - 1
                });
                let balance = balances.get(&p.id).copied().unwrap_or_default();
                let agency = &mut all[at];
                agency.people += 1;
                agency.served += balance.served;
                agency.balance += balance.owed();
                agency.never += u32::from(p.active && balance.served == 0);
            }
            all.iter_mut().for_each(|a| a.seats_per_head = f64::from(a.served) / f64::from(a.people.max(1)));
            all.sort_by(|a, b| b.balance.total_cmp(&a.balance).then_with(|| a.agency.cmp(&b.agency)));
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
            let mut present: HashMap<String, std::collections::HashSet<Option<String>>> = HashMap::new();
            for (team, person) in rows::members(reader)? {
                present.entry(team).or_default().insert(agency.get(&person).cloned().flatten());
            }
            teams.iter_mut().for_each(|team| team.agencies = present.get(&team.id).map_or(0, |agencies| agencies.len() as u32));
            Ok(teams)
        })
    }
}
