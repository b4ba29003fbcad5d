//! The map of a brief as SVG: land, water, borders, clusters, what an analysis draws, places, names, a scale bar.
//!
//! Always in the colours of day: it is for paper. Ids of its parts begin with `brief-`.

use super::disc::discs;
use super::ground::{self, Area, areas, fill_path, line_path};
use super::lettering::{Wish, area_wishes, letters, overlay_wishes, place_wishes, settlement_wishes, text_width};
use crate::atlas::Role;
use crate::catalog::Layer;
use crate::geo::{LngLat, LngLatBounds, World, lng_lat_from_world};
use crate::i18n::distance;
use crate::map::{
    Camera, Color, DomainStyle, LineMesh, Palette, Screen, ScreenRect, Shape, SymbolInput, SymbolSet, Theme, View,
    Viewport, fit, scale_bar, symbols,
};
use crate::report::file::is_off;
use crate::report::{Element, Material, Outline, Overlay, OverlayArea, Paint, Question, svg};
use crate::state::ViewState;
use std::sync::Arc;

/// Nearest that a map is drawn.
const MAX_ZOOM: f64 = 19.0;
/// Least and greatest height, in widths.
const HEIGHTS: (f64, f64) = (0.5, 1.1);
/// Free width around what is fitted, in px.
const MARGIN_PX: f64 = 4.0;
/// Longest scale bar, in px.
const SCALE_PX: f64 = 110.0;
/// The letters of maps.
pub(super) const FONT: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

/// A map to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Plate<'a> {
    material: &'a Material,
    question: &'a Question,
    overlay: &'a Overlay,
    state: ViewState,
    palette: &'static Palette,
    view: View,
}

impl<'a> Plate<'a> {
    /// A map of what the question's map shows, `width_px` wide and as high as that asks for, within limits.
    pub(super) fn new(material: &'a Material, question: &'a Question, overlay: &'a Overlay, width_px: f64) -> Self {
        let bounds = shown_bounds(material, question).to_world();
        let (across, down) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
        let ratio = if across > 0.0 { down / across } else { HEIGHTS.0 };
        let height_px = (width_px * ratio.clamp(HEIGHTS.0, HEIGHTS.1)).round();
        let viewport = Viewport::new(width_px, height_px, 1.0).with_padding(crate::map::Insets::all(MARGIN_PX));
        let camera = fit(&bounds, &viewport, MAX_ZOOM).unwrap_or(Camera::new(World::new(0.5, 0.5), 0.0));
        let (state, palette) = (question.view(), Theme::Light.palette());
        Self { material, question, overlay, state, palette, view: View::new(camera, viewport) }
    }

    /// Width and height in px.
    pub(super) fn size(&self) -> (f64, f64) {
        (self.view.viewport.width_px, self.view.viewport.height_px)
    }

    /// How many of the places shown lie within the frame.
    pub(super) fn count(&self) -> usize {
        let (shown, worlds) = (self.view.visible_bounds(), &self.material.places.worlds);
        let rows = self.question.mask.iter_ones();
        rows.filter(|row| worlds.get(*row).is_some_and(|at| shown.contains(*at))).count()
    }

    /// Layers of areas and lines that the reader has not switched off, of a role.
    fn layers(&self, role: Role) -> impl Iterator<Item = &Arc<Layer>> {
        let layers = self.material.layers.iter();
        layers.filter(move |layer| layer.config.role == role && !is_off(layer, &self.state))
    }

