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

const ITEM: &str = "l.id, l.brief_id, b.title, l.objective, l.panels, l.pool, l.hash, l.created, l.created_by";

fn item(row: &Row) -> LotteryItem {
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
        draws: 0,
        number: None,
        proposal: None,
    }
}

fn with_draws(reader: &Reader<'_>, mut item: LotteryItem) -> Result<LotteryItem> {
    let draws = draws(reader, &item.id)?;
    item.draws = draws.len() as u32;
    item.number = draws.last().map(|draw| draw.number);
    item.proposal = draws.last().map(|draw| draw.proposal.clone());
    Ok(item)
}

/// Newest first; of one brief or all.
pub fn list(reader: &Reader<'_>, brief: Option<&str>) -> Result<Vec<LotteryItem>> {
    let sql = format!("SELECT {ITEM} FROM proposal_lottery l JOIN proposal_brief b ON b.id = l.brief_id ORDER BY l.seq DESC");
    let items: Vec<LotteryItem> = reader.query(&sql, &[])?.iter().map(item).filter(|item| brief.is_none_or(|brief| item.brief_id == brief)).collect();
    items.into_iter().map(|item| with_draws(reader, item)).collect()
}

pub fn get(reader: &Reader<'_>, id: &str) -> Result<Option<Frozen>> {
    let sql = format!("SELECT {ITEM}, l.body, l.file FROM proposal_lottery l JOIN proposal_brief b ON b.id = l.brief_id WHERE l.id = $1");
    let Some(row) = reader.first(&sql, vals![id])? else { return Ok(None) };
    let body = serde_json::from_str(row.str(9)).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    Ok(Some(Frozen { item: with_draws(reader, item(&row))?, body, file: row.text(10) }))
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

pub fn log(tx: &Tx<'_>, lottery: &str, draw: &Drawn) -> Result<()> {
    let sql = "INSERT INTO proposal_draw (id, lottery_id, at, by_user, number, reason, late, proposal_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let late = u32::from(draw.late);
    tx.exec(sql, vals![crate::stamp::id(), lottery, &draw.at, &draw.by, draw.number, &draw.reason, late, &draw.proposal]).map(|_| ())
}
