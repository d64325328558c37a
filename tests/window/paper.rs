//! What stands on the papers that the window writes.

use crate::Done;
use crate::driven::Window;
pub use rampak_tests::paper::names;
use rampak_tests::paper::{agree, file};

/// Exports the decree on screen and gives the words of PDF and DOCX; each has all of the other's.
pub async fn exported(window: &Window) -> Done<(String, String)> {
    let folder = window.folder.join("paper");
    for old in [folder.clone(), window.folder.join("printed")] {
        let _ = std::fs::remove_dir_all(&old);
        std::fs::create_dir_all(&old)?;
    }
    window.click_hook("decree-export").await?;
    let start = std::time::Instant::now();
    while file(&folder, "pdf").is_err() || file(&folder, "docx").is_err() {
        assert!(start.elapsed().as_secs() < 60, "PDF and DOCX are written to {}", folder.display());
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    agree(&file(&folder, "pdf")?, &file(&folder, "docx")?, &window.folder)
}
