//! Text tables: which encoding, which separator, then records.

use super::guard::{CELLS_MAX, COLUMNS_MAX, ROWS_MAX, Refusal};
use super::sheet::{Cell, Line, Table, short};
use crate::progress::Progress;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The one table of a text file.
pub fn table(file: &str, bytes: &[u8], progress: &Progress) -> Result<Table, Refusal> {
    let mut table = Table { file: file.into(), ..Table::default() };
    let encoding = encoding(bytes);
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    if text.contains('\0') {
        return Err(Refusal::Broken);
    }
    if encoding != UTF_8 {
        let kind = match encoding {
            e if e == UTF_16LE || e == UTF_16BE => "encoding_utf16",
            e if e == WINDOWS_1252 => "encoding_cp1252",
            _ => "encoding_other",
        };
        table.notes.push((kind, encoding.name().into()));
    }
    let (told, body) = told(&text);
    let separator = told.unwrap_or_else(|| separator(body));
    match separator {
        b';' => table.notes.push(("delimiter_semicolon", ";".into())),
        b'\t' => table.notes.push(("delimiter_tab", "TAB".into())),
        b'|' => table.notes.push(("delimiter_pipe", "|".into())),
        _ => {}
    }
    let mut cells = 0;
    for (at, record) in records(body, separator).enumerate() {
        let record = record.map_err(|_| Refusal::Broken)?;
        cells += record.len();
        if at >= ROWS_MAX || record.len() > COLUMNS_MAX || cells > CELLS_MAX {
            return Err(Refusal::Refused);
        }
        let cells = record.iter().map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(short(text)) }).collect();
        table.lines.push(Line { number: at as u32 + 1, cells });
        progress.check()?;
    }
    Ok(table)
}

fn records(text: &str, separator: u8) -> impl Iterator<Item = csv::Result<csv::StringRecord>> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes()).into_records()
}

/// A byte order mark, else valid UTF-8, else zero bytes, else the likeliest for an Indonesian text.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let zeros = |from: usize| bytes.iter().take(4096).skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = bytes.len().min(4096) / 2;
    if half > 4 && zeros(1) * 2 > half {
        return UTF_16LE;
    }
    if half > 4 && zeros(0) * 2 > half {
        return UTF_16BE;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut guess = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut fed = 0;
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        guess.feed(line, false);
        fed += line.len();
        if fed > 1 << 16 {
            break;
        }
    }
    guess.feed(b"", true);
    guess.guess(Some(b"id"), chardetng::Utf8Detection::Deny)
}

/// A first line such as `sep=;`.
fn told(text: &str) -> (Option<u8>, &str) {
    let Some((line, rest)) = text.split_once('\n') else { return (None, text) };
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// The one that gives the most columns, alike over the first records.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let counts: Vec<usize> = records(text, separator).take(20).filter_map(Result::ok).map(|record| record.len()).collect();
        let most = counts.iter().copied().max_by_key(|n| counts.iter().filter(|m| *m == n).count()).unwrap_or(1);
        let alike = counts.iter().filter(|n| **n == most).count();
        if alike * 4 >= counts.len() * 3 { most * 4 } else { most }
    };
    // the later of equals wins: a comma when nothing speaks for another
    *b"|\t;,".iter().max_by_key(|separator| score(**separator)).unwrap_or(&b',')
}
