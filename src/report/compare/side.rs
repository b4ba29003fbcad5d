//! The two sides: which places are on each, what they are called, where they are.

use super::choice::Choice;
use super::words as w;
use crate::atlas::Role;
use crate::geo::LngLatBounds;
use crate::i18n::{Locale, decimal, distance, messages};
use crate::query::{Filter, Filters, Mask};
use crate::report::overview::{Grouping, members_of};
use crate::report::{Material, Options, Question};
use crate::state::{ViewState, read_address};

/// What everything is compared by, and with.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The material.
    pub(super) material: &'a Material,
    /// The question.
    pub(super) question: &'a Question,
    /// The view.
    pub(super) view: ViewState,
    /// The options of the topic.
    pub(super) options: Options,
    /// The language.
    pub(super) locale: Locale,
    /// The kinds.
    pub(super) kinds: Option<Grouping>,
    /// The districts.
    pub(super) districts: Option<Grouping>,
}

/// One side.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// `A` or `B`.
    pub(super) letter: &'static str,
    /// What it is.
    pub(super) choice: Choice,
    /// Its name.
    pub(super) name: String,
    /// Its places.
    pub(super) mask: Mask,
    /// The areas that it is, by layer and row; none for what is no area.
    pub(super) areas: Vec<(String, u32)>,
}

impl<'a> Scene<'a> {
    /// Takes what both sides need.
    pub(super) fn new(material: &'a Material, question: &'a Question) -> Self {
        let locale = question.locale;
        let (kinds, districts) = (Grouping::by_kind(material, locale), Grouping::by_district(material, locale));
        let (view, options) = (question.view(), question.options());
        Self { material, question, view, options, locale, kinds, districts }
    }

    /// Both sides, and what the address names that is not there. Unless told, A is the current selection if anything is
    /// filtered, else the district (or the kind) with the most places, and B is all others.
    pub(super) fn sides(&self) -> (Side, Side, Vec<String>) {
        let mut gone = Vec::new();
        let mut said = |key: &str| {
            let text = self.options.get(key)?;
            let choice = Choice::read(text).filter(|choice| self.has(choice));
            if choice.is_none() {
                gone.push(text.split_once('=').map_or(text, |(_, which)| which).to_owned());
            }
            choice
        };
        let a = said("a").filter(|choice| *choice != Choice::Rest).unwrap_or_else(|| self.first());
        let b = said("b").unwrap_or(Choice::Rest);
        let a = self.side("A", a, None);
        let b = self.side("B", b, Some(&a));
        (a, b, gone)
    }

    /// What the mix of both sides is of: of kinds, but of districts where a kind is compared, which has no mix of kinds.
    pub(super) fn mixed_by(&self, a: &Side, b: &Side) -> Option<&Grouping> {
        let is_kind = |side: &Side| matches!(side.choice, Choice::Kind(_));
        let districts = self.districts.as_ref().filter(|_| is_kind(a) || is_kind(b));
        districts.or(self.kinds.as_ref())
    }

    /// Says whether what a choice names is there.
    fn has(&self, choice: &Choice) -> bool {
        let is_in = |grouping: Option<&Grouping>, code: &str| grouping.is_some_and(|own| own.position(code).is_some());
        match choice {
            Choice::Current | Choice::Rest => true,
            Choice::District(id) => is_in(self.districts.as_ref(), id),
            Choice::Kind(code) => is_in(self.kinds.as_ref(), code),
            Choice::Cluster(id) => {
                self.material.layer_of(Role::Clusters).is_some_and(|layer| layer.dataset.row_of_id(id).is_some())
            }
            Choice::Kept(pairs) => read_address(pairs).problems.is_empty(),
        }
    }

    fn first(&self) -> Choice {
        if self.view.is_filtered() {
            return Choice::Current;
        }
        let district = self.most(self.districts.as_ref()).map(Choice::District);
        district.or_else(|| self.most(self.kinds.as_ref()).map(Choice::Kind)).unwrap_or(Choice::Current)
    }

    /// The value with the most places where there are several; the first of equals.
    fn most(&self, grouping: Option<&Grouping>) -> Option<String> {
        let grouping = grouping.filter(|grouping| grouping.groups.len() > 1)?;
        let all = Mask::new(self.material.places.dataset().len(), true);
        let counts = grouping.count(self.material, &all);
        grouping.groups.iter().zip(counts).rev().max_by_key(|(_, count)| *count).map(|(group, _)| group.code.clone())
    }

    /// The rows that the view leaves without one facet's filter, or with another in its place.
    fn select(&self, facet: &str, value: Option<&str>) -> Mask {
        let mut filters: Filters = self.view.filters.clone();
        filters.remove(facet);
        if let Some(value) = value {
            filters.insert(facet.to_owned(), Filter::AnyOf([value.to_owned()].into_iter().collect()));
        }
        self.material.places.select(&filters, &self.view.text, self.view.within()).selection.mask
    }

