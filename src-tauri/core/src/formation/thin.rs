//! Columns that no best team needs: an exact reduction within one stage.

use super::ground::Ground;
use super::measure::{Floor, Measure};

/// Keeps, of each seat and agency, the columns that are not beaten by as many others as the agency may send.
///
/// If a team uses a beaten column, one of those that beat it belongs to someone not on the team; the exchange keeps
/// every rule (same seat, same agency, as much a stretch, no group lost, no pin and no past pair touched) and every floor, and loses
/// nothing. So some best team uses none of them. Valid for this measure and these floors only.
pub(super) fn thin(ground: &Ground, measure: Measure, floors: &[Floor], columns: Vec<usize>) -> Vec<usize> {
    let mut by_place: Vec<Vec<usize>> = vec![Vec::new(); ground.seats.len() * ground.caps.len()];
    for at in columns {
        let column = &ground.columns[at];
        by_place[column.seat * ground.caps.len() + ground.units[column.unit].agency].push(at);
    }
    let measures: Vec<Measure> = std::iter::once(measure).chain(floors.iter().map(|floor| floor.measure)).collect();
    let mut kept = Vec::new();
    for (place, columns) in by_place.into_iter().enumerate() {
        let depth = ground.caps[place % ground.caps.len()] as usize;
        if columns.len() <= depth {
            kept.extend(columns);
            continue;
        }
        let mut rated: Vec<(Vec<f64>, usize)> =
            columns.into_iter().map(|at| (measures.iter().map(|measure| measure.of_column(ground, at)).collect(), at)).collect();
        let groups = |at: usize| &ground.units[ground.columns[at].unit].groups;
        // whoever beats a column comes before it
        rated.sort_by(|(a, x), (b, y)| {
            let worth = a.iter().zip(b).map(|(a, b)| b.total_cmp(a)).find(|order| order.is_ne());
            worth.unwrap_or_else(|| groups(*y).len().cmp(&groups(*x).len())).then(x.cmp(y))
        });
        let mut stay: Vec<(Vec<f64>, usize)> = Vec::new();
        for (worth, at) in rated {
            let beats = |(other, by): &&(Vec<f64>, usize)| {
                let alike = ground.columns[*by].stretch == ground.columns[at].stretch;
                alike
                    && !ground.units[ground.columns[*by].unit].tied
                    && other.iter().zip(&worth).all(|(a, b)| a >= b)
                    && ground.stands_in(groups(*by), groups(at))
            };
            if stay.iter().filter(beats).take(depth).count() < depth {
                stay.push((worth, at));
            }
        }
        kept.extend(stay.into_iter().map(|(_, at)| at));
    }
    kept
}
