//! One row of a sheet as it is read: cells by field, and a finding for whatever is odd.

use super::clean;
use super::dates::{self, Evidence};
use super::finding::{Findings, Place};
use super::kind::Sheet;
use super::sheet::{Cell, Line};
use jiff::civil::Date;
use rampak_core::roster::{Nip, NipProblem};

pub struct Reading<'a> {
    pub sheet: &'a Sheet,
    pub line: &'a Line,
    pub findings: &'a mut Findings,
}

impl Reading<'_> {
    /// The cell of a field; empty when the sheet has no such column.
    pub fn cell(&self, field: &str) -> &Cell {
        self.sheet.header.column(field).map_or(&Cell::Empty, |column| self.line.at(column))
    }

    /// Notes something about the cell of a field.
    pub fn note(&mut self, field: &str, kind: &'static str, value: &str, treatment: &str) {
        let column = self.sheet.header.column(field).map_or(0, |column| column as u32 + 1);
        self.note_at(column, kind, value, treatment);
    }

    /// Notes something about a column counted from 1, 0 for the row.
    pub fn note_at(&mut self, column: u32, kind: &'static str, value: &str, treatment: &str) {
        let (sheet, line) = (self.sheet, self.line);
        let header = column.checked_sub(1).and_then(|at| sheet.header.texts.get(at as usize)).map(|text| text.trim()).unwrap_or_default();
        self.findings.add(&Place { file: &sheet.table.file, sheet: &sheet.table.sheet, row: line.number, column, header }, kind, value, treatment);
    }

    /// Clean text of a field, without a word about blanks.
    pub fn text(&mut self, field: &str) -> Option<String> {
        let (text, repairs) = self.words(field)?;
        for kind in repairs {
            let shown = self.cell(field).shown();
            self.note(field, kind, &shown, "repaired");
        }
        Some(text)
    }

    /// Clean text of a field and its repairs, not yet told.
    pub fn words(&mut self, field: &str) -> Option<(String, Vec<&'static str>)> {
        match self.cell(field) {
            Cell::Empty => None,
            Cell::Formula => {
                self.note(field, "formula_without_value", "", "asked");
                None
            }
            Cell::Text(raw) => {
                let (text, repairs) = clean::text(raw);
                (!text.is_empty()).then_some((text, repairs))
            }
            other => Some((other.shown(), Vec::new())),
        }
    }

    /// Text that says something: not `-`, not `0`.
    pub fn said(&mut self, field: &str) -> Option<String> {
        self.text(field).filter(|text| !clean::is_nothing(text))
    }

    /// A whole number; anything else is refused.
    pub fn whole(&mut self, field: &str, from: i64, to: i64) -> Option<i64> {
        let read = match self.cell(field) {
            Cell::Number(number) => Some(*number),
            Cell::Text(text) => {
                let text = clean::text(text).0;
                if text.is_empty() || text == "-" {
                    return None;
                }
                text.replace(',', ".").parse().ok()
            }
            Cell::Empty => return None,
            Cell::Formula => {
                self.note(field, "formula_without_value", "", "asked");
                return None;
            }
            _ => None,
        };
        let whole = read.filter(|number| number.fract() == 0.0 && *number >= from as f64 && *number <= to as f64);
        if whole.is_none() {
            let shown = self.cell(field).shown();
            self.note(field, "number_invalid", &shown, "refused_cell");
        }
        whole.map(|number| number as i64)
    }

    /// A date as ISO text. `mixed`: the column holds month-first dates too.
    pub fn date(&mut self, field: &str, evidence: Evidence, mixed: bool) -> Option<String> {
        if *self.cell(field) == Cell::Formula {
            self.note(field, "formula_without_value", "", "asked");
            return None;
        }
        let verdict = dates::settle(dates::read(self.cell(field)), evidence, mixed);
        self.take(field, verdict).map(|date| date.to_string())
    }

    /// Tells what a verdict on a date says, and answers its value.
    pub fn take(&mut self, field: &str, (date, finding): dates::Verdict) -> Option<Date> {
        if let Some((kind, treatment)) = finding {
            let shown = self.cell(field).shown();
            self.note(field, kind, &shown, treatment);
        }
        date
    }

    /// The NIP of the row; `None` refuses the row, and has been told.
    pub fn nip(&mut self) -> Option<Nip> {
        let shown = self.cell("nip").shown();
        let raw = match self.cell("nip") {
            Cell::Text(text) => text.clone(),
            Cell::Empty => String::new(),
            Cell::Formula => {
                self.note("nip", "formula_without_value", "", "refused_row");
                return None;
            }
            _ => {
                self.note("nip", "nip_float_lost_digits", &shown, "refused_row");
                return None;
            }
        };
        match Nip::parse(&raw) {
            Ok(nip) => {
                for kind in repairs(&raw) {
                    self.note("nip", kind, &shown, "repaired");
                }
                Some(nip)
            }
            Err(problem) => {
                let (kind, treatment) = match problem {
                    NipProblem::Missing => ("nip_missing", "refused_row"),
                    NipProblem::Scientific => ("nip_scientific_text", "refused_row"),
                    NipProblem::Number | NipProblem::SerialZero => ("nip_float_lost_digits", "refused_row"),
                    NipProblem::LetterLookalike => ("nip_letter_O", "asked"),
                    NipProblem::Length(17) => ("nip_17_digits", "refused_row"),
                    NipProblem::Length(_) => ("nip_length", "refused_row"),
                    _ => ("nip_invalid", "refused_row"),
                };
                self.note("nip", kind, shown.trim(), treatment);
                None
            }
        }
    }
}

/// What was dropped from a NIP that is valid without it.
fn repairs(raw: &str) -> Vec<&'static str> {
    let mut kinds = Vec::new();
    if raw.contains(['\'', '\u{2018}', '\u{2019}', '`']) {
        kinds.push("nip_apostrophe");
    }
    if raw.contains('\u{a0}') {
        kinds.push("nip_nbsp");
    }
    if raw.contains([' ', '\t', '\n']) {
        kinds.push("nip_spaces");
    }
    if raw.contains(['.', '-', '/']) {
        kinds.push("nip_dots");
    }
    if raw.contains(['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}']) {
        kinds.push("zero_width");
    }
    kinds
}
