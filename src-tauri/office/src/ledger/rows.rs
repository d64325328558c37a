//! SQL of the book: teams, who served on them, entries of the chance ledger.

use crate::Result;
use crate::database::{Reader, Tx, vals};
use crate::roster::rows::collect;
use crate::settings::rows::Kept;

pub const TEAM: Kept = Kept {
    name: "ledger_team",
    keys: &["id"],
    columns: &["seq", "code", "kind", "title", "decree", "host", "host_id", "start_date", "end_date", "decree_id", "brief_id", "import_id"],
};
pub const PARTICIPATION: Kept = Kept { name: "ledger_participation", keys: &["team_id", "person_id"], columns: &["role", "hours", "mark", "import_id"] };

/// A team from before the product.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpeningTeam {
    pub id: String,
    pub code: String,
    pub title: String,
    pub decree: String,
    pub host: String,
    pub host_id: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub role: String,
    pub mark: Option<f64>,
}

pub fn opening_teams(reader: &Reader<'_>) -> Result<Vec<OpeningTeam>> {
    let sql = "SELECT id, code, title, decree, host, host_id, start_date, end_date FROM ledger_team WHERE kind = 'opening' ORDER BY seq";
    collect(reader, sql, |row| OpeningTeam {
        id: row.text(0),
        code: row.text(1),
        title: row.text(2),
        decree: row.text(3),
        host: row.text(4),
        host_id: row.opt_text(5),
        start: row.opt_text(6),
        end: row.opt_text(7),
    })
}

/// Whether a team from before the product was decreed under this number.
pub fn decree_known(reader: &Reader<'_>, number: &str) -> Result<bool> {
    Ok(reader.first("SELECT 1 FROM ledger_team WHERE kind = 'opening' AND decree = $1", vals![number])?.is_some())
}

/// Team, person, part; teams from files only.
pub fn opening_parts(reader: &Reader<'_>) -> Result<Vec<(String, String, Part)>> {
    let sql = "SELECT p.team_id, p.person_id, p.role, p.mark FROM ledger_participation p JOIN ledger_team t ON t.id = p.team_id WHERE t.kind = 'opening'";
    collect(reader, sql, |row| (row.text(0), row.text(1), Part { role: row.text(2), mark: row.opt_real(3) }))
}

pub fn put_opening_team(tx: &Tx<'_>, team: &OpeningTeam, import: Option<&str>) -> Result<()> {
    let insert = "INSERT INTO ledger_team (id, seq, code, kind, title, decree, host, host_id, start_date, end_date, import_id) \
                  SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, 'opening', $3, $4, $5, $6, $7, $8, $9 FROM ledger_team";
    let update = "UPDATE ledger_team SET code = $2, title = $3, decree = $4, host = $5, host_id = $6, start_date = $7, end_date = $8 WHERE id = $1";
    let values = vals![
        &team.id,
        &team.code,
        &team.title,
        &team.decree,
        &team.host,
        team.host_id.clone(),
        team.start.clone(),
        team.end.clone(),
        import.map(str::to_string),
    ];
    tx.exec(if import.is_some() { insert } else { update }, values).map(|_| ())
}

pub fn put_opening_part(tx: &Tx<'_>, team: &str, person: &str, part: &Part, import: Option<&str>) -> Result<()> {
    match import {
        Some(import) => {
            let sql = "INSERT INTO ledger_participation (team_id, person_id, role, mark, import_id) VALUES ($1, $2, $3, $4, $5)";
            tx.exec(sql, vals![team, person, &part.role, part.mark, import])
        }
        None => {
            tx.exec("UPDATE ledger_participation SET role = $3, mark = $4 WHERE team_id = $1 AND person_id = $2", vals![team, person, &part.role, part.mark])
        }
    }
    .map(|_| ())
}

