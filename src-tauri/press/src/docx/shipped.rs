//! The template that comes with Rampak. Its parts are text files, so that git shows what changes in them; words and measures
//! come from the same tables as the PDF.

use rampak_core::decree::Layout;

use crate::problem::PressProblem;
use crate::sheet::Sheet;
use crate::words::WORDS;

use super::archive::{Part, write};
use super::xml;

const TEXTS: [(&str, &str); 8] = [
    ("[Content_Types].xml", include_str!("../../assets/template/[Content_Types].xml")),
    ("_rels/.rels", include_str!("../../assets/template/_rels/.rels")),
    ("word/document.xml", include_str!("../../assets/template/word/document.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../assets/template/word/_rels/document.xml.rels")),
    ("word/styles.xml", include_str!("../../assets/template/word/styles.xml")),
    ("word/settings.xml", include_str!("../../assets/template/word/settings.xml")),
    ("word/header_first.xml", include_str!("../../assets/template/word/header_first.xml")),
    ("word/header_other.xml", include_str!("../../assets/template/word/header_other.xml")),
];

/// The template on this paper, as the office can save it and edit it in Word.
pub fn template(layout: &Layout) -> Result<Vec<u8>, PressProblem> {
    write(&parts(layout))
}

/// Parts with every `@token@` replaced.
pub fn parts(layout: &Layout) -> Vec<Part> {
    let tokens = tokens(&Sheet::of(layout));
    let mut parts: Vec<Part> = TEXTS
        .iter()
        .map(|(name, text)| {
            let mut text = (*text).to_string();
            for (token, value) in &tokens {
                text = text.replace(&format!("@{token}@"), value);
            }
            // The line breaks that make the file readable in git are not part of the document.
            let bytes = xml::parse(text.as_bytes()).map_or_else(|| text.clone().into_bytes(), |root| xml::write(&root));
            Part { name: (*name).to_string(), bytes }
        })
        .collect();
    parts.push(Part { name: "word/media/emblem.png".into(), bytes: include_bytes!("../../assets/emblem.png").to_vec() });
    parts
}

fn tokens(sheet: &Sheet) -> Vec<(String, String)> {
    let text = sheet.text();
    let [top, right, bottom, left] = sheet.margins;
    let lengths = [
        ("page.width", sheet.width),
        ("page.height", sheet.height),
        ("top", top),
        ("right", right),
        ("bottom", bottom),
        ("left", left),
        ("text", text),
        ("label", sheet.label),
        ("colon", sheet.colon),
        ("letter", sheet.letter),
        ("entry", text - sheet.label - sheet.colon - sheet.letter),
        ("clause", text - sheet.label - sheet.colon),
        ("signature", sheet.signature),
        ("heading", sheet.heading),
        ("heading.label", sheet.heading_label),
        ("heading.colon", sheet.colon),
        ("heading.text", text - sheet.heading - sheet.heading_label - sheet.colon),
        ("emblem.cell", sheet.emblem + 0.2),
        ("beside", text - sheet.emblem - 0.2),
    ];
    let points = [("small", sheet.small), ("font", sheet.font), ("heads", sheet.heads)];
    // In lines of 1.2 em: the distance of lines, a blank line, the room to sign; in em: the gap between entries.
    let lines = [
        ("line", sheet.font),
        ("small.line", sheet.small),
        ("blank", sheet.font),
        ("sign", sheet.font * 4.0),
        ("gap", sheet.font * 0.25),
        ("gap2", sheet.font * 0.5),
    ];
    let emblem = [("emblem.width", sheet.emblem * 200.0 / 220.0), ("emblem.height", sheet.emblem)];
    let annex = sheet.annex.iter().enumerate().map(|(at, width)| (format!("annex.{}", at + 1), twips(*width)));
    WORDS
        .iter()
        .map(|(name, word)| ((*name).to_string(), (*word).to_string()))
        .chain(lengths.map(|(name, value)| (name.to_string(), twips(value))))
        .chain(points.map(|(name, value)| (name.to_string(), whole(value * 2.0))))
        .chain(lines.map(|(name, value)| (name.to_string(), whole(value * 1.2 * 20.0))))
        .chain(emblem.map(|(name, value)| (name.to_string(), whole(value * 360_000.0))))
        .chain(annex)
        .collect()
}

/// Twentieths of a point.
fn twips(centimetres: f64) -> String {
    whole(centimetres / 2.54 * 1440.0)
}

fn whole(value: f64) -> String {
    format!("{:.0}", value.round())
}

#[cfg(test)]
mod tests {
    use rampak_core::decree::Paper;

    use super::*;

    #[test]
    fn the_template_is_well_formed_and_has_no_token_left() {
        for part in parts(&Layout { paper: Paper::F4, font_size: 11.0, margins: [2.0, 2.0, 2.5, 3.0] }) {
            if let Ok(text) = String::from_utf8(part.bytes) {
                assert!(xml::parse(text.as_bytes()).is_some(), "{}", part.name);
                assert!(!text.contains('@'), "{}: {text}", part.name);
            }
        }
    }
}
