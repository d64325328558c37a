use crate::ledger::issue;
use crate::support::{Cli, sample, text};
use rampak_office::brief::wire::BriefForm;
use rampak_office::formation::wire::{FormationOptions, PortfolioBrief, PortfolioResult};
use rampak_office::{Engine, Office, Progress};
use std::collections::BTreeMap;

#[test]
fn all_briefs_at_once_fill_what_can_be_filled_and_say_why_not() {
    let cli = Cli::sample();
    let result = cli.json(0, &["formation", "portfolio", "--all"]);
    assert_eq!((result["outcome"].as_str(), result["gap"].as_f64()), (Some("proved"), Some(0.0)));
    let (teams, unfilled) = (result["teams"].as_array().expect("teams"), result["unfilled"].as_array().expect("unfilled"));
    let briefs = cli.json(0, &["brief", "list"]);
    assert_eq!(teams.len() + unfilled.len(), briefs.as_array().expect("briefs").len());
    let p04 = unfilled.iter().find(|brief| brief["brief"] == "P04").expect("P04-K08 has nobody");
    assert_eq!(p04["reason"], "alone");
    assert!(!p04["conflict"].as_array().expect("a conflict").is_empty());
    // nobody on more teams, or for more hours, than the office allows; every seat of an agency is counted
    let mut teams_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seats = 0;
    for team in teams {
        let members = team["team"].as_array().expect("a team");
        seats += members.len();
        members.iter().for_each(|member| *teams_of.entry(member["nip"].as_str().expect("a NIP")).or_default() += 1);
        let kept = cli.json(0, &["proposal", "show", team["proposal"].as_str().expect("an id")]);
        assert_eq!(kept["breaches"].as_array().map(Vec::len), Some(0), "{}", team["brief"]);
    }
    assert!(teams_of.values().all(|teams| *teams <= 3));
    let sum = |key: &str| result["agencies"].as_array().expect("agencies").iter().map(|agency| agency[key].as_f64().unwrap_or(0.0)).sum::<f64>();
    assert_eq!(sum("seats") as usize, seats);
    assert!((sum("expected") - seats as f64).abs() < 1e-6);
    assert_eq!(result["criteria"].as_array().map(Vec::len), Some(5));
}

#[test]
fn the_sum_of_a_criterion_is_that_of_its_teams_and_an_impossible_one_alone_is_a_result() {
    let desk = sample();
    let form = |briefs: &[&str]| -> PortfolioResult {
        let briefs: Vec<PortfolioBrief> = briefs.iter().map(|brief| PortfolioBrief { brief: (*brief).into(), priority: 1 }).collect();
        desk.office.formation_portfolio(&briefs, &FormationOptions::default(), &Progress::silent()).expect("a portfolio").value
    };
    let result = form(&["P01", "P02"]);
    assert_eq!((result.outcome.as_str(), result.teams.len()), ("proved", 2));
    for name in ["fit", "agencies", "repeat_pairs"] {
        let whole = result.criteria.iter().find(|figure| figure.name == name).expect("a criterion").value;
        let parts: f64 = result.teams.iter().flat_map(|team| &team.criteria).filter(|figure| figure.name == name).map(|figure| figure.value).sum();
        assert!((whole - parts).abs() < 1e-6, "{name}: {whole} is not {parts}");
    }
    let nothing = form(&["P04"]);
    assert_eq!((nothing.outcome.as_str(), nothing.teams.len(), nothing.batch), ("infeasible", 0, None));
    assert!(!nothing.unfilled[0].relaxations.is_empty());
}

#[test]
fn a_brief_with_a_decree_is_left_out_of_all_and_warned_of_when_named() {
    let desk = sample();
    issue(&desk, "P02", "1/UJI/2026");
    let form = |briefs: &[&str]| -> PortfolioResult {
        let briefs: Vec<PortfolioBrief> = briefs.iter().map(|brief| PortfolioBrief { brief: (*brief).into(), priority: 1 }).collect();
        desk.office.formation_portfolio(&briefs, &FormationOptions::default(), &Progress::silent()).expect("a portfolio").value
    };
    let all = form(&[]);
    let named = |result: &PortfolioResult| {
        result.teams.iter().map(|team| &team.brief).chain(result.unfilled.iter().map(|brief| &brief.brief)).any(|brief| brief == "P02")
    };
    assert!(!named(&all) && all.warnings.is_empty());
    let asked = form(&["P01", "P02"]);
    assert!(named(&asked));
    assert_eq!(asked.warnings, ["has_decree"]);
}

