//! The lottery against every team there is, its referee against every mutation, and a large pool.

use super::brute;
use super::support::{Team, each, regency};
use crate::formation::{
    Criterion, Fairness, Fault, Frozen, Instance, Limits, Lottery, NoLottery, NoWatch, Outside, Rule, Terms, audit, check, draw_up, figures, propose,
};
use good_lp::solvers::microlp::microlp;
use good_lp::{Expression, Solution as _, SolverModel, constraint, variable, variables};
use std::collections::BTreeSet;

const LEXIMIN: Terms = Terms { fairness: Fairness::Leximin, panels: Some(1_000), cap: None };

/// A small instance as a lottery sees it: no pins but who must not meet, no free size.
fn plain(mut instance: Instance) -> Instance {
    let pins = &mut instance.brief.pins;
    pins.locked.clear();
    pins.included.clear();
    pins.excluded.clear();
    instance.brief.seats.iter_mut().for_each(|seat| seat.least = None);
    instance
}

/// Every team within the tolerance of fit.
fn admissible(instance: &Instance) -> Vec<Team> {
    let teams = brute::teams(instance);
    let fit = |team: &Team| figures(instance, team).into_iter().find(|(c, _)| *c == Criterion::Fit).map_or(0.0, |(_, fit)| fit);
    let tolerance = instance.policy.order.iter().find(|(c, _)| *c == Criterion::Fit).map_or(1.0, |(_, tolerance)| *tolerance);
    let floor = teams.iter().map(fit).fold(0.0, f64::max) * (1.0 - tolerance) - 1e-5;
    teams.into_iter().filter(|team| fit(team) >= floor).collect()
}

/// The largest `aim` (a person's chance, or the smallest of the open) over distributions of the teams, with chances kept.
fn most(teams: &[Team], kept: &[(usize, f64)], open: &[usize], aim: Option<usize>, cap: Option<f64>) -> Option<f64> {
    let mut vars = variables!();
    let parts: Vec<_> = teams.iter().map(|_| vars.add(variable().min(0.0))).collect();
    let level = vars.add(variable().min(0.0));
    let chance = |person: usize| -> Expression {
        let with = teams.iter().zip(&parts).filter(|(team, _)| team.iter().any(|(_, member)| *member == person));
        with.map(|(_, part)| *part).sum()
    };
    let objective = aim.map_or_else(|| Expression::from(level), chance);
    let mut model = vars.maximise(objective.clone()).using(microlp);
    model.add_constraint(constraint::eq(parts.iter().sum::<Expression>(), 1.0));
    for (person, least) in kept {
        model.add_constraint(constraint::geq(chance(*person), least - 1e-9));
    }
    for person in open {
        model.add_constraint(constraint::geq(chance(*person) - level, 0.0));
    }
    let people: BTreeSet<usize> = teams.iter().flatten().map(|(_, person)| *person).collect();
    for person in people.iter().filter(|_| cap.is_some()) {
        model.add_constraint(constraint::leq(chance(*person), cap.unwrap_or(1.0)));
    }
    model.solve().ok().map(|solution| solution.eval(&objective))
}

/// Leximin over all teams, person by person; `None` when the cap cannot be kept.
fn by_hand(teams: &[Team], cap: Option<f64>) -> Option<Vec<(usize, f64)>> {
    let people: BTreeSet<usize> = teams.iter().flatten().map(|(_, person)| *person).collect();
    let mut kept: Vec<(usize, f64)> = Vec::new();
    let mut open: Vec<usize> = people.into_iter().collect();
    while !open.is_empty() {
        let level = most(teams, &kept, &open, None, cap)?;
        let floor: Vec<(usize, f64)> = kept.iter().copied().chain(open.iter().map(|person| (*person, level))).collect();
        let stuck: Vec<usize> =
            open.iter().copied().filter(|person| most(teams, &floor, &[], Some(*person), cap).is_none_or(|most| most < level + 1e-7)).collect();
        assert!(!stuck.is_empty(), "somebody holds a level down");
        open.retain(|person| !stuck.contains(person));
        kept.extend(stuck.into_iter().map(|person| (person, level)));
    }
    kept.sort_by_key(|(person, _)| *person);
    Some(kept)
}

/// What the ledger is told: of the same people, no smaller at the smallest, a seat in all for each seat. True when it is
/// that of all teams, as nearly always where rules do not cross.
fn chances_of_a_proposal(instance: &Instance, expected: &[(usize, f64)]) -> bool {
    let chances = propose(instance, &Limits::default(), &NoWatch).chances;
    let smallest = |chances: &[(usize, f64)]| chances.iter().map(|(_, chance)| *chance).fold(1.0, f64::min);
    let sum: f64 = chances.iter().map(|(_, chance)| chance).sum();
    assert!((sum - f64::from(instance.brief.seats_to_fill())).abs() < 1e-6, "{chances:?} sum to {sum}");
    assert!(chances.iter().map(|(person, _)| person).eq(expected.iter().map(|(person, _)| person)), "{chances:?} of {expected:?}");
    assert!(smallest(&chances) > smallest(expected) - 1e-6);
    chances.iter().zip(expected).all(|(a, b)| (a.1 - b.1).abs() < 1e-6)
}

