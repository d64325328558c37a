//! A lottery from the frozen pool to an approved proposal, and a draw file that nobody can change unseen.

use crate::support::{Cli, Desk, sample, text};
use rampak_office::Progress;
use rampak_office::database::Database;
use rampak_office::formation::wire::{FormationOptions, JobRule};
use rampak_office::proposal::lottery::verify::lottery_verify;
use rampak_office::proposal::lottery::wire::{DrawFile, LotteryCheck, LotteryOptions};
use std::fs;
use std::path::{Path, PathBuf};

const PANELS: &str = "200";

/// Frozen for P01: the answer and the draw file.
fn frozen(cli: &Cli, more: &[&str]) -> (serde_json::Value, PathBuf) {
    let path = cli.folder.path().join("undian.json");
    let out = path.display().to_string();
    let mut args = vec!["lottery", "draw", "P01", "--panels", PANELS, "--out", &out];
    args.extend(more);
    (cli.json(0, &args), path)
}

#[test]
fn a_team_drawn_by_a_number_becomes_a_decree() {
    let cli = Cli::sample();
    let (lottery, path) = frozen(&cli, &[]);
    let hash = text(&lottery, "sha256");
    assert!(lottery["team"].is_null() && lottery["number"].is_null() && hash.len() == 64);
    assert!(lottery["smallest_exact"].as_f64() <= lottery["bound"].as_f64().map(|bound| bound + 1e-6));
    let file = path.display().to_string();
    let check = cli.json(0, &["lottery", "verify", &file, "--number", "17"]);
    assert_eq!((check["valid"].as_bool(), check["hash_checked"].as_bool(), text(&check, "hash")), (Some(true), Some(false), hash.clone()));
    cli.json(1, &["lottery", "draw", "P01", "--number", PANELS]);
    let drawn = cli.json(0, &["lottery", "draw", "P01", "--number", "017"]);
    assert_eq!(text(&drawn, "sha256"), hash, "the frozen lottery is the one drawn from");
    let nips = |team: &serde_json::Value, key: &str| -> Vec<String> {
        let mut nips: Vec<String> = team.as_array().into_iter().flatten().map(|member| text(member, key)).collect();
        nips.sort();
        nips
    };
    assert_eq!(nips(&drawn["team"], "nip"), nips(&check["team"], "person"), "anyone finds the same team in the file");
    cli.json(1, &["lottery", "draw", "P01", "--number", "018"]);
    let again = cli.json(0, &["lottery", "draw", "P01", "--number", "018", "--reason", "Seorang anggota sakit"]);
    assert_eq!(again["draws"], 2);
    let proposal = text(&drawn, "proposal");
    let view = cli.json(0, &["proposal", "show", &proposal]);
    assert_eq!((text(&view, "outcome"), view["breaches"].as_array().map(Vec::len)), ("drawn".into(), Some(0)));
    cli.json(0, &["proposal", "approve", &proposal]);
    let decree = text(&cli.json(0, &["decree", "draft", &proposal]), "decree");
    assert!(!decree.is_empty());
    // elsewhere: no office file at all
    let elsewhere = Cli::new();
    assert_eq!(elsewhere.json(0, &["lottery", "verify", &file])["valid"], true);
}

