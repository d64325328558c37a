//! What no balance sees, and the settings that decide how the ledger counts.

use crate::ledger::issue;
use crate::support::{Cli, Desk, ask_little, clean, sample, text};
use rampak_core::formation::{Instance, Rule, bars};
use rampak_office::Progress;
use rampak_office::brief::wire::RequirementForm;
use rampak_office::ledger::wire::{BalanceList, PersonLedger};
use rampak_office::proposal::consent::wire::Party;
use rampak_office::proposal::wire::ProposalChange;
use rampak_office::settings::wire::Settings;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

/// True when nothing but levels or a rank that nobody recorded bars a person from a seat, by the referee's bars.
fn only_unknown(instance: &Instance, person: usize, seat: usize) -> bool {
    let found = bars(instance, person, seat);
    let unknown = |rule: Rule| matches!(rule, Rule::Minimum(..) | Rule::RankRange(_));
    !found.is_empty() && found.iter().all(|bar| unknown(bar.rule) && bar.have.is_none())
}

#[test]
fn a_seat_for_one_person_is_said_aloud_with_its_requirement() {
    let desk = sample();
    // the level of the first seat is raised until one person is left
    let mut form = desk.office.brief_get("P01").expect("the brief");
    let everyone = desk.office.formation_instance(&form, &Default::default()).expect("an instance");
    let mut found = None;
    'search: for competency in &everyone.competencies {
        for level in 3..=5u8 {
            form.seats[0].requirements = vec![RequirementForm { competency: competency.clone(), minimum: Some(level), preferred: None, weight: 1 }];
            if desk.office.brief_count(&form).expect("counts")[0].people == 1 {
                found = Some((competency.clone(), level));
                break 'search;
            }
        }
    }
    let (_, level) = found.expect("some level is held by one person alone");
    form.seats[0].count = 1;
    desk.office.brief_save(&form).expect("it is saved");
    let result = desk.office.formation_propose("P01", &Default::default(), &Progress::silent()).expect("an answer").value;
    let id = result.proposal.unwrap_or_else(|| panic!("{:?}", result.conflict));
    let view = desk.office.proposal_fairness(&id).expect("a reading");
    let seat = &view.seats[0];
    assert_eq!((seat.verdict.as_str(), seat.eligible), ("sole", 1), "{seat:?}");
    assert!(close(seat.effective, 1.0));
    let rule = seat.rule.as_ref().expect("a requirement");
    assert_eq!((rule.kind.as_str(), rule.value.as_deref()), ("minimum", Some(level.to_string().as_str())), "{rule:?}");
    assert!(seat.adds > 0 && seat.text.contains(&seat.role) && seat.text.contains("level"), "{}", seat.text);
    assert!(desk.office.proposal_get(&id).expect("the proposal").warnings.contains(&"sole_seat".to_string()), "before approval");
    for seat in &view.seats {
        assert!(seat.effective <= f64::from(seat.eligible) + 1e-6 && seat.effective >= 1.0 - 1e-6, "{seat:?}");
        assert!(seat.like > 0 && seat.median_eligible.is_some(), "other briefs have seats of the same kind");
    }
}

#[test]
fn the_not_assessed_are_counted_as_brute_force_does() {
    let cli = Cli::sample();
    let id = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    let view = cli.json(0, &["proposal", "fairness", &id]);
    let office = rampak_office::Office::open(&cli.file(), rampak_office::Engine::InProcess).expect("the office opens");
    let form = office.brief_get("P01").expect("the brief");
    let instance = office.formation_instance(&form, &Default::default()).expect("an instance");
    let (mut people, mut seats) = (0, 0.0);
    let open: Vec<usize> = instance.open_seats().collect();
    let could = |seat: usize| (0..instance.people.len()).filter(|p| bars(&instance, *p, seat).is_empty() || only_unknown(&instance, *p, seat)).count();
    let share: Vec<f64> = open.iter().map(|&seat| f64::from(instance.brief.seats[seat].count) / could(seat) as f64).collect();
    for person in 0..instance.people.len() {
        let lost: f64 = open.iter().zip(&share).filter(|(s, _)| only_unknown(&instance, person, **s)).map(|(_, share)| share).sum();
        people += u64::from(lost > 0.0);
        seats += lost.min(1.0);
    }
    assert!(people > 0, "the sample has people nobody assessed");
    let told = &view["not_assessed"];
    assert_eq!(told["people"].as_u64(), Some(people));
    assert!(close(told["seats"].as_f64().unwrap_or(-1.0), seats), "{told} against {seats}");
    let agencies = told["agencies"].as_array().expect("by agency");
    assert!(close(agencies.iter().filter_map(|row| row["seats"].as_f64()).sum(), seats));

    let all = cli.json(0, &["ledger", "not-assessed"]);
    assert!(all["briefs"].as_u64() > Some(1) && all["people"].as_u64() >= Some(people), "{all}");
    assert!(all["seats"].as_f64() >= Some(seats - 1e-6));
}

