//! Impossible briefs: the conflict is minimal, the counts are right, every change offered helps.

use super::brute;
use super::support::{code, each, empty, level, person, seat};
use crate::brief::Requirement;
use crate::formation::facts::{Facts, View};
use crate::formation::feasible::{Possible, team};
use crate::formation::ground::Ground;
use crate::formation::{Conflict, Limits, NoWatch, Outcome, Progress, Rule, Solution, Watch, apply, apply_all, audit, audit_solution, conflict, propose};
use std::sync::atomic::{AtomicU32, Ordering};

fn conflict_of(instance: &crate::formation::Instance) -> Option<Conflict> {
    match propose(instance, &Limits::default(), &NoWatch).outcome {
        Outcome::Infeasible(conflict) => Some(conflict),
        _ => None,
    }
}

#[test]
fn conflicts_are_minimal_and_relaxations_help() {
    let (mut impossible, mut helped, mut several, mut repaired) = (0, 0, 0, 0);
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
        assert!(found.minimal, "{number}");
        for told in &found.rules {
            let available = told.available.expect("nothing ended the count");
            assert!(told.needed > 0 || available > 0, "{number}: {told:?} of {rules:?}");
            let at_most = matches!(told.rule, Rule::Coverage(at) if instance.brief.coverage[at].most == Some(told.needed as u16) && available > told.needed);
            let counts_itself = !at_most && matches!(told.rule, Rule::Seats(_) | Rule::Coverage(_) | Rule::Representation(_) | Rule::MinAgencies);
            assert!(!counts_itself || available < told.needed, "{number}: {told:?} of {rules:?}");
            let caps = at_most || matches!(told.rule, Rule::MaxPerAgency | Rule::HostShare);
            assert!(!caps || available > told.needed, "{number}: {told:?} of {rules:?}");
        }
        for relaxation in found.relaxations.iter().filter(|_| found.others.is_empty()) {
            let mut looser = instance.clone();
            apply(relaxation, &mut looser.brief, &mut looser.policy);
            assert!(!brute::teams(&looser).is_empty(), "{number}: {relaxation:?} does not help");
            let solution = propose(&looser, &Limits::default(), &NoWatch);
            assert_eq!((solution.outcome.clone(), audit(&looser, &solution.team)), (Outcome::Proved, vec![]), "{number}: {relaxation:?}");
            helped += 1;
        }
        several += u32::from(!found.others.is_empty());
        assert!(found.repair.is_empty() || !found.others.is_empty(), "{number}: one change is enough");
        if !found.repair.is_empty() {
            let (changes, conflicts) = (found.repair.len(), 1 + found.others.len());
            assert!(changes == conflicts || (changes < conflicts && instance.brief.growth), "{number}: {changes} changes for {conflicts} conflicts");
            let mut looser = instance.clone();
            apply_all(&found.repair, &mut looser.brief, &mut looser.policy);
            assert!(!brute::teams(&looser).is_empty(), "{number}: {:?} do not help", found.repair);
            // none of them is idle
            for left in 0..found.repair.len() {
                let mut fewer = found.repair.clone();
                fewer.remove(left);
                let mut looser = instance.clone();
                apply_all(&fewer, &mut looser.brief, &mut looser.policy);
                assert!(brute::teams(&looser).is_empty(), "{number}: {fewer:?} are enough");
            }
            repaired += 1;
        }
    }
    assert!(impossible > 80 && helped > 150, "{impossible} impossible, {helped} changes tried");
    assert!(several > 20 && repaired * 4 > several * 3, "{repaired} of {several} with several conflicts were repaired");
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
    assert_eq!(told, vec![(Rule::Seats(1), 2, Some(1)), (Rule::Minimum(1, 0), 2, Some(1))]);
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
    assert_eq!((found.rules[0].needed, found.rules[0].available), (1, Some(2)));
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
    // nobody has any level, so the minimum goes; two agencies are what there is
    let changes: Vec<_> = found.repair.iter().map(|change| (change.rule, change.to)).collect();
    assert!(changes.contains(&(Rule::Minimum(0, 0), None)) && changes.contains(&(Rule::MinAgencies, Some(2))), "{changes:?}");
}

