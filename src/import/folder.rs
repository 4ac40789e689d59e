//! A folder of texts: the site of Hugo, Zola or Jekyll, or any other.

use super::{
    Desk, Error, Failed, MOST_PIECES, Piece, Pieces, Text, front, furniture, listing, markdown, name_of, named, page,
    url_of,
};
use crate::document::{self, TitleOrigin};
use crate::extract;
use crate::source::Source;
use front::Front;
use std::path::{Path, PathBuf};
use url::Url;

/// The files in which generators keep their settings, and the folders in which they keep articles.
const CONFIGS: [(&str, &[&str]); 9] = [
    ("hugo.toml", &["content"]),
    ("hugo.yaml", &["content"]),
    ("hugo.yml", &["content"]),
    ("config.toml", &["content"]),
    ("config.yaml", &["content"]),
    ("config.yml", &["content"]),
    ("_config.yml", &["_posts", "_drafts"]),
    ("_config.yaml", &["_posts", "_drafts"]),
    ("_config.toml", &["_posts", "_drafts"]),
];

/// Names of files that are about a folder, in capitals.
const ABOUT: [&str; 6] = ["README", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING", "_INDEX"];

/// Keys in which generators and their users keep what an article is about.
const LABELS: [&str; 10] =
    ["countries", "country", "topics", "topic", "tags", "tag", "categories", "category", "keywords", "series"];

/// The site that a text belongs to.
#[derive(Debug, Default)]
pub struct Home {
    title: Option<String>,
    base: Option<Url>,
}

/// The articles of a folder.
pub fn pieces(root: &Path, desk: &Desk<'_>) -> Pieces {
    let fail = |error| vec![Err(Failed { origin: root.display().to_string(), error })];
    let (home, folders) = home(root);
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in folders {
        match listing::files(&folder) {
            Ok(files) => found.extend(files.into_iter().filter(|path| is_article(path))),
            Err(error) => return fail(error),
        }
    }
    found.truncate(MOST_PIECES);
    if found.is_empty() {
        return fail(Error::NoArticles);
    }
    found.iter().flat_map(|path| file(path, &home, desk)).collect()
}

fn home(root: &Path) -> (Home, Vec<PathBuf>) {
    for (name, folders) in CONFIGS {
        let folders: Vec<PathBuf> =
            folders.iter().map(|folder| root.join(folder)).filter(|path| path.is_dir()).collect();
        let config = root.join(name);
        if folders.is_empty() || !config.is_file() {
            continue;
        }
        let text = listing::read(&config).map(|raw| String::from_utf8_lossy(&raw.bytes).into_owned());
        let config = front::config(name, &text.unwrap_or_default());
        let base = config.word(&["baseURL", "base_url", "url"]).and_then(|url| url_of(&url, None));
        return (Home { title: config.word(&["title"]), base }, folders);
    }
    (Home::default(), vec![root.to_owned()])
}

fn is_article(path: &Path) -> bool {
    let name = name_of(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let stem = stem.split('.').next().unwrap_or(stem).to_ascii_uppercase();
    let ending = ending.to_ascii_lowercase();
    !ABOUT.contains(&stem.as_str())
        && ["md", "markdown", "mkd", "txt", "html", "htm", "xhtml"].contains(&ending.as_str())
}

/// The articles of a file: one, as generators have it.
fn file(path: &Path, home: &Home, desk: &Desk<'_>) -> Pieces {
    let origin = path.display().to_string();
    let fail = |error| vec![Err(Failed { origin: origin.clone(), error })];
    let raw = match listing::read(path) {
        Ok(raw) => raw,
        Err(error) => return fail(error),
    };
    if !raw.bytes.starts_with(b"---") && !raw.bytes.starts_with(b"+++") {
        return super::pieces(raw, desk);
    }
    let from = Text {
        origin: origin.clone(),
        name: raw.name.clone(),
        url: None,
        text: super::charset::decoded(&raw.bytes, None),
    };
    match piece(from, home, desk) {
        Ok(mut piece) => {
            piece.draft |= path.components().any(|part| part.as_os_str() == "_drafts");
            vec![Ok(piece)]
        }
        Err(error) => fail(error),
    }
}

/// The article of a text with front matter.
pub fn piece(from: Text, home: &Home, desk: &Desk<'_>) -> Result<Piece, Error> {
    let (front, body) = front::split(&from.text)?;
    let (body, marks) = without_marks(&fenced(body));
    let base = home.base.as_ref().or(from.url.as_ref());
    let (body, mut remarks) = markdown::safe(&body, base);
    if marks > 0 {
        remarks.push(format!("{marks} marks of the other generator's templates were left out"));
    }
    let stem = from.name.rsplit_once('.').map_or(from.name.as_str(), |(stem, _)| stem);
    let title = front.word(&["title"]).or_else(|| heading(&body, desk));
    let (body, left_out) = furniture::without(&body);
    let body = page::without_title(&body, title.as_deref());
    let address =
        front.word(&["canonical_url", "canonicalURL", "canonical", "source_url", "external_url", "original_url"]);
    let (publisher, url) = source(&front);
    Ok(Piece {
        origin: from.origin,
        date: front.day(&["date", "publishDate", "published", "created"]).or_else(|| extract::date_from_name(stem)),
        authors: front.words(&["authors", "author", "extra.author", "extra.authors"]),
        summary: front.word(&["summary", "description", "excerpt"]),
        draft: front.truth("draft").unwrap_or(false) || front.truth("published") == Some(false),
        updated: front.day(&["lastmod", "updated", "modified", "last_modified_at"]),
        aliases: aliases(&front),
        labels: labels(&front, (&from.name, desk)),
        people: front.words(&["people", "persons"]),
        organisations: front.words(&["organisations", "organizations"]),
        publisher: publisher.or_else(|| home.title.clone()),
        url: url.or_else(|| address.and_then(|address| url_of(&address, None))).or(from.url),
        title: title.or_else(|| title_of(stem)),
        body,
        remarks,
        left_out,
    })
}

/// A title made of a file's name, without the day that it may begin with.
fn title_of(stem: &str) -> Option<String> {
    let dated = stem.get(..10).is_some_and(|day| front::day(day).is_some());
    let words = if dated { &stem[10..] } else { stem };
    let words = named(&words.replace(['-', '_'], " "))?;
    let mut letters = words.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// The source that an article of this program's own form names.
fn source(front: &Front) -> (Option<String>, Option<Url>) {
    let said = front.word(&["source", "extra.source"]);
    let url = front.word(&["source_link", "link", "extra.source_url", "extra.link"]).and_then(|url| url_of(&url, None));
    // Many write the address where others write the name.
    match said.as_deref().and_then(|said| url_of(said, None)) {
        Some(address) => (None, url.or(Some(address))),
        None => (said, url),
    }
}

/// Where an article could be read before. A pattern of Jekyll (`/:year/:title/`) is no path.
fn aliases(front: &Front) -> Vec<String> {
    let mut paths = front.words(&["aliases"]);
    paths.extend(front.word(&["permalink"]));
    paths.retain(|path| path.starts_with('/') && !path.contains(':'));
    paths
}

/// What an article is tagged with. Jekyll takes a text for several tags with blanks between them, others for one.
fn labels(front: &Front, (name, desk): (&str, &Desk<'_>)) -> Vec<String> {
    let is_post = extract::date_from_name(name).is_some();
    let mut found = Vec::new();
    for label in front.words(&LABELS) {
        let known = desk.gazetteer.country_named(&label).is_some();
        let lone = ["tags", "categories"].iter().any(|key| front.text(key) == Some(label.as_str()));
        if is_post && lone && !known && !label.contains(',') {
            found.extend(label.split_whitespace().map(str::to_owned));
        } else {
            found.push(label);
        }
    }
    found
}

/// The first heading of a text.
fn heading(body: &str, desk: &Desk<'_>) -> Option<String> {
    let document = document::parse(&Source::new("import.md", body), desk.gazetteer).value?;
    (document.title.origin == TitleOrigin::Heading).then_some(document.title.text)
}

/// A text without the marks of templates (`{{< figure >}}`, `{% highlight %}`), and how many they were. Code stays as it is.
fn without_marks(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            fenced = !fenced;
        }
        let mut rest = line;
        while let Some((at, open)) = (!fenced).then(|| mark(rest)).flatten() {
            let close = if open == "{%" { "%}" } else { "}}" };
            let Some(end) = rest[at + 2..].find(close) else { break };
            out.push_str(&rest[..at]);
            rest = &rest[at + 2 + end + 2..];
            count += 1;
        }
        out.push_str(rest);
    }
    (out, count)
}

/// A text whose code is fenced as Markdown has it, where Jekyll and Hugo put marks around it.
fn fenced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mark = line.trim().trim_start_matches("{%").trim_start_matches("{{<").trim_start_matches(['-', ' ']);
        let is_mark = mark.len() < line.trim().len();
        let mut words = mark.split_whitespace();
        match words.next().filter(|_| is_mark) {
            Some("highlight") => {
                let language = words.next().unwrap_or("").trim_end_matches(['%', '}', '>']);
                let plain =
                    language.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '+' | '#'));
                out.push_str("```");
                out.push_str(if plain { language } else { "" });
                out.push('\n');
            }
            Some("endhighlight" | "/highlight") => out.push_str("```\n"),
            _ => out.push_str(line),
        }
    }
    out
}

/// Where a mark opens, outside of code.
fn mark(line: &str) -> Option<(usize, &str)> {
    let at = [line.find("{{"), line.find("{%")].into_iter().flatten().min()?;
    let is_code = line[..at].matches('`').count() % 2 == 1;
    (!is_code).then(|| (at, &line[at..at + 2]))
}

#[cfg(test)]
mod tests {
    use super::{fenced, without_marks};

    #[test]
    fn code_between_marks_is_fenced() {
        let text = "A\n\n{% highlight rust %}\nlet a = 1;\n{% endhighlight %}\n\nB {% raw %}\n";
        assert_eq!(fenced(text), "A\n\n```rust\nlet a = 1;\n```\n\nB {% raw %}\n");
    }

    #[test]
    fn marks_of_templates_go_and_code_stays() {
        let text = "A {{< figure src=\"x.png\" >}}b {% raw %}c{% endraw %} `{{ d }}`\n```\n{{ e }}\n```\n";
        assert_eq!(without_marks(text), ("A b c `{{ d }}`\n```\n{{ e }}\n```\n".to_owned(), 3));
    }
}
