//! In which order the files of a site take their places, wherever that is.

/// Assets before pages, pages before indexes, feeds last: no page is ever there before what it needs.
pub fn rank(path: &str) -> u8 {
    match path {
        _ if path.starts_with("assets/") => 0,
        // What says where the other files of an index are comes after them.
        "search/index/pagefind-entry.json" => 3,
        _ if path.starts_with("search/index/") && !path.ends_with(".txt") => 0,
        _ if path.starts_with("cards/") => 0,
        _ if [".xml", ".txt", ".json", ".ndjson", ".csv", ".ics"].iter().any(|ending| path.ends_with(ending)) => 3,
        _ if path.starts_with("briefings/") && !path.starts_with("briefings/page/") => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn what_a_page_needs_comes_before_it() {
        let order = [
            [
                "assets/chancery-15c7d0a5.css",
                "cards/tokyo-signs-3f9a0c1b2d4e.png",
                "search/index/fragment/en_1.pf_fragment",
            ],
            ["briefings/tokyo-signs/index.html", "briefings/a/index.html", "briefings/b/index.html"],
            ["index.html", "briefings/page/2/index.html", "countries/japan/index.html"],
            ["feed.xml", "search/index/pagefind-entry.json", "search/index/records.txt"],
        ];
        for (rank_of, paths) in (0..).zip(order) {
            paths.iter().for_each(|path| assert_eq!(rank(path), rank_of, "{path}"));
        }
    }
}
