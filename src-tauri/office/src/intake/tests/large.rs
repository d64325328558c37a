//! A regency of real size, made by `make_regency.py` into the folder that RAMPAK_REGENCY names.

use super::{CLEAN, content, import, office};
use std::path::PathBuf;
use std::time::Instant;

fn folder() -> PathBuf {
    PathBuf::from(std::env::var("RAMPAK_REGENCY").expect("RAMPAK_REGENCY names a folder"))
}

#[test]
#[ignore = "needs a regency of 12,500"]
fn how_long_it_takes() {
    let (_kept, office) = office();
    for round in ["first", "again"] {
        let start = Instant::now();
        let report = import(&office, &folder(), &CLEAN);
        println!("{round}: {:?}, {} findings, {:#?}", start.elapsed(), report.findings.len(), report.files);
    }
    let start = Instant::now();
    let rows = office.roster_people(&Default::default()).expect("people").rows.len();
    println!("people: {rows} in {:?}", start.elapsed());
    let start = Instant::now();
    let import = office.roster_imports().expect("imports").remove(0);
    office.roster_import_undo(&import.id).expect("undone");
    println!("undo: {:?}, {} bytes left", start.elapsed(), content(&office).len());
}

#[test]
#[ignore = "needs another dirty regency"]
fn faults_of_another_regency() {
    let missed = super::dirty::faults(&folder());
    println!("{} missed:\n{}", missed.len(), missed.join("\n"));
}