#[test]
fn leximin_is_that_of_all_teams() {
    let (mut compared, mut same, mut capped, mut impossible) = (0, 0, 0, 0);
    for (number, instance) in each(400) {
        let instance = plain(instance);
        let teams = admissible(&instance);
        if teams.len() > 250 {
            continue;
        }
        let found = draw_up(&instance, &LEXIMIN, &Limits::default(), &NoWatch);
        if teams.is_empty() {
            assert_eq!(found, Err(NoLottery::Impossible), "{number}");
            impossible += 1;
            continue;
        }
        let lottery = found.unwrap_or_else(|fault| panic!("{number}: {fault:?} with {} teams", teams.len()));
        let expected = by_hand(&teams, None).expect("without a cap there is a lottery");
        let near = |found: &[(usize, f64)], expected: &[(usize, f64)]| {
            found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| a.0 == b.0 && (a.1 - b.1).abs() < 1e-6)
        };
        assert!(near(&lottery.exact, &expected), "{number}: {:?} is not {expected:?}", lottery.exact);
        assert!(lottery.proved, "{number}");
        let smallest = expected.iter().map(|(_, chance)| *chance).fold(1.0, f64::min);
        assert!((lottery.bound - smallest).abs() < 1e-6, "{number}: bound {} of {smallest}", lottery.bound);
        let counts = lottery.counts();
        assert_eq!(check(&instance, &Frozen { panels: &lottery.panels, floor: lottery.floor, counts: &counts }), vec![], "{number}");
        assert!(lottery.panels.iter().all(|team| teams.contains(team)), "{number}: a panel that is no team");
        for ((person, count), (_, chance)) in counts.iter().zip(&lottery.exact) {
            assert!((f64::from(*count) - 1_000.0 * chance).abs() < 2.5, "{number}: {person} in {count} of 1000 for {chance}");
        }
        compared += 1;
        same += usize::from(chances_of_a_proposal(&instance, &expected));
        // a cap halfway between the largest chance and equality
        let largest = expected.iter().map(|(_, chance)| *chance).fold(0.0, f64::max);
        let cap = (largest + instance.brief.seats_to_fill() as f64 / expected.len() as f64) / 2.0;
        let found = draw_up(&instance, &Terms { cap: Some(cap), ..LEXIMIN }, &Limits::default(), &NoWatch);
        match by_hand(&teams, Some(cap)) {
            Some(expected) => {
                let exact = found.unwrap_or_else(|fault| panic!("{number}: {fault:?} under cap {cap}")).exact;
                assert!(near(&exact, &expected), "{number}: {exact:?} is not {expected:?} under {cap}");
                capped += 1;
            }
            None => assert_eq!(found, Err(NoLottery::CapLow), "{number}: cap {cap}"),
        }
    }
    assert!(compared > 120 && capped > 30 && impossible > 50, "{compared} compared, {capped} with a cap, {impossible} impossible");
    assert!(same * 10 > compared * 9, "the chances of {same} of {compared} proposals are those of all teams");
}

#[test]
fn maximin_and_nash_are_what_they_say() {
    let (mut compared, mut better) = (0, 0);
    for (number, instance) in each(400) {
        let instance = plain(instance);
        let of = |fairness: Fairness| draw_up(&instance, &Terms { fairness, ..LEXIMIN }, &Limits::default(), &NoWatch).ok();
        let Some([leximin, maximin, nash]) = Fairness::ALL.map(of).into_iter().collect::<Option<Vec<_>>>().and_then(|all| <[_; 3]>::try_from(all).ok()) else {
            continue;
        };
        let smallest = |lottery: &Lottery| lottery.exact.iter().map(|(_, chance)| *chance).fold(1.0, f64::min);
        let product = |lottery: &Lottery| lottery.exact.iter().map(|(_, chance)| chance.ln()).sum::<f64>();
        assert!((smallest(&leximin) - smallest(&maximin)).abs() < 1e-6, "{number}");
        assert!(smallest(&nash) <= smallest(&leximin) + 1e-6, "{number}");
        assert!(product(&nash) >= product(&leximin) - 1e-4, "{number}: {} under {}", product(&nash), product(&leximin));
        compared += 1;
        better += u32::from(product(&nash) > product(&leximin) + 1e-3);
    }
    assert!(compared > 200 && better >= 2, "{compared} compared, in {better} the product is not leximin's");
}

