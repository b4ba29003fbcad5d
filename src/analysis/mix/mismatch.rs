//! Facilities against people: how many would have to move for every district to have its fair share?

use super::shares;
use crate::index::order::sorted_rows;

/// How unevenly facilities are spread over people.
#[derive(Clone, Debug, PartialEq)]
pub struct Mismatch {
    /// Hoover's index: the share of the facilities that would have to move for an even supply; 0 to 1.
    pub hoover: f64,
    /// Gini's coefficient of facilities over people: 0 for an even supply, towards 1 when few people have all.
    pub gini: f64,
    /// The Lorenz curve from `[0, 0]` to `[1, 1]`: the share of the people, the worst supplied districts first, and the share
    /// of the facilities they have.
    pub lorenz: Vec<[f64; 2]>,
}

/// Compares the facilities of districts with their people; the same length, people in persons.
///
/// Districts with facilities but nobody living there come last on the curve. `None` also when the lengths differ.
/// O(n log n).
///
/// Source: E. M. Hoover, The measurement of industrial localization, Rev. Econ. Statistics 18 (1936).
pub fn mismatch(facilities: &[f64], people: &[f64]) -> Option<Mismatch> {
    if facilities.len() != people.len() {
        return None;
    }
    let (f, p) = (shares(facilities)?, shares(people)?);
    // Facilities per head, compared without dividing by nobody; a district with neither is nothing and may stand anywhere.
    let order = sorted_rows(f.len(), &mut |a, b| {
        let (a, b) = (a as usize, b as usize);
        f[a].atan2(p[a]).total_cmp(&f[b].atan2(p[b]))
    });
    let mut lorenz = vec![[0.0, 0.0]];
    let (mut under, mut at) = (0.0, [0.0, 0.0]);
    for row in order {
        let row = row as usize;
        let next = [at[0] + p[row], at[1] + f[row]];
        under += (next[0] - at[0]) * (next[1] + at[1]);
        at = next;
        lorenz.push(at);
    }
    if let Some(last) = lorenz.last_mut() {
        *last = [1.0, 1.0];
    }
    let hoover = f.iter().zip(&p).map(|(f, p)| (f - p).abs()).sum::<f64>() / 2.0;
    Some(Mismatch { hoover, gini: (1.0 - under).max(0.0), lorenz })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::assert_near;
    use proptest::prelude::*;

    #[test]
    fn by_hand() {
        let even = mismatch(&[2.0, 4.0], &[100.0, 200.0]).unwrap();
        assert!(even.hoover < 1e-12 && even.gini < 1e-12);
        // A quarter of the people has everything.
        let one = mismatch(&[8.0, 0.0, 0.0, 0.0], &[5.0; 4]).unwrap();
        assert_eq!((one.hoover, one.gini), (0.75, 0.75));
        assert_eq!(one.lorenz, [[0.0, 0.0], [0.25, 0.0], [0.5, 0.0], [0.75, 0.0], [1.0, 1.0]]);
        let two = mismatch(&[1.0, 3.0], &[1.0, 1.0]).unwrap();
        assert_eq!((two.hoover, two.gini), (0.25, 0.25));
        let nobody = mismatch(&[1.0, 1.0], &[0.0, 4.0]).unwrap();
        assert_eq!((nobody.hoover, nobody.gini), (0.5, 0.5));
        assert_eq!(mismatch(&[0.0], &[1.0]), None);
        assert_eq!(mismatch(&[1.0], &[1.0, 2.0]), None);
        assert_eq!(mismatch(&[1.0, f64::NAN], &[1.0, 2.0]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn order_does_not_matter_and_gini_is_never_below_hoover(
            rows in prop::collection::vec((0..30_u8, 1..90_u8), 1..30),
        ) {
            let split = |rows: &[(u8, u8)]| -> (Vec<f64>, Vec<f64>) {
                rows.iter().map(|(f, p)| (f64::from(*f), f64::from(*p))).unzip()
            };
            let (facilities, people) = split(&rows);
            prop_assume!(facilities.iter().sum::<f64>() > 0.0);
            let found = mismatch(&facilities, &people).unwrap();
            let turned: Vec<_> = rows.iter().rev().copied().collect();
            let (facilities, people) = split(&turned);
            let again = mismatch(&facilities, &people).unwrap();
            prop_assert!((found.hoover - again.hoover).abs() < 1e-9 && (found.gini - again.gini).abs() < 1e-9);
            prop_assert!(found.hoover <= found.gini + 1e-9 && found.gini <= 1.0);
            // Hoover's index is the greatest height of the diagonal over the curve.
            let height = found.lorenz.iter().map(|at| at[0] - at[1]).fold(0.0, f64::max);
            assert_near(height, found.hoover, 1e-9);
        }
    }
}
