use crate::Ended;
use crate::args::Roster;
use crate::print::Printer;
use rampak_office::roster::wire::{ImportReport, PeopleQuery};
use rampak_office::{Office, Progress, Result};

pub fn run(office: &Office, verb: &Roster, progress: &Progress, printer: &Printer) -> Result<Ended> {
    match verb {
        Roster::Import { paths } => report(&office.roster_import(paths, progress)?.value, printer),
        Roster::Imports => printer.json(&office.roster_imports()?),
        Roster::Undo { id } => {
            office.roster_import_undo(id)?;
            printer.answer(&serde_json::json!({ "undone": id }), |p| p.line("cli_undone", &[]));
        }
        Roster::List { search, agency, competency, level, sort } => {
            let query = PeopleQuery {
                search: search.clone(),
                agency_id: agency.clone(),
                competency: competency.clone(),
                level: *level,
                sort: sort.clone(),
                ..PeopleQuery::default()
            };
            let list = office.roster_people(&query)?;
            printer.answer(&list, |p| {
                list.rows.iter().for_each(|row| p.say(&format!("{}  {:<40}  {:<6}  {}", row.nip, row.name, row.rank, row.agency)));
                p.line("cli_count", &[("rows", &p.number(list.rows.len() as f64, 0)), ("total", &p.number(f64::from(list.total), 0))]);
            });
        }
        Roster::Show { nip } => printer.json(&office.roster_profile(nip, None)?),
        Roster::Absence { verb } => crate::absence::run(office, verb, printer)?,
        Roster::Stats => printer.json(&office.roster_stats()?),
    }
    Ok(Ended::Valid)
}

/// Files with counts, then findings.
pub fn report(report: &ImportReport, printer: &Printer) {
    printer.answer(report, |p| {
        for f in &report.files {
            let kind: Vec<String> = f.kind.split('+').map(|part| p.text(&format!("roster_kind_{part}"), &[])).collect();
            let counts = [f.new, f.changed, f.unchanged, f.refused].map(|n| p.number(f64::from(n), 0));
            p.line(
                "cli_import_file",
                &[
                    ("file", &f.file),
                    ("kind", &kind.join(", ")),
                    ("new", &counts[0]),
                    ("changed", &counts[1]),
                    ("unchanged", &counts[2]),
                    ("refused", &counts[3]),
                ],
            );
        }
        for f in &report.findings {
            let (what, treatment) = (p.text(&format!("finding_{}", f.kind), &[]), p.text(&format!("treatment_{}", f.treatment), &[]));
            // of a whole file there is no sheet, and of a sheet no row
            let sheet = if f.sheet.is_empty() { String::new() } else { format!(" [{}]", f.sheet) };
            let cell = if f.row == 0 { String::new() } else { format!(" {}:{} {} \"{}\"", f.row, f.column, f.header, f.value) };
            p.say(&format!("{}{sheet}{cell} — {what}. {treatment}. {}", f.file, f.advice));
        }
    });
}
