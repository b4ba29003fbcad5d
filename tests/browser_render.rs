//! Draws scenes in a real browser, with WebGL2 and on a 2D canvas, reads their pixels back and compares the pictures.
//! Runs on wasm32 only, by `wasm-bindgen-test-runner`.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use creative_atlas::geo::World;
use creative_atlas::map::{
    Camera, Casing, Color, Item, LineMesh, Mesh, Scene, Screen, ScreenRect, Shape, Symbol, View, Viewport,
};
use creative_atlas::render::{CanvasPainter, GlPainter, LabelPainter, LabelStyle, Painter, RenderError, TextLabel};
use std::f64::consts::TAU;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

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

/// The scene of `items`, drawn by both painters.
fn painted(view: View, items: Vec<Item>) -> [Painter; 2] {
    let painters =
        [Painter::Gl(GlPainter::new(canvas()).unwrap()), Painter::Canvas(CanvasPainter::new(canvas()).unwrap())];
    let scene = Scene { view, background: PAPER, items };
    painters.map(|mut painter| {
        let Viewport { width_px, height_px, pixel_ratio, .. } = view.viewport;
        painter.resize(width_px, height_px, pixel_ratio);
        painter.draw(&scene).unwrap();
        painter
    })
}

fn assert_near(painters: &[Painter], view: &View, (x, y): (f64, f64), color: Color, what: &str) {
    let wanted = [color.r, color.g, color.b, color.a];
    for painter in painters {
        let pixel = painter.read_pixel(x, y, view.viewport.pixel_ratio);
        let is_near = pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 3);
        let kind = if matches!(painter, Painter::Gl(_)) { "WebGL2" } else { "2D" };
        assert!(is_near, "{what} at {x}, {y}, {kind}: {pixel:?}, not {wanted:?}");
    }
}

/// The bytes of a painter's whole picture, and its width in device pixels.
fn picture(painter: &Painter) -> (Vec<u8>, usize) {
    let (drawn, copy) = (painter.canvas(), canvas());
    copy.set_width(drawn.width());
    copy.set_height(drawn.height());
    let context: CanvasRenderingContext2d = copy.get_context("2d").unwrap().unwrap().unchecked_into();
    context.draw_image_with_html_canvas_element(drawn, 0.0, 0.0).unwrap();
    let image = context.get_image_data(0.0, 0.0, f64::from(drawn.width()), f64::from(drawn.height())).unwrap();
    (image.data().0, drawn.width() as usize)
}

/// Draws a scene with both painters and holds the pictures to each other: at most `edges` of the pixels may differ by
/// more than 96 levels of 255, and at most one in 5,000 may have a colour that is not, within 64 levels, between those
/// of the other picture there and in the eight pixels around it.
fn assert_same(view: View, items: Vec<Item>, edges: f64, what: &str) {
    let painters = painted(view, items);
    let (gl, width) = picture(&painters[0]);
    let (flat, _) = picture(&painters[1]);
    assert_eq!(gl.len(), flat.len(), "{what}");
    let height = gl.len() / 4 / width;
    let is_between = |one: &[u8], other: &[u8], (x, y): (usize, usize)| {
        (0..3).all(|channel| {
            let value = |(x, y): (usize, usize)| other[(y * width + x) * 4 + channel];
            let around = (y - 1..=y + 1).flat_map(|y| (x - 1..=x + 1).map(move |x| (x, y))).map(value);
            let (low, high) = around.fold((255, 0), |(low, high), value| (value.min(low), value.max(high)));
            let own = one[(y * width + x) * 4 + channel];
            (low.saturating_sub(64)..=high.saturating_add(64)).contains(&own)
        })
    };
    let (mut differing, mut strange, mut last) = (0_usize, 0_usize, (0, 0));
    for place in (1..height - 1).flat_map(|y| (1..width - 1).map(move |x| (x, y))) {
        let at = (place.1 * width + place.0) * 4;
        differing += usize::from((at..at + 3).any(|at| gl[at].abs_diff(flat[at]) > 96));
        if !is_between(&gl, &flat, place) && !is_between(&flat, &gl, place) {
            strange += 1;
            last = place;
        }
    }
    let pixels = (width * height) as f64;
    let (differing, strange) = (differing as f64 / pixels, strange as f64 / pixels);
    let figures = format!("{what}: {:.3} % differ, {:.3} % are strange", differing * 100.0, strange * 100.0);
    console_log!("{figures}");
    assert!(differing <= edges && strange <= 0.0002, "{figures}, the last at {last:?}");
}

