//! What hands do: pointers, wheel and keys, in CSS px and seconds, free of any browser type.

use super::Screen;

/// What is held to the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse: precise.
    Mouse,
    /// A finger: covers what it points at.
    Touch,
    /// A pen: precise, and taps like a finger.
    Pen,
}

impl PointerKind {
    /// How far a press may wander, in CSS px, and still be a tap.
    pub fn slop_px(self) -> f64 {
        match self {
            Self::Mouse | Self::Pen => 6.0,
            Self::Touch => 10.0,
        }
    }

    /// How far from a symbol's edge, in CSS px, a tap still means it.
    pub fn reach_px(self) -> f64 {
        match self {
            Self::Mouse | Self::Pen => 4.0,
            Self::Touch => 14.0,
        }
    }
}

/// One pointer at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Tells pointers apart while they are down.
    pub id: i32,
    /// Where it is.
    pub at: Screen,
    /// When, in seconds of any steady clock; the same clock as `Controller::tick`.
    pub t_secs: f64,
    /// What it is.
    pub kind: PointerKind,
}

/// A short press that did not move: somebody means the thing under it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tap {
    /// Where it was.
    pub at: Screen,
    /// What made it; decides how near is near enough.
    pub kind: PointerKind,
}

/// The unit that a wheel counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeltaMode {
    /// CSS px.
    Pixel,
    /// Lines of text.
    Line,
    /// Pages.
    Page,
}

/// One turn of a wheel, or one step of two fingers on a trackpad.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wheel {
    /// How far it turned towards the person (zooms out), in units of `mode`.
    pub dy: f64,
    /// Unit of `dy`.
    pub mode: DeltaMode,
    /// Where the pointer is.
    pub at: Screen,
    /// Whether Ctrl is held: so browsers report a pinch on a trackpad.
    pub ctrl: bool,
}

impl Wheel {
    /// Zoom steps that the turn asks for: at most one either way, positive nearer; 0 for NaN.
    pub fn zoom_delta(&self) -> f64 {
        let px = match self.mode {
            DeltaMode::Pixel => self.dy,
            DeltaMode::Line => self.dy * 40.0,
            DeltaMode::Page => self.dy * 300.0,
        };
        // A pinch reports 100·ln(scale); a notch of a wheel reports 100 to 120 px and is worth half a step.
        let px_per_step = if self.ctrl { 100.0 * std::f64::consts::LN_2 } else { 240.0 };
        let delta = -px / px_per_step;
        if delta.is_nan() { 0.0 } else { delta.clamp(-1.0, 1.0) }
    }
}

/// A key that moves the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Look further left.
    Left,
    /// Look further right.
    Right,
    /// Look further up.
    Up,
    /// Look further down.
    Down,
    /// Come nearer.
    Plus,
    /// Go further away.
    Minus,
    /// Back to the whole.
    Home,
}
