//! Leave and duties of people: entered, changed and taken away by hand, and how they stand to the word of the personnel file.
//!
//! A standing that is temporary (leave, study leave) bars as long as nobody knows its days; where they are known, they decide.

use super::lists::full_name;
use super::rows::{self, Absence, Person};
use super::wire::{AbsenceForm, AbsenceItem};
use crate::database::Reader;
use crate::{Changed, Office, OrNotFound, Problem, Result, Room, stamp};
use jiff::civil::Date;
use rampak_core::roster::{self, AbsenceKind};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What an absence changes: who is eligible, and so the counts of briefs and the checks of proposals.
const ROOMS: [Room; 3] = [Room::Roster, Room::Brief, Room::Proposal];

/// Longest note, in characters.
const NOTE: usize = 200;

/// Words of the files in the order in which they are looked for, each with the kind it stands for.
static WORDS: LazyLock<Vec<(String, AbsenceKind)>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/absence_words.csv").as_bytes());
    reader.records().filter_map(|record| record.ok().and_then(|r| Some((r.get(0)?.to_string(), AbsenceKind::from_key(r.get(1)?)?)))).collect()
});

/// The kind that words such as `Cuti Besar` or `Tugas Belajar` stand for.
pub fn kind_of(words: &str) -> Option<AbsenceKind> {
    let folded: String = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    WORDS.iter().find(|(word, _)| folded.contains(word.as_str())).map(|(_, kind)| *kind)
}

/// An absence as the engine takes it; `None` when kind or days cannot be read.
pub fn parsed(absence: &Absence) -> Option<roster::Absence> {
    let day = |text: Option<&str>| text.map(|text| text.parse::<Date>()).transpose().ok();
    let first = day(Some(absence.first.as_str()).filter(|first| !first.is_empty()))?;
    Some(roster::Absence { first, last: day(absence.last.as_deref())?, kind: AbsenceKind::from_key(&absence.kind)? })
}

/// Everybody's absences.
pub struct Absences {
    /// By id of the person.
    of: HashMap<String, Vec<Absence>>,
    /// Of those not in active service: the day on which the file last said so.
    since: HashMap<String, String>,
}

impl Absences {
    pub fn load(reader: &Reader<'_>) -> Result<Absences> {
        let mut of: HashMap<String, Vec<Absence>> = HashMap::new();
        for absence in rows::absences(reader)? {
            of.entry(absence.person.clone()).or_default().push(absence);
        }
        let since = if of.is_empty() { Vec::new() } else { rows::away_since(reader)? };
        Ok(Absences { of, since: since.into_iter().collect() })
    }

    pub fn of(&self, person: &str) -> &[Absence] {
        self.of.get(person).map_or(&[], Vec::as_slice)
    }

    /// Whether a standing that is temporary has known days, which then decide instead: an absence of its kind that was not over
    /// when the file last said so. An older one speaks of another leave.
    pub fn decide(&self, person: &Person) -> bool {
        let kind = kind_of(&person.standing).filter(|kind| !person.active && matches!(kind, AbsenceKind::Leave | AbsenceKind::StudyLeave));
        let said = self.since.get(&person.id).and_then(|at| at.get(..10));
        kind.zip(said).is_some_and(|(kind, said)| {
            self.of(&person.id).iter().any(|absence| absence.kind == kind.key() && absence.last.as_deref().is_none_or(|last| last >= said))
        })
    }

    /// Whether a person may be called on: in active service, or away on days that are known.
    pub fn serves(&self, person: &Person) -> bool {
        person.active || self.decide(person)
    }
}

/// An absence as the screen shows it.
pub fn item(absence: &Absence, person: &Person) -> AbsenceItem {
    AbsenceItem {
        id: absence.id.clone(),
        nip: person.nip.clone(),
        name: full_name(person),
        kind: absence.kind.clone(),
        first: Some(absence.first.clone()).filter(|first| !first.is_empty()),
        last: absence.last.clone(),
        note: absence.note.clone(),
        source: absence.source.clone(),
    }
}

impl Office {
    /// Absences of everybody, or of one person, by first day.
    ///
    /// # Errors
    /// `not_found`.
    pub fn roster_absences(&self, nip: Option<&str>) -> Result<Vec<AbsenceItem>> {
        self.db.read(|reader| {
            let people: HashMap<String, Person> = rows::people(reader)?.into_iter().map(|person| (person.id.clone(), person)).collect();
            if let Some(nip) = nip {
                people.values().find(|person| person.nip == nip).or_not_found("person", nip)?;
            }
            let all = rows::absences(reader)?;
            let named = all.iter().filter_map(|absence| people.get(&absence.person).map(|person| item(absence, person)));
            Ok(named.filter(|item| nip.is_none_or(|nip| item.nip == nip)).collect())
        })
    }

