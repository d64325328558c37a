//! What a later file changes, and what it leaves alone.

use super::{CLEAN, content, fixtures, import, office};
use crate::roster::wire::ImportReport;
use crate::{Office, Progress};

fn later(office: &Office, folder: &std::path::Path, name: &str, text: &str) -> ImportReport {
    std::fs::write(folder.join(name), text).expect("written");
    office.roster_import(&[folder.join(name)], &Progress::silent()).expect("the import runs").value
}

fn kinds(report: &ImportReport) -> Vec<(&str, &str)> {
    report.findings.iter().map(|finding| (finding.kind.as_str(), finding.treatment.as_str())).collect()
}

#[test]
fn a_change_comes_in_and_is_taken_back() {
    let (folder, office) = office();
    import(&office, &fixtures(), &CLEAN);
    let clean = content(&office);
    let text = "NIP BARU,NAMA,GELAR BELAKANG,GOL AKHIR NAMA,JABATAN NAMA,KEDUDUKAN HUKUM NAMA\n\
        198707142019032901,IMAS MULYANI,\"S.Pd., M.Pd.\",III/c,GURU AHLI MUDA,Tugas Belajar\n\
        199912122025031902,ORANG BARU,S.T.,III/a,Penata Ruang,Aktif\n";
    let report = later(&office, folder.path(), "mutasi.csv", text);
    let file = &report.files[0];
    assert_eq!((file.new, file.changed, file.unchanged, file.refused), (1, 1, 0, 0), "{:#?}", report.findings);
    let imas = office.roster_profile("198707142019032901", None).expect("a profile");
    assert_eq!((imas.rank.as_str(), imas.active, imas.standing.as_str(), imas.position.as_str()), ("Penata (III/c)", false, "Tugas Belajar", "Guru Ahli Muda"));
    assert_eq!(imas.unit_path.last().map(String::as_str), Some("UPTD SDN Karawang 3"), "a file without units leaves them");
    let ratings = "NIP,KODE,LEVEL\n198707142019032901,T49,5\n199912122025031902,T49,2\n";
    let rated = later(&office, folder.path(), "teknis.csv", ratings);
    assert_eq!((rated.files[0].new, rated.files[0].changed), (1, 1));
    let teams = "ID TIM,NAMA TIM,TMT AWAL\nTIM-2023-0001,Tim Berganti Nama,01-07-2023\n";
    let team = later(&office, folder.path(), "tim.csv", teams);
    assert_eq!(team.files[0].changed, 1);
    for report in [team, rated, report] {
        office.roster_import_undo(&report.import.expect("an import")).expect("undone");
    }
    assert_eq!(clean, content(&office));
}

#[test]
fn blanks_and_doubts_leave_what_is_known() {
    let (folder, office) = office();
    import(&office, &fixtures(), &CLEAN);
    let clean = content(&office);
    let text = "NIP BARU,NAMA,GOL AKHIR NAMA,JABATAN NAMA,UNOR INDUK NAMA,TMT GOLONGAN\n\
        198707142019032901,\"imas mulyani\",,-,Kantor Antah Berantah,10/01/2024\n\
        198912132013122901,Kartika Anggraeni,III/f,,Dinkes,31-02-2024\n\
        200003072025032901,Ida Rohaeni,III/a,Juru Masak,,\n\
        200003072025032901,Ida Rohaeni,III/a,Juru Ketik,,\n";
    let report = later(&office, folder.path(), "ragu.csv", text);
    assert_eq!(report.import, None, "{:#?}", report.findings);
    assert_eq!(clean, content(&office));
    let found = kinds(&report);
    for wanted in [
        ("unit_unknown", "asked"),
        ("date_us", "asked"),
        ("gol_unknown", "asked"),
        ("unit_alias", "repaired"),
        ("date_impossible", "refused_cell"),
        ("dup_conflict", "asked"),
        ("case", "repaired"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} in {found:?}");
    }
}

#[test]
fn a_rounded_number_is_refused_when_its_owner_is_known_and_a_whole_column_always() {
    let (folder, office) = office();
    let rows: Vec<String> = ["197108122000021888", "198205272002021904", "199601202025212896", "198101122010122896", "197206152005011008"]
        .iter()
        .map(|nip| format!("{nip},Orang,III/a"))
        .collect();
    let report = later(&office, folder.path(), "bulat.csv", &format!("NIP,NAMA,GOLONGAN\n{}\n", rows.join("\n")));
    assert_eq!((report.import.clone(), report.files[0].refused), (None, 5), "{:#?}", report.findings);
    import(&office, &fixtures(), &CLEAN);
    let report = later(&office, folder.path(), "satu.csv", "NIP,NAMA,GOLONGAN\n197108122000021888,Orang,III/a\n199912122025031902,Orang Baru,III/a\n");
    assert_eq!((report.files[0].refused, report.files[0].new), (1, 1));
}

#[test]
fn a_tree_with_faults_still_gives_agencies() {
    let (folder, office) = office();
    let text = "ID,NAMA_UNOR,ID_ATASAN\nAA-1,Pemerintah Kab. Contoh,\nAA-2,Dinas Satu,AA-1\nAA-3,Bidang A,aa2\nAA-4,Yatim,ZZ-9\nAA-5,Lingkar A,AA-6\nAA-6,Lingkar B,AA-5\n,Tanpa Kunci,AA-1\n";
    let report = later(&office, folder.path(), "unit.csv", text);
    let found = kinds(&report);
    for wanted in [("unit_parent_missing", "warned"), ("unit_cycle", "warned"), ("unit_incomplete", "refused_row")] {
        assert!(found.contains(&wanted), "{wanted:?} in {found:?}");
    }
    let units = office.db.read(crate::roster::rows::units).expect("units");
    let agency = |id: &str| units.iter().find(|unit| unit.id == id).and_then(|unit| unit.agency.clone());
    assert_eq!((agency("AA1"), agency("AA3"), agency("AA4"), agency("AA5")), (None, Some("AA2".into()), Some("AA4".into()), None));
}
