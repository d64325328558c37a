//! `rampak`: the use cases without a window. Answers on stdout, problems on stderr; with `--json`, machine output.
//!
//! Exit codes: 0 answered and valid, 1 error, 2 usage, 3 impossible, 4 cancelled.

mod args;
mod print;

mod absence;
mod brief;
mod decree;
mod formation;
mod instance;
mod ledger;
mod lottery;
mod proposal;
mod roster;

use args::{Args, Room};
use clap::Parser;
use print::Printer;
use rampak_office::{Engine, Office, Problem, Progress, Result};
use std::path::Path;
use std::process::ExitCode;

/// How a command ended, when it did not fail.
pub enum Ended {
    Valid,
    /// The answer is that it cannot be done.
    Impossible,
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(rampak_office::worker::FLAG) {
        return rampak_office::worker::serve();
    }
    // clap ends with 2 on a usage error by itself
    let args = Args::parse();
    let mut printer = Printer::new(args.json, args.lang.as_deref());
    match run(&args, &mut printer) {
        Ok(Ended::Valid) => ExitCode::SUCCESS,
        Ok(Ended::Impossible) => ExitCode::from(3),
        Err(problem) => {
            printer.problem(&problem);
            ExitCode::from(match problem.code.as_str() {
                "cancelled" => 4,
                "lottery_fixed" => 2,
                _ => 1,
            })
        }
    }
}

fn run(args: &Args, printer: &mut Printer) -> Result<Ended> {
    if let Room::Lottery { verb: args::Lottery::Verify { draw_file, number, hash } } = &args.room {
        return lottery::verify(draw_file, number.as_deref(), hash.as_deref(), printer);
    }
    let file = args.file.as_path();
    if let Room::Instance { verb } = &args.room {
        return instance::run(args, verb, printer);
    }
    let mut office = if matches!(args.room, Room::Init { .. }) { open(file)? } else { existing(file)? };
    if let Some(language) = &args.lang {
        office = office.speaking(language);
    }
    printer.language(&office)?;
    let progress = printer.progress();
    cancel_on_interrupt(&progress);
    match &args.room {
        Room::Backup { to } => {
            let saved = office.office_backup(to)?;
            printer.answer(&saved, |p| p.line("cli_backup", &[("file", &saved.file)]));
            Ok(Ended::Valid)
        }
        Room::Init { sample } => init(&office, *sample, &progress, printer),
        Room::Roster { verb } => roster::run(&office, verb, &progress, printer),
        Room::Brief { verb } => brief::run(&office, verb, &progress, printer),
        Room::Formation { verb } => formation::run(&office, verb, &progress, printer),
        // answered above, for most of it asks no office file
        Room::Instance { .. } => Ok(Ended::Valid),
        Room::Proposal { verb } => proposal::run(&office, verb, &progress, printer),
        Room::Lottery { verb } => lottery::run(&office, verb, &progress, printer),
        Room::Decree { verb } => decree::run(&office, verb, &progress, printer),
        Room::Ledger { verb } => ledger::run(&office, verb, printer),
    }
}

/// The first Ctrl+C cancels and leaves nothing half done; a second one ends the program at once.
fn cancel_on_interrupt(progress: &Progress) {
    let progress = progress.clone();
    let asked = move || {
        if progress.wish() == rampak_office::Wish::Cancel {
            std::process::exit(4);
        }
        progress.cancel();
    };
    // without a handler Ctrl+C ends the program, which is safe as well
    drop(ctrlc::set_handler(asked));
}

/// The office in a file that must be there.
fn existing(file: &Path) -> Result<Office> {
    if file.exists() { open(file) } else { Err(Problem::new("file_missing").with("path", file.display())) }
}

fn open(file: &Path) -> Result<Office> {
    let program = std::env::current_exe().map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    Office::open(file, Engine::Program(program))
}

fn init(office: &Office, sample: bool, progress: &Progress, printer: &mut Printer) -> Result<Ended> {
    if sample {
        office.sample_load(progress)?;
    }
    let info = office.office_info()?;
    printer.answer(&info, |p| p.line("cli_init", &[("file", &info.file), ("people", &info.people.to_string())]));
    Ok(Ended::Valid)
}
