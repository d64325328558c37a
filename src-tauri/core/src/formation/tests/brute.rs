//! Every team of a small instance, tried one by one.

use super::support::Team;
use crate::formation::{Instance, PersonIx, Rule, SeatIx, audit, figures};
use crate::roster::AbsenceKind;
use jiff::civil::Date;

/// All teams that keep every rule, by the referee's word.
pub fn teams(instance: &Instance) -> Vec<Team> {
    let able: Vec<Vec<bool>> =
        (0..instance.brief.seats.len()).map(|seat| (0..instance.people.len()).map(|person| able(instance, seat, person)).collect()).collect();
    let mut found = Vec::new();
    for places in sizes(instance) {
        place(instance, &able, &places, &mut Team::new(), &mut found);
    }
    found
}

/// The places of every size the team may have.
fn sizes(instance: &Instance) -> Vec<Vec<SeatIx>> {
    let mut sizes = vec![Vec::new()];
    for seat in instance.open_seats() {
        let asked = &instance.brief.seats[seat];
        let counts = asked.least.unwrap_or(asked.count)..=asked.count;
        let with = |count: u16| sizes.iter().map(move |places: &Vec<SeatIx>| [places.as_slice(), &vec![seat; usize::from(count)]].concat());
        sizes = counts.flat_map(with).collect();
    }
    sizes
}

/// True when the referee has nothing against the person in this seat.
pub fn able(instance: &Instance, seat: SeatIx, person: PersonIx) -> bool {
    let of_the_team = |rule: Rule| matches!(rule, Rule::Locked(_) | Rule::Included(_) | Rule::Apart(_) | Rule::Growth);
    let breaches = audit(instance, &[(seat, person)]);
    let told = breaches.iter().any(|breach| (breach.rule, breach.person) == (Rule::Availability, Some(person)));
    assert_eq!(told, !present(instance, seat, person), "person {person} in seat {seat}: {:?}", instance.people[person]);
    breaches.iter().all(|breach| breach.person != Some(person) || of_the_team(breach.rule))
}

/// In service and there on every day of the term, looked at day by day.
pub fn present(instance: &Instance, seat: SeatIx, person: PersonIx) -> bool {
    let (who, term) = (&instance.people[person], instance.brief.term);
    let asked = &instance.brief.seats[seat];
    let works = |kind: AbsenceKind| matches!(kind, AbsenceKind::ClassDuty | AbsenceKind::ClinicDuty) && asked.duty;
    let away =
        |day: Date| who.absences.iter().any(|one| one.first.is_none_or(|first| day >= first) && one.last.is_none_or(|last| day <= last) && !works(one.kind));
    let mut day = term.start;
    while day <= term.end {
        if who.until.is_some_and(|until| day > until) || away(day) {
            return false;
        }
        day = day.tomorrow().expect("the calendar goes on");
    }
    true
}

fn place(instance: &Instance, able: &[Vec<bool>], places: &[usize], team: &mut Team, found: &mut Vec<Team>) {
    let Some((seat, rest)) = places.split_first() else {
        if audit(instance, team).is_empty() {
            found.push(team.clone());
        }
        return;
    };
    // places of one seat are filled in the order of people: the same team is not tried twice
    let from = team.last().filter(|(last, _)| last == seat).map_or(0, |(_, person)| person + 1);
    for person in from..instance.people.len() {
        if !team.iter().any(|(_, member)| *member == person) && able[*seat][person] {
            team.push((*seat, person));
            place(instance, able, rest, team, found);
            team.pop();
        }
    }
}

/// The best of each criterion in its order, tolerances spent as the policy says, and the floor each leaves.
pub fn stages(instance: &Instance, teams: &[Team]) -> Vec<(f64, f64)> {
    let rated: Vec<Vec<f64>> =
        teams.iter().map(|team| figures(instance, team).into_iter().map(|(c, v)| if c.maximised() { v } else { -v }).collect()).collect();
    let mut alive: Vec<usize> = (0..teams.len()).collect();
    let mut stages = Vec::new();
    for (at, (_, tolerance)) in instance.policy.order.iter().enumerate() {
        let best = alive.iter().map(|team| rated[*team][at]).fold(f64::NEG_INFINITY, f64::max);
        let floor = best - tolerance * best.abs();
        alive.retain(|team| rated[*team][at] >= floor - 1e-6);
        stages.push((best, floor));
    }
    stages
}
