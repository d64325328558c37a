//! A portfolio from the world and its forms, and between its types and the worker's lines.

use super::wire::{FormationOptions, Job, JobPortfolio, JobPortfolioSolution};
use super::{World, convert, instance};
use crate::Result;
use crate::brief::wire::BriefForm;
use crate::database::Reader;
use rampak_core::brief::Term;
use rampak_core::formation::{Booking, Conflict, Criterion, Instance, Outcome, Place, Portfolio, PortfolioSolution, Reading, Reason, Solution, Wanted};

/// The frozen portfolio of some forms with their priorities. Past pairs are those visible from the first day of all.
pub fn portfolio(world: &World, forms: &[(BriefForm, u8)], options: &FormationOptions, reader: &Reader<'_>) -> Result<Option<Portfolio>> {
    let Some((first, _)) = forms.iter().min_by_key(|(form, _)| &form.start) else { return Ok(None) };
    let Instance { mut people, agencies, competencies, mut policy, past_pairs, seed, .. } = instance::instance(world, first, options, Some(reader))?;
    let kinds: Vec<_> = world.settings.asn_kinds.iter().filter_map(|key| rampak_core::roster::AsnKind::from_key(key)).collect();
    let wanted = |(form, priority): &(BriefForm, u8)| {
        let brief = instance::brief(form, &kinds);
        let host = brief.host.as_ref().and_then(|id| world.agencies.iter().position(|agency| agency.id == *id));
        Wanted { brief, host, priority: (*priority).clamp(1, 9) }
    };
    let briefs: Vec<Wanted> = forms.iter().map(wanted).collect();
    let terms: Vec<Term> = briefs.iter().map(|wanted| wanted.brief.term).collect();
    for (person, known) in people.iter_mut().zip(&world.people) {
        (person.hours_used, person.teams_used, person.paid_used) = (known.hours, 0, 0);
        person.absences = instance::over(&known.absences, &terms);
    }
    let names = |criteria: &[Criterion]| policy.order.iter().any(|(criterion, _)| criteria.contains(criterion));
    let sized = names(&[Criterion::Size, Criterion::Cost]) || !briefs.iter().any(|wanted| wanted.brief.flexible());
    let spread = options.order.is_some() || names(&[Criterion::Spread]);
    if !sized {
        policy.order.insert(0, (Criterion::Size, 0.0));
    }
    if !spread {
        policy.order.push((Criterion::Spread, 0.0));
    }
    let bookings = world.bookings.iter().map(|booked| Booking { person: booked.person, term: booked.term, hours: booked.hours, paid: booked.paid }).collect();
    Ok(Some(Portfolio { people, agencies, competencies, bookings, briefs, policy, past_pairs, seed }))
}

/// What the worker is told beside the job of the first brief.
pub fn lines(portfolio: &Portfolio, forms: &[(BriefForm, u8)]) -> JobPortfolio {
    let briefs = forms.iter().zip(&portfolio.briefs).map(|((form, _), wanted)| (form.clone(), wanted.host, wanted.priority));
    let booking = |booking: &Booking| (booking.person, booking.term.start.to_string(), booking.term.end.to_string(), booking.hours, booking.paid);
    JobPortfolio { briefs: briefs.collect(), bookings: portfolio.bookings.iter().map(booking).collect() }
}

/// The portfolio of a job.
pub fn read(job: &Job, more: &JobPortfolio) -> Portfolio {
    let Instance { people, agencies, competencies, policy, past_pairs, seed, .. } = convert::instance(job);
    let kinds: Vec<_> = job.kinds.iter().filter_map(|key| rampak_core::roster::AsnKind::from_key(key)).collect();
    let briefs = more.briefs.iter().map(|(form, host, priority)| Wanted { brief: instance::brief(form, &kinds), host: *host, priority: *priority });
    let booking = |(person, start, end, hours, paid): &(usize, String, String, u16, bool)| {
        Some(Booking { person: *person, term: Term { start: start.parse().ok()?, end: end.parse().ok()? }, hours: *hours, paid: *paid })
    };
    let bookings = more.bookings.iter().filter_map(booking).collect();
    Portfolio { people, agencies, competencies, bookings, briefs: briefs.collect(), policy, past_pairs, seed }
}

const REASONS: [(Reason, &str); 3] = [(Reason::Alone, "alone"), (Reason::Together, "together"), (Reason::Stopped, "stopped")];

pub fn reason(reason: Reason) -> &'static str {
    REASONS.iter().find(|(known, _)| *known == reason).map_or("stopped", |(_, key)| key)
}

/// The solution as the worker writes it.
pub fn written(solution: &PortfolioSolution) -> JobPortfolioSolution {
    let of = |team, chances, reading, outcome| {
        let (criteria, seed, solver) = (Vec::new(), solution.seed, solution.solver.clone());
        Solution { team, outcome, criteria, chances, reading, seed, solver }
    };
    let without = |outcome| of(Vec::new(), Vec::new(), Reading::default(), outcome);
    let place = |place: &Place| match place {
        Place::Filled { team, chances, reading } => (None, convert::solution(&of(team.clone(), chances.clone(), *reading, Outcome::Proved))),
        Place::Unfilled(why, conflict) => (Some(reason(*why).to_string()), convert::solution(&without(Outcome::Infeasible(conflict.clone())))),
    };
    let whole = Solution { criteria: solution.criteria.clone(), ..without(solution.outcome.clone()) };
    JobPortfolioSolution { whole: convert::solution(&whole), places: solution.places.iter().map(place).collect(), expected: solution.expected.clone() }
}

/// Back to the engine's type.
pub fn solved(job: JobPortfolioSolution) -> PortfolioSolution {
    let whole = convert::solved(job.whole);
    let place = |(reason, line): (Option<String>, _)| {
        let solution = convert::solved(line);
        match reason {
            None => Place::Filled { team: solution.team, chances: solution.chances, reading: solution.reading },
            Some(key) => {
                let reason = REASONS.iter().find(|(_, known)| *known == key).map_or(Reason::Stopped, |(reason, _)| *reason);
                Place::Unfilled(reason, if let Outcome::Infeasible(conflict) = solution.outcome { conflict } else { Conflict::default() })
            }
        }
    };
    PortfolioSolution {
        places: job.places.into_iter().map(place).collect(),
        outcome: whole.outcome,
        criteria: whole.criteria,
        expected: job.expected,
        seed: whole.seed,
        solver: whole.solver,
    }
}
