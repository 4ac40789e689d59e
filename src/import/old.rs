//! The path at which a text could be read on its own site, by the rules of its generator.

use super::{front::Front, words_of};
use crate::extract;
use crate::slug::Slug;
use jiff::civil::Date;

/// The programs that made sites of folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maker {
    /// Hugo.
    Hugo,
    /// Zola.
    Zola,
    /// Jekyll.
    Jekyll,
}

/// The path of a text, and the paths that its author lists besides.
pub fn paths(front: &Front, (maker, config): (Option<Maker>, &Front), text: (&str, Option<Date>)) -> Vec<String> {
    let mut paths = front.words(&["aliases", "redirect_from"]);
    let own = match maker {
        Some(Maker::Hugo) => hugo(front, config, text),
        Some(Maker::Zola) => zola(front, text),
        Some(Maker::Jekyll) => jekyll(front, config, text),
        None => front.word(&["permalink"]),
    };
    // What no reader has seen had no address.
    paths.extend(own.filter(|_| !front.is_draft()));
    paths.retain(|path| path.starts_with('/') && path.len() > 1 && !path.contains(':'));
    paths
}

/// The folder of a text and its name, without ending and language; that of a bundle is its folder's.
fn place(path: &str) -> (String, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.split('.').next().unwrap_or(name);
    let folder = folder.strip_prefix("content").unwrap_or(folder).trim_matches('/');
    if stem == "index" && !folder.is_empty() {
        let (above, own) = folder.rsplit_once('/').unwrap_or(("", folder));
        return (above.to_owned(), own.to_owned());
    }
    (folder.to_owned(), stem.to_owned())
}

fn rooted(parts: &[&str]) -> String {
    let mut path = String::from("/");
    for part in parts.iter().flat_map(|part| part.split('/')).filter(|part| !part.is_empty()) {
        path.push_str(part);
        path.push('/');
    }
    path
}

fn slug(words: &str) -> String {
    Slug::new(words).map_or_else(String::new, |slug| slug.to_string())
}

/// `url`, or the pattern of the section, or folder and name.
fn hugo(front: &Front, config: &Front, (path, date): (&str, Option<Date>)) -> Option<String> {
    if let Some(url) = front.word(&["url"]).filter(|url| !url.contains("://")) {
        return Some(rooted(&[&url]));
    }
    let (folder, stem) = place(path);
    let own = front.word(&["slug"]);
    let name = own.clone().unwrap_or_else(|| stem.clone());
    let section = folder.split('/').next().unwrap_or("");
    let pattern = config.word(&[&format!("permalinks.{section}"), &format!("permalinks.page.{section}")]);
    if let Some(pattern) = pattern {
        let title = slug(&front.word(&["title"]).unwrap_or_default());
        let given = own.unwrap_or_else(|| title.clone());
        let words: [(&str, &str); 8] = [
            ("slugorfilename", &name),
            ("slugorcontentbasename", &name),
            ("contentbasename", &stem),
            ("filename", &stem),
            ("title", &title),
            ("slug", &given),
            ("sections", &folder),
            ("section", section),
        ];
        return filled(&pattern, &words, date);
    }
    Some(rooted(&[&folder.to_lowercase(), &name.to_lowercase().replace(' ', "-")]))
}

/// `path`, or folder and `slug` or name, without the day that the name may begin with.
fn zola(front: &Front, (path, _): (&str, Option<Date>)) -> Option<String> {
    if let Some(path) = front.word(&["path"]) {
        return Some(rooted(&[&path]));
    }
    let (folder, stem) = place(path);
    let name = front.word(&["slug"]).unwrap_or_else(|| undated(&stem).to_owned());
    Some(rooted(&[&folder, &slug(&name)]))
}