fn set(desk: &Desk, change: impl FnOnce(&mut Settings)) {
    let mut settings = desk.office.settings_get().expect("settings");
    change(&mut settings);
    desk.office.settings_save(&settings).expect("they are saved");
}

fn book(desk: &Desk) -> BalanceList {
    let book = desk.office.ledger_balance().expect("balances");
    assert!(book.sum.abs() < 1e-6, "{}", book.sum);
    book
}

fn lines(desk: &Desk, nip: &str) -> PersonLedger {
    let own = desk.office.ledger_person(nip).expect("their lines");
    let sum: f64 = own.lines.iter().map(|line| line.credit - line.debit).sum();
    assert!(close(sum, own.balance), "{own:?}");
    own
}

#[test]
fn what_is_long_past_weighs_less_and_still_sums_to_zero() {
    let desk = sample();
    set(&desk, |settings| settings.half_life_months = 0);
    let opening = book(&desk);
    desk.office.roster_import(&clean(), &Progress::silent()).expect("the same files again");
    assert_eq!(book(&desk).people, opening.people, "imported twice is imported once");
    set(&desk, |settings| settings.half_life_months = 24);
    let faded = book(&desk);
    let all = |list: &BalanceList| list.people.iter().map(|p| p.debit).sum::<f64>();
    assert!(all(&opening) > 0.0 && all(&faded) < all(&opening), "the past of the sample fades");

    set(&desk, |settings| settings.half_life_months = 0);
    let result = desk.office.formation_propose("P02", &Default::default(), &Progress::silent()).expect("a formation").value;
    let id = result.proposal.expect("a team");
    desk.office.proposal_approve(&id, desk.office.proposal_get(&id).expect("it").version, "").expect("approved");
    let decree = desk.office.decree_draft(&id).expect("a draft").value.id;
    desk.office.decree_issue(&decree, "1/LAMA/2020", "2020-01-15", "").expect("it is issued");
    let passed = book(&desk).people.into_iter().find(|p| p.served == 0 && p.credit > 0.0 && p.debit == 0.0).expect("someone was passed over").nip;
    for nip in [&result.team[0].nip, &passed] {
        let of = |desk: &Desk| lines(desk, nip).lines.into_iter().rfind(|line| line.kind == "decree");
        let Some(whole) = of(&desk) else { continue };
        assert_eq!(whole.weight, Some(1.0));
        set(&desk, |settings| settings.half_life_months = 24);
        let weak = of(&desk).expect("the same line");
        let weight = weak.weight.expect("a team of one day");
        assert!(weight < 0.2 && close(weak.credit, weight * whole.credit) && close(weak.debit, weight * whole.debit), "{weak:?} {whole:?}");
        book(&desk);
        set(&desk, |settings| settings.half_life_months = 0);
    }
}

