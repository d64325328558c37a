use crate::support::{Cli, text};
use serde_json::Value;

fn members(view: &Value) -> Vec<Value> {
    let seats = view["seats"].as_array().cloned().unwrap_or_default();
    seats.iter().flat_map(|seat| seat["members"].as_array().cloned().unwrap_or_default()).collect()
}

#[test]
fn a_stretch_seat_is_asked_for_given_explained_and_checked_elsewhere() {
    let cli = Cli::sample();
    let before = cli.json(0, &["formation", "propose", "P01"]);
    assert_eq!(cli.json(0, &["brief", "set", "P01", "--growth", "true"])["growth"], true);
    let id = text(&cli.json(0, &["formation", "propose", "P01"]), "proposal");
    let team = members(&cli.json(0, &["proposal", "show", &id]));
    let learner = team.iter().find(|member| member["mentor"].is_string()).expect("one member sits in the stretch seat");
    assert_eq!(team.iter().filter(|member| member["mentor"].is_string()).count(), 1);
    let needs = learner["needs"].as_array().expect("needs");
    let short: Vec<&Value> = needs.iter().filter(|need| need["minimum"].as_i64() > need["level"].as_i64()).collect();
    assert!(short.len() == 1 && short[0]["minimum"].as_i64() == short[0]["level"].as_i64().map(|level| level + 1), "{needs:?}");
    let mentor = team.iter().find(|member| member["name"] == learner["mentor"]).expect("the mentor is on the team");
    assert_ne!(mentor["agency_id"], learner["agency_id"]);
    let why = |nip: &Value| cli.json(0, &["proposal", "why", nip.as_str().unwrap_or_default(), &id]);
    let told = why(&learner["nip"]);
    assert_eq!(told["mentor"], learner["mentor"]);
    assert!(told["sentences"][0].as_str().is_some_and(|text| text.contains("kursi pengembangan")), "{told}");
    assert!(why(&mentor["nip"])["sentences"].to_string().contains("pendamping"));
    // elsewhere, from the file alone
    let file = cli.folder.path().join("p01.json").display().to_string();
    cli.json(0, &["instance", "export", &id, "--out", &file]);
    assert_eq!(cli.json(0, &["instance", "audit", &file])["valid"], true);
    assert_eq!(cli.json(0, &["instance", "solve", &file])["same"], true);
    // a change by hand that takes the learner away leaves the rule broken, or is solved again with another
    let changed = cli.json(0, &["proposal", "exclude", &id, learner["nip"].as_str().unwrap_or_default(), "--dry-run"]);
    assert_eq!(changed["broken"].as_array().map(Vec::len), Some(0), "{changed}");
    let folder = cli.folder.path().display().to_string();
    let drawn = cli.json(0, &["lottery", "draw", "P01", "--panels", "50", "--out", &folder]);
    assert!(drawn["size"].as_u64() == before["team"].as_array().map(|team| team.len() as u64), "{drawn}");
    let drawn = text(&drawn, "file");
    assert_eq!(cli.json(0, &["lottery", "verify", &drawn])["valid"], true);
    // and as it was
    assert_eq!(cli.json(0, &["brief", "set", "P01", "--growth", "false"])["growth"], false);
    assert_eq!(cli.json(0, &["formation", "propose", "P01"])["team"], before["team"]);
}
