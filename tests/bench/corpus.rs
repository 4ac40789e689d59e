//! A generated corpus: the same articles on every machine, from a counter and a fixed random sequence.

/// 60 countries by ISO code, each with two ways in which a text names it.
const COUNTRIES: [(&str, &str, &str); 60] = [
    ("US", "the United States", "American"),
    ("CN", "China", "Chinese"),
    ("JP", "Japan", "Japanese"),
    ("PH", "the Philippines", "Philippine"),
    ("AU", "Australia", "Australian"),
    ("GB", "the United Kingdom", "British"),
    ("UA", "Ukraine", "Ukrainian"),
    ("RU", "Russia", "Russian"),
    ("IL", "Israel", "Israeli"),
    ("KP", "North Korea", "North Korean"),
    ("KR", "South Korea", "South Korean"),
    ("TW", "Taiwan", "Taiwanese"),
    ("IN", "Indigo", "Indian"),
    ("PK", "Pakistan", "Pakistani"),
    ("VN", "Vietnam", "Vietnamese"),
    ("ID", "Indonesia", "Indonesian"),
    ("MY", "Malaysia", "Malaysian"),
    ("TH", "Thailand", "Thai"),
    ("MM", "Myanmar", "Burmese"),
    ("BD", "Bangladesh", "Bangladeshi"),
    ("FR", "France", "French"),
    ("DE", "Germany", "German"),
    ("IT", "Italy", "Italian"),
    ("ES", "Spain", "Spanish"),
    ("PL", "Poland", "Poland"),
    ("NL", "the Netherlands", "Dutch"),
    ("SE", "Sweden", "Swedish"),
    ("FI", "Finland", "Finnish"),
    ("NO", "Norway", "Norwegian"),
    ("DK", "Denmark", "Danish"),
    ("EE", "Estonia", "Estonian"),
    ("LV", "Latvia", "Latvian"),
    ("LT", "Lithuania", "Lithuanian"),
    ("RO", "Romania", "Romanian"),
    ("HU", "Hungary", "Hungarian"),
    ("GR", "Greece", "Greek"),
    ("TR", "Türkiye", "Turkish"),
    ("IR", "Iran", "Iranian"),
    ("IQ", "Iraq", "Iraqi"),
    ("SY", "Syria", "Syrian"),
    ("SA", "Saudi Arabia", "Saudi"),
    ("AE", "the United Arab Emirates", "Emirati"),
    ("QA", "Qatar", "Qatari"),
    ("YE", "Yemen", "Yemeni"),
    ("EG", "Egypt", "Egyptian"),
    ("LY", "Libya", "Libyan"),
    ("SD", "Sudan", "Sudanese"),
    ("ET", "Ethiopia", "Ethiopian"),
    ("SO", "Somalia", "Somali"),
    ("KE", "Kenya", "Kenyan"),
    ("NG", "Nigeria", "Nigerian"),
    ("ZA", "South Africa", "South African"),
    ("BR", "Brazil", "Brazilian"),
    ("AR", "Argentina", "Argentine"),
    ("CO", "Colombia", "Colombian"),
    ("VE", "Venezuela", "Venezuelan"),
    ("CA", "Canada", "Canadian"),
    ("NZ", "New Zealand", "New Zealand"),
    ("KZ", "Kazakhstan", "Kazakh"),
    ("AZ", "Azerbaijan", "Azerbaijani"),
];

