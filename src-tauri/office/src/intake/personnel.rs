//! People: one row each, compared with what is known of them. Only what forming a team needs is read.

use super::clean::{self, fold};
use super::dates::{self, Evidence, Said};
use super::kind::Sheet;
use super::lines::{Record, records};
use super::places::{Places, serves};
use super::reading::Reading;
use super::sheet::Cell;
use super::state::State;
use crate::Result;
use crate::progress::Progress;
use crate::roster::rows::Person;
use rampak_core::roster::{Nip, Rank, Sex};
use std::collections::HashMap;

/// Columns of dates, and whether they hold month-first dates too.
type Mixed = HashMap<&'static str, bool>;

const STARTS: [&str; 4] = ["tmt_golongan", "tmt_jabatan", "tmt_cpns", "kontrak_akhir"];

/// Takes in one sheet of people.
pub fn take(state: &mut State, places: &mut Places, sheet: &Sheet, progress: &Progress) -> Result<()> {
    let mut findings = std::mem::take(&mut state.findings);
    let all = records(sheet, &mut findings);
    let mixed = mixed(sheet, &all);
    let capitals = habit(sheet, &all);
    let rounded = rounded(sheet, &all, state);
    let titled = !sheet.header.has("gelar_depan") && !sheet.header.has("gelar_belakang");
    let mut titles_seen = false;
    let mut seen: HashMap<String, (Option<Person>, Person)> = HashMap::new();
    let total = all.len();
    for (at, record) in all.iter().enumerate() {
        progress.check()?;
        if at.is_multiple_of(500) {
            progress.step("check_rows", Some(&sheet.table.file), at, total);
        }
        let mut reading = Reading { sheet, line: record.line, findings: &mut findings };
        let Some(nip) = reading.nip() else {
            state.tallies[sheet.file].refused += 1;
            continue;
        };
        let known = state.people.get(&nip.as_str().to_string()).cloned();
        if known.is_none() && rounded.contains(nip.as_str()) {
            reading.note("nip", "nip_float_lost_digits", nip.as_str(), "refused_row");
            state.tallies[sheet.file].refused += 1;
            continue;
        }
        check(&mut reading, &nip, &mixed);
        let was = known.clone();
        let mut person = known.unwrap_or_else(|| fresh(&nip));
        let renamed = name(&mut reading, &mut person, titled, capitals, &mut titles_seen);
        if person.name.is_empty() {
            reading.note("nama", "name_missing", "", "refused_row");
            state.tallies[sheet.file].refused += 1;
            continue;
        }
        facts(&mut reading, &mut person, &nip, &mixed);
        let now = person.agency.clone();
        if let Some(found) = serves(state, places, &mut reading, record.section, now.as_deref()) {
            // a sheet that names only the agency says nothing against a unit inside it
            let coarse = found.unit == found.agency && found.agency == person.agency && person.unit.is_some();
            if !coarse {
                (person.unit, person.agency) = (found.unit, found.agency);
            }
        }
        if let Some((before, first)) = seen.get(nip.as_str()) {
            if *first == person {
                reading.note_at(0, "dup_exact", nip.as_str(), "merged");
            } else {
                let kept = conflict(&mut reading, before.as_ref(), first, &person);
                state.people.set(nip.as_str().into(), kept, sheet.file, true);
            }
            continue;
        }
        seen.insert(nip.as_str().into(), (was.clone(), person.clone()));
        let counts = !(renamed && was.as_ref().is_some_and(|was| Person { name: was.name.clone(), ..person.clone() } == *was));
        state.people.set(nip.as_str().into(), person, sheet.file, counts);
    }
    if titled && titles_seen {
        let column = sheet.header.column("nama").map_or(0, |column| column as u32 + 1);
        let place = super::finding::Place { file: &sheet.table.file, sheet: &sheet.table.sheet, row: 0, column, header: "" };
        findings.add(&place, "gelar_in_name", "", "repaired");
    }
    findings.settle_habits(&sheet.table.file, &sheet.table.sheet, total);
    state.findings = findings;
    Ok(())
}

fn fresh(nip: &Nip) -> Person {
    Person { id: crate::stamp::id(), nip: nip.as_str().into(), kind: if nip.is_pppk() { "pppk" } else { "pns" }.into(), active: true, ..Person::default() }
}

/// The second row of one person says something else: what was known stands, else the first row, until a person decides.
fn conflict(reading: &mut Reading<'_>, before: Option<&Person>, first: &Person, second: &Person) -> Person {
    let mut kept = first.clone();
    let mut told = "nip";
    let before = before.unwrap_or(first);
    macro_rules! settle {
        ($($field:literal => $($part:ident),*;)*) => {$(
            if $(first.$part != second.$part)||* {
                $(kept.$part.clone_from(&before.$part);)*
                if told == "nip" {
                    told = $field;
                }
            }
        )*};
    }
    settle! {
        "unor" => unit, agency;
        "jabatan" => position;
        "golongan" => rank;
        "kedudukan_hukum" => standing;
        "tmt_golongan" => rank_since;
        "tmt_jabatan" => position_since;
        "tmt_cpns" => joined;
        "kontrak_akhir" => contract_end;
        "nama" => name;
    }
    if told == "kedudukan_hukum" {
        kept.active = before.active;
    }
    let told = if told == "unor" && !reading.sheet.header.has("unor") { "unor_induk" } else { told };
    let shown = clean::text(&reading.cell(told).shown()).0;
    reading.note(told, "dup_conflict", &shown, "asked");
    kept
}

