//! What people can do: the dictionary, the matrix of standard competencies, one line a technical competency.

use super::clean::{self, fold};
use super::dates::{self, Evidence};
use super::finding::Place;
use super::header::RATED;
use super::kind::Sheet;
use super::lines::records;
use super::reading::Reading;
use super::sheet::Cell;
use super::state::State;
use crate::Result;
use crate::progress::Progress;
use crate::roster::rows::{Competency, Rating};
use rampak_core::roster::{CompetencyCode, Level};
use std::collections::HashMap;

/// Takes in a dictionary of competencies.
pub fn dictionary(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    for record in &all {
        progress.check()?;
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let (code, name) = (code(&mut reading), reading.said("comp_name"));
        let (Some(code), Some(name)) = (code, name) else {
            reading.note_at(0, "comp_incomplete", "", "refused_row");
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        let old = state.competencies.get(&code).cloned();
        let mut competency = old.unwrap_or_else(|| Competency { code: code.clone(), kind: guessed(&code).into(), ..Competency::default() });
        if fold(&competency.name) != fold(&name) {
            competency.name = name;
        }
        if let Some(kind) = reading.said("comp_kind") {
            let folded = fold(&kind);
            competency.kind = if folded.contains("manajerial") {
                "manajerial"
            } else if folded.contains("sosial") || folded.contains("kultural") {
                "sosial_kultural"
            } else {
                "teknis"
            }
            .into();
        }
        if let Some(family) = reading.said("comp_family") {
            competency.family = family;
        }
        state.competencies.put(code, competency, sheet.file);
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, all.len());
    state.findings = findings;
    Ok(())
}

fn guessed(code: &str) -> &'static str {
    match code.as_bytes().first() {
        Some(b'M') => "manajerial",
        Some(b'S') => "sosial_kultural",
        _ => "teknis",
    }
}

