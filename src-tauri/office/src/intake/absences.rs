//! Leave and duties: who is not free, and when. The kind of leave is folded to one and its note is left in the file: a reason of
//! health is nobody's business here.

use super::clean;
use super::dates::{self, Evidence};
use super::kind::Sheet;
use super::lines::records;
use super::performance::{each, repeated};
use super::reading::Reading;
use super::state::State;
use crate::Result;
use crate::progress::Progress;
use crate::roster::kind_of;
use crate::roster::rows::Absence;
use rampak_core::roster::AbsenceKind;

/// Takes in one sheet of absences.
pub fn take(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let months_first = |field: &str| {
        let rows = records(sheet, &mut Default::default());
        let at = sheet.header.column(field);
        at.is_some_and(|at| rows.iter().any(|record| dates::is_month_first(dates::read(record.line.at(at)), Evidence::None)))
    };
    let mixed = months_first("absence_start") || months_first("absence_end");
    each(state, sheet, progress, |state, reading, nip, seen| {
        let Some(kind) = kind(reading) else { return false };
        let Some((first, last)) = days(reading, kind, mixed) else { return false };
        // of a leave not even looked at: what is odd in it would be told with its words
        let said = if kind == AbsenceKind::Leave { None } else { reading.said("absence_note") };
        let note: String = said.unwrap_or_default().chars().take(200).collect();
        let key = (nip, kind.key().to_string(), first.clone());
        let old = state.absences.get(&key).cloned();
        let value = format!("{} {note}", last.as_deref().unwrap_or_default());
        if repeated(seen, format!("{} {} {}", key.0, key.1, key.2), &value, reading, "absence_end") {
            return true;
        }
        let mut next = old.clone().unwrap_or_else(|| Absence { id: crate::stamp::id(), kind: key.1.clone(), first, ..Absence::default() });
        (next.last, next.note) = (last, note);
        if old.as_ref() != Some(&next) {
            next.source.clone_from(&sheet.table.file);
        }
        state.absences.put(key, next, sheet.file);
        true
    })
}

/// What the row calls the absence; `None` refuses the row, and has been told.
fn kind(reading: &mut Reading<'_>) -> Option<AbsenceKind> {
    let said = reading.said("absence_kind").unwrap_or_default();
    let kind = kind_of(&said);
    if kind.is_none() {
        reading.note("absence_kind", "absence_kind_unknown", &said, "refused_row");
    }
    kind
}

/// First and last day as ISO text; a duty may have none. An end that cannot be read is not taken for "no end": the row is refused.
fn days(reading: &mut Reading<'_>, kind: AbsenceKind, mixed: bool) -> Option<(String, Option<String>)> {
    let mut day = |field: &'static str| {
        let blank = clean::is_nothing(&reading.cell(field).shown());
        let day = reading.date(field, Evidence::None, mixed);
        let unread = day.is_none() && !blank;
        if unread {
            let shown = reading.cell(field).shown();
            reading.note(field, "absence_day_unread", &shown, "refused_row");
        }
        (day, unread)
    };
    let ((first, unread_first), (last, unread_last)) = (day("absence_start"), day("absence_end"));
    if unread_first || unread_last {
        return None;
    }
    if first.is_none() && !kind.is_duty() {
        reading.note("absence_start", "absence_no_start", "", "refused_row");
        return None;
    }
    if let (Some(first), Some(last)) = (&first, &last)
        && last < first
    {
        reading.note("absence_end", "absence_order", last, "refused_row");
        return None;
    }
    Some((first.unwrap_or_default(), last))
}
