//! What each row is drawn as: a kind, an anchor, and for anything but a point its positions in flat columns.

use crate::geo::{LngLat, LngLatBounds};

/// What a row is drawn as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeometryKind {
    /// Nothing: the row is listed and counted, not drawn.
    #[default]
    None,
    /// One position, the anchor.
    Point,
    /// Several positions.
    MultiPoint,
    /// One line or several.
    Line,
    /// One polygon or several, with holes.
    Polygon,
}

impl GeometryKind {
    /// Every kind, in the order of the enum.
    pub(super) const ALL: [Self; 5] = [Self::None, Self::Point, Self::MultiPoint, Self::Line, Self::Polygon];

    /// What the report of a file calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Point => "Point",
            Self::MultiPoint => "MultiPoint",
            Self::Line => "Line",
            Self::Polygon => "Polygon",
        }
    }
}

/// The geometry of every row. A row has parts, a part has rings, a ring has positions:
///
/// | kind | parts | rings of a part |
/// |---|---|---|
/// | `None`, `Point` | none (a point is its anchor) | |
/// | `MultiPoint` | one | one, all the positions |
/// | `Line` | one for each line | one, the line |
/// | `Polygon` | one for each polygon | the outer ring, then the holes; each closed, at least 4 positions |
#[derive(Clone, Debug, Default)]
pub struct GeometryColumn {
    pub(super) kinds: Vec<GeometryKind>,
    /// Anchor of each row, NaN where the kind is `None`.
    pub(super) anchors: Vec<LngLat>,
    /// Where each row's parts end in `part_ends`.
    pub(super) row_ends: Vec<u32>,
    /// Where each part's rings end in `ring_ends`.
    pub(super) part_ends: Vec<u32>,
    /// Where each ring's positions end in `positions`.
    pub(super) ring_ends: Vec<u32>,
    pub(super) positions: Vec<LngLat>,
}

impl GeometryColumn {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Says whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// What `row` is drawn as; `None` if there is no such row.
    pub fn kind(&self, row: usize) -> GeometryKind {
        self.kinds.get(row).copied().unwrap_or_default()
    }

    /// Where `row` stands: the point itself, the position of a multi-point nearest to their mean, the middle of the
    /// longest line, a position inside the largest polygon. `None` without a geometry.
    pub fn anchor(&self, row: usize) -> Option<LngLat> {
        self.anchors.get(row).copied().filter(|anchor| anchor.is_valid())
    }

    /// The box of `row` in degrees; empty without a geometry. Linear in its positions.
    pub fn bounds(&self, row: usize) -> LngLatBounds {
        if self.kind(row) == GeometryKind::Point {
            self.anchor(row).into_iter().collect()
        } else {
            self.parts(row).flatten().flatten().copied().collect()
        }
    }

    /// Lists the parts of `row`, each the list of its rings, each a slice of positions; see the table above.
    pub fn parts(&self, row: usize) -> Parts<'_> {
        let (start, end) = range(&self.row_ends, row);
        Parts { geometry: self, next: start, end }
    }

    /// Number of positions of all rows that are not points.
    pub fn position_count(&self) -> usize {
        self.positions.len()
    }

    /// Ends a row of `kind` whose parts have been added since the last one.
    pub(super) fn push_row(&mut self, kind: GeometryKind, anchor: LngLat) {
        self.kinds.push(kind);
        self.anchors.push(anchor);
        self.row_ends.push(self.part_ends.len() as u32);
    }

    /// Adds one ring to the part being made.
    pub(super) fn push_ring(&mut self, ring: &[LngLat]) {
        self.positions.extend_from_slice(ring);
        self.ring_ends.push(self.positions.len() as u32);
    }

    /// Ends a part whose rings have been added since the last one.
    pub(super) fn push_part(&mut self) {
        self.part_ends.push(self.ring_ends.len() as u32);
    }
}

impl PartialEq for GeometryColumn {
    /// Missing anchors are equal, unlike NaN itself.
    fn eq(&self, other: &Self) -> bool {
        self.kinds == other.kinds
            && (0..self.len()).all(|row| self.anchor(row) == other.anchor(row))
            && self.row_ends == other.row_ends
            && self.part_ends == other.part_ends
            && self.ring_ends == other.ring_ends
            && self.positions == other.positions
    }
}

/// The parts of a row.
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    geometry: &'a GeometryColumn,
    next: usize,
    end: usize,
}

/// The rings of a part, or its one line.
#[derive(Clone, Debug)]
pub struct Rings<'a> {
    geometry: &'a GeometryColumn,
    next: usize,
    end: usize,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Rings<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = self.next;
        (part < self.end).then(|| {
            self.next += 1;
            let (start, end) = range(&self.geometry.part_ends, part);
            Rings { geometry: self.geometry, next: start, end }
        })
    }
}

impl<'a> Iterator for Rings<'a> {
    type Item = &'a [LngLat];

    fn next(&mut self) -> Option<Self::Item> {
        let ring = self.next;
        (ring < self.end).then(|| {
            self.next += 1;
            let (start, end) = range(&self.geometry.ring_ends, ring);
            self.geometry.positions.get(start..end).unwrap_or_default()
        })
    }
}

/// Where the items of `at` start and end; empty if there is no such place.
fn range(ends: &[u32], at: usize) -> (usize, usize) {
    let Some(end) = ends.get(at) else { return (0, 0) };
    let start = if at == 0 { 0 } else { ends[at - 1] };
    (start as usize, *end as usize)
}
