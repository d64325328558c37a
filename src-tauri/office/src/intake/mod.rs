//! The intake: spreadsheets to rows of every room. It reads all files first, then compares and writes in one transaction.
//!
//! It never stops at a bad row: what is odd becomes a finding. It never keeps what forming a team does not need.

mod clean;
mod dates;
mod finding;
mod guard;
mod header;
mod kind;
mod lines;
mod reading;
mod sheet;
mod shelf;
mod state;
mod textfile;

mod units;

mod places;

mod personnel;

mod ratings;

mod performance;

mod absences;

mod teams;

mod briefs;

mod undo;

use crate::database::Tx;
use crate::progress::Progress;
use crate::roster::wire::{FileReport, Finding, ImportItem, ImportReport};
use crate::settings::{keep, rows};
use crate::{Changed, Office, Problem, Result, Room};
use finding::{Findings, Place};
use kind::{Kind, Sheet};
use places::Places;
use state::State;
use std::path::PathBuf;

/// A file to take in.
pub(crate) struct Source {
    pub name: String,
    pub path: PathBuf,
}

/// What an import touches.
const ROOMS: [Room; 4] = [Room::Roster, Room::Brief, Room::Ledger, Room::Settings];

impl Office {
    /// Reads the files of one import, ordered by kind, in one transaction.
    ///
    /// # Errors
    /// `cancelled`, `import_no_file` (params path), database problems. A file that cannot be read is a finding, not an error.
    pub fn roster_import(&self, paths: &[PathBuf], progress: &Progress) -> Result<Changed<ImportReport>> {
        let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some(path) = paths.iter().find(|path| !path.is_file()) {
            return Err(Problem::new("import_no_file").with("path", path.display()));
        }
        let mut paths: Vec<&PathBuf> = paths.iter().collect();
        paths.sort();
        paths.dedup();
        self.intake(paths.into_iter().map(|path| Source { name: name(path), path: path.clone() }).collect(), progress)
    }

    /// Past imports, newest first.
    ///
    /// # Errors
    /// Database problems.
    pub fn roster_imports(&self) -> Result<Vec<ImportItem>> {
        let imports = self.db.read(rows::imports)?;
        let newest = imports.iter().position(|import| !import.undone);
        let item = |(at, import): (usize, rows::Import)| ImportItem {
            id: import.id,
            at: import.at,
            by: import.by,
            findings: import.report.findings.len() as u32,
            files: import.report.files,
            undone: import.undone,
            can_undo: Some(at) == newest,
        };
        Ok(imports.into_iter().enumerate().map(item).collect())
    }

    /// Takes a whole import back.
    ///
    /// # Errors
    /// `import_built_on` (params `what`, `name`), `import_not_newest`, `not_found`.
    pub fn roster_import_undo(&self, id: &str) -> Result<Changed<()>> {
        let id = id.to_string();
        self.db.write(move |tx| undo::undo(tx, &id))?;
        Ok(Changed::new((), &ROOMS))
    }

    /// Reads briefs from workbooks like `proyek.xlsx`.
    ///
    /// # Errors
    /// As `roster_import`.
    pub fn brief_import(&self, paths: &[PathBuf], progress: &Progress) -> Result<Changed<ImportReport>> {
        self.roster_import(paths, progress)
    }

    /// Takes sources in, whatever the order they come in.
    pub(crate) fn intake(&self, mut sources: Vec<Source>, progress: &Progress) -> Result<Changed<ImportReport>> {
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        let read = read(&sources, progress)?;
        progress.check()?;
        let progress = progress.clone();
        let report = self.db.write(move |tx| take(tx, read, &progress))?;
        let rooms: &[Room] = if report.import.is_some() { &ROOMS } else { &[] };
        Ok(Changed::new(report, rooms))
    }
}

/// Files as tables, before anything is compared.
struct Read {
    files: Vec<FileReport>,
    sheets: Vec<Sheet>,
    findings: Findings,
}

