//! Whether a ring crosses itself.

use crate::geo::World;

/// Says whether two sides of a ring cross: each has an end on either side of the other. A corner that only touches a side
/// crosses nothing, so corners may be repeated. False for fewer than four corners. O(n²).
pub fn crosses_itself(ring: &[World]) -> bool {
    let side = |at: usize| (ring[at], ring[(at + 1) % ring.len()]);
    (0..ring.len()).any(|first| (first + 2..ring.len()).any(|second| cross(side(first), side(second))))
}

/// Says whether two sides cross.
fn cross((a, b): (World, World), (c, d): (World, World)) -> bool {
    is_between(turn(a, b, c), turn(a, b, d)) && is_between(turn(c, d, a), turn(c, d, b))
}

/// On which side of the line through `a` and `b` a position is: positive on one, negative on the other.
fn turn(a: World, b: World, at: World) -> f64 {
    (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x)
}

/// Says whether the line lies between two positions.
fn is_between(one: f64, other: f64) -> bool {
    one * other < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(corners: &[(f64, f64)]) -> Vec<World> {
        corners.iter().map(|(x, y)| World::new(*x, *y)).collect()
    }

    #[test]
    fn bow_ties_cross_and_arrows_do_not() {
        assert!(crosses_itself(&ring(&[(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)])));
        assert!(!crosses_itself(&ring(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])));
        assert!(!crosses_itself(&ring(&[(0.0, 0.0), (1.0, 0.5), (0.0, 1.0), (0.3, 0.5)])));
        assert!(!crosses_itself(&ring(&[(0.0, 0.0), (1.0, 1.0), (1.0, 0.0)])));
        assert!(!crosses_itself(&ring(&[(0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, 1.0), (0.0, 0.0)])));
        assert!(!crosses_itself(&[]));
    }

    proptest! {
        /// Corners in the order of their directions from the middle make a star, which never crosses itself; with two of
        /// them exchanged that are no neighbours it does.
        #[test]
        fn stars_do_not_cross(reaches in prop::collection::vec(0.1..1.0_f64, 5..30), at in 0..30_usize) {
            let turn = std::f64::consts::TAU / reaches.len() as f64;
            let corner = |(step, reach): (usize, &f64)| {
                let (sin, cos) = (step as f64 * turn).sin_cos();
                World::new(reach * cos, reach * sin)
            };
            let mut star: Vec<World> = reaches.iter().enumerate().map(corner).collect();
            prop_assert!(!crosses_itself(&star));
            let first = at % star.len();
            let second = (first + 1) % star.len();
            // Far enough out that the exchanged sides reach over each other.
            let even: Vec<f64> = vec![1.0; star.len()];
            star = even.iter().enumerate().map(corner).collect();
            star.swap(first, second);
            prop_assert!(crosses_itself(&star));
        }
    }
}
