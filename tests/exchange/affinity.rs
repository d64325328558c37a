//! Part of people's time to several projects, by how well they get on.
//!
//! The worth of a pair is a product; it is written with one variable for each pair of shares, tied to the shares by
//! multiplying "every skill exactly as much as asked" by each share in turn. That keeps the bound close.

use crate::answer::{Answer, Timer, best};
use crate::read::{Common, Node, Read};
use rampak_core::formation::model::{Found, Model, Unknown};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

struct Affinity {
    common: Common,
    projects: Vec<Project>,
    /// Ascending, above 0.
    fractions: Vec<f64>,
    /// By person and person.
    affinity: Vec<Vec<f64>>,
}

struct Project {
    name: String,
    weight: f64,
    requires: BTreeMap<String, f64>,
}

fn read(root: &Node<'_>) -> Read<Affinity> {
    let common = Common::read(root, true)?;
    let mut projects = Vec::new();
    for node in root.get("projects")?.list()? {
        let mut requires = BTreeMap::new();
        for (skill, fte) in node.maybe("requires_fte").map_or_else(|| Ok(Vec::new()), |node| node.pairs())? {
            if !fte.value.is_null() {
                requires.insert(skill.to_owned(), fte.number()?);
            }
        }
        projects.push(Project { name: node.get("id")?.text()?, weight: node.maybe("weight").map_or(Ok(1.0), |node| node.number())?, requires });
    }
    let mut fractions = root.get("fractions")?.list()?.iter().map(Node::number).collect::<Read<Vec<f64>>>()?;
    fractions.retain(|fraction| *fraction > 0.0);
    fractions.sort_by(f64::total_cmp);
    fractions.dedup();
    let matrix = root.get("affinity")?;
    let people = common.people.len();
    let row = |row: &Node<'_>| row.list()?.iter().map(|node| if node.value.is_null() { Ok(0.0) } else { node.number() }).collect::<Read<Vec<f64>>>();
    let affinity = matrix.list()?.iter().map(row).collect::<Read<Vec<Vec<f64>>>>()?;
    if affinity.len() != people || affinity.iter().any(|row| row.len() != people) {
        return Err(matrix.fault(format!("is not a square for {people} people")));
    }
    Ok(Affinity { common, projects, fractions, affinity })
}

pub fn solve(root: &Node<'_>, seconds: f64) -> Read<Answer> {
    let affinity = read(root)?;
    let timer = Timer::new(seconds);
    let sign = if affinity.common.maximise { 1.0 } else { -1.0 };
    let (model, shares, rules) = affinity.model(sign);
    let of = |person: usize| shares.iter().filter(|share| share.person == person).map(|share| share.at).collect();
    let people: Vec<Vec<Unknown>> = (0..affinity.common.people.len()).map(of).collect();
    Ok(match best(&model, &people, &timer) {
        Found::Some { values, worth, bound } => {
            let mut given = Map::new();
            for share in shares.iter().filter(|share| values[share.at] > 0.5) {
                let of = given.entry(affinity.common.people[share.person].name.clone()).or_insert_with(|| json!({}));
                of[&affinity.projects[share.project].name] = json!(affinity.fractions[share.fraction]);
            }
            let fixed: f64 = affinity.projects.iter().map(|project| project.weight / 2.0).sum();
            Answer::Some { answer: json!({ "allocation": given }), bound: Some(fixed + sign * bound), proven: bound - worth <= 1e-9 }
        }
        Found::None => affinity.impossible(&model, &rules, seconds),
        Found::Unsure => Answer::Unsure,
    })
}

/// A choice: this person gives this fraction to this project.
struct Share {
    person: usize,
    project: usize,
    fraction: usize,
    at: Unknown,
}

/// What a rule of the model is about.
enum About {
    Capacity(usize),
    Skill(usize, String),
}

