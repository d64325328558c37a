//! A decree that was issued is amended and revoked by others; each serves and is debited for a part of the term.

use crate::ledger::issue;
use crate::support::{Cli, Desk, ask_little, sample, text};
use rampak_office::Progress;
use rampak_office::decree::wire::{AmendForm, DecreeView, RevokeForm};
use rampak_office::ledger::wire::PersonLedger;
use rampak_office::proposal::wire::{ProposalChange, ProposalView};
use rampak_office::settings::wire::Settings;

/// Nothing fades, so that parts can be told exactly.
fn desk() -> Desk {
    let desk = sample();
    let settings = desk.office.settings_get().expect("settings");
    desk.office.settings_save(&Settings { half_life_months: 0, ..settings }).expect("they are saved");
    desk
}

fn first_decree(desk: &Desk) -> DecreeView {
    let id = desk.office.decree_list().expect("decrees").pop().expect("one").id;
    desk.office.decree_get(&id).expect("the decree")
}

fn lines(desk: &Desk, nip: &str) -> PersonLedger {
    let own = desk.office.ledger_person(nip).expect("their lines");
    let sum: f64 = own.lines.iter().map(|line| line.credit - line.debit).sum();
    assert!((sum - own.balance).abs() < 1e-9, "{own:?}");
    own
}

/// What a team debited somebody in all.
fn debit(desk: &Desk, nip: &str) -> f64 {
    lines(desk, nip).lines.iter().filter(|line| line.kind != "opening").map(|line| line.debit).sum()
}

fn zero(desk: &Desk) {
    let sum = desk.office.ledger_balance().expect("balances").sum;
    assert!(sum.abs() < 1e-6, "{sum}");
}

fn out(nip: &str, date: &str) -> AmendForm {
    AmendForm { out: vec![nip.into()], date: date.into(), reason: "mutasi ke daerah lain".into() }
}

fn amended(desk: &Desk, decree: &str, form: &AmendForm) -> ProposalView {
    let view = desk.office.decree_amend(decree, form, &Progress::silent()).expect("an answer").value;
    assert_eq!((view.leaves.len(), view.enters.len(), view.moves.len()), (1, 1, 0), "nobody else is disturbed: {view:?}");
    desk.office.proposal_get(&view.proposal.expect("it is kept")).expect("the proposal")
}

fn decreed(desk: &Desk, proposal: &ProposalView, number: &str) -> DecreeView {
    let approved = desk.office.proposal_approve(&proposal.id, proposal.version, "").expect("approved").value;
    let draft = desk.office.decree_draft(&approved.id).expect("a draft").value;
    desk.office.decree_issue(&draft.id, number, "2027-04-30", "").expect("it is issued").value
}

/// The one of a proposal who is not in a list.
fn newcomer(proposal: &ProposalView, before: &[String]) -> String {
    let all = proposal.seats.iter().flat_map(|seat| &seat.members);
    all.map(|member| member.nip.clone()).find(|nip| !before.contains(nip)).expect("somebody new")
}

