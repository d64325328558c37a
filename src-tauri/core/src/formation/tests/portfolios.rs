//! Many teams at once against every combination of teams, and against the referee.

use super::brute;
use super::support::{Dice, END, Team, growing, portfolio, small};
use crate::brief::{Pins, Term};
use crate::formation::{
    Booking, ConflictRule, Criterion, Flaw, Limits, Mistake, NoWatch, Outcome, Place, Portfolio, PortfolioSolution, Reason, Rule, Wanted, audit,
    audit_portfolio, expected_seats, figures, propose_portfolio, stretch,
};
use jiff::civil::date;

/// From this number on some briefs ask for a stretch seat.
const GROWING: u64 = 300;

/// Two or three briefs of two seats among at most 9 people, few of whom have room for two teams.
fn few(number: u64) -> Portfolio {
    let mut dice = Dice(number.wrapping_mul(0x2545_f491_4f6c_dd1d) + 3);
    // of its own, so that the rest is what it was without
    let mut paid = Dice(number.wrapping_mul(0x9e37_79b9) + 5);
    let base = small(number);
    let agencies = base.agencies.len();
    let mut people = base.people.clone();
    if dice.hit(40) {
        people.truncate(4);
    }
    for person in &mut people {
        person.until = person.until.filter(|until| *until >= END);
        person.hours_used = dice.one_of(&[0, 4, 8, 12, 12, 16]);
        person.teams_used = dice.one_of(&[0, 0, 1, 2, 2]);
        person.paid_used = paid.one_of(&[0, 0, 1]).min(person.teams_used);
    }
    let terms =
        [Term { start: date(2027, 1, 4), end: END }, Term { start: date(2027, 1, 4), end: date(2027, 3, 1) }, Term { start: date(2027, 4, 1), end: END }];
    let briefs = (0..2 + dice.below(2)).map(|at| {
        let of = number * 7 + at * 1_013 + 1;
        let mut brief = if number < GROWING || of.is_multiple_of(3) { small(of) } else { growing(of) }.brief;
        brief.code = format!("P{at}");
        brief.pins = Pins::default();
        if dice.hit(20) {
            brief.pins.locked.push((brief.seats[0].code.clone(), people[dice.below(people.len() as u64) as usize].nip.clone()));
        }
        if dice.hit(20) {
            brief.pins.included.push(people[dice.below(people.len() as u64) as usize].nip.clone());
        }
        brief.seats.truncate(2);
        let mut left = 2;
        for seat in &mut brief.seats {
            seat.count = seat.count.min(left);
            seat.least = seat.least.map(|least| least.min(seat.count));
            left -= seat.count;
            if paid.hit(40) {
                seat.cost = 100;
            }
            if !brief.growth && dice.hit(60) {
                seat.requirements.iter_mut().for_each(|need| need.minimum = None);
            }
        }
        brief.seats.retain(|seat| seat.count > 0);
        brief.coverage.truncate(usize::from(dice.hit(30)));
        brief.term = dice.one_of(&terms);
        Wanted { brief, host: Some(dice.below(agencies as u64) as usize), priority: 1 + dice.below(2) as u8 }
    });
    let briefs = briefs.collect();
    let mut bookings = Vec::new();
    if dice.hit(30) {
        bookings.push(Booking { person: dice.below(people.len() as u64) as usize, term: dice.one_of(&terms), hours: 4, paid: paid.hit(50) });
    }
    let mut policy = base.policy;
    policy.paid_cap = paid.one_of(&[1, 1, 2, 3]);
    policy.order.insert(dice.below(policy.order.len() as u64 + 1) as usize, (Criterion::Spread, dice.one_of(&[0.0, 0.0, 0.1])));
    let past_pairs = base.past_pairs.into_iter().filter(|(_, b, _)| *b < people.len()).collect();
    Portfolio { people, agencies: base.agencies, competencies: base.competencies, bookings, briefs, policy, past_pairs, seed: None }
}

type Teams = Vec<Option<Team>>;

