//! A whole group split into teams. People alike in all that counts are one kind and are counted, not told apart.

use crate::answer::{Answer, Timer, best};
use crate::read::{Common, Node, Read, Requirement};
use rampak_core::formation::model::{Found, Model, Unknown};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

struct Mix {
    common: Common,
    count: usize,
    least: usize,
    most: usize,
    same_attr: Option<String>,
    apart: Vec<(usize, usize)>,
    cover: Vec<Requirement>,
    band: Option<Band>,
    /// With how often they met.
    past: BTreeMap<(usize, usize), f64>,
    repeats: bool,
}

struct Band {
    attr: String,
    value: Value,
    least: usize,
    most: usize,
}

fn read(root: &Node<'_>) -> Read<Mix> {
    let common = Common::read(root, true)?;
    let teams = root.get("teams")?;
    let count = teams.get("count")?.count()?;
    let least = teams.maybe("min_size").map_or(Ok(0), |node| node.count())?;
    let most = teams.maybe("max_size").map_or(Ok(common.people.len()), |node| node.count())?;
    let nothing = Value::Null;
    let constraints = root.maybe("constraints").unwrap_or(Node::root(&nothing));
    let band = match constraints.maybe("attr_band") {
        None => None,
        Some(node) => Some(Band {
            attr: node.get("attr")?.text()?,
            value: node.get("value")?.value.clone(),
            least: node.maybe("min").map_or(Ok(0), |node| node.count())?,
            most: node.maybe("max").map_or(Ok(most), |node| node.count())?,
        }),
    };
    let mut past = BTreeMap::new();
    for (a, b) in common.couples(&root.items("past_pairs")?)? {
        *past.entry((a.min(b), a.max(b))).or_insert(0.0) += 1.0;
    }
    let repeats = common.term.contains("pair");
    if common.maximise == repeats {
        return Err(root.get("objective")?.get("sense")?.fault("repeated pairs are made few, distinct units many"));
    }
    Ok(Mix {
        same_attr: constraints.maybe("same_attr").map(|node| node.text()).transpose()?,
        apart: common.couples(&constraints.items("avoid_pairs")?)?,
        cover: constraints.items("cover")?.iter().map(Requirement::read).collect::<Read<Vec<Requirement>>>()?,
        common,
        count,
        least,
        most,
        band,
        past: if repeats { past } else { BTreeMap::new() },
        repeats,
    })
}

pub fn solve(root: &Node<'_>, seconds: f64) -> Read<Answer> {
    let mix = read(root)?;
    let kinds = mix.kinds();
    let timer = Timer::new(seconds);
    let split = mix.model(&kinds);
    let team = |team: usize| split.places.iter().map(|of| of[team]).collect();
    let teams: Vec<Vec<Unknown>> = (0..mix.count).map(team).collect();
    Ok(match best(&split.model, &teams, &timer) {
        Found::Some { values, worth, bound } => {
            let sign = if mix.repeats { -1.0 } else { 1.0 };
            let teams = mix.teams(&kinds, &split.places, &values);
            Answer::Some { answer: json!({ "teams": teams }), bound: Some(sign * bound + 0.0), proven: bound - worth < 1e-6 }
        }
        Found::None => mix.impossible(&split, seconds),
        Found::Unsure => Answer::Unsure,
    })
}

struct Split {
    model: Model,
    /// By kind, then team.
    places: Vec<Vec<Unknown>>,
    names: Vec<String>,
}

impl Mix {
    /// People by what counts; those named in a pair stand alone.
    fn kinds(&self) -> Vec<Vec<usize>> {
        let named: BTreeSet<usize> = self.apart.iter().chain(self.past.keys()).flat_map(|(a, b)| [*a, *b]).collect();
        let mut kinds: BTreeMap<(Option<usize>, String, Vec<bool>), Vec<usize>> = BTreeMap::new();
        for (at, person) in self.common.people.iter().enumerate() {
            let alone = named.contains(&at).then_some(at);
            let unit = if self.repeats { String::new() } else { person.unit.clone() };
            let same = self.same_attr.as_ref().and_then(|attr| person.attrs.get(attr)).map_or_else(String::new, Value::to_string);
            let met = self.cover.iter().map(|need| need.met_by(person));
            let band = self.band.iter().map(|band| person.is(&band.attr, &band.value));
            kinds.entry((alone, format!("{unit}\u{0}{same}"), met.chain(band).collect())).or_default().push(at);
        }
        kinds.into_values().collect()
    }