#[test]
fn a_changed_draw_file_is_refused() {
    let cli = Cli::sample();
    let (lottery, path) = frozen(&cli, &["--pseudonymous"]);
    let file = path.display().to_string();
    let good = fs::read_to_string(&path).expect("the draw file was written");
    // a NIP has 18 digits
    assert!(good.split("\"n\":\"").skip(1).all(|rest| rest.find('"') == Some(16)), "no NIP in a pseudonymous file");
    let refused = |text: &str, why: &str| {
        fs::write(&path, text).expect("the file can be changed");
        let output = cli.run(&["lottery", "verify", &file]);
        assert_ne!(output.status.code(), Some(0), "{why}");
    };
    // a byte anywhere, by the hash alone
    for at in (0..good.len()).step_by(good.len() / 40).filter(|at| good.is_char_boundary(*at) && good.as_bytes()[*at].is_ascii_alphanumeric()) {
        let mut bytes = good.clone().into_bytes();
        bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        refused(&String::from_utf8(bytes).expect("ASCII for ASCII"), &format!("byte {at}"));
    }
    // without the hash: a member, a count and the order of writing are still seen
    fs::remove_file(format!("{file}.sha256")).expect("the hash lies beside the file");
    let json: serde_json::Value = serde_json::from_str(&good).expect("the draw file is JSON");
    let first = json["panels"][0][0][1].as_u64().expect("a member");
    let other = (0..).find(|at| json["panels"][0].as_array().is_some_and(|team| team.iter().all(|member| member[1] != *at))).expect("someone else");
    let begin = format!("\"panels\":[[[{},{first}]", json["panels"][0][0][0]);
    assert!(good.contains(&begin));
    refused(&good.replacen(&begin, &begin.replace(&format!(",{first}]"), &format!(",{other}]")), 1), "a member exchanged");
    let count = format!("\"chances\":[[{},{},", json["chances"][0][0], json["chances"][0][1]);
    let more = format!("\"chances\":[[{},{},", json["chances"][0][0], json["chances"][0][1].as_u64().unwrap_or(0) + 1);
    refused(&good.replacen(&count, &more, 1), "a count changed");
    refused(&format!("{good} "), "a blank added");
    fs::write(&path, &good).expect("the file can be written back");
    let check = cli.json(0, &["lottery", "verify", &file, "--hash", &text(&lottery, "sha256")]);
    assert_eq!((check["valid"].as_bool(), check["hash_checked"].as_bool()), (Some(true), Some(true)));
    cli.json(3, &["lottery", "verify", &file, "--hash", &"0".repeat(64)]);
    // who changes the file changes the hash beside it: it may accuse, never acquit
    fs::write(format!("{file}.sha256"), format!("{}  undian.json\n", "0".repeat(64))).expect("the hash can be written");
    let check = cli.json(3, &["lottery", "verify", &file, "--hash", &text(&lottery, "sha256")]);
    assert_eq!((check["valid"].as_bool(), check["hash_checked"].as_bool()), (Some(false), Some(true)));
}

/// Frozen for P01 in this process.
fn frozen_here(desk: &Desk) -> String {
    let options = LotteryOptions { panels: Some(200), ..LotteryOptions::default() };
    desk.office.lottery_freeze("P01", &options, &Progress::silent()).expect("a lottery").value.item.id
}

fn sql(desk: &Desk, text: &str) -> rampak_office::Result<usize> {
    let text = text.to_string();
    Database::open(&desk.folder.path().join("kantor.rampak")).expect("the file opens").write(move |tx| tx.exec(&text, &[]))
}

fn checked(path: &Path, file: &DrawFile) -> LotteryCheck {
    fs::write(path, serde_json::to_string(file).expect("it is written")).expect("the file can be changed");
    lottery_verify(path, Some("0"), None, "id").expect("it can be read")
}

