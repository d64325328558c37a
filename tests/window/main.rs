//! The real window, driven through WebDriver. `cargo xtask test` builds the program, names it in RAMPAK_WINDOW and gives it a screen.
#![cfg(target_os = "linux")]

mod amend;
mod axe;
mod board;
mod driven;
mod importing;
mod many;
mod paper;
mod security;
mod whole_job;

/// How a walk through the window ends: the trouble says what was not found, and the picture beside it what was seen.
pub type Done<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
