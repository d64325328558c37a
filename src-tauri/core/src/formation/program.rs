//! The integer program of one stage, on some of the columns: rows from the rules, floors from earlier stages.
//!
//! Built with good_lp, solved by HiGHS. Rows a column is not in count nothing for it, so that the duals of a program on
//! few columns price all the others by arithmetic ([`Prices`]).

use super::cliques::{Clique, Kind, paired};
use super::ground::{Ground, Group};
use super::highs::{self, Effort, Failure, Run};
use super::measure::{Floor, Measure};
use super::shared::{Counts, Limit, limits, most_seats};
use good_lp::variable::{ProblemVariables, UnsolvedProblem};
use good_lp::{Constraint, Expression, Variable, constraint, variable, variables};
use std::collections::{BTreeMap, HashMap};

/// A stage on some of its columns.
pub(super) struct Program<'a> {
    pub ground: &'a Ground,
    /// Ascending.
    pub columns: &'a [usize],
    pub measure: Measure,
    pub floors: &'a [Floor],
    /// Circles that are counted, by index in [`Ground::cliques`]; the others cost nothing here.
    pub cliques: &'a [usize],
    /// By circle: true where no two of it may be taken. Empty where that is so of none.
    pub single: &'a [bool],
}

/// What each row is about, to turn its dual into prices.
enum Row {
    Seat(usize),
    /// One seat, inclusion: rows of one unit.
    Unit(usize),
    /// A circle of those who must not meet.
    Apart(usize),
    /// A tangent of a circle, with its slope.
    Clique(usize, f64),
    /// Cap and presence: rows of all members from one agency in one team.
    Agency(usize),
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
    /// No columns in it.
    Other,
}

/// The linear relaxation: a bound on these columns, and what the others would have to beat.
pub(super) struct Relaxed {
    pub value: f64,
    /// How much of each column of the program is taken.
    pub taken: Vec<f64>,
    pub prices: Prices,
    /// For each circle of the ground: what having two of it adds at most, 0 or less.
    pub twice: Vec<f64>,
}

/// What taking a column costs by the duals.
pub(super) struct Prices {
    measure: Measure,
    seat: Vec<f64>,
    unit: Vec<f64>,
    /// By unit, of what hours count: a price each. Units without are left out.
    hours: HashMap<usize, Vec<(Counts, f64)>>,
    /// Of a stretch seat, by team; and of being guided in a skill, by place.
    stretch: Vec<f64>,
    guided: HashMap<(u16, usize), f64>,
    /// Of floors whose worth is another in each seat.
    own: Vec<(Measure, f64)>,
    /// Of one pair of a circle, where repeated pairs are kept low, and where seats of one person are.
    met: f64,
    seats: f64,
}

/// A team found on these columns, as (column, how many of its unit), and the best bound on them.
pub(super) struct Whole {
    pub taken: Vec<(usize, u32)>,
    pub bound: f64,
    /// False when time ended the search.
    pub finished: bool,
}

impl Prices {
    /// How much a column would improve the bound for each unit of it; nobody with a negative number can be in a team
    /// that is better than the bound plus that number.
    pub fn reduced(&self, ground: &Ground, column: usize) -> f64 {
        let at = &ground.columns[column];
        let worth = if self.measure.by_seat() { self.measure.of_column(ground, column) } else { 0.0 };
        let own: f64 = self.own.iter().map(|(measure, dual)| dual * measure.of_column(ground, column)).sum();
        let counted = |(counts, price): &(Counts, f64)| price * f64::from(counts.of(&ground.seats[at.seat]));
        let hours: f64 = if self.hours.is_empty() { 0.0 } else { self.hours.get(&at.unit).map_or(0.0, |prices| prices.iter().map(counted).sum()) };
        let stretch = at.stretch.map_or(0.0, |skill| {
            let place = ground.units[at.unit].agency;
            self.stretch[place / ground.width()] + self.guided.get(&(skill, place)).copied().unwrap_or(0.0)
        });
        worth - self.seat[at.seat] - self.unit[at.unit] - hours - stretch - own
    }

    /// How much having two of a circle that has no row would improve the bound: 0 or less.
    fn twice(&self, clique: &Clique) -> f64 {
        let own = if self.measure.counts(clique) { 1.0 } else { 0.0 };
        let kept = if clique.kind == Kind::Met { self.met } else { self.seats };
        -clique.times * (own - kept).max(0.0)
    }
}

