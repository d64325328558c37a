//! Steps: each says its name, runs, and says how long it took. The first that fails ends the work.

use std::process::Command;
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Steps(Vec<(String, Duration)>);

impl Steps {
    pub fn run(&mut self, name: &str, work: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
        println!("\n== {name}");
        let start = Instant::now();
        let ended = work();
        let took = start.elapsed();
        println!("== {name}: {:.1} s", took.as_secs_f64());
        self.0.push((name.to_string(), took));
        ended.map_err(|why| format!("{name}: {why}"))
    }

    pub fn command(&mut self, name: &str, mut command: Command) -> Result<(), String> {
        self.run(name, || finish(&mut command))
    }

    /// What every step took so far.
    pub fn told(&self) {
        println!("\n== so far");
        for (name, took) in &self.0 {
            println!("{:>8.1} s  {name}", took.as_secs_f64());
        }
    }
}

/// Runs a command to its end, its output on ours.
pub fn finish(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(fault) => Err(format!("{name} cannot be started: {fault}")),
    }
}

/// What a command said on stdout.
pub fn answer(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(std::process::Stdio::inherit()).output().map_err(|fault| format!("{name} cannot be started: {fault}"))?;
    if !output.status.success() {
        return Err(format!("{name} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stdout)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