#[test]
fn the_opportunity_gap_stands_beside_the_balance_and_sums_to_zero() {
    let desk = sample();
    let before = desk.office.ledger_opportunity().expect("a reading");
    assert!(before.teams == 0 && before.not_counted > 0 && before.people.is_empty(), "teams from before the product are not counted");
    let passed = &desk.office.roster_people(&Default::default()).expect("people").rows[0].nip;
    assert_eq!(lines(&desk, passed).opportunity_gap, None, "nobody knows");
    let members = issue(&desk, "P02", "1/UJI/2026");
    let after = desk.office.ledger_opportunity().expect("a reading");
    assert_eq!((after.teams, after.not_counted), (1, before.not_counted));
    assert!(after.sum.abs() < 1e-6, "{}", after.sum);
    assert!(after.people.windows(2).all(|pair| pair[0].gap >= pair[1].gap), "the largest first");
    for row in after.people.iter().take(3).chain(after.people.iter().filter(|row| members.contains(&row.nip))) {
        assert!(close(lines(&desk, &row.nip).opportunity_gap.expect("known"), row.gap));
        assert_eq!(row.served > 0.0, members.contains(&row.nip));
    }
    let other = desk.office.formation_propose("P01", &Default::default(), &Progress::silent()).expect("a formation").value;
    let curve = desk.office.proposal_price(&other.proposal.expect("a team"), &Progress::silent()).expect("a curve");
    let (largest, smallest) = (after.people[0].gap, after.people[after.people.len() - 1].gap);
    let team = other.team.len() as f64;
    assert!(curve.iter().all(|point| point.opportunity.is_some_and(|gap| gap <= team * largest && gap >= team * smallest)), "beside the balance: {curve:?}");
    let form = desk.office.brief_get("P02").expect("the brief");
    let instance = desk.office.formation_instance(&form, &Default::default()).expect("an instance");
    let able = |nip: &str| instance.person(nip).is_some_and(|person| instance.open_seats().any(|seat| bars(&instance, person, seat).is_empty()));
    assert!(after.people.iter().filter(|row| row.opportunity > 0.0 && !members.contains(&row.nip)).all(|row| able(&row.nip)));
}

#[test]
fn what_is_lent_is_borrowed() {
    let cli = Cli::sample();
    let told = cli.json(0, &["ledger", "lending"]);
    let agencies = told["agencies"].as_array().expect("agencies");
    let sum = |key: &str| agencies.iter().filter_map(|row| row[key].as_i64()).sum::<i64>();
    let seats: i64 = told["pairs"].as_array().expect("pairs").iter().filter_map(|pair| pair["seats"].as_i64()).sum();
    assert!(seats > 0 && told["teams"].as_u64() > Some(0), "{told}");
    assert_eq!((sum("net"), sum("lent"), sum("borrowed")), (0, seats, seats));
    assert_eq!(cli.json(0, &["ledger", "opportunity"])["teams"].as_u64(), Some(0));
}

#[test]
fn who_refuses_has_had_a_chance_unless_a_superior_did() {
    for (who, counts) in [("person", true), ("superior", true), ("person", false)] {
        let cli = Cli::sample();
        let office = || rampak_office::Office::open(&cli.file(), rampak_office::Engine::InProcess).expect("the office opens");
        let settings = office().settings_get().expect("settings");
        office().settings_save(&Settings { refusal_counts: counts, ..settings }).expect("they are saved");
        let formed = cli.json(0, &["formation", "propose", "P02"]);
        let nip = text(&formed["team"][1], "nip");
        let changed = cli.json(0, &["proposal", "exclude", &text(&formed, "proposal"), &nip, "--refused", who, "--note", "surat 12"]);
        let id = text(&changed, "proposal");
        let overrides = cli.json(0, &["proposal", "show", &id])["overrides"].clone();
        assert_eq!(text(&overrides[0], "action"), format!("refused_{who}"));
        // a change after it takes the refusal along
        let other = text(&changed["enters"][0], "nip");
        let id = text(&cli.json(0, &["proposal", "lock", &id, &other]), "proposal");
        cli.json(0, &["proposal", "approve", &id]);
        let decree = text(&cli.json(0, &["decree", "draft", &id]), "decree");
        cli.json(0, &["decree", "issue", &decree, "--number", "1/UJI", "--date", "2026-11-24"]);
        let book = cli.json(0, &["ledger", "balance"]);
        assert!(book["sum"].as_f64().is_some_and(|sum| sum.abs() < 1e-6), "{}", book["sum"]);
        let own = cli.json(0, &["ledger", "show", &nip]);
        let line = own["lines"].as_array().and_then(|lines| lines.last()).cloned().unwrap_or_default();
        let debited = line["kind"] == "decree" && line["debit"] == line["weight"];
        assert_eq!(debited, who == "person" && counts, "{line}");
        assert_eq!(line["refused"] == true, debited);
        let refusals = cli.json(0, &["ledger", "refusals"]);
        let rows = refusals.as_array().expect("by agency");
        assert_eq!((rows.len(), rows[0][format!("by_{who}")].as_u64()), (1, Some(1)), "{refusals}");
    }
}

