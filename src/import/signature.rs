//! Who a page says wrote its article: its own data first, then what stands by name within the article.
//!
//! A page names others too, in menus, indexes of authors and teasers; whatever leads away from the article is taken out
//! before anybody is looked for.

use std::collections::HashSet;
use trafilatura::Options;
use trafilatura::dom::{Document, NodeId};
use trafilatura::metadata::extract_metadata;

/// Parts of a page that are about the page, or about others.
const AROUND: &str =
    "nav, aside, menu, footer, [role=navigation], [role=menu], [role=complementary], [role=contentinfo]";

/// What names of parts hold that lead to other articles, in lower case.
const ELSEWHERE: [&str; 16] = [
    "related",
    "recommend",
    "most-read",
    "mostread",
    "most-viewed",
    "trending",
    "popular",
    "teaser",
    "sidebar",
    "menu",
    "navbar",
    "more-by",
    "more-from",
    "moreby",
    "morefrom",
    "also-by",
];

/// How lines begin that lead to what somebody else has written, or wrote besides, in lower case.
const BESIDES: [&str; 9] = [
    "more by",
    "more from",
    "also by",
    "all articles by",
    "all stories by",
    "other articles by",
    "read more by",
    "see more by",
    "latest by",
];

/// The longest such line, in bytes.
const LINE: usize = 160;

/// Elements that hold lines.
const BOXES: [&str; 8] = ["p", "div", "section", "article", "main", "ul", "ol", "table"];

/// The authors of a page, as the page's metadata has them: `;` between them, and perhaps nobody.
pub fn authors(html: &str) -> String {
    let mut page = Document::parse(html);
    prune(&mut page);
    extract_metadata(&page, &Options::default()).author
}

/// Takes out of a page what leads away from its article.
fn prune(page: &mut Document) {
    let root = page.root();
    let main = main(page);
    let mut held = HashSet::new();
    for own in main.into_iter().chain(page.query_selector(root, "h1")) {
        let above = std::iter::successors(Some(own), |id| page.parent(*id));
        held.extend(above);
    }
    let mut gone = page.query_selector_all(root, AROUND);
    // The foot of an article tells of the article.
    gone.retain(|id| page.tag_name(*id) != "footer" || main.is_none_or(|main| !is_within(page, (*id, main))));
    gone.extend(page.query_selector_all(root, "article").into_iter().filter(|id| Some(*id) != main));
    let named = page.query_selector_all(root, "body [class], body [id]");
    gone.extend(named.into_iter().filter(|id| {
        let name = format!("{} {}", page.class_name(*id), page.id_attr(*id)).to_lowercase();
        ELSEWHERE.iter().any(|word| name.contains(word))
    }));
    gone.extend(lists_above(page));
    gone.extend(beyond(page, main));
    gone.extend(besides(page));
    for id in gone.into_iter().filter(|id| !held.contains(id)) {
        // Data for search engines tells of the page wherever it stands.
        if page.query_selector(id, "script[type='application/ld+json']").is_none() {
            page.remove(id, true);
        }
    }
}

/// The article of a page that has several, as teasers are: the one with the heading, or else the longest.
fn main(page: &Document) -> Option<NodeId> {
    let all = page.query_selector_all(page.root(), "article");
    let headed = all.iter().find(|id| page.query_selector(**id, "h1").is_some());
    headed.copied().or_else(|| all.iter().copied().max_by_key(|id| page.text_content(*id).len()))
}

/// What stands before the heading and behind the article, but for what is beside them.
fn beyond(page: &Document, main: Option<NodeId>) -> Vec<NodeId> {
    let above = |id: NodeId| std::iter::successors(page.parent(id), |id| page.parent(*id));
    let before = |id| std::iter::successors(page.prev_element_sibling(id), |id| page.prev_element_sibling(*id));
    let behind = |id| std::iter::successors(page.next_element_sibling(id), |id| page.next_element_sibling(*id));
    let heading = page.query_selector(page.root(), "h1");
    let heading = heading.filter(|id| main.is_none_or(|main| !is_within(page, (*id, main)))).or(main);
    let mut gone: Vec<NodeId> = heading.into_iter().flat_map(above).flat_map(before).collect();
    if let Some(main) = main {
        // A line right behind the article may sign it.
        let holds_others = |id: &NodeId| page.query_selector(*id, "h1, h2, h3, h4, ul, ol").is_some();
        let is_line = |id: &NodeId| page.text_content(*id).trim().len() <= LINE && !holds_others(id);
        let next = page.next_element_sibling(main).filter(is_line);
        gone.extend(behind(main).chain(above(main).flat_map(behind)).filter(|id| Some(*id) != next));
    }
    gone.retain(|id| page.tag_name(*id) != "head");
    gone
}

