use crate::support::{CLEAN, Cli, clean, empty, fixture, sample};
use rampak_office::Progress;
use rampak_office::roster::wire::PeopleQuery;
use serde_json::Value;
use std::path::PathBuf;

fn truth() -> Value {
    let text = std::fs::read_to_string(fixture("truth.json")).expect("the truth is beside the sample");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn the_clean_sample_is_read_whole() {
    let desk = sample();
    let (stats, truth) = (desk.office.roster_stats().expect("stats"), truth());
    assert_eq!(u64::from(stats.people), truth["people"].as_u64().unwrap_or(0));
    assert_eq!(u64::from(stats.agencies), truth["agencies"].as_u64().unwrap_or(0));
    assert_eq!(u64::from(stats.units), truth["units"].as_u64().unwrap_or(0));
    let ratings = truth["assessed"].as_u64().unwrap_or(0) * 9 + truth["technical_ratings"].as_u64().unwrap_or(0);
    assert_eq!(u64::from(stats.ratings), ratings);
    assert_eq!(stats.unknown_ratings, 300 * 9 - 276 * 9, "a person never assessed has unknown levels, not zeros");
    let active = desk.office.roster_people(&PeopleQuery { active_only: true, ..PeopleQuery::default() }).expect("a list");
    assert_eq!(active.rows.len() as u64, truth["active"].as_u64().unwrap_or(0));
}

#[test]
fn importing_twice_is_importing_once_whatever_the_order() {
    let desk = sample();
    let again: Vec<PathBuf> = clean().into_iter().rev().collect();
    let report = desk.office.roster_import(&again, &Progress::silent()).expect("a second import").value;
    assert_eq!(report.import, None);
    for file in &report.files {
        assert_eq!((file.new, file.changed, file.refused), (0, 0, 0), "{}", file.file);
        assert!(file.unchanged > 0, "{}", file.file);
    }
    assert_eq!(desk.office.roster_imports().expect("imports").len(), 1);
    let other = empty();
    other.office.roster_import(&again, &Progress::silent()).expect("the other order");
    assert_eq!(other.office.roster_stats().expect("stats"), desk.office.roster_stats().expect("stats"));
}

#[test]
fn an_import_is_undone_whole_unless_something_was_built_on_it() {
    let desk = sample();
    let id = desk.office.roster_imports().expect("imports")[0].id.clone();
    desk.office.formation_propose("P01", &Default::default(), &Progress::silent()).expect("a proposal");
    let refused = desk.office.roster_import_undo(&id).expect_err("a proposal was built on it");
    assert_eq!(refused.code, "import_built_on");
    let desk = sample();
    let id = desk.office.roster_imports().expect("imports")[0].id.clone();
    desk.office.roster_import_undo(&id).expect("nothing was built on it");
    let stats = desk.office.roster_stats().expect("stats");
    assert_eq!((stats.people, stats.units, stats.ratings), (0, 0, 0));
    assert!(desk.office.brief_list().expect("briefs").is_empty());
}

#[test]
fn a_cancelled_import_leaves_nothing() {
    let desk = empty();
    let progress = Progress::silent();
    progress.cancel();
    let problem = desk.office.roster_import(&clean(), &progress).expect_err("it was cancelled");
    assert_eq!(problem.code, "cancelled");
    assert_eq!(desk.office.roster_stats().expect("stats").people, 0);
}

/// Nothing the whitelist leaves out may reach the file, not even in a finding.
#[test]
fn private_columns_never_reach_the_file() {
    let cli = Cli::sample();
    let mut bytes = std::fs::read(cli.file()).expect("the file");
    for side in ["-wal", "-shm"] {
        let mut path = cli.file().into_os_string();
        path.push(side);
        bytes.extend(std::fs::read(path).unwrap_or_default());
    }
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(holds(b"198707142019032901"), "the NIP is kept, so the search works");
    for canary in ["9999015407873522", "080000157045", "contoh.invalid", "Jl. Contoh", "Islam", "Menikah"] {
        assert!(!holds(canary.as_bytes()), "{canary} reached the file");
    }
}

#[test]
fn unknown_and_broken_files_are_findings() {
    let cli = Cli::new();
    cli.json(0, &["init"]);
    let odd = cli.folder.path().join("catatan.csv");
    std::fs::write(&odd, "buah;warna\napel;merah\n").expect("a file");
    let broken = cli.folder.path().join("rusak.xlsx");
    std::fs::write(&broken, "bukan zip").expect("a file");
    let people = fixture(CLEAN[1]);
    let paths = [&odd, &broken, &people].map(|path| path.display().to_string());
    let report = cli.json(0, &["roster", "import", &paths[0], &paths[1], &paths[2]]);
    let files: Vec<&str> = report["findings"].as_array().map(|list| list.iter().filter_map(|f| f["file"].as_str()).collect()).unwrap_or_default();
    assert!(files.contains(&"catatan.csv") && files.contains(&"rusak.xlsx"), "{files:?}");
    assert_eq!(cli.json(0, &["roster", "stats"])["people"], 300);
    let nowhere = cli.json(1, &["roster", "import", &paths[2], "tidak-ada.xlsx"]);
    assert_eq!(nowhere["problem"]["code"], "import_no_file");
    assert_eq!(cli.run(&["roster", "import"]).status.code(), Some(2));
}

#[test]
fn the_sample_is_marked_and_its_mark_goes_with_it() {
    let desk = empty();
    let info = desk.office.sample_load(&Progress::silent()).expect("the sample loads").value;
    assert!(info.sample && info.people == 1200, "{info:?}");
    assert_eq!(desk.office.sample_load(&Progress::silent()).expect_err("not empty").code, "file_not_empty");
    let id = desk.office.roster_imports().expect("imports")[0].id.clone();
    desk.office.roster_import_undo(&id).expect("nothing was built on it");
    let info = desk.office.office_info().expect("info");
    assert!(!info.sample && info.empty);
}
