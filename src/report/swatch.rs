//! Legends of overlays: small samples of paint and line with what they mean.

use super::{Element, Outline, Paint, el, svg};

/// One line of a legend.
#[derive(Clone, Debug)]
pub(super) struct Swatch {
    /// What the areas are filled with.
    pub(super) paint: Option<Paint>,
    /// The line around them.
    pub(super) outline: Option<Outline>,
    /// What it means.
    pub(super) label: String,
}

/// A legend with its title and its samples in the colours of day or night.
pub(super) fn legend(title: &str, swatches: &[Swatch], is_dark: bool) -> Element {
    let list = swatches.iter().map(|swatch| {
        let sample = swatch.draw(is_dark);
        el("li").class("swatch").put(sample).put(el("span").text(&swatch.label))
    });
    let list = el("ul").class("swatches").all(list);
    el("div").class("overlay-legend").put(el("p").class("legend-title").text(title)).put(list)
}

impl Swatch {
    fn draw(&self, is_dark: bool) -> Element {
        let css = |color: super::TwoColors| if is_dark { color.dark.css() } else { color.light.css() };
        let mut sample = svg("rect").number("x", 2.0).number("y", 2.0).number("width", 20.0).number("height", 12.0);
        let mut hatching = None;
        sample = match self.paint {
            Some(paint) if paint.is_hatched => {
                hatching = Some(
                    svg("path")
                        .attr("d", "M2 10L10 2M6 14L18 2M14 14L22 6")
                        .attr("fill", "none")
                        .attr("stroke", &css(paint.color)),
                );
                sample.attr("fill", "none")
            }
            Some(paint) => sample.attr("fill", &css(paint.color)),
            None => sample.attr("fill", "none"),
        };
        if let Some(outline) = self.outline {
            sample = sample.attr("stroke", &css(outline.color)).number("stroke-width", outline.width_px);
            if outline.is_dashed {
                sample = sample.attr("stroke-dasharray", "4 3");
            }
        }
        svg("svg")
            .attr("viewBox", "0 0 24 16")
            .attr("width", "24")
            .attr("height", "16")
            .attr("aria-hidden", "true")
            .put(sample)
            .all(hatching)
    }
}

#[cfg(test)]
mod tests {
    use super::super::TwoColors;
    use super::*;

    #[test]
    fn samples_have_the_colours_of_day_and_night() {
        let color = TwoColors::hex(0x0001_0203, 0x0004_0506);
        let swatch = Swatch {
            paint: Some(Paint { color, is_hatched: true }),
            outline: Some(Outline { color, width_px: 2.0, is_dashed: true }),
            label: "few".to_owned(),
        };
        let plain = Swatch { paint: Some(Paint { color, is_hatched: false }), outline: None, label: "many".to_owned() };
        let day = legend("T", &[swatch.clone(), plain.clone()], false).markup();
        let night = legend("T", &[swatch, plain], true).markup();
        assert!(day.contains(&color.light.css()) && !day.contains(&color.dark.css()));
        assert!(night.contains(&color.dark.css()) && night.contains("stroke-dasharray"));
    }
}
