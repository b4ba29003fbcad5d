//! The order of all places by their names: by the browser's collation, or, of very many, by keys and little by little, so
//! that the page stays at hand.

use crate::i18n::Locale;
use crate::index::order::Sorting;
use crate::platform;
use crate::query::collation_key;
use crate::ui::catalog::Places;
use crate::ui::context::Context;
use crate::ui::part::{Derived, State, follow};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// Names up to which the browser sorts them at once.
const AT_ONCE: usize = 20_000;
/// How long the page may be kept from other things, in seconds.
const TURN_SECS: f64 = 0.008;
/// Names or moves until the clock is looked at.
const GLANCE: usize = 500;

/// All rows by their names in the reader's language; of very many in the file's order until they are sorted.
pub(super) fn by_name(context: Context) -> Derived<Option<Arc<Vec<u32>>>> {
    let sorted = State::new(None::<Arc<Vec<u32>>>);
    let turn = Rc::new(Cell::new(0_u32));
    follow(move || {
        let locale = context.locale.get();
        turn.set(turn.get().wrapping_add(1));
        sorted.set(None);
        let Some(places) = context.places().filter(|places| places.dataset().len() > AT_ONCE) else { return };
        let (turn, own) = (Rc::clone(&turn), turn.get());
        let job = Rc::new(RefCell::new(Job::new(places, locale)));
        go_on(job, Rc::new(move || turn.get() == own), sorted);
    });
    Derived::new(move || {
        let places = context.places()?;
        let (locale, count) = (context.locale.get(), places.dataset().len());
        if count > AT_ONCE {
            return Some(sorted.get().unwrap_or_else(|| Arc::new((0..count as u32).collect())));
        }
        let names: Vec<String> = (0..count).map(|row| places.layer.name(row, locale).text).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Some(Arc::new(platform::sorted_order(locale.code(), &names)))
    })
}

/// Names on their way to an order: first their keys, then the sorting.
struct Job {
    places: Arc<Places>,
    locale: Locale,
    /// The keys of the first rows, one after the other, and where each ends.
    keys: String,
    ends: Vec<u32>,
    sorting: Sorting,
}

impl Job {
    fn new(places: Arc<Places>, locale: Locale) -> Self {
        let sorting = Sorting::new(places.dataset().len());
        Self { places, locale, keys: String::new(), ends: Vec::new(), sorting }
    }

    /// Does a little; true when it is done.
    fn step(&mut self) -> bool {
        let (from, count) = (self.ends.len(), self.places.dataset().len());
        if from < count {
            for row in from..(from + GLANCE).min(count) {
                self.keys.push_str(&collation_key(&self.places.layer.name(row, self.locale).text));
                self.ends.push(self.keys.len() as u32);
            }
            return false;
        }
        let (keys, ends) = (&self.keys, &self.ends);
        let key = |row: u32| {
            let start = if row == 0 { 0 } else { ends[row as usize - 1] };
            &keys.as_bytes()[start as usize..ends[row as usize] as usize]
        };
        self.sorting.step(4 * GLANCE, &mut |a, b| key(a).cmp(key(b)))
    }
}

/// Works for a turn, and again in the next one until it is done or not wanted any more.
fn go_on(job: Rc<RefCell<Job>>, is_wanted: Rc<dyn Fn() -> bool>, sorted: State<Option<Arc<Vec<u32>>>>) {
    platform::after_ms(0, move || {
        let start = platform::now_secs();
        while is_wanted() {
            if job.borrow_mut().step() {
                let done = Rc::try_unwrap(job).map(|job| job.into_inner().sorting.rows());
                return sorted.set(done.ok().map(Arc::new));
            }
            if platform::now_secs() - start > TURN_SECS {
                return go_on(job, is_wanted, sorted);
            }
        }
    });
}