#[test]
fn a_refusal_taken_back_leaves_no_trace() {
    let desk = sample();
    let quiet = Progress::silent();
    let first = desk.office.formation_propose("P02", &Default::default(), &quiet).expect("a formation").value;
    let (id, nip) = (first.proposal.expect("a team"), first.team[0].nip.clone());
    let refuses = ProposalChange::Substitute { nip: nip.clone(), refused: Some(Party::Person) };
    let next = desk.office.proposal_change(&id, &refuses, "", false, &quiet).expect("it is kept").value.proposal.expect("a new proposal");
    assert_eq!(desk.office.proposal_refusals().expect("refusals").len(), 1);
    let readmitted = desk.office.proposal_change(&next, &ProposalChange::Readmit { nip }, "", false, &quiet).expect("it is kept").value;
    assert!(readmitted.proposal.is_some() && desk.office.proposal_refusals().expect("refusals").is_empty(), "they are back");
    let version = |id: &str| desk.office.proposal_get(id).expect("it is there").version;
    let last = readmitted.proposal.expect("a new proposal");
    desk.office.proposal_restore(&next, &last, version(&last)).expect("undone");
    assert_eq!(desk.office.proposal_refusals().expect("refusals").len(), 1, "the undone readmission counts no more");
    desk.office.proposal_restore(&id, &next, version(&next)).expect("undone");
    assert!(desk.office.proposal_refusals().expect("refusals").is_empty(), "nor the undone refusal");
}

#[test]
fn overrides_add_up_by_host() {
    let cli = Cli::sample();
    let formed = cli.json(0, &["formation", "propose", "P02"]);
    let first = text(&formed, "proposal");
    let nip = |at: usize| text(&formed["team"][at], "nip");
    let after = |change: serde_json::Value| text(&change, "proposal");
    assert_eq!(cli.json(0, &["ledger", "overrides"]), serde_json::json!([]), "nobody decided yet");
    let id = after(cli.json(0, &["proposal", "lock", &first, &nip(0), "--note", "ketua"]));
    let id = after(cli.json(0, &["proposal", "exclude", &id, &nip(1)]));
    let id = after(cli.json(0, &["proposal", "exclude", &id, &nip(2), "--refused", "superior"]));
    let view = cli.json(0, &["proposal", "show", &id]);
    let last = view["seats"].as_array().expect("seats").iter().filter_map(|seat| seat["members"].as_array()).flatten().next_back().cloned();
    let leaves = text(&last.expect("a member"), "nip");
    let able = cli.json(0, &["proposal", "replacements", &id, &leaves]);
    let able = able.as_array().expect("a list").iter().find(|one| one["breaches"].as_array().is_some_and(Vec::is_empty)).cloned();
    let enters = text(&able.expect("someone can take the place")["person"], "nip");
    let id = after(cli.json(0, &["proposal", "replace", &id, &leaves, &enters]));
    cli.json(0, &["proposal", "approve", &id]);
    let hosts = cli.json(0, &["ledger", "overrides"]);
    let host = &hosts[0];
    assert_eq!(hosts.as_array().map(Vec::len), Some(1), "{hosts}");
    assert_eq!((text(host, "agency"), host["teams"].as_u64(), host["overruled"].as_u64()), (text(&view, "host"), Some(1), Some(1)), "{host}");
    let kind = |action: &str| host["kinds"].as_array().expect("kinds").iter().find(|kind| kind["action"] == action).and_then(|kind| kind["count"].as_u64());
    assert_eq!((kind("lock"), kind("exclude"), kind("replace"), kind("refused_superior"), kind("approve")), (Some(1), Some(1), Some(1), None, None));
    assert_eq!((host["overrides"].as_u64(), host["by_hand"].as_u64()), (Some(3), Some(1)), "the engine chose all but one: {host}");
    assert_eq!(host["members"].as_u64(), formed["team"].as_array().map(|team| team.len() as u64));

    // who is pinned in the brief itself came in by hand too
    let office = rampak_office::Office::open(&cli.file(), rampak_office::Engine::InProcess).expect("the office opens");
    let mut form = office.brief_get("P01").expect("the brief");
    let plain = cli.json(0, &["formation", "propose", "P01"]);
    form.pins.included = vec![text(&plain["team"][0], "nip")];
    office.brief_save(&form).expect("it is saved");
    let pinned = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    cli.json(0, &["proposal", "approve", &pinned]);
    let all = cli.json(0, &["ledger", "overrides"]);
    let sum = |key: &str| all.as_array().expect("hosts").iter().filter_map(|host| host[key].as_u64()).sum::<u64>();
    assert_eq!((sum("teams"), sum("overruled"), sum("overrides"), sum("by_hand")), (2, 2, 4, 2), "{all}");
}

