//! Specialisation: how much more of a kind a district has than the country, how sure that is, and when not to say.
//!
//! Everything here is about counts of one unit (places, or employees), never of two mixed.

mod association;
mod counts;
mod interval;
mod table;
mod weighted;

pub use association::{ChiSquare, Fisher};
pub use counts::{QuotientCounts, Reference};
pub use interval::{Interval, exact_share, wilson_share};
pub use table::{QuotientCell, QuotientOptions, QuotientTable, Verdict, quotient_table};
pub use weighted::{WeightedQuotient, weighted_quotient};
