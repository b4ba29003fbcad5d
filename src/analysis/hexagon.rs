//! A grid of hexagons of one size, points up, over a plane in metres.
//!
//! Cells are named by two whole numbers (axial coordinates): the first counts along a row eastward, the second counts rows
//! northward, each row being half a width farther east than the one below it.
//!
//! Source: the rounding of the third coordinate is that of A. Patel, Hexagonal Grids (redblobgames.com, 2013).

/// A cell: steps along a row, and rows.
pub type HexagonCell = (i32, i32);

/// A grid of hexagons; the cell (0, 0) has its middle at the plane's origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HexagonGrid {
    width_m: f64,
}

impl HexagonGrid {
    /// Hexagons one metre wide.
    pub const UNIT: Self = Self { width_m: 1.0 };

    /// Makes the grid of hexagons `width_m` wide from one upright side to the other; `None` unless that is positive.
    pub fn new(width_m: f64) -> Option<Self> {
        (width_m > 0.0 && width_m.is_finite()).then_some(Self { width_m })
    }

    /// The area of a cell in square metres.
    pub fn area_m2(&self) -> f64 {
        self.width_m * self.width_m * 3_f64.sqrt() / 2.0
    }

    /// Finds the cell that a point is in; of the cells that meet at a border always the same one. `None` where the point is
    /// not finite or too far off to be counted.
    pub fn cell(&self, [x, y]: [f64; 2]) -> Option<HexagonCell> {
        let r = y / self.row_m();
        let q = x / self.width_m - r / 2.0;
        let s = -q - r;
        let far = f64::from(i32::MAX / 4);
        if !(q.abs() < far && r.abs() < far) {
            return None;
        }
        let (mut column, mut row, third) = (q.round(), r.round(), s.round());
        let off = [(column - q).abs(), (row - r).abs(), (third - s).abs()];
        if off[0] > off[1] && off[0] > off[2] {
            column = -row - third;
        } else if off[1] > off[2] {
            row = -column - third;
        }
        Some((column as i32, row as i32))
    }

    /// The middle of a cell.
    pub fn center(&self, (column, row): HexagonCell) -> [f64; 2] {
        let (q, r) = (f64::from(column), f64::from(row));
        [self.width_m * (q + r / 2.0), self.row_m() * r]
    }

    /// The six corners of a cell, against the clock from the lower right. Neighbours share their corners but for rounding.
    pub fn corners(&self, cell: HexagonCell) -> [[f64; 2]; 6] {
        let [x, y] = self.center(cell);
        let (half, edge) = (self.width_m / 2.0, self.width_m / 3_f64.sqrt());
        let low = edge / 2.0;
        [[half, -low], [half, low], [0.0, edge], [-half, low], [-half, -low], [0.0, -edge]]
            .map(|[dx, dy]| [x + dx, y + dy])
    }

