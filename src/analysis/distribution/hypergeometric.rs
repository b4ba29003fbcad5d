//! The hypergeometric distribution: how many of a kind are in a part drawn from the whole without putting back.

/// The probabilities of every possible number of members of a kind in a part.
///
/// They are built from the likeliest number outwards by the ratio of neighbours, so no factorial is ever needed and the
/// sums are good to about 13 digits.
#[derive(Clone, Debug, PartialEq)]
pub struct Hypergeometric {
    /// The least possible number.
    least: u32,
    /// The probability of each number from `least` on.
    probabilities: Vec<f64>,
}

impl Hypergeometric {
    /// Makes the distribution for a part of `drawn` out of `whole`, of which `kind` are of the kind.
    ///
    /// `None` when `drawn` or `kind` is more than `whole`. O(possible numbers).
    pub fn new(whole: u32, kind: u32, drawn: u32) -> Option<Self> {
        if drawn > whole || kind > whole {
            return None;
        }
        let least = (drawn + kind).saturating_sub(whole);
        let most = drawn.min(kind);
        let [n, k, d] = [whole, kind, drawn].map(f64::from);
        let mode = (((d + 1.0) * (k + 1.0) / (n + 2.0)).floor() as u32).clamp(least, most);
        // The probability of x + 1 over that of x.
        let ratio = |x: u32| {
            let x = f64::from(x);
            (k - x) * (d - x) / ((x + 1.0) * (n - k - d + x + 1.0))
        };
        let mut probabilities = vec![0.0; (most - least) as usize + 1];
        let at = |x: u32| (x - least) as usize;
        probabilities[at(mode)] = 1.0;
        for x in mode..most {
            probabilities[at(x + 1)] = probabilities[at(x)] * ratio(x);
        }
        for x in (least..mode).rev() {
            probabilities[at(x)] = probabilities[at(x + 1)] / ratio(x);
        }
        let total: f64 = probabilities.iter().sum();
        for probability in &mut probabilities {
            *probability /= total;
        }
        Some(Self { least, probabilities })
    }

    /// Gives the probability of exactly `x`.
    pub fn probability(&self, x: u32) -> f64 {
        let place = x.checked_sub(self.least).map(|place| place as usize);
        place.and_then(|place| self.probabilities.get(place)).copied().unwrap_or(0.0)
    }

    /// Gives the probability of `x` or more.
    pub fn at_least(&self, x: u32) -> f64 {
        let first = (x.saturating_sub(self.least) as usize).min(self.probabilities.len());
        self.sum(first, self.probabilities.len())
    }

    /// Gives the probability of `x` or fewer.
    pub fn at_most(&self, x: u32) -> f64 {
        let end = x.checked_sub(self.least).map_or(0, |place| place as usize + 1).min(self.probabilities.len());
        self.sum(0, end)
    }

    /// Adds the probabilities of some places; all of them are 1.
    fn sum(&self, first: usize, end: usize) -> f64 {
        let is_all = first == 0 && end == self.probabilities.len();
        if is_all { 1.0 } else { self.probabilities[first..end].iter().sum::<f64>().min(1.0) }
    }

    /// Gives the probability of everything that is at most as likely as `x` (with the tolerance of R, 10⁻⁷).
    pub fn at_most_as_likely(&self, x: u32) -> f64 {
        let limit = self.probability(x) * (1.0 + 1e-7);
        self.probabilities.iter().filter(|probability| **probability <= limit).sum::<f64>().min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::distribution::log_gamma;
    use crate::analysis::published::assert_near;

    #[test]
    fn agrees_with_binomial_coefficients() {
        let choose = |n: u32, k: u32| {
            let [n, k] = [n, k].map(f64::from);
            log_gamma(n + 1.0) - log_gamma(k + 1.0) - log_gamma(n - k + 1.0)
        };
        for (whole, kind, drawn) in [(1200, 120, 40), (10, 10, 4), (10, 0, 4), (7, 5, 5), (3000, 1500, 900)] {
            let distribution = Hypergeometric::new(whole, kind, drawn).unwrap();
            let most = drawn.min(kind);
            for x in (drawn + kind).saturating_sub(whole)..=most {
                let expected = choose(kind, x) + choose(whole - kind, drawn - x) - choose(whole, drawn);
                assert_near(distribution.probability(x), expected.exp(), 1e-11);
                assert_near(distribution.at_least(x) + distribution.at_most(x), 1.0 + expected.exp(), 1e-11);
            }
            assert_eq!((distribution.at_least(0), distribution.at_most(most)), (1.0, 1.0));
        }
    }

    #[test]
    fn impossible_numbers() {
        assert_eq!(Hypergeometric::new(5, 6, 2), None);
        assert_eq!(Hypergeometric::new(5, 2, 6), None);
        let nothing = Hypergeometric::new(0, 0, 0).unwrap();
        assert_eq!((nothing.probability(0), nothing.at_least(1), nothing.at_most(0)), (1.0, 0.0, 1.0));
        let most = Hypergeometric::new(6, 5, 4).unwrap();
        assert_eq!((most.at_most(2), most.probability(9), most.at_least(9)), (0.0, 0.0, 0.0));
    }
}
