//! What a spot of the map without a name of its own is called: by the largest settlement in it, else the nearest.

use super::Material;
use super::degree::position_text;
use super::words::words;
use crate::atlas::Role;
use crate::geo::{LngLat, World, distance_m, world_from_lng_lat};
use crate::i18n::Locale;
use crate::map::polygon_contains;

words! {
    Locality:
    NEAR
}

/// The name of what lies within a ring about a middle; its position where the atlas has no settlements.
pub(super) fn name(material: &Material, ring: &[LngLat], center: LngLat, locale: Locale) -> String {
    let settlement = material.layer_of(Role::Settlements).and_then(|layer| {
        let ring: Vec<World> = ring.iter().map(|corner| world_from_lng_lat(*corner)).collect();
        let has = |at: LngLat| polygon_contains(&[ring.as_slice()], world_from_lng_lat(at));
        let people = |row: usize| layer.dataset.number(row, "population").unwrap_or(0.0);
        // The largest within; of those outside, and of equal ones, the nearest.
        let key = |row: usize| {
            let at = layer.dataset.anchor(row)?;
            Some((if has(at) { -1.0 - people(row) } else { 0.0 }, distance_m(at, center), row))
        };
        let order = |a: &(f64, f64, usize), b: &(f64, f64, usize)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1));
        let (within, _, row) = (0..layer.dataset.len()).filter_map(key).min_by(order)?;
        let name = layer.name(row, locale).text;
        Some(if within < 0.0 { name } else { NEAR.fill(locale, &[&name]) })
    });
    settlement.unwrap_or_else(|| position_text(center, 2))
}
