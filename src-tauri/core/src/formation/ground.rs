//! The instance as numbers: who may sit where, what each brings, what the rules ask of the team.

use super::cliques::{Clique, split};
use super::eligibility::Gate;
use super::facts::View;
use super::instance::{PersonIx, SeatIx};
use super::outcome::Rule;
use super::shared::Room;
use super::stretch::Skills;
use crate::brief::Term;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a program is made of. Seats, people and agencies by position; only people who may sit somewhere are in it.
#[derive(Default)]
pub(super) struct Ground {
    pub seats: Vec<Need>,
    /// One, or the many of a portfolio: each has its own seats, units, places and groups.
    pub teams: Vec<Team>,
    pub units: Vec<Unit>,
    /// By unit, then seat.
    pub columns: Vec<Column>,
    /// Most members of each agency in each team, by place: the agencies of the first team, then those of the second; the
    /// team's size where nothing limits it.
    pub caps: Vec<u32>,
    /// The host of a team, by place, and the percent of the members it may send, where the size of the team is free.
    pub shares: Vec<(usize, u32)>,
    /// The unit of all costs, in rupiah: their greatest common divisor.
    pub coin: f64,
    /// By place. True where an agency may not send just one person; empty when the rule is off.
    pub lone_barred: Vec<bool>,
    pub groups: Vec<Group>,
    pub one_seat: bool,
    /// Columns that must be taken.
    pub locked: Vec<usize>,
    /// Units that must be on the team.
    pub included: Vec<usize>,
    /// Circles of units of which no two may meet; each pair kept apart is in exactly one.
    pub apart: Vec<Vec<usize>>,
    /// Pairs of units that have met, with how often. Sorted.
    pub repeats: Vec<(usize, usize, f64)>,
    /// The same pairs as circles of people who have all met, and the circles of each unit.
    pub cliques: Vec<Clique>,
    pub cliques_of: Vec<Vec<usize>>,
    /// Seats each agency would have by the luck of the draw, by agency; for the even spread of a portfolio.
    pub expected: Vec<f64>,
    /// Pins that cannot be kept whatever the rest of the team.
    pub hopeless: Vec<Rule>,
    /// Teams to differ from, or to keep as much of as can be.
    pub known: Vec<Known>,
}

/// A team formed before.
pub(super) struct Known {
    /// Ascending.
    pub units: Vec<usize>,
    /// Of each member in their seat.
    pub columns: Vec<usize>,
    /// How many members a new team must have that this one had not.
    pub apart: u32,
}

impl Known {
    pub fn has(&self, unit: usize) -> bool {
        self.units.binary_search(&unit).is_ok()
    }
}

/// What the rules ask of one team as a whole.
#[derive(Clone)]
pub(super) struct Team {
    /// Most members; where no size is free, exactly so many.
    pub size: u32,
    /// Fewest members.
    pub least: u32,
    pub min_agencies: u32,
    /// Members in a stretch seat: 1 where the brief asks, else 0.
    pub stretch: u32,
    /// What filling it counts for, where not all can be filled.
    pub weight: f64,
    pub term: Term,
}

/// A seat to fill.
#[derive(Clone)]
pub(super) struct Need {
    pub seat: SeatIx,
    /// Position in [`Ground::teams`].
    pub team: usize,
    pub count: u32,
    /// Fewest people; 0 where the rule that it must be filled is set aside.
    pub least: u32,
    /// Honorarium of one holder, in coins.
    pub cost: f64,
    /// A week.
    pub hours: u32,
}

/// A person, or people alike as far as the rules go.
pub(super) struct Unit {
    pub people: Vec<PersonIx>,
    /// Position in [`Ground::caps`]: the agency, in the team.
    pub agency: usize,
    /// Positions in [`Ground::groups`] this unit counts for, ascending.
    pub groups: Vec<u16>,
    pub columns: Range<usize>,
    pub balance: f64,
    /// In coins.
    pub cost: f64,
    /// The cost in the tie-break, the same for everyone on average.
    pub draw: f64,
    /// Named by a pin or a past pair: not to be exchanged for another.
    pub tied: bool,
    /// What is still to be given over the team's term.
    pub room: Room,
}