    fn side(&self, letter: &'static str, choice: Choice, a: Option<&Side>) -> Side {
        let label = |grouping: Option<&Grouping>, code: &str| {
            let group = grouping.and_then(|own| own.groups.iter().find(|group| group.code == code));
            group.map_or_else(|| code.to_owned(), |group| group.label.clone())
        };
        let own = |grouping: &Option<Grouping>, code: &str| {
            let facet = grouping.as_ref().map_or("", |grouping| grouping.id.as_str());
            self.select(facet, Some(code))
        };
        let (name, mask) = match &choice {
            Choice::Current => (self.describe(&self.view), self.question.mask.clone()),
            Choice::Rest => (w::REST.get(self.locale).to_owned(), self.rest(a)),
            Choice::District(id) => (label(self.districts.as_ref(), id), own(&self.districts, id)),
            Choice::Kind(code) => (label(self.kinds.as_ref(), code), own(&self.kinds, code)),
            Choice::Cluster(id) => self.cluster(id),
            Choice::Kept(pairs) => {
                let view = read_address(pairs).view;
                let shown = self.material.places.select(&view.filters, &view.text, view.within());
                (self.describe(&view), shown.selection.mask)
            }
        };
        Side { letter, areas: self.areas(&choice), choice, name, mask }
    }

    fn cluster(&self, id: &str) -> (String, Mask) {
        let layer = self.material.layer_of(Role::Clusters);
        let Some((layer, row)) = layer.and_then(|layer| Some((layer, layer.dataset.row_of_id(id)?))) else {
            return (id.to_owned(), Mask::new(self.question.mask.len(), false));
        };
        let mut mask = members_of(self.material, layer, row);
        mask.and(&self.question.mask);
        (layer.name(row, self.locale).text, mask)
    }

    /// What could be on side A and is not: the same places but for what makes A, or all places.
    fn rest(&self, a: Option<&Side>) -> Mask {
        let facet = |grouping: &Option<Grouping>| grouping.as_ref().map_or(String::new(), |own| own.id.clone());
        let mut rest = match a.map(|side| &side.choice) {
            Some(Choice::District(_)) => self.select(&facet(&self.districts), None),
            Some(Choice::Kind(_)) => self.select(&facet(&self.kinds), None),
            Some(Choice::Cluster(_)) => self.question.mask.clone(),
            _ => Mask::new(self.question.mask.len(), true),
        };
        if let Some(a) = a {
            let mut others = a.mask.clone();
            others.invert();
            rest.and(&others);
        }
        rest
    }

    /// The areas that a choice is.
    fn areas(&self, choice: &Choice) -> Vec<(String, u32)> {
        let row = |role: Role, id: &str| {
            let layer = self.material.layer_of(role)?;
            Some((layer.config.id.clone(), layer.dataset.row_of_id(id)? as u32))
        };
        let of_view = |view: &ViewState| -> Vec<(String, u32)> {
            let facet = self.districts.as_ref().map_or("", |own| own.id.as_str());
            match view.filters.get(facet) {
                Some(Filter::AnyOf(ids)) => ids.iter().filter_map(|id| row(Role::Districts, id)).collect(),
                _ => Vec::new(),
            }
        };
        match choice {
            Choice::District(id) => row(Role::Districts, id).into_iter().collect(),
            Choice::Cluster(id) => row(Role::Clusters, id).into_iter().collect(),
            Choice::Current => of_view(&self.view),
            Choice::Kept(pairs) => of_view(&read_address(pairs).view),
            Choice::Kind(_) | Choice::Rest => Vec::new(),
        }
    }

    /// A selection in a few words.
    pub(super) fn describe(&self, view: &ViewState) -> String {
        let mut parts = Vec::new();
        for config in &self.material.places.configs {
            match view.filters.get(&config.id) {
                Some(Filter::AnyOf(values)) => {
                    let labels: Vec<String> =
                        values.iter().map(|value| self.material.value_label(config, value, self.locale)).collect();
                    parts.push(labels.join(", "));
                }
                Some(Filter::Range { from, to, .. }) => {
                    // Years, as all numbers of an address, without commas.
                    let end = |number: &Option<f64>| number.map_or_else(String::new, |number| number.to_string());
                    parts.push(format!("{} {}–{}", config.title.get(self.locale.code()), end(from), end(to)));
                }
                None => {}
            }
        }
        if !view.text.is_empty() {
            parts.push(w::MATCHING.fill(self.locale, &[&view.text]));
        }
        if let Some(near) = &view.near {
            parts.push(w::NEAR.fill(self.locale, &[&distance(self.locale, near.radius_m)]));
        }
        if !view.area.is_empty() {
            parts.push(messages::AREA_PHRASE.get(self.locale).to_owned());
        }
        if parts.is_empty() { w::EVERYTHING.get(self.locale).to_owned() } else { parts.join("; ") }
    }

    /// A number in words.
    pub(super) fn number(&self, value: f64, places: usize) -> String {
        decimal(self.locale, value, places)
    }
}

impl Side {
    /// How many places it has.
    pub(super) fn len(&self) -> usize {
        self.mask.count()
    }

    /// The box of its places; empty where none has a position.
    pub(super) fn bounds(&self, material: &Material) -> LngLatBounds {
        self.mask.iter_ones().filter_map(|row| material.places.position(row)).collect()
    }
}
