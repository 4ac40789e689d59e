//! What templates see of the site: small borrowed types, made for showing.

use super::machine::Subject;
use super::words::escape;
use super::{Wording, direction};
use crate::config::Base;
use crate::date::When;
use crate::document::TitleOrigin;
use crate::pages::{Leaf, Plan, is_followed};
use crate::route::Route;
use crate::site::{Article, ArticleId, Kind, Origin, Site, Tag, TagId};
use serde::Serialize;
use tera::Value;

/// A date for machines and for people.
#[derive(Serialize)]
pub struct DateView {
    /// `2024-04-10`.
    pub iso: String,
    /// `10 April 2024`.
    pub text: String,
}

impl DateView {
    /// A day in the words of a language.
    pub fn new(words: &Wording, when: When) -> Self {
        Self { iso: when.iso(), text: words.day(when.day()) }
    }
}

/// The attributes that an element needs whose language is not that of what is around it.
#[derive(Serialize, Clone)]
#[serde(transparent)]
pub struct LangView(Value);

impl LangView {
    /// Of words in `own` among words in `around`; nothing if these are the same.
    pub fn new(own: Option<&str>, around: &str) -> Self {
        let Some(own) = own.filter(|own| !own.eq_ignore_ascii_case(around)) else {
            return Self(Value::safe_string(""));
        };
        let turned = direction(own) != direction(around);
        let dir = if turned { format!(" dir=\"{}\"", direction(own).word()) } else { String::new() };
        Self(Value::safe_string(&format!(" lang=\"{own}\"{dir}")))
    }

    /// Of the name of a tag among words in the site's language.
    pub fn tag(site: &Site, tag: &Tag) -> Self {
        let around = &site.config.lang;
        let is_english = around.split('-').next().is_some_and(|own| own.eq_ignore_ascii_case("en"));
        Self::new(Some("en").filter(|_| tag.english && !is_english), around)
    }

    /// Of a title among words in the site's language: its author's, or the text's where it was taken from that.
    pub fn title(site: &Site, article: &Article) -> Self {
        let is_own = article.document.title.origin == TitleOrigin::Author;
        Self::words_of(site, article, if is_own { Origin::Author } else { Origin::Extracted })
    }

    /// Of an article's summary, alike.
    pub fn summary(site: &Site, article: &Article) -> Self {
        Self::words_of(site, article, article.summary.as_ref().map_or(Origin::Author, |gist| gist.origin))
    }

    /// Of words of an article that a person wrote beside the text, or that are of the text itself.
    pub fn words_of(site: &Site, article: &Article, origin: Origin) -> Self {
        Self::new(lang_of(site, article, origin), &site.config.lang)
    }

    /// Whether nothing has to be said.
    pub fn is_empty(&self) -> bool {
        self.0.as_str().is_none_or(str::is_empty)
    }

    /// A text with its language around it where it needs one, ready as HTML.
    pub fn around(&self, text: &str) -> Value {
        let mut html = String::with_capacity(text.len() + 32);
        let attributes = self.0.as_str().unwrap_or("");
        if attributes.is_empty() {
            escape(text, &mut html);
        } else {
            html.extend(["<bdi", attributes, ">"]);
            escape(text, &mut html);
            html.push_str("</bdi>");
        }
        Value::safe_string(&html)
    }
}

/// The language of words of an article: what its author says, or else what its text tells of itself. A text tells no
/// region, so one in the site's language is in that of the site's region too, and nothing is said.
pub fn lang_of<'a>(site: &Site, article: &'a Article, origin: Origin) -> Option<&'a str> {
    let around = site.config.lang.split('-').next().unwrap_or("");
    let is_told = |lang: &&str| origin == Origin::Extracted && !lang.eq_ignore_ascii_case(around);
    article.document.front.lang.as_deref().or_else(|| article.findings.lang.filter(is_told))
}

/// A link with its words.
#[derive(Serialize)]
pub struct LinkView {
    /// The words.
    pub label: String,
    /// The address.
    pub url: String,
}

