//! Proved means proved: brute force and a second solver agree.

use super::support::{Team, each, growing, regency, small};
use super::{brute, support};
use crate::formation::facts::{Facts, View};
use crate::formation::ground::Ground;
use crate::formation::measure::{Floor, Measure};
use crate::formation::program::Program;
use crate::formation::solver::Effort;
use crate::formation::{Criterion, Instance, Limits, NoWatch, Outcome, audit_solution, propose};
use good_lp::solvers::microlp::microlp;
use good_lp::{Solution as _, SolverModel};
use std::ops::Range;

pub const EXACT: Effort = Effort { gap: 0.0, seconds: None, beat: None, primal: false };

#[test]
fn brute_force_agrees() {
    let [possible, impossible, flexible] = agrees(0..1_100, small);
    assert!(possible > 500 && impossible > 200, "both kinds must be well tried: {possible} possible, {impossible} not");
    assert!(flexible > 100, "free sizes must be well tried: {flexible}");
}

#[test]
fn brute_force_agrees_with_a_stretch_seat() {
    let [possible, impossible, flexible] = agrees(0..1_500, growing);
    assert!(possible > 300 && impossible > 400, "both kinds must be well tried: {possible} possible, {impossible} not");
    assert!(flexible > 50, "free sizes must be well tried: {flexible}");
}

/// How many instances have a team, have none, have a team of free size.
fn agrees(numbers: Range<u64>, made: fn(u64) -> Instance) -> [u32; 3] {
    let (mut possible, mut impossible, mut flexible) = (0, 0, 0);
    for number in numbers {
        let instance = made(number);
        let teams = brute::teams(&instance);
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        if teams.is_empty() {
            assert!(matches!(solution.outcome, Outcome::Infeasible(_)), "{number}: no team exists, engine says {:?}", solution.outcome);
            impossible += 1;
            continue;
        }
        possible += 1;
        flexible += u32::from(instance.brief.flexible());
        assert_eq!(solution.outcome, Outcome::Proved, "{number}: {} teams exist", teams.len());
        assert_eq!(audit_solution(&instance, &solution), vec![], "{number}");
        for (result, (best, floor)) in solution.criteria.iter().zip(brute::stages(&instance, &teams)) {
            let sign = if result.criterion.maximised() { 1.0 } else { -1.0 };
            assert!((sign * result.best - best).abs() < 1e-5, "{number}: {:?} best {} by engine, {best} by brute force", result.criterion, result.best);
            assert!(sign * result.value >= floor - 1e-5, "{number}: {:?} {} under its floor {floor}", result.criterion, result.value);
        }
    }
    [possible, impossible, flexible]
}

#[test]
fn whoever_is_on_an_admissible_team_has_a_chance() {
    for (number, instance) in each(300) {
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        let fit = instance.policy.order.iter().find(|(criterion, _)| *criterion == Criterion::Fit);
        let (Some((_, tolerance)), false) = (fit, solution.team.is_empty()) else { continue };
        let mut free = instance.clone();
        free.brief.pins = crate::brief::Pins { apart: instance.brief.pins.apart.clone(), ..Default::default() };
        free.policy.order = vec![(Criterion::Fit, *tolerance)];
        // chances are about teams of the size chosen
        for (seat, asked) in free.brief.seats.iter_mut().enumerate().filter(|(_, asked)| asked.least.is_some()) {
            (asked.count, asked.least) = (solution.team.iter().filter(|(at, _)| *at == seat).count() as u16, None);
        }
        let teams = brute::teams(&free);
        let (best, floor) = brute::stages(&free, &teams)[0];
        assert!(best >= floor);
        let fit = |team: &Team| crate::formation::figures(&free, team)[0].1;
        for team in teams.iter().filter(|team| fit(team) >= floor - 1e-9) {
            for (_, person) in team {
                let chance = solution.chances.iter().find(|(who, _)| who == person);
                assert!(chance.is_some_and(|(_, chance)| *chance > 0.0), "{number}: person {person} is on an admissible team");
            }
        }
    }
}

#[test]
fn the_same_instance_gives_the_same_team() {
    for number in 0..60 {
        let instance = small(number);
        let first = propose(&instance, &Limits::default(), &NoWatch);
        assert_eq!(first, propose(&instance, &Limits::default(), &NoWatch), "{number}");
    }
    let instance = regency(2_000, 3);
    assert_eq!(propose(&instance, &Limits::default(), &NoWatch), propose(&instance, &Limits::default(), &NoWatch));
}

#[test]
fn among_equals_the_seed_decides_and_favours_nobody() {
    let mut instance = support::empty();
    instance.people = (0..10).map(|at| support::person(at, at % 2)).collect();
    instance.brief.seats = vec![support::seat("K", 2)];
    let mut served = [0; 10];
    for seed in 0..300 {
        instance.seed = Some(seed);
        propose(&instance, &Limits::default(), &NoWatch).team.iter().for_each(|(_, person)| served[*person] += 1);
    }
    // one agency each decides in favour of mixed teams; within that, 60 of 300 is the fair share
    assert!(served.iter().all(|times| (35..=85).contains(times)), "{served:?}");
}

#[test]
fn a_pin_or_a_new_title_does_not_draw_again() {
    let mut instance = small(11);
    let seed = instance.effective_seed();
    instance.brief.title.push(' ');
    instance.brief.pins.excluded.push("nobody".into());
    assert_eq!(instance.effective_seed(), seed);
    instance.people[0].balance += 0.1;
    assert_ne!(instance.effective_seed(), seed);
}

#[test]
fn a_second_solver_agrees_on_single_stages() {
    for number in 0..8 {
        let mut instance = regency(400, 100 + number);
        instance.brief.growth = number % 2 == 1;
        let facts = Facts::new(&instance);
        let ground = Ground::new(&View::whole(&facts), 1);
        let columns: Vec<usize> = (0..ground.columns.len()).collect();
        let mut floors = Vec::new();
        for measure in [Measure::Fit, Measure::Chance] {
            let program = || Program { ground: &ground, columns: &columns, measure, floors: &floors, cliques: &[], single: &[] };
            let Ok(ours) = program().whole(&|| EXACT) else { break };
            let team: Vec<usize> = ours.taken.iter().map(|(column, _)| *column).collect();
            let assembled = program().assemble(true);
            let mut model = assembled.problem.using(microlp);
            for row in assembled.rows {
                model.add_constraint(row);
            }
            let theirs = model.solve().expect("HiGHS found a team, so there is one");
            let mut value = 0.0;
            for (column, variable) in columns.iter().zip(&assembled.taken) {
                value += theirs.value(*variable) * measure.of_column(&ground, *column);
            }
            let best = measure.of_team(&ground, &team);
            assert!((value - best).abs() < 1e-5, "{number} {measure:?}: microlp {value}, HiGHS {best}");
            floors = vec![Floor { measure: Measure::Fit, least: best * 0.97 }];
        }
    }
}
