//! Turns gestures into cameras. A state machine with time handed in; it neither reads a clock nor asks for frames.
//!
//! One pointer drags and throws, two pinch (never rotate), wheel and buttons glide, flights fly, and a press that
//! neither moved nor lasted is a [`Tap`]. Any touch of the map stops what moves. The camera is always within the limits.

use super::glide::Glide;
use super::press::{Press, TapMemory};
use super::trail::{Inertia, Trail};
use super::{Camera, CameraLimits, Flight, Key, Pointer, Screen, Tap, View, Viewport, Wheel};

/// How far an arrow key moves the map, in CSS px; four times as far with Shift.
const KEY_STEP_PX: f64 = 80.0;
/// The first frame after rest has no frame before it to be timed by; in seconds.
const FIRST_FRAME_SECS: f64 = 1.0 / 60.0;

/// What moves by itself.
#[derive(Clone, Copy, Debug)]
enum Motion {
    Still,
    Thrown(Inertia),
    Gliding(Glide),
    Flying { flight: Flight, start_secs: f64 },
}

/// The camera and everything that moves it.
#[derive(Clone, Debug)]
pub struct Controller {
    camera: Camera,
    home: Camera,
    viewport: Viewport,
    limits: CameraLimits,
    has_reduced_motion: bool,
    contacts: Vec<Pointer>,
    press: Option<Press>,
    taps: TapMemory,
    trail: Trail,
    motion: Motion,
    last_tick_secs: Option<f64>,
}

impl Controller {
    /// Starts at rest at `camera`, brought within `limits`; it is also where [`Key::Home`] leads.
    pub fn new(camera: Camera, viewport: Viewport, limits: CameraLimits) -> Self {
        let camera = limits.clamp(camera);
        Self {
            camera,
            home: camera,
            viewport,
            limits,
            has_reduced_motion: false,
            contacts: Vec::new(),
            press: None,
            taps: TapMemory::default(),
            trail: Trail::default(),
            motion: Motion::Still,
            last_tick_secs: None,
        }
    }

    /// The camera of this moment.
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// The camera seen through the viewport.
    pub fn view(&self) -> View {
        View::new(self.camera, self.viewport)
    }

    /// The limits.
    pub fn limits(&self) -> CameraLimits {
        self.limits
    }

    /// Where the camera will be when what moves by itself has come to rest (a throw counts as at rest).
    pub fn goal(&self) -> Camera {
        match &self.motion {
            Motion::Still | Motion::Thrown(_) => self.camera,
            Motion::Gliding(glide) => self.limits.clamp(glide.end(&self.view())),
            Motion::Flying { flight, .. } => self.limits.clamp(flight.camera_at(f64::INFINITY)),
        }
    }

    /// Says whether something moves by itself, so that [`Self::tick`] is wanted each frame.
    pub fn is_animating(&self) -> bool {
        !matches!(self.motion, Motion::Still)
    }

    /// Says whether a pointer drags or pinches the map (and no longer may be a tap).
    pub fn is_dragging(&self) -> bool {
        !self.contacts.is_empty() && self.press.is_none()
    }

    /// Changes the viewport; the centre stays.
    pub fn set_viewport(&mut self, viewport: Viewport) {
        if let Motion::Gliding(glide) = &self.motion {
            let end = glide.end(&self.view());
            self.jump_to(end);
        }
        self.viewport = viewport;
    }

    /// Changes the limits and brings the camera within them.
    pub fn set_limits(&mut self, limits: CameraLimits) {
        self.limits = limits;
        self.home = limits.clamp(self.home);
        self.place(self.camera);
    }

    /// Changes where [`Key::Home`] leads.
    pub fn set_home(&mut self, home: Camera) {
        self.home = self.limits.clamp(home);
    }

    /// Turns flights, throws and glides into cuts, for people who asked their system for less motion.
    pub fn set_reduced_motion(&mut self, is_reduced: bool) {
        self.has_reduced_motion = is_reduced;
        if is_reduced && self.is_animating() {
            let goal = self.goal();
            self.jump_to(goal);
        }
    }

