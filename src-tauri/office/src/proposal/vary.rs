//! Other teams for the same need: alternatives side by side, and what fairness costs.

use super::check::said;
use super::ready::Ready;
use super::wire::{AlternativesView, Body, PricePoint};
use super::{Reopened, convert};
use crate::formation::wire::{Answer, JobPoint, Task};
use crate::formation::{Formed, job};
use crate::{Changed, Office, Problem, Progress, Result, Room, worker};
use std::collections::HashMap;

/// Tolerances of fit at which the price of fairness is shown.
const TOLERANCES: [f64; 8] = [0.0, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15];

impl Office {
    /// Forms up to `count` further proposals within the tolerances of this one, each with at least `apart` members whom
    /// neither this one nor an earlier alternative has. `None`: a quarter of the team.
    ///
    /// # Errors
    /// `not_found`, `proposal_amends`, `cancelled`, `worker_failed`.
    pub fn proposal_alternatives(&self, id: &str, count: u32, apart: Option<u32>, progress: &Progress) -> Result<Changed<AlternativesView>> {
        let kept = self.kept(id)?;
        founding(&kept.body)?;
        let Reopened { world, instance, team, options } = self.reopened(&kept.body)?;
        let apart = apart.unwrap_or_else(|| (team.len() as u32).div_ceil(4)).max(1);
        let chances = kept.body.chances.iter().filter_map(|(id, chance)| Some((world.person_by_id(id)?, *chance))).collect();
        let first = said(&kept.body, team, chances);
        let job = job(&world, &instance, &kept.body.form, &options);
        let (answer, elapsed) = worker::run(&self.engine, &Task::Alternatives { job, first: Box::new(first), count: count as usize, apart }, progress)?;
        let Answer::Teams { found: teams, none_left } = answer else { return Err(worker::failed("another answer")) };
        let mut view = AlternativesView { proposals: Vec::new(), apart, none_left };
        let elapsed = elapsed / teams.len().max(1) as f64;
        let mut ready = Vec::new();
        for team in teams {
            let formed = Formed { world: world.clone(), instance: instance.clone(), solution: convert::solved(team), elapsed, batch: None, way: "alternative" };
            self.checked(&formed)?;
            ready.push(Ready::formed(&kept.item.brief_id, &formed, &kept.body.form, &options, None));
        }
        view.proposals = ready.iter().map(Ready::id).collect();
        self.keep(ready)?;
        Ok(Changed::new(view, &[Room::Proposal, Room::Brief]))
    }

    /// What each tolerance of fit buys in balance of chance, for the need of this proposal.
    ///
    /// # Errors
    /// `not_found`, `proposal_amends`, `cancelled`, `worker_failed`.
    pub fn proposal_price(&self, id: &str, progress: &Progress) -> Result<Vec<PricePoint>> {
        let kept = self.kept(id)?;
        founding(&kept.body)?;
        let Reopened { world, instance, options, .. } = self.decided(&kept)?;
        let job = job(&world, &instance, &kept.body.form, &options);
        let (answer, _) = worker::run(&self.engine, &Task::Price(job, TOLERANCES.to_vec()), progress)?;
        let Answer::Price(points) = answer else { return Err(worker::failed("another answer")) };
        let gaps = self.db.read(crate::ledger::gaps)?;
        let first = |point: &JobPoint| point.team.iter().filter(|(_, person)| world.people[*person].served == 0).count() as u32;
        let Some((fit, chance, new)) = points.first().map(|best| (best.fit, best.chance, first(best))) else { return Ok(Vec::new()) };
        let gap = |gaps: &HashMap<String, (f64, f64)>, person: usize| gaps.get(&world.people[person].id).map_or(0.0, |(had, served)| had - served);
        let point = |point: &JobPoint| PricePoint {
            tolerance: point.tolerance,
            fit: point.fit / point.team.len().max(1) as f64,
            chance: point.chance,
            first: first(point),
            fit_given_up: given_up(fit, point.fit),
            chance_gained: point.chance - chance,
            first_gained: first(point) as i32 - new as i32,
            // an empty sum is -0.0
            opportunity: gaps.as_ref().map(|gaps| point.team.iter().map(|(_, person)| gap(gaps, *person)).sum::<f64>() + 0.0),
            proved: point.proved,
        };
        Ok(points.iter().map(point).collect())
    }
}

/// Percent of the best team's fit that a team gives up.
pub(super) fn given_up(best: f64, fit: f64) -> f64 {
    if best > 0.0 { 100.0 * (best - fit).max(0.0) / best } else { 0.0 }
}

/// Where the others serve already there is one team to look for: the one that changes the fewest.
pub(super) fn founding(body: &Body) -> Result<()> {
    body.amends.as_ref().map_or(Ok(()), |amends| Err(Problem::new("proposal_amends").with("number", &amends.number)))
}
