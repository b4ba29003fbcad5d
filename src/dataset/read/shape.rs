//! From flat positions to one row of geometry: what the arrays mean by the geometry's type, rings closed, scraps left
//! out, collections merged.

use super::feature::{Notes, Scratch, Shape};
use super::member::ShapeType;
use crate::dataset::{GeometryColumn, GeometryKind, IssueKind};
use crate::geo::LngLat;
use std::ops::Range;

/// The usable parts of a row: their kinds, and ranges of positions, those of a polygon with its outer ring first.
#[derive(Default)]
struct Parts {
    kinds: Vec<GeometryKind>,
    /// Where the rings of each part end in `rings`.
    ends: Vec<usize>,
    rings: Vec<Range<usize>>,
}

impl Parts {
    /// Adds a part of the rings that have been added since the last one.
    fn push(&mut self, kind: GeometryKind) {
        self.kinds.push(kind);
        self.ends.push(self.rings.len());
    }
}

/// Adds the row of what was read; the anchor of anything but a point is left open.
pub(super) fn push_row(geometry: &mut GeometryColumn, scratch: &Scratch, notes: &mut Notes) {
    if let ([shape], [position]) = (scratch.shapes.as_slice(), scratch.coordinates.positions.as_slice())
        && shape.kind == ShapeType::Point
        && shape.depth == 1
        && !scratch.coordinates.malformed
    {
        geometry.push_row(GeometryKind::Point, *position);
        return;
    }
    if scratch.coordinates.malformed {
        notes.add(IssueKind::WrongType, "coordinates");
    }
    let parts = parts(scratch, notes);
    let mut kind = GeometryKind::None;
    for own in &parts.kinds {
        kind = kind.max(*own);
    }
    if parts.kinds.iter().any(|own| *own != kind) {
        notes.add(IssueKind::MergedCollection, &names(&parts.kinds));
    }
    if kind == GeometryKind::None {
        if scratch.present {
            notes.add(IssueKind::EmptyGeometry, scratch.shapes.first().map_or("", |shape| shape.kind.name()));
        } else {
            notes.add(IssueKind::NoGeometry, "");
        }
    }
    let all = &scratch.coordinates.positions;
    let mut points = Vec::new();
    let mut start = 0;
    for (own, end) in parts.kinds.iter().zip(&parts.ends) {
        let rings = &parts.rings[start..*end];
        start = *end;
        if *own != kind {
            continue;
        }
        for ring in rings {
            let ring = &all[ring.clone()];
            match ring {
                _ if kind <= GeometryKind::MultiPoint => points.extend_from_slice(ring),
                [first, .., last] if kind == GeometryKind::Polygon && first != last => {
                    notes.add(IssueKind::UnclosedRing, "");
                    let mut closed = ring.to_vec();
                    closed.push(*first);
                    geometry.push_ring(&closed);
                }
                _ => geometry.push_ring(ring),
            }
        }
        if kind > GeometryKind::MultiPoint {
            geometry.push_part();
        }
    }
    match points.as_slice() {
        [] => geometry.push_row(kind, LngLat::NONE),
        [position] => geometry.push_row(GeometryKind::Point, *position),
        positions => {
            geometry.push_ring(positions);
            geometry.push_part();
            geometry.push_row(GeometryKind::MultiPoint, LngLat::NONE);
        }
    }
}

/// The names of `kinds`, each once.
fn names(kinds: &[GeometryKind]) -> String {
    let mut names = String::new();
    for kind in GeometryKind::ALL {
        if kinds.contains(&kind) {
            if !names.is_empty() {
                names.push_str(", ");
            }
            names.push_str(kind.name());
        }
    }
    names
}

/// Lists the usable parts of all shapes, in their order.
fn parts(scratch: &Scratch, notes: &mut Notes) -> Parts {
    let mut parts = Parts::default();
    let (mut position, mut ring, mut part) = (0, 0, 0);
    for shape in &scratch.shapes {
        push_parts(&mut parts, scratch, shape, (position, ring, part), notes);
        (position, ring, part) = (shape.position_end, shape.ring_end, shape.part_end);
    }
    parts
}

/// Adds the usable parts of one shape, whose positions, rings and parts begin at `start`.
fn push_parts(
    parts: &mut Parts,
    scratch: &Scratch,
    shape: &Shape,
    (position, ring, part): (usize, usize, usize),
    notes: &mut Notes,
) {
    let coordinates = &scratch.coordinates;
    let (kind, depth) = match shape.kind {
        ShapeType::Point => (GeometryKind::Point, 1),
        ShapeType::MultiPoint => (GeometryKind::MultiPoint, 2),
        ShapeType::LineString => (GeometryKind::Line, 2),
        ShapeType::MultiLineString => (GeometryKind::Line, 3),
        ShapeType::Polygon => (GeometryKind::Polygon, 3),
        ShapeType::MultiPolygon => (GeometryKind::Polygon, 4),
    };
    if shape.position_end == position {
        return;
    }
    if shape.depth != depth {
        notes.add(IssueKind::WrongType, "coordinates");
        return;
    }
    if kind <= GeometryKind::MultiPoint {
        parts.rings.push(position..shape.position_end);
        parts.push(kind);
        return;
    }
    let (mut position, mut part, mut is_outer, mut is_kept) = (position, part, true, false);
    let is_line = kind == GeometryKind::Line;
    for ring in ring..shape.ring_end {
        if !is_line && part == shape.part_end {
            // Rings behind the last part are in none.
            break;
        }
        let positions = position..coordinates.ring_ends[ring];
        position = positions.end;
        let own = &coordinates.positions[positions.clone()];
        // An open ring of three positions becomes a closed one of four.
        let fewest = if is_line { 2 } else { 3 + usize::from(own.first() == own.last()) };
        let is_whole = own.len() >= fewest;
        // Without its outer ring there is no polygon, whatever the others are.
        let is_looked_at = is_outer || is_kept;
        if is_outer {
            is_kept = is_whole;
        }
        if is_looked_at && is_whole {
            parts.rings.push(positions);
        } else if is_looked_at {
            notes.add(IssueKind::DegeneratePart, "");
        }
        is_outer = is_line || coordinates.part_ends[part] == ring + 1;
        if is_outer {
            part += usize::from(!is_line);
            if is_kept {
                parts.push(kind);
            }
        }
    }
}
