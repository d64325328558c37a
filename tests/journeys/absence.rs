//! Leave and duties: read from a sheet, entered by hand, and what becomes of a team.

use crate::support::{Cli, Desk, empty, sample, text};
use jiff::ToSpan;
use jiff::civil::Date;
use rampak_office::brief::wire::BriefForm;
use rampak_office::formation::wire::{FormationOptions, FormationResult, PortfolioBrief};
use rampak_office::roster::wire::{AbsenceForm, AbsenceItem, ImportReport, PeopleQuery};
use rampak_office::{Office, Progress};
use serde_json::{Value, json};

fn propose(office: &Office, brief: &str) -> FormationResult {
    office.formation_propose(brief, &FormationOptions::default(), &Progress::silent()).expect("a formation").value
}

fn members(result: &FormationResult) -> Vec<String> {
    result.team.iter().map(|member| member.nip.clone()).collect()
}

fn form(nip: &str, kind: &str, first: Option<Date>, last: Option<Date>) -> AbsenceForm {
    AbsenceForm {
        id: None,
        nip: nip.into(),
        kind: kind.into(),
        first: first.map(|day| day.to_string()),
        last: last.map(|day| day.to_string()),
        note: String::new(),
    }
}

fn save(office: &Office, form: &AbsenceForm) -> AbsenceItem {
    office.roster_absence_save(form).expect("it is saved").value
}

/// First and last day of a brief's term.
fn term(form: &BriefForm) -> (Date, Date) {
    (form.start.parse().expect("a day"), form.end.parse().expect("a day"))
}

fn day(date: Date) -> String {
    date.strftime("%d-%m-%Y").to_string()
}

/// The last line of a seat's funnel: how many are left, and who is absent by kind.
fn absent(desk: &Desk, form: &BriefForm) -> Vec<(String, u32)> {
    let counts = desk.office.brief_count(form).expect("counts");
    let mut all: Vec<(String, u32)> =
        counts.iter().flat_map(|seat| &seat.funnel).flat_map(|line| &line.absent).map(|one| (one.kind.clone(), one.people)).collect();
    all.sort();
    all.dedup();
    all
}

struct Sheet {
    desk: Desk,
    member: String,
    proposal: String,
    report: ImportReport,
}

/// A team of P01, then a sheet by which its first member is on leave and another person has a class; six rows are wrong.
fn read() -> Sheet {
    let desk = sample();
    let result = propose(&desk.office, "P01");
    let (start, _) = term(&desk.office.brief_get("P01").expect("the brief"));
    let (member, other) = (result.team[0].nip.clone(), result.team[1].nip.clone());
    let lines = [
        "NIP;NAMA;JABATAN;UNIT KERJA;GOLONGAN;JENIS;MULAI;SELESAI;KETERANGAN".to_string(),
        format!("{member};Seseorang;Guru;Dinas;III/c;Cuti Sakit;{};{};operasi rahasia", day(start), day(start.checked_add(9.days()).expect("a day"))),
        format!("{other};;;;;Bertugas di kelas;;;Kelas 4"),
        format!("{other};;;;;Liburan;01-02-2027;;"),
        format!("{other};;;;;Cuti;10-02-2027;01-02-2027;"),
        format!("{other};;;;;Cuti;;;"),
        format!("{other};;;;;Cuti;01-02-2027;segera;"),
        "199001012020011999;;;;;Cuti;01-02-2027;;".to_string(),
        format!("{other};;;;;Bertugas di kelas;;;Kelas 4"),
    ];
    let path = desk.folder.path().join("ketidakhadiran.csv");
    std::fs::write(&path, lines.join("\n")).expect("a file");
    let report = desk.office.roster_import(&[path], &Progress::silent()).expect("it imports").value;
    Sheet { desk, member, proposal: result.proposal.expect("a proposal"), report }
}

