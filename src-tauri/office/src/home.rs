//! The home page: what waits for whom, how fresh the data are, two small pictures. It reads every room, so it has none.

use crate::settings::wire::{AgencyOpenness, Freshness, Home, WaitingItem};
use crate::{Office, Result, ledger, roster, settings};

/// So many things that wait, and so many agencies, are shown.
const SHOWN: usize = 12;

impl Office {
    /// # Errors
    /// Database problems.
    pub fn home(&self) -> Result<Home> {
        let waiting = self.waiting()?;
        self.db.read(|reader| {
            let people = roster::rows::people(reader)?;
            let balances = ledger::balances(reader)?;
            let served = |id: &str| balances.get(id).map_or(0, |b| b.served);
            let active: Vec<u32> = people.iter().filter(|p| p.active).map(|p| served(&p.id)).collect();
            let mut histogram = vec![0; 6];
            active.iter().for_each(|n| histogram[(*n as usize).min(5)] += 1);
            let units: std::collections::HashMap<String, String> = roster::rows::units(reader)?.into_iter().map(|u| (u.id, u.name)).collect();
            let ties = ledger::ties(&ledger::rows::members(reader)?, &ledger::rows::never_met(reader)?, &people);
            let mut openness: Vec<AgencyOpenness> = ties
                .iter()
                .filter_map(|(id, tie)| {
                    Some(AgencyOpenness {
                        agency_id: id.clone(),
                        agency: units.get(id)?.clone(),
                        internal_ties: tie.internal(),
                        external_ties: tie.external(),
                        index: tie.index()?,
                        expected: tie.expected?,
                    })
                })
                .collect();
            openness.sort_by(|a, b| (b.internal_ties + b.external_ties).cmp(&(a.internal_ties + a.external_ties)).then_with(|| a.agency.cmp(&b.agency)));
            openness.truncate(SHOWN);
            let mut agencies: Vec<&String> = people.iter().filter_map(|p| p.agency.as_ref()).collect();
            agencies.sort_unstable();
            agencies.dedup();
            let mut kept = roster::rows::counts(reader)?.to_vec();
            kept.push(ledger::rows::members(reader)?.len() as u32);
            Ok(Home {
                waiting,
                freshness: freshness(&settings::rows::imports(reader)?, &kept),
                people: people.len() as u32,
                agencies: agencies.len() as u32,
                never_served: active.iter().filter(|n| **n == 0).count() as u32,
                active: active.len() as u32,
                served_histogram: histogram,
                openness,
            })
        })
    }

    /// Drafts first, then proposals, then decrees without number; the newest of each first.
    fn waiting(&self) -> Result<Vec<WaitingItem>> {
        let item = |kind: &str, id: String, title: String, since: String| WaitingItem { kind: kind.into(), id, title, since };
        let decrees = self.decree_list()?.into_iter().filter(|d| d.state == "draft").map(|d| item("decree_draft", d.id, d.brief_title, d.updated));
        let proposals = self.proposal_list(None)?;
        let drafted: Vec<String> = self.decree_list()?.into_iter().map(|d| d.proposal_id).collect();
        let approved = proposals
            .iter()
            .filter(|p| p.state == "approved" && !drafted.contains(&p.id))
            .map(|p| item("proposal_approved", p.id.clone(), p.title.clone(), p.created.clone()));
        let open = proposals.iter().filter_map(|p| {
            let kind = match p.state.as_str() {
                "proposed" => "proposal_open",
                "consent_asked" => "consent_waiting",
                _ => return None,
            };
            Some(item(kind, p.id.clone(), p.title.clone(), p.created.clone()))
        });
        let briefs = self.brief_list()?.into_iter().filter(|b| b.state == "draft").map(|b| item("brief_draft", b.id, b.title, b.updated));
        Ok(decrees.chain(approved).chain(open).chain(briefs).take(SHOWN).collect())
    }
}

/// The last import of each kind of sheet, and the rows of it that are kept, in the same order.
fn freshness(imports: &[settings::rows::Import], kept: &[u32]) -> Vec<Freshness> {
    let last = |kind: &str| {
        let holds = |import: &&settings::rows::Import| !import.undone && import.report.files.iter().any(|file| file.kind.split('+').any(|k| k == kind));
        imports.iter().find(holds).map(|import| import.at.clone())
    };
    let kinds = ["personnel", "units", "ratings", "technical_ratings", "performance", "workload", "absences", "memberships"];
    kinds.iter().zip(kept).map(|(kind, rows)| Freshness { kind: (*kind).into(), imported: last(kind), rows: *rows }).collect()
}
