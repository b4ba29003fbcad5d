//! The last moments of a drag, and the glide that follows it when it is let go.

use super::Screen;

/// Moves older than this say nothing about the speed of letting go, in seconds.
const MEMORY_SECS: f64 = 0.1;
/// A pointer that rested this long before it was lifted throws nothing, in seconds.
const REST_SECS: f64 = 0.05;
/// Slower than this there is no throw, in CSS px a second.
const SLOWEST_PX_PER_SEC: f64 = 60.0;
/// Faster than this is held, in CSS px a second.
const FASTEST_PX_PER_SEC: f64 = 4000.0;
/// The speed falls to 1/e in this time, in seconds.
const DECAY_SECS: f64 = 0.3;

/// Where the pointer lately was.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    moves: Vec<(f64, Screen)>,
}

impl Trail {
    pub(super) fn clear(&mut self) {
        self.moves.clear();
    }

    /// Remembers a position and forgets those too old to matter.
    pub(super) fn push(&mut self, t_secs: f64, at: Screen) {
        self.moves.retain(|(t, _)| (0.0..=MEMORY_SECS).contains(&(t_secs - t)));
        self.moves.push((t_secs, at));
    }

    /// The throw of letting go at `t_secs`, if the pointer was moving fast enough.
    pub(super) fn throw(&self, t_secs: f64) -> Option<Inertia> {
        let ((t0, from), (t1, to)) = (self.moves.first()?, self.moves.last()?);
        if t_secs - t1 > REST_SECS || t1 - t0 < 1e-3 {
            return None;
        }
        let velocity = Screen::new((to.x - from.x) / (t1 - t0), (to.y - from.y) / (t1 - t0));
        let speed = velocity.x.hypot(velocity.y);
        if !(speed.is_finite() && speed >= SLOWEST_PX_PER_SEC) {
            return None;
        }
        let held = (FASTEST_PX_PER_SEC / speed).min(1.0);
        Some(Inertia { velocity_px_per_sec: Screen::new(velocity.x * held, velocity.y * held) })
    }
}

/// A drag that goes on by itself and dies away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Inertia {
    velocity_px_per_sec: Screen,
}

impl Inertia {
    /// Lets `dt_secs` pass; answers how far it went in CSS px, and whether it goes on.
    pub(super) fn advance(&mut self, dt_secs: f64) -> (Screen, bool) {
        let (kept, v) = ((-dt_secs / DECAY_SECS).exp(), self.velocity_px_per_sec);
        let way = DECAY_SECS * (1.0 - kept);
        self.velocity_px_per_sec = Screen::new(v.x * kept, v.y * kept);
        (Screen::new(v.x * way, v.y * way), self.velocity_px_per_sec.x.hypot(self.velocity_px_per_sec.y) > 12.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail(step_px: f64) -> Trail {
        let mut trail = Trail::default();
        for i in 0..10 {
            trail.push(f64::from(i) * 0.01, Screen::new(f64::from(i) * step_px, 0.0));
        }
        trail
    }

    #[test]
    fn a_fast_drag_throws_and_comes_to_rest() {
        let mut inertia = trail(5.0).throw(0.095).unwrap();
        let (mut way, mut frames) = (0.0, 0);
        loop {
            let (step, goes_on) = inertia.advance(1.0 / 60.0);
            way += step.x;
            frames += 1;
            if !goes_on {
                break;
            }
        }
        assert!((140.0..150.0).contains(&way), "{way}");
        assert!(frames < 120);
    }

    #[test]
    fn a_slow_or_rested_drag_does_not() {
        assert_eq!(trail(0.1).throw(0.095), None);
        assert_eq!(trail(5.0).throw(0.3), None);
        assert_eq!(Trail::default().throw(0.0), None);
    }
}