#[test]
fn a_seat_is_narrow_against_seats_of_the_same_kind() {
    let desk = sample();
    ask_little(&desk, "P02");
    let plain = desk.office.brief_get("P02").expect("the brief").id.expect("it is kept");
    let copy = || desk.office.brief_clone(&plain).expect("a copy").value;
    let others = [plain.clone(), copy(), copy()];
    // one seat asks for what few have, and more than two a place
    let tailored = copy();
    let mut form = desk.office.brief_get(&tailored).expect("the brief");
    form.seats[0].count = 1;
    let everyone = desk.office.formation_instance(&form, &Default::default()).expect("an instance");
    let asks = everyone.competencies.iter().flat_map(|competency| (2..=5u8).map(move |level| (competency.clone(), level)));
    let found = asks.into_iter().find(|(competency, level)| {
        let requirement = RequirementForm { competency: competency.clone(), minimum: Some(*level), preferred: None, weight: 1 };
        form.seats[0].requirements = vec![requirement];
        (4..=9).contains(&desk.office.brief_count(&form).expect("counts")[0].people)
    });
    let (_, level) = found.expect("some level is held by few");
    desk.office.brief_save(&form).expect("it is saved");
    let propose = |brief: &str| {
        let result = desk.office.formation_propose(brief, &Default::default(), &Progress::silent()).expect("an answer").value;
        result.proposal.unwrap_or_else(|| panic!("{brief}: {:?}", result.conflict))
    };
    let id = propose(&tailored);
    let seat = || desk.office.proposal_fairness(&id).expect("a reading").seats.into_iter().next().expect("the first seat");
    let alone = seat();
    assert!(alone.effective > 2.0 && alone.like >= 3, "{alone:?}");
    assert_eq!((alone.verdict.as_str(), alone.median_effective), ("open", None), "nothing to compare with yet: {alone:?}");

    let plain_seats: Vec<_> = others.iter().map(|brief| propose(brief)).collect();
    let narrow = seat();
    let median = narrow.median_effective.expect("the others have proposals");
    assert!(narrow.effective > 2.0 && 4.0 * narrow.effective < median, "{narrow:?}");
    assert_eq!(narrow.verdict, "narrow", "only the others make it so: {narrow:?}");
    let rule = narrow.rule.as_ref().expect("a requirement");
    assert_eq!((rule.kind.as_str(), rule.value.as_deref()), ("minimum", Some(level.to_string().as_str())));
    assert!(narrow.text.contains(&narrow.role) && narrow.text.contains("kursi sejenis"), "{}", narrow.text);
    for other in plain_seats {
        let seats = desk.office.proposal_fairness(&other).expect("a reading").seats;
        assert!(seats.iter().all(|seat| seat.verdict == "open" && seat.text.is_empty()), "{seats:?}");
    }
}
