//! The documents of a file, feature after feature, each on its own, so that a broken one does not take others with it.

use super::columns::Columns;
use super::encoding::starts_with;
use super::feature::{Feature, Notes, Scratch};
use super::member::Name;
use super::placement::{System, place};
use super::repair::repair;
use super::scan::{next_feature, skip_space, skip_string, skip_value};
use super::shape::push_row;
use super::{ReadError, ReadOptions};
use crate::dataset::{Dataset, Dictionary, GeometryColumn, IngestReport, IssueKind, Spot};
use crate::index::order::sort_by;
use crate::json::{JsonError, Reader as JsonReader, Value, is_json};

/// Characters of a spot's detail that are kept.
const MAX_DETAIL: usize = 120;

/// Features without their closing bracket whose end is looked for, which takes the rest of the file each time.
const MAX_UNCLOSED: usize = 100;

/// Everything read so far.
pub(super) struct Reader<'a> {
    text: &'a str,
    options: &'a ReadOptions,
    columns: Columns,
    geometry: GeometryColumn,
    ids: Dictionary,
    /// Next suffix to try for an id that came more than once, by its code; 0 for one that came once.
    suffixes: Vec<u32>,
    /// Number and first byte of the feature of each row.
    origins: Vec<(u32, u32)>,
    /// First row and coordinate system of each document.
    systems: Vec<(usize, System)>,
    report: IngestReport,
    /// Features without their closing bracket.
    unclosed: usize,
    scratch: Scratch,
    notes: Notes,
}

/// Where a document ended.
enum End {
    /// After its last bracket, at this byte.
    At(usize),
    /// The file ended first.
    Early,
}

impl<'a> Reader<'a> {
    /// Prepares to read `text`.
    pub(super) fn new(text: &'a str, options: &'a ReadOptions) -> Self {
        Self {
            text,
            options,
            columns: Columns::default(),
            geometry: GeometryColumn::default(),
            ids: Dictionary::new(),
            suffixes: Vec::new(),
            origins: Vec::new(),
            systems: Vec::new(),
            report: IngestReport { source: options.source.clone(), ..IngestReport::default() },
            unclosed: 0,
            scratch: Scratch::default(),
            notes: Notes::default(),
        }
    }

    /// Notes that the file was decoded as `name`, being other than UTF-8 from `byte` on.
    pub(super) fn note_encoding(&mut self, byte: usize, name: &str) {
        note(&mut self.report, IssueKind::Encoding, Place { byte, ..Place::default() }, name);
    }

    /// Reads all documents; `bytes` are the file as it was, to say what it is if it is no JSON.
    pub(super) fn read_documents(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        let mut at = skip_space(self.text, 0);
        if self.text.as_bytes().get(at) != Some(&b'{') {
            return Err(match skip_value(self.text, at) {
                Some(end) if is_json(&self.text[at..end]) => {
                    ReadError::NotGeoJson { found: kind_of_value(&self.text[at..]).to_owned() }
                }
                _ => self.not_json(at, bytes),
            });
        }
        while at < self.text.len() {
            if self.text.as_bytes()[at] != b'{' {
                let place = Place { byte: at, ..Place::default() };
                note(&mut self.report, IssueKind::TrailingContent, place, &self.text[at..]);
                let Some(next) = next_feature(self.text, at) else { break };
                at = next;
            }
            self.systems.push((self.geometry.len(), System::Degrees));
            match self.read_document(at, bytes) {
                Ok(End::At(end)) => at = skip_space(self.text, end),
                Ok(End::Early) => break,
                Err(error) if self.report.features_read == 0 => return Err(error),
                Err(_) => {
                    self.report.features_read += 1;
                    self.note_here(IssueKind::BrokenFeature, at, &self.text[at..]);
                    let Some(next) = next_feature(self.text, at + 1) else { break };
                    at = next;
                }
            }
        }
        Ok(())
    }

