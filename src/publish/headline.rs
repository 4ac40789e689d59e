//! What a finished page is about, in its own words: its title, without the name of the site.

/// The part of a page in which its title has to be.
const HEAD: usize = 4096;

/// The title of a page; `None` if it has none.
pub fn headline(page: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(page.get(..HEAD).unwrap_or(page));
    let title = head.split_once("<title>")?.1.split_once("</title>")?.0;
    let own = title.rsplit_once(" – ").map_or(title, |(own, _)| own);
    let plain = own.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    Some(plain.replace("&#x27;", "'").replace("&amp;", "&")).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests {
    use super::headline;

    #[test]
    fn a_title_stands_without_the_name_of_the_site() {
        let read = |page: &str| headline(page.as_bytes());
        assert_eq!(read("<title>Ukraine – The Desk</title>").as_deref(), Some("Ukraine"));
        assert_eq!(read("<title>A – B &amp; China&#39;s – The Desk</title>").as_deref(), Some("A – B & China's"));
        assert_eq!(read("<title>Desk</title>").as_deref(), Some("Desk"));
        assert_eq!(read("<p>Nothing"), None);
    }
}
