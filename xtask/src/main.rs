//! The two commands: `cargo xtask run` opens Rampak, `cargo xtask test` proves it. No dependencies, so that they start at once.

mod demo;
mod packages;
mod place;
mod step;

use place::Place;
use std::process::ExitCode;
use step::Steps;

const USAGE: &str = "cargo xtask run [office file]   build the program and open it
cargo xtask test                build it, check it, test it";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let ended = match args.split_first().map(|(verb, rest)| (verb.as_str(), rest)) {
        Some(("run", rest)) => run(rest),
        Some(("test", [])) => test(),
        _ => Err(USAGE.to_string()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

/// Builds the program and opens its window; on a machine without a screen, does the same job on the sample by command line.
fn run(rest: &[String]) -> Result<(), String> {
    let place = Place::here()?;
    let mut steps = Steps::default();
    steps.run("packages", || packages::ready(&packages::BUILD))?;
    window_pages(&place, &mut steps)?;
    steps.command("cargo build", place.cargo(&["build", "--workspace", "--bins"]))?;
    if place::has_screen() {
        println!("\nRampak dibuka. / Rampak opens.");
        return step::finish(place.program("rampak-desktop").args(rest));
    }
    demo::without_screen(&place)
}

/// Cheap failures first: format, ui, lints, then the long build and the tests.
fn test() -> Result<(), String> {
    let place = Place::here()?;
    let mut steps = Steps::default();
    steps.run("packages", || packages::ready(&[&packages::BUILD[..], &packages::TEST[..]].concat()))?;
    steps.command("cargo fmt", place.cargo(&["fmt", "--all", "--check"]))?;
    window_pages(&place, &mut steps)?;
    for script in ["check", "lint", "test"] {
        steps.command(&format!("npm run {script}"), place.npm(&["run", "--silent", script]))?;
    }
    steps.command("cargo clippy", place.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // the same selection as the tests below, so that nothing is built twice
    steps.command("cargo build", place.cargo(&["build", "--workspace", "--bins", "--tests"]))?;
    steps.told();
    let mut tests = place.cargo_on_screen(&["test", "--workspace", "--no-fail-fast"]);
    tests.env("RAMPAK_CLI", place.built("rampak")).env("RAMPAK_WINDOW", place.built("rampak-desktop"));
    steps.command("cargo test", tests)
}

/// The pages of the window, as files for the build to embed.
fn window_pages(place: &Place, steps: &mut Steps) -> Result<(), String> {
    if place.modules_stale() {
        steps.command("npm ci", place.npm(&["ci", "--no-audit", "--no-fund"]))?;
        place.modules_fresh()?;
    }
    steps.command("npm run build", place.npm(&["run", "--silent", "build"]))
}
