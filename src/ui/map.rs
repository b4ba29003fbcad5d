//! The map on the page: two canvases (shapes, labels), the gestures that move it, its buttons and its fine print.

mod compose;
mod engine;
mod ground;
mod name;
mod pick;

use super::context::{Context, Flight, SheetHeight, Tab};
use super::icon::{HOME, MINUS, PLUS, icon};
use super::part::{is, live, on, show, text};
use crate::i18n::{Locale, decimal, fill, messages as m};
use crate::map::{DeltaMode, Key, Pointer, PointerKind, ScaleBar, ScaleUnit, Screen, Wheel};
use crate::platform;
use crate::state::Action;
use engine::Engine;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The engine, once the canvases are on the page.
type Slot = StoredValue<Option<Rc<RefCell<Engine>>>, LocalStorage>;

/// What the map tells the page around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct MapSignals {
    /// The scale bar of now.
    pub(super) scale: RwSignal<Option<ScaleBar>>,
    /// Set where the browser cannot draw.
    pub(super) is_blind: RwSignal<bool>,
    /// Set while the pointer is over something that can be opened.
    pub(super) is_over: RwSignal<bool>,
}

/// The map.
#[component]
pub(super) fn MapView() -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let t = move |message| context.t(message);
    let signals =
        MapSignals { scale: RwSignal::new(None), is_blind: RwSignal::new(false), is_over: RwSignal::new(false) };
    let (frame, shapes, labels) = (NodeRef::<Div>::new(), NodeRef::<Canvas>::new(), NodeRef::<Canvas>::new());
    let slot: Slot = StoredValue::new_local(None);
    let with = move |act: &dyn Fn(&mut Engine)| {
        if let Some(engine) = slot.get_value() {
            act(&mut engine.borrow_mut());
            Engine::ask_frame(&engine);
        }
    };

    Effect::new(move |_| {
        let (Some(frame), Some(shapes), Some(labels)) = (frame.get(), shapes.get(), labels.get()) else { return };
        if slot.with_value(Option::is_some) {
            return;
        }
        let engine = Rc::new(RefCell::new(Engine::new(context, signals, frame.clone().into(), shapes.clone(), labels)));
        slot.set_value(Some(Rc::clone(&engine)));
        watch_size(&frame, &engine);
        watch_context(&shapes, &engine);
        Engine::ask_frame(&engine);
    });
    // Whatever the frame shows asks for a new one when it changes.
    Effect::new(move |_| {
        context.catalog.track();
        context.shown.track();
        context.theme.track();
        context.locale.track();
        context.hovered.track();
        context.view.track();
        with(&|_| {});
    });
    Effect::new(move |_| {
        context.sheet.track();
        with(&|engine| engine.measure());
    });
    Effect::new(move |_| {
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
    let on_down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        if let Some(frame) = frame.get_untracked() {
            let _ = frame.set_pointer_capture(event.pointer_id());
        }
        with(&|engine| engine.controller.pointer_down(pointer(&event)));
    };
    let on_move = move |event: PointerEvent| with(&|engine| engine.pointer_move(pointer(&event)));
    let on_up = move |event: PointerEvent| {
        let Some(engine) = slot.get_value() else { return };
        let tap = engine.borrow_mut().controller.pointer_up(pointer(&event));
        if let Some(tap) = tap {
            let meant = engine.borrow().meant(tap);
            pick::open(context, meant);
        }
        Engine::ask_frame(&engine);
    };
    let on_cancel = move |event: PointerEvent| with(&|engine| engine.controller.pointer_cancel(event.pointer_id()));
    let on_leave = move |_| {
        signals.is_over.set(false);
        context.hovered.set(None);
    };
    let on_wheel = move |event: WheelEvent| {
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
            if key == Key::Home {
                engine.fly(Flight::Home);
            } else {
                engine.controller.key(key, shift, platform::now_secs());
            }
        });
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = match event.key().as_str() {
            "ArrowLeft" => Key::Left,
            "ArrowRight" => Key::Right,
            "ArrowUp" => Key::Up,
            "ArrowDown" => Key::Down,
            "+" | "=" => Key::Plus,
            "-" | "_" | "−" => Key::Minus,
            "Home" | "0" => Key::Home,
            "Escape" => return context.act(Action::Select(None)),
            _ => return,
        };
        event.prevent_default();
        press(key, event.shift_key());
    };
    let title = text(move || {
        let title = context.atlas().map(|atlas| atlas.title.get(locale.get().code()).to_owned());
        fill(m::MAP.get(locale.get()), &[&title.unwrap_or_default()])
    });
    let button = move |label, sign, key| {
        let name = context.t(label);
        view! {
            <button type="button" aria-label=name title=name on:click=on(move |_| press(key, false))>
                {icon(sign)}
            </button>
        }
        .into_any()
    };
    let is_blind = is(move || signals.is_blind.get());

    view! {
        <section class="map" aria-label=title>
            {show(
                move || signals.is_blind.get(),
                move || {
                    view! {
                        <div class="map-blind" role="status">
                            <p class="empty-title">{t(m::NO_WEBGL_TITLE)}</p>
                            <p>{t(m::NO_WEBGL)}</p>
                        </div>
                    }
                        .into_any()
                },
            )}
            <div
                node_ref=frame
                id="map"
                class="map-frame"
                class:is-over=is(move || signals.is_over.get())
                class:is-blind=is_blind
                tabindex=Signal::derive(move || if is_blind.get() { "-1" } else { "0" })
                role="application"
                aria-label=title
                aria-describedby="map-keys"
                on:pointerdown=on(on_down)
                on:pointermove=on(on_move)
                on:pointerup=on(on_up)
                on:pointercancel=on(on_cancel)
                on:pointerleave=on(on_leave)
                on:wheel=on(on_wheel)
                on:dblclick=on(on_double)
                on:keydown=on(on_key)
            >
                <canvas node_ref=shapes aria-hidden="true"></canvas>
                <canvas node_ref=labels class="map-labels" aria-hidden="true"></canvas>
            </div>
            <p id="map-keys" class="visually-hidden">{t(m::MAP_KEYS)}</p>
            <div class="map-buttons" class:is-gone=is_blind>
                {button(m::ZOOM_IN, PLUS, Key::Plus)}
                {button(m::ZOOM_OUT, MINUS, Key::Minus)}
                {button(m::HOME, HOME, Key::Home)}
            </div>
            <FinePrint scale=signals.scale />
        </section>
    }
}

