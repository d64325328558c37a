//! Leave and duties: who is there over the whole term, what is told of who is not, and what helps.

use super::support::{END, empty, person, seat};
use crate::brief::{Brief, Term};
use crate::formation::{
    Instance, Limits, NoWatch, Outcome, Place, Portfolio, Rule, Unavailable, Wanted, apply, audit, audit_portfolio, bars, funnels, propose, propose_portfolio,
    unavailable,
};
use crate::roster::{Absence, AbsenceKind};
use jiff::civil::{Date, date};

fn away(kind: AbsenceKind, first: Option<Date>, last: Option<Date>) -> Vec<Absence> {
    vec![Absence { first, last, kind }]
}

/// Three people, two places: one on leave from April on, one with a class, one free.
fn three() -> Instance {
    let mut instance = empty();
    instance.people = (0..3).map(|at| person(at, at % 2)).collect();
    instance.people[0].absences = away(AbsenceKind::Leave, Some(date(2027, 4, 1)), Some(date(2027, 4, 30)));
    instance.people[1].absences = away(AbsenceKind::ClassDuty, None, None);
    instance.brief.seats = vec![seat("Anggota", 2)];
    instance
}

#[test]
fn who_is_away_is_told_with_kind_and_days() {
    let instance = three();
    let bar = bars(&instance, 0, 0)[0];
    assert_eq!((bar.rule, bar.have, bar.absence), (Rule::Availability, None, instance.people[0].absences.first().copied()));
    let funnel = &funnels(&instance)[0];
    let step = funnel.steps.last().expect("availability is last");
    assert_eq!((step.rule, step.removed, step.absent), (Rule::Availability, 2, [1, 0, 1, 0, 0]));
    assert_eq!(funnel.eligible, vec![2]);
    // who retires as well is counted as one who leaves
    let mut leaving = instance.clone();
    leaving.people[0].until = Some(date(2027, 5, 1));
    let bar = bars(&leaving, 0, 0)[0];
    assert_eq!((bar.have, bar.need, bar.absence.map(|absence| absence.kind)), (Some(20_270_501), Some(20_270_630), Some(AbsenceKind::Leave)));
    assert_eq!(funnels(&leaving)[0].steps.last().map(|step| step.absent), Some([0, 0, 1, 0, 0]));
    assert_eq!(unavailable(&leaving, &[0]), Unavailable { leaving: 1, absent: [0, 0, 1, 0, 0] });
    // and whom another rule bars too is not counted
    leaving.people[1].hours_used = 20;
    assert_eq!(unavailable(&leaving, &[0]), Unavailable { leaving: 1, absent: [0; 5] });
}

#[test]
fn a_seat_open_to_those_on_duty_takes_them_and_nobody_on_leave() {
    let mut instance = three();
    instance.brief.seats[0].duty = true;
    assert_eq!(funnels(&instance)[0].eligible, vec![1, 2]);
    let solution = propose(&instance, &Limits::default(), &NoWatch);
    assert_eq!((solution.outcome, audit(&instance, &solution.team)), (Outcome::Proved, vec![]));
    instance.people[1].absences.extend(away(AbsenceKind::StudyLeave, Some(END), None));
    assert_eq!(funnels(&instance)[0].eligible, vec![2]);
}