#[test]
fn pins_of_several_conflicts_go_from_the_last_to_the_first() {
    let mut instance = empty();
    instance.people = (0..6).map(|at| person(at, at % 2)).collect();
    instance.brief.seats = vec![seat("Ketua", 1), seat("Sekretaris", 1), seat("Anggota", 2)];
    for seat in 0..2 {
        instance.brief.seats[seat].requirements = vec![needing(4)];
    }
    for able in [2, 3] {
        instance.people[able].levels = vec![(0, level(5))];
    }
    // the first and the last of three locks stand in the way, each by itself
    let locked = instance.locking(0, 0).locking(2, 4).locking(1, 1);
    let found = conflict_of(&locked).expect("two locked people lack the level");
    let changes: Vec<_> = found.repair.iter().map(|change| (change.rule, change.to)).collect();
    assert!(changes.contains(&(Rule::Locked(0), None)) && changes.contains(&(Rule::Locked(2), None)), "{changes:?}");
    let mut looser = locked.clone();
    apply_all(&found.repair, &mut looser.brief, &mut looser.policy);
    assert_eq!(looser.brief.pins.locked, [(locked.brief.seats[2].code.clone(), locked.people[4].nip.clone())]);
    assert!(!brute::teams(&looser).is_empty());
}

/// Ends the work when it was asked so often.
struct After(AtomicU32);

impl Watch for After {
    fn elapsed(&self) -> f64 {
        0.0
    }

    fn stopped(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| Some(left.saturating_sub(1))) == Ok(0)
    }

    fn report(&self, _: Progress) {}
}

#[test]
fn a_search_that_was_ended_early_says_so_and_claims_nothing_it_has_not_proved() {
    let (mut early, mut whole) = (0, 0);
    for (number, instance) in each(120) {
        let answer = propose(&instance, &Limits::default(), &NoWatch);
        let Outcome::Infeasible(smallest) = answer.outcome.clone() else { continue };
        let facts = Facts::new(&instance);
        let view = View::whole(&facts);
        for asked in [0, 2, 8, 32] {
            let found = conflict(&instance, &After(AtomicU32::new(asked)));
            let solution = Solution { outcome: Outcome::Infeasible(found.clone()), ..answer.clone() };
            assert_eq!(audit_solution(&instance, &solution), [], "{number} after {asked}");
            if found.minimal {
                assert_eq!(found, smallest, "{number} after {asked}");
                whole += 1;
                continue;
            }
            early += 1;
            let rules: Vec<Rule> = found.rules.iter().map(|told| told.rule).collect();
            let dropped: Vec<Rule> = all(&instance).into_iter().filter(|rule| !rules.contains(rule)).collect();
            assert_eq!(team(&Ground::bare(&view.without(&dropped)), None), Possible::No, "{number} after {asked}: {:?}", found.rules);
            let same = smallest.rules.iter().map(|told| told.rule).eq(rules);
            for (told, known) in found.rules.iter().zip(&smallest.rules).filter(|_| same) {
                assert!(told.available.is_none() || told.available == known.available, "{number}: {told:?} {known:?}");
            }
            for change in found.relaxations.iter().filter(|_| smallest.others.is_empty()) {
                let mut looser = instance.clone();
                apply(change, &mut looser.brief, &mut looser.policy);
                assert!(!brute::teams(&looser).is_empty(), "{number} after {asked}: {change:?} does not help");
            }
        }
    }
    assert!(early > 40 && whole > 5, "{early} ended early, {whole} not");
}

#[test]
fn time_reaches_the_search() {
    let mut instance = empty();
    instance.people = (0..6).map(|at| person(at, at % 2)).collect();
    instance.brief.seats = vec![seat("Ketua", 1)];
    instance.brief.seats[0].requirements = vec![needing(4)];
    let none = Limits { seconds: Some(0.0), gap: 0.0 };
    match propose(&instance, &none, &NoWatch).outcome {
        Outcome::Infeasible(found) => assert!(!found.minimal && found.relaxations.is_empty(), "{found:?}"),
        other => panic!("that nobody has the level is seen without a solver: {other:?}"),
    }
}