    /// A pointer touches the map.
    pub fn pointer_down(&mut self, pointer: Pointer) {
        if !pointer.at.is_finite() {
            return;
        }
        self.motion = Motion::Still;
        self.contacts.retain(|contact| contact.id != pointer.id);
        self.contacts.push(pointer);
        self.trail.clear();
        self.press = (self.contacts.len() == 1).then(|| Press::new(pointer));
    }

    /// A pointer moves; one that does not touch the map is ignored. Answers whether the camera changed.
    pub fn pointer_move(&mut self, pointer: Pointer) -> bool {
        let Some(index) = self.contacts.iter().position(|contact| contact.id == pointer.id) else { return false };
        if !pointer.at.is_finite() {
            return false;
        }
        let before = self.contacts.clone();
        self.contacts[index] = pointer;
        if let Some(press) = &mut self.press {
            if press.has_moved(pointer.at) {
                self.press = None;
                self.trail.push(pointer.t_secs, pointer.at);
            }
            return false;
        }
        match (before.as_slice(), self.contacts.as_slice()) {
            ([from], [to]) => {
                let (dx, dy) = (to.at.x - from.at.x, to.at.y - from.at.y);
                self.trail.push(pointer.t_secs, pointer.at);
                self.drag(dx, dy);
                true
            }
            ([a0, b0, ..], [a1, b1, ..]) if index < 2 => {
                let (from, to) = (a0.at.midpoint(b0.at), a1.at.midpoint(b1.at));
                // Fingers are never nearer than a pixel: the logarithm stays finite.
                let spread = a1.at.distance(b1.at).max(1.0) / a0.at.distance(b0.at).max(1.0);
                let zoom = self.limits.clamp_zoom(self.camera.zoom + spread.log2());
                let view = self.view();
                self.place(view.camera_with(view.world_from_screen(from), to, zoom));
                true
            }
            _ => false,
        }
    }

    /// A pointer leaves the map. Answers the tap that this ends, if it is one; a second tap of two zooms instead.
    pub fn pointer_up(&mut self, pointer: Pointer) -> Option<Tap> {
        let index = self.contacts.iter().position(|contact| contact.id == pointer.id)?;
        self.contacts.remove(index);
        if !self.contacts.is_empty() {
            self.trail.clear();
            return None;
        }
        let Some(press) = self.press.take() else {
            if let Some(inertia) = self.trail.throw(pointer.t_secs).filter(|_| !self.has_reduced_motion) {
                self.start(Motion::Thrown(inertia));
            }
            return None;
        };
        if !press.is_tap(pointer.t_secs) {
            return None;
        }
        if self.taps.is_second(&pointer) {
            self.zoom_by(1.0, Some(pointer.at));
            return None;
        }
        Some(Tap { at: pointer.at, kind: pointer.kind })
    }

    /// A pointer is taken away by the system: no tap, no throw.
    pub fn pointer_cancel(&mut self, id: i32) {
        self.contacts.retain(|contact| contact.id != id);
        self.press = None;
        self.trail.clear();
    }

    /// The wheel turns: zooms about the pointer.
    pub fn wheel(&mut self, wheel: Wheel) {
        self.zoom_by(wheel.zoom_delta(), Some(wheel.at));
    }

    /// The browser tells of a double click: zooms in about it, unless a double tap has done so already.
    pub fn double_click(&mut self, at: Screen, t_secs: f64) {
        if !self.taps.has_answered(t_secs) {
            self.zoom_by(1.0, Some(at));
        }
    }

    /// A key is pressed at `t_secs`; with `shift` it goes further.
    pub fn key(&mut self, key: Key, shift: bool, t_secs: f64) {
        let (step, zoom) = if shift { (4.0 * KEY_STEP_PX, 2.0) } else { (KEY_STEP_PX, 1.0) };
        match key {
            Key::Left => self.pan_by(-step, 0.0),
            Key::Right => self.pan_by(step, 0.0),
            Key::Up => self.pan_by(0.0, -step),
            Key::Down => self.pan_by(0.0, step),
            Key::Plus => self.zoom_by(zoom, None),
            Key::Minus => self.zoom_by(-zoom, None),
            Key::Home => self.fly_to(self.home, t_secs),
        }
    }

