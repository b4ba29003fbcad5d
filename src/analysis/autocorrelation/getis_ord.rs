//! Getis and Ord's statistics: is a neighbourhood unusually high or low, and do high values cluster overall?

use super::{Association, SpatialWeights, deviations, fits};

/// Gives for each unit the z of Gi: whether its neighbours, itself left out, are unusually high (+) or low (−).
///
/// NaN for a unit without neighbours, with all others as neighbours alike, or when all others have the same value. Scaling a
/// unit's weights changes nothing. `None` for fewer than 3 units, values that are not finite or not as many as units.
///
/// Source: J. K. Ord and A. Getis, Local spatial autocorrelation statistics, Geographical Analysis 27 (1995).
pub fn gi(values: &[f64], weights: &SpatialWeights) -> Option<Vec<f64>> {
    if values.len() < 3 || !fits(values, weights) {
        return None;
    }
    let Some((deviations, squares)) = deviations(values) else { return Some(vec![f64::NAN; values.len()]) };
    let others = values.len() as f64 - 1.0;
    let z = |i: usize| {
        // The mean and the squares about it of all units but this one; deviations from the mean of all add up to 0.
        let mean_of_others = -deviations[i] / others;
        let squares_of_others = squares - deviations[i].powi(2) * (others + 1.0) / others;
        let row = weights.row(i).filter(|(j, _)| *j != i).map(|(j, w)| (w, deviations[j] - mean_of_others));
        standard(row, squares_of_others / others, others, squares)
    };
    Some((0..values.len()).map(z).collect())
}

/// Gives for each unit the z of Gi*: whether its neighbourhood, itself included, is unusually high (+) or low (−).
///
/// A unit that is not its own neighbour becomes so with the mean weight of its neighbours. NaN and `None` as for [`gi`].
pub fn gi_star(values: &[f64], weights: &SpatialWeights) -> Option<Vec<f64>> {
    if values.len() < 3 || !fits(values, weights) {
        return None;
    }
    let Some((deviations, squares)) = deviations(values) else { return Some(vec![f64::NAN; values.len()]) };
    let n = values.len() as f64;
    let weights = weights.clone().with_self();
    let z = |i: usize| standard(weights.row(i).map(|(j, w)| (w, deviations[j])), squares / n, n, squares);
    Some((0..values.len()).map(z).collect())
}

/// The z of a weighted sum of deviations among `n` units with this variance; `all` is the size below which nothing varies.
fn standard(row: impl Iterator<Item = (f64, f64)>, variance: f64, n: f64, all: f64) -> f64 {
    let (mut together, mut sum, mut sum2) = (0.0, 0.0, 0.0);
    for (weight, deviation) in row {
        together += weight * deviation;
        sum += weight;
        sum2 += weight * weight;
    }
    let spread = (n * sum2 - sum * sum) / (n - 1.0);
    let varies = variance > all * 1e-15 && spread > sum2 * 1e-12;
    if varies { together / (variance * spread).sqrt() } else { f64::NAN }
}

