//! Runs the engine in a child process of the same program, which can be killed at any moment: HiGHS does not poll for
//! cancel while it presolves. The task goes in as one line of JSON, progress and the result come out as lines.

use crate::formation::wire::{Answer, Job, JobLine, JobPoint, Task};
use crate::formation::{convert, portfolio};
use crate::{Problem, Progress, ProgressLine, Result, Wish};
use rampak_core::formation::{
    Fairness, Limits, PricePoint, Progress as Step, Terms, Watch, alternatives, draw_up, least_change, price_of_fairness, propose, propose_portfolio,
};
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::{ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

/// The first argument by which a program knows that it is called as the worker.
pub const FLAG: &str = "--solve-worker";

/// Where formation runs.
#[derive(Clone, Debug)]
pub enum Engine {
    /// In this process; it can be stopped between stages only. For tests.
    InProcess,
    /// In a child of this program, started with [`FLAG`].
    Program(PathBuf),
}

/// Does a task; gives the answer and the seconds it took.
///
/// # Errors
/// `cancelled`, `worker_failed`.
pub(crate) fn run(engine: &Engine, task: &Task, progress: &Progress) -> Result<(Answer, f64)> {
    match engine {
        Engine::InProcess => {
            let watch = Near { start: Instant::now(), progress };
            let answer = perform(task, &watch);
            progress.check()?;
            Ok((answer, watch.elapsed()))
        }
        Engine::Program(program) => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
            runtime.block_on(child(program, task, progress))
        }
    }
}

fn perform(task: &Task, watch: &dyn Watch) -> Answer {
    match task {
        Task::Propose(job) => Answer::Team(convert::solution(&propose(&convert::instance(job), &limits(job), watch))),
        Task::Lottery(job, fairness, panels, cap) => {
            let fairness = Fairness::ALL.into_iter().find(|f| f.key() == fairness).unwrap_or(Fairness::Leximin);
            let terms = Terms { fairness, panels: panels.map(|panels| panels as usize), cap: *cap };
            match draw_up(&convert::instance(job), &terms, &limits(job), watch) {
                Ok(lottery) => Answer::Lottery(convert::lottery(lottery)),
                Err(none) => Answer::NoLottery(convert::no_lottery(none).into()),
            }
        }
        Task::LeastChange(job, before) => Answer::Team(convert::solution(&least_change(&convert::instance(job), before, &limits(job), watch))),
        Task::Alternatives { job, first, count, apart } => {
            let found = alternatives(&convert::instance(job), &convert::solved(first.as_ref().clone()), *count, *apart, &limits(job), watch);
            Answer::Teams { found: found.found.iter().map(convert::solution).collect(), none_left: found.none_left }
        }
        Task::Portfolio(job, more) => Answer::Portfolio(portfolio::written(&propose_portfolio(&portfolio::read(job, more), &limits(job), watch))),
        Task::Price(job, tolerances) => {
            let point = |p: PricePoint| JobPoint { tolerance: p.tolerance, fit: p.fit, chance: p.chance, team: p.team, proved: p.proved };
            Answer::Price(price_of_fairness(&convert::instance(job), tolerances, &limits(job), watch).into_iter().map(point).collect())
        }
    }
}

fn limits(job: &Job) -> Limits {
    Limits { seconds: job.seconds, gap: job.gap }
}

pub(crate) fn failed(fault: impl std::fmt::Display) -> Problem {
    Problem::new("worker_failed").with("detail", fault)
}

/// Killed when dropped, whatever ends this.
async fn child(program: &PathBuf, task: &Task, progress: &Progress) -> Result<(Answer, f64)> {
    let mut command = tokio::process::Command::new(program);
    command.arg(FLAG).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    #[cfg(unix)]
    command.process_group(0); // Ctrl+C in a terminal is for the parent to hear
    #[cfg(windows)]
    command.creation_flags(0x0800_0000); // no console window
    let mut child = command.spawn().map_err(failed)?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { return Err(failed("pipes")) };
    let mut text = serde_json::to_vec(task).map_err(failed)?;
    text.push(b'\n');
    let mut lines = BufReader::new(output).lines();
    let write = async {
        input.write_all(&text).await?;
        input.flush().await?;
        Ok::<_, std::io::Error>(input)
    };
    let mut input = write.await.map_err(failed)?;
    let mut kept = false;
    // of its own: lines that come thick must not keep the wish from being heard
    let mut tick = tokio::time::interval(Duration::from_millis(50));
    loop {
        tokio::select! {
            line = lines.next_line() => match line.map_err(failed)? {
                None => return Err(failed(child.wait().await.map_or_else(|fault| fault.to_string(), |status| status.to_string()))),
                Some(line) => match serde_json::from_str(&line).map_err(failed)? {
                    JobLine::Progress(line) => progress.line(line),
                    JobLine::Done(answer, elapsed) => return Ok((*answer, elapsed)),
                },
            },
            _ = tick.tick() => match progress.wish() {
                Wish::GoOn => {}
                Wish::Cancel => {
                    let _ = child.kill().await;
                    return Err(Problem::cancelled());
                }
                Wish::Keep if !kept => {
                    kept = true;
                    let _ = input.write_all(b"keep\n").await;
                    let _ = input.flush().await;
                }
                Wish::Keep => {}
            },
        }
    }
}

fn line_of(step: Step) -> ProgressLine {
    ProgressLine { phase: step.phase.key().into(), detail: None, done: None, total: None, best: step.best, bound: step.bound.filter(|bound| bound.is_finite()) }
}

/// A watch in this process.
struct Near<'a> {
    start: Instant,
    progress: &'a Progress,
}

impl Watch for Near<'_> {
    fn elapsed(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn stopped(&self) -> bool {
        self.progress.wish() != Wish::GoOn
    }

    fn report(&self, step: Step) {
        self.progress.line(line_of(step));
    }
}

/// The worker's own watch: lines out, a word in.
struct Far {
    start: Instant,
    keep: Arc<AtomicBool>,
}

impl Watch for Far {
    fn elapsed(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn stopped(&self) -> bool {
        self.keep.load(Ordering::Relaxed)
    }

    fn report(&self, step: Step) {
        say(&JobLine::Progress(line_of(step)));
    }
}

/// A line to the parent; when nobody listens any more there is nothing left to do.
fn say(line: &JobLine) {
    let mut out = std::io::stdout().lock();
    let told = serde_json::to_writer(&mut out, line).is_ok() && out.write_all(b"\n").is_ok() && out.flush().is_ok();
    if !told {
        std::process::exit(1);
    }
}

/// Serves as the worker: one task, then the end. The parent's death closes the input, which ends the worker too.
pub fn serve() -> ExitCode {
    let start = Instant::now();
    let mut text = String::new();
    if std::io::stdin().lock().read_line(&mut text).is_err() {
        return ExitCode::FAILURE;
    }
    let Ok(task) = serde_json::from_str::<Task>(&text) else { return ExitCode::FAILURE };
    let keep = Arc::new(AtomicBool::new(false));
    let word = keep.clone();
    std::thread::spawn(move || {
        let mut line = String::new();
        while std::io::stdin().lock().read_line(&mut line).is_ok_and(|read| read > 0) {
            word.store(true, Ordering::Relaxed);
        }
        std::process::exit(1);
    });
    let watch = Far { start, keep };
    let answer = perform(&task, &watch);
    say(&JobLine::Done(Box::new(answer), watch.elapsed()));
    ExitCode::SUCCESS
}
