//! Why, why not, what if, who instead.

use super::support::{Team, each, regency, small};
use crate::formation::{Limits, NoWatch, Outcome, Verdict, audit, bars, difference, figures, funnels, propose, replacements, why, why_not};

#[test]
fn funnels_count_what_the_bars_say() {
    for number in 0..100 {
        let instance = small(number);
        for (seat, funnel) in funnels(&instance).iter().enumerate() {
            let free: Vec<usize> = (0..instance.people.len()).filter(|person| bars(&instance, *person, seat).is_empty()).collect();
            assert_eq!(funnel.eligible, free, "{number}");
            let by_referee: Vec<usize> = (0..instance.people.len()).filter(|person| super::brute::able(&instance, seat, *person)).collect();
            assert_eq!(free, by_referee, "{number}");
            assert_eq!(funnel.people - funnel.steps.iter().map(|step| step.removed).sum::<u32>(), free.len() as u32, "{number}");
            for step in &funnel.steps {
                let first = (0..instance.people.len()).filter(|person| bars(&instance, *person, seat).first().is_some_and(|bar| bar.rule == step.rule)).count();
                assert_eq!(step.removed as usize, first, "{number}: {step:?}");
            }
            let alone = |rule| (0..instance.people.len()).filter(|person| matches!(bars(&instance, *person, seat)[..], [bar] if bar.rule == rule)).count();
            assert_eq!(funnel.removes_most.map_or(0, alone), funnel.would_add as usize, "{number}");
        }
    }
}

#[test]
fn why_not_gives_a_bar_or_the_exact_price() {
    let mut seen = [0; 4];
    for (number, instance) in each(200) {
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        if solution.team.is_empty() {
            continue;
        }
        for person in 0..instance.people.len() {
            let answer = why_not(&instance, &solution, person, None, &Limits::default(), &NoWatch);
            match answer.verdict {
                Verdict::OnTeam(seat) => assert!(solution.team.contains(&(seat, person))),
                Verdict::Barred => {
                    seen[0] += 1;
                    assert!(answer.seats.iter().all(|seat| !seat.open()), "{number}");
                }
                Verdict::Impossible(conflict) => {
                    seen[1] += 1;
                    assert!(!conflict.rules.is_empty());
                    assert!(super::brute::teams(&instance.including(person)).is_empty(), "{number}: {person} can be on a team");
                }
                Verdict::Cost(forced) | Verdict::Tie(forced) => {
                    seen[2] += 1;
                    assert_eq!(forced.solution.outcome, Outcome::Proved);
                    assert!(forced.difference.enters.iter().any(|(_, who)| *who == person), "{number}");
                    assert_eq!(audit(&instance.including(person), &forced.solution.team), vec![], "{number}");
                    let best = (&solution.criteria[0], &forced.solution.criteria[0]);
                    let sign = if best.0.criterion.maximised() { 1.0 } else { -1.0 };
                    assert!(sign * best.1.best <= sign * best.0.best + 1e-5, "{number}: a pin cannot make the best better");
                }
                Verdict::Stopped => panic!("{number}: nobody stopped it"),
            }
        }
    }
    assert!(seen[0] > 50 && seen[1] > 20 && seen[2] > 100, "{seen:?}");
}

#[test]
fn why_counts_ranks_among_the_eligible() {
    let instance = regency(1_500, 9);
    let solution = propose(&instance, &Limits::default(), &NoWatch);
    for at in 0..solution.team.len() {
        let why = why(&instance, &solution.team, at).expect("the position is in the team");
        assert!(why.fit_rank >= 1 && why.fit_rank <= why.eligible && why.balance_rank <= why.eligible);
        assert!(why.needs.iter().all(|need| need.minimum.is_none_or(|least| need.level.is_some_and(|has| has >= least))));
    }
}

#[test]
fn the_pairs_a_member_brings_are_those_of_the_team() {
    let (mut fresh, mut repeated) = (0, 0);
    for (number, instance) in each(150) {
        let team = propose(&instance, &Limits::default(), &NoWatch).team;
        let told: Vec<_> = (0..team.len()).filter_map(|at| why(&instance, &team, at)).map(|why| why.pairs).collect();
        for ((_, a), told) in team.iter().zip(&told) {
            let strangers = team.iter().filter(|(_, b)| instance.people[*a].agency != instance.people[*b].agency);
            let met = |b: usize| instance.past_pairs.iter().any(|(x, y, times)| *times > 0 && ((*x, *y) == (*a, b) || (*x, *y) == (b, *a)));
            let again = strangers.clone().filter(|(_, b)| met(*b)).count();
            assert_eq!((told.repeated as usize, told.fresh as usize), (again, strangers.count() - again), "{number}: person {a}");
        }
        fresh += told.iter().map(|pairs| pairs.fresh).sum::<u32>();
        repeated += told.iter().map(|pairs| pairs.repeated).sum::<u32>();
    }
    assert!(fresh > 100 && repeated > 5, "{fresh} new and {repeated} repeated pairs were seen");
}

#[test]
fn replacements_say_what_the_audit_says() {
    for (number, instance) in each(150) {
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        for at in 0..solution.team.len() {
            let list = replacements(&instance, &solution.team, at);
            for one in &list {
                let mut team: Team = solution.team.clone();
                team[at].1 = one.person;
                let mut said: Vec<_> = audit(&instance, &team).into_iter().map(|breach| breach.rule).collect();
                let mut told = one.breaches.clone();
                said.sort_unstable();
                told.sort_unstable();
                assert_eq!(told, said, "{number}");
                for ((_, told), (_, said)) in one.criteria.iter().zip(figures(&instance, &team)) {
                    assert!((told - said).abs() < 1e-9, "{number}");
                }
                let change = difference(&instance, &solution.team, &team);
                assert_eq!((change.leaves, change.enters), (vec![solution.team[at]], vec![team[at]]), "{number}");
            }
            assert!(list.windows(2).all(|pair| pair[0].breaches.len() <= pair[1].breaches.len()), "{number}");
        }
    }
}

#[test]
fn locks_and_exclusions_are_kept_when_solved_again() {
    let instance = regency(1_500, 12);
    let first = propose(&instance, &Limits::default(), &NoWatch);
    let (seat, leaving) = first.team[3];
    let without = propose(&instance.excluding(leaving), &Limits::default(), &NoWatch);
    assert!(without.team.iter().all(|(_, person)| *person != leaving));
    assert_eq!(without.chances, first.chances, "pins do not touch anyone's chance");
    let locked = propose(&instance.locking(seat, leaving), &Limits::default(), &NoWatch);
    assert_eq!(locked.team, first.team, "locking who is in changes nothing");
}
