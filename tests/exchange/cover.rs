//! The cheapest or smallest team that together holds every competency: one brief with a single seat, as many people as
//! the team may have, coverage by the requirements, and cost or size as the one criterion.

use crate::answer::{Answer, Timer};
use crate::read::{Common, Node, Person, Read, Requirement};
use crate::team::{Line, Member, instance};
use rampak_core::formation::{Conflict, Criterion, Instance, Outcome, Phase, Rule, propose};
use serde_json::{Value, json};

struct Cover {
    common: Common,
    size: Option<usize>,
    requirements: Vec<Requirement>,
    /// By person.
    costs: Vec<f64>,
    criterion: Criterion,
}

fn read(root: &Node<'_>) -> Read<Cover> {
    let common = Common::read(root, false)?;
    if common.maximise {
        return Err(root.get("objective")?.get("sense")?.fault("a team that covers is made small, not large"));
    }
    let projects = root.get("projects")?;
    let project = projects.list()?.into_iter().next().ok_or_else(|| projects.fault("is empty"))?;
    let requirements = project.items("requirements")?.iter().map(Requirement::read).collect::<Read<Vec<Requirement>>>()?;
    let none_costs = common.people.iter().all(|person| person.cost.is_none());
    let criterion = if none_costs || (!common.term.is_empty() && !common.term.contains("cost")) { Criterion::Size } else { Criterion::Cost };
    let costs: Vec<f64> = common.people.iter().map(|person| person.cost.unwrap_or(0.0)).collect();
    if let Some(at) = costs.iter().position(|cost| *cost < 0.0) {
        return Err(root.get("people")?.list()?[at].get("cost")?.fault("is below 0"));
    }
    let size = project.maybe("team_size").map(|node| node.count()).transpose()?;
    Ok(Cover { common, size, requirements, costs, criterion })
}

pub fn solve(root: &Node<'_>, seconds: f64) -> Read<Answer> {
    let cover = read(root)?;
    let coin = coin(&cover.costs);
    let timer = Timer::new(seconds).until(Phase::TieBreak);
    let solution = propose(&cover.instance(coin), &timer.part(1.0), &timer);
    if let Outcome::Infeasible(conflict) = &solution.outcome {
        return Ok(cover.impossible(conflict));
    }
    let Some(result) = solution.criteria.first() else { return Ok(Answer::Unsure) };
    let team: Vec<&Value> = solution.team.iter().map(|(_, person)| &cover.common.people[*person].id).collect();
    // whole multiples of the coin are the costs themselves; where they are not, the bound gives way by what rounding can move
    let (unit, loss) = if cover.criterion == Criterion::Size { (1.0, 0.0) } else { (coin.unit, coin.loss * cover.common.people.len() as f64) };
    let bound = result.bound * unit - loss;
    Ok(Answer::Some { answer: json!({ "team": team }), bound: Some(bound), proven: result.gap == 0.0 && loss == 0.0 })
}

impl Cover {
    /// Each requirement is a line, for those who meet it.
    fn instance(&self, coin: Coin) -> Instance {
        let met = |person: &Person| self.requirements.iter().enumerate().filter(|(_, need)| need.met_by(person)).map(|(at, _)| at as u16).collect();
        let cost = |cost: &f64| if self.criterion == Criterion::Cost { (cost / coin.unit).round() as u32 } else { 0 };
        let members =
            self.common.people.iter().zip(&self.costs).map(|(person, each)| Member { name: person.name.clone(), lines: met(person), cost: cost(each) });
        let lines: Vec<Line> = self.requirements.iter().map(|need| Line { people: need.people, most: None }).collect();
        instance(members.collect(), self.size, &lines, &[], self.criterion)
    }

    fn impossible(&self, conflict: &Conflict) -> Answer {
        let (mut said, mut shortage) = (Vec::new(), serde_json::Map::new());
        for told in &conflict.rules {
            let (name, words) = match told.rule {
                Rule::Coverage(at) => {
                    let need = &self.requirements[at];
                    (
                        need.competency.clone(),
                        format!(
                            "{} people with {} at {} or above, {} can be had",
                            told.needed,
                            need.competency,
                            need.level,
                            told.available.unwrap_or_default()
                        ),
                    )
                }
                Rule::Seats(_) => ("team_size".into(), format!("a team of {}, {} can be had", told.needed, told.available.unwrap_or_default())),
                rule => (format!("{rule:?}"), format!("{rule:?}: {} of {}", told.available.unwrap_or_default(), told.needed)),
            };
            shortage.insert(name, json!({ "needed": told.needed, "available": told.available }));
            said.push(words);
        }
        let size = self.size.map_or(String::new(), |size| format!(" in a team of {size}"));
        Answer::Impossible { reason: format!("cannot be had together{size}: {}", said.join("; ")), shortage: Value::Object(shortage) }
    }
}

/// The unit in which costs are whole numbers, and the most that rounding moves one.
#[derive(Clone, Copy)]
struct Coin {
    unit: f64,
    loss: f64,
}

fn coin(costs: &[f64]) -> Coin {
    let most = costs.iter().copied().fold(0.0, f64::max);
    let fits = |unit: &f64| most / unit <= f64::from(u32::MAX);
    let whole = |unit: &f64| costs.iter().all(|cost| (cost / unit - (cost / unit).round()).abs() < 1e-6);
    let tens: Vec<f64> = [1.0, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6].into_iter().filter(fits).collect();
    match tens.iter().copied().find(whole) {
        Some(unit) => Coin { unit, loss: 0.0 },
        None => {
            let unit = tens.last().copied().unwrap_or(most / f64::from(u32::MAX));
            Coin { unit, loss: unit / 2.0 }
        }
    }
}
