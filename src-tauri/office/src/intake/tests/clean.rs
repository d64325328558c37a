//! Good files: counts, twice is once, any order, undo, cancel, nothing personal.

use super::{CLEAN, content, fixtures, import, knowledge, office};
use crate::roster::wire::PeopleQuery;
use crate::{Progress, Wish};
use serde_json::Value as Json;

fn truth() -> Json {
    serde_json::from_str(&std::fs::read_to_string(fixtures().join("truth.json")).expect("truth.json")).expect("valid")
}

#[test]
fn a_clean_regency_comes_in_whole() {
    let (_folder, office) = office();
    let report = import(&office, &fixtures(), &CLEAN);
    assert!(report.findings.is_empty(), "{:#?}", &report.findings[..report.findings.len().min(5)]);
    let truth = truth();
    let number = |key: &str| truth[key].as_u64().expect("a number") as u32;
    let stats = office.roster_stats().expect("stats");
    assert_eq!((stats.people, stats.units, stats.agencies), (number("people"), number("units"), number("agencies")));
    assert_eq!(stats.ratings, number("assessed") * 9 + number("technical_ratings"));
    let all = office.roster_people(&PeopleQuery::default()).expect("people");
    assert_eq!(all.rows.iter().filter(|row| row.active).count() as u32, number("active"));
    assert_eq!(all.rows.iter().filter(|row| row.kind == "pns").count() as u32, number("pns"));
    assert_eq!(all.rows.iter().map(|row| row.served).sum::<u32>(), number("memberships"));
    assert_eq!(all.rows.iter().filter(|row| row.served == 0).count() as u32, number("never_in_team"));
    assert!(all.rows.iter().map(|row| row.balance).sum::<f64>().abs() < 1e-6);
    for (rank, count) in truth["golongan"].as_object().expect("ranks") {
        assert_eq!(all.rows.iter().filter(|row| row.rank == *rank).count() as u64, count.as_u64().expect("a count"), "{rank}");
    }
    for agency in office.roster_agencies().expect("agencies") {
        assert_eq!(Some(u64::from(agency.people)), truth["per_agency"][&agency.name].as_u64(), "{}", agency.name);
    }
    assert!(all.rows.iter().any(|row| row.name == "Imas Mulyani, S.Pd., M.Pd."));
    assert_eq!(office.roster_competencies().expect("competencies").len(), 72);
    let briefs = office.db.read(crate::brief::rows::coded).expect("briefs");
    assert_eq!(briefs.len() as u32, number("projects"));
    assert_eq!(briefs.iter().map(|brief| brief.seats.len()).sum::<usize>() as u32, number("seats"));
    assert!(
        briefs.iter().all(|brief| brief.host_id.is_some()
            && brief.start == "2027-01-04"
            && brief.seats.iter().all(|seat| !seat.requirements.is_empty() && seat.hours > 0))
    );
    let profile = office.roster_profile("198707142019032901", None).expect("a profile");
    assert_eq!((profile.unit_path.len(), profile.levels.len(), profile.performance.len()), (2, 11, 3));
}

#[test]
fn the_same_files_twice_change_nothing() {
    let (_folder, office) = office();
    let first = import(&office, &fixtures(), &CLEAN);
    assert!(first.import.is_some() && first.files.iter().all(|file| file.new > 0 && file.changed == 0), "{:#?}", first.files);
    let before = content(&office);
    let again = import(&office, &fixtures(), &CLEAN);
    assert_eq!(again.import, None);
    assert!(again.files.iter().all(|file| file.new == 0 && file.changed == 0 && file.unchanged > 0), "{:#?}", again.files);
    assert_eq!(before, content(&office));
    assert_eq!(office.roster_imports().expect("imports").len(), 1);
}

#[test]
fn the_order_of_files_does_not_matter() {
    let (_one, office_one) = office();
    let (_other, office_other) = office();
    import(&office_one, &fixtures(), &CLEAN);
    let mut turned = CLEAN;
    turned.reverse();
    import(&office_other, &fixtures(), &turned);
    assert_eq!(knowledge(&office_one), knowledge(&office_other));
}

#[test]
fn undo_restores_what_was_to_the_letter() {
    let (_folder, office) = office();
    let empty = content(&office);
    let first = import(&office, &fixtures(), &CLEAN).import.expect("an import");
    let clean = content(&office);
    let dirty = ["kompetensi_kotor.xlsx", "nominatif_kotor.xlsx", "pegawai_titik_koma_cp1252.csv", "pegawai_utf16.csv"];
    let second = import(&office, &fixtures().join("dirty"), &dirty);
    if let Some(second) = second.import {
        assert_ne!(clean, content(&office));
        assert_eq!(office.roster_import_undo(&first).expect_err("not the newest").code, "import_not_newest");
        office.roster_import_undo(&second).expect("undone");
    }
    assert_eq!(clean, content(&office));
    office.roster_import_undo(&first).expect("undone");
    assert_eq!(empty, content(&office));
    assert!(office.roster_import_undo(&first).is_err());
    import(&office, &fixtures(), &CLEAN);
    assert_eq!(office.roster_stats().expect("stats").people, 300);
}

#[test]
fn an_import_built_on_stays() {
    let (_folder, office) = office();
    let id = import(&office, &fixtures(), &CLEAN).import.expect("an import");
    office.db.write(|tx| tx.exec("UPDATE brief_brief SET updated = '9999-01-01T00:00:00Z' WHERE code = 'P01'", &[])).expect("a brief is edited");
    let refused = office.roster_import_undo(&id).expect_err("built on");
    assert_eq!((refused.code.as_str(), refused.params["what"].as_str()), ("import_built_on", "brief"));
}

#[test]
fn cancel_leaves_nothing() {
    let paths: Vec<_> = CLEAN.iter().map(|file| fixtures().join(file)).collect();
    for phase in ["read_sheet", "check_rows", "write_rows"] {
        let (_folder, office) = office();
        let before = content(&office);
        let cell: std::sync::Arc<std::sync::OnceLock<Progress>> = std::sync::Arc::default();
        let inner = cell.clone();
        let progress = Progress::to(move |line| {
            if line.phase == phase
                && let Some(progress) = inner.get()
            {
                progress.cancel();
            }
        });
        assert!(cell.set(progress.clone()).is_ok());
        let answer = office.roster_import(&paths, &progress);
        assert_eq!(progress.wish(), Wish::Cancel, "{phase} was reported");
        assert_eq!(answer.expect_err("stopped").code, "cancelled", "{phase}");
        assert_eq!(before, content(&office), "{phase}");
    }
}

#[test]
fn nothing_personal_is_kept_or_told() {
    let (folder, office) = office();
    let mut report = import(&office, &fixtures(), &CLEAN);
    let dirty = import(&office, &fixtures().join("dirty"), &["nominatif_kotor.xlsx", "pegawai_titik_koma_cp1252.csv"]);
    report.findings.extend(dirty.findings);
    let told = format!("{:?}", report.findings);
    office.db.write(|tx| tx.query("SELECT 1 FROM roster_person", &[]).map(|_| ())).expect("a write settles the file");
    let mut kept = Vec::new();
    for file in std::fs::read_dir(folder.path()).expect("the folder").filter_map(Result::ok) {
        kept.extend(std::fs::read(file.path()).unwrap_or_default());
    }
    for secret in ["@contoh.invalid", "Jl. Contoh", "Islam", "Menikah", "9999015407873522", "080000157045", "Majalengka"] {
        assert!(!told.contains(secret), "{secret} was told");
        assert!(!kept.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret} was kept");
    }
}
