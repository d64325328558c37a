//! Opens a DOCX to look inside, and makes small templates.

use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

pub const DOCUMENT: &str = "word/document.xml";

/// One part of a DOCX as text; empty if it is not there.
pub fn part(docx: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).expect("a zip");
    let mut text = String::new();
    if let Ok(mut file) = archive.by_name(name) {
        file.read_to_string(&mut text).expect("UTF-8");
    }
    text
}

pub fn names(docx: &[u8]) -> Vec<String> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).expect("a zip");
    (0..archive.len()).map(|at| archive.by_index(at).expect("a part").name().expect("a name").into_owned()).collect()
}

/// The text of the body, a line for each paragraph.
pub fn lines(docx: &[u8]) -> Vec<String> {
    paragraphs(&part(docx, DOCUMENT))
}

/// Reads by the parser and not by the engine under test; fails on XML that is not well-formed.
pub fn paragraphs(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut lines, mut line, mut in_text) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) if start.name().0 == "w:t" => in_text = true,
            Event::End(end) if end.name().0 == "w:t" => in_text = false,
            Event::End(end) if end.name().0 == "w:p" => lines.push(std::mem::take(&mut line)),
            Event::Empty(empty) if empty.name().0 == "w:p" => lines.push(String::new()),
            Event::Empty(empty) if empty.name().0 == "w:br" => line.push('\n'),
            Event::Empty(empty) if empty.name().0 == "w:tab" && !line.is_empty() => line.push('\t'),
            Event::Text(text) if in_text => line.push_str(&text),
            Event::GeneralRef(reference) if in_text => {
                line.push_str(&quick_xml::escape::unescape(&format!("&{};", &*reference)).expect("a known entity"));
            }
            Event::Eof => return lines,
            _ => {}
        }
    }
}

/// A template with this body. Every name that is required is added at the end, so that a test need only name its own.
pub fn word(body: &str) -> Vec<u8> {
    word_bare(&(body.to_string() + "<w:p><w:r><w:t>{{nomor}}{{tentang}}{{ttd.nama}}</w:t></w:r></w:p><w:p><w:r><w:t>{{anggota.nama}}</w:t></w:r></w:p>"))
}

pub fn word_bare(body: &str) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", TYPES), (DOCUMENT, &document(body))])
}

pub const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

pub fn document(body: &str) -> String {
    format!("<w:document xmlns:w=\"w\" xmlns:w14=\"w14\" xmlns:wp=\"wp\" xmlns:mc=\"mc\"><w:body>{body}<w:sectPr/></w:body></w:document>")
}

pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("a zip").into_inner()
}

/// A paragraph of one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A table of one row with these cells.
pub fn table(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect();
    format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
}
