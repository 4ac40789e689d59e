//! How to cite a briefing: in words, for BibTeX, and for reference managers (RIS).

use super::{Kind, Plan, lang};
use crate::site::{ArticleId, Site};
use crate::text;
use crate::wording::Wording;
use serde::Serialize;

/// A citation in each form, as text to copy: two files for each briefing would be twenty thousand of ten thousand, and
/// an address that holds a file, with an article's words in it, is what a page should not have.
#[derive(Serialize)]
pub struct CiteView {
    plain: String,
    bibtex: String,
    ris: String,
}

/// What there is to say of a briefing, each on one line.
struct Work<'a> {
    authors: Vec<String>,
    title: String,
    site: String,
    date: Option<jiff::civil::Date>,
    slug: &'a str,
    url: String,
    lang: &'a str,
    summary: String,
    words: Vec<&'a str>,
}

impl CiteView {
    /// How to cite an article.
    pub fn new(wording: &Wording, site: &Site, id: ArticleId) -> Self {
        let article = site.article(id);
        let mut words: Vec<&str> = Vec::new();
        for tag in article.about().map(|tagging| site.tag(tagging.tag)) {
            // A country and a topic may have one name.
            if matches!(tag.kind, Kind::Country | Kind::Topic) && !words.contains(&tag.for_machines().name) {
                words.push(tag.for_machines().name);
            }
        }
        let work = Work {
            authors: article.document.front.authors.iter().map(|name| text::line(name)).collect(),
            title: text::line(&article.document.title.text),
            site: text::line(&site.config.title),
            date: article.date.map(|when| when.day()),
            slug: article.slug.as_str(),
            url: site.config.base.url(&Plan::article_route(site, id)),
            lang: lang(site, article),
            summary: article.summary.as_ref().map(|gist| text::line(&gist.what)).unwrap_or_default(),
            words,
        };
        Self { plain: plain(wording, &work), bibtex: bibtex(&work), ris: ris(&work) }
    }
}

/// `Jane Roe, “Title”, Site, 10 April 2024, https://…`
fn plain(wording: &Wording, work: &Work<'_>) -> String {
    let title = wording.fill("cite.quoted", &[("title", &work.title)]);
    let date = work.date.map(|day| wording.day(day));
    let before = work.authors.iter().chain([&title, &work.site]);
    wording.list(before.chain(&date).chain([&work.url]).map(String::as_str))
}

/// An entry that old BibTeX and biblatex both read.
fn bibtex(work: &Work<'_>) -> String {
    let mut out = format!("@misc{{{},\n", work.slug);
    let mut field = |name: &str, value: &str| {
        out.extend(["  ", name, " = ", value, ",\n"]);
    };
    // A name within braces of its own is not divided into given name and surname.
    let whole = |name: &str| format!("{{{}}}", tex(name));
    let author = |name: &String| {
        let divides = name.split(' ').any(|word| word.eq_ignore_ascii_case("and")) || name.contains([',', '{', '}']);
        if divides { whole(name) } else { tex(name) }
    };
    let authors: Vec<String> = work.authors.iter().map(author).collect();
    let authors = if authors.is_empty() { whole(&work.site) } else { authors.join(" and ") };
    field("author", &format!("{{{authors}}}"));
    // Twice in braces, the title keeps its capitals.
    field("title", &format!("{{{{{}}}}}", tex(&work.title)));
    field("howpublished", &format!("{{{}}}", tex(&work.site)));
    if let Some(day) = work.date {
        const MONTH: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        field("year", &format!("{{{}}}", day.year()));
        field("month", MONTH[usize::from(day.month().unsigned_abs()) - 1]);
        field("day", &day.day().to_string());
    }
    field("url", &format!("{{{}}}", work.url));
    field("langid", &format!("{{{}}}", langid(work.lang)));
    out.push_str("}\n");
    out
}

