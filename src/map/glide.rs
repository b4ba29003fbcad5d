//! A short smooth move that is steered while it runs: wheel zoom, zoom buttons and arrow keys.
//!
//! A position of the square and the place on the screen where it is wanted; both the zoom and that place come nearer
//! by a fixed share of what is left in each unit of time, so that more turns of the wheel simply move the goal.

use super::{Camera, Screen, View};
use crate::geo::World;

/// What is left falls to 1/e in this time, in seconds.
const APPROACH_SECS: f64 = 0.07;
/// After this time without a new goal it has arrived, however far the goal was, in seconds.
const LONGEST_SECS: f64 = 1.0;

/// A goal and how far we are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glide {
    anchor: World,
    at: Screen,
    goal: Screen,
    zoom: f64,
    goal_zoom: f64,
    left_secs: f64,
}

impl Glide {
    /// Starts at `view` without a goal yet, holding what is drawn at `about`.
    pub(super) fn new(view: &View, about: Screen) -> Self {
        let zoom = view.camera.zoom;
        Self {
            anchor: view.world_from_screen(about),
            at: about,
            goal: about,
            zoom,
            goal_zoom: zoom,
            left_secs: LONGEST_SECS,
        }
    }

    /// Starts at `view` holding what is drawn at `about`, with what was still to be done of `earlier`.
    pub(super) fn taking_over(view: &View, about: Screen, earlier: &Self) -> Self {
        let start = Self::new(view, about);
        let goal = Screen::new(about.x + earlier.goal.x - earlier.at.x, about.y + earlier.goal.y - earlier.at.y);
        Self { goal, goal_zoom: earlier.goal_zoom, ..start }
    }

    /// Moves the goal: what is held is wanted `dx`, `dy` CSS px further.
    pub(super) fn shift(&mut self, dx: f64, dy: f64) {
        self.goal = Screen::new(self.goal.x + dx, self.goal.y + dy);
    }

    /// The zoom that is wanted.
    pub(super) fn goal_zoom(&self) -> f64 {
        self.goal_zoom
    }

    /// Changes the zoom that is wanted.
    pub(super) fn set_goal_zoom(&mut self, zoom: f64) {
        self.goal_zoom = zoom;
    }

    /// Lets `dt_secs` pass; answers the camera, and whether it goes on.
    pub(super) fn advance(&mut self, view: &View, dt_secs: f64) -> (Camera, bool) {
        self.left_secs -= dt_secs;
        let share = 1.0 - (-dt_secs / APPROACH_SECS).exp();
        self.zoom += (self.goal_zoom - self.zoom) * share;
        self.at.x += (self.goal.x - self.at.x) * share;
        self.at.y += (self.goal.y - self.at.y) * share;
        let is_near = (self.goal_zoom - self.zoom).abs() < 0.002 && self.at.distance(self.goal) < 0.3;
        if is_near || self.left_secs <= 0.0 {
            (self.end(view), false)
        } else {
            (view.camera_with(self.anchor, self.at, self.zoom), true)
        }
    }

    /// The camera of the goal.
    pub(super) fn end(&self, view: &View) -> Camera {
        view.camera_with(self.anchor, self.goal, self.goal_zoom)
    }
}
