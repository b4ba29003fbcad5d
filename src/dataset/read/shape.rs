//! From flat positions to one row of geometry: what the arrays mean by the geometry's type, rings closed, scraps left
//! out, collections merged.

use super::feature::{Notes, Scratch, Shape};
use super::member::ShapeType;
use crate::dataset::{GeometryColumn, GeometryKind, IssueKind};
use crate::geo::LngLat;
use std::ops::Range;

/// One part of a row: ranges of positions, those of a polygon with its outer ring first.
struct Part {
    kind: GeometryKind,
    rings: Vec<Range<usize>>,
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
        notes.add(IssueKind::WrongType, || "coordinates".to_owned());
    }
    let parts = parts(scratch, notes);
    let kind = parts.iter().map(|part| part.kind).max().unwrap_or_default();
    if parts.iter().any(|part| part.kind != kind) {
        notes.add(IssueKind::MergedCollection, || kinds(&parts));
    }
    let chosen = || parts.iter().filter(|part| part.kind == kind);
    let all = &scratch.coordinates.positions;
    match kind {
        GeometryKind::None => {
            if scratch.present {
                notes.add(IssueKind::EmptyGeometry, || {
                    scratch.shapes.first().map(|shape| shape.kind.name().to_owned()).unwrap_or_default()
                });
            } else {
                notes.add(IssueKind::NoGeometry, String::new);
            }
            geometry.push_row(kind, LngLat::NONE);
        }
        GeometryKind::Point | GeometryKind::MultiPoint => {
            let positions: Vec<LngLat> =
                chosen().flat_map(|part| part.rings.iter().cloned()).flat_map(|ring| &all[ring]).copied().collect();
            if let [position] = positions.as_slice() {
                geometry.push_row(GeometryKind::Point, *position);
            } else {
                geometry.push_ring(&positions);
                geometry.push_part();
                geometry.push_row(GeometryKind::MultiPoint, LngLat::NONE);
            }
        }
        GeometryKind::Line | GeometryKind::Polygon => {
            for part in chosen() {
                for ring in &part.rings {
                    let ring = &all[ring.clone()];
                    match ring {
                        [first, .., last] if kind == GeometryKind::Polygon && first != last => {
                            notes.add(IssueKind::UnclosedRing, String::new);
                            let mut closed = ring.to_vec();
                            closed.push(*first);
                            geometry.push_ring(&closed);
                        }
                        _ => geometry.push_ring(ring),
                    }
                }
                geometry.push_part();
            }
            geometry.push_row(kind, LngLat::NONE);
        }
    }
}

/// The names of the kinds of `parts`, each once.
fn kinds(parts: &[Part]) -> String {
    let is_there = |kind: &GeometryKind| parts.iter().any(|part| part.kind == *kind);
    let kinds = GeometryKind::ALL.into_iter().filter(is_there);
    kinds.map(GeometryKind::name).collect::<Vec<_>>().join(", ")
}

/// Lists the usable parts of all shapes, in their order.
fn parts(scratch: &Scratch, notes: &mut Notes) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut position, mut ring, mut part) = (0, 0, 0);
    for shape in &scratch.shapes {
        let shape_parts = parts_of(scratch, shape, (position, ring, part), notes);
        parts.extend(shape_parts);
        (position, ring, part) = (shape.position_end, shape.ring_end, shape.part_end);
    }
    parts
}

/// Lists the usable parts of one shape, whose positions, rings and parts begin at `start`.
fn parts_of(
    scratch: &Scratch,
    shape: &Shape,
    (position, ring, part): (usize, usize, usize),
    notes: &mut Notes,
) -> Vec<Part> {
    let coordinates = &scratch.coordinates;
    let depth = match shape.kind {
        ShapeType::Point => 1,
        ShapeType::MultiPoint | ShapeType::LineString => 2,
        ShapeType::MultiLineString | ShapeType::Polygon => 3,
        ShapeType::MultiPolygon => 4,
    };
    if shape.position_end == position {
        return Vec::new();
    }
    if shape.depth != depth {
        notes.add(IssueKind::WrongType, || "coordinates".to_owned());
        return Vec::new();
    }
    let rings = ranges(&coordinates.ring_ends[ring..shape.ring_end], position);
    let mut keep = |ring: &Range<usize>, fewest: usize| {
        let is_whole = ring.len() >= fewest;
        if !is_whole {
            notes.add(IssueKind::DegeneratePart, String::new);
        }
        is_whole
    };
    match shape.kind {
        ShapeType::Point | ShapeType::MultiPoint => {
            let kind = if shape.kind == ShapeType::Point { GeometryKind::Point } else { GeometryKind::MultiPoint };
            let whole = position..shape.position_end;
            vec![Part { kind, rings: vec![whole] }]
        }
        ShapeType::LineString | ShapeType::MultiLineString => rings
            .filter(|ring| keep(ring, 2))
            .map(|ring| Part { kind: GeometryKind::Line, rings: vec![ring] })
            .collect(),
        ShapeType::Polygon | ShapeType::MultiPolygon => {
            let rings: Vec<_> = rings.collect();
            ranges(&coordinates.part_ends[part..shape.part_end], ring)
                .filter_map(|part| {
                    let mut own = rings[part.start - ring..part.end - ring].iter();
                    // An open ring of three positions becomes a closed one of four.
                    let fewest = |ring: &Range<usize>| {
                        let positions = &coordinates.positions[ring.clone()];
                        if positions.first() == positions.last() { 4 } else { 3 }
                    };
                    let outer = own.next().filter(|ring| keep(ring, fewest(ring)))?;
                    let mut rings = vec![outer.clone()];
                    rings.extend(own.filter(|ring| keep(ring, fewest(ring))).cloned());
                    Some(Part { kind: GeometryKind::Polygon, rings })
                })
                .collect()
        }
    }
}

/// Lists the ranges that end at `ends`, the first beginning at `start`.
fn ranges(ends: &[usize], start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = start;
    ends.iter().map(move |end| std::mem::replace(&mut start, *end)..*end)
}
