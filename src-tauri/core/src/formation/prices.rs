//! What a column that is not in a program would have to beat: prices by arithmetic, from the duals of its rows.

use super::cliques::{Clique, Kind};
use super::ground::Ground;
use super::measure::Measure;
use super::program::Program;
use super::rows::Row;
use super::shared::Counts;
use super::solver::Run;
use std::collections::HashMap;

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
    pub fn twice(&self, clique: &Clique) -> f64 {
        let own = if self.measure.counts(clique) { 1.0 } else { 0.0 };
        let kept = if clique.kind == Kind::Met { self.met } else { self.seats };
        -clique.times * (own - kept).max(0.0)
    }
}

impl Program<'_> {
    /// Prices by the duals of these rows.
    pub fn prices(&self, means: &[Row], run: &Run) -> Prices {
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
                Row::Unit(at) | Row::Comes(at) => unit[*at] += dual,
                Row::Apart(at) => ground.apart[*at].iter().for_each(|member| unit[*member] += dual),
                Row::Clique(at, slope) => ground.cliques[*at].units.iter().for_each(|member| unit[*member] += slope * dual),
                Row::Agency(at) | Row::Sends(at) => agency[*at] += dual,
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
                Row::Mix(_) | Row::Locked(_) => {}
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