/// Every choice of a team or none for each brief that keeps every rule beside the others.
fn all(portfolio: &Portfolio) -> Vec<Teams> {
    let alone: Vec<Vec<Team>> = (0..portfolio.briefs.len()).map(|brief| brute::teams(&portfolio.instance(brief, &[]))).collect();
    let mut found: Vec<Teams> = vec![Vec::new()];
    for teams in &alone {
        let with = |before: Teams| {
            let next = teams.iter().map(|team| Some(team.clone())).chain([None]);
            next.map(|team| before.iter().cloned().chain([team]).collect::<Teams>()).filter(|teams| keeps(portfolio, teams)).collect::<Vec<Teams>>()
        };
        found = found.into_iter().flat_map(with).collect();
    }
    found
}

/// The caps, counted the plain way.
fn keeps(portfolio: &Portfolio, teams: &Teams) -> bool {
    let members = |at: usize| teams[at].iter().flatten().map(move |(seat, person)| (at, *seat, *person));
    let seats: Vec<(usize, usize, usize)> = (0..teams.len()).flat_map(members).collect();
    let term = |at: usize| portfolio.briefs[at].brief.term;
    seats.iter().all(|(at, own, person)| {
        let booked = portfolio.bookings.iter().filter(|booking| booking.person == *person && booking.term.overlaps(&term(*at)));
        let given = booked.map(|booking| (1, u32::from(booking.hours), u32::from(booking.paid)));
        let held = seats.iter().filter(|(other, _, who)| who == person && term(*other).overlaps(&term(*at)));
        let seat = |at: usize, seat: usize| &portfolio.briefs[at].brief.seats[seat];
        let held = held.map(|(other, at, _)| (1, u32::from(seat(*other, *at).hours), u32::from(seat(*other, *at).cost > 0)));
        let who = &portfolio.people[*person];
        let used = (u32::from(who.teams_used), u32::from(who.hours_used), u32::from(who.paid_used));
        let (count, hours, paid) = given.chain(held).fold(used, |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2));
        let policy = &portfolio.policy;
        let paid_fits = seat(*at, *own).cost == 0 || paid <= u32::from(policy.paid_cap);
        count <= u32::from(policy.teams_cap) && hours <= u32::from(policy.hours_cap) && paid_fits
    })
}

/// The figures of all teams together, larger always better.
fn rate(portfolio: &Portfolio, teams: &Teams) -> Vec<f64> {
    let filled: Vec<(usize, &Team)> = teams.iter().enumerate().filter_map(|(at, team)| Some((at, team.as_ref()?))).collect();
    let mut seats = vec![0u32; portfolio.people.len()];
    let (mut sent, mut expected) = (vec![0.0; portfolio.agencies.len()], vec![0.0; portfolio.agencies.len()]);
    let mut sums = vec![0.0; portfolio.policy.order.len()];
    for (at, team) in filled {
        let mut instance = portfolio.instance(at, &[]);
        figures(&instance, team).into_iter().zip(&mut sums).for_each(|((_, value), sum)| *sum += value);
        for (_, person) in team {
            seats[*person] += 1;
            sent[portfolio.people[*person].agency] += 1.0;
        }
        // drawn among those who meet all of it
        instance.brief.growth = false;
        let size = instance.brief.seats_to_fill();
        let able: Vec<(u32, Vec<u32>)> = instance
            .open_seats()
            .map(|seat| {
                let mut by_agency = vec![0; portfolio.agencies.len()];
                let able = (0..portfolio.people.len()).filter(|person| brute::able(&instance, seat, *person));
                able.for_each(|person| by_agency[portfolio.people[person].agency] += 1);
                (u32::from(instance.brief.seats[seat].count), by_agency)
            })
            .collect();
        let mix = &instance.brief.mix;
        let cap = |agency: usize| {
            let host = mix.host_share_max.filter(|_| instance.host == Some(agency)).map_or(size, |share| size * u16::from(share) / 100);
            u32::from(mix.max_per_agency.unwrap_or(size).min(size).min(host))
        };
        let caps: Vec<u32> = (0..expected.len()).map(cap).collect();
        expected_seats(&able, &caps).into_iter().zip(&mut expected).for_each(|(seats, sum)| *sum += seats);
    }
    let order = portfolio.policy.order.iter().zip(sums);
    order
        .map(|((criterion, _), sum)| match criterion {
            Criterion::Spread => -sent.iter().zip(&expected).map(|(a, b): (&f64, &f64)| (a - b).abs()).sum::<f64>(),
            Criterion::Chance => sum - seats.iter().map(|seats| f64::from(seats * seats.saturating_sub(1) / 2)).sum::<f64>(),
            criterion if criterion.maximised() => sum,
            _ => -sum,
        })
        .collect()
}