/// A text for TeX: signs that mean something there are written out. Braces too, since BibTeX counts them even behind a
/// backslash, and one alone would swallow the rest of the file.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}

/// The name that biblatex has for a language; the tag itself where we know none.
fn langid(lang: &str) -> &str {
    match lang.to_ascii_lowercase().as_str() {
        "en" | "en-us" => "english",
        "en-gb" => "british",
        _ => match lang.split('-').next().unwrap_or(lang) {
            "en" => "english",
            "fr" => "french",
            "de" => "german",
            "es" => "spanish",
            "it" => "italian",
            "pt" => "portuguese",
            "nl" => "dutch",
            "pl" => "polish",
            "ru" => "russian",
            "uk" => "ukrainian",
            "ja" => "japanese",
            _ => lang,
        },
    }
}

/// A record of the RIS format: two letters, two spaces, a hyphen, a space, and a value that ends with its line.
fn ris(work: &Work<'_>) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| {
        if !value.is_empty() {
            out.extend([tag, "  - ", value, "\n"]);
        }
    };
    line("TY", "ELEC");
    line("TI", &work.title);
    for author in &work.authors {
        line("AU", author);
    }
    if let Some(day) = work.date {
        line("PY", &day.year().to_string());
        line("DA", &day.strftime("%Y/%m/%d").to_string());
    }
    line("T2", &work.site);
    line("PB", &work.site);
    line("AB", &work.summary);
    for word in &work.words {
        line("KW", word);
    }
    line("LA", work.lang);
    line("UR", &work.url);
    out.push_str("ER  - \n");
    out
}

#[cfg(test)]
mod tests {
    use super::{Wording, Work, bibtex, plain, ris};
    use crate::source::Source;
    use crate::wording::Terms;

    fn work(title: &str, authors: &[&str]) -> Work<'static> {
        Work {
            authors: authors.iter().map(|name| (*name).to_owned()).collect(),
            title: title.to_owned(),
            site: "Desk & Co".to_owned(),
            date: Some(jiff::civil::date(2024, 4, 10)),
            slug: "tokyo-signs",
            url: "https://example.org/briefings/tokyo-signs/".to_owned(),
            lang: "en",
            summary: String::new(),
            words: vec!["Japan"],
        }
    }

    #[test]
    fn words_read_as_a_reference() {
        let file = Source::new("templates/i18n/en.toml", include_str!("../../../templates/i18n/en.toml"));
        let english = Wording::new("en", &[file], &[], &Terms::default()).value;
        let plain = plain(&english, &work("Tokyo signs", &["Ministry of Trade"]));
        let expected =
            "Ministry of Trade, “Tokyo signs”, Desk & Co, 10 April 2024, https://example.org/briefings/tokyo-signs/";
        assert_eq!(plain, expected);
    }

    #[test]
    fn no_title_breaks_out_of_bibtex() {
        for title in ["}", "{", "a } @misc{x, title={y}", "\\", "50% of $1_000 #1 & \"more\" ~^"] {
            let text = bibtex(&work(title, &["Research and Analysis", "A. Author"]));
            let mut depth = 0i32;
            for (at, letter) in text.char_indices() {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                assert!(depth > 0 || at < 5 || text[at..].trim().len() <= 1, "{text}");
            }
            assert_eq!(depth, 0, "{text}");
            assert!(text.contains("author = {{Research and Analysis} and A. Author},"), "{text}");
            assert!(text.contains("howpublished = {Desk \\& Co},"), "{text}");
        }
    }

    #[test]
    fn a_record_is_one_line_a_value() {
        let text = ris(&work("Tokyo signs", &["A. Author"]));
        assert!(
            text.starts_with("TY  - ELEC\nTI  - Tokyo signs\nAU  - A. Author\nPY  - 2024\nDA  - 2024/04/10\n"),
            "{text}"
        );
        assert!(text.ends_with("ER  - \n") && text.lines().all(|line| line[2..].starts_with("  - ")), "{text}");
    }
}
