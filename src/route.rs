//! Addresses within the site, and the files that answer them.
//!
//! A route is made from slugs and fixed words only, so no route can leave the output folder.

use crate::slug::Slug;
use std::fmt;

/// An address within the site, from the site's root: `/`, `/countries/japan/`, `/feed.xml`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

/// The longest alias, in bytes: it is a path of files, and systems take only so much.
pub const LONGEST_ALIAS: usize = 200;

impl Route {
    /// The home page.
    pub fn home() -> Self {
        Self("/".into())
    }

    /// A section's index, such as `/countries/`.
    pub fn section(word: &'static str) -> Self {
        Self(format!("/{word}/"))
    }

    /// A file at the top, such as `/robots.txt`.
    pub fn file(name: &'static str) -> Self {
        Self(format!("/{name}"))
    }

    /// One sitemap of several, such as `/sitemap-2.xml`.
    pub fn sitemap(n: usize) -> Self {
        Self(format!("/sitemap-{n}.xml"))
    }

    /// A theme's file under `/assets/`, named after its content so that caches may keep it for ever.
    pub fn asset(stem: &Slug, hash: &str, extension: &Slug) -> Self {
        Self(format!("/assets/{stem}-{hash}.{extension}"))
    }

    /// A card, named after its page and, so that none is ever taken for another, after all that is on it.
    pub fn card(stem: &str, hash: &str) -> Self {
        Self(format!("/cards/{stem}-{hash}.png"))
    }

    /// One page of a section, such as `/countries/japan/`.
    pub fn page(section: &'static str, slug: &Slug) -> Self {
        Self(format!("/{section}/{slug}/"))
    }

    /// A year of the archive, such as `/archive/2024/`.
    pub fn year(year: i16) -> Self {
        Self(format!("/archive/{year:04}/"))
    }

    /// A month of the archive, such as `/archive/2024/04/`.
    pub fn month(year: i16, month: i8) -> Self {
        Self(format!("/archive/{year:04}/{month:02}/"))
    }

    /// A page within this one, such as `/countries/japan/topics/aukus/`.
    #[must_use]
    pub fn inner(&self, section: &'static str, slug: &Slug) -> Self {
        Self(format!("{}{section}/{slug}/", self.0))
    }

    /// A former address that an author lists: slugs between slashes, the last perhaps with `.html`, not too long; `None`
    /// for anything else. A folder's `index.html` is the folder.
    pub fn alias(path: &str) -> Option<Self> {
        let inner = path.strip_prefix('/').filter(|_| path.len() <= LONGEST_ALIAS)?.trim_end_matches('/');
        let file = inner.strip_suffix(".html").filter(|stem| *stem != "index");
        let (stem, ending) = match file.map(|stem| stem.strip_suffix("/index").ok_or(stem)) {
            Some(Ok(folder)) => (folder, "/"),
            Some(Err(stem)) => (stem, ".html"),
            None => (inner, "/"),
        };
        let parts: Option<Vec<Slug>> = stem.split('/').map(Slug::exact).collect();
        parts.map(|_| Self(format!("/{stem}{ending}")))
    }

    /// The n-th page of this list; the first is the list's own address.
    #[must_use]
    pub fn nth(&self, n: usize) -> Self {
        if n <= 1 { self.clone() } else { Self(format!("{}page/{n}/", self.0)) }
    }

    /// A file within this folder, such as its feed.
    #[must_use]
    pub fn within(&self, name: &'static str) -> Self {
        Self(format!("{}{name}", self.0))
    }

    /// The address as text, always beginning with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The output path that answers this address.
    pub fn output(&self) -> String {
        let path = &self.0[1..];
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn an_alias_is_a_folder_or_a_page_of_its_own_name() {
        let read = |path: &str| Route::alias(path).map(|route| (route.to_string(), route.output()));
        let said = |route: &str, output: &str| Some((route.to_owned(), output.to_owned()));
        assert_eq!(read("/2024/old"), said("/2024/old/", "2024/old/index.html"));
        assert_eq!(read("/2024/04/story.html"), said("/2024/04/story.html", "2024/04/story.html"));
        assert_eq!(read("/2024/story/index.html"), said("/2024/story/", "2024/story/index.html"));
        for none in
            ["", "/", "old", "/index.html", "/.html", "/a/.html", "/../a.html", "/a.html/b", "/a.htm", "/A.html"]
        {
            assert_eq!(read(none), None, "{none}");
        }
        assert_eq!(read(&format!("/{}.html", "a".repeat(200))), None);
    }
}