    /// The map as an element of its own size, with a name and a description for those who do not see it. O(n log n).
    pub(super) fn element(&self, name: &str, summary: &str) -> Element {
        let (width, height) = self.size();
        let frame = || svg("rect").number("width", width).number("height", height);
        let mut wishes = Vec::new();
        let ground = self.ground(&mut wishes);
        let symbols = self.symbols();
        let drawn: Vec<(usize, Screen)> = symbols
            .rows
            .iter()
            .zip(symbols.symbols.iter())
            .map(|(row, symbol)| (*row as usize, Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px))))
            .collect();
        let places = &self.material.places.layer;
        let locale = self.question.locale;
        wishes.extend(place_wishes(places, &drawn, &self.view, self.palette, locale));
        for layer in self.layers(Role::Settlements) {
            wishes.extend(settlement_wishes(layer, &self.view, self.palette, locale));
        }
        let scale = self.scale();
        let (mut obstacles, rect) = (Vec::new(), self.view.viewport.rect());
        obstacles.extend(scale.as_ref().map(|(_, rect)| *rect));
        // What an analysis says goes before all names, and over symbols, as does the capital's name.
        let (chosen, wishes): (Vec<Wish>, Vec<Wish>) = wishes.into_iter().partition(Wish::is_over_symbols);
        let said: Vec<Wish> =
            overlay_wishes(&self.overlay.labels, &self.view, self.palette).into_iter().chain(chosen).collect();
        let has_places = self.layers(Role::Places).next().is_some();
        let discs = if has_places { discs(&self.overlay.groups, &self.view) } else { Vec::new() };
        obstacles.extend(discs.iter().map(super::disc::Disc::rect));
        let said = letters(&said, &mut obstacles, rect, self.palette);
        obstacles.extend(symbols.symbols.iter().map(|symbol| {
            let side = 2.0 * f64::from(symbol.size_px) * Shape::RADIUS;
            ScreenRect::around(Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px)), side, side)
        }));
        let names = letters(&wishes, &mut obstacles, rect, self.palette);
        let inside = svg("g")
            .attr("clip-path", "url(#brief-frame)")
            .put(frame().attr("fill", &self.palette.sea.css()))
            .put(ground)
            .put(symbol_group(&symbols, self.palette))
            .all(discs.iter().map(|disc| disc.element(self.palette, locale)))
            .put(names)
            .put(said)
            .all(scale.map(|(scale, _)| scale));
        let border = frame().attr("fill", "none").attr("stroke", &self.palette.border.css());
        svg("svg")
            .class("brief-map")
            .attr("viewBox", &format!("0 0 {width} {height}"))
            .number("width", width)
            .number("height", height)
            .attr("role", "img")
            .attr("aria-label", &[name, ". ", summary].concat())
            .attr("font-family", FONT)
            .put(svg("title").text(name))
            .put(svg("desc").text(summary))
            .put(self.definitions(frame()))
            .put(inside)
            .put(border)
    }

    /// The frame that everything is cut off at, and one hatching for each colour of it.
    fn definitions(&self, frame: Element) -> Element {
        let hatching = |(at, color): (usize, Color)| {
            let line = svg("path").attr("d", "M0 0V6").attr("stroke", &opaque(color)).attr("stroke-width", "1.5");
            svg("pattern")
                .attr("id", &format!("brief-hatch-{at}"))
                .attr("width", "6")
                .attr("height", "6")
                .attr("patternUnits", "userSpaceOnUse")
                .attr("patternTransform", "rotate(45)")
                .put(line.attr("stroke-opacity", &opacity(color)))
        };
        let clip = svg("clipPath").attr("id", "brief-frame").put(frame);
        svg("defs").put(clip).all(self.hatchings().into_iter().enumerate().map(hatching))
    }

    /// The colours of hatchings, each once.
    fn hatchings(&self) -> Vec<Color> {
        let mut colors: Vec<Color> = Vec::new();
        for paint in self.overlay.areas.iter().filter_map(|area| area.paint).filter(|paint| paint.is_hatched) {
            if !colors.contains(&paint.color.light) {
                colors.push(paint.color.light);
            }
        }
        colors
    }

    /// Land, water, borders, clusters and what the analysis draws, from below; with the names of what is drawn.
    fn ground(&self, wishes: &mut Vec<Wish>) -> Element {
        let (palette, view) = (self.palette, &self.view);
        let mut group = svg("g").attr("fill-rule", "evenodd").attr("stroke-linejoin", "round");
        let mut put = |element: Option<Element>| group.children.extend(element.map(crate::report::Node::Element));
        let of = |role: Role| -> Vec<(&Arc<Layer>, Vec<Area>)> {
            self.layers(role).map(|layer| (layer, areas(layer, view))).collect()
        };
        let every = |layers: &[(&Arc<Layer>, Vec<Area>)]| -> Vec<ground::Polygons> {
            layers.iter().flat_map(|(_, areas)| areas.iter().map(|area| area.polygons.clone())).collect()
        };
        let (land, water, districts, clusters) =
            (of(Role::Land), of(Role::Water), of(Role::Districts), of(Role::Clusters));
        for (layer, areas) in land.iter().chain(&water).chain(&districts).chain(&clusters) {
            wishes.extend(area_wishes(layer, areas, view, palette, self.question.locale));
        }
        put(fill(&fill_path(&every(&of(Role::World)), view), palette.land_foreign));
        put(fill(&fill_path(&every(&land), view), palette.land_foreign));
        let borders = LineMesh::from_cut_polygons(every(&land).into_iter().flatten().collect::<Vec<_>>().iter());
        put(line(&line_path(&borders, view), palette.border_foreign, 0.75, false));
        let home = ground::home(self.material);
        let home: Vec<ground::Polygons> = land
            .iter()
            .flat_map(|(_, areas)| areas)
            .filter(|area| Some(area.row) == home)
            .map(|area| area.polygons.clone())
            .collect();
        let paper = if home.is_empty() { every(&districts) } else { home.clone() };
        put(fill(&fill_path(&paper, view), palette.land));
        let painted: Vec<(&OverlayArea, ground::Polygons)> = self
            .overlay
            .areas
            .iter()
            .map(|area| (area, ground::overlay_polygons(self.material, &area.shape)))
            .collect();
        for (area, polygons) in &painted {
            put(area.paint.and_then(|paint| self.painted(paint, polygons)));
        }
        let (lakes, units) = (every(&water), every(&districts));
        put(fill(&fill_path(&lakes, view), palette.water));
        put(line(&edges(&lakes, view), palette.shore, 0.6, false));
        put(line(&edges(&units, view), palette.district, 0.8, false));
        put(line(&edges(&home, view), palette.border, 1.2, false));
        let clusters = every(&clusters);
        put(fill(&fill_path(&clusters, view), palette.cluster_fill));
        put(line(&edges(&clusters, view), palette.cluster, 1.2, true));
        for (area, polygons) in &painted {
            let outline = |Outline { color, width_px, is_dashed }| {
                line(&edges(std::slice::from_ref(polygons), view), color.light, width_px, is_dashed)
            };
            put(area.outline.and_then(outline));
        }
        let places = areas(&self.material.places.layer, view);
        let places = places.into_iter().filter(|area| self.question.mask.get(area.row)).map(|area| area.polygons);
        let places: Vec<ground::Polygons> = places.collect();
        put(fill(&fill_path(&places, view), palette.cluster_fill));
        put(line(&edges(&places, view), palette.cluster, 0.8, false));
        group
    }

    fn painted(&self, paint: Paint, polygons: &ground::Polygons) -> Option<Element> {
        let path = fill_path([polygons], &self.view);
        let color = paint.color.light;
        if !paint.is_hatched {
            return fill(&path, color);
        }
        let at = self.hatchings().iter().position(|own| *own == color)?;
        (!path.is_empty()).then(|| svg("path").attr("d", &path).attr("fill", &format!("url(#brief-hatch-{at})")))
    }

    /// The symbols of the places shown, from north to south, as the app draws them.
    fn symbols(&self) -> SymbolSet {
        let (places, groups, zoom) = (&self.material.places, &self.overlay.groups, self.view.camera.zoom);
        let is_hidden = zoom < self.overlay.symbols_from;
        let input = SymbolInput {
            positions: &places.worlds,
            tree: places.tree(),
            is_visible: &|row| self.question.mask.get(row) && !is_hidden && groups.is_alone(row, zoom),
            style: &|row| self.palette.domain_style(places.domain(row).unwrap_or_default()),
            selected: None,
            hovered: None,
            strays_px: 0.0,
        };
        let is_on = self.layers(Role::Places).next().is_some();
        if is_on { symbols(&self.view, &input, self.palette) } else { SymbolSet::default() }
    }

    /// The scale bar with its length in words, and the box it takes; true in the middle of the map.
    fn scale(&self) -> Option<(Element, ScreenRect)> {
        let bar = scale_bar(self.view.center_lat(), self.view.camera.px_per_world(), SCALE_PX)?;
        let text = distance(self.question.locale, bar.metres);
        let (left, bottom) = (8.0, self.size().1 - 8.0);
        let ink = self.palette.ink.css();
        let width = bar.width_px + 6.0 + text_width(&text, 10.0, 400);
        let rect = ScreenRect::new(Screen::new(left, bottom - 10.0), Screen::new(left + width, bottom));
        let path = format!("M{left:.1} {:.1}v5h{:.1}v-5", bottom - 7.0, bar.width_px);
        let line = svg("path").attr("d", &path).attr("fill", "none").attr("stroke", &ink).attr("stroke-width", "1.5");
        let ground = svg("rect")
            .number("x", left - 4.0)
            .number("y", bottom - 13.0)
            .number("width", width + 8.0)
            .attr("height", "18")
            .attr("fill", &self.palette.halo.css())
            .attr("fill-opacity", "0.8");
        let text = svg("text")
            .number("x", left + bar.width_px + 6.0)
            .number("y", bottom - 1.0)
            .attr("font-size", "10")
            .attr("fill", &ink)
            .text(&text);
        Some((svg("g").class("brief-scale").put(ground).put(line).put(text), rect))
    }
}

