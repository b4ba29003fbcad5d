//! Values derived from the state, computed when first read and again after what they read has changed.

use leptos::prelude::{Get, GetUntracked, Memo};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of any type that can be compared with another.
trait Comparable: Any + Send + Sync {
    fn is_same(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>() == Some(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

/// A shared value whose type only its readers know.
#[derive(Clone)]
struct Value(Arc<dyn Comparable>);

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(other.0.any())
    }
}

/// A value derived from the state; small and copied freely. Those who read it are told only when it is another.
///
/// One memo type serves all values: Leptos's own, one per type, weighs some kilobytes each.
pub(in crate::ui) struct Derived<T>(Memo<Value>, PhantomData<fn() -> T>);

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T> std::fmt::Debug for Derived<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Derived")
    }
}

fn memo(make: Box<dyn Fn() -> Value + Send + Sync>) -> Memo<Value> {
    Memo::new(move |_| make())
}

impl<T: PartialEq + Clone + Send + Sync + 'static> Derived<T> {
    /// A value that `make` derives.
    pub(in crate::ui) fn new(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self(memo(Box::new(move || Value(Arc::new(make())))), PhantomData)
    }

    /// The value, read and followed.
    pub(in crate::ui) fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, read without following it.
    pub(in crate::ui) fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Looks at the value and follows it.
    pub(in crate::ui) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(read(&self.0.get()))
    }

    /// Looks at the value without following it.
    pub(in crate::ui) fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        look(read(&self.0.get_untracked()))
    }

    /// Follows the value without looking at it.
    pub(in crate::ui) fn track(self) {
        drop(self.0.get());
    }
}

fn read<T: 'static>(value: &Value) -> &T {
    match value.0.any().downcast_ref::<T>() {
        Some(value) => value,
        // A `Derived<T>` is only ever made over values of `T`.
        None => unreachable!(),
    }
}
