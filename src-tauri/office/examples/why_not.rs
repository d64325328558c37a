//! How long "why not that one?" takes in an office that is open, as the window asks it: with the regency loaded and the engine
//! in its child process. The command line adds the start of the program and the loading of the regency.
//!
//! `cargo run --release -p rampak-office --example why_not -- OFFICE_FILE PROGRAM [BRIEF] [PEOPLE]`, PROGRAM being `rampak`.

use rampak_office::{Engine, Office, Progress};
use std::collections::BTreeMap;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, program, rest @ ..] = args.as_slice() else { return Err("why_not OFFICE_FILE PROGRAM [BRIEF] [PEOPLE]".into()) };
    let brief = rest.first().map_or("P01", String::as_str);
    let people: usize = rest.get(1).map_or(Ok(60), |text| text.parse())?;
    let office = Office::open(file.as_ref(), Engine::Program(program.into())).map_err(|problem| problem.code)?;
    let formed = office.formation_propose(brief, &Default::default(), &Progress::silent()).map_err(|problem| problem.code)?.value;
    let id = formed.proposal.ok_or("the brief cannot be filled")?;
    // those who could take a member's place, and others from the whole regency
    let mut asked: Vec<String> = Vec::new();
    for member in &formed.team {
        let list = office.proposal_replacements(&id, &member.nip).map_err(|problem| problem.code)?;
        asked.extend(list.into_iter().take(people / 2 / formed.team.len().max(1)).map(|row| row.person.nip));
    }
    let all = office.ledger_balance().map_err(|problem| problem.code)?.people;
    let step = (all.len() / (people / 2).max(1)).max(1);
    asked.extend(all.into_iter().step_by(step).map(|person| person.nip));
    let mut times: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for nip in &asked {
        let start = Instant::now();
        let view = office.proposal_why_not(&id, nip, None, &Progress::silent()).map_err(|problem| problem.code)?;
        times.entry(view.verdict).or_default().push(start.elapsed().as_secs_f64());
    }
    println!("verdict      asked  median s  slowest s");
    for (verdict, mut of) in times {
        of.sort_by(f64::total_cmp);
        println!("{verdict:<12} {:>5}  {:>8.3}  {:>9.3}", of.len(), of[of.len() / 2], of[of.len() - 1]);
    }
    Ok(())
}
