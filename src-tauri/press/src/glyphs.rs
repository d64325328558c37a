//! Looks for characters no bundled font can draw, before anything is compiled: PDF/A refuses the whole document for one of
//! them, and would not say whose name it is in.

use rampak_core::decree::{Decree, Letterhead, Minutes, Point, Signatory};

use crate::document::Document;
use crate::fonts::FONTS;
use crate::problem::{MissingGlyph, PressProblem};

/// Every missing glyph of the paper, each named once per field.
pub fn check(document: Document) -> Result<(), PressProblem> {
    let mut search = Search(Vec::new());
    match document {
        Document::Decree(decree) => search.decree(decree),
        Document::Minutes(minutes) => search.minutes(minutes),
    }
    if search.0.is_empty() { Ok(()) } else { Err(PressProblem::Glyphs(search.0)) }
}

struct Search(Vec<MissingGlyph>);

impl Search {
    fn decree(&mut self, decree: &Decree) {
        self.letterhead(&decree.letterhead);
        self.field("title", &decree.title);
        self.field("number", decree.number.as_deref().unwrap_or_default());
        self.field("subject", &decree.subject);
        self.field("issuer", &decree.issuer);
        self.lines("considering", &decree.considering);
        self.lines("recalling", &decree.recalling);
        self.lines("noting", &decree.noting);
        self.field("enacting", &decree.enacting);
        for (at, dictum) in decree.dictums.iter().enumerate() {
            for text in std::iter::once(&dictum.text).chain(&dictum.items) {
                self.text("dictums", Some(at), None, text);
            }
        }
        self.field("place", &decree.place);
        self.signatory(&decree.signatory);
        self.lines("copies", &decree.copies);
        self.field("annex_title", &decree.annex.title);
        for (at, row) in decree.annex.rows.iter().enumerate() {
            let cells = [
                ("annex_name", &row.name),
                ("annex_nip", &row.nip),
                ("annex_rank", &row.rank),
                ("annex_position", &row.position),
                ("annex_agency", &row.agency),
                ("annex_role", &row.role),
            ];
            for (field, text) in cells {
                self.text(field, Some(at), Some(&row.name), text);
            }
        }
    }

    fn minutes(&mut self, minutes: &Minutes) {
        self.letterhead(&minutes.letterhead);
        self.field("title", &minutes.title);
        self.field("number", minutes.number.as_deref().unwrap_or_default());
        self.field("subject", &minutes.subject);
        self.field("opening", &minutes.opening);
        minutes.before.iter().chain([&minutes.team]).chain(&minutes.after).enumerate().for_each(|(at, point)| self.point(at, point));
        for (at, row) in minutes.rows.iter().enumerate() {
            let cells = [
                ("annex_name", &row.name),
                ("annex_nip", &row.nip),
                ("annex_nip", &row.pseudonym),
                ("annex_position", &row.position),
                ("annex_agency", &row.agency),
                ("annex_role", &row.role),
            ];
            for (field, text) in cells {
                self.text(field, Some(at), Some(&row.name), text);
            }
        }
        self.field("closing", &minutes.closing);
        self.field("place", &minutes.place_and_date);
        self.signatory(&minutes.leader);
        for (at, witness) in minutes.witnesses.iter().enumerate() {
            for text in [&witness.name, &witness.position] {
                self.text("witnesses", Some(at), Some(&witness.name), text);
            }
        }
    }

    fn point(&mut self, at: usize, point: &Point) {
        let facts = point.facts.iter().flat_map(|(name, value)| [name, value]);
        for text in [&point.title].into_iter().chain(&point.texts).chain(facts).chain(&point.lines).chain(&point.notes) {
            self.text("points", Some(at), None, text);
        }
    }

    fn letterhead(&mut self, letterhead: &Letterhead) {
        self.lines("letterhead", &letterhead.lines);
        self.field("letterhead", letterhead.address.as_deref().unwrap_or_default());
    }

    fn signatory(&mut self, signatory: &Signatory) {
        self.lines("signatory_capacity", &signatory.capacity);
        for text in [Some(&signatory.name), signatory.rank.as_ref(), signatory.nip.as_ref()].into_iter().flatten() {
            self.text("signatory", None, Some(&signatory.name), text);
        }
    }

    fn field(&mut self, field: &'static str, text: &str) {
        self.text(field, None, None, text);
    }

    fn lines(&mut self, field: &'static str, texts: &[String]) {
        texts.iter().enumerate().for_each(|(at, text)| self.text(field, Some(at), None, text));
    }

    fn text(&mut self, field: &'static str, at: Option<usize>, person: Option<&str>, text: &str) {
        for character in missing(text) {
            let found = MissingGlyph { field, at, person: person.map(str::to_string), character };
            if !self.0.contains(&found) {
                self.0.push(found);
            }
        }
    }
}

/// The characters of a text that cannot be drawn; of a letter with marks, the part no font has, or else its last mark.
fn missing(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    let mut chars = text.chars().filter(|c| !is_invisible(*c)).peekable();
    while let Some(base) = chars.next() {
        let mut cluster = vec![base];
        while let Some(mark) = chars.next_if(|c| is_mark(*c)) {
            cluster.push(mark);
        }
        if !FONTS.draw(&cluster) {
            let alone = cluster.iter().find(|c| !FONTS.draw(&[**c]));
            found.extend(alone.or(cluster.last()));
        }
    }
    found
}

pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Characters that print nothing, or that the fields turn into something else.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_country_can_be_drawn() {
        assert_eq!(missing("Muḥammad Ṣāliḥ ’Aṭā’ullāh, S.Pd.I. – Nurul Aʿlā · Édouard “Ujang” Đ Ш Ω … ½"), Vec::<char>::new());
        assert_eq!(missing("e\u{301} a\u{304} \u{202e}\u{200b}\n\t"), Vec::<char>::new());
    }

    #[test]
    fn a_missing_glyph_is_named_with_its_person() {
        assert_eq!(missing("张 🥁"), ['张', '🥁']);
        let mut decree = crate::specimen::decree(6);
        decree.annex.rows[5].name = "Asep 张".into();
        decree.considering[0].push('☃');
        decree.considering[0].push('🥁');
        let Err(PressProblem::Glyphs(found)) = check((&decree).into()) else { panic!("the decree holds characters no font has") };
        let expected = [
            MissingGlyph { field: "considering", at: Some(0), person: None, character: '🥁' },
            MissingGlyph { field: "annex_name", at: Some(5), person: Some("Asep 张".into()), character: '张' },
        ];
        assert_eq!(found, expected);
    }
}
