//! The audit accepts every proposal and refuses every mutation of one.

use super::support::{Team, small};
use crate::formation::{Flaw, Instance, Limits, NoWatch, Rule, Solution, audit, audit_solution, bars, propose};
use crate::roster::{Absence, AbsenceKind};
use jiff::civil::Date;

fn proposals(numbers: std::ops::Range<u64>) -> impl Iterator<Item = (u64, Instance, Solution)> {
    numbers.filter_map(|number| {
        let instance = small(number);
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        (!solution.team.is_empty()).then_some((number, instance, solution))
    })
}

fn breaks(instance: &Instance, team: &Team, rule: Rule) -> bool {
    audit(instance, team).iter().any(|breach| breach.rule == rule)
}

#[test]
fn mutations_of_the_team_are_refused() {
    let mut ineligible = 0;
    for (number, instance, solution) in proposals(0..250) {
        let team = solution.team.clone();
        assert_eq!(audit(&instance, &team), vec![], "{number}");
        for at in 0..team.len() {
            let (seat, member) = team[at];
            let mut less = team.clone();
            less.remove(at);
            let (asked, held) = (&instance.brief.seats[seat], team.iter().filter(|(other, _)| *other == seat).count());
            assert_eq!(breaks(&instance, &less, Rule::Seats(seat)), held <= usize::from(asked.fewest()), "{number}: a member less");
            let mut more = team.clone();
            more.push((seat, member));
            assert!(breaks(&instance, &more, Rule::OneSeat), "{number}: a member twice");
            assert_eq!(breaks(&instance, &more, Rule::Seats(seat)), held >= usize::from(asked.count), "{number}: a member more");
            for person in 0..instance.people.len() {
                let mut swapped = team.clone();
                swapped[at].1 = person;
                let barred = bars(&instance, person, seat);
                ineligible += barred.len();
                for bar in &barred {
                    assert!(breaks(&instance, &swapped, bar.rule), "{number}: person {person} in seat {seat} breaks {:?}", bar.rule);
                }
                if person != member && team.iter().any(|(_, other)| *other == person) {
                    assert!(breaks(&instance, &swapped, Rule::OneSeat), "{number}: person {person} twice");
                }
            }
        }
    }
    assert!(ineligible > 1_000, "only {ineligible} ineligible people were tried");
}

#[test]
fn rules_tightened_past_the_team_are_broken_by_it() {
    for (number, instance, solution) in proposals(0..250) {
        let team = &solution.team;
        let members = |agency: usize| team.iter().filter(|(_, person)| instance.people[*person].agency == agency).count() as u16;
        let most = (0..instance.agencies.len()).map(members).max().unwrap_or(0);
        let agencies = (0..instance.agencies.len()).filter(|agency| members(*agency) > 0).count() as u16;
        let change = |change: &dyn Fn(&mut Instance), rule: Rule| {
            let mut other = instance.clone();
            change(&mut other);
            assert!(breaks(&other, team, rule), "{number}: {rule:?}");
        };
        change(&|i| i.brief.mix.max_per_agency = Some(most - 1), Rule::MaxPerAgency);
        change(&|i| i.brief.mix.min_agencies = Some(agencies + 1), Rule::MinAgencies);
        let (seat, first) = team[0];
        let agency = instance.people[first].agency;
        change(&|i| (i.host, i.brief.mix.host_share_max) = (Some(agency), Some(0)), Rule::HostShare);
        change(&|i| i.brief.pins.excluded = vec![i.people[first].nip.clone()], Rule::Excluded(0));
        change(&|i| i.people[first].hours_used = 20, Rule::Hours);
        change(&|i| i.people[first].teams_used = 3, Rule::Teams);
        change(&|i| (i.brief.seats[seat].cost, i.people[first].paid_used, i.policy.paid_cap) = (1, 3, 3), Rule::Paid);
        change(&|i| i.people[first].until = Some(i.brief.term.start), Rule::Availability);
        let away = |first: Option<Date>, last: Option<Date>, kind: AbsenceKind| vec![Absence { first, last, kind }];
        let term = instance.brief.term;
        change(&|i| i.people[first].absences = away(Some(term.end), None, AbsenceKind::Leave), Rule::Availability);
        change(&|i| i.people[first].absences = away(None, Some(term.start), AbsenceKind::StudyLeave), Rule::Availability);
        change(&|i| (i.people[first].absences, i.brief.seats[seat].duty) = (away(None, None, AbsenceKind::ClassDuty), false), Rule::Availability);
        change(&|i| (i.people[first].absences, i.brief.seats[seat].duty) = (away(None, None, AbsenceKind::Other), true), Rule::Availability);
        for (begin, last, kind) in [
            (Some(term.end.tomorrow().expect("a day")), None, AbsenceKind::Leave),
            (None, Some(term.start.yesterday().expect("a day")), AbsenceKind::Other),
            (None, None, AbsenceKind::ClinicDuty),
        ] {
            let mut other = instance.clone();
            other.brief.seats[seat].duty = true;
            other.people[first].absences = away(begin, last, kind);
            assert!(!breaks(&other, team, Rule::Availability), "{number}: {kind:?} keeps nobody out of a seat open to it, nor does another time");
        }
        change(&|i| i.people[first].standing = crate::formation::Standing::Away, Rule::Standing);
        change(&|i| i.brief.seats[seat].office = Some("Sekretaris Daerah".into()), Rule::Seats(seat));
        if let Some(outside) = (0..instance.people.len()).find(|person| !team.iter().any(|(_, member)| member == person)) {
            change(&|i| i.brief.pins.included = vec![i.people[outside].nip.clone()], Rule::Included(0));
            change(&|i| i.brief.pins.locked = vec![(i.brief.seats[seat].code.clone(), i.people[outside].nip.clone())], Rule::Locked(0));
        }
        if let Some((_, second)) = team.get(1) {
            change(&|i| i.brief.pins.apart = vec![(i.people[first].nip.clone(), i.people[*second].nip.clone())], Rule::Apart(0));
        }
        if let Some(lone) = (0..instance.agencies.len()).find(|agency| members(*agency) == 1) {
            change(&|i| (i.host, i.brief.mix.no_lone_outsider) = (Some(lone + 1), true), Rule::NoLoneOutsider);
        }
    }
}

#[test]
fn false_figures_are_found() {
    for (_, instance, solution) in proposals(0..60) {
        let flaw = |change: &dyn Fn(&mut Solution)| {
            let mut other = solution.clone();
            change(&mut other);
            audit_solution(&instance, &other)
        };
        assert!(flaw(&|s| s.criteria[0].value += 0.5).iter().any(|flaw| matches!(flaw, Flaw::Figure { .. })));
        let worse = if solution.criteria[0].criterion.maximised() { -1.0 } else { 1.0 };
        assert!(flaw(&|s| s.criteria[0].bound = s.criteria[0].value + worse).iter().any(|flaw| matches!(flaw, Flaw::Bound { .. })));
        assert!(flaw(&|s| s.criteria[0].gap = 0.01).iter().any(|flaw| matches!(flaw, Flaw::Outcome { .. })));
        assert!(flaw(&|s| s.chances[0].1 += 0.5).iter().any(|flaw| matches!(flaw, Flaw::Chances { .. })));
    }
}