/// The program as good_lp takes it, with the meaning of its rows. Variables come in the order: columns, agencies,
/// circles, then those of spread or of filling.
pub(super) struct Assembled {
    pub problem: UnsolvedProblem,
    pub rows: Vec<Constraint>,
    /// The variable of each column.
    #[cfg_attr(not(test), expect(dead_code, reason = "a second solver of the tests reads values by variable"))]
    pub taken: Vec<Variable>,
    means: Vec<Row>,
}

/// The rows of a program, and the variable of each column.
pub(super) struct System {
    pub taken: Vec<Variable>,
    pub rows: Vec<Constraint>,
    means: Vec<Row>,
    objective: Expression,
}

impl Program<'_> {
    /// The linear relaxation, with prices for every column of the ground.
    ///
    /// # Errors
    /// [`Failure`] when no bound was reached.
    pub fn relaxed(&self, effort: &dyn Fn() -> Effort) -> Result<Relaxed, Failure> {
        let mut means = Vec::new();
        let problem = || {
            let assembled = self.assemble(false);
            means = assembled.means;
            (assembled.problem, assembled.rows)
        };
        let run = highs::solve(problem, effort)?;
        if !run.finished {
            return Err(Failure::Stopped);
        }
        let (prices, scale) = (self.prices(&means, &run), self.measure.scale());
        // where a team may stay empty, a lock is a row of its own; its column needs no price, it is always in
        let free = |at: usize| self.measure == Measure::Filled && self.ground.locked.contains(&self.columns[at]);
        let agrees =
            |at: usize| free(at) || (prices.reduced(self.ground, self.columns[at]) * scale - run.reduced[at]).abs() < 1e-6 * scale.max(run.reduced[at].abs());
        debug_assert!((0..self.columns.len()).all(agrees), "prices by arithmetic are the solver's");
        let taken = run.values[..self.columns.len()].to_vec();
        let mut twice: Vec<f64> = self.ground.cliques.iter().map(|clique| prices.twice(clique)).collect();
        let first = self.columns.len() + if self.presence() { self.ground.caps.len() } else { 0 };
        self.cliques.iter().zip(&run.reduced[first..]).for_each(|(clique, reduced)| twice[*clique] = (reduced / scale).min(0.0));
        Ok(Relaxed { twice, value: run.objective / scale, taken, prices })
    }

    /// The best team on these columns.
    ///
    /// # Errors
    /// [`Failure::Infeasible`] when no team can be made of these columns.
    pub fn whole(&self, effort: &dyn Fn() -> Effort) -> Result<Whole, Failure> {
        let problem = || {
            let assembled = self.assemble(true);
            (assembled.problem, assembled.rows)
        };
        let run = highs::solve(problem, effort)?;
        let worth = self.worth(&run.values);
        if (worth - run.objective).abs() > 1e-4 * worth.abs().max(1.0) {
            return Err(Failure::Trouble(format!("objective {} is not the team's {worth}", run.objective)));
        }
        let taken = self.columns.iter().zip(&run.values).filter(|(_, value)| **value > 0.5);
        Ok(Whole {
            taken: taken.map(|(column, value)| (*column, value.round() as u32)).collect(),
            bound: run.bound / self.measure.scale(),
            finished: run.finished,
        })
    }

    /// The objective of the solver's values, recomputed.
    fn worth(&self, values: &[f64]) -> f64 {
        let (taken, rest) = values.split_at(self.columns.len());
        let (present, rest) = rest.split_at(if self.presence() { self.ground.caps.len() } else { 0 });
        let (again, last) = rest.split_at(self.cliques.len());
        let people: f64 = self.columns.iter().zip(taken).map(|(at, value)| self.measure.of_column(self.ground, *at) * value).sum();
        let agencies: f64 = present.iter().map(|value| self.measure.of_agency() * value).sum();
        let circles = self.cliques.iter().map(|at| &self.ground.cliques[*at]).zip(again);
        let met: f64 = circles.filter(|(clique, _)| self.measure.counts(clique)).map(|(clique, value)| -clique.times * value).sum();
        let rest: f64 = match self.measure {
            Measure::Spread => -last.iter().sum::<f64>(),
            Measure::Filled => self.ground.teams.iter().zip(last).map(|(team, value)| team.weight * value).sum(),
            _ => 0.0,
        };
        (people + agencies + met + rest) * self.measure.scale()
    }

    /// True when some row counts agencies.
    fn presence(&self) -> bool {
        let least = self.ground.teams.iter().any(|team| team.min_agencies > 0);
        least || !self.ground.lone_barred.is_empty() || self.concerns(Measure::Agencies)
    }

    fn is_single(&self, clique: usize) -> bool {
        self.single.get(clique) == Some(&true)
    }

    /// True when this is optimised or kept at a level.
    fn concerns(&self, measure: Measure) -> bool {
        self.measure == measure || self.floors.iter().any(|floor| floor.measure == measure)
    }

    /// Variables, objective and rows. `whole`: people are not divided.
    pub fn assemble(&self, whole: bool) -> Assembled {
        let mut vars = variables!();
        let System { taken, rows, means, objective } = self.system(&mut vars, whole);
        Assembled { problem: vars.maximise(objective), rows, taken, means }
    }

    /// The rows among variables of a larger program.
    pub fn system(&self, vars: &mut ProblemVariables, whole: bool) -> System {
        let ground = self.ground;
        let define = |most: f64, least: f64| if whole { variable().integer().min(least).max(most) } else { variable().min(least).max(most) };
        let taken: Vec<Variable> = self
            .columns
            .iter()
            .map(|at| {
                let column = &ground.columns[*at];
                let most = f64::from(ground.seats[column.seat].count.min(ground.units[column.unit].people.len() as u32));
                let locked = self.measure != Measure::Filled && ground.locked.contains(at);
                vars.add(define(most, if locked { 1.0 } else { 0.0 }))
            })
            .collect();
        let places = if self.presence() { ground.caps.len() } else { 0 };
        let barred = |place: usize| ground.lone_barred.get(place) == Some(&true);
        let present: Vec<Variable> = (0..places).map(|place| vars.add(if barred(place) { define(1.0, 0.0) } else { variable().min(0.0).max(1.0) })).collect();
        let again: Vec<Variable> = self.cliques.iter().map(|_| vars.add(variable().min(0.0))).collect();
        let spread = self.concerns(Measure::Spread);
        let apart: Vec<Variable> = ground.expected.iter().filter(|_| spread).map(|_| vars.add(variable().min(0.0))).collect();
        let filled: Vec<Variable> = ground.teams.iter().filter(|_| self.measure == Measure::Filled).map(|_| vars.add(define(1.0, 0.0))).collect();
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
        let (mut rows, mut means) = (Vec::new(), Vec::new());
        let mut add = |row: Constraint, meaning: Row| {
            rows.push(row);
            means.push(meaning);
        };
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
                add(constraint::eq(sum, count), Row::Seat(seat));
                continue;
            }
            if need.least > 0 {
                let (sum, least) = asked(sum.clone(), need.team, f64::from(need.least));
                add(constraint::geq(sum, least), Row::Seat(seat));
            }
            let (sum, count) = asked(sum, need.team, f64::from(need.count));
            add(constraint::leq(sum, count), Row::Seat(seat));
        }
        for (unit, vars) in &by_unit {
            if ground.one_seat && vars.len() > 1 {
                add(constraint::leq(vars.iter().sum::<Expression>(), ground.units[*unit].people.len() as f64), Row::Unit(*unit));
            }
        }
        for (unit, vars) in &by_unit {
            let who = &ground.units[*unit];
            if ground.lone_barred.get(who.agency) == Some(&true) && who.people.len() == 1 && self.measure != Measure::Nothing {
                // tighter than the rows of the agency: a person comes only with an agency that sends two
                add(constraint::leq(vars.iter().sum::<Expression>() - present[who.agency], 0.0), Row::Unit(*unit));
            }
        }
        let unit_sum = |unit: usize| by_unit.binary_search_by_key(&unit, |(at, _)| *at).map_or_else(|_| Expression::default(), |at| by_unit[at].1.iter().sum());
        for unit in &ground.included {
            let (sum, one) = asked(unit_sum(*unit), ground.team(*unit), 1.0);
            add(constraint::geq(sum, one), Row::Unit(*unit));
        }
        for locked in ground.locked.iter().filter(|_| self.measure == Measure::Filled) {
            if let Ok(at) = self.columns.binary_search(locked) {
                let (sum, one) = asked(Expression::from(taken[at]), ground.team(ground.columns[*locked].unit), 1.0);
                add(constraint::geq(sum, one), Row::Other);
            }
        }
        for (at, circle) in ground.apart.iter().enumerate() {
            add(constraint::leq(circle.iter().map(|unit| unit_sum(*unit)).sum::<Expression>(), 1.0), Row::Apart(at));
        }
        for (at, var) in self.cliques.iter().zip(&again) {
            let here: Vec<usize> = ground.cliques[*at].units.iter().copied().filter(|unit| by_unit.binary_search_by_key(unit, |(at, _)| *at).is_ok()).collect();
            let members: Expression = here.iter().map(|unit| unit_sum(*unit)).sum();
            let most = if ground.cliques[*at].kind == Kind::Seats { most_seats(ground, &here) } else { here.len() };
            // pairs k (k - 1) / 2 of k members: the tangent through k = slope and slope + 1
            for slope in 1..most {
                let slope = slope as f64;
                add(constraint::leq(members.clone() * slope - *var, slope * (slope + 1.0) / 2.0), Row::Clique(*at, slope));
            }
        }
        for at in paired(ground, by_unit.iter().map(|(unit, _)| *unit)).into_iter().filter(|at| self.is_single(*at)) {
            let members: Expression = ground.cliques[at].units.iter().map(|unit| unit_sum(*unit)).sum();
            add(constraint::leq(members, 1.0), Row::Clique(at, 1.0));
        }
        for (host, percent) in &ground.shares {
            let percent = f64::from(*percent);
            let first = host / ground.width() * ground.width();
            let team: Expression = by_agency[first..first + ground.width()].iter().cloned().sum();
            add(constraint::leq(by_agency[*host].clone() * 100.0 - team * percent, 0.0), Row::Share(*host, percent));
        }
        for (agency, sum) in by_agency.into_iter().enumerate() {
            let cap = f64::from(ground.caps[agency]);
            if let Some(here) = present.get(agency) {
                let lone = ground.lone_barred.get(agency).copied().unwrap_or(false);
                let least = if lone { 2.0 } else { 1.0 };
                add(constraint::geq(sum.clone() - least * *here, 0.0), Row::Agency(agency));
                if lone {
                    add(constraint::leq(sum.clone() - cap * *here, 0.0), Row::Agency(agency));
                }
            }
            if ground.caps[agency] < most_of[agency] {
                add(constraint::leq(sum, cap), Row::Agency(agency));
            }
        }
        for (team, sum) in stretched.into_iter().enumerate().filter(|(team, _)| ground.teams[*team].stretch > 0) {
            let (sum, one) = asked(sum, team, f64::from(ground.teams[team].stretch));
            add(constraint::eq(sum, one), Row::Stretch(team));
        }
        // columns left out of the program need no row of their own: a price of 0 is a true one
        for ((skill, place), mut sum) in guided {
            for (at, var) in self.columns.iter().zip(&taken) {
                let unit = &ground.units[ground.columns[*at].unit];
                if unit.agency != place && unit.groups.contains(&skill) {
                    sum.add_mul(-1.0, *var);
                }
            }
            add(constraint::leq(sum, 0.0), Row::Mentor((skill, place)));
        }
        for (group, sum) in by_group.into_iter().enumerate() {
            let Group { team, need, most, .. } = ground.groups[group];
            if need == 0 && most.is_none() {
                continue;
            }
            if let Some(most) = most {
                add(constraint::leq(sum.clone(), f64::from(most)), Row::Group(group));
            }
            let (sum, need) = asked(sum, team, f64::from(need));
            add(constraint::geq(sum, need), Row::Group(group));
        }
        for (at, team) in ground.teams.iter().enumerate().filter(|(_, team)| team.min_agencies > 0) {
            let places = &present[at * ground.width()..(at + 1) * ground.width()];
            let (sum, least) = asked(places.iter().sum::<Expression>(), at, f64::from(team.min_agencies));
            add(constraint::geq(sum, least), Row::Other);
        }
        for (agency, ((sum, expected), far)) in everywhere.into_iter().zip(&ground.expected).zip(&apart).enumerate() {
            // |seats - expected| of whole seats: two sides, and the line through the whole numbers around what is expected
            let below = expected.floor();
            let between = 2.0 * (below - expected) + 1.0;
            for slope in [1.0, -1.0, between] {
                let level = if slope == between { between * below - (expected - below) } else { slope * expected };
                add(constraint::leq(sum.clone() * slope - *far, level), Row::Spread(agency, slope));
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
            add(constraint::leq(sum, limit.most), Row::Limit(limit));
        }
        for floor in self.floors {
            let least = (floor.least - floor.measure.epsilon()) * floor.measure.scale();
            add(constraint::geq(linear(floor.measure), least), Row::Floor(floor.measure));
        }
        let objective = linear(self.measure);
        System { taken, rows, means, objective }
    }

    fn prices(&self, means: &[Row], run: &Run) -> Prices {
        let (ground, scale) = (self.ground, self.measure.scale());
        let (mut seat, mut unit) = (vec![0.0; ground.seats.len()], vec![0.0; ground.units.len()]);
        let (mut agency, mut group) = (vec![0.0; ground.caps.len()], vec![0.0; ground.groups.len()]);
        let (mut met, mut again) = (0.0, 0.0);
        let (mut own, mut every) = (Vec::new(), vec![0.0; ground.teams.len()]);
        let (mut everywhere, mut hours) = (vec![0.0; ground.width()], HashMap::<usize, Vec<(Counts, f64)>>::new());
        let mut kept: Vec<(Measure, f64)> = vec![(self.measure, -1.0)];
        let (mut stretch, mut guided) = (vec![0.0; ground.teams.len()], HashMap::new());
        for (meaning, dual) in means.iter().zip(&run.duals) {
            match meaning {
                Row::Seat(at) => seat[*at] += dual,
                Row::Unit(at) => unit[*at] += dual,
                Row::Apart(at) => ground.apart[*at].iter().for_each(|member| unit[*member] += dual),
                Row::Clique(at, slope) => ground.cliques[*at].units.iter().for_each(|member| unit[*member] += slope * dual),
                Row::Agency(at) => agency[*at] += dual,
                Row::Share(host, percent) => {
                    agency[*host] += 100.0 * dual;
                    every[host / ground.width()] -= percent * dual;
                }
                Row::Spread(at, slope) => everywhere[*at] += slope * dual,
                Row::Limit(_) if *dual == 0.0 => {}
                Row::Limit(limit) => {
                    let (lead, extra) = limit.lead;
                    match limit.counts {
                        Counts::Paid => hours.entry(lead).or_default().push((Counts::Paid, extra * dual / scale)),
                        _ => unit[lead] += extra * dual,
                    }
                    for member in &limit.units {
                        match limit.counts {
                            Counts::Teams => unit[*member] += dual,
                            counts => hours.entry(*member).or_default().push((counts, dual / scale)),
                        }
                    }
                }
                Row::Group(at) => group[*at] += dual,
                Row::Stretch(team) => stretch[*team] += dual / scale,
                Row::Mentor((skill, place)) => {
                    group[usize::from(*skill)] -= dual;
                    guided.insert((*skill, *place), dual / scale);
                }
                Row::Floor(measure) if measure.by_seat() => own.push((*measure, dual * measure.scale() / scale)),
                Row::Floor(measure) => {
                    match measure {
                        Measure::Repeats => met += dual * measure.scale(),
                        Measure::Chance => again += dual * measure.scale(),
                        _ => {}
                    }
                    kept.push((*measure, *dual));
                }
                Row::Other => {}
            }
        }
        for (at, who) in ground.units.iter().enumerate() {
            unit[at] += every[ground.team(at)] + agency[who.agency] + everywhere[ground.agency(at)];
            unit[at] += who.groups.iter().map(|g| group[usize::from(*g)]).sum::<f64>();
            if !guided.is_empty() {
                // who has a skill guides no one of their own place
                unit[at] += who.groups.iter().filter_map(|skill| guided.get(&(*skill, who.agency))).sum::<f64>() * scale;
            }
            unit[at] += kept.iter().map(|(measure, dual)| dual * measure.of_unit(ground, at) * measure.scale()).sum::<f64>();
            unit[at] /= scale;
        }
        let seat = seat.into_iter().map(|dual| dual / scale).collect();
        let (met, seats) = (met / scale, again / scale);
        Prices { measure: self.measure, seat, unit, hours, stretch, guided, own, met, seats }
    }
}