/// Scale bar, attribution, and the line about boundaries and names.
#[component]
fn FinePrint(scale: RwSignal<Option<ScaleBar>>) -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let attribution = text(move || {
        let Some(atlas) = context.atlas() else { return String::new() };
        let mut said: Vec<&str> = Vec::new();
        for source in atlas.layers.iter().flat_map(|layer| &layer.sources).filter_map(|id| atlas.sources.get(id)) {
            if !source.attribution.is_empty() && !said.contains(&source.attribution.as_str()) {
                said.push(&source.attribution);
            }
        }
        said.join(" · ")
    });
    let disclaimer = text(move || {
        let locale = locale.get();
        let own = context.atlas().map(|atlas| atlas.disclaimer.get(locale.code()).to_owned());
        own.filter(|text| !text.is_empty()).unwrap_or_else(|| m::DISCLAIMER.get(locale).to_owned())
    });
    let scale_view = live(move || match scale.get() {
        None => ().into_any(),
        Some(bar) => {
            let width = format!("{:.1}px", bar.width_px);
            view! { <div class="scale" style:width=width>{scale_text(locale.get(), &bar)}</div> }.into_any()
        }
    });
    let to_sources = move |_| {
        context.tab.set(Tab::Layers);
        context.sheet.set(SheetHeight::High);
        context.act(Action::Select(None));
    };
    view! {
        <div class="fine-print">
            {scale_view}
            <p class="credits" title=attribution>
                <button type="button" class="link" on:click=on(to_sources)>
                    {context.t(m::SOURCES)}
                </button>
                <span class="credits-text">{attribution}</span>
            </p>
            <p class="disclaimer">{disclaimer}</p>
        </div>
    }
}

fn scale_text(locale: Locale, bar: &ScaleBar) -> String {
    let unit = match (bar.unit, locale) {
        (ScaleUnit::Metre, Locale::En) => "m",
        (ScaleUnit::Metre, Locale::Mn) => "м",
        (ScaleUnit::Kilometre, Locale::En) => "km",
        (ScaleUnit::Kilometre, Locale::Mn) => "км",
    };
    format!("{}\u{a0}{unit}", decimal(locale, bar.value, 2))
}

/// Where a mouse-like event is, in CSS px from the map's corner. The canvases under it fill it, so theirs is the same.
fn place_of(event: &MouseEvent) -> Screen {
    Screen::new(f64::from(event.offset_x()), f64::from(event.offset_y()))
}

/// Measures anew whenever the frame's size or the pixel ratio changes.
fn watch_size(frame: &web_sys::HtmlDivElement, engine: &Rc<RefCell<Engine>>) {
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

/// Rebuilds what is drawn after the graphics card was lost and came back.
fn watch_context(canvas: &web_sys::HtmlCanvasElement, engine: &Rc<RefCell<Engine>>) {
    let on_lost = Closure::<dyn FnMut(web_sys::Event)>::new(|event: web_sys::Event| event.prevent_default());
    let engine = Rc::clone(engine);
    let on_restored = Closure::<dyn FnMut()>::new(move || {
        engine.borrow_mut().restore();
        Engine::ask_frame(&engine);
    });
    let _ = canvas.add_event_listener_with_callback("webglcontextlost", on_lost.as_ref().unchecked_ref());
    let _ = canvas.add_event_listener_with_callback("webglcontextrestored", on_restored.as_ref().unchecked_ref());
    let _kept = (on_lost.into_js_value(), on_restored.into_js_value());
}
