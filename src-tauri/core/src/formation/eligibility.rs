//! Who may sit where: the rules that bar a person from a seat, in one fixed order.
//!
//! Exclusions, standing, kind, rank range, minimum levels, hours, teams, paid teams, and last the presence over the whole term
//! (in service until its end, not absent on any day): the counts before it can then be compared with data that know neither.

use super::facts::{Facts, View};
use super::instance::{Candidate, Instance, PersonIx, SeatIx, Standing};
use super::outcome::Rule;
use crate::brief::Term;
use crate::roster::{Absence, AbsenceKind, AsnKind};
use jiff::civil::Date;

/// How many people are left after each rule of a seat.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    pub people: u32,
    /// The rules this seat has, in their order; all exclusions are one step, under the first of them.
    pub steps: Vec<FunnelStep>,
    pub eligible: Vec<PersonIx>,
    /// Agencies among the eligible.
    pub agencies: u32,
    /// The rule whose removal alone would make most people eligible.
    pub removes_most: Option<Rule>,
    /// How many that would be.
    pub would_add: u32,
    /// People barred by nothing but levels (or a rank) nobody has recorded.
    pub not_assessed: Vec<PersonIx>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FunnelStep {
    pub rule: Rule,
    /// Still eligible after this rule.
    pub remaining: u32,
    pub removed: u32,
    /// Of the removed: those whose level (or rank) is not known.
    pub not_assessed: u32,
    /// Of the removed: those whom no other rule bars.
    pub alone: u32,
    /// Of those removed by availability: who serves until the end and is absent on some day, by kind in the order of
    /// [`AbsenceKind::ALL`].
    pub absent: [u32; AbsenceKind::ALL.len()],
}

impl Funnel {
    /// The requirement of the seat itself (level, rank, kind of ASN) whose removal alone lets in the most people; where no
    /// single removal lets in anybody, the one that turns most away. `None` when the seat turns nobody away.
    pub fn strictest(&self) -> Option<&FunnelStep> {
        let own = |step: &&FunnelStep| matches!(step.rule, Rule::Minimum(..) | Rule::RankRange(_) | Rule::Kinds(_)) && step.removed > 0;
        self.steps.iter().filter(own).max_by_key(|step| (step.alone, step.removed))
    }
}

/// A rule that bars a person from a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub rule: Rule,
    /// What the person has, in the rule's unit: level, rank order, hours, teams and paid teams with this seat counted, last day in
    /// service as yyyymmdd. `None`: not known, or nothing to count (standing, kind, exclusion).
    pub have: Option<u32>,
    /// What the seat asks, in the same unit.
    pub need: Option<u32>,
    /// Of availability: the first absence that touches the term; `have` is then `None` unless they leave service too.
    pub absence: Option<Absence>,
}

/// People who are not available over a whole term, each counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unavailable {
    /// They retire, or their contract ends, before the end.
    pub leaving: u32,
    /// The others, by kind in the order of [`AbsenceKind::ALL`].
    pub absent: [u32; AbsenceKind::ALL.len()],
}

/// The funnel of one seat. For several seats of one instance make an [`Eligibility`] once.
pub fn funnel(instance: &Instance, seat: SeatIx) -> Funnel {
    let facts = Facts::new(instance);
    Gate::new(&View::whole(&facts), seat).funnel(&facts)
}

/// The funnels of all seats, those filled by an office as well.
pub fn funnels(instance: &Instance) -> Vec<Funnel> {
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    (0..instance.brief.seats.len()).map(|seat| Gate::new(&view, seat).funnel(&facts)).collect()
}

/// The funnels of the seats the engine fills, the host's locks, inclusions and exclusions left out.
pub fn open_funnels(instance: &Instance) -> Vec<(SeatIx, Funnel)> {
    let facts = Facts::new(instance);
    let view = View::whole(&facts).unpinned();
    instance.open_seats().map(|seat| (seat, Gate::new(&view, seat).funnel(&facts))).collect()
}

