//! A linear map from values to lengths.

/// Maps the values of `domain` evenly onto `range`; either may run backwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// First and last value.
    pub domain: [f64; 2],
    /// Where they are drawn.
    pub range: [f64; 2],
}

impl Scale {
    /// Makes a scale.
    pub const fn new(domain: [f64; 2], range: [f64; 2]) -> Self {
        Self { domain, range }
    }

    /// Where `value` is drawn, beyond the range for values beyond the domain. The middle of the range for a domain of
    /// one value; NaN stays NaN.
    pub fn position(&self, value: f64) -> f64 {
        let [from, to] = self.range;
        match (self.domain, value) {
            (_, value) if value.is_nan() => f64::NAN,
            ([a, b], _) if a == b => f64::midpoint(from, to),
            ([a, b], value) => from + (value - a) / (b - a) * (to - from),
        }
    }

    /// The value that is drawn at `position`; the first value for a range without length.
    pub fn value(&self, position: f64) -> f64 {
        let ([a, b], [from, to]) = (self.domain, self.range);
        if from == to { a } else { a + (position - from) / (to - from) * (b - a) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_value_is_drawn_in_the_middle() {
        assert_eq!(Scale::new([5.0, 5.0], [0.0, 100.0]).position(5.0), 50.0);
        assert!(Scale::new([0.0, 1.0], [0.0, 100.0]).position(f64::NAN).is_nan());
    }

    proptest! {
        #[test]
        fn values_round_trip(a in -1e6..1e6_f64, length in 1.0..1e6_f64, value in -1e6..1e6_f64) {
            let scale = Scale::new([a, a + length], [300.0, 0.0]);
            prop_assert!((scale.value(scale.position(value)) - value).abs() < 1e-6 * (1.0 + value.abs() + length + a.abs()));
        }
    }
}
