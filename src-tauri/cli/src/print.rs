//! Output: sentences from the one catalogue, or JSON.

use rampak_office::{Office, Problem, Progress, ProgressLine, Result, words};
use std::io::{IsTerminal, Write};

pub struct Printer {
    json: bool,
    asked: Option<String>,
    language: String,
}

impl Printer {
    pub fn new(json: bool, asked: Option<&str>) -> Printer {
        Printer { json, asked: asked.map(str::to_string), language: asked.unwrap_or("id").to_string() }
    }

    /// The office's language, unless another was asked for.
    pub fn language(&mut self, office: &Office) -> Result<()> {
        if self.asked.is_none() {
            self.language = office.settings_get()?.language;
        }
        Ok(())
    }

    /// The language of its sentences.
    pub fn speaks(&self) -> &str {
        &self.language
    }

    /// JSON of a value, or the words for it.
    pub fn answer<T: serde::Serialize>(&self, value: &T, words: impl FnOnce(&Printer)) {
        if self.json { self.json(value) } else { words(self) }
    }

    /// Always JSON.
    pub fn json<T: serde::Serialize>(&self, value: &T) {
        match serde_json::to_string_pretty(value) {
            Ok(text) => self.say(&text),
            Err(fault) => eprintln!("{fault}"),
        }
    }

    /// A sentence of the catalogue.
    pub fn line(&self, key: &str, params: &[(&str, &str)]) {
        self.say(&words::text(&self.language, key, params));
    }

    pub fn text(&self, key: &str, params: &[(&str, &str)]) -> String {
        words::text(&self.language, key, params)
    }

    pub fn number(&self, value: f64, digits: usize) -> String {
        words::number(&self.language, value, digits)
    }

    /// A line as it is; a closed pipe ends the program quietly.
    pub fn say(&self, text: &str) {
        if writeln!(std::io::stdout(), "{text}").is_err() {
            std::process::exit(0);
        }
    }

    pub fn problem(&self, problem: &Problem) {
        if self.json {
            self.json(&serde_json::json!({ "problem": problem }));
        }
        let text = words::problem(&self.language, problem);
        // here a code or id was typed, so it is told which of them is not there
        match problem.params.get("id").filter(|_| problem.code == "not_found") {
            Some(id) => eprintln!("{id}: {text}"),
            None => eprintln!("{text}"),
        }
    }

    /// Progress on stderr, for people only.
    pub fn progress(&self) -> Progress {
        if self.json || !std::io::stderr().is_terminal() {
            return Progress::silent();
        }
        let language = self.language.clone();
        Progress::to(move |line: ProgressLine| {
            let phase = words::text(&language, &format!("phase_{}", line.phase), &[]);
            let count = match (line.done, line.total) {
                (Some(done), Some(total)) => format!(" {done}/{total}"),
                _ => String::new(),
            };
            eprint!("\r\x1b[K{phase} {}{count}", line.detail.unwrap_or_default());
        })
    }
}
