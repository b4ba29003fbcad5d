//! Where places could be: the districts, or what the places span, within the filters that are about place.

use crate::analysis::EqualAreaPlane;
use crate::analysis::cluster::{convex_hull, ring_area};
use crate::atlas::Role;
use crate::geo::{LngLat, LngLatBounds, World, area_m2 as area_of, distance_m, lng_lat_from_world, world_from_lng_lat};
use crate::query::{Filter, Filters};
use crate::report::inside::Area;
use crate::report::site::Sites;
use crate::report::{Material, Question};
use crate::state::Near;

/// The part of the earth that is looked at.
pub(super) struct Region {
    /// The plane that everything is measured on.
    pub(super) plane: EqualAreaPlane,
    /// The rows of the districts that are looked at, by id, with what they cover.
    pub(super) districts: Vec<(usize, Area)>,
    /// Every place within it, whatever the other filters leave out.
    pub(super) pool: Sites,
    /// The hull of the pool, on the plane.
    hull: Vec<[f64; 2]>,
    near: Option<Near>,
    /// The corners of a polygon on the map, and the polygon; empty, none: anywhere.
    drawn: (Vec<LngLat>, Option<Area>),
}

impl Region {
    /// The region of a question: filters of the districts' facet, a circle and a polygon bound it, other filters do not.
    pub(super) fn new(material: &Material, question: &Question) -> Self {
        let view = question.view();
        let facet = material.facet_of_layer(Role::Districts).map(|(facet, _)| facet);
        let chosen = facet.and_then(|facet| view.filters.get(&facet.id));
        let mut filters = Filters::default();
        if let (Some(facet), Some(chosen)) = (facet, chosen) {
            filters.insert(facet.id.clone(), chosen.clone());
        }
        let near = view.near.clone();
        let pool = Sites::new(material, &material.places.select(&filters, "", view.within()).selection.mask);
        let is_looked_at = |id: &str| match chosen {
            Some(Filter::AnyOf(values)) => values.contains(id),
            _ => true,
        };
        let mut districts = Vec::new();
        let mut bounds = LngLatBounds::EMPTY;
        if let Some(layer) = material.layer_of(Role::Districts) {
            let dataset = &layer.dataset;
            let rows = (0..dataset.len()).filter(|&row| is_looked_at(dataset.id(row)));
            districts = rows.filter_map(|row| Some((row, Area::of_row(dataset, row)?))).collect();
            districts.sort_by(|(a, _), (b, _)| dataset.id(*a).cmp(dataset.id(*b)));
            for (row, _) in &districts {
                let own = dataset.geometry.bounds(*row);
                bounds.extend(LngLat::new(own.west, own.south));
                bounds.extend(LngLat::new(own.east, own.north));
            }
        }
        if districts.is_empty() {
            bounds = pool.positions.iter().copied().collect();
        }
        let drawn = Area::of_ring(&view.area);
        if drawn.is_some() {
            bounds = view.area.iter().copied().collect();
        }
        let plane = EqualAreaPlane::new(near.as_ref().map_or(bounds.center(), |near| near.center));
        let on_plane: Vec<[f64; 2]> = pool.positions.iter().map(|at| plane.plane_from_lng_lat(*at)).collect();
        Self { plane, districts, hull: convex_hull(&on_plane), pool, near, drawn: (view.area, drawn) }
    }

    /// Says whether a position is in it.
    pub(super) fn contains(&self, position: LngLat) -> bool {
        if self.near.as_ref().is_some_and(|near| distance_m(near.center, position) > near.radius_m) {
            return false;
        }
        if self.drawn.1.as_ref().is_some_and(|drawn| !drawn.contains(position)) {
            return false;
        }
        if self.districts.is_empty() {
            return within(&self.hull, self.plane.plane_from_lng_lat(position));
        }
        self.districts.iter().any(|(_, area)| area.contains(position))
    }

    /// The box around it on the plane, and about how many square metres it has.
    pub(super) fn extent(&self, material: &Material) -> ([f64; 2], [f64; 2], f64) {
        let mut area_m2 = 0.0;
        let (mut min, mut max) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        let mut reach = |at: [f64; 2]| {
            for axis in 0..2 {
                min[axis] = min[axis].min(at[axis]);
                max[axis] = max[axis].max(at[axis]);
            }
        };
        if let (Some(layer), false) = (material.layer_of(Role::Districts), self.districts.is_empty()) {
            for (row, _) in &self.districts {
                for rings in layer.dataset.geometry.parts(*row) {
                    for (number, ring) in rings.enumerate() {
                        let flat: Vec<[f64; 2]> = ring.iter().map(|at| self.plane.plane_from_lng_lat(*at)).collect();
                        let area = ring_area(&flat).abs();
                        area_m2 += if number == 0 { area } else { -area };
                        flat.into_iter().for_each(&mut reach);
                    }
                }
            }
        } else {
            self.hull.iter().copied().for_each(reach);
            area_m2 = ring_area(&self.hull).abs();
        }
        if let Some(near) = &self.near {
            // The plane touches the earth in the circle's middle.
            for axis in 0..2 {
                min[axis] = min[axis].max(-near.radius_m);
                max[axis] = max[axis].min(near.radius_m);
            }
            area_m2 = area_m2.min(near.radius_m * near.radius_m * std::f64::consts::PI);
        }
        if self.drawn.1.is_some() {
            let outline: Vec<[f64; 2]> =
                side_steps(&self.drawn.0).map(|at| self.plane.plane_from_lng_lat(at)).collect();
            for axis in 0..2 {
                let along = || outline.iter().map(|at| at[axis]);
                min[axis] = min[axis].max(along().fold(f64::INFINITY, f64::min));
                max[axis] = max[axis].min(along().fold(f64::NEG_INFINITY, f64::max));
            }
            area_m2 = area_m2.min(area_of(&self.drawn.0));
        }
        (min, max, area_m2)
    }
}

/// Positions along the sides of a polygon, which are straight on the map but not on the plane.
fn side_steps(corners: &[LngLat]) -> impl Iterator<Item = LngLat> {
    const STEPS: usize = 8;
    let sides = corners.iter().zip(corners.iter().cycle().skip(1));
    sides.flat_map(|(a, b)| {
        let [a, b] = [*a, *b].map(world_from_lng_lat);
        (0..STEPS).map(move |step| {
            let share = step as f64 / STEPS as f64;
            lng_lat_from_world(World::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share))
        })
    })
}

/// Says whether a point lies in a hull that turns against the clock, or on its border.
fn within(hull: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    hull.len() > 2
        && (0..hull.len()).all(|at| {
            let ([ax, ay], [bx, by]) = (hull[at], hull[(at + 1) % hull.len()]);
            (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0.0
        })
}
