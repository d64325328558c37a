use crate::support::{Desk, sample};
use rampak_core::formation::Criterion;
use rampak_office::formation::wire::{CriterionOrder, FormationOptions, FormationResult};
use rampak_office::proposal::wire::ProposalChange;
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
    for member in &result.team {
        let why = desk.office.proposal_why(&id, &member.nip).expect("a member has a reason");
        assert!(why.fit_rank >= 1 && why.fit_rank <= why.eligible && !why.sentences.is_empty());
    }
    let people = desk.office.roster_people(&Default::default()).expect("people").rows;
    let mut seen = std::collections::BTreeSet::new();
    for person in people.iter().step_by(7) {
        let answer = desk.office.proposal_why_not(&id, &person.nip, &Progress::silent()).expect("an answer");
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
