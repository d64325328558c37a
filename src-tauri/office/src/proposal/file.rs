//! A proposal as one file with all that decided it: written here, solved, checked and explained anywhere.

use super::check::{flaw_words, said};
use super::view::team;
use super::why::why_view;
use super::wire::{InstanceAudit, InstanceSolved};
use crate::formation::wire::{Answer, FormationOptions, InstanceFile, InstanceSaved, Job, KnownPerson, Task};
use crate::formation::{World, convert, job, text};
use crate::{Engine, Office, Problem, Progress, Result, worker};
use rampak_core::formation::{Flaw, Instance, Outcome, audit_solution};
use rampak_core::roster::AbsenceKind;
use std::path::Path;

/// The form of the file; one more where a reader of the old could not read it.
const SCHEMA: &str = "rampak-instance/1";

/// What may be said of a proposal's team, and of how it came about.
const OUTCOMES: [&str; 4] = ["proved", "within_gap", "stopped", "drawn"];
const FORMED: [&str; 5] = ["alone", "together", "alternative", "substitute", "drawn"];

impl Office {
    /// Writes a proposal with its instance, of an issued team as it was decided, else as the office's data stand now, to one file.
    ///
    /// # Errors
    /// `not_found`, `file_write`.
    pub fn instance_export(&self, proposal: &str, pseudonymous: bool, path: &Path) -> Result<InstanceSaved> {
        let kept = self.kept(proposal)?;
        let now = self.decided(&kept)?;
        let body = kept.body;
        let (world, instance) = (&now.world, &now.instance);
        let seed = body.seed.parse().unwrap_or_default();
        let asked = job(world, instance, &body.form, &FormationOptions::default());
        let chances = body.chances.iter().filter_map(|(id, chance)| Some((world.person_by_id(id)?, *chance))).collect();
        let failed = |fault: &dyn std::fmt::Display| Problem::new("file_write").with("path", path.display()).with("reason", fault);
        let mut file = InstanceFile {
            schema: SCHEMA.into(),
            pseudonymous,
            // the seed of many teams at once is of another question
            changed: body.formed != "together" && !body.seed_by_hand && instance.effective_seed() != seed,
            formed: body.formed.clone(),
            seed_by_hand: body.seed_by_hand,
            people: world.people.iter().map(|p| KnownPerson { name: p.name.clone(), served: p.served }).collect(),
            competencies: world.competencies.iter().map(|(_, name)| name.clone()).collect(),
            job: Job { seed: Some(seed), ..asked },
            proposal: said(&body, now.team.clone(), chances),
        };
        if pseudonymous {
            hide(&mut file, instance, seed);
        }
        let text = serde_json::to_string(&file).map_err(|fault| failed(&fault))?;
        std::fs::write(path, text).map_err(|fault| failed(&fault))?;
        Ok(InstanceSaved { file: path.display().to_string(), people: file.people.len() as u32, pseudonymous, changed: file.changed, formed: file.formed })
    }
}

/// Takes names and NIPs out, of the last day in service all but whether it lies before the end of the term, and of an absence
/// all but that it is one, or a duty. The
/// tie-break, which goes by NIP, keeps everyone's number: who holds a list of NIPs can compute it and knows them again.
fn hide(file: &mut InstanceFile, instance: &Instance, seed: u64) {
    let number = |at: usize| format!("P{:06}", at + 1);
    let hidden = |nip: &mut String| *nip = instance.person(nip).map_or_else(|| "P000000".into(), number);
    let end = instance.brief.term.end;
    let pins = &mut file.job.brief.pins;
    pins.locked.iter_mut().for_each(|lock| hidden(&mut lock.nip));
    pins.excluded.iter_mut().chain(&mut pins.included).for_each(hidden);
    pins.apart.iter_mut().flat_map(|pair| [&mut pair.a, &mut pair.b]).for_each(hidden);
    for (at, (person, known)) in file.job.people.iter_mut().zip(&mut file.people).enumerate() {
        let leaves = instance.people[at].until.is_some_and(|last| last < end);
        person.u = leaves.then(|| end.yesterday().unwrap_or(end).to_string());
        let bars = |duty: bool| instance.people[at].absences.iter().any(|away| away.kind.is_duty() == duty && away.touches(instance.brief.term.start, end));
        let kinds = [AbsenceKind::ClassDuty, AbsenceKind::Other].into_iter().filter(|kind| bars(kind.is_duty()));
        person.w = kinds.map(|kind| (kind.key().into(), None, None)).collect();
        person.d = Some(instance.people[at].drawn(seed));
        person.n = number(at);
        known.name = number(at);
    }
}

/// Reads such a file; every number in it points at something.
///
/// # Errors
/// `instance_file` with path and what is wrong; `instance_schema`.
fn read(path: &Path) -> Result<InstanceFile> {
    let broken = |detail: &dyn std::fmt::Display| Problem::new("instance_file").with("path", path.display()).with("detail", detail);
    let text = std::fs::read_to_string(path).map_err(|fault| broken(&fault))?;
    let value: serde_json::Value = serde_json::from_str(&text).map_err(|fault| broken(&fault))?;
    let schema = value["schema"].as_str().unwrap_or_default();
    if schema != SCHEMA {
        return Err(Problem::new("instance_schema").with("path", path.display()).with("schema", schema).with("known", SCHEMA));
    }
    let file: InstanceFile = serde_json::from_value(value).map_err(|fault| broken(&fault))?;
    match astray(&file) {
        None => Ok(file),
        Some(key) => Err(broken(&key)),
    }
}

