//! Changes by hand, by arithmetic alone: who could sit in a member's place, and what differs between two teams.

use super::facts::{Facts, View};
use super::ground::{Ground, Unit};
use super::growth;
use super::instance::{Instance, PersonIx, SeatIx};
use super::measure::Measure;
use super::outcome::Rule;
use super::policy::Criterion;
use std::cmp::Ordering;

/// Someone eligible who could sit in a member's place, the rest of the team as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    pub person: PersonIx,
    /// Fit of the person to the seat, 0-100.
    pub fit: f64,
    pub balance: f64,
    /// The figures of the team with them, in the order of the policy.
    pub criteria: Vec<(Criterion, f64)>,
    /// The same, less the figures of the team as it is.
    pub delta: Vec<(Criterion, f64)>,
    /// Rules of the team that would be broken.
    pub breaches: Vec<Rule>,
}

/// What differs between two teams.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Difference {
    pub leaves: Vec<(SeatIx, PersonIx)>,
    pub enters: Vec<(SeatIx, PersonIx)>,
    /// Who stays in another seat: person, from, to.
    pub moves: Vec<(PersonIx, SeatIx, SeatIx)>,
    /// Criterion, before, after.
    pub criteria: Vec<(Criterion, f64, f64)>,
}

impl Difference {
    /// True when not one criterion changes by an amount a person could mean.
    pub fn is_tie(&self) -> bool {
        self.criteria.iter().all(|(_, before, after)| (before - after).abs() < 1e-6)
    }
}

/// Everyone eligible for the seat of the member at `position` in `team` and not on the team, the best first: those who
/// keep every rule, then by the criteria in their order, then by the tie-break.
pub fn replacements(instance: &Instance, team: &[(SeatIx, PersonIx)], position: usize) -> Vec<Replacement> {
    let Some((seat, leaving)) = team.get(position).copied() else { return Vec::new() };
    let facts = Facts::new(instance);
    let view = View::whole(&facts);
    let seed = instance.effective_seed();
    let before = super::audit::figures(instance, team);
    let rest: Vec<(SeatIx, PersonIx)> = team.iter().enumerate().filter(|(at, _)| *at != position).map(|(_, member)| *member).collect();
    let ground = Ground::new(&view, seed);
    let Some(place) = ground.seats.iter().position(|need| need.seat == seat) else { return Vec::new() };
    let check = Check::new(&view, &ground, &rest);
    let mut found: Vec<Replacement> = Vec::new();
    for column in ground.columns.iter().filter(|column| column.seat == place) {
        let unit = &ground.units[column.unit];
        let person = unit.people[0];
        if person == leaving || rest.iter().any(|(_, member)| *member == person) {
            continue;
        }
        let delta: Vec<(Criterion, f64)> = before
            .iter()
            .map(|(criterion, _)| {
                let change = match criterion {
                    Criterion::Fit => column.fit - instance.fit(leaving, seat),
                    Criterion::Chance => unit.balance - Some(instance.people[leaving].balance).filter(|b| b.is_finite()).unwrap_or(0.0),
                    Criterion::Agencies => check.brings_agency(unit.agency) - check.brings_agency(instance.people[leaving].agency),
                    Criterion::Size => 0.0,
                    Criterion::Cost => f64::from(instance.people[person].cost) - f64::from(instance.people[leaving].cost),
                    Criterion::RepeatPairs => check.repeats(person) - check.repeats(leaving),
                    Criterion::Spread => 0.0,
                };
                (*criterion, change)
            })
            .collect();
        found.push(Replacement {
            person,
            fit: column.fit,
            balance: unit.balance,
            criteria: before.iter().zip(&delta).map(|((criterion, value), (_, change))| (*criterion, value + change)).collect(),
            delta,
            breaches: check.breaches(seat, unit),
        });
    }
    let luck = |person: PersonIx| instance.people[person].drawn(seed);
    found.sort_by(|a, b| {
        let kept = a.breaches.len().cmp(&b.breaches.len());
        kept.then_with(|| better(&a.delta, &b.delta)).then_with(|| luck(a.person).cmp(&luck(b.person))).then(a.person.cmp(&b.person))
    });
    found
}

/// Who leaves, enters and moves from one team to another, and what each criterion gains or loses.
pub fn difference(instance: &Instance, before: &[(SeatIx, PersonIx)], after: &[(SeatIx, PersonIx)]) -> Difference {
    let sits = |team: &[(SeatIx, PersonIx)], person: PersonIx| team.iter().find(|(_, p)| *p == person).map(|(seat, _)| *seat);
    let missing = |from: &[(SeatIx, PersonIx)], other: &[(SeatIx, PersonIx)]| from.iter().filter(|(_, p)| sits(other, *p).is_none()).copied().collect();
    let moved = before.iter().filter_map(|(from, person)| sits(after, *person).filter(|to| to != from).map(|to| (*person, *from, to)));
    let figures = super::audit::figures(instance, before).into_iter().zip(super::audit::figures(instance, after));
    Difference {
        leaves: missing(before, after),
        enters: missing(after, before),
        moves: moved.collect(),
        criteria: figures.map(|((criterion, before), (_, after))| (criterion, before, after)).collect(),
    }
}

