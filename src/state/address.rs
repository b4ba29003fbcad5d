//! The address codec: a [`ViewState`] as a short query string, version 1, and back.
//!
//! ```text
//! ?v=1&atlas=mongolia&at=47.91893,106.91758,12.5&f.domain=A,C3&f.founded=1920..1960,?&q=khan&sel=places:mn-1
//! ```
//!
//! Only what differs from the default is written. What cannot be read is left out and named, never guessed.

use super::percent;
use super::{CONTROLS, DataChoice, MapPosition, Near, Parts, Selected, Sort, Tab, ThemeChoice, ViewState};
use crate::geo::{LngLat, fixed, read_number, shortest};
use crate::i18n::Locale;
use crate::query::{Filter, UNKNOWN};

/// The version that is written.
const VERSION: u32 = 1;

/// The longest address that is read, in bytes: more is no address of ours.
const MAX_BYTES: usize = 32_768;

/// Most corners of a polygon.
const MAX_CORNERS: usize = 100;

/// What an address said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The view, with defaults for whatever was not said or not readable.
    pub view: ViewState,
    /// What could not be read.
    pub problems: Vec<AddressProblem>,
}

/// Something in an address that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressProblem {
    /// A parameter's value makes no sense.
    Parameter(String),
    /// The address was written by a newer version.
    Newer(u32),
}

/// Reads a query string, with or without its `?`. Parameters that are not ours are left alone.
pub fn read_address(query: &str) -> Address {
    let mut address = Address::default();
    if query.len() > MAX_BYTES {
        address.problems.push(AddressProblem::Parameter("…".to_owned()));
        return address;
    }
    for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
        let (raw_key, raw_value) = pair.split_once('=').unwrap_or((pair, ""));
        let Some(key) = percent::decode(raw_key) else {
            address.problems.push(AddressProblem::Parameter(raw_key.to_owned()));
            continue;
        };
        let read = percent::decode(raw_value).and_then(|value| read_parameter(&mut address, &key, &value));
        if read.is_none() {
            address.problems.push(AddressProblem::Parameter(key));
        }
    }
    // Locks hold filters of the address; one that names nothing in it is a mistake.
    let Address { view, problems } = &mut address;
    let named = view.locked.len();
    view.locked.retain(|facet| view.filters.contains_key(facet));
    if view.locked.len() < named {
        problems.push(AddressProblem::Parameter("lock".to_owned()));
    }
    address
}

fn read_parameter(address: &mut Address, key: &str, value: &str) -> Option<()> {
    let view = &mut address.view;
    match key {
        "v" => {
            let version: u32 = value.parse().ok()?;
            if version > VERSION {
                address.problems.push(AddressProblem::Newer(version));
            }
        }
        "atlas" => {
            let is_folder = !value.is_empty()
                && value.len() <= 64
                && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            view.data = DataChoice::Atlas(is_folder.then(|| value.to_owned())?);
        }
        "data" => view.data = DataChoice::File((!value.is_empty()).then(|| value.to_owned())?),
        "at" => {
            let mut numbers = read_numbers(value)?.into_iter();
            let (lat, lng, zoom) = (numbers.next()?, numbers.next()?, numbers.next()?);
            let center = LngLat::new(lng, lat);
            let is_position = center.is_valid() && (0.0..=24.0).contains(&zoom) && numbers.next().is_none();
            view.position = Some(is_position.then_some(MapPosition { center, zoom })?);
        }
        "off" => view.layers_off = read_list(value).into_iter().collect(),
        "q" => value.trim().clone_into(&mut view.text),
        "near" => view.near = Some(read_near(value)?),
        "area" => view.area = read_area(value)?,
        "sel" => {
            let (layer, id) = value.split_once(':')?;
            view.selected = Some(Selected { layer: layer.to_owned(), id: id.to_owned() });
        }
        "an" => view.analysis = Some(value.to_owned()),
        "sort" => {
            view.sort = match value {
                "name" => Sort::Name,
                "distance" => Sort::Distance,
                "district" => Sort::District,
                _ => return None,
            }
        }
        "lang" => view.locale = Some(Locale::from_tag(value)?),
        "script" => {
            view.is_traditional = match value {
                "mong" => true,
                "cyrl" => false,
                _ => return None,
            }
        }
        "theme" => {
            view.theme = match value {
                "auto" => ThemeChoice::Auto,
                "light" => ThemeChoice::Light,
                "dark" => ThemeChoice::Dark,
                "contrast" => ThemeChoice::Contrast,
                _ => return None,
            }
        }
        "embed" => {
            view.is_embedded = match value {
                "1" => true,
                "0" => false,
                _ => return None,
            }
        }
        "ui" => {
            view.parts = match value {
                "both" => Parts::Both,
                "map" => Parts::Map,
                "list" => Parts::List,
                _ => return None,
            }
        }
        "lock" => view.locked = read_list(value).into_iter().collect(),
        "panel" => view.panel = Some(Tab::ALL.into_iter().find(|tab| tab.name() == value)?),
        "hide" => {
            let names = read_list(value);
            view.hidden = names.iter().filter(|name| CONTROLS.contains(&name.as_str())).cloned().collect();
            return names.iter().all(|name| view.hidden.contains(name)).then_some(());
        }
        "host" => value.clone_into(&mut view.host),
        _ => {
            if let Some(facet) = key.strip_prefix("f.") {
                view.filters.insert(facet.to_owned(), read_filter(value)?);
            }
        }
    }
    Some(())
}

