use crate::Ended;
use crate::args::Ledger;
use crate::print::Printer;
use rampak_office::ledger::wire::BalanceList;
use rampak_office::proposal::fairness::wire::{HostOverrides, NotAssessed};
use rampak_office::{Office, Result};

pub fn run(office: &Office, verb: &Ledger, printer: &Printer) -> Result<Ended> {
    match verb {
        Ledger::Show { nip } => {
            let ledger = office.ledger_person(nip)?;
            printer.answer(&ledger, |p| {
                p.say(&format!("{} {} ({})", ledger.nip, ledger.name, ledger.agency));
                for line in &ledger.lines {
                    let team = if line.kind == "opening" { p.text("ledger_line_opening", &[]) } else { line.team.clone() };
                    let mark = match (line.refused, line.kind.as_str()) {
                        (true, _) => format!(" ({})", p.text("ledger_line_refused", &[])),
                        (_, "moved") => format!(" ({})", p.text("ledger_line_moved", &[])),
                        _ => String::new(),
                    };
                    p.say(&format!(
                        "{:>8} {:>8} {:>8}  {team} {}{mark}",
                        p.number(line.credit, 3),
                        p.number(-line.debit, 3),
                        p.number(line.after, 3),
                        line.decree
                    ));
                }
            });
        }
        Ledger::Balance => {
            let list = office.ledger_balance()?;
            printer.answer(&list, |p| {
                measures(&list, p);
                let mut people: Vec<_> = list.people.iter().collect();
                people.sort_by(|a, b| b.balance.total_cmp(&a.balance));
                people.iter().for_each(|row| p.say(&format!("{:>8}  {}  {}", p.number(row.balance, 3), row.nip, row.name)));
            });
        }
        Ledger::Agencies => printer.json(&office.ledger_agencies()?),
        Ledger::Teams => printer.json(&office.ledger_teams()?),
        Ledger::Lending => {
            let lending = office.ledger_lending()?;
            printer.answer(&lending, |p| {
                p.line("cli_lending", &[("teams", &lending.teams.to_string()), ("no_host", &lending.no_host.to_string())]);
                lending.agencies.iter().for_each(|row| p.say(&format!("{:>6} {:>6} {:>+6}  {}", row.lent, row.borrowed, row.net, row.agency)));
            });
        }
        Ledger::Opportunity => {
            let list = office.ledger_opportunity()?;
            printer.answer(&list, |p| {
                p.line("cli_opportunity", &[("teams", &list.teams.to_string()), ("not_counted", &list.not_counted.to_string())]);
                list.people.iter().for_each(|row| p.say(&format!("{:>8}  {}  {} ({})", p.number(row.gap, 3), row.nip, row.name, row.agency)));
            });
        }
        Ledger::Refusals => printer.json(&office.proposal_refusals()?),
        Ledger::Overrides => {
            let hosts = office.proposal_overrides()?;
            printer.answer(&hosts, |p| hosts.iter().for_each(|host| overrides(host, p)));
        }
        Ledger::NotAssessed => {
            let list = office.proposal_not_assessed()?;
            printer.answer(&list, |p| not_assessed(&list, p));
        }
    }
    Ok(Ended::Valid)
}

/// The figures that every report shows.
fn measures(list: &BalanceList, p: &Printer) {
    let or_dash = |figure: Option<f64>, digits: usize| figure.map_or_else(|| "–".into(), |figure| p.number(figure, digits));
    p.line(
        "cli_balance",
        &[
            ("eligible", &list.eligible.to_string()),
            ("never", &list.never.to_string()),
            ("share", &or_dash(list.never_share.map(|share| 100.0 * share), 1)),
            ("largest", &p.number(list.largest, 3)),
            ("smallest", &p.number(list.smallest, 3)),
            ("gini", &p.number(list.gini, 2)),
            ("jain", &p.number(list.jain, 2)),
        ],
    );
    p.line("cli_openness", &[("index", &or_dash(list.index, 2)), ("expected", &or_dash(list.expected, 2))]);
}

/// A host's sums, then each kind.
fn overrides(host: &HostOverrides, p: &Printer) {
    let none = p.text("overrides_no_host", &[]);
    let count = |number: u32| number.to_string();
    let agency = if host.agency.is_empty() { &none } else { &host.agency };
    p.line(
        "cli_overrides",
        &[
            ("agency", agency),
            ("teams", &count(host.teams)),
            ("overruled", &count(host.overruled)),
            ("members", &count(host.members)),
            ("by_hand", &count(host.by_hand)),
        ],
    );
    host.kinds.iter().for_each(|kind| p.say(&format!("{:>8}  {}", kind.count, p.text(&format!("overrides_{}", kind.action), &[]))));
}

/// By agency, the seats they would have had first.
pub fn not_assessed(list: &NotAssessed, p: &Printer) {
    p.line("cli_not_assessed", &[("people", &list.people.to_string()), ("seats", &p.number(list.seats, 1))]);
    list.agencies.iter().for_each(|row| p.say(&format!("{:>8} {:>6}  {}", p.number(row.seats, 2), row.people, row.agency)));
}
