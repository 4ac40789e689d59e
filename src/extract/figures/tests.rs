//! Figures, and what only looks like one.

use super::super::{Text, drafts};
use super::{Figure, found};
use crate::gazetteer::{Gazetteer, built_in};
use crate::text::{BlockKind, Prose};

/// What is told of each figure of a text.
fn each<T>(lists: &Gazetteer, text: &str, told: impl Fn(&str, &Figure) -> T) -> Vec<T> {
    let mut prose = Prose::default();
    prose.open(BlockKind::Paragraph);
    prose.push(text, 0..text.len());
    prose.close();
    let drafts = drafts(&[Text { title: "", dateline: "", prose: &prose, date: None }], lists);
    let reading = &drafts[0].reading;
    found(reading, lists).iter().map(|figure| told(reading.body.slice(figure.span), figure)).collect()
}

fn figures(lists: &Gazetteer, text: &str) -> Vec<(String, &'static str, f64, String)> {
    each(lists, text, |words, figure| (words.to_owned(), figure.kind.word(), figure.value, figure.unit.to_string()))
}

#[test]
fn figures_with_their_units() {
    let lists = built_in().value;
    let cases: [(&str, &str, &str, f64, &str); 23] = [
        ("The gift of CA$5 million came.", "CA$5 million", "money", 5e6, "CAD"),
        ("They paid 20 million Taiwan dollars.", "20 million Taiwan dollars", "money", 2e7, "TWD"),
        ("Shells wounded 30 in the city.", "30", "casualties", 30.0, "wounded"),
        ("The sale is worth $2.7 billion.", "$2.7 billion", "money", 2.7e9, "USD"),
        ("It costs US$108 million a year.", "US$108 million", "money", 1.08e8, "USD"),
        ("Berlin gave €500m in loans.", "€500m", "money", 5e8, "EUR"),
        ("A fine of NT$500,000 was paid.", "NT$500,000", "money", 5e5, "TWD"),
        ("Aid of 50 billion euros was agreed.", "50 billion euros", "money", 5e10, "EUR"),
        ("About 1,200 American soldiers left.", "1,200 American soldiers", "troops", 1200.0, "people"),
        ("Two thousand marines took part.", "Two thousand marines", "troops", 2000.0, "people"),
        ("At least 12 people were killed.", "12 people were killed", "casualties", 12.0, "killed"),
        ("The strike killed 14 civilians.", "14 civilians", "casualties", 14.0, "killed"),
        ("It left 30 wounded.", "30 wounded", "casualties", 30.0, "wounded"),
        // These may be dead or hurt.
        ("They took 940 casualties.", "940 casualties", "casualties", 940.0, "casualties"),
        (
            "Warsaw may buy thirty-two (32) F-35A aircraft.",
            "thirty-two (32) F-35A aircraft",
            "weapons",
            32.0,
            "aircraft",
        ),
        ("Some 20 Rohingya were killed.", "20 Rohingya were killed", "casualties", 20.0, "killed"),
        ("Some 1.5 million refugees fled.", "1.5 million refugees", "displaced", 1.5e6, "people"),
        ("Warsaw ordered 96 attack helicopters.", "96 attack helicopters", "weapons", 96.0, "helicopters"),
        ("A range of 2,000 kilometres.", "2,000 kilometres", "distance", 2000.0, "km"),
        ("It lies 24 nautical miles off.", "24 nautical miles", "distance", 24.0, "nmi"),
        ("Members spend 2% of output.", "2%", "share", 2.0, "percent"),
        ("It rose by 3.5 per cent.", "3.5 per cent", "share", 3.5, "percent"),
        ("It pays 20 million dollars.", "20 million dollars", "money", 2e7, "USD"),
    ];
    for (text, words, kind, value, unit) in cases {
        assert_eq!(figures(&lists, text), [(words.to_owned(), kind, value, unit.to_owned())], "{text}");
    }
}

