//! What was noticed while reading a file: how many rows, where, why, and what was repaired. Typed, so that `ui` can say
//! it in the reader's language.

/// How many places of one kind are told; the others are counted.
const EXAMPLES: usize = 5;

/// What was read, kept, repaired and left out of one source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IngestReport {
    /// Id of the source.
    pub source: String,
    /// Features that the file holds, the unreadable ones too.
    pub features_read: usize,
    /// Rows of the dataset.
    pub rows_kept: usize,
    /// What was noticed, by kind, in the order of [`IssueKind`].
    pub issues: Vec<IssueGroup>,
}

/// Everything of one kind that was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueGroup {
    /// What it is.
    pub kind: IssueKind,
    /// How bad it is; follows from the kind.
    pub severity: Severity,
    /// Number of features concerned.
    pub count: usize,
    /// The first places, at most 5.
    pub examples: Vec<Spot>,
}

/// A place in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// Number of the feature, from 1; 0 for the file as a whole.
    pub feature: usize,
    /// Id of the feature, if it was read.
    pub id: Option<String>,
    /// Line where the feature starts, from 1, in the text as UTF-8.
    pub line: usize,
    /// Byte where the feature starts, from 0, in the text as UTF-8 without its byte order mark.
    pub byte: usize,
    /// The value or name concerned, as it stands in the file: not prose.
    pub detail: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing was changed.
    Note,
    /// Something was put right; the report says what.
    Repaired,
    /// Something was left out: a feature, or its drawing.
    Skipped,
}

/// What can be noticed; the detail of a spot is given in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssueKind {
    /// The file is not UTF-8 and was decoded otherwise \[the encoding\].
    Encoding,
    /// The file ends inside a feature or before its closing brackets \[nothing\].
    Truncated,
    /// Something follows the document \[its beginning\].
    TrailingContent,
    /// The feature is not JSON and was left out \[the parser's message\].
    BrokenFeature,
    /// The feature was not quite JSON and was read after a repair \[the parser's message\].
    RepairedSyntax,
    /// A number is infinite, not a number or too large; it was made missing \[the parser's message\].
    NonFinite,
    /// Values are nested too deeply; what is below was left out \[nothing\].
    TooDeep,
    /// A member has the wrong type and was passed over \[its name\].
    WrongType,
    /// More properties than columns are made for \[the first name left out\].
    TooManyFields,
    /// A text was cut \[the property\].
    OversizedText,
    /// The feature has no id and got one by its number \[the new id\].
    MissingId,
    /// The id was there before and got a suffix \[the new id\].
    DuplicateId,
    /// No geometry: listed, not drawn \[nothing\].
    NoGeometry,
    /// A geometry without positions: listed, not drawn \[its type\].
    EmptyGeometry,
    /// A ring was not closed and was closed \[nothing\].
    UnclosedRing,
    /// A ring of fewer than 4 positions, or a line of fewer than 2, was left out \[nothing\].
    DegeneratePart,
    /// A collection of geometries was merged; only the parts of the highest dimension are drawn \[the kinds\].
    MergedCollection,
    /// Latitude and longitude were swapped and were put right \[the position in the file\].
    SwappedCoordinates,
    /// The position is not on the earth: listed, not drawn \[the position\].
    CoordinatesOutOfRange,
    /// The file is in Web Mercator metres and was converted \[name of the system\].
    ConvertedProjection,
    /// The file is in another system: listed, not drawn \[name of the system, or the position if none is named\].
    ProjectedCoordinates,
}

impl IssueKind {
    /// Every kind, in the order of the enum.
    pub(super) const ALL: [Self; 21] = [
        Self::Encoding,
        Self::Truncated,
        Self::TrailingContent,
        Self::BrokenFeature,
        Self::RepairedSyntax,
        Self::NonFinite,
        Self::TooDeep,
        Self::WrongType,
        Self::TooManyFields,
        Self::OversizedText,
        Self::MissingId,
        Self::DuplicateId,
        Self::NoGeometry,
        Self::EmptyGeometry,
        Self::UnclosedRing,
        Self::DegeneratePart,
        Self::MergedCollection,
        Self::SwappedCoordinates,
        Self::CoordinatesOutOfRange,
        Self::ConvertedProjection,
        Self::ProjectedCoordinates,
    ];

    /// How bad issues of this kind are.
    pub fn severity(self) -> Severity {
        match self {
            Self::MissingId | Self::NoGeometry | Self::EmptyGeometry | Self::MergedCollection => Severity::Note,
            Self::Encoding
            | Self::RepairedSyntax
            | Self::NonFinite
            | Self::TooDeep
            | Self::OversizedText
            | Self::DuplicateId
            | Self::UnclosedRing
            | Self::SwappedCoordinates
            | Self::ConvertedProjection => Severity::Repaired,
            Self::Truncated
            | Self::TrailingContent
            | Self::BrokenFeature
            | Self::WrongType
            | Self::TooManyFields
            | Self::DegeneratePart
            | Self::CoordinatesOutOfRange
            | Self::ProjectedCoordinates => Severity::Skipped,
        }
    }
}

impl IngestReport {
    /// Finds what was noticed of one kind.
    pub fn issue(&self, kind: IssueKind) -> Option<&IssueGroup> {
        self.issues.iter().find(|group| group.kind == kind)
    }

    /// The worst that was noticed; `None` if nothing was.
    pub fn worst(&self) -> Option<Severity> {
        self.issues.iter().map(|group| group.severity).max()
    }

    /// Counts one more issue, keeping its spot if it is among the first of its kind.
    pub(super) fn add(&mut self, kind: IssueKind, spot: impl FnOnce() -> Spot) {
        let at = self.issues.binary_search_by_key(&kind, |group| group.kind).unwrap_or_else(|at| {
            let group = IssueGroup { kind, severity: kind.severity(), count: 0, examples: Vec::new() };
            self.issues.insert(at, group);
            at
        });
        let group = &mut self.issues[at];
        group.count += 1;
        if group.examples.len() < EXAMPLES {
            group.examples.push(spot());
        }
    }
}
