//! The minutes of a lottery over the template that is shipped.

use rampak_core::decree::LINE;
use rampak_press::{PressProblem, TemplateProblem, docx, pages, pdf, template};

use crate::specimen_minutes::minutes;
use crate::support::{DOCUMENT, lines, names, p, part, word_bare};

#[test]
fn the_text_of_the_minutes_is_the_golden_text() {
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/minutes.txt");
    let text = lines(&docx(&minutes(3), None).expect("printed")).join("\n") + "\n";
    if std::env::var("RAMPAK_GOLDEN").is_ok_and(|wish| wish == "write") {
        std::fs::write(&golden, &text).expect("written");
    }
    assert_eq!(text, std::fs::read_to_string(&golden).expect("the golden file"));
}

#[test]
fn nothing_is_left_of_the_template_and_every_member_has_a_row() {
    for members in [0, 1, 40] {
        let docx = docx(&minutes(members), None).expect("printed");
        for name in names(&docx).iter().filter(|name| name.ends_with(".xml")) {
            let text = part(&docx, name);
            assert!(!text.contains("{{") && !text.contains('@'), "{name}");
        }
        let text = part(&docx, DOCUMENT);
        let table = text.split("<w:tblHeader/>").nth(1).and_then(|rest| rest.split("</w:tbl>").next()).unwrap_or_default();
        assert_eq!(table.matches("<w:cantSplit/>").count(), members);
    }
}

#[test]
fn what_is_filled_by_hand_is_a_line() {
    let mut paper = minutes(1);
    paper.number = None;
    paper.leader.name = " ".into();
    paper.leader.nip = None;
    let lines = lines(&docx(&paper, None).expect("printed"));
    assert!(lines.contains(&format!("NOMOR {LINE}")));
    // the leader, the witness without a name, and two to sign on
    assert_eq!(lines.iter().filter(|line| *line == LINE).count(), 4, "{lines:?}");
    assert!(!lines.iter().any(|line| line.starts_with("NIP.")));
    paper.witnesses.clear();
    let none = crate::support::lines(&docx(&paper, None).expect("printed"));
    assert!(!none.iter().any(|line| line.starts_with("Saksi")), "{none:?}");
}

#[test]
fn a_sample_says_so_and_pages_stand_alone() {
    let mut paper = minutes(8);
    paper.sample = true;
    let marked = docx(&paper, None).expect("printed");
    assert!(names(&marked).iter().filter(|name| name.starts_with("word/header")).all(|name| part(&marked, name).contains("CONTOH")));
    let sheets = pages(&paper).expect("pages");
    assert!(sheets.len() == 2 && sheets.iter().all(|page| page.starts_with("<svg") && !page.contains("href=\"http")), "{}", sheets.len());
    let file = pdf(&paper).expect("printed");
    assert!(file == pdf(&paper).expect("printed") && String::from_utf8_lossy(&file).contains("pdfaid:part"));
}

#[test]
fn a_missing_glyph_is_named_with_its_person() {
    let mut paper = minutes(2);
    paper.witnesses[0].name = "Siti 張".into();
    let Err(PressProblem::Glyphs(glyphs)) = pdf(&paper) else { panic!("no bundled font has this character") };
    assert_eq!((glyphs[0].field, glyphs[0].person.as_deref()), ("witnesses", Some("Siti 張")));
}

/// A name that would print nothing is refused, though another kind of paper has it.
#[test]
fn each_kind_of_paper_has_its_own_names() {
    let Err(PressProblem::Template(found)) = docx(&minutes(1), Some(&template(&minutes(1).layout).expect("zipped"))) else {
        panic!("it is the template of a decree")
    };
    assert!(found.iter().any(|problem| matches!(problem, TemplateProblem::Unknown { name, .. } if name == "menimbang")), "{found:?}");
    assert!(found.contains(&TemplateProblem::Required { name: "hal_awal.baris" }), "{found:?}");
    let own = word_bare(&(p("{{nomor}} {{tentang}} {{ttd.nama}}") + &p("{{hal_awal.baris}}") + &p("{{saksi.nama}}") + &p("{{anggota.nama}}")));
    let printed = lines(&docx(&minutes(1), Some(&own)).expect("printed"));
    assert!(printed.contains(&"Ujang Contoh, S.H.".to_string()) && printed.contains(&"7c9e 04a1 d25b f883".to_string()), "{printed:?}");
}
