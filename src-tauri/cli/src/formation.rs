use crate::Ended;
use crate::args::Formation;
use crate::print::Printer;
use rampak_office::formation::wire::{CriterionOrder, FormationOptions, PortfolioBrief, RepairText, TeamSeat};
use rampak_office::{Office, Problem, Progress, Result};

pub fn run(office: &Office, verb: &Formation, progress: &Progress, printer: &Printer) -> Result<Ended> {
    match verb {
        Formation::Propose { brief, seconds, gap, seed, order, preset } => {
            let order = ordered(office, order, preset.as_deref(), false)?;
            let options = FormationOptions { seconds: *seconds, gap: *gap, seed: seed.map(|seed| seed.to_string()), order, amends: None };
            propose(office, brief, &options, progress, printer)
        }
        Formation::Portfolio { briefs, all: _, priority, seconds, gap, seed, order, preset } => {
            let order = ordered(office, order, preset.as_deref(), true)?;
            let options = FormationOptions { seconds: *seconds, gap: *gap, seed: seed.map(|seed| seed.to_string()), order, amends: None };
            portfolio(office, weighed(office, briefs, priority)?, &options, progress, printer)
        }
    }
}

fn propose(office: &Office, brief: &str, options: &FormationOptions, progress: &Progress, printer: &Printer) -> Result<Ended> {
    let result = office.formation_propose(brief, options, progress)?.value;
    printer.answer(&result, |p| {
        p.line(&format!("outcome_{}", result.outcome), &[("gap", &p.number(100.0 * result.gap.unwrap_or(0.0), 2))]);
        result.team.iter().for_each(|m| p.say(&member(m)));
        result.conflict.iter().for_each(|c| p.say(&format!("- {}", c.text)));
        if !result.minimal {
            p.line("formation_conflict_early", &[]);
        }
        result.relaxations.iter().for_each(|r| p.say(&format!("+ {}", r.text)));
        repair(p, result.repair.as_ref(), "");
        result.warnings.iter().for_each(|w| p.line(&format!("warning_{w}"), &[]));
        p.line("proposal_proof", &[("solver", &result.solver), ("seconds", &p.number(result.elapsed, 1)), ("seed", &result.seed)]);
        result.proposal.iter().for_each(|id| p.say(id));
    });
    Ok(ended(&result.outcome))
}

/// The briefs named with their priorities; where none is, all, which an empty list stands for.
fn weighed(office: &Office, briefs: &[String], priorities: &[(String, u8)]) -> Result<Vec<PortfolioBrief>> {
    if briefs.is_empty() && priorities.is_empty() {
        return Ok(Vec::new());
    }
    let named = briefs.iter().map(|brief| Ok(PortfolioBrief { brief: office.brief_get(brief)?.id.unwrap_or_default(), priority: 1 }));
    let mut briefs: Vec<PortfolioBrief> = if briefs.is_empty() { office.formation_open()? } else { named.collect::<Result<_>>()? };
    for (name, priority) in priorities {
        let id = office.brief_get(name)?.id.unwrap_or_default();
        let brief = briefs.iter_mut().find(|brief| brief.brief == id);
        brief.ok_or_else(|| Problem::new("not_found").with("kind", "brief").with("id", name))?.priority = *priority;
    }
    Ok(briefs)
}

fn portfolio(office: &Office, briefs: Vec<PortfolioBrief>, options: &FormationOptions, progress: &Progress, printer: &Printer) -> Result<Ended> {
    let result = office.formation_portfolio(&briefs, options, progress)?.value;
    printer.answer(&result, |p| {
        p.line(&format!("outcome_{}", result.outcome), &[("gap", &p.number(100.0 * result.gap.unwrap_or(0.0), 2))]);
        for team in &result.teams {
            p.say(&format!("{} {} ({})", team.brief, team.title, team.proposal));
            team.team.iter().for_each(|m| p.say(&format!("  {}", member(m))));
        }
        for brief in &result.unfilled {
            p.line(&format!("cli_unfilled_{}", brief.reason), &[("brief", &brief.brief), ("title", &brief.title)]);
            brief.conflict.iter().for_each(|c| p.say(&format!("  - {}", c.text)));
            if !brief.minimal && !brief.conflict.is_empty() {
                p.line("formation_conflict_early", &[]);
            }
            brief.relaxations.iter().for_each(|r| p.say(&format!("  + {}", r.text)));
            repair(p, brief.repair.as_ref(), "  ");
        }
        result.warnings.iter().for_each(|w| p.line(&format!("warning_{w}"), &[]));
        p.line("proposal_proof", &[("solver", &result.solver), ("seconds", &p.number(result.elapsed, 1)), ("seed", &result.seed)]);
    });
    Ok(ended(&result.outcome))
}

/// What dissolves all conflicts together, set in by so much.
fn repair(p: &Printer, repair: Option<&RepairText>, inset: &str) {
    if let Some(repair) = repair {
        p.say(&format!("{inset}{}", p.text("formation_repair_title", &[])));
        repair.changes.iter().for_each(|change| p.say(&format!("{inset}* {change}")));
    }
}

fn member(m: &TeamSeat) -> String {
    format!("{:<20} {}  {:<40}  {}", m.role, m.nip, m.name, m.agency)
}

fn ended(outcome: &str) -> Ended {
    if outcome == "infeasible" { Ended::Impossible } else { Ended::Valid }
}

/// The order asked for, card by card or by name; `None`: the office's.
fn ordered(office: &Office, order: &[String], preset: Option<&str>, many: bool) -> Result<Option<Vec<CriterionOrder>>> {
    match preset {
        Some(preset) => office.formation_preset(preset, many).map(Some),
        None if order.is_empty() => Ok(None),
        None => order.iter().map(|card| criterion(card)).collect::<Result<_>>().map(Some),
    }
}

/// `fit:0.03`, or `chance` for one that gives nothing up.
fn criterion(card: &str) -> Result<CriterionOrder> {
    let (criterion, tolerance) = card.split_once(':').unwrap_or((card, "0"));
    let tolerance = tolerance.trim().parse().map_err(|_| Problem::new("criterion_invalid").with("value", card))?;
    Ok(CriterionOrder { criterion: criterion.trim().into(), tolerance })
}
