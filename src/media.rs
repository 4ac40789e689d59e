//! What kind of thing an output is, by the ending of its name.

/// The content type of a page.
pub const PAGE: &str = "text/html; charset=utf-8";

/// The content types of outputs, by the endings of their names.
pub const KINDS: [(&[&str], &str); 23] = [
    (&["html"], PAGE),
    (&["css"], "text/css; charset=utf-8"),
    (&["js", "mjs"], "text/javascript; charset=utf-8"),
    (&["json", "map"], "application/json"),
    (&["ndjson"], "application/x-ndjson"),
    (&["webmanifest"], "application/manifest+json"),
    (&["xml", "opml"], "application/xml; charset=utf-8"),
    (&["txt", "md"], "text/plain; charset=utf-8"),
    (&["csv"], "text/csv; charset=utf-8"),
    (&["ics"], "text/calendar; charset=utf-8"),
    (&["svg"], "image/svg+xml"),
    (&["png"], "image/png"),
    (&["jpg", "jpeg"], "image/jpeg"),
    (&["gif"], "image/gif"),
    (&["webp"], "image/webp"),
    (&["avif"], "image/avif"),
    (&["ico"], "image/x-icon"),
    (&["woff"], "font/woff"),
    (&["woff2"], "font/woff2"),
    (&["ttf"], "font/ttf"),
    (&["otf"], "font/otf"),
    (&["pdf"], "application/pdf"),
    (&["wasm"], "application/wasm"),
];

/// The content type of an output. What is not known here is bytes, which no browser runs or shows.
pub fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = KINDS.iter().find(|(endings, _)| endings.contains(&ending));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// How long a cache may keep what never changes.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What `is_immutable` says, as a regular expression of the path, for servers that know no other way.
pub const IMMUTABLE: &str = "(assets|cards|search/index)/(.*/)?([^/._-]*\\.)*[^/.]*[-_][0-9A-Fa-f]{8,}(\\.[^/]*)?";

/// Whether what stands at this path never changes, because its name changes with its content.
pub fn is_immutable(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').find(|part| part.contains(['-', '_'])).unwrap_or_default();
    let hash = stem.rsplit(['-', '_']).next().unwrap_or_default();
    let places = ["assets/", "cards/", "search/index/"];
    places.iter().any(|place| path.starts_with(place))
        && hash.len() >= 8
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// How long a cache may keep what stands at this path: for ever where its name changes with its content, pages until
/// their host says that they have changed, what programs read for some minutes.
pub fn cache_control(path: &str) -> &'static str {
    match content_type(path) {
        _ if is_immutable(path) => FOR_EVER,
        PAGE => "public, max-age=0, must-revalidate",
        _ => "public, max-age=300",
    }
}

#[cfg(test)]
mod tests {
    use super::{cache_control, content_type, is_immutable};

    #[test]
    fn only_what_is_named_after_its_content_is_kept_for_ever() {
        for path in [
            "assets/chancery-15c7d0a5.css",
            "cards/tokyo-signs-3f9a0c1b2d4e.png",
            "search/index/fragment/en_e9b6fe3954e3fb53.pf_fragment",
            "search/index/pagefind.en_bad51aa5122016c4.pf_meta",
        ] {
            assert!(is_immutable(path) && cache_control(path).ends_with("immutable"), "{path}");
        }
        for path in ["index.html", "search/index/pagefind.js", "briefings/notes-15c7d0a5/index.html", "assets/own.css"]
        {
            assert!(!is_immutable(path), "{path}");
        }
        assert_eq!(cache_control("countries/japan/index.html"), "public, max-age=0, must-revalidate");
        assert_eq!(cache_control("feed.xml"), "public, max-age=300");
    }

    #[test]
    fn the_last_ending_counts() {
        assert_eq!(content_type("countries/japan/index.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("assets/style-0f.min.css"), "text/css; charset=utf-8");
        assert_eq!(content_type("assets/x.html.exe"), "application/octet-stream");
        assert_eq!(content_type("cards/site-0f.png"), "image/png");
        assert_eq!(content_type("a.html/noending"), "application/octet-stream");
    }
}
