//! After a decree was issued: a member leaves by one that amends it, and the team ends early by one that revokes it.

use crate::Done;
use crate::axe::Axe;
use crate::driven::Window;
use crate::paper;

/// From the page of an issued decree to its amendment, issued, and its revocation, drafted and on paper.
pub async fn amended_and_revoked(window: &Window, axe: &mut Axe) -> Done {
    window.click_hook("amend-open").await?;
    window.click("[data-testid^=\"amend-out-\"]").await?;
    window.write("amend-date", "1 April 2027").await?;
    window.write("amend-reason", "Mutasi ke daerah lain.").await?;
    window.picture("17-amend").await?;
    axe.look(window, "amend").await?;
    window.click_hook("amend-start").await?;
    window.see_hook("proposal-amends").await?;
    window.picture("17-amend-proposal").await?;
    axe.look(window, "amendment proposed").await?;
    window.click_hook("proposal-approve").await?;
    window.click_hook("proposal-approve-confirm").await?;
    window.click_hook("proposal-draft-decree").await?;
    window.see_hook("decree-page-1").await?;
    window.see_hook("decree-chain").await?;
    window.picture("18-amendment").await?;
    axe.look(window, "amendment").await?;
    issue(window, "1 Maret 2027", "800.1.3/0052/BKPSDM").await?;
    window.picture("19-amendment-issued").await?;
    axe.look(window, "amendment issued").await?;

    window.click_hook("revoke-open").await?;
    window.write("revoke-date", "1 Juni 2027").await?;
    window.write("revoke-reason", "pekerjaan selesai lebih awal").await?;
    window.picture("20-revoke").await?;
    axe.look(window, "revoke").await?;
    window.click_hook("revoke-start").await?;
    window.reads("Pencabutan").await?;
    window.see_hook("decree-page-1").await?;
    window.picture("21-revocation").await?;
    let (set, _) = paper::exported(window).await?;
    assert!(set.contains("PENCABUTAN") && !set.contains("LAMPIRAN"), "{set}");
    issue(window, "20 Mei 2027", "800.1.3/0107/BKPSDM").await?;
    window.picture("22-revoked").await?;
    axe.look(window, "revoked").await
}

async fn issue(window: &Window, date: &str, number: &str) -> Done {
    window.click_hook("decree-issue").await?;
    window.write("decree-date", date).await?;
    window.write("decree-number", number).await?;
    if window.text().await?.contains("belum tercatat bersedia") {
        window.write("decree-issue-note", "Kesediaan disusulkan.").await?;
    }
    window.click_hook("decree-issue-confirm").await?;
    window.see_hook("decree-issued").await?;
    Ok(())
}
