//! What is looked up once for an instance, and a view of it with some rules set aside.

use super::instance::{Instance, PersonIx, SeatIx};
use super::outcome::Rule;
use super::policy::Policy;
use crate::brief::Brief;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// Levels by competency and pins by index: everything that would otherwise be searched by text for each person.
pub(super) struct Facts<'a> {
    pub instance: &'a Instance,
    /// The competencies the brief names, each with the level of every person; 0 stands for unknown and meets nothing.
    levels: Vec<(&'a str, Vec<u8>)>,
    /// As many agencies as the people speak of, even when the list of names is shorter.
    pub agencies: usize,
    /// The brief's pins in its order; `None` where a person or a seat is not known.
    pub locked: Vec<Option<(PersonIx, SeatIx)>>,
    pub excluded: Vec<Option<PersonIx>>,
    pub included: Vec<Option<PersonIx>>,
    pub apart: Vec<Option<(PersonIx, PersonIx)>>,
}

impl<'a> Facts<'a> {
    pub fn new(instance: &'a Instance) -> Facts<'a> {
        let brief = &instance.brief;
        let asked = brief.seats.iter().flat_map(|seat| seat.requirements.iter().map(|need| need.competency.as_str()));
        let asked: BTreeSet<&str> = asked.chain(brief.coverage.iter().map(|cover| cover.competency.as_str())).collect();
        let mut levels: Vec<(&str, Vec<u8>)> = asked.into_iter().map(|code| (code, vec![0; instance.people.len()])).collect();
        let mut column_of = vec![usize::MAX; instance.competencies.len()];
        for (at, (code, _)) in levels.iter().enumerate() {
            if let Some(competency) = instance.competency(code) {
                column_of[usize::from(competency)] = at;
            }
        }
        for (person, candidate) in instance.people.iter().enumerate() {
            for (competency, level) in &candidate.levels {
                match column_of.get(usize::from(*competency)) {
                    Some(&at) if at != usize::MAX => levels[at].1[person] = level.get(),
                    _ => {}
                }
            }
        }
        let pins = &brief.pins;
        let pinned = !(pins.locked.is_empty() && pins.excluded.is_empty() && pins.included.is_empty() && pins.apart.is_empty());
        let numbers: HashMap<&str, PersonIx> =
            if pinned { instance.people.iter().enumerate().map(|(at, person)| (person.nip.as_str(), at)).collect() } else { HashMap::new() };
        let person = |nip: &String| numbers.get(nip.as_str()).copied();
        let seat = |code: &String| brief.seats.iter().position(|seat| seat.code == *code);
        Facts {
            instance,
            levels,
            agencies: instance.people.iter().map(|p| p.agency + 1).max().unwrap_or(0).max(instance.agencies.len()),
            locked: pins.locked.iter().map(|(code, nip)| Some((person(nip)?, seat(code)?))).collect(),
            excluded: pins.excluded.iter().map(person).collect(),
            included: pins.included.iter().map(person).collect(),
            apart: pins.apart.iter().map(|(a, b)| Some((person(a)?, person(b)?))).collect(),
        }
    }

    /// The level of every person in a competency of the brief; 0 is unknown. Empty for a competency the brief lacks.
    pub fn levels(&self, code: &str) -> &[u8] {
        self.levels.binary_search_by_key(&code, |(c, _)| c).map_or(&[], |at| &self.levels[at].1)
    }
}

/// The instance under its own rules, or with some dropped or changed. The people are shared.
#[derive(Clone)]
pub(super) struct View<'a> {
    pub facts: &'a Facts<'a>,
    pub brief: Cow<'a, Brief>,
    pub policy: Cow<'a, Policy>,
    /// Rules that do not count in this view.
    pub dropped: BTreeSet<Rule>,
}

impl<'a> View<'a> {
    /// Every rule in force.
    pub fn whole(facts: &'a Facts<'a>) -> View<'a> {
        View { facts, brief: Cow::Borrowed(&facts.instance.brief), policy: Cow::Borrowed(&facts.instance.policy), dropped: BTreeSet::new() }
    }

    pub fn has(&self, rule: Rule) -> bool {
        !self.dropped.contains(&rule) || (matches!(rule, Rule::Minimum(..)) && self.grows())
    }

    /// True when the team must hold a stretch seat.
    pub fn grows(&self) -> bool {
        self.brief.growth && !self.dropped.contains(&Rule::Growth)
    }

    /// The same view with these rules set aside as well.
    pub fn without<'r>(&self, rules: impl IntoIterator<Item = &'r Rule>) -> View<'a> {
        let mut view = self.clone();
        view.dropped.extend(rules);
        view
    }

    /// The same view without the host's locks, inclusions and exclusions; what must not meet stays apart.
    pub fn unpinned(&self) -> View<'a> {
        let pins = &self.brief.pins;
        let locked = (0..pins.locked.len()).map(Rule::Locked);
        let rules: Vec<Rule> = locked.chain((0..pins.included.len()).map(Rule::Included)).chain((0..pins.excluded.len()).map(Rule::Excluded)).collect();
        self.without(&rules)
    }

    /// The same view with so many people in each seat, where the brief leaves that free.
    pub fn sized(&self, filled: &[u16]) -> View<'a> {
        let mut view = self.clone();
        if self.brief.flexible() {
            for (seat, count) in view.brief.to_mut().seats.iter_mut().zip(filled).filter(|(seat, _)| seat.least.is_some()) {
                (seat.count, seat.least) = (*count, None);
            }
        }
        view
    }
}
