//! SQL of the roster: what an import reads, makes and changes. Questions of the screen are in `lists.rs`.

use crate::Result;
use crate::database::{Reader, Row, Tx, vals};
use crate::settings::rows::Kept;

pub const UNIT: Kept =
    Kept { name: "roster_unit", keys: &["id"], columns: &["name", "name_key", "parent_id", "agency_id", "head", "echelon", "seq", "import_id", "version"] };
pub const PERSON: Kept = Kept {
    name: "roster_person",
    keys: &["id"],
    columns: &[
        "nip",
        "name",
        "title_front",
        "title_back",
        "name_key",
        "kind",
        "standing",
        "standing_text",
        "rank",
        "rank_since",
        "position",
        "position_kind",
        "position_since",
        "echelon",
        "education",
        "joined",
        "contract_end",
        "unit_id",
        "agency_id",
        "hours_used",
        "updated",
        "import_id",
        "version",
    ],
};
pub const COMPETENCY: Kept = Kept { name: "roster_competency", keys: &["code"], columns: &["name", "kind", "family", "import_id"] };
pub const RATING: Kept = Kept { name: "roster_rating", keys: &["person_id", "code"], columns: &["level", "dated", "source", "import_id"] };
pub const PERFORMANCE: Kept = Kept { name: "roster_performance", keys: &["person_id", "year"], columns: &["rating", "import_id"] };

pub const ABSENCE: Kept =
    Kept { name: "roster_absence", keys: &["id"], columns: &["person_id", "kind", "first_day", "last_day", "note", "source", "updated", "import_id"] };

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    pub id: String,
    pub name: String,
    pub parent: Option<String>,
    pub agency: Option<String>,
    pub head: String,
    pub echelon: String,
    pub seq: i64,
}

/// A person as kept. `None` and empty mean unknown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub id: String,
    pub nip: String,
    pub name: String,
    pub front: String,
    pub back: String,
    pub kind: String,
    pub active: bool,
    pub standing: String,
    pub rank: String,
    pub rank_since: Option<String>,
    pub position: String,
    pub position_kind: String,
    pub position_since: Option<String>,
    pub echelon: String,
    pub education: String,
    pub joined: Option<String>,
    pub contract_end: Option<String>,
    pub unit: Option<String>,
    pub agency: Option<String>,
    pub hours: i64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Competency {
    pub code: String,
    pub name: String,
    pub kind: String,
    pub family: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rating {
    pub level: u8,
    pub dated: Option<String>,
    pub source: String,
}

/// A time in which a person is not free; one of a kind begins on one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Absence {
    pub id: String,
    /// Id.
    pub person: String,
    /// As `AbsenceKind::key`.
    pub kind: String,
    /// ISO; empty: since always.
    pub first: String,
    pub last: Option<String>,
    pub note: String,
    /// The file it was read from; empty: by hand.
    pub source: String,
}

pub fn units(reader: &Reader<'_>) -> Result<Vec<Unit>> {
    let unit = |row: &Row| Unit {
        id: row.text(0),
        name: row.text(1),
        parent: row.opt_text(2),
        agency: row.opt_text(3),
        head: row.text(4),
        echelon: row.text(5),
        seq: row.int(6),
    };
    collect(reader, "SELECT id, name, parent_id, agency_id, head, echelon, seq FROM roster_unit ORDER BY seq, id", unit)
}

pub fn people(reader: &Reader<'_>) -> Result<Vec<Person>> {
    let sql = "SELECT id, nip, name, title_front, title_back, kind, standing, standing_text, rank, rank_since, position, position_kind, position_since, \
               echelon, education, joined, contract_end, unit_id, agency_id, hours_used FROM roster_person ORDER BY id";
    collect(reader, sql, person)
}

pub fn person(row: &Row) -> Person {
    Person {
        id: row.text(0),
        nip: row.text(1),
        name: row.text(2),
        front: row.text(3),
        back: row.text(4),
        kind: row.text(5),
        active: row.str(6) == "active",
        standing: row.text(7),
        rank: row.text(8),
        rank_since: row.opt_text(9),
        position: row.text(10),
        position_kind: row.text(11),
        position_since: row.opt_text(12),
        echelon: row.text(13),
        education: row.text(14),
        joined: row.opt_text(15),
        contract_end: row.opt_text(16),
        unit: row.opt_text(17),
        agency: row.opt_text(18),
        hours: row.int(19),
    }
}

pub fn competencies(reader: &Reader<'_>) -> Result<Vec<Competency>> {
    let competency = |row: &Row| Competency { code: row.text(0), name: row.text(1), kind: row.text(2), family: row.text(3) };
    collect(reader, "SELECT code, name, kind, family FROM roster_competency ORDER BY code", competency)
}

