//! PDF and DOCX of a paper say the same: the characters on the pages are those of the Word document.

use typst::layout::{Abs, Frame, FrameItem, Point, Size};

use rampak_core::decree::Minutes;

use crate::document::Document;
use crate::docx::text_of;
use crate::typeset::with_document;
use crate::{docx, specimen, specimen_minutes};

/// Characters that are seen, sorted, for the two renderers break lines and order cells each in its own way.
fn sorted(text: &str) -> String {
    let mut seen: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
    seen.sort_unstable();
    seen.into_iter().collect()
}

/// Text of a frame that begins at this point; fails for text that stands outside the page, where nobody sees it.
fn gather(frame: &Frame, at: Point, page: Size, text: &mut String) {
    for (offset, item) in frame.items() {
        let at = at + *offset;
        match item {
            FrameItem::Group(group) => gather(&group.frame, at, page, text),
            FrameItem::Text(item) => {
                let end = at.x + item.width();
                assert!(at.y > Abs::zero() && at.y < page.y && at.x > Abs::zero() && end < page.x, "off the page: {}", item.text);
                text.push_str(&item.text);
            }
            _ => {}
        }
    }
}

/// Text of the pages without their numbers.
fn on_pages(document: Document) -> String {
    with_document(document, |document| {
        let mut text = String::new();
        for (at, page) in document.pages().iter().enumerate() {
            let mut here = String::new();
            gather(&page.frame, Point::zero(), page.frame.size(), &mut here);
            here = here.replace('\u{200b}', "").replacen(&format!("- {} -", at + 1), "", 1);
            text.push_str(&here);
        }
        Ok(text)
    })
    .expect("typeset")
}

fn agree<'a>(document: impl Into<Document<'a>>) {
    let document: Document = document.into();
    let word = text_of(&docx(document, None).expect("printed"));
    let paper = on_pages(document);
    let heads = match document {
        Document::Decree(_) => "NO.NAMA/NIPPANGKAT/GOL.JABATANPERANGKATDAERAHKEDUDUKANDALAMTIM",
        Document::Minutes(_) => "NO.NAMA/NIPJABATANPERANGKATDAERAHKEDUDUKANDALAMTIMPELUANG",
    };
    let squeezed: String = paper.chars().filter(|c| !c.is_whitespace()).collect();
    let repeated = squeezed.matches(heads).count().saturating_sub(1);
    let paper = squeezed.replacen(heads, "", repeated);
    assert_eq!(sorted(&paper), sorted(&word));
}

#[test]
fn usual_decrees() {
    agree(&specimen::decree(9));
    agree(&specimen::agency_decree(25));
}

#[test]
fn names_that_look_like_markup_or_do_not_fit() {
    let mut decree = specimen::decree(6);
    let long = "A".repeat(300);
    let tall = "Tim ini amat panjang namanya. ".repeat(250);
    let names = ["#panic(\"x\") *b* $x^2$ @r _a_ `b` // [c] -- ~", "{{nomor}} ${x} {{", "a\nb\tc", "<b>&amp;</b>", &long, &tall];
    for (row, name) in decree.annex.rows.iter_mut().zip(names) {
        row.name = name.into();
        row.nip.clear();
        row.role = name.into();
    }
    decree.considering[0] = format!("{long} {tall}");
    decree.title = "= KEPUTUSAN #let".into();
    agree(&decree);
}

#[test]
fn blocks_that_should_stay_whole_but_are_taller_than_a_page() {
    let mut decree = specimen::decree(3);
    let lines = |count: usize| (0..count).map(|at| format!("baris nomor {at} yang panjangnya biasa saja;")).collect::<Vec<_>>();
    decree.dictums.last_mut().expect("the specimen has dictums").items = lines(80);
    decree.signatory.capacity = lines(70);
    decree.enacting = lines(60).join("\n");
    decree.annex.rows[1].position = lines(90).join("\n");
    agree(&decree);
    decree.layout.margins = [6.0, 5.0, 6.0, 5.0];
    decree.layout.font_size = 14.0;
    decree.annex.rows[1].position = lines(2).join("\n");
    agree(&decree);
}

/// Minutes in which everything is written and every name is long.
fn full(members: usize) -> Minutes {
    let mut minutes = specimen_minutes::minutes(members);
    let long = "Raden Mas Notodiningrat Wiradisastra ".repeat(6);
    minutes.rows.iter_mut().for_each(|row| row.pseudonym = "3f2a9c41b7d05e68".into());
    for row in minutes.rows.iter_mut().take(1) {
        row.name = format!("{long}{}", "A".repeat(200));
        row.agency = long.repeat(3);
        row.role = "Koordinatormerangkapanggotadansekretaris".into();
    }
    minutes.subject = format!("PENYUSUNAN {}", long.to_uppercase().repeat(3));
    minutes.before[0].facts[0].1 = long.repeat(4);
    minutes.before[1].notes = vec![long.repeat(2), "a\tb\nc".into()];
    minutes.after[0].lines[0] = format!("rampak lottery verify undian-{}-7c9e04a1.json --number 042", "P".repeat(90));
    minutes.leader.name = long.clone();
    minutes.leader.rank = Some("Pembina Utama Muda (IV/c)".into());
    minutes.witnesses[0].name = long.clone();
    minutes.witnesses[0].position = long.repeat(2);
    minutes
}

#[test]
fn minutes_of_a_lottery() {
    agree(&specimen_minutes::minutes(8));
    agree(&full(3));
    let mut minutes = full(60);
    minutes.layout.font_size = 14.0;
    minutes.layout.margins = [6.0, 5.0, 6.0, 5.0];
    minutes.number = None;
    minutes.leader.name.clear();
    minutes.leader.nip = None;
    agree(&minutes);
    minutes.witnesses = (0..30).map(|at| rampak_core::decree::Witness { name: format!("{} #panic {{{{nomor}}}} <b>", at + 1), ..Default::default() }).collect();
    minutes.rows.clear();
    agree(&minutes);
    minutes.witnesses.clear();
    agree(&minutes);
}
