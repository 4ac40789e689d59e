//! What a page says of itself in schema.org's words, as JSON-LD.
//!
//! A browser neither runs nor checks a script element of this type, so it needs no exception from the page's policy. But
//! it reads it up to the next end tag, so nothing in it may look like one: see [`page`].

use super::{
    ArticleId, Fragments, ImageView, Kind, Machine, PageView, Plan, RawValue, Role, Route, Site, Subject, TagId,
};
use super::{changed, exact, lang};
use serde::Serialize;

/// The most tags that a briefing says it mentions, so that an article full of names has no page full of them twice.
const MENTIONS: usize = 40;

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Page(Box<WebPage<'a>>),
    Article(Box<NewsArticle<'a>>),
    Breadcrumbs(Breadcrumbs<'a>),
    Known(&'a RawValue),
}

/// Something with a name and an address.
#[derive(Serialize, Default)]
pub struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(rename = "inLanguage", skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Reference>,
}

/// Something that is said elsewhere.
#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

/// A picture.
#[derive(Serialize)]
struct Image {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    width: u32,
    height: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebPage<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    url: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Image>,
    is_part_of: Reference,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    url: &'a str,
    main_entity_of_page: &'a str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Image>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    in_language: &'a str,
    word_count: usize,
    author: Vec<Author<'a>>,
    publisher: Reference,
    is_part_of: Reference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<&'a RawValue>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<&'a RawValue>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Thing<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Author<'a> {
    Named(Thing<'a>),
    Publisher(Reference),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

fn website_id(site: &Site) -> String {
    format!("{}#website", site.config.base.url(&Route::home()))
}

fn publisher_id(site: &Site) -> String {
    format!("{}#publisher", site.config.base.url(&Route::home()))
}

/// The site.
pub fn website(site: &Site) -> Thing<'_> {
    let config = &site.config;
    Thing {
        kind: "WebSite",
        id: Some(website_id(site)),
        name: &config.title,
        url: Some(config.base.url(&Route::home())),
        description: (!config.description.is_empty()).then_some(config.description.as_str()),
        lang: Some(&config.lang),
        publisher: Some(Reference { id: publisher_id(site) }),
        ..Thing::default()
    }
}

/// Who publishes the site.
pub fn publisher(site: &Site) -> Thing<'_> {
    let url = Some(site.config.base.url(&Route::home()));
    Thing { kind: "Organization", id: Some(publisher_id(site)), name: &site.config.title, url, ..Thing::default() }
}

/// A tag.
pub fn thing(site: &Site, id: TagId) -> Thing<'_> {
    let tag = site.tag(id);
    Thing {
        kind: match tag.kind {
            Kind::Country => "Country",
            Kind::Region => "Place",
            Kind::Topic => "DefinedTerm",
            Kind::Person => "Person",
            Kind::Organisation => "Organization",
            // A weapon system is no product on offer, which is what schema.org means by one.
            Kind::System => "Thing",
        },
        name: &tag.name,
        url: Some(site.config.base.url(&Plan::tag_route(site, id))),
        identifier: (!tag.code.is_empty()).then_some(tag.code.as_str()),
        ..Thing::default()
    }
}

/// What a page says of itself. Every `<`, `>` and `&` is written as its number, so that no text can end the script
/// element or begin a comment in it; in JSON these signs stand within texts only. So are U+2028 and U+2029, which old
/// readers of JavaScript take for ends of lines.
pub fn page(machine: Machine<'_>, page: &PageView) -> String {
    let Machine { site, fragments, .. } = machine;
    let mut graph = vec![match page.subject {
        Subject::Article(id) => Node::Article(Box::new(article(machine, (page, id)))),
        Subject::Tag(_) | Subject::Nothing => Node::Page(Box::new(web_page(machine, page))),
    }];
    if !page.breadcrumbs.is_empty() {
        graph.push(Node::Breadcrumbs(breadcrumbs(site, page)));
    }
    let Fragments { website, publisher, .. } = fragments;
    graph.extend([Node::Known(website), Node::Known(publisher)]);
    let json = serde_json::to_string(&Document { context: "https://schema.org", graph }).unwrap_or_default();
    escaped(&json)
}

fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 64);
    let mut rest = json;
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        out.push_str(&rest[..at]);
        let letter = rest[at..].chars().next().unwrap_or_default();
        out.push_str(&format!("\\u{:04x}", u32::from(letter)));
        rest = &rest[at + letter.len_utf8()..];
    }
    out.push_str(rest);
    out
}

