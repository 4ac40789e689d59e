//! A piece as the text of an article file, and the name that it gets.

use super::{Desk, Error, Piece, labels, markdown};
use crate::diag::Severity;
use crate::disk;
use crate::document;
use crate::route::Route;
use crate::slug::Slug;
use crate::source::Source;
use crate::text;
use jiff::civil::Date;
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, Item, Table, Value, value};
use url::Url;

/// The longest title and summary, in bytes.
const LONGEST: (usize, usize) = (300, 600);

/// Bytes of a text in which its dateline stands.
const DATELINE: usize = 90;

/// The most tags that are named when they stand for nothing here.
const SHOWN: usize = 6;

/// An article file that could be written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What people call the piece.
    pub origin: String,
    /// Its title.
    pub title: String,
    /// Its day, if one is known.
    pub date: Option<Date>,
    /// The slug that its title makes.
    pub slug: Slug,
    /// Its words, to be compared with those of others.
    pub words: String,
    /// What a person should know.
    pub remarks: Vec<String>,
    /// The lines of furniture that were left out.
    pub left_out: Vec<String>,
    /// The marks of another program's templates that were left out.
    pub marks: Vec<String>,
    /// Its addresses where it comes from.
    pub addresses: Vec<Url>,
    /// Places within it that links can lead to.
    pub anchors: Vec<String>,
    front: DocumentMut,
    body: String,
}

/// Makes an article of a piece. What is made is read as the build will read it, and refused if that finds a mistake.
pub fn draft(piece: Piece, desk: &Desk<'_>) -> Result<Draft, Error> {
    let title = piece.title.as_deref().map(text::line).filter(|title| !title.is_empty());
    // What stood around the body is gone, and with it perhaps the mark that made code of a tag.
    let (body, gone) = markdown::safe(&tidy(&piece.body), None);
    let title = text::shorten(&title.unwrap_or_else(|| first_words(&body)), LONGEST.0);
    if title.is_empty() || body.trim().is_empty() {
        return Err(Error::Empty);
    }
    let slug = Slug::new(&title).unwrap_or_else(|| Slug::hashed("briefing", &title));
    let guesses = piece.guesses.iter().map(|(_, told)| told);
    let mut remarks: Vec<String> = piece.remarks.iter().chain(guesses).cloned().collect();
    if piece.date.is_none() {
        remarks.push(match yearless(&body) {
            Some(day) => format!("{day} has no year; give it with --date, or write the day at the top of the file"),
            None => "no date was found; write one at the top of the file".to_owned(),
        });
    }
    if piece.url.is_none() && piece.publisher.is_none() {
        remarks.push("where it comes from is not known; say so at the top of the file, or with --from".to_owned());
    }
    remarks.extend(gone);
    let front = front(&piece, &title, (desk, &mut remarks));
    let Piece { origin, date, left_out, marks, addresses, .. } = piece;
    let (words, anchors) = (String::new(), Vec::new());
    let mut draft =
        Draft { origin, title, date, slug, words, remarks, left_out, marks, addresses, anchors, front, body };
    let text = draft.text();
    if text.len() as u64 > disk::LARGEST_ARTICLE {
        return Err(Error::TooLarge(disk::LARGEST_ARTICLE));
    }
    let source = Source::new("articles/import.md", text);
    let read = document::parse(&source, desk.gazetteer);
    if let Some(error) = read.notes.sorted().into_iter().find(|note| note.severity == Severity::Error) {
        return Err(Error::Unsound(error.message));
    }
    let document = read.value.ok_or(Error::Empty)?;
    draft.words = document.prose.text().to_owned();
    draft.anchors = document.headings.into_iter().map(|heading| heading.id).collect();
    Ok(draft)
}

impl Draft {
    /// The text of the file.
    pub fn text(&self) -> String {
        let hint = if self.front.contains_key("source") { "" } else { HINT };
        format!("+++\n{}{hint}+++\n\n{}\n", self.front, self.body)
    }

    /// The file without its body.
    pub fn head(&self) -> String {
        format!("+++\n{}+++", self.front)
    }

    /// Its text as Markdown.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Whether readers are not to see it yet.
    pub fn is_draft(&self) -> bool {
        self.front.contains_key("draft")
    }

    /// Lets its links lead where somebody says.
    pub fn turn_links(&mut self, turn: impl FnMut(&str) -> markdown::Target) {
        self.body = markdown::turned(&self.body, turn);
    }

    /// Gives it a slug of its own, because the one of its title is another article's.
    pub fn rename(&mut self, slug: Slug) {
        self.front.insert("slug", value(slug.as_str()));
        self.slug = slug;
    }

    /// Writes its aliases as they can stand on the site; those of which nothing is left go.
    pub fn turn_aliases(&mut self, turned: impl FnMut(&str) -> Option<String>) {
        let Some(aliases) = self.front.get_mut("aliases").and_then(Item::as_array_mut) else { return };
        let now: Array = aliases.iter().filter_map(Value::as_str).filter_map(turned).collect();
        if now.is_empty() {
            self.front.remove("aliases");
        } else {
            *aliases = now;
        }
    }

    /// The folder of its year, within the articles.
    pub fn folder(&self) -> String {
        self.date.map_or_else(|| "articles".to_owned(), |date| format!("articles/{:04}", date.year()))
    }
}

/// What to write where nothing is known of where a text comes from.
const HINT: &str = "\n# Where the text comes from: take away the # signs and fill in.\n# [[source]]\n# name = \"\"\n# url = \"https://\"\n";

