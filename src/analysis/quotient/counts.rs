//! The location quotient: the share of a kind in a district over its share in the country.

use super::interval::{Interval, exact_share, wilson_share, z_of};

/// What a district is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reference {
    /// The whole country, the district itself included: what most studies do.
    #[default]
    Country,
    /// The country without the district: fairer where one district is half of the country.
    RestOfCountry,
}

/// The four counts behind a location quotient, which go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotientCounts {
    part: u32,
    district: u32,
    kind: u32,
    country: u32,
}

impl QuotientCounts {
    /// Takes the counts: `part` of the kind in the district, all in the `district`, all of the `kind` in the country, all in
    /// the `country`. `None` when they cannot go together (a part greater than its whole).
    pub fn new(part: u32, district: u32, kind: u32, country: u32) -> Option<Self> {
        let others = u64::from(district) + u64::from(kind);
        let fits = part <= district && part <= kind && others <= u64::from(country) + u64::from(part);
        fits.then_some(Self { part, district, kind, country })
    }

    /// Gives the counts as they came: of the kind in the district, in the district, of the kind, in the country.
    pub fn parts(&self) -> [u32; 4] {
        [self.part, self.district, self.kind, self.country]
    }

    /// Gives how many of the kind the district would have with the country's share; `None` when the country has nothing.
    pub fn expected(&self) -> Option<f64> {
        let [_, district, kind, country] = self.parts().map(f64::from);
        (self.country > 0).then(|| district * kind / country)
    }

    /// Gives how many more of the kind there are than [`expected`](Self::expected); negative for fewer.
    pub fn excess(&self) -> Option<f64> {
        self.expected().map(|expected| f64::from(self.part) - expected)
    }

    /// Gives the counts of the reference: of the kind, and of everything.
    fn reference(&self, reference: Reference) -> [f64; 2] {
        let own = match reference {
            Reference::Country => [0, 0],
            Reference::RestOfCountry => [self.part, self.district],
        };
        [f64::from(self.kind - own[0]), f64::from(self.country - own[1])]
    }

    /// Gives the share of the kind in the reference; `None` when it has nothing, or none of the kind.
    pub fn reference_share(&self, reference: Reference) -> Option<f64> {
        let [kind, all] = self.reference(reference);
        (kind > 0.0).then(|| kind / all)
    }

    /// Gives the location quotient: 2 says that the district's share of the kind is twice that of the reference.
    ///
    /// `None` (undefined, not 0) when the district has nothing or the reference has none of the kind.
    pub fn quotient(&self, reference: Reference) -> Option<f64> {
        self.shrunk(reference, 0.0)
    }

    /// Gives the quotient after adding `extra` places with the reference's mix to the district: near 1 for tiny districts,
    /// so that they do not lead every ranking. Undefined as [`quotient`](Self::quotient).
    pub fn shrunk(&self, reference: Reference, extra: f64) -> Option<f64> {
        let share = self.reference_share(reference)?;
        let own = (f64::from(self.part) + extra * share) / (f64::from(self.district) + extra);
        (self.district > 0).then(|| own / share)
    }

    /// Gives Wilson's interval of the district's share over the reference's share, which is taken as known.
    pub fn wilson(&self, reference: Reference, confidence: f64) -> Option<Interval> {
        let share = self.reference_share(reference)?;
        wilson_share(self.part, self.district, confidence).map(|interval| interval.over(share))
    }

    /// Gives the exact (Clopper–Pearson) interval of the district's share over the reference's share, taken as known.
    pub fn exact(&self, reference: Reference, confidence: f64) -> Option<Interval> {
        let share = self.reference_share(reference)?;
        exact_share(self.part, self.district, confidence).map(|interval| interval.over(share))
    }

    /// Gives the interval of the quotient by the delta method on its logarithm, the reference's share taken as a sample too.
    ///
    /// `None` also when the district has none of the kind: the logarithm of 0 has no interval.
    pub fn log_delta(&self, reference: Reference, confidence: f64) -> Option<Interval> {
        let quotient = self.quotient(reference).filter(|quotient| *quotient > 0.0)?;
        let [kind, all] = self.reference(reference);
        let variance = 1.0 / f64::from(self.part) - 1.0 / f64::from(self.district) + 1.0 / kind - 1.0 / all;
        let factor = (z_of(confidence)? * variance.max(0.0).sqrt()).exp();
        Some(Interval { low: quotient / factor, high: quotient * factor })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_near, number, numbers};
    use proptest::prelude::*;

