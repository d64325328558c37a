//! A DOCX as its parts: read with limits, for the file comes from outside; written in one order with one date, so that the
//! same decree gives the same bytes.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::problem::{PressProblem, TemplateProblem};

const MOST_IN_PART: u64 = 64 << 20;
const MOST_IN_ALL: u64 = 128 << 20;
const MOST_PARTS: usize = 4096;

/// One file inside the DOCX.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Opens a Word document. Spreadsheets, macros and locked files are refused.
pub fn read(bytes: &[u8]) -> Result<Vec<Part>, TemplateProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TemplateProblem::NotWord)?;
    if archive.len() > MOST_PARTS {
        return Err(TemplateProblem::TooLarge { part: String::new() });
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut total = 0;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| TemplateProblem::NotWord)?;
        if file.is_dir() {
            continue;
        }
        let name = file.name().map_err(|_| TemplateProblem::NotWord)?.into_owned();
        let mut bytes = Vec::new();
        file.take(MOST_IN_PART + 1).read_to_end(&mut bytes).map_err(|_| TemplateProblem::NotWord)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        total += size;
        if size > MOST_IN_PART || total > MOST_IN_ALL {
            return Err(TemplateProblem::TooLarge { part: name });
        }
        if parts.iter().any(|part| part.name == name) {
            return Err(TemplateProblem::Malformed { part: name });
        }
        parts.push(Part { name, bytes });
    }
    let main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let types = parts.iter().find(|part| part.name == "[Content_Types].xml").ok_or(TemplateProblem::NotWord)?;
    let is_word = types.bytes.windows(main.len()).any(|window| window == main);
    if is_word && parts.iter().any(|part| part.name == DOCUMENT) { Ok(parts) } else { Err(TemplateProblem::NotWord) }
}

/// The main part. Word and LibreOffice always name it so.
pub const DOCUMENT: &str = "word/document.xml";

pub fn write(parts: &[Part]) -> Result<Vec<u8>, PressProblem> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        writer.start_file(part.name.as_str(), options).map_err(packing)?;
        writer.write_all(&part.bytes).map_err(|error| packing(error.into()))?;
    }
    Ok(writer.finish().map_err(packing)?.into_inner())
}

fn packing(error: zip::result::ZipError) -> PressProblem {
    PressProblem::Typesetting(error.to_string())
}

/// Whether a part holds text that is printed, and so may hold placeholders.
pub fn holds_text(name: &str) -> bool {
    let Some(file) = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")) else {
        return false;
    };
    file == "document" || file == "footnotes" || file == "endnotes" || is_margin(file)
}

/// Whether a part is a page header.
pub fn is_header(name: &str) -> bool {
    name.strip_prefix("word/header").is_some_and(|rest| rest.ends_with(".xml") && !rest.contains('/'))
}

fn is_margin(file: &str) -> bool {
    !file.contains('/') && (file.starts_with("header") || file.starts_with("footer"))
}
