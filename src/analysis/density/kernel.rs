//! The shape in which each place is spread over its surroundings.

use std::f64::consts::PI;

/// A shape whose volume over the plane is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernel {
    /// The normal shape; the bandwidth is its standard deviation. It has no end.
    Gaussian,
    /// The quartic (biweight) shape, which ends at the bandwidth.
    Quartic,
}

impl Kernel {
    /// Gives the height at a squared distance from the middle; both in the same unit, the bandwidth positive.
    pub fn height(self, squared: f64, bandwidth: f64) -> f64 {
        let h2 = bandwidth * bandwidth;
        match self {
            Self::Gaussian => (-squared / (2.0 * h2)).exp() / (2.0 * PI * h2),
            Self::Quartic => 3.0 / (PI * h2) * (1.0 - squared / h2).max(0.0).powi(2),
        }
    }

    /// Gives how far from the middle the shape matters: less than 10⁻⁵ of its volume lies beyond.
    pub fn reach(self, bandwidth: f64) -> f64 {
        match self {
            Self::Gaussian => 5.0 * bandwidth,
            Self::Quartic => bandwidth,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::assert_near;

    #[test]
    fn volumes_are_one() {
        for kernel in [Kernel::Gaussian, Kernel::Quartic] {
            let (h, rings) = (7.0, 4000_u32);
            let reach = kernel.reach(h);
            let width = reach / f64::from(rings);
            let ring = |i: u32| {
                let r = (f64::from(i) + 0.5) * width;
                2.0 * PI * r * width * kernel.height(r * r, h)
            };
            assert_near((0..rings).map(ring).sum(), 1.0, 1e-5);
            assert!(kernel.height(reach * reach * 1.01, h) < kernel.height(0.0, h) * 1e-5);
        }
    }
}
