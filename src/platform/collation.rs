//! Sorting names as a language sorts them, by the browser's `Intl.Collator`.

use js_sys::{Array, Function, Intl, Object, Reflect};
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// The order of `names` in `locale`'s collation: positions into `names`, equal names by position. Numbers inside names
/// count as numbers ("2-р хороо" before "10-р хороо"). The browser sorts the whole list in one call.
pub fn sorted_order(locale: &str, names: &[&str]) -> Vec<u32> {
    let mut positions: HashMap<&str, Vec<u32>> = HashMap::with_capacity(names.len());
    let distinct = Array::new();
    for (position, name) in (0_u32..).zip(names) {
        positions
            .entry(name)
            .or_insert_with(|| {
                distinct.push(&JsValue::from_str(name));
                Vec::with_capacity(1)
            })
            .push(position);
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
        .filter_map(|name| name.as_string())
        .flat_map(|name| positions.remove(name.as_str()).unwrap_or_default())
        .collect()
}