/// 40 topics by id, each with a phrase that shows it.
const TOPICS: [(&str, &str); 40] = [
    ("aukus", "the AUKUS pact"),
    ("south-china-sea", "the South China Sea"),
    ("ukraine", "Russia's war against Ukraine"),
    ("taiwan-strait", "the Taiwan Strait"),
    ("indo-pacific", "the Indo-Pacific"),
    ("korean-peninsula", "the Korean Peninsula"),
    ("israel-palestine", "the Gaza Strip"),
    ("iran", "Iran's nuclear programme"),
    ("syria", "the Syrian civil war"),
    ("yemen-red-sea", "the Houthi attacks in the Red Sea"),
    ("afghanistan", "the Taliban"),
    ("sahel", "the Sahel"),
    ("sudan", "the Rapid Support Forces"),
    ("horn-of-africa", "the Tigray war"),
    ("great-lakes", "the M23 rebels"),
    ("libya", "the Libyan National Army"),
    ("caucasus", "Nagorno-Karabakh"),
    ("balkans", "the Western Balkans"),
    ("kashmir", "the Line of Control in Kashmir"),
    ("india-china", "the Line of Actual Control"),
    ("hong-kong", "the national security law in Hong Kong"),
    ("nato", "NATO"),
    ("nuclear-weapons", "nuclear weapons"),
    ("missile-defence", "missile defence"),
    ("arms-trade", "arms sales"),
    ("defence-industry", "the defence industry"),
    ("military-exercises", "joint military exercises"),
    ("maritime-security", "freedom of navigation"),
    ("air-power", "air strikes"),
    ("space-security", "military satellites"),
    ("cyber-security", "cyber attacks"),
    ("espionage", "espionage"),
    ("terrorism", "terrorist attacks"),
    ("sanctions", "economic sanctions"),
    ("peace-talks", "peace talks"),
    ("peacekeeping", "peacekeeping mission"),
    ("elections", "presidential election"),
    ("human-rights", "war crimes"),
    ("refugees", "refugees"),
    ("energy-security", "gas pipeline"),
];

/// Parts of sentences without names.
const PHRASES: [&str; 48] = [
    "officials said that the plan would take several years",
    "the ministry gave no further details of the timetable",
    "a joint statement named four areas of practical work",
    "the two sides agreed to meet again before the end of the year",
    "shipyards and repair depots are to share spare parts",
    "the cost had risen faster than the budget allowed",
    "lawmakers asked for a full account of the spending",
    "the first deliveries are expected in the spring",
    "training of crews and technicians has begun",
    "analysts pointed to gaps in logistics and maintenance",
    "the agreement still has to pass both chambers",
    "an earlier draft had gone further on several points",
    "commanders stressed that the measure was defensive",
    "the announcement followed months of quiet preparation",
    "the port can now take larger ships than before",
    "a second package of support is being prepared",
    "the delegation also discussed trade and climate",
    "no date has been set for the signing",
    "the exercise ended a day earlier than planned",
    "new radar stations are to be built along the coast",
    "the opposition called for an independent inquiry",
    "the statement avoided naming any third country",
    "observers saw it as a signal to partners in the region",
    "the court is expected to rule within weeks",
    "reserves had fallen to the lowest level in a decade",
    "the envoy described the talks as frank and useful",
    "factories are working three shifts to meet demand",
    "the treaty allows either party to withdraw with notice",
    "residents were told to stay away from the area",
    "the road and the bridge were closed for two days",
    "the central bank kept its forecast unchanged",
    "a working group will report before the next summit",
    "both governments want to protect undersea cables",
    "the old rules had not been changed since the nineties",
    "engineers found faults in part of the equipment",
    "the minister rejected the criticism as premature",
    "the crew returned to base without injury",
    "a hotline between the coast guards will be set up",
    "the budget for the coming year rises by a tenth",
    "critics doubt that the schedule can be kept",
    "the contract includes an option for further units",
    "the report lists more than thirty recommendations",
    "the talks were held behind closed doors",
    "the offer was renewed in a letter this week",
    "supplies reached the garrison by air and by sea",
    "the company declined to comment on the order",
    "the parliament debated the proposal until late",
    "a spokesperson confirmed the outline of the deal",
];