    fn model(&self, kinds: &[Vec<usize>]) -> Split {
        let mut model = Model::default();
        let mut names = Vec::new();
        let first = |kind: &[usize]| &self.common.people[kind[0]];
        let places: Vec<Vec<Unknown>> =
            kinds.iter().map(|kind| (0..self.count).map(|_| model.unknown(0.0, kind.len().min(self.most) as f64, true)).collect()).collect();
        let mut rule = |name: String| {
            names.push(name);
            names.len() - 1
        };
        let once = rule("everyone in one team".into());
        for (kind, of) in kinds.iter().zip(&places) {
            let many = kind.len() as f64;
            model.row(of.iter().map(|at| (*at, 1.0)).collect(), many, many, once);
        }
        let in_team = |team: usize, counts: &dyn Fn(&[usize]) -> bool| -> Vec<(Unknown, f64)> {
            kinds.iter().zip(&places).filter(|(kind, _)| counts(kind)).map(|(_, of)| (of[team], 1.0)).collect()
        };
        let size = rule(format!("teams of {} to {}", self.least, self.most));
        let cover: Vec<usize> =
            self.cover.iter().map(|need| rule(format!("{} people with {} at {} in each team", need.people, need.competency, need.level))).collect();
        let band = self.band.as_ref().map(|band| (band, rule(format!("{} to {} with {} = {} in each team", band.least, band.most, band.attr, band.value))));
        for team in 0..self.count {
            model.row(in_team(team, &|_| true), self.least as f64, self.most as f64, size);
            for (need, rule) in self.cover.iter().zip(&cover) {
                model.row(in_team(team, &|kind| need.met_by(first(kind))), need.people as f64, f64::INFINITY, *rule);
            }
            if let Some((band, rule)) = band {
                model.row(in_team(team, &|kind| first(kind).is(&band.attr, &band.value)), band.least as f64, band.most as f64, rule);
            }
        }
        if let Some(attr) = &self.same_attr {
            self.one_value(&mut model, kinds, &places, rule(format!("one {attr} in each team")), attr);
        }
        let kind_of = |person: usize| kinds.iter().position(|kind| kind[0] == person).unwrap_or(0);
        let apart: Vec<usize> =
            self.apart.iter().map(|(a, b)| rule(format!("{} and {} apart", self.common.people[*a].name, self.common.people[*b].name))).collect();
        for (rule, (a, b)) in apart.iter().zip(&self.apart) {
            let (a, b) = (kind_of(*a), kind_of(*b));
            for (one, other) in places[a].iter().zip(&places[b]) {
                model.row(vec![(*one, 1.0), (*other, 1.0)], f64::NEG_INFINITY, 1.0, *rule);
            }
        }
        if self.repeats {
            for ((a, b), times) in &self.past {
                let again = model.unknown(0.0, 1.0, true);
                model.worth(again, -times);
                let (a, b) = (kind_of(*a), kind_of(*b));
                for (one, other) in places[a].iter().zip(&places[b]) {
                    model.row(vec![(*one, 1.0), (*other, 1.0), (again, -1.0)], f64::NEG_INFINITY, 1.0, once);
                }
            }
        } else {
            let units: BTreeSet<&str> = kinds.iter().map(|kind| first(kind).unit.as_str()).collect();
            for unit in units {
                for team in 0..self.count {
                    let present = model.choice();
                    model.worth(present, 1.0);
                    let mut terms = in_team(team, &|kind| first(kind).unit == unit);
                    terms.push((present, -1.0));
                    model.row(terms, 0.0, f64::INFINITY, once);
                }
            }
        }
        Split { model, places, names }
    }

    /// A team has people of one value only.
    fn one_value(&self, model: &mut Model, kinds: &[Vec<usize>], places: &[Vec<Unknown>], rule: usize, attr: &str) {
        let value = |kind: &[usize]| self.common.people[kind[0]].attrs.get(attr).map_or_else(String::new, Value::to_string);
        let values: BTreeSet<String> = kinds.iter().map(|kind| value(kind)).collect();
        for team in 0..self.count {
            let chosen: Vec<Unknown> = values.iter().map(|_| model.choice()).collect();
            model.row(chosen.iter().map(|at| (*at, 1.0)).collect(), f64::NEG_INFINITY, 1.0, rule);
            for (of, chosen) in values.iter().zip(chosen) {
                let mut terms: Vec<(Unknown, f64)> =
                    kinds.iter().zip(places).filter(|(kind, _)| value(kind) == *of).map(|(_, places)| (places[team], 1.0)).collect();
                terms.push((chosen, -(self.most as f64)));
                model.row(terms, f64::NEG_INFINITY, 0.0, rule);
            }
        }
    }

    /// Hands the places of each kind to its people.
    fn teams(&self, kinds: &[Vec<usize>], places: &[Vec<Unknown>], values: &[f64]) -> Vec<Vec<&Value>> {
        let mut teams: Vec<Vec<&Value>> = vec![Vec::new(); self.count];
        for (kind, of) in kinds.iter().zip(places) {
            let mut people = kind.iter();
            for (team, at) in of.iter().enumerate() {
                teams[team].extend(people.by_ref().take(values[*at].round() as usize).map(|person| &self.common.people[*person].id));
            }
        }
        teams
    }

    fn impossible(&self, split: &Split, seconds: f64) -> Answer {
        let timer = Timer::new(seconds.clamp(5.0, 30.0));
        let rules: Vec<&str> = split.model.conflict(&timer.part(1.0), &timer).into_iter().map(|rule| split.names[rule].as_str()).collect();
        let able = |need: &Requirement| self.common.people.iter().filter(|person| need.met_by(person)).count();
        let mut shortage = json!({ "people": self.common.people.len(), "places_least": self.count * self.least, "places_most": self.count * self.most });
        for need in &self.cover {
            shortage[&need.competency] = json!({ "needed": need.people * self.count, "available": able(need) });
        }
        Answer::Impossible { reason: format!("cannot hold together: {}", rules.join("; ")), shortage }
    }
}
