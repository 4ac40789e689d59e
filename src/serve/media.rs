//! What kind of thing an output is, by the ending of its name.

/// The content type of a page.
pub const PAGE: &str = "text/html; charset=utf-8";

/// The content type of an output. What is not known here is bytes, which no browser runs or shows.
pub fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => PAGE,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "ndjson" => "application/x-ndjson",
        "webmanifest" => "application/manifest+json",
        "xml" | "opml" => "application/xml; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "pdf" => "application/pdf",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::content_type;

    #[test]
    fn the_last_ending_counts() {
        assert_eq!(content_type("countries/japan/index.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("assets/style-0f.min.css"), "text/css; charset=utf-8");
        assert_eq!(content_type("assets/x.html.exe"), "application/octet-stream");
        assert_eq!(content_type("cards/site-0f.png"), "image/png");
        assert_eq!(content_type("a.html/noending"), "application/octet-stream");
    }
}
