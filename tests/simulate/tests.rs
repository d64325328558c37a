//! A small simulation: what is owed under ours stays within about a seat, while it grows under another.

use super::imported;
use super::report::{picture, table};
use super::run::{Plan, Policy, years};
use rampak_office::{Engine, Office};
use serde_json::Value;
use std::path::Path;

#[test]
fn what_is_owed_stays_bounded_under_ours_and_grows_under_best_fit() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/regency300");
    let file = imported(&sample, folder.path()).expect("the sample imports");
    let office = Office::open(&file, Engine::InProcess).expect("it opens");
    let plan = Plan { years: 3, teams: 8, people: Some(120), seed: 7, seconds: 60.0 };
    let mut rows: Vec<Value> = Vec::new();
    for (policy, tolerance) in [(Policy::BestFit, 0.0), (Policy::Ours, 0.1)] {
        years(&office, &plan, policy, tolerance, &mut |line| rows.push(line)).expect("the years go by");
    }
    let spread = |run: &str, year: u64| -> f64 {
        let row = rows.iter().find(|row| row["run"].as_str().is_some_and(|of| of.starts_with(run)) && row["year"] == year).expect("a line a year");
        row["largest"].as_f64().expect("a balance") - row["smallest"].as_f64().expect("a balance")
    };
    println!("{}", table(&rows));
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().filter(|row| row["year"] == 3).all(|row| row["teams"].as_u64() >= Some(20)), "nearly all briefs are filled under both");
    assert!(spread("best_fit", 3) > 1.5 * spread("best_fit", 1), "best fit: {} after a year, {} after three", spread("best_fit", 1), spread("best_fit", 3));
    assert!(spread("ours", 3) < 2.5 && spread("ours", 3) < 0.6 * spread("best_fit", 3), "ours: {}, best fit: {}", spread("ours", 3), spread("best_fit", 3));
    assert!(table(&rows).contains("largest balance (ours)") && picture(&rows).starts_with("<svg"));
}