    fn film() -> QuotientCounts {
        QuotientCounts::new(8, 40, 120, 1200).unwrap()
    }

    #[test]
    fn eight_of_forty() {
        assert_near(film().quotient(Reference::Country).unwrap(), number("/lq/LQ"), 1e-12);
        assert_near(film().shrunk(Reference::Country, 10.0).unwrap(), number("/lq/LQ_shrunk_k10"), 1e-12);
        assert_eq!((film().expected(), film().excess()), (Some(4.0), Some(4.0)));
        let country = Reference::Country;
        for (found, path) in [
            (film().wilson(country, 0.95), "/lq/LQ_wilson95"),
            (film().exact(country, 0.95), "/lq/LQ_clopper_pearson95"),
            (film().log_delta(country, 0.95), "/lq/LQ_log_delta95"),
        ] {
            let (found, expected) = (found.unwrap(), numbers(path));
            assert_near(found.low, expected[0], 1e-8);
            assert_near(found.high, expected[1], 1e-8);
        }
        // Against the rest: 8/40 over 112/1160.
        assert_near(film().quotient(Reference::RestOfCountry).unwrap(), 0.2 / (112.0 / 1160.0), 1e-12);
    }

    #[test]
    fn undefined_is_not_zero() {
        let nobody = QuotientCounts::new(0, 0, 5, 10).unwrap();
        assert_eq!(nobody.quotient(Reference::Country), None);
        let no_kind = QuotientCounts::new(0, 4, 0, 10).unwrap();
        assert_eq!(no_kind.quotient(Reference::Country), None);
        assert_eq!(no_kind.wilson(Reference::Country, 0.95), None);
        let nothing = QuotientCounts::new(0, 0, 0, 0).unwrap();
        assert_eq!((nothing.expected(), nothing.quotient(Reference::RestOfCountry)), (None, None));
        // All of the kind is here: the rest has none to compare with.
        let only = QuotientCounts::new(3, 4, 3, 10).unwrap();
        assert_eq!(only.quotient(Reference::RestOfCountry), None);
        let whole = QuotientCounts::new(3, 10, 3, 10).unwrap();
        assert_eq!((whole.quotient(Reference::Country), whole.quotient(Reference::RestOfCountry)), (Some(1.0), None));
    }

    #[test]
    fn none_of_the_kind_is_zero_with_an_upper_end() {
        let none = QuotientCounts::new(0, 30, 120, 1200).unwrap();
        assert_eq!(none.quotient(Reference::Country), Some(0.0));
        let exact = none.exact(Reference::Country, 0.95).unwrap();
        assert!(exact.low == 0.0 && exact.high > 1.0 && exact.high < 1.3);
        assert_eq!(none.log_delta(Reference::Country, 0.95), None);
    }

    #[test]
    fn counts_that_cannot_be() {
        for (part, district, kind, country) in [(5, 4, 9, 20), (5, 9, 4, 20), (0, 11, 10, 20), (1, 30, 1, 20)] {
            assert_eq!(QuotientCounts::new(part, district, kind, country), None);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn intervals_hold_the_quotient_and_merging_districts_averages(
            a in 0..40_u32, b in 0..40_u32, c in 1..40_u32, d in 1..200_u32, extra in 0.0..50.0_f64,
        ) {
            let counts = QuotientCounts::new(a, a + b, a + c, a + b + c + d).unwrap();
            for reference in [Reference::Country, Reference::RestOfCountry] {
                let Some(quotient) = counts.quotient(reference) else { continue };
                let intervals =
                    [counts.wilson(reference, 0.9), counts.exact(reference, 0.9), counts.log_delta(reference, 0.9)];
                for interval in intervals.into_iter().flatten() {
                    prop_assert!(interval.low <= quotient + 1e-12 && quotient <= interval.high + 1e-12);
                }
                let shrunk = counts.shrunk(reference, extra).unwrap();
                prop_assert!((shrunk - 1.0).abs() <= (quotient - 1.0).abs() + 1e-12);
            }
            // The quotient of a whole is the mean of its parts' quotients, weighted by their sizes.
            let rest = QuotientCounts::new(c, c + d, a + c, a + b + c + d).unwrap();
            let (own, other) = (counts.quotient(Reference::Country), rest.quotient(Reference::Country));
            if let (Some(own), Some(other)) = (own, other) {
                let [n, m] = [f64::from(a + b), f64::from(c + d)];
                prop_assert!(((own * n + other * m) / (n + m) - 1.0).abs() < 1e-9);
            }
        }
    }
}
