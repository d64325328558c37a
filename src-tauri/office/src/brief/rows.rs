//! SQL of the briefs.

use super::wire::BriefForm;
use crate::database::{Reader, Tx, vals};
use crate::roster::rows::collect;
use crate::settings::rows::Kept;
use crate::{Problem, Result};

pub const BRIEF: Kept = Kept {
    name: "brief_brief",
    keys: &["id"],
    columns: &["seq", "code", "title", "host_id", "start_date", "end_date", "seats", "form", "deleted", "created", "updated", "import_id", "version"],
};

/// Briefs not deleted that have a code, as forms.
pub fn coded(reader: &Reader<'_>) -> Result<Vec<BriefForm>> {
    let rows = collect(reader, "SELECT id, version, form FROM brief_brief WHERE code <> '' AND deleted = 0 ORDER BY seq", |row| {
        (row.text(0), row.int(1) as i32, row.text(2))
    })?;
    rows.into_iter()
        .map(|(id, version, form)| {
            let form: BriefForm = serde_json::from_str(&form).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
            Ok(BriefForm { id: Some(id), version, ..form })
        })
        .collect()
}

/// Makes a brief of an import, or changes the one it has by id.
pub fn import_brief(tx: &Tx<'_>, id: &str, form: &BriefForm, now: &str, import: Option<&str>) -> Result<()> {
    let kept = BriefForm { id: None, version: 0, ..form.clone() };
    let json = serde_json::to_string(&kept).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    let seats: u32 = form.seats.iter().filter(|seat| seat.office.is_none()).map(|seat| u32::from(seat.count)).sum();
    let insert = "INSERT INTO brief_brief (id, seq, code, title, host_id, start_date, end_date, seats, form, created, updated, import_id) \
                  SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10 FROM brief_brief";
    let update = "UPDATE brief_brief SET code = $2, title = $3, host_id = $4, start_date = $5, end_date = $6, seats = $7, form = $8, updated = $9, version = version + 1 WHERE id = $1";
    let values = vals![id, &form.code, &form.title, form.host_id.clone(), &form.start, &form.end, seats, json, now, import.map(str::to_string)];
    tx.exec(if import.is_some() { insert } else { update }, values).map(|_| ())
}

/// Title of a brief of this import that was changed after it.
pub fn changed_since(reader: &Reader<'_>, import: &str, at: &str) -> Result<Option<String>> {
    let sql = "SELECT title FROM brief_brief WHERE import_id = $1 AND updated > $2";
    Ok(reader.first(sql, vals![import, at])?.map(|row| row.text(0)))
}

/// A brief as listed.
pub struct BriefRow {
    pub id: String,
    pub code: String,
    pub title: String,
    pub host_id: Option<String>,
    pub start: String,
    pub end: String,
    pub seats: u32,
    pub updated: String,
}

/// Briefs not deleted, in order.
pub fn list(reader: &Reader<'_>) -> Result<Vec<BriefRow>> {
    let sql = "SELECT id, code, title, host_id, start_date, end_date, seats, updated FROM brief_brief WHERE deleted = 0 ORDER BY seq";
    collect(reader, sql, |row| BriefRow {
        id: row.text(0),
        code: row.text(1),
        title: row.text(2),
        host_id: row.opt_text(3),
        start: row.text(4),
        end: row.text(5),
        seats: row.int(6) as u32,
        updated: row.text(7),
    })
}

/// A brief by id, or by code when no id matches; deleted ones by id only.
pub fn get(reader: &Reader<'_>, id: &str) -> Result<Option<BriefForm>> {
    let sql = "SELECT id, version, form FROM brief_brief WHERE id = $1 OR (code = $1 AND deleted = 0) ORDER BY CASE WHEN id = $1 THEN 0 ELSE 1 END, seq";
    let Some(row) = reader.first(sql, vals![id])? else { return Ok(None) };
    let form: BriefForm = serde_json::from_str(row.str(2)).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    Ok(Some(BriefForm { id: Some(row.text(0)), version: row.int(1) as i32, ..form }))
}

/// Id of the brief that has a code.
pub fn with_code(reader: &Reader<'_>, code: &str) -> Result<Option<String>> {
    Ok(reader.first("SELECT id FROM brief_brief WHERE code = $1 AND deleted = 0", vals![code])?.map(|row| row.text(0)))
}

/// A new brief made by hand.
pub fn insert(tx: &Tx<'_>, id: &str, form: &BriefForm, now: &str) -> Result<()> {
    let none =
        "INSERT INTO brief_brief (id, seq, title, seats, form, created, updated) SELECT $1, COALESCE(MAX(seq), 0) + 1, '', 0, '', $2, $2 FROM brief_brief";
    tx.exec(none, vals![id, now])?;
    import_brief(tx, id, form, now, None)?;
    tx.exec("UPDATE brief_brief SET version = 1 WHERE id = $1", vals![id]).map(|_| ())
}

/// Saves over the version that was read; false when it is not the newest.
pub fn update(tx: &Tx<'_>, id: &str, form: &BriefForm, now: &str) -> Result<bool> {
    let newest = tx.first("SELECT 1 FROM brief_brief WHERE id = $1 AND version = $2 AND deleted = 0", vals![id, form.version])?.is_some();
    if newest {
        import_brief(tx, id, form, now, None)?;
    }
    Ok(newest)
}

pub fn set_deleted(tx: &Tx<'_>, id: &str, deleted: bool, now: &str) -> Result<bool> {
    Ok(tx.exec("UPDATE brief_brief SET deleted = $2, updated = $3, version = version + 1 WHERE id = $1 AND deleted <> $2", vals![id, deleted, now])? > 0)
}
