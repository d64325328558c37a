//! A workbook or a text file as plain tables. Workbooks are read cell by cell, never as a range.

use super::guard::{CELLS_MAX, CHARS_MAX, COLUMNS_MAX, Hidden, ROWS_MAX, Refusal, workbook};
use super::textfile;
use crate::progress::Progress;
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::io::Cursor;

/// What one cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Date(Date),
    Bool(bool),
    /// A formula whose value was never computed.
    Formula,
}

/// One row that holds something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// 1-based, as in the spreadsheet; for a text file the number of the record.
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Name of the file, without its folder.
    pub file: String,
    /// Empty for a text file.
    pub sheet: String,
    pub lines: Vec<Line>,
    pub hidden: Hidden,
    /// Things found while reading a text file: kind and value.
    pub notes: Vec<(&'static str, String)>,
}

const EMPTY: Cell = Cell::Empty;

impl Line {
    /// The cell of a column counted from 0.
    pub fn at(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&EMPTY)
    }

    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

impl Cell {
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// As a person would see it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Bool(bool) => bool.to_string(),
            Cell::Formula => "=".into(),
        }
    }
}

/// The day of a spreadsheet's serial number.
pub fn serial(days: f64) -> Option<Date> {
    let days = days.floor();
    if !(1.0..=110_000.0).contains(&days) {
        return None;
    }
    date(1899, 12, 30).checked_add((days as i64).days()).ok()
}

/// Every sheet of a file.
pub fn tables(file: &str, bytes: &[u8], progress: &Progress) -> Result<Vec<Table>, Refusal> {
    if bytes.starts_with(b"PK") {
        return sheets(file, bytes, progress);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Refusal::Broken);
    }
    textfile::table(file, bytes, progress).map(|table| vec![table])
}

fn sheets(file: &str, bytes: &[u8], progress: &Progress) -> Result<Vec<Table>, Refusal> {
    let mut hidden = workbook(bytes, progress)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_: XlsxError| Refusal::Broken)?;
    let shift = if book.has_1904_epoch() { 1462.0 } else { 0.0 };
    let (mut cells, mut slots) = (0, 0);
    let mut tables = Vec::new();
    for sheet in book.sheet_names() {
        let mut table = Table { file: file.into(), hidden: hidden.remove(&sheet).unwrap_or_default(), sheet: sheet.clone(), ..Table::default() };
        let mut reader = match book.worksheet_cells_reader(&sheet) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(Refusal::Broken),
        };
        while let Some(read) = reader.next_cell_with_formula().map_err(|_| Refusal::Broken)? {
            let cell = cell(read.value, read.formula.is_some(), shift);
            if cell == Cell::Empty {
                continue;
            }
            let (row, column) = (read.pos.0 as usize, read.pos.1 as usize);
            cells += 1;
            if row >= ROWS_MAX || column >= COLUMNS_MAX || cells > CELLS_MAX {
                return Err(Refusal::Refused);
            }
            let number = read.pos.0 + 1;
            if table.lines.last().is_none_or(|line| line.number < number) {
                table.lines.push(Line { number, cells: Vec::new() });
                progress.check()?;
            }
            // rows out of order are the work of no spreadsheet program
            let Some(line) = table.lines.last_mut().filter(|line| line.number == number) else { return Err(Refusal::Broken) };
            if line.cells.len() <= column {
                slots += column + 1 - line.cells.len();
                line.cells.resize(column + 1, Cell::Empty);
            }
            if slots > 2 * CELLS_MAX {
                return Err(Refusal::Refused);
            }
            line.cells[column] = cell;
        }
        tables.push(table);
    }
    Ok(tables)
}

fn cell(value: DataRef<'_>, formula: bool, shift: f64) -> Cell {
    match value {
        DataRef::Int(int) => Cell::Number(int as f64),
        DataRef::Float(float) => Cell::Number(float),
        DataRef::String(text) => Cell::Text(short(&text)),
        DataRef::SharedString(text) => Cell::Text(short(text)),
        DataRef::Bool(bool) => Cell::Bool(bool),
        DataRef::DateTime(time) => serial(time.as_f64() + shift).map_or(Cell::Number(time.as_f64()), Cell::Date),
        DataRef::DateTimeIso(text) => text.get(..10).and_then(|day| day.parse().ok()).map_or(Cell::Text(text), Cell::Date),
        DataRef::DurationIso(text) => Cell::Text(text),
        DataRef::Error(_) => Cell::Formula,
        DataRef::Empty if formula => Cell::Formula,
        DataRef::Empty => Cell::Empty,
    }
}

/// A text no longer than a cell may be.
pub fn short(text: &str) -> String {
    if text.len() <= CHARS_MAX { text.to_string() } else { text.chars().take(CHARS_MAX).collect() }
}
