//! What can be optimised or kept at a level: each a sum over members, agencies and pairs, larger always better here.

use super::cliques::{Clique, Kind, met};
use super::ground::Ground;
use super::policy::Criterion;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// Any team will do.
    Nothing,
    Fit,
    Chance,
    Agencies,
    /// Minus the repeated pairs.
    Repeats,
    /// Minus the members.
    Size,
    /// Minus what the team costs, in [`Ground::coin`].
    Cost,
    /// Minus the distance of the agencies' seats from [`Ground::expected`].
    Spread,
    /// The weights of the teams that are filled; only here a team may stay empty.
    Filled,
    /// Minus the cost of the tie-break.
    Draw,
    /// Members in one seat, by position.
    Seat(usize),
    /// Members that count for one group, by position.
    Group(usize),
    /// Members who were not on a team known before, by position in [`Ground::known`].
    New(usize),
    /// Members who were on it, less those who were not; among equals, members who keep their seat.
    Kept(usize),
}

/// A level that an earlier stage fixed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Floor {
    pub measure: Measure,
    pub least: f64,
}

impl Floor {
    /// What a stage leaves to those after it: its best value less the tolerance, a share of that value.
    pub fn below(measure: Measure, best: f64, tolerance: f64) -> Floor {
        let least = best - tolerance * best.abs();
        Floor { measure, least: if measure.whole() { (least - measure.epsilon()).ceil() } else { least } }
    }
}

impl From<Criterion> for Measure {
    fn from(criterion: Criterion) -> Measure {
        match criterion {
            Criterion::Fit => Measure::Fit,
            Criterion::Chance => Measure::Chance,
            Criterion::Agencies => Measure::Agencies,
            Criterion::RepeatPairs => Measure::Repeats,
            Criterion::Size => Measure::Size,
            Criterion::Cost => Measure::Cost,
            Criterion::Spread => Measure::Spread,
        }
    }
}

impl Measure {
    /// What one column adds, in this measure's own unit.
    pub fn of_column(self, ground: &Ground, at: usize) -> f64 {
        let column = &ground.columns[at];
        match self {
            Measure::Fit => column.fit,
            Measure::Cost => -ground.seats[column.seat].cost - ground.units[column.unit].cost,
            Measure::Seat(seat) => f64::from(u8::from(column.seat == seat)),
            Measure::Kept(team) => {
                let known = &ground.known[team];
                // all the seats together weigh less than one member
                let member = known.units.len() as f64 + 1.0;
                if known.has(column.unit) { member + f64::from(u8::from(known.columns.contains(&at))) } else { -member }
            }
            _ => self.of_unit(ground, column.unit),
        }
    }

    /// The part of [`Measure::of_column`] that is the same in every seat.
    pub fn of_unit(self, ground: &Ground, at: usize) -> f64 {
        let unit = &ground.units[at];
        match self {
            Measure::Chance => unit.balance,
            Measure::Size => -1.0,
            Measure::Draw => -unit.draw,
            Measure::Group(group) => f64::from(u8::from(unit.groups.contains(&(group as u16)))),
            Measure::New(team) => f64::from(u8::from(!ground.known[team].has(at))),
            _ => 0.0,
        }
    }

    /// What a present agency adds.
    pub fn of_agency(self) -> f64 {
        f64::from(u8::from(self == Measure::Agencies))
    }

    /// True when one person may be worth another amount in each seat.
    pub fn by_seat(self) -> bool {
        matches!(self, Measure::Fit | Measure::Seat(_) | Measure::Cost | Measure::Kept(_))
    }

    /// True when having two of this circle costs something.
    pub fn counts(self, clique: &Clique) -> bool {
        matches!((self, clique.kind), (Measure::Repeats, Kind::Met) | (Measure::Chance, Kind::Seats))
    }

    /// True when nearly all columns are worth the same to it, so that the floors before decide among them.
    pub fn distant(self) -> bool {
        matches!(self, Measure::Agencies | Measure::Repeats | Measure::Spread | Measure::Draw)
    }

    /// True when it takes whole values only.
    pub fn whole(self) -> bool {
        !matches!(self, Measure::Nothing | Measure::Fit | Measure::Chance | Measure::Spread)
    }

    /// Values closer than this are one: well above the solver's tolerance, well below what a person could mean.
    pub fn epsilon(self) -> f64 {
        match self {
            Measure::Chance => 1e-7,
            Measure::Draw => 1e-2,
            measure if measure.whole() => 1e-4,
            _ => 1e-5,
        }
    }

    /// The same for the same measure.
    pub fn key(self) -> Vec<u64> {
        match self {
            Measure::Nothing => vec![0],
            Measure::Fit => vec![1],
            Measure::Chance => vec![2],
            Measure::Agencies => vec![3],
            Measure::Repeats => vec![4],
            Measure::Size => vec![5],
            Measure::Cost => vec![6],
            Measure::Spread => vec![7],
            Measure::Filled => vec![8],
            Measure::Draw => vec![9],
            Measure::Seat(at) => vec![10, at as u64],
            Measure::Group(at) => vec![11, at as u64],
            Measure::New(at) => vec![12, at as u64],
            Measure::Kept(at) => vec![13, at as u64],
        }
    }