/// Person, competency, rating.
pub fn ratings(reader: &Reader<'_>) -> Result<Vec<(String, String, Rating)>> {
    let rating = |row: &Row| (row.text(0), row.text(1), Rating { level: row.int(2) as u8, dated: row.opt_text(3), source: row.text(4) });
    collect(reader, "SELECT person_id, code, level, dated, source FROM roster_rating", rating)
}

/// Calls `each` with person, competency and level of every rating.
pub fn each_level(reader: &Reader<'_>, mut each: impl FnMut(&str, &str, u8)) -> Result<()> {
    reader.each("SELECT person_id, code, level FROM roster_rating", &[], |row| each(row.str(0), row.str(1), row.int(2) as u8))
}

/// Person, year, rating.
pub fn performance(reader: &Reader<'_>) -> Result<Vec<(String, i64, String)>> {
    collect(reader, "SELECT person_id, year, rating FROM roster_performance", |row| (row.text(0), row.int(1), row.text(2)))
}

pub fn collect<T>(reader: &Reader<'_>, sql: &str, make: impl Fn(&Row) -> T) -> Result<Vec<T>> {
    let mut all = Vec::new();
    reader.each(sql, &[], |row| all.push(make(row)))?;
    Ok(all)
}

pub fn insert_unit(tx: &Tx<'_>, unit: &Unit, key: &str, import: &str) -> Result<()> {
    let sql = "INSERT INTO roster_unit (id, name, name_key, parent_id, agency_id, head, echelon, seq, import_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = vals![&unit.id, &unit.name, key, unit.parent.clone(), unit.agency.clone(), &unit.head, &unit.echelon, unit.seq, import];
    tx.exec(sql, values).map(|_| ())
}

pub fn update_unit(tx: &Tx<'_>, unit: &Unit, key: &str) -> Result<()> {
    let sql = "UPDATE roster_unit SET name = $2, name_key = $3, parent_id = $4, agency_id = $5, head = $6, echelon = $7, seq = $8, version = version + 1 WHERE id = $1";
    tx.exec(sql, vals![&unit.id, &unit.name, key, unit.parent.clone(), unit.agency.clone(), &unit.head, &unit.echelon, unit.seq]).map(|_| ())
}

/// `now` is the time of the change; `import` makes the row, `None` changes it.
pub fn put_person(tx: &Tx<'_>, p: &Person, key: &str, now: &str, import: Option<&str>) -> Result<()> {
    let insert = "INSERT INTO roster_person (id, nip, name, title_front, title_back, name_key, kind, standing, standing_text, rank, rank_since, position, position_kind, \
                  position_since, echelon, education, joined, contract_end, unit_id, agency_id, hours_used, updated, import_id) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)";
    let update = "UPDATE roster_person SET nip = $2, name = $3, title_front = $4, title_back = $5, name_key = $6, kind = $7, standing = $8, standing_text = $9, rank = $10, \
                  rank_since = $11, position = $12, position_kind = $13, position_since = $14, echelon = $15, education = $16, joined = $17, contract_end = $18, \
                  unit_id = $19, agency_id = $20, hours_used = $21, updated = $22, version = version + 1 WHERE id = $1";
    let standing = if p.active { "active" } else { "away" };
    let values = vals![
        &p.id,
        &p.nip,
        &p.name,
        &p.front,
        &p.back,
        key,
        &p.kind,
        standing,
        &p.standing,
        &p.rank,
        p.rank_since.clone(),
        &p.position,
        &p.position_kind,
        p.position_since.clone(),
        &p.echelon,
        &p.education,
        p.joined.clone(),
        p.contract_end.clone(),
        p.unit.clone(),
        p.agency.clone(),
        p.hours,
        now,
        import.map(str::to_string),
    ];
    tx.exec(if import.is_some() { insert } else { update }, values).map(|_| ())
}

pub fn put_competency(tx: &Tx<'_>, c: &Competency, import: Option<&str>) -> Result<()> {
    match import {
        Some(import) => tx.exec(
            "INSERT INTO roster_competency (code, name, kind, family, import_id) VALUES ($1, $2, $3, $4, $5)",
            vals![&c.code, &c.name, &c.kind, &c.family, import],
        ),
        None => tx.exec("UPDATE roster_competency SET name = $2, kind = $3, family = $4 WHERE code = $1", vals![&c.code, &c.name, &c.kind, &c.family]),
    }
    .map(|_| ())
}

pub fn put_rating(tx: &Tx<'_>, person: &str, code: &str, rating: &Rating, import: Option<&str>) -> Result<()> {
    let (level, dated) = (rating.level, rating.dated.clone());
    match import {
        Some(import) => {
            let sql = "INSERT INTO roster_rating (person_id, code, level, dated, source, import_id) VALUES ($1, $2, $3, $4, $5, $6)";
            tx.exec(sql, vals![person, code, level, dated, &rating.source, import])
        }
        None => tx.exec(
            "UPDATE roster_rating SET level = $3, dated = $4, source = $5 WHERE person_id = $1 AND code = $2",
            vals![person, code, level, dated, &rating.source],
        ),
    }
    .map(|_| ())
}

