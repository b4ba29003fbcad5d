//! The map on the page: two canvases (shapes, labels), the gestures that move it, its buttons and its fine print.

mod aim;
mod basemap;
mod bound;
mod compose;
mod engine;
mod ground;
mod group;
mod host;
mod legend;
mod loss;
mod name;
mod overlay;
mod pen;
mod pick;
mod stack;
mod symbol;

use super::context::{Context, Flight, SheetHeight};
use super::icon::{DOWN, DRAW, HELP, HOME, LEFT, MINUS, PLUS, RIGHT, UP, icon};
use super::part::{ElementRef, Part, State, button, follow, live, nothing, show, tag};
use crate::geo::shortest;
use crate::i18n::{Locale, decimal, fill, length_units, messages as m};
use crate::map::{DeltaMode, Key, Pointer, PointerKind, ScaleBar, ScaleUnit, Screen, Wheel};
use crate::platform;
use crate::state::{Action, Tab};
pub(super) use basemap::ask_basemap;
use engine::Engine;
pub(super) use engine::FAMILY;
use host::{Host, Told};
use leptos::prelude::{GetValue, LocalStorage, SetValue, StoredValue};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlElement, MouseEvent, PointerEvent, WheelEvent};

/// The engine, once the canvases are on the page.
type Slot = StoredValue<Option<Rc<RefCell<Engine>>>, LocalStorage>;

/// What the map tells the page around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapSignals {
    /// The scale bar of now.
    pub(super) scale: State<Option<ScaleBar>>,
    /// Set where the browser cannot draw.
    pub(super) is_blind: State<bool>,
    /// Set while the pointer is over something that can be opened.
    pub(super) is_over: State<bool>,
    /// Set while the map has the focus and is used by keys.
    pub(super) is_keyed: State<bool>,
    /// Set while a tool that measures or draws is open: taps are its points.
    pub(super) is_drawing: State<bool>,
    /// Names of the places that have a number.
    pub(super) near: State<Vec<String>>,
}

