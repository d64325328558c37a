//! PDF and preview pages.

use rampak_press::{PressProblem, docx, pages, pdf};

use crate::specimen;

#[test]
fn the_pdf_is_for_archives_and_always_the_same() {
    let mut decree = specimen::agency_decree(25);
    let first = pdf(&decree).expect("printed");
    decree.annex.rows[3].name = "Orang lain".into();
    let other = pdf(&decree).expect("printed");
    typst::comemo::evict(0);
    let again = pdf(&specimen::agency_decree(25)).expect("printed");
    assert!(first == again && first != other);
    let text = String::from_utf8_lossy(&first);
    assert!(text.starts_with("%PDF-1.7"));
    for mark in ["pdfaid:part", "pdfaid:conformance", "GTS_PDFA1", "KEPUTUSAN KEPALA BADAN", "/Lang"] {
        assert!(text.contains(mark), "{mark}");
    }
}

#[test]
fn a_draft_without_number_and_date_prints() {
    let mut decree = specimen::decree(3);
    decree.number = None;
    decree.date = None;
    decree.sample = true;
    assert!(pdf(&decree).is_ok());
}

#[test]
fn pages_stand_alone_and_grow_with_the_team() {
    let few = pages(&specimen::decree(9)).expect("pages");
    let many = pages(&specimen::decree(200)).expect("pages");
    assert!(few.len() == 4 && many.len() > 15, "{} {}", few.len(), many.len());
    for page in &few {
        assert!(page.starts_with("<svg") && !page.contains("href=\"http") && !page.contains("<script"));
    }
}

#[test]
fn a_missing_glyph_is_found_before_typesetting_and_word_does_not_mind() {
    let mut decree = specimen::decree(3);
    decree.annex.rows[2].name = "Siti 張".into();
    let Err(PressProblem::Glyphs(glyphs)) = pdf(&decree) else { panic!("no bundled font has this character") };
    assert_eq!((glyphs.len(), glyphs[0].field, glyphs[0].at, glyphs[0].character), (1, "annex_name", Some(2), '張'));
    assert_eq!(pages(&decree), Err(PressProblem::Glyphs(glyphs)));
    assert!(docx(&decree, None).is_ok());
}
