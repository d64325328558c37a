//! What each agency would send by the luck of the draw.

/// Seats each agency would have if each seat of a team were drawn among the people eligible for it; what an agency would
/// have above its cap goes to the others in proportion.
///
/// `seats`: for each seat how many are to fill and the eligible people of each agency. `caps`: most members of each agency
/// in this team. The sum is that of the seats that anyone is eligible for, as far as the caps allow.
pub fn expected_seats(seats: &[(u32, Vec<u32>)], caps: &[u32]) -> Vec<f64> {
    let mut expected = vec![0.0; caps.len()];
    for (count, able) in seats {
        let all: u32 = able.iter().sum();
        for (expected, able) in expected.iter_mut().zip(able).filter(|(_, able)| **able > 0) {
            *expected += f64::from(*count) * f64::from(*able) / f64::from(all);
        }
    }
    for _ in 0..64 {
        let mut over = 0.0;
        for (expected, cap) in expected.iter_mut().zip(caps) {
            over += (*expected - f64::from(*cap)).max(0.0);
            *expected = expected.min(f64::from(*cap));
        }
        let below = |(expected, cap): &(&mut f64, &u32)| **expected < f64::from(**cap);
        let room: f64 = expected.iter_mut().zip(caps).filter(below).map(|(expected, _)| *expected).sum();
        if over < 1e-12 || room <= 0.0 {
            break;
        }
        expected.iter_mut().zip(caps).filter(below).for_each(|(expected, _)| *expected *= 1.0 + over / room);
    }
    expected
}

#[cfg(test)]
mod tests {
    use super::expected_seats;

    #[test]
    fn a_cap_passes_seats_on() {
        let expected = expected_seats(&[(4, vec![80, 10, 10])], &[2, 4, 4]);
        assert!(expected.iter().zip([2.0, 1.0, 1.0]).all(|(a, b)| (a - b).abs() < 1e-9), "{expected:?}");
        assert_eq!(expected_seats(&[(2, vec![0, 0])], &[2, 2]), vec![0.0, 0.0]);
    }
}
