//! SQLite behind the seam.

use super::error::problem;
use super::value::{Row, Value};
use crate::problem::{Problem, Result};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, Statement, ToSql};
use std::path::Path;
use std::time::Duration;

/// "Rmpk": marks a file as ours.
const APPLICATION_ID: i32 = 0x526d_706b;

pub(super) struct Lite(Connection);

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(int) => ValueRef::Integer(*int),
            Value::Real(real) => ValueRef::Real(*real),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn owned(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(int) => Value::Int(int),
        ValueRef::Real(real) => Value::Real(real),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

impl Lite {
    /// Opens or makes the file for the one writer.
    pub fn open_to_write(path: &Path) -> Result<Lite> {
        let lite = Lite::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let id = lite.pragma("application_id")?;
        let tables: i64 = lite.0.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(|fault| problem(&fault))?;
        if i64::from(APPLICATION_ID) != id && (id != 0 || tables != 0) {
            return Err(Problem::new("file_not_office").with("path", path.display()));
        }
        lite.script(&format!("PRAGMA application_id={APPLICATION_ID}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"))?;
        Ok(lite)
    }

    /// Opens the file for queries only.
    pub fn open_to_read(path: &Path) -> Result<Lite> {
        let lite = Lite::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        lite.script("PRAGMA query_only=ON;")?;
        Ok(lite)
    }

    fn open(path: &Path, flags: OpenFlags) -> Result<Lite> {
        let connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(|fault| problem(&fault).with("path", path.display()))?;
        connection.busy_timeout(Duration::from_secs(5)).map_err(|fault| problem(&fault))?;
        connection.set_prepared_statement_cache_capacity(128);
        let lite = Lite(connection);
        lite.script("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;")
            .map_err(|fault| fault.with("path", path.display()))?;
        Ok(lite)
    }

    pub fn pragma(&self, name: &str) -> Result<i64> {
        self.0.pragma_query_value(None, name, |row| row.get(0)).map_err(|fault| problem(&fault))
    }

    /// Several statements without parameters.
    pub fn script(&self, sql: &str) -> Result<()> {
        self.0.execute_batch(sql).map_err(|fault| problem(&fault))
    }

    pub fn begin_write(&self) -> Result<()> {
        self.script("BEGIN IMMEDIATE")
    }

    pub fn begin_read(&self) -> Result<()> {
        self.script("BEGIN")
    }

    pub fn end_read(&self) {
        // nothing was written, and a failed BEGIN has nothing to end
        let _ = self.script("COMMIT");
    }

    pub fn commit(&self) -> Result<()> {
        self.script("COMMIT").inspect_err(|_| self.rollback())
    }

    pub fn rollback(&self) {
        // SQLite has rolled back by itself when this fails
        let _ = self.script("ROLLBACK");
    }

    /// Brings what was written home to the one file. What another program still reads in the old state waits for the next
    /// time; it is safe beside the file until then.
    pub fn settle(&self) {
        let _ = self.script("PRAGMA wal_checkpoint(PASSIVE)");
    }

    pub fn each(&self, sql: &str, values: &[Value], mut each: impl FnMut(&Row)) -> Result<()> {
        let mut statement = self.0.prepare_cached(sql).map_err(|fault| problem(&fault))?;
        bind(&mut statement, values)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|fault| problem(&fault))? {
            let values: rusqlite::Result<Vec<Value>> = (0..columns).map(|at| row.get_ref(at).map(owned)).collect();
            each(&Row(values.map_err(|fault| problem(&fault))?));
        }
        Ok(())
    }

    pub fn query(&self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        self.each(sql, values, |row| rows.push(row.clone()))?;
        Ok(rows)
    }

    pub fn exec(&self, sql: &str, values: &[Value]) -> Result<usize> {
        let mut statement = self.0.prepare_cached(sql).map_err(|fault| problem(&fault))?;
        bind(&mut statement, values)?;
        statement.raw_execute().map_err(|fault| problem(&fault))
    }
}

/// `$n` is a name in SQLite, numbered by first appearance: bound by that name.
fn bind(statement: &mut Statement<'_>, values: &[Value]) -> Result<()> {
    for at in 1..=statement.parameter_count() {
        let number = statement.parameter_name(at).and_then(|name| name.strip_prefix('$')).and_then(|digits| digits.parse::<usize>().ok());
        let value = number.and_then(|number| values.get(number.wrapping_sub(1)));
        let value = value.ok_or_else(|| Problem::new("unexpected").with("detail", "parameter without value"))?;
        statement.raw_bind_parameter(at, value).map_err(|fault| problem(&fault))?;
    }
    Ok(())
}
