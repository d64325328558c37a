//! The referee of an answer: values, bests, bounds, gaps and chances, without the solver.

use super::{Flaw, audit, conflict, figure, member};
use crate::formation::growth;
use crate::formation::instance::{Instance, PersonIx};
use crate::formation::outcome::{CriterionResult, Outcome, Solution};
use crate::formation::policy::{Criterion, Policy};

/// The breaches of a solution's team, and every figure, bound, gap and chance that does not hold; of an impossible one
/// every rule, count and change that is not so.
pub fn audit_solution(instance: &Instance, solution: &Solution) -> Vec<Flaw> {
    if solution.team.is_empty() {
        return match &solution.outcome {
            Outcome::Infeasible(conflict) => conflict::mistakes(instance, conflict).into_iter().map(Flaw::Conflict).collect(),
            Outcome::Stopped(_) => Vec::new(),
            _ => audit_kept(instance, solution, true),
        };
    }
    let mut flaws = audit_kept(instance, solution, true);
    flaws.extend(barred(instance, &solution.chances));
    flaws
}

/// As [`audit_solution`] of a team, by those on it alone: the instance may hold the members and nobody else, whatever the
/// chances number people by. `alone`: false for a team of many, whose bests and bounds are those of the sum and are not said
/// of it.
pub fn audit_kept(instance: &Instance, solution: &Solution, alone: bool) -> Vec<Flaw> {
    let mut flaws: Vec<Flaw> = audit(instance, &solution.team).into_iter().map(Flaw::Rule).collect();
    let known = |(seat, person): &(usize, usize)| *seat < instance.brief.seats.len() && *person < instance.people.len();
    if !solution.team.iter().all(known) {
        // told as a breach; nothing more can be counted
        return flaws;
    }
    let found = |criterion: Criterion| figure(instance, &solution.team, criterion);
    if alone {
        flaws.extend(results(&instance.policy, &solution.outcome, &solution.criteria, found, 1e-6));
    } else {
        flaws.extend(solution.criteria.iter().filter_map(|result| value(result, found(result.criterion), 1e-6)));
        let largest = largest(&solution.criteria);
        let said = solution.outcome.gap();
        flaws.extend((said < largest - 1e-9).then_some(Flaw::Gap { criterion: None, said, found: largest }));
    }
    flaws.extend(chances(&solution.chances, solution.team.len() as u32));
    flaws
}

/// What is wrong with results: each value against the one found, the bound and the best; each gap; the outcome's. `near`:
/// values closer than this are one.
pub(in crate::formation) fn results(
    policy: &Policy,
    outcome: &Outcome,
    criteria: &[CriterionResult],
    found: impl Fn(Criterion) -> f64,
    near: f64,
) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for result in criteria {
        let criterion = result.criterion;
        let found = found(criterion);
        flaws.extend(value(result, found, near));
        let sign = if criterion.maximised() { 1.0 } else { -1.0 };
        let CriterionResult { bound, best, gap, .. } = *result;
        if sign * found > sign * bound + 10.0 * near {
            flaws.push(Flaw::Bound { criterion, bound, found });
        }
        // later criteria may spend the tolerance and no more; nothing met may be better than the bound
        let hair = 100.0 * near + 1e-9 * best.abs();
        let least = sign * best - tolerance(policy, criterion) * best.abs() - hair;
        if sign * best > sign * bound + hair || sign * found < least {
            flaws.push(Flaw::Best { criterion, best, bound, found });
        }
        let open = (bound - best).abs() / bound.abs().max(1.0);
        // cost is solved in coins, of which a share of less than one has no measure here
        let told = criterion != Criterion::Cost || bound != 0.0;
        if told && (gap - open).abs() > 1e-6 * (1.0 + open) || gap < 0.0 {
            flaws.push(Flaw::Gap { criterion: Some(criterion), said: gap, found: open });
        }
        if *outcome == Outcome::Proved && gap != 0.0 {
            flaws.push(Flaw::Outcome { criterion, gap });
        }
    }
    let (said, found) = (outcome.gap(), largest(criteria));
    let differs = (said - found).abs() > 1e-9 * (1.0 + found);
    if differs && !criteria.is_empty() && matches!(outcome, Outcome::WithinGap(_) | Outcome::Stopped(_)) {
        flaws.push(Flaw::Gap { criterion: None, said, found });
    }
    flaws
}

fn value(result: &CriterionResult, found: f64, near: f64) -> Option<Flaw> {
    let CriterionResult { criterion, value: said, .. } = *result;
    ((found - said).abs() > near || said.is_nan()).then_some(Flaw::Figure { criterion, said, found })
}

fn largest(criteria: &[CriterionResult]) -> f64 {
    criteria.iter().map(|result| result.gap).fold(0.0, f64::max)
}

/// The share of a criterion that later ones may spend.
fn tolerance(policy: &Policy, criterion: Criterion) -> f64 {
    let named = policy.order.iter().find(|(named, _)| *named == criterion);
    named.map_or(0.0, |(_, share)| if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 })
}

/// Chances that are no chances, or do not add up to the members.
pub(in crate::formation) fn chances(chances: &[(PersonIx, f64)], seats: u32) -> Vec<Flaw> {
    let sum: f64 = chances.iter().map(|(_, chance)| chance).sum();
    let whole = (sum - f64::from(seats)).abs() <= 1e-6;
    let off = chances.iter().filter(|(_, chance)| !(-1e-9..=1.0 + 1e-9).contains(chance));
    let off = off.map(|(person, chance)| Flaw::Chance { person: *person, chance: *chance });
    (!whole).then_some(Flaw::Chances { sum, seats }).into_iter().chain(off).collect()
}

/// Chances of people who may sit in no seat of the brief, the host's pins left out; or of nobody.
pub(in crate::formation) fn barred(instance: &Instance, chances: &[(PersonIx, f64)]) -> Vec<Flaw> {
    let may = |person: PersonIx| {
        let open = |seat: &usize| member(instance, *seat, person).is_empty() || !growth::stretches(instance, &[(*seat, person)]).is_empty();
        person < instance.people.len() && instance.open_seats().any(|seat| open(&seat))
    };
    chances.iter().filter(|(person, _)| !may(*person)).map(|(person, _)| Flaw::Barred { person: *person }).collect()
}
