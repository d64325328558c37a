//! SQL of the tables without a room: the record of imports, and what rows held before one changed them.

use crate::database::{Reader, Row, Tx, Value, vals};
use crate::roster::wire::ImportReport;
use crate::{Problem, Result};
use serde_json::{Map, Value as Json};

/// A past import as kept.
pub struct Import {
    pub id: String,
    pub at: String,
    pub by: String,
    pub report: ImportReport,
    pub undone: bool,
}

/// Imports, newest first.
pub fn imports(reader: &Reader<'_>) -> Result<Vec<Import>> {
    let rows = reader.query("SELECT id, at, by_user, report, undone FROM office_import ORDER BY seq DESC", &[])?;
    rows.iter().map(import).collect()
}

fn import(row: &Row) -> Result<Import> {
    let report = serde_json::from_str(row.str(3)).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    Ok(Import { id: row.text(0), at: row.text(1), by: row.text(2), report, undone: row.flag(4) })
}

pub fn begin_import(tx: &Tx<'_>, id: &str, at: &str, by: &str) -> Result<()> {
    let empty = r#"{"import":null,"files":[],"findings":[]}"#;
    let sql = "INSERT INTO office_import (id, seq, at, by_user, report) SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4 FROM office_import";
    tx.exec(sql, vals![id, at, by, empty]).map(|_| ())
}

pub fn end_import(tx: &Tx<'_>, id: &str, report: &ImportReport) -> Result<()> {
    let json = serde_json::to_string(report).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    tx.exec("UPDATE office_import SET report = $2 WHERE id = $1", vals![id, json]).map(|_| ())
}

/// Marks an import as undone and forgets what it kept.
pub fn undo_import(tx: &Tx<'_>, id: &str) -> Result<()> {
    tx.exec("DELETE FROM office_import_before WHERE import_id = $1", vals![id])?;
    tx.exec("UPDATE office_import SET undone = 1 WHERE id = $1", vals![id]).map(|_| ())
}

/// Table and image of every row an import changed, the last change first.
pub fn images(reader: &Reader<'_>, import: &str) -> Result<Vec<(String, String)>> {
    let rows = reader.query("SELECT table_name, before FROM office_import_before WHERE import_id = $1 ORDER BY seq DESC", vals![import])?;
    Ok(rows.iter().map(|row| (row.text(0), row.text(1))).collect())
}

/// A table whose rows an import may make or change. The room that owns the table holds the constant.
pub struct Kept {
    pub name: &'static str,
    pub keys: &'static [&'static str],
    pub columns: &'static [&'static str],
}

impl Kept {
    /// Writes down what a row holds now, as number `seq` of the import.
    pub fn keep(&self, tx: &Tx<'_>, import: &str, seq: usize, keys: &[Value]) -> Result<()> {
        let columns: Vec<&str> = self.keys.iter().chain(self.columns).copied().collect();
        let sql = format!("SELECT {} FROM {} WHERE {}", columns.join(", "), self.name, equal(self.keys, 1));
        let row = tx.first(&sql, keys)?.ok_or_else(|| Problem::not_found(self.name, ""))?;
        let image: Map<String, Json> = columns.iter().enumerate().map(|(at, column)| ((*column).to_string(), json(&row, at))).collect();
        let sql = "INSERT INTO office_import_before (import_id, seq, table_name, row_key, before) VALUES ($1, $2, $3, $4, $5)";
        tx.exec(sql, vals![import, seq as i64, self.name, row.text(0), Json::Object(image).to_string()]).map(|_| ())
    }

    /// Makes a row what its image says.
    pub fn restore(&self, tx: &Tx<'_>, image: &str) -> Result<()> {
        let image: Map<String, Json> = serde_json::from_str(image).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
        let sets: Vec<String> = self.columns.iter().enumerate().map(|(at, column)| format!("{column} = ${}", at + 1)).collect();
        let sql = format!("UPDATE {} SET {} WHERE {}", self.name, sets.join(", "), equal(self.keys, self.columns.len() + 1));
        let values: Vec<Value> = self.columns.iter().chain(self.keys).map(|column| value(image.get(*column))).collect();
        tx.exec(&sql, &values).map(|_| ())
    }

    /// Removes the rows an import made.
    pub fn remove(&self, tx: &Tx<'_>, import: &str) -> Result<()> {
        tx.exec(&format!("DELETE FROM {} WHERE import_id = $1", self.name), vals![import]).map(|_| ())
    }
}

fn equal(keys: &[&str], from: usize) -> String {
    keys.iter().enumerate().map(|(at, key)| format!("{key} = ${}", at + from)).collect::<Vec<_>>().join(" AND ")
}

fn json(row: &Row, at: usize) -> Json {
    if let Some(text) = row.opt_text(at) {
        return text.into();
    }
    if let Some(int) = row.opt_int(at) {
        return int.into();
    }
    row.opt_real(at).map_or(Json::Null, Json::from)
}

fn value(json: Option<&Json>) -> Value {
    match json {
        Some(Json::String(text)) => Value::from(text),
        Some(Json::Number(number)) => number.as_i64().map_or_else(|| Value::from(number.as_f64()), Value::from),
        _ => Value::Null,
    }
}