/// `permalink` of the text, or of the site, or the one that Jekyll takes without a word.
fn jekyll(front: &Front, config: &Front, (path, date): (&str, Option<Date>)) -> Option<String> {
    let own = front.word(&["permalink"]);
    let (folder, stem) = place(path);
    let (above, post) = match folder.split_once("_posts") {
        Some((above, below)) => (format!("{above}/{below}"), true),
        None => (folder.clone(), false),
    };
    if !post {
        return own;
    }
    let style = own.or_else(|| config.word(&["permalink"])).unwrap_or_else(|| "date".to_owned());
    let pattern = match style.as_str() {
        "date" => "/:categories/:year/:month/:day/:title.html",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "none" => "/:categories/:title.html",
        pattern if pattern.starts_with('/') => pattern,
        _ => return None,
    };
    let mut categories: Vec<String> = above.split('/').map(slug).collect();
    let lone = front.text("categories").map(|text| text.split_whitespace().map(slug).collect::<Vec<_>>());
    let listed = || front.words(&["categories", "category"]).iter().map(|one| slug(one)).collect();
    categories.extend(lone.unwrap_or_else(listed));
    categories.retain(|one| !one.is_empty());
    let title = front.word(&["slug"]).unwrap_or_else(|| undated(&stem).to_owned());
    filled(pattern, &[("categories", &categories.join("/")), ("title", &title), ("slug", &slug(&title))], date)
}

/// A name without the day that it begins with.
fn undated(stem: &str) -> &str {
    let day = extract::date_from_name(stem).is_some() && stem.get(..10).is_some_and(|day| day.parse::<Date>().is_ok());
    let rest = if day { stem[10..].trim_start_matches(['-', '_']) } else { stem };
    if rest.is_empty() { stem } else { rest }
}

/// A pattern with its words filled in; none if one is not known.
fn filled(pattern: &str, words: &[(&str, &str)], date: Option<Date>) -> Option<String> {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        let word = &rest[at + 1..];
        let length = word.find(|letter: char| !(letter.is_ascii_alphabetic() || letter == '_')).unwrap_or(word.len());
        let (word, behind) = word.split_at(length);
        let day = match word {
            "year" => date.map(|date| format!("{:04}", date.year())),
            "month" => date.map(|date| format!("{:02}", date.month())),
            "day" => date.map(|date| format!("{:02}", date.day())),
            "i_month" => date.map(|date| date.month().to_string()),
            "i_day" => date.map(|date| date.day().to_string()),
            _ => words.iter().find(|(name, _)| *name == word).map(|(_, said)| (*said).to_owned()),
        };
        out.push_str(&day?);
        rest = behind;
    }
    out.push_str(rest);
    while out.contains("//") {
        out = out.replace("//", "/");
    }
    // A path of words and signs alone names nothing.
    (!words_of(&out).is_empty()).then(|| if out.starts_with('/') { out } else { format!("/{out}") })
}

#[cfg(test)]
mod tests {
    use super::super::front::{Front, config, split};
    use super::{Maker, paths};
    use jiff::civil::date;

    #[test]
    fn each_generator_has_its_rules() {
        let day = Some(date(2024, 7, 1));
        let read = |maker, text: &str, path: &str| {
            let (front, _) = split(&format!("---\ntitle: A New Frigate\n{text}---\n")).unwrap();
            let hugo = config("hugo.toml", "[permalinks]\nposts = '/:year/:month/:slug/'\n");
            let none = Front::default();
            paths(&front, (Some(maker), if maker == Hugo { &hugo } else { &none }), (path, day)).join(" ")
        };
        use Maker::{Hugo, Jekyll, Zola};
        for (maker, text, path, said) in [
            (Hugo, "url: /frigate/\n", "content/posts/two.md", "/frigate/"),
            (Hugo, "slug: ship\n", "content/posts/two.md", "/2024/07/ship/"),
            (Hugo, "", "content/posts/two.md", "/2024/07/a-new-frigate/"),
            (Hugo, "aliases: [/old/]\n", "content/news/bundle/index.en.md", "/old/ /news/bundle/"),
            (Hugo, "draft: true\n", "content/news/x.md", ""),
            (Zola, "path: frigate\n", "content/blog/x.md", "/frigate/"),
            (Zola, "slug: ship\n", "content/blog/x.md", "/blog/ship/"),
            (Zola, "", "content/blog/2024-07-01-the_ship.md", "/blog/the-ship/"),
            (Jekyll, "permalink: /ship/\n", "_posts/2024-07-01-x.md", "/ship/"),
            (
                Jekyll,
                "permalink: pretty\ncategories: [Navy, Asia]\n",
                "_posts/2024-07-01-x.md",
                "/navy/asia/2024/07/01/x/",
            ),
            (Jekyll, "", "_posts/2024-07-01-x.md", "/2024/07/01/x.html"),
            (Jekyll, "", "_drafts/x.md", ""),
        ] {
            assert_eq!(read(maker, text, path), said, "{path} {text}");
        }
    }
}
