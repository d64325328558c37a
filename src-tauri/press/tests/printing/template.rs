//! The placeholder engine on templates people might write, and on files that are none.

use rampak_press::{PressProblem, TemplateProblem, docx, template, template_problems};

use crate::specimen;
use crate::support::{DOCUMENT, TYPES, document, lines, names, p, paragraphs, part, table, word, word_bare, zipped};

/// What the body prints, before the required names that [`word`] adds.
fn printed(body: &str, members: usize) -> Vec<String> {
    let filled = docx(&specimen::agency_decree(members), Some(&word(body))).expect("printed");
    let mut lines = lines(&filled);
    lines.truncate(lines.len() - 1 - members);
    lines
}

#[test]
fn values_lists_labels_and_filters() {
    let body = p("{{Menimbang.pertama:Menimbang}} {{menimbang.huruf}}. x")
        + &p("{{ ttd.nama | kapital }} ${nomor_naskah}")
        + &table(&["{{anggota.no}}", "{{anggota.kedudukan|kapital}}"])
        + &p("{{diktum.butir.huruf}}) {{DIKTUM.butir}}");
    let lines = printed(&body, 2);
    let expected = [
        "Menimbang a. x",
        " b. x",
        " c. x",
        "DRA. HJ. NENENG CONTOHWATI, M.SI. ${nomor_naskah}",
        "1",
        "PENGARAH",
        "2",
        "KETUA MERANGKAP ANGGOTA",
        "a) menyusun peta daerah rawan banjir bersama kecamatan dan desa;",
        "b) menghimpun dan memeriksa kebutuhan sarana pengendalian banjir pada setiap perangkat daerah yang terkait; dan",
        "c) menyusun rancangan rencana aksi beserta perkiraan anggarannya.",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_list_inside_an_entry_repeats_within_its_row() {
    let row = "<w:tbl><w:tr><w:tc>".to_string()
        + &p("{{diktum.nomor}}")
        + "</w:tc><w:tc>"
        + &p("{{diktum}}")
        + &p("{{diktum.butir.huruf}}.")
        + "</w:tc></w:tr></w:tbl>";
    let lines = printed(&row, 0);
    assert_eq!(lines.iter().filter(|line| line.len() == 2).collect::<Vec<_>>(), ["a.", "b.", "c."]);
    assert_eq!(lines.iter().position(|line| line == "c.").map(|at| lines[at + 1].as_str()), Some("KETIGA"));
}

#[test]
fn what_word_does_to_typing_is_undone() {
    let typed = "<w:p><w:r><w:t>NOMOR {</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>{No</w:t></w:r><w:bookmarkStart w:id=\"1\"/>\
                 <w:r><w:t>mor\u{a0}</w:t></w:r><w:hyperlink><w:r><w:t>}</w:t></w:r></w:hyperlink><w:r><w:t>}.</w:t></w:r></w:p>\
                 <w:tbl><w:tr w14:paraId=\"1\"><w:tc><w:p><w:bookmarkStart w:id=\"2\"/><w:r><w:t>{{ANGGOTA.PERANGKAT-</w:t></w:r><w:r><w:softHyphen/><w:t>Daerah}}</w:t></w:r>\
                 <w:bookmarkEnd w:id=\"2\"/></w:p></w:tc></w:tr></w:tbl>";
    let filled = docx(&specimen::decree(3), Some(&word(typed))).expect("printed");
    let expected =
        ["NOMOR 800.1.3.3/Kep.2348-Huk/2026.", "Sekretariat Daerah", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Kecamatan Telukjambe Timur"];
    assert_eq!(lines(&filled)[..4], expected);
    let text = part(&filled, DOCUMENT);
    assert_eq!((text.matches("w14:paraId").count(), text.matches("w:id=\"2\"").count()), (1, 2), "ids of repeated rows stand once");
}

#[test]
fn headers_footers_text_boxes_and_content_controls_are_filled() {
    let body = "<w:p><w:r><w:pict><w:txbxContent>".to_string()
        + &p("kotak {{mengingat.nomor}}")
        + "</w:txbxContent></w:pict></w:r></w:p><w:sdt><w:sdtContent>"
        + &p("{{memperhatikan}}")
        + "</w:sdtContent></w:sdt>"
        + &p("{{nomor}}{{tentang}}{{ttd.nama}}")
        + &p("{{anggota.nama}}");
    let margin = |text: &str| format!("<w:ftr xmlns:w=\"w\">{}</w:ftr>", p(text));
    let bytes = zipped(&[
        ("[Content_Types].xml", TYPES),
        (DOCUMENT, &document(&body)),
        ("word/footer1.xml", &margin("kaki {{nomor}}")),
        ("word/theme/theme1.xml", "<a>{{apa}}</a>"),
    ]);
    let filled = docx(&specimen::decree(0), Some(&bytes)).expect("printed");
    assert_eq!(paragraphs(&part(&filled, "word/footer1.xml")), ["kaki 800.1.3.3/Kep.2348-Huk/2026"]);
    assert_eq!(lines(&filled)[..3], ["kotak 1", "kotak 2", "kotak 3"]);
    assert!(!part(&filled, DOCUMENT).contains("w:sdt"), "an empty content control is damage to Word");
    assert_eq!(part(&filled, "word/theme/theme1.xml"), "<a>{{apa}}</a>");
}

#[test]
fn what_comes_out_empty_goes_with_the_words_around_it() {
    let filled =
        docx(&specimen::decree(1), Some(&word(&(p("NIP. {{ttd.nip}}") + &table(&["{{anggota.nip}}", "{{anggota.nama}}"]) + &table(&["{{memperhatikan}}"])))))
            .expect("printed");
    assert_eq!(lines(&filled)[..2], ["", "Sekretaris Daerah"], "the emptied cell keeps a paragraph");
    assert_eq!(part(&filled, DOCUMENT).matches("<w:tbl>").count(), 1, "a table without rows is damage to Word");
    let section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{memperhatikan}}</w:t></w:r></w:p>";
    let filled = docx(&specimen::decree(1), Some(&word(section))).expect("printed");
    assert_eq!(part(&filled, DOCUMENT).matches("w:sectPr").count(), 2, "the section stays");
}

#[test]
fn all_faults_are_told_at_once() {
    let body = p("Nomor: {{nomr}}")
        + &p("{{tentang")
        + &table(&["{{anggota.jabtan}}"])
        + &p("{{tidak_ada}}")
        + &p("{{menimbang}} {{mengingat}}")
        + &table(&["{{anggota.no}}", "{{tembusan}}"]);
    let problems = template_problems(&word_bare(&body));
    let part = || DOCUMENT.to_string();
    let unknown = |name: &str, suggestion, around: &str| TemplateProblem::Unknown { name: name.into(), suggestion, part: part(), around: around.into() };
    let expected = [
        unknown("nomr", Some("nomor"), "Nomor: {{nomr}}"),
        TemplateProblem::Open { part: part(), around: "{{tentang".into() },
        unknown("anggota.jabtan", Some("anggota.jabatan"), "{{anggota.jabtan}}"),
        unknown("tidak_ada", None, "{{tidak_ada}}"),
        TemplateProblem::TwoLists { lists: ["menimbang", "mengingat"], part: part(), around: "{{menimbang}} {{mengingat}}".into() },
        TemplateProblem::TwoLists { lists: ["anggota", "tembusan"], part: part(), around: "{{anggota.no}}{{tembusan}}".into() },
        TemplateProblem::Required { name: "nomor" },
        TemplateProblem::Required { name: "tentang" },
        TemplateProblem::Required { name: "anggota.nama" },
        TemplateProblem::Required { name: "ttd.nama" },
    ];
    assert_eq!(problems, expected);
    assert_eq!(docx(&specimen::decree(1), Some(&word_bare(&body))), Err(PressProblem::Template(problems)));
}

#[test]
fn srikandi_fills_number_and_signature_by_itself() {
    let template = word_bare(&(p("${nomor_naskah} {{tentang}} ${ttd_pengirim}") + &p("{{anggota.nama}}")));
    assert_eq!(template_problems(&template), []);
    let lines = lines(&docx(&specimen::decree(1), Some(&template)).expect("printed"));
    assert!(lines[0].starts_with("${nomor_naskah} PEMBENTUKAN") && lines[0].ends_with("${ttd_pengirim}"));
}

#[test]
fn files_that_are_no_template_are_refused() {
    let sheet = zipped(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<a/>")]);
    for bytes in [b"%PDF-1.7".as_slice(), b"", &sheet] {
        assert_eq!(template_problems(bytes), [TemplateProblem::NotWord]);
    }
    let malformed = |text: &str| zipped(&[("[Content_Types].xml", TYPES), (DOCUMENT, text)]);
    for text in ["<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "<w:p>&x;</w:p>", "<w:p>"] {
        assert_eq!(template_problems(&malformed(text)), [TemplateProblem::Malformed { part: DOCUMENT.into() }]);
    }
    let bomb = zipped(&[("[Content_Types].xml", TYPES), (DOCUMENT, &" ".repeat(65 << 20))]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(template_problems(&bomb), [TemplateProblem::TooLarge { part: DOCUMENT.into() }]);
}

#[test]
fn the_template_shipped_is_one() {
    let decree = specimen::agency_decree(2);
    let shipped = template(&decree.layout).expect("zipped");
    assert_eq!(template_problems(&shipped), []);
    assert_eq!(docx(&decree, Some(&shipped)), docx(&decree, None));
}

#[test]
fn a_template_cannot_forget_the_sample_mark() {
    let mut decree = specimen::decree(1);
    decree.sample = true;
    let marked = docx(&decree, Some(&word("<w:p/>"))).expect("printed");
    assert!(names(&marked).contains(&"word/header_contoh.xml".to_string()));
    assert!(part(&marked, "word/header_contoh.xml").contains("CONTOH"));
    assert_eq!(part(&marked, DOCUMENT).matches("w:headerReference").count(), 3);
    assert!(part(&marked, "word/_rels/document.xml.rels").contains("rIdRampakContoh"));
    assert!(part(&marked, "[Content_Types].xml").contains("/word/header_contoh.xml"));
}

#[test]
fn a_page_break_in_a_paragraph_that_repeats_stays_one() {
    let page = "<w:r><w:br w:type=\"page\"/></w:r>";
    let with = |list: &str| format!("<w:p><w:pPr/>{page}<w:r><w:t>{{{{{list}}}}}</w:t></w:r>{page}</w:p>");
    for (list, text) in [("menimbang.huruf", "abc"), ("memperhatikan", "")] {
        let filled = docx(&specimen::decree(1), Some(&word(&with(list)))).expect("printed");
        let body = part(&filled, DOCUMENT);
        let pages: Vec<&str> = body.split("<w:br w:type=\"page\"/>").collect();
        let between: String = pages[1].split("<w:t xml:space=\"preserve\">").skip(1).filter_map(|rest| rest.chars().next()).collect();
        assert_eq!((pages.len(), between.as_str()), (3, text));
    }
}

#[test]
fn a_decree_without_an_annex_ends_with_the_copies() {
    let mut decree = specimen::decree(3);
    decree.annex = rampak_core::decree::Annex { title: String::new(), rows: Vec::new() };
    let text = lines(&docx(&decree, None).expect("printed"));
    assert!(text.iter().all(|line| !line.starts_with("LAMPIRAN")), "{text:?}");
    assert!(text.last().is_some_and(|line| !line.is_empty()) && text.iter().any(|line| line.starts_with("Tembusan")), "{text:?}");
    let whole = rampak_press::pages(&specimen::decree(3)).expect("pages").len();
    assert!(rampak_press::pages(&decree).expect("pages").len() < whole);
    // an office's own template, with a break of its own
    let own = p("{{nomor}} {{tentang}} {{ttd.nama}}") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + &p("Lampiran") + &p("{{anggota.nama}}");
    let printed = docx(&decree, Some(&word(&own))).expect("printed");
    assert!(lines(&printed).iter().all(|line| !line.contains("Lampiran")));
}
