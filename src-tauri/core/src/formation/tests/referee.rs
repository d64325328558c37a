//! The audit accepts every proposal and refuses every mutation of one.

use super::support::{Team, each, small};
use crate::brief::Representation;
use crate::formation::{
    Conflict, Criterion, Flaw, Instance, Limits, Mistake, NoWatch, Outcome, Relaxation, Rule, Solution, audit, audit_kept, audit_solution, bars, propose,
};
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
    let (mut tried, mut barred) = (0, 0);
    for (number, instance, solution) in proposals(0..120) {
        assert_eq!(audit_solution(&instance, &solution), [], "{number}");
        let flaw = |change: &dyn Fn(&mut Solution)| {
            let mut other = solution.clone();
            change(&mut other);
            audit_solution(&instance, &other)
        };
        let of = |found: Vec<Flaw>, asked: Criterion, is: fn(&Flaw) -> Option<Criterion>| found.iter().any(|flaw| is(flaw) == Some(asked));
        for (at, result) in solution.criteria.iter().enumerate() {
            let criterion = result.criterion;
            let worse = if criterion.maximised() { -1.0 } else { 1.0 };
            let figure = |flaw: &Flaw| if let Flaw::Figure { criterion, .. } = flaw { Some(*criterion) } else { None };
            assert!(of(flaw(&|s| s.criteria[at].value += 0.5), criterion, figure), "{number}: value of {criterion:?}");
            let bound = |flaw: &Flaw| if let Flaw::Bound { criterion, .. } = flaw { Some(*criterion) } else { None };
            assert!(of(flaw(&|s| s.criteria[at].bound = s.criteria[at].value + worse), criterion, bound), "{number}: bound of {criterion:?}");
            let best = |flaw: &Flaw| if let Flaw::Best { criterion, .. } = flaw { Some(*criterion) } else { None };
            assert!(of(flaw(&|s| s.criteria[at].best -= worse), criterion, best), "{number}: a best of {criterion:?} better than its bound");
            // so far off that no tolerance of these instances reaches it
            let far = -worse * (2.0 * result.best.abs() + 3.0);
            let beyond = |s: &mut Solution| (s.criteria[at].best, s.criteria[at].bound) = (result.best + far, result.bound + far);
            assert!(of(flaw(&beyond), criterion, best), "{number}: a best of {criterion:?} that the value is too far from");
            let gap = |flaw: &Flaw| if let Flaw::Gap { criterion, .. } = flaw { *criterion } else { None };
            if criterion != Criterion::Cost || result.bound != 0.0 {
                assert!(of(flaw(&|s| s.criteria[at].gap += 0.01), criterion, gap), "{number}: gap of {criterion:?}");
            }
            let outcome = |flaw: &Flaw| if let Flaw::Outcome { criterion, .. } = flaw { Some(*criterion) } else { None };
            assert!(of(flaw(&|s| s.criteria[at].gap = 0.01), criterion, outcome), "{number}: proved with a gap of {criterion:?}");
            tried += 1;
        }
        for outcome in [Outcome::WithinGap(0.01), Outcome::Stopped(0.01)] {
            let found = flaw(&|s| s.outcome = outcome.clone());
            assert_eq!(found, [Flaw::Gap { criterion: None, said: 0.01, found: 0.0 }], "{number}");
        }
        assert!(flaw(&|s| s.chances[0].1 += 0.5).iter().any(|flaw| matches!(flaw, Flaw::Chances { .. })));
        assert!(flaw(&|s| s.chances.truncate(s.chances.len() - 1)).iter().any(|flaw| matches!(flaw, Flaw::Chances { .. })));
        if let Some((person, _)) = solution.chances.get(1) {
            // the sum stays
            let below = flaw(&|s| (s.chances[0].1, s.chances[1].1) = (s.chances[0].1 + s.chances[1].1 + 0.5, -0.5));
            assert!(below.contains(&Flaw::Chance { person: *person, chance: -0.5 }), "{number}: {below:?}");
        }
        let open = |person: usize| instance.open_seats().any(|seat| bars(&unpinned(&instance), person, seat).is_empty());
        for person in (0..instance.people.len()).filter(|person| !open(*person)) {
            assert_eq!(flaw(&|s| s.chances[0].0 = person), [Flaw::Barred { person }], "{number}");
            barred += 1;
        }
        let nobody = instance.people.len();
        assert_eq!(flaw(&|s| s.chances[0].0 = nobody), [Flaw::Barred { person: nobody }], "{number}");
    }
    assert!(tried > 250 && barred > 60, "{tried} figures, {barred} people");
}

fn unpinned(instance: &Instance) -> Instance {
    let mut open = instance.clone();
    open.brief.pins = crate::brief::Pins::default();
    open
}

