use crate::support::{Cli, text};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("the file is there")).expect("the file is JSON")
}

/// A proposal of P01 in a file, and the folder it lies in, which has no office.
fn exported(more: &[&str]) -> (Cli, String) {
    let cli = Cli::sample();
    let id = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    let path = cli.folder.path().join("usulan.json").display().to_string();
    let saved = cli.json(0, &[&["instance", "export", id.as_str(), "--out", path.as_str()], more].concat());
    assert_eq!((saved["people"].as_u64(), saved["changed"].as_bool()), (Some(300), Some(false)));
    (cli, path)
}

#[test]
fn a_proposal_is_solved_checked_and_explained_without_its_office() {
    let (cli, path) = exported(&[]);
    let elsewhere = Cli::new();
    let solved = elsewhere.json(0, &["instance", "solve", &path]);
    assert_eq!((text(&solved, "outcome"), solved["same"].as_bool()), ("proved".into(), Some(true)), "the same team, its seed kept");
    let audit = elsewhere.json(0, &["instance", "audit", &path]);
    assert_eq!((audit["valid"].as_bool(), audit["members"].as_array().map(Vec::len)), (Some(true), solved["team"].as_array().map(Vec::len)));
    let view = cli.json(0, &["proposal", "why", &text(&audit["members"][0], "nip")]);
    assert_eq!(view["sentences"], audit["members"][0]["sentences"], "the reasons are those the office gives");
}

/// What was decided is told and checked as it was, whatever the ledger and other teams have become since.
#[test]
fn an_issued_team_keeps_the_reasons_it_was_issued_for() {
    let cli = Cli::sample();
    let formed = cli.json(0, &["formation", "propose", "P01"]);
    let id = text(&formed, "proposal");
    let member = text(&formed["team"][0], "nip");
    let rows = cli.json(0, &["roster", "list"]);
    let nobody = rows["rows"].as_array().expect("rows").iter().map(|row| text(row, "nip"));
    let outside = nobody.clone().find(|nip| text(&cli.json(0, &["proposal", "why-not", nip, &id]), "verdict") == "cost").expect("one who costs something");
    cli.json(0, &["proposal", "approve", &id]);
    let asked = || {
        let show = cli.json(0, &["proposal", "show", &id]);
        let not = cli.json(0, &["proposal", "why-not", &outside, &id]);
        let fairness = cli.json(0, &["proposal", "fairness", &id]);
        // seats elsewhere change; those of this team do not
        let own = |seat: &Value| (seat["eligible"].clone(), seat["effective"].clone());
        let seats: Vec<(Value, Value)> = fairness["seats"].as_array().expect("seats").iter().map(own).collect();
        (cli.json(0, &["proposal", "why", &member, &id]), not, show["fairness"].clone(), show["mix"].clone(), seats, fairness["not_assessed"].clone())
    };
    let before = asked();
    let decree = text(&cli.json(0, &["decree", "draft", &id]), "decree");
    let today = jiff::Timestamp::now().to_string();
    cli.json(0, &["decree", "issue", &decree, "--number", "800/1/2026", "--date", &today[..10], "--note", "menyusul"]);
    assert_eq!(asked(), before, "as when it was decided");
    // a later team takes members and balances
    let next = text(&cli.json(0, &["formation", "propose", "P02"]), "proposal");
    cli.json(0, &["proposal", "approve", &next]);
    let decree = text(&cli.json(0, &["decree", "draft", &next]), "decree");
    cli.json(0, &["decree", "issue", &decree, "--number", "800/2/2026", "--date", &today[..10], "--note", "menyusul"]);
    assert_eq!(asked(), before, "whatever came after");
    assert_eq!(told(&cli, &id), ("alone".into(), false, true), "its file is valid and solves to the same team");
}

#[test]
fn people_by_number_give_the_same_team() {
    let (cli, path) = exported(&["--pseudonymous"]);
    let kept = std::fs::read_to_string(&path).expect("the file is there");
    for row in cli.json(0, &["roster", "list"])["rows"].as_array().expect("rows") {
        assert!(!kept.contains(&text(row, "nip")) && !kept.contains(&text(row, "name")), "no NIP and no name");
    }
    let file = read(Path::new(&path));
    let days: BTreeSet<String> = file["job"]["people"].as_array().expect("people").iter().map(|person| text(person, "u")).collect();
    let end: Date = text(&file["job"]["brief"], "end").parse().expect("a day");
    assert!(days.iter().all(|day| day.is_empty() || *day == end.yesterday().expect("a day").to_string()), "no day of anybody's own: {days:?}");
    let solved = cli.json(0, &["instance", "solve", &path]);
    assert_eq!(solved["same"], true);
    assert!(text(&solved["team"][0], "nip").starts_with("P0"));
}