/// A unit in a seat.
pub(super) struct Column {
    pub unit: usize,
    /// Position in [`Ground::seats`].
    pub seat: usize,
    pub fit: f64,
    /// Position in [`Ground::groups`] of those who may guide this unit here: it is one level short of what the seat asks.
    pub stretch: Option<u16>,
}

/// A rule that asks for at least so many members of a kind, or allows at most so many.
#[derive(Clone)]
pub(super) struct Group {
    pub rule: Rule,
    pub team: usize,
    pub need: u32,
    pub most: Option<u32>,
}

impl Ground {
    /// With what each brings; the seed is that of the tie-break.
    pub fn new(view: &View<'_>, seed: u64) -> Ground {
        Ground::of(view, Some(seed))
    }

    /// With the rules alone, for those who ask whether there is any team.
    pub fn bare(view: &View<'_>) -> Ground {
        Ground::of(view, None)
    }

    fn of(view: &View<'_>, seed: Option<u64>) -> Ground {
        let (facts, brief) = (view.facts, &view.brief);
        let instance = facts.instance;
        let coin = coin(view);
        let need = |seat: SeatIx| {
            let asked = &brief.seats[seat];
            let least = if view.has(Rule::Seats(seat)) { u32::from(asked.fewest()) } else { 0 };
            Need { seat, team: 0, count: u32::from(asked.count), least, cost: f64::from(asked.cost) / coin, hours: u32::from(asked.hours) }
        };
        let seats: Vec<Need> = (0..brief.seats.len()).filter(|seat| brief.seats[*seat].office.is_none()).map(need).collect();
        let size: u32 = seats.iter().map(|need| need.count).sum();
        let gates: Vec<Gate<'_>> = seats.iter().map(|need| Gate::new(view, need.seat)).collect();
        let fits: Vec<Fits<'_>> = seats.iter().map(|need| Fits::new(view, need.seat)).collect();
        let skills = Skills::new(view);
        let (groups, members) = groups(view, &skills);
        let (mut units, mut columns) = (Vec::new(), Vec::new());
        let mut unit_of = vec![usize::MAX; instance.people.len()];
        for (person, candidate) in instance.people.iter().enumerate() {
            let first = columns.len();
            for (seat, gate) in gates.iter().enumerate() {
                let fails = gate.fails(person, candidate);
                let stretch = if fails == 0 { None } else { skills.short(gate, facts, person, fails, seats[seat].seat) };
                if fails == 0 || stretch.is_some() {
                    columns.push(Column { unit: units.len(), seat, fit: if seed.is_some() { fits[seat].of(person) } else { 0.0 }, stretch });
                }
            }
            if columns.len() > first {
                unit_of[person] = units.len();
                units.push(Unit {
                    people: vec![person],
                    agency: candidate.agency,
                    groups: members.iter().enumerate().filter(|(_, of)| of[person]).map(|(at, _)| at as u16).collect(),
                    columns: first..columns.len(),
                    balance: if candidate.balance.is_finite() { candidate.balance } else { 0.0 },
                    cost: f64::from(candidate.cost) / coin,
                    draw: seed.map_or(0.0, |seed| f64::from(candidate.drawn(seed))),
                    tied: false,
                    room: Room {
                        teams: u32::from(view.policy.teams_cap.saturating_sub(candidate.teams_used)),
                        paid: u32::from(view.policy.paid_cap.saturating_sub(candidate.paid_used)),
                        hours: u32::from(view.policy.hours_cap.saturating_sub(candidate.hours_used)),
                    },
                });
            }
        }
        let mix = &brief.mix;
        let host = instance.host.filter(|host| *host < facts.agencies);
        let each = mix.max_per_agency.filter(|_| view.has(Rule::MaxPerAgency)).map_or(size, u32::from);
        let mut caps = vec![each.min(size); facts.agencies];
        let mut share = None;
        if let (Some(host), Some(percent), true) = (host, mix.host_share_max, view.has(Rule::HostShare)) {
            caps[host] = caps[host].min(u32::from(percent) * size / 100);
            share = brief.flexible().then_some((host, u32::from(percent)));
        }
        let lone = mix.no_lone_outsider && view.has(Rule::NoLoneOutsider);
        let least = seats.iter().map(|need| need.least).sum();
        let mut ground = Ground {
            seats,
            teams: vec![Team {
                size,
                least,
                min_agencies: mix.min_agencies.filter(|_| view.has(Rule::MinAgencies)).map_or(0, u32::from),
                stretch: u32::from(view.grows()),
                weight: 1.0,
                term: brief.term,
            }],
            units,
            columns,
            caps,
            shares: share.into_iter().collect(),
            coin,
            lone_barred: if lone { (0..facts.agencies).map(|agency| Some(agency) != host).collect() } else { Vec::new() },
            groups,
            one_seat: view.has(Rule::OneSeat),
            ..Ground::default()
        };
        ground.pin(view, &unit_of);
        let asks = ground.teams[0].min_agencies > 0 || view.grows() || ground.groups.iter().any(|group| group.need > 0);
        if asks || !ground.locked.is_empty() || !ground.included.is_empty() {
            // with nobody in it a team of free size is not filled, whatever its seats allow
            ground.teams[0].least = ground.teams[0].least.max(1);
        }
        if seed.is_some() {
            ground.meet(&unit_of, &instance.past_pairs);
        }
        ground
    }