    /// Glides so that the view looks `dx` CSS px further right and `dy` further down.
    pub fn pan_by(&mut self, dx: f64, dy: f64) {
        if dx.is_finite() && dy.is_finite() {
            let mut glide = self.glide_about(self.viewport.free_rect().center());
            glide.shift(-dx, -dy);
            self.start(Motion::Gliding(glide));
        }
    }

    /// Glides `delta` zoom steps nearer about `about`, or about the middle of the free part.
    pub fn zoom_by(&mut self, delta: f64, about: Option<Screen>) {
        let about = about.unwrap_or_else(|| self.viewport.free_rect().center());
        if delta.is_finite() && about.is_finite() {
            let mut glide = self.glide_about(about);
            glide.set_goal_zoom(self.limits.clamp_zoom(glide.goal_zoom() + delta));
            self.start(Motion::Gliding(glide));
        }
    }

    /// Flies to `camera`, brought within the limits, from `t_secs` on; ignored when not finite.
    pub fn fly_to(&mut self, camera: Camera, t_secs: f64) {
        if !camera.is_finite() {
            return;
        }
        let flight = Flight::new(self.camera, self.limits.clamp(camera), self.viewport.width_px.max(1.0));
        self.start(Motion::Flying { flight, start_secs: t_secs });
    }

    /// Cuts to `camera`, brought within the limits, and stops what moves.
    pub fn jump_to(&mut self, camera: Camera) {
        self.motion = Motion::Still;
        self.place(camera);
    }

    /// Lets time pass up to `t_secs`; call once a frame. Answers whether something still moves by itself.
    pub fn tick(&mut self, t_secs: f64) -> bool {
        let dt = self.last_tick_secs.map_or(FIRST_FRAME_SECS, |last| (t_secs - last).clamp(0.0, 0.1));
        let view = self.view();
        let goes_on = match &mut self.motion {
            Motion::Still => false,
            Motion::Thrown(inertia) => {
                let (step, goes_on) = inertia.advance(dt);
                let before = self.camera;
                self.drag(step.x, step.y);
                // Thrown against the limit: nothing more to come.
                goes_on && self.camera != before
            }
            Motion::Gliding(glide) => {
                let (camera, goes_on) = glide.advance(&view, dt);
                self.place(camera);
                goes_on
            }
            Motion::Flying { flight, start_secs } => {
                let secs = t_secs - *start_secs;
                let (camera, goes_on) = (flight.camera_at(secs), secs < flight.duration_secs());
                self.place(camera);
                goes_on
            }
        };
        if !goes_on {
            self.motion = Motion::Still;
        }
        self.last_tick_secs = goes_on.then_some(t_secs);
        goes_on
    }

    /// Moves the map `dx`, `dy` CSS px with the hand.
    fn drag(&mut self, dx: f64, dy: f64) {
        let middle = self.viewport.center();
        let center = self.view().world_from_screen(Screen::new(middle.x - dx, middle.y - dy));
        self.place(Camera { center, ..self.camera });
    }

    /// A glide that holds what is drawn at `about` and goes on with what a running one still had to do.
    fn glide_about(&self, about: Screen) -> Glide {
        match &self.motion {
            Motion::Gliding(earlier) => Glide::taking_over(&self.view(), about, earlier),
            _ => Glide::new(&self.view(), about),
        }
    }

    /// Starts a motion, or cuts to its end for people who asked for less motion.
    fn start(&mut self, motion: Motion) {
        if !self.is_animating() {
            self.last_tick_secs = None;
        }
        self.motion = motion;
        if self.has_reduced_motion {
            let goal = self.goal();
            self.jump_to(goal);
        }
    }

    fn place(&mut self, camera: Camera) {
        self.camera = self.limits.clamp(camera);
    }
}