/// The map.
pub(super) fn map_view(context: Context) -> Part {
    let locale = context.locale;
    let flag = || State::new(false);
    let (scale, near) = (State::new(None), State::new(Vec::new()));
    let signals = MapSignals { scale, is_blind: flag(), is_over: flag(), is_keyed: flag(), is_drawing: flag(), near };
    let (frame, shapes, labels) = (ElementRef::new(), ElementRef::new(), ElementRef::new());
    let slot: Slot = StoredValue::new_local(None);
    let host = Host::new(context);
    pen::follow_pen(context, signals, slot);
    basemap::follow_basemap(context);
    let with = move |act: &dyn Fn(&mut Engine)| {
        if let Some(engine) = slot.get_value() {
            act(&mut engine.borrow_mut());
            Engine::ask_frame(&engine);
        }
    };

    follow(move || {
        let (Some(frame), Some(shapes), Some(labels)) = (frame.get(), shapes.get(), labels.get()) else { return };
        let frame: HtmlElement = frame;
        let shapes: web_sys::HtmlCanvasElement = shapes;
        let engine = Rc::new(RefCell::new(Engine::new(context, signals, frame.clone(), shapes, labels)));
        slot.set_value(Some(Rc::clone(&engine)));
        watch_size(&frame, &engine);
        watch_ratio(Rc::clone(&engine));
        loss::watch_context(&frame, &engine);
        Engine::ask_frame(&engine);
    });
    // Whatever the frame shows asks for a new one when it changes.
    follow(move || {
        context.catalog.track();
        context.shown.track();
        context.dress.track();
        context.font.track();
        context.locale.track();
        context.hovered.track();
        context.view.track();
        context.analyses.answer.track();
        context.has_tiles.track();
        context.has_vertical.track();
        signals.is_keyed.track();
        with(&|_| {});
    });
    follow(move || {
        context.sheet.track();
        with(&|engine| engine.measure());
    });
    follow(move || {
        if let Some(flight) = context.flight.get() {
            context.flight.set(None);
            with(&|engine| engine.fly(flight));
        }
    });

    let pointer = move |event: &PointerEvent| {
        let kind = match event.pointer_type().as_str() {
            "touch" => PointerKind::Touch,
            "pen" => PointerKind::Pen,
            _ => PointerKind::Mouse,
        };
        Pointer { id: event.pointer_id(), at: place_of(event), t_secs: platform::now_secs(), kind }
    };
    let held = Rc::clone(&host);
    let on_down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        signals.is_keyed.set(false);
        if let Some(frame) = frame.get::<HtmlElement>() {
            let _ = frame.set_pointer_capture(event.pointer_id());
        }
        for pointer in held.down(pointer(&event)) {
            with(&|engine| engine.controller.pointer_down(pointer));
        }
    };
    let held = Rc::clone(&host);
    let on_move = move |event: PointerEvent| match held.moves(pointer(&event)) {
        Told::Map => with(&|engine| engine.pointer_move(pointer(&event))),
        Told::Page => with(&|engine| engine.controller.pointer_cancel(event.pointer_id())),
        Told::Nobody => {}
    };
    // Two fingers are the map's: without this the browser would scroll by them too.
    let held = Rc::clone(&host);
    let on_touch = move |event: Event| {
        if held.has_two() {
            event.prevent_default();
        }
    };
    let held = Rc::clone(&host);
    let on_up = move |event: PointerEvent| {
        held.up(event.pointer_id());
        let Some(engine) = slot.get_value() else { return };
        let tap = engine.borrow_mut().controller.pointer_up(pointer(&event));
        if let Some(tap) = tap {
            if signals.is_drawing.get_untracked() {
                pen::tell_tap(tap.at);
            } else {
                let meant = engine.borrow().meant(tap);
                pick::open(context, &engine, meant);
            }
        }
        Engine::ask_frame(&engine);
    };
    let held = Rc::clone(&host);
    let on_cancel = move |event: PointerEvent| {
        held.cancel(event.pointer_id());
        with(&|engine| engine.controller.pointer_cancel(event.pointer_id()));
    };
    let on_leave = move |_: Event| {
        signals.is_over.set(false);
        context.hovered.set(None);
    };
    let held = Rc::clone(&host);
    let on_wheel = move |event: WheelEvent| {
        if held.has_wheel(event.ctrl_key() || event.meta_key()) {
            return;
        }
        event.prevent_default();
        let mode = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => DeltaMode::Line,
            WheelEvent::DOM_DELTA_PAGE => DeltaMode::Page,
            _ => DeltaMode::Pixel,
        };
        let wheel = Wheel { dy: event.delta_y(), mode, at: place_of(&event), ctrl: event.ctrl_key() };
        with(&|engine| engine.controller.wheel(wheel));
    };
    let on_double = move |event: MouseEvent| {
        with(&|engine| engine.controller.double_click(place_of(&event), platform::now_secs()));
    };
    let press = move |key: Key, shift: bool| {
        with(&|engine| {
            engine.is_moved_by_keys = true;
            if key == Key::Home {
                engine.fly(Flight::Home);
            } else {
                engine.controller.key(key, shift, platform::now_secs());
            }
        });
    };
    // A map that a click gave the focus has no crosshair; one that a key gave it has.
    let on_focus = move |_: Event| {
        let is_by_key =
            frame.get::<HtmlElement>().is_some_and(|frame| frame.matches(":focus-visible").unwrap_or(false));
        signals.is_keyed.set(is_by_key);
    };
    let title = move || {
        let title = context.atlas().map(|atlas| atlas.title.get(locale.get().code()).to_owned());
        fill(m::MAP.get(locale.get()), &[&title.unwrap_or_default()])
    };
    // The one description of what is shown, for the map, the list and the analyses.
    let said = move || [context.sentence.get(), context.seen.get()].join(". ");
    let is_blind = move || signals.is_blind.get();
    let canvas = |place| tag("canvas").keep_in(place).attr("aria-hidden", "true");
    let frame = tag("div")
        .keep_in(frame)
        .attr("id", "map")
        .class("map-frame")
        .when(".is-over", move || signals.is_over.get())
        .when(".is-blind", is_blind)
        .bind("tabindex", move || if is_blind() { "-1" } else { "0" }.to_owned())
        .attr("role", "application")
        .bind("aria-label", title)
        .attr("aria-describedby", "map-said map-keys")
        .on("pointerdown", on_down)
        .on("pointermove", on_move)
        .on("pointerup", on_up)
        .on("pointercancel", on_cancel)
        .on("pointerleave", on_leave)
        .on("touchmove", on_touch)
        .on("wheel", on_wheel)
        .on("dblclick", on_double)
        .on("keydown", aim::on_key(context, slot, signals, press))
        .on("focus", on_focus)
        .on("blur", move |_: Event| signals.is_keyed.set(false))
        .add(canvas(shapes))
        .add(canvas(labels).class("map-labels"));
    tag("section")
        .class("map")
        .attr("data-region", "")
        .bind("aria-label", title)
        .add(show(is_blind, move || blind_view(context)))
        .add(frame)
        .add(aim::aim_view(signals))
        .add(host.hint_view())
        .add(tag("p").attr("id", "map-said").class("visually-hidden").says(said))
        .add(tag("p").attr("id", "map-keys").class("visually-hidden").says(context.t(m::MAP_KEYS)))
        .add(buttons(context, press).when(".is-gone", is_blind))
        .add(legend::overlay_legend(context))
        .add(fine_print(context, signals.scale))
}

