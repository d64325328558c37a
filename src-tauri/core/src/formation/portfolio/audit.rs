//! The referee of a portfolio: every rule of every team beside the others, every sum, without the solver.

use super::super::audit::{Flaw, audit, barred, chances as chances_flaws, eligible, figures, mistakes, results};
use super::super::instance::Instance;
use super::super::outcome::Outcome;
use super::super::policy::Criterion;
use super::{Booking, Place, Portfolio, PortfolioSolution, Reason, expected_seats};
use std::collections::BTreeMap;

/// Something wrong with a portfolio's solution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PortfolioFlaw {
    /// `None`: of the whole.
    pub brief: Option<usize>,
    pub flaw: Flaw,
}

/// Every rule a team breaks beside the others, and every figure, bound and chance that does not hold.
pub fn audit_portfolio(portfolio: &Portfolio, solution: &PortfolioSolution) -> Vec<PortfolioFlaw> {
    let mut flaws = Vec::new();
    if portfolio.briefs.is_empty() {
        return flaws;
    }
    let mut instance = portfolio.instance(0, &[]);
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    let mut seats_of: Vec<u32> = vec![0; portfolio.people.len()];
    let mut sent: Vec<f64> = vec![0.0; solution.expected.len()];
    let mut expected = vec![0.0; solution.expected.len()];
    let spread = solution.criteria.iter().any(|result| result.criterion == Criterion::Spread);
    for (brief, place) in solution.places.iter().enumerate() {
        let Place::Filled { team, chances, .. } = place else { continue };
        let others: Vec<Booking> =
            solution.teams().filter(|(other, _)| *other != brief).flat_map(|(other, team)| portfolio.booked(other, team).collect::<Vec<Booking>>()).collect();
        portfolio.point(&mut instance, brief, &others);
        let breaches = audit(&instance, team);
        let known = team.iter().all(|(seat, person)| *seat < instance.brief.seats.len() && *person < portfolio.people.len());
        flaws.extend(breaches.into_iter().map(|breach| PortfolioFlaw { brief: Some(brief), flaw: Flaw::Rule(breach) }));
        if !known {
            // told as a breach; nothing more can be counted
            return flaws;
        }
        for (criterion, value) in figures(&instance, team) {
            *sums.entry(criterion.key()).or_default() += value;
        }
        for (_, person) in team {
            seats_of[*person] += 1;
            sent[portfolio.people[*person].agency] += 1.0;
        }
        let seats = u32::from(instance.brief.seats_to_fill());
        let mut wrong = chances_flaws(chances, team.len() as u32);
        portfolio.point(&mut instance, brief, &[]);
        wrong.extend(barred(&instance, chances));
        flaws.extend(wrong.into_iter().map(|flaw| PortfolioFlaw { brief: Some(brief), flaw }));
        if spread {
            let able = eligible(&instance, expected.len());
            let most = |agency: usize| {
                let mix = &instance.brief.mix;
                let host = mix.host_share_max.filter(|_| instance.host == Some(agency)).map_or(seats, |share| seats * u32::from(share) / 100);
                mix.max_per_agency.map_or(seats, u32::from).min(seats).min(host)
            };
            let caps: Vec<u32> = (0..expected.len()).map(most).collect();
            expected_seats(&able, &caps).into_iter().zip(&mut expected).for_each(|(seats, sum)| *sum += seats);
        }
    }
    // the balance of a second seat is less 1, of a third less 2
    let again: f64 = seats_of.iter().map(|seats| f64::from(seats * seats.saturating_sub(1) / 2)).sum();
    let far: f64 = sent.iter().zip(&expected).map(|(sent, expected)| (sent - expected).abs()).sum();
    let told = |(said, found): (&f64, &f64)| (said - found).abs() <= 1e-6;
    if spread && !solution.expected.iter().zip(&expected).all(told) {
        let sum = |seats: &[f64]| seats.iter().sum::<f64>();
        flaws.push(PortfolioFlaw { brief: None, flaw: Flaw::Figure { criterion: Criterion::Spread, said: sum(&solution.expected), found: sum(&expected) } });
    }
    let found = |criterion: Criterion| match criterion {
        Criterion::Spread => far,
        Criterion::Chance => sums.get(criterion.key()).copied().unwrap_or(0.0) - again,
        _ => sums.get(criterion.key()).copied().unwrap_or(0.0),
    };
    let mut whole = results(&portfolio.policy, &solution.outcome, &solution.criteria, found, 1e-5);
    if solution.outcome == Outcome::Proved && solution.places.iter().any(|place| matches!(place, Place::Unfilled(Reason::Stopped, _))) {
        whole.push(Flaw::Outcome { criterion: Criterion::Fit, gap: f64::INFINITY });
    }
    flaws.extend(whole.into_iter().map(|flaw| PortfolioFlaw { brief: None, flaw }));
    flaws.extend(unfilled(portfolio, solution, &mut instance));
    flaws
}

/// What is not so of the conflicts of briefs that are not filled: by themselves, or beside the teams that are.
fn unfilled(portfolio: &Portfolio, solution: &PortfolioSolution, instance: &mut Instance) -> Vec<PortfolioFlaw> {
    let taken: Vec<Booking> = solution.teams().flat_map(|(brief, team)| portfolio.booked(brief, team).collect::<Vec<Booking>>()).collect();
    let mut flaws = Vec::new();
    for (brief, place) in solution.places.iter().enumerate() {
        if let Place::Unfilled(reason, conflict) = place {
            portfolio.point(instance, brief, if *reason == Reason::Together { &taken } else { &[] });
            let wrong = mistakes(instance, conflict).into_iter().map(Flaw::Conflict);
            flaws.extend(wrong.map(|flaw| PortfolioFlaw { brief: Some(brief), flaw }));
        }
    }
    flaws
}
