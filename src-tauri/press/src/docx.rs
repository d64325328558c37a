//! DOCX: an engine that fills the office's own Word template in place, and the template that comes with Rampak.
//!
//! Syntax for office people: `{{nomor}}` is a value, a table row or paragraph that uses a list repeats by itself,
//! `{{menimbang.pertama:Menimbang}}` prints in the first repetition only, `|kapital` is upper case. There is no template
//! language, so there is nothing to evaluate; `${...}` of SRIKANDI passes through.

mod placeholder;

mod paragraph;

mod fill;

mod annex;

mod check;

mod mark;

mod shipped;

mod xml;

mod archive;

use crate::document::{Document, Kind};
use crate::problem::{PressProblem, TemplateProblem};

use archive::Part;
use check::Check;
use xml::Element;

pub use shipped::template;

/// The paper as a Word document, over the office's template or else the one shipped, which follows the paper's layout.
pub fn docx<'a>(document: impl Into<Document<'a>>, template: Option<&[u8]>) -> Result<Vec<u8>, PressProblem> {
    let document: Document = document.into();
    let refuse = |problem| PressProblem::Template(vec![problem]);
    let mut parts = match template {
        Some(bytes) => archive::read(bytes).map_err(refuse)?,
        None => shipped::parts(document.kind(), document.layout()),
    };
    let texts = texts(&parts).map_err(refuse)?;
    let problems = check_all(document.kind(), &texts);
    if !problems.is_empty() {
        return Err(PressProblem::Template(problems));
    }
    let fields = document.fields();
    for (name, mut text) in texts {
        if name == archive::DOCUMENT && document.lacks_annex() {
            annex::cut(&mut text);
        }
        fill::fill(&mut text, &fields);
        let bytes = xml::write(&text);
        parts.iter_mut().filter(|part| part.name == name).for_each(|part| part.bytes.clone_from(&bytes));
    }
    if document.is_sample() {
        mark::every_page(&mut parts);
    }
    archive::write(&parts)
}

/// What must be mended before a template of a decree can be used; empty if nothing.
pub fn template_problems(bytes: &[u8]) -> Vec<TemplateProblem> {
    archive::read(bytes).and_then(|parts| texts(&parts)).map_or_else(|problem| vec![problem], |texts| check_all(Kind::Decree, &texts))
}

/// The parts that print, by name.
type Texts = Vec<(String, Element)>;

/// Reads the parts that print. What else is edited or relied on must be well-formed too.
fn texts(parts: &[Part]) -> Result<Texts, TemplateProblem> {
    let malformed = |part: &Part| TemplateProblem::Malformed { part: part.name.clone() };
    let mut texts = Vec::new();
    for part in parts {
        if archive::holds_text(&part.name) {
            texts.push((part.name.clone(), xml::parse(&part.bytes).ok_or_else(|| malformed(part))?));
        } else if part.name == "[Content_Types].xml" || part.name == "word/_rels/document.xml.rels" {
            xml::parse(&part.bytes).ok_or_else(|| malformed(part))?;
        }
    }
    Ok(texts)
}

fn check_all(kind: Kind, texts: &Texts) -> Vec<TemplateProblem> {
    let mut check = Check::of(kind);
    texts.iter().for_each(|(name, text)| check.part(name, text));
    check.finish()
}

/// The text of the body, for the tests that hold it against the PDF.
#[cfg(test)]
pub fn text_of(docx: &[u8]) -> String {
    let parts = archive::read(docx).expect("a document");
    let texts = texts(&parts).expect("well-formed");
    texts.iter().filter(|(name, _)| name == archive::DOCUMENT).map(|(_, text)| text.text()).collect()
}
