//! What a kept proposal says, and that a damaged one is not decided.

use super::rows;
use crate::formation::wire::FormationOptions;
use crate::{Engine, Office, Progress, Result};
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

#[test]
fn figures_that_are_not_the_teams_own_bar_approval_and_issuing_whatever_moved_since() {
    let (office, _folder) = sample();
    let id = propose(&office);
    let kept = office.kept(&id).expect("the proposal");
    let decided = kept.body.decided.as_ref().expect("what decided it");
    assert_eq!(decided.people.len(), kept.body.team.len());
    let approve = || {
        let version = office.kept(&id).expect("the proposal").version;
        office.proposal_approve(&id, version, "").map(|_| ()).map_err(|problem| problem.code)
    };
    let false_ones: [fn(&mut serde_json::Value); 6] = [
        |body| body["criteria"][0]["value"] = 12.5.into(),
        |body| body["criteria"][0]["bound"] = 12.5.into(),
        |body| body["criteria"][0]["best"] = 1e6.into(),
        |body| body["criteria"][1]["gap"] = 0.25.into(),
        |body| (body["outcome"], body["gap"]) = ("within_gap".into(), 0.25.into()),
        |body| body["chances"][0][1] = 1.5.into(),
    ];
    for (at, change) in false_ones.into_iter().enumerate() {
        let honest = serde_json::to_value(&kept.body).expect("a body");
        rewrite(&office, &id, change);
        assert_eq!(approve(), Err("proposal_figures".to_string()), "{at}");
        rewrite(&office, &id, move |body| *body = honest);
    }
    // the balances summed are those of the decision, not of today
    rewrite(&office, &id, |body| body["decided"]["people"].as_array_mut().expect("people").iter_mut().for_each(|person| person["b"] = 9.0.into()));
    assert_eq!(approve(), Err("proposal_figures".to_string()));
    rewrite(&office, &id, |body| drop(body.as_object_mut().expect("an object").remove("decided")));
    assert_eq!(approve(), Ok(()), "from before it was kept");
    let version = office.kept(&id).expect("the proposal").version;
    office.proposal_reopen(&id, version, "").expect("taken back");
    let honest = serde_json::to_value(&kept.body).expect("a body");
    rewrite(&office, &id, move |body| *body = honest);
    // another team is issued: balances move, the figures are those of the decision still
    let other = office.formation_propose("P02", &FormationOptions::default(), &Progress::silent()).expect("a formation").value.proposal.expect("a team");
    issue(&office, &other, "800/1/UJI").expect("it is issued");
    assert_ne!(office.reopened(&kept.body).expect("reopened").instance.effective_seed().to_string(), kept.body.seed, "the data moved");
    assert_eq!(approve(), Ok(()));
    rewrite(&office, &id, |body| body["criteria"][0]["value"] = 12.5.into());
    let draft = office.decree_draft(&id).expect("a draft").value.id;
    let issued = office.decree_issue(&draft, "800/2/UJI", "2026-11-24", "");
    assert_eq!(issued.map(|_| ()).map_err(|problem| problem.code), Err("proposal_figures".to_string()));
}

fn issue(office: &Office, id: &str, number: &str) -> Result<()> {
    let version = office.kept(id)?.version;
    office.proposal_approve(id, version, "")?;
    let draft = office.decree_draft(id)?.value.id;
    office.decree_issue(&draft, number, "2026-11-24", "").map(|_| ())
}
