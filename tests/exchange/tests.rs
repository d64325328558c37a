//! Small instances of every kind against enumeration; files with faults.

use crate::answer::Answer;
use crate::check::{Worth, check};
use crate::solve;
use serde_json::{Value, json};

/// A linear congruential generator: the same number, the same instance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn instance(kind: &str, people: Vec<Value>, objective: (&str, &str), rest: Value) -> Value {
    let mut instance =
        json!({ "schema": "rampak-bench/1", "id": "x", "kind": kind, "people": people, "objective": { "sense": objective.0, "term": objective.1 } });
    for (key, value) in rest.as_object().into_iter().flatten() {
        instance[key] = value.clone();
    }
    instance
}

/// The engine's answer, once the checker has nothing against it; `None` for impossible.
fn worth(instance: &Value) -> Option<f64> {
    let found = solve(instance, 20.0).unwrap_or_else(|fault| panic!("{fault}: {instance}"));
    if let Answer::Some { proven, .. } = found {
        assert!(proven, "small ones are proved: {instance}");
    }
    let answer = found.json().expect("small ones are answered");
    match check(instance, &answer).unwrap_or_else(|fault| panic!("{fault}: {instance} {answer}")) {
        Worth::Sum(worth) => Some(worth),
        Worth::Impossible => None,
        Worth::Chances(_) => panic!("not a lottery"),
    }
}

/// The best of all answers that the checker accepts, made by counting up `digits` places below `base`.
fn best(instance: &Value, digits: usize, base: usize, answer: impl Fn(&[usize]) -> Value) -> Option<f64> {
    let sign = if instance["objective"]["sense"] == "max" { 1.0 } else { -1.0 };
    let mut best: Option<f64> = None;
    let mut places = vec![0; digits];
    loop {
        if let Ok(Worth::Sum(worth)) = check(instance, &answer(&places)) {
            best = Some(best.map_or(worth, |best| if sign * worth > sign * best { worth } else { best }));
        }
        let Some(at) = places.iter().rposition(|place| place + 1 < base) else { return best };
        places[at] += 1;
        places[at + 1..].fill(0);
    }
}

fn agree(number: u64, instance: &Value, brute: Option<f64>) -> u32 {
    let found = worth(instance);
    match (found, brute) {
        (Some(found), Some(best)) => assert!((found - best).abs() < 1e-6, "{number}: {found} by the engine, {best} by enumeration: {instance}"),
        (found, best) => assert_eq!(found, best, "{number}: {instance}"),
    }
    u32::from(found.is_some())
}

#[test]
fn cover_agrees_with_enumeration() {
    let mut possible = 0;
    for number in 0..60 {
        let mut dice = Dice(number);
        let people: Vec<Value> = (0..8)
            .map(|p| {
                let levels: serde_json::Map<String, Value> =
                    (0..3).map(|c| (format!("k {c}"), json!(dice.below(5)))).filter(|(_, level)| *level != 0).collect();
                let mut person = json!({ "id": format!("p{p}"), "cost": dice.below(40) as f64 / 4.0 });
                if dice.below(9) > 0 {
                    person["competencies"] = Value::Object(levels);
                }
                person
            })
            .collect();
        let needs: Vec<Value> =
            (0..dice.below(4)).map(|c| json!({ "competency": format!("k {c}"), "min_level": dice.below(4), "min_people": dice.below(4) })).collect();
        let size = if dice.below(2) == 0 { Value::Null } else { json!(dice.below(5)) };
        let cover = instance("cover", people, ("min", "sum_person_cost"), json!({ "projects": [{ "id": "T", "team_size": size, "requirements": needs }] }));
        let team = |places: &[usize]| json!({ "team": places.iter().enumerate().filter(|(_, there)| **there == 1).map(|(p, _)| format!("p{p}")).collect::<Vec<String>>() });
        possible += agree(number, &cover, best(&cover, 8, 2, team));
    }
    assert!((20..55).contains(&possible), "{possible}");
}

#[test]
fn assign_agrees_with_enumeration() {
    let mut possible = 0;
    for number in 0..60 {
        let mut dice = Dice(number);
        let people: Vec<Value> = (0..4).map(|p| json!({ "id": p, "capacity": dice.below(80) as f64 / 10.0 })).collect();
        let mut matrix = |most: u64| (0..4).map(|_| (0..5).map(|_| dice.below(most) as f64 / 2.0).collect()).collect::<Vec<Vec<f64>>>();
        let (fit, load) = (matrix(100), matrix(12));
        let load = if number % 5 == 0 { Value::Null } else { json!(load) };
        let sense = if number % 2 == 0 { "max" } else { "min" };
        let assign = instance(
            "assign",
            people,
            (sense, "sum_fit"),
            json!({ "fit": fit, "load": load, "projects": [{ "seats": ["a", "b"] }, { "seats": ["c", "d", "e"] }] }),
        );
        let held = |places: &[usize]| json!({ "assignment": places.iter().zip(["a", "b", "c", "d", "e"]).map(|(p, seat)| (seat.to_owned(), json!(p))).collect::<serde_json::Map<String, Value>>() });
        possible += agree(number, &assign, best(&assign, 5, 4, held));
    }
    assert!((20..58).contains(&possible), "{possible}");
}

