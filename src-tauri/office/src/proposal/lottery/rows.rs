//! SQL of lotteries and draws.

use super::wire::{LotteryBody, LotteryItem};
use crate::database::{Reader, Row, Tx, vals};
use crate::{Problem, Result};

/// A lottery as kept.
pub struct Frozen {
    pub item: LotteryItem,
    pub body: LotteryBody,
    /// To the byte.
    pub file: String,
}

/// A draw as logged.
pub struct Drawn {
    pub at: String,
    pub by: String,
    pub number: u32,
    pub reason: String,
    pub late: bool,
    pub proposal: String,
}

/// With the newest draw, and how many there are.
const ITEM: &str = "l.id, l.brief_id, b.title, l.objective, l.panels, l.pool, l.hash, l.created, l.created_by, \
                    (SELECT COUNT(*) FROM proposal_draw d WHERE d.lottery_id = l.id), n.number, n.proposal_id";
const FROM: &str = "FROM proposal_lottery l JOIN proposal_brief b ON b.id = l.brief_id \
                    LEFT JOIN proposal_draw n ON n.id = (SELECT d.id FROM proposal_draw d WHERE d.lottery_id = l.id ORDER BY d.at DESC, d.id DESC LIMIT 1)";

fn item(row: &Row) -> LotteryItem {
    let draws = row.int(9) as u32;
    LotteryItem {
        id: row.text(0),
        brief_id: row.text(1),
        title: row.text(2),
        objective: row.text(3),
        panels: row.int(4) as u32,
        pool: row.int(5) as u32,
        hash: row.text(6),
        created: row.text(7),
        created_by: row.text(8),
        draws,
        number: (draws > 0).then(|| row.int(10) as u32),
        proposal: row.opt_text(11),
    }
}

/// Newest first; of one brief or all.
pub fn list(reader: &Reader<'_>, brief: Option<&str>) -> Result<Vec<LotteryItem>> {
    let rows = match brief {
        Some(brief) => reader.query(&format!("SELECT {ITEM} {FROM} WHERE l.brief_id = $1 ORDER BY l.seq DESC"), vals![brief])?,
        None => reader.query(&format!("SELECT {ITEM} {FROM} ORDER BY l.seq DESC"), &[])?,
    };
    Ok(rows.iter().map(item).collect())
}

pub fn get(reader: &Reader<'_>, id: &str) -> Result<Option<Frozen>> {
    let sql = format!("SELECT {ITEM}, l.body, l.file {FROM} WHERE l.id = $1");
    let Some(row) = reader.first(&sql, vals![id])? else { return Ok(None) };
    let body = serde_json::from_str(row.str(12)).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    Ok(Some(Frozen { item: item(&row), body, file: row.text(13) }))
}

pub fn insert(tx: &Tx<'_>, frozen: &Frozen) -> Result<()> {
    let json = serde_json::to_string(&frozen.body).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    let item = &frozen.item;
    let sql = "INSERT INTO proposal_lottery (id, seq, brief_id, objective, panels, pool, hash, body, file, created, created_by) \
               SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM proposal_lottery";
    let values = vals![&item.id, &item.brief_id, &item.objective, item.panels, item.pool, &item.hash, json, &frozen.file, &item.created, &item.created_by];
    tx.exec(sql, values).map(|_| ())
}

/// Oldest first.
pub fn draws(reader: &Reader<'_>, lottery: &str) -> Result<Vec<Drawn>> {
    let sql = "SELECT at, by_user, number, reason, late, proposal_id FROM proposal_draw WHERE lottery_id = $1 ORDER BY at, id";
    let drawn =
        |row: &Row| Drawn { at: row.text(0), by: row.text(1), number: row.int(2) as u32, reason: row.text(3), late: row.int(4) != 0, proposal: row.text(5) };
    Ok(reader.query(sql, vals![lottery])?.iter().map(drawn).collect())
}

/// Whether a draw was ever made for a brief, in any of its lotteries.
pub fn drawn_for(reader: &Reader<'_>, brief: &str) -> Result<bool> {
    let sql = "SELECT d.id FROM proposal_draw d JOIN proposal_lottery l ON l.id = d.lottery_id WHERE l.brief_id = $1 LIMIT 1";
    Ok(reader.first(sql, vals![brief])?.is_some())
}

/// Title of a brief for which a lottery was frozen after this moment.
pub fn frozen_since(reader: &Reader<'_>, at: &str) -> Result<Option<String>> {
    let sql = "SELECT b.title FROM proposal_lottery l JOIN proposal_brief b ON b.id = l.brief_id WHERE l.created > $1 ORDER BY l.seq";
    Ok(reader.first(sql, vals![at])?.map(|row| row.text(0)))
}

pub fn log(tx: &Tx<'_>, lottery: &str, draw: &Drawn) -> Result<()> {
    let sql = "INSERT INTO proposal_draw (id, lottery_id, at, by_user, number, reason, late, proposal_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let late = u32::from(draw.late);
    tx.exec(sql, vals![crate::stamp::id(), lottery, &draw.at, &draw.by, draw.number, &draw.reason, late, &draw.proposal]).map(|_| ())
}
