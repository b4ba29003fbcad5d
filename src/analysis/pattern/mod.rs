//! Point patterns: are places clustered or spread out, at which distances, and which kinds keep company?
//!
//! Points are `[x, y]` of a plane, in metres: project first (`geo::LocalPlane` for one town). A point that is not finite makes
//! every answer `None`. The window is where points could have been: a town's outline, never the bounding box of a country.

mod clark_evans;
mod colocation;
mod envelope;
mod nearest_label;
mod quadrat;
mod ripley;
mod sweep;
mod window;

pub use clark_evans::{ClarkEvans, NearestNeighbourTest, clark_evans};
pub use colocation::{Colocation, ColocationCell, colocation};
pub use envelope::{Envelope, EnvelopeOptions, label_envelope, random_envelope};
pub use nearest_label::{NearestLabelTest, nearest_label};
pub use quadrat::{Quadrat, quadrat};
pub use ripley::{EdgeCorrection, Ripley, ripley};
pub use sweep::{Sweep, nearest_distances};
pub use window::Window;
