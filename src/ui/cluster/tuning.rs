//! The reader's own clusters: what is asked of the analyst, how far it is, what it found.

use crate::analysis::cluster::{Findings, Study};
use crate::dataset::{Dataset, GeometryKind};
use crate::geo::LngLat;
use crate::index::order::{sort_by, sort_rows};
use crate::platform::{self, Analyst, StudyNews};
use crate::state::Clustering;
use crate::taxonomy::Precision;
use crate::ui::catalog::{Places, Shown};
use crate::ui::context::Context;
use crate::ui::part::{Derived, State, follow};
use leptos::prelude::{LocalStorage, StoredValue, UpdateValue, untrack};
use std::sync::Arc;

/// How long settings rest before they are studied, in milliseconds.
const REST_MS: i32 = 120;

/// How far a study is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::ui) enum Stage {
    /// Nothing is asked for, or all is there.
    #[default]
    Idle,
    /// The share done, 0 to 1.
    Running(f64),
    /// The reader stopped it.
    Stopped,
    /// There is no worker.
    NoWorker,
    /// It broke off, and why.
    Failed(String),
}

/// Clusters that the reader tuned.
#[derive(Debug)]
pub(in crate::ui) struct Tuned {
    /// The settings they were found with.
    pub(super) clustering: Clustering,
    /// What was found; rows are those of `rows`.
    pub(in crate::ui) findings: Findings,
    /// The rows of the places that were studied, by their ids.
    pub(super) rows: Vec<u32>,
    /// Names of categories; code 1 is the first.
    pub(super) categories: Vec<String>,
    /// False where the data does not say how precise its positions are.
    pub(super) has_precision: bool,
}

impl PartialEq for Tuned {
    /// Equal only to itself: each is found once and then shared.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What is known of the reader's clusters.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct TuningState {
    pub(super) stage: Stage,
    pub(in crate::ui) found: Option<Arc<Tuned>>,
    /// The number of the cluster that is chosen.
    pub(in crate::ui) chosen: Option<usize>,
    /// Counts studies, so that news of an older one is told from that of the last.
    turn: u32,
    /// The study in which `found` was found.
    found_in: u32,
}

impl TuningState {
    /// Says whether what stands there was found with the settings of now.
    pub(super) fn is_about_this(&self) -> bool {
        self.found_in == self.turn
    }
}

/// Handles to the reader's clusters; small and copied freely.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Tuning {
    pub(in crate::ui) state: State<TuningState>,
    analyst: StoredValue<Analyst, LocalStorage>,
}

impl Tuning {
    /// No clusters yet.
    pub(in crate::ui) fn new() -> Self {
        Self { state: State::new(TuningState::default()), analyst: StoredValue::new_local(Analyst::default()) }
    }

    /// What was found, read and followed.
    pub(in crate::ui) fn found(self) -> Option<Arc<Tuned>> {
        self.state.with(|state| state.found.clone())
    }

    /// Stops the study. What it has found so far stays.
    pub(super) fn stop(self) {
        self.analyst.update_value(Analyst::stop);
        self.state.update(|state| {
            // What belongs to other settings would mislead.
            if state.found_in != state.turn {
                (state.found, state.chosen) = (None, None);
            }
            state.turn += 1;
            state.found_in = state.turn;
            state.stage = Stage::Stopped;
        });
    }
}

/// Studies the places shown whenever they or the settings change.
pub(in crate::ui) fn follow_tuning(context: Context) {
    let asked = Derived::new(move || context.view.with(|view| view.clustering));
    follow(move || begin(context, asked.get(), context.shown.get()));
}

/// Studies what is asked for once more.
pub(super) fn again(context: Context) {
    begin(context, context.view.with_untracked(|view| view.clustering), context.shown.get_untracked());
}

