//! Needs: briefs with their seats, edited, copied, put away. Who is eligible while typing is the formation room's.

pub mod wire;

pub(crate) mod rows;

use crate::{Changed, Office, OrNotFound, Problem, Result, Room, stamp};
use rampak_core::roster::CompetencyCode;
use std::collections::HashSet;
use wire::{BriefForm, FormFault};

impl Office {
    /// A brief by id, or by its code.
    ///
    /// # Errors
    /// `not_found`.
    pub fn brief_get(&self, id: &str) -> Result<BriefForm> {
        self.db.read(|reader| rows::get(reader, id))?.or_not_found("brief", id)
    }

    /// Faults that keep a form from being formed; it can be saved as a draft all the same when it has a title.
    ///
    /// # Errors
    /// Database problems.
    pub fn brief_check(&self, form: &BriefForm) -> Result<Vec<FormFault>> {
        Ok(faults(form))
    }

    /// Saves, and answers the form with its id and version.
    ///
    /// # Errors
    /// `stale`, `brief_no_title`, `brief_code_taken`.
    pub fn brief_save(&self, form: &BriefForm) -> Result<Changed<BriefForm>> {
        if form.title.trim().is_empty() {
            return Err(Problem::new("brief_no_title"));
        }
        let form = tidy(form);
        let saved = self.db.write(move |tx| {
            let id = form.id.clone().unwrap_or_else(stamp::id);
            if !form.code.is_empty() && rows::with_code(tx, &form.code)?.is_some_and(|other| other != id) {
                return Err(Problem::new("brief_code_taken").with("code", &form.code));
            }
            if form.id.is_none() {
                rows::insert(tx, &id, &form, &stamp::now())?;
            } else if !rows::update(tx, &id, &form, &stamp::now())? {
                return Err(Problem::stale());
            }
            rows::get(tx, &id)?.or_not_found("brief", &id)
        })?;
        Ok(Changed::new(saved, &[Room::Brief]))
    }

    /// A copy, marked as such, without the pins of the other.
    ///
    /// # Errors
    /// `not_found`.
    pub fn brief_clone(&self, id: &str) -> Result<Changed<String>> {
        let form = self.brief_get(id)?;
        let (language, copy) = (self.settings_get()?.language, stamp::id());
        let title = crate::words::text(&language, "brief_copy_title", &[("title", &form.title)]);
        let form = BriefForm { id: None, version: 0, code: String::new(), title, ..form };
        let made = copy.clone();
        self.db.write(move |tx| rows::insert(tx, &copy, &form, &stamp::now()))?;
        Ok(Changed::new(made, &[Room::Brief]))
    }

    /// Undoes `brief_delete`.
    ///
    /// # Errors
    /// `not_found`.
    pub fn brief_restore(&self, id: &str) -> Result<Changed<()>> {
        self.set_deleted(id, false)
    }

    pub(crate) fn set_deleted(&self, id: &str, deleted: bool) -> Result<Changed<()>> {
        let key = id.to_string();
        let done = self.db.write(move |tx| rows::set_deleted(tx, &key, deleted, &stamp::now()))?;
        if done { Ok(Changed::new((), &[Room::Brief, Room::Proposal])) } else { Err(Problem::not_found("brief", id)) }
    }
}

/// Codes for new seats, blanks trimmed, offices that say nothing taken as none.
fn tidy(form: &BriefForm) -> BriefForm {
    let mut form = form.clone();
    form.title = form.title.trim().to_string();
    form.code = form.code.trim().to_string();
    let mut taken: HashSet<String> = form.seats.iter().map(|seat| seat.code.clone()).filter(|code| !code.is_empty()).collect();
    let prefix = if form.code.is_empty() { "K".to_string() } else { format!("{}-K", form.code) };
    let mut next = 1;
    for seat in &mut form.seats {
        seat.office = seat.office.take().map(|office| office.trim().to_string()).filter(|office| !office.is_empty());
        while seat.code.is_empty() {
            let code = format!("{prefix}{next:02}");
            next += 1;
            if taken.insert(code.clone()) {
                seat.code = code;
            }
        }
    }
    form
}

/// What keeps a form from being formed.
pub(crate) fn faults(form: &BriefForm) -> Vec<FormFault> {
    let mut found = Vec::new();
    let mut add = |field: String, kind: &str| found.push(FormFault { field, kind: kind.into() });
    if form.title.trim().is_empty() {
        add("title".into(), "title_missing");
    }
    let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
    match (day(&form.start), day(&form.end)) {
        (None, _) => add("start".into(), "date_invalid"),
        (_, None) => add("end".into(), "date_invalid"),
        (Some(start), Some(end)) if end < start => add("end".into(), "term_reversed"),
        _ => {}
    }
    if !form.seats.iter().any(|seat| seat.office.is_none() && seat.count > 0) {
        add("seats".into(), "no_seats");
    }
    let level = |level: Option<u8>| level.is_none_or(|level| (1..=5).contains(&level));
    for (at, seat) in form.seats.iter().enumerate() {
        let field = |name: &str| format!("seats.{at}.{name}");
        if seat.role.trim().is_empty() {
            add(field("role"), "role_missing");
        }
        if seat.count == 0 {
            add(field("count"), "count_zero");
        }
        if seat.count_min.is_some_and(|least| least > seat.count) {
            add(field("count_min"), "count_reversed");
        }
        if seat.rank_min.zip(seat.rank_max).is_some_and(|(least, most)| least > most) {
            add(field("rank_max"), "rank_reversed");
        }
        let mut named = HashSet::new();
        for (need_at, need) in seat.requirements.iter().enumerate() {
            let field = |name: &str| format!("seats.{at}.requirements.{need_at}.{name}");
            match CompetencyCode::parse(&need.competency) {
                None => add(field("competency"), "competency_missing"),
                Some(code) if !named.insert(code.clone()) => add(field("competency"), "competency_twice"),
                Some(_) => {}
            }
            if !level(need.minimum) || !level(need.preferred) {
                add(field("minimum"), "level_invalid");
            } else if need.minimum.is_none() && need.preferred.is_none() {
                add(field("minimum"), "level_missing");
            }
        }
    }
    for (at, line) in form.coverage.iter().enumerate() {
        if CompetencyCode::parse(&line.competency).is_none() {
            add(format!("coverage.{at}.competency"), "competency_missing");
        }
        if !(1..=5).contains(&line.level) {
            add(format!("coverage.{at}.level"), "level_invalid");
        }
        if line.people == 0 && line.people_max.is_none() {
            add(format!("coverage.{at}.people"), "count_zero");
        }
        if line.people_max.is_some_and(|most| most < line.people) {
            add(format!("coverage.{at}.people_max"), "count_reversed");
        }
    }
    if form.host_share_max.is_some_and(|share| share > 100) {
        add("host_share_max".into(), "share_invalid");
    }
    for (at, line) in form.representation.iter().enumerate() {
        if line.prefix.trim().is_empty() {
            add(format!("representation.{at}.prefix"), "prefix_missing");
        }
    }
    for (at, lock) in form.pins.locked.iter().enumerate() {
        if !form.seats.iter().any(|seat| seat.code == lock.seat) {
            add(format!("pins.locked.{at}.seat"), "seat_unknown");
        }
    }
    found
}
