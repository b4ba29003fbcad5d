//! Clusters of a file of places, as a layer of their own: found by DBSCAN, outlined, named after a place in their middle.

use super::feature::{Drawn, Feature, collection};
use super::shape::{parse_features, text_of};
use super::{Polygons, PrepareError};
use crate::analysis::{dbscan, outline, spatial_median};
use crate::geo::{LngLat, distance_m};
use crate::taxonomy::Precision;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Straight pieces that a whole circle of an outline is cut into.
const CORNERS: usize = 32;

/// What clusters are to be found.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterOptions {
    /// The search radius in metres (inclusive).
    pub eps_m: f64,
    /// How many places, itself included, a place needs within the radius to be at the core of a cluster.
    pub min_places: usize,
    /// The date written into the file, as year-month-day.
    pub date: String,
}

struct Place {
    id: String,
    name: Option<String>,
    name_en: Option<String>,
    name_latin: Option<String>,
    category: Option<String>,
    at: LngLat,
}

/// Finds clusters among the places of a GeoJSON text and writes them as GeoJSON, largest first.
///
/// Only points whose `precision` is at least as fine as the radius take part: a town's centre given to forty museums is not a
/// cluster. How many took part and how many were left out stands in the file.
///
/// # Errors
/// When `places` is not a feature collection (`file` names it in the message), a place has no id or an id appears twice,
/// or the date is not a date.
pub fn clusters_geojson(places: &str, file: &str, options: &ClusterOptions) -> Result<String, PrepareError> {
    check_date(&options.date)?;
    let features = parse_features(places, file)?.features;
    let total = features.len();
    let mut used = Vec::new();
    for (index, feature) in features.iter().enumerate() {
        if let Some(at) = usable(feature, options.eps_m) {
            used.push(read_place(feature, index, at, file)?);
        }
    }
    used.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(pair) = used.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(PrepareError::Twice { file: file.to_owned(), id: pair[0].id.clone() });
    }

    let ids: Vec<&str> = used.iter().map(|place| place.id.as_str()).collect();
    let positions: Vec<LngLat> = used.iter().map(|place| place.at).collect();
    let found = dbscan(&ids, &positions, options.eps_m, options.min_places);
    let mut clusters: Vec<Cluster> = (0..found.count as u32)
        .map(|number| {
            let members = found.members(number);
            let core: Vec<LngLat> = members.iter().filter(|&&i| found.core[i]).map(|&i| positions[i]).collect();
            describe(&members.iter().map(|&i| &used[i]).collect::<Vec<_>>(), &core, options)
        })
        .collect();
    clusters.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));

    let parameters = json!({
        "method": "DBSCAN", "eps_m": options.eps_m, "min_places": options.min_places, "computed_on": options.date,
        "places": total, "places_used": used.len(), "places_left_out": total - used.len(),
        "places_in_no_cluster": found.noise_count(),
    });
    let features: Vec<Feature<'_>> = clusters
        .iter()
        .map(|cluster| Feature {
            id: &cluster.id,
            drawn: Drawn::FinePolygons(&cluster.outline),
            properties: cluster.properties.clone(),
        })
        .collect();
    Ok(collection(&[("parameters", parameters)], &features))
}

