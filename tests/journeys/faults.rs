use crate::support::{Cli, clean, text};
use std::process::Stdio;
use std::time::Duration;

/// kill -9 at twenty moments of an import: the file opens, and holds all of it or nothing.
#[test]
fn killed_in_the_middle_of_an_import_nothing_is_half_done() {
    let (mut whole, mut none) = (0, 0);
    for round in 0..20u64 {
        let cli = Cli::new();
        cli.json(0, &["init"]);
        let paths: Vec<String> = clean().iter().map(|path| path.display().to_string()).collect();
        let mut args = vec!["roster", "import"];
        args.extend(paths.iter().map(String::as_str));
        let mut child = cli.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        std::thread::sleep(Duration::from_millis(20 + round * 45));
        let _ = child.kill();
        let _ = child.wait();
        let stats = cli.json(0, &["roster", "stats"]);
        match stats["people"].as_u64() {
            Some(0) => {
                assert_eq!(stats["ratings"], 0);
                none += 1;
            }
            Some(300) => {
                assert_eq!(stats["ratings"], 3837);
                whole += 1;
            }
            other => panic!("half an import: {other:?}"),
        }
        let report = cli.json(0, &args);
        let refused: u64 = report["files"].as_array().map_or(0, |files| files.iter().filter_map(|f| f["refused"].as_u64()).sum());
        assert_eq!(refused, 0);
        assert_eq!(cli.json(0, &["roster", "stats"])["people"], 300, "the import can be made again");
    }
    println!("killed 20 times: {none} before, {whole} after the commit");
}

/// Settings say that a copy of the one file is a backup.
#[test]
fn a_copy_of_the_file_is_the_whole_office() {
    let cli = Cli::sample();
    let proposal = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    cli.json(0, &["proposal", "approve", &proposal]);
    let copy = Cli::new();
    std::fs::copy(cli.file(), copy.file()).expect("it can be copied");
    assert_eq!(text(&copy.json(0, &["proposal", "show", &proposal]), "state"), "approved");
    let backup = cli.folder.path().join("cadangan.rampak");
    let named = backup.display().to_string();
    assert_eq!(text(&cli.json(0, &["backup", &named]), "file"), named);
    assert_eq!(text(&cli.json(1, &["backup", &named])["problem"], "code"), "file_exists");
    let copy = Cli::new();
    std::fs::copy(&backup, copy.file()).expect("it can be copied");
    assert_eq!(copy.json(0, &["roster", "stats"])["people"], 300);
}

#[test]
fn usage_errors_and_missing_files_have_their_own_codes() {
    let cli = Cli::new();
    assert_eq!(cli.run(&["tidak-ada"]).status.code(), Some(2));
    let missing = cli.json(1, &["roster", "stats"]);
    assert_eq!(text(&missing["problem"], "code"), "file_missing");
    assert!(!cli.file().exists(), "asking makes no file");
    cli.json(0, &["init"]);
    assert_eq!(text(&cli.json(1, &["proposal", "show", "x"])["problem"], "code"), "not_found");
}

#[test]
fn a_file_that_cannot_be_written_says_so_and_keeps_what_was() {
    let cli = Cli::sample();
    let proposal = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    cli.json(0, &["proposal", "approve", &proposal]);
    let decree = text(&cli.json(0, &["decree", "draft", &proposal]), "decree");
    let nowhere = cli.folder.path().join("tidak").join("ada.pdf");
    let problem = cli.json(1, &["decree", "export", &decree, "--pdf", &nowhere.display().to_string()]);
    assert_eq!(text(&problem["problem"], "code"), "file_write");
    assert_eq!(text(&cli.json(0, &["decree", "show", &decree]), "state"), "draft");
}

/// The first Ctrl+C cancels: code 4, and nothing of the import is left.
#[cfg(unix)]
#[test]
fn ctrl_c_cancels_an_import() {
    let mut cancelled = 0;
    for wait in [60, 120, 180, 240, 300, 360] {
        let cli = Cli::new();
        cli.json(0, &["init"]);
        let paths: Vec<String> = clean().iter().map(|path| path.display().to_string()).collect();
        let mut args = vec!["roster", "import"];
        args.extend(paths.iter().map(String::as_str));
        let mut child = cli.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        std::thread::sleep(Duration::from_millis(wait));
        let _ = std::process::Command::new("kill").arg("-INT").arg(child.id().to_string()).status();
        let people = |code: Option<i32>| match code {
            Some(4) => Some(0),
            Some(0) => Some(300),
            // before the handler was in place
            _ => None,
        };
        let code = child.wait().expect("it ends").code();
        if let Some(people) = people(code) {
            assert_eq!(cli.json(0, &["roster", "stats"])["people"], people);
        }
        cancelled += u32::from(code == Some(4));
    }
    assert!(cancelled > 0, "none of six was cancelled in time");
}
