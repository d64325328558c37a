use crate::print::Printer;
use clap::Subcommand;
use rampak_office::roster::wire::{AbsenceForm, AbsenceItem};
use rampak_office::{Office, Result};

#[derive(Subcommand)]
pub enum Absence {
    /// Enter when somebody is not free; with `--id`, change it.
    Add {
        nip: String,
        #[arg(long, value_parser = ["leave", "study_leave", "class_duty", "clinic_duty", "other"])]
        kind: String,
        /// YYYY-MM-DD; a duty without it holds always.
        #[arg(long)]
        first: Option<String>,
        /// YYYY-MM-DD, included; without it no end is known.
        #[arg(long)]
        last: Option<String>,
        /// Not kept of a leave.
        #[arg(long, default_value = "")]
        note: String,
        /// The one to change.
        #[arg(long)]
        id: Option<String>,
    },
    /// Of one person, or of everybody.
    List { nip: Option<String> },
    /// Take one away.
    Delete { id: String },
}

pub fn run(office: &Office, verb: &Absence, printer: &Printer) -> Result<()> {
    match verb {
        Absence::Add { nip, kind, first, last, note, id } => {
            let form = AbsenceForm { id: id.clone(), nip: nip.clone(), kind: kind.clone(), first: first.clone(), last: last.clone(), note: note.clone() };
            let saved = office.roster_absence_save(&form)?.value;
            printer.answer(&saved, |p| say(p, &saved));
        }
        Absence::List { nip } => {
            let all = office.roster_absences(nip.as_deref())?;
            printer.answer(&all, |p| all.iter().for_each(|item| say(p, item)));
        }
        Absence::Delete { id } => {
            let gone = office.roster_absence_delete(id)?.value;
            printer.answer(&gone, |p| p.line("roster_absence_deleted", &[]));
        }
    }
    Ok(())
}

fn say(printer: &Printer, item: &AbsenceItem) {
    let day = |day: &Option<String>| day.clone().unwrap_or_else(|| "-".into());
    let kind = printer.text(&format!("absence_{}", item.kind), &[]);
    printer.say(&format!("{}  {}  {:<30}  {:<24}  {}  {}  {}", item.id, item.nip, item.name, kind, day(&item.first), day(&item.last), item.note));
}
