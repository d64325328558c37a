//! What the book says beside the balances: who lends to whom, and whom the tolerance shuts out.

use super::balance::{date, fade};
use super::rows;
use super::wire::{AgencyLending, Lending, LendingPair, OpportunityList, PersonOpportunity};
use crate::database::Reader;
use crate::{Office, Result, roster};
use rampak_core::ledger::lending;
use rampak_core::roster::PersonName;
use std::collections::HashMap;

/// By person id: sum of opportunities, seats served on the same teams; both as faded by now. `None` while no team has any.
pub fn gaps(reader: &Reader<'_>) -> Result<Option<HashMap<String, (f64, f64)>>> {
    if rows::teams_with_opportunity(reader)?.0 == 0 {
        return Ok(None);
    }
    let fade = fade(reader)?;
    let mut all: HashMap<String, (f64, f64)> = HashMap::new();
    for (person, since, chance) in rows::opportunities(reader)? {
        all.entry(person).or_default().0 += fade.weight(date(&since)) * chance;
    }
    for (person, since, part) in rows::served_with_opportunity(reader)? {
        all.entry(person).or_default().1 += fade.weight(date(&since)) * part;
    }
    Ok(Some(all))
}

impl Office {
    /// The opportunity gap: pi over all who met the required levels, whatever their fit, against seats served.
    ///
    /// # Errors
    /// Database problems.
    pub fn ledger_opportunity(&self) -> Result<OpportunityList> {
        self.db.read(|reader| {
            let (teams, all) = rows::teams_with_opportunity(reader)?;
            let gaps = gaps(reader)?.unwrap_or_default();
            let units: HashMap<String, String> = roster::rows::units(reader)?.into_iter().map(|unit| (unit.id, unit.name)).collect();
            let person = |p: roster::rows::Person| {
                let (opportunity, served) = *gaps.get(&p.id)?;
                let agency_id = p.agency.unwrap_or_default();
                Some(PersonOpportunity {
                    nip: p.nip,
                    name: PersonName { front: p.front, name: p.name, back: p.back }.to_string(),
                    agency: units.get(&agency_id).cloned().unwrap_or_default(),
                    agency_id,
                    opportunity,
                    served,
                    gap: opportunity - served,
                })
            };
            let mut people: Vec<PersonOpportunity> = roster::rows::people(reader)?.into_iter().filter_map(person).collect();
            people.sort_by(|a, b| b.gap.total_cmp(&a.gap).then_with(|| a.nip.cmp(&b.nip)));
            Ok(OpportunityList { teams, not_counted: all - teams, sum: people.iter().map(|p| p.gap).sum::<f64>() + 0.0, people })
        })
    }

    /// Lending and borrowing between agencies, over all teams whose host is known.
    ///
    /// # Errors
    /// Database problems.
    pub fn ledger_lending(&self) -> Result<Lending> {
        self.db.read(|reader| {
            let (teams, all) = rows::teams_with_host(reader)?;
            let units = roster::rows::units(reader)?;
            // a host named below its agency counts for the agency
            let agency_of: HashMap<&str, &str> = units.iter().map(|unit| (unit.id.as_str(), unit.agency.as_deref().unwrap_or(&unit.id))).collect();
            let names: HashMap<&str, &str> = units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str())).collect();
            let home: HashMap<String, Option<String>> = roster::rows::people(reader)?.into_iter().map(|p| (p.id, p.agency)).collect();
            let mut ids: Vec<&str> = Vec::new();
            let mut index: HashMap<&str, usize> = HashMap::new();
            let mut at = |id: &str| {
                let id = names.get_key_value(id).map(|(id, _)| *id)?;
                Some(*index.entry(id).or_insert_with(|| {
                    ids.push(id);
                    ids.len() - 1
                }))
            };
            let mut members = Vec::new();
            for (host, person) in rows::hosted(reader)? {
                let (Some(from), Some(host)) = (home.get(&person).and_then(Option::as_deref), agency_of.get(host.as_str())) else { continue };
                if let (Some(from), Some(to)) = (at(from), at(host)) {
                    members.push((from, to));
                }
            }
            let (pairs, accounts) = lending(ids.len(), members);
            let name = |at: usize| (ids[at].to_string(), names.get(ids[at]).copied().unwrap_or_default().to_string());
            let pair = |pair: &rampak_core::ledger::Lent| {
                let ((from_id, from), (to_id, to)) = (name(pair.from), name(pair.to));
                LendingPair { from_id, from, to_id, to, seats: pair.seats }
            };
            let account = |(at, account): (usize, &rampak_core::ledger::Account)| {
                let (agency_id, agency) = name(at);
                AgencyLending { agency_id, agency, lent: account.lent, borrowed: account.borrowed, net: account.net() as i32 }
            };
            let mut agencies: Vec<AgencyLending> = accounts.iter().enumerate().map(account).collect();
            agencies.sort_by(|a, b| b.net.cmp(&a.net).then_with(|| a.agency.cmp(&b.agency)));
            Ok(Lending { teams, no_host: all - teams, agencies, pairs: pairs.iter().map(pair).collect() })
        })
    }
}