#[test]
fn a_shorter_term_helps_where_the_absence_begins_within_it_and_open_seats_where_it_is_a_duty() {
    let instance = three();
    let Outcome::Infeasible(conflict) = propose(&instance, &Limits::default(), &NoWatch).outcome else { panic!("one free person for two places") };
    let told: Vec<(Rule, u32, Option<u32>)> = conflict.rules.iter().map(|told| (told.rule, told.needed, told.available)).collect();
    assert_eq!(told, vec![(Rule::Seats(0), 2, Some(1)), (Rule::Availability, 2, Some(1))]);
    let changes: Vec<(Option<u32>, u32)> =
        conflict.relaxations.iter().filter(|change| change.rule == Rule::Availability).map(|change| (change.to, change.gains)).collect();
    assert_eq!(changes, vec![(Some(20_270_331), 1), (None, 1)]);
    for change in conflict.relaxations.iter().filter(|change| change.rule == Rule::Availability) {
        let mut looser = instance.clone();
        apply(change, &mut looser.brief, &mut looser.policy);
        let solution = propose(&looser, &Limits::default(), &NoWatch);
        assert_eq!((solution.outcome, audit(&looser, &solution.team)), (Outcome::Proved, vec![]), "{change:?}");
    }
    // nothing of the kind helps against an absence that has begun
    let mut begun = instance;
    begun.people[0].absences = away(AbsenceKind::Leave, None, Some(date(2027, 4, 30)));
    begun.people[1].absences = away(AbsenceKind::StudyLeave, Some(date(2026, 9, 1)), None);
    let Outcome::Infeasible(conflict) = propose(&begun, &Limits::default(), &NoWatch).outcome else { panic!("one free person for two places") };
    assert!(conflict.relaxations.iter().all(|change| change.rule != Rule::Availability), "{conflict:?}");
}

#[test]
fn only_an_absence_that_bars_is_part_of_the_seed() {
    let mut instance = three();
    instance.people.iter_mut().for_each(|who| who.absences.clear());
    let seed = instance.effective_seed();
    let with = |absences: Vec<Absence>, duty: bool| {
        let mut other = instance.clone();
        (other.people[0].absences, other.brief.seats[0].duty) = (absences, duty);
        other.effective_seed()
    };
    assert_eq!(with(away(AbsenceKind::Leave, None, Some(date(2027, 1, 3))), false), seed, "over before the term");
    let (begins, ends) = (Some(date(2027, 4, 1)), Some(date(2027, 4, 30)));
    let leave = with(away(AbsenceKind::Leave, begins, ends), false);
    assert_ne!(leave, seed);
    assert_eq!(with(away(AbsenceKind::Other, begins, None), false), leave, "nobody draws again by a day or a word");
    assert_ne!(with(away(AbsenceKind::ClassDuty, None, None), false), leave, "a duty bars from fewer seats");
    assert_ne!(with(Vec::new(), true), seed);
}

#[test]
fn each_team_of_many_has_its_own_term() {
    let base = three();
    let of = |start: Date, end: Date, code: &str| Wanted {
        brief: Brief { code: code.into(), term: Term { start, end }, seats: vec![seat("Anggota", 1)], ..base.brief.clone() },
        host: None,
        priority: 1,
    };
    let mut people = base.people.clone();
    people.truncate(2);
    people[1].absences = away(AbsenceKind::StudyLeave, None, Some(date(2027, 3, 31)));
    let portfolio = Portfolio {
        people,
        agencies: base.agencies.clone(),
        competencies: base.competencies.clone(),
        bookings: Vec::new(),
        briefs: vec![of(date(2027, 1, 4), date(2027, 3, 31), "P1"), of(date(2027, 4, 1), END, "P2")],
        policy: base.policy.clone(),
        past_pairs: Vec::new(),
        seed: None,
    };
    let eligible = |brief: usize| funnels(&portfolio.instance(brief, &[]))[0].eligible.clone();
    assert_eq!((eligible(0), eligible(1)), (vec![0], vec![1]));
    let mut solution = propose_portfolio(&portfolio, &Limits::default(), &NoWatch);
    let teams: Vec<_> = solution.teams().map(|(brief, team)| (brief, team.clone())).collect();
    assert_eq!(teams, vec![(0, vec![(0, 0)]), (1, vec![(0, 1)])]);
    assert_eq!(audit_portfolio(&portfolio, &solution), vec![]);
    let Place::Filled { team, .. } = &mut solution.places[1] else { panic!("it is filled") };
    team[0].1 = 0;
    assert!(audit_portfolio(&portfolio, &solution).iter().any(|flaw| format!("{flaw:?}").contains("Availability")), "the referee sees it in its own term");
}