/// Teams of an import on which others rely: participations that another import or a decree brought.
pub fn joined_since(reader: &Reader<'_>, import: &str) -> Result<Option<String>> {
    let sql = "SELECT t.title FROM ledger_team t JOIN ledger_participation p ON p.team_id = t.id WHERE t.import_id = $1 AND (p.import_id IS NULL OR p.import_id <> $1)";
    Ok(reader.first(sql, vals![import])?.map(|row| row.text(0)))
}

/// What a person was credited and debited for the teams of one day.
pub struct DaySum {
    pub person: String,
    /// The day from which it fades.
    pub since: Option<String>,
    pub credit: f64,
    pub debit: f64,
}

/// Of the teams that were decreed here, with what amendments and revocations moved.
pub fn chances(reader: &Reader<'_>) -> Result<Vec<DaySum>> {
    let sql = "SELECT c.person_id, COALESCE(t.issued, t.start_date) AS since, SUM(c.credit), SUM(c.debit) FROM \
               (SELECT team_id, person_id, credit, debit FROM ledger_chance UNION ALL SELECT team_id, person_id, credit, debit FROM ledger_correction) c \
               JOIN ledger_team t ON t.id = c.team_id GROUP BY c.person_id, COALESCE(t.issued, t.start_date)";
    collect(reader, sql, |row| DaySum { person: row.text(0), since: row.opt_text(1), credit: row.real(2), debit: row.real(3) })
}

/// Person, seats served on teams of any kind, and of these on teams issued here.
pub fn served(reader: &Reader<'_>) -> Result<Vec<(String, u32, u32)>> {
    let sql = "SELECT p.person_id, COUNT(*), SUM(CASE WHEN t.kind = 'decree' THEN 1 ELSE 0 END) FROM ledger_participation p \
               JOIN ledger_team t ON t.id = p.team_id GROUP BY p.person_id";
    collect(reader, sql, |row| (row.text(0), row.int(1) as u32, row.int(2) as u32))
}

/// Who had a chance above 0 in a team issued here, in either reading.
pub fn eligible(reader: &Reader<'_>) -> Result<Vec<String>> {
    let sql = "SELECT person_id FROM ledger_chance WHERE credit > 0.0 UNION SELECT person_id FROM ledger_opportunity WHERE chance > 0.0";
    collect(reader, sql, |row| row.text(0))
}

/// A line of a person's history, with the part of the term they served.
pub struct Service {
    pub title: String,
    pub role: String,
    pub decree: String,
    pub start: Option<String>,
    pub end: Option<String>,
    pub host: String,
    pub mark: Option<f64>,
    pub by_rampak: bool,
}

/// Teams of a person, newest first.
pub fn services(reader: &Reader<'_>, person: &str) -> Result<Vec<Service>> {
    let sql = "SELECT t.title, p.role, t.decree, COALESCE(p.first_day, t.start_date), COALESCE(p.last_day, t.end_date), t.host, p.mark, t.kind FROM ledger_participation p \
               JOIN ledger_team t ON t.id = p.team_id WHERE p.person_id = $1 ORDER BY t.start_date DESC, t.seq DESC";
    let rows = reader.query(sql, vals![person])?;
    Ok(rows
        .iter()
        .map(|row| Service {
            title: row.text(0),
            role: row.text(1),
            decree: row.text(2),
            start: row.opt_text(3),
            end: row.opt_text(4),
            host: row.text(5),
            mark: row.opt_real(6),
            by_rampak: row.str(7) == "decree",
        })
        .collect())
}

/// Who shared a team with a person, and how often.
pub fn partners(reader: &Reader<'_>, person: &str) -> Result<Vec<(String, u32)>> {
    let sql = "SELECT o.person_id, COUNT(*) FROM ledger_participation m JOIN ledger_participation o ON o.team_id = m.team_id AND o.person_id <> m.person_id \
               WHERE m.person_id = $1 AND (m.last_day IS NULL OR o.first_day IS NULL OR m.last_day >= o.first_day) \
               AND (o.last_day IS NULL OR m.first_day IS NULL OR o.last_day >= m.first_day) GROUP BY o.person_id";
    Ok(reader.query(sql, vals![person])?.iter().map(|row| (row.text(0), row.int(1) as u32)).collect())
}

