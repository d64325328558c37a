use crate::Ended;
use crate::args::Decree;
use crate::print::Printer;
use rampak_office::decree::wire::{AmendForm, DecreeView, RevokeForm};
use rampak_office::{Office, Problem, Progress, Result};

pub fn run(office: &Office, verb: &Decree, progress: &Progress, printer: &Printer) -> Result<Ended> {
    match verb {
        Decree::List => printer.json(&office.decree_list()?),
        Decree::Draft { proposal } => told(&office.decree_draft(proposal)?.value, printer),
        Decree::Show { id } => told(&office.decree_get(id)?, printer),
        Decree::Export { id, pdf, docx } => {
            if pdf.is_none() && docx.is_none() {
                return Err(Problem::new("export_nothing"));
            }
            let written = office.decree_export(id, pdf.as_deref(), docx.as_deref())?;
            printer.answer(&written, |p| written.files.iter().for_each(|file| p.say(file)));
        }
        Decree::Issue { id, number, date, note } => told(&office.decree_issue(id, number, date, note)?.value, printer),
        Decree::Delete { id } => {
            office.decree_delete(id)?;
            printer.answer(&serde_json::json!({ "deleted": id }), |p| p.line("cli_decree_deleted", &[]));
        }
        Decree::Amend { id, out, date, reason } => {
            let form = AmendForm { out: out.clone(), date: date.clone(), reason: reason.clone() };
            return crate::proposal::changed(&office.decree_amend(id, &form, progress)?.value, printer);
        }
        Decree::Revoke { id, date, reason } => {
            let form = RevokeForm { date: date.clone(), reason: reason.clone() };
            told(&office.decree_revoke(id, &form)?.value, printer);
        }
    }
    Ok(Ended::Valid)
}

fn told(view: &DecreeView, printer: &Printer) {
    let json = serde_json::json!({
        "decree": view.id, "proposal": view.proposal_id, "state": view.state, "number": view.form.number, "date": view.form.date,
        "subject": view.form.subject, "checks": view.checks, "hash": view.hash, "form": view.form,
        "kind": view.kind, "revoked": view.revoked, "effective": view.effective, "chain": view.chain,
    });
    printer.answer(&json, |p| {
        p.line(
            &format!("cli_decree_{}", view.state),
            &[("subject", &view.form.subject), ("number", &view.form.number), ("hash", view.hash.as_deref().unwrap_or(""))],
        );
        view.chain.iter().filter(|link| view.chain.len() > 1 && link.id != view.id).for_each(|link| {
            let kind = p.text(&format!("decree_kind_{}", link.kind), &[]);
            p.say(&format!("- {kind} {} {} {}", link.number.as_deref().unwrap_or(""), link.effective.as_deref().unwrap_or(""), link.id));
        });
        if view.revoked {
            p.line("decree_revoked_text", &[]);
        }
        view.checks.iter().for_each(|check| p.say(&format!("- {}", p.text(&format!("check_{}", check.kind), &[]))));
        p.say(&view.id);
    });
}