/// Weight of the filled ones: priorities first, then earlier in the list.
fn weight(portfolio: &Portfolio, teams: &Teams) -> (u32, Vec<bool>) {
    let filled: Vec<bool> = teams.iter().map(Option::is_some).collect();
    (filled.iter().zip(&portfolio.briefs).filter(|(filled, _)| **filled).map(|(_, wanted)| u32::from(wanted.priority)).sum(), filled)
}

/// Earlier briefs count more where priorities are even: by how early, summed.
fn earliness(portfolio: &Portfolio, filled: &[bool], possible: &[bool]) -> usize {
    let known: Vec<usize> = (0..portfolio.briefs.len()).filter(|at| possible[*at]).collect();
    known.iter().enumerate().filter(|(_, at)| filled[**at]).map(|(at, _)| known.len() - at).sum()
}

#[test]
fn brute_force_agrees() {
    let (mut whole, mut part, mut twice, mut stretched) = (0, 0, 0, 0);
    for number in 0..GROWING + 300 {
        let portfolio = few(number);
        let every = all(&portfolio);
        let solution = propose_portfolio(&portfolio, &Limits::default(), &NoWatch);
        assert_eq!(audit_portfolio(&portfolio, &solution), vec![], "{number}");
        let possible: Vec<bool> = (0..portfolio.briefs.len()).map(|at| every.iter().any(|teams| teams[at].is_some())).collect();
        let best = every.iter().map(|teams| weight(&portfolio, teams)).map(|(sum, filled)| (sum, earliness(&portfolio, &filled, &possible))).max();
        let ours: Vec<bool> = solution.places.iter().map(|place| matches!(place, Place::Filled { .. })).collect();
        let sum: u32 = ours.iter().zip(&portfolio.briefs).filter(|(filled, _)| **filled).map(|(_, wanted)| u32::from(wanted.priority)).sum();
        assert_eq!(Some((sum, earliness(&portfolio, &ours, &possible))), best, "{number}: {ours:?}");
        for (at, place) in solution.places.iter().enumerate() {
            if let Place::Unfilled(reason, conflict) = place {
                assert_eq!(*reason == Reason::Alone, !possible[at], "{number}: {reason:?}");
                assert!(*reason == Reason::Together || !conflict.rules.is_empty(), "{number}: a conflict is told");
            }
        }
        if sum == 0 {
            assert!(matches!(solution.outcome, Outcome::Infeasible(_)), "{number}");
            continue;
        }
        assert_eq!(solution.outcome, Outcome::Proved, "{number}");
        let of: Vec<Vec<f64>> = every.iter().filter(|teams| weight(&portfolio, teams).1 == ours).map(|teams| rate(&portfolio, teams)).collect();
        let mut alive: Vec<usize> = (0..of.len()).collect();
        for (at, result) in solution.criteria.iter().enumerate() {
            let sign = if result.criterion.maximised() { 1.0 } else { -1.0 };
            let best = alive.iter().map(|teams| of[*teams][at]).fold(f64::NEG_INFINITY, f64::max);
            let floor = best - portfolio.policy.order[at].1 * best.abs();
            assert!((sign * result.best - best).abs() < 1e-5, "{number}: {:?} best {} by engine, {best} by brute force", result.criterion, result.best);
            assert!(sign * result.value >= floor - 1e-5, "{number}: {:?} {} under its floor {floor}", result.criterion, result.value);
            alive.retain(|teams| of[*teams][at] >= floor - 1e-6);
        }
        if ours.iter().zip(&possible).all(|(ours, possible)| ours == possible) {
            whole += 1
        } else {
            part += 1
        }
        let mut members: Vec<usize> = solution.teams().flat_map(|(_, team)| team.iter().map(|(_, person)| *person)).collect();
        members.sort_unstable();
        stretched += solution.teams().filter(|(brief, team)| stretch(&portfolio.instance(*brief, &[]), team).is_some()).count();
        twice += u32::from(members.windows(2).any(|pair| pair[0] == pair[1]));
    }
    assert!(whole > 100 && part > 10 && twice > 50, "all kinds must be well tried: {whole} whole, {part} in part, {twice} with a person twice");
    assert!(stretched > 50, "{stretched} teams with a stretch seat");
}

