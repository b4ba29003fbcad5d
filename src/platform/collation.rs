//! Sorting names as a language sorts them, by the browser's `Intl.Collator`.

use crate::dataset::Dictionary;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The order of `names` in `locale`'s collation: positions into `names`, equal names by position. Numbers inside names
/// count as numbers ("2-р хороо" before "10-р хороо"). The browser sorts the whole list in one call.
pub fn sorted_order(locale: &str, names: &[&str]) -> Vec<u32> {
    let mut dictionary = Dictionary::new();
    let mut positions: Vec<Vec<u32>> = vec![Vec::new()];
    let distinct = Array::new();
    for (position, name) in (0_u32..).zip(names) {
        let code = dictionary.intern(name) as usize;
        if code == positions.len() {
            positions.push(Vec::new());
        }
        if positions[code].is_empty() {
            distinct.push(&JsValue::from_str(name));
        }
        positions[code].push(position);
    }
    let options = Object::new();
    let _ = Reflect::set(&options, &"numeric".into(), &JsValue::TRUE);
    let collator = Intl::Collator::new(&Array::of1(&locale.into()), &options);
    let sort = Reflect::get(&distinct, &"sort".into()).ok().and_then(|sort| sort.dyn_into::<Function>().ok());
    if let Some(sort) = sort {
        let _ = sort.call1(&distinct, &collator.compare());
    }
    distinct
        .iter()
        .filter_map(|name| dictionary.code_of(&name.as_string()?))
        .flat_map(|code| std::mem::take(&mut positions[code as usize]))
        .collect()
}
