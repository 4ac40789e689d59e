//! What holds for the findings of any text: every span lies on the text, between letters, and says what it is said to.

use chancery::document;
use chancery::extract::{self, Mention, Metadata, Part, Text};
use chancery::gazetteer::Gazetteer;
use chancery::source::Span;

/// Reads a text and checks what was found.
pub fn text(text: &str, gazetteer: &Gazetteer) {
    let (prose, left) = document::plain_text(text);
    for span in left {
        assert!(text.get(span.range()).is_some(), "furniture {span:?} is not on the text");
    }
    let title = text.lines().next().unwrap_or("");
    let date = chancery::date::day(2024, 4, 10);
    let found = extract::metadata(Text { title, dateline: title, prose: &prose, date }, gazetteer);
    let check = Check { title, body: prose.text() };
    check.mentions(&found);
    for span in spans(&found) {
        check.body(span);
        let source = prose.source_span(span).expect("a span of the body has its source");
        assert!(text.get(source.range()).is_some(), "{source:?} is not on the source");
    }
    // The same again: nothing depends on what was read before.
    let again = extract::metadata(Text { title, dateline: title, prose: &prose, date }, gazetteer);
    assert_eq!(format!("{found:?}"), format!("{again:?}"));
}

struct Check<'a> {
    title: &'a str,
    body: &'a str,
}

impl Check<'_> {
    fn body(&self, span: Span) {
        let words = self.body.get(span.range());
        assert!(words.is_some_and(|words| !words.is_empty()), "{span:?} is not on the body");
    }

    fn mentions(&self, found: &Metadata) {
        let all = found.countries.iter().flat_map(|found| &found.mentions);
        let all = all.chain(found.topics.iter().flat_map(|found| &found.mentions));
        let all = all.chain(found.people.iter().flat_map(|found| &found.mentions));
        let all = all.chain(found.organisations.iter().flat_map(|found| &found.mentions));
        let all = all.chain(found.systems.iter().flat_map(|found| &found.mentions));
        for Mention { part, span } in all {
            match part {
                Part::Body => self.body(*span),
                Part::Title | Part::Dateline => assert!(self.title.get(span.range()).is_some(), "{span:?}"),
            }
        }
        for found in &found.people {
            assert!(!found.what.name.trim().is_empty() && !found.mentions.is_empty());
        }
    }
}

fn spans(found: &Metadata) -> Vec<Span> {
    let mut spans: Vec<Span> = found.summary.iter().chain(&found.key_points).map(|point| point.span).collect();
    spans.extend(found.dates.iter().flat_map(|dated| [dated.span, dated.sentence]));
    spans.extend(found.quotes.iter().flat_map(|quote| [Some(quote.span), quote.named]).flatten());
    spans.extend(found.sources.iter().flat_map(|cited| [cited.span, cited.sentence]));
    spans.extend(found.figures.iter().flat_map(|figure| [figure.span, figure.sentence]));
    spans
}
