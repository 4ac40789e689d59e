//! Dates in sentences as news write them, and what only looks like one.

mod stretches;

use super::super::{Dated, Extent, Part, Passage, Reading, Rule, Tells};
use super::found;
use crate::date;
use crate::gazetteer;
use crate::text::{BlockKind, Prose};

/// The dates of a text of an article of 12 April 2024: their words and what they mean.
fn dates(text: &str) -> Vec<(String, String)> {
    read(text, date::day(2024, 4, 12), Rule::Calendar)
}

fn read(text: &str, own: Option<jiff::civil::Date>, rule: Rule) -> Vec<(String, String)> {
    dated(text, own, |reading, dates| {
        let named = dates.iter().filter(|dated| dated.rule == rule);
        let value = |dated: &Dated| dated.value().unwrap_or_else(|| "open".to_owned());
        named.map(|dated| (reading.body.slice(dated.span).to_owned(), value(dated))).collect()
    })
}

/// What is told of a text, a paragraph a line, and its dates. A line with `# ` is a heading, one with `- ` an item.
fn dated<T>(text: &str, own: Option<jiff::civil::Date>, told: impl FnOnce(&Reading<'_>, &[Dated]) -> T) -> T {
    let lexicon = gazetteer::built_in().value.lexicon;
    let mut prose = Prose::default();
    for line in text.lines() {
        let (kind, line) = match line.split_at_checked(2) {
            Some(("# ", heading)) => (BlockKind::Heading, heading),
            Some(("- ", item)) => (BlockKind::Item, item),
            _ => (BlockKind::Paragraph, line),
        };
        prose.open(kind);
        prose.push(line, 0..line.len());
        prose.close();
    }
    let chunks = gazetteer::Chunks::of(prose.text());
    let body = Passage::new(Part::Body, (prose.text(), prose.blocks()), (&lexicon, &chunks.pieces));
    let title = Passage::line(Part::Title, "", (&lexicon, &[]));
    let reading = Reading { title, body, extent: Extent::of(&prose), date: own, certain: Vec::new() };
    told(&reading, &found(&reading, &super::written(&reading)))
}

#[test]
fn a_year_goes_on_to_the_days_that_follow_it() {
    let found = dates("The rocket failed twice in 2023, on 31 May and 24 August.");
    assert_eq!(found[1..], [("31 May".into(), "2023-05-31".into()), ("24 August".into(), "2023-08-24".into())]);
    assert_eq!(dates("For the first time since 2012, on 10 April the ships sailed.")[1].1, "2024-04-10");
    assert_eq!(dates("A year ago, on 13 April, the drones came.")[0].1, "2023-04-13");
    assert_eq!(dates("Two years ago, in March, the city fell.")[0].1, "2022-03");
}

#[test]
fn a_chronology_has_what_happened_and_not_what_is_named_beside_it() {
    let events = |text: &str| {
        dated(text, date::day(2024, 4, 12), |_, dates| {
            super::super::chronology(dates).into_iter().filter_map(Dated::value).collect::<Vec<_>>()
        })
    };
    for (text, wanted) in [
        ("- 5 January 2023. Germany says that it will send Marder vehicles.", &["2023-01-05"][..]),
        ("- 5 January 2023: Germany says that it will send Marder vehicles.", &["2023-01-05"][..]),
        ("It is a list.\nIt goes by months.\nJune 2023. The last of the vehicles arrive in Ukraine.", &["2023-06"]),
        ("- 5 January 2023. Of the vehicles.", &[]),
        ("- 5 January 2023.", &[]),
        ("The leaders met on 10 April, for the first such visit since 2015.", &["2024-04-10"][..]),
        ("On 19 March he repeated that the treaty of 1951 covers the shoal.", &["2024-03-19"]),
        ("Inflation fell compared with a year earlier, the statistics office said on 10 April.", &["2024-04-10"]),
        ("The shop was shut for much of 2023 by the owner.", &["2023"]),
        ("The armistice of 1953 remains in force between the two.", &[]),
        ("By the end of 2022 the plan was carried out.", &["2022"]),
        ("On 8 April the three ministers said in a joint statement:", &[]),
        ("a first joint mission by the four coast guards, in 2025;", &[]),
        ("Beijing has controlled the shoal since 2012.", &[]),
        // What is said "that" something will be was said on the day.
        ("Tokyo told Washington on Thursday that it would join the exercise.", &["2024-04-11"]),
        ("China's military on Monday vowed that it will answer every provocation.", &["2024-04-08"]),
        ("The total is 43 trillion yen, compared with 27 trillion for the plan that began in 2019.", &[]),
        ("The tribunal ruled in 2016 that the shoal falls inside the zone.", &["2016"]),
    ] {
        assert_eq!(events(text), wanted, "{text}");
    }
}

#[test]
fn every_form_of_a_date() {
    let cases = [
        ("On Thursday, April 11, three leaders met.", "Thursday, April 11", "2024-04-11"),
        ("They met on 10 April 2024 in Kyiv.", "10 April 2024", "2024-04-10"),
        ("They met on April 10, 2024, in Kyiv.", "April 10, 2024", "2024-04-10"),
        ("The review is on Sept. 30 in Taipei.", "Sept. 30", "2023-09-30"),
        ("The review will be held on Sept. 30.", "Sept. 30", "2024-09-30"),
        ("It was signed on the 10th of April.", "10th of April", "2024-04-10"),
        ("Done at Abuja, this 18th day of November 2026.", "18th day of November 2026", "2026-11-18"),
        ("It was signed on March 3rd in Paris.", "March 3rd", "2024-03-03"),
        ("On Sunday 24 March the vote ended.", "Sunday 24 March", "2024-03-24"),
        ("It opened on Sept. 13 (Thursday), 2018, in Seoul.", "Sept. 13 (Thursday), 2018", "2018-09-13"),
        ("On 2022-02-24 the invasion began.", "2022-02-24", "2022-02-24"),
        ("The drill runs from Aug. 3 to 5 and will end.", "Aug. 3 to 5", "2024-08-03/2024-08-05"),
        ("The summit was held on December 13-15, 2022.", "December 13-15, 2022", "2022-12-13/2022-12-15"),
        ("The pact was announced in September 2021.", "September 2021", "2021-09"),
        ("A referendum was held in November.", "November", "2023-11"),
        ("The cabinet resigned in March.", "March", "2024-03"),
        ("A referendum was held in May last year.", "May", "2023-05"),
        ("The law will take effect in June.", "June", "2024-06"),
        ("Sweden joined the alliance in 2024.", "2024", "2024"),
        ("The crisis of 1995-96 ended there.", "1995-96", "1995/1996"),
        ("The plan of 2014–2018 was kept.", "2014–2018", "2014/2018"),
        ("The 2015 nuclear deal is dead.", "2015", "2015"),
        ("They met on Wed., April 10, in Kyiv.", "Wed., April 10", "2024-04-10"),
        ("They met on Wednesday the 10th of April 2024.", "Wednesday the 10th of April 2024", "2024-04-10"),
        ("They met on Wednesday April 10 2024 in Kyiv.", "Wednesday April 10 2024", "2024-04-10"),
        ("They met on April 10 (Wednesday) in Kyiv.", "April 10 (Wednesday)", "2024-04-10"),
        ("It was signed on 24/02/2022 in Moscow.", "24/02/2022", "2022-02-24"),
        ("It was signed on 24.02.2022 in Moscow.", "24.02.2022", "2022-02-24"),
        ("It was signed on 2022/02/24 in Moscow.", "2022/02/24", "2022-02-24"),
        ("SANTIAGO, 5 JAN 90 - The junta approved the bill.", "5 JAN 90", "1990-01-05"),
        ("SANTIAGO, 5 JAN 12 - The senate approved the bill.", "5 JAN 12", "2012-01-05"),
        ("The accord of April of 2021 was kept.", "April of 2021", "2021-04"),
        ("It was agreed in mid-February in Riyadh.", "February", "2024-02"),
        ("The post-2014 order has ended.", "2014", "2014"),
        ("The talks from 3 to 5 March brought nothing.", "3 to 5 March", "2024-03-03/2024-03-05"),
        ("The drill of 3–5 March 2023 was large.", "3–5 March 2023", "2023-03-03/2023-03-05"),
        ("The drill ran from July 30-August 2, 2023, at sea.", "July 30-August 2, 2023", "2023-07-30/2023-08-02"),
        (
            "It closed over December 30–January 2, 2023, for all.",
            "December 30–January 2, 2023",
            "2022-12-30/2023-01-02",
        ),
        ("The figures of May–July 2023 were good.", "May–July 2023", "2023-05/2023-07"),
        ("It was deployed there in fall 2015 by ship.", "2015", "2015"),
        ("The 2022 World Cup was held in Qatar.", "2022", "2022"),
        ("Expo 2025 will be held in Osaka.", "2025", "2025"),
        ("Japan won the war in 1895 at sea.", "1895", "1895"),
        ("The winter of 2013/14 was mild.", "2013/14", "2013/2014"),
        ("Exports fell after the 2021 protests there.", "2021", "2021"),
        ("In March 15 soldiers were killed.", "March", "2024-03"),
        ("The May summit of the G7 was in Hiroshima.", "May", "2023-05"),
    ];
    for (text, words, value) in cases {
        assert_eq!(dates(text), [(words.to_owned(), value.to_owned())], "{text}");
    }
}

#[test]
fn two_months_share_a_year() {
    let found = dates("Between May and July 2023 the port was closed.");
    assert_eq!(found, [("May".into(), "2023-05".into()), ("July 2023".into(), "2023-07".into())]);
}

#[test]
fn what_only_looks_like_a_date() {
    for text in [
        "The army sent 2000 troops to the border.",
        "They may march on the capital.",
        "May they succeed, he said.",
        "Theresa May met the minister.",
        "The kingdom's Vision 2030 plan changed.",
        "It costs $2000 a day.",
        "The late 1980s were hard.",
        "Resolution 2015 was adopted.",
        "On 31 April nothing can happen.",
    ] {
        let found = dates(text);
        assert!(
            found.iter().all(|(words, _)| words.starts_with("April") && text.contains("31 April")),
            "{text}: {found:?}"
        );
    }
}

/// The only date of a text of an article of 12 April 2024: what it means.
pub fn meant(text: &str) -> String {
    let found = dates(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.into_iter().map(|(_, value)| value).collect()
}

#[test]
fn the_tense_tells_the_year() {
    assert_eq!(meant("The party won a majority in September."), "2023-09");
    assert_eq!(meant("The party is to hold its congress in September."), "2024-09");
    assert_eq!(meant("The treaty expires on Jan. 20 for good."), "2025-01-20");
    assert_eq!(meant("The treaty expired on Jan. 20 for good."), "2024-01-20");
    assert_eq!(meant("Elections would be held on March 3, it promised."), "2025-03-03");
    // What is planned is to come, though the verb itself is past.
    assert_eq!(meant("She planned to visit the island in August."), "2024-08");
    // Said in a month is past; said of a month is whatever its own verb tells.
    assert_eq!(meant("The fund said in November the bloc might grow."), "2023-11");
    assert_eq!(meant("The minister said the talks will open on June 3."), "2024-06-03");
    // A day or two ahead is the article's own time zone and not the year before.
    assert_eq!(meant("The missile was fired on April 13 at sea."), "2024-04-13");
    // Nothing tells: the nearer one.
    assert_eq!(meant("The national day is on July 14."), "2024-07-14");
    assert_eq!(meant("The national day is on December 2."), "2023-12-02");
    assert_eq!(meant("He hoped to win the war by June."), "2024-06");
    assert_eq!(meant("The March figures will be out on Friday."), "2024-03");
}

#[test]
fn the_words_beside_tell_the_year() {
    assert_eq!(meant("He resigned last November over it."), "2023-11");
    assert_eq!(meant("He resigned last April over it."), "2023-04");
    assert_eq!(meant("The vote is next March."), "2025-03");
    assert_eq!(meant("It was finished in June of last year."), "2023-06");
    assert_eq!(meant("It was finished last year, in February."), "2023-02");
    assert_eq!(meant("It was finished in June two years ago."), "2022-06");
    assert_eq!(meant("It will be finished in February next year."), "2025-02");
    // Counted from a day that is not the article's.
    assert_eq!(meant("It had been finished in June the previous year."), "open");
    // 30 November 2024 is a Saturday, 30 November 2023 was a Thursday.
    assert_eq!(meant("They meet on Saturday, Nov. 30."), "2024-11-30");
    assert_eq!(meant("They meet on Thursday, Nov. 30."), "2023-11-30");
    assert_eq!(meant("He was envoy until December to the alliance."), "open");
}

#[test]
fn dates_lend_each_other_their_year() {
    let values = |text: &str| dates(text).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert_eq!(values("It lasted from November 2021 to March."), ["2021-11", "2022-03"]);
    assert_eq!(values("It lasted from November to March 2022."), ["2021-11", "2022-03"]);
    assert_eq!(values("In 2019, protests began in March and ended in June."), ["2019", "2019-03", "2019-06"]);
    // Built then and attacked now: the year of the one is not that of the other.
    assert_eq!(values("The base, built in March 2015, was attacked in February."), ["2015-03", "2024-02"]);
    // A tale of another year goes on, and nothing says which year is meant.
    assert_eq!(values("They landed on March 7, 1987. The court ruled in September."), ["1987-03-07", "open"]);
}

#[test]
fn a_heading_tells_the_year_of_what_stands_under_it() {
    let value = |text: &str| dates(text).pop().map(|(_, value)| value).unwrap_or_default();
    assert_eq!(value("# 2022: a war\nTokyo in May was more productive."), "2022-05");
    assert_eq!(value("# Permission to sell (August 2023)\nThe rule was published on 20 August."), "2023-08-20");
    assert_eq!(value("# 2022–2023: the first batteries\nThe minister confirmed it on 9 May."), "open");
    assert_eq!(value("# 2022\nOne.\n# What comes now\nThe minister confirmed it on 9 February."), "2024-02-09");
}

#[test]
fn a_chronology_is_in_order() {
    let told = dates(
        "# 2022–2023: the first batteries\n- 21 December 2022. Washington sends one.\n- 4 May. It is used, as the Pentagon \
         confirms on 9 May.\n- 3 January. Three more come.\nThe minister said so on 9 March.",
    );
    let values: Vec<&str> = told.iter().skip(1).map(|(_, value)| value.as_str()).collect();
    assert_eq!(values, ["2022-12-21", "2023-05-04", "2023-05-09", "2024-01-03", "open"]);
}

#[test]
fn what_is_far_off_either_way_stays_open() {
    for (text, value) in [
        ("Mr Lai's speech of 25 August is the obvious candidate.", "open"),
        ("Mr Lai's speech of 25 July is the obvious candidate.", "2024-07-25"),
        ("The forum would have made little sense before December.", "2023-12"),
        ("In Geneva that September they met again.", "open"),
        ("It was put off, with an answer wanted by the end of February.", "2024-02"),
        ("It was put off, with an answer wanted by the end of June.", "2024-06"),
        ("It was put off, with an answer wanted by the end of December.", "2024-12"),
    ] {
        assert_eq!(meant(text), value, "{text}");
    }
}

#[test]
fn a_ship_with_a_month_in_its_name_is_no_date() {
    assert_eq!(dates("Cutters hit the supply boat Unaizah May 4 again; the Unaizah May 1 got through."), []);
}

#[test]
fn each_clause_has_its_own_verb() {
    let text =
        "Leaders of three countries meet in Washington on Thursday, and the sailing followed a month of trouble.";
    assert_eq!(read(text, date::day(2024, 4, 8), Rule::Relative), []);
}

#[test]
fn a_year_that_nothing_tells_stays_open() {
    let found = read("The junta took power on February 1.", None, Rule::Calendar);
    assert_eq!(found, [("February 1".to_owned(), "open".to_owned())]);
    let dated = read("Sunday, May 19, 2019\nThe law was passed on May 17 in Taipei.", None, Rule::Calendar);
    assert_eq!(dated[1], ("May 17".to_owned(), "2019-05-17".to_owned()));
    // A date in the middle of a report is not the report's own.
    let told =
        read("The president left on Monday July 26, 2021, for Accra. He returned on July 28.", None, Rule::Calendar);
    assert_eq!(told[1], ("July 28".to_owned(), "open".to_owned()));
}

#[test]
fn days_told_by_the_articles_own() {
    // 12 April 2024 was a Friday.
    let cases = [
        ("The three met on Thursday in Washington.", "2024-04-11"),
        ("The parliament voted on Friday for the law.", "2024-04-12"),
        ("The ships will sail on Monday from Guam.", "2024-04-15"),
        ("The minister resigned yesterday over the affair.", "2024-04-11"),
        ("The minister resigned late on Sunday over the affair.", "2024-04-07"),
        ("The minister resigned last Friday over the affair.", "2024-04-05"),
        ("The minister resigned on Thursday last week over the affair.", "2024-04-04"),
        ("The minister announced today that the port is closed.", "2024-04-12"),
        ("The delegation is expected to leave Taipei tomorrow.", "2024-04-13"),
        ("The delegation is to leave Taipei next Friday.", "2024-04-19"),
        ("The parliament voted last week for the law.", "2024-04-01/2024-04-07"),
        ("The talks in Geneva will resume next week.", "2024-04-15/2024-04-21"),
        ("The minister resigned last month over the affair.", "2024-03"),
        ("The new envoy will arrive early next month in Kyiv.", "2024-05"),
    ];
    for (text, day) in cases {
        let found = read(text, date::day(2024, 4, 12), Rule::Relative);
        assert_eq!(found.first().map(|(_, value)| value.as_str()), Some(day), "{text}");
        assert_eq!(dates(text), [], "{text}");
        assert_eq!(read(text, None, Rule::Relative), [], "{text}");
    }
}

#[test]
fn days_that_are_no_news() {
    for text in [
        "The market is open on Sundays and every Friday of the year.",
        "Shops fill on Black Friday and churches on Good Friday here.",
        "The Sunday Times had seen the paper before it was signed.",
        "“We will strike them on Monday,” the general told the troops.",
        "The brand today reaches more than a hundred million homes.",
        "Monday's attack was the deadliest in the capital for years.",
        "Last week's attack was the deadliest in the capital for years.",
        "Shops were looted over the last week in the capital.",
        "The port has been closed since last month by the army.",
        "He wrote for USA Today and for the magazine of the party.",
    ] {
        assert_eq!(read(text, date::day(2024, 4, 12), Rule::Relative), [], "{text}");
    }
}

#[test]
fn any_number_of_dates_is_read_in_time() {
    // One sentence of 150 kB each; what looks at its sentence for each date would not end here.
    let pieces = [
        "April ",
        "in May and ",
        "2015 ",
        "2015–",
        "April 10 and ",
        "Thursday, ",
        "“yesterday ",
        "last year in June ",
        "10 of ",
        "1/1/",
        "(Monday) ",
        "mid-March to ",
        "will since 1990 than ",
    ];
    for piece in pieces {
        let text = piece.repeat(150_000 / piece.len());
        let _ = read(&text, date::day(2024, 4, 12), Rule::Calendar);
    }
}

#[test]
fn a_plan_that_was_announced_is_no_date_to_come() {
    let year = |text: &str| dates(text).first().map(|(_, value)| value.clone());
    assert_eq!(year("Paris and Rome announced the plan at a summit on 10 April."), Some("2024-04-10".into()));
    assert_eq!(year("The council published its plans for the port on 10 March."), Some("2024-03-10".into()));
    assert_eq!(year("The ministers plan to meet on 10 May."), Some("2024-05-10".into()));
    assert_eq!(year("The parliament will vote on its plan on 3 February."), Some("2025-02-03".into()));
    assert_eq!(year("The parliament will not forget 9 April."), Some("2024-04-09".into()));
}

#[test]
fn an_event_is_told_and_an_aside_is_not() {
    let tells = |text: &str| dated(text, None, |_, dates| dates.first().map(|dated| dated.tells));
    assert_eq!(tells("Finland joined the alliance on 4 April 2023 in Brussels."), Some(Tells::Event));
    assert_eq!(tells("Sunday, May 19, 2019"), Some(Tells::Aside));
    assert_eq!(tells("Iran is still a party to the 2015 nuclear deal."), Some(Tells::Aside));
    let asides = [
        "In the November 27 deal the two states agreed on a border.",
        "Some 18% of officers as of 2016 were women, a study found.",
        "It was the worst such attack since 2008 in the capital city.",
        "The 2022 FIFA World Cup will be safe, the police promised.",
        "Copyright 2018 The Associated Press, all rights are reserved.",
        "The summit (2022) in Paris was opened by the president.",
        "“The year 2015 is like 2016 for all of us,” he said.",
        "Every July 14 the guards march down the great avenue.",
    ];
    for text in asides {
        assert_eq!(tells(text), Some(Tells::Aside), "{text}");
    }
    assert_eq!(tells("“We signed the treaty on April 4, 1949, in Washington,” he said."), Some(Tells::Event));
    assert_eq!(tells("He said the plant will be closed by 2025 at the latest."), Some(Tells::Event));
    assert_eq!(tells("Exports were higher than in 2015 by a third."), Some(Tells::Aside));
    assert_eq!(tells("YANGON, July 25 (Reuters) - Myanmar's junta executed four activists."), Some(Tells::Aside));
}
