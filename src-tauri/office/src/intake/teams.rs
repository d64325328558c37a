//! Teams from before the product, and who served on them.

use super::dates::Evidence;
use super::kind::Sheet;
use super::lines::records;
use super::places::{Named, Places};
use super::ratings::known;
use super::reading::Reading;
use super::sheet::Cell;
use super::state::State;
use crate::Result;
use crate::ledger::rows::{OpeningTeam, Part};
use crate::progress::Progress;
use std::collections::HashMap;

/// Takes in one sheet of teams.
pub fn teams(state: &mut State, places: &Places, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    for record in &all {
        progress.check()?;
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let (Some(code), Some(title)) = (reading.said("team_id"), reading.said("team_name")) else {
            reading.note_at(0, "team_incomplete", "", "refused_row");
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        let old = state.teams.get(&code).cloned();
        let mut team = old.unwrap_or_else(|| OpeningTeam { id: crate::stamp::id(), code: code.clone(), ..OpeningTeam::default() });
        team.title = title;
        if let Some(decree) = reading.said("team_decree") {
            team.decree = decree;
        }
        if let Some(host) = reading.said("team_host") {
            team.host_id = host_id(places, &mut reading, "team_host", &host).or(team.host_id);
            team.host = host;
        }
        if let Some(date) = reading.date("team_start", Evidence::None, false) {
            team.start = Some(date);
        }
        if let Some(date) = reading.date("team_end", Evidence::None, false) {
            team.end = Some(date);
        }
        state.teams.put(code, team, sheet.file);
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, all.len());
    state.findings = findings;
    Ok(())
}

/// The agency of a name; one that nobody knows is asked about.
pub fn host_id(places: &Places, reading: &mut Reading<'_>, field: &str, name: &str) -> Option<String> {
    match places.agency(name) {
        Named::Is(id) => Some(id),
        Named::Alias(id) => {
            reading.note(field, "unit_alias", name, "repaired");
            Some(id)
        }
        Named::Unknown => {
            let unit = places.unit(name, None).and_then(|unit| places.agency_of(&unit));
            if unit.is_none() {
                reading.note(field, places.doubt(name), name, "asked");
            }
            unit
        }
    }
}

/// Takes in one sheet of members.
pub fn members(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    let mut seen: HashMap<(String, String), Part> = HashMap::new();
    for (at, record) in all.iter().enumerate() {
        progress.check()?;
        if at.is_multiple_of(2_000) {
            progress.step("check_rows", Some(&sheet.table.file), at, all.len());
        }
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let code = reading.said("team_id").unwrap_or_default();
        if state.teams.get(&code).is_none() {
            reading.note("team_id", "team_unknown", &code, "refused_row");
            state.tallies[sheet.file].refused += 1;
            continue;
        }
        let Some(nip) = known(state, &mut reading, "person_not_in_roster") else {
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        let key = (code, nip);
        let mut part = state.parts.get(&key).cloned().unwrap_or_default();
        if let Some(role) = reading.said("role") {
            part.role = role;
        }
        if let Some(mark) = mark(&mut reading) {
            part.mark = Some(mark);
        }
        match seen.get(&key) {
            Some(first) if *first == part => reading.note_at(0, "dup_exact", "", "merged"),
            Some(_) => reading.note("role", "dup_conflict", &part.role, "asked"),
            None => {
                seen.insert(key.clone(), part.clone());
                state.parts.put(key, part, sheet.file);
            }
        }
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, all.len());
    state.findings = findings;
    Ok(())
}

/// A mark of 0 to 100.
fn mark(reading: &mut Reading<'_>) -> Option<f64> {
    let read = match reading.cell("mark") {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) if matches!(text.trim(), "" | "-") => return None,
        Cell::Text(text) => text.trim().replace(',', ".").parse().ok(),
        Cell::Empty => return None,
        _ => None,
    };
    let mark = read.filter(|number| (0.0..=100.0).contains(number));
    if mark.is_none() {
        let shown = reading.cell("mark").shown();
        reading.note("mark", "number_invalid", &shown, "refused_cell");
    }
    mark
}
