//! The fair lottery: drawn up, frozen with its hash, drawn by a public number, verified by anyone.

pub mod wire;

pub mod verify;

mod freeze;

pub(crate) mod record;

pub(crate) mod rows;

use super::ready::Ready;
use super::wire::{Body, BodySeat};
use crate::brief::wire::RuleText;
use crate::formation::wire::{CriterionFigure, CriterionOrder, TeamSeat};
use crate::formation::{World, convert};
use crate::{Changed, Office, OrNotFound, Problem, Result, Room, stamp};
use rampak_core::formation::{Criterion, figures};
use std::path::{Path, PathBuf};
use verify::{beside, hash, number};
use wire::{ChanceLevel, DrawFile, LotteryBarred, LotteryDraw, LotteryItem, LotteryOutside, LotteryPerson, LotteryView};

/// So many of the pool, and of those outside, are shown.
const SHOWN: usize = 2_000;
const SHOWN_OUTSIDE: usize = 500;

impl Office {
    /// Chooses the team of a number: digits as thrown. Each draw is logged and becomes a proposal. `late`: the hash was not
    /// told before the number.
    ///
    /// # Errors
    /// `not_found`, `lottery_changed`, `lottery_number`, `lottery_left`, `lottery_reason` where the brief was drawn for before.
    pub fn lottery_draw(&self, id: &str, digits: &str, reason: &str, late: bool) -> Result<Changed<LotteryView>> {
        let frozen = self.frozen(id)?;
        let file = parsed(&frozen.file)?;
        let number = number(digits, file.panels.len())?;
        let world = self.world()?;
        let ready = Ready::new(&frozen.item.brief_id, &world, drawn(&world, &frozen, &file, number)?);
        let (at, by) = (stamp::now(), world.settings.user_name.clone());
        let draw = rows::Drawn { at, by, number: number as u32, reason: reason.trim().into(), late, proposal: ready.id() };
        let item = frozen.item;
        self.db.write(move |tx| {
            if draw.reason.is_empty() && rows::drawn_for(tx, &item.brief_id)? {
                return Err(Problem::new("lottery_reason"));
            }
            ready.keep(tx)?;
            rows::log(tx, &item.id, &draw)
        })?;
        Ok(Changed::new(self.lottery_get(id)?, &[Room::Proposal, Room::Brief]))
    }

    /// Newest first; of one brief (id or code) or all.
    ///
    /// # Errors
    /// Database problems.
    pub fn lottery_list(&self, brief: Option<&str>) -> Result<Vec<LotteryItem>> {
        let brief = brief.map(|brief| self.brief_get(brief)).transpose()?.and_then(|form| form.id);
        self.db.read(|reader| rows::list(reader, brief.as_deref()))
    }

    /// # Errors
    /// `not_found`, `lottery_changed`.
    pub fn lottery_get(&self, id: &str) -> Result<LotteryView> {
        let frozen = self.frozen(id)?;
        let file = parsed(&frozen.file)?;
        let draws = self.db.read(|reader| rows::draws(reader, id))?;
        Ok(view(&*self.world()?, &frozen, &file, draws))
    }

    /// Writes the draw file, and its hash beside it as `sha256sum` reads it. A folder gives it a name of its own.
    ///
    /// # Errors
    /// `not_found`, `lottery_changed`, `file_write`.
    pub fn lottery_save(&self, id: &str, to: &Path) -> Result<Vec<String>> {
        let frozen = self.frozen(id)?;
        let name = file_name(&frozen);
        let path: PathBuf = if to.is_dir() { to.join(&name) } else { to.into() };
        let name = path.file_name().map_or(name, |name| name.to_string_lossy().into_owned());
        let write = |path: &Path, text: &str| {
            std::fs::write(path, text).map_err(|fault| Problem::new("file_write").with("path", path.display()).with("reason", fault))?;
            Ok(path.display().to_string())
        };
        Ok(vec![write(&path, &frozen.file)?, write(&beside(&path), &format!("{}  {name}\n", frozen.item.hash))?])
    }

    /// As it was frozen, or not at all.
    fn frozen(&self, id: &str) -> Result<rows::Frozen> {
        let frozen = self.db.read(|reader| rows::get(reader, id))?.or_not_found("lottery", id)?;
        if hash(&frozen.file) == frozen.item.hash { Ok(frozen) } else { Err(Problem::new("lottery_changed").with("hash", &frozen.item.hash)) }
    }
}

/// `undian-P01-7c9e04a1.json`: code of the need and the beginning of the hash.
fn file_name(frozen: &rows::Frozen) -> String {
    let code = &frozen.body.form.code;
    format!("undian-{}-{}.json", if code.is_empty() { "tim" } else { code }, &frozen.item.hash[..8])
}

fn parsed(file: &str) -> Result<DrawFile> {
    serde_json::from_str(file).map_err(|fault| Problem::new("unexpected").with("detail", fault))
}

