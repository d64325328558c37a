//! The rows of a program: what each rule asks, as sums over the columns, agencies and circles it is about.

use super::cliques::{Kind, paired};
use super::ground::Group;
use super::measure::Measure;
use super::program::Program;
use super::shared::{Counts, Limit, limits, most_seats};
use good_lp::variable::{ProblemVariables, UnsolvedProblem, VariableDefinition};
use good_lp::{Constraint, Expression, Variable, constraint, variable, variables};
use std::collections::BTreeMap;
use std::ops::Sub;

/// What each row is about, to turn its dual into prices.
pub(super) enum Row {
    Seat(usize),
    /// One seat, inclusion: rows of one unit.
    Unit(usize),
    /// A unit that comes only where its agency sends two.
    Comes(usize),
    /// A circle of those who must not meet.
    Apart(usize),
    /// A tangent of a circle, with its slope.
    Clique(usize, f64),
    /// Cap and presence: rows of all members from one agency in one team.
    Agency(usize),
    /// No members of an agency that is not there.
    Sends(usize),
    /// The host's share: 100 for each of the host's, less the percent for every member.
    Share(usize, f64),
    /// Rows of all members from one agency in all teams, with their factor.
    Spread(usize, f64),
    /// What one person can give to several teams.
    Limit(Limit),
    /// A group or a floor, with the sign its coefficients have for each column.
    Group(usize),
    Floor(Measure),
    /// Members in the stretch seat of a team.
    Stretch(usize),
    /// Members of a place who are short of a skill (its group), less those elsewhere who have it.
    Mentor((u16, usize)),
    /// Agencies of a team; no columns in it.
    Mix(usize),
    /// A lock where a team may stay empty.
    Locked(usize),
}

/// What a variable stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Name {
    Column(usize),
    /// Is an agency in a team?
    Place(usize),
    /// Pairs of a circle.
    Circle(usize),
    /// How far an agency is from its expected seats.
    Apart(usize),
    /// Is a team filled?
    Filled(usize),
}

/// A row told apart from all others, whatever the columns at hand.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(u8, bool, Vec<u64>);

impl Row {
    /// `up`: the row says at least.
    pub fn key(&self, up: bool) -> Key {
        let (kind, of) = match self {
            Row::Seat(at) => (0, vec![*at as u64]),
            Row::Unit(at) => (1, vec![*at as u64]),
            Row::Comes(at) => (2, vec![*at as u64]),
            Row::Apart(at) => (3, vec![*at as u64]),
            Row::Clique(at, slope) => (4, vec![*at as u64, slope.to_bits()]),
            Row::Agency(at) => (5, vec![*at as u64]),
            Row::Sends(at) => (6, vec![*at as u64]),
            Row::Share(host, _) => (7, vec![*host as u64]),
            Row::Spread(agency, slope) => (8, vec![*agency as u64, slope.to_bits()]),
            Row::Limit(limit) => (9, limit_key(limit)),
            Row::Group(at) => (10, vec![*at as u64]),
            Row::Floor(measure) => (11, measure.key()),
            Row::Stretch(team) => (12, vec![*team as u64]),
            Row::Mentor((skill, place)) => (13, vec![u64::from(*skill), *place as u64]),
            Row::Mix(team) => (14, vec![*team as u64]),
            Row::Locked(column) => (15, vec![*column as u64]),
        };
        Key(kind, up, of)
    }
}

fn limit_key(limit: &Limit) -> Vec<u64> {
    let counts = match limit.counts {
        Counts::Teams => 0,
        Counts::Paid => 1,
        Counts::Hours(unit) => 2 + u64::from(unit),
    };
    let head = [counts, limit.most.to_bits(), limit.lead.0 as u64, limit.lead.1.to_bits()];
    head.into_iter().chain(limit.units.iter().map(|unit| *unit as u64)).collect()
}

/// Rows with what they mean.
#[derive(Default)]
struct Lines {
    rows: Vec<Constraint>,
    means: Vec<Row>,
    up: Vec<bool>,
}

impl Lines {
    fn add(&mut self, row: Constraint, up: bool, means: Row) {
        self.rows.push(row);
        self.up.push(up);
        self.means.push(means);
    }

    fn leq<A: Sub<B, Output = Expression>, B>(&mut self, sum: A, most: B, means: Row) {
        self.add(constraint::leq(sum, most), false, means);
    }

    fn geq<A, B: Sub<A, Output = Expression>>(&mut self, sum: A, least: B, means: Row) {
        self.add(constraint::geq(sum, least), true, means);
    }

    fn eq<A: Sub<B, Output = Expression>, B>(&mut self, sum: A, value: B, means: Row) {
        self.add(constraint::eq(sum, value), false, means);
    }
}

