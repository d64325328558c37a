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

/// Reads. Its connection cannot write.
pub struct Reader<'a> {
    lite: &'a Lite,
}

/// One transaction. It reads what it wrote; dropped without an answer of `Ok`, it leaves nothing.
pub struct Tx<'a> {
    reader: Reader<'a>,
}

type Job = Box<dyn FnOnce(&Lite) + Send>;

/// An open file.
pub struct Database {
    path: PathBuf,
    writer: Sender<Job>,
    reader: Mutex<Lite>,
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
        let reader = Mutex::new(Lite::open_to_read(path)?);
        let (writer, jobs) = channel::<Job>();
        std::thread::Builder::new()
            .name("rampak-writer".into())
            .spawn(move || jobs.into_iter().for_each(|job| job(&write)))
            .map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
        Ok(Database { path: path.to_path_buf(), writer, reader })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Changes whenever anyone commits to the file, in this program or another.
    ///
    /// # Errors
    /// Database problems.
    pub fn revision(&self) -> Result<i64> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner).pragma("data_version")
    }

    /// Runs a read.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let lite = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        lite.begin_read()?;
        let answer = work(&Reader { lite: &lite });
        lite.end_read();
        answer
    }

    /// Runs one transaction on the writer thread: committed when `work` answers `Ok`, else nothing is left of it.
    ///
    /// # Errors
    /// What `work` answers, or a database problem at commit.
    pub fn write<T: Send + 'static>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let (reply, answer) = channel();
        let job: Job = Box::new(move |lite| {
            let _ = reply.send(transact(lite, work));
        });
        let gone = || Problem::new("unexpected").with("detail", "writer");
        self.writer.send(job).map_err(|_| gone())?;
        answer.recv().map_err(|_| gone())?
    }
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
