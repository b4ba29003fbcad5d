//! The panel's part about analyses, and what keeps it and the map's overlay in step with the view. The answers come from a
//! program of its own (`report`), loaded when the first is wanted.

mod act;
mod tree;

use super::context::Context;
use super::notice::Notice;
use super::part::{Derived, ElementRef, Part, State, button, follow, show, tag};
use crate::geo::LngLatBounds;
use crate::i18n::{Locale, fill, messages as m};
use crate::map::Theme;
use crate::platform::{self, Analyst, News};
use crate::report::{Answer, Document, Question, SavedFile};
use crate::state::{Sort, Tab, ViewState, write_address};
use leptos::prelude::{GetValue, LocalStorage, SetValue, StoredValue, untrack};
use std::sync::Arc;

pub(super) use act::{go, listening};
pub(super) use tree::patch;

/// What analyses look like, fetched with the first of them.
const STYLE: &str = "report/report.css";

/// The event that brings the share dialog the code of the link.
const CODE: &str = "atlas:code";

/// How far the analyst is.
#[derive(Clone, Debug, Default, PartialEq)]
enum Stage {
    /// Nothing is being done.
    #[default]
    Idle,
    /// The share done, 0 to 1.
    Running(f64),
    /// The reader stopped it.
    Stopped,
    /// It cannot be done; why, in the browser's words.
    Failed(String),
}

/// What the page knows of analyses; small and copied freely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Analyses {
    /// What panel and map show.
    pub(super) answer: State<Option<Arc<Answer>>>,
    stage: State<Stage>,
    /// Counts what makes the same question be asked again.
    turn: State<u32>,
    /// Set while a question that gave way to a file is to be asked again after it.
    gave_way: State<bool>,
    /// When the last question was asked, in seconds.
    asked: State<f64>,
    analyst: StoredValue<Option<Analyst>, LocalStorage>,
    /// What was pressed last, and so gets the focus back when a card closes.
    pressed: StoredValue<Option<web_sys::HtmlElement>, LocalStorage>,
}

impl Analyses {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self {
            answer: State::new(None),
            stage: State::new(Stage::Idle),
            turn: State::new(0),
            gave_way: State::new(false),
            asked: State::new(0.0),
            analyst: StoredValue::new_local(None),
            pressed: StoredValue::new_local(None),
        }
    }

    /// Gives the focus back to what was pressed last, once the panel is seen again.
    pub(super) fn take_back_focus(self) {
        platform::on_next_frame(move |_| {
            if let Some(pressed) = self.pressed.get_value() {
                super::focus(&pressed);
            }
        });
    }

    /// The analyst, who is hired now if he was not.
    fn analyst(self, context: Context) -> Analyst {
        if let Some(analyst) = self.analyst.get_value() {
            return analyst;
        }
        let material = move || {
            let catalog = context.catalog.get_untracked();
            let document = match (&*catalog.document, &catalog.atlas) {
                (Document::File(url, _), Some(atlas)) => Document::File(url.clone(), atlas.view.bounds),
                (document, _) => document.clone(),
            };
            let layers: Vec<_> = catalog.ready().collect();
            document.pack(layers.iter().map(|layer| &**layer))
        };
        let analyst = Analyst::new(material, move |news| self.hear(context, news));
        self.analyst.set_value(Some(analyst.clone()));
        platform::add_style(STYLE);
        analyst
    }

    fn hear(self, context: Context, news: News) {
        match news {
            News::Progress(share) => self.stage.set(Stage::Running(share)),
            News::Failed(why) => {
                self.stage.set(Stage::Failed(why));
                // Where no analysis is looked at, it was a file that was asked for.
                platform::tell(CODE, "");
                if context.tab.get_untracked() != Tab::Analysis {
                    context.notices.update(|all| all.push(Notice::new(m::DOWNLOAD_FAILED, &[])));
                }
            }
            News::Answer(answer) if answer.page.tag.is_empty() => {
                self.stage.set(Stage::Idle);
                keep(context, &answer.files);
                if self.gave_way.get_untracked() {
                    self.gave_way.set(false);
                    self.turn.update(|turn| *turn += 1);
                }
            }
            News::Answer(answer) => {
                platform::measure_since("atlas:analysis", self.asked.get_untracked());
                self.stage.set(if answer.is_whole { Stage::Idle } else { Stage::Running(0.0) });
                if let Some(said) = answer.page.get("data-said").filter(|_| answer.is_whole) {
                    context.announce(said.to_owned());
                }
                self.answer.set(Some(Arc::new(answer)));
            }
        }
    }
}

/// Saves files for the reader; a picture is made of its drawing first.
fn keep(context: Context, files: &[SavedFile]) {
    for file in files {
        // A drawing that the share dialog asked for is shown, not saved.
        if file.mime.is_empty() {
            return platform::tell(CODE, &String::from_utf8_lossy(&file.bytes));
        }
        let done = move |is_saved| act::announce_saved(context, is_saved);
        // Pictures come as drawings.
        if file.mime == "image/png" {
            platform::save_picture(&file.name, &file.bytes, done);
        } else {
            done(platform::save_bytes(&file.name, &file.mime, &file.bytes));
        }
    }
    if files.is_empty() {
        act::announce_saved(context, false);
    }
}