/// The program as good_lp takes it. Variables come in the order: columns, agencies, circles, then those of spread or of
/// filling.
pub(super) struct Assembled {
    pub problem: UnsolvedProblem,
    pub rows: Vec<Constraint>,
    /// The variable of each column.
    #[cfg_attr(not(test), expect(dead_code, reason = "a second solver of the tests reads values by variable"))]
    pub taken: Vec<Variable>,
}

/// The rows of a program among variables.
pub(super) struct System {
    pub names: Vec<Name>,
    /// By name.
    pub all: Vec<Variable>,
    /// The variable of each column.
    pub taken: Vec<Variable>,
    pub rows: Vec<Constraint>,
    /// What each row is about, and whether it says at least.
    pub means: Vec<Row>,
    pub up: Vec<bool>,
    pub objective: Expression,
}

impl Program<'_> {
    /// Variables, objective and rows. `whole`: people are not divided.
    pub fn assemble(&self, whole: bool) -> Assembled {
        let mut vars = variables!();
        let System { taken, rows, objective, .. } = self.system(&mut vars, whole);
        Assembled { problem: vars.maximise(objective), rows, taken }
    }

    /// Every variable, in order.
    pub fn names(&self) -> Vec<Name> {
        let ground = self.ground;
        let columns = self.columns.iter().map(|column| Name::Column(*column));
        let places = (0..if self.presence() { ground.caps.len() } else { 0 }).map(Name::Place);
        let circles = self.cliques.iter().map(|circle| Name::Circle(*circle));
        let apart = (0..if self.concerns(Measure::Spread) { ground.expected.len() } else { 0 }).map(Name::Apart);
        let filled = (0..if self.measure == Measure::Filled { ground.teams.len() } else { 0 }).map(Name::Filled);
        columns.chain(places).chain(circles).chain(apart).chain(filled).collect()
    }

    /// The least and most of a variable.
    pub fn bounds(&self, name: Name) -> (f64, f64) {
        let ground = self.ground;
        match name {
            Name::Column(at) => {
                let column = &ground.columns[at];
                let most = f64::from(ground.seats[column.seat].count.min(ground.units[column.unit].people.len() as u32));
                let locked = self.measure != Measure::Filled && ground.locked.contains(&at);
                (if locked { 1.0 } else { 0.0 }, most)
            }
            Name::Place(_) | Name::Filled(_) => (0.0, 1.0),
            Name::Circle(_) | Name::Apart(_) => (0.0, f64::INFINITY),
        }
    }

    fn define(&self, name: Name, whole: bool) -> VariableDefinition {
        let (least, most) = self.bounds(name);
        let var = variable().min(least).max(most);
        let counted = match name {
            Name::Column(_) | Name::Filled(_) => true,
            Name::Place(place) => self.ground.lone_barred.get(place) == Some(&true),
            Name::Circle(_) | Name::Apart(_) => false,
        };
        if whole && counted { var.integer() } else { var }
    }

    /// The rows among variables of a larger program.
    pub fn system(&self, vars: &mut ProblemVariables, whole: bool) -> System {
        let ground = self.ground;
        let names = self.names();
        let all: Vec<Variable> = names.iter().map(|name| vars.add(self.define(*name, whole))).collect();
        let of = |wanted: &dyn Fn(&Name) -> bool| names.iter().zip(&all).filter(|(name, _)| wanted(name)).map(|(_, var)| *var).collect::<Vec<Variable>>();
        let taken = of(&|name| matches!(name, Name::Column(_)));
        let present = of(&|name| matches!(name, Name::Place(_)));
        let again = of(&|name| matches!(name, Name::Circle(_)));
        let apart = of(&|name| matches!(name, Name::Apart(_)));
        let filled = of(&|name| matches!(name, Name::Filled(_)));
        let spread = self.concerns(Measure::Spread);
        // what a rule asks of a team that may stay empty
        let asked = |sum: Expression, team: usize, value: f64| match filled.get(team) {
            Some(filled) => (sum - value * *filled, 0.0),
            None => (sum, value),
        };

        let linear = |measure: Measure| {
            let mut sum = Expression::with_capacity(taken.len());
            for (at, var) in self.columns.iter().zip(&taken) {
                let worth = measure.of_column(ground, *at) * measure.scale();
                if worth != 0.0 {
                    sum.add_mul(worth, *var);
                }
            }
            match measure {
                Measure::Agencies => present.iter().for_each(|var| sum.add_mul(measure.of_agency(), *var)),
                Measure::Spread => apart.iter().for_each(|var| sum.add_mul(-1.0, *var)),
                Measure::Filled => ground.teams.iter().zip(&filled).for_each(|(team, var)| sum.add_mul(team.weight, *var)),
                _ => {}
            }
            let circles = self.cliques.iter().map(|at| &ground.cliques[*at]).zip(&again);
            circles.filter(|(clique, _)| measure.counts(clique)).for_each(|(clique, var)| sum.add_mul(-clique.times * measure.scale(), *var));
            sum
        };
        let mut lines = Lines::default();
        let mut by_seat = vec![Expression::default(); ground.seats.len()];
        let mut by_agency = vec![Expression::default(); ground.caps.len()];
        let mut most_of = vec![0u32; ground.caps.len()];
        let mut everywhere = vec![Expression::default(); if spread { ground.expected.len() } else { 0 }];
        let mut by_group = vec![Expression::default(); ground.groups.len()];
        let mut by_unit: Vec<(usize, Vec<Variable>)> = Vec::new();
        let mut stretched = vec![Expression::default(); ground.teams.len()];
        let mut guided: BTreeMap<(u16, usize), Expression> = BTreeMap::new();
        for (at, var) in self.columns.iter().zip(&taken) {
            let column = &ground.columns[*at];
            let unit = &ground.units[column.unit];
            by_seat[column.seat].add_mul(1.0, *var);
            by_agency[unit.agency].add_mul(1.0, *var);
            most_of[unit.agency] += ground.seats[column.seat].count.min(unit.people.len() as u32);
            if spread {
                everywhere[ground.agency(column.unit)].add_mul(1.0, *var);
            }
            unit.groups.iter().for_each(|group| by_group[usize::from(*group)].add_mul(1.0, *var));
            if let Some(skill) = column.stretch {
                stretched[ground.seats[column.seat].team].add_mul(1.0, *var);
                guided.entry((skill, unit.agency)).or_default().add_mul(1.0, *var);
            }
            match by_unit.last_mut() {
                Some((last, vars)) if *last == column.unit => vars.push(*var),
                _ => by_unit.push((column.unit, vec![*var])),
            }
        }
        for (seat, (sum, need)) in by_seat.into_iter().zip(&ground.seats).enumerate() {
            if need.least == need.count {
                let (sum, count) = asked(sum, need.team, f64::from(need.count));
                lines.eq(sum, count, Row::Seat(seat));
                continue;
            }
            if need.least > 0 {
                let (sum, least) = asked(sum.clone(), need.team, f64::from(need.least));
                lines.geq(sum, least, Row::Seat(seat));
            }
            let (sum, count) = asked(sum, need.team, f64::from(need.count));
            lines.leq(sum, count, Row::Seat(seat));
        }
        for (unit, vars) in &by_unit {
            if ground.one_seat && vars.len() > 1 {
                lines.leq(vars.iter().sum::<Expression>(), ground.units[*unit].people.len() as f64, Row::Unit(*unit));
            }
        }
        for (unit, vars) in &by_unit {
            let who = &ground.units[*unit];
            if ground.lone_barred.get(who.agency) == Some(&true) && who.people.len() == 1 && self.measure != Measure::Nothing {
                // tighter than the rows of the agency: a person comes only with an agency that sends two
                lines.leq(vars.iter().sum::<Expression>() - present[who.agency], 0.0, Row::Comes(*unit));
            }
        }
        let unit_sum = |unit: usize| by_unit.binary_search_by_key(&unit, |(at, _)| *at).map_or_else(|_| Expression::default(), |at| by_unit[at].1.iter().sum());
        for unit in &ground.included {
            let (sum, one) = asked(unit_sum(*unit), ground.team(*unit), 1.0);
            lines.geq(sum, one, Row::Unit(*unit));
        }
        for locked in ground.locked.iter().filter(|_| self.measure == Measure::Filled) {
            if let Ok(at) = self.columns.binary_search(locked) {
                let (sum, one) = asked(Expression::from(taken[at]), ground.team(ground.columns[*locked].unit), 1.0);
                lines.geq(sum, one, Row::Locked(*locked));
            }
        }
        for (at, circle) in ground.apart.iter().enumerate() {
            lines.leq(circle.iter().map(|unit| unit_sum(*unit)).sum::<Expression>(), 1.0, Row::Apart(at));
        }
        for (at, var) in self.cliques.iter().zip(&again) {
            let here: Vec<usize> = ground.cliques[*at].units.iter().copied().filter(|unit| by_unit.binary_search_by_key(unit, |(at, _)| *at).is_ok()).collect();
            let members: Expression = here.iter().map(|unit| unit_sum(*unit)).sum();
            let most = if ground.cliques[*at].kind == Kind::Seats { most_seats(ground, &here) } else { here.len() };
            // pairs k (k - 1) / 2 of k members: the tangent through k = slope and slope + 1
            for slope in 1..most {
                let slope = slope as f64;
                lines.leq(members.clone() * slope - *var, slope * (slope + 1.0) / 2.0, Row::Clique(*at, slope));
            }
        }
        for at in paired(ground, by_unit.iter().map(|(unit, _)| *unit)).into_iter().filter(|at| self.is_single(*at)) {
            let members: Expression = ground.cliques[at].units.iter().map(|unit| unit_sum(*unit)).sum();
            lines.leq(members, 1.0, Row::Clique(at, 1.0));
        }
        for (host, percent) in &ground.shares {
            let percent = f64::from(*percent);
            let first = host / ground.width() * ground.width();
            let team: Expression = by_agency[first..first + ground.width()].iter().cloned().sum();
            lines.leq(by_agency[*host].clone() * 100.0 - team * percent, 0.0, Row::Share(*host, percent));
        }
        for (agency, sum) in by_agency.into_iter().enumerate() {
            let cap = f64::from(ground.caps[agency]);
            if let Some(here) = present.get(agency) {
                let lone = ground.lone_barred.get(agency).copied().unwrap_or(false);
                let least = if lone { 2.0 } else { 1.0 };
                lines.geq(sum.clone() - least * *here, 0.0, Row::Agency(agency));
                if lone {
                    lines.leq(sum.clone() - cap * *here, 0.0, Row::Sends(agency));
                }
            }
            if ground.caps[agency] < most_of[agency] {
                lines.leq(sum, cap, Row::Agency(agency));
            }
        }
        for (team, sum) in stretched.into_iter().enumerate().filter(|(team, _)| ground.teams[*team].stretch > 0) {
            let (sum, one) = asked(sum, team, f64::from(ground.teams[team].stretch));
            lines.eq(sum, one, Row::Stretch(team));
        }
        // columns left out of the program need no row of their own: a price of 0 is a true one
        for ((skill, place), mut sum) in guided {
            for (at, var) in self.columns.iter().zip(&taken) {
                let unit = &ground.units[ground.columns[*at].unit];
                if unit.agency != place && unit.groups.contains(&skill) {
                    sum.add_mul(-1.0, *var);
                }
            }
            lines.leq(sum, 0.0, Row::Mentor((skill, place)));
        }
        for (group, sum) in by_group.into_iter().enumerate() {
            let Group { team, need, most, .. } = ground.groups[group];
            if need == 0 && most.is_none() {
                continue;
            }
            if let Some(most) = most {
                lines.leq(sum.clone(), f64::from(most), Row::Group(group));
            }
            let (sum, need) = asked(sum, team, f64::from(need));
            lines.geq(sum, need, Row::Group(group));
        }
        for (at, team) in ground.teams.iter().enumerate().filter(|(_, team)| team.min_agencies > 0) {
            let places = &present[at * ground.width()..(at + 1) * ground.width()];
            let (sum, least) = asked(places.iter().sum::<Expression>(), at, f64::from(team.min_agencies));
            lines.geq(sum, least, Row::Mix(at));
        }
        for (agency, ((sum, expected), far)) in everywhere.into_iter().zip(&ground.expected).zip(&apart).enumerate() {
            // |seats - expected| of whole seats: two sides, and the line through the whole numbers around what is expected
            let below = expected.floor();
            let between = 2.0 * (below - expected) + 1.0;
            for slope in [1.0, -1.0, between] {
                let level = if slope == between { between * below - (expected - below) } else { slope * expected };
                lines.leq(sum.clone() * slope - *far, level, Row::Spread(agency, slope));
            }
        }
        // who may have one seat is in nobody's way
        let seats = |unit: usize| ground.cliques_of[unit].iter().any(|at| ground.cliques[*at].kind == Kind::Seats && self.is_single(*at));
        let several = |unit: &usize| self.single.is_empty() || !seats(*unit);
        for limit in limits(ground, &by_unit.iter().map(|(unit, _)| *unit).filter(several).collect::<Vec<usize>>()) {
            let mut sum = Expression::default();
            for (unit, vars) in limit.units.iter().filter_map(|unit| by_unit.get(by_unit.binary_search_by_key(unit, |(at, _)| *at).ok()?)) {
                let first = self.columns.partition_point(|at| ground.columns[*at].unit < *unit);
                vars.iter().zip(&self.columns[first..]).for_each(|(var, column)| sum.add_mul(limit.factor(ground, *column), *var));
            }
            lines.leq(sum, limit.most, Row::Limit(limit));
        }
        for floor in self.floors {
            let least = (floor.least - floor.measure.epsilon()) * floor.measure.scale();
            lines.geq(linear(floor.measure), least, Row::Floor(floor.measure));
        }
        let objective = linear(self.measure);
        System { names, all, taken, rows: lines.rows, means: lines.means, up: lines.up, objective }
    }
}
