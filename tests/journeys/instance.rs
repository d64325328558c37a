use crate::support::{Cli, text};
use serde_json::{Value, json};
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

#[test]
fn people_by_number_give_the_same_team() {
    let (cli, path) = exported(&["--pseudonymous"]);
    let kept = std::fs::read_to_string(&path).expect("the file is there");
    for row in cli.json(0, &["roster", "list"])["rows"].as_array().expect("rows") {
        assert!(!kept.contains(&text(row, "nip")) && !kept.contains(&text(row, "name")), "no NIP and no name");
    }
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
    let fault = |value: Value| (text(&value["problem"], "code"), text(&value["problem"]["params"], "detail"));
    assert_eq!(fault(with(&|file| file["proposal"]["team"][0][1] = json!(300), 1, "audit")), ("instance_file".into(), "proposal.team[0]".into()));
    assert_eq!(fault(with(&|file| file["schema"] = json!("rampak-instance/9"), 1, "solve")).0, "instance_schema");
    let (code, detail) = fault(with(&|file| file["job"]["people"] = json!("none"), 1, "solve"));
    assert!(code == "instance_file" && !detail.is_empty());
    std::fs::write(&path, "{").expect("it is written");
    assert_eq!(fault(cli.json(1, &["instance", "solve", &path])).0, "instance_file");
}
