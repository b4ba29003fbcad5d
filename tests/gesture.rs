//! Gestures as hands make them, against the camera they should give. Natively only: proptest is.

#![cfg(not(target_arch = "wasm32"))]

use creative_atlas::geo::{World, WorldBounds};
use creative_atlas::map::{
    Camera, CameraLimits, Controller, DeltaMode, Insets, Key, Pointer, PointerKind, Screen, Viewport, Wheel,
};
use proptest::prelude::*;

const START: Camera = Camera::new(World::new(0.78, 0.34), 8.0);

fn limits() -> CameraLimits {
    let bounds = WorldBounds { min: World::new(0.74, 0.31), max: World::new(0.84, 0.37) };
    CameraLimits { min_zoom: 3.0, max_zoom: 18.0, bounds }
}

fn controller() -> Controller {
    Controller::new(START, Viewport::new(1000.0, 600.0, 1.0), limits())
}

fn pointer(id: i32, x: f64, y: f64, t_secs: f64, kind: PointerKind) -> Pointer {
    Pointer { id, at: Screen::new(x, y), t_secs, kind }
}

fn mouse(x: f64, y: f64, t_secs: f64) -> Pointer {
    pointer(1, x, y, t_secs, PointerKind::Mouse)
}

/// Ticks at 60 frames a second from `t_secs` until nothing moves; answers the seconds that took.
fn settle(controller: &mut Controller, t_secs: f64) -> f64 {
    let mut secs = 1.0 / 60.0;
    while controller.tick(t_secs + secs) && secs < 60.0 {
        secs += 1.0 / 60.0;
    }
    secs
}

#[test]
fn a_drag_carries_the_map_with_the_hand() {
    let mut controller = controller();
    controller.pointer_down(mouse(500.0, 300.0, 0.0));
    controller.pointer_move(mouse(510.0, 300.0, 0.02));
    let held = controller.view().world_from_screen(Screen::new(510.0, 300.0));
    assert!(controller.is_dragging());
    assert!(controller.pointer_move(mouse(400.0, 350.0, 0.5)));
    assert!(controller.view().screen_from_world(held).distance(Screen::new(400.0, 350.0)) < 1e-6);
    assert_eq!(controller.pointer_up(mouse(400.0, 350.0, 1.0)), None);
    assert!(!controller.is_animating(), "a rested hand throws nothing");
}

#[test]
fn a_throw_goes_on_and_a_touch_stops_it() {
    let mut controller = controller();
    controller.pointer_down(mouse(500.0, 300.0, 0.0));
    for i in 1..=10 {
        controller.pointer_move(mouse(500.0 - 12.0 * f64::from(i), 300.0, 0.01 * f64::from(i)));
    }
    controller.pointer_up(mouse(380.0, 300.0, 0.105));
    let released = controller.camera();
    assert!(controller.is_animating());
    assert!(controller.tick(0.12) && controller.tick(0.14));
    assert!(controller.camera().center.x > released.center.x);
    controller.pointer_down(mouse(380.0, 300.0, 0.15));
    assert!(!controller.is_animating());
}

#[test]
fn a_pinch_holds_both_fingers_places() {
    let mut controller = controller();
    let touch = |id, x, y, t| pointer(id, x, y, t, PointerKind::Touch);
    controller.pointer_down(touch(1, 400.0, 300.0, 0.0));
    controller.pointer_down(touch(2, 600.0, 300.0, 0.1));
    let places = [400.0, 600.0].map(|x| controller.view().world_from_screen(Screen::new(x, 300.0)));
    for step in 1..=20 {
        controller.pointer_move(touch(1, 400.0 - 5.0 * f64::from(step), 300.0, 0.2));
        controller.pointer_move(touch(2, 600.0 + 5.0 * f64::from(step), 300.0, 0.2));
    }
    assert!((controller.camera().zoom - START.zoom - 1.0).abs() < 1e-9);
    for (place, x) in places.into_iter().zip([300.0, 700.0]) {
        assert!(controller.view().screen_from_world(place).distance(Screen::new(x, 300.0)) < 1e-6);
    }
    assert_eq!(controller.pointer_up(touch(1, 300.0, 300.0, 0.3)), None);
    let after = controller.camera();
    assert_eq!(controller.pointer_up(touch(2, 700.0, 300.0, 0.31)), None);
    assert_eq!(controller.camera(), after);
}

