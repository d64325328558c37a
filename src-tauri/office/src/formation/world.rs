//! The regency as the engine needs it, loaded once and kept until someone writes to the file.

use super::wire::{KnownPerson, Told};
use crate::database::Reader;
use crate::roster;
use crate::settings::{keep, wire::Settings};
use crate::{Office, Result};
use jiff::civil::Date;
use rampak_core::brief::Term;
use rampak_core::formation::{Candidate, Instance, Standing};
use rampak_core::roster::{Absence, AsnKind, Level, PersonName, Rank};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A person with what the screens say of them.
pub struct WorldPerson {
    pub id: String,
    pub nip: String,
    /// With titles.
    pub name: String,
    pub position: String,
    /// Index into [`World::agencies`].
    pub agency: usize,
    pub rank: Option<Rank>,
    pub kind: AsnKind,
    pub standing: Standing,
    /// The file's word.
    pub standing_text: String,
    pub until: Option<Date>,
    /// Sorted.
    pub absences: Vec<Absence>,
    /// Weekly hours given outside this file.
    pub hours: u16,
    /// (index into [`World::competencies`], level), sorted.
    pub levels: Vec<(u16, Level)>,
    pub balance: f64,
    pub served: u32,
}

impl Told {
    pub fn of(person: &WorldPerson) -> Told {
        let (id, name, position) = (person.id.clone(), person.name.clone(), person.position.clone());
        Told { id, name, position, standing: person.standing_text.clone(), served: person.served }
    }
}

/// A seat on a team issued here.
pub struct Booked {
    /// Id in the ledger.
    pub team: String,
    pub person: usize,
    /// The part of the team's term that they serve.
    pub term: Term,
    pub hours: u16,
    /// With an honorarium.
    pub paid: bool,
}

/// An agency by id and name.
pub struct WorldAgency {
    pub id: String,
    pub name: String,
}

/// Frozen at one moment of the file.
pub struct World {
    pub settings: Settings,
    pub people: Vec<WorldPerson>,
    pub agencies: Vec<WorldAgency>,
    /// Folded code and name.
    pub competencies: Vec<(String, String)>,
    /// Hours given to teams issued here.
    pub bookings: Vec<Booked>,
    by_nip: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
}

/// The world of the last read, with the file's revision and the month it was read at: balances fade with the months.
#[derive(Default)]
pub struct Memory(Mutex<Option<(Moment, Arc<World>)>>);

type Moment = (i64, Date);

impl Office {
    /// The world as it is now.
    pub(crate) fn world(&self) -> Result<Arc<World>> {
        let mut memory = self.memory.0.lock().unwrap_or_else(PoisonError::into_inner);
        let moment = (self.db.revision()?, crate::stamp::today().first_of_month());
        if let Some((at, world)) = &*memory
            && *at == moment
        {
            return Ok(world.clone());
        }
        let mut world = self.db.read(World::load)?;
        world.settings.language = self.speech(world.settings.language);
        let world = Arc::new(world);
        *memory = Some((moment, world.clone()));
        Ok(world)
    }
}

impl Office {
    /// The language of answers: the one asked for, else the office's own.
    pub(crate) fn speech(&self, own: String) -> String {
        self.language.clone().unwrap_or(own)
    }
}