pub fn put_performance(tx: &Tx<'_>, person: &str, year: i64, rating: &str, import: Option<&str>) -> Result<()> {
    match import {
        Some(import) => {
            tx.exec("INSERT INTO roster_performance (person_id, year, rating, import_id) VALUES ($1, $2, $3, $4)", vals![person, year, rating, import])
        }
        None => tx.exec("UPDATE roster_performance SET rating = $3 WHERE person_id = $1 AND year = $2", vals![person, year, rating]),
    }
    .map(|_| ())
}

/// In the order of their first days.
pub fn absences(reader: &Reader<'_>) -> Result<Vec<Absence>> {
    collect(reader, "SELECT id, person_id, kind, first_day, last_day, note, source FROM roster_absence ORDER BY first_day, kind, id", absence_row)
}

pub fn absence(reader: &Reader<'_>, id: &str) -> Result<Option<Absence>> {
    let sql = "SELECT id, person_id, kind, first_day, last_day, note, source FROM roster_absence WHERE id = $1";
    Ok(reader.first(sql, vals![id])?.map(|row| absence_row(&row)))
}

fn absence_row(row: &Row) -> Absence {
    let (id, person, kind, first) = (row.text(0), row.text(1), row.text(2), row.text(3));
    Absence { id, person, kind, first, last: row.opt_text(4), note: row.text(5), source: row.text(6) }
}

/// Makes a row: of an import, or by hand.
pub fn insert_absence(tx: &Tx<'_>, a: &Absence, now: &str, import: Option<&str>) -> Result<()> {
    let sql =
        "INSERT INTO roster_absence (id, person_id, kind, first_day, last_day, note, source, updated, import_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = vals![&a.id, &a.person, &a.kind, &a.first, a.last.clone(), &a.note, &a.source, now, import.map(str::to_string)];
    tx.exec(sql, values).map(|_| ())
}

/// Changes a row; one changed by hand is no import's any more.
pub fn update_absence(tx: &Tx<'_>, a: &Absence, now: &str) -> Result<()> {
    let sql = "UPDATE roster_absence SET kind = $2, first_day = $3, last_day = $4, note = $5, source = $6, updated = $7, \
               import_id = CASE WHEN $6 = '' THEN NULL ELSE import_id END WHERE id = $1";
    tx.exec(sql, vals![&a.id, &a.kind, &a.first, a.last.clone(), &a.note, &a.source, now]).map(|_| ())
}

pub fn delete_absence(tx: &Tx<'_>, id: &str) -> Result<()> {
    tx.exec("DELETE FROM roster_absence WHERE id = $1", vals![id]).map(|_| ())
}

/// What was entered or changed by hand since: id, and the import that made the person, and the person's name.
pub fn absences_by_hand_since(reader: &Reader<'_>, at: &str) -> Result<Vec<(String, Option<String>, String)>> {
    let sql = "SELECT a.id, p.import_id, p.name FROM roster_absence a JOIN roster_person p ON p.id = a.person_id WHERE a.source = '' AND a.updated > $1";
    let rows = reader.query(sql, vals![at])?;
    Ok(rows.iter().map(|row| (row.text(0), row.opt_text(1), row.text(2))).collect())
}

/// When what is known of those not in active service was last changed, by id.
pub fn away_since(reader: &Reader<'_>) -> Result<Vec<(String, String)>> {
    collect(reader, "SELECT id, updated FROM roster_person WHERE standing <> 'active'", |row| (row.text(0), row.text(1)))
}

/// How many people there are.
pub fn headcount(reader: &Reader<'_>) -> Result<u32> {
    Ok(reader.first("SELECT COUNT(*) FROM roster_person", &[])?.map_or(0, |row| row.int(0) as u32))
}

/// How many rows of each kind of sheet are kept: personnel, units, ratings, technical ratings, performance, workload, absences.
pub fn counts(reader: &Reader<'_>) -> Result<[u32; 7]> {
    let sql = "SELECT (SELECT COUNT(*) FROM roster_person), (SELECT COUNT(*) FROM roster_unit), \
               (SELECT COUNT(*) FROM roster_rating r JOIN roster_competency c ON c.code = r.code WHERE c.kind <> 'teknis'), \
               (SELECT COUNT(*) FROM roster_rating r JOIN roster_competency c ON c.code = r.code WHERE c.kind = 'teknis'), \
               (SELECT COUNT(*) FROM roster_performance), (SELECT COUNT(*) FROM roster_person WHERE hours_used > 0), \
               (SELECT COUNT(*) FROM roster_absence)";
    Ok(reader.first(sql, &[])?.map_or([0; 7], |row| std::array::from_fn(|at| row.int(at) as u32)))
}
