//! Which rows of a sheet are records, and what the others are: titles, sections, subtotals, row numbers, gaps.

use super::clean::fold;
use super::finding::{Findings, Place};
use super::kind::{Kind, Sheet};
use super::sheet::{Cell, Line};

/// A gap longer than this is the end of the table.
const GAP: u32 = 50;

/// A record, and the title of the section it stands in.
pub struct Record<'a> {
    pub line: &'a Line,
    pub section: Option<&'a str>,
}

/// The records of a sheet; everything that is none is told.
pub fn records<'a>(sheet: &'a Sheet, findings: &mut Findings) -> Vec<Record<'a>> {
    let (table, header) = (&sheet.table, &sheet.header);
    let mut note = |row: u32, column: u32, kind: &'static str, value: &str, treatment: &str| {
        let over = column.checked_sub(1).and_then(|at| header.texts.get(at as usize)).map(|text| text.trim()).unwrap_or_default();
        findings.add(&Place { file: &table.file, sheet: &table.sheet, row, column, header: over }, kind, value, treatment);
    };
    for (kind, value) in &table.notes {
        note(0, 0, kind, value, "repaired");
    }
    for line in table.lines.iter().filter(|line| line.number < header.first && !line.is_blank()) {
        let at = line.cells.iter().position(|cell| !cell.is_blank()).unwrap_or(0);
        note(line.number, at as u32 + 1, "title_row", &line.at(at).shown(), "ignored");
    }
    if header.last > header.first {
        note(header.first, 0, "merged_header", &format!("{}-{}", header.first, header.last), "repaired");
    } else if !header.variants.is_empty() && sheet.kind != Kind::Ratings {
        note(header.first, 0, "header_variant", &header.variants.join(" | "), "repaired");
    }
    for column in &table.hidden.columns {
        if header.columns.values().flatten().any(|used| *used as u32 + 1 == *column) {
            note(0, *column, "hidden_column", "", "warned");
        }
    }
    let mut records = Vec::new();
    let mut section = None;
    let mut before = header.last;
    for line in table.lines.iter().filter(|line| line.number > header.last) {
        if line.is_blank() {
            continue;
        }
        if line.number - before <= GAP {
            (before + 1..line.number).for_each(|gap| note(gap, 0, "blank_row", "", "ignored"));
        }
        before = line.number;
        if line.number == header.last + 1 && is_numbers(line) {
            note(line.number, 0, "number_row", "", "ignored");
            continue;
        }
        let filled: Vec<usize> = (0..line.cells.len()).filter(|at| !line.at(*at).is_blank()).collect();
        let first_text = filled.iter().find_map(|at| match line.at(*at) {
            Cell::Text(text) => Some((*at, text.as_str())),
            _ => None,
        });
        if let Some((at, text)) = first_text
            && is_sum(text)
        {
            note(line.number, at as u32 + 1, "subtotal_row", text, "ignored");
            continue;
        }
        if let ([at], true) = (filled.as_slice(), header.columns.len() >= 3) {
            if let Cell::Text(text) = line.at(*at) {
                section = Some(text.as_str());
            }
            note(line.number, *at as u32 + 1, "section_row", &line.at(*at).shown(), "ignored");
            continue;
        }
        if table.hidden.rows.binary_search(&line.number).is_ok() {
            note(line.number, 0, "hidden_row", "", "warned");
        }
        for at in filled {
            if let Cell::Text(text) = line.at(at)
                && is_injection(text)
            {
                note(line.number, at as u32 + 1, "formula_injection", text, "warned");
            }
        }
        records.push(Record { line, section });
    }
    records
}

/// 1, 2, 3 and so on, under a header.
fn is_numbers(line: &Line) -> bool {
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => text.trim().trim_matches(['(', ')']).parse().ok(),
        _ => None,
    };
    line.cells.len() >= 3 && line.cells.iter().enumerate().all(|(at, cell)| number(cell) == Some(at as f64 + 1.0))
}

fn is_sum(text: &str) -> bool {
    let folded = fold(text);
    ["jumlah", "subjumlah", "total", "subtotal", "grandtotal"].contains(&folded.as_str())
        || folded.starts_with("jumlah") && folded.len() < 40 && !folded.chars().any(|c| c.is_ascii_digit())
}

/// A text that a spreadsheet would run as a formula when it is pasted there.
fn is_injection(text: &str) -> bool {
    let bare = text.trim_start().trim_start_matches(['\'', '\u{2019}']);
    bare.starts_with('=') || (bare.starts_with(['@', '+', '-']) && bare.contains('('))
}