#[test]
fn quantities_and_those_who_are_held_are_figures() {
    let lists = built_in().value;
    let cases: [(&str, &str, &str, f64, &str); 18] = [
        ("It pumps 1.2 million barrels per day.", "1.2 million barrels per day", "quantity", 1.2e6, "bbl/d"),
        ("It pumps 90,000 barrels of oil a day.", "90,000 barrels of oil a day", "quantity", 9e4, "bbl/d"),
        ("It sold 2 million barrels of crude.", "2 million barrels", "quantity", 2e6, "bbl"),
        ("Ships took 40,000 tonnes of grain.", "40,000 tonnes", "quantity", 4e4, "t"),
        ("Ships took 12,000 metric tons of wheat.", "12,000 metric tons", "quantity", 1.2e4, "t"),
        ("A 6,800-ton destroyer came.", "6,800-ton", "quantity", 6800.0, "ton"),
        ("It holds 408 kg of uranium.", "408 kg", "quantity", 408.0, "kg"),
        ("The plant yields 6,000 MW.", "6,000 MW", "quantity", 6000.0, "MW"),
        ("It sends 55 billion cubic metres of gas.", "55 billion cubic metres", "quantity", 5.5e10, "m3"),
        ("They swapped 205 prisoners of war.", "205 prisoners of war", "captives", 205.0, "prisoners"),
        ("Hamas freed 20 living hostages.", "20 living hostages", "captives", 20.0, "hostages"),
        ("Police arrested 23 people in Minsk.", "23 people", "captives", 23.0, "detained"),
        ("Some 40 journalists were detained.", "40 journalists were detained", "captives", 40.0, "detained"),
        ("They captured 30 soldiers.", "30 soldiers", "captives", 30.0, "prisoners"),
        ("Some 14 soldiers were taken prisoner.", "14 soldiers were taken prisoner", "captives", 14.0, "prisoners"),
        ("Gunmen took 250 hostages.", "250 hostages", "captives", 250.0, "hostages"),
        // What was done to them tells more.
        ("Some 50 prisoners were killed there.", "50 prisoners were killed", "casualties", 50.0, "killed"),
        ("Police killed 12 inmates.", "12 inmates", "casualties", 12.0, "killed"),
    ];
    for (text, words, kind, value, unit) in cases {
        assert_eq!(figures(&lists, text), [(words.to_owned(), kind, value, unit.to_owned())], "{text}");
    }
}

#[test]
fn the_dead_and_the_hurt_of_one_sentence_are_told_apart() {
    let lists = built_in().value;
    for (text, wanted) in [
        ("A bomber killed 14 people and wounded 30 in Kabul.", [(14.0, "killed"), (30.0, "wounded")]),
        ("It killed 11 and injured 43 people.", [(11.0, "killed"), (43.0, "wounded")]),
        ("Some 12 were killed and 30 people were wounded.", [(12.0, "killed"), (30.0, "wounded")]),
        ("Gunmen killed 4 civilians and 3 children.", [(4.0, "killed"), (3.0, "killed")]),
    ] {
        let told: Vec<_> = figures(&lists, text).into_iter().map(|(_, _, value, unit)| (value, unit)).collect();
        assert_eq!(told, wanted.map(|(value, unit)| (value, unit.to_owned())), "{text}");
    }
}

#[test]
fn other_numbers_are_no_figures() {
    let lists = built_in().value;
    for text in [
        "In 2015 soldiers came home.",
        "On 12 April people met.",
        "Article 5 troops, said one.",
        "The F-35 fighter flew.",
        "He is 47 and leads one of the armies.",
        "Resolution 2231 was adopted.",
        "It cost T$606 billion.",
        "Police killed 30 of the plans.",
        "A boy aged 12 was killed in the strike.",
        "A man of 40 was wounded in the strike.",
        "A soldier of 3 Para was hurt.",
        "Troops of 10 Para were wounded in Mali.",
        "Officers of Unit 29155 were killed in Moscow.",
        "At 14:30 she was wounded.",
        "A family at number 22 were hurt.",
        "The airline ordered 22 Boeing 787 aircraft.",
        "Athens sent two firefighting aircraft.",
        "More than 5,300 Rohingya have boarded boats.",
    ] {
        assert_eq!(figures(&lists, text), [], "{text}");
    }
}

