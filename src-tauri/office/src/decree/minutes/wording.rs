//! From a draw, and what the office fills in, to what is printed.

use super::phrases::say;
use super::wire::{MinutesForm, SignerForm};
use crate::decree::draft::{layout, letterhead, role, some, team_name};
use crate::proposal::lottery::record::{Drawn, Earlier, Record};
use crate::settings::wire::Settings;
use crate::{Problem, Result, words};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use rampak_core::decree::{LINE, Minutes, MinutesRow, Point, Signatory, Witness, digits_spelled, long_date, month, spelled, weekday};

/// Hours east of Greenwich, by Keputusan Presiden 41/1987.
pub const ZONES: [(&str, i8); 3] = [("wib", 7), ("wita", 8), ("wit", 9)];

/// The language of papers, whatever the screen speaks.
const LANGUAGE: &str = "id";

/// What is known without being filled in.
pub struct Paper<'a> {
    pub record: &'a Record,
    /// Name of the host; empty where there is none.
    pub host: &'a str,
    pub settings: &'a Settings,
    pub sample: bool,
}

/// How the number is found where nothing else is said.
pub fn means(digits: usize) -> String {
    say("draw.means", &[("JUMLAH", &counted(digits))])
}

/// # Errors
/// `zone_unknown`.
pub fn minutes(paper: &Paper<'_>, form: &MinutesForm) -> Result<Minutes> {
    let record = paper.record;
    let zone = ZONES.into_iter().find(|(key, _)| *key == form.zone).ok_or_else(|| Problem::new("zone_unknown").with("zone", &form.zone))?;
    let clock = |at: &str| moment(at, zone);
    let held = clock(&record.draw.at)?;
    let team = team_name(&record.form.title);
    let before = vec![need(paper), pool(record), hash(record, &clock(&record.item.created)?), draw(record, form, &clock)?];
    let place = some(&form.place).unwrap_or_else(|| LINE.into());
    let day = |number: i16| spelled(number.unsigned_abs().into());
    let date = held.date;
    Ok(Minutes {
        layout: layout(&paper.settings.decree),
        sample: paper.sample,
        letterhead: letterhead(&paper.settings.decree),
        title: say("title", &[]),
        subject: say("subject", &[("TIM", &team.to_uppercase())]),
        number: some(&form.number),
        date,
        opening: say(
            "opening",
            &[
                ("HARI", weekday(date)),
                ("TANGGAL", &day(date.day().into())),
                ("BULAN", month(date)),
                ("TAHUN", &day(date.year())),
                ("ANGKA", &format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())),
                ("TEMPAT", &place),
                ("TIM", &team),
            ],
        ),
        after: vec![check(record, before.len())],
        before,
        team: Point { title: say("team", &[]), texts: vec![say("team.text", &[("NOMOR", &thrown(record.draw.number, record.digits))])], ..Point::default() },
        rows: record.team.iter().map(|drawn| row(drawn, record)).collect(),
        closing: say("closing", &[]),
        place_and_date: say("place", &[("TEMPAT", some(&paper.settings.place).as_deref().unwrap_or(LINE)), ("TANGGAL", &long_date(date))]),
        leader: leader(&form.leader),
        witnesses_title: say("witnesses", &[]),
        witnesses: form.witnesses.iter().map(|one| Witness { name: one.name.trim().into(), position: one.position.trim().into() }).collect(),
    })
}

/// The number of the point that tells the hash.
const HASH_POINT: usize = 3;

fn need(paper: &Paper<'_>) -> Point {
    let form = &paper.record.form;
    let date = |iso: &str| iso.parse::<Date>().map_or_else(|_| iso.to_string(), long_date);
    let term = say("need.term.value", &[("MULAI", &date(&form.start)), ("AKHIR", &date(&form.end))]);
    let facts = [("title", form.title.clone()), ("code", form.code.clone()), ("host", paper.host.to_string()), ("term", term), ("seats", seats(paper.record))];
    let told = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
    Point { title: say("need", &[]), facts: told.map(|(name, value)| (say(&format!("need.{name}"), &[]), value)).collect(), ..Point::default() }
}

