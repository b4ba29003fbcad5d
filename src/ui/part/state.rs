//! State that the page reads and writes.

use leptos::prelude::{RwSignal, Track, Update, With, WithUntracked};
use std::any::Any;
use std::marker::PhantomData;

/// A value of any type.
type Value = Box<dyn Any + Send + Sync>;

/// A value that parts follow; small and copied freely. It is forgotten with the part in which it was made.
///
/// One signal type serves all values, as one memo type serves those derived from them: Leptos's own, one per type, would
/// weigh a kilobyte or two each.
pub(in crate::ui) struct State<T>(RwSignal<Value>, PhantomData<fn() -> T>);

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T> std::fmt::Debug for State<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("State")
    }
}

fn make(value: Value) -> RwSignal<Value> {
    RwSignal::new(value)
}

/// Looks at the value; nothing happens when it is forgotten.
fn look_at(signal: RwSignal<Value>, is_followed: bool, look: &mut dyn FnMut(&dyn Any)) {
    let look = |value: &Value| look(&**value);
    let _seen = if is_followed { signal.try_with(look) } else { signal.try_with_untracked(look) };
}

/// Changes the value and tells those who follow it; nothing happens when it is forgotten.
fn change(signal: RwSignal<Value>, change: &mut dyn FnMut(&mut dyn Any)) {
    let _changed = signal.try_update(|value| change(&mut **value));
}

impl<T: Send + Sync + 'static> State<T> {
    /// A state that begins as `value`.
    pub(in crate::ui) fn new(value: T) -> Self {
        Self(make(Box::new(value)), PhantomData)
    }

    fn read<R>(self, is_followed: bool, look: impl FnOnce(&T) -> R) -> R {
        let (mut look, mut seen) = (Some(look), None);
        look_at(self.0, is_followed, &mut |value| {
            if let (Some(look), Some(value)) = (look.take(), value.downcast_ref::<T>()) {
                seen = Some(look(value));
            }
        });
        seen.unwrap_or_else(|| unreachable!("state that is read after its part is gone"))
    }

    /// Looks at the value and follows it.
    pub(in crate::ui) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.read(true, look)
    }

    /// Looks at the value without following it.
    pub(in crate::ui) fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.read(false, look)
    }

    /// Follows the value without looking at it.
    pub(in crate::ui) fn track(self) {
        self.0.track();
    }

    /// Sets the value; nothing happens when it is forgotten.
    pub(in crate::ui) fn set(self, value: T) {
        self.update(|own| *own = value);
    }

    /// Changes the value; nothing happens when it is forgotten.
    pub(in crate::ui) fn update(self, with: impl FnOnce(&mut T)) {
        let mut with = Some(with);
        change(self.0, &mut |value| {
            if let (Some(with), Some(value)) = (with.take(), value.downcast_mut::<T>()) {
                with(value);
            }
        });
    }
}

impl<T: Clone + Send + Sync + 'static> State<T> {
    /// The value, read and followed.
    pub(in crate::ui) fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, read without following it.
    pub(in crate::ui) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}
