//! Texts of wires, mails and live pages: what their makers put around the words goes, and the paragraphs come out.

use super::super::scratch::Scratch;
use super::{done, stdout};

/// What a paste becomes: its front matter, its blocks, and what was said of it.
fn pasted(text: &str) -> (String, Vec<String>, String) {
    let site = Scratch::new("");
    let output = site.paste(text, &["--verbose"]);
    done(&output);
    let article = site.article();
    let (front, body) = article.strip_prefix("+++\n").and_then(|text| text.split_once("+++\n")).unwrap();
    done(&site.build(&[]));
    (front.to_owned(), body.trim().split("\n\n").map(str::to_owned).collect(), stdout(&output))
}

const WIRE: &str = "\
ZCZC NWS0452 3 OVR 420
URGENT
SEOUL, TOKYO TO SHARE DATA ON MISSILES \"IN REAL TIME\" -- DEFENCE MINISTRY

    SEOUL, Nov 12 (Newswire) -- South Korea and Japan are to begin
sharing radar data on North Korean launches of missiles in
December, the defence ministry in Seoul said on Wednesday, a day
after Pyongyang had fired two of them into the sea.
    \"The system is ready,\" the ministry told parliament in the
capital. \"We ask nobody's permission for it.\"
    The American forces in the country have 28,500 troops, most at
Camp Humphreys, and their batteries and the destroyers of the
Maritime
                                                          (MORE)
Page 2 of 2

self-defence force are to feed the link.
NNNN
";

#[test]
fn the_paragraphs_of_a_wire_come_out() {
    let (front, blocks, said) = pasted(WIRE);
    assert!(
        front.contains("title = 'SEOUL, TOKYO TO SHARE DATA ON MISSILES \"IN REAL TIME\" -- DEFENCE MINISTRY'"),
        "{front}"
    );
    let starts = ["SEOUL, Nov 12", "\"The system", "The American forces"];
    assert!(
        blocks.len() == 3 && blocks.iter().zip(starts).all(|(block, start)| block.starts_with(start)),
        "{blocks:#?}"
    );
    assert!(
        blocks[2].ends_with("the destroyers of the Maritime self-defence force are to feed the link."),
        "{blocks:#?}"
    );
    for slug in ["ZCZC NWS0452 3 OVR 420", "URGENT", "(MORE)", "Page 2 of 2", "NNNN"] {
        assert!(said.contains(&format!("\n    {slug}\n")), "{slug} is not listed in\n{said}");
    }
    assert!(said.contains("note: Nov 12 has no year; give it with --date"), "{said}");
}

#[test]
fn a_line_that_ends_in_the_midst_of_a_sentence_is_no_heading() {
    let text = "Seoul shares its data on missiles\n\nThe defence ministry said on Wednesday 12 November 2025 that it would share data, which was \
                asked for by the allies.\n\nIt will cost a part of\n\nThe Budget, which the house passed in the spring after long talks about it.\n\n\
                The system\n\nIt is ready for its use by both of the forces, the ministry in Seoul said.\n";
    let (_, blocks, _) = pasted(text);
    assert_eq!(blocks.iter().filter(|block| block.starts_with("## ")).collect::<Vec<_>>(), ["## The system"]);
}

#[test]
fn a_list_of_points_is_the_articles_own() {
    let text = "Live: ministers hold talks in Geneva\nPosted Fri 20 Jun 2025 at 9:15am\n\nKey points:\nThe foreign ministers met in Geneva\n\
                A site near Isfahan was struck\nThe next round is planned\n\nThe foreign minister of Iran said that his country was ready to \
                consider diplomacy once again.\n\nHis counterparts urged him to keep talking, and they said that they were keen to continue.\n";
    let (front, blocks, said) = pasted(text);
    assert!(front.contains("title = \"Live: ministers hold talks in Geneva\"\ndate = 2025-06-20\n"), "{front}");
    let points = "key_points = [\n    \"The foreign ministers met in Geneva\",\n    \"A site near Isfahan was struck\",\n    \"The next round is planned\",\n]\n";
    assert!(front.contains(points), "{front}");
    assert_eq!(blocks.len(), 2, "{blocks:#?}");
    assert!(!said.contains("    The next round"), "what is kept is not left out\n{said}");
    let marked = text
        .replace("\nThe foreign ministers met in", "\n- The foreign ministers met in")
        .replace("\nA site", "\n• A site");
    assert!(
        pasted(&marked.replace("\nThe next", "\n- The next").replace("Key points:", "KEY TAKEAWAYS"))
            .0
            .contains(points)
    );
}

