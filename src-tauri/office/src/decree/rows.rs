//! SQL of decrees.

use super::wire::{DecreeForm, DecreeItem};
use crate::database::{Reader, Row, Tx, vals};
use crate::{Problem, Result};

/// A decree as kept.
pub struct Kept {
    pub item: DecreeItem,
    pub form: DecreeForm,
    pub hash: Option<String>,
    pub issued: Option<String>,
    pub issued_by: Option<String>,
    /// The founding decree, of one that amends or revokes it.
    pub root: Option<String>,
    pub effective: Option<String>,
}

pub const FOUNDING: &str = "founding";
pub const AMENDMENT: &str = "amendment";
pub const REVOCATION: &str = "revocation";

/// Where a new draft stands.
pub struct Place<'a> {
    pub proposal: &'a str,
    pub kind: &'a str,
    pub root: Option<&'a str>,
    pub effective: Option<&'a str>,
}

/// A decree of a chain.
pub struct Link {
    pub id: String,
    pub proposal: String,
    pub kind: String,
    pub state: String,
    pub number: Option<String>,
    pub dated: Option<String>,
    pub effective: Option<String>,
}

const ALL: &str = "SELECT d.id, d.proposal_id, p.title, d.subject, d.number, d.dated, d.state, p.members, d.updated, d.form, d.version, d.hash, d.issued, d.issued_by, \
                   d.kind, d.root_id, d.effective, \
                   EXISTS (SELECT 1 FROM decree_decree r WHERE r.root_id = COALESCE(d.root_id, d.id) AND r.kind = 'revocation' AND r.state = 'issued') \
                   FROM decree_decree d JOIN decree_proposal p ON p.id = d.proposal_id";

fn item(row: &Row) -> DecreeItem {
    DecreeItem {
        id: row.text(0),
        proposal_id: row.text(1),
        brief_title: row.text(2),
        subject: row.text(3),
        number: row.opt_text(4),
        date: row.opt_text(5),
        state: row.text(6),
        members: row.int(7) as u32,
        updated: row.text(8),
        kind: row.text(14),
        revoked: row.flag(17),
    }
}

/// Newest first.
pub fn list(reader: &Reader<'_>) -> Result<Vec<DecreeItem>> {
    Ok(reader.query(&format!("{ALL} ORDER BY d.seq DESC"), &[])?.iter().map(item).collect())
}

pub fn get(reader: &Reader<'_>, id: &str) -> Result<Option<Kept>> {
    let Some(row) = reader.first(&format!("{ALL} WHERE d.id = $1"), vals![id])? else { return Ok(None) };
    let form: DecreeForm = serde_json::from_str(row.str(9)).map_err(unreadable)?;
    Ok(Some(Kept {
        item: item(&row),
        form: DecreeForm { version: row.int(10) as i32, ..form },
        hash: row.opt_text(11),
        issued: row.opt_text(12),
        issued_by: row.opt_text(13),
        root: row.opt_text(15),
        effective: row.opt_text(16),
    }))
}

fn unreadable(fault: serde_json::Error) -> Problem {
    Problem::new("unexpected").with("detail", fault)
}

pub fn of_proposal(reader: &Reader<'_>, proposal: &str) -> Result<Option<String>> {
    Ok(reader.first("SELECT id FROM decree_decree WHERE proposal_id = $1 AND kind <> 'revocation'", vals![proposal])?.map(|row| row.text(0)))
}

pub fn insert(tx: &Tx<'_>, id: &str, place: &Place<'_>, form: &DecreeForm, now: &str) -> Result<()> {
    let json = serde_json::to_string(form).map_err(unreadable)?;
    let sql = "INSERT INTO decree_decree (id, seq, proposal_id, state, subject, form, created, updated, kind, root_id, effective) \
               SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, 'draft', $3, $4, $5, $5, $6, $7, $8 FROM decree_decree";
    let (root, effective) = (place.root.map(str::to_string), place.effective.map(str::to_string));
    tx.exec(sql, vals![id, place.proposal, &form.subject, json, now, place.kind, root, effective]).map(|_| ())
}

/// Decrees that amend or revoke a founding one, in the order made.
pub fn chain(reader: &Reader<'_>, root: &str) -> Result<Vec<Link>> {
    let sql = "SELECT id, proposal_id, kind, state, number, dated, effective FROM decree_decree WHERE root_id = $1 ORDER BY seq";
    let link = |row: &Row| Link {
        id: row.text(0),
        proposal: row.text(1),
        kind: row.text(2),
        state: row.text(3),
        number: row.opt_text(4),
        dated: row.opt_text(5),
        effective: row.opt_text(6),
    };
    Ok(reader.query(sql, vals![root])?.iter().map(link).collect())
}

fn dash(text: &str) -> Option<String> {
    Some(text.trim().to_string()).filter(|text| !text.is_empty())
}

/// Saves over the version that was read; false when it is not the newest or no longer a draft.
pub fn update(tx: &Tx<'_>, id: &str, form: &DecreeForm, now: &str) -> Result<bool> {
    let json = serde_json::to_string(form).map_err(unreadable)?;
    let sql = "UPDATE decree_decree SET subject = $3, number = $4, dated = $5, form = $6, updated = $7, version = version + 1 \
               WHERE id = $1 AND version = $2 AND state = 'draft'";
    Ok(tx.exec(sql, vals![id, form.version, &form.subject, dash(&form.number), dash(&form.date), json, now])? > 0)
}

pub fn delete(tx: &Tx<'_>, id: &str) -> Result<bool> {
    Ok(tx.exec("DELETE FROM decree_decree WHERE id = $1 AND state = 'draft'", vals![id])? > 0)
}

/// Whether another issued decree has this number.
pub fn number_taken(reader: &Reader<'_>, number: &str) -> Result<bool> {
    Ok(reader.first("SELECT 1 FROM decree_decree WHERE number = $1 AND state = 'issued'", vals![number])?.is_some())
}

/// Fixes a draft for ever.
pub fn issue(tx: &Tx<'_>, id: &str, hash: &str, now: &str, by: &str) -> Result<()> {
    let sql = "UPDATE decree_decree SET state = 'issued', hash = $2, issued = $3, issued_by = $4, updated = $3 WHERE id = $1";
    tx.exec(sql, vals![id, hash, now, by]).map(|_| ())
}

/// Subject of a decree drafted after this moment.
pub fn made_since(reader: &Reader<'_>, at: &str) -> Result<Option<String>> {
    Ok(reader.first("SELECT subject FROM decree_decree WHERE created > $1 ORDER BY seq", vals![at])?.map(|row| row.text(0)))
}
