//! A lottery from the frozen pool to an approved proposal, and a draw file that nobody can change unseen.

use crate::support::{Cli, text};
use std::fs;
use std::path::PathBuf;

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
    assert_eq!((check["valid"].as_bool(), check["hash_checked"].as_bool(), text(&check, "hash")), (Some(true), Some(true), hash.clone()));
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
}
