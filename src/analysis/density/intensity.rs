//! Places per square kilometre, at given spots and on a grid.

use super::Kernel;

/// Square metres in a square kilometre.
const KM2: f64 = 1e6;

/// A grid of square cells in a plane in metres; values are row by row from its lower left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// The lower left corner of the first cell.
    pub origin: [f64; 2],
    /// The side of a cell in metres.
    pub cell_m: f64,
    /// Cells in a row.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
}

impl Grid {
    /// Gives the middle of a cell.
    pub fn center(&self, column: usize, row: usize) -> [f64; 2] {
        [self.origin[0] + (column as f64 + 0.5) * self.cell_m, self.origin[1] + (row as f64 + 0.5) * self.cell_m]
    }

    /// The cells whose middles are within `reach` of a coordinate along one axis, clipped to the grid.
    fn span(&self, axis: usize, at: f64, reach: f64) -> std::ops::Range<usize> {
        let cells = if axis == 0 { self.columns } else { self.rows };
        let cell = |at: f64| ((at - self.origin[axis]) / self.cell_m - 0.5).clamp(-1.0, cells as f64);
        let from = cell(at - reach).ceil().max(0.0) as usize;
        from..((cell(at + reach).floor() + 1.0) as usize).min(cells).max(from)
    }
}

/// Gives the places per square kilometre at each spot, with no end to the normal shape. O(points × spots).
pub fn intensity_at(points: &[[f64; 2]], spots: &[[f64; 2]], kernel: Kernel, bandwidth_m: f64) -> Option<Vec<f64>> {
    let finite = points.iter().flatten().all(|part| part.is_finite());
    let squared = |a: &[f64; 2], b: &[f64; 2]| (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2);
    let sum = |spot: &[f64; 2]| {
        KM2 * points.iter().map(|point| kernel.height(squared(point, spot), bandwidth_m)).sum::<f64>()
    };
    (finite && bandwidth_m > 0.0 && bandwidth_m.is_finite()).then(|| spots.iter().map(sum).collect())
}

/// Gives the places per square kilometre at the middle of every cell of a grid.
///
/// With an `inside` (for each cell whether places can be there) the lost volume of places near the border is made good:
/// the sum is divided by the share of the shape around a cell that is inside, and cells outside are NaN. `None` also when
/// the bandwidth or the cells are not positive, or `inside` is of another length. O(points × cells within reach, and with
/// an `inside` also cells × cells within reach).
pub fn intensity_on_grid(
    points: &[[f64; 2]],
    grid: &Grid,
    kernel: Kernel,
    bandwidth_m: f64,
    inside: Option<&[bool]>,
) -> Option<Vec<f64>> {
    let finite = points.iter().chain([&grid.origin]).flatten().all(|part| part.is_finite());
    let cells = grid.columns.checked_mul(grid.rows)?;
    let sound = [bandwidth_m, grid.cell_m].iter().all(|size| *size > 0.0 && size.is_finite());
    if !finite || !sound || inside.is_some_and(|inside| inside.len() != cells) {
        return None;
    }
    let mut sums = vec![0.0; cells];
    for point in points {
        spread(&mut sums, *point, KM2, grid, kernel, bandwidth_m);
    }
    if let Some(inside) = inside {
        let mut share = vec![0.0; cells];
        for cell in (0..cells).filter(|cell| inside[*cell]) {
            let center = grid.center(cell % grid.columns, cell / grid.columns);
            spread(&mut share, center, grid.cell_m * grid.cell_m, grid, kernel, bandwidth_m);
        }
        for cell in 0..cells {
            sums[cell] = if inside[cell] { sums[cell] / share[cell].min(1.0) } else { f64::NAN };
        }
    }
    Some(sums)
}

/// Adds the shape around a point, times `volume`, to the cells within its reach.
fn spread(sums: &mut [f64], point: [f64; 2], volume: f64, grid: &Grid, kernel: Kernel, bandwidth_m: f64) {
    let reach = kernel.reach(bandwidth_m);
    let columns = grid.span(0, point[0], reach);
    for row in grid.span(1, point[1], reach) {
        for column in columns.clone() {
            let [x, y] = grid.center(column, row);
            let squared = (x - point[0]).powi(2) + (y - point[1]).powi(2);
            sums[row * grid.columns + column] += volume * kernel.height(squared, bandwidth_m);
        }
    }
}

