//! Round values for an axis.

/// The multiples of 1, 2 or 5 times a power of ten within [`low`, `high`], ascending: as many as possible up to about
/// `wanted`, never more than `wanted` + 1.
///
/// One value for `low == high`; none when an end is not finite, the ends are crossed, or `wanted` is 0.
pub fn nice_ticks(low: f64, high: f64, wanted: usize) -> Vec<f64> {
    if !(low.is_finite() && high.is_finite() && low <= high) || wanted == 0 {
        return Vec::new();
    }
    let span = high - low;
    if span == 0.0 {
        return vec![low];
    }
    let least = span / wanted as f64;
    let exponent = least.log10().floor() as i32;
    let decade = 10_f64.powi(exponent);
    let step = [1.0, 2.0, 5.0, 10.0].map(|m| m * decade).into_iter().find(|step| *step >= least * (1.0 - 1e-9));
    let step = step.unwrap_or(10.0 * decade);
    let (first, last) = ((low / step - 1e-9).ceil(), (high / step + 1e-9).floor());
    // Dividing by the inverse gives 0.3 where multiplying by 0.1 gives 0.30000000000000004.
    let inverse = (1.0 / step).round();
    let value = |n: f64| if step < 1.0 && inverse > 1.0 { n / inverse } else { n * step };
    (0..=(last - first).max(-1.0) as i64).map(|i| value(first + i as f64) + 0.0).filter(|_| last >= first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decades_and_fractions() {
        assert_eq!(nice_ticks(1900.0, 2020.0, 6), [1900.0, 1920.0, 1940.0, 1960.0, 1980.0, 2000.0, 2020.0]);
        assert_eq!(nice_ticks(0.0, 0.5, 5), [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]);
        assert_eq!(nice_ticks(0.0, 17.0, 4), [0.0, 5.0, 10.0, 15.0]);
        assert_eq!(nice_ticks(3.0, 3.0, 4), [3.0]);
    }

    #[test]
    fn nonsense_has_no_ticks() {
        assert!(nice_ticks(f64::NAN, 1.0, 4).is_empty());
        assert!(nice_ticks(2.0, 1.0, 4).is_empty());
        assert!(nice_ticks(0.0, 1.0, 0).is_empty());
    }

    proptest! {
        #[test]
        fn ticks_ascend_inside_and_are_few(low in -1e5..1e5_f64, span in 1e-3..1e6_f64, wanted in 1..12_usize) {
            let ticks = nice_ticks(low, low + span, wanted);
            let slack = span * 1e-6;
            prop_assert!(ticks.len() <= wanted + 1);
            prop_assert!(ticks.windows(2).all(|w| w[0] < w[1]));
            prop_assert!(ticks.iter().all(|t| (low - slack..=low + span + slack).contains(t)));
            prop_assert!(wanted < 3 || !ticks.is_empty());
        }
    }
}
