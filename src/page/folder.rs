//! An atlas as a folder of files, read as the app reads it.

use crate::atlas::Atlas;
use crate::catalog::Layer;
use crate::dataset::{ReadOptions, read_geojson};
use crate::prepare::PrepareError;
use std::path::Path;
use std::sync::Arc;

/// Reads the atlas document in a folder and the files of its layers that `wants` names by their address in the document.
///
/// # Errors
/// When the document or a file cannot be read.
pub fn read_folder(folder: &Path, wants: impl Fn(&str) -> bool) -> Result<(Atlas, Vec<Arc<Layer>>), PrepareError> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|source| PrepareError::Read { path, source })
    };
    let file = folder.join("atlas.json").display().to_string();
    let atlas =
        Atlas::from_json(&read("atlas.json")?).map_err(|source| PrepareError::Atlas { file: file.clone(), source })?;
    let mut layers = Vec::new();
    for config in atlas.layers.iter().filter(|config| wants(&config.file)) {
        let (dataset, report) =
            read_geojson(&read(&config.file)?, &ReadOptions::new(&config.id)).map_err(|source| {
                let file = folder.join(&config.file).display().to_string();
                PrepareError::Unreadable { file, source: Box::new(source), details: String::new() }
            })?;
        layers.push(Arc::new(Layer::new(config.clone(), dataset, report)));
    }
    Ok((atlas, layers))
}
