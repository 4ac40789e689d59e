//! The panel of a briefing: what was found in the article and why, and what a person says of it.
//!
//! It stands in the preview's answer and never in what a build writes. Its words are the program's; why something was
//! found is told in the words of the site.

use super::live::escaped;
use super::press::Press;
use super::quotes;
use crate::extract::{Mention, Role, Rule};
use crate::pages::Plan;
use crate::render::reason;
use crate::review::listed;
use crate::site::{Article, ArticleId, Kind, Origin};

/// The panel's own script and style sheet, and where they are.
pub const FILES: [(&str, &str); 2] = [(SCRIPT, include_str!("panel.js")), (STYLE, include_str!("panel.css"))];

const SCRIPT: &str = "/.chancery/panel.js";
const STYLE: &str = "/.chancery/panel.css";

/// Places in the text that are shown of a finding.
const EXCERPTS: usize = 2;

/// A finding, as the panel shows it.
pub struct Row<'a> {
    kind: Kind,
    name: &'a str,
    /// The list of the sidecar and the entry there.
    pub listed: (&'a str, &'a str),
    role: Role,
    /// Whose word it is.
    pub origin: Origin,
    rule: Option<Rule>,
    /// Where the text names it.
    pub mentions: &'a [Mention],
}

/// The panel of an article, as HTML.
pub fn panel(press: &Press, id: ArticleId, token: &str) -> String {
    let site = press.site();
    let article = site.article(id);
    let rows = rows(press, article);
    let lists: String = rows.chunk_by(|a, b| a.kind == b.kind).map(|of| list(press, article, of)).collect();
    let page = Plan::article_route(site, id);
    let quotes = quotes::list(press, article);
    let count = rows.len() + article.findings.quotes.len();
    let nothing = if count == 0 { "<p>Nothing was found in this article.</p>\n" } else { "" };
    format!(
        "<link rel=\"stylesheet\" href=\"{STYLE}\">\n\
<aside id=\"chancery-findings\" aria-label=\"Findings of the preview\" lang=\"en\" dir=\"ltr\" data-page=\"{page}\" data-token=\"{token}\">\n\
<details>\n<summary>Findings: {count}</summary>\n\
<p>What was found in this article, and why. <b>Keep</b> confirms a finding and <b>Not this</b> takes it out for good; \
both are written beside the article.</p>\n<p role=\"status\"></p>\n{nothing}{lists}{quotes}</details>\n</aside>\n\
<script src=\"{SCRIPT}\" defer></script>\n"
    )
}

/// All that can be kept or refused, by kind.
pub fn rows<'a>(press: &'a Press, article: &'a Article) -> Vec<Row<'a>> {
    let tags = article.tags.iter().filter_map(|tagging| {
        let tag = press.site().tag(tagging.tag);
        Some(Row {
            kind: tag.kind,
            name: &tag.name,
            listed: listed(tag, tagging.role)?,
            role: tagging.role,
            origin: tagging.origin,
            rule: tagging.rule,
            mentions: &tagging.mentions,
        })
    });
    let loose = article.findings.loose.iter().map(|loose| Row {
        kind: loose.kind,
        name: &loose.name,
        listed: (loose.kind.section(), &loose.name),
        role: Role::Mentioned,
        origin: Origin::Extracted,
        rule: Some(loose.rule),
        mentions: &loose.mentions,
    });
    let mut rows: Vec<Row<'_>> = tags.chain(loose).collect();
    rows.sort_by_key(|row| row.kind);
    rows
}

fn list(press: &Press, article: &Article, rows: &[Row<'_>]) -> String {
    let title = match rows.first().map(|row| row.kind) {
        Some(Kind::Country) => "Countries",
        Some(Kind::Topic) => "Topics",
        Some(Kind::Person) => "People",
        Some(Kind::Organisation) => "Organisations",
        Some(Kind::System) => "Systems",
        Some(Kind::Region) | None => return String::new(),
    };
    let items: String = rows.iter().map(|row| item(press, article, row)).collect();
    format!("<h2>{title}</h2>\n<ul>\n{items}</ul>\n")
}

fn item(press: &Press, article: &Article, row: &Row<'_>) -> String {
    let (list, entry) = (escaped(row.listed.0), escaped(row.listed.1));
    let name = escaped(row.name);
    let lang = &press.site().config.lang;
    let why = escaped(&reason(press.words(), (row.origin, row.rule, row.mentions.len())));
    let excerpts: String = row.mentions.iter().take(EXCERPTS).map(|&mention| excerpt(article, mention)).collect();
    let keep = match row.origin {
        Origin::Extracted => {
            format!("<button type=\"button\" value=\"keep\" aria-label=\"Keep {name}\">Keep</button> ")
        }
        Origin::Author | Origin::Reviewed => "<span>Kept</span> ".to_owned(),
    };
    format!(
        "<li data-list=\"{list}\" data-entry=\"{entry}\">\n<p><b>{name}</b> ({role})</p>\n<p lang=\"{lang}\">{why}</p>\n\
{excerpts}<p>{keep}<button type=\"button\" value=\"not-this\" aria-label=\"Not this: {name}\">Not this</button></p>\n</li>\n",
        role = row.role.word(),
    )
}

/// The words around a mention, in the article's language where it is told.
fn excerpt(article: &Article, mention: Mention) -> String {
    let [before, found, after] = article.excerpt(mention).map(escaped);
    let lang = article.document.front.lang.as_deref().or(article.findings.lang);
    let lang = lang.map_or_else(String::new, |lang| format!(" lang=\"{}\"", escaped(lang)));
    format!("<blockquote dir=\"auto\"{lang}>{before}<mark>{found}</mark>{after}</blockquote>\n")
}
