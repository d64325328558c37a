//! A fair draw over all feasible teams: quotas are coverage with a least and a most, people of one household are kept
//! apart, and the engine's lottery makes the smallest chance as large as it can be, then the next.

use crate::answer::{Answer, Timer};
use crate::read::{Common, Node, Read, same};
use crate::team::{Line, Member, instance};
use rampak_core::formation::{Criterion, Fairness, NoLottery, Rule, Terms, conflict, draw_up};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Equal panels the chances are cut to, by largest remainders of the exact weights. People alike in all that counts are in
/// as many of them, give or take one.
const PANELS: usize = 10_000;

struct Quota {
    attr: String,
    value: Value,
    line: Line,
}

pub fn solve(root: &Node<'_>, seconds: f64) -> Read<Answer> {
    let common = Common::read(root, true)?;
    let size = root.get("team_size")?.count()?;
    let quotas = root.items("quotas")?.iter().map(quota).collect::<Read<Vec<Quota>>>()?;
    let counts = |person: usize, quota: &Quota| same(common.people[person].attrs.get(&quota.attr).unwrap_or(&Value::Null), &quota.value);
    let member = |person: usize| Member {
        name: common.people[person].name.clone(),
        lines: quotas.iter().enumerate().filter(|(_, quota)| counts(person, quota)).map(|(at, _)| at as u16).collect(),
        cost: 0,
    };
    let apart = apart(root, &common)?;
    let members = (0..common.people.len()).map(member).collect();
    let (lines, named): (Vec<Line>, Vec<String>) = quotas.into_iter().map(|quota| (quota.line, format!("{} = {}", quota.attr, quota.value))).unzip();
    let asked = instance(members, Some(size), &lines, &apart, Criterion::Size);
    let timer = Timer::new(seconds);
    let terms = Terms { fairness: Fairness::Leximin, panels: Some(PANELS), cap: None };
    let lottery = match draw_up(&asked, &terms, &timer.part(1.0), &timer) {
        Ok(lottery) => lottery,
        Err(NoLottery::Impossible) => {
            let (mut said, mut shortage) = (Vec::new(), Map::new());
            for told in conflict(&asked, &timer).rules {
                let name = match told.rule {
                    Rule::Coverage(at) => named[at].clone(),
                    Rule::Apart(at) => format!("{} and {} apart", common.people[apart[at].0].name, common.people[apart[at].1].name),
                    Rule::Seats(_) => "team_size".into(),
                    rule => format!("{rule:?}"),
                };
                said.push(format!("{name} ({} asked, {} can be had)", told.needed, told.available.unwrap_or_default()));
                shortage.insert(name, json!({ "needed": told.needed, "available": told.available }));
            }
            return Ok(Answer::Impossible { reason: format!("no team of {size} keeps all: {}", said.join("; ")), shortage: Value::Object(shortage) });
        }
        Err(_) => return Ok(Answer::Unsure),
    };
    let mut weights: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for panel in &lottery.panels {
        let mut members: Vec<usize> = panel.iter().map(|(_, person)| *person).collect();
        members.sort_unstable();
        *weights.entry(members).or_default() += 1;
    }
    let ids = |members: &[usize]| members.iter().map(|person| common.people[*person].id.clone()).collect::<Vec<Value>>();
    let all = lottery.panels.len() as f64;
    let panels: Vec<Value> = weights.iter().map(|(members, times)| json!({ "p": *times as f64 / all, "members": ids(members) })).collect();
    Ok(Answer::Some { answer: json!({ "panels": panels }), bound: None, proven: lottery.proved })
}

fn quota(node: &Node<'_>) -> Read<Quota> {
    let people = node.maybe("min").map_or(Ok(0), |node| node.count())?;
    let most = node.maybe("max").map(|node| node.count()).transpose()?;
    let value = node.value.get("value").cloned().unwrap_or_default();
    Ok(Quota { attr: node.get("attr")?.text()?, value, line: Line { people, most } })
}

/// Pairs with the same values of all exclusive attributes.
fn apart(root: &Node<'_>, common: &Common) -> Read<Vec<(usize, usize)>> {
    let attrs = root.items("exclusive")?.iter().map(Node::text).collect::<Read<Vec<String>>>()?;
    if attrs.is_empty() {
        return Ok(Vec::new());
    }
    let mut homes: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, person) in common.people.iter().enumerate() {
        let home: Option<Vec<String>> = attrs.iter().map(|attr| person.attrs.get(attr).map(Value::to_string)).collect();
        // whoever has no value shares it with nobody
        homes.entry(home.unwrap_or_else(|| vec![format!("{at}")])).or_default().push(at);
    }
    let pairs = |home: &Vec<usize>| home.iter().enumerate().flat_map(|(at, a)| home[..at].iter().map(|b| (*b, *a))).collect::<Vec<(usize, usize)>>();
    Ok(homes.values().flat_map(pairs).collect())
}
