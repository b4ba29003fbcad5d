//! Is an industry more concentrated in few districts than its handful of large establishments alone would make it?

use super::shares;

/// Raw concentration, its parts, and two indices that allow for the sizes of establishments.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concentration {
    /// Σ(s − x)²: how far the industry's shares are from those of everything.
    pub raw: f64,
    /// 1 − Σx².
    pub spread: f64,
    /// Σz²: how much of the industry is in few establishments.
    pub plants: f64,
    /// Ellison and Glaeser's γ: 0 for darts thrown at the map; by their rule of thumb above 0.05 is high.
    pub ellison_glaeser: f64,
    /// Maurel and Sédillot's index, which may differ in sign.
    pub maurel_sedillot: f64,
}

/// Measures concentration from each district's weight in everything and in the industry, and the sizes of establishments.
///
/// The first two have the same length. Sizes are employees; with fewer than about 30 establishments it says little.
/// `None` also when everything is in one district or the industry is one establishment: the indices are undefined.
///
/// Source: G. Ellison and E. Glaeser, J. Political Economy 105 (1997); F. Maurel and B. Sédillot, Regional Science and
/// Urban Economics 29 (1999).
pub fn concentration(everything: &[f64], industry: &[f64], sizes: &[f64]) -> Option<Concentration> {
    if everything.len() != industry.len() {
        return None;
    }
    let (x, s, z) = (shares(everything)?, shares(industry)?, shares(sizes)?);
    let squares = |shares: &[f64]| shares.iter().map(|share| share * share).sum::<f64>();
    let raw: f64 = x.iter().zip(&s).map(|(x, s)| (s - x).powi(2)).sum();
    let (spread, plants) = (1.0 - squares(&x), squares(&z));
    let defined = spread > 1e-12 && plants < 1.0 - 1e-12;
    defined.then(|| Concentration {
        raw,
        spread,
        plants,
        ellison_glaeser: (raw - spread * plants) / (spread * (1.0 - plants)),
        maurel_sedillot: ((squares(&s) - squares(&x)) / spread - plants) / (1.0 - plants),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::published::{assert_near, number, numbers};

    #[test]
    fn three_districts_five_establishments() {
        let part = |name: &str| numbers(&format!("/concentration/EG/{name}"));
        let found = concentration(&part("x"), &part("s"), &part("z")).unwrap();
        for (value, name) in [
            (found.raw, "G"),
            (found.plants, "H"),
            (found.spread, "X"),
            (found.ellison_glaeser, "gamma"),
            (found.maurel_sedillot, "maurel_sedillot"),
        ] {
            assert_near(value, number(&format!("/concentration/EG/{name}")), 1e-12);
        }
    }

    #[test]
    fn undefined() {
        assert_eq!(concentration(&[1.0, 0.0], &[1.0, 0.0], &[1.0, 2.0]), None);
        assert_eq!(concentration(&[1.0, 1.0], &[1.0, 0.0], &[5.0]), None);
        assert_eq!(concentration(&[1.0, 1.0], &[1.0], &[5.0, 1.0]), None);
        assert_eq!(concentration(&[1.0, 1.0], &[1.0, f64::NAN], &[5.0, 1.0]), None);
    }

    #[test]
    fn darts_at_the_map_average_to_zero() {
        let mut random = Random::new(13);
        let (x, sizes) = ([0.5, 0.25, 0.25], [9.0, 4.0, 4.0, 2.0, 1.0, 1.0, 1.0]);
        let (mut gamma, mut sedillot) = (0.0, 0.0);
        for _ in 0..4000 {
            let mut industry = [0.0; 3];
            for size in sizes {
                industry[[0, 0, 1, 2][random.below(4)]] += size;
            }
            let found = concentration(&x, &industry, &sizes).unwrap();
            gamma += found.ellison_glaeser / 4000.0;
            sedillot += found.maurel_sedillot / 4000.0;
        }
        assert!(gamma.abs() < 0.02 && sedillot.abs() < 0.02, "{gamma} {sedillot}");
    }
}
