//! File dialogs, opened by Rust so that the page needs no right to files.
//!
//! `RAMPAK_DIALOG` answers in place of the user, paths parted as in `PATH`: a test cannot reach a native dialog.

use std::path::PathBuf;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

fn answered() -> Option<Vec<PathBuf>> {
    std::env::var_os("RAMPAK_DIALOG").map(|paths| std::env::split_paths(&paths).collect())
}

fn builder(app: &AppHandle) -> FileDialogBuilder<tauri::Wry> {
    app.dialog().file()
}

fn path(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen.and_then(|file| file.into_path().ok())
}

/// Spreadsheets to read; empty when the user changed their mind.
pub fn spreadsheets(app: &AppHandle) -> Vec<PathBuf> {
    answered().unwrap_or_else(|| {
        let chosen = builder(app).add_filter("Excel, CSV", &["xlsx", "csv", "txt"]).blocking_pick_files();
        chosen.unwrap_or_default().into_iter().filter_map(|file| file.into_path().ok()).collect()
    })
}

/// An office file that exists.
pub fn office(app: &AppHandle) -> Option<PathBuf> {
    answered().map_or_else(|| path(builder(app).add_filter("Rampak", &["rampak"]).blocking_pick_file()), |paths| paths.into_iter().next())
}

/// A name for a new office file.
pub fn new_office(app: &AppHandle) -> Option<PathBuf> {
    named(app, "kantor.rampak")
}

/// A name for a copy of the office file.
pub fn backup(app: &AppHandle, name: &str) -> Option<PathBuf> {
    named(app, name)
}

fn named(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let chosen = answered()
        .map_or_else(|| path(builder(app).add_filter("Rampak", &["rampak"]).set_file_name(name).blocking_save_file()), |paths| paths.into_iter().next());
    chosen.map(|file| if file.extension().is_some() { file } else { file.with_extension("rampak") })
}

/// The file of a lottery.
pub fn draw_file(app: &AppHandle) -> Option<PathBuf> {
    answered().map_or_else(|| path(builder(app).add_filter("JSON", &["json"]).blocking_pick_file()), |paths| paths.into_iter().next())
}

/// A folder to write into.
pub fn folder(app: &AppHandle) -> Option<PathBuf> {
    answered().map_or_else(|| path(builder(app).blocking_pick_folder()), |paths| paths.into_iter().next())
}