    /// Resolves locks, inclusions, pairs apart and past pairs to units.
    fn pin(&mut self, view: &View<'_>, unit_of: &[usize]) {
        let facts = view.facts;
        let unit = |person: PersonIx| unit_of.get(person).copied().filter(|unit| *unit != usize::MAX);
        for (at, pin) in facts.locked.iter().enumerate().filter(|(at, _)| view.has(Rule::Locked(*at))) {
            let seat = pin.and_then(|(_, seat)| self.seats.iter().position(|need| need.seat == seat));
            let column =
                pin.and_then(|(person, _)| unit(person)).and_then(|unit| self.units[unit].columns.clone().find(|c| Some(self.columns[*c].seat) == seat));
            match column {
                Some(column) if !self.locked.contains(&column) => self.locked.push(column),
                Some(_) => {}
                None => self.hopeless.push(Rule::Locked(at)),
            }
        }
        for (at, person) in facts.included.iter().enumerate().filter(|(at, _)| view.has(Rule::Included(*at))) {
            match person.and_then(unit) {
                Some(unit) if !self.included.contains(&unit) => self.included.push(unit),
                Some(_) => {}
                None => self.hopeless.push(Rule::Included(at)),
            }
        }
        let mut apart = Vec::new();
        for (_, pair) in facts.apart.iter().enumerate().filter(|(at, _)| view.has(Rule::Apart(*at))) {
            if let Some((a, b)) = pair
                && let (Some(a), Some(b)) = (unit(*a), unit(*b))
                && a != b
            {
                apart.push((a.min(b), a.max(b), 1.0));
            }
        }
        self.apart = split(self.units.len(), &apart).into_iter().map(|circle| circle.units).collect();
        self.apart.sort_unstable();
        let circles = self.apart.iter().flatten().copied();
        let tied: Vec<usize> = circles.chain(self.included.iter().copied()).chain(self.locked.iter().map(|column| self.columns[*column].unit)).collect();
        tied.into_iter().for_each(|unit| self.units[unit].tied = true);
    }

    /// Resolves past pairs to units.
    fn meet(&mut self, unit_of: &[usize], past_pairs: &[(PersonIx, PersonIx, u16)]) {
        let unit = |person: PersonIx| unit_of.get(person).copied().filter(|unit| *unit != usize::MAX);
        for (a, b, times) in past_pairs {
            if let (Some(a), Some(b)) = (unit(*a), unit(*b))
                && a != b
            {
                self.repeats.push((a.min(b), a.max(b), f64::from(*times)));
            }
        }
        self.repeats.sort_by_key(|(a, b, _)| (*a, *b));
        self.cliques = split(self.units.len(), &self.repeats);
        self.cliques_of = vec![Vec::new(); self.units.len()];
        for (at, clique) in self.cliques.iter().enumerate() {
            for unit in &clique.units {
                self.cliques_of[*unit].push(at);
                self.units[*unit].tied = true;
            }
        }
    }

