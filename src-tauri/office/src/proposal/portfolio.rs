//! Many teams at once: each is kept as a proposal of its own, all of one batch.

use super::ready::Ready;
use super::view;
use crate::brief::{faults, wire::BriefForm};
use crate::formation::wire::{AgencySeats, Answer, FormationOptions, PortfolioBrief, PortfolioResult, PortfolioTeam, Task, TeamFigure, UnfilledBrief};
use crate::formation::{Formed, World, convert, job, portfolio, text};
use crate::{Changed, Office, Problem, Progress, Result, Room, stamp, worker};
use rampak_core::formation::{Booking, CriterionResult, Instance, Place, Portfolio, PortfolioSolution, Reading, Reason, Solution, audit_portfolio, figures};
use rampak_core::proposal::State;
use std::sync::Arc;

/// Briefs with their priorities.
pub(super) type Forms = Vec<(BriefForm, u8)>;

impl Office {
    /// Forms teams for several briefs at once and keeps each as a proposal. Where none is named: all that are without
    /// faults and have no issued decree.
    ///
    /// # Errors
    /// `cancelled`, `brief_faults`, `not_found`, `worker_failed`. Briefs that cannot be filled are part of the result.
    pub fn formation_portfolio(&self, briefs: &[PortfolioBrief], options: &FormationOptions, progress: &Progress) -> Result<Changed<PortfolioResult>> {
        // before and after the worker, which is killed at once, each step is short: the wish is heard between them
        progress.check()?;
        let (forms, mut warnings) = self.wanted(briefs)?;
        progress.check()?;
        let world = self.world()?;
        progress.check()?;
        let Some(portfolio) = self.db.read(|reader| portfolio::portfolio(&world, &forms, options, reader))? else {
            return Err(Problem::new("not_found").with("kind", "brief").with("id", ""));
        };
        let job = job(&world, &portfolio.instance(0, &[]), &forms[0].0, options);
        let job = crate::formation::wire::Job { people: convert::people(&portfolio.people), ..job };
        progress.check()?;
        let (answer, elapsed) = worker::run(&self.engine, &Task::Portfolio(job, portfolio::lines(&portfolio, &forms)), progress)?;
        let Answer::Portfolio(solution) = answer else { return Err(worker::failed("another answer")) };
        let solution = portfolio::solved(solution);
        progress.check()?;
        if let Some(flaw) = audit_portfolio(&portfolio, &solution).first() {
            return Err(Problem::new("audit_failed").with("detail", format!("{flaw:?}")));
        }
        warnings.extend(options.seed.iter().map(|_| "seed_by_hand".to_string()));
        let shared = |place: &Place| matches!(place, Place::Filled { reading: Reading::Share, .. });
        warnings.extend(solution.places.iter().any(shared).then(|| "chances_share".to_string()));
        let run = Run { world, portfolio, forms, solution, elapsed };
        let batch = run.solution.teams().next().map(|_| stamp::id());
        let mut result = PortfolioResult {
            outcome: run.solution.outcome.key().into(),
            gap: Some(run.solution.outcome.gap()).filter(|gap| gap.is_finite()),
            criteria: run.solution.criteria.iter().map(convert::figure).collect(),
            teams: Vec::new(),
            unfilled: Vec::new(),
            agencies: run.agencies(),
            warnings,
            seed: run.solution.seed.to_string(),
            solver: run.solution.solver.clone(),
            elapsed,
            batch,
        };
        let taken: Vec<Booking> = run.solution.teams().flat_map(|(brief, team)| run.portfolio.booked(brief, team)).collect();
        let mut ready = Vec::new();
        // one copy of the people serves all briefs
        let mut instance = run.portfolio.instance(0, &[]);
        for brief in 0..run.forms.len() {
            progress.check()?;
            match &run.solution.places[brief] {
                Place::Filled { team, chances, reading } => {
                    run.portfolio.point(&mut instance, brief, &[]);
                    let formed = run.formed(team, (chances, *reading), instance, result.batch.as_deref());
                    let (line, one) = run.team(brief, &formed, options);
                    instance = formed.instance;
                    result.teams.push(line);
                    ready.push(one);
                }
                Place::Unfilled(reason, conflict) => {
                    let (form, priority) = &run.forms[brief];
                    run.portfolio.point(&mut instance, brief, if *reason == Reason::Together { &taken } else { &[] });
                    result.unfilled.push(UnfilledBrief {
                        brief: name(form),
                        brief_id: form.id.clone().unwrap_or_default(),
                        title: form.title.clone(),
                        priority: *priority,
                        reason: portfolio::reason(*reason).into(),
                        conflict: text::conflict(&run.world, &instance, conflict),
                        minimal: conflict.minimal,
                        relaxations: text::relaxations(&run.world, &instance, form, conflict),
                        repair: text::repair(&run.world, &instance, form, conflict),
                    });
                }
            }
        }
        self.keep(ready)?;
        let rooms: &[Room] = if result.teams.is_empty() { &[] } else { &[Room::Proposal, Room::Brief] };
        Ok(Changed::new(result, rooms))
    }