#[test]
fn a_gap_holds_the_best_by_brute_force() {
    let mut short = 0;
    for number in 0..GROWING + 150 {
        let portfolio = few(number);
        let limits = Limits { gap: [0.01, 0.1, 0.3][number as usize % 3], seconds: None };
        let solution = propose_portfolio(&portfolio, &limits, &NoWatch);
        assert_eq!(audit_portfolio(&portfolio, &solution), vec![], "{number}");
        let ours: Vec<bool> = solution.places.iter().map(|place| matches!(place, Place::Filled { .. })).collect();
        if !ours.contains(&true) {
            continue;
        }
        let alike = all(&portfolio).into_iter().filter(|teams| weight(&portfolio, teams).1 == ours);
        let of: Vec<Vec<f64>> = alike.map(|teams| rate(&portfolio, &teams)).collect();
        let mut alive: Vec<usize> = (0..of.len()).collect();
        for (at, result) in solution.criteria.iter().enumerate() {
            let sign = if result.criterion.maximised() { 1.0 } else { -1.0 };
            let best = alive.iter().map(|teams| of[*teams][at]).fold(f64::NEG_INFINITY, f64::max);
            let (reached, bound) = (sign * result.best, sign * result.bound);
            assert!(reached <= best + 1e-5 && best <= bound + 1e-5, "{number}: {:?} best {best} by brute force, {reached} to {bound}", result.criterion);
            assert!(result.gap <= limits.gap, "{number}: {result:?}");
            short += u32::from(reached < best - 1e-5);
            let floor = reached - portfolio.policy.order[at].1 * reached.abs();
            alive.retain(|teams| of[*teams][at] >= floor - 1e-6);
        }
    }
    assert!(short > 20, "a gap must leave something: {short}");
}