/// The first rule that bars a person from a seat; `None` when eligible.
pub fn bar(instance: &Instance, person: PersonIx, seat: SeatIx) -> Option<Bar> {
    bars(instance, person, seat).into_iter().next()
}

/// Every rule that bars a person from a seat, in the order of the funnel.
pub fn bars(instance: &Instance, person: PersonIx, seat: SeatIx) -> Vec<Bar> {
    let facts = Facts::new(instance);
    Gate::new(&View::whole(&facts), seat).bars(&facts, person)
}

/// Whom nothing but availability bars from at least one of these seats.
pub fn unavailable(instance: &Instance, seats: &[SeatIx]) -> Unavailable {
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    let gates: Vec<Gate<'_>> = seats.iter().map(|seat| Gate::new(&view, *seat)).collect();
    let mut found = Unavailable::default();
    for (person, candidate) in instance.people.iter().enumerate() {
        let alone = gates.iter().filter(|gate| gate.fails(person, candidate).count_ones() == 1).map(|gate| gate.bars(&facts, person));
        let Some(bar) = alone.flatten().find(|bar| bar.rule == Rule::Availability) else { continue };
        match bar.absence.filter(|_| bar.have.is_none()) {
            Some(absence) => found.absent[absence.kind as usize] += 1,
            None => found.leaving += 1,
        }
    }
    found
}

/// True when a seat is open to a person as the stretch seat that the brief asks for: one known level short, and nothing else.
pub fn one_short(instance: &Instance, person: PersonIx, seat: SeatIx) -> bool {
    let (facts, asked) = (Facts::new(instance), instance.brief.growth);
    let view = View::whole(&facts);
    let gate = Gate::new(&view, seat);
    asked && gate.short(&facts, person, gate.fails(person, &instance.people[person])).is_some()
}

/// The conditions of one seat, ready to be put to any number of people.
pub(super) struct Gate<'a> {
    /// By bit of [`Gate::fails`].
    rules: Vec<Rule>,
    excluded: Vec<PersonIx>,
    standing: bool,
    kinds: Option<[bool; AsnKind::ALL.len()]>,
    ranks: Option<(u8, u8)>,
    /// Level of every person, level asked.
    minima: Vec<(&'a [u8], u8)>,
    hours: Option<(u32, u32)>,
    teams: Option<u8>,
    paid: Option<u8>,
    /// The term, and whether who has a duty may sit here.
    stay: Option<(Term, bool)>,
}