/// A seat on a team issued here.
pub struct Booking {
    pub team: String,
    pub person: String,
    /// Days as kept.
    pub first: String,
    pub last: String,
    /// Weekly.
    pub hours: u16,
    /// With an honorarium.
    pub paid: bool,
}

/// Everyone's seats on teams issued here, each for the part of the term they serve.
pub fn bookings(reader: &Reader<'_>) -> Result<Vec<Booking>> {
    let sql = "SELECT t.id, p.person_id, COALESCE(p.first_day, t.start_date), COALESCE(p.last_day, t.end_date), p.hours, p.paid \
               FROM ledger_participation p JOIN ledger_team t ON t.id = p.team_id \
               WHERE t.kind = 'decree' AND t.start_date IS NOT NULL AND t.end_date IS NOT NULL";
    collect(reader, sql, |row| Booking {
        team: row.text(0),
        person: row.text(1),
        first: row.text(2),
        last: row.text(3),
        hours: row.int(4) as u16,
        paid: row.flag(5),
    })
}

/// A member of a team, for the whole term or a part of it.
pub struct Member {
    pub team: String,
    pub person: String,
    pub first: Option<String>,
    pub last: Option<String>,
}

impl Member {
    /// Whether two members of one team served at the same time.
    pub fn meets(&self, other: &Member) -> bool {
        let before = |a: &Member, b: &Member| a.last.as_ref().zip(b.first.as_ref()).is_some_and(|(last, first)| last < first);
        !before(self, other) && !before(other, self)
    }
}

/// Members of every team that started on this day or later, by team.
pub fn members_since(reader: &Reader<'_>, day: &str) -> Result<Vec<Member>> {
    let sql = "SELECT t.id, p.person_id, p.first_day, p.last_day FROM ledger_participation p JOIN ledger_team t ON t.id = p.team_id \
               WHERE t.start_date >= $1 ORDER BY t.seq, p.person_id";
    let member = |row: &crate::database::Row| Member { team: row.text(0), person: row.text(1), first: row.opt_text(2), last: row.opt_text(3) };
    Ok(reader.query(sql, vals![day])?.iter().map(member).collect())
}

/// Two people of every pair who sat on one team but never at the same time.
pub fn never_met(reader: &Reader<'_>) -> Result<Vec<(String, String)>> {
    let sql = "SELECT a.person_id, b.person_id FROM ledger_participation a JOIN ledger_participation b ON b.team_id = a.team_id \
               AND a.person_id <> b.person_id AND a.last_day < b.first_day";
    collect(reader, sql, |row| (row.text(0), row.text(1)))
}

/// Team and person of every team, by team.
pub fn members(reader: &Reader<'_>) -> Result<Vec<(String, String)>> {
    collect(reader, "SELECT team_id, person_id FROM ledger_participation ORDER BY team_id, person_id", |row| (row.text(0), row.text(1)))
}

/// Members of every team, by team; who left midway is not among them, unless all did.
pub fn staying(reader: &Reader<'_>) -> Result<Vec<(String, String)>> {
    let sql = "SELECT p.team_id, p.person_id FROM ledger_participation p WHERE p.last_day IS NULL \
               OR NOT EXISTS (SELECT 1 FROM ledger_participation o WHERE o.team_id = p.team_id AND o.last_day IS NULL) ORDER BY p.team_id, p.person_id";
    collect(reader, sql, |row| (row.text(0), row.text(1)))
}

/// A team that a decree makes.
pub struct IssuedTeam<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub decree: &'a str,
    pub host: &'a str,
    pub host_id: Option<String>,
    pub start: &'a str,
    pub end: &'a str,
    /// ISO date of the decree.
    pub issued: &'a str,
    pub decree_id: &'a str,
    pub brief_id: &'a str,
}