#[test]
fn only_a_short_still_press_is_a_tap() {
    let mut controller = controller();
    controller.pointer_down(mouse(500.0, 300.0, 0.0));
    controller.pointer_move(mouse(504.0, 303.0, 0.1));
    let tap = controller.pointer_up(mouse(504.0, 303.0, 0.2)).unwrap();
    assert_eq!(tap.at, Screen::new(504.0, 303.0));
    assert_eq!(controller.camera(), START);

    controller.pointer_down(mouse(500.0, 300.0, 1.0));
    assert_eq!(controller.pointer_up(mouse(500.0, 300.0, 1.8)), None, "too long");
    controller.pointer_down(mouse(500.0, 300.0, 2.0));
    controller.pointer_move(mouse(520.0, 300.0, 2.1));
    controller.pointer_move(mouse(500.0, 300.0, 2.2));
    assert_eq!(controller.pointer_up(mouse(500.0, 300.0, 2.3)), None, "went and came back");
    controller.pointer_down(mouse(500.0, 300.0, 3.0));
    controller.pointer_cancel(1);
    assert_eq!(controller.pointer_up(mouse(500.0, 300.0, 3.1)), None, "cancelled");
}

#[test]
fn the_second_tap_of_two_zooms_once() {
    let mut controller = controller();
    let touch = |t| pointer(1, 700.0, 200.0, t, PointerKind::Touch);
    let place = controller.view().world_from_screen(Screen::new(700.0, 200.0));
    controller.pointer_down(touch(0.0));
    assert!(controller.pointer_up(touch(0.05)).is_some());
    controller.pointer_down(touch(0.2));
    assert_eq!(controller.pointer_up(touch(0.25)), None);
    controller.double_click(Screen::new(700.0, 200.0), 0.26);
    settle(&mut controller, 0.3);
    assert!((controller.camera().zoom - 9.0).abs() < 1e-9);
    assert!(controller.view().screen_from_world(place).distance(Screen::new(700.0, 200.0)) < 1e-6);
}

#[test]
fn the_wheel_zooms_about_the_pointer_and_adds_up() {
    let mut controller = controller();
    let at = Screen::new(200.0, 500.0);
    let place = controller.view().world_from_screen(at);
    let notch = Wheel { dy: -120.0, mode: DeltaMode::Pixel, at, ctrl: false };
    controller.wheel(notch);
    controller.tick(0.0);
    controller.wheel(notch);
    assert!(controller.view().screen_from_world(place).distance(at) < 1e-6);
    assert!((controller.goal().zoom - 9.0).abs() < 1e-9);
    assert!(settle(&mut controller, 0.0) < 0.6);
    assert!((controller.camera().zoom - 9.0).abs() < 1e-9);
    assert!(controller.view().screen_from_world(place).distance(at) < 1e-6);
}

#[test]
fn keys_move_zoom_and_lead_home() {
    let mut controller = controller();
    controller.key(Key::Right, false, 0.0);
    controller.key(Key::Right, false, 0.0);
    controller.key(Key::Plus, false, 0.0);
    settle(&mut controller, 0.0);
    assert!((controller.camera().zoom - 9.0).abs() < 1e-9);
    assert!(controller.camera().center.x > START.center.x);
    controller.key(Key::Home, false, 2.0);
    assert!(settle(&mut controller, 2.0) <= 0.62);
    assert_eq!(controller.camera(), START);
}

#[test]
fn less_motion_means_cuts() {
    let mut controller = controller();
    controller.set_reduced_motion(true);
    let goal = Camera::new(World::new(0.8, 0.33), 15.0);
    controller.fly_to(goal, 0.0);
    assert!(!controller.is_animating());
    assert_eq!(controller.camera(), goal);
    controller.zoom_by(-2.0, None);
    assert!(!controller.is_animating() && (controller.camera().zoom - 13.0).abs() < 1e-9);
    controller.pointer_down(mouse(500.0, 300.0, 0.0));
    controller.pointer_move(mouse(480.0, 300.0, 0.01));
    controller.pointer_move(mouse(440.0, 300.0, 0.02));
    controller.pointer_up(mouse(440.0, 300.0, 0.025));
    assert!(!controller.is_animating());
}