/// Measures the general G of values that are not negative: above its expectation high values cluster, below low ones do.
///
/// `None` for fewer than 4 units, a negative value, fewer than two positive ones, no neighbours, values that are not finite or
/// not as many as units. The normal variance is not known (NaN).
///
/// Source: A. Getis and J. K. Ord, The analysis of spatial association, Geographical Analysis 24 (1992).
pub fn global_g(values: &[f64], weights: &SpatialWeights) -> Option<Association> {
    if values.len() < 4 || !fits(values, weights) || values.iter().any(|x| *x < 0.0) {
        return None;
    }
    let weights = weights.clone().without_self();
    let sums = weights.totals();
    let (n, s0, s1, s2) = (values.len() as f64, sums.s0, sums.s1, sums.s2);
    let [m1, m2, m3, m4] = [1, 2, 3, 4].map(|power| values.iter().map(|x| x.powi(power)).sum::<f64>());
    let pairs = m1 * m1 - m2;
    if s0 <= 0.0 || pairs <= m2 * 1e-15 {
        return None;
    }
    let lag = weights.lag(values);
    let value = values.iter().zip(&lag).map(|(x, lag)| x * lag).sum::<f64>() / pairs;
    let expected = s0 / (n * (n - 1.0));
    let s00 = s0 * s0;
    let b0 = (n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s00;
    let b1 = -((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s00);
    let b2 = -(2.0 * n * s1 - (n + 3.0) * s2 + 6.0 * s00);
    let b3 = 4.0 * (n - 1.0) * s1 - 2.0 * (n + 1.0) * s2 + 8.0 * s00;
    let b4 = s1 - s2 + s00;
    let square = (b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1.powi(4))
        / (pairs * pairs * n * (n - 1.0) * (n - 2.0) * (n - 3.0));
    Some(Association { value, expected, variance: square - expected * expected, normal_variance: f64::NAN })
}

#[cfg(test)]
mod tests {
    use super::super::contiguity::tests::columbus;
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::published::{assert_all_near, assert_near, number, numbers, positions};
    use proptest::prelude::*;

    fn six_points() -> (Vec<f64>, SpatialWeights) {
        let xy = positions("/six_points/xy");
        let away = &mut |i: usize, j: usize| (xy[i][0] - xy[j][0]).hypot(xy[i][1] - xy[j][1]);
        (numbers("/six_points/y"), SpatialWeights::within(6, 15.0, away))
    }

    #[test]
    fn six_points_as_esda_and_spdep() {
        let (y, binary) = six_points();
        for weights in [binary.clone(), binary.clone().row_standardised()] {
            assert_all_near(&gi(&y, &weights).unwrap(), &numbers("/six_points/Gi_z"), 1e-9);
            assert_all_near(&gi_star(&y, &weights).unwrap(), &numbers("/six_points/GiStar_z"), 1e-9);
        }
        let found = global_g(&y, &binary).unwrap();
        assert_near(found.value, number("/six_points/globalG"), 1e-12);
        assert_near(found.expected, number("/six_points/EG"), 1e-12);
        assert_near(found.variance, number("/six_points_more/VG"), 1e-10);
        assert_near(found.z(), number("/six_points/z_norm"), 1e-9);
    }

    #[test]
    fn columbus_as_esda_and_spdep() {
        let (crime, binary, _) = columbus();
        for weights in
            [binary.clone(), binary.clone().row_standardised(), binary.clone().with_self().row_standardised()]
        {
            assert_all_near(&gi(&crime, &weights).unwrap(), &numbers("/columbus/Gi_z"), 1e-9);
            assert_all_near(&gi(&crime, &weights).unwrap(), &numbers("/columbus_more/Gi_z"), 1e-9);
            assert_all_near(&gi_star(&crime, &weights).unwrap(), &numbers("/columbus/GiStar_z"), 1e-9);
            assert_all_near(&gi_star(&crime, &weights).unwrap(), &numbers("/columbus_more/Gi_star_z"), 1e-9);
        }
        let found = global_g(&crime, &binary).unwrap();
        for (found, expected) in
            [found.value, found.expected, found.z(), found.variance].iter().zip(numbers("/columbus_more/G"))
        {
            assert_near(*found, expected, 1e-9);
        }
        assert_near(found.value, number("/columbus/globalG_binary"), 1e-9);
    }

    #[test]
    fn nothing_to_measure() {
        let (y, binary) = six_points();
        // The mean of six 3.3s is not 3.3 to the last bit.
        for same in [[4.0; 6], [3.3; 6], [1e-9; 6], [0.0; 6]] {
            assert!(gi_star(&same, &binary).unwrap().iter().all(|z| z.is_nan()));
            assert!(gi(&same, &binary).unwrap().iter().all(|z| z.is_nan()));
        }
        assert_eq!(gi(&y[..5], &binary), None);
        assert_eq!(gi_star(&[1.0, 2.0, f64::INFINITY, 4.0, 5.0, 6.0], &binary), None);
        assert_eq!(global_g(&[-1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &binary), None);
        assert_eq!(global_g(&[0.0, 0.0, 3.0, 0.0, 0.0, 0.0], &binary), None);
        let everyone = SpatialWeights::nearest(6, 5, &mut |i, j| i.abs_diff(j) as f64);
        assert!(gi(&y, &everyone).unwrap().iter().all(|z| z.is_nan()), "all others are neighbours alike");
        let nobody = SpatialWeights::binary(vec![vec![]; 6]).unwrap();
        assert!(gi(&y, &nobody).unwrap().iter().all(|z| z.is_nan()));
        assert!(gi_star(&y, &nobody).unwrap().iter().all(|z| z.is_finite()), "a unit alone is its own neighbourhood");
    }

    #[test]
    fn false_alarms_of_a_fixed_unit_are_as_rare_as_stated() {
        let (crime, weights, _) = columbus();
        let mut random = Random::new(8);
        let mut dealt = crime;
        let mut calls = 0;
        for _ in 0..2000 {
            random.shuffle(&mut dealt);
            calls += u32::from(gi_star(&dealt, &weights).unwrap()[20].abs() >= 1.96);
        }
        assert!((60..=140).contains(&calls), "{calls} of 2000");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn scaling_weights_and_shuffling_units_leave_z(
            keys in prop::collection::vec(any::<u64>(), 49), scales in prop::collection::vec(0.01..100.0_f64, 49),
        ) {
            let (crime, weights, _) = columbus();
            let row = |i: usize| weights.row(i).map(|(j, w)| (j, w * scales[i])).collect();
            let scaled = SpatialWeights::new((0..49).map(row).collect()).unwrap();
            let mut order: Vec<usize> = (0..49).collect();
            order.sort_by_key(|&i| keys[i]);
            let shuffled: Vec<f64> = order.iter().map(|&i| crime[i]).collect();
            let again = scaled.only(&order).unwrap();
            for (measure, others) in [(gi as fn(&[f64], &SpatialWeights) -> _, 0), (gi_star, 1)] {
                let straight = measure(&crime, &weights).unwrap();
                let z = measure(&shuffled, &again).unwrap();
                for (at, &i) in order.iter().enumerate() {
                    prop_assert!((z[at] - straight[i]).abs() < 1e-8, "unit {i}, statistic {others}");
                }
            }
        }
    }
}