/// Writes a view as a query string with its `?`; the default view is `?v=1`.
pub fn write_address(view: &ViewState) -> String {
    let mut query = format!("?v={VERSION}");
    let mut put = |key: &str, value: &str| {
        query.push('&');
        percent::encode_into(&mut query, key);
        query.push('=');
        percent::encode_into(&mut query, value);
    };
    match &view.data {
        data if *data == DataChoice::default() => {}
        DataChoice::Atlas(folder) => put("atlas", folder),
        DataChoice::File(url) => put("data", url),
    }
    if let Some(position) = &view.position {
        let decimals = decimals_at(position.zoom);
        let (lat, lng) = (position.center.lat, position.center.lng);
        put("at", &[fixed(lat, decimals), fixed(lng, decimals), trim_number(position.zoom, 2)].join(","));
    }
    if !view.layers_off.is_empty() {
        put("off", &write_list(view.layers_off.iter().map(String::as_str)));
    }
    for (facet, filter) in &view.filters {
        put(&format!("f.{facet}"), &write_filter(filter));
    }
    if !view.text.is_empty() {
        put("q", &view.text);
    }
    if let Some(near) = &view.near {
        let (lat, lng) = (fixed(near.center.lat, 5), fixed(near.center.lng, 5));
        let mut value = [lat, lng, trim_number(near.radius_m, 1)].join(",");
        if let Some(place) = &near.place {
            value.extend([",", place]);
        }
        put("near", &value);
    }
    if !view.area.is_empty() {
        let corners: Vec<String> = view.area.iter().map(|at| [fixed(at.lat, 5), fixed(at.lng, 5)].join(",")).collect();
        put("area", &corners.join(";"));
    }
    if let Some(selected) = &view.selected {
        put("sel", &format!("{}:{}", selected.layer, selected.id));
    }
    if let Some(analysis) = &view.analysis {
        put("an", analysis);
    }
    match view.sort {
        Sort::Name => {}
        Sort::Distance => put("sort", "distance"),
        Sort::District => put("sort", "district"),
    }
    if let Some(locale) = view.locale {
        put("lang", locale.code());
    }
    if view.is_traditional {
        put("script", "mong");
    }
    match view.theme {
        ThemeChoice::Auto => {}
        ThemeChoice::Light => put("theme", "light"),
        ThemeChoice::Dark => put("theme", "dark"),
        ThemeChoice::Contrast => put("theme", "contrast"),
    }
    if view.is_embedded {
        put("embed", "1");
    }
    match view.parts {
        Parts::Both => {}
        Parts::Map => put("ui", "map"),
        Parts::List => put("ui", "list"),
    }
    if !view.locked.is_empty() {
        put("lock", &write_list(view.locked.iter().map(String::as_str)));
    }
    if let Some(panel) = view.panel {
        put("panel", panel.name());
    }
    if !view.hidden.is_empty() {
        put("hide", &write_list(view.hidden.iter().map(String::as_str)));
    }
    if !view.host.is_empty() {
        put("host", &view.host);
    }
    query
}

/// A query with some of its pairs replaced: those of `patch` come in place of all that have the same key, and a pair
/// without a value only takes away.
pub fn patch_address(query: &str, patch: &str) -> String {
    let key = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let changed: Vec<String> = patch.split('&').map(key).collect();
    let kept = query.trim_start_matches('?').split('&').filter(|pair| !changed.contains(&key(pair)));
    let added = patch.split('&').filter(|pair| !pair.ends_with('='));
    kept.chain(added).filter(|pair| !pair.is_empty()).collect::<Vec<_>>().join("&")
}

/// One facet's filter as a pair of a query, for [`patch_address`]; without a filter, the pair that takes it away.
pub fn filter_pair(facet: &str, filter: Option<&Filter>) -> String {
    ["f.", &encoded(facet), "=", &encoded(&filter.map(write_filter).unwrap_or_default())].concat()
}