/// Every rigging is written in the fixed form, with no hash beside it: only what it says gives it away.
#[test]
fn a_rigged_draw_file_is_not_valid() {
    let desk = sample();
    let folder = desk.folder.path();
    let saved = desk.office.lottery_save(&frozen_here(&desk), folder).expect("the draw file");
    let honest: DrawFile = serde_json::from_str(&fs::read_to_string(&saved[0]).expect("the draw file")).expect("a draw file");
    let path = folder.join("rekaan.json");
    assert_eq!(checked(&path, &honest).faults, Vec::<String>::new());
    assert!(honest.proved && honest.chances.len() > 2);
    let rigged = |what: &str, says: &str, rig: &dyn Fn(&mut DrawFile)| {
        let mut file = honest.clone();
        rig(&mut file);
        let faults = checked(&path, &file).faults;
        assert!(faults.iter().any(|fault| fault.contains(says)), "{what}: {faults:?}");
        faults
    };
    rigged("a chance given to another", "menurut peluangnya", &|file| {
        file.proved = false;
        let part = file.chances[0].2.min(1.0 - file.chances[1].2);
        file.chances[0].2 -= part;
        file.chances[1].2 += part;
    });
    let most = honest.chances.iter().map(|(_, count, _)| f64::from(*count)).fold(0.0, f64::max);
    rigged("more than the cap", "melebihi batas peluang", &|file| file.cap = Some((most - 2.0) / 200.0));
    rigged("a cap of nothing", "cap", &|file| file.cap = Some(0.0));
    rigged("a cap above all", "cap", &|file| file.cap = Some(1.5));
    rigged("another objective", "objective", &|file| file.objective = "acak".into());
    rigged("less than what is proved", "terbukti", &|file| file.bound += 0.01);
    rigged("a negative chance", "tidak cocok", &|file| {
        let part = file.chances[0].2 + 0.001;
        file.chances[0].2 -= part;
        file.chances[1].2 += part;
    });
    rigged("no moment", "created", &|file| file.created = "kemarin".into());
    rigged("no last day", "instance.brief.end", &|file| file.instance.brief.end = "kapan-kapan".into());
    rigged("no retirement", "besok", &|file| file.instance.people[0].u = Some("besok".into()));
    rigged("no kind of ASN", "instance.people[0]", &|file| file.instance.people[0].k = "raja".into());
    rigged("no kind for a seat", "instance.brief.seats.0", &|file| file.instance.brief.seats[0].kinds = vec!["raja".into()]);
    rigged("no rank", "instance.brief.seats.0", &|file| file.instance.brief.seats[0].rank_min = Some(99));
    rigged("no criterion", "instance.order", &|file| file.instance.order[0].criterion = "selera".into());
    let shape = "tidak boleh ada";
    rigged("no agency", shape, &|file| file.instance.people[0].a = usize::MAX);
    rigged("no competency", shape, &|file| file.instance.people[0].l.push((u16::MAX, 1)));
    rigged("no pair", shape, &|file| file.instance.past_pairs.push((0, usize::MAX, 1)));
    rigged("no host", shape, &|file| file.instance.host = Some(usize::MAX));
    rigged("no member", shape, &|file| file.panels[0][0].1 = usize::MAX);
    rigged("no seat", shape, &|file| file.panels[0][0].0 = usize::MAX);
    rigged("no chance", shape, &|file| file.chances[0].0 = usize::MAX);
    rigged("nobody outside", shape, &|file| file.outside.push((usize::MAX, JobRule("fit".into(), None, None))));
    rigged("more seats than can be counted", shape, &|file| file.instance.brief.seats.iter_mut().for_each(|seat| seat.count = u16::MAX));
    let seat = honest.instance.brief.seats.iter().position(|seat| seat.requirements.iter().any(|need| need.minimum.is_some())).expect("a minimum");
    let faults = rigged("a rule made harder", &honest.instance.brief.seats[seat].role, &|file| {
        file.instance.brief.seats[seat].requirements.iter_mut().filter(|need| need.minimum.is_some()).for_each(|need| need.minimum = Some(5));
    });
    assert!(faults.iter().all(|fault| !fault.contains("  ") && !fault.contains(" .")), "a sentence with a hole: {faults:?}");
    // whatever is in it, it is answered
    let good = fs::read_to_string(&saved[0]).expect("the draw file");
    let strange = ["", "null", "[]", "{}", "{\"schema\":\"rampak-lottery/1\"}"].map(String::from).into_iter();
    let cut = (1..40).map(|part| good[..good.len() * part / 40].to_string());
    let numbers = (0..60).map(|at| {
        let digits = good.match_indices(|c: char| c.is_ascii_digit()).nth(at * 173).map_or(0, |(place, _)| place);
        format!("{}{}{}", &good[..digits], ["0", "99999", "18446744073709551615", "1e300"][at % 4], &good[digits + 1..])
    });
    let answered = |text: &str| {
        fs::write(&path, text).expect("the file can be changed");
        lottery_verify(&path, Some("0"), None, "id").is_ok_and(|check| check.valid)
    };
    assert!(strange.chain(cut).all(|text| !answered(&text)));
    let valid = numbers.filter(|text| answered(text)).count();
    assert!(valid < 60, "a changed number is never seen");
}

