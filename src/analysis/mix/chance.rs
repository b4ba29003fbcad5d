//! How uneven a spread of facilities over people looks when nothing but chance is at work.

use super::shares;
use crate::analysis::Random;
use crate::analysis::density::quantile;
use crate::index::order::sort_by;

/// Most facilities that are thrown; of more, the answer is scaled, as it falls with the square root of their number.
const MOST: u32 = 4000;

/// Gives Hoover's indices at some `quantiles` (0 to 1) of draws in which each of `facilities` goes to a district with the
/// chance of its share of the people: what to expect of an even supply in whole facilities.
///
/// `None` without facilities, people or draws. O(draws × min(facilities, 4000) × log districts).
pub fn hoover_by_chance(
    facilities: u32,
    people: &[f64],
    quantiles: &[f64],
    draws: usize,
    seed: u64,
) -> Option<Vec<f64>> {
    if facilities == 0 || draws == 0 {
        return None;
    }
    let shares = shares(people)?;
    let mut ends = Vec::with_capacity(shares.len());
    let mut end = 0.0;
    for share in &shares {
        end += share;
        ends.push(end);
    }
    let thrown = facilities.min(MOST);
    let scale = (f64::from(thrown) / f64::from(facilities)).sqrt();
    let mut random = Random::new(seed);
    let mut draw = |_| {
        let mut counts = vec![0_u32; shares.len()];
        for _ in 0..thrown {
            let lot = random.unit() * end;
            let district = ends.partition_point(|end| *end <= lot).min(shares.len() - 1);
            counts[district] += 1;
        }
        let off =
            counts.iter().zip(&shares).map(|(count, share)| (f64::from(*count) / f64::from(thrown) - share).abs());
        off.sum::<f64>() / 2.0 * scale
    };
    let mut found: Vec<f64> = (0..draws).map(&mut draw).collect();
    sort_by(&mut found, &|a, b| a.total_cmp(b));
    Some(quantiles.iter().map(|share| quantile(&found, *share)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_binomial_distribution_says() {
        // Two equal districts: half the mean absolute deviation of 100 coins is 0.0398 = C(100,50)·2⁻¹⁰⁰/2.
        let found = hoover_by_chance(100, &[1.0, 1.0], &[0.5, 0.95], 4000, 3).unwrap();
        // The median of |k − 50| is 3, its 95th percentile 10.
        assert_eq!((found[0] * 100.0).round(), 3.0);
        assert_eq!((found[1] * 100.0).round(), 10.0);
    }

    #[test]
    fn more_facilities_leave_less_to_chance() {
        let people = [5.0, 3.0, 2.0, 1.0];
        let of = |facilities: u32| hoover_by_chance(facilities, &people, &[0.5], 199, 1).unwrap()[0];
        assert!(of(20) > of(200) && of(200) > of(2000));
        // Beyond the most that are thrown the answer is scaled: four times as many, half as much.
        assert!((of(16_000) * 2.0 - of(4000)).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_throw() {
        assert_eq!(hoover_by_chance(0, &[1.0], &[0.5], 9, 1), None);
        assert_eq!(hoover_by_chance(5, &[], &[0.5], 9, 1), None);
        assert_eq!(hoover_by_chance(5, &[1.0], &[0.5], 0, 1), None);
        assert_eq!(hoover_by_chance(5, &[0.0, 2.0], &[1.0], 9, 1), Some(vec![0.0]));
    }
}
