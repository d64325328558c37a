use crate::support::{Desk, sample};
use rampak_office::Progress;

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
