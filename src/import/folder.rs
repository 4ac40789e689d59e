//! A folder of texts: the site of Hugo, Zola or Jekyll, or any other.

use super::{
    Desk, Error, Failed, MOST_PIECES, Piece, Pieces, Raw, Text, front, furniture, listing, markdown, marks, name_of,
    named, old, page, url_of,
    ways::{Ways, is_markdown},
};
use crate::document::{self, TitleOrigin};
use crate::extract;
use crate::source::Source;
use front::Front;
use old::Maker;
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
    maker: Option<Maker>,
    config: Front,
    /// Its texts, for links between them.
    ways: Ways,
}

/// The articles of a folder.
pub fn pieces(root: &Path, desk: &Desk<'_>) -> Pieces {
    let fail = |error| vec![Err(Failed { origin: root.display().to_string(), error })];
    let (mut home, folders) = home(root);
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
    for path in &found {
        home.ways.put(&within(root, path), path.display().to_string());
    }
    found.iter().flat_map(|path| file(path, (&home, &within(root, path)), desk)).collect()
}

/// The path of a file in its folder, with slashes.
fn within(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
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
        let base = base(name, &config);
        let maker = match name {
            _ if name.starts_with('_') => Maker::Jekyll,
            _ if config.word(&["base_url"]).is_some() => Maker::Zola,
            _ => Maker::Hugo,
        };
        let title = config.word(&["title"]);
        return (Home { title, base, maker: Some(maker), config, ways: Ways::default() }, folders);
    }
    (Home::default(), vec![root.to_owned()])
}

/// The address of a site, with the folder of its host in which it lies.
fn base(name: &str, config: &Front) -> Option<Url> {
    if !name.starts_with('_') {
        return config.word(&["baseURL", "base_url"]).and_then(|url| url_of(&url, None));
    }
    // Jekyll names the folder apart from the host.
    let host = config.word(&["url"]).and_then(|url| url_of(&url, None))?;
    let folder = config.word(&["baseurl"]).unwrap_or_default();
    match folder.trim_matches('/') {
        "" => Some(host),
        folder => host.join(&format!("/{folder}/")).ok(),
    }
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
fn file(path: &Path, (home, at): (&Home, &str), desk: &Desk<'_>) -> Pieces {
    let origin = path.display().to_string();
    let fail = |error| vec![Err(Failed { origin: origin.clone(), error })];
    let raw = match listing::read(path) {
        Ok(raw) => raw,
        Err(error) => return fail(error),
    };
    if !raw.bytes.starts_with(b"---") && !raw.bytes.starts_with(b"+++") {
        let Some(text) = std::str::from_utf8(&raw.bytes).ok().filter(|_| is_markdown(at)) else {
            return super::pieces(raw, desk).pieces;
        };
        let bytes = home.ways.linked(text, at).into_bytes();
        return super::pieces(Raw { bytes, ..raw }, desk).pieces;
    }
    let from = Text {
        origin: origin.clone(),
        name: raw.name.clone(),
        url: None,
        text: super::charset::decoded(&raw.bytes, None),
    };
    match piece(from, (home, at), desk) {
        Ok(mut piece) => {
            piece.draft |= path.components().any(|part| part.as_os_str() == "_drafts");
            vec![Ok(piece)]
        }
        Err(error) => fail(error),
    }
}

/// The article of a text with front matter.
pub fn piece(from: Text, (home, at): (&Home, &str), desk: &Desk<'_>) -> Result<Piece, Error> {
    let (front, body) = front::split(&from.text)?;
    let first = from.text[..from.text.len() - body.len()].matches('\n').count() + 1;
    let unmarked = marks::without(body, first, |words| home.ways.named(words, at));
    let base = home.base.as_ref().or(from.url.as_ref());
    let (body, gone) = markdown::safe(&home.ways.linked(&unmarked.text, at), base);
    let stem = from.name.rsplit_once('.').map_or(from.name.as_str(), |(stem, _)| stem);
    let title = front.word(&["title"]).or_else(|| heading(&body, desk));
    let (body, left_out) = furniture::without(&body);
    let body = page::without_title(&body, title.as_deref());
    let address =
        front.word(&["canonical_url", "canonicalURL", "canonical", "source_url", "external_url", "original_url"]);
    let (publisher, url) = source(&front);
    let date = front.day(&["date", "publishDate", "published", "created"]).or_else(|| extract::date_from_name(stem));
    let inner = old::paths(&front, (home.maker, &home.config), (at, date));
    // A site may lie in a folder of its host; its authors wrote links with that folder and without it.
    let folder = home.base.as_ref().map_or("", |base| base.path().trim_end_matches('/'));
    let aliases: Vec<String> = inner.iter().map(|path| format!("{folder}{path}")).collect();
    let addresses = aliases.iter().chain(&inner).filter_map(|path| home.base.as_ref()?.join(path).ok()).collect();
    Ok(Piece {
        origin: from.origin,
        date,
        authors: front.words(&["authors", "author", "extra.author", "extra.authors"]),
        summary: front.word(&["summary", "description", "excerpt"]),
        draft: front.is_draft(),
        updated: front.day(&["lastmod", "updated", "modified", "last_modified_at"]),
        key_points: front.words(&["key_points"]),
        aliases,
        addresses,
        labels: labels(&front, (&from.name, desk)),
        people: front.words(&["people", "persons"]),
        organisations: front.words(&["organisations", "organizations"]),
        publisher: publisher.or_else(|| home.title.clone()),
        url: url.or_else(|| address.and_then(|address| url_of(&address, None))).or(from.url),
        title: title.or_else(|| title_of(stem)),
        body,
        remarks: front.remarks.into_iter().chain(gone).collect(),
        guesses: Vec::new(),
        left_out,
        marks: unmarked.gone,
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
