//! Where the links of articles lead, and which lead nowhere.

use super::Plan;
use crate::diag::{self, Notes};
use crate::document::{Href, Link, LinkKind, Target};
use crate::route::Route;
use crate::site::{Article, Kind, Site};
use crate::source::Place;
use percent_encoding::percent_decode_str;

/// Looks up the links of one article.
pub struct Resolver<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its pages.
    pub plan: &'a Plan,
    /// The article.
    pub article: &'a Article,
}

/// What is wrong with a link.
enum Problem {
    Unsafe(String),
    Dead,
    Draft,
    Stray,
    Anchor(String),
    RemoteImage,
    MissingImage,
}

/// Checks every link of every article.
pub fn check(site: &Site, plan: &Plan) -> Notes {
    let mut notes = Notes::new();
    for article in &site.articles {
        let resolver = Resolver { site, plan, article };
        for link in &article.document.links {
            if let (_, Some(problem)) = resolver.look_up(&link.target, link.kind) {
                let place = Place { path: article.source.path.clone(), span: Some(link.span) };
                notes.push(resolver.described(&problem, &place, link));
            }
        }
    }
    notes
}

impl Resolver<'_> {
    /// The address that a link leads to.
    pub fn resolve(&self, target: &Target, kind: LinkKind) -> Href {
        self.look_up(target, kind).0
    }

    fn look_up(&self, target: &Target, kind: LinkKind) -> (Href, Option<Problem>) {
        match (target, kind) {
            (Target::Unsafe(scheme), _) => (Href::Nowhere, Some(Problem::Unsafe(scheme.clone()))),
            (Target::External(url), LinkKind::Link) | (Target::Mail(url), LinkKind::Link) => {
                (Href::Outside(url.clone()), None)
            }
            (Target::External(url), LinkKind::Image) => {
                let allowed = self.site.config.remote_images == crate::config::RemoteImages::Allowed;
                (Href::Outside(url.clone()), (!allowed).then_some(Problem::RemoteImage))
            }
            (Target::Mail(_) | Target::Anchor(_), LinkKind::Image) => (Href::Nowhere, Some(Problem::MissingImage)),
            (Target::Anchor(id), LinkKind::Link) => self.anchor(id, &self.article.document.headings, ""),
            (Target::Local(path, _), LinkKind::Image) => {
                if path.starts_with('/') {
                    (Href::Inside(path.clone()), Some(Problem::MissingImage))
                } else {
                    (Href::Nowhere, Some(Problem::MissingImage))
                }
            }
            (Target::Local(path, anchor), LinkKind::Link) => self.local(path, anchor.as_deref()),
        }
    }

    fn anchor(&self, id: &str, headings: &[crate::document::Heading], page: &str) -> (Href, Option<Problem>) {
        let own = format!("s-{}", id.to_lowercase());
        let known = headings.iter().find(|heading| heading.id == id || heading.id == own);
        match known {
            Some(heading) => (Href::Inside(format!("{page}#{}", heading.id)), None),
            None => (Href::Inside(format!("{page}#{id}")), Some(Problem::Anchor(id.to_owned()))),
        }
    }

    fn local(&self, path: &str, anchor: Option<&str>) -> (Href, Option<Problem>) {
        let bare = path.split('?').next().unwrap_or(path);
        let suffix = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
        if is_article(bare) {
            let file = self.file(bare);
            let Some(id) = file.as_deref().and_then(|file| self.site.article_from(file)) else {
                let is_draft = file.is_some_and(|file| self.site.drafts.contains(file.as_str()));
                return (Href::Nowhere, Some(if is_draft { Problem::Draft } else { Problem::Dead }));
            };
            let page = self.site.config.base.path(&Plan::article_route(self.site, id));
            return match anchor {
                Some(anchor) => self.anchor(anchor, &self.site.article(id).document.headings, &page),
                None => (Href::Inside(page), None),
            };
        }
        // Authors write links from the site's root, with or without the folder that the site will be published in.
        let within = self.site.config.base.within(bare).or_else(|| bare.starts_with('/').then_some(bare));
        match within {
            Some(route) if self.plan.answers(route) => {
                (Href::Inside(format!("{}{route}{suffix}", self.site.config.base.prefix())), None)
            }
            Some(route) if is_ours(route) => (Href::Nowhere, Some(Problem::Dead)),
            _ => (Href::Inside(format!("{path}{suffix}")), Some(Problem::Stray)),
        }
    }

    /// The file that a relative link names, from the site's root; a link with a leading slash is from `articles/`.
    fn file(&self, path: &str) -> Option<String> {
        let mut parts: Vec<&str> = match path.strip_prefix('/') {
            Some(_) => vec!["articles"],
            None => self.article.source.path.split('/').collect(),
        };
        if !path.starts_with('/') {
            parts.pop();
        }
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(percent_decode_str(&parts.join("/")).decode_utf8_lossy().into_owned())
    }

    fn described(&self, problem: &Problem, place: &Place, link: &Link) -> diag::Diagnostic {
        let written = match &link.target {
            Target::Local(path, _) => path.as_str(),
            Target::Anchor(id) => id,
            Target::External(url) | Target::Mail(url) | Target::Unsafe(url) => url,
        };
        match problem {
            Problem::Unsafe(scheme) => diag::article::unsafe_link(place, &crate::text::line(&format!("{scheme}:"))),
            Problem::Dead => diag::site::dead_link(place, written, self.near(written).as_deref()),
            Problem::Draft => diag::site::draft_link(place, written),
            Problem::Stray => diag::site::stray_link(place, written),
            Problem::Anchor(id) => diag::site::dead_anchor(place, id),
            Problem::RemoteImage => diag::article::remote_image(place),
            Problem::MissingImage => diag::site::missing_image(place, written),
        }
    }

    /// The article or page whose name is nearest to what was written.
    fn near(&self, written: &str) -> Option<String> {
        let name = |path: &str| path.trim_end_matches('/').rsplit('/').next().unwrap_or("").to_owned();
        let wrong = name(written);
        let files: Vec<String> = self.site.articles.iter().map(|article| name(&article.source.path)).collect();
        if is_article(&wrong) {
            return crate::text::nearest(&wrong, files.iter().map(String::as_str)).map(str::to_owned);
        }
        let tags = self.site.tags.iter().map(|tag| Route::page(tag.kind.section(), &tag.slug));
        let articles = self.site.articles.iter().map(|article| Route::page("briefings", &article.slug));
        let routes: Vec<Route> = tags.chain(articles).collect();
        let near = crate::text::nearest(written, routes.iter().map(Route::as_str));
        near.map(str::to_owned)
    }
}

/// Whether a path names the file of an article.
fn is_article(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    lower.ends_with(".md") || lower.ends_with(".txt")
}

/// Whether a path lies in a section that only Chancery makes, so that no host can answer it.
pub fn is_ours(route: &str) -> bool {
    let section = route.trim_start_matches('/').split('/').next().unwrap_or("");
    ["briefings", "about", "archive", "sources", "map", "timeline", "matrix"].contains(&section)
        || Kind::ALL.iter().any(|kind| kind.section() == section)
}