/// Spelling-alphabet words: two of them make a name that nobody has.
const GIVEN: [&str; 25] = [
    "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "Indigo", "Juliett", "Kilo", "Lemon",
    "Mike", "November", "Oscar", "Papa", "Quill", "Romeo", "Sierra", "Tango", "Uniform", "Victor", "Whiskey", "Xray",
    "Zulu",
];

const FAMILY: [&str; 20] = [
    "Ace", "Baker", "Cast", "Dog", "Easy", "Fox", "George", "How", "Item", "Jig", "King", "Love", "Nan", "Oboe",
    "Peter", "Queen", "Roger", "Sugar", "Tare", "Uncle",
];

/// A fixed random sequence (xorshift64*; Vigna, "An experimental exploration of Marsaglia's xorshift generators").
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or(0) % bound
    }

    fn some<T: Copy>(&mut self, list: &[T], count: usize) -> Vec<T> {
        (0..count).map(|_| list[self.below(list.len())]).collect()
    }
}

/// `site.toml` of the corpus.
pub const SITE: &str = "title = \"Generated desk\"\nbase_url = \"https://example.org\"\n";

/// The n-th article: about 450 words, 1 to 5 of 60 countries and 1 to 4 of 40 topics named in the text, 0 to 4 of 500
/// people in the front matter and the text. The people are made up, since nobody reads this.
pub fn article(n: usize) -> String {
    let mut random = Sequence(0x9E37_79B9_7F4A_7C15 ^ ((n as u64 + 1) << 20));
    let amount = 1 + random.below(5);
    let countries = random.some(&COUNTRIES, amount);
    let amount = 1 + random.below(4);
    let topics = random.some(&TOPICS, amount);
    let people: Vec<String> = (0..random.below(5))
        .map(|_| format!("{} {}", GIVEN[random.below(GIVEN.len())], FAMILY[random.below(FAMILY.len())]))
        .collect();
    let (year, month, day) = (2015 + n % 10, 1 + random.below(12), 1 + random.below(28));
    let mut out = format!(
        "+++\ntitle = \"Report {n}: {} and {}\"\ndate = {year}-{month:02}-{day:02}\n",
        countries[0].1.trim_start_matches("the "),
        topics[0].1.trim_start_matches("the "),
    );
    let quoted: Vec<String> = people.iter().map(|name| format!("\"{name}\"")).collect();
    out.push_str(&format!("people = [{}]\n", quoted.join(", ")));
    out.push_str("[[source]]\nname = \"Generated wire\"\nurl = \"https://example.com/wire\"\n+++\n");
    let mut words = 0;
    while words < 440 {
        let paragraph = paragraph(&mut random, (&countries, &topics, &people));
        words += paragraph.split(' ').count();
        out.push_str(&paragraph);
        if random.below(4) == 0 {
            out.push_str("\n\n## What comes next");
        }
    }
    out.push('\n');
    out
}

type Names<'a> = (&'a [(&'a str, &'a str, &'a str)], &'a [(&'a str, &'a str)], &'a [String]);

fn paragraph(random: &mut Sequence, (countries, topics, people): Names<'_>) -> String {
    let mut out = String::from("\n\n");
    for _ in 0..3 {
        let country = countries[random.below(countries.len())];
        let topic = topics[random.below(topics.len())].1;
        let (first, second) = (PHRASES[random.below(PHRASES.len())], PHRASES[random.below(PHRASES.len())]);
        let third = PHRASES[random.below(PHRASES.len())];
        match random.below(4) {
            0 => out.push_str(&format!("In {}, {first}; on {topic}, {second}. ", country.1)),
            1 => out.push_str(&format!("The {} side noted that {first}, while {second}, and {third}. ", country.2)),
            2 if !people.is_empty() => {
                let name = &people[random.below(people.len())];
                out.push_str(&format!("“{}”, said {name} of {}, as {second}. ", capital(first), country.1));
            }
            _ => out.push_str(&format!(
                "{}, and **{second}**, as [reports](https://example.com/r) on {topic} say. ",
                capital(first)
            )),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
