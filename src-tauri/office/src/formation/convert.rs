//! Between the engine's types and the lines that cross to the worker.

use super::wire::{CriterionFigure, CriterionOrder, Job, JobConflict, JobLottery, JobPerson, JobRule, JobSolution};
use rampak_core::formation::{
    Candidate, Conflict, ConflictRule, Criterion, CriterionResult, Instance, Limits, Lottery, NoLottery, Outcome, Outside, Policy, Reading, Relaxation, Rule,
    Solution, Standing,
};
use rampak_core::roster::{Absence, AbsenceKind, AsnKind, Level};

/// An instance and the form its brief was made from, as a job.
pub fn job(instance: &Instance, form: &crate::brief::wire::BriefForm, kinds: &[String], limits: &Limits) -> Job {
    Job {
        people: people(&instance.people),
        agencies: instance.agencies.clone(),
        host: instance.host,
        competencies: instance.competencies.clone(),
        brief: form.clone(),
        kinds: kinds.to_vec(),
        order: instance.policy.order.iter().map(|(c, tolerance)| CriterionOrder { criterion: c.key().into(), tolerance: *tolerance }).collect(),
        hours_cap: instance.policy.hours_cap,
        teams_cap: instance.policy.teams_cap,
        paid_cap: instance.policy.paid_cap,
        past_pairs: instance.past_pairs.clone(),
        seed: instance.seed,
        seconds: limits.seconds,
        gap: limits.gap,
    }
}

/// People as the worker reads them.
pub fn people(people: &[Candidate]) -> Vec<JobPerson> {
    let person = |p: &Candidate| JobPerson {
        n: p.nip.clone(),
        a: p.agency,
        r: p.rank,
        k: p.kind.key().into(),
        l: p.levels.iter().map(|(code, level)| (*code, level.get())).collect(),
        s: p.standing == Standing::Active,
        u: p.until.map(|day| day.to_string()),
        w: p.absences.iter().map(|a| (a.kind.key().into(), a.first.map(|day| day.to_string()), a.last.map(|day| day.to_string()))).collect(),
        h: p.hours_used,
        t: p.teams_used,
        p: p.paid_used,
        b: p.balance,
        c: p.cost,
        d: p.lot,
    };
    people.iter().map(person).collect()
}

/// An absence of a job; `None` when its kind or a day cannot be read.
pub fn absence((kind, first, last): &(String, Option<String>, Option<String>)) -> Option<Absence> {
    let day = |text: &Option<String>| text.as_deref().map(str::parse).transpose().ok();
    Some(Absence { first: day(first)?, last: day(last)?, kind: AbsenceKind::from_key(kind)? })
}

/// The instance of a job.
pub fn instance(job: &Job) -> Instance {
    let kinds: Vec<AsnKind> = job.kinds.iter().filter_map(|key| AsnKind::from_key(key)).collect();
    let candidate = |p: &JobPerson| Candidate {
        nip: p.n.clone(),
        agency: p.a,
        rank: p.r,
        kind: AsnKind::from_key(&p.k).unwrap_or(AsnKind::Pns),
        levels: p.l.iter().filter_map(|(code, level)| Some((*code, Level::new(*level)?))).collect(),
        standing: if p.s { Standing::Active } else { Standing::Away },
        until: p.u.as_deref().and_then(|day| day.parse().ok()),
        absences: p.w.iter().filter_map(absence).collect(),
        hours_used: p.h,
        teams_used: p.t,
        paid_used: p.p,
        balance: p.b,
        cost: p.c,
        lot: p.d,
    };
    let order = job.order.iter().filter_map(|card| Some((Criterion::ALL.into_iter().find(|c| c.key() == card.criterion)?, card.tolerance)));
    Instance {
        people: job.people.iter().map(candidate).collect(),
        agencies: job.agencies.clone(),
        host: job.host,
        competencies: job.competencies.clone(),
        brief: super::instance::brief(&job.brief, &kinds),
        policy: Policy { order: order.collect(), hours_cap: job.hours_cap, teams_cap: job.teams_cap, paid_cap: job.paid_cap },
        past_pairs: job.past_pairs.clone(),
        seed: job.seed,
    }
}

pub fn lottery(lottery: Lottery) -> JobLottery {
    let why = |outside: Outside| match outside {
        Outside::Barred(barring) => rule(barring),
        Outside::Fit => JobRule("fit".into(), None, None),
        Outside::NoTeam => JobRule("no_team".into(), None, None),
    };
    JobLottery {
        chances: lottery.counts().into_iter().zip(&lottery.exact).map(|((person, count), (_, chance))| (person, count, *chance)).collect(),
        outside: lottery.outside.into_iter().map(|(person, outside)| (person, why(outside))).collect(),
        panels: lottery.panels,
        bound: lottery.bound,
        proved: lottery.proved,
        floor: lottery.floor,
        seed: lottery.seed,
        solver: lottery.solver,
    }
}

/// The code of the problem.
pub fn no_lottery(none: NoLottery) -> &'static str {
    match none {
        NoLottery::Impossible => "lottery_impossible",
        NoLottery::FreeSize => "lottery_free_size",
        NoLottery::CapLow => "lottery_cap_low",
        NoLottery::Stopped => "lottery_stopped",
    }
}

/// A finite number, as JSON can carry it.
fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { f64::MAX.copysign(value) }
}

pub fn figure(c: &CriterionResult) -> CriterionFigure {
    CriterionFigure { name: c.criterion.key().into(), value: finite(c.value), bound: finite(c.bound), gap: finite(c.gap), best: finite(c.best) }
}