/// Gives the density (its area is 1) of values on a line at each spot, by the normal shape, for timelines and
/// distributions. `None` for no values, a value that is not finite, or a bandwidth that is not positive.
pub fn density_on_line(values: &[f64], spots: &[f64], bandwidth: f64) -> Option<Vec<f64>> {
    let sound = bandwidth > 0.0 && bandwidth.is_finite() && values.iter().all(|value| value.is_finite());
    if values.is_empty() || !sound {
        return None;
    }
    let scale = 1.0 / (values.len() as f64 * bandwidth * (2.0 * std::f64::consts::PI).sqrt());
    let height = |off: f64| (-0.5 * (off / bandwidth).powi(2)).exp();
    Some(spots.iter().map(|spot| scale * values.iter().map(|value| height(spot - value)).sum::<f64>()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Random;
    use crate::analysis::published::{assert_all_near, assert_near, numbers, points};

    #[test]
    fn juvenile_as_spatstat() {
        let points = points(include_str!("../../../tests/fixtures/juvenile.csv"));
        let found = intensity_at(&points, &points, Kernel::Gaussian, 5.0).unwrap();
        let per_m2: Vec<f64> = found.iter().map(|per_km2| per_km2 / KM2).collect();
        assert_all_near(&per_m2, &numbers("/juvenile/kde_sigma5_no_edge_at_points"), 1e-11);
    }

    #[test]
    fn a_line_as_scipy() {
        let bandwidth = crate::analysis::published::number("/kde1d/scott_h");
        let found = density_on_line(&numbers("/kde1d/x"), &[0.0, 5.0], bandwidth).unwrap();
        assert_all_near(&found, &numbers("/kde1d/pdf_0_5"), 1e-8);
        assert_eq!(density_on_line(&[], &[0.0], 1.0), None);
        assert_eq!(density_on_line(&[1.0], &[0.0], 0.0), None);
        assert_eq!(density_on_line(&[f64::NAN], &[0.0], 1.0), None);
    }

    const GRID: Grid = Grid { origin: [-4000.0, -4000.0], cell_m: 100.0, columns: 80, rows: 90 };

    #[test]
    fn a_grid_holds_every_place_once() {
        let mut random = Random::new(2);
        let places: Vec<[f64; 2]> = (0..50).map(|_| [random.unit() * 1500.0, random.unit() * 2000.0]).collect();
        for kernel in [Kernel::Gaussian, Kernel::Quartic] {
            let found = intensity_on_grid(&places, &GRID, kernel, 400.0, None).unwrap();
            assert_near(found.iter().sum::<f64>() * 0.01, 50.0, 1e-3);
            let at = intensity_at(&places, &[GRID.center(45, 51)], kernel, 400.0).unwrap();
            assert_near(found[51 * 80 + 45], at[0], 1e-4);
        }
    }

    #[test]
    fn an_even_spread_is_even_up_to_the_border() {
        let inside: Vec<bool> = (0..80 * 90).map(|cell| cell % 80 < 40).collect();
        let places: Vec<[f64; 2]> =
            (0..80 * 90).filter(|cell| inside[*cell]).map(|cell| GRID.center(cell % 80, cell / 80)).collect();
        let found = intensity_on_grid(&places, &GRID, Kernel::Quartic, 500.0, Some(&inside)).unwrap();
        for (value, inside) in found.iter().zip(&inside) {
            if *inside {
                assert_near(*value, 100.0, 1e-2);
            } else {
                assert!(value.is_nan());
            }
        }
    }

    #[test]
    fn what_cannot_be_measured() {
        let here = [[0.0, 0.0]];
        assert_eq!(intensity_on_grid(&here, &GRID, Kernel::Quartic, 0.0, None), None);
        assert_eq!(intensity_on_grid(&here, &GRID, Kernel::Quartic, f64::NAN, None), None);
        assert_eq!(intensity_on_grid(&[[f64::NAN, 0.0]], &GRID, Kernel::Quartic, 1.0, None), None);
        assert_eq!(intensity_on_grid(&here, &GRID, Kernel::Quartic, 1.0, Some(&[true])), None);
        assert_eq!(intensity_at(&here, &here, Kernel::Quartic, -1.0), None);
        let far = intensity_on_grid(&[[1e9, 0.0]], &GRID, Kernel::Quartic, 10.0, None).unwrap();
        assert!(far.iter().all(|value| *value == 0.0));
        let none = intensity_on_grid(&[], &Grid { columns: 0, ..GRID }, Kernel::Gaussian, 10.0, None);
        assert_eq!(none, Some(vec![]));
    }
}
