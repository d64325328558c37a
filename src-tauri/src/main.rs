//! Starts the window, or the solve worker when called as one.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(rampak_office::worker::FLAG) {
        return rampak_office::worker::serve();
    }
    rampak_desktop::run()
}
