//! What is written on the map: which names, how large, and which go first where there is no room for all.

use super::engine::Engine;
use super::ground::Ground;
use super::stack::BADGE_RING_PX;
use crate::atlas::Role;
use crate::geo::{World, world_from_lng_lat};
use crate::i18n::{Locale, integer};
use crate::map::{Candidate, LabelKind, Palette, Screen, ScreenRect, Shape, Stacked, View};
use crate::query::upper;
use crate::render::{Disc, LabelStyle, TextLabel};
use crate::ui::catalog::{Catalog, Layer, Places};
use crate::ui::vertical;
use std::f64::consts::LN_10;
use std::sync::Arc;

/// Longest name that is written in one line, in letters.
const MOST_LETTERS: usize = 42;

/// The priority of what is selected or pointed at: its name is always written, whatever it covers.
const CHOSEN: f32 = 10.0;

/// The priority of what is fanned out: before all that has a place of its own.
const FANNED: f32 = 8.95;

/// A name that wants a place.
struct Wish {
    id: u64,
    text: String,
    at: World,
    style: LabelStyle,
    priority: f32,
    kind: LabelKind,
}

/// How names are written: in a language, and in traditional script wherever there is such a name.
type Writing = (Locale, bool);

/// Letters of a column are larger: in this script as many strokes stand in less room.
const COLUMN_SIZE: f64 = 1.25;

/// What is written for a row, and how.
fn written(layer: &Layer, row: usize, (locale, is_upright): Writing, style: LabelStyle) -> (String, LabelStyle) {
    match is_upright.then(|| layer.vertical(row)).flatten() {
        // Its letters are joined, and have no slanted form.
        Some(name) => {
            let size_px = style.size_px * COLUMN_SIZE;
            (
                shortened(&name),
                LabelStyle { size_px, is_italic: false, letter_spacing_px: 0.0, is_column: true, ..style },
            )
        }
        None => (shortened(&layer.name(row, locale).text), style),
    }
}

/// Identities of labels: the layer's kind in the upper bits, the row below.
fn id_of(role: Role, row: usize) -> u64 {
    ((role as u64) << 48) | row as u64
}