    /// Reads the object at `at`: a collection of features, a feature or a geometry.
    fn read_document(&mut self, start: usize, bytes: &[u8]) -> Result<End, ReadError> {
        let text = self.text;
        let mut at = start + 1;
        let mut found = None;
        let mut has_features = false;
        loop {
            at = skip_space(text, at);
            match text.as_bytes().get(at) {
                Some(b'}') if has_features => return Ok(End::At(at + 1)),
                Some(b'}') => {
                    return Err(ReadError::NotGeoJson { found: found.unwrap_or_else(|| "object".to_owned()) });
                }
                Some(b',') => at += 1,
                Some(b'"') => {
                    let Some(end) = skip_string(text, at) else { return self.stop(at, has_features, bytes) };
                    let colon = skip_space(text, end);
                    if text.as_bytes().get(colon) != Some(&b':') {
                        return self.stop(colon, has_features, bytes);
                    }
                    let (name, value) = (&text[at..end], skip_space(text, colon + 1));
                    match name {
                        "\"features\"" if text.as_bytes().get(value) == Some(&b'[') => {
                            has_features = true;
                            match self.read_features(value + 1) {
                                End::At(end) => at = end,
                                End::Early => return Ok(End::Early),
                            }
                            continue;
                        }
                        "\"coordinates\"" | "\"geometries\"" | "\"geometry\"" if !has_features => {
                            return Ok(self.read_feature(start));
                        }
                        _ => {}
                    }
                    let Some(end) = skip_value(text, value) else { return self.stop(value, has_features, bytes) };
                    match name {
                        "\"type\"" if !has_features => {
                            let mut json = JsonReader::new(text, value);
                            let name = if let Ok(Value::Text(name)) = json.value() { name } else { "" };
                            if matches!(Name::of(name), Name::Feature | Name::Shape(_) | Name::Collection) {
                                return Ok(self.read_feature(start));
                            }
                            found = Some(name.to_owned());
                        }
                        "\"crs\"" => {
                            if let (Some(system), Some(last)) =
                                (System::of_member(&text[value..end]), self.systems.last_mut())
                            {
                                last.1 = system;
                            }
                        }
                        _ => {}
                    }
                    at = end;
                }
                _ => return self.stop(at, has_features, bytes),
            }
        }
    }

    /// Ends a document that breaks at `at` outside its features.
    fn stop(&mut self, at: usize, has_features: bool, bytes: &[u8]) -> Result<End, ReadError> {
        if !has_features {
            return Err(self.not_json(at, bytes));
        }
        let rest = &self.text[at..];
        let kind = if rest.is_empty() { IssueKind::Truncated } else { IssueKind::TrailingContent };
        note(&mut self.report, kind, Place { byte: at, ..Place::default() }, rest);
        Ok(End::Early)
    }

    /// Notes an issue of the feature that is being read and begins at `byte`.
    fn note_here(&mut self, kind: IssueKind, byte: usize, detail: &str) {
        let feature = self.report.features_read;
        note(&mut self.report, kind, Place { feature, id: None, byte }, detail);
    }

    /// Reads the members of `features` from `at` to its closing bracket.
    fn read_features(&mut self, at: usize) -> End {
        let mut at = at;
        loop {
            at = skip_space(self.text, at);
            let end = match self.text.as_bytes().get(at) {
                Some(b']') => return End::At(at + 1),
                Some(b',') => End::At(at + 1),
                Some(b'{') => self.read_feature(at),
                Some(_) => {
                    self.report.features_read += 1;
                    self.note_here(IssueKind::WrongType, at, &self.text[at..]);
                    skip_value(self.text, at).or_else(|| next_feature(self.text, at)).map_or(End::Early, End::At)
                }
                None => {
                    note(&mut self.report, IssueKind::Truncated, Place { byte: at, ..Place::default() }, "");
                    End::Early
                }
            };
            match end {
                End::At(end) => at = end,
                End::Early => return End::Early,
            }
        }
    }

    /// Reads the feature, or bare geometry, at `at`.
    fn read_feature(&mut self, at: usize) -> End {
        self.report.features_read += 1;
        match self.parse(self.text, at) {
            Ok(end) => {
                self.accept(at);
                End::At(end)
            }
            Err(error) => self.recover(at, error),
        }
    }

    /// Reads the feature at `at` of `text` into columns and scratch; gives its end.
    fn parse(&mut self, text: &str, at: usize) -> Result<usize, JsonError> {
        self.scratch.clear();
        self.notes.clear();
        let mut json = JsonReader::new(text, at);
        // Called where an object begins.
        json.value()?;
        Feature {
            json: &mut json,
            columns: &mut self.columns,
            scratch: &mut self.scratch,
            notes: &mut self.notes,
            row: self.geometry.len(),
        }
        .read()?;
        Ok(json.byte())
    }

    /// Goes on after the feature at `at` could not be read: repairs it, or leaves it out.
    fn recover(&mut self, at: usize, error: JsonError) -> End {
        self.columns.clear_all(self.geometry.len());
        let message = error.problem.text();
        let end = if self.unclosed < MAX_UNCLOSED { skip_value(self.text, at) } else { None };
        let next = next_feature(&self.text[..end.unwrap_or(self.text.len())], at + 1);
        if let Some(end) = end.filter(|_| next.is_none()) {
            if let Some((repaired, repairs)) = repair(&self.text[at..end])
                && self.parse(&repaired, 0).is_ok()
            {
                for (kind, done) in [
                    (IssueKind::NonFinite, repairs.numbers),
                    (IssueKind::TooDeep, repairs.depth),
                    (IssueKind::RepairedSyntax, repairs.syntax),
                ] {
                    if done {
                        self.notes.add(kind, message);
                    }
                }
                self.accept(at);
                return End::At(end);
            }
            self.columns.clear_all(self.geometry.len());
            self.note_here(IssueKind::BrokenFeature, at, message);
            return End::At(end);
        }
        self.unclosed += 1;
        if let Some(next) = next {
            self.note_here(IssueKind::BrokenFeature, at, message);
            return End::At(next);
        }
        self.note_here(IssueKind::Truncated, at, "");
        End::Early
    }