struct Cluster {
    id: String,
    count: usize,
    outline: Polygons,
    properties: Vec<(&'static str, Value)>,
}

/// Gives the position of a feature that may take part.
fn usable(feature: &geojson::Feature, eps_m: f64) -> Option<LngLat> {
    let Some(geojson::GeometryValue::Point { coordinates }) = feature.geometry.as_ref().map(|g| &g.value) else {
        return None;
    };
    let at = LngLat::new(coordinates[0], coordinates[1]);
    let fine = Precision::from_code(text_of(feature, "precision")?)?.radius_m()? <= eps_m;
    (fine && at.is_valid()).then_some(at)
}

fn read_place(feature: &geojson::Feature, index: usize, at: LngLat, file: &str) -> Result<Place, PrepareError> {
    let owned = |key: &str| text_of(feature, key).map(str::to_owned);
    let id = owned("id").ok_or_else(|| PrepareError::Missing {
        file: file.to_owned(),
        what: format!("id in its feature {}", index + 1),
    })?;
    // A name that the source cut off is no name for a quarter.
    let whole = text_of(feature, "name_note").is_none();
    Ok(Place {
        id,
        name: owned("name").filter(|_| whole),
        name_en: owned("name_en"),
        name_latin: owned("name_latin"),
        category: owned("category"),
        at,
    })
}

/// Describes one cluster: its outline, its centre, its name and what is in it. Members come in the order of their ids.
fn describe(members: &[&Place], core: &[LngLat], options: &ClusterOptions) -> Cluster {
    let positions: Vec<LngLat> = members.iter().map(|place| place.at).collect();
    let center = spatial_median(&positions).unwrap_or(LngLat::NONE);
    let mut categories: BTreeMap<&str, usize> = BTreeMap::new();
    for category in members.iter().filter_map(|place| place.category.as_deref()) {
        *categories.entry(category).or_default() += 1;
    }
    let largest = categories.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0))).map(|(code, _)| *code);
    // A place that is known abroad too is what people find their way by.
    let near = members.iter().filter(|place| place.name.is_some()).min_by(|a, b| {
        let away = |place: &Place| (place.name_en.is_none(), distance_m(place.at, center));
        let (a, b) = (away(a), away(b));
        a.0.cmp(&b.0).then_with(|| a.1.total_cmp(&b.1))
    });
    let name = near.and_then(|place| place.name.as_ref()).map(|name| format!("{name} орчим"));
    let name_en = near
        .and_then(|place| place.name_en.as_ref().or(place.name_latin.as_ref()))
        .map(|name| format!("Around {name}"));
    let outline: Polygons = outline(core, options.eps_m / 2.0, CORNERS)
        .into_iter()
        .map(|polygon| polygon.into_iter().map(|ring| ring.into_iter().map(<[f64; 2]>::from).collect()).collect())
        .collect();
    let counts: Map<String, Value> = categories.iter().map(|(code, n)| ((*code).to_owned(), (*n).into())).collect();
    // Six decimals, as points are written.
    let short = |part: f64| (part * 1e6).round() / 1e6;
    let smallest = members.first().map_or("", |place| place.id.as_str());
    Cluster {
        id: format!("cluster-{smallest}"),
        count: members.len(),
        outline,
        properties: vec![
            ("name", name.into()),
            ("name_en", name_en.into()),
            ("named_after", near.map(|place| place.id.as_str()).into()),
            ("entity_type", "cluster_area".into()),
            ("origin", "computed".into()),
            ("method", "DBSCAN".into()),
            ("eps_m", options.eps_m.into()),
            ("min_places", options.min_places.into()),
            ("computed_on", options.date.as_str().into()),
            ("count", members.len().into()),
            ("count_core", core.len().into()),
            ("category", largest.into()),
            ("categories", counts.into()),
            ("center", json!([short(center.lng), short(center.lat)])),
            ("members", members.iter().map(|place| place.id.as_str()).collect::<Vec<_>>().into()),
            ("source", "computed".into()),
        ],
    }
}

/// Accepts a date of the form year-month-day.
pub(super) fn check_date(date: &str) -> Result<(), PrepareError> {
    let parts: Vec<&str> = date.split('-').collect();
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    let number = |part: &str| part.parse::<u32>().unwrap_or(0);
    match parts.as_slice() {
        [y, m, d]
            if digits(y, 4)
                && digits(m, 2)
                && digits(d, 2)
                && (1..=12).contains(&number(m))
                && (1..=31).contains(&number(d)) =>
        {
            Ok(())
        }
        _ => Err(PrepareError::Date(date.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> ClusterOptions {
        ClusterOptions { eps_m: 250.0, min_places: 3, date: "2026-11-22".to_owned() }
    }

    fn place(id: &str, lng: f64, precision: &str) -> String {
        json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": [lng, 47.9]},
            "properties": {"id": id, "name": format!("Н-{id}"), "category": "A1", "precision": precision}})
        .to_string()
    }

    fn file(places: &[String]) -> String {
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", places.join(","))
    }

    #[test]
    fn coarse_places_take_no_part() {
        let mut places: Vec<String> = ["a", "b", "c"].iter().map(|id| place(id, 106.9, "settlement")).collect();
        let none = clusters_geojson(&file(&places), "places", &options()).unwrap();
        assert!(none.contains("\"places_left_out\":3") && !none.contains("cluster-"));
        places.extend(["d", "e", "f"].iter().map(|id| place(id, 106.9, "building")));
        let text = clusters_geojson(&file(&places), "places", &options()).unwrap();
        assert!(text.contains("\"members\":[\"d\",\"e\",\"f\"]") && text.contains("\"name\":\"Н-d орчим\""));
    }

    #[test]
    fn order_of_features_changes_no_byte() {
        let mut places: Vec<String> =
            (0..9).map(|i| place(&format!("p{i}"), 106.9 + 0.002 * f64::from(i), "exact")).collect();
        let straight = clusters_geojson(&file(&places), "places", &options()).unwrap();
        places.reverse();
        assert_eq!(clusters_geojson(&file(&places), "places", &options()).unwrap(), straight);
    }

    #[test]
    fn says_what_is_wrong() {
        let twice = file(&[place("a", 106.9, "exact"), place("a", 106.9, "exact")]);
        assert_eq!(clusters_geojson(&twice, "x", &options()).unwrap_err().to_string(), "x has the id a twice");
        assert!(clusters_geojson("{}", "x", &options()).is_err());
        for date in ["today", "2026-13-01", "2026-1-1", "2026-11-22T00"] {
            assert!(clusters_geojson(&file(&[]), "x", &ClusterOptions { date: date.to_owned(), ..options() }).is_err());
        }
    }
}