#[test]
fn a_member_is_replaced_midway_and_each_is_debited_their_part() {
    let desk = desk();
    let mut members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let form = desk.office.brief_get("P01").expect("the brief");
    let (start, end): (jiff::civil::Date, jiff::civil::Date) = (form.start.parse().expect("a day"), form.end.parse().expect("a day"));
    let days = |a: jiff::civil::Date, b: jiff::civil::Date| f64::from((b - a).get_days() + 1);
    let from: jiff::civil::Date = "2027-04-01".parse().expect("a day");
    let left = days(from, end) / days(start, end);
    assert!(left > 0.0 && left < 1.0);

    let leaver = members[1].clone();
    let error = |form: &AmendForm| desk.office.decree_amend(&root.id, form, &Progress::silent()).expect_err("refused").code;
    assert_eq!(error(&out(&leaver, "2030-01-01")), "amend_date");
    assert_eq!(error(&out(&leaver, "1 April")), "date_invalid");
    assert_eq!(error(&out("1", "2027-04-01")), "not_on_team");
    assert_eq!(error(&AmendForm { out: Vec::new(), ..out(&leaver, "2027-04-01") }), "amend_nobody");
    assert_eq!(error(&AmendForm { reason: " ".into(), ..out(&leaver, "2027-04-01") }), "amend_reason");

    // proposed twice: the first gives way
    let first = amended(&desk, &root.id, &out(&leaver, "2027-04-01"));
    let proposal = amended(&desk, &root.id, &out(&leaver, "2027-04-01"));
    assert_eq!(desk.office.proposal_get(&first.id).expect("the first").state, "superseded");
    assert_eq!((proposal.state.as_str(), proposal.amends.as_ref().map(|a| a.number.as_str())), ("proposed", Some("1/UJI")));
    assert!(proposal.breaches.is_empty(), "their own hours are no obstacle: {:?}", proposal.breaches);
    assert!(!proposal.warnings.contains(&"has_decree".to_string()));
    let successor = newcomer(&proposal, &members);

    let approved = desk.office.proposal_approve(&proposal.id, proposal.version, "").expect("approved").value;
    let draft = desk.office.decree_draft(&approved.id).expect("a draft").value;
    assert_eq!((draft.kind.as_str(), draft.effective.as_deref(), draft.chain.len()), ("amendment", Some("2027-04-01"), 2));
    assert!(draft.form.subject.starts_with("PERUBAHAN ATAS KEPUTUSAN BUPATI KARAWANG NOMOR 1/UJI TENTANG "), "{}", draft.form.subject);
    let words = format!("{:?}", draft.form.dictums);
    assert!(words.contains("digantikan oleh") && words.contains("1 April 2027"), "{words}");
    assert_eq!(error(&out(&members[2], "2027-05-01")), "amend_open");
    let issued = desk.office.decree_issue(&draft.id, "2/UJI", "2027-03-20", "").expect("it is issued").value;
    assert_eq!(issued.state, "issued");
    assert_eq!(first_decree(&desk).hash, root.hash, "the founding decree is as it was");

    zero(&desk);
    assert!((debit(&desk, &leaver) - (1.0 - left)).abs() < 1e-9, "the part served");
    assert!((debit(&desk, &successor) - left).abs() < 1e-9, "the rest");
    assert!((debit(&desk, &members[0]) - 1.0).abs() < 1e-9);
    assert!(lines(&desk, &successor).lines.iter().any(|line| line.kind == "moved" && line.decree == "2/UJI"));
    // they never met, and others met both
    let partners = |nip: &str| desk.office.roster_profile(nip, None).expect("a profile").partners;
    let names = |nip: &str| partners(nip).into_iter().map(|partner| partner.nip).collect::<Vec<_>>();
    assert!(!names(&successor).contains(&leaver) && names(&successor).contains(&members[0]) && names(&leaver).contains(&members[0]));

    // a second time, for the one who came: in words of its own, and nobody comes back
    members[1] = successor.clone();
    let second = amended(&desk, &issued.id, &out(&successor, "2027-05-01"));
    let third = newcomer(&second, &members);
    assert_ne!(third, leaver, "who left is not proposed again");
    let quiet = Progress::silent();
    let change = |change: &ProposalChange| desk.office.proposal_change(&second.id, change, "dengan tangan", false, &quiet);
    assert_eq!(change(&ProposalChange::Replace { out: third.clone(), r#in: leaver.clone() }).expect_err("they left").code, "served_before");
    assert_eq!(change(&ProposalChange::Readmit { nip: leaver.clone() }).expect_err("they left").code, "served_before");
    // put back who was to leave, and nothing changes
    let same = change(&ProposalChange::Replace { out: third, r#in: successor.clone() }).expect("an answer").value.proposal.expect("it keeps the rules");
    let same = desk.office.proposal_get(&same).expect("the proposal");
    assert!(same.amends.is_some(), "a change by hand still amends");
    let same = desk.office.proposal_approve(&same.id, same.version, "").expect("approved").value;
    assert_eq!(desk.office.decree_draft(&same.id).expect_err("as it is").code, "amend_nothing");
    assert_eq!(error(&out(&successor, "2027-05-01")), "amend_open", "an approved one does not give way unasked");
    desk.office.proposal_reopen(&same.id, same.version, "keliru").expect("reopened");
    let second = amended(&desk, &root.id, &out(&successor, "2027-05-01"));
    let third = newcomer(&second, &members);
    let approved = desk.office.proposal_approve(&second.id, second.version, "").expect("approved").value;
    let draft = desk.office.decree_draft(&approved.id).expect("a draft").value;
    let early = desk.office.decree_issue(&draft.id, "3/UJI", "2026-11-25", "").expect_err("before the one it amends");
    assert_eq!(early.code, "amend_early");
    desk.office.decree_delete(&draft.id).expect("the draft is thrown away");
    let second = desk.office.proposal_reopen(&approved.id, approved.version, "").expect("reopened").value;
    let issued = decreed(&desk, &second, "3/UJI");
    assert!(issued.form.subject.starts_with("PERUBAHAN KEDUA ATAS KEPUTUSAN"), "{}", issued.form.subject);
    zero(&desk);
    let all: f64 = [&leaver, &successor, &third].into_iter().map(|nip| debit(&desk, nip)).sum();
    assert!((all - 1.0).abs() < 1e-9, "three shared one seat: {all}");
    assert_eq!(error(&out(&third, "2027-04-15")), "amend_date", "not before the last change");
}

#[test]
fn a_revoked_team_counts_for_the_part_it_served_and_gives_its_hours_back() {
    let desk = desk();
    let members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let before = lines(&desk, &members[0]);
    let form = |date: &str, reason: &str| RevokeForm { date: date.into(), reason: reason.into() };
    let error = |form: &RevokeForm| desk.office.decree_revoke(&root.id, form).expect_err("refused").code;
    assert_eq!(error(&form("2026-01-01", "x")), "amend_date");
    assert_eq!(error(&form("2027-04-01", "")), "amend_reason");
    let draft = desk.office.decree_revoke(&root.id, &form("2027-04-01", "anggarannya dialihkan.")).expect("a draft").value;
    let earlier = draft.id;
    let draft = desk.office.decree_revoke(&root.id, &form("2027-04-01", "anggarannya dialihkan.")).expect("another").value;
    assert_eq!(desk.office.decree_get(&earlier).expect_err("its place is taken").code, "not_found");
    assert_eq!((draft.kind.as_str(), draft.form.members.len()), ("revocation", 0));
    assert!(draft.form.subject.starts_with("PENCABUTAN KEPUTUSAN BUPATI KARAWANG NOMOR 1/UJI"), "{}", draft.form.subject);
    assert!(draft.form.considering[0].contains("karena anggarannya dialihkan;"), "{}", draft.form.considering[0]);
    assert!(draft.checks.iter().all(|check| check.kind != "annex_empty" && check.field != "consent"), "{:?}", draft.checks);
    let pages = desk.office.decree_pages(&draft.id, &draft.form).expect("pages");
    assert!(!pages.is_empty() && pages.len() < desk.office.decree_pages(&root.id, &root.form).expect("pages").len());
    assert!(!desk.office.decree_get(&root.id).expect("the first").revoked, "a draft revokes nothing");

    let issued = desk.office.decree_issue(&draft.id, "9/UJI", "2027-03-30", "").expect("it is issued").value;
    assert!(issued.revoked && desk.office.decree_get(&root.id).expect("the first").revoked);
    zero(&desk);
    let after = lines(&desk, &members[0]);
    let moved = after.lines.iter().find(|line| line.kind == "moved").expect("a line of its own");
    let whole = before.lines.iter().find(|line| line.kind == "decree").expect("the team's line");
    let left = -moved.debit;
    assert!(left > 0.0 && left < 1.0);
    assert!((moved.credit + left * whole.credit).abs() < 1e-9, "credit and debit weaken together");
    let hours = |start: &str| {
        let brief = desk.office.brief_get("P01").expect("the brief");
        let later = rampak_office::brief::wire::BriefForm { start: start.into(), ..brief };
        let instance = desk.office.formation_instance(&later, &Default::default()).expect("an instance");
        instance.people.iter().find(|person| person.nip == members[0]).map_or(0, |person| person.teams_used)
    };
    assert_eq!((hours("2027-03-31"), hours("2027-04-01")), (1, 0), "from that day their hours are free");
    // the need may be met anew, and what stands in the books stays
    let state = |id: &str| desk.office.proposal_get(id).expect("the proposal").state;
    assert_eq!(state(&root.proposal_id), "revoked");
    let again = desk.office.formation_propose("P01", &Default::default(), &Progress::silent()).expect("a formation").value;
    assert!(again.proposal.is_some() && !again.warnings.contains(&"has_decree".to_string()), "{:?}", again.warnings);
    let brief = desk.office.brief_get("P01").expect("the brief").id.unwrap_or_default();
    assert_eq!(desk.office.brief_delete(&brief).expect_err("decrees stand on it").code, "brief_has_decree");
    let gone = desk.office.decree_amend(&root.id, &out(&members[0], "2027-04-02"), &Progress::silent());
    assert_eq!(gone.expect_err("it is over").code, "decree_revoked");
}

#[test]
fn who_leaves_before_the_first_day_never_served() {
    let desk = desk();
    let members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let start = desk.office.brief_get("P01").expect("the brief").start;
    let proposal = amended(&desk, &root.id, &out(&members[2], &start));
    decreed(&desk, &proposal, "2/UJI");
    zero(&desk);
    assert!(debit(&desk, &members[2]).abs() < 1e-9);
    let served = |nip: &str| desk.office.roster_profile(nip, None).expect("a profile").teams.into_iter().any(|team| team.decree == "1/UJI");
    assert!(!served(&members[2]) && served(&members[0]) && served(&newcomer(&proposal, &members)));
}

#[test]
fn the_command_line_amends_and_revokes() {
    let cli = Cli::sample();
    let id = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    cli.json(0, &["proposal", "approve", &id]);
    let decree = text(&cli.json(0, &["decree", "draft", &id]), "decree");
    cli.json(0, &["decree", "issue", &decree, "--number", "1/UJI", "--date", "2026-11-24"]);
    let shown = cli.json(0, &["proposal", "show", &id]);
    let nip = text(&shown["seats"][0]["members"][0], "nip");
    let change = cli.json(0, &["decree", "amend", &decree, "--out", &nip, "--date", "2027-04-01", "--reason", "pensiun dini"]);
    let proposal = text(&change, "proposal");
    cli.json(0, &["proposal", "approve", &proposal]);
    let amendment = text(&cli.json(0, &["decree", "draft", &proposal]), "decree");
    cli.json(0, &["decree", "issue", &amendment, "--number", "2/UJI", "--date", "2027-03-20"]);
    let draft = cli.json(0, &["decree", "revoke", &amendment, "--date", "2027-05-01", "--reason", "selesai lebih awal"]);
    assert!(
        draft["form"]["dictums"][0]["text"].as_str().is_some_and(|text| text.contains("sebagaimana telah diubah dengan Keputusan Bupati Karawang Nomor 2/UJI"))
    );
    let revoked = cli.json(0, &["decree", "issue", &text(&draft, "decree"), "--number", "3/UJI", "--date", "2027-04-20"]);
    assert_eq!(revoked["revoked"], true);
    assert!(cli.json(0, &["ledger", "balance"])["sum"].as_f64().is_some_and(|sum| sum.abs() < 1e-6));
}

#[test]
fn a_replacement_moves_nobody_else_to_another_seat() {
    let desk = desk();
    let members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    for nip in &members {
        let change = desk.office.decree_amend(&root.id, &out(nip, "2027-04-01"), &Progress::silent()).expect("an answer").value;
        assert_eq!((change.leaves.len(), change.enters.len(), change.moves.len()), (1, 1, 0), "{change:?}");
    }
}

#[test]
fn who_refuses_the_rest_of_a_term_has_had_a_chance_of_that_rest() {
    let desk = desk();
    let mut members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let proposal = amended(&desk, &root.id, &out(&members[1], "2027-04-01"));
    let asked = newcomer(&proposal, &members);
    let refuses = ProposalChange::Substitute { nip: asked.clone(), refused: Some(rampak_office::proposal::consent::wire::Party::Person) };
    let next = desk.office.proposal_change(&proposal.id, &refuses, "menolak", false, &Progress::silent()).expect("another").value;
    let next = desk.office.proposal_get(&next.proposal.expect("it is kept")).expect("the proposal");
    members.push(asked.clone());
    let serves = newcomer(&next, &members);
    decreed(&desk, &next, "2/UJI");
    zero(&desk);
    // who refused is debited the rest like who serves it, and has no seat of it
    assert!((debit(&desk, &asked) - debit(&desk, &serves)).abs() < 1e-9 && debit(&desk, &asked) > 0.0);
    assert!(lines(&desk, &asked).lines.iter().any(|line| line.kind == "moved" && line.refused));
}

#[test]
fn a_newcomer_who_never_began_leaves_no_trace_but_in_the_entries() {
    let desk = desk();
    let mut members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let first = amended(&desk, &root.id, &out(&members[1], "2027-04-01"));
    let came = newcomer(&first, &members);
    decreed(&desk, &first, "2/UJI");
    members.push(came.clone());
    let second = amended(&desk, &root.id, &out(&came, "2027-04-01"));
    let stays = newcomer(&second, &members);
    decreed(&desk, &second, "3/UJI");
    zero(&desk);
    assert!(debit(&desk, &came).abs() < 1e-9 && debit(&desk, &stays) > 0.0);
    let teams = |nip: &str| desk.office.roster_profile(nip, None).expect("a profile").teams.into_iter().filter(|team| team.decree == "1/UJI").count();
    assert_eq!((teams(&came), teams(&stays)), (0, 1));
    let form = desk.office.brief_get("P01").expect("the brief");
    let instance = desk.office.formation_instance(&form, &Default::default()).expect("an instance");
    assert_eq!(instance.people.iter().find(|person| person.nip == came).map(|person| person.teams_used), Some(0));
}

#[test]
fn an_amendment_disturbs_few_whatever_is_asked_of_it() {
    let desk = desk();
    let members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let proposal = amended(&desk, &root.id, &out(&members[1], "2027-04-01"));
    let quiet = Progress::silent();
    let asked = newcomer(&proposal, &members);
    // another way to say that the newcomer does not come: nobody else moves
    let other = desk.office.proposal_change(&proposal.id, &ProposalChange::Exclude { nip: asked.clone() }, "", true, &quiet).expect("a preview").value;
    assert_eq!((other.leaves.len(), other.enters.len(), other.moves.len()), (1, 1, 0), "{other:?}");
    assert_eq!(desk.office.proposal_alternatives(&proposal.id, 2, None, &quiet).expect_err("the others serve").code, "proposal_amends");
    assert_eq!(desk.office.proposal_price(&proposal.id, &quiet).expect_err("the others serve").code, "proposal_amends");
    // only the newcomer is to be asked
    let serving = proposal.seats.iter().flat_map(|seat| &seat.members).filter(|member| member.serves).count();
    assert_eq!(serving, members.len() - 1);

    // who refuses is not asked again when the change is proposed anew, and the refusal is not lost
    let refuses = rampak_office::proposal::consent::wire::ConsentForm {
        nip: asked.clone(),
        party: rampak_office::proposal::consent::wire::Party::Person,
        answer: "refused".into(),
        name: String::new(),
        reason: "sedang tugas belajar".into(),
    };
    desk.office.proposal_answer(&proposal.id, proposal.version, &refuses).expect("it is recorded");
    let again = amended(&desk, &root.id, &out(&members[1], "2027-04-01"));
    assert_ne!(newcomer(&again, &members), asked);
    assert_eq!(desk.office.proposal_refusals().expect("refusals").len(), 1);
    decreed(&desk, &again, "2/UJI");
    zero(&desk);
    assert!(lines(&desk, &asked).lines.iter().any(|line| line.kind == "moved" && line.refused));
}

#[test]
fn a_revocation_closes_what_is_open_and_is_not_issued_over_a_change() {
    let desk = desk();
    let members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let revoke = RevokeForm { date: "2027-05-01".into(), reason: "selesai".into() };
    let draft = desk.office.decree_revoke(&root.id, &revoke).expect("a draft").value;
    let open = desk.office.decree_amend(&root.id, &out(&members[0], "2027-04-01"), &Progress::silent());
    assert_eq!(open.expect_err("a draft revokes it").code, "amend_open");
    desk.office.decree_delete(&draft.id).expect("thrown away");

    let proposal = amended(&desk, &root.id, &out(&members[0], "2027-04-01"));
    let approved = desk.office.proposal_approve(&proposal.id, proposal.version, "").expect("approved").value;
    let amendment = desk.office.decree_draft(&approved.id).expect("a draft").value;
    assert_eq!(desk.office.decree_revoke(&root.id, &revoke).expect_err("a draft amends it").code, "amend_open");
    // a drafted team is not changed under its wording
    let change = ProposalChange::Exclude { nip: newcomer(&proposal, &members) };
    assert_eq!(desk.office.proposal_change(&approved.id, &change, "", true, &Progress::silent()).expect_err("it is drafted").code, "proposal_drafted");
    assert_eq!(desk.office.proposal_reopen(&approved.id, approved.version, "").expect_err("it is drafted").code, "proposal_drafted");
    desk.office.decree_delete(&amendment.id).expect("thrown away");

    let draft = desk.office.decree_revoke(&root.id, &revoke).expect("a draft").value;
    desk.office.decree_issue(&draft.id, "9/UJI", "2027-04-30", "").expect("it is issued");
    assert_eq!(desk.office.proposal_get(&approved.id).expect("the amendment").state, "superseded", "nothing is left open");
    let gaps = desk.office.ledger_opportunity().expect("gaps");
    assert!(gaps.sum.abs() < 1e-6, "opportunities weaken with the part served: {}", gaps.sum);
}

#[test]
fn who_moves_to_another_seat_is_shown_in_both_once() {
    let desk = desk();
    ask_little(&desk, "P01");
    let members = issue(&desk, "P01", "1/UJI");
    let root = first_decree(&desk);
    let proposal = amended(&desk, &root.id, &out(&members[1], "2027-04-01"));
    let quiet = Progress::silent();
    let pairs = members.iter().skip(2).flat_map(|a| members.iter().skip(2).map(move |b| (a.clone(), b.clone()))).filter(|(a, b)| a < b);
    let mut swapped = pairs.filter_map(|(a, b)| {
        let change = ProposalChange::Swap { a: a.clone(), b };
        Some((a, desk.office.proposal_change(&proposal.id, &change, "bertukar", false, &quiet).expect("an answer").value.proposal?))
    });
    let (moved, id) = swapped.next().expect("some two can exchange seats");
    decreed(&desk, &desk.office.proposal_get(&id).expect("the proposal"), "2/UJI");
    let role = || desk.office.roster_profile(&moved, None).expect("a profile").teams.into_iter().find(|team| team.decree == "1/UJI").map(|team| team.role);
    let both = role().expect("they serve");
    assert_eq!(both.matches(" → ").count(), 1, "{both}");
    // another change that leaves them where they are
    let again = amended(&desk, &root.id, &out(&members[0], "2027-05-01"));
    decreed(&desk, &again, "3/UJI");
    assert_eq!(role(), Some(both));
}
