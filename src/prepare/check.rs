//! Looking through a GeoJSON file with the app's own reader, and saying in plain English what it noticed.

use super::PrepareError;
use crate::dataset::{Dataset, GeometryKind, IngestReport, IssueKind, ReadError, ReadOptions, Severity, read_geojson};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What was found in a GeoJSON file.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckReport {
    /// How many rows are drawn as each kind of geometry.
    pub kinds: BTreeMap<GeometryKind, usize>,
    /// Names of the properties, in the order of their first appearance.
    pub fields: Vec<String>,
    /// What the reader noticed, repaired and left out.
    pub noticed: IngestReport,
}

impl CheckReport {
    /// Says whether the file was read as it is: nothing was repaired or left out.
    pub fn is_good(&self) -> bool {
        self.noticed.worst().is_none_or(|worst| worst == Severity::Note)
    }

    /// Tells the findings in plain English, a line each.
    pub fn to_text(&self) -> String {
        let mut out = format!("{} of {} features kept\n", self.noticed.rows_kept, self.noticed.features_read);
        for (kind, count) in &self.kinds {
            let _ = writeln!(out, "  {count} drawn as {}", kind_in_words(*kind));
        }
        let _ = writeln!(out, "properties: {}", self.fields.join(", "));
        write_issues(&mut out, &self.noticed);
        out
    }
}

/// Looks through the bytes of a GeoJSON file; `file` names it in errors.
///
/// # Errors
/// When nothing of it can be read; then the message says what the file is instead, and what was noticed on the way.
pub fn check_geojson(bytes: &[u8], file: &str) -> Result<CheckReport, PrepareError> {
    let (dataset, noticed) = read_geojson(bytes, &ReadOptions::new(file)).map_err(|source| {
        let mut details = String::new();
        if let ReadError::NoFeatures { report } = &source {
            write_issues(&mut details, report);
        }
        PrepareError::Unreadable { file: file.to_owned(), source: Box::new(source), details }
    })?;
    let fields = dataset.fields.iter().map(|field| field.name.clone()).collect();
    Ok(CheckReport { kinds: count_kinds(&dataset), fields, noticed })
}

fn count_kinds(dataset: &Dataset) -> BTreeMap<GeometryKind, usize> {
    let mut kinds = BTreeMap::new();
    for row in 0..dataset.len() {
        *kinds.entry(dataset.geometry.kind(row)).or_default() += 1;
    }
    kinds
}

fn kind_in_words(kind: GeometryKind) -> &'static str {
    match kind {
        GeometryKind::None => "nothing: listed only",
        GeometryKind::Point => "a point",
        GeometryKind::MultiPoint => "several points",
        GeometryKind::Line => "lines",
        GeometryKind::Polygon => "polygons",
    }
}

fn write_issues(out: &mut String, report: &IngestReport) {
    for group in &report.issues {
        let severity = match group.severity {
            Severity::Note => "noted",
            Severity::Repaired => "repaired",
            Severity::Skipped => "left out",
        };
        let _ = writeln!(out, "{severity}: {} ({})", issue_in_words(group.kind), group.count);
        for spot in &group.examples {
            let _ = write!(out, "    line {}, byte {}", spot.line, spot.byte);
            if spot.feature > 0 {
                let _ = write!(out, ", feature {}", spot.feature);
            }
            if let Some(id) = &spot.id {
                let _ = write!(out, " {id:?}");
            }
            let _ = writeln!(out, "{}{}", if spot.detail.is_empty() { "" } else { ": " }, spot.detail);
        }
    }
}

fn issue_in_words(kind: IssueKind) -> &'static str {
    match kind {
        IssueKind::Encoding => "the text is not UTF-8",
        IssueKind::Truncated => "the file ends too early",
        IssueKind::TrailingContent => "something follows the document",
        IssueKind::BrokenFeature => "a feature is not JSON",
        IssueKind::RepairedSyntax => "a feature was not quite JSON",
        IssueKind::NonFinite => "a number is not a number or too large",
        IssueKind::TooDeep => "values are nested too deeply",
        IssueKind::WrongType => "a member has the wrong type",
        IssueKind::TooManyFields => "there are too many properties",
        IssueKind::OversizedText => "a text was cut",
        IssueKind::MissingId => "a feature has no id",
        IssueKind::DuplicateId => "an id appears more than once",
        IssueKind::NoGeometry => "a feature has no geometry",
        IssueKind::EmptyGeometry => "a geometry has no positions",
        IssueKind::UnclosedRing => "a ring is not closed",
        IssueKind::DegeneratePart => "a ring or line has too few positions",
        IssueKind::MergedCollection => "a collection of geometries was merged",
        IssueKind::SwappedCoordinates => "latitude and longitude are swapped",
        IssueKind::CoordinatesOutOfRange => "a position is not on the earth",
        IssueKind::ConvertedProjection => "positions are in Web Mercator metres",
        IssueKind::ProjectedCoordinates => "positions are in a projected system",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_complains() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":"a","properties":{"name":"x"},"geometry":{"type":"Point","coordinates":[106.9,47.9]}},
            {"type":"Feature","id":"a","properties":null,"geometry":null}]}"#;
        let report = check_geojson(text.as_bytes(), "x").unwrap();
        assert_eq!(report.kinds, BTreeMap::from([(GeometryKind::None, 1), (GeometryKind::Point, 1)]));
        assert!(!report.is_good(), "an id appears twice");
        let words = report.to_text();
        assert!(words.starts_with("2 of 2 features kept\n"), "{words}");
        assert!(words.contains("repaired: an id appears more than once (1)\n    line 3,"), "{words}");
    }

    #[test]
    fn says_why_nothing_can_be_read() {
        for text in ["[]", "<html>", ""] {
            let message = check_geojson(text.as_bytes(), "x.geojson").unwrap_err().to_string();
            assert!(message.starts_with("x.geojson cannot be read: "), "{message}");
        }
    }
}
