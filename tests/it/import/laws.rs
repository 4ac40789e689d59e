//! Laws over arbitrary pastes: nothing of them runs, loads or leads astray, and a plain text keeps its words.

use chancery::document;
use chancery::gazetteer::{self, Gazetteer};
use chancery::import::{self, Desk, Draft, Fetcher, Reach, Wanted};
use proptest::prelude::*;
use pulldown_cmark::{Event, Tag};
use std::sync::LazyLock;
use std::time::Duration;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| gazetteer::built_in().value);

/// The article that a paste becomes, if any.
fn draft(text: &str) -> Option<Draft> {
    let fetcher = Fetcher::new(Reach::Public, Duration::from_secs(1));
    let today = jiff::civil::Date::constant(2026, 11, 23);
    let desk = Desk { gazetteer: &GAZETTEER, furniture: &import::Phrases::built_in(), fetcher: &fetcher, today };
    let mut pieces = import::gather(&Wanted::Paste(text.as_bytes().to_vec()), &desk).pieces;
    assert!(pieces.len() <= 1);
    import::draft(pieces.pop()?.ok()?, &desk).ok()
}

/// Pieces of markup that together make trouble, and words between them.
fn trouble() -> impl Strategy<Value = String> {
    const PIECES: [&str; 40] = [
        "<",
        ">",
        "</",
        "<b>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "[a]: ",
        "javascript:x",
        "https://a.example",
        "\"",
        "'",
        "`",
        "```\n",
        "~~~\n",
        "*",
        "_",
        "\\",
        "&lt;",
        "&#60;",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "# ",
        "+++\n",
        "---\n",
        "| a |\n|---|\n",
        "<div>\n",
        " ",
        "word",
    ];
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_is_safe(start in prop::sample::select(vec!["# Title\n\n", "", "<p>", "---\ntitle: x\n---\n"]), text in trouble()) {
        let Some(draft) = draft(&format!("{start}Japan signed it. {text}")) else { return Ok(()) };
        for (event, _) in document::events(draft.body()) {
            match event {
                Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => prop_assert!(false, "{event:?} in\n{}", draft.body()),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let is_safe = ["http:", "https:", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme)) || dest_url.contains('@');
                    prop_assert!(is_safe, "{dest_url} in\n{}", draft.body());
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_plain_text_keeps_its_words(words in "[a-zA-Z0-9 *_`<>&;#=|~+:\\[\\]!/\\\\()]{1,80}") {
        let text = format!("Tokyo signs a pact\n\nIt is signed {words} indeed.\n\nAnother paragraph follows it here.\n");
        // What reads as Markdown, or as an address, is not plain.
        prop_assume!(!words.contains("](http") && words.matches("**").count() < 2);
        let draft = draft(&text).expect("a plain text is an article");
        let said = chancery::text::line(&format!("It is signed {words} indeed."));
        prop_assert!(draft.words.contains(&said), "{said}\nbecame\n{}\nfrom\n{}", draft.words, draft.body());
    }
}

#[test]
fn a_paste_that_is_too_large_is_refused_and_not_cut() {
    let fetcher = Fetcher::new(Reach::Public, Duration::from_secs(1));
    let desk = Desk {
        gazetteer: &GAZETTEER,
        furniture: &import::Phrases::built_in(),
        fetcher: &fetcher,
        today: jiff::civil::Date::constant(2026, 11, 23),
    };
    let bytes = vec![b'a'; usize::try_from(import::LARGEST).unwrap() + 1];
    let pieces = import::gather(&Wanted::Paste(bytes), &desk).pieces;
    assert!(matches!(pieces.as_slice(), [Err(failed)] if matches!(failed.error, import::Error::TooLarge(_))));
}

#[test]
fn what_is_cut_off_at_the_end_brings_no_tag_to_life() {
    let draft = draft("---\ntitle: x\n---\nJapan signed it. `<b>+++\n](`").expect("it is an article");
    let is_tag = |event: &Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
    assert!(!document::events(draft.body()).any(|(event, _)| is_tag(&event)), "{}", draft.body());
}

#[test]
fn a_long_text_is_read_in_one_walk() {
    let front = |body: String| format!("---\ntitle: x\n---\nJapan signed it. {body}");
    let filled = |piece: &str| piece.repeat(1_000_000 / piece.len());
    let halves = |open: &str, middle: &str, close: &str| {
        let times = 1_000_000 / (open.len() + close.len());
        front(format!("{}{middle}{}", open.repeat(times), close.repeat(times)))
    };
    let texts = [
        ("quotations in each other", halves("{% quote(author=\"x\") %}", "a", "{% end %}")),
        ("quotations in each other, in lines", halves("{% quote(author=\"x\") %}\n", "a\n", "{% end %}\n")),
        ("quotations that do not end", front(filled("{{< quote >}}a "))),
        (
            "pages of a wire",
            format!("ZCZC\nTokyo signs a pact\n\nJapan will share its data on\n{}", filled("(MORE)\nmore of it\n")),
        ),
        ("marks on one line", front(filled("x{{a}}"))),
        ("ends that end nothing", halves("{% a( %}", "", "{% endb %}")),
    ];
    for (name, text) in texts {
        let (done, read) = std::sync::mpsc::channel();
        std::thread::spawn(move || done.send(draft(&text).is_some()));
        // It takes a fraction of a second; one that walks back for each of its pieces takes up to minutes.
        assert!(read.recv_timeout(Duration::from_secs(60)).is_ok(), "{name}: it was not read in time");
    }
}
