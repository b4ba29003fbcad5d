//! Names on a printed map: which are written, and where, without one over another.
//!
//! Nobody measures text here, so widths are estimated, rather too wide than too narrow.

use super::words as w;
use crate::atlas::Role;
use crate::catalog::Layer;
use crate::geo::{World, world_from_lng_lat};
use crate::i18n::{Locale, integer};
use crate::map::{Candidate, Color, LabelKind, Palette, Placer, Screen, ScreenRect, View, area_anchor};
use crate::report::{Element, OverlayLabel, svg};

/// Steps of zoom by which paper shows names earlier than a screen does: it is read from nearer.
const NEARER: f64 = 1.2;
/// Zoom from which places have their names, and most names of places.
const PLACE_ZOOM: f64 = 13.0;
const MOST_PLACES: usize = 200;
/// Longest name in one line, in letters.
const MOST_LETTERS: usize = 42;

/// The priority of a capital's name.
const CAPITAL: f32 = 8.0;

/// A name that wants a place.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    text: String,
    at: Screen,
    size_px: f64,
    weight: u16,
    ink: Color,
    is_italic: bool,
    priority: f32,
    kind: LabelKind,
}

impl Wish {
    /// Says whether the name is so important that it may cover symbols.
    pub(super) fn is_over_symbols(&self) -> bool {
        self.priority >= CAPITAL
    }
}

/// Estimates how wide a text is in px at a size and a weight.
pub(super) fn text_width(text: &str, size_px: f64, weight: u16) -> f64 {
    let em = |letter: char| match letter {
        ' ' | '.' | ',' | ':' | ';' | '\'' | 'i' | 'j' | 'l' | '|' | '!' | '\u{a0}' => 0.32,
        'I' | 'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 0.4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | 'Ж' | 'Ш' | 'Щ' | 'Ю' | 'Ы' | 'Ф' | 'ж' | 'ш' | 'щ' | 'ю' | 'ф' | 'ы'
        | 'М' => 0.9,
        letter if letter as u32 > 0x2E7F => 1.0,
        letter if letter.is_uppercase() => 0.72,
        _ => 0.58,
    };
    let wider = if weight >= 600 { 1.06 } else { 1.0 };
    text.chars().map(em).sum::<f64>() * size_px * wider
}

/// Breaks a text into lines of at most `width_px`, between words; a longer word is cut.
pub(super) fn wrapped(text: &str, size_px: f64, width_px: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let fits = |line: &str| text_width(line, size_px, 400) <= width_px;
    for word in text.split_whitespace() {
        let joined = lines.last().map(|line| [line, " ", word].concat()).filter(|line| fits(line));
        if let (Some(last), Some(joined)) = (lines.last_mut(), joined) {
            *last = joined;
            continue;
        }
        lines.push(String::new());
        for letter in word.chars() {
            let mut line = lines.pop().unwrap_or_default();
            line.push(letter);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(line);
                line = letter.to_string();
            }
            lines.push(line);
        }
    }
    lines
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    let short: String = text.chars().take(MOST_LETTERS - 1).collect();
    [short.trim_end(), "…"].concat()
}

/// The names of areas, in their roomiest part.
pub(super) fn area_wishes(
    layer: &Layer,
    areas: &[super::ground::Area],
    view: &View,
    palette: &Palette,
    locale: Locale,
) -> Vec<Wish> {
    let zoom = view.camera.zoom + NEARER;
    let style = match layer.config.role {
        Role::Land => (9.5, 500, palette.ink_faint, 1.0),
        Role::Water => (9.5, 400, palette.ink_water, 2.0),
        Role::Districts if zoom < 11.0 => (10.5, 600, palette.ink_faint, 4.0),
        Role::Clusters if zoom >= 12.0 => (10.5, 600, palette.ink_cluster, 6.0),
        _ => return Vec::new(),
    };
    let (size_px, weight, ink, priority) = style;
    let is_water = layer.config.role == Role::Water;
    let wish = |area: &super::ground::Area| {
        let mut text = shortened(&layer.name(area.row, locale).text);
        if layer.config.role == Role::Land {
            text = text.to_uppercase();
        }
        if layer.config.role == Role::Clusters
            && let Some(count) = layer.dataset.number(area.row, "count")
        {
            text = format!("{text} ({})", integer(locale, count as u64));
        }
        let at = view.screen_from_world(area_anchor(&area.polygons)?);
        let bounds = layer.dataset.geometry.bounds(area.row).to_world();
        let room = (bounds.max.x - bounds.min.x) * view.camera.px_per_world();
        let has_room = !is_water || room > text_width(&text, size_px, weight);
        let wish = Wish { text, at, size_px, weight, ink, is_italic: is_water, priority, kind: LabelKind::Area };
        has_room.then_some(wish)
    };
    areas.iter().filter_map(wish).collect()
}

