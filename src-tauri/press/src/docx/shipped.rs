//! The templates that come with Rampak. Their parts are text files, so that git shows what changes in them; words and measures
//! come from the same tables as the PDF.

use rampak_core::decree::Layout;

use crate::document::Kind;
use crate::problem::PressProblem;
use crate::sheet::Sheet;
use crate::words::WORDS;

use super::archive::{DOCUMENT, Part, write};
use super::xml;

const TEXTS: [(&str, &str); 7] = [
    ("[Content_Types].xml", include_str!("../../assets/template/[Content_Types].xml")),
    ("_rels/.rels", include_str!("../../assets/template/_rels/.rels")),
    ("word/_rels/document.xml.rels", include_str!("../../assets/template/word/_rels/document.xml.rels")),
    ("word/styles.xml", include_str!("../../assets/template/word/styles.xml")),
    ("word/settings.xml", include_str!("../../assets/template/word/settings.xml")),
    ("word/header_first.xml", include_str!("../../assets/template/word/header_first.xml")),
    ("word/header_other.xml", include_str!("../../assets/template/word/header_other.xml")),
];

/// What several bodies share: under its token, the XML.
const LETTERHEAD: &str = include_str!("../../assets/template/shared/letterhead.xml");
const SECTION: &str = include_str!("../../assets/template/shared/section.xml");
const POINT: &str = include_str!("../../assets/template/shared/point.xml");

/// The template of a decree on this paper, as the office can save it and edit it in Word.
pub fn template(layout: &Layout) -> Result<Vec<u8>, PressProblem> {
    write(&parts(Kind::Decree, layout))
}

/// The body with its shared parts put in.
fn body(kind: Kind) -> String {
    let text = match kind {
        Kind::Decree => include_str!("../../assets/template/word/document.xml"),
        Kind::Minutes => include_str!("../../assets/template/word/minutes.xml"),
    };
    let point = |list: &str, keep: &str| POINT.replace("@list@", list).replace("@keep@", keep);
    text.replace("@letterhead@", LETTERHEAD)
        .replace("@section@", SECTION)
        .replace("@points.before@", &point("hal_awal", ""))
        // the sentence over the table stays with it
        .replace("@points.team@", &point("hal_tim", "<w:keepNext/>"))
        .replace("@points.after@", &point("hal_akhir", ""))
}

/// Parts with every `@token@` replaced.
pub fn parts(kind: Kind, layout: &Layout) -> Vec<Part> {
    let tokens = tokens(&Sheet::of(layout));
    let body = body(kind);
    let mut parts: Vec<Part> = TEXTS
        .iter()
        .copied()
        .chain([(DOCUMENT, body.as_str())])
        .map(|(name, text)| {
            let mut text = text.to_string();
            for (token, value) in &tokens {
                text = text.replace(&format!("@{token}@"), value);
            }
            // The line breaks that make the file readable in git are not part of the document.
            let bytes = xml::parse(text.as_bytes()).map_or_else(|| text.clone().into_bytes(), |root| xml::write(&root));
            Part { name: name.to_string(), bytes }
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
        ("half", sheet.letter / 2.0),
        ("point", text - sheet.letter),
        ("value", sheet.label + sheet.colon),
        ("witness", text - sheet.letter - sheet.sign),
        ("sign", sheet.sign),
        ("signature", sheet.signature),
        ("heading", sheet.heading),
        ("heading.label", sheet.heading_label),
        ("heading.colon", sheet.colon),
        ("heading.text", text - sheet.heading - sheet.heading_label - sheet.colon),
        ("emblem.cell", sheet.emblem + 0.2),
        ("beside", text - sheet.emblem - 0.2),
    ];
    let points = [("small", sheet.small), ("font", sheet.font), ("heads", sheet.heads)];
    // In lines of 1.2 em: the distance of lines, a blank line, rooms to sign; in em: the gap between entries.
    let lines = [
        ("line", sheet.font),
        ("small.line", sheet.small),
        ("blank", sheet.font),
        ("sign.room", sheet.font * 4.0),
        ("witness.room", sheet.font * 1.4),
        ("gap", sheet.font * 0.25),
        ("gap2", sheet.font * 0.5),
    ];
    let emblem = [("emblem.width", sheet.emblem * 200.0 / 220.0), ("emblem.height", sheet.emblem)];
    let columns = |name: &'static str, widths: [f64; 6]| widths.into_iter().enumerate().map(move |(at, width)| (format!("{name}.{}", at + 1), twips(width)));
    WORDS
        .iter()
        .map(|(name, word)| ((*name).to_string(), (*word).to_string()))
        .chain(lengths.map(|(name, value)| (name.to_string(), twips(value))))
        .chain(points.map(|(name, value)| (name.to_string(), whole(value * 2.0))))
        .chain(lines.map(|(name, value)| (name.to_string(), whole(value * 1.2 * 20.0))))
        .chain(emblem.map(|(name, value)| (name.to_string(), whole(value * 360_000.0))))
        .chain(columns("annex", sheet.annex))
        .chain(columns("team", sheet.team))
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
    fn the_templates_are_well_formed_and_have_no_token_left() {
        let layout = Layout { paper: Paper::F4, font_size: 11.0, margins: [2.0, 2.0, 2.5, 3.0] };
        for part in [Kind::Decree, Kind::Minutes].into_iter().flat_map(|kind| parts(kind, &layout)) {
            if let Ok(text) = String::from_utf8(part.bytes) {
                assert!(xml::parse(text.as_bytes()).is_some(), "{}", part.name);
                assert!(!text.contains('@'), "{}: {text}", part.name);
            }
        }
    }
}