#[test]
fn even_an_absurd_way_ends() {
    let mut controller = controller();
    controller.pan_by(-1e300, 1e300);
    assert!(settle(&mut controller, 0.0) < 1.1);
    controller.zoom_by(3.0, Some(Screen::new(1e300, 0.0)));
    assert!(settle(&mut controller, 2.0) < 1.1);
}

#[test]
fn a_camera_beyond_the_limits_is_brought_back() {
    let mut controller = controller();
    controller.jump_to(Camera::new(World::new(0.1, 0.9), 40.0));
    assert_eq!(controller.camera(), Camera::new(World::new(0.74, 0.37), 18.0));
    controller.fly_to(Camera::new(World::new(f64::NAN, 0.9), 4.0), 0.0);
    assert!(!controller.is_animating());
}

/// One thing that may happen, its numbers wild: `0` to `1` stands for the whole range, NaN and infinities included.
#[derive(Clone, Debug)]
struct Event {
    what: u8,
    id: i32,
    x: f64,
    y: f64,
    value: f64,
    dt_secs: f64,
}

fn event() -> impl Strategy<Value = Event> {
    let place = prop_oneof![40 => -200.0..1400.0_f64, 1 => Just(f64::NAN), 1 => Just(f64::INFINITY), 1 => Just(-1e300)];
    let value =
        prop_oneof![40 => -500.0..500.0_f64, 1 => Just(f64::NAN), 1 => Just(f64::NEG_INFINITY), 1 => Just(1e300)];
    (0..15_u8, 0..4, place.clone(), place, value, -0.05..0.3_f64).prop_map(|(what, id, x, y, value, dt_secs)| Event {
        what,
        id,
        x,
        y,
        value,
        dt_secs,
    })
}

fn happen(controller: &mut Controller, event: &Event, t_secs: f64) {
    let &Event { what, id, x, y, value, .. } = event;
    let kind = [PointerKind::Mouse, PointerKind::Touch, PointerKind::Pen][id as usize % 3];
    let (pointer, at) = (pointer(id, x, y, t_secs, kind), Screen::new(x, y));
    match what {
        0 | 1 => controller.pointer_down(pointer),
        2..=5 => drop(controller.pointer_move(pointer)),
        6 => drop(controller.pointer_up(pointer)),
        7 => controller.pointer_cancel(id),
        8 => controller.wheel(Wheel { dy: value, mode: DeltaMode::Line, at, ctrl: id == 0 }),
        9 => controller.double_click(at, t_secs),
        10 => controller.key(
            [Key::Left, Key::Up, Key::Plus, Key::Minus, Key::Home][(x.abs() as usize) % 5],
            id == 1,
            t_secs,
        ),
        11 => controller.pan_by(x, y),
        12 => controller.zoom_by(value, Some(at)),
        13 => controller.fly_to(Camera::new(World::new(x / 1000.0, y / 1000.0), value / 20.0), t_secs),
        _ => {
            let padding = Insets { left: x.clamp(0.0, 900.0), ..Insets::default() };
            controller.set_viewport(Viewport::new(900.0 + f64::from(id), 500.0, 1.0).with_padding(padding));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// 10,000 random gestures: the camera is always finite and within the limits.
    #[test]
    fn no_gesture_breaks_the_camera(events in prop::collection::vec(event(), 100)) {
        let (mut controller, mut t_secs) = (controller(), 0.0);
        for event in &events {
            t_secs += event.dt_secs;
            happen(&mut controller, event, t_secs);
            prop_assert!(limits().contains(&controller.camera()), "{:?} after {:?}", controller.camera(), event);
            controller.tick(t_secs + 0.01);
            prop_assert!(limits().contains(&controller.camera()), "{:?} ticked after {:?}", controller.camera(), event);
            prop_assert!(limits().contains(&controller.goal()));
        }
        (0..8).for_each(|id| controller.pointer_cancel(id));
        prop_assert!(settle(&mut controller, t_secs) < 10.0);
    }
}
