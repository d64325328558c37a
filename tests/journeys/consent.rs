//! Consent: asked, agreed or refused with a reason; silence is not consent.

use crate::support::{Cli, Desk, ask_little, sample, text};
use rampak_office::Progress;
use rampak_office::proposal::consent::wire::{ConsentForm, Party};
use rampak_office::proposal::wire::{MemberView, ProposalChange, ProposalView};
use rampak_office::settings::wire::Settings;

fn proposed(desk: &Desk, brief: &str) -> ProposalView {
    let result = desk.office.formation_propose(brief, &Default::default(), &Progress::silent()).expect("a formation").value;
    desk.office.proposal_get(&result.proposal.expect("a team")).expect("the proposal")
}

fn members(view: &ProposalView) -> Vec<&MemberView> {
    view.seats.iter().flat_map(|seat| &seat.members).collect()
}

fn form(nip: &str, party: Party, answer: &str, name: &str, reason: &str) -> ConsentForm {
    ConsentForm { nip: nip.into(), party, answer: answer.into(), name: name.into(), reason: reason.into() }
}

fn say(desk: &Desk, view: &ProposalView, form: &ConsentForm) -> ProposalView {
    desk.office.proposal_answer(&view.id, view.version, form).expect("it is recorded").value
}

fn everyone_agrees(desk: &Desk, mut view: ProposalView) -> ProposalView {
    for nip in members(&view).iter().map(|member| member.nip.clone()).collect::<Vec<_>>() {
        view = say(desk, &view, &form(&nip, Party::Person, "agreed", "", ""));
        view = say(desk, &view, &form(&nip, Party::Superior, "agreed", "Drs. Asep Atasan", ""));
    }
    view
}

#[test]
fn an_answer_is_kept_with_who_when_and_why() {
    let desk = sample();
    let view = proposed(&desk, "P01");
    assert!(members(&view).iter().all(|member| member.consent == "not_asked" && member.superior_consent == "not_asked"));
    let asked = desk.office.proposal_ask(&view.id, view.version, &[]).expect("asked").value;
    assert_eq!(asked.state, "consent_asked");
    assert!(members(&asked).iter().all(|member| member.consent == "asked" && member.superior_consent == "asked"));
    assert_eq!(desk.office.proposal_ask(&view.id, view.version, &[]).expect_err("an old version").code, "stale");
    assert_eq!(desk.office.proposal_ask(&view.id, asked.version, &["999999999999999999".into()]).expect_err("a stranger").code, "not_on_team");

    let nip = members(&asked)[0].nip.clone();
    let wrong = |form: &ConsentForm| desk.office.proposal_answer(&asked.id, asked.version, form).expect_err("it is not whole").code;
    assert_eq!(wrong(&form(&nip, Party::Superior, "agreed", " ", "")), "consent_name");
    assert_eq!(wrong(&form(&nip, Party::Person, "refused", "", " ")), "consent_reason");
    assert_eq!(wrong(&form(&nip, Party::Person, "perhaps", "", "")), "consent_answer");
    assert_eq!(wrong(&form("1", Party::Person, "agreed", "", "")), "not_on_team");

    let now = say(&desk, &asked, &form(&nip, Party::Superior, "agreed", " Drs. Asep Atasan ", ""));
    let superior = members(&now)[0].answers.iter().find(|one| one.party == Party::Superior).expect("both are told").clone();
    assert_eq!((superior.answer.as_str(), superior.name.as_str()), ("agreed", "Drs. Asep Atasan"));
    assert!(superior.at.starts_with("20"));
    let now = say(&desk, &now, &form(&nip, Party::Person, "agreed", "", ""));
    assert_eq!(members(&now)[0].answers[0].name, members(&now)[0].name, "who says nothing else answered in person");
    let back = say(&desk, &now, &form(&nip, Party::Person, "asked", "", ""));
    assert_eq!(members(&back)[0].consent, "asked");
    // nobody is asked any more: as it was
    let mut view = back;
    for nip in members(&view).iter().map(|member| member.nip.clone()).collect::<Vec<_>>() {
        for party in Party::ALL {
            view = say(&desk, &view, &form(&nip, party, "not_asked", "", ""));
        }
    }
    assert_eq!(view.state, "proposed");
}

