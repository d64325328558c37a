//! Every fault that was injected is found, in its place, under its name, and treated as it must be.

use super::{CLEAN, content, fixtures, import, office};
use crate::roster::wire::{Finding, PeopleQuery};
use serde_json::Value as Json;
use std::path::Path;

const DIRTY: [&str; 4] = ["kompetensi_kotor.xlsx", "nominatif_kotor.xlsx", "pegawai_titik_koma_cp1252.csv", "pegawai_utf16.csv"];

/// Faults that are met by reading right, or that lie in a column that is not read.
const SILENT: [&str; 3] = ["embedded_newline", "embedded_delimiter", "decimal_comma"];

fn treats(expect: &str, treatment: &str) -> bool {
    match expect {
        "repair" | "handle" | "detect" => matches!(treatment, "repaired" | "warned"),
        "warn" | "import_and_warn" | "text_and_escape_on_export" => treatment == "warned",
        "ask" | "ambiguous" => treatment == "asked",
        "ask_or_alias" => matches!(treatment, "asked" | "repaired" | "warned"),
        "merge" => treatment == "merged",
        "ignore" => treatment == "ignored",
        "reject" => treatment == "refused_row",
        "reject_cell" => treatment == "refused_cell",
        _ => false,
    }
}

#[test]
fn fault_by_fault() {
    let missed = faults(&fixtures());
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

/// Imports a clean regency, then its dirty files, and answers the faults that were not met.
pub fn faults(folder: &Path) -> Vec<String> {
    let (_kept, office) = office();
    import(&office, folder, &CLEAN);
    let people = office.roster_people(&PeopleQuery::default()).expect("people").rows;
    let report = import(&office, &folder.join("dirty"), &DIRTY);
    let injected: Json = serde_json::from_str(&std::fs::read_to_string(folder.join("dirty/injected.json")).expect("injected.json")).expect("valid");
    let mut missed = Vec::new();
    let mut used = vec![false; report.findings.len()];
    for fault in injected["items"].as_array().expect("items") {
        let text = |key: &str| fault[key].as_str().unwrap_or_default();
        let number = |key: &str| fault[key].as_u64().unwrap_or_default() as u32;
        if SILENT.contains(&text("kind")) {
            continue;
        }
        let fits = |finding: &Finding| {
            finding.file == text("file")
                && finding.sheet == text("sheet")
                && finding.row == number("row")
                && (finding.column == number("col") || number("col") == 0)
                && finding.kind == text("kind")
                && treats(text("expect"), &finding.treatment)
        };
        match report.findings.iter().position(fits) {
            Some(at) => used[at] = true,
            None => missed.push(format!("{fault}")),
        }
    }
    let more: Vec<String> = report
        .findings
        .iter()
        .zip(&used)
        .filter(|(_, used)| !**used)
        .map(|(finding, _)| {
            format!("{} {} {}:{} {} {:?} {}", finding.file, finding.sheet, finding.row, finding.column, finding.kind, finding.value, finding.treatment)
        })
        .collect();
    println!("{} findings beyond those injected:\n{}", more.len(), more.join("\n"));
    println!("{:#?}", report.files);
    // nobody came, nobody went, and names and agencies are as before
    let after = office.roster_people(&PeopleQuery::default()).expect("people").rows;
    assert_eq!(people.len(), after.len());
    for (was, is) in people.iter().zip(&after) {
        assert_eq!((&was.nip, &was.name, &was.agency, &was.rank, &was.kind, &was.position), (&is.nip, &is.name, &is.agency, &is.rank, &is.kind, &is.position));
    }
    missed
}

#[test]
fn dirty_files_twice_change_nothing_more() {
    let (_folder, office) = office();
    import(&office, &fixtures(), &CLEAN);
    let first = import(&office, &fixtures().join("dirty"), &DIRTY);
    println!("{:#?}", first.files);
    let before = content(&office);
    let again = import(&office, &fixtures().join("dirty"), &DIRTY);
    assert_eq!(again.import, None, "{:#?}", again.files);
    assert_eq!(before, content(&office));
}

#[test]
fn a_nominal_list_alone_makes_people_and_agencies_from_names() {
    let (_folder, office) = office();
    let report = import(&office, &fixtures().join("dirty"), &["pegawai_utf16.csv"]);
    assert_eq!((report.files[0].new, report.files[0].refused), (300 + office.roster_stats().expect("stats").units, 0));
    let stats = office.roster_stats().expect("stats");
    assert_eq!((stats.people, stats.agencies), (300, 52));
    assert!(office.roster_people(&PeopleQuery::default()).expect("people").rows.iter().all(|row| !row.agency.is_empty()));
    // the tree comes later, and the same list then finds its places in it
    import(&office, &fixtures(), &["hierarki_unor.xlsx"]);
    import(&office, &fixtures().join("dirty"), &["pegawai_utf16.csv"]);
    let people = office.roster_people(&PeopleQuery::default()).expect("people").rows;
    assert!(people.iter().all(|row| !row.agency_id.starts_with('n')));
}
