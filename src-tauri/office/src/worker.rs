//! Runs the engine in a child process of the same program, which can be killed at any moment: HiGHS does not poll for
//! cancel while it presolves.

use std::path::PathBuf;

/// Where formation runs.
#[derive(Clone, Debug)]
pub enum Engine {
    /// In this process; it can be stopped between stages only. For tests.
    InProcess,
    /// In a child of this program, started with `--solve-worker`.
    Program(PathBuf),
}

/// The first argument by which a program knows that it is called as the worker.
pub const FLAG: &str = "--solve-worker";

/// Serves as the worker.
pub fn serve() -> std::process::ExitCode {
    std::process::ExitCode::FAILURE
}