fn read(sources: &[Source], progress: &Progress) -> Result<Read> {
    let mut read = Read { files: Vec::new(), sheets: Vec::new(), findings: Findings::default() };
    for (at, source) in sources.iter().enumerate() {
        progress.check()?;
        progress.step("read_sheet", Some(&source.name), at, sources.len());
        let bytes = guard::read(&source.path);
        let whole = Place { file: &source.name, ..Place::default() };
        let mut kinds: Vec<Kind> = Vec::new();
        match bytes.and_then(|bytes| sheet::tables(&source.name, &bytes, progress)) {
            Err(refusal) => read.findings.add(&whole, refusal.kind()?, "", "ignored"),
            Ok(tables) => {
                let mut others = Vec::new();
                for table in tables {
                    match header::find(&table) {
                        Some((kind, header)) => {
                            kinds.push(kind);
                            read.sheets.push(Sheet { table, kind, header, file: at });
                        }
                        None => others.push(table),
                    }
                }
                if kinds.is_empty() {
                    read.findings.add(&whole, "unknown_file", "", "ignored");
                } else {
                    others.iter().filter(|table| !table.lines.is_empty()).for_each(|table| note(&mut read.findings, table));
                }
            }
        }
        kinds.sort();
        let mut shown: Vec<&str> = kinds.iter().map(|kind| kind.shown()).collect();
        shown.dedup();
        let kind = if shown.is_empty() { "unknown".to_string() } else { shown.join("+") };
        read.files.push(FileReport { file: source.name.clone(), kind, new: 0, changed: 0, unchanged: 0, refused: 0 });
    }
    // of one kind the fuller sheet comes last: it has the last word
    read.sheets.sort_by_key(|sheet| (sheet.kind, sheet.header.columns.len()));
    Ok(read)
}

/// A sheet that is no table we know, in a workbook that has one.
fn note(findings: &mut Findings, table: &sheet::Table) {
    let first = &table.lines[0];
    let column = first.cells.iter().position(|cell| !cell.is_blank()).unwrap_or(0) as u32 + 1;
    let small = table.lines.len() <= 20;
    let place = Place { file: &table.file, sheet: &table.sheet, row: first.number, column, header: "" };
    findings.add(&place, if small { "second_sheet_note" } else { "unknown_sheet" }, "", "ignored");
}

/// Compares, and writes what is new or changed as one import.
fn take(tx: &Tx<'_>, read: Read, progress: &Progress) -> Result<ImportReport> {
    let settings = keep::load(tx)?;
    let mut files = read.files;
    let mut state = State::load(tx, files.len())?;
    state.findings = read.findings;
    let mut places = Places::of(&state);
    for (at, sheet) in read.sheets.iter().enumerate() {
        match sheet.kind {
            Kind::Units => {
                units::take(&mut state, sheet, progress)?;
                if read.sheets.get(at + 1).is_none_or(|next| next.kind != Kind::Units) {
                    units::find_agencies(&mut state, &Place { file: &sheet.table.file, sheet: &sheet.table.sheet, ..Place::default() });
                    places = Places::of(&state);
                }
            }
            Kind::Competencies => ratings::dictionary(&mut state, sheet, progress)?,
            Kind::Personnel => personnel::take(&mut state, &mut places, sheet, progress)?,
            Kind::Ratings => ratings::matrix(&mut state, sheet, progress)?,
            Kind::TechnicalRatings => ratings::list(&mut state, sheet, progress)?,
            Kind::Performance => performance::yearly(&mut state, sheet, progress)?,
            Kind::Workload => performance::workload(&mut state, sheet, progress)?,
            Kind::Absences => absences::take(&mut state, sheet, progress)?,
            Kind::Teams => teams::teams(&mut state, &places, sheet, progress)?,
            Kind::Memberships => teams::members(&mut state, sheet, progress)?,
            Kind::Briefs => briefs::projects(&mut state, &places, sheet, progress)?,
            Kind::Seats => briefs::seats(&mut state, sheet, progress)?,
            Kind::Requirements => briefs::requirements(&mut state, sheet, progress)?,
        }
    }
    state.count();
    for (file, tally) in files.iter_mut().zip(&state.tallies) {
        (file.new, file.changed, file.unchanged, file.refused) = (tally.new, tally.changed, tally.unchanged, tally.refused);
    }
    let changed = state.is_changed();
    let findings: Vec<Finding> = std::mem::take(&mut state.findings).report(&settings.language);
    let mut report = ImportReport { import: None, files, findings };
    if changed {
        let (id, now) = (crate::stamp::id(), crate::stamp::now());
        rows::begin_import(tx, &id, &now, &settings.user_name)?;
        state.write(tx, &id, &now, progress)?;
        report.import = Some(id.clone());
        rows::end_import(tx, &id, &report)?;
    }
    Ok(report)
}

#[cfg(test)]
mod tests;
