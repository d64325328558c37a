//! The rows of all runs as a table and as a picture.

use serde_json::Value;
use std::fmt::Write;

/// Names of the policies as people say them, and their colours.
const POLICIES: [(&str, &str, &str); 5] = [
    ("best_fit", "best fit", "#8a8a8a"),
    ("random", "random among eligible", "#c98a1b"),
    ("fewest", "fewest past seats", "#7b4fa3"),
    ("gap", "largest opportunity gap", "#b23b3b"),
    ("ours", "largest balance (ours)", "#0b6e4f"),
];

fn policy(row: &Value) -> (&'static str, &'static str, String) {
    let (key, tolerance) = row["run"].as_str().unwrap_or_default().split_once(':').unwrap_or_default();
    let (_, name, colour) = POLICIES.into_iter().find(|(known, _, _)| *known == key).unwrap_or(("", "", "#000"));
    let tolerance = if matches!(key, "best_fit" | "random") { "–".to_string() } else { format!("{tolerance} %") };
    (name, colour, tolerance)
}

fn last(rows: &[Value]) -> Vec<&Value> {
    let year = rows.iter().filter_map(|row| row["year"].as_u64()).max();
    rows.iter().filter(|row| row["year"].as_u64() == year).collect()
}

/// Two tables in Markdown: all figures at the end, and the balances at the end of every year.
pub fn table(rows: &[Value]) -> String {
    let figure = |row: &Value, key: &str, digits: usize| row[key].as_f64().map_or("–".into(), |value| format!("{value:.digits$}"));
    let mut text = String::from(
        "| policy | tolerance | mean fit | fit lost % | never chosen % | largest / smallest balance | Gini | Jain | agencies a team | repeat pairs % | E-I (random mixing) | effective candidates a team | unfilled | not proved |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for row in last(rows) {
        let (name, _, tolerance) = policy(row);
        let f = |key, digits| figure(row, key, digits);
        let _ = writeln!(
            text,
            "| {name} | {tolerance} | {} | {} | {} | {} / {} | {} | {} | {} | {} | {} ({}) | {} | {} | {} |",
            f("fit", 1),
            f("lost", 2),
            f("never", 1),
            f("largest", 2),
            f("smallest", 2),
            f("gini", 3),
            f("jain", 3),
            f("agencies", 2),
            f("repeats", 1),
            f("ei", 2),
            f("random_ei", 2),
            f("effective", 0),
            f("unfilled", 0),
            f("unproved", 0)
        );
    }
    let years = rows.iter().filter_map(|row| row["year"].as_u64()).max().unwrap_or(0);
    let _ = write!(text, "\n| largest / smallest balance | tolerance |");
    (1..=years).for_each(|year| text.push_str(&format!(" year {year} |")));
    text.push_str(&format!("\n|---|---|{}\n", "---|".repeat(years as usize)));
    for of_run in rows.chunk_by(|a, b| a["run"] == b["run"]) {
        let (name, _, tolerance) = policy(&of_run[0]);
        let _ = write!(text, "| {name} | {tolerance} |");
        of_run.iter().for_each(|row| text.push_str(&format!(" {} / {} |", figure(row, "largest", 2), figure(row, "smallest", 2))));
        text.push('\n');
    }
    text
}

/// Left: largest and smallest balance by year. Right: fit given up against people never chosen, a dot a run.
pub fn picture(rows: &[Value]) -> String {
    let value = |row: &Value, key: &str| row[key].as_f64().unwrap_or(0.0);
    let years = rows.iter().map(|row| value(row, "year")).fold(1.0, f64::max);
    let high = rows.iter().map(|row| value(row, "largest")).fold(1.0, f64::max).ceil();
    let low = rows.iter().map(|row| value(row, "smallest")).fold(-1.0, f64::min).floor();
    let x = |year: f64| 60.0 + 400.0 * year / years;
    let y = |balance: f64| 50.0 + 320.0 * (high - balance) / (high - low);
    let mut body = String::new();
    let step = ((high - low) / 8.0).ceil().max(1.0);
    let mut at = (low / step).ceil() * step;
    while at <= high {
        let _ = write!(body, "<path d='M60 {0:.1}H460' stroke='#ddd'/><text x='52' y='{1:.1}' text-anchor='end'>{at}</text>", y(at), y(at) + 4.0);
        at += step;
    }
    (0..=years as u32).for_each(|year| body.push_str(&format!("<text x='{:.1}' y='390' text-anchor='middle'>{year}</text>", x(f64::from(year)))));
    for of_run in rows.chunk_by(|a, b| a["run"] == b["run"]) {
        let (_, colour, tolerance) = policy(&of_run[0]);
        if !matches!(tolerance.as_str(), "–" | "3 %") {
            continue;
        }
        for key in ["largest", "smallest"] {
            let points: String = of_run.iter().map(|row| format!(" L{:.1} {:.1}", x(value(row, "year")), y(value(row, key)))).collect();
            let _ = write!(body, "<path d='M{:.1} {:.1}{points}' fill='none' stroke='{colour}' stroke-width='2.5'/>", x(0.0), y(0.0));
        }
    }
    let ends = last(rows);
    let lost = ends.iter().map(|row| value(row, "lost")).fold(1.0, f64::max).ceil();
    let (x, y) = (|share: f64| 540.0 + 400.0 * share / lost, |never: f64| 50.0 + 320.0 * (100.0 - never) / 100.0);
    for never in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let _ = write!(body, "<path d='M540 {0:.1}H940' stroke='#ddd'/><text x='532' y='{1:.1}' text-anchor='end'>{never}</text>", y(never), y(never) + 4.0);
    }
    for quarter in 0..=4 {
        let share = lost * f64::from(quarter) / 4.0;
        let _ = write!(body, "<text x='{:.1}' y='390' text-anchor='middle'>{share:.1}</text>", x(share));
    }
    for row in ends {
        let (_, colour, tolerance) = policy(row);
        let (cx, cy) = (x(value(row, "lost").max(0.0)), y(value(row, "never")));
        let _ = write!(body, "<circle cx='{cx:.1}' cy='{cy:.1}' r='5' fill='{colour}'/>");
        // the others lie beside ours
        if row["run"].as_str().is_some_and(|run| run.starts_with("ours")) {
            let _ = write!(body, "<text x='{:.1}' y='{:.1}'>{tolerance}</text>", cx + 4.0, cy - 9.0);
        }
    }
    for (at, (_, name, colour)) in POLICIES.iter().enumerate() {
        let left = 60 + 180 * at;
        let _ = write!(body, "<rect x='{left}' y='428' width='14' height='14' fill='{colour}'/><text x='{}' y='440'>{name}</text>", left + 20);
    }
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 980 460' font-family='sans-serif' font-size='12'><rect width='980' height='460' fill='#fff'/>\
         <text x='60' y='28' font-size='14'>Largest and smallest balance by year (tolerance 3 %)</text>\
         <text x='540' y='28' font-size='14'>Able people never chosen (%), by fit given up (%); tolerance beside ours</text>{body}</svg>\n"
    )
}
