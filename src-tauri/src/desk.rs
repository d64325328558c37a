//! What lies on the desk: the open office file and the long work under way.

use rampak_office::{Engine, Office, Problem, Progress, ProgressLine, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::ipc::Channel;
use tauri::{AppHandle, WebviewUrl, WebviewWindowBuilder};

/// Managed state of the window.
pub struct Desk {
    office: Mutex<Result<Arc<Office>>>,
    job: Mutex<Option<Progress>>,
}

impl Desk {
    /// A file that cannot be opened is kept as the problem that every command then answers with.
    pub fn open(file: &Path) -> Desk {
        Desk { office: Mutex::new(open(file)), job: Mutex::new(None) }
    }

    /// Puts another file on the desk; the old one stays when the new one cannot be opened.
    pub fn change(&self, file: &Path) -> Result<()> {
        let office = open(file)?;
        *self.office.lock().unwrap_or_else(PoisonError::into_inner) = Ok(office);
        Ok(())
    }

    /// Puts the file away when the program ends.
    pub fn close(&self) {
        *self.office.lock().unwrap_or_else(PoisonError::into_inner) = Err(Problem::new("unexpected").with("detail", "closed"));
    }

    pub fn office(&self) -> Result<Arc<Office>> {
        self.office.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The progress of a new piece of long work; one at a time.
    fn start(&self, lines: Channel<ProgressLine>) -> Result<Progress> {
        let mut job = self.job.lock().unwrap_or_else(PoisonError::into_inner);
        if job.is_some() {
            return Err(Problem::new("job_running"));
        }
        let progress = Progress::to(move |line| drop(lines.send(line)));
        *job = Some(progress.clone());
        Ok(progress)
    }

    fn end(&self) {
        *self.job.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The long work under way, if any.
    pub fn job(&self) -> Option<Progress> {
        self.job.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Runs a use case off the main thread.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce(&Office) -> Result<T> + Send + 'static) -> Result<T> {
        let office = self.office()?;
        spawn(move || work(&office)).await
    }

    /// Runs a long use case off the main thread, with progress and cancel.
    pub async fn long<T: Send + 'static>(
        &self,
        lines: Channel<ProgressLine>,
        work: impl FnOnce(&Office, &Progress) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let office = self.office()?;
        let progress = self.start(lines)?;
        let answer = spawn(move || work(&office, &progress)).await;
        self.end();
        answer
    }
}

async fn spawn<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|fault| Err(Problem::new("unexpected").with("detail", fault)))
}

fn open(file: &Path) -> Result<Arc<Office>> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|fault| Problem::new("file_write").with("path", folder.display()).with("reason", fault))?;
    }
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("rampak-desktop"));
    Office::open(file, Engine::Program(program)).map(Arc::new)
}

/// The one window; it may show nothing but the app's own pages.
pub fn window(app: &AppHandle) -> std::result::Result<(), Box<dyn std::error::Error>> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Rampak")
        .inner_size(1280.0, 800.0)
        .min_inner_size(1024.0, 680.0)
        .on_navigation(|url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost"))
        .build()?;
    Ok(())
}
