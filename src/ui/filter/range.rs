//! A facet of numbers: a histogram of what the other filters leave, and two fields for the ends.

use crate::atlas::FacetConfig;
use crate::chart::bars;
use crate::i18n::{integer, messages as m};
use crate::query::Filter;
use crate::state::Action;
use crate::ui::context::Context;
use leptos::prelude::*;

/// The histogram's size in its own units.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 56.0;

/// The ends as the reader set them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Ends {
    from: Option<f64>,
    to: Option<f64>,
    with_unknown: bool,
}

/// One range.
#[component]
pub(super) fn RangeFacet(
    /// The facet's position.
    at: usize,
    /// Its configuration.
    config: FacetConfig,
) -> impl IntoView {
    let context = Context::here();
    let locale = context.locale;
    let bin = config.bin.filter(|bin| *bin > 0.0).unwrap_or(10.0);
    let facet = StoredValue::new(config.id.clone());
    let t = move |message: crate::i18n::Message| message.get(locale.get());
    let ends = Memo::new(move |_| {
        facet.with_value(|facet| {
            context.view.with(|view| match view.filters.get(facet) {
                Some(Filter::Range { from, to, with_unknown }) => {
                    Ends { from: *from, to: *to, with_unknown: *with_unknown }
                }
                _ => Ends::default(),
            })
        })
    });
    let set = move |ends: Ends| {
        let is_set = ends.from.is_some() || ends.to.is_some();
        let filter = is_set.then_some(Filter::Range { from: ends.from, to: ends.to, with_unknown: ends.with_unknown });
        context.act(Action::SetFilter { facet: facet.get_value(), filter });
    };
    let counts = Memo::new(move |_| {
        let shown = context.shown.get();
        shown.map(|shown| (shown.selection.counts[at].bins.clone(), shown.selection.counts[at].unknown)).unwrap_or_default()
    });
    let unknown = move || counts.with(|(_, unknown)| *unknown);
    let is_inside = move |lower: f64| {
        let ends = ends.get();
        ends.from.is_none_or(|from| lower + bin > from) && ends.to.is_none_or(|to| lower <= to)
    };
    let parse = |text: String| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let limits = move || {
        counts.with(|(bins, _)| {
            let first = bins.first().map(|(lower, _)| lower.to_string());
            let last = bins.last().map(|(lower, _)| (lower + bin - 1.0).to_string());
            (first.unwrap_or_default(), last.unwrap_or_default())
        })
    };
    let shown_end = |end: Option<f64>| end.map(|number| number.to_string()).unwrap_or_default();
    // A click on a bar chooses its bin; on the only chosen bin it clears.
    let pick = move |lower: f64| {
        let own = Ends { from: Some(lower), to: Some(lower + bin - 1.0), with_unknown: ends.get_untracked().with_unknown };
        set(if ends.get_untracked() == own { Ends::default() } else { own });
    };
    let summary = move || {
        let locale = locale.get();
        counts.with(|(bins, _)| {
            let said = bins.iter().filter(|(_, count)| *count > 0);
            let said: Vec<String> =
                said.map(|(lower, count)| format!("{lower}: {}", integer(locale, u64::from(*count)))).collect();
            format!("{}. {}", m::RANGE_CHART.get(locale), said.join(", "))
        })
    };
    view! {
        <div class="range">
            <svg class="histogram" viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" role="img" aria-label=summary>
                {move || {
                    counts.with(|(bins, _)| {
                        let values: Vec<f64> = bins.iter().map(|(_, count)| f64::from(*count)).collect();
                        let shapes = bars(&values, WIDTH, HEIGHT, 2.0, 2.0);
                        bins.iter()
                            .zip(shapes)
                            .map(|(&(lower, count), bar)| {
                                let title = format!("{lower}–{}: {}", lower + bin - 1.0, integer(locale.get(), u64::from(count)));
                                view! {
                                    <g class="bar" class:is-out=move || !is_inside(lower) on:click=move |_| pick(lower)>
                                        <title>{title}</title>
                                        <rect class="bar-hit" x=bar.x y=0 width=bar.width height=HEIGHT />
                                        <rect class="bar-fill" x=bar.x y=bar.y width=bar.width height=bar.height />
                                    </g>
                                }
                            })
                            .collect_view()
                    })
                }}
            </svg>
            <div class="range-axis" aria-hidden="true">
                <span>{move || limits().0}</span>
                <span>{move || limits().1}</span>
            </div>
            <div class="range-ends">
                <label>
                    <span>{move || t(m::RANGE_START)}</span>
                    <input
                        type="number"
                        inputmode="numeric"
                        placeholder=move || limits().0
                        prop:value=move || shown_end(ends.get().from)
                        on:change=move |event| set(Ends { from: parse(event_target_value(&event)), ..ends.get_untracked() })
                    />
                </label>
                <label>
                    <span>{move || t(m::RANGE_END)}</span>
                    <input
                        type="number"
                        inputmode="numeric"
                        placeholder=move || limits().1
                        prop:value=move || shown_end(ends.get().to)
                        on:change=move |event| set(Ends { to: parse(event_target_value(&event)), ..ends.get_untracked() })
                    />
                </label>
            </div>
            <Show when=move || { unknown() > 0 }>
                <label class="range-unknown">
                    <input
                        type="checkbox"
                        prop:checked=move || ends.get().with_unknown
                        disabled=move || ends.get().from.is_none() && ends.get().to.is_none()
                        on:change=move |event| set(Ends { with_unknown: event_target_checked(&event), ..ends.get_untracked() })
                    />
                    <span>{move || t(m::RANGE_WITH_UNKNOWN)}</span>
                    <span class="count">{move || integer(locale.get(), u64::from(unknown()))}</span>
                </label>
            </Show>
        </div>
    }
}
