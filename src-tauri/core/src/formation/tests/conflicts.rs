//! Impossible briefs: the conflict is minimal, the counts are right, every change offered helps.

use super::brute;
use super::support::{code, each, empty, level, person, seat};
use crate::brief::Requirement;
use crate::formation::facts::{Facts, View};
use crate::formation::feasible::{Possible, team};
use crate::formation::ground::Ground;
use crate::formation::{Conflict, Limits, NoWatch, Outcome, Rule, apply, audit, conflict, propose};

fn conflict_of(instance: &crate::formation::Instance) -> Option<Conflict> {
    match propose(instance, &Limits::default(), &NoWatch).outcome {
        Outcome::Infeasible(conflict) => Some(conflict),
        _ => None,
    }
}

#[test]
fn conflicts_are_minimal_and_relaxations_help() {
    let (mut impossible, mut helped) = (0, 0);
    for (number, instance) in each(500) {
        let Some(found) = conflict_of(&instance) else { continue };
        impossible += 1;
        assert!(!found.rules.is_empty(), "{number}");
        assert_eq!(found, conflict(&instance, &NoWatch));
        let facts = Facts::new(&instance);
        let whole = View::whole(&facts);
        let every: Vec<Rule> = all(&instance);
        let rules: Vec<Rule> = found.rules.iter().map(|told| told.rule).collect();
        let without = |kept: &[Rule]| {
            let dropped: Vec<Rule> = every.iter().filter(|rule| !kept.contains(rule)).copied().collect();
            team(&Ground::bare(&whole.without(&dropped)), None)
        };
        assert_eq!(without(&rules), Possible::No, "{number}: {rules:?} do not conflict");
        for rule in &rules {
            let rest: Vec<Rule> = rules.iter().filter(|other| *other != rule).copied().collect();
            assert!(matches!(without(&rest), Possible::Yes(_)), "{number}: {rules:?} conflict without {rule:?}");
        }
        for told in &found.rules {
            assert!(told.needed > 0 || told.available > 0, "{number}: {told:?} of {rules:?}");
            let at_most =
                matches!(told.rule, Rule::Coverage(at) if instance.brief.coverage[at].most == Some(told.needed as u16) && told.available > told.needed);
            let counts_itself = !at_most && matches!(told.rule, Rule::Seats(_) | Rule::Coverage(_) | Rule::Representation(_) | Rule::MinAgencies);
            assert!(!counts_itself || told.available < told.needed, "{number}: {told:?} of {rules:?}");
            let caps = at_most || matches!(told.rule, Rule::MaxPerAgency | Rule::HostShare);
            assert!(!caps || told.available > told.needed, "{number}: {told:?} of {rules:?}");
        }
        for relaxation in found.relaxations.iter().filter(|_| found.others.is_empty()) {
            let mut looser = instance.clone();
            apply(relaxation, &mut looser.brief, &mut looser.policy);
            assert!(!brute::teams(&looser).is_empty(), "{number}: {relaxation:?} does not help");
            let solution = propose(&looser, &Limits::default(), &NoWatch);
            assert_eq!((solution.outcome.clone(), audit(&looser, &solution.team)), (Outcome::Proved, vec![]), "{number}: {relaxation:?}");
            helped += 1;
        }
    }
    assert!(impossible > 80 && helped > 150, "{impossible} impossible, {helped} changes tried");
}

fn all(instance: &crate::formation::Instance) -> Vec<Rule> {
    let (brief, mut rules) = (&instance.brief, vec![Rule::OneSeat, Rule::Teams, Rule::Paid, Rule::Hours, Rule::Availability, Rule::Standing]);
    rules.extend([Rule::NoLoneOutsider, Rule::Growth, Rule::HostShare, Rule::MaxPerAgency, Rule::MinAgencies]);
    for seat in instance.open_seats() {
        rules.extend([Rule::Seats(seat), Rule::Kinds(seat), Rule::RankRange(seat)]);
        rules.extend((0..brief.seats[seat].requirements.len()).map(|at| Rule::Minimum(seat, at)));
    }
    rules.extend((0..brief.coverage.len()).map(Rule::Coverage).chain((0..brief.mix.representation.len()).map(Rule::Representation)));
    let pins = &brief.pins;
    rules.extend((0..pins.locked.len()).map(Rule::Locked).chain((0..pins.included.len()).map(Rule::Included)));
    rules.extend((0..pins.excluded.len()).map(Rule::Excluded).chain((0..pins.apart.len()).map(Rule::Apart)));
    rules
}

fn needing(minimum: u64) -> Requirement {
    Requirement { competency: code(0), minimum: Some(level(minimum)), preferred: None, weight: 1 }
}

#[test]
fn a_level_nobody_has_is_named_with_its_counts() {
    let mut instance = empty();
    instance.people = (0..6).map(|at| person(at, at % 2)).collect();
    for (at, who) in instance.people.iter_mut().enumerate().take(4) {
        who.levels = vec![(0, level(if at == 0 { 4 } else { 3 }))];
    }
    instance.brief.seats = vec![seat("Anggota", 2), seat("Ketua", 2)];
    instance.brief.seats[1].requirements = vec![needing(4)];
    let found = conflict_of(&instance).expect("only one person has level 4");
    let told: Vec<_> = found.rules.iter().map(|told| (told.rule, told.needed, told.available)).collect();
    assert_eq!(told, vec![(Rule::Seats(1), 2, 1), (Rule::Minimum(1, 0), 2, 1)]);
    let first = &found.relaxations[0];
    assert_eq!((first.rule, first.to, first.gains), (Rule::Minimum(1, 0), Some(3), 3));
    assert!(found.relaxations.iter().any(|change| (change.rule, change.to) == (Rule::Seats(1), Some(1))));
}

#[test]
fn a_lock_that_is_the_cause_is_named() {
    let mut instance = empty();
    instance.people = (0..6).map(|at| person(at, at % 2)).collect();
    instance.people[0].levels = vec![(0, level(2))];
    instance.people[1].levels = vec![(0, level(5))];
    instance.brief.seats = vec![seat("Ketua", 1), seat("Anggota", 2)];
    instance.brief.seats[0].requirements = vec![needing(4)];
    let with_lock = instance.locking(0, 0);
    let found = conflict_of(&with_lock).expect("the locked person lacks the level");
    let rules: Vec<Rule> = found.rules.iter().map(|told| told.rule).collect();
    assert_eq!(rules, vec![Rule::Minimum(0, 0), Rule::Locked(0)]);
    assert_eq!((found.relaxations[0].rule, found.relaxations[0].to), (Rule::Locked(0), None));
    // locks that only together are too many for the agency
    let mut both = instance.locking(1, 2).locking(1, 4);
    both.brief.mix.max_per_agency = Some(1);
    let found = conflict_of(&both).expect("both are from agency 0");
    let rules: Vec<Rule> = found.rules.iter().map(|told| told.rule).collect();
    assert_eq!(rules, vec![Rule::MaxPerAgency, Rule::Locked(0), Rule::Locked(1)]);
    assert_eq!((found.rules[0].needed, found.rules[0].available), (1, 2));
}

#[test]
fn two_conflicts_are_told_apart() {
    let mut instance = empty();
    instance.people = (0..6).map(|at| person(at, at % 2)).collect();
    instance.brief.seats = vec![seat("Ketua", 1), seat("Anggota", 2)];
    instance.brief.seats[0].requirements = vec![needing(4)];
    instance.brief.mix.min_agencies = Some(3);
    let found = conflict_of(&instance).expect("nobody has the level, and there are two agencies");
    assert_eq!(found.others.len(), 1);
}
