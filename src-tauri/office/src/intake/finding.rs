//! What was noticed, cell by cell, until it becomes the report.

use crate::roster::wire::Finding;
use crate::words;
use std::collections::HashMap;

/// Findings of one kind in one column of one sheet that are kept one by one.
const KEPT: usize = 3_000;
/// Findings of an import that are kept one by one.
const ALL: usize = 50_000;
const VALUE_MAX: usize = 120;

/// Where something was noticed. Row and column are 1-based; 0 means the whole sheet or the whole row.
#[derive(Clone, Debug, Default)]
pub struct Place<'a> {
    pub file: &'a str,
    pub sheet: &'a str,
    pub row: u32,
    pub column: u32,
    pub header: &'a str,
}

#[derive(Default)]
pub struct Findings {
    list: Vec<(usize, Finding)>,
    /// Of each group: how many, and how many of them too many to list.
    groups: Vec<(u32, u32)>,
    index: HashMap<(String, String, u32, &'static str), usize>,
}

impl Findings {
    pub fn add(&mut self, place: &Place<'_>, kind: &'static str, value: &str, treatment: &str) {
        let key = (place.file.to_string(), place.sheet.to_string(), place.column, kind);
        let group = *self.index.entry(key).or_insert_with(|| {
            self.groups.push((0, 0));
            self.groups.len() - 1
        });
        self.groups[group].0 += 1;
        if self.groups[group].0 as usize > KEPT || self.list.len() >= ALL {
            self.groups[group].1 += 1;
            return;
        }
        let value = if value.chars().count() > VALUE_MAX { value.chars().take(VALUE_MAX).chain("…".chars()).collect() } else { value.to_string() };
        self.list.push((
            group,
            Finding {
                file: place.file.into(),
                sheet: place.sheet.into(),
                row: place.row,
                column: place.column,
                header: place.header.into(),
                kind: kind.into(),
                value,
                treatment: treatment.into(),
                advice: String::new(),
            },
        ));
    }

    /// What holds for more than half of a sheet's rows is the sheet's habit: said once, or not at all where the habit
    /// is a form as good as another.
    pub fn settle_habits(&mut self, file: &str, sheet: &str, rows: usize) {
        let mut habits: HashMap<usize, bool> = HashMap::new();
        for ((of_file, of_sheet, column, kind), group) in &self.index {
            let many = rows > 3 && (self.groups[*group].0 as usize) * 2 > rows;
            if of_file == file && of_sheet == sheet && *column > 0 && many && is_repair(kind) {
                habits.insert(*group, said_once(kind));
            }
        }
        if habits.is_empty() {
            return;
        }
        habits.keys().for_each(|group| self.groups[*group].1 = 0);
        let mut told = Vec::new();
        self.list.retain_mut(|(group, finding)| match habits.get(group) {
            None => true,
            Some(true) if !told.contains(group) => {
                told.push(*group);
                finding.row = 0;
                true
            }
            Some(_) => false,
        });
    }

    /// In the order of the sheets, advice added in the office's language.
    pub fn report(self, language: &str) -> Vec<Finding> {
        let untold: u32 = self.groups.iter().map(|group| group.1).sum();
        let mut list: Vec<Finding> = self.list.into_iter().map(|(_, finding)| finding).collect();
        if untold > 0 {
            list.push(Finding { kind: "more_findings".into(), value: untold.to_string(), treatment: "warned".into(), ..blank() });
        }
        list.sort_by(|a, b| (&a.file, &a.sheet, a.row, a.column).cmp(&(&b.file, &b.sheet, b.row, b.column)));
        let mut advice: HashMap<String, String> = HashMap::new();
        for finding in &mut list {
            let text = advice.entry(format!("{}_{}", finding.kind, finding.treatment)).or_insert_with_key(|key| {
                // some kinds have an advice of their own for one treatment
                let special = format!("advice_{key}");
                Some(words::text(language, &special, &[]))
                    .filter(|text| *text != special)
                    .unwrap_or_else(|| words::text(language, &format!("advice_{}", finding.kind), &[]))
            });
            finding.advice.clone_from(text);
        }
        list
    }
}

fn blank() -> Finding {
    let empty = String::new;
    Finding { file: empty(), sheet: empty(), row: 0, column: 0, header: empty(), kind: empty(), value: empty(), treatment: empty(), advice: empty() }
}

fn is_repair(kind: &str) -> bool {
    kind.starts_with("date_") && kind != "date_us" && kind != "date_impossible" && kind != "date_unreadable"
        || matches!(
            kind,
            "nip_apostrophe"
                | "nip_spaces"
                | "nip_nbsp"
                | "nip_dots"
                | "case"
                | "trailing_space"
                | "nbsp"
                | "double_space"
                | "unit_spacing"
                | "unit_alias"
                | "level_text_digit"
                | "gol_variant"
        )
}

fn said_once(kind: &str) -> bool {
    !matches!(
        kind,
        "date_iso" | "date_slash" | "date_long" | "date_cell" | "date_serial" | "date_dot" | "case" | "unit_alias" | "gol_variant" | "level_text_digit"
    )
}
