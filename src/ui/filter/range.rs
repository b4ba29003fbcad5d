//! A facet of numbers: a histogram of what the other filters leave, and two fields for the ends.

use crate::atlas::FacetConfig;
use crate::chart::{Bar, bars};
use crate::i18n::{integer, messages as m};
use crate::query::Filter;
use crate::state::Action;
use crate::ui::context::Context;
use crate::ui::part::{is, live, on, show, text};
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
        shown
            .map(|shown| (shown.selection.counts[at].bins.clone(), shown.selection.counts[at].unknown))
            .unwrap_or_default()
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
        let own =
            Ends { from: Some(lower), to: Some(lower + bin - 1.0), with_unknown: ends.get_untracked().with_unknown };
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
    let chart = live(move || {
        counts.with(|(bins, _)| {
            let values: Vec<f64> = bins.iter().map(|(_, count)| f64::from(*count)).collect();
            let bar_view = |(&(lower, count), bar): (&(f64, u32), Bar)| {
                let title = format!("{lower}–{}: {}", lower + bin - 1.0, integer(locale.get(), u64::from(count)));
                view! {
                    <g class="bar" class:is-out=is(move || !is_inside(lower)) on:click=on(move |_| pick(lower))>
                        <title>{title}</title>
                        <rect class="bar-hit" x=bar.x.to_string() y="0" width=bar.width.to_string() height=HEIGHT.to_string() />
                        <rect
                            class="bar-fill"
                            x=bar.x.to_string()
                            y=bar.y.to_string()
                            width=bar.width.to_string()
                            height=bar.height.to_string()
                        />
                    </g>
                }
                .into_any()
            };
            let shapes: Vec<AnyView> =
                bins.iter().zip(bars(&values, WIDTH, HEIGHT, 2.0, 2.0)).map(bar_view).collect();
            shapes.into_any()
        })
    });
    let number_field =
        move |label, placeholder: Signal<String>, value: Signal<String>, set_end: Box<dyn Fn(Option<f64>)>| {
            view! {
                <label>
                    <span>{context.t(label)}</span>
                    <input
                        type="number"
                        inputmode="numeric"
                        placeholder=placeholder
                        prop:value=value
                        on:change=on(move |event| set_end(parse(event_target_value(&event))))
                    />
                </label>
            }
            .into_any()
        };
    let from_field = number_field(
        m::RANGE_START,
        text(move || limits().0),
        text(move || shown_end(ends.get().from)),
        Box::new(move |from| set(Ends { from, ..ends.get_untracked() })),
    );
    let to_field = number_field(
        m::RANGE_END,
        text(move || limits().1),
        text(move || shown_end(ends.get().to)),
        Box::new(move |to| set(Ends { to, ..ends.get_untracked() })),
    );
    let unknown_view = move || {
        view! {
            <label class="range-unknown">
                <input
                    type="checkbox"
                    prop:checked=is(move || ends.get().with_unknown)
                    disabled=is(move || ends.get().from.is_none() && ends.get().to.is_none())
                    on:change=on(move |event| {
                        set(Ends { with_unknown: event_target_checked(&event), ..ends.get_untracked() });
                    })
                />
                <span>{context.t(m::RANGE_WITH_UNKNOWN)}</span>
                <span class="count">{text(move || integer(locale.get(), u64::from(unknown())))}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <div class="range">
            <svg
                class="histogram"
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                preserveAspectRatio="none"
                role="img"
                aria-label=text(summary)
            >
                {chart}
            </svg>
            <div class="range-axis" aria-hidden="true">
                <span>{text(move || limits().0)}</span>
                <span>{text(move || limits().1)}</span>
            </div>
            <div class="range-ends">{from_field} {to_field}</div>
            {show(move || { unknown() > 0 }, unknown_view)}
        </div>
    }
}
