use crate::support::{Desk, ask_little, sample};
use jiff::ToSpan;
use rampak_core::formation::{self as engine, Criterion, Limits, NoWatch, Verdict};
use rampak_office::brief::wire::RepresentationForm;
use rampak_office::formation::wire::{CriterionOrder, FormationOptions, FormationResult};
use rampak_office::proposal::wire::{PricePoint, ProposalChange};
use rampak_office::settings::wire::Settings;
use rampak_office::{Office, Progress};

fn propose(office: &Office, brief: &str) -> FormationResult {
    office.formation_propose(brief, &FormationOptions::default(), &Progress::silent()).expect("a formation").value
}

fn first(desk: &Desk) -> (FormationResult, String) {
    let result = propose(&desk.office, "P01");
    let id = result.proposal.clone().expect("P01 can be filled");
    (result, id)
}

#[test]
fn each_brief_is_proved_or_says_what_is_missing() {
    let desk = sample();
    for brief in desk.office.brief_list().expect("briefs") {
        let result = propose(&desk.office, &brief.id);
        if result.outcome == "infeasible" {
            assert!(result.proposal.is_none() && result.team.is_empty());
            assert!(!result.conflict.is_empty(), "{} says why", brief.code);
            assert!(result.conflict.iter().all(|line| line.text.contains("perlu")), "in words, with counts");
        } else {
            assert_eq!((result.outcome.as_str(), result.gap), ("proved", Some(0.0)), "{}", brief.code);
            assert_eq!(result.team.len() as u32, brief.seats);
            assert_eq!(result.criteria.len(), 4);
            assert_eq!(result.criteria[0].name, Criterion::Fit.key());
        }
    }
    let impossible = propose(&desk.office, "P04");
    assert_eq!(impossible.outcome, "infeasible", "P04-K08 has nobody");
}

#[test]
fn the_same_instance_gives_the_same_team() {
    let (a, b) = (sample(), sample());
    let team = |result: &FormationResult| result.team.iter().map(|m| (m.seat.clone(), m.nip.clone())).collect::<Vec<_>>();
    assert_eq!(team(&first(&a).0), team(&first(&b).0));
}

#[test]
fn an_impossible_brief_is_repaired_by_an_offered_change() {
    let desk = sample();
    let result = propose(&desk.office, "P04");
    let offered = result.relaxations.first().expect("a change is offered");
    desk.office.brief_save(&offered.form).expect("the changed form saves");
    assert_eq!(propose(&desk.office, "P04").outcome, "proved", "{}", offered.text);
}

#[test]
fn why_and_why_not_answer_for_everyone() {
    let desk = sample();
    let (result, id) = first(&desk);
    let mut brought = (0, 0);
    for member in &result.team {
        let why = desk.office.proposal_why(&id, &member.nip).expect("a member has a reason");
        assert!(why.fit_rank >= 1 && why.fit_rank <= why.eligible && !why.sentences.is_empty());
        let told = format!("{} pasangan kerja baru", why.new_pairs);
        assert_eq!(why.new_pairs > 0, why.sentences.iter().any(|sentence| sentence.contains(&told)), "{:?}", why.sentences);
        brought = (brought.0 + why.new_pairs, brought.1 + why.repeat_pairs);
    }
    let mix = desk.office.proposal_get(&id).expect("the proposal").mix;
    assert_eq!(brought, (2 * mix.new_pairs, 2 * mix.repeat_pairs), "each pair is brought by both");
    assert!(mix.new_pairs > 0, "{mix:?}");
    let people = desk.office.roster_people(&Default::default()).expect("people").rows;
    let mut seen = std::collections::BTreeSet::new();
    for person in people.iter().step_by(7) {
        let answer = desk.office.proposal_why_not(&id, &person.nip, None, &Progress::silent()).expect("an answer");
        match answer.verdict.as_str() {
            "barred" => assert!(answer.bars.iter().all(|bar| bar.rule.is_some())),
            "cost" => assert!(answer.enters.iter().any(|p| p.nip == person.nip) && answer.costs.iter().any(|c| c.before != c.after)),
            "tie" => assert!(answer.costs.iter().all(|c| (c.before - c.after).abs() < 1e-6)),
            "on_team" | "impossible" => {}
            other => panic!("unknown verdict {other}"),
        }
        assert!(!answer.sentences.is_empty() && answer.sentences.iter().all(|s| s.contains(' ')), "{:?}", answer.sentences);
        seen.insert(answer.verdict);
    }
    assert!(seen.contains("barred") && (seen.contains("cost") || seen.contains("tie")), "{seen:?}");
}

