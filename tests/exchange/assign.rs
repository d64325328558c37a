//! People to seats with workload: every seat one person, nobody above their capacity.

use crate::answer::{Answer, Timer, best};
use crate::read::{Common, Node, Read};
use rampak_core::formation::model::{Found, Model, Unknown};
use serde_json::{Value, json};

struct Assign {
    common: Common,
    seats: Vec<String>,
    /// By person, then seat; `None`: cannot hold it.
    fit: Vec<Vec<Option<f64>>>,
    load: Vec<Vec<f64>>,
}

fn read(root: &Node<'_>) -> Read<Assign> {
    let common = Common::read(root, true)?;
    let mut seats: Vec<String> = Vec::new();
    for project in root.get("projects")?.list()? {
        for seat in project.items("seats")? {
            // a seat is a name, or an object with an id
            let named = if seat.value.is_object() { seat.get("id")? } else { seat };
            let name = named.text()?;
            if seats.contains(&name) {
                return Err(named.fault(format!("`{name}` is another seat's too")));
            }
            seats.push(name);
        }
    }
    let fit = matrix(&root.get("fit")?, common.people.len(), seats.len())?;
    let load = match root.maybe("load") {
        Some(node) => matrix(&node, common.people.len(), seats.len())?,
        None => vec![vec![Some(1.0); seats.len()]; common.people.len()],
    };
    let load = load.into_iter().map(|row| row.into_iter().map(|load| load.unwrap_or(1.0)).collect()).collect();
    Ok(Assign { common, seats, fit, load })
}

fn matrix(node: &Node<'_>, people: usize, seats: usize) -> Read<Vec<Vec<Option<f64>>>> {
    let rows = node.list()?;
    if rows.len() != people {
        return Err(node.fault(format!("has {} rows for {people} people", rows.len())));
    }
    let cell = |node: &Node<'_>| if node.value.is_null() { Ok(None) } else { node.number().map(Some) };
    let row = |row: &Node<'_>| {
        let cells = row.list()?;
        if cells.len() == seats { cells.iter().map(cell).collect() } else { Err(row.fault(format!("has {} numbers for {seats} seats", cells.len()))) }
    };
    rows.iter().map(row).collect()
}

pub fn solve(root: &Node<'_>, seconds: f64) -> Read<Answer> {
    let assign = read(root)?;
    let timer = Timer::new(seconds);
    let sign = if assign.common.maximise { 1.0 } else { -1.0 };
    let (model, holds) = assign.model(sign, true);
    let people: Vec<Vec<Unknown>> = holds.iter().map(|of| of.iter().flatten().copied().collect()).collect();
    Ok(match best(&model, &people, &timer) {
        Found::Some { values, worth, bound } => {
            let holder = |seat: usize| (0..holds.len()).find(|person| holds[*person][seat].is_some_and(|at| values[at] > 0.5));
            let held = assign.seats.iter().enumerate().filter_map(|(seat, name)| Some((name.clone(), assign.common.people[holder(seat)?].id.clone())));
            Answer::Some {
                answer: json!({ "assignment": held.collect::<serde_json::Map<String, Value>>() }),
                bound: Some(sign * bound),
                proven: bound <= worth,
            }
        }
        Found::None => assign.impossible(&model, seconds),
        Found::Unsure => Answer::Unsure,
    })
}

impl Assign {
    fn capacity(&self, person: usize) -> f64 {
        self.common.people[person].capacity.unwrap_or(f64::INFINITY)
    }

    /// Rules: seat by position, then the capacity of each person. `filled`: seats must be, else they count.
    fn model(&self, sign: f64, filled: bool) -> (Model, Vec<Vec<Option<Unknown>>>) {
        let (mut model, seats) = (Model::default(), self.seats.len());
        let mut holds = vec![vec![None; seats]; self.fit.len()];
        for (person, row) in self.fit.iter().enumerate() {
            for (seat, fit) in row.iter().enumerate().filter_map(|(seat, fit)| Some((seat, (*fit)?))) {
                if self.load[person][seat] <= self.capacity(person) + 1e-9 {
                    let at = model.choice();
                    model.worth(at, if filled { sign * fit } else { 1.0 });
                    holds[person][seat] = Some(at);
                }
            }
        }
        for seat in 0..seats {
            let terms = holds.iter().filter_map(|of| Some((of[seat]?, 1.0))).collect();
            model.row(terms, if filled { 1.0 } else { 0.0 }, 1.0, seat);
        }
        for (person, of) in holds.iter().enumerate() {
            let terms: Vec<(Unknown, f64)> = of.iter().zip(&self.load[person]).filter_map(|(at, load)| Some(((*at)?, *load))).collect();
            if !terms.is_empty() && self.capacity(person).is_finite() {
                model.row(terms, f64::NEG_INFINITY, self.capacity(person), seats + person);
            }
        }
        (model, holds)
    }

    /// The seats that cannot all be filled, and how many of all can.
    fn impossible(&self, model: &Model, seconds: f64) -> Answer {
        let timer = Timer::new(seconds.clamp(5.0, 30.0));
        let rules = model.conflict(&timer.part(1.0), &timer);
        let name = |rule: &usize| self.seats.get(*rule).cloned();
        let seats: Vec<String> = rules.iter().filter_map(name).collect();
        let full: Vec<&str> = rules.iter().filter_map(|rule| Some(self.common.people[rule.checked_sub(self.seats.len())?].name.as_str())).collect();
        let timer = Timer::new(seconds.clamp(1.0, 10.0));
        let available = match self.model(1.0, false).0.solve(&timer.part(1.0), &timer) {
            Found::Some { worth, .. } => json!(worth),
            _ => Value::Null,
        };
        let reason = match full.len() {
            0 => format!("nobody can hold {}", seats.join(", ")),
            many => format!("seats {} cannot all be filled within the capacity of {many} people: {}", seats.join(", "), full.join(", ")),
        };
        Answer::Impossible { reason, shortage: json!({ "seats": seats, "people": full, "needed": self.seats.len(), "available": available }) }
    }
}
