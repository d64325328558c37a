//! What a kept proposal says, and that a damaged one is not decided.

use super::rows;
use crate::formation::wire::FormationOptions;
use crate::{Engine, Office, Progress};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The sample of 300 people; the folder lives as long as the file is used.
fn sample() -> (Office, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let office = Office::open(&folder.path().join("kantor.rampak"), Engine::InProcess).expect("a new office opens");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/regency300");
    let names = ["hierarki_unor", "pegawai_siasn", "kompetensi", "kinerja", "riwayat_tim", "proyek"];
    let files: Vec<PathBuf> = names.iter().map(|name| from.join(format!("{name}.xlsx"))).collect();
    office.roster_import(&files, &Progress::silent()).expect("the sample imports");
    (office, folder)
}

fn propose(office: &Office) -> String {
    let result = office.formation_propose("P01", &FormationOptions::default(), &Progress::silent());
    result.expect("a formation").value.proposal.expect("a team")
}

fn rewrite(office: &Office, id: &str, change: impl FnOnce(&mut serde_json::Value) + Send + 'static) {
    let id = id.to_string();
    office.db.write(move |tx| rows::rewrite(tx, &id, change)).expect("it is written over");
}

#[test]
fn a_share_that_stands_in_is_said_and_what_was_kept_without_a_mark_is_a_lottery() {
    let (office, _folder) = sample();
    let id = propose(&office);
    let said = || office.proposal_get(&id).expect("the proposal").warnings.contains(&"chances_share".to_string());
    assert!(!said());
    rewrite(&office, &id, |body| body["reading"] = "share".into());
    assert!(said());
    rewrite(&office, &id, |body| drop(body.as_object_mut().expect("an object").remove("reading")));
    assert!(!said());
}