/// The names of towns: the capital always, others the nearer the map is.
pub(super) fn settlement_wishes(layer: &Layer, view: &View, palette: &Palette, locale: Locale) -> Vec<Wish> {
    let (dataset, zoom) = (&layer.dataset, view.camera.zoom + NEARER);
    let wish = |row: usize| {
        let (from_zoom, size_px, weight, priority) = match dataset.text(row, "rank").unwrap_or_default() {
            "capital" => (0.0, 12.5, 700, CAPITAL),
            "aimag_centre" => (4.6, 10.0, 500, 3.0),
            _ => (6.5, 10.0, 400, 2.5),
        };
        let at = dataset.anchor(row).filter(|_| zoom >= from_zoom && zoom < 16.0)?;
        let population = dataset.number(row, "population").unwrap_or(0.0).max(1.0);
        Some(Wish {
            text: layer.name(row, locale).text,
            at: view.screen_from_world(world_from_lng_lat(at)),
            size_px,
            weight,
            ink: palette.ink,
            is_italic: false,
            priority: priority + (population.log10() / 10.0) as f32,
            kind: LabelKind::Point { offset_px: 8.0 },
        })
    };
    (0..dataset.len()).filter_map(wish).collect()
}

/// The names of the places that are drawn, where the map is near enough.
pub(super) fn place_wishes(
    layer: &Layer,
    drawn: &[(usize, Screen)],
    view: &View,
    palette: &Palette,
    locale: Locale,
) -> Vec<Wish> {
    let zoom = view.camera.zoom + NEARER;
    let count = if zoom >= PLACE_ZOOM { MOST_PLACES } else { 0 };
    let wish = |&(row, at): &(usize, Screen)| Wish {
        text: shortened(&layer.name(row, locale).text),
        at,
        size_px: 10.0,
        weight: 500,
        ink: palette.ink,
        is_italic: false,
        priority: 5.0,
        kind: LabelKind::Point { offset_px: 9.0 },
    };
    drawn.iter().take(count).map(wish).collect()
}

/// The names and figures of an analysis.
pub(super) fn overlay_wishes(labels: &[OverlayLabel], view: &View, palette: &Palette) -> Vec<Wish> {
    let wish = |label: &OverlayLabel| {
        let at: World = world_from_lng_lat(label.at);
        let Screen { x, y } = view.screen_from_world(at);
        Wish {
            text: label.text.clone(),
            at: Screen::new(x, if label.is_above { y - 10.0 } else { y }),
            size_px: 10.5,
            weight: 600,
            ink: palette.ink_cluster,
            is_italic: false,
            priority: label.priority as f32,
            kind: LabelKind::Area,
        }
    };
    labels.iter().map(wish).collect()
}

/// Writes as many names as there is room for in `frame`, off the `obstacles`, which the names written join.
pub(super) fn letters(
    wishes: &[Wish],
    obstacles: &mut Vec<ScreenRect>,
    frame: ScreenRect,
    palette: &Palette,
) -> Element {
    let candidate = |(id, wish): (u64, &Wish)| Candidate {
        id,
        anchor: wish.at,
        width_px: text_width(&wish.text, wish.size_px, wish.weight),
        height_px: wish.size_px * 1.2,
        priority: wish.priority,
        kind: wish.kind,
    };
    let candidates: Vec<Candidate> = (0..).zip(wishes).map(candidate).collect();
    let placed = Placer::new().place(&candidates, obstacles, frame);
    obstacles.extend(placed.iter().map(|label| label.rect));
    let text = |label: &crate::map::PlacedLabel| {
        let wish = &wishes[label.index];
        let center = label.rect.center();
        let text = svg("text")
            .number("x", center.x)
            .number("y", center.y + wish.size_px * 0.35)
            .number("font-size", wish.size_px)
            .attr("font-weight", &wish.weight.to_string())
            .attr("fill", &wish.ink.css());
        if wish.is_italic { text.attr("font-style", "italic") } else { text }.text(&wish.text)
    };
    svg("g")
        .attr("text-anchor", "middle")
        .attr("stroke", &palette.halo.css())
        .attr("stroke-width", "3")
        .attr("stroke-linejoin", "round")
        .attr("paint-order", "stroke")
        .all(placed.iter().map(text))
}

/// What a legend calls a layer's outlines; `None` for layers that a legend does not name.
pub(super) fn outline_name(layer: &Layer, locale: Locale) -> Option<String> {
    let own = layer.config.title.get(locale.code());
    let general = match layer.config.role {
        Role::Districts => w::DISTRICT,
        Role::Clusters => w::CLUSTER,
        _ => return None,
    };
    Some(if own.is_empty() { general.get(locale) } else { own }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_they_may_be() {
        let text = "Энэхүү газрын зураг дээрх хил, нэр https://example.org/averyveryverylongaddresswithoutanybreak end";
        for width in [60.0, 120.0, 400.0] {
            let lines = wrapped(text, 10.0, width);
            assert!(lines.iter().all(|line| text_width(line, 10.0, 400) <= width), "{lines:?}");
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
        assert!(wrapped("", 10.0, 50.0).is_empty());
        assert_eq!(wrapped("ab", 10.0, 0.0), ["a", "b"]);
    }
}