#[test]
fn a_range_is_one_figure_with_two_ends() {
    let lists = built_in().value;
    let cases: [(&str, &str, f64, f64, &str); 16] = [
        ("It costs between $2 and $3 billion.", "between $2 and $3 billion", 2e9, 3e9, "USD"),
        ("It costs $1.5-2 billion.", "$1.5-2 billion", 1.5e9, 2e9, "USD"),
        ("It costs $1.5–2 billion.", "$1.5–2 billion", 1.5e9, 2e9, "USD"),
        ("It costs $2bn-$3bn.", "$2bn-$3bn", 2e9, 3e9, "USD"),
        ("It costs $2-3bn.", "$2-3bn", 2e9, 3e9, "USD"),
        ("It costs $2 billion to $3 billion.", "$2 billion to $3 billion", 2e9, 3e9, "USD"),
        ("It costs $500 million to $1.5 billion.", "$500 million to $1.5 billion", 5e8, 1.5e9, "USD"),
        ("Between 2% and 3% of it is lost.", "Between 2% and 3%", 2.0, 3.0, "percent"),
        ("Output grows 2.5-3%.", "2.5-3%", 2.5, 3.0, "percent"),
        ("Some 10,000-12,000 troops came.", "10,000-12,000 troops", 1e4, 1.2e4, "people"),
        ("Some 10,000–12,000 troops came.", "10,000–12,000 troops", 1e4, 1.2e4, "people"),
        ("Between 10,000 and 12,000 troops came.", "Between 10,000 and 12,000 troops", 1e4, 1.2e4, "people"),
        ("Two to three million people fled.", "Two to three million people fled", 2e6, 3e6, "people"),
        ("It saw two or three tanks.", "two or three tanks", 2.0, 3.0, "tanks"),
        ("It saw 20-30 tanks.", "20-30 tanks", 20.0, 30.0, "tanks"),
        ("Its range is 300 to 500 kilometres.", "300 to 500 kilometres", 300.0, 500.0, "km"),
    ];
    for (text, words, from, to, unit) in cases {
        let told =
            each(&lists, text, |words, figure| (words.to_owned(), figure.value, figure.upper, figure.unit.to_string()));
        assert_eq!(told, [(words.to_owned(), from, Some(to), unit.to_owned())], "{text}");
    }
    // What rises is no range, nor are two seasons, an age, or two sums.
    for (text, wanted) in [
        ("Exports rose from $2 billion to $3 billion.", vec![2e9, 3e9]),
        ("They were raised by $2 million to $3 million.", vec![2e6, 3e6]),
        ("The 2023-24 troops came.", vec![]),
        ("A 19-year-old from Kyiv spoke.", vec![]),
        ("It gave $3 million and $5 million.", vec![3e6, 5e6]),
    ] {
        let told = each(&lists, text, |_, figure| (figure.value, figure.upper));
        assert_eq!(told, wanted.into_iter().map(|value| (value, None)).collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn money_is_that_of_the_country_that_is_named() {
    let lists = built_in().value;
    for (text, words, unit) in [
        ("Oslo gave NOK 7 billion.", "NOK 7 billion", "NOK"),
        ("It gave EUR500m.", "EUR500m", "EUR"),
        ("It gave 7 billion Norwegian kroner.", "7 billion Norwegian kroner", "NOK"),
        ("Danish aid was 7 billion kroner.", "7 billion kroner", "DKK"),
        ("It gave 13 billion kronor.", "13 billion kronor", "SEK"),
        ("It owes 450 million Czech crowns.", "450 million Czech crowns", "CZK"),
        ("It cost 3 billion Hong Kong dollars.", "3 billion Hong Kong dollars", "HKD"),
        ("It cost 3 billion New Zealand dollars.", "3 billion New Zealand dollars", "NZD"),
        ("It cost 3 billion New Taiwan dollars.", "3 billion New Taiwan dollars", "TWD"),
        ("It cost 100 billion zloty.", "100 billion zloty", "PLN"),
        ("It cost 30 billion forints.", "30 billion forints", "HUF"),
        ("Its debt is 2 trillion Pakistani rupees.", "2 trillion Pakistani rupees", "PKR"),
        ("India spent Rs 500 crore.", "Rs 500 crore", "INR"),
        ("It lent 3 million Egyptian pounds.", "3 million Egyptian pounds", "EGP"),
        ("Mexico lent 3 million pesos.", "3 million pesos", "MXN"),
        ("Qatar and Oman lent 3 million Saudi riyals.", "3 million Saudi riyals", "SAR"),
        ("The $60-billion aid came.", "$60-billion", "USD"),
        ("It holds 500 million €.", "500 million €", "EUR"),
        ("It holds half a million euros.", "half a million euros", "EUR"),
        ("It is worth $2.05 billion.", "$2.05 billion", "USD"),
        ("Oslo met Denmark. Norway and Norwegians give. It is 7 billion kroner.", "7 billion kroner", "NOK"),
        // Where the text does not tell whose money it is, it has no code.
        ("It gave 7 billion kroner.", "7 billion kroner", ""),
        ("Norway and Denmark gave 7 billion kroner.", "7 billion kroner", ""),
        ("It gave 7 billion Zimbabwean dollars.", "7 billion Zimbabwean dollars", ""),
    ] {
        let told = figures(&lists, text).into_iter().map(|(words, kind, _, unit)| (words, kind, unit));
        assert_eq!(told.collect::<Vec<_>>(), [(words.to_owned(), "money", unit.to_owned())], "{text}");
    }
    assert_eq!(figures(&lists, "It is worth $2.05 billion.")[0].2, 2_050_000_000.0);
    assert_eq!(figures(&lists, "He won 12 won seats."), []);
}

#[test]
fn the_dead_are_counted_however_they_are_told() {
    let lists = built_in().value;
    for (text, words, value, unit) in [
        ("The death toll rose to 51.", "death toll rose to 51", 51.0, "killed"),
        ("The death toll stands at 1,200.", "death toll stands at 1,200", 1200.0, "killed"),
        ("The toll passed 40,000 on Monday.", "toll passed 40,000", 4e4, "killed"),
        (
            "The toll from the raid has risen to at least 51, he said.",
            "toll from the raid has risen to at least 51",
            51.0,
            "killed",
        ),
        ("The number of wounded rose to 300.", "number of wounded rose to 300", 300.0, "wounded"),
        ("It killed three of those on board.", "three of those on board", 3.0, "killed"),
        ("Three of its crew were killed.", "Three of its crew were killed", 3.0, "killed"),
        ("It killed one person.", "one person", 1.0, "killed"),
        ("It left 12 dead.", "12 dead", 12.0, "killed"),
        ("It claimed 30 lives.", "30 lives", 30.0, "killed"),
        ("It claimed the lives of 30 people.", "30 people", 30.0, "killed"),
        ("Some 30 people lost their lives.", "30 people lost their lives", 30.0, "killed"),
        ("The killing of 12 people was filmed.", "12 people", 12.0, "killed"),
        ("A raid hit it, killing at least 12.", "12", 12.0, "killed"),
        ("Six border guards were wounded.", "Six border guards were wounded", 6.0, "wounded"),
        (
            "Twelve people, most of them students, were killed.",
            "Twelve people, most of them students, were killed",
            12.0,
            "killed",
        ),
        ("It killed 22 villagers.", "22 villagers", 22.0, "killed"),
        ("It killed Ebrahim Raisi and seven others.", "seven others", 7.0, "killed"),
        ("All 63 passengers and crew aboard died.", "63 passengers and crew aboard died", 63.0, "killed"),
        ("Some 60 people are missing.", "60 people are missing", 60.0, "missing"),
    ] {
        assert_eq!(figures(&lists, text), [(words.to_owned(), "casualties", value, unit.to_owned())], "{text}");
    }
    for text in [
        "One of the guests said no.",
        "He is one of those who died.",
        "One soldier said that he saw them killed.",
        "The toll of the bridge is 4.",
        "Two gunmen fled.",
        "It killed Ebrahim Raisi and seven others fled.",
        "It was killed two years ago.",
    ] {
        assert_eq!(figures(&lists, text), [], "{text}");
    }
    // Who kills is not killed.
    let kinds = |text| figures(&lists, text).into_iter().map(|(_, kind, value, _)| (kind, value)).collect::<Vec<_>>();
    assert_eq!(kinds("Two soldiers killed 14 civilians."), [("troops", 2.0), ("casualties", 14.0)]);
    assert_eq!(kinds("He was killed when 12 soldiers came."), [("troops", 12.0)]);
    let part = "1.9 million of Gaza's 2.3 million residents have been displaced";
    assert_eq!(figures(&lists, part), [(part.to_owned(), "displaced", 1.9e6, "people".to_owned())]);
    for text in [
        "1.2 million people fled.",
        "Some 400,000 were forced to flee.",
        "War displaced 7 million people.",
        "Eight hundred people were forced from their homes.",
    ] {
        assert_eq!(kinds(text).first().map(|(kind, _)| *kind), Some("displaced"), "{text}");
    }
}

#[test]
fn who_guards_a_coast_or_a_shop_is_no_soldier() {
    let lists = built_in().value;
    for text in [
        "Some 200 coast guards came.",
        "Some 500 security guards came.",
        "Some 30 coast guard officers came.",
        "Some 12 think tanks met.",
        "It has 40 fishing boats and 12 coal mines.",
    ] {
        assert_eq!(figures(&lists, text), [], "{text}");
    }
    assert_eq!(figures(&lists, "Some 500 border guards came.")[0].1, "troops");
    assert_eq!(
        figures(&lists, "A 10,000-strong army waits.")[0],
        ("10,000-strong army".to_owned(), "troops", 1e4, "people".to_owned())
    );
    assert_eq!(
        figures(&lists, "A 300-kilometre missile flew.")[0],
        ("300-kilometre".to_owned(), "distance", 300.0, "km".to_owned())
    );
}

#[test]
fn models_are_counted_by_their_names() {
    let lists = built_in().value;
    for (text, words, value, unit) in [
        ("India bought 36 Rafales in 2016.", "36 Rafales", 36.0, "Dassault Rafale"),
        ("Kyiv has 31 M1A1 Abrams, and no more will come.", "31 M1A1 Abrams", 31.0, "M1 Abrams"),
        ("Six Rafales landed at the base.", "Six Rafales", 6.0, "Dassault Rafale"),
        ("Warsaw ordered 20 HIMARS for its army.", "20 HIMARS", 20.0, "M142 HIMARS"),
        ("It sent two Patriot batteries.", "two Patriot batteries", 2.0, "batteries"),
        ("It sent 60 Shahed drones.", "60 Shahed drones", 60.0, "drones"),
        ("The EU promised a million rounds of ammunition.", "a million rounds", 1e6, "rounds"),
        ("It fires 5,000 artillery rounds a day.", "5,000 artillery rounds", 5000.0, "rounds"),
        ("It sent 30,000 155mm rounds.", "30,000 155mm rounds", 3e4, "rounds"),
    ] {
        assert_eq!(figures(&lists, text), [(words.to_owned(), "weapons", value, unit.to_owned())], "{text}");
    }
    for text in [
        "It trained 36 Rafale pilots.",
        "It held three rounds of talks.",
        "It fired AIM 9 missiles and T 72 tanks came.",
        "It has Mk 41 launchers.",
    ] {
        assert_eq!(figures(&lists, text), [], "{text}");
    }
}

#[test]
fn fighters_with_a_model_are_aircraft() {
    let lists = built_in().value;
    let told = |text: &str| each(&lists, text, |text, figure| (text.to_owned(), figure.kind.word()));
    let own = |told: &[(&str, &'static str)]| -> Vec<(String, &'static str)> {
        told.iter().map(|(text, kind)| ((*text).to_owned(), *kind)).collect()
    };
    assert_eq!(
        told("Poland has 48 FA-50 light fighters, and six Rafale fighters came."),
        own(&[("48 FA-50 light fighters", "weapons"), ("six Rafale fighters", "weapons")])
    );
    assert_eq!(told("They sent 300 rebel fighters."), own(&[("300 rebel fighters", "troops")]));
    assert_eq!(told("The guns fire 152 mm shells."), own(&[]));
}

#[test]
fn harm_that_was_not_done_is_no_figure() {
    let lists = built_in().value;
    for text in [
        "None of the 12 hostages was hurt.",
        "He threatened to kill 20 people.",
        "A plot to kill 20 officials was foiled.",
        "It would have killed 200 people.",
        "Moscow denied that 30 people were killed.",
        "The strike did not kill 10 people.",
        "Some 20 people would have been killed.",
        "It killed 12 dogs.",
        "Some 300 police officers came.",
        "He weighs 130 pounds.",
    ] {
        assert_eq!(figures(&lists, text), [], "{text}");
    }
    let one = |text: &str| figures(&lists, text).pop().map(|(_, kind, value, unit)| (kind, value, unit));
    let wanted = |kind, value, unit: &str| Some((kind, value, unit.to_owned()));
    assert_eq!(one("It killed 10 people and was not denied."), wanted("casualties", 10.0, "killed"));
    assert_eq!(
        one("Boeing denied wrongdoing over crashes that killed 346 people."),
        wanted("casualties", 346.0, "killed")
    );
    assert_eq!(one("He did not deny that 14 soldiers died."), wanted("casualties", 14.0, "killed"));
    assert_eq!(one("Kenya sent 400 police officers to Haiti."), wanted("troops", 400.0, "people"));
    assert_eq!(one("They gave 3 million pounds of grants."), wanted("money", 3e6, "GBP"));
    assert_eq!(one("It took 200 passengers to Crete after six people died."), wanted("casualties", 6.0, "killed"));
    assert_eq!(one("Four soldiers of the 3rd Brigade died."), wanted("casualties", 4.0, "killed"));
    assert_eq!(one("It cost $521 Million."), wanted("money", 5.21e8, "USD"));
    assert_eq!(one("It cost Ksh 40 million."), wanted("money", 4e7, "KES"));
    assert_eq!(one("India paid Rs. 500 million."), wanted("money", 5e8, "INR"));
    assert_eq!(one("It grew 859 million pounds of cranberries."), wanted("quantity", 8.59e8, "lb"));
    assert_eq!(one("They gave 20 million pounds of aid."), wanted("money", 2e7, "GBP"));
}