#[test]
fn a_preset_spreads_many_teams_as_the_offices_own_order_does_and_an_order_by_hand_is_what_it_says() {
    let cli = Cli::sample();
    let names = |more: &[&str]| -> Vec<String> {
        let result = cli.json(0, &[&["formation", "portfolio", "P01", "P02"], more].concat());
        result["criteria"].as_array().expect("criteria").iter().map(|figure| text(figure, "name")).collect()
    };
    let own = names(&[]);
    assert_eq!(own.last().map(String::as_str), Some("spread"));
    for preset in ["seimbang", "merata", "kompetensi"] {
        assert_eq!(names(&["--preset", preset]), own, "{preset}");
    }
    assert_eq!(names(&["--order", "fit:0.03,chance"]), ["fit", "chance"]);
    assert_eq!(names(&["--order", "spread,fit"]), ["spread", "fit"]);
}

#[test]
fn a_priority_on_the_command_line_decides_who_is_filled() {
    let cli = Cli::sample();
    let office = Office::open(&cli.file(), Engine::InProcess).expect("the office opens");
    let mut pinned = None;
    for brief in ["P01", "P02"] {
        let mut form = office.brief_get(brief).expect("a brief");
        form.seats.truncate(1);
        form.seats[0].hours = 20;
        form.seats[0].requirements.clear();
        (form.seats[0].rank_min, form.seats[0].rank_max) = (None, None);
        form.coverage.clear();
        form.representation.clear();
        form.min_agencies = None;
        form.start = "2027-03-01".into();
        form.end = "2027-05-31".into();
        form.seats[0].count = 1;
        let nip = pinned.get_or_insert_with(|| able(&office, &mut form));
        form.pins.included = vec![nip.clone()];
        office.brief_save(&form).expect("it is saved");
    }
    let filled = |more: &[&str]| -> (Vec<String>, Vec<String>) {
        let result = cli.json(0, &[&["formation", "portfolio"], more].concat());
        let of = |key: &str| result[key].as_array().expect("a list").iter().map(|brief| text(brief, "brief")).collect();
        (of("teams"), of("unfilled"))
    };
    let (first, second) = (vec!["P01".to_string()], vec!["P02".to_string()]);
    assert_eq!(filled(&["P01", "P02"]), (first.clone(), second.clone()), "of equals, the one named first");
    assert_eq!(filled(&["P01", "P02", "--priority", "P02=5"]), (second.clone(), first.clone()));
    assert_eq!(filled(&["P01", "P02", "--priority", "P02=5,P01=6"]), (first, second));
    let all = filled(&["--all", "--priority", "P02=5"]);
    assert!(all.0.contains(&"P02".to_string()) && all.1.contains(&"P01".to_string()));
    assert_eq!(cli.json(1, &["formation", "portfolio", "P01", "--priority", "P02=5"])["problem"]["code"], "not_found");
    assert_eq!(cli.run(&["formation", "portfolio", "P01", "--priority", "P01=0"]).status.code(), Some(2));
}

/// Somebody who may sit in the first seat of a form.
fn able(office: &Office, form: &mut BriefForm) -> String {
    *form = office.brief_save(form).expect("it is saved").value;
    let team = office.formation_propose(form.id.as_deref().expect("an id"), &FormationOptions::default(), &Progress::silent());
    team.expect("a team").value.team[0].nip.clone()
}

#[test]
fn an_answer_tells_its_seed_and_its_solver_even_where_there_is_no_team() {
    let cli = Cli::sample();
    let sure = |result: &serde_json::Value| (text(result, "seed").parse::<u64>().is_ok(), text(result, "solver").starts_with("HiGHS "));
    let none = cli.json(3, &["formation", "propose", "P04"]);
    assert_eq!((sure(&none), &none["proposal"]), ((true, true), &serde_json::Value::Null));
    assert_eq!(sure(&cli.json(3, &["formation", "portfolio", "P04"])), (true, true));
    let team = cli.json(0, &["formation", "propose", "P01"]);
    let kept = cli.json(0, &["proposal", "show", team["proposal"].as_str().expect("an id")]);
    assert_eq!((&kept["seed"], &kept["solver"]), (&team["seed"], &team["solver"]));
    assert_eq!(cli.json(0, &["formation", "propose", "P01", "--seed", "7"])["seed"], "7");
}
