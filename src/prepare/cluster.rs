//! Clusters of a file of places, as a layer of their own: found, outlined, named after a place in their middle; and a report
//! of how sure they are.

mod report;

use super::PrepareError;
use super::feature::{Drawn, Feature, collection};
use super::shape::{parse_features, text_of};
use crate::analysis::cluster::{ClusterFact, Found, Method, PlaceColumns, Space, cluster_facts, rows_by_id};
use crate::geo::LngLat;
use crate::taxonomy::Precision;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// What clusters are to be found.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterOptions {
    /// How they are found.
    pub method: Method,
    /// The coarsest precision with which a place takes part, in metres: the radius, where there is one.
    pub precision_m: f64,
    /// The date written into the file, as year-month-day.
    pub date: String,
}

impl ClusterOptions {
    /// Makes the options of clusters with one radius, from which the places' precision follows.
    pub fn with_radius(eps_m: f64, min_points: usize, date: &str) -> Self {
        Self { method: Method::Dbscan { eps_m, min_points }, precision_m: eps_m, date: date.to_owned() }
    }
}

#[derive(Debug)]
struct Place {
    id: String,
    name: Option<String>,
    name_en: Option<String>,
    name_latin: Option<String>,
    category: Option<String>,
    at: LngLat,
}

/// Clusters of a file of places.
#[derive(Debug)]
pub struct PlaceClusters {
    options: ClusterOptions,
    /// How many features the file has.
    total: usize,
    /// The places that take part, by id.
    used: Vec<Place>,
    space: Space,
    order: Vec<u32>,
    found: Found,
}

/// Finds clusters among the places of a GeoJSON text and writes them as GeoJSON, as [`PlaceClusters`] does.
///
/// # Errors
/// Those of [`PlaceClusters::find`].
pub fn clusters_geojson(places: &str, file: &str, options: &ClusterOptions) -> Result<String, PrepareError> {
    Ok(PlaceClusters::find(places, file, options)?.to_geojson())
}

impl PlaceClusters {
    /// Finds clusters among the places of a GeoJSON text.
    ///
    /// Only points whose `precision` is at least as fine as `precision_m` take part: a town's centre given to forty museums
    /// is not a cluster.
    ///
    /// # Errors
    /// When `places` is not a feature collection (`file` names it in the message), a place has no id or an id appears twice,
    /// or the date is not a date.
    pub fn find(places: &str, file: &str, options: &ClusterOptions) -> Result<Self, PrepareError> {
        check_date(&options.date)?;
        let features = parse_features(places, file)?.features;
        let mut used = Vec::new();
        for (index, feature) in features.iter().enumerate() {
            if let Some(at) = usable(feature, options.precision_m) {
                used.push(read_place(feature, index, at, file)?);
            }
        }
        used.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(pair) = used.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(PrepareError::Twice { file: file.to_owned(), id: pair[0].id.clone() });
        }
        let space = Space::on_earth(&used.iter().map(|place| place.at).collect::<Vec<_>>());
        let order = rows_by_id(&used.iter().map(|place| place.id.as_str()).collect::<Vec<_>>());
        let found = options.method.find(&space, &order, &mut |_| true).unwrap_or_default();
        Ok(Self { options: options.clone(), total: features.len(), used, space, order, found })
    }

    /// Writes the clusters as GeoJSON, largest first. How many places took part and how many were left out stands in it.
    pub fn to_geojson(&self) -> String {
        let mut clusters: Vec<Cluster> = self.facts().iter().map(|fact| self.describe(fact)).collect();
        clusters.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
        let mut parameters: Map<String, Value> =
            self.parameters().into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        parameters.insert("places".to_owned(), self.total.into());
        parameters.insert("places_used".to_owned(), self.used.len().into());
        parameters.insert("places_left_out".to_owned(), (self.total - self.used.len()).into());
        parameters.insert("places_in_no_cluster".to_owned(), self.found.clustering.noise_count().into());
        let features: Vec<Feature<'_>> = clusters
            .iter()
            .map(|cluster| Feature {
                id: &cluster.id,
                drawn: Drawn::FinePolygons(&cluster.outline),
                properties: cluster.properties.clone(),
            })
            .collect();
        collection(&[("parameters", parameters.into())], &features)
    }

    /// The method and its parameters.
    fn parameters(&self) -> Vec<(&'static str, Value)> {
        let date = ("computed_on", self.options.date.as_str().into());
        match self.options.method {
            Method::Dbscan { eps_m, min_points } => {
                vec![("method", "DBSCAN".into()), ("eps_m", eps_m.into()), ("min_places", min_points.into()), date]
            }
            Method::Hdbscan(options) => vec![
                ("method", "HDBSCAN".into()),
                ("min_size", options.min_size.into()),
                ("min_places", options.min_points.into()),
                ("join_m", options.join.into()),
                ("precision_m", self.options.precision_m.into()),
                date,
            ],
        }
    }

    /// The categories of the places, by code from 1.
    fn categories(&self) -> Vec<&str> {
        let names: BTreeSet<&str> = self.used.iter().filter_map(|place| place.category.as_deref()).collect();
        names.into_iter().collect()
    }

    /// The facts of each cluster; rows are places by id.
    fn facts(&self) -> Vec<ClusterFact> {
        let names = self.categories();
        let code = |place: &Place| {
            let found = place.category.as_deref().and_then(|name| names.binary_search(&name).ok());
            found.map_or(0, |at| at as u32 + 1)
        };
        // A place that is known abroad too is what people find their way by.
        let known = |place: &Place| u8::from(place.name.is_some()) * (1 + u8::from(place.name_en.is_some()));
        let positions: Vec<LngLat> = self.used.iter().map(|place| place.at).collect();
        let columns = PlaceColumns {
            positions: &positions,
            categories: &self.used.iter().map(code).collect::<Vec<_>>(),
            prominence: &self.used.iter().map(known).collect::<Vec<_>>(),
        };
        let rows: Vec<u32> = (0..self.used.len() as u32).collect();
        cluster_facts(&self.found.clustering, &self.found.reach_m, &rows, &columns, &mut |_| true).unwrap_or_default()
    }

    fn id_of(&self, fact: &ClusterFact) -> String {
        format!("cluster-{}", fact.members.first().map_or("", |&row| self.used[row as usize].id.as_str()))
    }

    /// Describes one cluster: its outline, its centre, its name and what is in it.
    fn describe(&self, fact: &ClusterFact) -> Cluster {
        let near = fact.named_after.map(|row| &self.used[row as usize]);
        let name = near.and_then(|place| place.name.as_ref()).map(|name| format!("{name} орчим"));
        let name_en = near
            .and_then(|place| place.name_en.as_ref().or(place.name_latin.as_ref()))
            .map(|name| format!("Around {name}"));
        let names = self.categories();
        let category = |code: u32| names[code as usize - 1];
        let counts: Map<String, Value> =
            fact.composition.iter().map(|&(code, n)| (category(code).to_owned(), n.into())).collect();
        // Six decimals, as points are written.
        let short = |part: f64| (part * 1e6).round() / 1e6;
        let members: Vec<&str> = fact.members.iter().map(|&row| self.used[row as usize].id.as_str()).collect();
        let mut properties = vec![
            ("name", name.into()),
            ("name_en", name_en.into()),
            ("named_after", near.map(|place| place.id.as_str()).into()),
            ("entity_type", "cluster_area".into()),
            ("origin", "computed".into()),
        ];
        properties.extend(self.parameters());
        if let Method::Hdbscan(_) = self.options.method {
            properties.push(("reach_m", ((fact.reach_m * 10.0).round() / 10.0).into()));
        }
        properties.extend([
            ("count", fact.members.len().into()),
            ("count_core", fact.core.into()),
            ("category", fact.largest_category().map(category).into()),
            ("categories", counts.into()),
            ("center", json!([short(fact.center.lng), short(fact.center.lat)])),
            ("members", members.into()),
            ("source", "computed".into()),
        ]);
        let outline = fact
            .outline
            .iter()
            .map(|polygon| polygon.iter().map(|ring| ring.iter().copied().map(<[f64; 2]>::from).collect()).collect());
        Cluster { id: self.id_of(fact), count: fact.members.len(), outline: outline.collect(), properties }
    }
}

