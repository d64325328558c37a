//! Numbered teams of equal weight whose counts follow the chances, people of one kind taking turns.

use super::pool::Pool;
use crate::formation::ground::draw;
use crate::formation::instance::{Instance, PersonIx, SeatIx};

/// Teams made one after the other before they are repeated.
pub(super) const BASE: usize = 1_500;
/// Passes that mend what repeating leaves.
const PASSES: usize = 8;
/// Columns most owed that a pass tries for each member.
const TRIED: usize = 64;

/// So many teams, each the best for what the ones before left owing.
pub(super) fn herd(pool: &Pool, shares: &[f64], number: usize) -> Vec<Vec<usize>> {
    let aims = pool.members(shares);
    let mut owed = vec![0.0; aims.len()];
    let mut teams: Vec<Vec<usize>> = Vec::with_capacity(number);
    let mut last = pool.found.last().cloned().unwrap_or_default();
    for _ in 0..number {
        owed.iter_mut().zip(&aims).for_each(|(owed, aim)| *owed += aim);
        let weights: Vec<f64> = owed.iter().enumerate().map(|(kind, owed)| if aims[kind] > 0.0 { owed / pool.people(kind) } else { -1e6 }).collect();
        last = pool.board.step(&last, &weights);
        last.iter().for_each(|column| owed[pool.board.kind(*column)] -= 1.0);
        teams.push(last.clone());
    }
    teams
}

/// The teams with persons in them: mended towards the shares, dealt in an order that the seed gives.
pub(super) fn numbered(pool: &Pool, instance: &Instance, shares: &[f64], mut teams: Vec<Vec<usize>>, seed: u64) -> Vec<Vec<(SeatIx, PersonIx)>> {
    mend(pool, shares, &mut teams);
    let mut order: Vec<(u64, usize)> = (0..teams.len()).map(|at| (draw(seed, &format!("panel {at}")) as u64, at)).collect();
    order.sort_unstable();
    let mut turns: Vec<(Vec<PersonIx>, usize)> = pool.ground.units.iter().map(|unit| (unit.people.clone(), 0)).collect();
    turns.iter_mut().for_each(|(people, _)| people.sort_by_key(|person| (instance.people[*person].drawn(seed), *person)));
    let person = |turns: &mut Vec<(Vec<PersonIx>, usize)>, kind: usize| {
        let (people, next) = &mut turns[kind];
        *next += 1;
        people[(*next - 1) % people.len()]
    };
    let seat = |column: usize| pool.ground.seats[pool.board.seat(column)].seat;
    let dealt = order.iter().map(|(_, at)| {
        let mut team: Vec<(SeatIx, PersonIx)> = teams[*at].iter().map(|column| (seat(*column), person(&mut turns, pool.board.kind(*column)))).collect();
        team.sort_unstable();
        team
    });
    dealt.collect()
}

/// Exchanges single members while that brings the counts nearer to their aims, by the squares of what is owed to each person.
fn mend(pool: &Pool, shares: &[f64], teams: &mut [Vec<usize>]) {
    let board = &pool.board;
    let mut owed: Vec<f64> = pool.members(shares).iter().map(|aim| aim * teams.len() as f64).collect();
    teams.iter().flatten().for_each(|column| owed[board.kind(*column)] -= 1.0);
    let gain = |owed: &[f64], column: usize| (2.0 * owed[board.kind(column)] - 1.0) / pool.people(board.kind(column));
    let mut by_seat: Vec<Vec<usize>> = vec![Vec::new(); pool.ground.seats.len()];
    (0..pool.ground.columns.len()).filter(|at| shares[board.kind(*at)] > 0.0).for_each(|at| by_seat[board.seat(at)].push(at));
    for _ in 0..PASSES {
        let mut moved = false;
        by_seat.iter_mut().for_each(|columns| columns.sort_by(|a, b| gain(&owed, *b).total_cmp(&gain(&owed, *a)).then(a.cmp(b))));
        for team in teams.iter_mut() {
            let mut standing = board.lay(team);
            for at in 0..team.len() {
                let out = board.kind(team[at]);
                let cost = (2.0 * owed[out] + 1.0) / pool.people(out);
                let worth = |column: &usize| board.kind(*column) != out && gain(&owed, *column) > cost + 1e-9;
                let better: Vec<usize> = by_seat[board.seat(team[at])].iter().take(TRIED).copied().filter(worth).collect();
                if board.replace(&mut standing, at, better.into_iter()) {
                    owed[out] += 1.0;
                    owed[board.kind(standing.team[at])] -= 1.0;
                    moved = true;
                }
            }
            team.clone_from(&standing.team);
        }
        if !moved {
            return;
        }
    }
}
