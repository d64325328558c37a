use crate::support::{Cli, Desk, sample, text};
use rampak_office::Progress;
use rampak_office::ledger::wire::{AgencyBalance, PersonBalance};

/// Forms, approves, drafts and issues; answers the members' NIPs.
pub fn issue(desk: &Desk, brief: &str, number: &str) -> Vec<String> {
    let result = desk.office.formation_propose(brief, &Default::default(), &Progress::silent()).expect("a formation").value;
    let id = result.proposal.unwrap_or_else(|| panic!("{brief}: {:?}", result.conflict));
    let version = desk.office.proposal_get(&id).expect("the proposal").version;
    desk.office.proposal_approve(&id, version, "").expect("it is approved");
    let decree = desk.office.decree_draft(&id).expect("a draft").value.id;
    desk.office.decree_issue(&decree, number, "2026-11-24", "").expect("it is issued");
    result.team.into_iter().map(|member| member.nip).collect()
}

#[test]
fn balances_sum_to_zero_before_and_after_issuing_and_lines_add_up() {
    let desk = sample();
    let before = desk.office.ledger_balance().expect("balances");
    assert!(before.sum.abs() < 1e-6, "{}", before.sum);
    let members = issue(&desk, "P02", "1/UJI/2026");
    let after = desk.office.ledger_balance().expect("balances");
    assert!(after.sum.abs() < 1e-6, "{}", after.sum);
    let of = |list: &rampak_office::ledger::wire::BalanceList, nip: &str| list.people.iter().find(|p| p.nip == nip).map_or(0.0, |p| p.balance);
    for nip in &members {
        assert!(of(&after, nip) < of(&before, nip), "serving is debited");
        let own = desk.office.ledger_person(nip).expect("their lines");
        let sum: f64 = own.lines.iter().map(|line| line.credit - line.debit).sum();
        assert!((sum - own.balance).abs() < 1e-9 && (own.balance - of(&after, nip)).abs() < 1e-9);
        assert!(own.lines.iter().any(|line| line.kind == "decree" && Some(line.debit) == line.weight));
    }
    let passed: Vec<_> = after.people.iter().filter(|p| !members.contains(&p.nip) && of(&after, &p.nip) > of(&before, &p.nip) + 1e-9).collect();
    assert!(!passed.is_empty(), "those who could have served are credited");
    let agencies = desk.office.ledger_agencies().expect("agencies");
    assert!(agencies.iter().map(|a| a.balance).sum::<f64>().abs() < 1e-6);
}

#[test]
fn the_next_team_prefers_those_passed_over() {
    let desk = sample();
    let first = issue(&desk, "P02", "1/UJI/2026");
    let brief = desk.office.brief_get("P02").expect("the brief").id.unwrap_or_default();
    let copy = desk.office.brief_clone(&brief).expect("a copy").value;
    let next = desk.office.formation_propose(&copy, &Default::default(), &Progress::silent()).expect("a formation").value;
    if next.outcome == "infeasible" {
        return assert!(!next.conflict.is_empty());
    }
    let balances = desk.office.ledger_balance().expect("balances");
    let mean =
        |nips: &[String]| nips.iter().map(|nip| balances.people.iter().find(|p| p.nip == *nip).map_or(0.0, |p| p.balance)).sum::<f64>() / nips.len() as f64;
    let nips: Vec<String> = next.team.iter().map(|m| m.nip.clone()).collect();
    assert!(mean(&nips) > mean(&first), "{} against {}", mean(&nips), mean(&first));
    let again = desk.office.formation_propose("P02", &Default::default(), &Progress::silent()).expect("allowed").value;
    assert!(again.outcome == "infeasible" || again.warnings.contains(&"has_decree".to_string()));
}

