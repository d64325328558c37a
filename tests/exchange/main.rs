//! Public instances: reads a folder of `rampak-bench/1` files, gives each to the engine, writes an answer for each.
//!
//! `cargo run --release -p rampak-tests --bin exchange -- INSTANCES ANSWERS [--seconds N]`; N (60) is for each file.
//! Every answer is checked again before it is written. Exit code 1 when a file could not be read or answered.

mod read;

mod answer;

mod team;

mod cover;

mod assign;

mod lottery;

mod mix;

mod affinity;

mod check;

#[cfg(test)]
mod tests;

use answer::Answer;
use read::Node;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Seconds for each instance where nothing else is said.
const SECONDS: f64 = 60.0;

fn main() -> ExitCode {
    let (mut paths, mut seconds, mut one) = (Vec::new(), SECONDS, false);
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--one") => one = true,
            Some("--seconds") => match args.next().and_then(|n| n.to_str()?.parse::<f64>().ok()).filter(|n| *n > 0.0) {
                Some(number) => seconds = number,
                None => return usage(),
            },
            _ => paths.push(PathBuf::from(arg)),
        }
    }
    match paths.as_slice() {
        [instance, answer] if one => told(answer_file(instance, answer, seconds)),
        [instances, answers] => all(instances, answers, seconds),
        _ => usage(),
    }
}

fn usage() -> ExitCode {
    eprintln!("exchange INSTANCES ANSWERS [--seconds N]");
    ExitCode::from(2)
}

fn told(line: Result<String, String>) -> ExitCode {
    match line {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(line) => {
            eprintln!("{line}");
            ExitCode::FAILURE
        }
    }
}

/// Each file in a process of its own, which is ended when it outstays its time by far: the solver does not look at the
/// clock while it prepares.
fn all(instances: &Path, answers: &Path, seconds: f64) -> ExitCode {
    let files = std::fs::read_dir(instances).map(|entries| entries.flatten().map(|entry| entry.path()).collect::<Vec<PathBuf>>());
    let (mut files, made) = match (files, std::fs::create_dir_all(answers)) {
        (Ok(files), made) => (files, made),
        (Err(fault), _) => return told(Err(format!("{}: {fault}", instances.display()))),
    };
    if let Err(fault) = made {
        return told(Err(format!("{}: {fault}", answers.display())));
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    let mut failed = false;
    for file in files {
        let Some(name) = file.file_name() else { continue };
        let answer = answers.join(name);
        // an old answer is not taken for a new one
        let _ = std::fs::remove_file(&answer);
        if let Err(fault) = child(&file, &answer, seconds) {
            failed = true;
            eprintln!("{}: {fault}", name.display());
        }
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn child(file: &Path, answer: &Path, seconds: f64) -> Result<(), String> {
    let said = |fault: std::io::Error| fault.to_string();
    let program = std::env::current_exe().map_err(said)?;
    let mut command = Command::new(program);
    command.arg("--one").arg(file).arg(answer).arg("--seconds").arg(seconds.to_string()).stdin(Stdio::null());
    let mut child = command.spawn().map_err(said)?;
    let last = Instant::now() + Duration::from_secs_f64(seconds * 2.0 + 30.0);
    loop {
        match child.try_wait().map_err(said)? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(format!("not answered ({status})")),
            None if Instant::now() > last => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("not answered: nothing certain within {seconds} s"));
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Solves one file; the line to print about it.
fn answer_file(file: &Path, to: &Path, seconds: f64) -> Result<String, String> {
    let start = Instant::now();
    let name = file.file_name().unwrap_or_default().display().to_string();
    let text = std::fs::read_to_string(file).map_err(|fault| format!("{name}: {fault}"))?;
    let instance: Value = serde_json::from_str(&text).map_err(|fault| format!("{name}: no JSON: {fault}"))?;
    let found = solve(&instance, seconds).map_err(|fault| format!("{name}: {fault}"))?;
    let Some(answer) = found.json() else { return Err(format!("{name}: neither an answer nor a proof that there is none within {seconds} s")) };
    let worth = check::check(&instance, &answer).map_err(|fault| format!("{name}: the answer found does not hold: {fault}"))?;
    let text = serde_json::to_string(&answer).map_err(|fault| format!("{name}: {fault}"))?;
    std::fs::write(to, text + "\n").map_err(|fault| format!("{}: {fault}", to.display()))?;
    let kind = instance["kind"].as_str().unwrap_or_default();
    let sure = match &found {
        Answer::Some { bound: Some(bound), proven, .. } => format!("bound {bound} {}", if *proven { "proven" } else { "not proven" }),
        Answer::Impossible { reason, .. } => reason.clone(),
        _ => String::new(),
    };
    let worth = match worth {
        check::Worth::Sum(worth) => format!("worth {worth}"),
        check::Worth::Chances(chances) => format!("smallest chance {}", chances.values().copied().filter(|chance| *chance > 1e-9).fold(1.0, f64::min)),
        check::Worth::Impossible => "impossible".into(),
    };
    Ok(format!("{name} {kind} {worth} {sure} {:.2} s", start.elapsed().as_secs_f64()))
}

/// By kind.
fn solve(instance: &Value, seconds: f64) -> read::Read<Answer> {
    let root = Node::root(instance);
    let schema = root.get("schema")?;
    if schema.text()? != "rampak-bench/1" {
        return Err(schema.fault("is not `rampak-bench/1`"));
    }
    let kind = root.get("kind")?;
    match kind.text()?.as_str() {
        "cover" => cover::solve(&root, seconds),
        "assign" => assign::solve(&root, seconds),
        "lottery" => lottery::solve(&root, seconds),
        "mix" => mix::solve(&root, seconds),
        "affinity" => affinity::solve(&root, seconds),
        other => Err(kind.fault(format!("`{other}` is none of cover, assign, lottery, mix, affinity"))),
    }
}