/// Writes an issued team; its members and chances follow.
pub fn put_issued_team(tx: &Tx<'_>, team: &IssuedTeam<'_>) -> Result<()> {
    let sql = "INSERT INTO ledger_team (id, seq, kind, title, decree, host, host_id, start_date, end_date, decree_id, brief_id, issued) \
               SELECT $1, COALESCE(MAX(seq), 0) + 1, 'decree', $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM ledger_team";
    let values = vals![team.id, team.title, team.decree, team.host, team.host_id.clone(), team.start, team.end, team.decree_id, team.brief_id, team.issued];
    tx.exec(sql, values).map(|_| ())
}

/// A seat as the book has it.
pub struct Held<'a> {
    pub role: &'a str,
    /// A week.
    pub hours: u16,
    /// With an honorarium.
    pub paid: bool,
}

/// `first`: the day from which they serve, where it is not the team's first.
pub fn put_issued_part(tx: &Tx<'_>, team: &str, person: &str, seat: &Held<'_>, first: Option<&str>) -> Result<()> {
    let sql = "INSERT INTO ledger_participation (team_id, person_id, role, hours, paid, first_day) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.exec(sql, vals![team, person, seat.role, seat.hours, seat.paid, first.map(str::to_string)]).map(|_| ())
}

/// `refused`: the debit is of a seat they refused.
pub fn put_chance(tx: &Tx<'_>, team: &str, person: &str, credit: f64, debit: f64, refused: bool) -> Result<()> {
    let sql = "INSERT INTO ledger_chance (team_id, person_id, credit, debit, refused) VALUES ($1, $2, $3, $4, $5)";
    tx.exec(sql, vals![team, person, credit, debit, i64::from(refused)]).map(|_| ())
}

/// A person's entry in the ledger for one issued team, or for a decree that changed it.
pub struct Entry {
    pub title: String,
    pub decree: String,
    pub start: Option<String>,
    /// The day from which it fades.
    pub since: Option<String>,
    /// When they served.
    pub role: Option<String>,
    pub credit: f64,
    pub debit: f64,
    pub refused: bool,
    /// By an amendment or a revocation.
    pub moved: bool,
}

/// Entries of one person in the order of the teams, as entered; what was moved later follows its team.
pub fn entries(reader: &Reader<'_>, person: &str) -> Result<Vec<Entry>> {
    let sql = "SELECT t.title, c.decree, c.day, COALESCE(t.issued, t.start_date), p.role, c.credit, c.debit, c.refused, c.moved FROM \
               (SELECT e.team_id, e.person_id, s.decree, s.start_date AS day, e.credit, e.debit, e.refused, 0 AS moved FROM ledger_chance e JOIN ledger_team s ON s.id = e.team_id \
               UNION ALL SELECT team_id, person_id, decree, dated, credit, debit, refused, 1 FROM ledger_correction) c \
               JOIN ledger_team t ON t.id = c.team_id LEFT JOIN ledger_participation p ON p.team_id = c.team_id AND p.person_id = c.person_id \
               WHERE c.person_id = $1 ORDER BY t.seq, c.moved, c.day, c.decree";
    let entry = |row: &crate::database::Row| Entry {
        title: row.text(0),
        decree: row.text(1),
        start: row.opt_text(2),
        since: row.opt_text(3),
        role: row.opt_text(4),
        credit: row.real(5),
        debit: row.real(6),
        refused: row.flag(7),
        moved: row.flag(8),
    };
    Ok(reader.query(sql, vals![person])?.iter().map(entry).collect())
}

/// A person's place on a team issued here.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub person: String,
    pub role: String,
    /// Weekly.
    pub hours: u16,
    /// With an honorarium.
    pub paid: bool,
    /// `None`: from the team's first day.
    pub first: Option<String>,
    /// No longer serves, since the day after.
    pub last: Option<String>,
}

