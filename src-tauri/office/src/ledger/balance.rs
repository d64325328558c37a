//! What each is owed: opening entries computed from past teams, then the chance ledger.

use super::rows;
use crate::Result;
use crate::database::Reader;
use crate::roster::rows::Person;
use crate::settings::keep;
use crate::stamp;
use jiff::civil::Date;
use rampak_core::ledger::{HalfLife, Head, OpeningTeam, opening};
use rampak_core::roster::Nip;
use std::collections::HashMap;

/// A person's account, unrounded and as faded by now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    pub credit: f64,
    pub debit: f64,
    /// Seats served, on teams of any kind, and of these on teams issued here.
    pub served: u32,
    pub issued: u32,
    /// Had a chance above 0, in either reading, in a team issued here.
    pub eligible: bool,
}

impl Balance {
    /// Above 0: has waited longer than their share.
    pub fn owed(self) -> f64 {
        self.credit - self.debit
    }

    /// As the measures read it.
    pub fn head(self) -> Head {
        Head { eligible: self.eligible, served: self.served, issued: self.issued, credit: self.credit, debit: self.debit }
    }
}

/// Everyone's account, by person id.
///
/// # Errors
/// Database problems.
pub fn balances(reader: &Reader<'_>) -> Result<HashMap<String, Balance>> {
    balances_of(reader, &crate::roster::rows::people(reader)?)
}

/// Everyone's account, for a caller that has read the people.
///
/// # Errors
/// Database problems.
pub fn balances_of(reader: &Reader<'_>, people: &[Person]) -> Result<HashMap<String, Balance>> {
    let mut all: HashMap<String, Balance> = people.iter().map(|person| (person.id.clone(), Balance::default())).collect();
    let index: HashMap<&str, usize> = people.iter().enumerate().map(|(at, person)| (person.id.as_str(), at)).collect();
    let joined: Vec<i64> = people.iter().map(|person| started(person.joined.as_deref(), &person.nip)).collect();
    let teams = rows::opening_teams(reader)?;
    let at: HashMap<&str, usize> = teams.iter().enumerate().map(|(at, team)| (team.id.as_str(), at)).collect();
    let day = |text: &Option<String>| text.as_deref().and_then(days);
    let fade = fade(reader)?;
    let mut openings: Vec<OpeningTeam> = teams
        .iter()
        .map(|team| OpeningTeam { started: day(&team.start).unwrap_or(i64::MAX), members: Vec::new(), weight: fade.weight(date(&team.start)) })
        .collect();
    let mut parts = rows::opening_parts(reader)?;
    parts.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    for (team, person, _) in &parts {
        if let (Some(team), Some(person)) = (at.get(team.as_str()), index.get(person.as_str())) {
            openings[*team].members.push(*person);
        }
    }
    for chance in opening(&joined, &openings) {
        let balance = all.entry(people[chance.person].id.clone()).or_default();
        balance.credit += chance.credit;
        balance.debit += chance.debit;
    }
    for sum in rows::chances(reader)? {
        let weight = fade.weight(date(&sum.since));
        let balance = all.entry(sum.person).or_default();
        balance.credit += weight * sum.credit;
        balance.debit += weight * sum.debit;
    }
    for (person, served, issued) in rows::served(reader)? {
        let balance = all.entry(person).or_default();
        (balance.served, balance.issued) = (served, issued);
    }
    for person in rows::eligible(reader)? {
        all.entry(person).or_default().eligible = true;
    }
    Ok(all)
}

/// The office's half-life, seen from today.
///
/// # Errors
/// Database problems.
pub fn fade(reader: &Reader<'_>) -> Result<HalfLife> {
    Ok(HalfLife { months: keep::load(reader)?.half_life_months, today: stamp::today() })
}

/// A day as kept; `None` when there is none or it cannot be read.
pub fn date(text: &Option<String>) -> Option<Date> {
    text.as_deref()?.parse().ok()
}

/// Day of entry, from the file or else from the NIP; of a PPPK number only the year is known.
fn started(joined: Option<&str>, nip: &str) -> i64 {
    joined.and_then(days).unwrap_or_else(|| {
        let (year, month) = Nip::parse(nip).map_or((1900, None), |nip| nip.appointed());
        Date::new(year, month.unwrap_or(1), 1).map_or(0, day_number)
    })
}

fn days(text: &str) -> Option<i64> {
    text.parse::<Date>().ok().map(day_number)
}

fn day_number(date: Date) -> i64 {
    i64::from(date.year()) * 372 + i64::from(date.month()) * 31 + i64::from(date.day())
}