impl Affinity {
    fn model(&self, sign: f64) -> (Model, Vec<Share>, Vec<About>) {
        let mut model = Model::default();
        let (mut shares, mut rules) = (Vec::new(), Vec::new());
        for (project, asked) in self.projects.iter().enumerate() {
            for (person, who) in self.common.people.iter().enumerate() {
                // a skill that is not asked for may not be supplied
                let fits = who.levels.keys().all(|skill| asked.requires.get(skill).is_some_and(|fte| *fte > 0.0));
                for fraction in 0..self.fractions.len() {
                    if fits && self.fractions[fraction] <= who.capacity.unwrap_or(1.0) + 1e-9 {
                        shares.push(Share { person, project, fraction, at: model.choice() });
                    }
                }
            }
        }
        for (person, who) in self.common.people.iter().enumerate() {
            let own: Vec<&Share> = shares.iter().filter(|share| share.person == person).collect();
            let time = own.iter().map(|share| (share.at, self.fractions[share.fraction])).collect();
            model.row(time, f64::NEG_INFINITY, who.capacity.unwrap_or(1.0), rules.len());
            for project in 0..self.projects.len() {
                let one = own.iter().filter(|share| share.project == project).map(|share| (share.at, 1.0)).collect();
                model.row(one, f64::NEG_INFINITY, 1.0, rules.len());
            }
            rules.push(About::Capacity(person));
        }
        for (project, asked) in self.projects.iter().enumerate() {
            let on: Vec<&Share> = shares.iter().filter(|share| share.project == project).collect();
            let total: f64 = asked.requires.values().sum();
            let scale = if total > 0.0 { sign * asked.weight / (2.0 * total * total) } else { 0.0 };
            let pairs = if scale == 0.0 { BTreeMap::new() } else { self.pairs(&mut model, &on, scale, rules.len()) };
            for (skill, fte) in &asked.requires {
                let holds = |share: &&&Share| self.common.people[share.person].levels.contains_key(skill);
                let supply = on.iter().filter(holds).map(|share| (share.at, self.fractions[share.fraction])).collect();
                model.row(supply, *fte, *fte, rules.len());
                if !pairs.is_empty() {
                    for first in &on {
                        let own = if holds(&first) { self.fractions[first.fraction] } else { 0.0 };
                        let with = on.iter().filter(|share| share.person != first.person).filter(holds);
                        let mut terms: Vec<(Unknown, f64)> =
                            with.map(|share| (pairs[&(first.at.min(share.at), first.at.max(share.at))], self.fractions[share.fraction])).collect();
                        terms.push((first.at, own - fte));
                        model.row(terms, 0.0, 0.0, rules.len());
                    }
                }
                rules.push(About::Skill(project, skill.clone()));
            }
        }
        (model, shares, rules)
    }

    /// A variable for each pair of shares of two people in one project: both given. Adds what all are worth.
    fn pairs(&self, model: &mut Model, on: &[&Share], scale: f64, rule: usize) -> BTreeMap<(Unknown, Unknown), Unknown> {
        let mut pairs = BTreeMap::new();
        for (at, first) in on.iter().enumerate() {
            let f = self.fractions[first.fraction];
            model.worth(first.at, scale * f * f * self.affinity[first.person][first.person]);
            for second in on[at + 1..].iter().filter(|second| second.person != first.person) {
                let both = model.unknown(0.0, 1.0, false);
                let worth =
                    scale * f * self.fractions[second.fraction] * (self.affinity[first.person][second.person] + self.affinity[second.person][first.person]);
                model.worth(both, worth);
                model.row(vec![(both, 1.0), (first.at, -1.0), (second.at, -1.0)], -1.0, f64::INFINITY, rule);
                pairs.insert((first.at, second.at), both);
            }
        }
        // a person gives one fraction: together, the pairs with all of a person's shares are at most the other's share
        let people: BTreeSet<usize> = on.iter().map(|share| share.person).collect();
        for first in on {
            for person in people.iter().filter(|person| **person != first.person) {
                let theirs = on.iter().filter(|share| share.person == *person);
                let mut terms: Vec<(Unknown, f64)> = theirs.map(|share| (pairs[&(first.at.min(share.at), first.at.max(share.at))], 1.0)).collect();
                terms.push((first.at, -1.0));
                model.row(terms, f64::NEG_INFINITY, 0.0, rule);
            }
        }
        pairs
    }

    fn impossible(&self, model: &Model, rules: &[About], seconds: f64) -> Answer {
        let timer = Timer::new(seconds.clamp(5.0, 30.0));
        let (mut said, mut people, mut shortage) = (Vec::new(), Vec::new(), Map::new());
        for rule in model.conflict(&timer.part(1.0), &timer) {
            match &rules[rule] {
                About::Capacity(person) => people.push(self.common.people[*person].name.as_str()),
                About::Skill(project, skill) => {
                    let needed = self.projects[*project].requires[skill];
                    let able = self.common.people.iter().filter(|who| who.levels.contains_key(skill));
                    let available: f64 = able.map(|who| who.capacity.unwrap_or(1.0)).sum();
                    said.push(format!("{skill} {needed} in {}", self.projects[*project].name));
                    shortage.insert(format!("{}.{skill}", self.projects[*project].name), json!({ "needed": needed, "all_who_hold_it": available }));
                }
            }
        }
        let time = if people.is_empty() { String::new() } else { format!("; with the time of {}", people.join(", ")) };
        let reason = format!("cannot be supplied exactly: {}{time}", said.join("; "));
        Answer::Impossible { reason, shortage: Value::Object(shortage) }
    }
}