/// Lists that stand before the heading of a page.
fn lists_above(page: &Document) -> Vec<NodeId> {
    let order = page.query_selector_all(page.root(), "h1, ul, ol, dl, select");
    let Some(heading) = order.iter().position(|id| page.tag_name(*id) == "h1") else { return Vec::new() };
    order.into_iter().take(heading).collect()
}

/// Lines that lead to what else somebody has written; where such a line is a label alone, what stands behind it too.
fn besides(page: &Document) -> Vec<NodeId> {
    let mut found = Vec::new();
    for id in page.query_selector_all(page.root(), "p, div, span, a, li, h2, h3, h4, h5, address") {
        // Only what holds lines and no boxes, so that no text is looked at once for each box around it.
        if page.children(id).into_iter().any(|inner| BOXES.contains(&page.tag_name(inner))) {
            continue;
        }
        let text = crate::text::line(&page.text_content(id)).to_lowercase();
        let is_label = BESIDES.iter().any(|words| *words == text);
        if is_label || BESIDES.iter().any(|words| text.starts_with(&format!("{words} "))) && text.len() <= LINE {
            found.push(id);
            found.extend(page.next_element_sibling(id).filter(|_| is_label));
        }
    }
    found
}

fn is_within(page: &Document, (id, outer): (NodeId, NodeId)) -> bool {
    std::iter::successors(Some(id), |id| page.parent(*id)).any(|above| above == outer)
}

#[cfg(test)]
mod tests {
    use super::authors;

    fn page(head: &str, above: &str, article: &str, below: &str) -> String {
        format!(
            "<html><head><title>Sweden joins NATO</title>{head}</head><body>{above}<main><article><h1>Sweden joins NATO</h1>\
             {article}<p>Sweden became the 32nd member of NATO on 7 March 2024.</p></article></main>{below}</body></html>"
        )
    }

    #[test]
    fn the_page_itself_and_its_article_are_believed() {
        let meta = "<meta name='author' content='Nellie Bly'>";
        let data = "<script type='application/ld+json'>{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \
                    \"author\": {\"@type\": \"Person\", \"name\": \"Nellie Bly\"}}</script>";
        let menu = "<nav><ul><li><a rel='author' href='/a'>Martha Gellhorn</a></li></ul></nav>";
        for html in [
            page(meta, menu, "", ""),
            page(data, menu, "", ""),
            page("", menu, "", &format!("<footer>{data}</footer>")),
            page("", menu, "<p>By <a rel='author' href='/n'>Nellie Bly</a></p>", ""),
            page("", menu, "<span itemprop='author'><span itemprop='name'>Nellie Bly</span></span>", ""),
            page("", menu, "<div class='byline'>By Nellie Bly</div>", ""),
            page("", menu, "<footer>By <a rel='author' href='/n'>Nellie Bly</a></footer>", ""),
            format!(
                "<body>{menu}<h1>Sweden joins NATO</h1><p class='author'>Nellie Bly</p><p>Sweden became a member.</p></body>"
            ),
        ] {
            assert_eq!(authors(&html), "Nellie Bly", "{html}");
        }
    }

    #[test]
    fn whoever_is_named_around_it_is_not_its_author() {
        let link = "<a rel='author' href='/a'>Martha Gellhorn</a>";
        for around in [
            format!("<nav>{link}</nav>"),
            format!("<aside>{link}</aside>"),
            format!("<footer>{link}</footer>"),
            format!("<div role='navigation'>{link}</div>"),
            format!("<div class='related-stories'><h3>Finland votes</h3><p class='byline'>By {link}</p></div>"),
            format!("<article><h2>Finland votes</h2><p class='author'>{link}</p></article>"),
            format!("<div class='author-box'>More by {link}</div>"),
            format!("<section><h3>More from </h3><p class='author'>{link}</p></section>"),
        ] {
            assert_eq!(authors(&page("", &around, "", "")), "", "{around}");
            assert_eq!(authors(&page("", "", "", &around)), "", "{around}");
            assert_eq!(authors(&page("", "", &around.replace("footer", "aside"), "")), "", "{around}");
        }
        let index =
            format!("<ul class='authors'><li>{link}</li><li><a rel='author' href='/b'>Ida B. Wells</a></li></ul>");
        assert_eq!(authors(&page("", &index, "", "")), "");
    }
}
