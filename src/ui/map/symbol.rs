//! The symbols of the places: which of them have one, and what it looks like.

use super::engine::Engine;
use crate::atlas::Role;
use crate::map::{DomainStyle, Palette, SymbolInput, SymbolSet, View, symbols};
use crate::ui::catalog::{Places, Shown};
use leptos::prelude::untrack;
use std::sync::Arc;

impl Engine {
    /// Follows the places: the domain of each is kept.
    pub(super) fn follow_places(&mut self, places: Option<Arc<Places>>) {
        let is_same = match (&self.domains, &places) {
            (Some((own, _)), Some(places)) => Arc::ptr_eq(own, places),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            self.domains = places.map(|places| {
                let first = |row| places.domain(row).and_then(|code| code.bytes().next()).unwrap_or(0);
                let domains = (0..places.dataset().len()).map(first).collect();
                (places, domains)
            });
        }
    }

    /// The symbols of the places shown in a view, but those that stand in groups.
    pub(super) fn make_symbols(&self, view: &View, shown: Option<&Shown>, palette: &Palette) -> SymbolSet {
        let (Some((places, domains)), Some(shown)) = (&self.domains, shown) else { return SymbolSet::default() };
        if !untrack(|| self.context.is_layer_on(Role::Places)) {
            return SymbolSet::default();
        }
        let styles: Vec<DomainStyle> =
            (0..=u8::MAX).map(|code| palette.domain_style(char::from(code).encode_utf8(&mut [0; 4]))).collect();
        let zoom = view.camera.zoom;
        let is_hidden = self.laid.as_ref().is_some_and(|laid| zoom < laid.answer.overlay.symbols_from);
        let groups = self.grouped();
        let is_alone = |row: usize| groups.is_none_or(|groups| groups.is_alone(row, zoom));
        let input = SymbolInput {
            positions: &places.worlds,
            tree: places.tree(),
            is_visible: &|row| !is_hidden && shown.has(row) && is_alone(row),
            style: &|row| styles[usize::from(domains[row])],
            selected: self.selected_row,
            hovered: self.hovered_row.filter(|&row| shown.has(row)),
            strays_px: self.strays_px(),
        };
        symbols(view, &input, palette)
    }
}