#[test]
fn mix_agrees_with_enumeration() {
    let mut possible = 0;
    for number in 0..60 {
        let mut dice = Dice(number);
        let count = 2 + dice.below(2) as usize;
        let people: Vec<Value> = (0..7)
            .map(|p| json!({ "id": format!("p{p}"), "unit": format!("U{}", dice.below(3)), "attrs": { "sex": if dice.below(2) == 0 { "L" } else { "P" }, "shift": dice.below(2) }, "competencies": { "k": dice.below(3) } }))
            .collect();
        let mut pairs =
            |many: u64| (0..many).map(|_| [format!("p{}", dice.below(7)), format!("p{}", dice.below(7))]).filter(|[a, b]| a != b).collect::<Vec<[String; 2]>>();
        let (apart, past) = (pairs(3), pairs(9));
        let mut rules = json!({ "everyone_once": true, "avoid_pairs": apart });
        match number % 4 {
            0 => rules["same_attr"] = json!("shift"),
            1 => rules["attr_band"] = json!({ "attr": "sex", "value": "L", "min": 1, "max": 2 }),
            2 => rules["cover"] = json!([{ "competency": "k", "min_level": 2, "min_people": 1 }]),
            _ => {}
        }
        let teams = json!({ "count": count, "min_size": 7 / count, "max_size": 4 });
        let objective = if number % 3 == 0 { ("min", "repeated_pairs") } else { ("max", "sum_over_teams_of_distinct_units") };
        let mix = instance("mix", people, objective, json!({ "teams": teams, "constraints": rules, "past_pairs": past }));
        let split = |places: &[usize]| {
            let team = |team: usize| places.iter().enumerate().filter(|(_, at)| **at == team).map(|(p, _)| format!("p{p}")).collect::<Vec<String>>();
            json!({ "teams": (0..count).map(team).collect::<Vec<Vec<String>>>() })
        };
        possible += agree(number, &mix, best(&mix, 7, count, split));
    }
    assert!((20..60).contains(&possible), "{possible}");
}

#[test]
fn affinity_agrees_with_enumeration() {
    let mut possible = 0;
    for number in 0..15 {
        let mut dice = Dice(number);
        let skills = |p: u64, both: bool| if both { json!({ "k0": 1, "k1": 1 }) } else { json!({ format!("k{}", p % 2): 1 }) };
        let people: Vec<Value> = (0..4).map(|p| json!({ "id": format!("p{p}"), "capacity": 1.0, "competencies": if p == 3 && number % 7 == 0 { json!({}) } else { skills(p, dice.below(8) == 0) } })).collect();
        let liking: Vec<Vec<i64>> = (0..4).map(|_| (0..4).map(|_| dice.below(5) as i64 - 2).collect()).collect();
        let mut project = |t: u64| json!({ "id": format!("T{t}"), "weight": 0.5 + dice.below(4) as f64 / 4.0, "requires_fte": { "k0": 0.5 + dice.below(2) as f64 / 2.0, "k1": dice.below(3) as f64 / 2.0 } });
        let projects = [project(0), project(1)];
        let affinity = instance("affinity", people, ("max", "see the format"), json!({ "fractions": [0, 0.5, 1], "affinity": liking, "projects": projects }));
        let given = |places: &[usize]| {
            let share = |p: usize| {
                (0..2)
                    .filter(|t| places[2 * p + t] > 0)
                    .map(|t| (format!("T{t}"), json!(places[2 * p + t] as f64 / 2.0)))
                    .collect::<serde_json::Map<String, Value>>()
            };
            json!({ "allocation": (0..4).map(|p| (format!("p{p}"), Value::Object(share(p)))).collect::<serde_json::Map<String, Value>>() })
        };
        possible += agree(number, &affinity, best(&affinity, 8, 3, given));
    }
    assert!((3..15).contains(&possible), "{possible}");
}

