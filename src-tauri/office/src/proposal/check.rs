//! The referee at the moments a person decides: the rules as they stand, the figures as they were decided.

use super::Reopened;
use super::rows::Kept;
use super::wire::Body;
use crate::formation::wire::JobSolution;
use crate::formation::{World, convert, text};
use crate::{Office, Problem, Result, words};
use rampak_core::formation::{Flaw, Instance, Mistake, audit, audit_kept};

impl Office {
    /// The team against every rule as the file stands now, and every figure against what decided it.
    ///
    /// Balances fade from day to day, other teams are issued and levels are rated anew: what a proposal says of itself cannot
    /// be compared with the file as it stands now. What its figures are made of is kept with it instead (its members as they
    /// were, the pairs among them that had met, the brief, the policy), and compared with that is: every value, that best and
    /// bound enclose it within the tolerance, every gap, the outcome, the range and the sum of the chances. The people who were not
    /// chosen are not kept: that each chance was that of an admissible person was checked when the team was formed, and
    /// no plain count says whether the bound was right. Of a team of many, best and bound are those of all of them. Proposals from
    /// before the members were kept are held to the rules alone.
    ///
    /// # Errors
    /// `proposal_breaches`, `proposal_figures`.
    pub(crate) fn sound(&self, kept: &Kept) -> Result<Reopened> {
        let now = self.reopened(&kept.body)?;
        let language = &now.world.settings.language;
        if let Some(breach) = audit(&now.instance, &now.team).first() {
            let rule = text::rule(&now.world, &now.instance, breach.rule);
            return Err(Problem::new("proposal_breaches").with("rule", text::rule_words(language, &rule)));
        }
        if let Some(words) = figures(&now.world, &kept.body).into_iter().next() {
            return Err(Problem::new("proposal_figures").with("detail", words));
        }
        Ok(now)
    }
}

/// What is wrong with the figures of a kept proposal, in words.
fn figures(world: &World, body: &Body) -> Vec<String> {
    let Some(job) = &body.decided else { return Vec::new() };
    let instance = convert::instance(job);
    let seat = |code: &str| job.brief.seats.iter().position(|seat| seat.code == code);
    let team = body.team.iter().enumerate().filter_map(|(at, member)| Some((seat(&member.seat)?, at))).collect();
    let chances = body.chances.iter().enumerate().map(|(at, (_, chance))| (at, *chance)).collect();
    let solution = convert::solved(said(body, team, chances));
    let alone = body.batch.is_none() && body.outcome != "drawn";
    let name = |at: usize| {
        let person = body.chances.get(at).and_then(|(id, _)| world.person_by_id(id));
        person.map_or_else(String::new, |person| world.people[person].name.clone())
    };
    audit_kept(&instance, &solution, alone).iter().map(|flaw| flaw_words(world, &instance, &name, flaw)).collect()
}

/// What a kept proposal says of itself, by index.
pub(super) fn said(body: &Body, team: Vec<(usize, usize)>, chances: Vec<(usize, f64)>) -> JobSolution {
    JobSolution {
        team,
        outcome: body.outcome.clone(),
        gap: body.gap,
        criteria: body.criteria.clone(),
        chances,
        reading: body.reading.clone(),
        seed: body.seed.parse().unwrap_or_default(),
        solver: body.solver.clone(),
        conflict: Vec::new(),
        relaxations: Vec::new(),
        others: Vec::new(),
        repair: Vec::new(),
        minimal: false,
    }
}

/// A flaw in the office's language; `name`: of a person of the chances.
pub(super) fn flaw_words(world: &World, instance: &Instance, name: &dyn Fn(usize) -> String, flaw: &Flaw) -> String {
    let language = &world.settings.language;
    let number = |value: f64| words::number(language, value, 3);
    let criterion = |key: &str| words::text(language, &format!("criterion_{key}"), &[]);
    let rule = |rule| text::rule_alone(language, &text::rule(world, instance, rule));
    let say = |key: &str, params: &[(&str, &str)]| words::text(language, &format!("instance_flaw_{key}"), params);
    match flaw {
        Flaw::Rule(breach) => text::rule_words(language, &text::rule(world, instance, breach.rule)),
        Flaw::Figure { criterion: c, said, found } => {
            say("figure", &[("criterion", &criterion(c.key())), ("said", &number(*said)), ("found", &number(*found))])
        }
        Flaw::Bound { criterion: c, bound, found } => {
            say("bound", &[("criterion", &criterion(c.key())), ("bound", &number(*bound)), ("found", &number(*found))])
        }
        Flaw::Best { criterion: c, best, bound, found } => {
            let (best, bound, found) = (number(*best), number(*bound), number(*found));
            say("best", &[("criterion", &criterion(c.key())), ("best", &best), ("bound", &bound), ("found", &found)])
        }
        Flaw::Gap { criterion: c, said, found } => {
            let of = c.map_or_else(|| words::text(language, "instance_whole", &[]), |c| criterion(c.key()));
            say("gap", &[("criterion", &of), ("said", &number(100.0 * said)), ("found", &number(100.0 * found))])
        }
        Flaw::Outcome { criterion: c, gap } => say("outcome", &[("criterion", &criterion(c.key())), ("gap", &number(100.0 * gap))]),
        Flaw::Chances { sum, seats } => say("chances", &[("sum", &number(*sum)), ("seats", &seats.to_string())]),
        Flaw::Chance { person, chance } => say("chance", &[("person", &name(*person)), ("chance", &number(*chance))]),
        Flaw::Barred { person } => say("barred", &[("person", &name(*person))]),
        Flaw::Conflict(mistake) => {
            let of = match mistake {
                Mistake::Unknown(_) | Mistake::Empty => String::new(),
                Mistake::Twice(of) | Mistake::Count { rule: of, .. } | Mistake::Kept(of) | Mistake::Change(of, _) => rule(*of),
            };
            say("conflict", &[("rule", &of)])
        }
    }
}
