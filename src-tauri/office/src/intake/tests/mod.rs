//! The intake over the sample of 300 people, clean and dirty, and over files made to hurt.

mod clean;
mod dirty;
mod hostile;
mod later;

use crate::database::Reader;
use crate::roster::wire::ImportReport;
use crate::{Engine, Office, Progress};
use std::path::{Path, PathBuf};

pub const CLEAN: [&str; 6] = ["hierarki_unor.xlsx", "kompetensi.xlsx", "pegawai_siasn.xlsx", "kinerja.xlsx", "riwayat_tim.xlsx", "proyek.xlsx"];

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/regency300")
}

pub fn office() -> (tempfile::TempDir, Office) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let office = Office::open(&folder.path().join("kantor.rampak"), Engine::InProcess).expect("a new office opens");
    (folder, office)
}

pub fn import(office: &Office, folder: &Path, files: &[&str]) -> ImportReport {
    let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
    office.roster_import(&paths, &Progress::silent()).expect("the import runs").value
}

/// Every row of the rooms an import writes, as text.
pub fn content(office: &Office) -> String {
    let tables = [
        ("roster_unit", "id, name, name_key, parent_id, agency_id, head, echelon, seq, import_id, version"),
        (
            "roster_person",
            "id, nip, name, title_front, title_back, kind, standing, standing_text, rank, rank_since, position, position_kind, position_since, echelon, education, joined, contract_end, unit_id, agency_id, hours_used, updated, import_id, version",
        ),
        ("roster_competency", "code, name, kind, family, import_id"),
        ("roster_rating", "person_id, code, level, dated, source, import_id"),
        ("roster_performance", "person_id, year, rating, import_id"),
        ("roster_absence", "id, person_id, kind, first_day, last_day, note, source, updated, import_id"),
        ("ledger_team", "id, seq, code, kind, title, decree, host, host_id, start_date, end_date, import_id"),
        ("ledger_participation", "team_id, person_id, role, hours, mark, import_id"),
        ("brief_brief", "id, seq, code, title, host_id, start_date, end_date, seats, form, created, updated, import_id, version"),
    ];
    dump(office, &tables)
}

/// What the rooms know, without ids made here and times.
pub fn knowledge(office: &Office) -> String {
    let person = "(SELECT nip FROM roster_person WHERE roster_person.id = person_id)";
    let rating = format!("{person}, code, level, dated, source");
    let performance = format!("{person}, year, rating");
    let part = format!("(SELECT code FROM ledger_team WHERE ledger_team.id = team_id), {person}, role, mark");
    let tables = [
        ("roster_unit", "id, name, parent_id, agency_id, head, echelon, seq"),
        (
            "roster_person",
            "nip, name, title_front, title_back, kind, standing, standing_text, rank, rank_since, position, position_kind, position_since, echelon, education, joined, contract_end, unit_id, agency_id, hours_used",
        ),
        ("roster_competency", "code, name, kind, family"),
        ("roster_rating", rating.as_str()),
        ("roster_performance", performance.as_str()),
        ("ledger_team", "code, title, decree, host, host_id, start_date, end_date"),
        ("ledger_participation", part.as_str()),
        ("brief_brief", "seq, code, title, host_id, start_date, end_date, seats, form"),
    ];
    dump(office, &tables)
}

fn dump(office: &Office, tables: &[(&str, &str)]) -> String {
    let read = |reader: &Reader<'_>| {
        let mut lines = Vec::new();
        for (table, columns) in tables {
            for row in reader.query(&format!("SELECT {columns} FROM {table}"), &[])? {
                lines.push(format!("{table} {row:?}"));
            }
        }
        lines.sort();
        Ok(lines.join("\n"))
    };
    office.db.read(read).expect("the content can be read")
}
