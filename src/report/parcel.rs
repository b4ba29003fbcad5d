//! Material as bytes, to carry it from the page to the one who answers: the atlas document and each layer's columns.
//!
//! Not a file format: both ends are of the same build.

use super::Material;
use crate::atlas::Atlas;
use crate::catalog::Layer;
use crate::dataset::message::{Reader, Writer};
use crate::dataset::{IngestReport, transfer};
use crate::geo::LngLatBounds;
use std::sync::Arc;

/// What an atlas was made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// The bytes of its `atlas.json`.
    Json(Vec<u8>),
    /// The address of a GeoJSON file, and the box that its view shows.
    File(String, LngLatBounds),
}

impl Default for Document {
    fn default() -> Self {
        Self::Json(Vec::new())
    }
}

impl Document {
    /// Writes the document and the layers that are read. One copy of the columns.
    pub fn pack<'a>(&self, layers: impl Iterator<Item = &'a Layer>) -> Vec<u8> {
        let mut to = Writer::default();
        match self {
            Self::Json(bytes) => {
                to.code(0);
                put_bytes(&mut to, bytes);
            }
            Self::File(url, bounds) => {
                to.code(1);
                to.text(url);
                for part in [bounds.west, bounds.south, bounds.east, bounds.north] {
                    to.number(part);
                }
            }
        }
        for layer in layers {
            to.text(&layer.config.id);
            layer.report.write(&mut to);
            put_bytes(&mut to, &transfer::encode(&layer.dataset));
        }
        to.bytes
    }
}

fn put_bytes(to: &mut Writer, bytes: &[u8]) {
    to.whole(bytes.len());
    to.bytes.extend_from_slice(bytes);
}

fn take_bytes<'a>(from: &mut Reader<'a>) -> Option<&'a [u8]> {
    let length = from.whole()?;
    from.take(length)
}

impl Material {
    /// Reads what [`Document::pack`] wrote; `None` for other bytes, and where no layer has places.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader::new(bytes);
        let atlas = if from.code()? == 0 {
            Atlas::from_json(take_bytes(&mut from)?).ok()?
        } else {
            let url = from.text()?;
            let (west, south, east, north) = (from.number()?, from.number()?, from.number()?, from.number()?);
            Atlas::ad_hoc(&url, LngLatBounds { west, south, east, north })
        };
        let mut layers = Vec::new();
        while let Some(id) = from.text() {
            let config = atlas.layers.iter().find(|config| config.id == id)?.clone();
            let report = IngestReport::read(&mut from)?;
            let dataset = transfer::decode(take_bytes(&mut from)?).ok()?;
            layers.push(Arc::new(Layer::new(config, dataset, report)));
        }
        Self::new(Arc::new(atlas), layers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::material::tests::{ad_hoc, mongolia};

    #[test]
    fn material_comes_back_and_any_bytes_are_refused_or_read() {
        let before = mongolia();
        let json = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/mongolia/atlas.json")).unwrap();
        let bytes = Document::Json(json).pack(before.layers.iter().map(|layer| &**layer));
        let after = Material::unpack(&bytes).unwrap();
        assert_eq!((&after.atlas, after.layers.len()), (&before.atlas, before.layers.len()));
        for (one, other) in before.layers.iter().zip(&after.layers) {
            assert_eq!((&one.dataset, &one.report), (&other.dataset, &other.report));
        }
        for end in (0..bytes.len()).step_by(997) {
            let _ = Material::unpack(&bytes[..end]);
        }
    }

    #[test]
    fn a_file_of_an_address_is_an_atlas_too() {
        let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"a"}}]}"#;
        let before = ad_hoc(text);
        let document = Document::File("https://example.org/places.geojson".to_owned(), before.atlas.view.bounds);
        let after = Material::unpack(&document.pack(before.layers.iter().map(|layer| &**layer))).unwrap();
        assert_eq!((after.atlas, after.places.dataset()), (before.atlas, before.places.dataset()));
    }
}