    /// Makes a row of the feature that was read from `at`.
    fn accept(&mut self, at: usize) {
        let row = self.geometry.len();
        let feature = self.report.features_read;
        push_row(&mut self.geometry, &self.scratch, &mut self.notes);
        self.origins.push((feature as u32, at as u32));
        let id = self.unique_id(row, feature);
        for (kind, detail) in self.notes.issues.drain(..) {
            note(&mut self.report, kind, Place { feature, id: Some(&id), byte: at }, &detail);
        }
    }

    /// Finds the id of `row`, makes it unique and adds it.
    fn unique_id(&mut self, row: usize, feature: usize) -> String {
        let named = self.options.id_field.as_deref().and_then(|name| self.columns.text_of(name, row));
        let mut id = named.unwrap_or_else(|| std::mem::take(&mut self.notes.id));
        if id.is_empty() {
            id = self.columns.text_of("id", row).unwrap_or_default();
        }
        if id.is_empty() {
            id = format!("feature-{feature}");
            self.notes.add(IssueKind::MissingId, &id);
        }
        let before = self.ids.len();
        let code = self.ids.intern(&id);
        if self.ids.len() == before {
            let code = code as usize;
            self.suffixes.resize(self.suffixes.len().max(code + 1), 0);
            let suffix = &mut self.suffixes[code];
            *suffix = (*suffix).max(2);
            while self.ids.len() == before {
                let candidate = format!("{id}-{suffix}");
                *suffix += 1;
                self.ids.intern(&candidate);
            }
            id = self.ids.get(before as u32).to_owned();
            self.notes.add(IssueKind::DuplicateId, &id);
        }
        id
    }

    /// Puts all rows on the earth and ends the columns and the report.
    pub(super) fn finish(mut self) -> (Dataset, IngestReport) {
        let rows = self.geometry.len();
        let (report, origins, ids) = (&mut self.report, &self.origins, &self.ids);
        place(&mut self.geometry, &self.systems, self.options.bounds, |row, kind, detail| {
            let (feature, byte) = origins[row];
            let id = Some(ids.get(row as u32 + 1));
            note(report, kind, Place { feature: feature as usize, id, byte: byte as usize }, &detail);
        });
        self.report.rows_kept = rows;
        self.number_lines();
        let fields = self.columns.finish(rows);
        let dataset = Dataset { source: self.report.source.clone(), geometry: self.geometry, fields, ids: self.ids };
        (dataset, self.report)
    }

    /// Sets the line of every example by its byte, in one pass.
    fn number_lines(&mut self) {
        let mut spots: Vec<&mut Spot> =
            self.report.issues.iter_mut().flat_map(|group| group.examples.iter_mut()).collect();
        sort_by(&mut spots, &|a, b| a.byte.cmp(&b.byte));
        let (mut line, mut at) = (1, 0);
        for spot in spots {
            let byte = spot.byte.min(self.text.len()).max(at);
            line += lines(&self.text.as_bytes()[at..byte]);
            at = byte;
            spot.line = line;
        }
    }

    /// The error of a file that is no JSON at `at`.
    fn not_json(&self, at: usize, bytes: &[u8]) -> ReadError {
        let before = &self.text.as_bytes()[..at];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        ReadError::NotJson {
            line: lines(before) + 1,
            column: self.text[line_start..at].chars().count() + 1,
            byte: at,
            starts_with: starts_with(bytes, self.text),
        }
    }
}

/// Where something was noticed: the number and the id of the feature, and its first byte.
#[derive(Clone, Copy, Default)]
struct Place<'a> {
    feature: usize,
    id: Option<&'a str>,
    byte: usize,
}

/// Counts an issue and keeps the beginning of `detail` if it is among the first of its kind.
fn note(report: &mut IngestReport, kind: IssueKind, place: Place<'_>, detail: &str) {
    report.add(kind, || Spot {
        feature: place.feature,
        id: place.id.map(str::to_owned),
        line: 0,
        byte: place.byte,
        detail: short(detail),
    });
}

/// Number of line feeds.
fn lines(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte == b'\n')).sum()
}

/// The beginning of `text` as a detail of a spot.
pub(super) fn short(text: &str) -> String {
    text.chars().take(MAX_DETAIL).collect()
}

/// The name of the kind of the JSON value that begins `text`.
fn kind_of_value(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'[') => "array",
        Some(b'"') => "string",
        Some(b't' | b'f') => "boolean",
        Some(b'n') => "null",
        _ => "number",
    }
}