#[test]
fn a_brief_once_drawn_for_is_drawn_again_only_with_a_reason() {
    let desk = sample();
    let office = &desk.office;
    let first = frozen_here(&desk);
    // all at once: one of them is the first
    let done = std::thread::scope(|scope| {
        let draws: Vec<_> = (0..8)
            .map(|at| {
                scope.spawn({
                    let first = &first;
                    move || office.lottery_draw(first, &at.to_string(), " ", false).is_ok()
                })
            })
            .collect();
        draws.into_iter().map(|draw| draw.join().expect("no panic")).filter(|done| *done).count()
    });
    assert_eq!((done, office.proposal_list(Some("P01")).expect("proposals").len()), (1, 1), "what was refused left nothing");
    let again = frozen_here(&desk);
    assert_eq!(office.lottery_draw(&again, "3", "", false).expect_err("the brief was drawn for").code, "lottery_reason");
    let view = office.lottery_draw(&again, "3", " Ketua berhalangan ", false).expect("a redraw").value;
    assert_eq!((view.draws.len(), view.draws[0].reason.as_str()), (1, "Ketua berhalangan"));
    let listed = office.lottery_list(Some("P01")).expect("lotteries");
    let shown: Vec<_> = listed.iter().map(|item| (item.id.as_str(), item.draws, item.number)).collect();
    assert_eq!((shown.len(), shown[0], shown[1].1), (2, (again.as_str(), 1, Some(3)), 1));
    assert!(office.lottery_list(Some("P02")).expect("lotteries").is_empty());
    let import = office.roster_imports().expect("imports")[0].id.clone();
    let refused = office.roster_import_undo(&import).expect_err("a proposal was built on it");
    assert_eq!(refused.params["what"], "proposal");
}

#[test]
fn what_was_frozen_and_drawn_stays_as_it_was() {
    let desk = sample();
    let lottery = frozen_here(&desk);
    let import = desk.office.roster_imports().expect("imports")[0].id.clone();
    let refused = desk.office.roster_import_undo(&import).expect_err("its people are in a lottery");
    assert_eq!((refused.code.as_str(), refused.params["what"].as_str()), ("import_built_on", "lottery"));
    desk.office.lottery_draw(&lottery, "7", "", false).expect("a draw");
    for table in ["proposal_lottery", "proposal_draw"] {
        assert!(sql(&desk, &format!("DELETE FROM {table}")).is_err(), "{table} can be emptied");
    }
    assert!(sql(&desk, "UPDATE proposal_draw SET number = 8").is_err() && sql(&desk, "UPDATE proposal_lottery SET body = ''").is_err());
    // a hand that takes the lock off first is seen by the hash
    sql(&desk, "DROP TRIGGER proposal_lottery_fixed").expect("SQLite lets it");
    sql(&desk, "UPDATE proposal_lottery SET file = replace(file, 'leximin', 'maximin')").expect("SQLite lets it");
    let refused = [
        desk.office.lottery_get(&lottery).expect_err("it is another"),
        desk.office.lottery_draw(&lottery, "8", "Salah baca", false).expect_err("it is another"),
        desk.office.lottery_save(&lottery, desk.folder.path()).expect_err("it is another"),
    ];
    assert!(refused.iter().all(|problem| problem.code == "lottery_changed"), "{refused:?}");
}