    /// Adds an absence, or changes the one the form names.
    ///
    /// # Errors
    /// `not_found`, `absence_invalid` (params `field`, `value`), `absence_no_start`, `absence_order`, `absence_exists`.
    pub fn roster_absence_save(&self, form: &AbsenceForm) -> Result<Changed<AbsenceItem>> {
        let wanted = checked(form)?;
        let form = form.clone();
        let saved = self.db.write(move |tx| {
            let people = rows::people(tx)?;
            let person = people.iter().find(|person| person.nip == form.nip).or_not_found("person", &form.nip)?;
            let before = form.id.as_ref().map(|id| rows::absence(tx, id)?.filter(|old| old.person == person.id).or_not_found("absence", id)).transpose()?;
            let id = before.as_ref().map_or_else(stamp::id, |old| old.id.clone());
            let next = Absence { id, person: person.id.clone(), ..wanted };
            let same = |other: &Absence| other.person == next.person && (&other.kind, &other.first) == (&next.kind, &next.first);
            if rows::absences(tx)?.iter().any(|other| other.id != next.id && same(other)) {
                return Err(Problem::new("absence_exists"));
            }
            let now = stamp::now();
            if before.is_some() {
                rows::update_absence(tx, &next, &now)?
            } else {
                rows::insert_absence(tx, &next, &now, None)?
            }
            Ok(item(&next, person))
        })?;
        Ok(Changed::new(saved, &ROOMS))
    }

    /// Takes an absence away, and answers what it was.
    ///
    /// # Errors
    /// `not_found`.
    pub fn roster_absence_delete(&self, id: &str) -> Result<Changed<AbsenceItem>> {
        let id = id.to_string();
        let gone = self.db.write(move |tx| {
            let old = rows::absence(tx, &id)?.or_not_found("absence", &id)?;
            let people = rows::people(tx)?;
            let person = people.iter().find(|person| person.id == old.person).or_not_found("person", &old.person)?;
            rows::delete_absence(tx, &id)?;
            Ok(item(&old, person))
        })?;
        Ok(Changed::new(gone, &ROOMS))
    }
}

/// The row of a form, without its ids. A leave keeps no note: its reason may be one of health.
fn checked(form: &AbsenceForm) -> Result<Absence> {
    let invalid = |field: &str, value: &str| Problem::new("absence_invalid").with("field", field).with("value", value);
    let kind = AbsenceKind::from_key(&form.kind).ok_or_else(|| invalid("kind", &form.kind))?;
    let day = |field: &str, text: &Option<String>| {
        let said = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        said.map(|text| text.parse::<Date>().map_err(|_| invalid(field, text))).transpose()
    };
    let (first, last) = (day("first", &form.first)?, day("last", &form.last)?);
    if first.is_none() && !kind.is_duty() {
        return Err(Problem::new("absence_no_start"));
    }
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        return Err(Problem::new("absence_order"));
    }
    let note = if kind == AbsenceKind::Leave { String::new() } else { form.note.trim().chars().take(NOTE).collect() };
    let (first, last) = (first.map_or_else(String::new, |day| day.to_string()), last.map(|day| day.to_string()));
    Ok(Absence { kind: kind.key().into(), first, last, note, ..Absence::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_files_have_a_kind() {
        for (words, kind) in [
            ("Cuti Melahirkan", Some(AbsenceKind::Leave)),
            ("Perpanjangan CLTN", Some(AbsenceKind::Leave)),
            ("Sakit", Some(AbsenceKind::Leave)),
            ("TUGAS BELAJAR", Some(AbsenceKind::StudyLeave)),
            ("Bertugas di kelas", Some(AbsenceKind::ClassDuty)),
            ("Jaga Rumah Sakit", Some(AbsenceKind::ClinicDuty)),
            ("Lainnya", Some(AbsenceKind::Other)),
            ("Aktif", None),
            ("Pemberhentian Sementara", None),
        ] {
            assert_eq!(kind_of(words), kind, "{words}");
        }
        assert!(AbsenceKind::ALL.iter().all(|kind| kind_of(kind.key()) == Some(*kind)), "every key is its own word");
    }

    #[test]
    fn known_days_of_the_standing_decide_and_older_ones_do_not() {
        let person = |standing: &str| Person { id: "p".into(), standing: standing.into(), ..Person::default() };
        let with = |kind: &str, last: Option<&str>| Absences {
            of: HashMap::from([("p".into(), vec![Absence { kind: kind.into(), last: last.map(str::to_string), ..Absence::default() }])]),
            since: HashMap::from([("p".into(), "2026-11-20T03:12:00.000000Z".into())]),
        };
        assert!(with("leave", Some("2026-12-31")).decide(&person("Cuti di Luar Tanggungan Negara")));
        assert!(with("study_leave", None).decide(&person("Tugas Belajar")));
        assert!(!with("leave", Some("2025-12-31")).decide(&person("CLTN")), "the days of an older leave");
        assert!(!with("leave", None).decide(&person("Tugas Belajar")), "another kind");
        assert!(!with("leave", None).decide(&person("Pemberhentian Sementara")), "no leave at all");
    }
}
