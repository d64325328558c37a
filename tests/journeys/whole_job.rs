//! The whole job once, as the cli does it: spreadsheets in, a decree out, the next team fairer.

use crate::support::{Cli, text};

#[test]
fn from_spreadsheets_to_an_issued_decree() {
    let cli = Cli::sample();
    let briefs = cli.json(0, &["brief", "list"]);
    let first = briefs[0].clone();
    assert_eq!((text(&first, "code").as_str(), first["seats"].as_u64()), ("P01", Some(6)));
    let result = cli.json(0, &["formation", "propose", &text(&first, "brief")]);
    assert_eq!((text(&result, "outcome").as_str(), result["gap"].as_f64()), ("proved", Some(0.0)));
    let team = result["team"].as_array().expect("a team").clone();
    assert_eq!(team.len(), 6);
    for key in ["seat", "nip", "name", "agency"] {
        assert!(team.iter().all(|member| !text(member, key).is_empty()), "{key}");
    }
    let proposal = text(&result, "proposal");
    cli.json(0, &["proposal", "why", &text(&team[0], "nip"), &proposal]);
    let other = cli.json(0, &["roster", "list"])["rows"][0]["nip"].as_str().unwrap_or_default().to_string();
    cli.json(0, &["proposal", "why-not", &other, &proposal]);
    cli.json(0, &["proposal", "approve", &proposal, "--note", "rapat 24 November"]);
    let decree = text(&cli.json(0, &["decree", "draft", &proposal]), "decree");
    let (pdf, docx) = (cli.folder.path().join("sk.pdf"), cli.folder.path().join("sk.docx"));
    cli.json(0, &["decree", "export", &decree, "--pdf", &pdf.display().to_string(), "--docx", &docx.display().to_string()]);
    assert!(pdf.metadata().is_ok_and(|m| m.len() > 10_000) && docx.metadata().is_ok_and(|m| m.len() > 3_000));
    let issued = cli.json(0, &["decree", "issue", &decree, "--number", "800.1.3.3/kep.1/BKPSDM", "--date", "2026-11-24"]);
    assert_eq!(text(&issued, "state"), "issued");
    let balance = cli.json(0, &["ledger", "balance"]);
    assert!(balance["sum"].as_f64().is_some_and(|sum| sum.abs() < 1e-6));
    assert_eq!(balance["people"].as_array().map(Vec::len), Some(300));
    let impossible = cli.json(3, &["formation", "propose", "P04"]);
    assert_eq!(text(&impossible, "outcome"), "infeasible");
    assert!(impossible["conflict"].as_array().is_some_and(|list| !list.is_empty()));
}