fn web_page<'a>(machine: Machine<'a>, page: &'a PageView) -> WebPage<'a> {
    WebPage {
        kind: match page.kind {
            "about" => "AboutPage",
            "search" => "SearchResultsPage",
            // A theme's other pages list something too, but for the home page, which leads to all.
            "home" => "WebPage",
            _ => "CollectionPage",
        },
        id: &page.canonical,
        url: &page.canonical,
        name: &page.title,
        description: &page.description,
        in_language: &page.lang,
        about: match page.subject {
            Subject::Tag(id) => Some(machine.fragments.thing(id)),
            Subject::Article(_) | Subject::Nothing => None,
        },
        image: image(machine, page),
        is_part_of: Reference { id: website_id(machine.site) },
    }
}

fn article<'a>(machine: Machine<'a>, (page, id): (&'a PageView, ArticleId)) -> NewsArticle<'a> {
    let Machine { site, fragments, .. } = machine;
    let article = site.article(id);
    let front = &article.document.front;
    let of = |role: Role, most: usize| {
        let tags = article.tags.iter().filter(move |tagging| tagging.role == role).take(most);
        tags.map(|tagging| fragments.thing(tagging.tag)).collect()
    };
    let author = |name: &'a String| {
        if *name == site.config.title {
            return Author::Publisher(Reference { id: publisher_id(site) });
        }
        Author::Named(Thing { kind: "Person", name, ..Thing::default() })
    };
    let mut authors: Vec<Author<'_>> = front.authors.iter().map(author).collect();
    if authors.is_empty() {
        authors.push(Author::Publisher(Reference { id: publisher_id(site) }));
    }
    let citation = front.sources.iter().map(|source| Thing {
        kind: "CreativeWork",
        name: &source.name,
        url: source.url.clone(),
        ..Thing::default()
    });
    NewsArticle {
        kind: "NewsArticle",
        id: &page.canonical,
        url: &page.canonical,
        main_entity_of_page: &page.canonical,
        headline: &article.document.title.text,
        description: article.summary.as_ref().map(|gist| gist.what.as_str()),
        image: image(machine, page),
        date_published: article.date.map(exact),
        date_modified: changed(article).map(exact),
        in_language: lang(site, article),
        word_count: article.words(),
        author: authors,
        publisher: Reference { id: publisher_id(site) },
        is_part_of: Reference { id: website_id(site) },
        about: of(Role::Primary, usize::MAX),
        mentions: of(Role::Mentioned, MENTIONS),
        citation: citation.collect(),
    }
}

/// The card of a page.
fn image(machine: Machine<'_>, page: &PageView) -> Option<Image> {
    let ImageView { url, width, height, .. } = ImageView::card(machine, page.subject)?;
    Some(Image { kind: "ImageObject", url, width, height })
}

/// The way up, and the page itself at its end.
fn breadcrumbs<'a>(site: &Site, page: &'a PageView) -> Breadcrumbs<'a> {
    let base = &site.config.base;
    let steps = page.breadcrumbs.iter().map(|link| (link.label.as_str(), base.on_host(&link.url)));
    let steps = steps.chain([(page.title.as_str(), page.canonical.clone())]);
    let step = |(at, (name, item))| Step { kind: "ListItem", position: at + 1, name, item };
    Breadcrumbs { kind: "BreadcrumbList", item_list_element: steps.enumerate().map(step).collect() }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_ends_the_element_and_the_json_stays_the_same() {
        let value = serde_json::json!({"a": "</script><!--<script>&amp;\u{2028}\u{2029}é"});
        let text = escaped(&value.to_string());
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
