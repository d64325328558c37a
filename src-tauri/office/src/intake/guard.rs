//! Hostile input: what a workbook must be before anything of it is parsed. Every member is really inflated and counted.

use crate::progress::Progress;
use crate::{Problem, Result};
use std::collections::HashMap;
use std::io::{Cursor, Read};

pub const FILE_MAX: u64 = 50 << 20;
pub const ROWS_MAX: usize = 100_000;
pub const COLUMNS_MAX: usize = 300;
pub const CELLS_MAX: usize = 5_000_000;
pub const CHARS_MAX: usize = 4_096;

const MEMBERS_MAX: usize = 2_000;
const MEMBER_MAX: u64 = 256 << 20;
const TOTAL_MAX: u64 = 512 << 20;
const RATIO_MAX: u64 = 200;
const RATIO_FROM: u64 = 1 << 20;
const TAG_MAX: usize = 4_096;

/// Rows and columns a sheet hides, 1-based.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hidden {
    pub rows: Vec<u32>,
    pub columns: Vec<u32>,
}

/// Why a file is not read; the kind of the finding.
pub enum Refusal {
    Broken,
    Refused,
    Stopped(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Refusal {
        Refusal::Stopped(problem)
    }
}

/// Inflates every member once, and answers what each sheet (by name) hides.
pub fn workbook(bytes: &[u8], progress: &Progress) -> std::result::Result<HashMap<String, Hidden>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if archive.len() > MEMBERS_MAX {
        return Err(Refusal::Refused);
    }
    let (mut total, mut sheets, mut names, mut targets) = (0, HashMap::new(), Vec::new(), HashMap::new());
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).map_err(|_| Refusal::Broken)?;
        if member.enclosed_name().is_none() {
            return Err(Refusal::Refused);
        }
        let path = member.name().map_err(|_| Refusal::Broken)?.replace('\\', "/");
        let packed = member.compressed_size().max(1);
        let markup = path.ends_with(".xml") || path.ends_with(".rels");
        let mut scan = Scan { markup, want: Want::of(&path), ..Scan::default() };
        let mut buffer = vec![0; 1 << 16];
        let mut inflated = 0u64;
        loop {
            let read = member.read(&mut buffer).map_err(|_| Refusal::Broken)?;
            if read == 0 {
                break;
            }
            inflated += read as u64;
            total += read as u64;
            let squeezed = inflated > RATIO_FROM && inflated / packed > RATIO_MAX;
            if inflated > MEMBER_MAX || total > TOTAL_MAX || squeezed || !scan.feed(&buffer[..read]) {
                return Err(Refusal::Refused);
            }
            progress.check()?;
        }
        match scan.want {
            Want::Sheet => {
                sheets.insert(path, scan.hidden);
            }
            Want::Book => names = scan.names,
            Want::Links => targets = scan.targets,
            Want::Nothing => {}
        }
    }
    Ok(names
        .into_iter()
        .filter_map(|(name, link)| {
            let target = targets.get(&link)?.trim_start_matches('/');
            let path = if target.starts_with("xl/") { target.to_string() } else { format!("xl/{target}") };
            Some((name, sheets.remove(&path)?))
        })
        .collect())
}

/// Reads a file of a size we accept.
pub fn read(path: &std::path::Path) -> std::result::Result<Vec<u8>, Refusal> {
    let file = std::fs::File::open(path).map_err(|_| Refusal::Broken)?;
    let mut bytes = Vec::new();
    file.take(FILE_MAX + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Broken)?;
    if bytes.len() as u64 > FILE_MAX { Err(Refusal::Refused) } else { Ok(bytes) }
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Want {
    #[default]
    Nothing,
    Sheet,
    Book,
    Links,
}

impl Want {
    fn of(path: &str) -> Want {
        match path {
            "xl/workbook.xml" => Want::Book,
            "xl/_rels/workbook.xml.rels" => Want::Links,
            _ if path.starts_with("xl/worksheets/") => Want::Sheet,
            _ => Want::Nothing,
        }
    }
}

/// Looks at tags only, in a stream, keeping the few that matter.
#[derive(Default)]
struct Scan {
    markup: bool,
    want: Want,
    inside: bool,
    tag: Vec<u8>,
    hidden: Hidden,
    names: Vec<(String, String)>,
    targets: HashMap<String, String>,
}

impl Scan {
    /// `false` once a document type is declared.
    fn feed(&mut self, bytes: &[u8]) -> bool {
        if !self.markup {
            return true;
        }
        let mut rest = bytes;
        while !rest.is_empty() {
            let stop = if self.inside { b'>' } else { b'<' };
            let found = rest.iter().position(|byte| *byte == stop);
            let part = &rest[..found.unwrap_or(rest.len())];
            if self.inside {
                self.tag.extend_from_slice(&part[..part.len().min(TAG_MAX.saturating_sub(self.tag.len()))]);
                if self.tag.len() >= 8 && self.tag[..8].eq_ignore_ascii_case(b"!DOCTYPE") {
                    return false;
                }
            }
            let Some(at) = found else { break };
            if self.inside {
                self.close();
            }
            self.inside = !self.inside;
            self.tag.clear();
            rest = &rest[at + 1..];
        }
        true
    }

    fn close(&mut self) {
        let tag = &self.tag[..];
        let text = |tag: &[u8]| String::from_utf8_lossy(tag).into_owned();
        match self.want {
            Want::Sheet if tag.starts_with(b"row ") => {
                let tag = text(tag);
                if is_on(attribute(&tag, "hidden"))
                    && let Some(row) = attribute(&tag, "r").and_then(|r| r.parse().ok())
                {
                    self.hidden.rows.push(row);
                }
            }
            Want::Sheet if tag.starts_with(b"col ") => {
                let tag = text(tag);
                let number = |name| attribute(&tag, name).and_then(|n| n.parse::<u32>().ok());
                if is_on(attribute(&tag, "hidden"))
                    && let (Some(from), Some(to)) = (number("min"), number("max"))
                {
                    self.hidden.columns.extend(from..=to.min(from.saturating_add(COLUMNS_MAX as u32)));
                }
            }
            Want::Book if tag.starts_with(b"sheet ") => {
                let tag = text(tag);
                if let (Some(name), Some(link)) = (attribute(&tag, "name"), attribute(&tag, "r:id")) {
                    self.names.push((plain(&name), link));
                }
            }
            Want::Links if tag.starts_with(b"Relationship ") => {
                let tag = text(tag);
                if let (Some(link), Some(target)) = (attribute(&tag, "Id"), attribute(&tag, "Target")) {
                    self.targets.insert(link, target);
                }
            }
            _ => {}
        }
    }
}

fn is_on(value: Option<String>) -> bool {
    value.is_some_and(|value| value == "1" || value == "true")
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let quote = tag[at..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    tag[at + 1..].split(quote).next().map(str::to_string)
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

impl Refusal {
    /// The kind of the finding, or the problem that stops the whole import.
    pub fn kind(self) -> Result<&'static str> {
        match self {
            Refusal::Broken => Ok("broken_file"),
            Refusal::Refused => Ok("refused_file"),
            Refusal::Stopped(problem) => Err(problem),
        }
    }
}