impl World {
    fn load(reader: &Reader<'_>) -> Result<World> {
        let settings = keep::load(reader)?;
        let units = roster::rows::units(reader)?;
        let names: HashMap<&str, &str> = units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str())).collect();
        let competencies: Vec<(String, String)> = roster::rows::competencies(reader)?.into_iter().map(|c| (c.code, c.name)).collect();
        let code: HashMap<&str, u16> = competencies.iter().enumerate().map(|(at, (code, _))| (code.as_str(), at as u16)).collect();
        let rows = roster::rows::people(reader)?;
        let balances = crate::ledger::balances_of(reader, &rows)?;
        let mut agencies: Vec<WorldAgency> = Vec::new();
        let mut agency_of: HashMap<String, usize> = HashMap::new();
        let mut ids: Vec<&str> = rows.iter().map(|p| p.agency.as_deref().unwrap_or("")).collect();
        ids.sort_by_key(|id| (names.get(id).copied().unwrap_or(""), *id));
        ids.dedup();
        for id in ids {
            agency_of.insert(id.to_string(), agencies.len());
            agencies.push(WorldAgency { id: id.to_string(), name: names.get(id).copied().unwrap_or("").to_string() });
        }
        let by_id: HashMap<String, usize> = rows.iter().enumerate().map(|(at, p)| (p.id.clone(), at)).collect();
        let mut levels: Vec<Vec<(u16, Level)>> = vec![Vec::new(); rows.len()];
        roster::rows::each_level(reader, |person, competency, level| {
            if let (Some(person), Some(code), Some(level)) = (by_id.get(person), code.get(competency), Level::new(level)) {
                levels[*person].push((*code, level));
            }
        })?;
        levels.iter_mut().for_each(|of| of.sort_unstable_by_key(|(code, _)| *code));
        let absences = roster::Absences::load(reader)?;
        let people: Vec<WorldPerson> = rows
            .into_iter()
            .zip(levels)
            .map(|(p, levels)| {
                let balance = balances.get(&p.id).copied().unwrap_or_default();
                let mut away: Vec<Absence> = absences.of(&p.id).iter().filter_map(roster::parsed).collect();
                away.sort_unstable();
                WorldPerson {
                    absences: away,
                    until: roster::until(&p),
                    name: PersonName { front: p.front.clone(), name: p.name.clone(), back: p.back.clone() }.to_string(),
                    agency: agency_of.get(p.agency.as_deref().unwrap_or("")).copied().unwrap_or(0),
                    rank: Rank::parse(&p.rank),
                    kind: AsnKind::from_key(&p.kind).unwrap_or(AsnKind::Pns),
                    standing: if absences.serves(&p) { Standing::Active } else { Standing::Away },
                    standing_text: p.standing,
                    hours: u16::try_from(p.hours).unwrap_or(0),
                    balance: balance.owed(),
                    served: balance.served,
                    position: p.position,
                    id: p.id,
                    nip: p.nip,
                    levels,
                }
            })
            .collect();
        let by_nip = people.iter().enumerate().map(|(at, p)| (p.nip.clone(), at)).collect();
        let bookings = crate::ledger::rows::bookings(reader)?
            .into_iter()
            .filter_map(|one| {
                let term = Term { start: one.first.parse().ok()?, end: one.last.parse().ok()? };
                Some(Booked { person: *by_id.get(&one.person)?, team: one.team, term, hours: one.hours, paid: one.paid })
            })
            .collect();
        Ok(World { settings, people, agencies, competencies, bookings, by_nip, by_id })
    }

    /// The little a file of one instance knows: its people are their own ids, its agencies their own names.
    pub fn of(instance: &Instance, people: &[KnownPerson], competencies: &[String], language: &str) -> World {
        let settings = Settings { language: language.to_string(), ..keep::defaults() };
        let told = |(at, p): (usize, &Candidate)| {
            let (name, served) = people.get(at).map_or((p.nip.clone(), 0), |known| (known.name.clone(), known.served));
            Told { id: p.nip.clone(), name, position: String::new(), standing: String::new(), served }
        };
        let people: Vec<Told> = instance.people.iter().enumerate().map(told).collect();
        World::rebuilt(instance, settings, &people, &instance.agencies, competencies)
    }

    /// From an instance, and what is told of its people (by person), agencies (ids) and competencies (names).
    pub fn rebuilt(instance: &Instance, settings: Settings, people: &[Told], agencies: &[String], competencies: &[String]) -> World {
        let person = |(p, told): (&Candidate, &Told)| WorldPerson {
            id: told.id.clone(),
            nip: p.nip.clone(),
            name: told.name.clone(),
            position: told.position.clone(),
            agency: p.agency,
            rank: p.rank.and_then(Rank::pns),
            kind: p.kind,
            standing: p.standing,
            standing_text: told.standing.clone(),
            until: p.until,
            absences: p.absences.clone(),
            hours: p.hours_used,
            levels: p.levels.clone(),
            balance: p.balance,
            served: told.served,
        };
        let named = |(at, code): (usize, &String)| (code.clone(), competencies.get(at).unwrap_or(code).clone());
        let agency = |(id, name): (&String, &String)| WorldAgency { id: id.clone(), name: name.clone() };
        World {
            settings,
            people: instance.people.iter().zip(people).map(person).collect(),
            agencies: agencies.iter().zip(&instance.agencies).map(agency).collect(),
            competencies: instance.competencies.iter().enumerate().map(named).collect(),
            bookings: Vec::new(),
            by_nip: instance.people.iter().enumerate().map(|(at, p)| (p.nip.clone(), at)).collect(),
            by_id: people.iter().enumerate().map(|(at, told)| (told.id.clone(), at)).collect(),
        }
    }

    pub fn person(&self, nip: &str) -> Option<usize> {
        self.by_nip.get(nip).copied()
    }

    pub fn person_by_id(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Name of a competency by folded code; the code itself when it is not known.
    pub fn competency_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.competencies.iter().find(|(known, _)| known == code).map_or(code, |(_, name)| name)
    }
}
