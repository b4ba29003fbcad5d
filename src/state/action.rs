//! What a reader can do to the view. Every widget speaks in these; nothing else changes a [`ViewState`].

use super::{MapPosition, Near, Selected, Sort, ThemeChoice, ViewState, patch_address, read_address, write_address};
use crate::i18n::Locale;
use crate::index::NameSet;
use crate::query::Filter;

/// One thing that a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Moves the map.
    Move(MapPosition),
    /// Switches a layer on or off.
    ToggleLayer(String),
    /// Adds or removes one value of a facet. `kin` are the values that give way to it: a parent's parts, a part's parent.
    ToggleValue {
        /// The facet's id.
        facet: String,
        /// The value.
        value: String,
        /// Values that are taken out when this one comes in.
        kin: Vec<String>,
    },
    /// Sets or clears (`None`) a facet's filter.
    SetFilter {
        /// The facet's id.
        facet: String,
        /// The new filter.
        filter: Option<Filter>,
    },
    /// Shows only places whose names match; empty: all.
    SetText(String),
    /// Shows only places in a circle; `None`: all.
    SetNear(Option<Near>),
    /// Removes every filter that is not locked, the text, the circle and the polygon.
    ClearFilters,
    /// Selects a feature, or nothing.
    Select(Option<Selected>),
    /// Orders the list.
    SetSort(Sort),
    /// Changes the language.
    SetLocale(Locale),
    /// Changes the appearance.
    SetTheme(ThemeChoice),
    /// Writes the map's names in traditional script, or not any more.
    SetTraditional(bool),
    /// Lays an analysis over the map in place of the one before; `None`: none.
    SetAnalysis(Option<String>),
    /// Replaces some pairs of the view's address; see [`patch_address`]. What cannot be read then is left out, and a locked
    /// filter stays as it is.
    Patch(String),
}

/// How an action enters the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// "Back" undoes it.
    New,
    /// It only updates the address.
    Same,
}

impl Action {
    /// How the action enters the history: what a reader would want undone by "back" is a step of its own.
    pub fn step(&self) -> Step {
        match self {
            Self::Move(_) | Self::SetSort(_) | Self::SetLocale(_) | Self::SetTraditional(_) | Self::SetTheme(_) => {
                Step::Same
            }
            // The settings of an analysis are tuned: each stop of a slider is no step.
            Self::Patch(patch) if patch.starts_with("an=") && !patch.contains('&') => Step::Same,
            _ => Step::New,
        }
    }
}

