//! Whole decrees over the template that is shipped.

use rampak_press::{docx, pages};

use crate::specimen;
use crate::support::{DOCUMENT, lines, names, paragraphs, part};

#[test]
fn the_text_of_a_decree_is_the_golden_text() {
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/decree.txt");
    let text = lines(&docx(&specimen::agency_decree(3), None).expect("printed")).join("\n") + "\n";
    if std::env::var("RAMPAK_GOLDEN").is_ok_and(|wish| wish == "write") {
        std::fs::write(&golden, &text).expect("written");
    }
    assert_eq!(text, std::fs::read_to_string(&golden).expect("the golden file"));
}

#[test]
fn nothing_is_left_of_the_template() {
    for decree in [specimen::decree(9), specimen::agency_decree(9)] {
        let docx = docx(&decree, None).expect("printed");
        for name in names(&docx).iter().filter(|name| name.ends_with(".xml")) {
            let text = part(&docx, name);
            assert!(!text.contains("{{") && !text.contains('@'), "{name}");
        }
    }
}

#[test]
fn every_member_has_a_row_and_the_head_of_the_table_repeats() {
    for members in [0, 25, 200] {
        let docx = docx(&specimen::decree(members), None).expect("printed");
        let text = part(&docx, DOCUMENT);
        let table = text.rsplit("<w:tbl>").next().unwrap_or_default();
        assert_eq!(table.matches("<w:tr>").count(), members + 1);
        assert_eq!(table.matches("<w:cantSplit/>").count(), members + 1);
        assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
        assert_eq!(lines(&docx).iter().any(|line| line == "200."), members == 200);
    }
}

#[test]
fn a_draft_shows_gaps_and_an_office_has_no_empty_nip() {
    let mut decree = specimen::decree(1);
    decree.number = None;
    decree.date = None;
    decree.place.clear();
    decree.copies.clear();
    decree.signatory.name.clear();
    let lines = lines(&docx(&decree, None).expect("printed"));
    for line in ["NOMOR .........", "Ditetapkan di .........", "pada tanggal ........."] {
        assert!(lines.iter().any(|found| found == line), "{line}");
    }
    assert_eq!(lines.iter().filter(|line| *line == ".........").count(), 3, "two signatures, one number in the annex");
    assert!(!lines.iter().any(|line| line.starts_with("NIP.") || line.starts_with("Tembusan") || line == "Memperhatikan"));
    assert_eq!(pages(&decree).expect("pages").len(), 3);
}

#[test]
fn an_emptied_list_takes_its_table_along() {
    let mut decree = specimen::decree(0);
    decree.dictums.clear();
    decree.considering.clear();
    decree.recalling.clear();
    let docx = docx(&decree, None).expect("printed");
    let text = part(&docx, DOCUMENT);
    assert!(!lines(&docx).iter().any(|line| line == "Menimbang" || line == "Mengingat"));
    assert_eq!(text.matches("<w:tbl>").count(), 3, "Menetapkan, heading of the annex, annex");
    pages(&decree).expect("pages");
}

#[test]
fn the_paper_follows_the_layout_and_the_font_is_named() {
    let docx = docx(&specimen::agency_decree(1), None).expect("printed");
    assert!(part(&docx, DOCUMENT).contains("<w:pgSz w:w=\"12189\" w:h=\"18709\"/>"), "21.5 x 33 cm");
    assert!(part(&docx, "word/styles.xml").contains("Bookman Old Style"));
    assert!(part(&docx, DOCUMENT).contains("w:top=\"1134\" w:right=\"1134\" w:bottom=\"1417\" w:left=\"1701\""));
}

#[test]
fn a_sample_says_so_on_every_page_and_a_real_decree_does_not() {
    let mut decree = specimen::decree(2);
    let headers = |docx: &[u8]| names(docx).into_iter().filter(|name| name.starts_with("word/header")).map(|name| part(docx, &name)).collect::<Vec<_>>();
    assert!(headers(&docx(&decree, None).expect("printed")).iter().all(|header| !header.contains("CONTOH")));
    decree.sample = true;
    let marked = docx(&decree, None).expect("printed");
    let headers = headers(&marked);
    assert!(headers.len() >= 2);
    for header in headers {
        assert!(paragraphs(&header).iter().any(|line| line == "CONTOH"), "{header}");
        assert!(header.contains("string=\"CONTOH\""), "{header}");
    }
}

#[test]
fn hostile_names_print_as_they_are() {
    let hostile = [
        "#panic(\"x\") *bold* $x^2$ @ref _a_ `b` \\ // [c]",
        "{{nomor}} ${nomor_naskah} {{",
        "<w:p>&amp; \"kutip\" 'satu' “dua” </w:t>",
        "عبد الله بن محمد",
        "Ni Ṣāliḥ \u{202e}balik\u{202c}",
    ];
    let mut decree = specimen::decree(hostile.len());
    for (row, name) in decree.annex.rows.iter_mut().zip(hostile) {
        row.name = name.into();
    }
    let lines = lines(&docx(&decree, None).expect("printed"));
    for name in hostile {
        assert!(lines.iter().any(|line| line == name), "{name}: {lines:?}");
    }
    pages(&decree).expect("pages");
}

#[test]
fn feeds_and_tabs_are_words_own_and_control_characters_go() {
    let mut decree = specimen::decree(1);
    decree.annex.rows[0].name = "Satu\r\nDua\tTiga\u{0}\u{7}😀".into();
    let docx = docx(&decree, None).expect("printed");
    assert!(lines(&docx).iter().any(|line| line == "Satu\nDua\tTiga😀"));
}

#[test]
fn the_same_decree_gives_the_same_bytes() {
    let mut decree = specimen::decree(5);
    decree.sample = true;
    assert_eq!(docx(&decree, None), docx(&decree, None));
}