/// The better change first, criterion by criterion; amounts nobody could mean are equal.
fn better(a: &[(Criterion, f64)], b: &[(Criterion, f64)]) -> Ordering {
    let orders = a.iter().zip(b).map(|((criterion, a), (_, b))| {
        let (a, b) = if criterion.maximised() { (a, b) } else { (b, a) };
        let step = Measure::from(*criterion).epsilon();
        // rounding to steps keeps the order transitive
        (b / step).round().total_cmp(&(a / step).round())
    });
    orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// The rest of a team, counted once, to put one more member to the test.
struct Check<'a> {
    view: &'a View<'a>,
    ground: &'a Ground,
    rest: &'a [(SeatIx, PersonIx)],
    sent: Vec<u32>,
    /// Members of the rest that count for each group.
    groups: Vec<u32>,
}

impl<'a> Check<'a> {
    fn new(view: &'a View<'a>, ground: &'a Ground, rest: &'a [(SeatIx, PersonIx)]) -> Check<'a> {
        let mut sent = vec![0; ground.caps.len()];
        let mut groups = vec![0; ground.groups.len()];
        for (_, person) in rest {
            sent[view.facts.instance.people[*person].agency] += 1;
            ground.counting(view, *person).into_iter().for_each(|group| groups[group] += 1);
        }
        Check { view, ground, rest, sent, groups }
    }

    fn brings_agency(&self, agency: usize) -> f64 {
        if self.sent[agency] == 0 { 1.0 } else { 0.0 }
    }

    /// Past meetings of a person with the rest.
    fn repeats(&self, person: PersonIx) -> f64 {
        let pairs = &self.view.facts.instance.past_pairs;
        let times = |other: PersonIx| {
            let pair = (person.min(other), person.max(other));
            pairs.binary_search_by_key(&pair, |(a, b, _)| (*a, *b)).map_or(0.0, |at| f64::from(pairs[at].2))
        };
        self.rest.iter().map(|(_, other)| times(*other)).sum()
    }

    /// Rules of the whole team that one more member leaves broken.
    fn breaches(&self, seat: SeatIx, unit: &Unit) -> Vec<Rule> {
        let (ground, facts) = (self.ground, self.view.facts);
        let mix = &self.view.brief.mix;
        let person = unit.people[0];
        let sent = |agency: usize| self.sent[agency] + u32::from(agency == unit.agency);
        let mut broken = Vec::new();
        for (at, group) in ground.groups.iter().enumerate() {
            let count = self.groups[at] + u32::from(unit.groups.contains(&(at as u16)));
            if count < group.need || group.most.is_some_and(|most| count > most) {
                broken.push(group.rule);
            }
        }
        if self.view.grows() {
            let team: Vec<(SeatIx, PersonIx)> = self.rest.iter().copied().chain([(seat, person)]).collect();
            broken.extend(growth::breach(&growth::stretches(facts.instance, &team)).map(|breach| breach.rule));
        }
        let agencies = (0..self.sent.len()).filter(|agency| sent(*agency) > 0);
        if (agencies.clone().count() as u32) < ground.teams[0].min_agencies {
            broken.push(Rule::MinAgencies);
        }
        if mix.max_per_agency.is_some_and(|most| agencies.clone().any(|agency| sent(agency) > u32::from(most))) {
            broken.push(Rule::MaxPerAgency);
        }
        if let (Some(share), Some(host)) = (mix.host_share_max, facts.instance.host)
            && sent(host) > u32::from(share) * if ground.shares.is_empty() { ground.teams[0].size } else { self.rest.len() as u32 + 1 } / 100
        {
            broken.push(Rule::HostShare);
        }
        if agencies.clone().any(|agency| sent(agency) == 1 && ground.lone_barred.get(agency) == Some(&true)) {
            broken.push(Rule::NoLoneOutsider);
        }
        let on = |who: PersonIx| who == person || self.rest.iter().any(|(_, other)| *other == who);
        for (at, pin) in facts.locked.iter().enumerate() {
            if !pin.is_some_and(|(who, place)| (who == person && place == seat) || self.rest.contains(&(place, who))) {
                broken.push(Rule::Locked(at));
            }
        }
        broken.extend(facts.included.iter().enumerate().filter(|(_, who)| !who.is_some_and(on)).map(|(at, _)| Rule::Included(at)));
        let meet = |pair: &Option<(PersonIx, PersonIx)>| pair.is_some_and(|(a, b)| a != b && on(a) && on(b));
        broken.extend(facts.apart.iter().enumerate().filter(|(_, pair)| meet(pair)).map(|(at, _)| Rule::Apart(at)));
        broken
    }
}
