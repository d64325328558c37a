//! Many teams at once, and a lottery drawn in the meeting and checked elsewhere.

use crate::Done;
use crate::axe::Axe;
use crate::driven::{Window, hook, pictures, walk};
use rampak_tests::paper::{agree, file};
use std::path::Path;
use std::process::Command;

async fn portfolio(window: &Window, axe: &mut Axe) -> Done {
    window.go("brief").await?;
    window.click_hook("portfolio-open").await?;
    window.click_hook("portfolio-none").await?;
    for at in 1..=10 {
        let code = format!("P{at:02}");
        if window.driver.find(thirtyfour::By::Css(hook(&format!("portfolio-pick-{code}")))).await.is_ok() {
            window.click_hook(&format!("portfolio-pick-{code}")).await?;
        }
    }
    window.picture("many-1-choose").await?;
    axe.look(window, "choose").await?;
    window.click_hook("portfolio-start").await?;
    window.see_hook("portfolio-board").await?;
    window.picture("many-2-board").await?;
    axe.look(window, "portfolio").await?;
    window.click_hook("portfolio-tab-totals").await?;
    window.see_hook("portfolio-agencies").await?;
    window.picture("many-3-totals").await?;
    axe.look(window, "totals").await
}

async fn lottery(window: &Window, axe: &mut Axe, folder: &Path) -> Done {
    window.go("brief").await?;
    window.click_hook("brief-more-P01").await?;
    window.click_hook("lottery-open-P01").await?;
    window.click_hook("lottery-freeze").await?;
    window.see_hook("lottery-step-chances").await?;
    window.picture("many-4-chances").await?;
    axe.look(window, "chances").await?;
    window.click_hook("lottery-step-hash").await?;
    let hash = window.see_hook("lottery-hash").await?.attr("data-hash").await?.unwrap_or_default();
    assert_eq!(hash.len(), 64, "a SHA-256");
    window.picture("many-5-hash").await?;
    axe.look(window, "hash").await?;

    window.click_hook("lottery-step-draw").await?;
    let digits = window.see_hook("lottery-digits").await?;
    digits.send_keys("0x").await?;
    assert_eq!(digits.prop("value").await?.as_deref(), Some("0"), "letters are not thrown by dice");
    assert!(!window.see_hook("lottery-draw").await?.is_enabled().await?, "one digit is not enough");
    let wanted = digits.attr("placeholder").await?.unwrap_or_default().len();
    let thrown = &"042317"[..wanted];
    digits.send_keys(&thrown[1..]).await?;
    window.click_hook("lottery-draw").await?;
    window.see_hook("lottery-team").await?;
    window.picture("many-6-drawn").await?;
    axe.look(window, "drawn").await?;
    window.click_hook("lottery-step-check").await?;
    window.click_hook("lottery-save").await?;
    window.see_hook("lottery-saved").await?;
    window.picture("many-7-check").await?;
    axe.look(window, "check").await?;

    minutes(window, axe, folder, &hash).await?;
    // elsewhere, without the office
    let cli = std::env::var("RAMPAK_CLI")?;
    let saved = std::fs::read_dir(folder)?.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|ending| ending == "json"));
    let saved = saved.ok_or("the draw file is saved")?;
    let output = Command::new(&cli).args(["--json", "lottery", "verify"]).arg(&saved).args(["--number", thrown]).output()?;
    let said: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    assert_eq!((output.status.code(), &said["valid"], said["hash"].as_str()), (Some(0), &true.into(), Some(hash.as_str())), "{said}");
    let team = window.see_hook("lottery-step-draw").await?;
    team.click().await?;
    let shown = window.see_hook("lottery-team").await?.text().await?;
    let members = said["team"].as_array().map_or(0, Vec::len);
    assert!(
        members > 3 && said["team"].as_array().is_some_and(|team| team.iter().all(|one| shown.contains(one["role"].as_str().unwrap_or("?")))),
        "{shown} {said}"
    );
    Ok(())
}

/// The paper that tells of the draw, seen and written beside the draw file.
async fn minutes(window: &Window, axe: &mut Axe, folder: &Path, hash: &str) -> Done {
    window.click_hook("minutes-open").await?;
    window.see_hook("minutes-page-1").await?;
    window.see_hook("minutes-leader").await?.send_keys("Rina Contoh, S.Sos.").await?;
    window.see_hook("minutes-witness-1").await?.send_keys("Ujang Contoh").await?;
    window.picture("many-8-minutes").await?;
    axe.look(window, "minutes").await?;
    window.click_hook("minutes-export").await?;
    window.see_hook("minutes-saved").await?;
    let (set, _) = agree(&file(folder, "pdf")?, &file(folder, "docx")?, &window.folder)?;
    let tight: String = set.split_whitespace().collect();
    assert!(set.contains("Rina Contoh, S.Sos.") && set.contains("Ujang Contoh") && tight.contains(hash), "{set}");
    window.click_hook("minutes-open").await
}

async fn many(window: &Window, folder: &Path) -> Done {
    let mut axe = Axe::default();
    window.start_with_people().await?;
    portfolio(window, &mut axe).await?;
    lottery(window, &mut axe, folder).await?;
    window.go("ledger").await?;
    window.click_hook("ledger-view-fairness").await?;
    window.see_hook("fairness-agencies").await?;
    window.picture("many-9-fairness").await?;
    for part in ["lending", "not-assessed"] {
        window.show_hook(part).await?;
        window.picture(&format!("many-9-fairness-{part}")).await?;
    }
    axe.look(window, "fairness").await?;
    axe.clean()
}

#[tokio::test(flavor = "multi_thread")]
async fn many_teams_and_a_lottery_checked_elsewhere() {
    let folder = pictures().join("many/drawn");
    walk("many", std::slice::from_ref(&folder), async |window: &Window| {
        std::fs::create_dir_all(&folder)?;
        many(window, &folder).await
    })
    .await;
}