/// Seats of one role are told together, in the order of the brief; those an office fills are told as such.
fn seats(record: &Record) -> String {
    let mut told: Vec<(String, u32)> = Vec::new();
    let mut offices = Vec::new();
    for seat in &record.form.seats {
        let name = role(&seat.role);
        match &seat.office {
            Some(office) => offices.push(say("need.office", &[("PERAN", &name), ("JABATAN", office)])),
            None => match told.iter_mut().find(|(role, _)| *role == name) {
                Some((_, people)) => *people += u32::from(seat.count),
                None => told.push((name, seat.count.into())),
            },
        }
    }
    let drawn = told.into_iter().map(|(role, people)| say("need.seat", &[("PERAN", &role), ("JUMLAH", &counted(people as usize))]));
    drawn.chain(offices).collect::<Vec<_>>().join("; ")
}

fn pool(record: &Record) -> Point {
    let last = record.item.panels.saturating_sub(1);
    let people = say(
        "pool.people",
        &[
            ("ORANG", &counted(record.item.pool as usize)),
            ("INSTANSI", &counted(record.agencies)),
            ("TIM", &counted(record.item.panels as usize)),
            ("AWAL", &thrown(0, record.digits)),
            ("AKHIR", &thrown(last, record.digits)),
            ("ANGGOTA", &counted(record.size)),
        ],
    );
    let share = |chance: f64| percent(chance, record.digits);
    let fair = [format!("pool.{}", record.item.objective), if record.proved { "pool.proved" } else { "pool.stopped" }.to_string()];
    let fair = fair.iter().map(|slot| say(slot, &[])).collect::<Vec<_>>().join(" ");
    let cap = record.cap.map(|cap| say("pool.cap", &[("BATAS", &share(cap))]));
    let same = if record.smallest < record.largest { "pool.chances" } else { "pool.chances.same" };
    let chances = say(same, &[("TERKECIL", &share(record.smallest)), ("TERBESAR", &share(record.largest))]);
    Point { title: say("pool", &[]), texts: [Some(people), Some(fair), cap, Some(chances)].into_iter().flatten().collect(), ..Point::default() }
}

fn hash(record: &Record, at: &Moment) -> Point {
    let by = record.item.created_by.trim();
    let values = [("TANGGAL", at.day.as_str()), ("PUKUL", &at.time), ("BERKAS", &record.file_name), ("NAMA", by)];
    Point {
        title: say("hash", &[]),
        texts: vec![say(if by.is_empty() { "hash.text" } else { "hash.text.by" }, &values)],
        lines: grouped(&record.item.hash),
        notes: vec![say(if record.draw.late { "hash.late" } else { "hash.told" }, &[])],
        ..Point::default()
    }
}

/// Four lines of four groups, as the hash is read aloud.
fn grouped(hash: &str) -> Vec<String> {
    let letters: Vec<char> = hash.chars().collect();
    let group = |group: &[char]| group.iter().collect::<String>();
    letters.chunks(16).map(|line| line.chunks(4).map(group).collect::<Vec<_>>().join(" ")).collect()
}

fn draw(record: &Record, form: &MinutesForm, clock: &impl Fn(&str) -> Result<Moment>) -> Result<Point> {
    let (draw, at) = (&record.draw, clock(&record.draw.at)?);
    let number = thrown(draw.number, record.digits);
    let how = some(&form.means).unwrap_or_else(|| means(record.digits));
    let spelling = digits_spelled(&number);
    let by = draw.by.trim();
    let values = [("CARA", how.trim_end_matches('.')), ("NOMOR", &number), ("EJAAN", &spelling), ("TANGGAL", &at.day), ("PUKUL", &at.time), ("NAMA", by)];
    let mut texts = vec![say(if by.is_empty() { "draw.number" } else { "draw.number.by" }, &values)];
    let nth = record.earlier.len() + 1;
    if nth > 1 {
        texts.push(say("draw.again", &[("KE", &nth.to_string()), ("EJAAN", &spelled(nth as u64)), ("ALASAN", ended(&draw.reason))]));
    }
    for (at, before) in record.earlier.iter().enumerate() {
        texts.push(earlier(at + 1, before, &clock(&before.draw.at)?));
    }
    Ok(Point { title: say("draw", &[]), texts, ..Point::default() })
}