#[wasm_bindgen_test]
fn a_square_with_a_hole() {
    for ratio in [1.0, 2.0] {
        let view = view(ratio);
        let mesh = Arc::new(Mesh::from_polygons([vec![ring(&view, 40.0, 160.0), ring(&view, 80.0, 120.0)]]));
        let painter = painted(view, vec![Item::Fill { mesh, color: RED, is_hatched: false }]);
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
        Item::Fill { mesh, color, is_hatched: false }
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
    let scene = Scene { view, background: PAPER, items: vec![Item::Fill { mesh, color: RED, is_hatched: false }] };
    for mut painter in painted(view, scene.items.clone()) {
        for _ in 0..3 {
            painter.draw(&scene).unwrap();
            assert_near(std::slice::from_ref(&painter), &view, (100.0, 100.0), RED, "again");
        }
        painter.restore().unwrap();
        painter.draw(&scene).unwrap();
        assert_near(std::slice::from_ref(&painter), &view, (100.0, 100.0), RED, "restored");
    }
}

#[wasm_bindgen_test]
fn a_canvas_without_webgl_is_drawn_on_as_it_is() {
    // No graphics card stands behind this browser's WebGL2.
    assert!(GlPainter::new(canvas()).is_ok());
    assert!(matches!(Painter::new(canvas()), Ok(Painter::Canvas(_))));
    let flat = canvas();
    flat.get_context("2d").unwrap();
    assert!(matches!(GlPainter::new(flat.clone()), Err(RenderError::NoWebGl2)));
    let painter = Painter::new(flat.clone()).unwrap();
    assert!(matches!(painter, Painter::Canvas(_)) && *painter.canvas() == flat && !painter.is_lost());
}

#[wasm_bindgen_test]
fn a_lost_context_leaves_its_place_to_a_fresh_canvas() {
    let view = view(2.0);
    let mesh = Arc::new(Mesh::from_polygons([vec![ring(&view, 40.0, 160.0)]]));
    let items = vec![Item::Fill { mesh, color: RED, is_hatched: false }];
    let [mut painter, _] = painted(view, items.clone());
    let (old, parent) = (painter.canvas().clone(), canvas().owner_document().unwrap().create_element("div").unwrap());
    old.set_attribute("class", "shapes").unwrap();
    parent.append_child(&old).unwrap();
    painter.fall_back().unwrap();
    painter.draw(&Scene { view, background: PAPER, items }).unwrap();
    assert_near(std::slice::from_ref(&painter), &view, (100.0, 100.0), RED, "fallen back");
    assert_near(std::slice::from_ref(&painter), &view, (30.0, 100.0), PAPER, "fallen back");
    let fresh = painter.canvas().clone();
    assert!(fresh != old && parent.child_element_count() == 1 && fresh.parent_element() == Some(parent));
    assert_eq!((fresh.width(), fresh.class_name().as_str()), (400, "shapes"));
    // There is nothing left to give up, to forget or to restore.
    painter.fall_back().unwrap();
    painter.forget();
    painter.restore().unwrap();
    assert!(*painter.canvas() == fresh);
}

/// A coast with bays around the middle of the view, `radius` CSS px wide, of so many corners.
fn coast(view: &View, radius: f64, corners: u32) -> Vec<World> {
    (0..corners)
        .map(|i| {
            let angle = f64::from(i) / f64::from(corners) * TAU;
            let reach = radius * (1.0 + 0.2 * (5.0 * angle).sin() + 0.05 * (31.0 * angle).cos());
            view.world_from_screen(Screen::new(100.0 + reach * angle.cos(), 100.0 + reach * angle.sin()))
        })
        .collect()
}

#[wasm_bindgen_test]
fn both_painters_fill_alike() {
    for ratio in [1.0, 1.5, 2.0] {
        let view = view(ratio);
        let fill = |rings: Vec<Vec<World>>, color| {
            let mesh = Arc::new(Mesh::from_polygons([rings]));
            Item::Fill { mesh, color, is_hatched: false }
        };
        let items = vec![
            fill(vec![coast(&view, 400.0, 500), coast(&view, 60.0, 500)], BLUE),
            fill(vec![coast(&view, 50.0, 500), ring(&view, 80.0, 100.0), ring(&view, 105.0, 120.0)], RED),
            fill(vec![ring(&view, -1e6, 150.0)], RED.with_opacity(0.3)),
            fill(vec![ring(&view, 60.0, 70.0), coast(&view, 30.0, 500)], BLACK.with_opacity(0.5)),
        ];
        assert_same(view, items, 0.02, &format!("fills × {ratio}"));
    }
}

#[wasm_bindgen_test]
fn both_painters_hatch_alike() {
    for ratio in [1.0, 1.5, 2.0] {
        let view = view(ratio);
        let mesh = |rings: Vec<Vec<World>>| Arc::new(Mesh::from_polygons([rings]));
        let items = vec![
            Item::Fill { mesh: mesh(vec![coast(&view, 90.0, 500)]), color: BLUE, is_hatched: true },
            Item::Fill { mesh: mesh(vec![ring(&view, -1e6, 60.0)]), color: BLACK.with_opacity(0.5), is_hatched: true },
        ];
        assert_same(view, items.clone(), 0.05, &format!("hatched × {ratio}"));
        // A third is coloured: a whole stripe's way across, some pixels are and some are not.
        let [painter, _] = painted(view, items);
        let reds: Vec<u8> = (0..27).map(|x| painter.read_pixel(100.0 + f64::from(x) / 3.0, 100.0, ratio)[0]).collect();
        assert!(reds.iter().any(|red| *red < 60) && reds.iter().any(|red| *red > 200), "{reds:?}");
    }
}

#[wasm_bindgen_test]
fn both_painters_stroke_alike() {
    for ratio in [1.0, 1.5, 2.0] {
        let view = view(ratio);
        // Where edges of many short segments lie over each other, WebGL2 adds them up; there are few corners here.
        let stroke = |radius, color, width_px, dash, casing| {
            let lines = Arc::new(LineMesh::from_rings([coast(&view, radius, 70)]));
            Item::Stroke { lines, color, width_px, dash, casing }
        };
        let casing = Some(Casing { color: BLUE, width_px: 2.0 });
        let solid = [(20.0, 0.5), (30.0, 1.0), (40.0, 1.5), (60.0, 2.5), (80.0, 8.0), (150.0, 4.0)];
        let items = solid.map(|(radius, width_px)| stroke(radius, RED, width_px, None, None));
        assert_same(view, items.into(), 0.03, &format!("lines × {ratio}"));
        let items = solid.map(|(radius, width_px)| stroke(radius, RED, width_px, None, casing));
        assert_same(view, items.into(), 0.03, &format!("casings × {ratio}"));
        // WebGL2 gives a dash that ends near a corner the corner's round end: broad ones would reach into the gap.
        let dashed = [(20.0, 0.75), (40.0, 1.5), (60.0, 2.0), (80.0, 2.5), (150.0, 1.0)];
        let items = dashed.map(|(radius, width_px)| stroke(radius, BLACK, width_px, Some([6.0, 4.0]), None));
        assert_same(view, items.into(), 0.03, &format!("dashes × {ratio}"));
        let items = dashed.map(|(radius, width_px)| stroke(radius, RED, width_px, Some([10.0, 3.0]), casing));
        assert_same(view, items.into(), 0.03, &format!("dashes with casings × {ratio}"));
        let items = solid.map(|(radius, width_px)| stroke(radius * 1e5, RED, width_px, Some([10.0, 3.0]), casing));
        assert_same(view, items.into(), 0.03, &format!("far corners × {ratio}"));
    }
}

#[wasm_bindgen_test]
fn both_painters_set_a_thousand_symbols_alike() {
    for (ratio, opacity) in [(1.0, 1.0), (2.0, 1.0), (1.0, 0.5)] {
        // Over the edges too, and the last of them large.
        let symbol = |i: usize| Symbol {
            x_px: (i * 97 % 2_200) as f32 / 10.0 - 10.0,
            y_px: (i * 61 % 2_200) as f32 / 10.0 - 10.0,
            size_px: if i < 1_200 { 6.8 } else { 40.0 },
            shape: Shape::ALL[i % 10],
            fill: if i.is_multiple_of(3) { RED } else { BLUE },
            stroke: PAPER,
            stroke_px: 1.25,
            opacity,
        };
        let symbols = Arc::new((0..1_202).map(symbol).collect());
        assert_same(
            view(ratio),
            vec![Item::Symbols { symbols }],
            0.06,
            &format!("a thousand symbols × {ratio}, {opacity}"),
        );
    }
}

#[wasm_bindgen_test]
fn both_painters_set_symbols_alike() {
    for (ratio, opacity) in [(1.0, 1.0), (1.5, 1.0), (2.0, 1.0), (1.0, 0.5), (2.0, 0.5)] {
        let place = |i: usize| (12.3 + 17.2 * (i % 11) as f32, 14.6 + 17.4 * (i / 11) as f32);
        let symbol = |i: usize| Symbol {
            x_px: place(i).0,
            y_px: place(i).1,
            size_px: 4.0 + (i / 10) as f32,
            shape: Shape::ALL[i % 10],
            fill: if i.is_multiple_of(3) { RED } else { BLUE },
            stroke: if i.is_multiple_of(2) { BLACK } else { PAPER },
            stroke_px: (i % 5) as f32,
            opacity,
        };
        let symbols = Arc::new((0..120).map(symbol).collect());
        assert_same(view(ratio), vec![Item::Symbols { symbols }], 0.01, &format!("symbols × {ratio}, {opacity}"));
    }
}

#[wasm_bindgen_test]
fn labels_leave_ink_in_their_box_only() {
    let (canvas, viewport) = (canvas(), Viewport::new(200.0, 100.0, 2.0));
    let mut painter = LabelPainter::new(canvas.clone(), "sans-serif", false).unwrap();
    painter.resize(&viewport);
    let style = LabelStyle {
        size_px: 14.0,
        weight: 500,
        is_italic: false,
        letter_spacing_px: 1.0,
        is_column: false,
        ink: BLACK,
        halo: RED,
        halo_px: 2.0,
    };
    let (width, height) = painter.size_px("Улаанбаатар", &style);
    assert_eq!((width, height), painter.size_px("Улаанбаатар", &style));
    assert!((70.0..160.0).contains(&width), "{width}");
    let column = LabelStyle { is_column: true, ..style };
    assert_eq!(painter.size_px("Улаанбаатар", &column), (height, width), "a column stands where a line lies");
    let context = canvas.get_context("2d").unwrap().unwrap();
    let read: js_sys::Function = js_sys::Reflect::get(&context, &"getImageData".into()).unwrap().unchecked_into();
    let opaque = |x: f64, y: f64, w: f64, h: f64| {
        let place = js_sys::Array::of(&[x, y, w, h].map(|px| (px * 2.0).round().into()));
        let image = read.apply(&context, &place).unwrap();
        let data = js_sys::Reflect::get(&image, &"data".into()).unwrap();
        js_sys::Uint8Array::new(&data).to_vec().chunks(4).filter(|pixel| pixel[3] > 200).count()
    };
    for (text, style, (more_x, more_y)) in [("Улаанбаатар", style, (1.0, 3.0)), ("Ховд", column, (3.0, 1.0))]
    {
        let (width, height) = painter.size_px(text, &style);
        let rect = ScreenRect::around(Screen::new(100.0, 50.0), width, height);
        painter.draw((&[], PAPER), &[TextLabel { text, rect, style, opacity: 1.0 }], &viewport);
        let (x, y) = (rect.min.x - more_x, rect.min.y - more_y);
        let inside = opaque(x, y, width + 2.0 * more_x, height + 2.0 * more_y);
        let all = opaque(0.0, 0.0, 200.0, 100.0);
        assert!(inside > 300 && inside == all, "{text}: {inside} of {all}");
    }
}
