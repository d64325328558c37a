//! The stretch seat: what the audit says of it against a plain count, who is named, what is offered where it cannot be had.

use super::exact::EXACT;
use super::support::{Team, code, empty, growing, level, person, regency, seat, small};
use crate::brief::Requirement;
use crate::formation::facts::{Facts, View};
use crate::formation::ground::Ground;
use crate::formation::measure::Measure;
use crate::formation::program::Program;
use crate::formation::{Criterion, Fairness, Terms, audit_solution};
use crate::formation::{
    Instance, Limits, NoWatch, Outcome, Rule, Stretch, Verdict, apply, audit, bars, conflict, draw_up, one_short, propose, stretch, why, why_not,
};

/// Members one known level short and barred by nothing else, each with what they lack and the levels of members elsewhere.
fn plain(instance: &Instance, team: &Team) -> Vec<(usize, u32, Vec<u32>)> {
    let mut found = Vec::new();
    for (seat, person) in team {
        let barring: Vec<_> = bars(instance, *person, *seat).into_iter().filter(|bar| !matches!(bar.rule, Rule::Excluded(_))).collect();
        let [bar] = barring[..] else { continue };
        let (Rule::Minimum(_, at), Some(have), Some(need)) = (bar.rule, bar.have, bar.need) else { continue };
        if have + 1 == need {
            let competency = instance.competency(instance.brief.seats[*seat].requirements[at].competency.as_str()).expect("the codes are the instance's");
            let elsewhere = team.iter().filter(|(_, other)| instance.people[*other].agency != instance.people[*person].agency);
            let levels = elsewhere.filter_map(|(_, other)| instance.people[*other].level(competency)).map(|level| u32::from(level.get()));
            found.push((*person, need, levels.collect()));
        }
    }
    found
}

#[test]
fn the_audit_says_what_a_plain_count_says() {
    let (mut kept, mut refused) = ([0; 3], 0);
    for number in 0..450 {
        let instance = growing(number);
        let team = propose(&instance, &Limits::default(), &NoWatch).team;
        for at in 0..team.len() {
            for person in 0..instance.people.len() {
                let mut swapped = team.clone();
                swapped[at].1 = person;
                let short = plain(&instance, &swapped);
                let guided = |(_, need, levels): &(usize, u32, Vec<u32>)| levels.iter().any(|level| level >= need);
                let sound = short.len() == 1 && short.iter().all(guided);
                let broken = audit(&instance, &swapped).into_iter().find(|breach| breach.rule == Rule::Growth);
                assert_eq!(broken.is_none(), sound, "{number}: {short:?} {broken:?}");
                assert_eq!(stretch(&instance, &swapped).is_some(), sound, "{number}");
                match broken {
                    None => kept[0] += 1,
                    Some(breach) if breach.person.is_some() => kept[1] += 1,
                    Some(breach) => {
                        assert_eq!(breach.found as usize, short.len(), "{number}");
                        kept[2] += 1;
                    }
                }
                refused += u32::from(!sound);
            }
        }
    }
    assert!(kept.iter().all(|count| *count > 200) && refused > 1_000, "kept, without a mentor, none or several: {kept:?}");
}

#[test]
fn off_it_is_the_team_it_always_was() {
    let mut tried = 0;
    for number in 0..150 {
        let mut instance = small(number);
        let before = propose(&instance, &Limits::default(), &NoWatch);
        assert_eq!(stretch(&instance, &before.team), None);
        let seed = instance.effective_seed();
        instance.brief.growth = true;
        assert_ne!(instance.effective_seed(), seed);
        tried += u32::from(audit(&instance, &before.team).iter().any(|breach| breach.rule == Rule::Growth));
    }
    assert!(tried > 50, "a team without a stretch seat is refused where one is asked for: {tried}");
}

#[test]
fn the_member_and_the_mentor_are_named() {
    let mut named = 0;
    for number in 0..300 {
        let instance = growing(number);
        let team = propose(&instance, &Limits::default(), &NoWatch).team;
        let Some(one) = stretch(&instance, &team) else { continue };
        assert!(team.contains(&(one.seat, one.person)));
        for at in 0..team.len() {
            let told = why(&instance, &team, at).expect("the position is in the team").stretch;
            let concerned = team[at].1 == one.person || one.mentors.contains(&team[at].1);
            assert_eq!(told, concerned.then(|| one.clone()), "{number}");
        }
        named += 1;
    }
    assert!(named > 50, "{named}");
}