    /// What [`Office::formation_portfolio`] forms where no brief is named, all of one priority.
    ///
    /// # Errors
    /// Database problems.
    pub fn formation_open(&self) -> Result<Vec<PortfolioBrief>> {
        let (forms, _) = self.wanted(&[])?;
        Ok(forms.into_iter().filter_map(|(form, priority)| Some(PortfolioBrief { brief: form.id?, priority })).collect())
    }

    /// The forms asked for, and what to warn of; where none is named, all that are without faults and have no decree.
    pub(super) fn wanted(&self, briefs: &[PortfolioBrief]) -> Result<(Forms, Vec<String>)> {
        let proposals = self.proposal_list(None)?;
        let decreed = |form: &BriefForm| proposals.iter().any(|p| p.state == State::Decreed.key() && Some(&p.brief_id) == form.id.as_ref());
        if briefs.is_empty() {
            let all = self.brief_list()?.into_iter().rev().map(|item| Ok((self.brief_get(&item.id)?, 1))).collect::<Result<Forms>>()?;
            let mut sound: Forms = all.into_iter().filter(|(form, _)| faults(form).is_empty() && !decreed(form)).collect();
            sound.sort_by(|(a, _), (b, _)| a.code.cmp(&b.code));
            return Ok((sound, Vec::new()));
        }
        let mut forms: Forms = Vec::new();
        for asked in briefs {
            let form = self.brief_get(&asked.brief)?;
            if let Some(fault) = faults(&form).into_iter().next() {
                return Err(Problem::new("brief_faults").with("brief", form.title).with("field", fault.field).with("kind", fault.kind));
            }
            if !forms.iter().any(|(other, _)| other.id == form.id) {
                forms.push((form, asked.priority));
            }
        }
        let warnings = forms.iter().any(|(form, _)| decreed(form)).then(|| "has_decree".to_string());
        Ok((forms, warnings.into_iter().collect()))
    }
}

/// A portfolio done: what went in and what came out.
struct Run {
    world: Arc<World>,
    portfolio: Portfolio,
    forms: Forms,
    solution: PortfolioSolution,
    elapsed: f64,
}

impl Run {
    /// What was formed for one brief; `instance` is turned to it.
    fn formed(&self, team: &[(usize, usize)], (chances, reading): (&[(usize, f64)], Reading), instance: Instance, batch: Option<&str>) -> Formed {
        let parts = figures(&instance, team);
        // the bound is that of the sum: of one team nothing is claimed but how far the whole may be from the best
        let whole = &self.solution.criteria;
        let part = |(criterion, value): &(_, f64)| {
            let gap = whole.iter().find(|result| result.criterion == *criterion)?.gap;
            Some(CriterionResult { criterion: *criterion, value: *value, bound: *value, gap, best: *value })
        };
        let solution = Solution {
            team: team.to_vec(),
            outcome: self.solution.outcome.clone(),
            criteria: parts.iter().filter(|(criterion, _)| *criterion != rampak_core::formation::Criterion::Spread).filter_map(part).collect(),
            chances: chances.to_vec(),
            reading,
            seed: self.solution.seed,
            solver: self.solution.solver.clone(),
        };
        Formed { world: self.world.clone(), instance, solution, elapsed: self.elapsed, batch: batch.map(str::to_string), way: "together" }
    }

    /// A filled brief: as told, and ready to be kept.
    fn team(&self, brief: usize, formed: &Formed, options: &FormationOptions) -> (PortfolioTeam, Ready) {
        let (form, priority) = &self.forms[brief];
        let solution = &formed.solution;
        let criteria = solution.criteria.iter().map(|c| TeamFigure { name: c.criterion.key().into(), value: c.value }).collect();
        let seats = view::team(&self.world, &formed.instance, &solution.team);
        let id = form.id.clone().unwrap_or_default();
        let host = self.portfolio.briefs[brief].host.map(|host| self.world.agencies[host].name.clone());
        let ready = Ready::formed(&id, formed, form, options, None);
        let line = PortfolioTeam {
            brief: name(form),
            title: form.title.clone(),
            host: host.unwrap_or_default(),
            start: form.start.clone(),
            end: form.end.clone(),
            priority: *priority,
            proposal: ready.id(),
            criteria,
            team: seats,
            brief_id: id,
        };
        (line, ready)
    }

    fn agencies(&self) -> Vec<AgencySeats> {
        let mut seats = vec![0u32; self.world.agencies.len()];
        self.solution.teams().flat_map(|(_, team)| team).for_each(|(_, person)| seats[self.world.people[*person].agency] += 1);
        let line = |(at, expected): (usize, &f64)| {
            let agency = &self.world.agencies[at];
            AgencySeats { agency_id: agency.id.clone(), agency: agency.name.clone(), seats: seats[at], expected: *expected }
        };
        let mut agencies: Vec<AgencySeats> = self.solution.expected.iter().enumerate().map(line).collect();
        agencies.retain(|agency| agency.seats > 0 || agency.expected > 0.0);
        agencies.sort_by(|a, b| b.expected.total_cmp(&a.expected).then_with(|| a.agency.cmp(&b.agency)));
        agencies
    }
}

/// A brief as the user names it.
fn name(form: &BriefForm) -> String {
    if form.code.is_empty() { form.id.clone().unwrap_or_default() } else { form.code.clone() }
}