/// What a row says against its own NIP. Birth dates and sexes are checked, never kept.
fn check(reading: &mut Reading<'_>, nip: &Nip, mixed: &Mixed) {
    let born = nip.birth_date();
    let evidence = Evidence::Is(born);
    for (field, said) in births(reading) {
        let said = match said {
            // the century of two digits is the NIP's
            Said::Day(date, Some("date_short2")) if (date.year() - born.year()) % 100 == 0 && date.month() == born.month() && date.day() == born.day() => {
                Said::Day(born, Some("date_short2"))
            }
            other => other,
        };
        let verdict = dates::settle(said, evidence, mixed.get(field).copied().unwrap_or_default());
        let date = if field == "ttl" { verdict.0 } else { reading.take(field, verdict) };
        if date.is_some_and(|date| date != born) {
            reading.note(field, "nip_birth_mismatch", "", "warned");
        }
    }
    let Some(sex) = reading.said("jenis_kelamin") else { return };
    let said = match fold(&sex).as_str() {
        "l" | "m" | "lakilaki" | "laki" | "pria" | "male" => Sex::Male,
        "p" | "f" | "perempuan" | "wanita" | "w" | "female" => Sex::Female,
        _ => return,
    };
    if said != nip.sex() {
        reading.note("jenis_kelamin", "nip_gender_mismatch", "", "warned");
    }
}

/// Birth dates of a row: a column of their own, or after the place.
fn births(reading: &Reading<'_>) -> Vec<(&'static str, Said)> {
    let place = match reading.cell("ttl") {
        Cell::Text(text) => dates::read(&Cell::Text(text.rsplit(',').next().unwrap_or_default().into())),
        _ => Said::Nothing,
    };
    vec![("tanggal_lahir", dates::read(reading.cell("tanggal_lahir"))), ("ttl", place)]
}

/// Takes the name in; answers whether only its spelling became better.
fn name(reading: &mut Reading<'_>, person: &mut Person, titled: bool, capitals: bool, titles_seen: &mut bool) -> bool {
    let Some(full) = reading.said("nama") else { return false };
    let (front, bare, back) = if titled { clean::parts(&full) } else { (String::new(), full.clone(), String::new()) };
    *titles_seen |= !front.is_empty() || !back.is_empty();
    let odd = clean::is_small(&bare) || clean::is_caps(&bare);
    if odd && !(capitals && clean::is_caps(&bare)) {
        reading.note("nama", "case", &full, "repaired");
    }
    let spelled = if odd { clean::title_case(&bare) } else { bare.clone() };
    let front = if titled { front } else { reading.said("gelar_depan").unwrap_or_default() };
    let back = if titled { back } else { reading.said("gelar_belakang").unwrap_or_default() };
    // titles that differ in dots or capitals are the same
    if fold(&front) != fold(&person.front) && !front.is_empty() {
        person.front = front;
    }
    if fold(&back) != fold(&person.back) && !back.is_empty() {
        person.back = back;
    }
    if fold(&spelled) != fold(&person.name) {
        if !person.name.is_empty() {
            reading.note("nama", "name_changed", &full, "warned");
        }
        person.name = spelled;
        return false;
    }
    let guessed = person.name == clean::title_case(&person.name);
    if !odd && guessed && spelled != person.name {
        person.name = spelled;
        return true;
    }
    false
}

fn facts(reading: &mut Reading<'_>, person: &mut Person, nip: &Nip, mixed: &Mixed) {
    let start = |reading: &mut Reading<'_>, field: &'static str| {
        reading.date(field, if field == "kontrak_akhir" { Evidence::None } else { Evidence::FirstOfMonth }, mixed.get(field).copied().unwrap_or_default())
    };
    kind(reading, person, nip);
    if let Some(standing) = reading.said("kedudukan_hukum") {
        person.active = matches!(fold(&standing).as_str(), "aktif" | "pppkaktif" | "cpnsaktif" | "pnsaktif");
        person.standing = standing;
    }
    rank(reading, person);
    if let Some(date) = start(reading, "tmt_golongan") {
        person.rank_since = Some(date);
    }
    let mut set = |field: &str, slot: &mut String| {
        if let Some(text) = reading.said(field) {
            // capitals against the same words are no news
            if fold(&text) != fold(slot) {
                *slot = text;
            }
        }
    };
    set("jabatan", &mut person.position);
    set("jenis_jabatan", &mut person.position_kind);
    set("eselon", &mut person.echelon);
    let mut education = String::new();
    set("pendidikan", &mut education);
    if education.is_empty() {
        set("pendidikan_tingkat", &mut education);
        if person.education.is_empty() {
            person.education = education;
        }
    } else if fold(&education) != fold(&person.education) {
        person.education = education;
    }
    if let Some(date) = start(reading, "tmt_jabatan") {
        person.position_since = Some(date);
    }
    if let Some(date) = start(reading, "tmt_cpns") {
        person.joined = Some(date);
    }
    if let Some(date) = start(reading, "kontrak_akhir") {
        person.contract_end = Some(date);
    }
    if *reading.cell("tahun_lulus") == Cell::Formula {
        reading.note("tahun_lulus", "formula_without_value", "", "asked");
    }
}

