//! Progress of long work: a phase in words, a step, and a way to stop. The null reporter serves tests.

use serde::{Deserialize, Serialize};
use specta::Type;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// One line of progress.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProgressLine {
    /// Catalogue key `phase_<phase>`, such as `read_sheet`, `fit`, `chance`.
    pub phase: String,
    /// Name of the file or thing at work, if any.
    pub detail: Option<String>,
    pub done: Option<u32>,
    pub total: Option<u32>,
    /// Best so far and best possible, while a team is formed.
    pub best: Option<f64>,
    pub bound: Option<f64>,
}

/// What the user wants of work under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    GoOn,
    /// Stop and keep the best so far, where that means something.
    Keep,
    /// Stop and change nothing.
    Cancel,
}

/// Shared by whoever works and whoever may stop it.
#[derive(Clone, Default)]
pub struct Progress {
    wish: Arc<AtomicU8>,
    sink: Option<Arc<dyn Fn(ProgressLine) + Send + Sync>>,
}

impl Progress {
    /// Reports nowhere and is never stopped unless asked.
    pub fn silent() -> Progress {
        Progress::default()
    }

    /// Reports each line to `sink`.
    pub fn to(sink: impl Fn(ProgressLine) + Send + Sync + 'static) -> Progress {
        Progress { wish: Arc::default(), sink: Some(Arc::new(sink)) }
    }

    pub fn cancel(&self) {
        self.wish.store(2, Ordering::Relaxed);
    }

    /// Stop and keep what there is.
    pub fn keep(&self) {
        self.wish.store(1, Ordering::Relaxed);
    }

    pub fn wish(&self) -> Wish {
        match self.wish.load(Ordering::Relaxed) {
            0 => Wish::GoOn,
            1 => Wish::Keep,
            _ => Wish::Cancel,
        }
    }

    pub fn line(&self, line: ProgressLine) {
        if let Some(sink) = &self.sink {
            sink(line);
        }
    }

    /// A phase with a count.
    pub fn step(&self, phase: &str, detail: Option<&str>, done: usize, total: usize) {
        self.line(ProgressLine {
            phase: phase.into(),
            detail: detail.map(str::to_string),
            done: u32::try_from(done).ok(),
            total: u32::try_from(total).ok(),
            best: None,
            bound: None,
        });
    }

    /// `Err(cancelled)` once the user has cancelled; called between rows and phases.
    ///
    /// # Errors
    /// [`crate::Problem::cancelled`].
    pub fn check(&self) -> crate::Result<()> {
        if self.wish() == Wish::Cancel { Err(crate::Problem::cancelled()) } else { Ok(()) }
    }
}