#[test]
fn a_changed_file_is_found_out_and_a_broken_one_is_named() {
    let (cli, path) = exported(&[]);
    let whole = read(Path::new(&path));
    let with = |change: &dyn Fn(&mut Value), code: i32, verb: &str| {
        let mut other = whole.clone();
        change(&mut other);
        std::fs::write(&path, other.to_string()).expect("it is written");
        cli.json(code, &["instance", verb, &path])
    };
    let outside =
        (0..300).find(|at| !whole["proposal"]["team"].as_array().expect("a team").iter().any(|member| member[1] == *at)).expect("someone is not on it");
    let swapped = with(&|file| file["proposal"]["team"][0][1] = json!(outside), 3, "audit");
    assert!(swapped["valid"] == false && !swapped["flaws"].as_array().expect("flaws").is_empty());
    let praised = with(&|file| file["proposal"]["criteria"][0]["value"] = json!(9_999), 3, "audit");
    assert!(text(&json!({ "f": praised["flaws"][0] }), "f").contains("9.999"));
    let unknown = with(&|file| (file["proposal"]["outcome"], file["proposal"]["team"]) = (json!("blessed"), json!([])), 1, "audit");
    assert_eq!(text(&unknown["problem"]["params"], "detail"), "proposal.outcome");
    let none_drawn = with(&|file| (file["proposal"]["outcome"], file["proposal"]["team"]) = (json!("drawn"), json!([])), 1, "audit");
    assert_eq!(text(&none_drawn["problem"]["params"], "detail"), "proposal.team");
    let fault = |value: Value| (text(&value["problem"], "code"), text(&value["problem"]["params"], "detail"));
    assert_eq!(fault(with(&|file| file["proposal"]["team"][0][1] = json!(300), 1, "audit")), ("instance_file".into(), "proposal.team[0]".into()));
    assert_eq!(fault(with(&|file| file["schema"] = json!("rampak-instance/9"), 1, "solve")).0, "instance_schema");
    let (code, detail) = fault(with(&|file| file["job"]["people"] = json!("none"), 1, "solve"));
    assert!(code == "instance_file" && !detail.is_empty());
    std::fs::write(&path, "{").expect("it is written");
    assert_eq!(fault(cli.json(1, &["instance", "solve", &path])).0, "instance_file");
}

/// What a file says of a proposal, and whether solving it gives the same team.
fn told(cli: &Cli, proposal: &str) -> (String, bool, bool) {
    let path = cli.folder.path().join("asal.json").display().to_string();
    let saved = cli.json(0, &["instance", "export", proposal, "--out", path.as_str()]);
    let solved = cli.json(0, &["instance", "solve", &path]);
    assert_eq!(solved["formed"], saved["formed"]);
    assert_eq!(cli.json(0, &["instance", "audit", &path])["valid"], true);
    (text(&saved, "formed"), saved["changed"] == true, solved["same"] == true)
}

#[test]
fn a_file_says_how_its_team_came_about_and_does_not_blame_the_data() {
    let cli = Cli::sample();
    let first = cli.json(0, &["formation", "propose", "P01"]);
    let id = text(&first, "proposal");
    assert_eq!(told(&cli, &id), ("alone".into(), false, true));
    let others = cli.json(0, &["proposal", "alternatives", &id, "--count", "1"]);
    assert_eq!(told(&cli, others["proposals"][0].as_str().expect("one more")), ("alternative".into(), false, false));
    let member = text(&first["team"][2], "nip");
    let substituted = text(&cli.json(0, &["proposal", "exclude", &id, &member, "--least"]), "proposal");
    let (formed, changed, _) = told(&cli, &substituted);
    assert_eq!((formed.as_str(), changed), ("substitute", false));
    let excluded = text(&cli.json(0, &["proposal", "exclude", &substituted, &text(&first["team"][1], "nip")]), "proposal");
    assert_eq!(told(&cli, &excluded), ("alone".into(), false, true), "formed again from the start");
    let many = cli.json(0, &["formation", "portfolio", "P01", "P02"]);
    let together = text(&many["teams"][0], "proposal");
    let (formed, changed, _) = told(&cli, &together);
    assert_eq!((formed.as_str(), changed), ("together", false));
    let view = cli.json(0, &["proposal", "show", &together]);
    assert!(view["fairness"]["fit_best"].is_null() && view["fairness"]["fit_given_up"].is_null(), "nobody knows what it could have been alone");
    assert!(view["warnings"].as_array().is_some_and(|warnings| warnings.contains(&json!("formed_together"))));
    cli.json(0, &["lottery", "draw", "P02", "--panels", "1000", "--number", "042", "--out", &cli.folder.path().display().to_string()]);
    let list = cli.json(0, &["proposal", "list", "--brief", "P02"]);
    let drawn = list.as_array().expect("a list").iter().find(|proposal| proposal["outcome"] == "drawn").expect("one was drawn");
    let (formed, changed, _) = told(&cli, &text(drawn, "id"));
    assert_eq!((formed.as_str(), changed), ("drawn", false));
}
