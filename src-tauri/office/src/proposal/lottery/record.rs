//! What is known of the newest draw of a lottery, for the paper that tells of it.

use super::wire::{DrawFile, LotteryItem};
use super::{file_name, named, parsed, rows};
use crate::brief::wire::BriefForm;
use crate::{Office, Problem, Result};
use std::collections::BTreeSet;

/// A draw, the lottery it was drawn from, and the draws made before it for the same need.
pub struct Record {
    pub item: LotteryItem,
    pub form: BriefForm,
    /// The name a draw file is saved under.
    pub file_name: String,
    /// People stand in the file under numbers instead of their NIP.
    pub pseudonymous: bool,
    /// Agencies of the pool.
    pub agencies: usize,
    /// Digits to throw: of 1,000 panels 3.
    pub digits: usize,
    /// Members of a team.
    pub size: usize,
    /// By the panels, 0 to 1.
    pub smallest: f64,
    pub largest: f64,
    pub cap: Option<f64>,
    /// Nothing is fairer.
    pub proved: bool,
    pub draw: rows::Drawn,
    /// Oldest first.
    pub earlier: Vec<Earlier>,
    /// In the order of the seats.
    pub team: Vec<Drawn>,
}

/// A draw made before, with the hash of its lottery and how many digits were thrown.
pub struct Earlier {
    pub draw: rows::Drawn,
    pub hash: String,
    pub digits: usize,
}

/// A member of the team.
pub struct Drawn {
    /// Of who has left the roster since: what stands in the file.
    pub name: String,
    pub nip: String,
    /// What stands for them in the file.
    pub code: String,
    /// Empty for who has left the roster since.
    pub position: String,
    pub agency: String,
    pub role: String,
    /// By the panels, 0 to 1.
    pub chance: f64,
}

impl Office {
    /// # Errors
    /// `not_found`, `lottery_changed`, `lottery_not_drawn` (params title, digits, brief).
    pub(crate) fn lottery_record(&self, id: &str) -> Result<Record> {
        let frozen = self.frozen(id)?;
        let file = parsed(&frozen.file)?;
        let digits = digits(file.panels.len());
        let mut made = self.draws_for(&frozen.item.brief_id)?;
        let newest = made.iter().rposition(|(lottery, _)| lottery.id == id);
        let code = &frozen.body.form.code;
        let brief = if code.is_empty() { &frozen.item.brief_id } else { code };
        let Some(newest) = newest else {
            return Err(Problem::new("lottery_not_drawn").with("title", &frozen.item.title).with("digits", digits).with("brief", brief));
        };
        made.truncate(newest + 1);
        let Some((_, draw)) = made.pop() else { return Err(Problem::not_found("lottery", id)) };
        let earlier = |(item, draw): (LotteryItem, rows::Drawn)| Earlier { draw, digits: self::digits(item.panels as usize), hash: item.hash };
        let world = self.world()?;
        let panels = file.panels.len().max(1) as f64;
        let counts = || file.chances.iter().map(|(_, count, _)| f64::from(*count) / panels);
        let mut team = file.panels.get(draw.number as usize).cloned().unwrap_or_default();
        team.sort_by_key(|(seat, _)| *seat);
        let member = |(seat, at): (usize, usize)| {
            let (nip, name, agency) = named(&world, &frozen, &file, at);
            let position = world.person_by_id(&frozen.body.people[at]).map(|p| world.people[p].position.clone()).unwrap_or_default();
            let chance = file.chances.iter().find(|(person, ..)| *person == at).map_or(0.0, |(_, count, _)| f64::from(*count) / panels);
            let role = frozen.body.form.seats.get(seat).map(|seat| seat.role.clone()).unwrap_or_default();
            Drawn { name, nip, code: file.instance.people[at].n.clone(), position, agency, role, chance }
        };
        let team: Vec<Drawn> = team.into_iter().map(member).collect();
        Ok(Record {
            file_name: file_name(&frozen),
            pseudonymous: team.iter().any(|drawn| drawn.code != drawn.nip),
            agencies: agencies(&file),
            digits,
            size: file.panels.first().map_or(0, Vec::len),
            smallest: counts().fold(1.0, f64::min),
            largest: counts().fold(0.0, f64::max),
            cap: file.cap,
            proved: file.proved,
            draw,
            earlier: made.into_iter().map(earlier).collect(),
            team,
            form: frozen.body.form,
            item: frozen.item,
        })
    }

    /// Every draw made for a need, in whichever lottery, oldest first.
    fn draws_for(&self, brief: &str) -> Result<Vec<(LotteryItem, rows::Drawn)>> {
        self.db.read(|reader| {
            let mut made = Vec::new();
            for item in rows::list(reader, Some(brief))?.into_iter().filter(|item| item.draws > 0) {
                made.extend(rows::draws(reader, &item.id)?.into_iter().map(|draw| (item.clone(), draw)));
            }
            made.sort_by(|(_, a), (_, b)| a.at.cmp(&b.at));
            Ok(made)
        })
    }
}

/// Digits that name any of so many panels.
pub fn digits(panels: usize) -> usize {
    panels.saturating_sub(1).to_string().len()
}

fn agencies(file: &DrawFile) -> usize {
    file.chances.iter().filter_map(|(person, ..)| file.instance.people.get(*person)).map(|person| person.a).collect::<BTreeSet<_>>().len()
}
