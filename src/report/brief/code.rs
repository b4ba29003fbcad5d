//! A link as a QR code: a drawing of squares that a phone reads from paper.

use crate::report::{Element, svg};
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// Free modules around the code, as ISO/IEC 18004 asks for.
const QUIET: i32 = 4;
/// Side of a module on paper, in millimetres: what a phone's camera tells apart at arm's length.
const MODULE_MM: f64 = 0.4;
/// Least side of the whole code, in millimetres.
const LEAST_MM: f64 = 26.0;

/// The code of a link, error correction M (15 %), quiet zone included, in modules as units; with the side that it should
/// have on paper, in millimetres. `None` for a link of more than 2,331 bytes: no code holds it.
pub(super) fn qr_code(link: &str, label: &str) -> Option<(Element, f64)> {
    let (side, path) = modules(link)?;
    let drawing = svg("svg")
        .attr("viewBox", &format!("0 0 {side} {side}"))
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("shape-rendering", "crispEdges")
        .put(svg("rect").number("width", f64::from(side)).number("height", f64::from(side)).attr("fill", "#ffffff"))
        .put(svg("path").attr("fill", "#000000").attr("d", &path));
    Some((drawing, (f64::from(side) * MODULE_MM).max(LEAST_MM)))
}

/// The side of a link's code in modules, quiet zone included, and its dark modules as the path of a drawing; as
/// [`qr_code`].
pub(in crate::report) fn modules(link: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(link, QrCodeEcc::Medium).ok()?;
    Some((code.size() + 2 * QUIET, path(&code)))
}

/// The dark modules as boxes, one for each stretch of a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let length = x - start;
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", start + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads a drawing as a phone would: paints it and looks for a code.
    fn read(drawing: &Element) -> String {
        let side: usize = drawing.get("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
        let scale = 4;
        let mut dark = vec![false; side * side];
        let path = drawing.walk().into_iter().find(|part| part.tag == "path").unwrap();
        for part in path.get("d").unwrap().split('M').skip(1) {
            let numbers: Vec<usize> =
                part.split([' ', 'h', 'v', '-', 'z']).filter_map(|number| number.parse().ok()).collect();
            let [x, y, length, height, back] = numbers[..] else { panic!("{part}") };
            assert_eq!((height, back), (1, length));
            dark[y * side + x..][..length].fill(true);
        }
        let is_dark = |x: usize, y: usize| dark[y / scale * side + x / scale];
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
            if is_dark(x, y) { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn what_is_drawn_is_the_link() {
        for link in [
            "https://example.org/",
            "https://example.org/?v=1&f.domain=A,C3&f.founded=1920..1960,?&near=47.9189,106.9176,5000&an=brief",
        ] {
            let (drawing, side_mm) = qr_code(link, "x").unwrap();
            assert_eq!(read(&drawing), link);
            assert!((LEAST_MM..60.0).contains(&side_mm));
        }
    }

    #[test]
    fn a_link_that_no_code_holds_has_none() {
        assert!(qr_code(&"x".repeat(2_331), "x").is_some());
        assert!(qr_code(&"x".repeat(2_332), "x").is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn any_link_is_read_back(query in "[a-zA-Z0-9.,:!*%&=_-]{0,200}") {
            let link = format!("https://example.org/?{query}");
            prop_assert_eq!(read(&qr_code(&link, "x").unwrap().0), link);
        }
    }
}
