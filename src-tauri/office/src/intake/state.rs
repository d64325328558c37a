//! Everything an import compares with, loaded once, and written back once.

use super::finding::Findings;
use super::shelf::{Shelf, Tally, Write};
use crate::Result;
use crate::brief::rows as briefs;
use crate::brief::wire::BriefForm;
use crate::database::{Tx, Value, vals};
use crate::ledger::rows as ledger;
use crate::progress::Progress;
use crate::roster::rows::{self, Absence, Competency, Person, Rating, Unit};
use crate::settings::rows::Kept;
use rampak_core::roster::CompetencyCode;
use std::cell::Cell;
use std::collections::HashMap;

/// The state of one import.
pub struct State {
    /// People by NIP.
    pub people: Shelf<String, Person>,
    pub units: Shelf<String, Unit>,
    pub competencies: Shelf<String, Competency>,
    /// By NIP and code.
    pub ratings: Shelf<(String, String), Rating>,
    /// By NIP and year.
    pub performance: Shelf<(String, i64), String>,
    /// By NIP, kind and first day.
    pub absences: Shelf<(String, String, String), Absence>,
    pub teams: Shelf<String, ledger::OpeningTeam>,
    /// By code of the team and NIP.
    pub parts: Shelf<(String, String), ledger::Part>,
    /// By code.
    pub briefs: Shelf<String, BriefForm>,
    pub findings: Findings,
    pub tallies: Vec<Tally>,
    /// The competencies that always exist.
    pub standard: Vec<Competency>,
}

/// The nine that always exist: code, name, kind.
fn standard() -> Vec<Competency> {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/competencies.csv").as_bytes());
    reader
        .records()
        .filter_map(|record| {
            let record = record.ok()?;
            let code = CompetencyCode::parse(record.get(0)?)?.to_string();
            Some(Competency { code, name: record.get(1)?.into(), kind: record.get(3)?.into(), family: String::new() })
        })
        .collect()
}

impl State {
    pub fn load(tx: &Tx<'_>, files: usize) -> Result<State> {
        let people = rows::people(tx)?;
        let nips: HashMap<String, String> = people.iter().map(|person| (person.id.clone(), person.nip.clone())).collect();
        let nip = |id: &String| nips.get(id).cloned().unwrap_or_default();
        let ratings = rows::ratings(tx)?.into_iter().map(|(person, code, rating)| ((nip(&person), code), rating));
        let performance = rows::performance(tx)?.into_iter().map(|(person, year, rating)| ((nip(&person), year), rating));
        let absences = rows::absences(tx)?.into_iter().map(|absence| ((nip(&absence.person), absence.kind.clone(), absence.first.clone()), absence));
        let teams = ledger::opening_teams(tx)?;
        let codes: HashMap<String, String> = teams.iter().map(|team| (team.id.clone(), team.code.clone())).collect();
        let parts = ledger::opening_parts(tx)?.into_iter().map(|(team, person, part)| ((codes.get(&team).cloned().unwrap_or_default(), nip(&person)), part));
        Ok(State {
            ratings: Shelf::load(ratings),
            performance: Shelf::load(performance),
            absences: Shelf::load(absences),
            parts: Shelf::load(parts),
            people: Shelf::load(people.into_iter().map(|person| (person.nip.clone(), person))),
            units: Shelf::load(rows::units(tx)?.into_iter().map(|unit| (unit.id.clone(), unit))),
            competencies: Shelf::load(rows::competencies(tx)?.into_iter().map(|competency| (competency.code.clone(), competency))),
            teams: Shelf::load(teams.into_iter().map(|team| (team.code.clone(), team))),
            briefs: Shelf::load(briefs::coded(tx)?.into_iter().map(|form| (form.code.clone(), form))),
            findings: Findings::default(),
            tallies: vec![Tally::default(); files],
            standard: standard(),
        })
    }

    /// A competency by code, standard ones included before they are stored.
    pub fn knows(&self, code: &str) -> bool {
        self.standard.iter().any(|competency| competency.code == code) || self.competencies.get(&code.to_string()).is_some()
    }

    /// Whether anything of the file would change.
    pub fn is_changed(&self) -> bool {
        let changed = Cell::new(false);
        macro_rules! look {
            ($($shelf:ident),*) => {$(
                let _ = self.$shelf.flush(|_| {
                    changed.set(true);
                    Ok(())
                });
            )*};
        }
        look!(people, units, competencies, ratings, performance, absences, teams, parts, briefs);
        changed.get()
    }

