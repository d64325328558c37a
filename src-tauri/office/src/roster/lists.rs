//! Lists of people, agencies and competencies, as the screens and the command line ask for them.

use super::absence::Absences;
use super::rows::{self, Person};
use super::wire::{AgencyItem, CompetencyItem, PeopleList, PeopleQuery, PersonRow, RosterStats};
use crate::Result;
use crate::database::{Reader, vals};
use crate::ledger::{Balance, balances_of};
use rampak_core::roster::{CompetencyCode, PersonName, Rank};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Short names of agencies that have one.
static SHORT: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../../data/perangkat_daerah.csv").as_bytes());
    let pairs = reader.records().filter_map(|record| {
        let record = record.ok()?;
        let short = record.get(2)?.to_string();
        (!short.is_empty() && !short.contains(' ')).then(|| (record.get(1).unwrap_or_default().to_lowercase(), short))
    });
    pairs.collect()
});

/// Name with titles.
pub fn full_name(person: &Person) -> String {
    PersonName { front: person.front.clone(), name: person.name.clone(), back: person.back.clone() }.to_string()
}

/// Initials for the chip of an agency, such as `DPUPR` or `KB`.
pub fn short(name: &str) -> String {
    if let Some(short) = SHORT.get(&name.to_lowercase()) {
        return short.clone();
    }
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !matches!(word.to_lowercase().as_str(), "" | "dan" | "atas" | "di"));
    words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).take(6).collect()
}

/// People that match, sorted.
pub fn people(reader: &Reader<'_>, query: &PeopleQuery) -> Result<PeopleList> {
    let all = rows::people(reader)?;
    let balances = balances_of(reader, &all)?;
    let names = agency_names(reader)?;
    let absences = Absences::load(reader)?;
    let code = query.competency.as_deref().and_then(CompetencyCode::parse).map(|code| code.to_string());
    let mut levels: HashMap<String, u8> = HashMap::new();
    if let Some(code) = &code {
        for row in reader.query("SELECT person_id, level FROM roster_rating WHERE code = $1", vals![code])? {
            levels.insert(row.text(0), row.int(1) as u8);
        }
    }
    let wanted = query.search.trim().to_lowercase();
    let digits: String = wanted.chars().filter(char::is_ascii_digit).collect();
    let by_number = !digits.is_empty() && wanted.chars().all(|c| c.is_ascii_digit() || c == ' ');
    let fits = |person: &&Person| {
        let level = levels.get(&person.id).copied();
        let order = Rank::parse(&person.rank).map(Rank::order);
        (wanted.is_empty() || if by_number { person.nip.contains(&digits) } else { person.name.to_lowercase().contains(&wanted) })
            && query.agency_id.as_ref().is_none_or(|agency| person.agency.as_ref() == Some(agency))
            && query.rank_min.is_none_or(|least| order.is_some_and(|order| order >= least))
            && query.rank_max.is_none_or(|most| order.is_some_and(|order| order <= most))
            && (!query.active_only || absences.serves(person))
            && match (&code, query.level) {
                (Some(_), Some(0)) => level.is_none(),
                (Some(_), Some(least)) => level.is_some_and(|level| level >= least),
                _ => true,
            }
    };
    let row = |person: &Person| {
        let balance: Balance = balances.get(&person.id).copied().unwrap_or_default();
        PersonRow {
            nip: person.nip.clone(),
            name: full_name(person),
            agency_id: person.agency.clone().unwrap_or_default(),
            agency: person.agency.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default(),
            position: person.position.clone(),
            rank: person.rank.clone(),
            kind: person.kind.clone(),
            active: absences.serves(person),
            served: balance.served,
            balance: balance.owed(),
            level: levels.get(&person.id).copied(),
        }
    };
    let mut found: Vec<(String, PersonRow)> = all.iter().filter(fits).map(|person| (person.name.to_lowercase(), row(person))).collect();
    let order = |row: &PersonRow| Rank::parse(&row.rank).map_or(0, Rank::order);
    found.sort_by(|(name_a, a), (name_b, b)| {
        let by_name = name_a.cmp(name_b).then_with(|| a.nip.cmp(&b.nip));
        let first = match query.sort.as_str() {
            "agency" => a.agency.cmp(&b.agency),
            "rank" => order(a).cmp(&order(b)),
            "balance" => a.balance.total_cmp(&b.balance),
            "served" => a.served.cmp(&b.served),
            "position" => a.position.to_lowercase().cmp(&b.position.to_lowercase()),
            _ => std::cmp::Ordering::Equal,
        };
        match (query.sort.as_str(), query.descending) {
            ("agency" | "rank" | "balance" | "served" | "position", true) => first.reverse().then(by_name),
            ("agency" | "rank" | "balance" | "served" | "position", false) => first.then(by_name),
            (_, true) => by_name.reverse(),
            (_, false) => by_name,
        }
    });
    Ok(PeopleList { total: all.len() as u32, rows: found.into_iter().map(|(_, row)| row).collect() })
}

/// Names of all units by id.
pub fn agency_names(reader: &Reader<'_>) -> Result<HashMap<String, String>> {
    Ok(rows::units(reader)?.into_iter().map(|unit| (unit.id, unit.name)).collect())
}

/// Agencies with people, by name.
pub fn agencies(reader: &Reader<'_>) -> Result<Vec<AgencyItem>> {
    let sql = "SELECT u.id, u.name, COUNT(*) FROM roster_person p JOIN roster_unit u ON u.id = p.agency_id GROUP BY u.id, u.name ORDER BY u.name, u.id";
    rows::collect(reader, sql, |row| AgencyItem { id: row.text(0), name: row.text(1), short: short(row.str(1)), people: row.int(2) as u32 })
}

/// Competencies, standard ones first.
pub fn competencies(reader: &Reader<'_>) -> Result<Vec<CompetencyItem>> {
    let sql = "SELECT c.code, c.name, c.kind, (SELECT COUNT(*) FROM roster_rating r WHERE r.code = c.code) FROM roster_competency c \
               ORDER BY CASE c.kind WHEN 'manajerial' THEN 0 WHEN 'sosial_kultural' THEN 1 ELSE 2 END, c.code";
    rows::collect(reader, sql, |row| CompetencyItem { code: row.text(0), name: row.text(1), kind: row.text(2), rated: row.int(3) as u32 })
}

/// Counts.
pub fn stats(reader: &Reader<'_>) -> Result<RosterStats> {
    let count = |sql: &str| Ok::<u32, crate::Problem>(reader.first(sql, &[])?.map_or(0, |row| row.int(0) as u32));
    let people = count("SELECT COUNT(*) FROM roster_person")?;
    let standard = count("SELECT COUNT(*) FROM roster_competency WHERE kind <> 'teknis'")?;
    let known = count("SELECT COUNT(*) FROM roster_rating r JOIN roster_competency c ON c.code = r.code WHERE c.kind <> 'teknis'")?;
    Ok(RosterStats {
        people,
        agencies: count("SELECT COUNT(DISTINCT agency_id) FROM roster_unit")?,
        units: count("SELECT COUNT(*) FROM roster_unit")?,
        ratings: count("SELECT COUNT(*) FROM roster_rating")?,
        unknown_ratings: (people * standard).saturating_sub(known),
    })
}
