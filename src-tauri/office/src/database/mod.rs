//! The one seam to SQL. Rooms speak `$1` parameters and portable wording; only this folder names the driver.
//!
//! One writer thread owns the write connection and runs whole transactions; reads go to query-only connections.

mod error;
mod lite;
mod migrate;
mod value;

pub(crate) use value::vals;
pub use value::{Row, Value};

use crate::problem::{Problem, Result};
use lite::Lite;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;

/// Reads. Its connection cannot write.
pub struct Reader<'a> {
    lite: &'a Lite,
}

/// One transaction. It reads what it wrote; dropped without an answer of `Ok`, it leaves nothing.
pub struct Tx<'a> {
    reader: Reader<'a>,
}

type Job = Box<dyn FnOnce(&Lite) + Send>;

/// An open file. After every write the one file holds everything, so that a copy of it is a backup.
pub struct Database {
    path: PathBuf,
    /// Taken when it is closed.
    writer: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    reader: Mutex<Option<Lite>>,
}

impl Reader<'_> {
    /// Rows of a SELECT; parameters are `$1`, `$2` and so on.
    ///
    /// # Errors
    /// Database problems.
    pub fn query(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        self.lite.query(sql, values)
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// Database problems.
    pub fn first(&self, sql: &str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.query(sql, values)?.into_iter().next())
    }

    /// Calls `each` for every row, without keeping them.
    ///
    /// # Errors
    /// Database problems.
    pub fn each(&self, sql: &str, values: &[Value], each: impl FnMut(&Row)) -> Result<()> {
        self.lite.each(sql, values, each)
    }
}

impl<'a> std::ops::Deref for Tx<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl Tx<'_> {
    /// Runs a statement; answers how many rows it touched.
    ///
    /// # Errors
    /// Database problems.
    pub fn exec(&self, sql: &str, values: &[Value]) -> Result<usize> {
        self.lite.exec(sql, values)
    }
}

impl Database {
    /// Opens or makes the file, brings it to the newest schema, and starts the writer.
    ///
    /// # Errors
    /// `file_not_office`, `file_newer`, `file_migration_changed`, `file_cannot_open`, `disk_full`, `file_read_only`.
    pub fn open(path: &Path) -> Result<Database> {
        let write = Lite::open_to_write(path)?;
        migrate::migrate(&write)?;
        write.settle();
        let reader = Mutex::new(Some(Lite::open_to_read(path)?));
        let (writer, jobs) = channel::<Job>();
        let thread = std::thread::Builder::new()
            .name("rampak-writer".into())
            .spawn(move || jobs.into_iter().for_each(|job| job(&write)))
            .map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
        Ok(Database { path: path.to_path_buf(), writer: Some(writer), thread: Some(thread), reader })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Changes whenever anyone commits to the file, in this program or another.
    ///
    /// # Errors
    /// Database problems.
    pub fn revision(&self) -> Result<i64> {
        self.reading(|lite| lite.pragma("data_version"))
    }

    fn reading<T>(&self, work: impl FnOnce(&Lite) -> Result<T>) -> Result<T> {
        let lite = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        work(lite.as_ref().ok_or_else(gone)?)
    }

    /// Writes all there is to a new file: a copy that is whole whatever else goes on.
    ///
    /// # Errors
    /// `file_exists`, `disk_full`, `file_write`.
    pub fn copy_to(&self, path: &Path) -> Result<()> {
        if path.exists() {
            return Err(Problem::new("file_exists").with("path", path.display()));
        }
        let (reply, answer) = channel();
        let (text, file) = (path.display().to_string(), path.to_path_buf());
        self.send(Box::new(move |lite| {
            let done = lite.exec("VACUUM INTO $1", vals![text]);
            if done.is_err() {
                // half a copy is none
                let _ = std::fs::remove_file(file);
            }
            let _ = reply.send(done.map(|_| ()));
        }))?;
        answer.recv().map_err(|_| gone())?
    }

    fn send(&self, job: Job) -> Result<()> {
        self.writer.as_ref().ok_or_else(gone)?.send(job).map_err(|_| gone())
    }

    /// Runs a read.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        self.reading(|lite| {
            lite.begin_read()?;
            let answer = work(&Reader { lite });
            lite.end_read();
            answer
        })
    }

    /// Runs one transaction on the writer thread: committed when `work` answers `Ok`, else nothing is left of it.
    ///
    /// # Errors
    /// What `work` answers, or a database problem at commit.
    pub fn write<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let (reply, answer) = channel();
        let job: Job = Box::new(move |lite| {
            let done = transact(lite, work);
            lite.settle();
            let _ = reply.send(done);
        });
        self.send(job)?;
        answer.recv().map_err(|_| gone())?
    }
}

impl Drop for Database {
    /// The writer's connection closes last, and takes the files beside the one file away.
    fn drop(&mut self) {
        self.reader.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        self.writer.take();
        if let Some(thread) = self.thread.take() {
            // a panic was answered where it happened
            let _ = thread.join();
        }
    }
}

fn gone() -> Problem {
    Problem::new("unexpected").with("detail", "writer")
}

/// A panic inside `work` rolls back like an error, and the writer lives on.
fn transact<T>(lite: &Lite, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
    lite.begin_write()?;
    let tx = Tx { reader: Reader { lite } };
    match catch_unwind(AssertUnwindSafe(|| work(&tx))) {
        Ok(Ok(value)) => lite.commit().map(|()| value),
        Ok(Err(problem)) => {
            lite.rollback();
            Err(problem)
        }
        Err(_) => {
            lite.rollback();
            Err(Problem::new("unexpected").with("detail", "panic"))
        }
    }
}

#[cfg(test)]
mod tests;
