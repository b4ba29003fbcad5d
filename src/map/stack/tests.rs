//! Stacks against their definition by brute force; fans by measuring; symbols of a frame with both.

use super::*;
use crate::map::{FEW_SYMBOLS, SymbolInput, Theme, Viewport, symbols};
use proptest::prelude::*;

/// The definition, word by word.
fn by_definition(rows: &[u32], positions: &[World], reach: f64) -> Vec<u32> {
    let is_near = |a: u32, b: u32| {
        let [a, b] = [positions[a as usize], positions[b as usize]];
        (a.x - b.x).abs() <= reach && (a.y - b.y).abs() <= reach
    };
    let is_first = |row: u32| !rows.iter().any(|&other| other < row && is_near(other, row));
    let first_of = |row: u32| rows.iter().copied().filter(|&first| is_first(first) && is_near(first, row)).min();
    rows.iter().map(|&row| first_of(row).unwrap_or(row)).collect()
}

fn view(zoom: f64) -> View {
    View::new(Camera::new(World::new(0.5, 0.5), zoom), Viewport::new(800.0, 600.0, 1.0))
}

/// A position some CSS px from the middle of the screen at zoom 16.
fn spot(right_px: f64, down_px: f64) -> World {
    view(16.0).world_from_screen(Screen::new(400.0 + right_px, 300.0 + down_px))
}

fn frame(
    positions: &[World],
    zoom: f64,
    open: Option<usize>,
    [selected, hovered]: [Option<usize>; 2],
) -> (SymbolSet, Stacked) {
    let palette = Theme::Light.palette();
    let input = SymbolInput {
        positions,
        tree: None,
        is_visible: &|_| true,
        style: &|_| palette.domain_style("A"),
        selected,
        hovered,
        strays_px: 0.0,
    };
    let view = view(zoom);
    let set = symbols(&view, &input, palette);
    let reach = stack_reach(20.0);
    (set.clone(), Stacked::new(set, &view, (positions, reach), [selected, hovered], open))
}

proptest! {
    #[test]
    fn stacks_are_those_of_the_definition(
        spots in prop::collection::vec((0..60_u32, 0..60_u32), 0..120),
        reach in 0.5..9.0_f64,
        order in any::<prop::sample::Index>(),
    ) {
        let positions: Vec<World> =
            spots.iter().map(|&(x, y)| World::new(0.3 + f64::from(x) / 1e7, 0.7 + f64::from(y) / 1e7)).collect();
        let mut rows: Vec<u32> = (0..positions.len() as u32).collect();
        let turn = order.index(rows.len() + 1);
        rows.rotate_left(turn);
        let found = stacks(&rows, &positions, reach / 1e7);
        prop_assert_eq!(&found, &by_definition(&rows, &positions, reach / 1e7));
        for (first, row) in found.iter().zip(&rows) {
            prop_assert!(first <= row);
            prop_assert_eq!(found[rows.iter().position(|other| other == first).unwrap()], *first);
        }
    }

    #[test]
    fn what_is_far_off_changes_no_stack(
        spots in prop::collection::vec((0..90_u32, 0..60_u32), 1..150),
        edge in 20..70_u32,
    ) {
        // As when the map is moved and places leave the screen.
        let reach = 3.0;
        let positions: Vec<World> = spots.iter().map(|&(x, y)| World::new(f64::from(x), f64::from(y))).collect();
        let rows: Vec<u32> = (0..positions.len() as u32).collect();
        let whole = stacks(&rows, &positions, reach);
        let seen: Vec<u32> = rows.iter().copied().filter(|&row| spots[row as usize].0 <= edge).collect();
        let part = stacks(&seen, &positions, reach);
        for (row, first) in seen.iter().zip(part) {
            if f64::from(spots[*row as usize].0) <= f64::from(edge) - 2.0 * reach {
                prop_assert_eq!(first, whole[*row as usize]);
            }
        }
    }

    #[test]
    fn equal_positions_are_one_stack_wherever_they_are(x in 0.0..1.0_f64, y in 0.0..1.0_f64, count in 2..40_u32, zoom in 0.0..24.0_f64) {
        let positions = vec![World::new(x, y); count as usize];
        let rows: Vec<u32> = (0..count).rev().collect();
        let reach = stack_reach(zoom);
        prop_assert_eq!(stacks(&rows, &positions, reach), vec![0; count as usize]);
    }
}