fn kind(reading: &mut Reading<'_>, person: &mut Person, nip: &Nip) {
    let said = [reading.said("jenis_pegawai"), reading.said("status_asn")];
    let words = said.iter().flatten().map(|text| text.to_uppercase()).collect::<Vec<_>>();
    let any = |word: &str| words.iter().any(|text| text.contains(word));
    let status = said[1].as_deref().map(str::trim).unwrap_or_default().to_uppercase();
    if any("PARUH") {
        person.kind = "pppk_part_time".into();
    } else if any("PPPK") || any("P3K") || (nip.is_pppk() && person.kind != "pppk_part_time") {
        person.kind = "pppk".into();
    } else if status == "C" || any("CPNS") && !any("PNS DAERAH") && !words.iter().any(|text| text == "PNS") {
        person.kind = "cpns".into();
    } else if any("PNS") {
        person.kind = "pns".into();
    }
}

fn rank(reading: &mut Reading<'_>, person: &mut Person) {
    let shown = reading.cell("golongan").shown();
    let Some((text, _)) = reading.words("golongan") else { return };
    let read = Rank::parse(&text).or_else(|| Rank::parse(&numbered(&text))).or_else(|| text.rsplit_once(',').and_then(|(_, code)| Rank::parse(code)));
    match read {
        Some(rank) => {
            if shown != rank.code() {
                reading.note("golongan", "gol_variant", &shown, "repaired");
            }
            person.rank = rank.code().into();
        }
        None => reading.note("golongan", "gol_unknown", &shown, "asked"),
    }
}

/// `3/c` with the group as a Roman number.
fn numbered(text: &str) -> String {
    let roman = |c: char| match c {
        '1' => "I".into(),
        '2' => "II".into(),
        '3' => "III".into(),
        '4' => "IV".into(),
        other => other.to_string(),
    };
    text.chars().map(roman).collect()
}

fn mixed(sheet: &Sheet, all: &[Record<'_>]) -> Mixed {
    let column = |field: &'static str, evidence: &dyn Fn(&Record<'_>) -> Evidence| {
        let at = sheet.header.column(field);
        (field, at.is_some_and(|at| all.iter().any(|record| dates::is_month_first(dates::read(record.line.at(at)), evidence(record)))))
    };
    let nip = |record: &Record<'_>| match sheet.header.column("nip").map(|at| record.line.at(at)) {
        Some(Cell::Text(text)) => Nip::parse(text).map_or(Evidence::None, |nip| Evidence::Is(nip.birth_date())),
        _ => Evidence::None,
    };
    let mut mixed: Mixed =
        STARTS.iter().map(|field| column(field, &|_| if *field == "kontrak_akhir" { Evidence::None } else { Evidence::FirstOfMonth })).collect();
    mixed.extend([column("tanggal_lahir", &nip)]);
    mixed
}

/// Whether most names of a sheet are in capitals.
fn habit(sheet: &Sheet, all: &[Record<'_>]) -> bool {
    let Some(at) = sheet.header.column("nama") else { return false };
    all.iter().filter(|record| clean::is_caps(&record.line.at(at).shown())).count() * 2 > all.len()
}

/// Numbers of a text file that were once rounded by a spreadsheet: the whole column, or one that a known number rounds to.
fn rounded(sheet: &Sheet, all: &[Record<'_>], state: &State) -> std::collections::HashSet<String> {
    let Some(at) = sheet.header.column("nip") else { return Default::default() };
    let nips: Vec<String> = all.iter().filter_map(|record| Nip::parse(&record.line.at(at).shown()).ok()).map(|nip| nip.as_str().to_string()).collect();
    let whole = |nip: &str| nip.parse::<u64>().unwrap_or_default();
    let suspect: Vec<&String> = nips.iter().filter(|nip| whole(nip).is_multiple_of(16)).collect();
    let known: std::collections::HashSet<u64> = state.people.rows().map(|(nip, _)| (whole(nip) as f64) as u64).collect();
    let column = nips.len() >= 5 && suspect.len() * 10 >= nips.len() * 9;
    suspect.into_iter().filter(|nip| column || known.contains(&whole(nip))).cloned().collect()
}