#[test]
fn who_refuses_is_replaced_and_the_others_keep_their_answers() {
    let desk = sample();
    ask_little(&desk, "P01");
    let view = proposed(&desk, "P01");
    let view = everyone_agrees(&desk, view);
    let (out, stays) = (members(&view)[1].nip.clone(), members(&view)[2].nip.clone());
    let view = say(&desk, &view, &form(&out, Party::Superior, "refused", "Drs. Asep Atasan", "sedang memimpin audit"));
    assert_eq!(desk.office.proposal_approve(&view.id, view.version, "").expect_err("one refused").code, "consent_refused");

    let change = ProposalChange::Substitute { nip: out.clone(), refused: Some(Party::Superior) };
    let next = desk.office.proposal_change(&view.id, &change, "atasan menolak", false, &Progress::silent()).expect("a replacement").value;
    assert_eq!((next.leaves.len(), next.enters.len(), next.moves.len()), (1, 1, 0), "nobody else is disturbed: {next:?}");
    let next = desk.office.proposal_get(&next.proposal.expect("it is kept")).expect("the proposal");
    assert_eq!(next.state, "consent_asked");
    for member in members(&next) {
        let expected = if next_enters(&next, &view, &member.nip) { "not_asked" } else { "agreed" };
        assert_eq!((member.consent.as_str(), member.superior_consent.as_str()), (expected, expected), "{}", member.name);
    }
    let refusals = desk.office.proposal_refusals().expect("refusals");
    assert_eq!(refusals.iter().map(|row| (row.by_person, row.by_superior)).collect::<Vec<_>>(), [(0, 1)]);

    // an answer is to a seat: two who exchange seats are asked again
    let others = members(&next).into_iter().filter(|member| member.nip != stays && member.consent == "agreed").map(|member| member.nip.clone());
    let mut swapped = others.filter_map(|b| {
        let swap = ProposalChange::Swap { a: stays.clone(), b };
        desk.office.proposal_change(&next.id, &swap, "bertukar tugas", false, &Progress::silent()).expect("an answer").value.proposal
    });
    let swapped = desk.office.proposal_get(&swapped.next().expect("some two can exchange seats")).expect("the proposal");
    assert!(members(&swapped).iter().any(|member| member.nip == stays && member.consent == "not_asked"));
    let back = desk.office.proposal_restore(&next.id, &swapped.id, swapped.version).expect("undone").value;
    assert!(back.state == "consent_asked" && members(&back).iter().any(|member| member.nip == stays && member.consent == "agreed"));
}

fn next_enters(next: &ProposalView, before: &ProposalView, nip: &str) -> bool {
    members(next).iter().any(|member| member.nip == nip) && members(before).iter().all(|member| member.nip != nip)
}

#[test]
fn a_decree_says_who_is_silent_and_waits_where_the_office_wants_it() {
    let desk = sample();
    let settings = desk.office.settings_get().expect("settings");
    desk.office.settings_save(&Settings { consent_required: true, ..settings }).expect("they are saved");
    let view = proposed(&desk, "P01");
    let view = desk.office.proposal_approve(&view.id, view.version, "disetujui rapat").expect("approved").value;
    let decree = desk.office.decree_draft(&view.id).expect("a draft").value;
    let consent = |checks: &[rampak_office::decree::wire::CheckView]| checks.iter().find(|check| check.field == "consent").cloned();
    assert!(consent(&decree.checks).is_some_and(|check| check.kind == "consent_missing" && check.blocks));
    let refused = desk.office.decree_issue(&decree.id, "1/UJI", "2026-11-24", "").expect_err("not all agreed");
    assert!(refused.code == "decree_checks" && refused.params.values().any(|value| value == "consent_missing"), "{refused:?}");

    // answers come in while the decree is worded
    let view = everyone_agrees(&desk, view);
    assert_eq!(view.state, "approved");
    assert_eq!(consent(&desk.office.decree_get(&decree.id).expect("the draft").checks), None);
    let issued = desk.office.decree_issue(&decree.id, "1/UJI", "2026-11-24", "").expect("it is issued").value;
    let view = desk.office.proposal_get(&issued.proposal_id).expect("the proposal");
    assert!(view.overrides.iter().all(|line| line.action != "issue_without_consent"));
    let nip = members(&view)[0].nip.clone();
    let late = desk.office.proposal_answer(&view.id, view.version, &form(&nip, Party::Person, "refused", "", "terlambat"));
    assert_eq!(late.expect_err("an issued team is fixed").code, "proposal_fixed");
}

#[test]
fn the_command_line_asks_answers_and_issues_with_a_reason() {
    let cli = Cli::sample();
    let id = text(&cli.json(0, &["formation", "propose", "P02"]), "proposal");
    let asked = cli.json(0, &["proposal", "ask", &id]);
    assert_eq!(text(&asked, "state"), "consent_asked");
    let nip = text(&asked["seats"][0]["members"][0], "nip");
    let said = cli.json(0, &["proposal", "answer", &id, &nip, "--says", "agreed", "--by", "superior", "--name", "Drs. Asep Atasan"]);
    assert_eq!(text(&said["seats"][0]["members"][0], "superior_consent"), "agreed");
    cli.json(0, &["proposal", "approve", &id]);
    let decree = text(&cli.json(0, &["decree", "draft", &id]), "decree");
    cli.json(0, &["decree", "issue", &decree, "--number", "2/UJI", "--date", "2026-11-24", "--note", "bencana alam"]);
    let lines = cli.json(0, &["proposal", "show", &id]);
    let line = lines["overrides"].as_array().expect("lines").iter().find(|line| line["action"] == "issue_without_consent").expect("it is written down");
    assert_eq!(text(line, "note"), "bencana alam");
}