fn earlier(nth: usize, before: &Earlier, at: &Moment) -> String {
    let (nth, number) = (nth.to_string(), thrown(before.draw.number, before.digits));
    let hash = before.hash.get(..8).unwrap_or(&before.hash);
    let reason = ended(&before.draw.reason);
    let values = [("KE", nth.as_str()), ("TANGGAL", &at.day), ("PUKUL", &at.time), ("NOMOR", &number), ("SIDIK", hash), ("ALASAN", reason)];
    let told = say(if reason.is_empty() { "draw.earlier" } else { "draw.earlier.reason" }, &values);
    if before.draw.late { format!("{told} {}", say("draw.earlier.late", &values)) } else { told }
}

fn check(record: &Record, points_before: usize) -> Point {
    let number = thrown(record.draw.number, record.digits);
    let (hash, team) = (HASH_POINT.to_string(), (points_before + 1).to_string());
    let values = [("BERKAS", record.file_name.as_str()), ("NOMOR", &number), ("ANGKA_SIDIK", &hash), ("ANGKA_TIM", &team)];
    let notes = ["check.note"].into_iter().chain(record.pseudonymous.then_some("check.pseudonyms"));
    Point {
        title: say("check", &[]),
        texts: vec![say("check.text", &values)],
        lines: vec![say("check.command", &values)],
        notes: notes.map(|slot| say(slot, &values)).collect(),
        ..Point::default()
    }
}

fn row(drawn: &Drawn, record: &Record) -> MinutesRow {
    let or_none = |text: &str| some(text).unwrap_or_else(|| "-".into());
    MinutesRow {
        name: drawn.name.clone(),
        nip: if drawn.nip == drawn.name { String::new() } else { drawn.nip.clone() },
        pseudonym: if drawn.code == drawn.nip { String::new() } else { drawn.code.clone() },
        position: or_none(&drawn.position),
        agency: or_none(&drawn.agency),
        role: role(&drawn.role),
        chance: percent(drawn.chance, record.digits),
    }
}

/// Nobody named: lines for name and NIP.
fn leader(form: &SignerForm) -> Signatory {
    let unnamed = form.name.trim().is_empty();
    Signatory {
        capacity: vec![say("leader", &[])],
        name: form.name.trim().into(),
        rank: some(&form.position),
        nip: some(&form.nip).or_else(|| unnamed.then(|| LINE.into())),
    }
}

/// A moment as an office tells it.
struct Moment {
    date: Date,
    /// `24 November 2026`
    day: String,
    /// `09.10 WIB`
    time: String,
}

/// # Errors
/// `unexpected` for what is no moment.
fn moment(at: &str, (zone, hours): (&str, i8)) -> Result<Moment> {
    let at: Timestamp = at.parse().map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    let local = Offset::constant(hours).to_datetime(at);
    Ok(Moment { date: local.date(), day: long_date(local.date()), time: format!("{:02}.{:02} {}", local.hour(), local.minute(), zone.to_uppercase()) })
}

/// `32 (tiga puluh dua)`
fn counted(number: usize) -> String {
    format!("{} ({})", words::number(LANGUAGE, number as f64, 0), spelled(number as u64))
}

/// 42 of a thousand is `042`.
fn thrown(number: u32, digits: usize) -> String {
    format!("{number:0digits$}")
}

/// `5,4 %`; of 1,000 teams one is 0,1 %, so that many digits are exact.
fn percent(chance: f64, digits: usize) -> String {
    format!("{} %", words::number(LANGUAGE, chance * 100.0, digits))
}

/// Without the point at its end, for it stands within a sentence.
fn ended(reason: &str) -> &str {
    reason.trim().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_before_seven_in_the_morning_is_of_that_day() {
        let at = moment("2026-11-23T23:30:00.000000Z", ZONES[0]).expect("a moment");
        assert_eq!((at.day.as_str(), at.time.as_str()), ("24 November 2026", "06.30 WIB"));
        assert_eq!(moment("2026-11-23T23:30:00Z", ZONES[2]).expect("a moment").time, "08.30 WIT");
    }

    #[test]
    fn figures_as_papers_write_them() {
        assert_eq!(counted(1000), "1.000 (seribu)");
        assert_eq!((thrown(42, 3), thrown(0, 1)), ("042".into(), "0".into()));
        assert_eq!((percent(0.054, 3), percent(1.0 / 3.0, 3), percent(0.000_05, 5)), ("5,4 %".into(), "33,333 %".into(), "0,005 %".into()));
        assert_eq!(grouped(&"0123456789abcdef".repeat(4)), vec!["0123 4567 89ab cdef"; 4]);
    }
}