/// A team issued here, with everyone who served or serves.
pub struct StandingTeam {
    pub id: String,
    /// ISO days.
    pub start: String,
    pub end: String,
    pub members: Vec<Standing>,
}

/// The team of a founding decree.
pub fn team_of_decree(reader: &Reader<'_>, decree: &str) -> Result<Option<StandingTeam>> {
    let sql = "SELECT id, COALESCE(start_date, ''), COALESCE(end_date, '') FROM ledger_team WHERE decree_id = $1";
    let Some(team) = reader.first(sql, vals![decree])? else { return Ok(None) };
    let sql = "SELECT person_id, role, hours, first_day, last_day, paid FROM ledger_participation WHERE team_id = $1 ORDER BY person_id";
    let members = reader.query(sql, vals![team.text(0)])?;
    let members = members
        .iter()
        .map(|row| Standing {
            person: row.text(0),
            role: row.text(1),
            hours: row.int(2) as u16,
            first: row.opt_text(3),
            last: row.opt_text(4),
            paid: row.flag(5),
        })
        .collect();
    Ok(Some(StandingTeam { id: team.text(0), start: team.text(1), end: team.text(2), members }))
}

/// Chances credited for a team when it was issued.
pub fn shares(reader: &Reader<'_>, team: &str) -> Result<Vec<(String, f64)>> {
    let rows = reader.query("SELECT person_id, credit FROM ledger_chance WHERE team_id = $1 ORDER BY person_id", vals![team])?;
    Ok(rows.iter().map(|row| (row.text(0), row.real(1))).collect())
}

/// The day after which a member no longer serves; one who never began leaves no trace but in the entries.
pub fn end_part(tx: &Tx<'_>, team: &str, person: &str, last: &str, began: bool) -> Result<()> {
    if began {
        tx.exec("UPDATE ledger_participation SET last_day = $3 WHERE team_id = $1 AND person_id = $2", vals![team, person, last])
    } else {
        tx.exec("DELETE FROM ledger_participation WHERE team_id = $1 AND person_id = $2", vals![team, person])
    }
    .map(|_| ())
}

/// Another seat from now on.
pub fn move_part(tx: &Tx<'_>, team: &str, person: &str, seat: &Held<'_>) -> Result<()> {
    let sql = "UPDATE ledger_participation SET role = $3, hours = $4, paid = $5 WHERE team_id = $1 AND person_id = $2";
    tx.exec(sql, vals![team, person, seat.role, seat.hours, seat.paid]).map(|_| ())
}

/// What a later decree moves, under its id, number and date.
pub struct Correction<'a> {
    pub decree_id: &'a str,
    pub decree: &'a str,
    pub dated: &'a str,
    pub team: &'a str,
}

/// `refused`: the debit is of a seat they refused.
pub fn put_correction(tx: &Tx<'_>, by: &Correction<'_>, person: &str, credit: f64, debit: f64, refused: bool) -> Result<()> {
    let sql = "INSERT INTO ledger_correction (decree_id, person_id, team_id, decree, dated, credit, debit, refused) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.exec(sql, vals![by.decree_id, person, by.team, by.decree, by.dated, credit, debit, i64::from(refused)]).map(|_| ())
}

pub fn put_opportunity(tx: &Tx<'_>, team: &str, person: &str, chance: f64) -> Result<()> {
    tx.exec("INSERT INTO ledger_opportunity (team_id, person_id, chance) VALUES ($1, $2, $3)", vals![team, person, chance]).map(|_| ())
}