fn style(size_px: f64, weight: u16, ink: crate::map::Color, palette: &Palette) -> LabelStyle {
    let halo = palette.halo;
    LabelStyle { size_px, weight, is_italic: false, letter_spacing_px: 0.0, is_column: false, ink, halo, halo_px: 1.75 }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(MOST_LETTERS - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

impl Engine {
    /// Places and draws the names of a frame.
    pub(super) fn write_names(&mut self, catalog: &Catalog, view: &View, palette: &Palette, locale: Locale) {
        let zoom = view.camera.zoom;
        let writing = (locale, vertical::is_written(self.context));
        let mut wishes = Vec::new();
        let look = self.look;
        let grounds = &self.grounds;
        if let Some(ground) = grounds.of(Role::Land) {
            let style = LabelStyle { letter_spacing_px: 2.0, ..style(11.0, 500, palette.ink_faint, palette) };
            wishes.extend(area_wishes(ground, Role::Land, writing, style, 1.0, &|name| {
                name.chars().map(upper).collect()
            }));
        }
        if let Some(ground) = grounds.of(Role::Water) {
            let style = LabelStyle { is_italic: true, ..style(11.0, 400, palette.ink_water, palette) };
            let px = view.camera.px_per_world();
            let wide = move |wish: &Wish, width: f64| width * px > 5.5 * wish.text.chars().count() as f64;
            let all = area_wishes(ground, Role::Water, writing, style, 2.0, &str::to_owned);
            let widths = ground.areas.iter().map(|area| area.bounds.max.x - area.bounds.min.x);
            wishes.extend(all.into_iter().zip(widths).filter(|(wish, width)| wide(wish, *width)).map(|(wish, _)| wish));
        }
        if let Some(ground) = grounds.of(Role::Districts).filter(|_| look.has_districts && zoom < 10.0) {
            let style = LabelStyle { letter_spacing_px: 0.4, ..style(12.0, 600, palette.ink_faint, palette) };
            wishes.extend(area_wishes(ground, Role::Districts, writing, style, 4.0, &str::to_owned));
        }
        if let Some(layer) = catalog.layer_of(Role::Settlements) {
            wishes.extend(settlement_wishes(&layer, zoom, writing, palette));
        }
        if let Some(ground) = grounds.of(Role::Clusters).filter(|_| look.has_clusters && zoom >= 12.0) {
            let style = style(12.0, 600, palette.ink_cluster, palette);
            for area in &ground.areas {
                let layer = &ground.layer;
                let count = layer.dataset.number(area.row, "count").unwrap_or(0.0) as u64;
                let (name, style) = written(layer, area.row, writing, style);
                let text = [&name, " (", &integer(locale, count), ")"].concat();
                // Above the outline, so that the places inside keep their room.
                let corners = area.polygons.iter().flatten().flatten().copied();
                let Some(top) = corners.reduce(|top, next| if next.y < top.y { next } else { top }) else { continue };
                let kind = LabelKind::Point { offset_px: 4.0 };
                wishes.push(Wish { id: id_of(Role::Clusters, area.row), text, at: top, style, priority: 6.0, kind });
            }
        }
        for (at, label) in self.laid.iter().flat_map(|laid| laid.answer.overlay.labels.iter().enumerate()) {
            let style = style(12.0, 700, palette.ink_cluster, palette);
            let kind = if label.is_above { LabelKind::Point { offset_px: 4.0 } } else { LabelKind::Area };
            let (text, at_world) = (shortened(&label.text), world_from_lng_lat(label.at));
            wishes.push(Wish {
                id: u64::MAX - at as u64,
                text,
                at: at_world,
                style,
                priority: label.priority as f32,
                kind,
            });
        }
        if let Some(places) = catalog.places() {
            wishes.extend(self.place_wishes(&places, zoom, writing, palette));
        }
        if let Some((places, _)) = &self.domains {
            for (&row, number) in self.near.iter().zip(1..) {
                let (text, at) = (integer(locale, number), self.spot(row, places));
                let kind = LabelKind::Point { offset_px: crate::map::symbol_radius_px(zoom) * 1.5 + 3.0 };
                let (id, style) = (id_of(Role::Places, row) | 1 << 47, style(14.0, 800, palette.accent, palette));
                wishes.push(Wish { id, text, at, style, priority: 9.0, kind });
            }
        }
        let mut discs = self.discs(palette, locale);
        discs.extend(self.badges(palette, locale));
        self.draw_wishes(&wishes, &discs, view, palette);
    }

    fn place_wishes(&self, places: &Arc<Places>, zoom: f64, writing: Writing, palette: &Palette) -> Vec<Wish> {
        let radius = crate::map::symbol_radius_px(zoom);
        let fanned = &self.stacks.frame.fan;
        let wish = |row: usize, weight: u16, priority: f32| {
            let style = style(12.0, weight, palette.ink, palette);
            let (text, style) = written(&places.layer, row, writing, style);
            let text = text + &self.more_than(row, writing.0);
            let kind = LabelKind::Point { offset_px: radius * 1.5 + 3.0 };
            Wish { id: id_of(Role::Places, row), text, at: self.spot(row, places), style, priority, kind }
        };
        let chosen = [self.selected_row, self.hovered_row.filter(|row| self.selected_row != Some(*row))];
        let mut wishes: Vec<Wish> = chosen.iter().flatten().map(|&row| wish(row, 600, CHOSEN)).collect();
        // What is fanned out has names from any zoom, since one looks for one of them.
        for (set, priority, from_zoom) in [(fanned, FANNED, 0.0), (&self.symbols, 5.0, 13.0)] {
            if zoom >= from_zoom {
                let rows = set.rows.iter().map(|&row| row as usize);
                let rest = rows.filter(|row| Some(*row) != self.selected_row && Some(*row) != self.hovered_row);
                // With very many symbols on the screen the first few hundred more than fill it with names.
                wishes.extend(rest.take(400).map(|row| wish(row, 500, priority)));
            }
        }
        wishes
    }

    fn draw_wishes(&mut self, wishes: &[Wish], discs: &[Disc], view: &View, palette: &Palette) {
        let Some(painter) = &mut self.labels else { return };
        let (land, fanned) = (&self.symbols.symbols, &self.stacks.frame.fan.symbols);
        let mut obstacles: Vec<ScreenRect> = land
            .iter()
            .chain(fanned.iter())
            .map(|symbol| {
                let side = 2.0 * f64::from(symbol.size_px) * Shape::RADIUS;
                ScreenRect::around(Screen::new(f64::from(symbol.x_px), f64::from(symbol.y_px)), side, side)
            })
            .collect();
        obstacles.extend(discs.iter().map(Disc::rect));
        let Stacked { fan, center, plate_px, .. } = &self.stacks.frame;
        // What the plate of a fan covers has no name either.
        let is_seen =
            |wish: &&Wish| wish.priority >= FANNED || center.distance(view.screen_from_world(wish.at)) >= *plate_px;
        let (chosen, others): (Vec<&Wish>, Vec<&Wish>) =
            wishes.iter().filter(is_seen).partition(|wish| wish.priority == CHOSEN);
        let mut labels: Vec<TextLabel<'_>> = Vec::with_capacity(wishes.len());
        for wish in chosen {
            let anchor = view.screen_from_world(wish.at);
            let (width, height) = painter.size_px(&wish.text, &wish.style);
            let LabelKind::Point { offset_px } = wish.kind else { continue };
            // To the right of its symbol, or to the left where the map ends or the rest of its fan is to the right.
            let side = offset_px + 3.0 + width / 2.0;
            let is_inward = fan.rows.contains(&(wish.id as u32)) && anchor.x < center.x - 1.0;
            let is_left = is_inward || anchor.x + side + width / 2.0 > view.viewport.width_px;
            let middle = Screen::new(anchor.x + if is_left { -side } else { side }, anchor.y);
            let rect = ScreenRect::around(middle, width, height);
            obstacles.push(rect);
            labels.push(TextLabel { text: &wish.text, rect, style: wish.style, opacity: 1.0 });
        }
        let candidates: Vec<Candidate> = others
            .iter()
            .map(|wish| {
                let (width_px, height_px) = painter.size_px(&wish.text, &wish.style);
                let anchor = view.screen_from_world(wish.at);
                Candidate { id: wish.id, anchor, width_px, height_px, priority: wish.priority, kind: wish.kind }
            })
            .collect();
        let placed = self.placer.place(&candidates, &obstacles, view.viewport.rect());
        let number = LabelStyle { halo_px: 0.0, ..style(12.0, 700, palette.ink, palette) };
        // The chosen ones last, over all others.
        let mut drawn: Vec<TextLabel<'_>> = placed
            .iter()
            .map(|label| {
                let wish = others[label.index];
                TextLabel { text: &wish.text, rect: label.rect, style: wish.style, opacity: 1.0 }
            })
            .collect();
        // Digits stand a little above the middle of their line.
        let lower = |at: Screen| ScreenRect::around(Screen::new(at.x, at.y + 0.75), 1.0, 1.0);
        let size_px = |disc: &Disc| if disc.ring_px > BADGE_RING_PX { 12.0 } else { 11.0 };
        let numbers =
            discs.iter().map(|disc| (&disc.text, lower(disc.at), LabelStyle { size_px: size_px(disc), ..number }));
        drawn.extend(numbers.map(|(text, rect, style)| TextLabel { text, rect, style, opacity: 1.0 }));
        drawn.append(&mut labels);
        painter.draw((discs, palette.halo), &drawn, &view.viewport);
    }
}

fn area_wishes(
    ground: &Ground,
    role: Role,
    writing: Writing,
    style: LabelStyle,
    priority: f32,
    dress: &dyn Fn(&str) -> String,
) -> Vec<Wish> {
    let areas = ground.areas.iter();
    areas
        .map(|area| {
            let (text, style) = written(&ground.layer, area.row, writing, style);
            let at = area.anchor.unwrap_or(World::new(f64::NAN, f64::NAN));
            Wish { id: id_of(role, area.row), text: dress(&text), at, style, priority, kind: LabelKind::Area }
        })
        .collect()
}

/// Towns: the capital always, aimag centres from the country's view on, others as one comes nearer.
fn settlement_wishes(layer: &Layer, zoom: f64, writing: Writing, palette: &Palette) -> Vec<Wish> {
    let dataset = &layer.dataset;
    let rows = 0..dataset.len();
    rows.filter_map(|row| {
        let rank = dataset.text(row, "rank").unwrap_or_default();
        let population = dataset.number(row, "population").unwrap_or(0.0);
        let (from_zoom, size_px, weight, priority) = match rank {
            "capital" => (0.0, 14.0, 700, 8.0),
            "aimag_centre" => (4.8, 11.5, 500, 3.0),
            _ => (6.5, 11.0, 400, 2.5),
        };
        let is_shown = zoom >= from_zoom && zoom < 15.0;
        let at = dataset.geometry.anchor(row).filter(|_| is_shown)?;
        let larger = (population.max(1.0).ln() / (10.0 * LN_10)) as f32;
        let (text, style) = written(layer, row, writing, style(size_px, weight, palette.ink, palette));
        Some(Wish {
            id: id_of(Role::Settlements, row),
            text,
            at: world_from_lng_lat(at),
            style,
            priority: priority + larger,
            // Beside the town, since its places stand on it.
            kind: LabelKind::Point { offset_px: if rank == "capital" { 16.0 } else { 9.0 } },
        })
    })
    .collect()
}
