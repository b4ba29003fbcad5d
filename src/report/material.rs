//! What analyses are made of: the atlas, its layers, the places.

use crate::atlas::{Atlas, FacetConfig, Role};
use crate::catalog::{Layer, Places};
use crate::i18n::Locale;
use std::sync::Arc;

/// The atlas with its layers.
#[derive(Clone, Debug)]
pub struct Material {
    /// The atlas.
    pub atlas: Arc<Atlas>,
    /// Its layers, lowest first.
    pub layers: Vec<Arc<Layer>>,
    /// The places.
    pub places: Arc<Places>,
}

impl Material {
    /// Takes layers as material; `None` where none of them has places.
    pub fn new(atlas: Arc<Atlas>, layers: Vec<Arc<Layer>>) -> Option<Self> {
        let layer = layers.iter().find(|layer| layer.config.role == Role::Places)?;
        let places = Arc::new(Places::new(Arc::clone(layer), &atlas));
        Some(Self { atlas, layers, places })
    }

    /// The layer with an id.
    pub fn layer(&self, id: &str) -> Option<Arc<Layer>> {
        self.layers.iter().find(|layer| layer.config.id == id).cloned()
    }

    /// The first layer of a role.
    pub fn layer_of(&self, role: Role) -> Option<&Arc<Layer>> {
        self.layers.iter().find(|layer| layer.config.role == role)
    }

    /// The label of a facet's value.
    pub fn value_label(&self, config: &FacetConfig, value: &str, locale: Locale) -> String {
        self.places.value_label(&|id| self.layer(id), config, value, locale)
    }

    /// The facet with an id.
    pub fn facet(&self, id: &str) -> Option<&FacetConfig> {
        self.places.configs.iter().find(|config| config.id == id)
    }

    /// The facet whose values are the features of a layer of a role: of districts, for example.
    pub fn facet_of_layer(&self, role: Role) -> Option<(&FacetConfig, &Arc<Layer>)> {
        let layer = self.layer_of(role)?;
        let labels = |config: &&FacetConfig| config.labels_from.as_deref() == Some(layer.config.id.as_str());
        Some((self.places.configs.iter().find(labels)?, layer))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::dataset::{ReadOptions, read_geojson};
    use crate::report::topic::Answerer;
    use crate::report::{Answer, Question, Work};
    use crate::state::read_address;
    use std::path::Path;

    /// The atlas of Mongolia as it is shipped.
    pub(in crate::report) fn mongolia() -> Material {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/mongolia");
        let atlas = Arc::new(Atlas::from_json(&std::fs::read(folder.join("atlas.json")).unwrap()).unwrap());
        let read = |config: &crate::atlas::LayerConfig| {
            let bytes = std::fs::read(folder.join(&config.file)).unwrap();
            let (dataset, report) = read_geojson(&bytes, &ReadOptions::new(&config.id)).unwrap();
            Arc::new(Layer::new(config.clone(), dataset, report))
        };
        let layers = atlas.layers.iter().map(read).collect();
        Material::new(atlas, layers).unwrap()
    }

    /// A material of one layer of places in a GeoJSON text, as of an address.
    pub(in crate::report) fn ad_hoc(text: &str) -> Material {
        let bounds = crate::geo::LngLatBounds { west: -180.0, south: -85.0, east: 180.0, north: 85.0 };
        let atlas = Arc::new(Atlas::ad_hoc("https://example.org/places.geojson", bounds));
        let config = atlas.layer_of(Role::Places).unwrap().clone();
        let (dataset, report) = read_geojson(text.as_bytes(), &ReadOptions::new("places")).unwrap();
        Material::new(Arc::clone(&atlas), vec![Arc::new(Layer::new(config, dataset, report))]).unwrap()
    }

    /// The question of an address, about the places that it shows.
    pub(in crate::report) fn asked(material: &Material, query: &str, locale: Locale) -> Question {
        let view = read_address(query).view;
        let mask = material.places.select(&view.filters, &view.text, view.within()).selection.mask;
        Question { query: query.to_owned(), locale, mask, ..Question::default() }
    }

    /// What somebody with patience is answered.
    pub(in crate::report) fn answer_to(answerer: Answerer, material: &Material, question: &Question) -> Answer {
        answerer(material, question, &mut Work { go_on: &mut |_| true, first: &mut |_| {} }).unwrap()
    }

    #[test]
    fn districts_have_their_facet() {
        let material = mongolia();
        let (facet, layer) = material.facet_of_layer(Role::Districts).unwrap();
        assert_eq!((facet.id.as_str(), layer.dataset.len()), ("district", 22));
        let label = material.value_label(facet, layer.dataset.id(0), Locale::En);
        assert_eq!(label, layer.name(0, Locale::En).text);
        assert!(
            ad_hoc(
                r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}}]}"#
            )
            .facet_of_layer(Role::Districts)
            .is_none()
        );
    }
}