#[test]
fn a_lottery_gives_each_their_chance_or_says_that_there_is_no_team() {
    let person = |id: &str, unit: &str, home: u64| json!({ "id": id, "attrs": { "unit": unit, "home": home } });
    let people = vec![person("a", "U1", 1), person("b", "U1", 2), person("c", "U2", 3), person("d", "U2", 1)];
    let quota = |unit: &str, least: u64| json!({ "attr": "unit", "value": unit, "min": least, "max": 1 });
    let lottery = |quotas: Value, exclusive: Value| {
        let rest = json!({ "team_size": 2, "quotas": quotas, "exclusive": exclusive });
        let lottery = instance("lottery", people.clone(), ("max", "leximin_selection_probability"), rest);
        let answer = solve(&lottery, 10.0).expect("it can be read").json().expect("it is answered");
        check(&lottery, &answer).expect("the answer holds")
    };
    // a and d share a home: three teams are left, and nobody's chance can be more than a half without another's less
    let Worth::Chances(chances) = lottery(json!([quota("U1", 1), quota("U2", 1)]), json!(["home"])) else { panic!("there are teams") };
    assert!(chances.values().all(|chance| (chance - 0.5).abs() < 1e-3), "{chances:?}");
    assert_eq!(lottery(json!([quota("U3", 1)]), Value::Null), Worth::Impossible);
}

#[test]
fn a_fault_is_named_by_its_key() {
    let good = json!({ "schema": "rampak-bench/1", "kind": "cover", "people": [{ "id": "a" }], "projects": [{ "requirements": [] }] });
    let said = |change: &dyn Fn(&mut Value)| {
        let mut bad = good.clone();
        change(&mut bad);
        solve(&bad, 1.0).err().map(|fault| fault.key)
    };
    assert_eq!(said(&|_| {}), None, "what may be absent is no fault");
    assert_eq!(said(&|i| i["schema"] = json!("rampak-bench/9")), Some("schema".into()));
    assert_eq!(said(&|i| i["kind"] = json!("knapsack")), Some("kind".into()));
    assert_eq!(said(&|i| i["people"] = json!({})), Some("people".into()));
    assert_eq!(said(&|i| i["people"][0]["cost"] = json!("much")), Some("people[0].cost".into()));
    assert_eq!(said(&|i| i["people"][0]["cost"] = json!(-1)), Some("people[0].cost".into()));
    assert_eq!(said(&|i| i["people"] = json!([{ "id": "a" }, { "id": "a" }])), Some("people[1].id".into()));
    assert_eq!(said(&|i| i["people"] = json!([{ "cost": 1 }])), Some("people[0].id".into()));
    assert_eq!(said(&|i| i["projects"] = json!([])), Some("projects".into()));
    assert_eq!(said(&|i| i["projects"][0]["requirements"] = json!([{ "min_level": 1 }])), Some("projects[0].requirements[0].competency".into()));
    let fit = json!({ "schema": "rampak-bench/1", "kind": "assign", "people": [{ "id": 1 }], "projects": [{ "seats": ["s"] }], "fit": [[1, 2]] });
    assert_eq!(solve(&fit, 1.0).err().map(|fault| fault.key), Some("fit[0]".into()));
}

#[test]
fn the_published_toys_are_answered_as_expected() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/exchange");
    let read = |name: &str| -> Value {
        let text = std::fs::read_to_string(folder.join(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    let expected = read("expected/toys.json");
    let toys = expected.as_object().expect("expectations by name");
    assert_eq!(toys.len(), 5, "one of each kind");
    for (name, expected) in toys {
        let toy = read(&format!("{name}.json"));
        let found = solve(&toy, 20.0).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        if let Answer::Some { proven, .. } = &found {
            assert!(proven, "{name} is small");
        }
        let answer = found.json().unwrap_or_else(|| panic!("{name} is answered"));
        match check(&toy, &answer).unwrap_or_else(|fault| panic!("{name}: {fault}: {answer}")) {
            Worth::Sum(worth) => {
                let (best, near) = (expected["optimum"].as_f64().expect("an optimum"), expected["tolerance"].as_f64().unwrap_or(1e-6));
                assert!((worth - best).abs() <= near, "{name}: {worth}, not {best}");
            }
            Worth::Chances(chances) => {
                let mut sorted: Vec<f64> = chances.values().copied().collect();
                sorted.sort_by(f64::total_cmp);
                let told: Vec<f64> = expected["leximin_sorted"].as_array().expect("chances").iter().filter_map(Value::as_f64).collect();
                assert!(sorted.len() == told.len() && sorted.iter().zip(&told).all(|(a, b)| (a - b).abs() < 1e-3), "{name}: {sorted:?}, not {told:?}");
                assert!((sorted[0] - expected["maximin"].as_f64().expect("a smallest")).abs() < 1e-3, "{name}");
            }
            Worth::Impossible => panic!("{name} has an answer"),
        }
    }
}
