//! Tells taps and double taps from drags.

use super::{Pointer, PointerKind, Screen};

/// A press longer than this is no tap, in seconds.
const LONGEST_TAP_SECS: f64 = 0.5;
/// The second tap of two comes within this time, in seconds.
const DOUBLE_TAP_SECS: f64 = 0.35;
/// The second tap of two lands within this distance, in CSS px.
const DOUBLE_TAP_PX: f64 = 30.0;

/// A press that may still become a tap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press {
    start: Pointer,
    moved: bool,
}

impl Press {
    pub(super) fn new(start: Pointer) -> Self {
        Self { start, moved: false }
    }

    /// Takes notice of a position; answers whether the press has ever left its slop.
    pub(super) fn has_moved(&mut self, at: Screen) -> bool {
        self.moved |= at.distance(self.start.at) > self.start.kind.slop_px();
        self.moved
    }

    /// Says whether lifting now makes a tap.
    pub(super) fn is_tap(&self, t_secs: f64) -> bool {
        !self.moved && t_secs - self.start.t_secs <= LONGEST_TAP_SECS
    }
}

/// Remembers the last tap, to know the second of two.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TapMemory {
    last: Option<(f64, Screen)>,
    doubled_at_secs: Option<f64>,
}

impl TapMemory {
    /// Takes notice of a tap; answers whether it is the second of a double tap. A mouse never double taps here:
    /// the browser tells of its double clicks.
    pub(super) fn is_second(&mut self, tap: &Pointer) -> bool {
        if tap.kind == PointerKind::Mouse {
            return false;
        }
        let second =
            self.last.is_some_and(|(t, at)| tap.t_secs - t <= DOUBLE_TAP_SECS && at.distance(tap.at) <= DOUBLE_TAP_PX);
        self.last = (!second).then_some((tap.t_secs, tap.at));
        if second {
            self.doubled_at_secs = Some(tap.t_secs);
        }
        second
    }

    /// Says whether a browser's double click at `t_secs` only repeats a double tap that was answered already.
    pub(super) fn has_answered(&self, t_secs: f64) -> bool {
        self.doubled_at_secs.is_some_and(|t| t_secs - t < 0.5)
    }
}
