use crate::args::{Args, Instance};
use crate::print::Printer;
use crate::{Ended, cancel_on_interrupt, existing};
use rampak_office::proposal::{instance_audit, instance_solve};
use rampak_office::{Engine, Problem, Result};

/// Solving and checking ask no office file: a file of an instance is whole.
pub fn run(args: &Args, verb: &Instance, printer: &mut Printer) -> Result<Ended> {
    let language = args.lang.as_deref().unwrap_or("id");
    match verb {
        Instance::Export { proposal, pseudonymous, out } => {
            let office = existing(&args.file)?;
            printer.language(&office)?;
            let saved = office.instance_export(proposal, *pseudonymous, out)?;
            printer.answer(&saved, |p| {
                p.line("cli_instance_saved", &[("file", &saved.file), ("people", &p.number(f64::from(saved.people), 0))]);
                if saved.changed {
                    p.line("cli_instance_changed", &[]);
                }
                not_alone(p, &saved.formed);
            });
        }
        Instance::Solve { path } => {
            let program = std::env::current_exe().map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
            let progress = printer.progress();
            cancel_on_interrupt(&progress);
            let solved = instance_solve(&Engine::Program(program), path, language, &progress)?;
            printer.answer(&solved, |p| {
                p.line(&format!("outcome_{}", solved.outcome), &[("gap", &p.number(100.0 * solved.gap.unwrap_or(0.0), 2))]);
                solved.team.iter().for_each(|m| p.say(&format!("{:<20} {}  {:<40}  {}", m.role, m.nip, m.name, m.agency)));
                solved.conflict.iter().for_each(|c| p.say(&format!("- {}", c.text)));
                solved.relaxations.iter().for_each(|r| p.say(&format!("+ {}", r.text)));
                p.line(if solved.same { "cli_instance_same" } else { "cli_instance_other" }, &[]);
                not_alone(p, &solved.formed);
            });
            if solved.outcome == "infeasible" {
                return Ok(Ended::Impossible);
            }
        }
        Instance::Audit { path } => {
            let audit = instance_audit(path, language)?;
            printer.answer(&audit, |p| {
                p.line(if audit.valid { "cli_instance_valid" } else { "cli_instance_invalid" }, &[]);
                audit.flaws.iter().for_each(|flaw| p.say(&format!("- {flaw}")));
                audit.members.iter().flat_map(|member| &member.sentences).for_each(|sentence| p.say(sentence));
            });
            if !audit.valid {
                return Ok(Ended::Impossible);
            }
        }
    }
    Ok(Ended::Valid)
}

/// Why solving may give another team than the one kept.
fn not_alone(printer: &Printer, formed: &str) {
    if formed != "alone" {
        printer.line(&format!("cli_instance_{formed}"), &[]);
    }
}
