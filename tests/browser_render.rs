//! Draws a scene in a real browser and reads its pixels back. Runs on wasm32 only, by `wasm-bindgen-test-runner`.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use creative_atlas::geo::World;
use creative_atlas::map::{
    Camera, Casing, Color, Item, LineMesh, Mesh, Scene, Screen, ScreenRect, Shape, Symbol, View, Viewport,
};
use creative_atlas::render::{LabelPainter, LabelStyle, Painter, RenderError, TextLabel};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlCanvasElement;

wasm_bindgen_test_configure!(run_in_browser);

const PAPER: Color = Color::hex(0x00ff_ffff);
const RED: Color = Color::hex(0x00ff_0000);
const BLUE: Color = Color::hex(0x0000_00ff);
const BLACK: Color = Color::hex(0);

fn canvas() -> HtmlCanvasElement {
    web_sys::window().unwrap().document().unwrap().create_element("canvas").unwrap().unchecked_into()
}

/// A view of 200 × 200 CSS px, deep in Ulaanbaatar, and the position drawn at (`x`, `y`) in it.
fn view(pixel_ratio: f64) -> View {
    View::new(Camera::new(World::new(0.796_946, 0.345_678), 20.0), Viewport::new(200.0, 200.0, pixel_ratio))
}

fn ring(view: &View, from: f64, to: f64) -> Vec<World> {
    [(from, from), (to, from), (to, to), (from, to)].map(|(x, y)| view.world_from_screen(Screen::new(x, y))).into()
}

fn painted(view: View, items: Vec<Item>) -> Painter {
    let mut painter = Painter::new(canvas()).unwrap();
    let Viewport { width_px, height_px, pixel_ratio, .. } = view.viewport;
    painter.resize(width_px, height_px, pixel_ratio);
    painter.draw(&Scene { view, background: PAPER, items }).unwrap();
    painter
}

fn assert_near(painter: &Painter, view: &View, (x, y): (f64, f64), color: Color, what: &str) {
    let pixel = painter.read_pixel(x, y, view.viewport.pixel_ratio);
    let wanted = [color.r, color.g, color.b, color.a];
    assert!(pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 3), "{what} at {x}, {y}: {pixel:?}, not {wanted:?}");
}

#[wasm_bindgen_test]
fn a_square_with_a_hole() {
    for ratio in [1.0, 2.0] {
        let view = view(ratio);
        let mesh = Arc::new(Mesh::from_polygons([vec![ring(&view, 40.0, 160.0), ring(&view, 80.0, 120.0)]]));
        let painter = painted(view, vec![Item::Fill { mesh, color: RED }]);
        for spot in [(42.0, 42.0), (157.0, 157.0), (60.0, 100.0), (100.0, 77.0)] {
            assert_near(&painter, &view, spot, RED, "square");
        }
        for spot in [(37.0, 100.0), (163.0, 100.0), (100.0, 100.0), (83.0, 83.0)] {
            assert_near(&painter, &view, spot, PAPER, "paper");
        }
    }
}

#[wasm_bindgen_test]
fn a_line_with_its_casing_and_a_dashed_one() {
    for ratio in [1.0, 2.0] {
        let view = view(ratio);
        let casing = Some(Casing { color: BLUE, width_px: 4.0 });
        let lines = Arc::new(LineMesh::from_rings([ring(&view, 50.0, 150.0)]));
        let stroke = Item::Stroke { lines, color: RED, width_px: 8.0, dash: None, casing };
        let painter = painted(view, vec![stroke]);
        for (spot, color) in [
            ((100.0, 50.0), RED),
            ((100.0, 52.0), RED),
            ((100.0, 56.0), BLUE),
            ((100.0, 60.0), PAPER),
            ((100.0, 44.0), BLUE),
            ((50.0, 50.0), RED),
            ((44.0, 50.0), BLUE),
            ((100.0, 100.0), PAPER),
        ] {
            assert_near(&painter, &view, spot, color, "line");
        }
        let path = [20.0, 180.0].map(|x| view.world_from_screen(Screen::new(x, 100.0)));
        let lines = Arc::new(LineMesh::from_paths([path]));
        let stroke = Item::Stroke { lines, color: BLACK, width_px: 6.0, dash: Some([10.0, 10.0]), casing: None };
        let painter = painted(view, vec![stroke]);
        for (x, color) in [(25.0, BLACK), (35.0, PAPER), (45.0, BLACK), (135.0, PAPER), (145.0, BLACK)] {
            assert_near(&painter, &view, (x, 100.0), color, "dash");
        }
    }
}