fn begin(context: Context, asked: Option<Clustering>, shown: Option<Arc<Shown>>) {
    let Tuning { state, analyst } = context.tuning;
    analyst.update_value(Analyst::stop);
    let turn = state.with_untracked(|state| state.turn) + 1;
    let places = untrack(|| context.places());
    let (Some(clustering), Some(places), Some(shown)) = (asked, places, shown) else {
        state.set(TuningState { turn, ..TuningState::default() });
        return;
    };
    state.update(|state| {
        state.turn = turn;
        state.stage = Stage::Running(0.0);
    });
    platform::after_ms(REST_MS, move || {
        let is_last = move || state.with_untracked(|state| state.turn == turn);
        if !is_last() {
            return;
        }
        let (study, rows, categories, has_precision) = make_study(clustering, &places, &shown);
        let tell = move |news: StudyNews| {
            if !is_last() {
                return;
            }
            state.update(|state| match news {
                StudyNews::Progress(share) => state.stage = Stage::Running(share),
                StudyNews::Failed(reason) => {
                    state.stage = Stage::Failed(reason);
                    state.found = None;
                }
                StudyNews::Found(findings) => {
                    // The first news of a study is about other clusters than before, the last about the same.
                    let is_same = state.found.as_ref().is_some_and(|found| !found.findings.is_whole);
                    state.chosen = state.chosen.filter(|_| is_same && findings.is_whole);
                    state.found_in = turn;
                    if findings.is_whole {
                        state.stage = Stage::Idle;
                    }
                    let (rows, categories) = (rows.clone(), categories.clone());
                    state.found = Some(Arc::new(Tuned { clustering, findings, rows, categories, has_precision }));
                }
            });
        };
        let mut is_begun = false;
        analyst.update_value(|analyst| is_begun = analyst.begin(&study, tell));
        if !is_begun {
            state.set(TuningState { stage: Stage::NoWorker, turn, ..TuningState::default() });
        }
    });
}

/// The study of the places shown, with their rows by id, the names of categories, and whether precision is said at all.
fn make_study(clustering: Clustering, places: &Places, shown: &Shown) -> (Study, Vec<u32>, Vec<String>, bool) {
    let dataset = places.dataset();
    let mut rows: Vec<u32> = (0..dataset.len() as u32).filter(|&row| shown.has(row as usize)).collect();
    sort_rows(&mut rows, &mut |a, b| dataset.id(a as usize).cmp(dataset.id(b as usize)));
    let text = |row: u32, field: &str| dataset.text(row as usize, field).filter(|text| !text.is_empty());
    let category = |row: u32| places.category_field().and_then(|field| text(row, field));
    let mut names: Vec<String> = rows.iter().filter_map(|&row| category(row)).map(str::to_owned).collect();
    sort_by(&mut names, &Ord::cmp);
    names.dedup();
    let code = |row: u32| {
        let place = category(row).and_then(|name| names.iter().position(|known| known == name));
        place.map_or(0, |place| place as u32 + 1)
    };
    let has_precision = dataset.field("precision").is_some();
    let precision = |row: u32| {
        let level = text(row, "precision").and_then(Precision::from_code);
        if has_precision { level.and_then(Precision::radius_m).unwrap_or(f64::NAN) } else { 0.0 }
    };
    let local = places.layer.config.names.first().map_or("name", String::as_str);
    // A name that the source cut off is no name for a quarter; one that is known abroad too is the best.
    let known = |row: u32| match text(row, local).filter(|_| text(row, "name_note").is_none()) {
        Some(_) => 1 + u8::from(text(row, "name_en").is_some()),
        None => 0,
    };
    let study = Study {
        method: clustering.method(),
        precision_m: clustering.precision_m(),
        positions: rows.iter().map(|&row| point(dataset, row as usize)).collect(),
        precisions_m: rows.iter().map(|&row| precision(row)).collect(),
        categories: rows.iter().map(|&row| code(row)).collect(),
        prominence: rows.iter().map(|&row| known(row)).collect(),
    };
    (study, rows, names, has_precision)
}

/// Where a place is, if it is a point.
fn point(dataset: &Dataset, row: usize) -> LngLat {
    let is_point = dataset.geometry.kind(row) == GeometryKind::Point;
    dataset.anchor(row).filter(|_| is_point).unwrap_or(LngLat::NONE)
}