#[test]
fn a_sheet_of_absences_is_read_and_its_wrong_rows_are_named() {
    let Sheet { desk, member, proposal, report } = read();
    let file = &report.files[0];
    assert_eq!((file.kind.as_str(), file.new, file.changed, file.refused), ("absences", 2, 0, 5), "{:?}", report.findings);
    let told = |row: u32| {
        let of = report.findings.iter().filter(|finding| finding.row == row && finding.treatment != "repaired");
        of.map(|finding| (finding.kind.as_str(), finding.header.as_str(), finding.value.as_str(), finding.treatment.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(told(4), vec![("absence_kind_unknown", "JENIS", "Liburan", "refused_row")]);
    assert_eq!(told(5), vec![("absence_order", "SELESAI", "2027-02-01", "refused_row")]);
    assert_eq!(told(6), vec![("absence_no_start", "MULAI", "", "refused_row")]);
    assert!(told(7).contains(&("absence_day_unread", "SELESAI", "segera", "refused_row")), "an end that cannot be read is not taken for none");
    assert_eq!(told(8)[0].0, "person_not_in_roster");
    assert_eq!(told(9)[0].0, "dup_exact");
    assert!(report.findings.iter().all(|finding| !finding.advice.starts_with("advice_")), "each has words");
    // whoever is on leave is told with the days, and nothing of the reason is kept
    let why = desk.office.proposal_why_not(&proposal, &member, None, &Progress::silent()).expect("an answer");
    assert_eq!(why.verdict, "on_team");
    let breaches = desk.office.proposal_get(&proposal).expect("the proposal").breaches;
    assert_eq!(breaches.iter().map(|rule| rule.kind.as_str()).collect::<Vec<_>>(), vec!["availability"]);
    let all = desk.office.roster_absences(None).expect("a list");
    assert_eq!(
        all.iter().map(|item| (item.kind.as_str(), item.note.as_str(), item.source.as_str())).collect::<Vec<_>>(),
        vec![("class_duty", "Kelas 4", "ketidakhadiran.csv"), ("leave", "", "ketidakhadiran.csv")]
    );
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(desk.folder.path()).expect("the folder").flatten().filter(|entry| entry.path().extension().is_none_or(|end| end != "csv")) {
        bytes.extend(std::fs::read(entry.path()).unwrap_or_default());
    }
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(holds(b"Kelas 4") && !holds(b"operasi rahasia"), "no reason of a leave reaches the file");
}

#[test]
fn the_same_sheet_twice_is_once_and_its_undo_takes_it_back() {
    let Sheet { desk, member, report, .. } = read();
    let path = desk.folder.path().join("ketidakhadiran.csv");
    let again = desk.office.roster_import(&[path], &Progress::silent()).expect("it imports").value;
    assert_eq!((again.import, again.files[0].new, again.files[0].changed), (None, 0, 0));
    assert!(again.files[0].unchanged >= 2);
    let before = desk.office.roster_absences(Some(&member)).expect("a list");
    // a later sheet knows of a longer leave: one row changes, and its undo brings the shorter one back
    let (start, end) = term(&desk.office.brief_get("P01").expect("the brief"));
    let longer = desk.folder.path().join("cuti.csv");
    std::fs::write(&longer, format!("NIP;JENIS CUTI;TANGGAL MULAI;TANGGAL SELESAI\n{member};Cuti Besar;{};{}\n", day(start), day(end))).expect("a file");
    let changed = desk.office.roster_import(&[longer], &Progress::silent()).expect("it imports").value;
    assert_eq!((changed.files[0].new, changed.files[0].changed), (0, 1));
    assert_eq!(desk.office.roster_absences(Some(&member)).expect("a list")[0].last, Some(end.to_string()));
    desk.office.roster_import_undo(&changed.import.expect("an import")).expect("nothing was built on it");
    assert_eq!(desk.office.roster_absences(Some(&member)).expect("a list"), before);
    desk.office.roster_import_undo(&report.import.expect("an import")).expect("nothing was built on it");
    assert!(desk.office.roster_absences(None).expect("a list").is_empty());
}

#[test]
fn who_is_absent_on_any_day_of_the_term_is_not_chosen_and_why_not_says_when() {
    let desk = sample();
    let brief = desk.office.brief_get("P01").expect("the brief");
    let (start, end) = term(&brief);
    let first = propose(&desk.office, "P01");
    let member = members(&first)[0].clone();
    let leave = save(&desk.office, &form(&member, "leave", Some(end), None));
    let next = propose(&desk.office, "P01");
    assert!(!members(&next).contains(&member), "a leave that begins on the last day bars");
    let id = next.proposal.expect("a proposal");
    let why = desk.office.proposal_why_not(&id, &member, None, &Progress::silent()).expect("an answer");
    assert_eq!(why.verdict, "barred");
    let said = why.sentences.join(" ");
    let months = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
    let shown = format!("{} {} {}", end.day(), months[end.month() as usize - 1], end.year());
    assert!(said.contains(&format!("cuti, sejak {shown}")), "{said}");
    assert!(why.bars.iter().any(|bar| bar.have.as_deref() == Some(&format!("cuti, sejak {shown}"))), "{:?}", why.bars);
    assert!(absent(&desk, &brief).contains(&("leave".into(), 1)), "the funnel tells it apart");
    let view = desk.office.proposal_get(&first.proposal.clone().expect("a proposal")).expect("the proposal");
    assert_eq!(view.breaches[0].kind, "availability", "the team formed before is checked again");
    // over before the term: back again
    let before =
        AbsenceForm { id: Some(leave.id.clone()), ..form(&member, "leave", Some(start.checked_sub(30.days()).expect("a day")), start.yesterday().ok()) };
    save(&desk.office, &before);
    assert_eq!(members(&propose(&desk.office, "P01")), members(&first), "an absence at another time draws nothing again");
    desk.office.roster_absence_delete(&leave.id).expect("it is there");
    assert!(desk.office.roster_absences(Some(&member)).expect("a list").is_empty());
}

#[test]
fn a_duty_holds_always_and_a_seat_may_be_open_to_it() {
    let desk = sample();
    let first = propose(&desk.office, "P01");
    let member = members(&first)[0].clone();
    save(&desk.office, &form(&member, "class_duty", None, None));
    assert!(!members(&propose(&desk.office, "P01")).contains(&member));
    let mut brief = desk.office.brief_get("P01").expect("the brief");
    brief.seats.iter_mut().for_each(|seat| seat.duty_allowed = true);
    desk.office.brief_save(&brief).expect("it is saved");
    assert!(absent(&desk, &brief).is_empty());
    let counts = |form: &BriefForm| desk.office.brief_count(form).expect("counts").iter().map(|seat| seat.people).sum::<u32>();
    let mut closed = brief.clone();
    closed.seats.iter_mut().for_each(|seat| seat.duty_allowed = false);
    assert!(counts(&brief) > counts(&closed));
}

#[test]
fn an_impossible_team_names_the_leave_and_a_shorter_term_helps() {
    let desk = sample();
    let member = members(&propose(&desk.office, "P01"))[0].clone();
    let mut brief = desk.office.brief_get("P01").expect("the brief");
    let (_, end) = term(&brief);
    brief.pins.included = vec![member.clone()];
    desk.office.brief_save(&brief).expect("it is saved");
    save(&desk.office, &form(&member, "study_leave", Some(end), None));
    let result = propose(&desk.office, "P01");
    assert_eq!(result.outcome, "infeasible");
    let line = result.conflict.iter().find(|line| line.rule.kind == "availability").expect("availability is to blame");
    assert!(line.text.contains("1 tugas belajar"), "{}", line.text);
    let shorter = result.relaxations.iter().find(|change| change.rule.kind == "availability").expect("a shorter term helps");
    assert_eq!(shorter.form.end, end.yesterday().expect("a day").to_string());
    desk.office.brief_save(&shorter.form).expect("it is saved");
    assert!(members(&propose(&desk.office, "P01")).contains(&member));
}

#[test]
fn each_of_many_teams_has_its_own_term() {
    let desk = sample();
    let mut later = desk.office.brief_get("P02").expect("the brief");
    let (start, end) = term(&desk.office.brief_get("P01").expect("the brief"));
    let member = members(&propose(&desk.office, "P02"))[0].clone();
    later.start = end.tomorrow().expect("a day").to_string();
    later.end = end.checked_add(200.days()).expect("a day").to_string();
    later.pins.included = vec![member.clone()];
    let later = desk.office.brief_save(&later).expect("it is saved").value;
    let both = [PortfolioBrief { brief: "P01".into(), priority: 1 }, PortfolioBrief { brief: "P02".into(), priority: 1 }];
    let formed = || desk.office.formation_portfolio(&both, &FormationOptions::default(), &Progress::silent()).expect("a portfolio").value;
    let leave = save(&desk.office, &form(&member, "leave", Some(start), Some(end)));
    let result = formed();
    let of = |code: &str| result.teams.iter().find(|team| team.brief == code).map(|team| team.team.iter().map(|m| m.nip.clone()).collect::<Vec<_>>());
    assert!(!of("P01").expect("P01 is filled").contains(&member), "away for the first");
    assert!(of("P02").expect("P02 is filled").contains(&member), "and there for the second");
    let within = AbsenceForm { id: Some(leave.id), ..form(&member, "leave", Some(term(&later).1), None) };
    save(&desk.office, &within);
    let unfilled = formed().unfilled;
    assert_eq!(unfilled.iter().map(|brief| brief.brief.as_str()).collect::<Vec<_>>(), vec!["P02"], "an absence of the later term alone is not lost");
}

#[test]
fn the_known_days_of_a_temporary_standing_decide() {
    let desk = sample();
    let list = |active_only: bool| desk.office.roster_people(&PeopleQuery { active_only, ..PeopleQuery::default() }).expect("a list").rows;
    let away = list(false).into_iter().filter(|row| !row.active).map(|row| desk.office.roster_profile(&row.nip, None).expect("a profile"));
    let profile = away.into_iter().find(|profile| profile.standing.contains("Tugas Belajar") || profile.standing.contains("Cuti")).expect("one on leave");
    let kind = if profile.standing.contains("Cuti") { "leave" } else { "study_leave" };
    let removed = || {
        let counts = desk.office.brief_count(&desk.office.brief_get("P01").expect("the brief")).expect("counts");
        counts[0].funnel.iter().find(|line| line.rule.kind == "standing").map_or(0, |line| line.removed)
    };
    let (before, listed) = (removed(), list(true).len());
    let today = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
    let other = if kind == "leave" { "study_leave" } else { "leave" };
    save(&desk.office, &form(&profile.nip, other, Some(today), None));
    assert_eq!(removed(), before, "days of another kind say nothing of it");
    let old = save(&desk.office, &form(&profile.nip, kind, Some(today.checked_sub(400.days()).expect("a day")), today.checked_sub(300.days()).ok()));
    assert_eq!(removed(), before, "nor do those of an older leave");
    save(
        &desk.office,
        &AbsenceForm { id: Some(old.id), ..form(&profile.nip, kind, Some(today.checked_sub(90.days()).expect("a day")), today.checked_add(1.day()).ok()) },
    );
    assert_eq!((removed(), list(true).len()), (before - 1, listed + 1), "known days decide instead");
    assert!(desk.office.roster_profile(&profile.nip, None).expect("a profile").days_decide);
}

#[test]
fn what_makes_no_sense_is_refused_and_an_import_is_not_undone_beneath_it() {
    let desk = sample();
    let nip = desk.office.roster_people(&PeopleQuery::default()).expect("a list").rows[0].nip.clone();
    let (first, last): (Date, Date) = ("2027-02-10".parse().expect("a day"), "2027-02-01".parse().expect("a day"));
    let code = |form: &AbsenceForm| desk.office.roster_absence_save(form).expect_err("it makes no sense").code;
    assert_eq!(code(&form(&nip, "leave", None, None)), "absence_no_start");
    assert_eq!(code(&form(&nip, "leave", Some(first), Some(last))), "absence_order");
    assert_eq!(code(&form(&nip, "holiday", Some(first), None)), "absence_invalid");
    assert_eq!(code(&form("199001012020011999", "leave", Some(first), None)), "not_found");
    let kept = save(&desk.office, &form(&nip, "leave", Some(first), None));
    assert_eq!(code(&form(&nip, "leave", Some(first), Some(first))), "absence_exists");
    let import = desk.office.roster_imports().expect("imports")[0].id.clone();
    let problem = desk.office.roster_import_undo(&import).expect_err("an absence was entered on it");
    assert_eq!((problem.code.as_str(), problem.params["what"].as_str()), ("import_built_on", "absence"));
    desk.office.roster_absence_delete(&kept.id).expect("it is there");
    desk.office.roster_import_undo(&import).expect("nothing is built on it any more");
    assert!(empty().office.roster_absences(None).expect("a list").is_empty());
}

#[test]
fn the_command_line_enters_lists_and_deletes_and_the_file_of_a_proposal_holds_what_bars() {
    let cli = Cli::sample();
    let brief = cli.json(0, &["brief", "show", "P01"]);
    let (start, end) = (text(&brief, "start"), text(&brief, "end"));
    let first = cli.json(0, &["formation", "propose", "P01"]);
    let (away, duty) = (text(&first["team"][0], "nip"), text(&first["team"][1], "nip"));
    let added = cli.json(0, &["roster", "absence", "add", &away, "--kind", "leave", "--first", &start, "--last", &end, "--note", "rahasia"]);
    assert_eq!((text(&added, "kind"), text(&added, "note")), ("leave".into(), String::new()));
    cli.json(0, &["roster", "absence", "add", &duty, "--kind", "class_duty"]);
    assert_eq!(cli.json(1, &["roster", "absence", "add", &duty, "--kind", "other"])["problem"]["code"], "absence_no_start");
    assert_eq!(cli.json(0, &["roster", "absence", "list"]).as_array().map(Vec::len), Some(2));
    assert_eq!(cli.json(0, &["roster", "absence", "list", &away])[0]["first"], json!(start));
    assert_eq!(cli.json(0, &["roster", "show", &away])["absences"][0]["id"], added["id"]);
    cli.json(0, &["brief", "set", "P01", "--duty", "true"]);
    let id = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    let read = |more: &[&str]| -> (Value, String) {
        let path = cli.folder.path().join("usulan.json").display().to_string();
        cli.json(0, &[&["instance", "export", id.as_str(), "--out", path.as_str()], more].concat());
        assert_eq!(cli.json(0, &["instance", "audit", &path])["valid"], true);
        assert_eq!(cli.json(0, &["instance", "solve", &path])["same"], true, "{more:?}");
        (serde_json::from_str(&std::fs::read_to_string(&path).expect("the file")).expect("it is JSON"), path)
    };
    let kept = |file: &Value| {
        let people = file["job"]["people"].as_array().expect("people").iter();
        let mut all: Vec<Value> = people.filter_map(|person| person.get("w").cloned()).collect();
        all.sort_by_key(Value::to_string);
        all
    };
    let (mut file, path) = read(&[]);
    assert_eq!(kept(&file), vec![json!([["class_duty", null, null]]), json!([["leave", start, end]])]);
    let member = file["proposal"]["team"][0][1].as_u64().expect("a person") as usize;
    file["job"]["people"][member]["w"] = json!([["study_leave", end, null]]);
    std::fs::write(&path, file.to_string()).expect("it is written");
    let flaws = cli.json(3, &["instance", "audit", &path]);
    assert!(text(&json!({ "f": flaws["flaws"][0] }), "f").contains("Tersedia"), "{flaws}");
    file["job"]["people"][member]["w"] = json!([["holiday", end, null]]);
    std::fs::write(&path, file.to_string()).expect("it is written");
    assert_eq!(cli.json(1, &["instance", "audit", &path])["problem"]["params"]["detail"], json!(format!("job.people[{member}].w")));
    let (hidden, _) = read(&["--pseudonymous"]);
    assert_eq!(kept(&hidden), vec![json!([["class_duty", null, null]]), json!([["other", null, null]])], "no days and no kind of leave");
    cli.json(0, &["roster", "absence", "delete", &text(&added, "id")]);
    assert_eq!(cli.json(0, &["roster", "absence", "list", &away]), json!([]));
}
