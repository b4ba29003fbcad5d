//! Media types by file name.

use std::path::Path;

/// The media type of a file, and whether compressing it is worth while.
///
/// Unknown endings are `application/octet-stream`. Source: IANA's registry; RFC 7946 for GeoJSON.
pub(crate) fn of(path: &Path) -> (&'static str, bool) {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref().unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "wasm" => ("application/wasm", true),
        "json" | "map" => ("application/json", true),
        "geojson" => ("application/geo+json", true),
        "webmanifest" => ("application/manifest+json", true),
        "csv" => ("text/csv; charset=utf-8", true),
        "md" | "txt" => ("text/plain; charset=utf-8", true),
        "svg" => ("image/svg+xml", true),
        "png" => ("image/png", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "webp" => ("image/webp", false),
        "ico" => ("image/x-icon", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_follow_the_ending_in_any_case() {
        assert_eq!(of(Path::new("a/app_bg.wasm")), ("application/wasm", true));
        assert_eq!(of(Path::new("places.GeoJSON")), ("application/geo+json", true));
        assert_eq!(of(Path::new("photo.png")), ("image/png", false));
        assert_eq!(of(Path::new("LICENSE")), ("application/octet-stream", false));
    }
}
