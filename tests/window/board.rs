//! Work on a team by hand: alternatives, a person dragged, undone, asked about; the price of fairness; an impossible need repaired.

use crate::Done;
use crate::axe::Axe;
use crate::driven::{Window, hook, walk};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// Presses on one hook and lets go over another, as a hand does: in several moves.
async fn drag(window: &Window, from: &str, to: &str) -> Done {
    let (from, to) = (window.see_hook(from).await?, window.see_hook(to).await?);
    let chain = window.driver.action_chain_with_delay(Some(Duration::from_millis(60)), None);
    chain.move_to_element_center(&from).click_and_hold().move_by_offset(8, 8).move_to_element_center(&to).move_by_offset(4, 4).release().perform().await?;
    Ok(())
}

/// The names of the team, seat by seat.
async fn team(window: &Window) -> Done<Vec<String>> {
    window.texts("[data-testid^=\"proposal-member-\"] h3").await
}

async fn until<T: PartialEq + std::fmt::Debug>(wanted: &T, mut now: impl AsyncFnMut() -> Done<T>) -> Done {
    for _ in 0..200 {
        if now().await.is_ok_and(|seen| seen == *wanted) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(format!("{:?} is not {wanted:?}", now().await).into())
}

async fn by_hand(window: &Window) -> Done {
    let mut axe = Axe::default();
    window.start_with_people().await?;
    window.go("brief").await?;
    window.click_hook("brief-row-P01").await?;
    window.click_hook("brief-form-team").await?;
    window.click_hook("preset-merata").await?;
    window.picture("board-1-criteria").await?;
    axe.look(window, "criteria").await?;
    window.click_hook("preset-seimbang").await?;
    window.click_hook("formation-start").await?;

    window.see_hook("proposal-tab-A").await?;
    window.click_hook("alternatives").await?;
    window.see_hook("proposal-tab-C").await?;
    window.click_hook("proposal-compare").await?;
    window.see_hook("proposal-compare-panel").await?;
    window.picture("board-2-compare").await?;
    axe.look(window, "compare").await?;
    window.click("aside header button").await?;

    let before = team(window).await?;
    let card = window.see("[data-testid^=\"seat-\"][data-testid$=\"-card-0\"]").await?.attr("data-testid").await?.unwrap_or_default();
    window.click_hook(&format!("{card}-swap")).await?;
    drag(window, "replacement-0", &card).await?;
    window.see_hook("proposal-change-preview").await?;
    window.picture("board-3-dragged").await?;
    axe.look(window, "dragged").await?;
    window.write("proposal-change-note", "Hasil rapat koordinasi.").await?;
    window.click_hook("proposal-change-accept").await?;
    window.see("[data-testid=\"undo\"]:not([disabled])").await?;
    let after = team(window).await?;
    assert_ne!(after, before, "the drag changed the team");
    window.click_hook("undo").await?;
    until(&before, async || team(window).await).await?;
    window.click_hook("redo").await?;
    until(&after, async || team(window).await).await?;
    window.click_hook("undo").await?;
    until(&before, async || team(window).await).await?;

    window.click_hook("bring-open").await?;
    window.write("bring-search", "siti").await?;
    window.click_hook("bring-whynot-0").await?;
    window.see_hook("proposal-whynot-panel").await?;
    window.click("aside header button").await?;

    window.click_hook("price-open").await?;
    window.click_hook("curve-point-4").await?;
    window.picture("board-4-price").await?;
    axe.look(window, "price").await?;
    window.click_hook("curve-propose").await?;
    window.see_hook("proposal-tab-D").await?;

    window.go("brief").await?;
    window.click_hook("brief-row-P02").await?;
    // more agencies than there are seats
    window.see("#brief-min_agencies").await?.send_keys(Key::Control + "a").await?;
    window.see("#brief-min_agencies").await?.send_keys("40").await?;
    window.click_hook("brief-form-team").await?;
    window.click_hook("formation-start").await?;
    window.see_hook("formation-impossible").await?;
    window.picture("board-5-impossible").await?;
    axe.look(window, "impossible").await?;
    // each change dissolves one conflict; a need may hold several
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) && window.driver.find(By::Css(hook("proposal-tab-A"))).await.is_err() {
        if let Ok(change) = window.driver.find(By::Css(hook("relax-0"))).await {
            // gone in the meantime when the team is being formed
            let _ = change.click().await;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    window.see_hook("proposal-tab-A").await?;
    window.picture("board-6-repaired").await?;
    axe.clean()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_is_changed_by_hand_and_changed_back() {
    walk("board", &[], by_hand).await;
}
