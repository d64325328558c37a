//! SQL of proposals and of what was overruled.

use super::wire::{Body, OverrideView, ProposalItem};
use crate::database::{Reader, Row, Tx, vals};
use crate::{Problem, Result};

/// A proposal as kept.
pub struct Kept {
    pub item: ProposalItem,
    pub version: i32,
    pub body: Body,
    pub note: Option<String>,
    pub approved: Option<String>,
    pub approved_by: Option<String>,
}

const ITEM: &str = "p.id, p.brief_id, b.title, p.letter, p.state, p.outcome, p.gap, p.members, p.agencies, p.created, p.created_by";

fn item(row: &Row) -> ProposalItem {
    ProposalItem {
        id: row.text(0),
        brief_id: row.text(1),
        title: row.text(2),
        letter: row.text(3),
        state: row.text(4),
        outcome: row.text(5),
        gap: row.opt_real(6),
        members: row.int(7) as u32,
        agencies: row.int(8) as u32,
        created: row.text(9),
        created_by: row.text(10),
    }
}

/// Of one brief in the order made, or all newest first; those of deleted briefs are left out.
pub fn list(reader: &Reader<'_>, brief: Option<&str>) -> Result<Vec<ProposalItem>> {
    let rows = match brief {
        Some(brief) => {
            let sql = format!("SELECT {ITEM} FROM proposal_proposal p JOIN proposal_brief b ON b.id = p.brief_id WHERE p.brief_id = $1 ORDER BY p.seq");
            reader.query(&sql, vals![brief])?
        }
        None => {
            let sql = format!("SELECT {ITEM} FROM proposal_proposal p JOIN proposal_brief b ON b.id = p.brief_id WHERE b.deleted = 0 ORDER BY p.seq DESC");
            reader.query(&sql, &[])?
        }
    };
    Ok(rows.iter().map(item).collect())
}

pub fn get(reader: &Reader<'_>, id: &str) -> Result<Option<Kept>> {
    let sql = format!(
        "SELECT {ITEM}, p.version, p.body, p.note, p.approved, p.approved_by FROM proposal_proposal p JOIN proposal_brief b ON b.id = p.brief_id WHERE p.id = $1"
    );
    let Some(row) = reader.first(&sql, vals![id])? else { return Ok(None) };
    let body = serde_json::from_str(row.str(12)).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    Ok(Some(Kept { item: item(&row), version: row.int(11) as i32, body, note: row.opt_text(13), approved: row.opt_text(14), approved_by: row.opt_text(15) }))
}

pub fn insert(tx: &Tx<'_>, item: &ProposalItem, body: &Body) -> Result<()> {
    let json = serde_json::to_string(body).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    let sql = "INSERT INTO proposal_proposal (id, seq, brief_id, letter, state, outcome, gap, members, agencies, body, created, created_by) \
               SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM proposal_proposal";
    let values = vals![
        &item.id,
        &item.brief_id,
        &item.letter,
        &item.state,
        &item.outcome,
        item.gap,
        item.members,
        item.agencies,
        json,
        &item.created,
        &item.created_by,
    ];
    tx.exec(sql, values).map(|_| ())
}

/// How many letters a brief has given: a change by hand keeps the letter of what it replaces.
pub fn letters(reader: &Reader<'_>, brief: &str) -> Result<u32> {
    let sql = "SELECT COUNT(DISTINCT letter) FROM proposal_proposal WHERE brief_id = $1";
    Ok(reader.first(sql, vals![brief])?.map_or(0, |row| row.int(0) as u32))
}

pub fn letter(reader: &Reader<'_>, id: &str) -> Result<Option<String>> {
    Ok(reader.first("SELECT letter FROM proposal_proposal WHERE id = $1", vals![id])?.map(|row| row.text(0)))
}

/// Moves a proposal to a state over the version that was read; false when it is not the newest.
pub fn set_state(tx: &Tx<'_>, id: &str, version: i32, state: &str) -> Result<bool> {
    Ok(tx.exec("UPDATE proposal_proposal SET state = $3, version = version + 1 WHERE id = $1 AND version = $2", vals![id, version, state])? > 0)
}

