//! From the first start to an issued decree, as a person would do it.

use crate::Done;
use crate::amend::amended_and_revoked;
use crate::axe::Axe;
use crate::driven::{Window, pictures, walk};
use crate::paper;

async fn job(window: &Window) -> Done {
    let mut axe = Axe::default();
    window.see("[data-start=\"sample\"]").await?;
    window.picture("1-start").await?;
    window.click("[data-start=\"sample\"]").await?;
    window.see("[data-room=\"brief\"]").await?;
    window.picture("3-home").await?;
    axe.look(window, "home").await?;

    window.go("roster").await?;
    window.see("tbody tr").await?;
    window.picture("4-roster").await?;
    axe.look(window, "roster").await?;

    window.go("brief").await?;
    window.see_hook("brief-row-P01").await?;
    window.picture("5-briefs").await?;
    axe.look(window, "briefs").await?;
    window.click_hook("brief-row-P01").await?;
    window.see_hook("brief-form-team").await?;
    window.picture("6-brief").await?;
    axe.look(window, "brief").await?;

    // from the sample a team is three clicks away: the sample itself, and these two
    window.go("home").await?;
    window.click_hook("home-form-team").await?;
    window.see_hook("formation-start").await?;
    window.picture("7-formation").await?;
    axe.look(window, "formation").await?;
    window.click_hook("formation-start").await?;

    let people = proposal(window, &mut axe).await?;
    decree(window, &mut axe, &people).await?;
    amended_and_revoked(window, &mut axe).await?;

    window.go("ledger").await?;
    window.picture("15-ledger").await?;
    window.click_hook("ledger-view-teams").await?;
    window.see("span[title=\"800.1.3/0417/BKPSDM\"]").await?;
    window.picture("15-ledger-teams").await?;
    axe.look(window, "ledger").await?;
    window.go("settings").await?;
    window.picture("16-settings").await?;
    axe.look(window, "settings").await?;
    axe.clean()
}

/// Questions, then approval; gives the names of the team.
async fn proposal(window: &Window, axe: &mut Axe) -> Done<Vec<String>> {
    window.see("[data-testid^=\"proposal-member-\"]").await?;
    window.picture("8-proposal").await?;
    window.show_hook("candidates").await?;
    window.picture("8-proposal-candidates").await?;
    axe.look(window, "proposal").await?;

    window.click("[data-testid^=\"proposal-why-\"]").await?;
    window.see_hook("proposal-why-panel").await?;
    window.picture("9-why").await?;
    axe.look(window, "why").await?;
    window.click("aside header button").await?;

    window.write("proposal-whynot-search", "siti").await?;
    window.click("[role=\"option\"]").await?;
    window.see_hook("proposal-whynot-panel").await?;
    window.picture("10-why-not").await?;
    axe.look(window, "why not").await?;
    window.click("aside header button").await?;

    consent(window, axe).await?;
    let people = window.texts("[data-testid^=\"proposal-member-\"] h3").await?;
    assert!(people.len() >= 4, "the team is a team: {people:?}");
    window.click_hook("proposal-approve").await?;
    window.write("proposal-decide-note", "Sesuai kebutuhan gugus tugas.").await?;
    window.picture("11-approve").await?;
    axe.look(window, "approve").await?;
    window.click_hook("proposal-approve-confirm").await?;
    window.click_hook("proposal-draft-decree").await?;
    Ok(people)
}

/// Everyone is asked; one agrees, the superior allows it; another refuses and is replaced.
async fn consent(window: &Window, axe: &mut Axe) -> Done {
    window.click_hook("consent-open").await?;
    window.click_hook("consent-ask").await?;
    window.click("[data-testid^=\"consent-person-\"][data-testid$=\"-agreed\"]").await?;
    window.see("[data-testid^=\"consent-person-\"][data-testid$=\"-back\"]").await?;
    window.click("[data-testid^=\"consent-superior-\"][data-testid$=\"-agreed\"]").await?;
    window.picture("10-consent-superior").await?;
    let name = window.see("[data-testid^=\"consent-superior-\"][data-testid$=\"-name\"]").await?;
    name.send_keys("Drs. Asep Atasan, M.Si.").await?;
    window.click("[data-testid^=\"consent-superior-\"][data-testid$=\"-record\"]").await?;
    window.see("[data-testid^=\"consent-superior-\"][data-testid$=\"-back\"]").await?;
    window.click("[data-testid^=\"consent-person-\"][data-testid$=\"-refused\"]").await?;
    window.see("[data-testid^=\"consent-person-\"][data-testid$=\"-reason\"]").await?.send_keys("Sedang memimpin audit kinerja").await?;
    window.click("[data-testid^=\"consent-person-\"][data-testid$=\"-record\"]").await?;
    window.see("[data-testid^=\"consent-person-\"][data-testid$=\"-replace\"]").await?;
    window.picture("10-consent").await?;
    axe.look(window, "consent").await?;
    window.click("[data-testid^=\"consent-person-\"][data-testid$=\"-replace\"]").await?;
    window.see_hook("proposal-change-preview").await?;
    window.picture("10-consent-replace").await?;
    window.write("proposal-change-note", "Menolak karena sedang memimpin audit.").await?;
    window.click_hook("proposal-change-accept").await?;
    window.see_hook("proposal-approve").await?;
    window.picture("10-consent-replaced").await
}

/// The pages, the files, the number; then it is final.
async fn decree(window: &Window, axe: &mut Axe, people: &[String]) -> Done {
    window.see_hook("decree-page-1").await?;
    window.picture("12-decree").await?;
    axe.look(window, "decree").await?;
    let (set, typed) = paper::exported(window).await?;
    for person in people {
        assert!(paper::names(&set, person), "the PDF names {person}: {set}");
        assert!(paper::names(&typed, person), "the DOCX names {person}: {typed}");
    }

    let drawn = window.see_hook("decree-page-1").await?.attr("src").await?;
    window.click_hook("decree-issue").await?;
    // the date first: its calendar lies over the number until the hand moves on
    window.write("decree-date", "2 Desember 2026").await?;
    window.write("decree-number", "800.1.3/0417/BKPSDM").await?;
    window.write("decree-issue-note", "Tugas mendesak, kesediaan disusulkan.").await?;
    window.picture("13-issue").await?;
    axe.look(window, "issue").await?;
    window.click_hook("decree-issue-confirm").await?;
    window.see_hook("decree-issued").await?;
    let start = std::time::Instant::now();
    while window.see_hook("decree-page-1").await?.attr("src").await? == drawn {
        assert!(start.elapsed().as_secs() < 40, "the page shows its number once it is issued");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    window.picture("14-issued").await?;
    axe.look(window, "issued").await
}

#[tokio::test(flavor = "multi_thread")]
async fn from_first_start_to_an_issued_decree() {
    let folder = pictures().join("job/paper");
    walk("job", std::slice::from_ref(&folder), async |window: &Window| {
        std::fs::create_dir_all(&folder)?;
        job(window).await
    })
    .await;
}