#[test]
fn lock_exclude_and_replace_are_previewed_then_kept() {
    let desk = sample();
    let (result, id) = first(&desk);
    let out = &result.team[2];
    let quiet = Progress::silent();
    let change = ProposalChange::Exclude { nip: out.nip.clone() };
    let preview = desk.office.proposal_change(&id, &change, "", true, &quiet).expect("a preview").value;
    assert!(preview.proposal.is_none() && preview.leaves.iter().any(|p| p.nip == out.nip));
    assert_eq!(desk.office.proposal_list(None).expect("proposals").len(), 1, "a preview keeps nothing");
    let kept = desk.office.proposal_change(&id, &change, "cuti", false, &quiet).expect("it is kept").value;
    assert_eq!(kept.enters, preview.enters, "what was shown is what was done");
    let next = kept.proposal.expect("a new proposal");
    let view = desk.office.proposal_get(&next).expect("it is there");
    assert!(view.overrides.iter().any(|line| line.action == "exclude" && line.note == "cuti"));
    assert_eq!(desk.office.proposal_get(&id).expect("the old one").state, "superseded");
    assert_eq!(desk.office.proposal_change(&id, &change, "", true, &quiet).expect_err("it is closed").code, "proposal_fixed");

    let member = &view.seats[3].members[0];
    let ranked = desk.office.proposal_replacements(&next, &member.nip).expect("replacements");
    let best = ranked.iter().find(|r| r.breaches.is_empty()).expect("someone can replace them");
    let swap = ProposalChange::Replace { out: member.nip.clone(), r#in: best.person.nip.clone() };
    let done = desk.office.proposal_change(&next, &swap, "", false, &quiet).expect("it is kept").value;
    assert_eq!((done.leaves.len(), done.enters.len()), (1, 1), "nobody else moves");
    let last = desk.office.proposal_get(&done.proposal.expect("a new proposal")).expect("it is there");
    assert!(last.breaches.is_empty());
    assert_eq!((last.letter.as_str(), last.from.as_deref()), (view.letter.as_str(), Some(next.as_str())), "it stands where the old one stood");
}

#[test]
fn a_change_by_hand_is_undone_and_made_again() {
    let desk = sample();
    let (result, id) = first(&desk);
    let change = ProposalChange::Exclude { nip: result.team[2].nip.clone() };
    let next = desk.office.proposal_change(&id, &change, "cuti", false, &Progress::silent()).expect("it is kept").value.proposal.expect("a new proposal");
    let state = |id: &str| desk.office.proposal_get(id).expect("it is there").state;
    let version = |id: &str| desk.office.proposal_get(id).expect("it is there").version;
    let undone = desk.office.proposal_restore(&id, &next, version(&next)).expect("undone").value;
    assert_eq!((undone.id.as_str(), undone.state.as_str(), state(&next).as_str()), (id.as_str(), "proposed", "superseded"));
    assert!(undone.overrides.iter().any(|line| line.action == "restore"), "it is on the record");
    assert_eq!(desk.office.proposal_restore(&next, &id, version(&id) - 1).expect_err("an old version").code, "stale");
    assert_eq!(state(&id), "proposed", "a refused step changes nothing");
    desk.office.proposal_restore(&next, &id, version(&id)).expect("made again");
    assert_eq!((state(&id).as_str(), state(&next).as_str()), ("superseded", "proposed"));
    let (_, other) = first(&desk);
    assert_eq!(desk.office.proposal_restore(&id, &other, version(&other)).expect_err("not its own change").code, "proposal_fixed");
}

#[test]
fn alternatives_stand_beside_and_a_refusal_changes_one() {
    let desk = sample();
    let (result, id) = first(&desk);
    let quiet = Progress::silent();
    let others = desk.office.proposal_alternatives(&id, 2, None, &quiet).expect("alternatives").value;
    assert_eq!((others.proposals.len(), others.none_left), (2, false));
    let mut teams: Vec<Vec<String>> = vec![result.team.iter().map(|member| member.nip.clone()).collect()];
    for other in &others.proposals {
        let view = desk.office.proposal_get(other).expect("it is kept");
        assert_eq!((view.outcome.as_str(), view.breaches.len()), ("proved", 0));
        let team: Vec<String> = view.seats.iter().flat_map(|seat| &seat.members).map(|member| member.nip.clone()).collect();
        for known in &teams {
            assert!(team.iter().filter(|nip| !known.contains(nip)).count() >= others.apart as usize, "they differ in {}", others.apart);
        }
        teams.push(team);
    }
    assert_eq!(desk.office.proposal_get(&id).expect("the first").siblings.len(), 3);

    let curve = desk.office.proposal_price(&id, &quiet).expect("a curve");
    assert!(curve.len() == 8 && curve.iter().all(|point| point.proved));
    assert!(curve.windows(2).all(|pair| pair[1].chance >= pair[0].chance - 1e-6), "more tolerance never buys less: {curve:?}");
    let best = &curve[0];
    assert_eq!((best.fit_given_up, best.chance_gained, best.first_gained, best.opportunity), (0.0, 0.0, 0, None), "what is gained is gained against this one");
    for point in &curve {
        assert!((point.chance_gained - (point.chance - best.chance)).abs() < 1e-9 && point.first_gained == point.first as i32 - best.first as i32, "{point:?}");
        assert!(
            (point.fit_given_up - 100.0 * (best.fit - point.fit) / best.fit).abs() < 1e-6 && point.fit_given_up <= 100.0 * point.tolerance + 1e-6,
            "{point:?}"
        );
    }
    let nothing_for_nothing = |pair: &[PricePoint]| pair[1].chance > pair[0].chance + 1e-9 || pair[1].fit_given_up <= pair[0].fit_given_up;
    assert!(curve.windows(2).all(nothing_for_nothing), "{curve:?}");

    let order = vec![CriterionOrder { criterion: "fit".into(), tolerance: curve[6].tolerance }, CriterionOrder { criterion: "chance".into(), tolerance: 0.0 }];
    let again = desk.office.proposal_again(&id, order, &quiet).expect("a team").value;
    let chance = again.criteria.iter().find(|figure| figure.name == "chance").map_or(f64::NAN, |figure| figure.value);
    assert!((chance - curve[6].chance).abs() < 1e-6, "the team formed is the point of the curve: {chance} {:?}", curve[6]);

    let refuses = ProposalChange::Substitute { nip: result.team[1].nip.clone(), refused: None };
    let done = desk.office.proposal_change(&id, &refuses, "menolak", false, &quiet).expect("it is kept").value;
    assert_eq!((done.leaves.len(), done.enters.len()), (1, 1), "one leaves, one comes");
}

#[test]
fn a_formation_can_be_cancelled_and_leaves_nothing() {
    let desk = sample();
    let progress = Progress::silent();
    progress.cancel();
    let problem = desk.office.formation_propose("P01", &FormationOptions::default(), &progress).expect_err("cancelled");
    assert_eq!(problem.code, "cancelled");
    assert!(desk.office.proposal_list(None).expect("proposals").is_empty());
}

#[test]
fn a_swap_by_hand_is_kept_or_says_what_it_breaks() {
    let desk = sample();
    let (result, id) = first(&desk);
    let change = |change: &ProposalChange, dry_run: bool| desk.office.proposal_change(&id, change, "", dry_run, &Progress::silent()).expect("an answer").value;
    let mut kept = None;
    for (at, a) in result.team.iter().enumerate() {
        for b in result.team[at + 1..].iter().filter(|b| b.seat != a.seat) {
            let swap = ProposalChange::Swap { a: a.nip.clone(), b: b.nip.clone() };
            let view = change(&swap, true);
            assert!(view.leaves.is_empty() && view.enters.is_empty() && view.moves.len() == 2);
            assert_eq!(view.outcome == "infeasible", !view.broken.is_empty());
            assert!(view.broken.iter().all(|line| !line.people.is_empty() && line.text.contains(&line.people[0].name)), "{:?}", view.broken);
            if view.broken.is_empty() {
                kept = Some(swap);
            }
        }
    }
    let (boss, other) = (&result.team[0], result.team.iter().find(|m| m.seat != result.team[0].seat).expect("several seats"));
    let crowded = change(&ProposalChange::Move { nip: boss.nip.clone(), seat: other.seat.clone() }, false);
    assert!(crowded.proposal.is_none() && crowded.broken.iter().any(|line| line.rule.kind == "seats"), "two in a seat of one: {crowded:?}");
    let next = change(&kept.expect("some swap breaks no rule"), false).proposal.expect("kept");
    let view = desk.office.proposal_get(&next).expect("the new proposal");
    assert!(view.breaches.is_empty() && view.overrides.iter().any(|line| line.action == "swap"));
}

#[test]
fn a_preset_is_an_order() {
    let desk = sample();
    let fit = |key: &str| {
        let order = Some(desk.office.formation_preset(key, false).expect("a preset"));
        let result = desk.office.formation_propose("P01", &FormationOptions { order, ..FormationOptions::default() }, &Progress::silent());
        result.expect("a formation").value.criteria[0].clone()
    };
    let (even, skilled) = (fit("merata"), fit("kompetensi"));
    assert_eq!(skilled.value, skilled.best, "nothing is given up");
    assert!(even.value <= skilled.value && even.value >= 0.9 * skilled.best - 1e-6);
    assert!(desk.office.formation_preset("acak", true).is_err());
}

#[test]
fn several_conflicts_are_loosened_together_with_one_change_each() {
    let desk = sample();
    let mut form = desk.office.brief_get("P04").expect("the brief");
    form.min_agencies = Some(40);
    desk.office.brief_save(&form).expect("it is saved");
    let result = propose(&desk.office, "P04");
    assert_eq!((result.outcome.as_str(), result.minimal), ("infeasible", true));
    assert!(result.others > 0, "P04-K08 has nobody, and no team has 40 agencies");
    let repair = result.repair.expect("each of them can be loosened");
    assert_eq!((repair.changes.len(), repair.by_form), (1 + result.others as usize, true));
    let form = desk.office.brief_get("P04").expect("the brief");
    desk.office.brief_save(&rampak_office::brief::wire::BriefForm { id: form.id, version: form.version, ..repair.form }).expect("it is saved");
    let after = propose(&desk.office, "P04");
    assert_eq!((after.outcome.as_str(), after.repair), ("proved", None));
}

#[test]
fn a_representation_is_met_however_its_prefix_is_written() {
    let desk = sample();
    let mut form = desk.office.brief_get("P02").expect("the brief");
    form.representation = vec![RepresentationForm { prefix: " dinas".into(), people: 1 }];
    desk.office.brief_save(&form).expect("it is saved");
    let formed = propose(&desk.office, "P02");
    let view = desk.office.proposal_get(&formed.proposal.expect("a team")).expect("the proposal");
    let line = view.coverage.iter().find(|line| line.rule.kind == "representation").expect("the rule is told");
    assert!(line.met && !line.people.is_empty() && view.breaches.is_empty(), "{line:?} {:?}", view.breaches);
}

#[test]
fn why_not_in_a_seat_says_what_the_engine_says() {
    let desk = sample();
    let (_, id) = first(&desk);
    let form = desk.office.brief_get("P01").expect("the brief");
    let instance = desk.office.formation_instance(&form, &FormationOptions::default()).expect("an instance");
    let limits = Limits { gap: 0.0, ..Limits::default() };
    let solution = engine::propose(&instance, &limits, &NoWatch);
    let seats: Vec<usize> = instance.open_seats().collect();
    let (mut seen, mut elsewhere) = (std::collections::BTreeSet::new(), false);
    for person in (0..instance.people.len()).step_by(29).chain(solution.team.iter().map(|(_, member)| *member).take(1)) {
        for seat in seats.iter().take(3) {
            let (asked, nip) = (&instance.brief.seats[*seat], &instance.people[person].nip);
            let answer = engine::why_not(&instance, &solution, person, Some(*seat), &limits, &NoWatch);
            let told = desk.office.proposal_why_not(&id, nip, Some(&asked.code), &Progress::silent()).expect("an answer");
            let (key, forced) = match &answer.verdict {
                Verdict::OnTeam(_) => ("on_team", None),
                Verdict::Barred => ("barred", None),
                Verdict::Cost(forced) => ("cost", Some(forced)),
                Verdict::Tie(forced) => ("tie", Some(forced)),
                Verdict::Impossible(_) => ("impossible", None),
                Verdict::Stopped => panic!("nobody stopped it"),
            };
            assert_eq!((told.verdict.as_str(), told.bars.len()), (key, 1), "{nip} as {}", asked.role);
            assert_eq!(told.bars[0].bars as usize, answer.seats[0].bars.len(), "{nip} as {}", asked.role);
            if let Some(forced) = forced {
                assert_eq!(told.nearest_seat.as_deref(), Some(asked.role.as_str()), "in the seat asked about, and in no other");
                let costs = forced.difference.criteria.iter().zip(&told.costs);
                assert!(costs.clone().count() == told.costs.len() && !told.costs.is_empty());
                for ((criterion, before, after), cost) in costs {
                    let same = (before - cost.before).abs() < 1e-6 && (after - cost.after).abs() < 1e-6;
                    assert!(criterion.key() == cost.name && same, "{nip}: {criterion:?} {before} {after} against {cost:?}");
                }
            }
            if key == "barred" {
                let could = seats.iter().any(|other| engine::bars(&instance, person, *other).is_empty());
                assert_eq!(told.sentences.iter().any(|sentence| sentence.starts_with("Kursi lain")), could, "{:?}", told.sentences);
                elsewhere |= could;
            }
            seen.insert(key);
        }
    }
    assert!(seen.contains("barred") && seen.contains("on_team") && (seen.contains("cost") || seen.contains("tie")) && elsewhere, "{seen:?}");
    let role = &instance.brief.seats[seats[0]].role;
    let by_role = desk.office.proposal_why_not(&id, &instance.people[0].nip, Some(&role.to_uppercase()), &Progress::silent()).expect("a role will do");
    assert_eq!((by_role.bars.len(), &by_role.bars[0].role), (1, role));
    assert_eq!(desk.office.proposal_why_not(&id, &instance.people[0].nip, Some("?"), &Progress::silent()).expect_err("no such seat").code, "not_found");
}

#[test]
fn who_retires_within_the_term_is_barred_while_the_office_checks_it() {
    let desk = sample();
    let result = propose(&desk.office, "P02");
    let mut form = desk.office.brief_get("P02").expect("the brief");
    let instance = desk.office.formation_instance(&form, &FormationOptions::default()).expect("an instance");
    let until = |nip: &str| instance.person(nip).and_then(|person| instance.people[person].until);
    let (last, nip) = result.team.iter().filter_map(|member| Some((until(&member.nip)?, member.nip.clone()))).min().expect("a member who retires one day");
    let mut ends = |day: jiff::civil::Date| {
        form.end = day.to_string();
        desk.office.brief_save(&form).expect("it is saved");
        form = desk.office.brief_get("P02").expect("the brief");
        propose(&desk.office, "P02")
    };
    let whole = ends(last);
    let asked = |formed: &FormationResult| {
        let id = formed.proposal.clone().unwrap_or_else(|| panic!("{:?}", formed.conflict));
        desk.office.proposal_why_not(&id, &nip, None, &Progress::silent()).expect("an answer")
    };
    assert_ne!(asked(&whole).verdict, "barred", "their last day is the last of the term");
    let short = ends(last.tomorrow().expect("a day"));
    let answer = asked(&short);
    let bar = answer.bars[0].rule.as_ref().expect("barred from every seat");
    assert_eq!((answer.verdict.as_str(), bar.kind.as_str(), answer.bars[0].have.clone()), ("barred", "availability", Some(last.to_string())));
    assert!(short.team.iter().all(|member| member.nip != nip));
    let settings = desk.office.settings_get().expect("settings");
    desk.office.settings_save(&Settings { check_retirement: false, ..settings }).expect("they are saved");
    assert_ne!(asked(&propose(&desk.office, "P02")).verdict, "barred", "nobody asks when they retire");
}

/// Title of a team and its first day.
type Served = (String, Option<String>);

#[test]
fn a_pair_outside_the_window_is_no_repeat() {
    const MONTHS: i16 = 12;
    let desk = sample();
    let settings = desk.office.settings_get().expect("settings");
    desk.office.settings_save(&Settings { pair_window_months: MONTHS as u16, check_retirement: false, ..settings }).expect("they are saved");
    ask_little(&desk, "P02");
    // an opening team, and two of its members who share no other
    let office = &desk.office;
    let teams =
        |nip: &str| -> Vec<Served> { office.roster_profile(nip, None).expect("a profile").teams.into_iter().map(|team| (team.team, team.start)).collect() };
    let people: Vec<(String, String, Vec<Served>)> = office
        .ledger_balance()
        .expect("balances")
        .people
        .into_iter()
        .filter(|person| person.served > 0)
        .map(|person| (teams(&person.nip), person))
        .map(|(teams, person)| (person.nip, person.agency_id, teams))
        .collect();
    let shared = |a: &[Served], b: &[Served]| a.iter().filter(|team| b.contains(team)).cloned().collect::<Vec<_>>();
    let pairs = people.iter().enumerate().flat_map(|(at, a)| people[at + 1..].iter().map(move |b| (a, b)));
    let met = pairs.filter(|(a, b)| a.1 != b.1).filter_map(|(a, b)| match &shared(&a.2, &b.2)[..] {
        [(_, Some(start))] => Some((a.0.clone(), b.0.clone(), start.parse::<jiff::civil::Date>().ok()?)),
        _ => None,
    });
    let mut form = office.brief_get("P02").expect("the brief");
    let mut told = |a: &str, b: &str, start: jiff::civil::Date| {
        (form.start, form.end) = (start.to_string(), start.saturating_add(2.months()).to_string());
        form.pins.included = vec![a.into(), b.into()];
        office.brief_save(&form).expect("it is saved");
        form = office.brief_get("P02").expect("the brief");
        let instance = office.formation_instance(&form, &FormationOptions::default()).expect("an instance");
        let (one, other) = (instance.person(a).expect("a person"), instance.person(b).expect("a person"));
        let repeated = engine::pairs(&instance, &[(0, one), (0, other)], one).repeated;
        let id = propose(office, "P02").proposal?;
        let team = office.proposal_get(&id).expect("the proposal");
        let members: Vec<usize> = team.seats.iter().flat_map(|seat| &seat.members).filter_map(|member| instance.person(&member.nip)).collect();
        let within = instance.past_pairs.iter().filter(|(x, y, _)| members.contains(x) && members.contains(y)).count();
        assert_eq!(team.mix.repeat_pairs as usize, within);
        Some((repeated, within > 0))
    };
    let (a, b, day) =
        met.into_iter().find(|(a, b, day)| told(a, b, day.saturating_add(i32::from(MONTHS).months())).is_some()).expect("two who can be on one team");
    let edge = day.saturating_add(i32::from(MONTHS).months());
    assert_eq!(told(&a, &b, edge), Some((1, true)), "the team began on the first day of the window");
    assert_eq!(told(&a, &b, edge.saturating_add(1.month())).map(|(repeated, _)| repeated), Some(0), "a month later they are a new pair");
}

#[test]
fn a_seed_by_hand_is_said_and_stays_said() {
    let desk = sample();
    let options = FormationOptions { seed: Some("42".into()), ..FormationOptions::default() };
    let formed = desk.office.formation_propose("P02", &options, &Progress::silent()).expect("a formation").value;
    assert!(formed.warnings.contains(&"seed_by_hand".to_string()), "{:?}", formed.warnings);
    let view = desk.office.proposal_get(&formed.proposal.expect("a team")).expect("the proposal");
    assert_eq!((view.warnings.contains(&"seed_by_hand".to_string()), view.seed.as_str()), (true, "42"));
    let change = ProposalChange::Exclude { nip: formed.team[0].nip.clone() };
    let next = desk.office.proposal_change(&view.id, &change, "", false, &Progress::silent()).expect("it is kept").value.proposal.expect("a new proposal");
    let next = desk.office.proposal_get(&next).expect("the new proposal");
    assert_eq!((next.warnings.contains(&"seed_by_hand".to_string()), next.seed.as_str()), (true, "42"), "a change does not hide it");
    let plain = propose(&desk.office, "P02").proposal.expect("a team");
    assert!(!desk.office.proposal_get(&plain).expect("the proposal").warnings.contains(&"seed_by_hand".to_string()));
    assert!(rampak_office::words::text("id", "warning_seed_by_hand", &[]).contains("percobaan"));
}

#[test]
fn a_seat_without_preferences_says_so_and_fits_everyone() {
    let desk = sample();
    let mut form = desk.office.brief_get("P02").expect("the brief");
    let with = form.seats.iter().position(|seat| seat.requirements.iter().any(|need| need.preferred.is_some())).expect("a seat with preferences");
    let without = (0..form.seats.len()).find(|at| *at != with).expect("another seat");
    form.seats[without].requirements.retain(|need| need.minimum.is_some());
    form.seats[without].requirements.iter_mut().for_each(|need| need.preferred = None);
    desk.office.brief_save(&form).expect("it is saved");
    let formed = propose(&desk.office, "P02");
    let id = formed.proposal.expect("a team");
    for (at, says) in [(without, true), (with, false)] {
        let member = formed.team.iter().find(|member| member.seat == form.seats[at].code).expect("someone sits there");
        let why = desk.office.proposal_why(&id, &member.nip).expect("a reason");
        assert_eq!(why.sentences.iter().any(|sentence| sentence.contains("Tidak ada preferensi")), says, "{:?}", why.sentences);
        if says {
            assert_eq!((why.fit, why.fit_rank), (100.0, 1), "nobody is ahead");
        }
    }
}
