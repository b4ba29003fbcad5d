//! Places per square kilometre on a lattice that has points only where places are near: a country may be as wide as it likes.
//!
//! The lattice lies about the plane's origin, in tiles; between its points the surface is what [`Surface::at`] says, beyond
//! its tiles it is 0.

use super::Kernel;
use crate::index::order::sort_by;

/// Points of the lattice along a tile's side.
const SIDE: i32 = 16;
/// The same, as a length.
const ROW: usize = SIDE as usize;
/// Points of the lattice along a bandwidth.
const FINE: f64 = 6.0;
/// Square metres in a square kilometre.
const KM2: f64 = 1e6;

/// A tile by row and column.
type Place = (i32, i32);

/// The density of places on a lattice.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    /// From point to point in metres.
    pub cell_m: f64,
    /// Tiles by row and column, ascending, with their points row by row.
    tiles: Vec<(Place, Vec<f64>)>,
}

impl Surface {
    /// Says how many points of the lattice a surface would have: what it costs. O(n log n).
    pub fn size(points: &[[f64; 2]], bandwidth_m: f64) -> usize {
        places(points, bandwidth_m / FINE).len() * ROW * ROW
    }

    /// Spreads each place by the quartic shape. `None` for a point that is not finite or a bandwidth that is not positive.
    /// O(n · 200 + size).
    pub fn new(points: &[[f64; 2]], bandwidth_m: f64) -> Option<Self> {
        let is_finite = points.iter().flatten().all(|part| part.is_finite());
        if !(is_finite && bandwidth_m > 0.0 && bandwidth_m.is_finite()) {
            return None;
        }
        let cell_m = bandwidth_m / FINE;
        let empty = |place: Place| (place, vec![0.0; ROW * ROW]);
        let tiles = places(points, cell_m).into_iter().map(empty).collect();
        let mut surface = Self { cell_m, tiles };
        for point in points {
            surface.spread(*point, bandwidth_m);
        }
        Some(surface)
    }

    fn spread(&mut self, [x, y]: [f64; 2], bandwidth_m: f64) {
        let (cell_m, side) = (self.cell_m, SIDE);
        let ends = |at: f64| {
            let (from, to) = ((at - bandwidth_m) / cell_m, (at + bandwidth_m) / cell_m);
            (from.ceil() as i32, to.floor() as i32)
        };
        let ((left, right), (low, high)) = (ends(x), ends(y));
        for row in low.div_euclid(side)..=high.div_euclid(side) {
            for column in left.div_euclid(side)..=right.div_euclid(side) {
                let Ok(tile) = self.tiles.binary_search_by(|tile| tile.0.cmp(&(row, column))) else { continue };
                let values = &mut self.tiles[tile].1;
                for j in low.max(row * side)..=high.min(row * side + side - 1) {
                    let up = f64::from(j) * cell_m - y;
                    let line = (j - row * side) as usize * ROW;
                    for i in left.max(column * side)..=right.min(column * side + side - 1) {
                        let over = f64::from(i) * cell_m - x;
                        let height = Kernel::Quartic.height(over * over + up * up, bandwidth_m);
                        values[line + (i - column * side) as usize] += KM2 * height;
                    }
                }
            }
        }
    }

    /// Gives the value of a point of the lattice.
    pub fn value(&self, column: i32, row: i32) -> f64 {
        let side = SIDE;
        let place = (row.div_euclid(side), column.div_euclid(side));
        let tile = self.tiles.binary_search_by(|tile| tile.0.cmp(&place)).ok().map(|tile| &self.tiles[tile].1);
        let at = row.rem_euclid(side) as usize * ROW + column.rem_euclid(side) as usize;
        tile.map_or(0.0, |values| values[at])
    }

    /// Gives the surface at a position: between four points of the lattice by how near each is.
    pub fn at(&self, [x, y]: [f64; 2]) -> f64 {
        let (x, y) = (x / self.cell_m, y / self.cell_m);
        let (left, low) = (x.floor(), y.floor());
        let (right_share, high_share) = (x - left, y - low);
        let value = |over: i32, up: i32| self.value(left as i32 + over, low as i32 + up);
        let along = |up: i32| value(0, up) * (1.0 - right_share) + value(1, up) * right_share;
        along(0) * (1.0 - high_share) + along(1) * high_share
    }

    /// Gives every point of the lattice with its value, tile by tile.
    pub fn points(&self) -> impl Iterator<Item = (i32, i32, f64)> {
        let side = SIDE;
        self.tiles.iter().flat_map(move |((row, column), values)| {
            values.iter().zip(0..).map(move |(value, at)| (column * side + at % side, row * side + at / side, *value))
        })
    }