/// Person, the day from which it fades, sum of the chances whatever the fit; of a team that served a part of its term, that part.
pub fn opportunities(reader: &Reader<'_>) -> Result<Vec<(String, Option<String>, f64)>> {
    let sql = "SELECT o.person_id, COALESCE(t.issued, t.start_date) AS since, SUM(o.chance * COALESCE(part.share, 1.0)) FROM ledger_opportunity o \
               JOIN ledger_team t ON t.id = o.team_id LEFT JOIN \
               (SELECT c.team_id, (SUM(c.debit) + COALESCE((SELECT SUM(k.debit) FROM ledger_correction k WHERE k.team_id = c.team_id AND k.refused = 0), 0.0)) \
               / SUM(c.debit) AS share FROM ledger_chance c WHERE c.refused = 0 AND c.debit > 0.0 GROUP BY c.team_id) part ON part.team_id = o.team_id \
               GROUP BY o.person_id, COALESCE(t.issued, t.start_date)";
    collect(reader, sql, |row| (row.text(0), row.opt_text(1), row.real(2)))
}

/// Person, the day from which it fades, and how much of a seat they served, on teams whose opportunities are known.
pub fn served_with_opportunity(reader: &Reader<'_>) -> Result<Vec<(String, Option<String>, f64)>> {
    let sql = "SELECT c.person_id, COALESCE(t.issued, t.start_date), c.debit FROM \
               (SELECT team_id, person_id, debit FROM ledger_chance WHERE refused = 0 \
               UNION ALL SELECT team_id, person_id, debit FROM ledger_correction WHERE refused = 0) c JOIN ledger_team t ON t.id = c.team_id \
               WHERE c.debit <> 0 AND EXISTS (SELECT 1 FROM ledger_opportunity o WHERE o.team_id = t.id)";
    collect(reader, sql, |row| (row.text(0), row.opt_text(1), row.real(2)))
}

/// Teams whose opportunities are known, and all teams.
pub fn teams_with_opportunity(reader: &Reader<'_>) -> Result<(u32, u32)> {
    let count = |sql: &str| Ok(reader.first(sql, &[])?.map_or(0, |row| row.int(0) as u32));
    Ok((count("SELECT COUNT(DISTINCT team_id) FROM ledger_opportunity")?, count("SELECT COUNT(*) FROM ledger_team")?))
}

/// Host and person of every seat on a team whose host is known.
pub fn hosted(reader: &Reader<'_>) -> Result<Vec<(String, String)>> {
    let sql = "SELECT t.host_id, p.person_id FROM ledger_participation p JOIN ledger_team t ON t.id = p.team_id WHERE t.host_id IS NOT NULL ORDER BY t.seq, p.person_id";
    collect(reader, sql, |row| (row.text(0), row.text(1)))
}

/// Teams with a known host, and all teams.
pub fn teams_with_host(reader: &Reader<'_>) -> Result<(u32, u32)> {
    Ok(reader.first("SELECT COUNT(host_id), COUNT(*) FROM ledger_team", &[])?.map_or((0, 0), |row| (row.int(0) as u32, row.int(1) as u32)))
}

/// Every team with its size, newest first; its last day is that of who served longest, which a revocation brings forward.
pub fn team_items(reader: &Reader<'_>) -> Result<Vec<super::wire::TeamItem>> {
    let sql = "SELECT t.id, t.title, t.decree, t.host, t.start_date, COALESCE(MAX(COALESCE(p.last_day, t.end_date)), t.end_date), t.kind, COUNT(p.person_id), COUNT(p.last_day) FROM ledger_team t \
               LEFT JOIN ledger_participation p ON p.team_id = t.id GROUP BY t.id, t.title, t.decree, t.host, t.start_date, t.end_date, t.kind, t.seq \
               ORDER BY t.start_date DESC NULLS LAST, t.seq DESC";
    collect(reader, sql, |row| super::wire::TeamItem {
        id: row.text(0),
        title: row.text(1),
        decree: row.text(2),
        host: row.text(3),
        start: row.opt_text(4),
        end: row.opt_text(5),
        by_rampak: row.str(6) == "decree",
        // who left midway is not of its size, unless all did
        members: if row.int(7) > row.int(8) { row.int(7) - row.int(8) } else { row.int(7) } as u32,
        agencies: 0,
        blau: 0.0,
    })
}