/// A text as it stands in an address.
pub fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    percent::encode_into(&mut encoded, text);
    encoded
}

/// A parameter as a pair of a query, for [`patch_address`].
pub fn pair(key: &str, value: &str) -> String {
    [key, "=", &encoded(value)].concat()
}

/// Says whether a `key=value` pair of a query belongs to somebody else: a host's own parameter, to be left alone.
pub fn is_foreign(pair: &str) -> bool {
    let key = pair.split('=').next().unwrap_or_default();
    let ours = "v atlas data at off q near area sel an sort lang script theme embed ui lock panel hide host";
    let is_ours = key.is_empty() || key.starts_with("f.") || ours.split(' ').any(|own| own == key);
    !is_ours
}

/// Decimals of a degree that a pixel at `zoom` can tell apart.
fn decimals_at(zoom: f64) -> usize {
    if zoom < 6.0 {
        3
    } else if zoom < 11.0 {
        4
    } else {
        5
    }
}

fn trim_number(value: f64, places: usize) -> String {
    fixed(value, places).trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn read_numbers(value: &str) -> Option<Vec<f64>> {
    value.split(',').map(|part| read_number(part.trim()).filter(|number| number.is_finite())).collect()
}

fn read_near(value: &str) -> Option<Near> {
    let mut parts = value.splitn(4, ',');
    let mut number = || read_number(parts.next()?).filter(|number| number.is_finite());
    let (lat, lng, radius_m) = (number()?, number()?, number()?);
    let center = LngLat::new(lng, lat);
    let is_circle = center.is_valid() && (1.0..=1_000_000.0).contains(&radius_m);
    is_circle.then(|| Near { center, radius_m, place: parts.next().map(str::to_owned) })
}

/// Positions, each `lat,lng`, parted by semicolons; `None` where one is no position on the earth.
pub fn read_positions(value: &str) -> Option<Vec<LngLat>> {
    let position = |part: &str| match read_numbers(part)?[..] {
        [lat, lng] => Some(LngLat::new(lng, lat)).filter(|at| at.is_valid()),
        _ => None,
    };
    value.split(';').map(position).collect()
}

/// A polygon's corners. A side longer than half the earth would be one across 180°, which the map does not draw.
fn read_area(value: &str) -> Option<Vec<LngLat>> {
    let corners = read_positions(value)?;
    let before = corners.iter().cycle().skip(corners.len().saturating_sub(1));
    let is_short = corners.iter().zip(before).all(|(a, b)| (a.lng - b.lng).abs() <= 180.0);
    (is_short && (3..=MAX_CORNERS).contains(&corners.len())).then_some(corners)
}

/// A range is `from..to`, either end may be missing, `,?` adds places whose number is unknown; all else is a list.
fn read_filter(value: &str) -> Option<Filter> {
    let (range, with_unknown) = match value.strip_suffix(",?") {
        Some(range) => (range, true),
        None => (value, false),
    };
    if let Some((from, to)) = range.split_once("..") {
        let end = |text: &str| -> Option<Option<f64>> {
            if text.is_empty() { Some(None) } else { read_number(text).filter(|n| n.is_finite()).map(Some) }
        };
        if let (Some(from), Some(to)) = (end(from), end(to)) {
            return Some(Filter::Range { from, to, with_unknown });
        }
    }
    let values = read_list(value);
    (!values.is_empty()).then(|| Filter::AnyOf(values.into_iter().collect()))
}

fn write_filter(filter: &Filter) -> String {
    match filter {
        Filter::AnyOf(values) => write_list(values.iter().map(String::as_str)),
        Filter::Range { from, to, with_unknown } => {
            let end = |number: &Option<f64>| number.map(shortest).unwrap_or_default();
            [&*end(from), "..", &end(to), if *with_unknown { ",?" } else { "" }].concat()
        }
    }
}

/// Joins values by commas; a comma in a value is `!.`, a `!` is `!!`, two dots are `.!_.` so that no list is a range.
fn write_list<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let escaped: Vec<String> = values
        .map(|value| {
            if value == UNKNOWN {
                value.to_owned()
            } else {
                value.replace('!', "!!").replace(',', "!.").replace("..", ".!_.").replace('?', "!-")
            }
        })
        .collect();
    escaped.join(",")
}

fn read_list(value: &str) -> Vec<String> {
    // A lone `!` is an empty value too; none could be written.
    value.split(',').map(unescape).filter(|value| !value.is_empty()).collect()
}

fn unescape(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    let mut letters = part.chars();
    while let Some(letter) = letters.next() {
        if letter != '!' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('.') => text.push(','),
            Some('-') => text.push('?'),
            Some('_') | None => {}
            Some(other) => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests;
