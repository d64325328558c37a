//! Alternatives, least change and the price of fairness, against every team there is.

use super::brute;
use super::support::{Team, each};
use crate::formation::{
    Alternatives, Criterion, Instance, Limits, NoWatch, Outcome, alternatives, audit, audit_solution, figures, least_change, price_of_fairness, propose,
};

/// Figures of a team, larger always better.
fn rated(instance: &Instance, team: &Team) -> Vec<f64> {
    figures(instance, team).into_iter().map(|(criterion, value)| if criterion.maximised() { value } else { -value }).collect()
}

fn new_members(team: &Team, other: &Team) -> usize {
    team.iter().filter(|(_, person)| !other.iter().any(|(_, known)| known == person)).count()
}

/// The best figures in their order; criteria not in `asked` are only kept at `floors`.
fn best(instance: &Instance, mut teams: Vec<Team>, asked: &[bool]) -> Vec<f64> {
    let mut best = Vec::new();
    for (at, (_, tolerance)) in instance.policy.order.iter().enumerate() {
        let top = teams.iter().map(|team| rated(instance, team)[at]).fold(f64::NEG_INFINITY, f64::max);
        if asked[at] {
            teams.retain(|team| rated(instance, team)[at] >= top - tolerance * top.abs() - 1e-6);
        }
        best.push(top);
    }
    best
}

#[test]
fn alternatives_are_the_best_that_differ() {
    let (mut given, mut ended) = (0, 0);
    for (number, instance) in each(400) {
        let first = propose(&instance, &Limits::default(), &NoWatch);
        if first.team.is_empty() {
            assert_eq!(alternatives(&instance, &first, 3, 1, &Limits::default(), &NoWatch), Alternatives::default());
            continue;
        }
        let apart = 1 + (number % 2) as usize;
        let Alternatives { found: others, none_left } = alternatives(&instance, &first, 3, apart as u32, &Limits::default(), &NoWatch);
        let order = &instance.policy.order;
        let asked: Vec<bool> = (0..order.len()).map(|at| order[at].1 == 0.0 || at + 1 == order.len()).collect();
        let within = |team: &Team| {
            let figures = rated(&instance, team);
            first.criteria.iter().enumerate().filter(|(at, _)| !asked[*at]).all(|(at, result)| {
                let best = if result.criterion.maximised() { result.best } else { -result.best };
                figures[at] >= best - order[at].1 * best.abs() - 1e-6
            })
        };
        let mut teams: Vec<Team> = brute::teams(&instance).into_iter().filter(within).collect();
        let mut known = vec![first.team.clone()];
        for at in 0..3 {
            teams.retain(|team| known.iter().all(|known| new_members(team, known) >= apart));
            let Some(other) = others.get(at) else {
                assert!(teams.is_empty() && none_left, "{number}: {} more teams differ in {apart}, none left: {none_left}", teams.len());
                ended += 1;
                break;
            };
            given += 1;
            assert_eq!(other.outcome, Outcome::Proved, "{number}");
            assert_eq!(audit(&instance, &other.team), vec![], "{number}");
            assert!(teams.contains(&other.team), "{number}: alternative {at} is within the tolerance and differs");
            for (criterion, best) in best(&instance, teams.clone(), &asked).into_iter().enumerate().filter(|(at, _)| asked[*at]) {
                let value = other.criteria[criterion];
                let said = if value.criterion.maximised() { value.best } else { -value.best };
                assert!((said - best).abs() < 1e-5, "{number}: {:?} of alternative {at} is {said}, could be {best}", value.criterion);
            }
            known.push(other.team.clone());
        }
    }
    assert!(given > 50 && ended > 50, "both must be well tried: {given} given, {ended} ended early");
}

#[test]
fn least_change_changes_the_fewest() {
    let mut tried = 0;
    for (number, instance) in each(400) {
        let first = propose(&instance, &Limits::default(), &NoWatch);
        let Some((_, refuses)) = first.team.get(number as usize % first.team.len().max(1)).copied() else { continue };
        let mut without = instance.clone();
        without.brief.pins.excluded.push(instance.people[refuses].nip.clone());
        let teams = brute::teams(&without);
        let changed = least_change(&without, &first.team, &Limits::default(), &NoWatch);
        let moved = |team: &Team| team.iter().filter(|(seat, person)| first.team.iter().any(|(old, other)| other == person && old != seat)).count();
        let changes = |team: &Team| (new_members(team, &first.team) + new_members(&first.team, team), moved(team));
        let Some(fewest) = teams.iter().map(changes).min() else {
            assert!(matches!(changed.outcome, Outcome::Infeasible(_)), "{number}");
            continue;
        };
        tried += 1;
        assert_eq!(audit_solution(&without, &changed), vec![], "{number}");
        assert_eq!(changes(&changed.team), fewest, "{number}");
        let nearest: Vec<Team> = teams.into_iter().filter(|team| changes(team) == fewest).collect();
        let asked = vec![true; instance.policy.order.len()];
        let tops = best(&without, nearest, &asked);
        for (result, top) in changed.criteria.iter().zip(tops) {
            let said = if result.criterion.maximised() { result.best } else { -result.best };
            assert!((said - top).abs() < 1e-5, "{number}: {:?}", result.criterion);
        }
    }
    assert!(tried > 100, "{tried} tried");
}

#[test]
fn the_price_of_fairness_is_what_all_teams_say() {
    let mut gained = 0;
    for (number, mut instance) in each(300) {
        let tolerances = [0.0, 0.02, 0.1, 0.5];
        let points = price_of_fairness(&instance, &tolerances, &Limits::default(), &NoWatch);
        instance.policy.order = vec![(Criterion::Fit, 0.0), (Criterion::Chance, 0.0)];
        let all: Vec<Vec<f64>> = brute::teams(&instance).iter().map(|team| rated(&instance, team)).collect();
        assert_eq!(points.len(), if all.is_empty() { 0 } else { tolerances.len() }, "{number}");
        let fittest = all.iter().map(|figures| figures[0]).fold(f64::NEG_INFINITY, f64::max);
        // fit is given up for balance, and for nothing else
        assert!(points.windows(2).all(|pair| pair[1].chance > pair[0].chance + 1e-9 || pair[1].fit >= pair[0].fit), "{number}: {points:?}");
        gained += points.windows(2).filter(|pair| pair[1].chance > pair[0].chance + 1e-9).count();
        for point in points {
            let within = all.iter().filter(|figures| figures[0] >= fittest * (1.0 - point.tolerance) - 1e-6);
            let top = within.map(|figures| figures[1]).fold(f64::NEG_INFINITY, f64::max);
            assert!(point.proved && (point.chance - top).abs() < 1e-5, "{number}: {point:?}, {top} is possible");
            assert!(point.fit >= fittest * (1.0 - point.tolerance) - 1e-5, "{number}: {point:?}");
        }
    }
    assert!(gained > 50, "only {gained} points bought anything");
}