    /// The six cells around a cell, against the clock from the east.
    pub fn neighbours((column, row): HexagonCell) -> [HexagonCell; 6] {
        [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)].map(|(q, r)| (column + q, row + r))
    }

    /// Lists the cells whose middle lies in the box between two corners, by rows and along them.
    ///
    /// `None` where there are more than `most`, or the box is not finite.
    pub fn cells_in(&self, min: [f64; 2], max: [f64; 2], most: usize) -> Option<Vec<HexagonCell>> {
        let sides = [(max[0] - min[0]) / self.width_m, (max[1] - min[1]) / self.row_m()];
        let count = (sides[0].max(0.0) + 1.0) * (sides[1].max(0.0) + 1.0);
        if sides.iter().any(|side| side.is_nan()) || count > most as f64 * 1.5 + 100.0 {
            return None;
        }
        let rows = (min[1] / self.row_m()).ceil() as i32..=(max[1] / self.row_m()).floor() as i32;
        let mut cells = Vec::new();
        for row in rows {
            let off = f64::from(row) / 2.0;
            let from = (min[0] / self.width_m - off).ceil() as i32;
            let to = (max[0] / self.width_m - off).floor() as i32;
            cells.extend((from..=to).map(|column| (column, row)));
        }
        (cells.len() <= most).then_some(cells)
    }

    /// How far rows lie apart.
    fn row_m(self) -> f64 {
        self.width_m * 3_f64.sqrt() / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EqualAreaPlane;
    use crate::analysis::cluster::ring_area;
    use crate::geo::{LngLat, metres_per_degree};
    use proptest::prelude::*;

    /// Says how deep a point lies in a cell: the least distance to its six sides, negative outside.
    fn depth(grid: HexagonGrid, cell: HexagonCell, [x, y]: [f64; 2]) -> f64 {
        let corners = grid.corners(cell);
        let side = |i: usize| {
            let ([ax, ay], [bx, by]) = (corners[i], corners[(i + 1) % 6]);
            ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / (bx - ax).hypot(by - ay)
        };
        (0..6).map(side).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn cells_of_a_box_are_those_with_their_middle_in_it() {
        let grid = HexagonGrid::new(10.0).unwrap();
        let cells = grid.cells_in([-21.0, -18.0], [21.0, 18.0], 100).unwrap();
        let inside = |cell: &HexagonCell| {
            let [x, y] = grid.center(*cell);
            x.abs() <= 21.0 && y.abs() <= 18.0
        };
        let all: Vec<HexagonCell> = (-9..=9).flat_map(|row| (-9..=9).map(move |column| (column, row))).collect();
        assert_eq!(cells, all.into_iter().filter(inside).collect::<Vec<_>>());
        assert_eq!(grid.cells_in([-1e3; 2], [1e3; 2], 100), None);
        assert_eq!(grid.cells_in([0.0, 0.0], [f64::NAN, 0.0], 100), None);
        assert_eq!((HexagonGrid::new(0.0), HexagonGrid::new(f64::NAN)), (None, None));
        assert_eq!((grid.cell([f64::NAN, 0.0]), grid.cell([1e300, 0.0])), (None, None));
    }

    #[test]
    fn areas_on_the_earth_are_the_same_within_a_hundredth() {
        let plane = EqualAreaPlane::new(LngLat::new(103.0, 46.5));
        let grid = HexagonGrid::new(5_000.0).unwrap();
        for at in [[88.0, 49.0], [103.0, 46.5], [119.5, 47.0], [105.0, 42.0]] {
            let cell = grid.cell(plane.plane_from_lng_lat(LngLat::from(at))).unwrap();
            // Measured in the cell's own middle, by metres per degree.
            let middle = plane.lng_lat_from_plane(grid.center(cell));
            let (east, north) = metres_per_degree(middle.lat);
            let flat = grid.corners(cell).map(|corner| {
                let corner = plane.lng_lat_from_plane(corner);
                [(corner.lng - middle.lng) * east, (corner.lat - middle.lat) * north]
            });
            assert!((ring_area(&flat).abs() / grid.area_m2() - 1.0).abs() < 0.01);
        }
    }

    proptest! {
        #[test]
        fn every_point_is_in_one_cell_and_no_other(x in -1e4..1e4_f64, y in -1e4..1e4_f64, width in 1.0..5e3_f64) {
            let grid = HexagonGrid::new(width).unwrap();
            let cell = grid.cell([x, y]).unwrap();
            prop_assert!(depth(grid, cell, [x, y]) > -1e-9 * width);
            for other in HexagonGrid::neighbours(cell) {
                prop_assert!(depth(grid, other, [x, y]) < 1e-9 * width);
                prop_assert!(HexagonGrid::neighbours(other).contains(&cell));
            }
            prop_assert_eq!(grid.cell(grid.center(cell)), Some(cell));
            let area = ring_area(&grid.corners(cell)).abs();
            prop_assert!((area / grid.area_m2() - 1.0).abs() < 1e-6);
        }

        #[test]
        fn cells_tile(column in -99..99_i32, row in -99..99_i32, width in 1.0..5e3_f64) {
            // Each neighbour has the two corners of its side, in the other direction: no gap, no overlap.
            let grid = HexagonGrid::new(width).unwrap();
            let own = grid.corners((column, row));
            let same = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]) < 1e-9 * width;
            for (side, other) in HexagonGrid::neighbours((column, row)).into_iter().enumerate() {
                let theirs = grid.corners(other);
                prop_assert!(same(own[side], theirs[(side + 4) % 6]) && same(own[(side + 1) % 6], theirs[(side + 3) % 6]));
            }
        }
    }
}