/// The program's name and version.
pub const GENERATOR: &str = concat!("Chancery ", env!("CARGO_PKG_VERSION"));

/// The message that names tags of a kind, as a heading.
pub fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Country => "section.countries",
        Kind::Topic => "section.topics",
        Kind::Person => "section.people",
        Kind::Organisation => "section.organisations",
        Kind::System => "section.systems",
        Kind::Region => "section.regions",
    }
}

/// A feed that a page has.
#[derive(Serialize)]
pub struct FeedView {
    /// Its address, as Atom.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its address, as JSON Feed.
    pub json: String,
    /// Where the tag's data is.
    pub data: Option<String>,
}

impl FeedView {
    /// The feeds of the site.
    pub fn site(site: &Site) -> Self {
        let path = |name| site.config.base.path(&Route::file(name));
        Self { url: path("feed.xml"), json: path("feed.json"), title: site.config.title.clone(), data: None }
    }

    /// The feeds and the data of a tag, if it has any.
    pub fn tag(site: &Site, id: TagId) -> Option<Self> {
        let route = Plan::tag_route(site, id);
        let path = |name| site.config.base.path(&route.within(name));
        is_followed(site, id).then(|| Self {
            url: path("feed.xml"),
            json: path("feed.json"),
            title: format!("{} – {}", site.tag(id).name, site.config.title),
            data: Some(path("data.json")),
        })
    }
}

/// What a page's head needs.
#[derive(Serialize)]
pub struct PageView {
    /// The kind of page, for styles.
    pub kind: &'static str,
    /// The title, without the site's.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
    /// The address from the host's root.
    pub url: String,
    /// The full address.
    pub canonical: String,
    /// The entry of the main navigation.
    pub section: &'static str,
    /// The language of the main text.
    pub lang: String,
    /// The feed of what the page lists.
    pub feed: Option<FeedView>,
    /// The way back up.
    pub breadcrumbs: Vec<LinkView>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// When the briefing was published.
    pub published: Option<String>,
    /// What the page is about, for machines.
    #[serde(skip)]
    pub subject: Subject,
}

impl PageView {
    /// A page of a kind at a route; the rest is for the caller to fill in by struct update.
    pub fn new(site: &Site, route: &Route, kind: &'static str) -> Self {
        Self {
            kind,
            title: String::new(),
            description: String::new(),
            url: site.config.base.path(route),
            canonical: site.config.base.url(route),
            section: "",
            lang: site.config.lang.clone(),
            feed: None,
            breadcrumbs: Vec::new(),
            noindex: false,
            published: None,
            subject: Subject::Nothing,
        }
    }
}

/// A tag as many pages show it.
#[derive(Serialize)]
pub struct TagView<'a> {
    name: &'a str,
    lang: LangView,
    url: String,
    code: &'a str,
    flag: String,
    /// Its link, rendered once for all pages.
    pub link: Value,
}

impl<'a> TagView<'a> {
    /// The view of a tag.
    pub fn new(site: &'a Site, id: TagId) -> Self {
        let tag = site.tag(id);
        Self {
            name: &tag.name,
            lang: LangView::tag(site, tag),
            url: site.config.base.path(&Plan::tag_route(site, id)),
            code: &tag.code,
            flag: flag(&tag.code),
            link: Value::none(),
        }
    }
}

/// What pages share of tags and articles: the value of every tag, and the address of every article.
pub struct Shared {
    tags: Vec<Value>,
    links: Vec<Value>,
    articles: Vec<String>,
}

impl Shared {
    /// The addresses of a site's articles; its tags are added in their order.
    pub fn new(site: &Site) -> Self {
        let article = |id| site.config.base.path(&Plan::article_route(site, id));
        let (tags, links) = (Vec::with_capacity(site.tags.len()), Vec::with_capacity(site.tags.len()));
        Self { tags, links, articles: site.article_ids().map(article).collect() }
    }

    /// Adds the next tag.
    pub fn add(&mut self, tag: &TagView<'_>) {
        self.tags.push(Value::from_serializable(tag));
        self.links.push(tag.link.clone());
    }

