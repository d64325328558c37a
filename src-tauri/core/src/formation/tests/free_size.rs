//! A team as large as its coverage asks and no larger; shares are of the members it has.

use super::support::{Dice, code, empty, level, person, seat};
use crate::brief::Coverage;
use crate::formation::{Criterion, Instance, Limits, NoWatch, Outcome, Rule, audit, propose};

/// So many people with some of eight competencies, a team of any size, every competency wanted once.
fn covering(people: usize, number: u64) -> Instance {
    let mut dice = Dice(number);
    let mut instance = empty();
    instance.competencies = (0..8).map(|at| code(at).to_string()).collect();
    for at in 0..people {
        let mut who = person(at, at % 2);
        who.levels = (0..8u16).filter(|_| dice.hit(30)).map(|c| (c, level(3))).collect();
        who.cost = 1_000 * (1 + dice.below(9) as u32);
        instance.people.push(who);
    }
    let mut any = seat("Anggota", people as u16);
    any.least = Some(0);
    instance.brief.seats = vec![any];
    instance.brief.coverage = (0..8).map(|at| Coverage { competency: code(at), level: level(3), people: 1, most: None }).collect();
    instance
}

/// The least of a figure over every set of people that covers all.
fn least(instance: &Instance, of: impl Fn(u32) -> u32) -> Option<u32> {
    let holds: Vec<u32> = instance.people.iter().map(|who| who.levels.iter().map(|(c, _)| 1 << c).sum()).collect();
    let covers = |set: &u32| holds.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).fold(0, |all, (_, holds)| all | holds) == 0xff;
    (0..1u32 << instance.people.len()).filter(covers).map(of).min()
}

#[test]
fn the_smallest_and_the_cheapest_cover_are_found() {
    let mut found = 0;
    for number in 0..40 {
        let mut instance = covering(11, number);
        let costs: Vec<u32> = instance.people.iter().map(|who| who.cost).collect();
        let cost = |set: u32| costs.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, cost)| cost).sum();
        for (criterion, best) in [(Criterion::Size, least(&instance, u32::count_ones)), (Criterion::Cost, least(&instance, cost))] {
            instance.policy.order = vec![(criterion, 0.0)];
            let solution = propose(&instance, &Limits::default(), &NoWatch);
            let Some(best) = best else {
                assert!(matches!(solution.outcome, Outcome::Infeasible(_)), "{number}");
                continue;
            };
            assert_eq!(
                (&solution.outcome, solution.criteria[0].value, solution.criteria[0].bound),
                (&Outcome::Proved, f64::from(best), f64::from(best)),
                "{number}"
            );
            found += 1;
        }
    }
    assert!(found > 40, "{found}");
}

#[test]
fn a_share_is_of_the_members_the_team_has() {
    let mut instance = covering(9, 1);
    instance.brief.coverage.truncate(1);
    instance.people.iter_mut().for_each(|who| (who.agency, who.levels) = (0, vec![(0, level(3))]));
    instance.people[0].agency = 1;
    instance.people[0].levels.clear();
    instance.brief.mix.host_share_max = Some(50);
    instance.policy.order = vec![(Criterion::Size, 0.0)];
    let team = propose(&instance, &Limits::default(), &NoWatch).team;
    assert!(team.len() == 2 && team.contains(&(0, 0)), "one of the host needs one from elsewhere: {team:?}");
    assert_eq!(audit(&instance, &team[1..]).iter().map(|breach| breach.rule).collect::<Vec<_>>(), vec![Rule::HostShare]);
}

#[test]
fn coverage_past_the_largest_size_is_named_with_its_counts() {
    let mut instance = covering(9, 2);
    instance.people.iter_mut().for_each(|who| who.levels = vec![(0, level(3))]);
    instance.brief.seats[0].count = 3;
    instance.brief.coverage = vec![Coverage { competency: code(0), level: level(3), people: 5, most: None }];
    let Outcome::Infeasible(conflict) = propose(&instance, &Limits::default(), &NoWatch).outcome else { panic!("three cannot be five") };
    assert_eq!((conflict.rules[0].rule, conflict.rules[0].needed, conflict.rules[0].available), (Rule::Coverage(0), 5, Some(3)));
    assert_eq!((conflict.relaxations[0].rule, conflict.relaxations[0].to), (Rule::Coverage(0), Some(3)));
}