#[test]
fn mutations_are_refused() {
    let (mut tried, mut capped) = (0, 0);
    for number in (0..120).chain(GROWING..GROWING + 60) {
        let portfolio = few(number);
        let solution = propose_portfolio(&portfolio, &Limits::default(), &NoWatch);
        let flaws = |change: &dyn Fn(&mut PortfolioSolution)| {
            let mut other = solution.clone();
            change(&mut other);
            audit_portfolio(&portfolio, &other)
        };
        if solution.teams().next().is_none() {
            continue;
        }
        tried += 1;
        let criterion = solution.criteria[0].criterion;
        assert!(flaws(&|s| s.criteria[0].value += 0.5).iter().any(|found| matches!(found.flaw, Flaw::Figure { .. })), "{number}");
        let worse = if criterion.maximised() { -1.0 } else { 1.0 };
        assert!(flaws(&|s| s.criteria[0].bound = s.criteria[0].value + worse).iter().any(|found| matches!(found.flaw, Flaw::Bound { .. })), "{number}");
        assert!(flaws(&|s| s.criteria[0].gap = 0.01).iter().any(|found| matches!(found.flaw, Flaw::Outcome { .. })), "{number}");
        assert!(flaws(&|s| s.criteria[0].best -= worse).iter().any(|found| matches!(found.flaw, Flaw::Best { .. })), "{number}");
        assert!(flaws(&|s| s.outcome = Outcome::WithinGap(0.01)).iter().any(|found| matches!(found.flaw, Flaw::Gap { criterion: None, .. })), "{number}");
        for brief in 0..portfolio.briefs.len() {
            let found = flaws(&|s| match &mut s.places[brief] {
                Place::Filled { chances, .. } => chances[0].0 = portfolio.people.len(),
                Place::Unfilled(_, conflict) => conflict.rules.push(ConflictRule { rule: Rule::Locked(9), needed: 1, available: Some(0) }),
            });
            let wrong = |flaw: &Flaw| matches!(flaw, Flaw::Barred { .. } | Flaw::Conflict(Mistake::Unknown(Rule::Locked(9))));
            assert!(found.iter().any(|found| found.brief == Some(brief) && wrong(&found.flaw)), "{number}: {found:?}");
        }
        // every other person in every seat: the referee of the portfolio says what the plain count says
        for (brief, team) in solution.teams() {
            for (seat, _) in team.iter().enumerate() {
                for person in 0..portfolio.people.len() {
                    let mut teams: Teams =
                        solution.places.iter().map(|place| if let Place::Filled { team, .. } = place { Some(team.clone()) } else { None }).collect();
                    let Some(changed) = &mut teams[brief] else { continue };
                    changed[seat].1 = person;
                    let alone = audit(&portfolio.instance(brief, &[]), changed).is_empty();
                    let changed = changed.clone();
                    let kept = alone && keeps(&portfolio, &teams);
                    let found = flaws(&|s| {
                        if let Place::Filled { team, .. } = &mut s.places[brief] {
                            team.clone_from(&changed);
                        }
                    });
                    let broken = found.iter().any(|found| matches!(found.flaw, Flaw::Rule(_)));
                    assert_eq!(broken, !kept, "{number}: {found:?}");
                    let caps = |rule: Rule| matches!(rule, Rule::Hours | Rule::Teams | Rule::Paid);
                    capped += u32::from(alone && found.iter().any(|found| matches!(found.flaw, Flaw::Rule(breach) if caps(breach.rule))));
                }
            }
        }
    }
    assert!(tried > 60 && capped > 50, "{tried} portfolios, {capped} changes broken by a cap alone");
}

#[test]
fn one_brief_is_what_it_is_alone() {
    for number in 0..60 {
        let mut portfolio = few(number);
        portfolio.briefs.truncate(1);
        portfolio.policy.order.retain(|(criterion, _)| *criterion != Criterion::Spread);
        let alone = crate::formation::propose(&portfolio.instance(0, &[]), &Limits::default(), &NoWatch);
        let solution = propose_portfolio(&portfolio, &Limits::default(), &NoWatch);
        match solution.teams().next() {
            Some((_, team)) => assert_eq!(*team, alone.team, "{number}"),
            None => assert!(matches!(alone.outcome, Outcome::Infeasible(_)), "{number}"),
        }
        assert_eq!(solution.criteria, alone.criteria, "{number}");
    }
}

#[test]
fn whole_teams_of_a_regency_are_proved_and_a_gap_is_told() {
    let many = portfolio(1_500, 3, 5);
    let proved = propose_portfolio(&many, &Limits::default(), &NoWatch);
    assert_eq!(proved.outcome, Outcome::Proved);
    assert_eq!(audit_portfolio(&many, &proved), vec![]);
    let near = propose_portfolio(&many, &Limits { gap: 0.05, seconds: None }, &NoWatch);
    assert!(matches!(near.outcome, Outcome::Proved | Outcome::WithinGap(..=0.05)), "{:?}", near.outcome);
    assert_eq!(audit_portfolio(&many, &near), vec![]);
    for (near, proved) in near.criteria.iter().zip(&proved.criteria).take(2) {
        // no criterion before the first has spent anything: its bound holds for every team
        assert_eq!(near.criterion, proved.criterion);
        if near.criterion == Criterion::Fit {
            assert!(near.bound >= proved.best - 1e-6 && near.best <= proved.best + 1e-6, "{near:?} {proved:?}");
        }
        assert!(near.bound >= near.best - 1e-6 && near.gap <= 0.05, "{near:?}");
    }
}
