//! The loss of the graphics card: its return is waited for, and when it does not come the map is drawn without it.

use super::engine::Engine;
use crate::platform;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

/// How long a lost card is waited for.
const PATIENCE_MS: i32 = 3_000;

/// Listens for losses and returns. The frame listens, on the way down to its canvases, because they may be replaced.
pub(super) fn watch_context(frame: &HtmlElement, engine: &Rc<RefCell<Engine>>) {
    let lost = Rc::clone(engine);
    let on_lost = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        lose(&lost);
    });
    let engine = Rc::clone(engine);
    let on_restored = Closure::<dyn FnMut()>::new(move || {
        if let Some(painter) = &mut engine.borrow_mut().painter {
            // Where it came back in vain it is as if it had not.
            let _ = painter.restore();
        }
        Engine::ask_frame(&engine);
    });
    let listen = |event: &str, callback: &JsValue| {
        let _ = frame.add_event_listener_with_callback_and_bool(event, callback.unchecked_ref(), true);
    };
    listen("webglcontextlost", on_lost.as_ref());
    listen("webglcontextrestored", on_restored.as_ref());
    // The map lives as long as the page.
    let _kept = (on_lost.into_js_value(), on_restored.into_js_value());
}

/// Lets go of what was lost with the card, and draws without it when it is not back in time.
fn lose(engine: &Rc<RefCell<Engine>>) {
    let loss = {
        let mut engine = engine.borrow_mut();
        if let Some(painter) = &mut engine.painter {
            painter.forget();
        }
        engine.losses = engine.losses.wrapping_add(1);
        engine.losses
    };
    let engine = Rc::clone(engine);
    // Many a card is taken from pages that nobody sees, and given back when they are seen again. Frames come to seen
    // pages only: the time is measured from one to another.
    platform::on_next_frame(move |_| {
        platform::after_ms(PATIENCE_MS, move || platform::on_next_frame(move |_| give_up(&engine, loss)));
    });
}

/// Draws without the card from now on, if it is still the same loss.
fn give_up(engine: &Rc<RefCell<Engine>>, loss: u32) {
    {
        let mut engine = engine.borrow_mut();
        let is_same = engine.losses == loss;
        let Some(painter) = engine.painter.as_mut().filter(|painter| is_same && painter.is_lost()) else { return };
        let is_blind = painter.fall_back().is_err();
        engine.signals.is_blind.set(is_blind);
    }
    Engine::ask_frame(engine);
}
