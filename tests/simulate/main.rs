//! Fairness shown to work: years of teams on one regency under five policies, with the same briefs.
//!
//! `cargo run --release -p rampak-tests --bin simulate -- FOLDER_OR_OFFICE_FILE [--years 5] [--teams 100]
//! [--tolerances 0,1,3,10] [--people N] [--seed 7] [--seconds 10] [--jobs 2] [--out docs/fairness]`
//!
//! Each run is a process of its own, `--jobs` at a time. Prints the table; with `--out` writes it beside a picture.

mod report;
mod run;

#[cfg(test)]
mod tests;

use rampak_office::{Engine, Office, Progress};
use run::{Plan, Policy};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let number = |name: &str, usual: f64| option(name).and_then(|text| text.parse::<f64>().ok()).unwrap_or(usual);
    let source = PathBuf::from(args.first().ok_or("simulate FOLDER_OR_OFFICE_FILE [--years N] [--teams N] [--out PREFIX]")?);
    let plan = Plan {
        years: number("--years", 5.0) as u32,
        teams: number("--teams", 100.0) as u32,
        people: option("--people").and_then(|text| text.parse().ok()),
        seed: number("--seed", 7.0) as u64,
        seconds: number("--seconds", 10.0),
    };
    if let Some(only) = option("--only") {
        let (policy, tolerance) = only.split_once(':').ok_or("--only POLICY:PERCENT")?;
        let policy = Policy::ALL.into_iter().find(|known| known.key() == policy).ok_or("an unknown policy")?;
        return run::run(&Office::open(&source, Engine::InProcess)?, &plan, policy, tolerance.parse::<f64>()? / 100.0);
    }
    let folder = tempfile::tempdir()?;
    let file = if source.is_dir() { imported(&source, folder.path())? } else { source };
    let tolerances = option("--tolerances").unwrap_or_else(|| "0,1,3,10".into());
    let mut jobs: Vec<String> = vec!["best_fit:0".into(), "random:0".into()];
    for tolerance in tolerances.split(',') {
        jobs.extend(["fewest", "gap", "ours"].map(|policy| format!("{policy}:{tolerance}")));
    }
    let queue = Mutex::new(jobs.iter().rev().cloned().collect::<Vec<_>>());
    let done: Mutex<Vec<Value>> = Mutex::default();
    std::thread::scope(|scope| -> Result<(), Failure> {
        let work = || -> Result<(), Failure> {
            while let Some(job) = queue.lock().map_err(|_| "a run failed")?.pop() {
                eprintln!("{job}");
                let mut child = Command::new(std::env::current_exe()?);
                child.arg(&file).args(args.iter().skip(1)).args(["--only", &job]).stderr(Stdio::inherit());
                let output = child.output()?;
                if !output.status.success() {
                    return Err(format!("{job} failed").into());
                }
                let lines = String::from_utf8(output.stdout)?.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
                done.lock().map_err(|_| "a run failed")?.extend(lines);
            }
            Ok(())
        };
        let workers: Vec<_> = (0..number("--jobs", 2.0) as usize).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a run failed")?)
    })?;
    let mut rows = done.into_inner().map_err(|_| "a run failed")?;
    rows.sort_by_key(|row| (jobs.iter().position(|job| row["run"] == job.as_str()), row["year"].as_u64()));
    let table = report::table(&rows);
    println!("{table}");
    if let Some(out) = option("--out") {
        std::fs::write(format!("{out}.svg"), report::picture(&rows))?;
        std::fs::write(format!("{out}.table.md"), table)?;
    }
    Ok(())
}

/// An office file of the spreadsheets of a folder.
fn imported(source: &Path, folder: &Path) -> Result<PathBuf, Failure> {
    let file = folder.join("kantor.rampak");
    let office = Office::open(&file, Engine::InProcess)?;
    let order = ["hierarki_unor.xlsx", "pegawai_siasn.xlsx", "kompetensi.xlsx", "kinerja.xlsx", "riwayat_tim.xlsx", "proyek.xlsx"];
    let paths: Vec<PathBuf> = order.iter().map(|name| source.join(name)).filter(|path| path.exists()).collect();
    office.roster_import(&paths, &Progress::silent())?;
    Ok(file)
}
