//! What is written for an instance, and the time there is for it.

use rampak_core::formation::model::{Found, Model, Unknown};
use rampak_core::formation::{Limits, Phase, Progress, Watch};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

pub enum Answer {
    /// As the format has it, with what is known of the best: bound, and whether it is reached.
    Some {
        answer: Value,
        bound: Option<f64>,
        proven: bool,
    },
    Impossible {
        reason: String,
        shortage: Value,
    },
    /// Neither an answer nor a proof that there is none.
    Unsure,
}

impl Answer {
    /// The file's content; nothing when nothing is known.
    pub fn json(&self) -> Option<Value> {
        match self {
            Answer::Some { answer, bound, proven } => {
                let mut answer = answer.clone();
                if let Some(bound) = bound {
                    (answer["bound"], answer["proven"]) = (json!(bound), json!(proven));
                }
                Some(answer)
            }
            Answer::Impossible { reason, shortage } => Some(json!({ "infeasible": true, "reason": reason, "shortage": shortage })),
            Answer::Unsure => None,
        }
    }
}

/// The best of a model: half of the time for a proof, and what is left of it to better what was found, part by part.
pub fn best(model: &Model, parts: &[Vec<Unknown>], timer: &Timer) -> Found {
    match model.solve(&timer.part(0.5), timer) {
        Found::Some { values, worth, bound } if worth < bound => model.improve(values, bound, parts, &timer.part(1.0), timer),
        Found::Unsure => model.solve(&timer.part(1.0), timer),
        found => found,
    }
}

/// A watch with a limit. `until` a phase: what comes from there on is left out.
pub struct Timer {
    start: Instant,
    pub seconds: f64,
    until: Option<Phase>,
    reached: AtomicBool,
}

impl Timer {
    pub fn new(seconds: f64) -> Timer {
        Timer { start: Instant::now(), seconds, until: None, reached: AtomicBool::new(false) }
    }

    /// Stops where a phase begins.
    pub fn until(mut self, phase: Phase) -> Timer {
        self.until = Some(phase);
        self
    }

    /// Limits that end at this share of the time.
    pub fn part(&self, share: f64) -> Limits {
        Limits { seconds: Some(self.seconds * share), gap: 0.0 }
    }
}

impl Watch for Timer {
    fn elapsed(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn stopped(&self) -> bool {
        self.reached.load(Ordering::Relaxed)
    }

    fn report(&self, progress: Progress) {
        if Some(progress.phase) == self.until {
            self.reached.store(true, Ordering::Relaxed);
        }
    }
}
