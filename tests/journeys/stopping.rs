//! Stopped by the user or by time: cancelled and nothing kept, or the best so far kept and said to be so.

use crate::support::{Cli, sample, text};
use rampak_office::formation::wire::{FormationOptions, FormationResult, PortfolioResult};
use rampak_office::{Progress, Result};
use std::sync::OnceLock;

/// Works until a phase begins, and then is told to stop and keep the best so far, or to stop and change nothing.
fn until<T>(phase: &'static str, keep: bool, work: impl FnOnce(&Progress) -> Result<T>) -> Result<T> {
    let asked: std::sync::Arc<OnceLock<Progress>> = std::sync::Arc::default();
    let inner = asked.clone();
    let progress = Progress::to(move |line| {
        if line.phase == phase
            && let Some(progress) = inner.get()
        {
            if keep { progress.keep() } else { progress.cancel() }
        }
    });
    asked.set(progress.clone()).unwrap_or_else(|_| panic!("set once"));
    work(&progress)
}

#[test]
fn stop_and_keep_this_gives_one_team_as_it_is() {
    let desk = sample();
    let propose = |phase, keep| until(phase, keep, |progress| desk.office.formation_propose("P01", &FormationOptions::default(), progress));
    let result: FormationResult = propose("chance", true).expect("the best so far").value;
    assert_eq!((result.outcome.as_str(), result.gap.is_some(), result.team.is_empty()), ("stopped", true, false));
    let view = desk.office.proposal_get(&result.proposal.expect("it is kept")).expect("the proposal");
    assert_eq!((view.outcome.as_str(), view.breaches.len()), ("stopped", 0));
    assert!(view.warnings.contains(&"chances_share".to_string()), "chances wait for the team, and were stopped too: {:?}", view.warnings);
    let fit = &result.criteria[0];
    assert!(fit.bound >= fit.best - 1e-6 && fit.best >= fit.value - 1e-6, "{fit:?}");
    let refused = propose("chance", false).map(|_| ()).map_err(|problem| problem.code);
    assert_eq!((refused, desk.office.proposal_list(None).expect("proposals").len()), (Err("cancelled".to_string()), 1));
}

#[test]
fn stop_and_keep_this_gives_many_teams_as_they_are() {
    let desk = sample();
    let form = |phase, keep| until(phase, keep, |progress| desk.office.formation_portfolio(&[], &FormationOptions::default(), progress));
    let result: PortfolioResult = form("chance", true).expect("the best so far").value;
    assert_eq!((result.outcome.as_str(), result.gap.is_some()), ("stopped", true));
    assert!(!result.teams.is_empty());
    for team in &result.teams {
        let view = desk.office.proposal_get(&team.proposal).expect("each is kept");
        assert_eq!((view.outcome.as_str(), view.breaches.len()), ("stopped", 0), "{}", team.brief);
    }
    let kept = desk.office.proposal_list(None).expect("proposals").len();
    let refused = form("chance", false).map(|_| ()).map_err(|problem| problem.code);
    assert_eq!((refused, desk.office.proposal_list(None).expect("proposals").len()), (Err("cancelled".to_string()), kept));
}