    /// Factor that brings the measure to a size the solver's absolute tolerances suit.
    pub fn scale(self) -> f64 {
        match self {
            Measure::Fit => 1e2,
            Measure::Chance => 1e4,
            Measure::Draw => 1e-2,
            _ => 1.0,
        }
    }

    /// Factor from a value here to the figure a person reads: less is better for some, and cost counts in coins.
    pub fn shown(self, ground: &Ground) -> f64 {
        match self {
            Measure::Repeats | Measure::Spread | Measure::Size | Measure::Draw => -1.0,
            Measure::Cost => -ground.coin,
            _ => 1.0,
        }
    }

    /// The bound cannot lie between whole values.
    pub fn tighten(self, bound: f64) -> f64 {
        if self.whole() { (bound + self.epsilon()).floor() } else { bound }
    }

    /// The value of a team, by arithmetic. Units are single people.
    pub fn of_team(self, ground: &Ground, team: &[usize]) -> f64 {
        let units = || team.iter().map(|column| ground.columns[*column].unit);
        match self {
            Measure::Agencies => {
                let mut agencies: Vec<usize> = units().map(|unit| ground.units[unit].agency).collect();
                agencies.sort_unstable();
                agencies.dedup();
                agencies.len() as f64
            }
            Measure::Repeats => {
                let mut units: Vec<usize> = units().collect();
                units.sort_unstable();
                // units of one team lie together
                let teams = units.chunk_by(|a, b| ground.team(*a) == ground.team(*b));
                let pairs = teams.flat_map(|of| of.iter().enumerate().flat_map(|(at, a)| of[at + 1..].iter().map(move |b| (*a, *b))));
                let met = pairs.filter_map(|pair| ground.repeats.binary_search_by_key(&pair, |(a, b, _)| (*a, *b)).ok());
                -met.map(|at| ground.repeats[at].2).sum::<f64>()
            }
            Measure::Chance => units().map(|unit| ground.units[unit].balance).sum::<f64>() - seats_again(ground, team),
            Measure::Spread => {
                let mut seats = vec![0.0; ground.expected.len()];
                units().for_each(|unit| seats[ground.agency(unit)] += 1.0);
                -seats.iter().zip(&ground.expected).map(|(seats, expected): (&f64, &f64)| (seats - expected).abs()).sum::<f64>()
            }
            Measure::Filled => {
                let mut members = vec![0; ground.teams.len()];
                units().for_each(|unit| members[ground.team(unit)] += 1);
                let filled = ground.teams.iter().zip(members).filter(|(team, members)| *members >= team.least);
                filled.map(|(team, _)| team.weight).sum()
            }
            _ => team.iter().map(|column| self.of_column(ground, *column)).sum(),
        }
    }

    /// A bound that needs no solver: each seat with its best people, nothing else asked. `alive`: columns still in play.
    pub fn plain_bound(self, ground: &Ground, alive: &[bool]) -> f64 {
        match self {
            Measure::Nothing | Measure::Repeats | Measure::Spread => 0.0,
            Measure::Filled => ground.teams.iter().map(|team| team.weight).sum(),
            Measure::Agencies => {
                let mut seen = vec![false; ground.caps.len()];
                let units = ground.columns.iter().enumerate().filter(|(at, _)| alive[*at]).map(|(_, column)| column.unit);
                units.for_each(|unit| seen[ground.units[unit].agency] = true);
                let places = seen.chunks(ground.width()).zip(&ground.teams);
                places.map(|(of, team)| of.iter().filter(|seen| **seen).count().min(team.size as usize) as f64).sum()
            }
            Measure::Seat(_) | Measure::Group(_) => ground.teams.iter().map(|team| f64::from(team.size)).sum(),
            Measure::New(team) => f64::from(ground.known[team].apart),
            Measure::Kept(team) => {
                let known = ground.known[team].units.len() as u32;
                f64::from(ground.teams[0].size.min(known) * (known + 2))
            }
            Measure::Fit | Measure::Chance | Measure::Size | Measure::Cost | Measure::Draw => {
                let mut best: Vec<Vec<f64>> = vec![Vec::new(); ground.seats.len()];
                for (at, column) in ground.columns.iter().enumerate().filter(|(at, _)| alive[*at]) {
                    best[column.seat].push(self.of_column(ground, at));
                }
                let top = |(seat, mut values): (usize, Vec<f64>)| {
                    values.sort_unstable_by(|a, b| b.total_cmp(a));
                    let (least, count) = (ground.seats[seat].least as usize, ground.seats[seat].count as usize);
                    // nobody takes a place that need not be filled and makes the team worse
                    values.iter().take(count).enumerate().filter(|(at, value)| *at < least || **value > 0.0).map(|(_, value)| value).sum::<f64>()
                };
                best.into_iter().enumerate().map(top).sum()
            }
        }
    }
}

/// What the people with several seats of a portfolio lose of their balances: nothing for the first, 1 for the second, 2
/// for the third.
fn seats_again(ground: &Ground, team: &[usize]) -> f64 {
    let again = |clique: &usize| {
        let units = &ground.cliques[*clique].units;
        let seats = team.iter().filter(|column| units.binary_search(&ground.columns[**column].unit).is_ok()).count();
        (seats * (seats - 1) / 2) as f64
    };
    met(ground, team).iter().filter(|clique| ground.cliques[**clique].kind == Kind::Seats).map(again).sum()
}