    /// The value of a tag.
    pub fn tag(&self, id: TagId) -> Value {
        self.tags[id.0 as usize].clone()
    }

    /// The link of a tag, ready as HTML.
    pub fn link(&self, id: TagId) -> Value {
        self.links[id.0 as usize].clone()
    }

    /// The address of an article from the host's root.
    pub fn article(&self, id: ArticleId) -> &str {
        &self.articles[id.0 as usize]
    }
}

/// Countries on a card: those that the article is about, the most prominent first.
const CARD_COUNTRIES: usize = 3;

/// Topics on a card.
const CARD_TOPICS: usize = 2;

/// An article in a list.
#[derive(Serialize)]
pub struct CardView<'a> {
    title: &'a str,
    url: &'a str,
    date: Option<DateView>,
    lang: LangView,
    summary_lang: LangView,
    summary: &'a str,
    countries: Vec<Value>,
    topics: Vec<Value>,
    /// What is said beside the date; may be empty.
    note: &'a str,
}

impl<'a> CardView<'a> {
    /// The card of an article, with a note beside its date.
    pub fn new(site: &'a Site, (id, note): (ArticleId, &'a str), (shared, words): (&'a Shared, &Wording)) -> Self {
        let article = site.article(id);
        let of = |kind: Kind, shown: usize| {
            let tags = article.about().map(|tagging| tagging.tag).filter(move |&tag| site.tag(tag).kind == kind);
            tags.take(shown).map(|tag| shared.tag(tag)).collect()
        };
        Self {
            title: &article.document.title.text,
            url: shared.article(id),
            date: article.date.map(|date| DateView::new(words, date)),
            lang: LangView::title(site, article),
            summary_lang: LangView::summary(site, article),
            summary: article.summary.as_ref().map_or("", |gist| &gist.what),
            countries: of(Kind::Country, CARD_COUNTRIES),
            topics: of(Kind::Topic, CARD_TOPICS),
            note,
        }
    }
}

/// The pages of a list.
#[derive(Serialize)]
pub struct PaginationView {
    page: usize,
    pages: usize,
    /// Which page of how many this is, in words; empty if it is the only one.
    note: String,
    newer: Option<String>,
    older: Option<String>,
    links: Vec<Step>,
}

/// A step of the pagination.
#[derive(Serialize)]
struct Step {
    n: usize,
    url: String,
    current: bool,
    gap: bool,
}

impl PaginationView {
    /// The pagination of a list at `first`, on one of its pages.
    pub fn new((base, words): (&Base, &Wording), first: &Route, leaf: Leaf) -> Self {
        let note = if leaf.of > 1 {
            let (page, pages) = (words.number(leaf.page), words.number(leaf.of));
            words.fill("common.paged", &[("page", &page), ("pages", &pages)])
        } else {
            String::new()
        };
        let url = |n: usize| base.path(&first.nth(n));
        let mut links = Vec::new();
        let mut last = 0;
        for n in (1..=leaf.of).filter(|&n| n == 1 || n == leaf.of || n.abs_diff(leaf.page) <= 2) {
            if n > last + 1 {
                links.push(Step { n: 0, url: String::new(), current: false, gap: true });
            }
            links.push(Step { n, url: url(n), current: n == leaf.page, gap: false });
            last = n;
        }
        Self {
            page: leaf.page,
            pages: leaf.of,
            note,
            newer: (leaf.page > 1).then(|| url(leaf.page - 1)),
            older: (leaf.page < leaf.of).then(|| url(leaf.page + 1)),
            links,
        }
    }
}

/// A country's flag as an emoji, from its two letters; empty for anything else.
pub fn flag(code: &str) -> String {
    let letters = code.bytes().filter(u8::is_ascii_uppercase);
    let indicator = |letter: u8| char::from_u32(0x1F1E6 + u32::from(letter - b'A'));
    if code.len() == 2 { letters.filter_map(indicator).collect() } else { String::new() }
}