/// Asks for a file of what is shown, to be saved when it is there.
pub(super) fn save(context: Context, name: &str) {
    if let Some(question) = untrack(|| question(context, name)) {
        let analyses = context.analyses;
        if analyses.stage.with_untracked(|stage| matches!(stage, Stage::Running(_))) {
            analyses.gave_way.set(true);
        }
        analyses.analyst(context).ask(&question);
    }
}

/// The question of this moment; none while there are no places.
fn question(context: Context, save: &str) -> Option<Question> {
    let shown = context.shown.get()?;
    Some(Question {
        query: write_address(&context.view.get()),
        link: context.link(),
        locale: context.locale.get(),
        is_dark: context.theme.get() == Theme::Dark,
        mask: shown.selection.mask.clone(),
        sentence: context.sentence.get(),
        bounds: context.map_bounds.get().unwrap_or(LngLatBounds::EMPTY),
        today: platform::today(),
        save: save.to_owned(),
    })
}

/// Asks whenever what is analysed changes, as long as the reader looks at an analysis.
pub(super) fn follow_analysis(context: Context) {
    let analyses = context.analyses;
    // Moving the map changes nothing but a brief; opening a place and other things of the view change no analysis.
    let subject = Derived::new(move || {
        let has_tab = context.tab.get() == Tab::Analysis;
        context.view.with(|view| {
            let is_wanted = has_tab || view.analysis.is_some();
            let is_brief = view.analysis.as_ref().is_some_and(|analysis| analysis.starts_with("brief"));
            is_wanted.then(|| {
                let position = view.position.filter(|_| is_brief);
                let places =
                    context.catalog.with(|catalog| catalog.places().map(|places| places.layer.config.id.clone()));
                let selected = view.selected.clone().filter(|selected| Some(&selected.layer) != places.as_ref());
                let mut subject = ViewState { position, selected, sort: Sort::default(), ..view.clone() };
                if !is_brief {
                    subject.layers_off = ViewState::default().layers_off;
                }
                write_address(&subject)
            })
        })
    });
    let is_settled = Derived::new(move || context.catalog.with(super::catalog::Catalog::is_settled));
    follow(move || {
        analyses.turn.track();
        let is_wanted = subject.with(Option::is_some);
        if !is_wanted || !is_settled.get() {
            if !is_wanted {
                analyses.answer.set(None);
            }
            return;
        }
        context.shown.track();
        context.locale.track();
        context.theme.track();
        context.sentence.track();
        let Some(question) = untrack(|| question(context, "")) else { return };
        analyses.stage.set(Stage::Running(0.0));
        analyses.asked.set(platform::now_secs());
        analyses.analyst(context).ask(&question);
    });
    // Other data is other material.
    follow(move || {
        context.catalog.track();
        if let Some(analyst) = analyses.analyst.get_value() {
            analyst.forget_material();
        }
    });
}

/// The panel's part.
pub(super) fn analysis(context: Context) -> Part {
    let (body, analyses) = (ElementRef::new(), context.analyses);
    follow(move || {
        let answer = analyses.answer.get();
        if let (Some(body), Some(answer)) = (body.get::<web_sys::Node>(), answer) {
            patch(&body, &[crate::report::Node::Element(answer.page.clone())]);
        }
    });
    let body = tag("div").keep_in(body).class("analysis-body");
    tag("div")
        .class("analysis")
        .when(".is-busy", move || analyses.stage.with(|stage| matches!(stage, Stage::Running(_))))
        .add(tag("h2").class("visually-hidden").says(context.t(m::TAB_ANALYSIS)))
        .add(stage_view(context))
        .add(listening(context, body))
}

/// How far the analyst is, with what can be done about it.
fn stage_view(context: Context) -> Part {
    let analyses = context.analyses;
    let stage = Derived::new(move || analyses.stage.get());
    let share = move || match stage.get() {
        Stage::Running(share) => Some((share * 100.0) as u32),
        _ => None,
    };
    let running = move || {
        let percent = move || share().unwrap_or_default();
        let bar = tag("div")
            .class("study-bar")
            .attr("role", "progressbar")
            .bind("aria-label", context.t(m::ANALYSIS_RUNNING))
            .attr("aria-valuemin", "0")
            .attr("aria-valuemax", "100")
            .bind("aria-valuenow", move || percent().to_string())
            .add(tag("span").bind_style("inline-size", move || format!("{}%", percent().max(2))));
        let stop = move || {
            analyses.analyst(context).stop();
            analyses.stage.set(Stage::Stopped);
        };
        tag("div").class("study").add(bar).add(button("button").on_click(stop).says(context.t(m::ANALYSIS_CANCEL)))
    };
    let said = move || {
        let locale: Locale = context.locale.get();
        match stage.get() {
            Stage::Stopped => m::ANALYSIS_STOPPED.get(locale).to_owned(),
            Stage::Failed(reason) => fill(m::ANALYSIS_FAILED.get(locale), &[&reason]),
            Stage::Idle | Stage::Running(_) => String::new(),
        }
    };
    let over = move || {
        let again = move || analyses.turn.update(|turn| *turn += 1);
        let retry = button("button").on_click(again).says(context.t(m::TRY_AGAIN));
        tag("div").class("study is-over").add(tag("p").attr("role", "status").says(said)).add(retry)
    };
    tag("div").add(show(move || share().is_some(), running)).add(show(move || !said().is_empty(), over))
}