/// The buttons that do what the keys do.
fn buttons(context: Context, press: impl Fn(Key, bool) + Copy + 'static) -> Part {
    let tool = |label, sign, key| {
        let name = context.t(label);
        button("").bind("aria-label", name).bind("title", name).on_click(move || press(key, false)).add(icon(sign))
    };
    // The keys are told by a script of their own, which comes when it is asked for; what it says stands here.
    let name = context.t(m::HELP);
    let help = button("")
        .attr("aria-haspopup", "dialog")
        .bind("aria-label", name)
        .bind("title", name)
        .bind("data-help", context.t(m::HELP_KEYS))
        .bind("data-close", context.t(m::CLOSE))
        .add(icon(HELP));
    // So do the tools that measure and draw.
    let name = context.t(m::DRAW);
    let draw = button("").attr("data-draw", "").bind("aria-label", name).bind("title", name).add(icon(DRAW));
    let arrows = tag("div")
        .class("map-arrows")
        .add(tool(m::MOVE_UP, UP, Key::Up))
        .add(tool(m::MOVE_LEFT, LEFT, Key::Left))
        .add(tool(m::MOVE_DOWN, DOWN, Key::Down))
        .add(tool(m::MOVE_RIGHT, RIGHT, Key::Right));
    tag("div")
        .class("map-buttons")
        .add(tool(m::ZOOM_IN, PLUS, Key::Plus))
        .add(tool(m::ZOOM_OUT, MINUS, Key::Minus))
        .add(tool(m::HOME, HOME, Key::Home))
        .add(help)
        .add(draw)
        .add(arrows)
}

/// What stands where the browser cannot draw.
fn blind_view(context: Context) -> Part {
    let view = tag("div").class("map-blind").attr("role", "status");
    view.add(tag("p").class("empty-title").says(context.t(m::NO_WEBGL_TITLE)))
        .add(tag("p").says(context.t(m::NO_WEBGL)))
}