    /// Writes what is new or changed, as one import.
    pub fn write(&self, tx: &Tx<'_>, import: &str, now: &str, progress: &Progress) -> Result<()> {
        let pen = Pen { tx, import, seq: Cell::new(0), progress };
        let of = |nip: &String| self.people.get(nip).map(|person| person.id.clone()).unwrap_or_default();
        let team = |code: &String| self.teams.get(code).map(|team| team.id.clone()).unwrap_or_default();
        self.units.flush(|write| {
            let (unit, made) = pen.row(&rows::UNIT, write, |id, _| vals![id].to_vec())?;
            let key = super::clean::fold(&unit.name);
            if made { rows::insert_unit(tx, unit, &key, import) } else { rows::update_unit(tx, unit, &key) }
        })?;
        self.people.flush(|write| {
            let (person, made) = pen.row(&rows::PERSON, write, |_, person| vals![&person.id].to_vec())?;
            rows::put_person(tx, person, &super::clean::fold(&person.name), now, pen.import(made))
        })?;
        for competency in self.standard.iter().filter(|standard| self.competencies.get(&standard.code).is_none()) {
            rows::put_competency(tx, competency, Some(import))?;
        }
        self.competencies.flush(|write| {
            let (competency, made) = pen.row(&rows::COMPETENCY, write, |code, _| vals![code].to_vec())?;
            rows::put_competency(tx, competency, pen.import(made))
        })?;
        self.ratings.flush(|write| {
            let (nip, code) = write.key().clone();
            let (rating, made) = pen.row(&rows::RATING, write, |(nip, code), _| vals![of(nip), code].to_vec())?;
            rows::put_rating(tx, &of(&nip), &code, rating, pen.import(made))
        })?;
        self.performance.flush(|write| {
            let (nip, year) = write.key().clone();
            let (rating, made) = pen.row(&rows::PERFORMANCE, write, |(nip, year), _| vals![of(nip), *year].to_vec())?;
            rows::put_performance(tx, &of(&nip), year, rating, pen.import(made))
        })?;
        self.absences.flush(|write| {
            let person = of(&write.key().0);
            let (absence, made) = pen.row(&rows::ABSENCE, write, |_, absence| vals![&absence.id].to_vec())?;
            let absence = Absence { person, ..absence.clone() };
            if made { rows::insert_absence(tx, &absence, now, Some(import)) } else { rows::update_absence(tx, &absence, now) }
        })?;
        self.teams.flush(|write| {
            let (team, made) = pen.row(&ledger::TEAM, write, |_, team| vals![&team.id].to_vec())?;
            ledger::put_opening_team(tx, team, pen.import(made))
        })?;
        self.parts.flush(|write| {
            let (code, nip) = write.key().clone();
            let (part, made) = pen.row(&ledger::PARTICIPATION, write, |(code, nip), _| vals![team(code), of(nip)].to_vec())?;
            ledger::put_opening_part(tx, &team(&code), &of(&nip), part, pen.import(made))
        })?;
        self.briefs.flush(|write| {
            let id = |form: &BriefForm| form.id.clone().unwrap_or_default();
            let (form, made) = pen.row(&briefs::BRIEF, write, |_, form| vals![id(form)].to_vec())?;
            briefs::import_brief(tx, &id(form), form, now, pen.import(made))
        })
    }

    /// Adds what happened to the rows of each file.
    pub fn count(&mut self) {
        let mut tallies = std::mem::take(&mut self.tallies);
        self.people.count(&mut tallies);
        self.units.count(&mut tallies);
        self.competencies.count(&mut tallies);
        self.ratings.count(&mut tallies);
        self.performance.count(&mut tallies);
        self.absences.count(&mut tallies);
        self.teams.count(&mut tallies);
        self.parts.count(&mut tallies);
        self.briefs.count(&mut tallies);
        self.tallies = tallies;
    }
}

/// Writes the rows of one import, keeping what those it changes held before.
struct Pen<'a> {
    tx: &'a Tx<'a>,
    import: &'a str,
    seq: Cell<usize>,
    progress: &'a Progress,
}

impl Pen<'_> {
    /// The row, and whether it is new; one that is changed is kept first.
    fn row<'w, K, T>(&self, table: &Kept, write: Write<'w, K, T>, keys: impl Fn(&K, &T) -> Vec<Value>) -> Result<(&'w T, bool)> {
        self.seq.set(self.seq.get() + 1);
        if self.seq.get().is_multiple_of(2_000) {
            self.progress.step("write_rows", None, self.seq.get(), 0);
        }
        self.progress.check()?;
        match write {
            Write::Make(_, row) => Ok((row, true)),
            Write::Change(key, row) => {
                table.keep(self.tx, self.import, self.seq.get(), &keys(key, row))?;
                Ok((row, false))
            }
        }
    }

    fn import(&self, made: bool) -> Option<&str> {
        made.then_some(self.import)
    }
}
