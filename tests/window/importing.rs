//! From an empty office to people on the roster, out of the spreadsheets an office has.

use crate::Done;
use crate::axe::Axe;
use crate::driven::{Window, walk};
use std::path::{Path, PathBuf};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/regency300");
    ["hierarki_unor.xlsx", "pegawai_siasn.xlsx", "kompetensi.xlsx", "kinerja.xlsx", "riwayat_tim.xlsx"].map(|name| folder.join(name)).to_vec()
}

async fn import(window: &Window) -> Done {
    let mut axe = Axe::default();
    window.see("[data-start=\"import\"]").await?;
    window.picture("import-1-start").await?;
    axe.look(window, "start").await?;
    window.click("[data-start=\"import\"]").await?;
    window.reads("Hasil impor").await?;
    window.reads("pegawai_siasn.xlsx").await?;
    window.picture("import-2-report").await?;
    axe.look(window, "import report").await?;
    window.go("roster").await?;
    window.see("[role=\"row\"], tbody tr").await?;
    window.picture("import-3-roster").await?;
    axe.look(window, "roster").await?;
    axe.clean()
}

#[tokio::test(flavor = "multi_thread")]
async fn spreadsheets_become_a_roster() {
    walk("import", &fixtures(), import).await;
}