/// What the map is to show: what the reader's map shows; where there is none, the places; else the atlas.
fn shown_bounds(material: &Material, question: &Question) -> LngLatBounds {
    if !question.bounds.is_empty() {
        return question.bounds;
    }
    let positions = question.mask.iter_ones().filter_map(|row| material.places.position(row));
    let places: LngLatBounds = positions.collect();
    if places.is_empty() || !material.atlas.facets.is_empty() { material.atlas.view.bounds } else { roomier(places) }
}

/// A box a tenth larger, so that nothing lies on its edge.
fn roomier(bounds: LngLatBounds) -> LngLatBounds {
    let world = bounds.to_world();
    let (x, y) = ((world.max.x - world.min.x) * 0.05, (world.max.y - world.min.y) * 0.05);
    let corner = |x: f64, y: f64| -> LngLat { lng_lat_from_world(World::new(x.clamp(0.0, 1.0), y.clamp(0.0, 1.0))) };
    [corner(world.min.x - x, world.min.y - y), corner(world.max.x + x, world.max.y + y)].into_iter().collect()
}

fn edges(polygons: &[ground::Polygons], view: &View) -> String {
    line_path(&LineMesh::from_polygons(polygons.iter().flatten()), view)
}

fn fill(path: &str, color: Color) -> Option<Element> {
    let element = svg("path").attr("d", path).attr("fill", &opaque(color));
    let element = if color.a < 255 { element.attr("fill-opacity", &opacity(color)) } else { element };
    (!path.is_empty()).then_some(element)
}