#[test]
fn the_measures_are_the_same_wherever_they_are_read() {
    let cli = Cli::sample();
    let desk = || rampak_office::Office::open(&cli.file(), rampak_office::Engine::InProcess).expect("the office opens");
    let opening = desk().ledger_balance().expect("balances");
    assert!(opening.people.iter().any(|person| person.credit > 0.0), "the sample has teams from before the product");
    assert_eq!((opening.eligible, opening.never, opening.never_share), (0, 0, None), "of them nobody knows who was eligible");
    assert!(desk().ledger_agencies().expect("agencies").iter().all(|row| row.seats_per_eligible.is_none() && row.never == 0));

    let id = text(&cli.json(0, &["formation", "propose", "P02"]), "proposal");
    let team = cli.json(0, &["proposal", "show", &id]);
    cli.json(0, &["proposal", "approve", &id]);
    let decree = text(&cli.json(0, &["decree", "draft", &id]), "decree");
    cli.json(0, &["decree", "issue", &decree, "--number", "1/UJI", "--date", "2026-11-24"]);
    let office = desk();
    let book = office.ledger_balance().expect("balances");
    let had: std::collections::HashSet<String> =
        office.ledger_opportunity().expect("a reading").people.into_iter().filter(|row| row.opportunity > 0.0).map(|row| row.nip).collect();
    for person in &book.people {
        let credited = office.ledger_person(&person.nip).expect("lines").lines.iter().any(|line| line.kind == "decree" && line.credit > 0.0);
        assert_eq!(person.eligible, credited || had.contains(&person.nip), "{}", person.nip);
    }
    let of = |keep: &dyn Fn(&PersonBalance) -> bool| book.people.iter().filter(|person| keep(person)).count() as u32;
    assert_eq!((book.eligible, book.never), (of(&|p| p.eligible), of(&|p| p.eligible && p.served == 0)));
    assert!(book.never > 0 && book.never < book.eligible, "{} of {}", book.never, book.eligible);
    assert_eq!(book.never_share, Some(f64::from(book.never) / f64::from(book.eligible)));
    assert!(book.people.iter().all(|p| (book.smallest..=book.largest).contains(&p.balance)) && book.people.iter().any(|p| p.balance == book.largest));

    let agencies = office.ledger_agencies().expect("agencies");
    assert_eq!((book.eligible, book.never), (agencies.iter().map(|row| row.eligible).sum(), agencies.iter().map(|row| row.never).sum()));
    let seats: f64 = agencies.iter().filter_map(|row| Some(row.seats_per_eligible? * f64::from(row.eligible))).sum();
    let members = team["seats"].as_array().expect("seats").iter().filter_map(|seat| seat["members"].as_array()).map(Vec::len).sum::<usize>();
    assert!((seats - members as f64).abs() < 1e-9, "{seats} seats of a team of {members}");
    let ties = |of: fn(&AgencyBalance) -> u32| agencies.iter().map(|row| f64::from(of(row))).sum::<f64>();
    let (inside, outside) = (ties(|row| row.internal_ties), ties(|row| row.external_ties) / 2.0);
    assert!((book.index.expect("ties") - (outside - inside) / (outside + inside)).abs() < 1e-9);
    let issued = office.ledger_teams().expect("teams").into_iter().find(|item| item.by_rampak).expect("the issued team");
    assert!((issued.blau - team["mix"]["blau"].as_f64().expect("a figure")).abs() < 1e-9 && issued.members as usize == members, "{issued:?}");

    let told = cli.json(0, &["ledger", "balance"]);
    assert_eq!((told["eligible"].as_u64(), told["never"].as_u64()), (Some(book.eligible.into()), Some(book.never.into())), "the program says the same");
    for (key, figure) in [("largest", Some(book.largest)), ("smallest", Some(book.smallest)), ("index", book.index), ("expected", book.expected)] {
        assert!(told[key].as_f64().zip(figure).is_some_and(|(told, figure)| (told - figure).abs() < 1e-9), "{key}: {}", told[key]);
    }
}
