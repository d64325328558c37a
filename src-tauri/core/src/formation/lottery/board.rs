//! A team changed one or two members at a time, every rule kept: good teams by the thousand, without the solver.

use crate::formation::ground::Ground;
use std::collections::BTreeMap;

/// Better columns tried for a member whose place they cannot take alone, and partners tried for each.
const TRIED: usize = 6;
const PARTNERS: usize = 24;

/// The rules as rows of counts, each with what it allows.
pub(super) struct Board {
    /// By column: the rows it counts in, and how much.
    rows_of: Vec<Vec<(u32, f64)>>,
    least: Vec<f64>,
    most: Vec<f64>,
    /// The first rows are agencies: the fewest that must be there, and whether one may send just one person.
    min_agencies: u32,
    lone_barred: Vec<bool>,
    agencies: usize,
    kind_of: Vec<usize>,
    seat_of: Vec<usize>,
    seats: usize,
}

/// A team on the board.
pub(super) struct Standing {
    pub team: Vec<usize>,
    count: Vec<f64>,
    present: u32,
    /// Rows out of what they allow.
    broken: u32,
}

impl Board {
    /// `floor`: the least total fit.
    pub fn new(ground: &Ground, floor: Option<f64>) -> Board {
        let agencies = ground.caps.len();
        let mut least = vec![0.0; agencies];
        let mut most: Vec<f64> = ground.caps.iter().map(|cap| f64::from(*cap)).collect();
        let mut row = |from: f64, to: f64| {
            least.push(from);
            most.push(to);
            (least.len() - 1) as u32
        };
        let groups: Vec<u32> = ground.groups.iter().map(|group| row(f64::from(group.need), group.most.map_or(f64::INFINITY, f64::from))).collect();
        let kinds: Vec<u32> = ground.units.iter().map(|unit| row(0.0, unit.people.len() as f64)).collect();
        let mut circles: Vec<Vec<u32>> = vec![Vec::new(); ground.units.len()];
        for circle in &ground.apart {
            let here = row(0.0, 1.0);
            circle.iter().for_each(|unit| circles[*unit].push(here));
        }
        let fit = floor.map(|floor| row(floor, f64::INFINITY));
        let stretch = (ground.teams[0].stretch > 0).then(|| row(1.0, 1.0));
        // members short of a skill, less those of other agencies who have it
        let guided: BTreeMap<(u16, usize), u32> = ground.guided().into_iter().map(|key| (key, row(f64::NEG_INFINITY, 0.0))).collect();
        let counts = ground.columns.iter().map(|column| {
            let unit = &ground.units[column.unit];
            let mut rows = vec![(unit.agency as u32, 1.0), (kinds[column.unit], 1.0)];
            rows.extend(unit.groups.iter().map(|group| (groups[usize::from(*group)], 1.0)));
            rows.extend(circles[column.unit].iter().map(|row| (*row, 1.0)));
            rows.extend(fit.map(|row| (row, column.fit)));
            if let Some(skill) = column.stretch {
                rows.extend(stretch.into_iter().chain(guided.get(&(skill, unit.agency)).copied()).map(|row| (row, 1.0)));
            }
            let guides = |(skill, agency): &(u16, usize)| *agency != unit.agency && unit.groups.contains(skill);
            rows.extend(guided.iter().filter(|(of, _)| guides(of)).map(|(_, row)| (*row, -1.0)));
            rows
        });
        Board {
            rows_of: counts.collect(),
            min_agencies: ground.teams[0].min_agencies,
            lone_barred: if ground.lone_barred.is_empty() { vec![false; agencies] } else { ground.lone_barred.clone() },
            agencies,
            kind_of: ground.columns.iter().map(|column| column.unit).collect(),
            seat_of: ground.columns.iter().map(|column| column.seat).collect(),
            seats: ground.seats.len(),
            least,
            most,
        }
    }

    /// A team laid out; it keeps all rules.
    pub fn lay(&self, team: &[usize]) -> Standing {
        let broken = (0..self.least.len()).filter(|row| self.bad(*row, 0.0)).count() as u32;
        let mut standing = Standing { team: team.to_vec(), count: vec![0.0; self.least.len()], present: 0, broken };
        team.iter().for_each(|column| self.shift(&mut standing, *column, 1.0));
        standing
    }