#[test]
fn the_referee_refuses_every_mutation() {
    let (mut refused, mut broken) = (0, 0);
    for (number, instance) in each(60) {
        let instance = plain(instance);
        let Ok(lottery) = draw_up(&instance, &Terms { panels: Some(50), ..LEXIMIN }, &Limits::default(), &NoWatch) else { continue };
        let counts = lottery.counts();
        let faults = |panels: &[Team], counts: &[(usize, u32)]| check(&instance, &Frozen { panels, floor: lottery.floor, counts });
        for at in 0..lottery.panels.len().min(5) {
            for person in 0..instance.people.len() {
                let mut panels = lottery.panels.clone();
                let old = std::mem::replace(&mut panels[at][0].1, person);
                assert_eq!(faults(&panels, &counts).is_empty(), old == person, "{number}: {old} for {person} in panel {at}");
                refused += 1;
                // with the counts told as they are, what is left is what the rules and the floor say of the team
                let mutant = Lottery { panels, ..lottery.clone() };
                let team = &mutant.panels[at];
                let fit = figures(&instance, team).into_iter().find(|(criterion, _)| *criterion == Criterion::Fit);
                let low = lottery.floor.zip(fit).is_some_and(|(floor, (_, fit))| fit < floor - 1e-4);
                let sound = audit(&instance, team).is_empty() && !low;
                let left = faults(&mutant.panels, &mutant.counts()).into_iter().filter(|fault| !matches!(fault, Fault::Count { .. })).count();
                assert_eq!(left == 0, sound, "{number}: {old} for {person} in panel {at}");
                broken += u32::from(!sound);
            }
            let mut said = counts.clone();
            let which = at % said.len();
            said[which].1 += 1;
            assert!(matches!(faults(&lottery.panels, &said)[..], [Fault::Count { .. }]));
        }
    }
    assert!(refused > 500 && broken > 300, "{refused} refused, {broken} by the rules or the floor");
}

#[test]
fn people_of_one_kind_take_turns() {
    for seats in [4, usize::MAX] {
        let mut instance = regency(600, 5);
        instance.brief.seats.truncate(seats);
        let lottery = draw_up(&instance, &LEXIMIN, &Limits::default(), &NoWatch).expect("a regency has a team");
        if seats == 4 {
            let again = draw_up(&instance, &LEXIMIN, &Limits::default(), &NoWatch);
            assert_eq!(again.as_ref(), Ok(&lottery), "the same instance gives the same lottery");
        }
        let counts = lottery.counts();
        let panels = lottery.panels.len();
        assert_eq!(counts.iter().map(|(_, count)| *count as usize).sum::<usize>(), panels * usize::from(instance.brief.seats_to_fill()));
        for ((person, count), (_, chance)) in counts.iter().zip(&lottery.exact) {
            assert!((f64::from(*count) - panels as f64 * chance).abs() < 3.0, "{person} in {count} of {panels} for {chance}");
        }
    }
}

#[test]
fn who_is_in_no_team_is_named_with_the_reason() {
    let mut seen = [0; 3];
    for (number, instance) in each(300) {
        let instance = plain(instance);
        let Ok(lottery) = draw_up(&instance, &LEXIMIN, &Limits::default(), &NoWatch) else { continue };
        let (within, every) = (admissible(&instance), brute::teams(&instance));
        let on = |teams: &[Team], person: usize| teams.iter().any(|team| team.iter().any(|(_, member)| *member == person));
        let told: Vec<usize> = lottery.outside.iter().map(|(person, _)| *person).collect();
        let expected: Vec<usize> = (0..instance.people.len()).filter(|person| !on(&within, *person)).collect();
        assert_eq!(told, expected, "{number}: everyone is in a team, or is told why not");
        // who is one level short is barred by it, unless some team has them in its stretch seat
        let mut strict = instance.clone();
        strict.brief.growth = false;
        let weighed = instance.policy.order.iter().any(|(criterion, _)| *criterion == Criterion::Fit);
        for (person, why) in &lottery.outside {
            let against = |seat: usize| -> Vec<Rule> {
                let alone = audit(&strict, &[(seat, *person)]).into_iter().filter(|breach| breach.person == Some(*person));
                let mut rules: Vec<Rule> = alone.map(|breach| breach.rule).filter(|rule| !matches!(rule, Rule::Apart(_) | Rule::Growth)).collect();
                // of an unknown rank both ends are told
                rules.dedup();
                rules
            };
            let bars: Vec<Vec<Rule>> = instance.open_seats().map(against).collect();
            let fewest = bars.iter().map(Vec::len).min().unwrap_or(0);
            match why {
                Outside::Barred(rule) => {
                    assert!(bars.iter().any(|bars| bars.len() == fewest && bars.contains(rule)), "{number}: {person} {rule:?} {bars:?}");
                    seen[0] += 1;
                }
                Outside::Fit => {
                    assert!(weighed && fewest == 0, "{number}: {person} {bars:?}");
                    seen[1] += 1;
                }
                Outside::NoTeam => {
                    assert!(!weighed && fewest == 0 && !on(&every, *person), "{number}: {person} {bars:?}");
                    seen[2] += 1;
                }
            }
        }
    }
    assert!(seen[0] > 200 && seen[1] > 50, "{seen:?}");
}
