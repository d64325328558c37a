//! Which chances were computed, and that those that stand in are the simple share.

use super::support::{code, empty, level, person, seat};
use crate::brief::Requirement;
use crate::formation::{
    Instance, Limits, NoWatch, Phase, Place, Portfolio, Progress, Reading, Wanted, Watch, audit_portfolio, audit_solution, propose, propose_portfolio,
};
use std::sync::atomic::{AtomicBool, Ordering};

/// Ends the work when it comes to the chances.
#[derive(Default)]
struct NoTimeForChances(AtomicBool);

impl Watch for NoTimeForChances {
    fn elapsed(&self) -> f64 {
        0.0
    }

    fn stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn report(&self, progress: Progress) {
        self.0.fetch_or(progress.phase == Phase::Chances, Ordering::Relaxed);
    }
}

/// Six people, each of an agency of their own that may send one: the first three may lead, the last four may serve.
fn six(members: u16) -> Instance {
    let mut instance = empty();
    instance.agencies = (0..6).map(|at| format!("Dinas {at}")).collect();
    instance.host = None;
    for at in 0..6 {
        let mut who = person(at, at);
        who.levels.extend((at < 3).then(|| (0, level(3))));
        who.levels.extend((at > 1).then(|| (1, level(3))));
        instance.people.push(who);
    }
    for (at, count) in [(0, 1), (1, members)] {
        let mut asked = seat(&format!("K{at}"), count);
        asked.requirements.push(Requirement { competency: code(at), minimum: Some(level(3)), preferred: None, weight: 1 });
        instance.brief.seats.push(asked);
    }
    instance.brief.mix.max_per_agency = Some(1);
    instance
}

fn stands_in(instance: &Instance, expected: [f64; 6]) {
    let solution = propose(instance, &Limits::default(), &NoTimeForChances::default());
    assert_eq!(solution.reading, Reading::Share);
    assert_eq!(audit_solution(instance, &solution), []);
    assert_eq!(solution.chances.len(), 6);
    for ((person, chance), expected) in solution.chances.iter().zip(expected) {
        assert!((chance - expected).abs() < 1e-9, "{person} has {chance}, not {expected}");
    }
    assert_eq!(propose(instance, &Limits::default(), &NoWatch).reading, Reading::Lottery);
}

#[test]
fn where_time_ends_the_lottery_seats_are_shared_by_class_and_it_is_said() {
    let (lead, serve) = (1.0 / 3.0, 2.0 / 4.0);
    stands_in(&six(2), [lead, lead, lead + serve, serve, serve, serve]);
}

#[test]
fn what_nobody_can_have_beyond_one_seat_goes_to_the_others() {
    // a third and three quarters are more than one seat: the twelfth over goes to the five others
    let (lead, serve, more) = (1.0 / 3.0, 3.0 / 4.0, 1.0 / 60.0);
    stands_in(&six(3), [lead + more, lead + more, 1.0, serve + more, serve + more, serve + more]);
}

#[test]
fn a_team_of_many_says_it_too() {
    let mut instance = six(3);
    // of a free size: its chances wait for the team
    instance.brief.seats[1].least = Some(2);
    let portfolio = Portfolio {
        people: instance.people,
        agencies: instance.agencies,
        competencies: instance.competencies,
        bookings: Vec::new(),
        briefs: vec![Wanted { brief: instance.brief, host: None, priority: 1 }],
        policy: instance.policy,
        past_pairs: Vec::new(),
        seed: None,
    };
    let readings = |watch: &dyn Watch| -> Vec<Reading> {
        let solution = propose_portfolio(&portfolio, &Limits::default(), watch);
        assert_eq!(audit_portfolio(&portfolio, &solution), []);
        solution.places.iter().filter_map(|place| if let Place::Filled { reading, .. } = place { Some(*reading) } else { None }).collect()
    };
    assert_eq!(readings(&NoTimeForChances::default()), [Reading::Share]);
    assert_eq!(readings(&NoWatch), [Reading::Lottery]);
}

#[test]
fn what_was_kept_without_a_mark_is_a_lottery() {
    assert_eq!([Reading::Lottery, Reading::Share].map(|reading| Reading::from_key(reading.key())), [Reading::Lottery, Reading::Share]);
    assert_eq!(Reading::from_key(""), Reading::Lottery);
}