#[test]
fn thousands_at_one_point_and_in_one_line_take_no_time_worth_naming() {
    let many = FEW_SYMBOLS as u32;
    let rows: Vec<u32> = (0..many).collect();
    let same = vec![World::new(0.25, 0.25); rows.len()];
    let line: Vec<World> = rows.iter().map(|&row| World::new(f64::from(row) / 1e6, 0.25)).collect();
    let begun = std::time::Instant::now();
    assert_eq!(stacks(&rows, &same, 1e-8), vec![0; rows.len()]);
    assert_eq!(stacks(&rows, &line, 1e-8), rows);
    assert!(begun.elapsed().as_secs_f64() < 0.5);
}

#[test]
fn in_a_fan_a_finger_finds_each_place() {
    for count in 2..400 {
        let fan = fan(count);
        assert_eq!(fan.len(), count);
        let apart = if count <= 24 { 43.99 } else { 25.99 };
        for (at, one) in fan.iter().enumerate() {
            assert!(fan[..at].iter().all(|two| two.distance(*one) >= apart), "{at} of {count}");
            assert!(one.distance(Screen::default()) <= plate_px(&fan) - 17.99);
            assert!(one.distance(Screen::default()) >= 25.99, "the point itself stays free");
        }
    }
    assert!(plate_px(&fan(8)) < 80.0 && plate_px(&fan(24)) < 160.0 && plate_px(&fan(400)) < 360.0);
}

#[test]
fn a_stack_is_one_symbol_with_its_count_at_every_zoom() {
    let positions = [spot(0.0, 0.0), spot(40.0, 0.0), spot(0.0, 0.0), spot(0.0, 9.0), spot(0.0, 0.0), spot(40.0, 0.0)];
    for zoom in [14.0, 16.0, 19.0] {
        let (_, stacked) = frame(&positions, zoom, None, [None, None]);
        assert_eq!(stacked.set.rows, [3, 4, 5], "single places under stacks, of a stack the uppermost");
        assert_eq!(stacked.piles, [(1, 3), (2, 2)]);
        assert!(stacked.fan.rows.is_empty());
    }
}

#[test]
fn without_stacks_everything_stays() {
    let positions = [spot(0.0, 0.0), spot(1.0, 0.0), spot(0.0, 30.0)];
    let (set, stacked) = frame(&positions, 16.0, Some(1), [Some(0), None]);
    assert_eq!((&stacked.set.rows, &stacked.set.symbols), (&set.rows, &set.symbols));
    assert!(stacked.piles.is_empty() && stacked.fan.rows.is_empty());
}

#[test]
fn an_open_stack_is_fanned_out_around_its_point_and_stays_in_order() {
    let positions: Vec<World> = (0..6).map(|row| if row == 2 { spot(5.0, 5.0) } else { spot(0.0, 0.0) }).collect();
    let at = |stacked: &Stacked, row: u32| {
        let index = stacked.fan.rows.iter().position(|own| *own == row).unwrap();
        let symbol = stacked.fan.symbols[index];
        Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px))
    };
    let (_, plain) = frame(&positions, 16.0, Some(3), [None, None]);
    assert!(plain.set.rows.is_empty() && plain.piles.is_empty(), "the plate covers what is near");
    assert_eq!(plain.fan.rows, [0, 1, 3, 4, 5]);
    assert_eq!(plain.center, Screen::new(400.0, 300.0));
    assert!(at(&plain, 0).y < 299.0 && (at(&plain, 0).x - 400.0).abs() < 0.01, "the first is above");
    for row in plain.fan.rows.clone() {
        assert!(at(&plain, row).distance(plain.center) > 35.9);
        assert_eq!(plain.fan.pick(at(&plain, row), 4.0), Some(row as usize));
    }
    // What is chosen lies on top and stands where it stood.
    let (_, other) = frame(&positions, 16.0, Some(3), [None, Some(2)]);
    assert_eq!(other.set.rows, [2], "what is chosen is never covered");
    let (_, chosen) = frame(&positions, 16.0, Some(3), [Some(1), Some(4)]);
    assert_eq!(chosen.fan.rows, [0, 3, 5, 4, 1]);
    for row in [0, 1, 3, 4, 5] {
        assert_eq!(at(&chosen, row), at(&plain, row));
    }
    let size = |row: usize| chosen.fan.symbols[row].size_px;
    assert!(size(4) > size(3) && size(3) > size(0));
}

#[test]
fn what_is_chosen_in_a_closed_stack_is_its_symbol() {
    let positions = [spot(0.0, 0.0), spot(0.0, 0.0), spot(0.0, 0.0), spot(20.0, 0.0)];
    let (_, stacked) = frame(&positions, 16.0, None, [Some(0), Some(3)]);
    assert_eq!(stacked.set.rows, [3, 0]);
    assert_eq!(stacked.piles, [(1, 3)]);
}
