//! Yearly ratings of performance, and hours already given to teams.

use super::clean::fold;
use super::kind::Sheet;
use super::lines::records;
use super::ratings::known;
use super::reading::Reading;
use super::state::State;
use crate::Result;
use crate::progress::Progress;
use std::collections::HashMap;

/// The five words, and spellings of them.
const RATINGS: [(&str, &str); 9] = [
    ("sangatbaik", "Sangat Baik"),
    ("baik", "Baik"),
    ("butuhperbaikan", "Butuh Perbaikan"),
    ("cukup", "Butuh Perbaikan"),
    ("butuhperbaikancukup", "Butuh Perbaikan"),
    ("kurang", "Kurang"),
    ("kurangmisconduct", "Kurang"),
    ("misconduct", "Kurang"),
    ("sangatkurang", "Sangat Kurang"),
];

/// Takes in one sheet of yearly ratings.
pub fn yearly(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    each(state, sheet, progress, |state, reading, nip, seen| {
        let Some(year) = reading.whole("year", 1950, 2200) else { return false };
        let Some(said) = reading.said("predikat_kinerja") else { return true };
        let Some((_, rating)) = RATINGS.iter().find(|(key, _)| *key == fold(&said)) else {
            reading.note("predikat_kinerja", "rating_unknown", &said, "asked");
            return true;
        };
        if repeated(seen, format!("{nip} {year}"), rating, reading, "predikat_kinerja") {
            return true;
        }
        state.performance.put((nip, year), (*rating).to_string(), reading.sheet.file);
        true
    })
}

/// Takes in one sheet of hours.
pub fn workload(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    each(state, sheet, progress, |state, reading, nip, seen| {
        let Some(hours) = reading.whole("hours_used", 0, 168) else { return true };
        if repeated(seen, nip.clone(), &hours.to_string(), reading, "hours_used") {
            return true;
        }
        if let Some(mut person) = state.people.get(&nip).cloned() {
            person.hours = hours;
            state.people.put(nip, person, reading.sheet.file);
        }
        true
    })
}

/// Whether a key was seen before in the sheet, which is then told.
pub fn repeated(seen: &mut HashMap<String, String>, key: String, value: &str, reading: &mut Reading<'_>, field: &str) -> bool {
    match seen.get(&key) {
        None => {
            seen.insert(key, value.to_string());
            false
        }
        Some(first) if first == value => {
            reading.note_at(0, "dup_exact", "", "merged");
            true
        }
        Some(_) => {
            reading.note(field, "dup_conflict", value, "asked");
            true
        }
    }
}

/// Calls `take` for every record of someone in the roster; `false` refuses the row.
pub fn each(
    state: &mut State,
    sheet: &Sheet,
    progress: &Progress,
    take: impl Fn(&mut State, &mut Reading<'_>, String, &mut HashMap<String, String>) -> bool,
) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    let mut seen = HashMap::new();
    for (at, record) in all.iter().enumerate() {
        progress.check()?;
        if at.is_multiple_of(2_000) {
            progress.step("check_rows", Some(&sheet.table.file), at, all.len());
        }
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let taken = match known(state, &mut reading, "person_not_in_roster") {
            Some(nip) => take(state, &mut reading, nip, &mut seen),
            None => false,
        };
        state.tallies[sheet.file].refused += u32::from(!taken);
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, all.len());
    state.findings = findings;
    Ok(())
}