/// The first key that points at nothing, or says what no proposal says.
fn astray(file: &InstanceFile) -> Option<String> {
    let (job, people) = (&file.job, file.job.people.len());
    let person = |at: usize| at < people;
    if !OUTCOMES.contains(&file.proposal.outcome.as_str()) {
        return Some("proposal.outcome".into());
    }
    if !FORMED.contains(&file.formed.as_str()) {
        return Some("formed".into());
    }
    if file.proposal.outcome == "drawn" && file.proposal.team.is_empty() {
        return Some("proposal.team".into());
    }
    if let Some(at) = job.people.iter().position(|p| p.a >= job.agencies.len()) {
        return Some(format!("job.people[{at}].a"));
    }
    if let Some(at) = job.people.iter().position(|p| p.l.iter().any(|(code, _)| usize::from(*code) >= job.competencies.len())) {
        return Some(format!("job.people[{at}].l"));
    }
    if let Some(at) = job.people.iter().position(|p| p.w.iter().any(|away| convert::absence(away).is_none())) {
        return Some(format!("job.people[{at}].w"));
    }
    if let Some(at) = job.past_pairs.iter().position(|(a, b, _)| !person(*a) || !person(*b)) {
        return Some(format!("job.past_pairs[{at}]"));
    }
    if job.host.is_some_and(|host| host >= job.agencies.len()) {
        return Some("job.host".into());
    }
    if let Some(at) = file.proposal.team.iter().position(|(seat, who)| *seat >= job.brief.seats.len() || !person(*who)) {
        return Some(format!("proposal.team[{at}]"));
    }
    file.proposal.chances.iter().position(|(who, _)| !person(*who)).map(|at| format!("proposal.chances[{at}]"))
}

/// Solves the instance of a file again, by its own seed.
///
/// # Errors
/// `instance_file`, `instance_schema`, `cancelled`, `worker_failed`, `audit_failed`.
pub fn instance_solve(engine: &Engine, path: &Path, language: &str, progress: &Progress) -> Result<InstanceSolved> {
    let file = read(path)?;
    let (Answer::Team(found), elapsed) = worker::run(engine, &Task::Propose(file.job.clone()), progress)? else { return Err(worker::failed("another answer")) };
    let (instance, solution) = (convert::instance(&file.job), convert::solved(found));
    if let Some(flaw) = audit_solution(&instance, &solution).first() {
        return Err(Problem::new("audit_failed").with("detail", format!("{flaw:?}")));
    }
    let world = World::of(&instance, &file.people, &file.competencies, language);
    let mut solved = InstanceSolved {
        outcome: solution.outcome.key().into(),
        gap: Some(solution.outcome.gap()).filter(|gap| gap.is_finite()),
        criteria: solution.criteria.iter().map(convert::figure).collect(),
        team: team(&world, &instance, &solution.team),
        same: solution.team == sorted(&file.proposal.team),
        formed: file.formed.clone(),
        conflict: Vec::new(),
        minimal: true,
        relaxations: Vec::new(),
        repair: None,
        seed: solution.seed.to_string(),
        solver: solution.solver.clone(),
        elapsed,
    };
    if let Outcome::Infeasible(conflict) = &solution.outcome {
        (solved.conflict, solved.minimal) = (text::conflict(&world, &instance, conflict), conflict.minimal);
        solved.relaxations = text::relaxations(&world, &instance, &file.job.brief, conflict);
        solved.repair = text::repair(&world, &instance, &file.job.brief, conflict);
    }
    Ok(solved)
}

fn sorted(team: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut team = team.to_vec();
    team.sort_unstable();
    team
}

/// Re-checks every rule and figure of a file's team without the solver, and says why each member sits there.
///
/// # Errors
/// `instance_file`, `instance_schema`.
pub fn instance_audit(path: &Path, language: &str) -> Result<InstanceAudit> {
    let file = read(path)?;
    let instance = convert::instance(&file.job);
    let solution = convert::solved(file.proposal.clone());
    let world = World::of(&instance, &file.people, &file.competencies, language);
    // whose levels or hours moved since may have had a chance all the same
    let moved = file.changed || file.formed == "together";
    let mut flaws = audit_solution(&instance, &solution);
    flaws.retain(|flaw| !(moved && matches!(flaw, Flaw::Barred { .. })));
    let name = |person: usize| world.people[person].name.clone();
    let flaws: Vec<String> = flaws.iter().map(|flaw| flaw_words(&world, &instance, &name, flaw)).collect();
    let members = (0..solution.team.len()).filter_map(|position| why_view(&world, &instance, &solution.team, position)).collect();
    Ok(InstanceAudit { valid: flaws.is_empty(), flaws, outcome: file.proposal.outcome, criteria: file.proposal.criteria, members })
}