#[test]
fn a_write_that_fails_midway_leaves_nothing() {
    let desk = sample();
    let quiet = Progress::silent();
    let kept = || desk.office.proposal_list(None).expect("proposals").len();
    let lottery = frozen_here(&desk);
    sql(&desk, "CREATE TRIGGER no_log BEFORE INSERT ON proposal_draw BEGIN SELECT RAISE(ABORT, 'no'); END").expect("a trigger");
    desk.office.lottery_draw(&lottery, "7", "", false).expect_err("it cannot be logged");
    assert_eq!(kept(), 0, "a drawn team without its log line");
    let third =
        "CREATE TRIGGER no_third BEFORE INSERT ON proposal_proposal WHEN (SELECT COUNT(*) FROM proposal_proposal) = 2 BEGIN SELECT RAISE(ABORT, 'no'); END";
    sql(&desk, third).expect("a trigger");
    desk.office.formation_portfolio(&[], &FormationOptions::default(), &quiet).expect_err("the third cannot be kept");
    assert_eq!(kept(), 0, "part of a batch");
    let first = desk.office.formation_propose("P01", &FormationOptions::default(), &quiet).expect("a team").value.proposal.expect("it is kept");
    desk.office.proposal_alternatives(&first, 2, None, &quiet).expect_err("the third cannot be kept");
    assert_eq!(kept(), 1, "some of the alternatives");
}

#[test]
fn what_was_fixed_at_the_freeze_cannot_be_asked_at_the_draw() {
    let cli = Cli::sample();
    let (lottery, path) = frozen(&cli, &[]);
    let out = path.display().to_string();
    let more: [&[&str]; 5] = [&["--panels", "100"], &["--objective", "nash"], &["--cap", "0.5"], &["--pseudonymous"], &["--out", &out]];
    for more in more {
        let problem = cli.json(2, &[&["lottery", "draw", "P01", "--number", "7"], more].concat());
        assert_eq!((text(&problem["problem"], "code"), text(&problem["problem"]["params"], "hash")), ("lottery_fixed".into(), text(&lottery, "sha256")));
    }
    assert_eq!(cli.json(0, &["lottery", "draw", "P01", "--number", "7"])["number"], 7);
    for cap in ["0", "1.01", "-1", "nan"] {
        assert_eq!(text(&cli.json(1, &["lottery", "draw", "P01", &format!("--cap={cap}")])["problem"], "code"), "lottery_cap", "{cap}");
    }
    let desk = sample();
    let asked = LotteryOptions { objective: "acak".into(), ..LotteryOptions::default() };
    assert_eq!(desk.office.lottery_freeze("P01", &asked, &Progress::silent()).expect_err("no such objective").code, "lottery_objective");
}

#[test]
fn a_draw_without_a_freeze_is_marked() {
    let cli = Cli::sample();
    let out = cli.folder.path().display().to_string();
    let drawn = cli.json(0, &["lottery", "draw", "P01", "--panels", PANELS, "--number", "017", "--out", &out]);
    assert_eq!(drawn["warnings"], serde_json::json!(["frozen_late"]));
    assert!(!text(&drawn, "proposal").is_empty() && text(&drawn, "sha256").len() == 64);
    let listed = cli.json(0, &["lottery", "list", "--brief", "P01"]);
    let shown = cli.json(0, &["lottery", "show", listed[0]["id"].as_str().expect("an id")]);
    assert_eq!(shown["warnings"], drawn["warnings"], "whoever looks later sees it too");
    // one whose hash was told before its number is not
    cli.json(0, &["lottery", "draw", "P02", "--panels", PANELS, "--out", &out]);
    assert_eq!(cli.json(0, &["lottery", "draw", "P02", "--number", "017"])["warnings"], serde_json::json!([]));
}
