//! The grounds of many teams side by side: each keeps its own seats, places, groups and units; a person is a unit in each
//! team they may be on, and those units form a circle.

use super::super::cliques::{Clique, Kind};
use super::super::ground::{Column, Ground, Group, Need, common};
use super::spread::expected_seats;

/// One ground of many. All were made from the same people and agencies.
pub(super) fn join(parts: Vec<Ground>) -> Ground {
    let mut all = Ground {
        // coins are whole numbers of rupiah, far below 2^32
        coin: f64::from(parts.iter().fold(0, |coin, part| common(coin, part.coin as u32)).max(1)),
        one_seat: true,
        ..Ground::default()
    };
    let lone = parts.iter().any(|part| !part.lone_barred.is_empty());
    for part in parts {
        let (team, units, columns, seats) = (all.teams.len(), all.units.len(), all.columns.len(), all.seats.len());
        let (places, groups, cliques) = (all.caps.len(), all.groups.len() as u16, all.cliques.len());
        if lone {
            let none = vec![false; part.caps.len()];
            all.lone_barred.extend(if part.lone_barred.is_empty() { none } else { part.lone_barred });
        }
        all.teams.extend(part.teams);
        all.caps.extend(part.caps);
        all.shares.extend(part.shares.into_iter().map(|(host, percent)| (host + places, percent)));
        let coin = part.coin / all.coin;
        all.seats.extend(part.seats.into_iter().map(|need| Need { team, cost: need.cost * coin, ..need }));
        all.groups.extend(part.groups.into_iter().map(|group| Group { team, ..group }));
        all.columns.extend(part.columns.into_iter().map(|column| Column {
            unit: column.unit + units,
            seat: column.seat + seats,
            stretch: column.stretch.map(|group| group + groups),
            ..column
        }));
        all.units.extend(part.units.into_iter().map(|mut unit| {
            unit.agency += places;
            unit.cost *= coin;
            unit.groups.iter_mut().for_each(|group| *group += groups);
            unit.columns = unit.columns.start + columns..unit.columns.end + columns;
            unit
        }));
        all.locked.extend(part.locked.into_iter().map(|column| column + columns));
        all.included.extend(part.included.into_iter().map(|unit| unit + units));
        all.apart.extend(part.apart.into_iter().map(|circle| circle.into_iter().map(|unit| unit + units).collect()));
        all.repeats.extend(part.repeats.into_iter().map(|(a, b, times)| (a + units, b + units, times)));
        all.cliques.extend(part.cliques.into_iter().map(|clique| Clique { units: clique.units.into_iter().map(|unit| unit + units).collect(), ..clique }));
        all.cliques_of.extend(part.cliques_of.into_iter().map(|of| of.into_iter().map(|clique| clique + cliques).collect::<Vec<usize>>()));
    }
    let mut units: Vec<usize> = (0..all.units.len()).collect();
    units.sort_by_key(|unit| (all.units[*unit].people[0], *unit));
    for of in units.chunk_by(|a, b| all.units[*a].people[0] == all.units[*b].people[0]).filter(|of| of.len() > 1) {
        of.iter().for_each(|unit| all.cliques_of[*unit].push(all.cliques.len()));
        all.cliques.push(Clique { units: of.to_vec(), times: 1.0, kind: Kind::Seats });
    }
    all
}

/// Takes what is asked for a team away: it stays empty.
pub(super) fn close(ground: &mut Ground, team: usize) {
    let of: Vec<usize> = ground.units.iter().map(|unit| unit.agency / (ground.caps.len() / ground.teams.len())).collect();
    ground.seats.iter_mut().filter(|need| need.team == team).for_each(|need| (need.count, need.least) = (0, 0));
    ground.groups.iter_mut().filter(|group| group.team == team).for_each(|group| group.need = 0);
    let closed = &mut ground.teams[team];
    (closed.size, closed.least, closed.min_agencies, closed.stretch) = (0, 0, 0, 0);
    let columns = &ground.columns;
    ground.locked.retain(|column| of[columns[*column].unit] != team);
    ground.included.retain(|unit| of[*unit] != team);
    ground.apart.retain(|circle| circle.iter().any(|unit| of[*unit] != team));
    ground.shares.retain(|(host, _)| host / (ground.caps.len() / ground.teams.len()) != team);
}

/// Seats each agency would have by the luck of the draw, over all teams, by agency.
pub(super) fn expected(ground: &Ground) -> Vec<f64> {
    let width = ground.width();
    let mut able = vec![vec![0u32; width]; ground.seats.len()];
    ground.columns.iter().filter(|column| column.stretch.is_none()).for_each(|column| able[column.seat][ground.agency(column.unit)] += 1);
    let mut sum = vec![0.0; width];
    for team in 0..ground.teams.len() {
        let of = ground.seats.iter().zip(&able).filter(|(need, _)| need.team == team);
        let seats: Vec<(u32, Vec<u32>)> = of.map(|(need, able)| (need.count, able.clone())).collect();
        let caps = &ground.caps[team * width..(team + 1) * width];
        expected_seats(&seats, caps).into_iter().zip(&mut sum).for_each(|(seats, sum)| *sum += seats);
    }
    sum
}
