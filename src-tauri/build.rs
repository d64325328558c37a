//! Declares every command, so that the capability file must name each, and lets a fresh clone build before the ui.

use std::{fs, path::Path};

fn main() {
    let index = Path::new("../ui/dist/index.html");
    if !index.exists() {
        let page = "<!doctype html><meta charset=\"utf-8\"><title>Rampak</title><p>UI belum dibangun: jalankan cargo xtask run.</p>";
        if let Some(folder) = index.parent() {
            let _ = fs::create_dir_all(folder);
        }
        let _ = fs::write(index, page);
    }
    println!("cargo:rerun-if-changed=commands.txt");
    // the list is shared with a test that compares it with the handler
    let names: Vec<&str> = include_str!("commands.txt").lines().filter(|line| !line.is_empty()).collect();
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(Box::leak(names.into_boxed_slice())));
    if let Err(problem) = tauri_build::try_build(attributes) {
        println!("cargo:warning={problem:#}");
        std::process::exit(1);
    }
}