#[test]
fn seconds_and_a_gap_on_the_command_line_are_kept_and_said() {
    let cli = Cli::sample();
    let kept = || cli.json(0, &["proposal", "list"]).as_array().map_or(0, Vec::len);
    // the solver may have met a team before it looked at the time: that is kept, and said to be the best so far
    let hasty = cli.run(&["formation", "propose", "P01", "--seconds", "0"]);
    let told: serde_json::Value = serde_json::from_slice(&hasty.stdout).expect("JSON");
    match hasty.status.code() {
        Some(1) => assert_eq!((&told["problem"]["code"], kept()), (&serde_json::json!("formation_stopped"), 0)),
        Some(0) => assert_eq!((text(&told, "outcome"), kept()), ("stopped".into(), 1)),
        other => panic!("{other:?}: {told}"),
    }
    let before = kept();
    let hasty = cli.json(0, &["formation", "portfolio", "P01", "P02", "--seconds", "0"]);
    let teams = hasty["teams"].as_array().map_or(0, Vec::len);
    assert_eq!((text(&hasty, "outcome"), kept()), ("stopped".into(), before + teams));
    assert!(hasty["unfilled"].as_array().expect("a list").iter().all(|brief| brief["reason"] == "stopped"), "{hasty}");
    let ample = cli.json(0, &["formation", "propose", "P01", "--seconds", "600"]);
    assert_eq!(text(&ample, "outcome"), "proved");
    let near = cli.json(0, &["formation", "propose", "P01", "--gap", "0.2"]);
    let (outcome, gap) = (text(&near, "outcome"), near["gap"].as_f64().expect("a gap"));
    assert!(matches!(outcome.as_str(), "proved" | "within_gap") && gap <= 0.2 && (outcome == "proved") == (gap == 0.0), "{outcome} {gap}");
    let fit = |result: &serde_json::Value, key: &str| result["criteria"][0][key].as_f64().expect("a figure");
    assert!(fit(&near, "bound") >= fit(&ample, "best") - 1e-6 && fit(&near, "best") >= 0.8 * fit(&near, "bound") - 1e-6);
    assert_eq!(cli.run(&["formation", "propose", "P01", "--gap", "2"]).status.code(), Some(2));
    // an answer that is impossible is so however little time there is, and says that nobody looked further
    let impossible = cli.json(3, &["formation", "propose", "P04", "--seconds", "0"]);
    assert_eq!((impossible["minimal"].as_bool(), impossible["relaxations"].as_array().map(Vec::len)), (Some(false), Some(0)));
}

#[cfg(target_os = "linux")]
mod interrupted {
    use crate::support::Cli;
    use rampak_office::{Engine, Office};
    use std::process::{Child, Command, Stdio};
    use std::time::Duration;

    /// Processes whose parent is this one and that still run.
    fn children(of: u32) -> Vec<u32> {
        let processes = std::fs::read_dir("/proc").expect("Linux").flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        processes.filter(|process| stat(*process).is_some_and(|(state, parent)| state != "Z" && parent == of)).collect()
    }

    /// State and parent.
    fn stat(process: u32) -> Option<(String, u32)> {
        let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        // the name, in brackets, may hold anything
        let mut fields = text.rsplit_once(')')?.1.split_whitespace();
        Some((fields.next()?.to_string(), fields.next()?.parse().ok()?))
    }

    /// Looks again and again, for two minutes at most.
    fn wait<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        for _ in 0..24_000 {
            if let Some(seen) = look() {
                return seen;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("never seen: {what}");
    }

    fn interrupt(child: &Child) {
        let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("a shell command of every Linux");
        assert!(sent.success(), "it ran still");
    }

    #[test]
    fn ctrl_c_ends_the_worker_and_keeps_nothing() {
        let cli = Cli::sample();
        // so many needs that they are not formed before the signal comes
        let office = Office::open(&cli.file(), Engine::InProcess).expect("the office opens");
        for copy in 0..30 {
            let form = office.brief_get(["P01", "P02", "P03"][copy % 3]).expect("a brief");
            let form = rampak_office::brief::wire::BriefForm { id: None, version: 0, code: format!("S{copy:02}"), ..form };
            office.brief_save(&form).expect("it is saved");
        }
        drop(office);
        let mut command = cli.command(&["formation", "portfolio", "--all"]);
        let mut program = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
        let worker = wait("the worker", || children(program.id()).first().copied());
        interrupt(&program);
        let ended = wait("the end", || program.try_wait().expect("it can be asked"));
        assert_eq!(ended.code(), Some(4));
        let left = wait("the end of the worker", || match stat(worker) {
            Some((state, _)) if state != "Z" => None,
            gone => Some(gone),
        });
        assert!(left.is_none_or(|(state, _)| state == "Z"));
        let answer: serde_json::Value = serde_json::from_reader(program.stdout.take().expect("piped")).expect("JSON");
        assert_eq!(answer["problem"]["code"], "cancelled");
        assert_eq!(cli.json(0, &["proposal", "list"]).as_array().map(Vec::len), Some(0), "no proposal is kept");
    }
}