pub fn set_approval(tx: &Tx<'_>, id: &str, note: Option<&str>, at: Option<&str>, by: Option<&str>) -> Result<()> {
    let sql = "UPDATE proposal_proposal SET note = $2, approved = $3, approved_by = $4 WHERE id = $1";
    tx.exec(sql, vals![id, note.map(str::to_string), at.map(str::to_string), by.map(str::to_string)]).map(|_| ())
}

/// Keeps what decided a proposal, once and for all.
pub fn freeze(tx: &Tx<'_>, id: &str, content: Vec<u8>) -> Result<()> {
    tx.exec("INSERT INTO proposal_frozen (proposal_id, content) VALUES ($1, $2)", vals![id, content]).map(|_| ())
}

/// What decided a proposal, where that was kept.
pub fn frozen(reader: &Reader<'_>, id: &str) -> Result<Option<Vec<u8>>> {
    Ok(reader.first("SELECT content FROM proposal_frozen WHERE proposal_id = $1", vals![id])?.map(|row| row.blob(0).to_vec()))
}

pub fn put_override(tx: &Tx<'_>, proposal: &str, line: &OverrideView) -> Result<()> {
    let sql = "INSERT INTO proposal_override (id, proposal_id, at, by_user, action, detail, note) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    tx.exec(sql, vals![crate::stamp::id(), proposal, &line.at, &line.by, &line.action, &line.detail, &line.note]).map(|_| ())
}

/// In the order made.
pub fn overrides(reader: &Reader<'_>, proposal: &str) -> Result<Vec<OverrideView>> {
    let rows = reader.query("SELECT at, by_user, action, detail, note FROM proposal_override WHERE proposal_id = $1 ORDER BY at, id", vals![proposal])?;
    Ok(rows.iter().map(|row| OverrideView { at: row.text(0), by: row.text(1), action: row.text(2), detail: row.text(3), note: row.text(4) }).collect())
}

/// Brief and state of every proposal that still counts.
pub fn states(reader: &Reader<'_>) -> Result<Vec<(String, String)>> {
    crate::roster::rows::collect(reader, "SELECT brief_id, state FROM proposal_proposal ORDER BY seq", |row| (row.text(0), row.text(1)))
}

/// Proposals that a person decided for, in the order made: approved, issued, or issued and revoked since.
pub fn decided(reader: &Reader<'_>) -> Result<Vec<String>> {
    let sql = "SELECT id FROM proposal_proposal WHERE state IN ('approved', 'decreed', 'revoked') ORDER BY seq";
    crate::roster::rows::collect(reader, sql, |row| row.text(0))
}

/// The decree drafted or issued from a proposal.
pub fn decree_of(reader: &Reader<'_>, proposal: &str) -> Result<Option<String>> {
    Ok(reader.first("SELECT decree_id FROM proposal_decree WHERE proposal_id = $1", vals![proposal])?.map(|row| row.text(0)))
}

/// Title of a brief for which a proposal was made after this moment.
pub fn made_since(reader: &Reader<'_>, at: &str) -> Result<Option<String>> {
    let sql = "SELECT b.title FROM proposal_proposal p JOIN proposal_brief b ON b.id = p.brief_id WHERE p.created > $1 ORDER BY p.seq";
    Ok(reader.first(sql, vals![at])?.map(|row| row.text(0)))
}

/// Writes the body of a proposal over, as a damaged file would have it.
#[cfg(test)]
pub fn rewrite(tx: &Tx<'_>, id: &str, change: impl FnOnce(&mut serde_json::Value)) -> Result<()> {
    let row = tx.first("SELECT body FROM proposal_proposal WHERE id = $1", vals![id])?.ok_or_else(Problem::stale)?;
    let mut body = serde_json::from_str(row.str(0)).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    change(&mut body);
    tx.exec("UPDATE proposal_proposal SET body = $2 WHERE id = $1", vals![id, body.to_string()]).map(|_| ())
}