    /// Gives the greatest value with its point of the lattice; the first of equal ones. `None` where there are no places.
    pub fn peak(&self) -> Option<(i32, i32, f64)> {
        self.points().reduce(|most, next| if next.2 > most.2 { next } else { most })
    }

    /// Calls `cell` with each square of four points: the column and row of its lower left point, and the values against the
    /// clock from there. Squares of nothing but 0 may be left out.
    pub(super) fn cells(&self, cell: &mut dyn FnMut(i32, i32, [f64; 4])) {
        let side = SIDE;
        let wide = ROW + 1;
        let mut block = vec![0.0; wide * wide];
        for ((row, column), values) in &self.tiles {
            for ((line, own), up) in block.chunks_mut(wide).zip(values.chunks(ROW)).zip(0..) {
                line[..ROW].copy_from_slice(own);
                line[ROW] = self.value((column + 1) * side, row * side + up);
            }
            for (value, over) in block[ROW * wide..].iter_mut().zip(0..) {
                *value = self.value(column * side + over, (row + 1) * side);
            }
            for (j, up) in (0..ROW).zip(0..) {
                for (at, over) in (j * wide..j * wide + ROW).zip(0..) {
                    let corners = [block[at], block[at + 1], block[at + wide + 1], block[at + wide]];
                    if corners != [0.0; 4] {
                        cell(column * side + over, row * side + up, corners);
                    }
                }
            }
        }
    }
}

/// The tiles that places reach, and one cell more on every side, so that a surface is 0 along its border; ascending.
fn places(points: &[[f64; 2]], cell_m: f64) -> Vec<Place> {
    let tile_m = cell_m * f64::from(SIDE);
    let reach = (FINE + 2.0) * cell_m;
    let mut all: Vec<Place> = Vec::new();
    for point in points {
        let [columns, rows] =
            point.map(|at| ((at - reach) / tile_m).floor() as i32..=((at + reach) / tile_m).floor() as i32);
        for row in rows {
            for column in columns.clone() {
                // Neighbours are often in the same tiles.
                if !all[all.len().saturating_sub(4)..].contains(&(row, column)) {
                    all.push((row, column));
                }
            }
        }
    }
    sort_by(&mut all, &Ord::cmp);
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::density::intensity_at;
    use crate::analysis::published::assert_near;

    pub(in crate::analysis::density) fn strewn(count: usize, width_m: f64) -> Vec<[f64; 2]> {
        let mut random = Random::new(3);
        (0..count).map(|_| [(random.unit() - 0.5) * width_m, (random.unit() - 0.5) * width_m]).collect()
    }

    #[test]
    fn the_surface_holds_every_place_once() {
        for (count, width) in [(1, 0.0), (40, 9e3), (2_000, 5e4)] {
            let surface = Surface::new(&strewn(count, width), 1_000.0).unwrap();
            let sum: f64 = surface.points().map(|(.., value)| value).sum();
            assert_near(sum * surface.cell_m * surface.cell_m / KM2, count as f64, 5e-3 * count as f64);
        }
    }

    #[test]
    fn values_are_those_of_brute_force_and_the_border_is_0() {
        let places = strewn(60, 2e4);
        let surface = Surface::new(&places, 1_500.0).unwrap();
        for (column, row, value) in surface.points().step_by(7) {
            let spot = [f64::from(column) * surface.cell_m, f64::from(row) * surface.cell_m];
            let wanted = intensity_at(&places, &[spot], Kernel::Quartic, 1_500.0).unwrap()[0];
            assert_near(value, wanted, 1e-9);
            assert_near(surface.at(spot), wanted, 1e-9);
        }
        let is_border = |column: i32, row: i32| {
            let has = |column: i32, row: i32| {
                let place = (row.div_euclid(SIDE), column.div_euclid(SIDE));
                surface.tiles.iter().any(|tile| tile.0 == place)
            };
            !(has(column - 1, row) && has(column + 1, row) && has(column, row - 1) && has(column, row + 1))
        };
        assert!(surface.points().filter(|(column, row, _)| is_border(*column, *row)).all(|(.., value)| value == 0.0));
        let peak = surface.peak().unwrap();
        assert!(surface.points().all(|(.., value)| value <= peak.2));
        assert_eq!(Surface::size(&places, 1_500.0), surface.points().count());
    }

    #[test]
    fn what_cannot_be_measured() {
        assert_eq!(Surface::new(&[[f64::NAN, 0.0]], 1.0), None);
        assert_eq!(Surface::new(&[[0.0, 0.0]], 0.0), None);
        let none = Surface::new(&[], 5.0).unwrap();
        assert_eq!((none.peak(), none.at([1.0, 2.0])), (None, 0.0));
    }
}
