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
    let known = KINDS.iter().find(|(endings, _)| endings.contains(&ending(path)));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// The ending of a path's name, without the dot; empty if it has none.
fn ending(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// A way of making an output smaller for its journey, which the program that fetches it undoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// What every browser, feed reader and crawler understands.
    Gzip,
    /// What every browser understands over https, and makes text smaller still.
    Brotli,
}

impl Coding {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];

    /// What people call it.
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "brotli",
        }
    }

    /// Its name in HTTP's `Content-Encoding`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }
}

/// Endings of what browsers load and what is not compressed in itself.
const BROWSED: [&str; 10] = ["html", "css", "js", "mjs", "webmanifest", "svg", "wasm", "ttf", "otf", "ico"];

/// Endings of what programs of all sorts fetch: feeds, lists of addresses, data, calendars.
const FETCHED: [&str; 9] = ["json", "map", "ndjson", "xml", "opml", "txt", "md", "csv", "ics"];

/// The coding in which an output is worth sending where one is wished for: that one for what browsers load, and never more than gzip
/// for what other programs fetch. `None` for what is compressed in itself, and for what is not known.
pub fn coding(path: &str, wish: Option<Coding>) -> Option<Coding> {
    let ending = ending(path);
    wish.and_then(|wish| match ending {
        _ if BROWSED.contains(&ending) => Some(wish),
        _ if FETCHED.contains(&ending) => Some(Coding::Gzip),
        _ => None,
    })
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
    use super::{BROWSED, Coding, FETCHED, KINDS, cache_control, coding, content_type, is_immutable};

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
    fn what_gains_by_it_is_compressed_and_only_what_browsers_load_in_brotli() {
        let codings = |path: &str| Coding::ALL.map(|wish| coding(path, Some(wish)).map(Coding::name));
        for path in ["index.html", "assets/chancery-15c7d0a5.css", "search/index/pagefind.js", "assets/logo.svg"] {
            assert_eq!(codings(path), [Some("gzip"), Some("br")], "{path}");
        }
        for path in
            ["feed.xml", "countries/japan/feed.json", "data/articles.ndjson", "timeline/events.ics", "robots.txt"]
        {
            assert_eq!(codings(path), [Some("gzip"), Some("gzip")], "{path}");
        }
        for path in [
            "cards/site-0f.png",
            "assets/a.woff2",
            "search/index/pagefind.en_0f.pf_meta",
            "search/index/wasm.en.pagefind",
            "CNAME",
        ] {
            assert_eq!(codings(path), [None, None], "{path}");
        }
        assert_eq!(coding("index.html", None), None);
        let known = |ending: &&str| KINDS.iter().any(|(endings, _)| endings.contains(ending));
        assert!(BROWSED.iter().chain(&FETCHED).all(known), "every ending has a content type");
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