    pub fn kind(&self, column: usize) -> usize {
        self.kind_of[column]
    }

    pub fn seat(&self, column: usize) -> usize {
        self.seat_of[column]
    }

    fn bad(&self, row: usize, count: f64) -> bool {
        count < self.least[row] || count > self.most[row] || (row < self.agencies && count == 1.0 && self.lone_barred[row])
    }

    fn shift(&self, standing: &mut Standing, column: usize, by: f64) {
        for (row, counts) in &self.rows_of[column] {
            let row = *row as usize;
            let before = standing.count[row];
            // whole counts stay whole; the fit is a sum of few, off by less than its slack
            let after = before + counts * by;
            standing.count[row] = after;
            standing.broken = standing.broken + u32::from(self.bad(row, after)) - u32::from(self.bad(row, before));
            if row < self.agencies {
                standing.present = standing.present + u32::from(after > 0.5) - u32::from(before > 0.5);
            }
        }
    }

    fn kept(&self, standing: &Standing) -> bool {
        standing.broken == 0 && standing.present >= self.min_agencies
    }

    /// Puts the first of `better` that breaks no rule in a member's place; false when none does.
    pub fn replace(&self, standing: &mut Standing, at: usize, better: impl Iterator<Item = usize>) -> bool {
        let out = standing.team[at];
        self.shift(standing, out, -1.0);
        for column in better {
            self.shift(standing, column, 1.0);
            if self.kept(standing) {
                standing.team[at] = column;
                return true;
            }
            self.shift(standing, column, -1.0);
        }
        self.shift(standing, out, 1.0);
        false
    }

    /// From a team that keeps all rules to one near it that no single exchange, and few double ones, make worth more by
    /// these weights of kinds.
    pub fn climb(&self, start: &[usize], weights: &[f64]) -> Vec<usize> {
        self.walk(start, weights, true)
    }

    /// As [`Board::climb`] by single exchanges only: ten times quicker, where the next team makes good what this one lacks.
    pub fn step(&self, start: &[usize], weights: &[f64]) -> Vec<usize> {
        self.walk(start, weights, false)
    }

    fn walk(&self, start: &[usize], weights: &[f64], twos: bool) -> Vec<usize> {
        let mut standing = self.lay(start);
        let worth = |column: usize| weights[self.kind_of[column]];
        let mut by_seat: Vec<Vec<usize>> = vec![Vec::new(); self.seats];
        (0..self.kind_of.len()).for_each(|column| by_seat[self.seat_of[column]].push(column));
        by_seat.iter_mut().for_each(|columns| columns.sort_by(|a, b| worth(*b).total_cmp(&worth(*a)).then(a.cmp(b))));
        loop {
            let mut moved = false;
            for at in 0..standing.team.len() {
                let (here, seat) = (worth(standing.team[at]) + 1e-12, self.seat_of[standing.team[at]]);
                moved |= self.replace(&mut standing, at, by_seat[seat].iter().copied().take_while(|column| worth(*column) > here));
            }
            moved = moved || (twos && self.exchange_two(&mut standing, &by_seat, &worth));
            if !moved {
                return standing.team;
            }
        }
    }

    /// The first exchange of two members for two that are worth more together.
    fn exchange_two(&self, standing: &mut Standing, by_seat: &[Vec<usize>], worth: &impl Fn(usize) -> f64) -> bool {
        for first in 0..standing.team.len() {
            let out = standing.team[first];
            let comers = by_seat[self.seat_of[out]].iter().copied().take_while(|column| worth(*column) > worth(out) + 1e-12);
            for comer in comers.take(TRIED) {
                self.shift(standing, out, -1.0);
                self.shift(standing, comer, 1.0);
                standing.team[first] = comer;
                for second in (0..standing.team.len()).filter(|second| *second != first) {
                    let gone = standing.team[second];
                    let least = worth(out) + worth(gone) - worth(comer) + 1e-9;
                    let partners = by_seat[self.seat_of[gone]].iter().copied().take_while(|column| worth(*column) > least);
                    if self.replace(standing, second, partners.take(PARTNERS)) {
                        return true;
                    }
                }
                standing.team[first] = out;
                self.shift(standing, comer, -1.0);
                self.shift(standing, out, 1.0);
            }
        }
        false
    }
}