    /// The same rules over classes of units alike, each given as the columns of one of them and all its units. What cannot
    /// be told apart has no past pairs, and nothing to break a tie by.
    pub fn gathered(&self, classes: Vec<(Vec<usize>, Vec<usize>)>) -> Ground {
        let (mut units, mut columns) = (Vec::new(), Vec::new());
        let mut new_of = vec![usize::MAX; self.units.len()];
        for (of_one, class) in classes {
            let model = &self.units[class[0]];
            let first = columns.len();
            columns.extend(of_one.iter().map(|at| &self.columns[*at]).map(|column| Column { unit: units.len(), ..*column }));
            class.iter().for_each(|unit| new_of[*unit] = units.len());
            units.push(Unit {
                people: class.iter().flat_map(|unit| self.units[*unit].people.iter().copied()).collect(),
                agency: model.agency,
                groups: model.groups.clone(),
                columns: first..columns.len(),
                balance: 0.0,
                cost: 0.0,
                draw: 0.0,
                tied: false,
                room: model.room,
            });
        }
        let unit = |old: &usize| Some(new_of[*old]).filter(|new| *new != usize::MAX);
        let locked = self.locked.iter().filter_map(|at| {
            let column = &self.columns[*at];
            units[unit(&column.unit)?].columns.clone().find(|c| columns[*c].seat == column.seat)
        });
        Ground {
            locked: locked.collect(),
            seats: self.seats.clone(),
            teams: self.teams.clone(),
            caps: self.caps.clone(),
            shares: self.shares.clone(),
            coin: self.coin,
            lone_barred: self.lone_barred.clone(),
            groups: self.groups.clone(),
            one_seat: self.one_seat,
            included: self.included.iter().filter_map(unit).collect(),
            apart: self.apart.iter().map(|circle| circle.iter().filter_map(unit).collect()).collect(),
            units,
            columns,
            ..Ground::default()
        }
    }

    /// True when exchanging a member of one kind for one of the other breaks no group: whatever the first counts for the
    /// other does too, and the other counts for no more of those that have a most.
    pub fn stands_in(&self, other: &[u16], one: &[u16]) -> bool {
        one.iter().all(|group| other.contains(group)) && other.iter().all(|group| one.contains(group) || self.groups[usize::from(*group)].most.is_none())
    }

    /// Agencies of one team; place `p` is agency `p % width` of team `p / width`.
    pub fn width(&self) -> usize {
        self.caps.len() / self.teams.len()
    }

    pub fn agency(&self, unit: usize) -> usize {
        self.units[unit].agency % self.width()
    }

    pub fn team(&self, unit: usize) -> usize {
        self.units[unit].agency / self.width()
    }

    /// Members by seat, in the order of the brief. `team` holds columns of a ground whose units are single people.
    pub fn members(&self, team: &[usize]) -> Vec<(SeatIx, PersonIx)> {
        let mut members: Vec<(SeatIx, PersonIx)> =
            team.iter().map(|at| &self.columns[*at]).map(|column| (self.seats[column.seat].seat, self.units[column.unit].people[0])).collect();
        members.sort_unstable();
        members
    }

    /// Skills (by group) that someone of a place is one level short of.
    pub fn guided(&self) -> BTreeSet<(u16, usize)> {
        self.columns.iter().filter_map(|column| Some((column.stretch?, self.units[column.unit].agency))).collect()
    }

    /// The groups anyone counts for, eligible or not, by position in [`Ground::groups`].
    pub fn counting(&self, view: &View<'_>, person: PersonIx) -> Vec<usize> {
        groups(view, &Skills::new(view)).1.iter().enumerate().filter(|(_, of)| of[person]).map(|(at, _)| at).collect()
    }

    /// Remembers a team; members who are not eligible any more are left out.
    pub fn remember(&mut self, team: &[(SeatIx, PersonIx)], apart: u32) {
        let unit = |person: &PersonIx| self.units.binary_search_by_key(person, |unit| unit.people[0]).ok();
        let mut units: Vec<usize> = team.iter().filter_map(|(_, person)| unit(person)).collect();
        units.sort_unstable();
        let columns = team.iter().filter_map(|member| self.columns_of(std::slice::from_ref(member))).flatten().collect();
        self.known.push(Known { units, columns, apart });
    }

