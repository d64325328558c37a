//! Files made to hurt, and text files of every make.

use super::{content, import, office};
use crate::roster::wire::ImportReport;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fn workbook(path: &Path, sheet: &[u8], more: &[(&str, &[u8])]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    let parts = [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", LINKS)];
    let parts = parts.into_iter().map(|(name, text)| (name, text.as_bytes())).chain([("xl/worksheets/sheet1.xml", sheet)]).chain(more.iter().copied());
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a member");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("closed");
}

fn sheet(cells: &str) -> Vec<u8> {
    format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>"#)
        .into_bytes()
}

fn refused(sheet: &[u8], more: &[(&str, &[u8])]) -> String {
    let (folder, office) = office();
    let before = content(&office);
    workbook(&folder.path().join("bom.xlsx"), sheet, more);
    let start = Instant::now();
    let report = import(&office, folder.path(), &["bom.xlsx"]);
    assert!(start.elapsed() < Duration::from_secs(10), "took {:?}", start.elapsed());
    assert_eq!((report.import, report.findings.len()), (None, 1));
    assert_eq!(before, content(&office));
    report.findings[0].kind.clone()
}

#[test]
fn two_cells_at_the_ends_of_a_sheet() {
    let far = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#);
    assert_eq!(refused(&far, &[]), "refused_file");
}

#[test]
fn a_document_type_even_across_a_buffer() {
    let mut cells = sheet("");
    let evil = format!(r#"{}<!DOCTYPE r [<!ENTITY a "aaaa">]>"#, " ".repeat((1 << 16) - 30));
    cells.splice(21..21, evil.bytes());
    assert_eq!(refused(&cells, &[]), "refused_file");
}

#[test]
fn a_member_that_swells_and_one_that_climbs_out() {
    let zeros = vec![b' '; 8 << 20];
    assert_eq!(refused(&sheet(""), &[("xl/sharedStrings.xml", &zeros)]), "refused_file");
    assert_eq!(refused(&sheet(""), &[("../../etc/passwd", b"x")]), "refused_file");
}

#[test]
fn what_is_no_workbook_at_all() {
    let (folder, office) = office();
    for (name, bytes, kind) in [
        ("a.xlsx", b"PK\x03\x04 not a zip".as_slice(), "broken_file"),
        ("b.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0], "broken_file"),
        ("c.csv", b"apa;saja\n1;2\n", "unknown_file"),
        ("d.csv", b"", "unknown_file"),
        ("e.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "broken_file"),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("written");
        let report = import(&office, folder.path(), &[name]);
        assert_eq!(report.findings.iter().map(|finding| finding.kind.as_str()).filter(|found| *found == kind).count(), 1, "{name}: {:?}", report.findings);
        assert_eq!(report.import, None);
    }
    // a name that leads nowhere is a slip of the hand: nothing is read until it is mended
    let missing = office.roster_import(&[folder.path().join("missing.xlsx")], &crate::Progress::silent()).expect_err("there is no such file");
    assert_eq!(missing.code, "import_no_file");
}

fn text_file(bytes: &[u8]) -> ImportReport {
    let (folder, office) = office();
    std::fs::write(folder.path().join("pegawai.csv"), bytes).expect("written");
    let report = import(&office, folder.path(), &["pegawai.csv"]);
    let people = office.roster_people(&crate::roster::wire::PeopleQuery::default()).expect("people").rows;
    assert_eq!(people.len(), 2, "{report:#?}");
    assert!(people.iter().any(|row| row.name == "Ma'rifah Anggraeni, S.H.") && people.iter().any(|row| row.name == "José Contoh"), "{people:#?}");
    assert!(people.iter().all(|row| row.agency == "Dinas Kesehatan"));
    report
}

#[test]
fn text_files_of_every_make() {
    let comma = "NIP,NAMA,GELAR BELAKANG,GOLONGAN,PERANGKAT DAERAH\n199209192013012901,Ma\u{2019}rifah Anggraeni,S.H.,IV/b,Dinas Kesehatan\n198810182017031901,Jos\u{e9} Contoh,,III/c,Dinas Kesehatan\n";
    let semicolon = comma.replace(',', ";");
    let tab = comma.replace(',', "\t").replace('\n', "\r\n");
    let kinds = |report: ImportReport| report.findings.into_iter().map(|finding| finding.kind).collect::<Vec<_>>();
    assert!(!kinds(text_file(comma.as_bytes())).iter().any(|kind| kind.starts_with("encoding") || kind.starts_with("delimiter")));
    assert!(kinds(text_file(&[b"\xef\xbb\xbf", semicolon.as_bytes()].concat())).contains(&"delimiter_semicolon".to_string()));
    let (western, ..) = encoding_rs::WINDOWS_1252.encode(&semicolon);
    assert!(kinds(text_file(&western)).contains(&"encoding_cp1252".to_string()));
    let wide: Vec<u8> = tab.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(kinds(text_file(&wide)).contains(&"encoding_utf16".to_string()));
    let marked: Vec<u8> = [0xfeff].into_iter().chain(tab.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert!(kinds(text_file(&marked)).contains(&"delimiter_tab".to_string()));
    let told = format!("sep=|\n{}", comma.replace(',', "|"));
    assert!(kinds(text_file(told.as_bytes())).contains(&"delimiter_pipe".to_string()));
}