fn line(path: &str, color: Color, width_px: f64, is_dashed: bool) -> Option<Element> {
    let element = svg("path").attr("d", path).attr("fill", "none").attr("stroke", &opaque(color));
    let element = element.number("stroke-width", width_px);
    let element = if color.a < 255 { element.attr("stroke-opacity", &opacity(color)) } else { element };
    let element = if is_dashed { element.attr("stroke-dasharray", "5 3.5") } else { element };
    (!path.is_empty()).then_some(element)
}

/// The colour without its alpha: not every reader of SVG knows eight digits.
fn opaque(color: Color) -> String {
    Color { a: 255, ..color }.css()
}

fn opacity(color: Color) -> String {
    let hundredths = (f64::from(color.a) / 2.55).round() / 100.0;
    hundredths.to_string()
}

/// The symbols as one path each.
fn symbol_group(set: &SymbolSet, palette: &Palette) -> Element {
    let symbol = |symbol: &crate::map::Symbol| {
        let at = Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px));
        let path = symbol_path(symbol.shape, at, f64::from(symbol.size_px));
        svg("path").attr("d", &path).attr("fill", &symbol.fill.css())
    };
    svg("g")
        .attr("stroke", &palette.symbol_ring.css())
        .attr("stroke-width", "1.6")
        .attr("paint-order", "stroke")
        .all(set.symbols.iter().map(symbol))
}

/// The outline of a shape at a position; `size_px` is half the side of its square.
fn symbol_path(shape: Shape, at: Screen, size_px: f64) -> String {
    let corners = shape.corners();
    if corners.is_empty() {
        let r = Shape::RADIUS * size_px;
        return format!(
            "M{:.1} {:.1}a{r:.1} {r:.1} 0 1 0 {:.1} 0a{r:.1} {r:.1} 0 1 0-{:.1} 0z",
            at.x - r,
            at.y,
            2.0 * r,
            2.0 * r
        );
    }
    let mut pen = super::pen::Pen::default();
    pen.corners(corners.iter().map(|[x, y]| Screen::new(at.x + x * size_px, at.y + y * size_px)));
    pen.path()
}

/// The symbol of a domain as a drawing of its own, for legends.
pub(super) fn sample(style: DomainStyle, side_px: f64) -> Element {
    svg("svg")
        .attr("viewBox", "-1.1 -1.1 2.2 2.2")
        .number("width", side_px)
        .number("height", side_px)
        .attr("aria-hidden", "true")
        .put(svg("path").attr("d", &style.shape.svg_path()).attr("fill", &style.color.css()))
}