/// Scale bar, attribution, and the line about boundaries and names.
fn fine_print(context: Context, scale: State<Option<ScaleBar>>) -> Part {
    let locale = context.locale;
    let attribution = move || {
        let Some(atlas) = context.atlas() else { return String::new() };
        let mut said: Vec<&str> = Vec::new();
        for source in atlas.layers.iter().flat_map(|layer| &layer.sources).filter_map(|id| atlas.sources.get(id)) {
            if !source.attribution.is_empty() && !said.contains(&source.attribution.as_str()) {
                said.push(&source.attribution);
            }
        }
        said.join(" · ")
    };
    let disclaimer = move || {
        let locale = locale.get();
        let own = context.atlas().map(|atlas| atlas.disclaimer.get(locale.code()).to_owned());
        own.filter(|text| !text.is_empty()).unwrap_or_else(|| m::DISCLAIMER.get(locale).to_owned())
    };
    let scale_view = live(move || match scale.get() {
        None => nothing(),
        Some(bar) => {
            let width = format!("{}px", bar.width_px.round() as i64);
            tag("div").class("scale").style("width", &width).text(&scale_text(locale.get(), &bar))
        }
    });
    let to_sources = move || {
        context.tab.set(Tab::Layers);
        context.sheet.set(SheetHeight::High);
        context.act(Action::Select(None));
    };
    let credits = tag("p")
        .class("credits")
        .bind("title", attribution)
        .add(button("link").on_click(to_sources).says(context.t(m::SOURCES)))
        .add(tag("span").class("credits-text").says(attribution));
    // An embed leads to the page itself, with the same view.
    let full = if context.embed.is_some() {
        let link = tag("a").class("link full-map").attr("target", "_blank").attr("rel", "noopener");
        link.bind("href", move || context.link()).says(context.t(m::FULL_MAP))
    } else {
        nothing()
    };
    tag("div")
        .class("fine-print")
        .add(scale_view)
        .add(full)
        .add(credits)
        .add(basemap::credit(context))
        .add(tag("p").class("disclaimer").says(disclaimer))
}

fn scale_text(locale: Locale, bar: &ScaleBar) -> String {
    let (metre, kilometre) = length_units(locale);
    let unit = match bar.unit {
        ScaleUnit::Metre => metre,
        ScaleUnit::Kilometre => kilometre,
    };
    format!("{}\u{a0}{unit}", decimal(locale, bar.value, 2))
}

/// Where a mouse-like event is, in CSS px from the map's corner. The canvases under it fill it, so theirs is the same.
fn place_of(event: &MouseEvent) -> Screen {
    Screen::new(f64::from(event.offset_x()), f64::from(event.offset_y()))
}

/// Measures anew whenever the frame's size or the pixel ratio changes.
fn watch_size(frame: &HtmlElement, engine: &Rc<RefCell<Engine>>) {
    let engine = Rc::clone(engine);
    let on_resize = Closure::<dyn FnMut()>::new(move || {
        engine.borrow_mut().measure();
        Engine::ask_frame(&engine);
    });
    let callback = on_resize.as_ref().unchecked_ref();
    if let Ok(observer) = web_sys::ResizeObserver::new(callback) {
        observer.observe(frame);
    }
    // Zooming the page changes the pixel ratio without changing the frame.
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("resize", callback);
    }
    // The map lives as long as the page.
    let _kept = on_resize.into_js_value();
}

/// Measures anew when the pixel ratio changes with nothing else, as when a window goes to another screen.
fn watch_ratio(engine: Rc<RefCell<Engine>>) {
    let Some(window) = web_sys::window() else { return };
    let query = ["(resolution: ", &shortest(window.device_pixel_ratio()), "dppx)"].concat();
    let Ok(Some(list)) = window.match_media(&query) else { return };
    let on_change = Closure::once_into_js(move || {
        engine.borrow_mut().measure();
        Engine::ask_frame(&engine);
        watch_ratio(engine);
    });
    let once = web_sys::AddEventListenerOptions::new();
    once.set_once(true);
    let callback = on_change.unchecked_ref();
    let _ = list.add_event_listener_with_callback_and_add_event_listener_options("change", callback, &once);
}
