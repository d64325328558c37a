//! One person, whole, beside what a chosen seat asks.

use super::absence::{Absences, item};
use super::lists::{agency_names, full_name};
use super::rows::{self, Person};
use super::until::until;
use super::wire::{Partner, PerformanceYear, Profile, ProfileLevel, TeamServed};
use crate::brief::wire::RequirementForm;
use crate::database::{Reader, vals};
use crate::ledger::{balances_of, rows as ledger};
use crate::{OrNotFound, Result};
use jiff::civil::Date;
use rampak_core::roster::Rank;
use std::collections::HashMap;

/// What a profile is read with.
pub struct Asked<'a> {
    pub nip: &'a str,
    /// Requirements of the seat the person is held against.
    pub seat: Vec<RequirementForm>,
    pub today: Date,
    /// Years for which an assessment counts as fresh.
    pub fresh_years: u16,
}

pub fn profile(reader: &Reader<'_>, asked: &Asked<'_>) -> Result<Profile> {
    let people = rows::people(reader)?;
    let person = people.iter().find(|person| person.nip == asked.nip).or_not_found("person", asked.nip)?;
    let names = agency_names(reader)?;
    let name_of = |id: &Option<String>| id.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default();
    let rank = Rank::parse(&person.rank).map_or_else(|| person.rank.clone(), |rank| rank.to_string());
    let updated = reader.first("SELECT updated FROM roster_person WHERE id = $1", vals![&person.id])?.map(|row| row.text(0)).unwrap_or_default();
    let performance = reader.query("SELECT year, rating FROM roster_performance WHERE person_id = $1 ORDER BY year DESC", vals![&person.id])?;
    let teams = ledger::services(reader, &person.id)?;
    let by_id: HashMap<&str, &Person> = people.iter().map(|person| (person.id.as_str(), person)).collect();
    let mut partners: Vec<Partner> = ledger::partners(reader, &person.id)?
        .into_iter()
        .filter_map(|(id, times)| {
            let other = by_id.get(id.as_str())?;
            Some(Partner {
                nip: other.nip.clone(),
                name: full_name(other),
                agency: name_of(&other.agency),
                agency_id: other.agency.clone().unwrap_or_default(),
                times,
            })
        })
        .collect();
    partners.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.name.cmp(&b.name)));
    let balance = balances_of(reader, &people)?.get(&person.id).copied().unwrap_or_default();
    let absences = Absences::load(reader)?;
    Ok(Profile {
        nip: person.nip.clone(),
        name: full_name(person),
        agency_id: person.agency.clone().unwrap_or_default(),
        agency: name_of(&person.agency),
        unit_path: path(reader, person)?,
        position: person.position.clone(),
        position_kind: person.position_kind.clone(),
        position_since: person.position_since.clone(),
        rank,
        rank_since: person.rank_since.clone(),
        kind: person.kind.clone(),
        standing: person.standing.clone(),
        active: person.active,
        education: person.education.clone(),
        until: until(person).map(|date| date.to_string()),
        absences: absences.of(&person.id).iter().map(|absence| item(absence, person)).collect(),
        days_decide: absences.decide(person),
        hours_used: u16::try_from(person.hours).unwrap_or(0),
        levels: levels(reader, person, asked)?,
        performance: performance.iter().map(|row| PerformanceYear { year: row.int(0) as u16, rating: row.text(1) }).collect(),
        teams: teams
            .into_iter()
            .map(|team| TeamServed {
                team: team.title,
                role: team.role,
                decree: team.decree,
                start: team.start,
                end: team.end,
                host: team.host,
                mark: team.mark,
                by_rampak: team.by_rampak,
            })
            .collect(),
        partners,
        balance: balance.owed(),
        updated,
    })
}

/// Units from the agency down to the person's own.
fn path(reader: &Reader<'_>, person: &Person) -> Result<Vec<String>> {
    let units: HashMap<String, (String, Option<String>)> = rows::units(reader)?.into_iter().map(|unit| (unit.id, (unit.name, unit.parent))).collect();
    let mut path = Vec::new();
    let mut at = person.unit.clone().or_else(|| person.agency.clone());
    while let Some(id) = at.take() {
        let Some((name, parent)) = units.get(&id) else { break };
        path.push(name.clone());
        if person.agency.as_ref() == Some(&id) || path.len() > 32 {
            break;
        }
        at.clone_from(parent);
    }
    path.reverse();
    Ok(path)
}

/// Standard competencies, the technical ones that are known, and those the seat asks.
fn levels(reader: &Reader<'_>, person: &Person, asked: &Asked<'_>) -> Result<Vec<ProfileLevel>> {
    let sql = "SELECT c.code, c.name, c.kind, r.level, r.dated, r.source FROM roster_competency c LEFT JOIN roster_rating r ON r.code = c.code AND r.person_id = $1 \
               ORDER BY CASE c.kind WHEN 'manajerial' THEN 0 WHEN 'sosial_kultural' THEN 1 ELSE 2 END, c.code";
    let mut levels = Vec::new();
    for row in reader.query(sql, vals![&person.id])? {
        let code = row.text(0);
        let wish = asked.seat.iter().find(|wish| wish.competency == code);
        if row.opt_int(3).is_none() && row.str(2) == "teknis" && wish.is_none() {
            continue;
        }
        let dated = row.opt_text(4);
        levels.push(ProfileLevel {
            name: row.text(1),
            kind: row.text(2),
            level: row.opt_int(3).map(|level| level as u8),
            stale: dated.as_deref().is_some_and(|dated| is_stale(dated, asked.today, asked.fresh_years)),
            dated,
            source: row.opt_text(5).filter(|source| !source.is_empty()),
            minimum: wish.and_then(|wish| wish.minimum),
            preferred: wish.and_then(|wish| wish.preferred),
            code,
        });
    }
    Ok(levels)
}

/// Older than `years`; of a bare year, the whole year counts.
fn is_stale(dated: &str, today: Date, years: u16) -> bool {
    let end = if dated.len() == 4 { dated.parse().ok().and_then(|year| Date::new(year, 12, 31).ok()) } else { dated.parse::<Date>().ok() };
    let limit = i32::from(today.year()) - i32::from(years);
    end.is_some_and(|end| (i32::from(end.year()), end.month(), end.day()) < (limit, today.month(), today.day()))
}
