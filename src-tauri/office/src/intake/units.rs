//! The tree of units: read from its file, agencies found by walking up, and names looked up in it.

use super::finding::Place;
use super::kind::Sheet;
use super::lines::records;
use super::reading::Reading;
use super::state::State;
use crate::Result;
use crate::progress::Progress;
use crate::roster::rows::Unit;
use std::collections::{HashMap, HashSet};

/// A key of the personnel system: no dashes, upper case.
pub fn fold_id(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Whether a unit is known by its name only, and got its key here.
pub fn is_made(id: &str) -> bool {
    id.starts_with('n')
}

/// Takes in one sheet of units.
pub fn take(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    let mut seen = HashSet::new();
    let total = all.len();
    for (at, record) in all.iter().enumerate() {
        progress.check()?;
        if at.is_multiple_of(500) {
            progress.step("check_rows", Some(&sheet.table.file), at, total);
        }
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let id = reading.said("unit_id").map(|id| fold_id(&id));
        let (Some(id), Some(name)) = (id, reading.said("unit_name")) else {
            reading.note_at(0, "unit_incomplete", "", "refused_row");
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        if !seen.insert(id.clone()) {
            reading.note("unit_id", "dup_exact", &name, "merged");
            continue;
        }
        let old = state.units.get(&id).cloned();
        let mut unit = old.unwrap_or_else(|| Unit { id: id.clone(), seq: state.units.len() as i64 + 1, ..Unit::default() });
        unit.name = name;
        if sheet.header.has("unit_parent") {
            unit.parent = reading.said("unit_parent").map(|parent| fold_id(&parent)).filter(|parent| *parent != id);
        }
        if let Some(head) = reading.said("unit_head") {
            unit.head = head;
        }
        if let Some(echelon) = reading.said("unit_echelon") {
            unit.echelon = echelon;
        }
        state.units.put(id, unit, sheet.file);
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, total);
    state.findings = findings;
    Ok(())
}

/// Gives every unit the agency it belongs to. With one root that root is the region, and agencies are just below it;
/// with several, each is an agency.
pub fn find_agencies(state: &mut State, told: &Place<'_>) {
    let parents: HashMap<String, Option<String>> = state.units.rows().map(|(id, unit)| (id.clone(), unit.parent.clone())).collect();
    let children: HashSet<&String> = parents.values().flatten().collect();
    let roots: Vec<&String> = parents.iter().filter(|(id, parent)| parent.is_none() && !is_made(id)).map(|(id, _)| id).collect();
    let region = match roots.as_slice() {
        [root] if children.contains(root) => Some((*root).clone()),
        _ => None,
    };
    let mut agencies: HashMap<String, Option<String>> = HashMap::new();
    let mut odd = Vec::new();
    for id in parents.keys() {
        let (mut at, mut steps) = (id, 0);
        let agency = loop {
            if Some(at) == region.as_ref() {
                break None;
            }
            match parents.get(at).and_then(Option::as_ref) {
                None => break Some(at.clone()),
                Some(parent) if Some(parent) == region.as_ref() => break Some(at.clone()),
                Some(parent) if !parents.contains_key(parent) => {
                    if steps == 0 {
                        odd.push(("unit_parent_missing", id.clone()));
                    }
                    break Some(at.clone());
                }
                Some(parent) => at = parent,
            }
            steps += 1;
            if steps > 64 {
                odd.push(("unit_cycle", id.clone()));
                break None;
            }
        };
        agencies.insert(id.clone(), agency);
    }
    odd.sort();
    for (kind, id) in odd {
        let name = state.units.get(&id).map(|unit| unit.name.clone()).unwrap_or_default();
        state.findings.add(told, kind, &name, "warned");
    }
    for (id, agency) in agencies {
        state.units.mend(&id, |unit| unit.agency = agency);
    }
}
