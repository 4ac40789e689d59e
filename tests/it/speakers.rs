//! Who says a quote: the one whom the text names for it, and nobody where it names none.

use super::actors::{GAZETTEER, read};
use chancery::document;
use chancery::source::Source;

/// The speaker of a text's last quote; `-` if the text has no quote.
fn speaker(text: &str) -> String {
    read("", text).quotes.pop().map_or("-".to_owned(), |quote| quote.speaker)
}

#[test]
fn a_pronoun_stands_for_the_subject_of_the_sentence_before() {
    let cases = [
        (
            "Donald Tusk wrote on his page: \"We are ready.\"\n\nFinnish President Alexander Stubb went on television. \
             \"Finland is ready as well,\" he said.",
            "Alexander Stubb",
        ),
        (
            "Mark Rutte said that the alliance was strong.\n\nLithuania's President Gitanas Nausėda was less sure. \
             \"It could be stronger,\" he told the public broadcaster.",
            "Gitanas Nausėda",
        ),
        (
            "Ursula von der Leyen met Volodymyr Zelenskyy in Brussels. \"Europe stands with you,\" she said.",
            "Ursula von der Leyen",
        ),
        (
            "Fumio Kishida spoke last. \"The alliance is stronger,\" he said. He named no date. \"We shall see about \
             that next year,\" he added.",
            "Fumio Kishida",
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(speaker(text), wanted, "{text}");
    }
    let more = [
        (
            "Gordon Brown defended the strike on Monday. Asked about it, Jens Stoltenberg was blunt: \"It was wrong,\" he \
             said.",
            "Jens Stoltenberg",
        ),
        (
            "In a call with Joe Biden, Volodymyr Zelenskyy thanked him. \"We are grateful to you,\" he said.",
            "Volodymyr Zelenskyy",
        ),
        (
            "Volodymyr Zelenskyy arrived on Monday. His visit lasted two days. \"We are grateful to you,\" he said.",
            "Volodymyr Zelenskyy",
        ),
    ];
    for (text, wanted) in more {
        assert_eq!(speaker(text), wanted, "{text}");
    }
}

#[test]
fn nobody_is_named_where_the_text_names_nobody() {
    let cases = [
        // Somebody new without a name, and the pronoun that goes on from them.
        "Antony Blinken flew to Geneva. Asked about a date, a senior American official told reporters: \"There is none \
         that I could give you.\"",
        "Antony Blinken flew to Geneva.\n\n\"There was no deal,\" an American official said. \"That is the good \
         news,\" he went on. \"The bad news is that nobody believes in one.\"",
        "Antony Blinken spoke on Monday. His deputy disagrees. \"It has to be done before the summer ends,\" he says.",
        // A relative clause belongs to the name before it.
        "Rishi Sunak thanked the president, who wrote on his page: \"I shall work with both of them to see it done.\"",
        // An embassy is not the state to which it was sent.
        "China's mission to the European Union said that the text was full of \"Cold War mentality and belligerent \
         words about China\".",
        "China's mission to the European Union answered at once. China, it said, was not \"a wrestling ground for anybody \
         else\".",
        "\"That is simply not true of our army,\" replied Sudan's ambassador to the United Nations.",
        // A verb in the passive has nobody.
        "NATO leaders met on Monday. It was announced that \"the treaty of the allies stands as it is\".",
        // What somebody denies is not a quote of theirs.
        "Antony Blinken denied that he had called the talks \"a waste of everybody's time and money\".",
    ];
    for text in cases {
        assert_eq!(speaker(text), "", "{text}");
    }
}

#[test]
fn a_person_speaks_and_not_the_house_they_speak_for() {
    let cases = [
        (
            "\"We confirm that the system is here,\" Defence Ministry spokesman Oleksandr Motuzianyk said.",
            "Oleksandr Motuzianyk",
        ),
        // A ministry is not its minister.
        (
            "Defence Minister Boris Pistorius flew home. \"The tanks will be there in spring,\" the defence ministry said.",
            "defence ministry",
        ),
        (
            "\"We confirm that the system is here,\" a spokesman for Romania's defence ministry, Constantin Spînu, said.",
            "Constantin Spînu",
        ),
        ("\"We shall not wait for the summit,\" said NATO Secretary General Jens Stoltenberg.", "Jens Stoltenberg"),
        (
            "A spokesman for the Australian Department of Defence said: \"We shall publish the report this year.\"",
            "Australian Department of Defence",
        ),
        ("\"The rule no longer stands for anybody,\" reads Judge Gray Miller's statement.", "Gray Miller"),
    ];
    for (text, wanted) in cases {
        assert_eq!(speaker(text), wanted, "{text}");
    }
}

/// The quotes of a text, each with its speaker.
fn quotes(text: &str) -> Vec<(String, String)> {
    let source = Source::new("articles/a.md", format!("+++\ntitle = \"Note\"\ndate = 2024-01-01\n+++\n{text}\n"));
    let document = document::parse(&source, &GAZETTEER).value.unwrap();
    let found = read("", text).quotes.into_iter();
    found.map(|quote| (document.prose.slice(quote.span).to_owned(), quote.speaker)).collect()
}

fn check(text: &str, wanted: &[(&str, &str)]) {
    let wanted: Vec<_> = wanted.iter().map(|(words, who)| ((*words).to_owned(), (*who).to_owned())).collect();
    assert_eq!(quotes(text), wanted, "{text}");
}

#[test]
fn a_short_sentence_goes_on_from_the_quote_before() {
    check(
        "\"We are ready for any outcome,\" Volodymyr Zelenskyy said. \"We will not yield.\"",
        &[("We are ready for any outcome,", "Volodymyr Zelenskyy"), ("We will not yield.", "Volodymyr Zelenskyy")],
    );
    check("\"No,\" said Emmanuel Macron. \"Never.\"", &[("No,", "Emmanuel Macron"), ("Never.", "Emmanuel Macron")]);
    // Words that stand within a sentence of the text are used and not said.
    check(
        "\"We are ready for any outcome,\" Volodymyr Zelenskyy said. The \"great game\" goes on.",
        &[("We are ready for any outcome,", "Volodymyr Zelenskyy")],
    );
}

#[test]
fn what_a_thing_is_called_is_no_quote() {
    check("Volodymyr Zelenskyy said the so-called \"people's republics\" were a sham.", &[]);
    check("Jens Stoltenberg spoke of what he said was known as the \"new normal\".", &[]);
    check("Jens Stoltenberg said it was \"very good\".", &[("very good", "Jens Stoltenberg")]);
}

#[test]
fn a_line_with_a_colon_leads_on_to_a_quote() {
    let pledge = "We will not yield an inch of our land.";
    for (lead, who) in [
        ("Antony Blinken repeated the line:", "Antony Blinken"),
        ("Antony Blinken was blunt:", "Antony Blinken"),
        ("Antony Blinken said in a statement:", "Antony Blinken"),
        ("Foreign Minister Radosław Sikorski spoke first. The minister repeated the line:", "Radosław Sikorski"),
        ("Foreign Minister Radosław Sikorski spoke first. He put it this way:", "Radosław Sikorski"),
    ] {
        check(&format!("{lead}\n\n> {pledge}"), &[(pledge, who)]);
        check(&format!("{lead}\n\n> \"{pledge}\""), &[(pledge, who)]);
        check(&format!("{lead}\n\n\"{pledge}\""), &[(pledge, who)]);
        check(&format!("{lead}\n\n> {pledge}\n>\n> Never."), &[(pledge, who), ("Never.", who)]);
    }
    check(&format!("The text is short:\n\n> {pledge}"), &[(pledge, "")]);
    // No line leads on to it, or it is no quotation.
    check(&format!("Antony Blinken spoke.\n\n> {pledge}"), &[]);
    check(&format!("Antony Blinken had two points:\n\n{pledge}"), &[]);
    check(
        "Antony Blinken wrote:\n\n> We know that \"peace\" is a word of theirs.",
        &[("We know that “peace” is a word of theirs.", "Antony Blinken")],
    );
}

#[test]
fn a_quote_over_paragraphs_is_all_of_its_speaker() {
    check(
        "\"We have waited long for this day.\n\n\"We will wait no more,\" Boris Johnson said.",
        &[("We have waited long for this day.", "Boris Johnson"), ("We will wait no more,", "Boris Johnson")],
    );
}

#[test]
fn who_is_named_behind_a_quote_speaks() {
    check("\"The talks were frank,\" according to Antony Blinken.", &[("The talks were frank,", "Antony Blinken")]);
    check("The attack was \"a war crime\", according to Antony Blinken.", &[("a war crime", "Antony Blinken")]);
    check("It flew at \"a great height\" according to Antony Blinken.", &[]);
    check(
        "Jens Stoltenberg called it \"a historic day\", adding that \"the door is open\".",
        &[("a historic day", "Jens Stoltenberg"), ("the door is open", "Jens Stoltenberg")],
    );
    check(
        "\"The case is being looked into,\" a Pentagon spokesman, John Kirby, said.",
        &[("The case is being looked into,", "John Kirby")],
    );
}

#[test]
fn who_opens_a_sentence_without_being_its_subject_does_not_speak() {
    let pledge = "We will stand by each other for as long as it takes.";
    for (lead, who) in [
        ("Speaking alongside Fumio Kishida, Ferdinand Marcos praised the pact, adding:", "Ferdinand Marcos"),
        (
            "Ursula von der Leyen came by train. Speaking alongside Volodymyr Zelenskyy, she said:",
            "Ursula von der Leyen",
        ),
        ("Asked by Christiane Amanpour about it, Dmytro Kuleba was blunt, saying:", "Dmytro Kuleba"),
        ("Mykhailo Podolyak, an adviser to President Volodymyr Zelenskyy, has warned:", "Mykhailo Podolyak"),
        ("Kim Yo-jong, the sister of Kim Jong-un, said:", "Kim Yo-jong"),
        ("Asked by CNN's Christiane Amanpour about it, Dmytro Kuleba answered:", "Dmytro Kuleba"),
        ("Addressing parliament Fumio Kishida said, to applause:", "Fumio Kishida"),
        ("Speaking alongside Vladimir Putin in Beijing, Xi said:", "Xi"),
        // A surname alone that nobody knows is nobody, and whoever stands beside is not the speaker.
        ("Speaking alongside Vladimir Putin in Beijing, Stone said:", ""),
        // Nobody serves anybody here.
        ("Joe Biden, in a call to Volodymyr Zelenskyy, said:", "Joe Biden"),
        // The first part of a name is no pronoun.
        ("Wang Wentao was away. His spokesperson, He Yongqian, said:", "He Yongqian"),
        // Words by which somebody judges.
        ("Dmitry Peskov dismissed it as", "Dmitry Peskov"),
        ("Viktor Orbán speaks of", "Viktor Orbán"),
    ] {
        check(&format!("{lead} \"{pledge}\""), &[(pledge, who)]);
    }
    check(&format!("\"{pledge}\" scoffed Dmitry Medvedev."), &[(pledge, "Dmitry Medvedev")]);
    check(
        &format!("Speaking alongside Fumio Kishida, Ferdinand Marcos praised the pact. \"{pledge}\" he said."),
        &[(pledge, "Ferdinand Marcos")],
    );
    // The chief of a force is not the force.
    check(&format!("The AFP met on Monday. The AFP chief said: \"{pledge}\""), &[(pledge, "")]);
    check(&format!("AFP chief Romeo Brawner came. The AFP chief said: \"{pledge}\""), &[(pledge, "Romeo Brawner")]);
}

#[test]
fn whoever_speaks_for_somebody_or_of_them_is_another() {
    let words = "The talks were frank and long";
    for (before, behind, who) in [
        ("", " said a spokesman for Sergei Lavrov.", ""),
        ("", " said the widow of Alexei Navalny.", ""),
        ("", " a source close to Viktor Orbán said.", ""),
        ("", " said an official travelling with Marco Rubio.", ""),
        ("A spokeswoman for Chancellor Friedrich Merz said: ", "", ""),
        ("Lawyers for Nicolás Maduro said: ", "", ""),
        ("Allies of Keir Starmer said: ", "", ""),
        // The office has its field behind it, and then the name.
        ("Minister of Defence Boris Pistorius said: ", "", "Boris Pistorius"),
        ("Maria Zakharova, the spokeswoman for Sergei Lavrov, said: ", "", "Maria Zakharova"),
        ("Jared Kushner, who is married to Ivanka Trump, said: ", "", "Jared Kushner"),
        ("In a letter seen by Reuters, Pete Hegseth said: ", "", "Pete Hegseth"),
    ] {
        let mark = if behind.is_empty() { "." } else { "," };
        check(&format!("{before}\"{words}{mark}\"{behind}"), &[(&format!("{words}{mark}"), who)]);
    }
}

#[test]
fn nobody_who_was_named_before_speaks_for_the_nameless() {
    let words = "The windows of our house are gone";
    for text in [
        format!("Keir Starmer met nurses. One of them was angry. \"{words},\" she said."),
        format!("Keir Starmer came. A nurse from Kharkiv was at work. \"{words},\" she said."),
        // The agency for which a report was written says none of it.
        format!("KYIV (Reuters) - Residents said: \"{words}.\""),
        format!("PARIS (AFP) - Farmers on the road said that \"{words}\" on Monday."),
    ] {
        let found = quotes(&text);
        assert_eq!(found.iter().map(|(_, who)| who.as_str()).collect::<Vec<_>>(), [""], "{text}");
    }
    check(
        &format!(
            "The representative of the United States, which leads the United Nations Security Council, said: \"{words}.\""
        ),
        &[(&format!("{words}."), "")],
    );
    // What a book is called is nobody's word.
    check("Margaret Thatcher liked his memoir \"The Slow Boat\" and said so.", &[]);
    // A few words of somebody without a name are a quote as well.
    check("\"It was frank,\" said an official.", &[("It was frank,", "")]);
}

#[test]
fn who_is_told_does_not_speak() {
    for (text, wanted) in [
        ("NATO was warned that Estonia was \"the next target on the list of many\".", ""),
        ("The Knesset had been told that the raid was \"a success for all of them\".", ""),
        ("NATO warned that Estonia was \"the next target on the list\".", "NATO"),
        ("Asked by Anna Smith, Mark Rutte warned that it was \"the next target\".", "Mark Rutte"),
    ] {
        assert_eq!(speaker(text), wanted, "{text}");
    }
}

#[test]
fn a_nation_tells_whose_president_speaks() {
    let quote = "\"we will not stop at all today\"";
    for (text, wanted) in [
        ("Emmanuel Macron met Joe Biden. The French president said", "Emmanuel Macron"),
        ("Vladimir Putin met Xi Jinping. The Russian leader said", "Vladimir Putin"),
        ("Volodymyr Zelensky met Polish President Andrzej Duda. The Ukrainian president said", "Volodymyr Zelensky"),
        ("Vladimir Putin met Xi Jinping. The Turkish leader said", ""),
        // Nothing is told of her country, and she holds the office.
        ("Prime Minister Anna Belli met Xi Jinping. The Italian prime minister said", "Anna Belli"),
    ] {
        assert_eq!(speaker(&format!("{text} {quote}.")), wanted, "{text}");
    }
}

#[test]
fn who_serves_somebody_speaks_for_themselves() {
    for (text, wanted) in [
        ("\"We will not go there,\" Macron adviser Julie Morel said.", "Julie Morel"),
        ("\"The governor is right,\" Bush spokeswoman Kristy Campbell told Reuters.", "Kristy Campbell"),
        ("\"He is right on this,\" Trump ally Lindsey Graham said.", "Lindsey Graham"),
        ("\"The fire is out,\" California National Guard spokesman Lt. Col. Tom Keegan said.", "Tom Keegan"),
    ] {
        assert_eq!(speaker(text), wanted, "{text}");
    }
}

#[test]
fn of_whom_something_is_said_does_not_say_it() {
    for (text, wanted) in [
        ("Vladimir Putin was described as a \"brutal and bloody dictator\" by Joe Biden.", "Joe Biden"),
        ("Vladimir Putin was accused by Nancy Pelosi of \"a brutal and bloody war\".", "Nancy Pelosi"),
        ("Vladimir Putin was widely called \"a brutal and bloody dictator of his people\".", ""),
        ("The man was \"positively identified as the one\" who killed Miguel Beedle, police said.", "-"),
        ("He spoke of an \"ambition to be the next\" Mohamed Salah, added Khaled Nabil.", "Khaled Nabil"),
        ("Critics of Donald Trump came, with Nikki Haley once saying she was \"not a fan of him\".", "Nikki Haley"),
        ("Mark Rutte came to Kyiv. Pressed by Christiane Amanpour, he said: \"We will not go.\"", "Mark Rutte"),
        ("After meeting Volodymyr Zelenskyy, she said \"we will help them all the way\".", ""),
    ] {
        assert_eq!(speaker(text), wanted, "{text}");
    }
}

#[test]
fn some_verbs_tell_of_speech_beside_a_quote_alone() {
    for (text, wanted) in [
        ("\"Never in my life,\" answered John Smith.", "John Smith"),
        ("\"Never in my life,\" John Smith answered.", "John Smith"),
        ("\"Never in my life!\" shouted John Smith.", "John Smith"),
        ("War is hell, as John Smith put it: \"a hell for all of us here\".", "John Smith"),
        ("\"We will go on Monday,\" the White House said.", "White House"),
        ("The Kremlin said it was \"an absurd claim by desperate men\".", "Kremlin"),
        ("\"We saw nothing of it,\" a tourist near the Kremlin said.", "-"),
        ("\"We saw it all,\" said a reporter outside the White House.", "-"),
        ("The White House adviser, Jake Sullivan, said it would \"maintain a credible deterrence\".", "Jake Sullivan"),
    ] {
        assert_eq!(speaker(text), wanted, "{text}");
    }
}

#[test]
fn a_quote_alone_in_its_sentence_is_of_whom_the_one_before_cites() {
    let quote = "\"Consider the risk of it all.\"";
    for (text, wanted) in [
        ("The plan is critical, said Aidan Key, the founder of the group.", "Aidan Key"),
        ("The plan is critical, John Smith said.", "John Smith"),
        ("John Smith said the plan is critical.", "John Smith"),
        ("The plan is critical, according to analyst John Smith.", "John Smith"),
        ("John Smith met Peter Brown. Brown said the talks failed.", "Peter Brown"),
        ("Officials said the road was shut.", ""),
        ("John Smith walked home.", ""),
    ] {
        assert_eq!(speaker(&format!("{text} {quote}")), wanted, "{text}");
    }
}
