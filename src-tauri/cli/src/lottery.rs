use crate::Ended;
use crate::args::Lottery;
use crate::print::Printer;
use rampak_office::decree::minutes::wire::{MinutesForm, SignerForm};
use rampak_office::proposal::lottery::verify::lottery_verify;
use rampak_office::proposal::lottery::wire::{LotteryOptions, LotteryView};
use rampak_office::{Office, Problem, Progress, Result};
use std::path::Path;

pub fn run(office: &Office, verb: &Lottery, progress: &Progress, printer: &Printer) -> Result<Ended> {
    match verb {
        Lottery::Draw { brief, number, reason, panels, objective, cap, pseudonymous, seconds, out } => {
            let fixed = panels.is_some() || objective.is_some() || cap.is_some() || *pseudonymous || out.is_some();
            let objective = objective.clone().unwrap_or_default();
            let options = LotteryOptions { objective, panels: *panels, cap: *cap, pseudonymous: *pseudonymous, seconds: *seconds };
            let out = out.as_deref().unwrap_or_else(|| Path::new("."));
            let last = office.lottery_list(Some(brief))?.into_iter().next();
            match (number, last) {
                (Some(_), Some(last)) if fixed => Err(Problem::new("lottery_fixed").with("hash", last.hash)),
                (None, _) => frozen(office, &office.lottery_freeze(brief, &options, progress)?.value, out, printer),
                (Some(digits), Some(last)) => told(&office.lottery_draw(&last.id, digits, reason, false)?.value, &[], printer),
                (Some(digits), None) => {
                    let id = office.lottery_freeze(brief, &options, progress)?.value.item.id;
                    let files = office.lottery_save(&id, out)?;
                    told(&office.lottery_draw(&id, digits, reason, true)?.value, &files, printer)
                }
            }
        }
        Lottery::Verify { draw_file, number, hash } => verify(draw_file, number.as_deref(), hash.as_deref(), printer),
        Lottery::List { brief } => {
            printer.json(&office.lottery_list(brief.as_deref())?);
            Ok(Ended::Valid)
        }
        Lottery::Show { id } => told(&office.lottery_get(id)?, &[], printer),
        Lottery::Minutes { id, pdf, docx, .. } => {
            if pdf.is_none() && docx.is_none() {
                return Err(Problem::new("export_nothing"));
            }
            let written = office.minutes_export(id, &filled(office.minutes_form(id)?, verb), pdf.as_deref(), docx.as_deref())?;
            printer.answer(&written, |p| written.files.iter().for_each(|file| p.say(file)));
            Ok(Ended::Valid)
        }
    }
}

/// The form with what was typed.
fn filled(form: MinutesForm, verb: &Lottery) -> MinutesForm {
    let Lottery::Minutes { leader, leader_position, leader_nip, witness, place, number, means, zone, .. } = verb else { return form };
    let named = |name: &String| SignerForm { name: name.clone(), ..SignerForm::default() };
    MinutesForm {
        number: number.clone(),
        place: place.clone().unwrap_or(form.place),
        means: means.clone().unwrap_or(form.means),
        zone: zone.clone(),
        leader: SignerForm { name: leader.clone(), position: leader_position.clone(), nip: leader_nip.clone() },
        witnesses: if witness.is_empty() { form.witnesses } else { witness.iter().map(named).collect() },
    }
}

/// Checks a draw file; needs no office file.
pub fn verify(path: &Path, number: Option<&str>, hash: Option<&str>, printer: &Printer) -> Result<Ended> {
    let check = lottery_verify(path, number, hash, printer.speaks())?;
    printer.answer(&check, |p| {
        p.line(if check.valid { "cli_lottery_valid" } else { "cli_lottery_invalid" }, &[("title", &check.title), ("hash", &check.hash)]);
        if !check.hash_checked {
            p.line("cli_lottery_unchecked", &[]);
        }
        check.faults.iter().take(20).for_each(|fault| p.say(&format!("- {fault}")));
        check.team.iter().for_each(|m| p.say(&format!("{:<20} {}  {}", m.role, m.person, m.agency)));
    });
    Ok(if check.valid { Ended::Valid } else { Ended::Impossible })
}

fn frozen(office: &Office, view: &LotteryView, out: &Path, printer: &Printer) -> Result<Ended> {
    let files = office.lottery_save(&view.item.id, out)?;
    told(view, &files, printer)
}

fn told(view: &LotteryView, files: &[String], printer: &Printer) -> Result<Ended> {
    let draw = view.draws.last();
    let json = serde_json::json!({
        "lottery": view.item.id, "file": files.first(), "sha256": view.item.hash, "objective": view.item.objective, "panels": view.item.panels,
        "pool": view.item.pool, "size": view.size, "smallest": view.smallest, "largest": view.largest, "smallest_exact": view.smallest_exact,
        "largest_exact": view.largest_exact, "bound": view.bound, "outcome": view.outcome, "levels": view.levels, "outside": view.outside,
        "barred": view.barred, "number": draw.map(|d| d.number), "team": draw.map(|d| &d.team), "proposal": draw.map(|d| &d.proposal),
        "draws": view.draws.len(), "warnings": view.warnings, "solver": view.solver, "elapsed": view.elapsed,
    });
    printer.answer(&json, |p| {
        p.line("cli_lottery_hash", &[("hash", &view.item.hash)]);
        let (pool, panels) = (view.item.pool.to_string(), view.item.panels.to_string());
        let params = [("pool", pool.as_str()), ("panels", &panels), ("smallest", &p.number(view.smallest, 5)), ("largest", &p.number(view.largest, 5))];
        p.line("cli_lottery_pool", &params);
        files.iter().for_each(|file| p.say(file));
        if let Some(draw) = draw {
            draw.team.iter().for_each(|m| p.say(&format!("{:<20} {}  {:<40}  {}", m.role, m.nip, m.name, m.agency)));
            p.say(&draw.proposal);
        }
        view.warnings.iter().for_each(|w| p.line(&format!("warning_{w}"), &[]));
    });
    Ok(Ended::Valid)
}