    /// The columns of a team; `None` when one of its members is not eligible.
    pub fn columns_of(&self, team: &[(SeatIx, PersonIx)]) -> Option<Vec<usize>> {
        let column = |(seat, person): &(SeatIx, PersonIx)| {
            let unit = self.units.binary_search_by_key(person, |unit| unit.people[0]).ok()?;
            self.units[unit].columns.clone().find(|at| self.seats[self.columns[*at].seat].seat == *seat)
        };
        team.iter().map(column).collect()
    }
}

/// The fit of anyone to one seat, without searching by text. The same sums as [`super::Instance::fit`].
struct Fits<'a> {
    /// Levels of everyone, level preferred, weight.
    needs: Vec<(&'a [u8], u8, f64)>,
    asked: f64,
}

impl<'a> Fits<'a> {
    fn new(view: &View<'a>, seat: SeatIx) -> Fits<'a> {
        let needs: Vec<(&[u8], u8, f64)> = view.brief.seats[seat]
            .requirements
            .iter()
            .filter_map(|need| Some((view.facts.levels(need.competency.as_str()), need.preferred?.get(), f64::from(need.weight.max(1)))))
            .collect();
        Fits { asked: needs.iter().map(|(_, _, weight)| weight).sum(), needs }
    }

    fn of(&self, person: PersonIx) -> f64 {
        if self.needs.is_empty() {
            return 100.0;
        }
        let reached = |(levels, preferred, weight): &(&[u8], u8, f64)| weight * f64::from(levels[person].min(*preferred)) / f64::from(*preferred);
        100.0 * self.needs.iter().map(reached).sum::<f64>() / self.asked
    }
}

/// Coverage and representation in force, those who may guide a stretch member, and for each who counts.
fn groups(view: &View<'_>, skills: &Skills<'_>) -> (Vec<Group>, Vec<Vec<bool>>) {
    let instance = view.facts.instance;
    let (mut groups, mut members) = (Vec::new(), Vec::new());
    for (at, cover) in view.brief.coverage.iter().enumerate().filter(|(at, _)| view.has(Rule::Coverage(*at))) {
        groups.push(Group { rule: Rule::Coverage(at), team: 0, need: u32::from(cover.people), most: cover.most.map(u32::from) });
        members.push(view.facts.levels(cover.competency.as_str()).iter().map(|level| *level >= cover.level.get()).collect());
    }
    for (at, asked) in view.brief.mix.representation.iter().enumerate().filter(|(at, _)| view.has(Rule::Representation(*at))) {
        let counts: Vec<bool> = instance.agencies.iter().map(|name| asked.counts(name)).collect();
        groups.push(Group { rule: Rule::Representation(at), team: 0, need: u32::from(asked.people), most: None });
        members.push(instance.people.iter().map(|person| counts.get(person.agency).copied().unwrap_or(false)).collect());
    }
    for guides in skills.guides(view.facts) {
        // nothing is asked of them as such; they limit who may be in a stretch seat
        groups.push(Group { rule: Rule::Growth, team: 0, need: 0, most: None });
        members.push(guides);
    }
    (groups, members)
}

/// The greatest amount that every cost is a whole multiple of; 1 where nothing costs.
fn coin(view: &View<'_>) -> f64 {
    let seats = view.brief.seats.iter().map(|seat| seat.cost);
    let costs = seats.chain(view.facts.instance.people.iter().map(|person| person.cost));
    f64::from(costs.fold(0, common).max(1))
}

/// The greatest common divisor; of 0 and another it is the other.
pub(super) fn common(mut a: u32, mut b: u32) -> u32 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// A number from 1 to 100 000 that depends on the seed and the NIP alone: splitmix64 over its bytes.
pub(super) fn draw(seed: u64, nip: &str) -> u32 {
    let mix = |state: u64| {
        let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let hash = nip.bytes().fold(mix(seed), |state, byte| mix(state ^ u64::from(byte)));
    (hash % 100_000 + 1) as u32
}
