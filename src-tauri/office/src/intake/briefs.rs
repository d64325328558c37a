//! Requests for teams from a workbook of three sheets: projects, their seats, what the seats ask.

use super::dates::Evidence;
use super::kind::Sheet;
use super::lines::records;
use super::places::Places;
use super::ratings::{code, level};
use super::reading::Reading;
use super::state::State;
use super::teams::host_id;
use crate::Result;
use crate::brief::wire::{BriefForm, RequirementForm, SeatForm};
use crate::progress::Progress;
use std::collections::HashSet;

/// Takes in one sheet of projects.
pub fn projects(state: &mut State, places: &Places, sheet: &Sheet, progress: &Progress) -> Result<()> {
    each(state, sheet, progress, |state, reading| {
        let (Some(code), Some(title)) = (reading.said("brief_id"), reading.said("brief_title")) else {
            reading.note_at(0, "brief_incomplete", "", "refused_row");
            return false;
        };
        let old = state.briefs.get(&code).cloned();
        let mut form = old.unwrap_or_else(|| BriefForm { id: Some(crate::stamp::id()), code: code.clone(), ..BriefForm::default() });
        form.title = title;
        if let Some(host) = reading.said("brief_host") {
            form.host_id = host_id(places, reading, "brief_host", &host).or(form.host_id);
        }
        if let Some(date) = reading.date("brief_start", Evidence::None, false) {
            form.start = date;
        }
        if let Some(date) = reading.date("brief_end", Evidence::None, false) {
            form.end = date;
        }
        if let Some(most) = reading.whole("max_per_agency", 1, 1000) {
            form.max_per_agency = u16::try_from(most).ok();
        }
        if let Some(least) = reading.whole("min_agencies", 1, 1000) {
            form.min_agencies = u16::try_from(least).ok();
        }
        state.briefs.put(code, form, reading.sheet.file);
        true
    })
}

/// Takes in one sheet of seats, in its order.
pub fn seats(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    each(state, sheet, progress, |state, reading| {
        let (brief, seat) = (reading.said("brief_id").unwrap_or_default(), reading.said("seat_id"));
        let (Some(mut form), Some(seat)) = (state.briefs.get(&brief).cloned(), seat) else {
            reading.note("brief_id", "brief_unknown", &brief, "refused_row");
            return false;
        };
        let role = reading.said("seat_name");
        let hours = reading.whole("seat_hours", 0, 168);
        let count = reading.whole("seat_count", 1, 1000);
        let at = form.seats.iter().position(|known| known.code == seat).unwrap_or_else(|| {
            form.seats.push(SeatForm { code: seat, count: 1, ..SeatForm::default() });
            form.seats.len() - 1
        });
        let known = &mut form.seats[at];
        if let Some(role) = role {
            known.role = role;
        }
        if let Some(hours) = hours {
            known.hours = hours as u16;
        }
        if let Some(count) = count {
            known.count = count as u16;
        }
        state.briefs.put(brief, form, reading.sheet.file);
        true
    })
}

/// Takes in one sheet of requirements.
pub fn requirements(state: &mut State, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut home: std::collections::HashMap<String, String> = std::collections::HashMap::new();
    for (brief, form) in state.briefs.rows() {
        for seat in &form.seats {
            home.entry(seat.code.clone()).or_insert_with(|| brief.clone());
        }
    }
    let home = &home;
    let told = std::cell::RefCell::new(HashSet::new());
    each(state, sheet, progress, |state, reading| {
        let seat = reading.said("seat_id").unwrap_or_default();
        let Some((brief, mut form)) = home.get(&seat).and_then(|brief| Some((brief.clone(), state.briefs.get(brief)?.clone()))) else {
            reading.note("seat_id", "seat_unknown", &seat, "refused_row");
            return false;
        };
        let shown = reading.cell("comp_code").shown();
        let Some(code) = code(reading).filter(|code| state.knows(code)) else {
            reading.note("comp_code", "comp_unknown_code", &shown, "asked");
            return false;
        };
        if !told.borrow_mut().insert((seat.clone(), code.clone())) {
            reading.note_at(0, "dup_exact", "", "merged");
            return true;
        }
        let at = |reading: &Reading<'_>, field: &str| reading.sheet.header.column(field);
        let ask = |reading: &mut Reading<'_>, field: &str| at(reading, field).and_then(|column| level(reading, field, column)).map(|level| level.get());
        let minimum = ask(reading, "level_min");
        let preferred = ask(reading, "level_preferred");
        let weight = reading.whole("weight", 1, 9).unwrap_or(1) as u8;
        let asked = RequirementForm { competency: code.clone(), minimum, preferred, weight };
        if let Some(known) = form.seats.iter_mut().find(|known| known.code == seat) {
            match known.requirements.iter_mut().find(|known| known.competency == code) {
                Some(known) => *known = asked,
                None => known.requirements.push(asked),
            }
        }
        state.briefs.put(brief, form, reading.sheet.file);
        true
    })
}

fn each(state: &mut State, sheet: &Sheet, progress: &Progress, take: impl Fn(&mut State, &mut Reading<'_>) -> bool) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    for (at, record) in all.iter().enumerate() {
        progress.check()?;
        if at.is_multiple_of(500) {
            progress.step("check_rows", Some(&sheet.table.file), at, all.len());
        }
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let taken = take(state, &mut reading);
        state.tallies[sheet.file].refused += u32::from(!taken);
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, all.len());
    state.findings = findings;
    Ok(())
}