impl<'a> Gate<'a> {
    pub fn new(view: &View<'a>, seat: SeatIx) -> Gate<'a> {
        let facts = view.facts;
        let asked = &view.brief.seats[seat];
        let mut rules = Vec::new();
        let mut keep = |rule: Rule, present: bool| {
            let keeps = present && view.has(rule);
            if keeps {
                rules.push(rule);
            }
            keeps
        };
        let mut excluded: Vec<PersonIx> =
            facts.excluded.iter().enumerate().filter(|(at, _)| view.has(Rule::Excluded(*at))).filter_map(|(_, person)| *person).collect();
        excluded.sort_unstable();
        let first = (0..facts.excluded.len()).find(|at| view.has(Rule::Excluded(*at)) && facts.excluded[*at].is_some());
        keep(Rule::Excluded(first.unwrap_or(0)), first.is_some());
        let standing = keep(Rule::Standing, true);
        let kinds = keep(Rule::Kinds(seat), !asked.kinds.is_empty()).then(|| AsnKind::ALL.map(|kind| asked.kinds.contains(&kind)));
        let ranks = keep(Rule::RankRange(seat), asked.rank_min.is_some() || asked.rank_max.is_some())
            .then(|| (asked.rank_min.map_or(0, |r| r.order()), asked.rank_max.map_or(u8::MAX, |r| r.order())));
        let mut minima = Vec::new();
        for (at, need) in asked.requirements.iter().enumerate() {
            if let Some(minimum) = need.minimum
                && keep(Rule::Minimum(seat, at), true)
            {
                minima.push((facts.levels(need.competency.as_str()), minimum.get()));
            }
        }
        let hours = keep(Rule::Hours, true).then(|| (u32::from(asked.hours), u32::from(view.policy.hours_cap)));
        let teams = keep(Rule::Teams, true).then_some(view.policy.teams_cap);
        let paid = keep(Rule::Paid, asked.cost > 0).then_some(view.policy.paid_cap);
        let stay = keep(Rule::Availability, true).then_some((view.brief.term, asked.duty));
        Gate { rules, excluded, standing, kinds, ranks, minima, hours, teams, paid, stay }
    }

    /// One bit for each rule that bars, the lowest for the first; with more than 64 rules the last bit stands for the rest.
    pub fn fails(&self, person: PersonIx, candidate: &Candidate) -> u64 {
        let (mut fails, mut bit) = (0u64, 0u32);
        let mut put = |barred: bool| {
            fails |= u64::from(barred) << bit.min(63);
            bit += 1;
        };
        if !self.excluded.is_empty() {
            put(self.excluded.binary_search(&person).is_ok());
        }
        if self.standing {
            put(candidate.standing != Standing::Active);
        }
        if let Some(kinds) = self.kinds {
            put(!kinds[candidate.kind as usize]);
        }
        if let Some((least, most)) = self.ranks {
            put(candidate.rank.is_none_or(|rank| rank < least || rank > most));
        }
        for (levels, least) in &self.minima {
            put(levels[person] < *least);
        }
        if let Some((hours, cap)) = self.hours {
            put(u32::from(candidate.hours_used) + hours > cap);
        }
        if let Some(cap) = self.teams {
            put(candidate.teams_used >= cap);
        }
        if let Some(cap) = self.paid {
            put(candidate.paid_used >= cap);
        }
        if let Some((term, duty)) = &self.stay {
            put(candidate.until.is_some_and(|until| until < term.end) || candidate.absent(term, *duty).is_some());
        }
        fails
    }

    /// The requirement (index in the seat) of which a person who fails is exactly one known level short, where nothing else
    /// bars them.
    pub fn short(&self, facts: &Facts<'_>, person: PersonIx, fails: u64) -> Option<usize> {
        if fails.count_ones() != 1 {
            return None;
        }
        match self.bars(facts, person)[..] {
            [Bar { rule: Rule::Minimum(_, at), have: Some(have), need: Some(need), .. }] if have + 1 == need => Some(at),
            _ => None,
        }
    }

    /// People no rule bars.
    pub fn eligible(&self, instance: &Instance) -> Vec<PersonIx> {
        let people = instance.people.iter().enumerate();
        people.filter(|(at, candidate)| self.fails(*at, candidate) == 0).map(|(at, _)| at).collect()
    }

    pub fn bars(&self, facts: &Facts<'_>, person: PersonIx) -> Vec<Bar> {
        let fails = self.fails(person, &facts.instance.people[person]);
        let barring = self.rules.iter().enumerate().filter(|(bit, _)| fails >> (*bit).min(63) & 1 == 1);
        let bars = barring.map(|(_, rule)| self.bar(facts, person, *rule));
        bars.filter(|bar| !matches!((bar.have, bar.need), (Some(have), Some(need)) if matches!(bar.rule, Rule::Minimum(..)) && have >= need)).collect()
    }

    fn bar(&self, facts: &Facts<'_>, person: PersonIx, rule: Rule) -> Bar {
        let candidate = &facts.instance.people[person];
        let (rule, have, need) = match rule {
            Rule::Excluded(first) => (Rule::Excluded(facts.excluded.iter().position(|p| *p == Some(person)).unwrap_or(first)), None, None),
            Rule::RankRange(_) => {
                let (least, most) = self.ranks.unwrap_or((0, u8::MAX));
                let need = if candidate.rank.is_some_and(|rank| rank > most) || least == 0 { most } else { least };
                (rule, candidate.rank.map(u32::from), Some(u32::from(need)))
            }
            Rule::Minimum(..) => {
                let at = self.rules.iter().filter(|r| matches!(r, Rule::Minimum(..))).position(|r| *r == rule).unwrap_or(0);
                let (levels, least) = self.minima[at];
                (rule, (levels[person] > 0).then_some(u32::from(levels[person])), Some(u32::from(least)))
            }
            Rule::Hours => {
                let (hours, cap) = self.hours.unwrap_or_default();
                (rule, Some(u32::from(candidate.hours_used) + hours), Some(cap))
            }
            Rule::Teams => (rule, Some(u32::from(candidate.teams_used) + 1), self.teams.map(u32::from)),
            Rule::Paid => (rule, Some(u32::from(candidate.paid_used) + 1), self.paid.map(u32::from)),
            Rule::Availability => {
                let end = self.stay.map(|(term, _)| term.end);
                (rule, candidate.until.filter(|until| end.is_some_and(|end| *until < end)).map(day), end.map(day))
            }
            _ => (rule, None, None),
        };
        let absence = self.stay.filter(|_| rule == Rule::Availability).and_then(|(term, duty)| candidate.absent(&term, duty).copied());
        Bar { rule, have, need, absence }
    }

    fn funnel(&self, facts: &Facts<'_>) -> Funnel {
        let instance = facts.instance;
        let count = self.rules.len();
        let (mut removed, mut unknown, mut alone) = (vec![0u32; count], vec![0u32; count], vec![0u32; count]);
        let mut absent = [0u32; AbsenceKind::ALL.len()];
        let mut eligible = Vec::new();
        let mut not_assessed = Vec::new();
        let first_minimum = self.rules.iter().position(|rule| matches!(rule, Rule::Minimum(..))).unwrap_or(count);
        let rank_at = self.rules.iter().position(|rule| matches!(rule, Rule::RankRange(_)));
        for (person, candidate) in instance.people.iter().enumerate() {
            let fails = self.fails(person, candidate);
            if fails == 0 {
                eligible.push(person);
                continue;
            }
            let not_known = |bit: usize| match rank_at {
                Some(at) if at == bit => candidate.rank.is_none(),
                _ => bit.checked_sub(first_minimum).and_then(|at| self.minima.get(at)).is_some_and(|(levels, _)| levels[person] == 0),
            };
            // a set bit is that of a rule of this gate
            let first = fails.trailing_zeros() as usize;
            removed[first] += 1;
            unknown[first] += u32::from(not_known(first));
            if let (Rule::Availability, Some((term, duty))) = (self.rules[first], &self.stay)
                && let Some(absence) = candidate.absent(term, *duty).filter(|_| candidate.until.is_none_or(|until| until >= term.end))
            {
                absent[absence.kind as usize] += 1;
            }
            if fails.count_ones() == 1 {
                alone[first] += 1;
            }
            if (0..count.min(64)).filter(|bit| fails >> bit & 1 == 1).all(not_known) {
                not_assessed.push(person);
            }
        }
        let mut remaining = instance.people.len() as u32;
        let step = |bit: usize| {
            remaining -= removed[bit];
            let absent = if self.rules[bit] == Rule::Availability { absent } else { Default::default() };
            FunnelStep { rule: self.rules[bit], remaining, removed: removed[bit], not_assessed: unknown[bit], alone: alone[bit], absent }
        };
        let steps = (0..count).map(step).collect();
        let most = (0..count).max_by_key(|bit| (alone[*bit], count - bit)).filter(|bit| alone[*bit] > 0);
        let mut seen = vec![false; facts.agencies];
        eligible.iter().for_each(|person| seen[instance.people[*person].agency] = true);
        Funnel {
            people: instance.people.len() as u32,
            steps,
            eligible,
            agencies: seen.iter().filter(|seen| **seen).count() as u32,
            removes_most: most.map(|bit| self.rules[bit]),
            would_add: most.map_or(0, |bit| alone[bit]),
            not_assessed,
        }
    }
}

/// A date as the number yyyymmdd.
pub(super) fn day(date: Date) -> u32 {
    u32::from(date.year().unsigned_abs()) * 10_000 + u32::from(date.month().unsigned_abs()) * 100 + u32::from(date.day().unsigned_abs())
}