#[wasm_bindgen_test]
fn every_shape_is_drawn_as_its_outline_says() {
    for ratio in [1.0, 1.5, 3.0] {
        let view = view(ratio);
        for shape in Shape::ALL {
            let symbol = Symbol {
                x_px: 100.0,
                y_px: 100.0,
                size_px: 60.0,
                shape,
                fill: RED,
                stroke: BLUE,
                stroke_px: 8.0,
                opacity: 1.0,
            };
            let painter = painted(view, vec![Item::Symbols { symbols: Arc::new(vec![symbol]) }]);
            for spot in (0..23 * 23).map(|i| (f64::from(i % 23) * 8.0 + 12.5, f64::from(i / 23) * 8.0 + 12.5)) {
                let gap_px = shape.distance((spot.0 - 100.0) / 60.0, (spot.1 - 100.0) / 60.0) * 60.0;
                // Within two pixels of an edge anything between the two colours is right.
                if gap_px.abs() > 2.0 && (gap_px - 8.0).abs() > 2.0 {
                    let color = if gap_px < 0.0 {
                        RED
                    } else if gap_px < 8.0 {
                        BLUE
                    } else {
                        PAPER
                    };
                    assert_near(&painter, &view, spot, color, &format!("{shape:?} × {ratio}"));
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn later_items_lie_over_earlier_ones_and_opacity_mixes() {
    let view = view(1.0);
    let fill = |from, to, color| {
        let mesh = Arc::new(Mesh::from_polygons([vec![ring(&view, from, to)]]));
        Item::Fill { mesh, color }
    };
    let painter = painted(view, vec![fill(20.0, 120.0, RED), fill(80.0, 180.0, BLUE.with_opacity(0.5))]);
    assert_near(&painter, &view, (50.0, 50.0), RED, "below");
    assert_near(&painter, &view, (100.0, 100.0), Color::hex(0x007f_0080), "mixed");
    assert_near(&painter, &view, (150.0, 150.0), Color::hex(0x007f_7fff), "mixed with paper");
}

#[wasm_bindgen_test]
fn drawing_again_draws_the_same_and_restoring_too() {
    let view = view(1.0);
    let mesh = Arc::new(Mesh::from_polygons([vec![ring(&view, 40.0, 160.0)]]));
    let scene = Scene { view, background: PAPER, items: vec![Item::Fill { mesh, color: RED }] };
    let mut painter = painted(view, scene.items.clone());
    for _ in 0..3 {
        painter.draw(&scene).unwrap();
        assert_near(&painter, &view, (100.0, 100.0), RED, "again");
    }
    painter.restore().unwrap();
    painter.draw(&scene).unwrap();
    assert_near(&painter, &view, (100.0, 100.0), RED, "restored");
}

#[wasm_bindgen_test]
fn a_canvas_without_webgl_says_so() {
    let canvas = canvas();
    canvas.get_context("2d").unwrap();
    assert!(matches!(Painter::new(canvas), Err(RenderError::NoWebGl2)));
}

#[wasm_bindgen_test]
fn labels_leave_ink_in_their_box_only() {
    let (canvas, viewport) = (canvas(), Viewport::new(200.0, 100.0, 2.0));
    let mut painter = LabelPainter::new(canvas.clone(), "sans-serif").unwrap();
    painter.resize(&viewport);
    let style = LabelStyle {
        size_px: 14.0,
        weight: 500,
        is_italic: false,
        letter_spacing_px: 1.0,
        ink: BLACK,
        halo: RED,
        halo_px: 2.0,
    };
    let width = painter.width_px("Улаанбаатар", &style);
    assert_eq!(width, painter.width_px("Улаанбаатар", &style));
    assert!((70.0..160.0).contains(&width), "{width}");
    let rect = ScreenRect::around(Screen::new(100.0, 50.0), width, style.line_height_px());
    painter.draw(&[TextLabel { text: "Улаанбаатар", rect, style, opacity: 1.0 }], &viewport);
    let context = canvas.get_context("2d").unwrap().unwrap();
    let read: js_sys::Function = js_sys::Reflect::get(&context, &"getImageData".into()).unwrap().unchecked_into();
    let opaque = |x: f64, y: f64, w: f64, h: f64| {
        let place = js_sys::Array::of(&[x, y, w, h].map(|px| (px * 2.0).round().into()));
        let image = read.apply(&context, &place).unwrap();
        let data = js_sys::Reflect::get(&image, &"data".into()).unwrap();
        js_sys::Uint8Array::new(&data).to_vec().chunks(4).filter(|pixel| pixel[3] > 200).count()
    };
    let (inside, all) = (opaque(rect.min.x - 1.0, rect.min.y - 3.0, width + 2.0, 23.0), opaque(0.0, 0.0, 200.0, 100.0));
    assert!(inside > 300 && inside == all, "{inside} of {all}");
}
