//! What no balance sees, and the settings that decide how the ledger counts.

use crate::support::{Cli, sample, text};
use rampak_core::formation::{Instance, Rule, bars};
use rampak_office::Progress;

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
            form.seats[0].requirements =
                vec![rampak_office::brief::wire::RequirementForm { competency: competency.clone(), minimum: Some(level), preferred: None, weight: 1 }];
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
