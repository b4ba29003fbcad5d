//! Kernel density: how many places there are per square kilometre around every spot.
//!
//! Points are `[x, y]` of a plane in metres. A point that is not finite makes every answer `None`.

mod bandwidth;
mod contour;
mod intensity;
mod kernel;
mod surface;

pub(super) use bandwidth::quantile;
pub use bandwidth::{Reference, likelihood_bandwidth, log_steps, reference_bandwidth, scott_bandwidth};
pub use contour::bands;
pub use intensity::{Grid, density_on_line, intensity_at, intensity_on_grid};
pub use kernel::Kernel;
pub use surface::Surface;