struct Cluster {
    id: String,
    count: usize,
    outline: super::Polygons,
    properties: Vec<(&'static str, Value)>,
}

/// Gives the position of a feature that may take part.
fn usable(feature: &geojson::Feature, precision_m: f64) -> Option<LngLat> {
    let Some(geojson::GeometryValue::Point { coordinates }) = feature.geometry.as_ref().map(|g| &g.value) else {
        return None;
    };
    let at = LngLat::new(coordinates[0], coordinates[1]);
    let fine = Precision::from_code(text_of(feature, "precision")?)?.radius_m()? <= precision_m;
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
        ClusterOptions::with_radius(250.0, 3, "2026-11-22")
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

    #[test]
    fn report_says_how_sure_they_are() {
        let crowd = |from: usize, lng: f64| {
            (from..from + 9).map(move |i| place(&format!("p{i:02}"), lng + 1e-5 * i as f64, "exact"))
        };
        let places: Vec<String> = crowd(10, 106.9).chain(crowd(20, 106.95)).collect();
        let found = PlaceClusters::find(&file(&places), "places", &options()).unwrap();
        let report = found.report(20, 1);
        assert!(
            report
                .starts_with("method DBSCAN, eps_m 250.0, min_places 3, computed_on 2026-11-22\n2 clusters; 18 of 18")
        );
        assert!(report.contains("\n          500         2              0         100 %\n"), "{report}");
        assert!(
            report.contains("cluster-p20: 9 places, 1") && report.contains("1.00 highly stable, at 5 of 5 radii"),
            "{report}"
        );
    }

    #[test]
    fn clusters_of_different_densities() {
        let crowd = |from: usize, lng: f64, step: f64| {
            (from..from + 9).map(move |i| place(&format!("p{i:02}"), lng + step * (i - from) as f64, "exact"))
        };
        let places: Vec<String> = crowd(10, 106.9, 1e-4).chain(crowd(20, 107.5, 3e-3)).collect();
        let method =
            Method::Hdbscan(crate::analysis::cluster::HdbscanOptions { min_size: 5, min_points: 3, join: 0.0 });
        let found = PlaceClusters::find(&file(&places), "places", &ClusterOptions { method, ..options() }).unwrap();
        let text = found.to_geojson();
        assert_eq!(text.matches("\"method\":\"HDBSCAN\",\"min_size\":5,\"min_places\":3,\"join_m\":0.0").count(), 2);
        assert!(text.contains("\"reach_m\":") && text.contains("\"count\":9"));
        let report = found.report(10, 1);
        assert!(
            report.contains("2 clusters") && !report.contains("radius in m") && report.contains("stable"),
            "{report}"
        );
    }
}