/// Takes in a matrix: a person a row, a standard competency a column.
pub fn matrix(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    let columns: Vec<(&str, usize, String)> =
        RATED.iter().filter_map(|(field, code)| Some((field.as_str(), sheet.header.column(field)?, CompetencyCode::parse(code)?.to_string()))).collect();
    spellings(state, sheet, &columns, &mut findings);
    let month_first =
        sheet.header.column("rated_on").is_some_and(|at| all.iter().any(|record| dates::is_month_first(dates::read(record.line.at(at)), Evidence::None)));
    let mut seen = HashMap::new();
    for (at, record) in all.iter().enumerate() {
        progress.check()?;
        if at.is_multiple_of(500) {
            progress.step("check_rows", Some(&sheet.table.file), at, all.len());
        }
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let Some(nip) = rated(state, &mut reading) else {
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        let cells: Vec<Cell> = columns.iter().map(|(_, column, _)| record.line.at(*column).clone()).collect();
        if again(&mut seen, nip.clone(), cells, &mut reading) {
            continue;
        }
        let dated = reading.date("rated_on", Evidence::None, month_first);
        let source = reading.said("rated_by").unwrap_or_default();
        for (field, column, code) in &columns {
            if let Some(level) = level(&mut reading, field, *column) {
                put(state, sheet.file, &nip, code, level, dated.clone(), source.clone());
            }
        }
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, all.len());
    state.findings = findings;
    Ok(())
}

/// Names of competencies spelled in another way than the dictionary does.
fn spellings(state: &State, sheet: &Sheet, columns: &[(&str, usize, String)], findings: &mut super::finding::Findings) {
    let said = |column: &usize| sheet.header.texts[*column].rsplit(" / ").next().unwrap_or_default().trim().to_string();
    let standard: HashMap<String, String> = state.standard.iter().map(|competency| (competency.code.clone(), competency.name.clone())).collect();
    let odd = columns.iter().any(|(_, column, code)| standard.get(code).is_some_and(|name| *name != said(column)));
    if odd {
        let value = columns.iter().map(|(_, column, _)| said(column)).collect::<Vec<_>>().join(" | ");
        let place = Place { file: &sheet.table.file, sheet: &sheet.table.sheet, row: sheet.header.last, column: 0, header: "" };
        findings.add(&place, "comp_header_variant", &value, "repaired");
    }
}

/// Takes in a list: one competency of one person a row.
pub fn list(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    let mut seen = HashMap::new();
    for (at, record) in all.iter().enumerate() {
        progress.check()?;
        if at.is_multiple_of(2_000) {
            progress.step("check_rows", Some(&sheet.table.file), at, all.len());
        }
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let Some(nip) = rated(state, &mut reading) else {
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        let shown = reading.cell("comp_code").shown();
        let Some(code) = code(&mut reading).filter(|code| state.knows(code)) else {
            reading.note("comp_code", "comp_unknown_code", &shown, "asked");
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        let column = sheet.header.column("level").unwrap_or_default();
        if again(&mut seen, (nip.clone(), code.clone()), reading.cell("level").clone(), &mut reading) {
            continue;
        }
        let dated = year_or_date(&mut reading);
        let source = reading.said("level_source").unwrap_or_default();
        if let Some(level) = level(&mut reading, "level", column) {
            put(state, sheet.file, &nip, &code, level, dated, source);
        }
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, all.len());
    state.findings = findings;
    Ok(())
}

/// Whether a row repeats an earlier one; told either way.
fn again<K: Eq + std::hash::Hash, V: PartialEq>(seen: &mut HashMap<K, V>, key: K, value: V, reading: &mut Reading<'_>) -> bool {
    let Some(first) = seen.get(&key) else {
        seen.insert(key, value);
        return false;
    };
    let (kind, treatment) = if *first == value { ("dup_exact", "merged") } else { ("dup_conflict", "asked") };
    reading.note_at(0, kind, "", treatment);
    true
}

/// The NIP of someone in the roster.
fn rated(state: &State, reading: &mut Reading<'_>) -> Option<String> {
    known(state, reading, "comp_person_not_in_roster")
}

/// The NIP of someone in the roster; `kind` is told of anyone else.
pub fn known(state: &State, reading: &mut Reading<'_>, kind: &'static str) -> Option<String> {
    let nip = reading.nip()?.as_str().to_string();
    if state.people.get(&nip).is_none() {
        reading.note("nip", kind, &nip, "refused_row");
        return None;
    }
    Some(nip)
}

/// The code of a row, folded; `None` for what is no code.
pub fn code(reading: &mut Reading<'_>) -> Option<String> {
    let (text, repairs) = reading.words("comp_code")?;
    let code = CompetencyCode::parse(&text)?;
    let shown = reading.cell("comp_code").shown();
    for kind in repairs {
        reading.note("comp_code", kind, &shown, "repaired");
    }
    if text.chars().any(|c| c.is_ascii_lowercase()) {
        reading.note("comp_code", "case", &shown, "repaired");
    }
    Some(code.to_string())
}

/// A level of 1 to 5. A blank or a dash is unknown, never 0.
pub fn level(reading: &mut Reading<'_>, field: &str, column: usize) -> Option<Level> {
    let cell = reading.line.at(column).clone();
    let is_text_file = reading.sheet.table.sheet.is_empty();
    let (kind, treatment) = match &cell {
        Cell::Empty => return None,
        Cell::Formula => ("formula_without_value", "asked"),
        Cell::Number(number) if number.fract() != 0.0 => ("level_decimal_comma", "asked"),
        Cell::Number(number) => match Some(*number).filter(|number| (1.0..=5.0).contains(number)).and_then(|number| Level::new(number as u8)) {
            Some(level) => return Some(level),
            None => ("level_out_of_range", "refused_cell"),
        },
        Cell::Date(_) | Cell::Bool(_) => ("level_word", "asked"),
        Cell::Text(raw) => {
            let text = clean::text(raw).0;
            if text.is_empty() || text == "-" {
                return None;
            }
            match text.replace(',', ".").parse::<f64>() {
                Err(_) => ("level_word", "asked"),
                Ok(number) if number.fract() != 0.0 => ("level_decimal_comma", "asked"),
                Ok(number) => match Some(number).filter(|number| (1.0..=5.0).contains(number)).and_then(|number| Level::new(number as u8)) {
                    None => ("level_out_of_range", "refused_cell"),
                    Some(level) => {
                        if !is_text_file || text != *raw {
                            reading.note(field, "level_text_digit", raw, "repaired");
                        }
                        return Some(level);
                    }
                },
            }
        }
    };
    reading.note(field, kind, &cell.shown(), treatment);
    None
}

/// A year, or a date, of a rating.
fn year_or_date(reading: &mut Reading<'_>) -> Option<String> {
    let year = match reading.cell("level_year") {
        Cell::Number(number) if number.fract() == 0.0 && (1950.0..=2200.0).contains(number) => Some(*number as i64),
        Cell::Text(text) => text.trim().parse().ok().filter(|year| (1950..=2200).contains(year)),
        _ => None,
    };
    year.map(|year| year.to_string()).or_else(|| reading.date("level_year", Evidence::None, false))
}

/// An undated source that repeats a known level changes nothing; one with another level makes its date unknown.
fn put(state: &mut State, file: usize, nip: &str, code: &str, level: Level, dated: Option<String>, source: String) {
    let key = (nip.to_string(), code.to_string());
    let said = Rating { level: level.get(), dated, source };
    let rating = match state.ratings.get(&key) {
        Some(old) if old.level == said.level => Rating {
            level: old.level,
            dated: said.dated.or_else(|| old.dated.clone()),
            source: if said.source.is_empty() { old.source.clone() } else { said.source },
        },
        _ => said,
    };
    state.ratings.put(key, rating, file);
}