#[test]
fn the_head_of_a_mail_gives_title_and_day() {
    let text = "From: alerts@brief.example\nTo: desk@desk.example\nDate: Mon, 12 May 2025 23:14:00 -0700\nSubject: Fwd: Fire is held for a third night\n\n\
                NEW DELHI - India and Pakistan held their fire for a third night on Sunday along the Line of Control, officials said.\n\n--\n\
                Unsubscribe | View in browser\n";
    let (front, blocks, said) = pasted(text);
    assert!(front.contains("title = \"Fire is held for a third night\"\ndate = 2025-05-12\n"), "{front}");
    assert_eq!(blocks.len(), 1, "{blocks:#?}");
    assert!(
        said.contains("    From: alerts@brief.example\n") && said.contains("    Unsubscribe | View in browser\n"),
        "{said}"
    );
}

#[test]
fn pictures_questions_and_offices_head_nothing() {
    let text = "Why was the temple struck again?\n9 December 2025\n\nMartha Gellhorn\nSouth East Asia correspondent, Bangkok\n\
                Reuters Smoke rises behind a temple near the borderReuters\nSmoke rises over the temple on Monday\n\n\
                Thailand struck targets in Cambodia on Monday, the second time in five months that it used its jets.\n\n\
                Getty Images Soldiers at the border\nSoldiers in Surin\n\nWhat happened in July?\n\nFive days of fighting killed at least 48 people, \
                and they ended on 28 July.\n\nQUESTION: Will it end?\n\nIt is not over, a villager in Sisaket told the agency on the day after.\n\n\
                Q: Will the ministers meet\n\nThey are to meet in Kuala Lumpur, where the last truce was signed in October.\n";
    let (front, blocks, _) = pasted(text);
    assert!(front.contains("authors = [\"Martha Gellhorn\"]"), "{front}");
    let starts =
        ["Thailand struck", "## What happened", "Five days", "QUESTION: Will", "It is not", "Q: Will", "They are"];
    assert!(
        blocks.len() == starts.len() && blocks.iter().zip(starts).all(|(block, start)| block.starts_with(start)),
        "{blocks:#?}"
    );
    let readout = "Readout of the Secretary's call\n\nOffice of the Spokesperson\nU.S. Department of State\nJanuary 13, 2026\n\nA call from Delhi\n\n\
                   The Secretary spoke today with the minister, and the two are to meet in Munich next month.\n";
    let (front, blocks, _) = pasted(readout);
    assert!(front.contains("date = 2026-01-13"), "{front}");
    assert_eq!(blocks.len(), 2, "{blocks:#?}");
    let places = "Sudan's army rejects a truce\n\nFighting goes on\n\nPort Sudan and Khartoum\n\nFriday 26 September 2025\n\n\
                  The army of Sudan said on Friday that it would not accept a truce of three months.\n\nThe war began on 15 April 2023, and has \
                  driven more than 12 million people from their homes.\n";
    assert!(!pasted(places).1.iter().any(|block| block.starts_with("## ")), "what stands before the day heads nothing");
}

#[test]
fn furniture_goes_with_its_items_and_the_article_stays() {
    let text = "Two states build a wall of drones\n3 June 2025\n\nPoland and Lithuania agreed on Tuesday to build a joint wall along their borders.\n\n\
                RELATED STORIES\n- Germany sends a brigade\n- What is the Suwalki gap?\n\nWhat do they want?\n\nOfficials want a system that covers \
                1,200 km by the end of the year 2027.\n\nEnter your email address\n\nThree points were agreed in the talks of the two:\n- sensors\n- \
                masts\n\nRelated\n\nHe declined.\n\nThe ministers are to meet in Kaunas again on 14 September, it was said.\n\nMost viewed/read\n1. A deal \
                is near\n2. Storm hits Manila\n\nSuggested Topics:\nEurope\n\nComments (2)\nA reader: Never!\nAnother: I agree\n";
    let (_, blocks, said) = pasted(text);
    let starts = [
        "Poland and",
        "## What do they",
        "Officials want",
        "Three points",
        "\\- sensors",
        "\\- masts",
        "He declined.",
        "The ministers",
    ];
    let bare = |block: &str| block.trim_start_matches(['\\', '-', ' ']).to_owned();
    assert!(blocks.len() == starts.len(), "{blocks:#?}");
    assert!(blocks.iter().zip(starts).all(|(block, start)| bare(block).starts_with(&bare(start))), "{blocks:#?}");
    for line in [
        "RELATED STORIES",
        "- Germany sends",
        "Enter your email",
        "1. A deal",
        "2. Storm",
        "Europe",
        "Another: I agree",
    ] {
        assert!(said.contains(&format!("    {line}")), "{line} is not listed in\n{said}");
    }
}
