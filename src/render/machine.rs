//! Files for machines: the sitemap (sitemaps.org 0.9) and robots.txt (RFC 9309).

use crate::config::Base;
use crate::pages::{Page, View};
use crate::route::Route;
use crate::site::Site;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// Every page that a search engine should know, with the day of its newest content.
pub fn sitemap(site: &Site, pages: &[Page]) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::with_capacity(pages.len() * 120), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let urlset =
        writer.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    urlset.write_inner_content(|writer| {
        let mut routes: Vec<(&Route, Option<String>)> = pages.iter().filter_map(|page| listed(site, page)).collect();
        routes.sort();
        for (route, changed) in routes {
            writer.create_element("url").write_inner_content(|writer| {
                let url = site.config.base.url(route);
                writer.create_element("loc").write_text_content(BytesText::new(&url))?;
                if let Some(day) = &changed {
                    writer.create_element("lastmod").write_text_content(BytesText::new(day))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn listed<'a>(site: &Site, page: &'a Page) -> Option<(&'a Route, Option<String>)> {
    let article_day = |id| {
        let article = site.article(id);
        article.document.front.updated.max(article.date).map(|when| when.iso())
    };
    let newest = || site.article_ids().find_map(article_day);
    let changed = match page.view {
        View::Briefing(id) if site.article(id).document.front.draft => return None,
        View::Briefing(id) => article_day(id),
        View::Tag(id, _) => site.tag(id).articles.iter().find_map(|&id| article_day(id)),
        View::Meeting(at, _) => site.meetings[at].articles.iter().find_map(|&id| article_day(id)),
        View::Month(at, _) => site.months[at].articles.iter().find_map(|&id| article_day(id)),
        View::Year(year) => {
            let month = site.months.iter().find(|month| month.year == year);
            month.into_iter().flat_map(|month| &month.articles).find_map(|&id| article_day(id))
        }
        View::Home | View::Briefings(_) | View::Tags(_) | View::Archive | View::Sources(_) => newest(),
        View::About => None,
        View::Asset(_) | View::Moved(_) | View::NotFound | View::Feed(_) | View::Sitemap | View::Robots => return None,
    };
    Some((&page.route, changed))
}

/// Everything may be read; here is the list.
pub fn robots(base: &Base) -> String {
    format!("User-agent: *\nAllow: /\nSitemap: {}\n", base.url(&Route::file("sitemap.xml")))
}