fn front(piece: &Piece, title: &str, (desk, remarks): (&Desk<'_>, &mut Vec<String>)) -> DocumentMut {
    let mut front = DocumentMut::new();
    front.insert("title", value(title));
    if let Some(day) = piece.date.and_then(day) {
        front.insert("date", value(day));
    }
    if let Some(day) = piece.updated.filter(|updated| piece.date.is_none_or(|date| *updated > date)).and_then(day) {
        front.insert("updated", value(day));
    }
    if let Some(summary) = piece.summary.as_deref().map(text::line).filter(|summary| !summary.is_empty()) {
        front.insert("summary", value(text::shorten(&summary, LONGEST.1)));
    }
    if !piece.key_points.is_empty() {
        // A point a line, as a person would write them.
        let mut points: Array =
            piece.key_points.iter().map(|point| text::shorten(&text::line(point), LONGEST.1)).collect();
        points.iter_mut().for_each(|point| point.decor_mut().set_prefix("\n    "));
        points.set_trailing("\n");
        points.set_trailing_comma(true);
        front.insert("key_points", value(points));
    }
    if piece.draft {
        front.insert("draft", value(true));
    }
    // Only what can be an address here is kept, so that no article is refused for where it once stood.
    let (kept, lost): (Vec<&String>, Vec<&String>) =
        piece.aliases.iter().partition(|alias| Route::alias(alias).is_some());
    remarks.extend(lost.first().map(|path| format!("its old address {path} cannot lead here: an address here is of small letters, digits and hyphens, and ends in a slash or in .html")));
    let aliases: Array = kept.into_iter().map(String::as_str).collect();
    if !aliases.is_empty() {
        front.insert("aliases", value(aliases));
    }
    let labels = labels::sorted(&piece.labels, desk.gazetteer);
    let lists = [
        ("authors", &piece.authors),
        ("countries", &labels.countries),
        ("topics", &labels.topics),
        ("people", &piece.people),
        ("organisations", &piece.organisations),
    ];
    for (key, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        front.insert(key, value(list.iter().map(|name| text::line(name)).collect::<Array>()));
    }
    if !labels.unknown.is_empty() {
        let shown = labels.unknown.iter().take(SHOWN).map(|label| text::line(label)).collect::<Vec<_>>().join(", ");
        let more = if labels.unknown.len() > SHOWN { " and others" } else { "" };
        remarks.push(format!("tags that are neither countries nor topics here were left out: {shown}{more}"));
    }
    if let Some(source) = source(piece, desk.today) {
        front.insert("source", Item::ArrayOfTables(ArrayOfTables::from_iter([source])));
    }
    front
}

/// Where a piece comes from.
fn source(piece: &Piece, today: Date) -> Option<Table> {
    let host = piece.url.as_ref().and_then(|url| url.host_str()).map(|host| host.trim_start_matches("www.").to_owned());
    let name = piece.publisher.as_deref().map(text::line).filter(|name| !name.is_empty()).or(host)?;
    let mut source = Table::new();
    source.insert("name", value(name));
    if let Some(url) = &piece.url {
        source.insert("url", value(url.as_str()));
    }
    if let Some(day) = day(today) {
        source.insert("accessed", value(day));
    }
    Some(source)
}

fn day(date: Date) -> Option<Datetime> {
    date.to_string().parse().ok()
}

/// The beginning of a text, for one without a title.
fn first_words(body: &str) -> String {
    let (prose, _) = document::plain_text(body);
    let first = prose.blocks().first().map_or("", |block| prose.slice(block.span));
    text::shorten(text::line(document::first_sentence(first)).trim_start_matches('#').trim().trim_end_matches('.'), 120)
}

/// The day in the dateline of a text, if it has no year: "PARIS, Jan 6 (Reuters)".
fn yearless(body: &str) -> Option<String> {
    let first = body.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
    let words: Vec<&str> = first[..first.floor_char_boundary(DATELINE)].split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let is_month = |word: &str| {
        let lower = bare(word).to_lowercase();
        let begins = |month: &&str| lower.len() >= 3 && month.to_lowercase().starts_with(&lower) || lower == "sept";
        // "May" and "march" in small letters are other words.
        let is_name = word.starts_with(char::is_uppercase) || !["mar", "march", "may"].contains(&lower.as_str());
        is_name && crate::date::MONTHS.iter().any(begins)
    };
    let is_day = |word: &str| bare(word).parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let is_year =
        |at: usize| words.get(at).is_some_and(|word| bare(word).len() == 4 && bare(word).parse::<u16>().is_ok());
    (0..words.len().saturating_sub(1)).find_map(|at| {
        let (one, two) = (words[at], words[at + 1]);
        let fits = is_month(one) && is_day(two) || is_day(one) && is_month(two);
        (fits && !is_year(at + 2)).then(|| format!("{} {}", bare(one), bare(two)))
    })
}

/// A body without control characters, trailing blanks and piles of empty lines.
fn tidy(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut empty = 0;
    for line in body.lines() {
        let clean: String = line.chars().filter(|letter| *letter == '\t' || !letter.is_control()).collect();
        // Two blanks at the end of a line are a break.
        let is_break = clean.ends_with("  ") && !clean.trim().is_empty();
        let clean = clean.trim_end();
        empty = if clean.is_empty() { empty + 1 } else { 0 };
        if empty > 1 || clean.is_empty() && out.is_empty() {
            continue;
        }
        out.push_str(clean);
        out.push_str(if is_break { "  \n" } else { "\n" });
    }
    out.trim_end().to_owned()
}
