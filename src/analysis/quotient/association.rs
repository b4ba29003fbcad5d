//! Tests whether a kind is more, or less, at home in a district than chance would have it: Fisher's exact test, chi-square.

use super::QuotientCounts;
use crate::analysis::distribution::{Hypergeometric, chi_square_tail};

/// The p-values of Fisher's exact test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fisher {
    /// How likely as many or more of the kind are by chance.
    pub more: f64,
    /// How likely as many or fewer are by chance.
    pub fewer: f64,
    /// How likely anything is that is no likelier than what is there.
    pub two_sided: f64,
}

/// The outcome of Pearson's chi-square test with one degree of freedom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquare {
    /// The statistic.
    pub value: f64,
    /// How likely as much or more is by chance.
    pub p: f64,
    /// The least expected count of the four cells; below 5 the test is not to be trusted.
    pub least_expected: f64,
}

impl QuotientCounts {
    /// Tests exactly whether the district's share of the kind is that of the rest of the country.
    ///
    /// Needs no least count; with an empty district or kind all p-values are 1. O(the smaller of district and kind).
    ///
    /// Source: R. A. Fisher, The logic of inductive inference, J. R. Stat. Soc. 98 (1935); two sides as in R.
    pub fn fisher(&self) -> Fisher {
        let [part, district, kind, country] = self.parts();
        // The counts go together, so there is a distribution.
        Hypergeometric::new(country, kind, district).map_or(
            Fisher { more: 1.0, fewer: 1.0, two_sided: 1.0 },
            |chance| Fisher {
                more: chance.at_least(part),
                fewer: chance.at_most(part),
                two_sided: chance.at_most_as_likely(part),
            },
        )
    }

    /// Tests by chi-square, with Yates' correction when `corrected`; `None` when a margin of the table is empty.
    pub fn chi_square(&self, corrected: bool) -> Option<ChiSquare> {
        let [part, district, kind, country] = self.parts().map(f64::from);
        let margins = [district, country - district, kind, country - kind];
        if margins.iter().any(|margin| *margin <= 0.0) {
            return None;
        }
        let off = (part * country - district * kind).abs();
        let off = if corrected { (off - country / 2.0).max(0.0) } else { off };
        let value = margins.iter().fold(country * off * off, |value, margin| value / margin);
        let least_expected = margins[0].min(margins[1]) * margins[2].min(margins[3]) / country;
        Some(ChiSquare { value, p: chi_square_tail(value, 1.0), least_expected })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::published::{assert_near, number, rows};

    #[test]
    fn eight_of_forty() {
        let counts = QuotientCounts::new(8, 40, 120, 1200).unwrap();
        let fisher = counts.fisher();
        assert_near(fisher.more, number("/lq/fisher_greater"), 1e-12);
        assert_near(fisher.two_sided, number("/lq/fisher_two_sided"), 1e-12);
        for (corrected, value, p) in [(false, "/lq/chi2", "/lq/p_chi2"), (true, "/lq/chi2_yates", "/lq/p_yates")] {
            let found = counts.chi_square(corrected).unwrap();
            assert_near(found.value, number(value), 1e-12);
            assert_near(found.p, number(p), 1e-12);
            assert_eq!(found.least_expected, 4.0);
        }
    }

    #[test]
    fn fisher_as_scipy() {
        for row in rows("/fisher") {
            let counts = QuotientCounts::new(row[0] as u32, row[1] as u32, row[2] as u32, row[3] as u32).unwrap();
            let fisher = counts.fisher();
            for (found, expected) in [fisher.more, fisher.fewer, fisher.two_sided].iter().zip(&row[4..]) {
                assert_near(*found, *expected, 1e-11);
            }
        }
    }

    #[test]
    fn empty_margins() {
        let counts = QuotientCounts::new(0, 0, 5, 10).unwrap();
        assert_eq!(counts.fisher(), Fisher { more: 1.0, fewer: 1.0, two_sided: 1.0 });
        assert_eq!(counts.chi_square(false), None);
    }

    #[test]
    fn false_alarms_are_as_rare_as_stated() {
        let mut random = Random::new(21);
        let (mut fisher, mut chi_square) = (0, 0);
        let mut kinds: Vec<bool> = (0..600).map(|i| i < 200).collect();
        for _ in 0..1000 {
            random.shuffle(&mut kinds);
            let part = kinds[..150].iter().filter(|is_kind| **is_kind).count() as u32;
            let counts = QuotientCounts::new(part, 150, 200, 600).unwrap();
            fisher += u32::from(counts.fisher().two_sided <= 0.05);
            chi_square += u32::from(counts.chi_square(false).unwrap().p <= 0.05);
        }
        // The exact test is careful: it stays below; chi-square is near.
        assert!((20..=60).contains(&fisher) && (30..=70).contains(&chi_square), "{fisher} {chi_square}");
    }
}