/// The team of a number as a proposal: the chances of the lottery are the ones it is credited by.
///
/// # Errors
/// `lottery_left` when a member is no longer in the roster.
fn drawn(world: &World, frozen: &rows::Frozen, file: &DrawFile, number: usize) -> Result<Body> {
    let instance = convert::instance(&file.instance);
    let team = &file.panels[number];
    let seat = |(seat, person): &(usize, usize)| {
        let known = world.person_by_id(&frozen.body.people[*person]).map(|at| &world.people[at]);
        let person = known.ok_or_else(|| Problem::new("lottery_left").with("number", number).with("person", &file.instance.people[*person].n))?;
        Ok(BodySeat { seat: frozen.body.form.seats[*seat].code.clone(), person_id: person.id.clone(), nip: person.nip.clone() })
    };
    let panels = file.panels.len() as f64;
    let figure = |(criterion, value): (Criterion, f64)| {
        let tolerance = file.instance.order.iter().find(|card| card.criterion == criterion.key()).map_or(0.0, |card| card.tolerance);
        let best = file.floor.filter(|_| tolerance < 1.0).map_or(value, |floor| floor / (1.0 - tolerance));
        CriterionFigure { name: criterion.key().into(), value, bound: best, gap: 0.0, best }
    };
    Ok(Body {
        form: frozen.body.form.clone(),
        order: file.instance.order.iter().map(|card| CriterionOrder { criterion: card.criterion.clone(), tolerance: card.tolerance }).collect(),
        team: team.iter().map(seat).collect::<Result<_>>()?,
        outcome: "drawn".into(),
        gap: Some(0.0),
        criteria: figures(&instance, team).into_iter().map(figure).collect(),
        chances: file.chances.iter().map(|(person, count, _)| (frozen.body.people[*person].clone(), f64::from(*count) / panels)).collect(),
        seed: file.seed.clone(),
        seed_by_hand: false,
        solver: file.solver.clone(),
        elapsed: frozen.body.elapsed,
        from: None,
        batch: None,
        amends: None,
        formed: "drawn".into(),
    })
}

/// NIP, name and agency of a person of the file. Who has left the roster since is shown by number alone.
fn named(world: &World, frozen: &rows::Frozen, file: &DrawFile, at: usize) -> (String, String, String) {
    let job = &file.instance.people[at];
    let person = world.person_by_id(&frozen.body.people[at]).map(|p| &world.people[p]);
    let agency = file.instance.agencies.get(job.a).cloned().unwrap_or_default();
    person.map_or_else(|| (job.n.clone(), job.n.clone(), agency.clone()), |p| (p.nip.clone(), p.name.clone(), agency.clone()))
}

fn view(world: &World, frozen: &rows::Frozen, file: &DrawFile, draws: Vec<rows::Drawn>) -> LotteryView {
    let panels = file.panels.len().max(1) as f64;
    let named = |at: usize| self::named(world, frozen, file, at);
    let person = |(at, count, _): &(usize, u32, f64)| {
        let (nip, name, agency) = named(*at);
        LotteryPerson { nip, name, agency, chance: f64::from(*count) / panels, panels: *count }
    };
    let mut chances: Vec<&(usize, u32, f64)> = file.chances.iter().collect();
    chances.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    let mut exact: Vec<f64> = file.chances.iter().map(|(.., exact)| *exact).collect();
    exact.sort_by(f64::total_cmp);
    let mut levels: Vec<ChanceLevel> = Vec::new();
    for chance in &exact {
        match levels.last_mut() {
            Some(level) if chance - level.chance < 1e-6 * chance.max(1e-9) + 1e-9 => level.people += 1,
            _ => levels.push(ChanceLevel { chance: *chance, people: 1 }),
        }
    }
    let seat = |(seat, at): &(usize, usize)| {
        let (nip, name, agency) = named(*at);
        let form = &frozen.body.form.seats[*seat];
        let agency_id = world.agencies.iter().find(|known| known.name == agency).map(|known| known.id.clone()).unwrap_or_default();
        TeamSeat { seat: form.code.clone(), role: form.role.clone(), nip, name, agency, agency_id }
    };
    let reason = |kind: &str| RuleText { kind: kind.into(), seat: None, subject: None, value: None };
    let outside = |(at, rule): &(usize, crate::formation::wire::JobRule)| {
        let (nip, name, agency) = named(*at);
        LotteryOutside { nip, name, agency, reason: reason(&rule.0) }
    };
    LotteryView {
        digits: record::digits(file.panels.len()) as u32,
        size: file.panels.first().map_or(0, Vec::len) as u32,
        smallest: chances.first().map_or(0.0, |c| f64::from(c.1) / panels),
        largest: chances.last().map_or(0.0, |c| f64::from(c.1) / panels),
        smallest_exact: exact.first().copied().unwrap_or(0.0),
        largest_exact: exact.last().copied().unwrap_or(0.0),
        bound: file.bound,
        outcome: if file.proved { "proved" } else { "stopped" }.into(),
        levels,
        chances: chances.into_iter().take(SHOWN).map(person).collect(),
        barred: frozen.body.barred.iter().map(|(reason, people)| LotteryBarred { reason: reason.clone(), people: *people }).collect(),
        outside: file.outside.iter().take(SHOWN_OUTSIDE).map(outside).collect(),
        warnings: if draws.iter().any(|draw| draw.late) { vec!["frozen_late".into()] } else { Vec::new() },
        draws: draws
            .into_iter()
            .map(|draw| LotteryDraw {
                team: file.panels[draw.number as usize].iter().map(seat).collect(),
                at: draw.at,
                by: draw.by,
                number: draw.number,
                reason: draw.reason,
                late: draw.late,
                proposal: draw.proposal,
            })
            .collect(),
        solver: file.solver.clone(),
        elapsed: frozen.body.elapsed,
        item: frozen.item.clone(),
    }
}
