//! Looks for characters no bundled font can draw, before anything is compiled: PDF/A refuses the whole document for one of
//! them, and would not say whose name it is in.

use rampak_core::decree::Decree;

use crate::fonts::FONTS;
use crate::problem::{MissingGlyph, PressProblem};

/// Every missing glyph of the decree, each named once per field.
pub fn check(decree: &Decree) -> Result<(), PressProblem> {
    let mut search = Search(Vec::new());
    search.lines("letterhead", &decree.letterhead.lines);
    search.field("letterhead", decree.letterhead.address.as_deref().unwrap_or_default());
    search.field("title", &decree.title);
    search.field("number", decree.number.as_deref().unwrap_or_default());
    search.field("subject", &decree.subject);
    search.field("issuer", &decree.issuer);
    search.lines("considering", &decree.considering);
    search.lines("recalling", &decree.recalling);
    search.lines("noting", &decree.noting);
    search.field("enacting", &decree.enacting);
    for (at, dictum) in decree.dictums.iter().enumerate() {
        for text in std::iter::once(&dictum.text).chain(&dictum.items) {
            search.text("dictums", Some(at), None, text);
        }
    }
    search.field("place", &decree.place);
    search.lines("signatory_capacity", &decree.signatory.capacity);
    for text in [Some(&decree.signatory.name), decree.signatory.rank.as_ref(), decree.signatory.nip.as_ref()].into_iter().flatten() {
        search.text("signatory", None, Some(&decree.signatory.name), text);
    }
    search.lines("copies", &decree.copies);
    search.field("annex_title", &decree.annex.title);
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
            search.text(field, Some(at), Some(&row.name), text);
        }
    }
    if search.0.is_empty() { Ok(()) } else { Err(PressProblem::Glyphs(search.0)) }
}

struct Search(Vec<MissingGlyph>);

impl Search {
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
        let Err(PressProblem::Glyphs(found)) = check(&decree) else { panic!("the decree holds characters no font has") };
        let expected = [
            MissingGlyph { field: "considering", at: Some(0), person: None, character: '🥁' },
            MissingGlyph { field: "annex_name", at: Some(5), person: Some("Asep 张".into()), character: '张' },
        ];
        assert_eq!(found, expected);
    }
}