pub fn solution(solution: &Solution) -> JobSolution {
    let rules = |rules: &[ConflictRule]| rules.iter().map(|r| (rule(r.rule), r.needed, r.available)).collect();
    let changes = |changes: &[Relaxation]| changes.iter().map(|r| (rule(r.rule), r.to, r.gains)).collect();
    let none = Conflict::default();
    let conflict = if let Outcome::Infeasible(conflict) = &solution.outcome { conflict } else { &none };
    let gap = solution.outcome.gap();
    JobSolution {
        team: solution.team.clone(),
        outcome: solution.outcome.key().into(),
        gap: gap.is_finite().then_some(gap),
        criteria: solution.criteria.iter().map(figure).collect(),
        chances: solution.chances.clone(),
        reading: solution.reading.key().into(),
        seed: solution.seed,
        solver: solution.solver.clone(),
        conflict: rules(&conflict.rules),
        relaxations: changes(&conflict.relaxations),
        repair: changes(&conflict.repair),
        others: conflict.others.iter().map(|group| rules(group)).collect(),
        minimal: conflict.minimal,
    }
}

/// Back to the engine's type.
pub fn solved(job: JobSolution) -> Solution {
    let gap = job.gap.unwrap_or(f64::INFINITY);
    let rules = |lines: &[JobConflict]| -> Vec<ConflictRule> {
        lines.iter().filter_map(|(r, needed, available)| Some(ConflictRule { rule: ruled(r)?, needed: *needed, available: *available })).collect()
    };
    let changes = |lines: &[(JobRule, Option<u32>, u32)]| -> Vec<Relaxation> {
        lines.iter().filter_map(|(r, to, gains)| Some(Relaxation { rule: ruled(r)?, to: *to, gains: *gains })).collect()
    };
    let outcome = match job.outcome.as_str() {
        "proved" => Outcome::Proved,
        "within_gap" => Outcome::WithinGap(gap),
        "stopped" => Outcome::Stopped(gap),
        _ => Outcome::Infeasible(Conflict {
            rules: rules(&job.conflict),
            others: job.others.iter().map(|group| rules(group)).collect(),
            minimal: job.minimal,
            relaxations: changes(&job.relaxations),
            repair: changes(&job.repair),
        }),
    };
    let criterion = |f: &CriterionFigure| {
        let criterion = Criterion::ALL.into_iter().find(|c| c.key() == f.name)?;
        Some(CriterionResult { criterion, value: f.value, bound: f.bound, gap: f.gap, best: f.best })
    };
    Solution {
        team: job.team,
        outcome,
        criteria: job.criteria.iter().filter_map(criterion).collect(),
        chances: job.chances,
        reading: Reading::from_key(&job.reading),
        seed: job.seed,
        solver: job.solver,
    }
}

fn rule(rule: Rule) -> JobRule {
    let (kind, a, b) = parts(rule);
    JobRule(kind.into(), a, b)
}

/// The stable kind of a rule with its indices; the kind is also the key of its words.
pub fn parts(rule: Rule) -> (&'static str, Option<usize>, Option<usize>) {
    match rule {
        Rule::Seats(seat) => ("seats", Some(seat), None),
        Rule::Minimum(seat, at) => ("minimum", Some(seat), Some(at)),
        Rule::RankRange(seat) => ("rank", Some(seat), None),
        Rule::Kinds(seat) => ("kind", Some(seat), None),
        Rule::Hours => ("hours", None, None),
        Rule::Teams => ("teams", None, None),
        Rule::Paid => ("paid_teams", None, None),
        Rule::Standing => ("standing", None, None),
        Rule::Availability => ("availability", None, None),
        Rule::Coverage(at) => ("coverage", Some(at), None),
        Rule::MinAgencies => ("min_agencies", None, None),
        Rule::MaxPerAgency => ("max_per_agency", None, None),
        Rule::HostShare => ("host_share", None, None),
        Rule::NoLoneOutsider => ("no_lone_outsider", None, None),
        Rule::Representation(at) => ("representation", Some(at), None),
        Rule::Growth => ("growth", None, None),
        Rule::OneSeat => ("one_seat", None, None),
        Rule::Locked(at) => ("locked", Some(at), None),
        Rule::Included(at) => ("included", Some(at), None),
        Rule::Excluded(at) => ("excluded", Some(at), None),
        Rule::Apart(at) => ("apart", Some(at), None),
    }
}

pub fn ruled(rule: &JobRule) -> Option<Rule> {
    Some(match (rule.0.as_str(), rule.1, rule.2) {
        ("seats", Some(seat), _) => Rule::Seats(seat),
        ("minimum", Some(seat), Some(at)) => Rule::Minimum(seat, at),
        ("rank", Some(seat), _) => Rule::RankRange(seat),
        ("kind", Some(seat), _) => Rule::Kinds(seat),
        ("hours", ..) => Rule::Hours,
        ("teams", ..) => Rule::Teams,
        ("paid_teams", ..) => Rule::Paid,
        ("standing", ..) => Rule::Standing,
        ("availability", ..) => Rule::Availability,
        ("coverage", Some(at), _) => Rule::Coverage(at),
        ("min_agencies", ..) => Rule::MinAgencies,
        ("max_per_agency", ..) => Rule::MaxPerAgency,
        ("host_share", ..) => Rule::HostShare,
        ("no_lone_outsider", ..) => Rule::NoLoneOutsider,
        ("representation", Some(at), _) => Rule::Representation(at),
        ("growth", ..) => Rule::Growth,
        ("one_seat", ..) => Rule::OneSeat,
        ("locked", Some(at), _) => Rule::Locked(at),
        ("included", Some(at), _) => Rule::Included(at),
        ("excluded", Some(at), _) => Rule::Excluded(at),
        ("apart", Some(at), _) => Rule::Apart(at),
        _ => return None,
    })
}