#[test]
fn a_false_conflict_is_found() {
    let (mut counted, mut offered, mut repaired) = (0, 0, 0);
    for (number, instance) in each(300) {
        let solution = propose(&instance, &Limits::default(), &NoWatch);
        let Outcome::Infeasible(conflict) = &solution.outcome else { continue };
        assert_eq!(audit_solution(&instance, &solution), [], "{number}: {conflict:?}");
        let flaw = |change: &dyn Fn(&mut Conflict)| {
            let mut conflict = conflict.clone();
            change(&mut conflict);
            audit_solution(&instance, &Solution { outcome: Outcome::Infeasible(conflict), ..solution.clone() })
        };
        let unknown = [Rule::Seats(99), Rule::Minimum(0, 99), Rule::Coverage(99), Rule::Locked(99), Rule::Excluded(99), Rule::Representation(99)];
        for rule in unknown {
            let found = flaw(&|c| c.rules[0].rule = rule);
            assert!(found.contains(&Flaw::Conflict(Mistake::Unknown(rule))), "{number}: {rule:?} {found:?}");
        }
        assert_eq!(flaw(&|c| (c.rules, c.relaxations, c.repair) = (Vec::new(), Vec::new(), Vec::new())), [Flaw::Conflict(Mistake::Empty)], "{number}");
        for (at, told) in conflict.rules.iter().enumerate() {
            let rule = told.rule;
            let twice = flaw(&|c| c.others.push(vec![c.rules[at].clone()]));
            assert!(twice.contains(&Flaw::Conflict(Mistake::Twice(rule))), "{number}");
            // a needed count is the brief's own, whatever the rule
            let needed = flaw(&|c| c.rules[at].needed += 7);
            assert!(needed.iter().any(|flaw| matches!(flaw, Flaw::Conflict(Mistake::Count { rule: of, .. }) if *of == rule)), "{number}: {told:?} {needed:?}");
            let has = told.available.expect("nothing ended the count");
            // a cap, or a coverage that may be one, is not broken by as many as it asks
            let bounded = matches!(rule, Rule::MaxPerAgency | Rule::HostShare | Rule::Coverage(_));
            let available = flaw(&|c| c.rules[at].available = Some(if bounded { told.needed } else { has + 99 }));
            assert!(!available.is_empty(), "{number}: {told:?}");
            counted += 1;
        }
        if let Some(change) = conflict.repair.first().filter(|_| !instance.brief.growth) {
            let found = flaw(&|c| c.repair.truncate(c.repair.len() - 1));
            assert!(found.contains(&Flaw::Conflict(Mistake::Change(change.rule, change.to))), "{number}: a change less");
            let found = flaw(&|c| c.repair[0].rule = Rule::OneSeat);
            assert!(found.contains(&Flaw::Conflict(Mistake::Change(Rule::OneSeat, change.to))), "{number}: {found:?}");
            repaired += 1;
        }
        for (at, change) in conflict.relaxations.iter().enumerate() {
            let outside = flaw(&|c| c.relaxations[at] = Relaxation { rule: Rule::Standing, to: None, gains: 1 });
            assert!(outside.contains(&Flaw::Conflict(Mistake::Change(Rule::Standing, None))), "{number}");
            let idle = match change.rule {
                Rule::MinAgencies => instance.brief.mix.min_agencies.map(u32::from),
                Rule::MaxPerAgency => instance.brief.mix.max_per_agency.map(u32::from),
                Rule::Minimum(seat, need) => instance.brief.seats[seat].requirements[need].minimum.map(|level| u32::from(level.get())),
                Rule::Seats(seat) => Some(u32::from(instance.brief.seats[seat].fewest())),
                _ => continue,
            };
            let found = flaw(&|c| c.relaxations[at].to = idle);
            assert!(found.contains(&Flaw::Conflict(Mistake::Change(change.rule, idle))), "{number}: {change:?} to {idle:?}");
            offered += 1;
        }
    }
    assert!(repaired > 5, "{repaired} repairs");
    assert!(counted > 150 && offered > 60, "{counted} counts, {offered} changes");
}

#[test]
fn the_members_alone_tell_whether_a_kept_teams_figures_are_its_own() {
    for (number, instance, solution) in proposals(0..60) {
        let team = &solution.team;
        let place = |person: usize| team.iter().position(|(_, member)| *member == person);
        let mut few = instance.clone();
        few.people = team.iter().map(|(_, person)| instance.people[*person].clone()).collect();
        few.past_pairs = instance.past_pairs.iter().filter_map(|(a, b, times)| Some((place(*a)?, place(*b)?, *times))).collect();
        let kept = Solution { team: team.iter().enumerate().map(|(at, (seat, _))| (*seat, at)).collect(), ..solution.clone() };
        assert_eq!(audit_kept(&few, &kept, true), [], "{number}");
        let mut other = kept.clone();
        other.criteria[0].value += 0.5;
        assert!(!audit_kept(&few, &other, true).is_empty() && !audit_kept(&few, &other, false).is_empty(), "{number}");
        // of a team of many the bound is another's
        let mut other = kept.clone();
        (other.criteria[0].bound, other.outcome) = (0.0, Outcome::WithinGap(0.02));
        assert_eq!(audit_kept(&few, &other, false), [], "{number}");
        other.criteria[0].gap = 0.03;
        assert_eq!(audit_kept(&few, &other, false), [Flaw::Gap { criterion: None, said: 0.02, found: 0.03 }], "{number}");
    }
}

#[test]
fn the_referee_counts_the_agencies_that_a_brief_names() {
    for (prefix, agency, counts) in [
        ("Kecamatan", "KECAMATAN Klari", true),
        ("  kecamatan ", "Kecamatan Klari", true),
        ("KECAMATAN", " kecamatan klari", true),
        ("Kecamatan", "Dinas Kecamatan", false),
    ] {
        let asked = Representation { prefix: prefix.into(), people: 1 };
        assert_eq!(asked.counts(agency), counts, "{prefix:?} of {agency:?}");
        let mut instance = small(1);
        instance.agencies.fill(agency.into());
        instance.brief.mix.representation = vec![asked];
        assert_eq!(breaks(&instance, &vec![(0, 0)], Rule::Representation(0)), !counts, "{prefix:?} of {agency:?}");
    }
}
