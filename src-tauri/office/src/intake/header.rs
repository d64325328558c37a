//! Finds the header row by the names in it, also when it spans two rows under titles.

use super::clean::fold;
use super::kind::Kind;
use super::sheet::{Cell, Table};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// Rows in which a header is looked for.
const LOOK: usize = 15;

/// Fields of the matrix of standard competencies, and their codes.
pub static RATED: LazyLock<Vec<(String, String)>> =
    LazyLock::new(|| ALIASES.fields.iter().filter_map(|field| Some((field.clone(), field.strip_prefix("nilai_kompetensi.")?.to_string()))).collect());

struct Aliases {
    fields: Vec<String>,
    /// By kind, then by folded header: the field.
    by_kind: HashMap<&'static str, HashMap<String, usize>>,
    /// Headers spelled as expected.
    known: HashSet<String>,
}

static ALIASES: LazyLock<Aliases> = LazyLock::new(|| {
    let mut aliases = Aliases { fields: Vec::new(), by_kind: HashMap::new(), known: HashSet::new() };
    let mut reader = csv::Reader::from_reader(include_str!("../../data/column_aliases.csv").as_bytes());
    for record in reader.records().filter_map(Result::ok) {
        let part = |at: usize| record.get(at).unwrap_or_default().to_string();
        let at = aliases.fields.len();
        aliases.fields.push(part(0));
        aliases.known.extend(part(2).split('|').map(str::to_string));
        for kind in Kind::ALL.into_iter().filter(|kind| part(1).split('|').any(|key| key == kind.key())) {
            let names = aliases.by_kind.entry(kind.key()).or_default();
            for header in part(2).split('|').chain(part(3).split('|')).map(fold).filter(|header| !header.is_empty()) {
                names.entry(header).or_insert(at);
            }
        }
    }
    aliases
});

/// The header of a sheet.
#[derive(Debug, Default)]
pub struct Header {
    /// First and last row of it, 1-based.
    pub first: u32,
    pub last: u32,
    /// Columns of each field, from 0.
    pub columns: BTreeMap<&'static str, Vec<usize>>,
    /// What stands over each column.
    pub texts: Vec<String>,
    /// The recognised columns whose header is spelled in another way than expected.
    pub variants: Vec<String>,
}

impl Header {
    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns.get(field)?.first().copied()
    }

    pub fn has(&self, field: &str) -> bool {
        self.columns.contains_key(field)
    }
}

/// The best reading of the first rows: its kind and header.
pub fn find(table: &Table) -> Option<(Kind, Header)> {
    let mut best: Option<((bool, usize), Kind, Header)> = None;
    let mut readings = Vec::new();
    for line in table.lines.iter().take(LOOK) {
        let texts: Vec<String> = line.cells.iter().map(said).collect();
        readings.push((line.number, line.number, texts.iter().map(|text| vec![text.clone()]).collect(), texts));
    }
    for (line, below) in table.lines.iter().take(LOOK).zip(table.lines.iter().skip(1)).filter(|(line, below)| below.number == line.number + 1) {
        let (names, texts) = two(&line.cells, &below.cells);
        readings.push((line.number, below.number, names, texts));
    }
    for (first, last, names, texts) in readings {
        for kind in Kind::ALL {
            let columns = matched(kind, &names);
            let score = (kind.decides(), columns.len());
            if columns.is_empty() || !kind.is_met(|field| columns.contains_key(field)) || best.as_ref().is_some_and(|(most, ..)| *most >= score) {
                continue;
            }
            let variants = columns.values().flatten().map(|column| texts[*column].clone()).filter(|text| !ALIASES.known.contains(text.trim())).collect();
            best = Some((score, kind, Header { first, last, columns, texts: texts.clone(), variants }));
        }
    }
    best.map(|(_, kind, header)| (kind, header))
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// Candidates and texts of a header of two rows: a merged cell above reaches over the columns that have a name below.
fn two(top: &[Cell], below: &[Cell]) -> (Vec<Vec<String>>, Vec<String>) {
    let (top, below): (Vec<String>, Vec<String>) = (top.iter().map(said).collect(), below.iter().map(said).collect());
    let (mut names, mut texts, mut over) = (Vec::new(), Vec::new(), String::new());
    for column in 0..top.len().max(below.len()) {
        let above = top.get(column).map(|text| text.trim()).unwrap_or_default();
        let under = below.get(column).map(|text| text.trim()).unwrap_or_default();
        if !above.is_empty() || under.is_empty() {
            over = above.to_string();
        }
        let text = [over.as_str(), under].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" / ");
        names.push(if under.is_empty() { vec![over.clone()] } else { vec![format!("{over} {under}"), under.to_string()] });
        texts.push(text);
    }
    (names, texts)
}

/// Columns by field. `names`: for each column its candidates, the surest first.
fn matched(kind: Kind, names: &[Vec<String>]) -> BTreeMap<&'static str, Vec<usize>> {
    let mut columns: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    let Some(known) = ALIASES.by_kind.get(kind.key()) else { return columns };
    for (column, candidates) in names.iter().enumerate() {
        let hit = candidates.iter().find_map(|name| {
            let folded = fold(name);
            known.get(&folded).or_else(|| known.get(folded.trim_start_matches(|c: char| c.is_ascii_digit())))
        });
        if let Some(field) = hit {
            columns.entry(ALIASES.fields[*field].as_str()).or_default().push(column);
        }
    }
    columns
}
