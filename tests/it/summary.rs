//! Where a summary begins: behind what only says where a report was written or that a statement follows.

use chancery::source::Source;
use chancery::{document, extract, gazetteer};

#[test]
fn a_summary_begins_where_the_report_does() {
    let summary = |text: &str| {
        let gazetteer = gazetteer::built_in().value;
        let source = Source::new("articles/a.md", format!("+++\ntitle = \"Note\"\n+++\n{text}\n"));
        let document = document::parse(&source, &gazetteer).value.unwrap();
        let read = extract::Text { title: "Note", dateline: "", prose: &document.prose, date: None };
        let told = extract::metadata(read, &gazetteer).summary.unwrap();
        document.prose.slice(told.span).to_owned()
    };
    for (text, wanted) in [
        ("GENEVA, May 3 -- Talks on the Sudan aid will resume.", "Talks on the Sudan aid will resume."),
        ("LONDON.- The cabinet met on Friday.", "The cabinet met on Friday."),
        ("Kyiv: The cabinet met on Friday.", "The cabinet met on Friday."),
        ("NEW DELHI: The cabinet met on Friday.", "The cabinet met on Friday."),
        ("MOSCOW, May 14. /TASS/. The cabinet met on Friday.", "The cabinet met on Friday."),
        ("New Delhi, May 14 (PTI) The cabinet met on Friday.", "The cabinet met on Friday."),
        ("New Delhi [India], May 14 (ANI): The cabinet met on Friday.", "The cabinet met on Friday."),
        ("May 14 (Reuters) - The cabinet met on Friday.", "The cabinet met on Friday."),
        ("(AP) — The cabinet met on Friday.", "The cabinet met on Friday."),
        ("Manila, Philippines – The cabinet met on Friday.", "The cabinet met on Friday."),
        ("KYIV, UKRAINE — May 14 — The cabinet met on Friday.", "The cabinet met on Friday."),
        ("Ankara, 14 May (Anadolu) – The cabinet met on Friday.", "The cabinet met on Friday."),
        ("LONDON Pope Francis met them on Friday.", "Pope Francis met them on Friday."),
        ("BEIJING --At least two met on Friday.", "At least two met on Friday."),
        ("GLASGOW, Ky. (WBKO) --  The cabinet met on Friday.", "The cabinet met on Friday."),
        ("OTTAWA--(BUSINESS WIRE)--The cabinet met on Friday.", "The cabinet met on Friday."),
        ("NATO Foreign Ministers met on Friday.", "NATO Foreign Ministers met on Friday."),
        ("BOSTON Celtics players met on Friday.", "BOSTON Celtics players met on Friday."),
        ("CCTV: Will the two meet?\n\nMao Ning: They met on Friday.", "Mao Ning: They met on Friday."),
        ("Here is a look at the talks.\n\nThe two met in Berlin.", "The two met in Berlin."),
        ("Kyiv – once quiet – was hit on Friday.", "Kyiv – once quiet – was hit on Friday."),
        ("Berlin (in Germany) is large - Paris is larger.", "Berlin (in Germany) is large - Paris is larger."),
        ("Office of the Spokesperson\nMay 14, 2026\n\nThe two met in Berlin.", "The two met in Berlin."),
        ("Ukraine: The cabinet met on Friday.", "Ukraine: The cabinet met on Friday."),
        ("The cabinet met: Kyiv: it was late.", "The cabinet met: Kyiv: it was late."),
        (
            "The following is attributable to Spokesperson Ned Price:\n\nThe two met in Berlin.",
            "The two met in Berlin.",
        ),
        ("The following is attributable to Spokesperson Ned Price: The two met in Berlin.", "The two met in Berlin."),
        ("Please find below the statement of the Council. The two met in Berlin.", "The two met in Berlin."),
        ("Please find below the statement of the Council.", "Please find below the statement of the Council."),
        ("By Ned Price\n\nPlease find below the statement.\n\nThe two met in Berlin.", "The two met in Berlin."),
    ] {
        assert_eq!(summary(text), wanted, "{text}");
    }
}