impl ViewState {
    /// Applies an action. The filter of a locked facet stays as it is.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::ToggleValue { facet, .. } | Action::SetFilter { facet, .. } if self.locked.contains(&facet) => {}
            Action::Move(position) => self.position = Some(position),
            Action::ToggleLayer(id) => {
                if !self.layers_off.remove(&id) {
                    self.layers_off.insert(id);
                }
            }
            Action::ToggleValue { facet, value, kin } => self.toggle_value(facet, &value, &kin),
            Action::SetFilter { facet, filter } => match filter {
                Some(filter) => {
                    self.filters.insert(facet, filter);
                }
                None => {
                    self.filters.remove(&facet);
                }
            },
            Action::SetText(text) => text.trim().clone_into(&mut self.text),
            Action::SetNear(near) => self.near = near,
            Action::ClearFilters => {
                let locked = self.filters.iter().filter(|(facet, _)| self.locked.contains(facet));
                self.filters = locked.cloned().collect();
                self.text.clear();
                self.near = None;
                self.area.clear();
            }
            Action::Select(selected) => self.selected = selected,
            Action::SetSort(sort) => self.sort = sort,
            Action::SetLocale(locale) => self.locale = Some(locale),
            Action::SetTraditional(is_traditional) => self.is_traditional = is_traditional,
            Action::SetTheme(theme) => self.theme = theme,
            Action::SetAnalysis(analysis) => self.analysis = analysis,
            Action::Patch(patch) => {
                let mut after = read_address(&patch_address(&write_address(self), &patch)).view;
                for facet in &self.locked {
                    after.filters.remove(facet);
                    if let Some(filter) = self.filters.get(facet) {
                        after.filters.insert(facet.clone(), filter.clone());
                    }
                }
                after.locked = std::mem::take(&mut self.locked);
                *self = after;
            }
        }
    }

    fn toggle_value(&mut self, facet: String, value: &str, kin: &[String]) {
        let mut values = match self.filters.remove(&facet) {
            Some(Filter::AnyOf(values)) => values,
            Some(Filter::Range { .. }) | None => NameSet::new(),
        };
        if !values.remove(value) {
            values.retain(|chosen| !kin.contains(chosen));
            values.insert(value.to_owned());
        }
        if !values.is_empty() {
            self.filters.insert(facet, Filter::AnyOf(values));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toggle(view: &mut ViewState, value: &str, kin: &[&str]) {
        let kin = kin.iter().map(|&value| value.to_owned()).collect();
        view.apply(Action::ToggleValue { facet: "domain".to_owned(), value: value.to_owned(), kin });
    }

    fn chosen(view: &ViewState) -> Vec<&str> {
        match view.filters.get("domain") {
            Some(Filter::AnyOf(values)) => values.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_part_takes_its_parents_place_and_back() {
        let mut view = ViewState::default();
        toggle(&mut view, "C", &["C1", "C3"]);
        toggle(&mut view, "C3", &["C"]);
        assert_eq!(chosen(&view), ["C3"]);
        toggle(&mut view, "A", &["A1"]);
        toggle(&mut view, "C", &["C1", "C3"]);
        assert_eq!(chosen(&view), ["A", "C"]);
        toggle(&mut view, "A", &[]);
        toggle(&mut view, "C", &[]);
        assert!(!view.is_filtered());
    }

    #[test]
    fn what_is_locked_stays() {
        let mut view = ViewState::default();
        toggle(&mut view, "C", &[]);
        view.apply(Action::SetFilter { facet: "type".to_owned(), filter: Some(Filter::AnyOf(NameSet::new())) });
        view.locked.insert("domain".to_owned());
        assert_eq!(view.open_filters(), 1);
        toggle(&mut view, "C", &[]);
        view.apply(Action::SetFilter { facet: "domain".to_owned(), filter: None });
        view.apply(Action::ClearFilters);
        assert_eq!(chosen(&view), ["C"]);
        assert_eq!((view.filters.len(), view.open_filters()), (1, 0));
        let full = view.on_full_page();
        assert!(full.locked.is_empty() && full.filters == view.filters);
    }

    #[test]
    fn a_patch_changes_its_pairs_and_nothing_else() {
        let mut view = ViewState::default();
        toggle(&mut view, "C", &[]);
        view.apply(Action::SetText("khan".to_owned()));
        view.apply(Action::Patch("an=clusters,radius:250&f.type=venue&q=".to_owned()));
        assert_eq!((view.analysis.as_deref(), view.text.as_str()), (Some("clusters,radius:250"), ""));
        assert_eq!((chosen(&view), view.filters.len()), (vec!["C"], 2));
        view.locked.insert("domain".to_owned());
        view.apply(Action::Patch("f.domain=&f.type=&an=&lock=&theme=purple".to_owned()));
        assert_eq!((chosen(&view), view.filters.len(), view.analysis.clone()), (vec!["C"], 1, None));
        assert!(view.locked.contains("domain"));
    }

    #[test]
    fn another_analysis_is_a_step_and_tuning_one_is_none() {
        let mut view = ViewState::default();
        let choice = Action::SetAnalysis(Some("hexagons".to_owned()));
        assert_eq!(choice.step(), Step::New);
        view.apply(choice);
        assert_eq!(view.analysis.as_deref(), Some("hexagons"));
        assert_eq!(Action::Patch("an=hexagons,side:1000".to_owned()).step(), Step::Same);
        view.apply(Action::SetAnalysis(None));
        assert_eq!(view, ViewState::default());
    }

    #[test]
    fn clearing_leaves_the_rest_of_the_view() {
        let mut view = ViewState::default();
        view.apply(Action::SetText("  khan ".to_owned()));
        assert_eq!(view.text, "khan");
        view.apply(Action::ToggleLayer("clusters".to_owned()));
        view.apply(Action::ClearFilters);
        assert!(!view.is_filtered() && view.layers_off.contains("clusters"));
        view.apply(Action::ToggleLayer("clusters".to_owned()));
        assert_eq!(view, ViewState::default());
    }
}
