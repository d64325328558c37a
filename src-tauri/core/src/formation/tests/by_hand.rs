//! A team arranged by hand, and through whom it breaks a rule.

use super::support::{Dice, Team, each, small};
use crate::formation::{ByHand, Limits, NoWatch, Rule, arranged, audit, broken, difference, propose};

/// True for a rule that too many can break: without those named it holds.
fn allows_at_most(rule: Rule) -> bool {
    !matches!(rule, Rule::Seats(_) | Rule::Coverage(_) | Rule::MinAgencies | Rule::Representation(_) | Rule::Growth | Rule::Locked(_) | Rule::Included(_))
}

#[test]
fn a_swap_moves_two_and_nobody_else() {
    for number in 0..60 {
        let instance = small(number);
        let team = propose(&instance, &Limits::default(), &NoWatch).team;
        for (at, (seat, a)) in team.iter().enumerate() {
            for (other, b) in &team[at + 1..] {
                let swapped = arranged(&team, ByHand::Swap(*a, *b)).expect("both are on the team");
                assert!(swapped.contains(&(*other, *a)) && swapped.contains(&(*seat, *b)), "{number}");
                let change = difference(&instance, &team, &swapped);
                assert!(change.leaves.is_empty() && change.enters.is_empty(), "{number}");
                assert_eq!(change.moves.len(), if seat == other { 0 } else { 2 }, "{number}");
                assert_eq!(arranged(&swapped, ByHand::Swap(*a, *b)), Some(team.clone()), "{number}: swapped back");
            }
        }
    }
}

#[test]
fn whoever_is_not_there_cannot_be_moved_about() {
    let team: Team = vec![(0, 3), (1, 5)];
    assert_eq!(arranged(&team, ByHand::Swap(3, 4)), None);
    assert_eq!(arranged(&team, ByHand::Replace { leaves: 4, enters: 6 }), None);
    assert_eq!(arranged(&team, ByHand::Replace { leaves: 3, enters: 5 }), None);
    assert_eq!(arranged(&team, ByHand::Replace { leaves: 3, enters: 6 }), Some(vec![(0, 6), (1, 5)]));
    assert_eq!(arranged(&team, ByHand::Move(5, 0)), Some(vec![(0, 3), (0, 5)]));
    assert_eq!(arranged(&team, ByHand::Move(7, 1)), Some(vec![(0, 3), (1, 5), (1, 7)]));
}

#[test]
fn every_broken_rule_names_those_through_whom() {
    let mut named = 0;
    for (number, instance) in each(400) {
        let (mut dice, mut team) = (Dice(number), Team::new());
        for seat in instance.open_seats() {
            team.extend((0..instance.brief.seats[seat].count).map(|_| (seat, dice.below(instance.people.len() as u64) as usize)));
        }
        let told = broken(&instance, &team);
        let said: Vec<_> = told.iter().map(|broken| broken.breach).collect();
        assert_eq!(said, audit(&instance, &team), "{number}");
        for broken in told.iter().filter(|broken| allows_at_most(broken.breach.rule)) {
            assert!(!broken.people.is_empty(), "{number}: {:?}", broken.breach);
            let mut rest = team.clone();
            rest.retain(|(_, person)| !broken.people.contains(person));
            assert!(
                audit(&instance, &rest).iter().all(|breach| breach.rule != broken.breach.rule || breach.person != broken.breach.person),
                "{number}: {broken:?}"
            );
            named += 1;
        }
    }
    assert!(named > 400, "{named} rules were broken");
}