/// Ketua needs level 3 of one thing; of six people in two agencies who has which level.
fn six(levels: [u64; 6]) -> Instance {
    let mut instance = empty();
    instance.people = (0..6).map(|at| person(at, at % 2)).collect();
    instance.people.iter_mut().zip(levels).filter(|(_, has)| *has > 0).for_each(|(who, has)| who.levels = vec![(0, level(has))]);
    instance.brief.seats = vec![seat("Ketua", 1), seat("Anggota", 2)];
    instance.brief.seats[0].requirements = vec![Requirement { competency: code(0), minimum: Some(level(3)), preferred: None, weight: 1 }];
    instance.brief.growth = true;
    instance
}

#[test]
fn a_person_one_short_sits_with_a_mentor_from_elsewhere() {
    let instance = six([2, 5, 1, 0, 3, 0]);
    let solution = propose(&instance, &Limits::default(), &NoWatch);
    assert_eq!(solution.outcome, Outcome::Proved);
    assert_eq!(stretch(&instance, &solution.team), Some(Stretch { seat: 0, person: 0, requirement: 0, mentors: vec![1] }));
    // level 1, unknown, and those who meet it already cannot sit there
    for (other, open) in [(0, true), (2, false), (3, false), (4, false)] {
        assert_eq!(one_short(&instance, other, 0), open, "{other}");
    }
    let answer = why_not(&instance, &solution, 4, Some(0), &Limits::default(), &NoWatch);
    assert!(matches!(answer.verdict, Verdict::Impossible(_) | Verdict::OnTeam(1)), "{answer:?}");
}

#[test]
fn without_a_mentor_it_can_be_given_up() {
    // 4 is from the agency of 0: nobody elsewhere has the level
    let instance = six([2, 0, 1, 0, 3, 0]);
    let found = conflict(&instance, &NoWatch);
    let told: Vec<_> = found.rules.iter().map(|told| (told.rule, told.needed, told.available)).collect();
    assert_eq!(told, vec![(Rule::Growth, 1, Some(0))]);
    let [change] = &found.relaxations[..] else { panic!("one change: {:?}", found.relaxations) };
    assert_eq!((change.rule, change.to), (Rule::Growth, None));
    let mut without = instance.clone();
    apply(change, &mut without.brief, &mut without.policy);
    assert!(!without.brief.growth);
    let solution = propose(&without, &Limits::default(), &NoWatch);
    assert_eq!((solution.team[0], audit(&without, &solution.team)), ((0, 4), vec![]));
    let terms = Terms { fairness: Fairness::Leximin, panels: Some(100), cap: None };
    assert!(draw_up(&instance, &terms, &Limits::default(), &NoWatch).is_err(), "a lottery keeps the rule as well");
}

#[test]
fn sifting_finds_what_the_whole_program_finds() {
    let mut compared = 0;
    for number in 0..6 {
        let mut instance = regency(400, 200 + number);
        instance.brief.growth = true;
        instance.policy.order = vec![(Criterion::Fit, 0.0)];
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        let facts = Facts::new(&instance);
        let ground = Ground::new(&View::whole(&facts), 1);
        let columns: Vec<usize> = (0..ground.columns.len()).collect();
        let program = Program { ground: &ground, columns: &columns, measure: Measure::Fit, floors: &[], cliques: &[], single: &[] };
        let Ok(whole) = program.whole(&|| EXACT) else {
            assert!(matches!(solution.outcome, Outcome::Infeasible(_)), "{number}");
            continue;
        };
        assert_eq!((&solution.outcome, audit_solution(&instance, &solution)), (&Outcome::Proved, vec![]), "{number}");
        assert!((whole.bound - solution.criteria[0].best).abs() < 1e-5, "{number}: {} whole, {} sifted", whole.bound, solution.criteria[0].best);
        compared += 1;
    }
    assert!(compared > 2, "{compared}");
}
