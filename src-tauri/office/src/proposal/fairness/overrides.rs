//! What hosts overruled by hand, added up over the teams that were decided for.

use super::wire::{HostOverrides, OverrideCount};
use crate::database::Reader;
use crate::proposal::rows::{self, Kept};
use crate::proposal::wire::Body;
use crate::{Office, OrNotFound, Result, roster};
use rampak_core::proposal::{Stage, by_hand};
use std::collections::{BTreeMap, HashMap};

/// Changes by hand that overrule the engine. A refusal, an approval and what takes a change back do not.
const OVERRULES: [&str; 6] = ["lock", "exclude", "substitute", "replace", "swap", "move"];

#[derive(Default)]
struct Sum {
    line: HostOverrides,
    kinds: BTreeMap<&'static str, u32>,
}

impl Office {
    /// Overrides by host, the most first: of approved and issued teams, with how many members came in by hand.
    ///
    /// # Errors
    /// Database problems.
    pub fn proposal_overrides(&self) -> Result<Vec<HostOverrides>> {
        self.db.read(|reader| {
            let units = roster::rows::units(reader)?;
            // a host named below its agency counts for the agency
            let agency: HashMap<&str, &str> = units.iter().map(|unit| (unit.id.as_str(), unit.agency.as_deref().unwrap_or(&unit.id))).collect();
            let names: HashMap<&str, &str> = units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str())).collect();
            let mut hosts: BTreeMap<&str, Sum> = BTreeMap::new();
            for id in rows::decided(reader)? {
                let stages = stages(reader, &id)?;
                let Some(last) = stages.last() else { continue };
                let host = last.body.form.host_id.as_deref().and_then(|host| agency.get(host)).copied().unwrap_or_default();
                let done = rows::overrides(reader, &id)?;
                add(hosts.entry(host).or_default(), &stages, done.iter().map(|line| line.action.as_str()));
            }
            let line = |(id, sum): (&str, Sum)| {
                let mut kinds: Vec<OverrideCount> = sum.kinds.into_iter().map(|(action, count)| OverrideCount { action: action.into(), count }).collect();
                kinds.sort_by_key(|kind| std::cmp::Reverse(kind.count));
                HostOverrides { agency_id: id.into(), agency: names.get(id).copied().unwrap_or_default().into(), kinds, ..sum.line }
            };
            let mut list: Vec<HostOverrides> = hosts.into_iter().map(line).collect();
            list.sort_by(|a, b| (b.overrides, b.by_hand).cmp(&(a.overrides, a.by_hand)).then_with(|| a.agency.cmp(&b.agency)));
            Ok(list)
        })
    }
}

/// A proposal and all it was changed from, the first formed first.
fn stages(reader: &Reader<'_>, id: &str) -> Result<Vec<Kept>> {
    let (mut stages, mut next): (Vec<Kept>, Option<String>) = (Vec::new(), Some(id.to_string()));
    while let Some(id) = next {
        let kept = rows::get(reader, &id)?.or_not_found("proposal", &id)?;
        next = kept.body.from.clone();
        stages.push(kept);
    }
    stages.reverse();
    Ok(stages)
}

/// Adds one team, first formed as the first of its `stages` and decided for as the last.
fn add<'a>(sum: &mut Sum, stages: &[Kept], done: impl Iterator<Item = &'a str>) {
    let (Some(first), Some(last)) = (stages.first(), stages.last()) else { return };
    // who serves already is pinned by an amendment, and was counted with the founding team
    let founding = first.body.amends.is_none();
    let mut kinds: BTreeMap<&'static str, u32> = BTreeMap::new();
    for action in done.filter_map(|done| OVERRULES.into_iter().find(|known| *known == done)) {
        *kinds.entry(action).or_default() += 1;
    }
    if founding {
        let pins = &first.body.form.pins;
        for (action, people) in [("pin", pins.locked.len() + pins.included.len()), ("bar", pins.excluded.len())] {
            if people > 0 {
                kinds.insert(action, people as u32);
            }
        }
    }
    let mut teams: Vec<Stage<'_>> = stages.iter().map(|kept| stage(&kept.body)).collect();
    if !founding && let Some(serving) = teams.first_mut() {
        serving.pinned.clear();
    }
    let count: u32 = kinds.values().sum();
    let line = &mut sum.line;
    line.teams += u32::from(founding);
    line.overruled += u32::from(founding && count > 0);
    line.overrides += count;
    line.members += if founding { last.body.team.len() as u32 } else { 0 };
    line.by_hand += by_hand(&teams).len() as u32;
    kinds.into_iter().for_each(|(action, count)| *sum.kinds.entry(action).or_default() += count);
}

fn stage(body: &Body) -> Stage<'_> {
    let pins = &body.form.pins;
    Stage {
        members: body.team.iter().map(|seat| seat.nip.as_str()).collect(),
        pinned: pins.locked.iter().map(|lock| lock.nip.as_str()).chain(pins.included.iter().map(String::as_str)).collect(),
    }
}
