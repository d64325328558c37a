//! Forms teams: the file's rows to a frozen instance, the engine in its child process, the result back.
//! What becomes of the result is the proposal room's.

pub mod wire;

mod world;

pub(crate) mod frozen;

mod instance;

pub(crate) mod convert;

pub(crate) mod portfolio;

pub mod text;

pub use world::{Memory, World};

use crate::brief::wire::{AbsentCount, AgencyCount, BriefForm, FunnelLine, RuleText, SeatCount};
use crate::{Office, Problem, Progress, Result, worker};
use rampak_core::formation::{Instance, Limits, Preset, Solution, funnels};
use rampak_core::roster::AbsenceKind;
use std::sync::Arc;
use wire::{Answer, CriterionOrder, FormationOptions, Job, Task};

/// A formation done: what went in and what came out.
pub(crate) struct Formed {
    pub world: Arc<World>,
    pub instance: Instance,
    pub solution: Solution,
    /// Seconds.
    pub elapsed: f64,
    /// Of teams formed together.
    pub batch: Option<String>,
    /// As `Body::formed`.
    pub way: &'static str,
}

impl Office {
    /// The frozen instance of a form at this moment.
    pub(crate) fn instance(&self, form: &BriefForm, options: &FormationOptions) -> Result<(Arc<World>, Instance)> {
        let world = self.world()?;
        let instance = self.db.read(|reader| instance::instance(&world, form, options, Some(reader)))?;
        Ok((world, instance))
    }

    /// What the engine would be given for a form, for programs that study it. Nothing is formed or kept.
    ///
    /// # Errors
    /// Database problems; `criterion_invalid`, `seed_invalid`.
    pub fn formation_instance(&self, form: &BriefForm, options: &FormationOptions) -> Result<Instance> {
        Ok(self.instance(form, options)?.1)
    }

    /// Forms a team for a form; with `before`, the one that changes the fewest of its members (seat, person).
    pub(crate) fn form(&self, form: &BriefForm, options: &FormationOptions, before: Option<Vec<(usize, usize)>>, progress: &Progress) -> Result<Formed> {
        let (world, instance) = self.instance(form, options)?;
        self.formed_on(world, instance, form, options, before, progress)
    }

    /// As [`Office::form`], on an instance at hand.
    pub(crate) fn formed_on(
        &self,
        world: Arc<World>,
        instance: Instance,
        form: &BriefForm,
        options: &FormationOptions,
        before: Option<Vec<(usize, usize)>>,
        progress: &Progress,
    ) -> Result<Formed> {
        let job = job(&world, &instance, form, options);
        let way = if before.is_some() { "substitute" } else { "alone" };
        let task = before.map_or_else(|| Task::Propose(job.clone()), |before| Task::LeastChange(job.clone(), before));
        match worker::run(&self.engine, &task, progress)? {
            (Answer::Team(solution), elapsed) => Ok(Formed { world, instance, solution: convert::solved(solution), elapsed, batch: None, way }),
            _ => Err(worker::failed("another answer")),
        }
    }

    /// The order a preset (`merata`, `seimbang`, `kompetensi`) stands for in this office; of `many` teams at once with the
    /// even spread over agencies, as the office's own order.
    ///
    /// # Errors
    /// `criterion_invalid`.
    pub fn formation_preset(&self, key: &str, many: bool) -> Result<Vec<CriterionOrder>> {
        let preset = Preset::ALL.into_iter().find(|preset| preset.key() == key);
        let preset = preset.ok_or_else(|| Problem::new("criterion_invalid").with("value", key))?;
        let tolerance = self.settings_get()?.fit_tolerance / 100.0;
        let order = if many { preset.order_of_many(tolerance) } else { preset.order(tolerance) };
        Ok(order.into_iter().map(|(criterion, tolerance)| CriterionOrder { criterion: criterion.key().into(), tolerance }).collect())
    }

    /// Eligible people and agencies per seat of a form as it stands; a seat filled by an office counts nobody.
    ///
    /// # Errors
    /// Database problems.
    pub fn brief_count(&self, form: &BriefForm) -> Result<Vec<SeatCount>> {
        let world = self.world()?;
        let instance = instance::instance(&world, form, &FormationOptions::default(), None)?;
        let found = funnels(&instance);
        Ok(instance.open_seats().map(|seat| count(&world, &instance, seat, &found[seat])).collect())
    }
}

/// What the worker is to be told of an instance.
pub(crate) fn job(world: &World, instance: &Instance, form: &BriefForm, options: &FormationOptions) -> Job {
    let limits = Limits { seconds: options.seconds, gap: options.gap.unwrap_or(0.0) };
    convert::job(instance, form, &world.settings.asn_kinds, &limits)
}

/// People by kind of absence, those kinds that there are.
fn absent(people: &[u32]) -> Vec<AbsentCount> {
    let kinds = AbsenceKind::ALL.iter().zip(people).filter(|(_, people)| **people > 0);
    kinds.map(|(kind, people)| AbsentCount { kind: kind.key().into(), people: *people }).collect()
}

fn count(world: &World, instance: &Instance, seat: usize, funnel: &rampak_core::formation::Funnel) -> SeatCount {
    let mut by_agency = vec![0u32; world.agencies.len()];
    funnel.eligible.iter().for_each(|&p| by_agency[world.people[p].agency] += 1);
    let mut by_agency: Vec<AgencyCount> = by_agency
        .into_iter()
        .zip(&world.agencies)
        .filter(|(people, _)| *people > 0)
        .map(|(people, agency)| AgencyCount { agency_id: agency.id.clone(), agency: agency.name.clone(), people })
        .collect();
    by_agency.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| a.agency.cmp(&b.agency)));
    by_agency.truncate(60);
    let all = RuleText { kind: "all".into(), seat: None, subject: None, value: None };
    let first = FunnelLine { rule: all, remaining: funnel.people, removed: 0, not_assessed: 0, absent: Vec::new() };
    let line = |step: &rampak_core::formation::FunnelStep| FunnelLine {
        rule: text::rule(world, instance, step.rule),
        remaining: step.remaining,
        removed: step.removed,
        not_assessed: step.not_assessed,
        absent: absent(&step.absent),
    };
    SeatCount {
        seat: seat as u32,
        people: funnel.eligible.len() as u32,
        agencies: funnel.agencies,
        funnel: std::iter::once(first).chain(funnel.steps.iter().map(line)).collect(),
        removes_most: funnel.removes_most.map(|rule| text::rule(world, instance, rule)),
        removes_most_gain: funnel.would_add,
        by_agency,
    }
}
