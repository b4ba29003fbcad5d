//! What a cluster is made of: the one that is selected on the map, or chosen here.

use super::glance::{Glance, percent};
use super::grouping::Grouping;
use super::words as w;
use crate::atlas::Role;
use crate::catalog::Layer;
use crate::chart::stack;
use crate::geo::LngLatBounds;
use crate::query::Mask;
use crate::report::bar::{BarRow, bar_list};
use crate::report::inside::Area;
use crate::report::overlay::{Outline, Overlay, OverlayArea, OverlayShape, TwoColors};
use crate::report::{Element, Figure, Grid, Material, el, svg};

/// The drawing's size.
const WIDTH: f64 = 344.0;
const HEIGHT: f64 = 20.0;

/// The outline of the cluster on the map.
const OUTLINE: TwoColors = TwoColors::hex(0x000b_5cad, 0x007c_b8f2);

/// The part of the page about a cluster, with what the map shows of it; `None` without a layer of clusters.
pub(super) fn part(glance: &Glance<'_>, kinds: &Grouping) -> Option<(Element, Overlay)> {
    let locale = glance.locale;
    let layer = glance.material.layer_of(Role::Clusters).filter(|layer| !layer.dataset.is_empty())?;
    let selected = glance.view.selected.as_ref().filter(|selected| selected.layer == layer.config.id);
    let id = glance.options.get("cluster").or(selected.map(|selected| selected.id.as_str()));
    let row = id.and_then(|id| layer.dataset.row_of_id(id));
    let section = el("section").put(el("h3").text(w::CLUSTER_PART.get(locale))).put(choice(glance, layer, row));
    let Some(row) = row else { return Some((section, Overlay::default())) };
    let name = layer.name(row, locale).text;
    let members = members_of(glance.material, layer, row);
    let mut shown = members.clone();
    shown.and(&glance.question.mask);
    let (all, count) = (glance.number(members.count() as u32), shown.count() as u32);
    let mut overlay = Overlay::default();
    overlay.areas.push(OverlayArea {
        shape: OverlayShape::Row(layer.config.id.clone(), row as u32),
        paint: None,
        outline: Some(Outline { color: OUTLINE, width_px: 3.0, is_dashed: false }),
        go: String::new(),
    });
    let fit = fit(&layer.dataset.geometry.bounds(row)).map(|fit| fit.class("link").text(w::CLUSTER_FIT.get(locale)));
    if count == 0 {
        let text = w::CLUSTER_HIDDEN.fill(locale, &[&all]);
        return Some((section.put(el("p").text(&text)).all(fit), overlay));
    }
    let section = section.put(figure(glance, kinds, &name, &shown).element(locale));
    let hidden = (shown.count() < members.count())
        .then(|| el("p").class("muted").text(&w::CLUSTER_SHOWN.fill(locale, &[&glance.number(count), &all])));
    Some((section.all(hidden).all(fit), overlay))
}

/// The list to choose a cluster from.
fn choice(glance: &Glance<'_>, layer: &Layer, row: Option<usize>) -> Element {
    let option =
        |value: &str, text: &str, is_on: bool| el("option").attr("value", value).when("selected", is_on).text(text);
    let clusters = (0..layer.dataset.len()).map(|at| {
        let name = layer.name(at, glance.locale).text;
        option(&escaped(layer.dataset.id(at)), &name, row == Some(at))
    });
    let list = el("select")
        .attr("id", "overview-cluster")
        .attr("data-set", &glance.options.go_with_field("cluster"))
        .put(option("", w::CLUSTER_NONE.get(glance.locale), row.is_none()))
        .all(clusters);
    let label = el("label").attr("for", "overview-cluster").text(w::CLUSTER_CHOICE.get(glance.locale));
    el("p").class("field").put(label).put(list)
}

/// A value as options of a topic write it, for a field: the page only puts it in.
pub(in crate::report) fn escaped(value: &str) -> String {
    value.replace('!', "!!").replace(',', "!.")
}

/// A button that shows a box on the map; `None` for an empty one.
pub(in crate::report) fn fit(bounds: &LngLatBounds) -> Option<Element> {
    let LngLatBounds { west, south, east, north } = *bounds;
    (!bounds.is_empty()).then(|| {
        el("button").attr("type", "button").attr("data-fit", &format!("{west:.5},{south:.5},{east:.5},{north:.5}"))
    })
}

/// The places of a cluster: those it names as its members, or those that lie within its polygons.
pub(in crate::report) fn members_of(material: &Material, layer: &Layer, row: usize) -> Mask {
    let places = &material.places;
    let named = layer.dataset.list(row, "members");
    if !named.is_empty() {
        let rows = named.into_iter().filter_map(|id| places.dataset().row_of_id(id));
        return Mask::from_rows(places.dataset().len(), rows);
    }
    let area = Area::of_row(&layer.dataset, row);
    let is_in = |at: usize| area.as_ref().is_some_and(|area| places.position(at).is_some_and(|at| area.contains(at)));
    Mask::from_fn(places.dataset().len(), is_in)
}

fn figure(glance: &Glance<'_>, kinds: &Grouping, name: &str, shown: &Mask) -> Figure {
    let locale = glance.locale;
    let counts = kinds.count(glance.material, shown);
    let all = shown.count() as u32;
    let values: Vec<f64> = counts.iter().copied().map(f64::from).collect();
    let pieces = stack(&values, WIDTH);
    let mut drawing = svg("svg")
        .class("stack")
        .attr("viewBox", &format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("aria-hidden", "true")
        .attr("focusable", "false");
    let mut grid = Grid::new(name, [kinds.title.as_str(), w::HEAD_PLACES.get(locale), w::HEAD_SHARE.get(locale)]);
    let (mut rows, mut named) = (Vec::new(), Vec::new());
    let largest = counts.iter().copied().max().unwrap_or_default();
    for ((group, count), piece) in kinds.groups.iter().zip(&counts).zip(&pieces).filter(|((_, count), _)| **count > 0) {
        let piece =
            svg("rect").class(group.color).number("x", piece.start).number("width", (piece.length - 1.0).max(0.5));
        drawing = drawing.put(piece.number("height", HEIGHT));
        let figure = glance.number(*count);
        let share = percent(locale, f64::from(*count) / f64::from(all.max(1)));
        grid.row(&[&group.label, &figure, &share]);
        named.push(w::NAMED_PLACES.count(locale, *count as usize, &[&group.label, &figure]));
        rows.push(BarRow {
            name: group.label.clone(),
            figure: format!("{figure} · {share}"),
            share: f64::from(*count) / f64::from(largest),
            color: group.color.to_owned(),
            ..BarRow::default()
        });
    }
    let ahead: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] == largest).collect();
    let (figure, total) = (glance.number(largest), glance.number(all));
    let title = match ahead[..] {
        _ if largest == 0 => w::NONE_KNOWN.fill(locale, &[&kinds.title]),
        [one] => w::CLUSTER_TITLE.fill(locale, &[name, &figure, &total, &kinds.groups[one].label]),
        _ => w::CLUSTER_LEVEL.fill(locale, &[name, &figure, &total]),
    };
    Figure {
        title,
        summary: w::CLUSTER_SUMMARY.fill(locale, &[&named.join("; ")]),
        drawing: el("div").put(drawing).put(bar_list(rows)),
        grid,
    }
}
