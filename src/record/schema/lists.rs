//! The keys of lists: of `lists/*.toml`, and of `site.toml`, which may hold the same entries.

use schemars::JsonSchema;
use serde::Serialize;

/// A file of lists, `lists/NAME.toml`.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Lists")]
pub struct ListFile {
    #[serde(flatten)]
    lists: Lists,
    /// Newspapers, broadcasters and wire services.
    media: Option<Vec<Media>>,
}

/// Entries of every kind but media, whose name `site.toml` uses for pictures as well.
#[derive(Serialize, JsonSchema)]
pub struct Lists {
    /// Topics. One with the id of a built-in one replaces it.
    topic: Option<Vec<Topic>>,
    /// Countries. An entry adds to the built-in one of its code.
    country: Option<Vec<Country>>,
    /// Regions of the UN's M49 standard.
    region: Option<Vec<Region>>,
    /// Phrases that only look like a country, or in truth are another.
    mask: Option<Vec<Mask>>,
    /// Names with several readings. One with the name of a built-in one replaces it.
    ambiguous: Option<Vec<Ambiguous>>,
    /// Words that several readings have in common. One with the name of a built-in one adds to it.
    evidence: Option<Vec<Evidence>>,
    /// Organisations and alliances. An entry adds to the built-in one of its name.
    organisation: Option<Vec<Organisation>>,
    /// Weapon systems and platforms. An entry adds to the built-in one of its name.
    system: Option<Vec<System>>,
    /// Offices, ranks, professions and forms of address.
    office: Option<Vec<Office>>,
    /// Words by which the name of an organisation is known.
    headnoun: Option<Vec<HeadNoun>>,
    /// Words by which sentences are read.
    words: Option<Vec<Words>>,
    /// Given names.
    given: Option<Vec<Names>>,
    /// Family names that stand first, as in Chinese, Korean or Vietnamese.
    family_first: Option<Vec<Names>>,
    /// Family names that are hardly ever anything else.
    family: Option<Vec<Names>>,
    /// Names that are also an ordinary word, month or place.
    doubtful: Option<Vec<Names>>,
    /// Small words within a name: bin, de, van.
    particle: Option<Vec<Names>>,
    /// What may follow a name: Jr, III.
    suffix: Option<Vec<Names>>,
}

/// A topic and the phrases that show it. A phrase with a capital letter matches as written, otherwise in any case; a final
/// `*` matches the rest of a word.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Topic {
    /// Its id, which is its address: lower-case words with hyphens.
    #[schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    id: String,
    /// Its name for readers.
    name: Option<String>,
    /// What it is about, for its page.
    description: Option<String>,
    /// What it stands under in the index of topics: one of the built-in groups (`alliances`, `regions`, `forces`, `threats`,
    /// `society`, `economy`) or a heading of the site's own.
    group: Option<String>,
    /// Phrases worth three points a mention.
    strong: Option<Vec<String>>,
    /// Phrases worth one point a mention, which show the topic beside others, or in the title and the text.
    any: Option<Vec<String>>,
    /// Phrases worth one point a mention, which show the topic beside others alone.
    hints: Option<Vec<String>>,
    /// Phrases worth one point a mention, which also show it alone where they come at least three times.
    often: Option<Vec<String>>,
    /// Phrases worth three points where the name of a weapon system stands shortly behind them: sale of 66 F-16s.
    deals: Option<Vec<String>>,
    /// Phrases worth three points where such a name stands right before them: F-16 sale.
    deal_nouns: Option<Vec<String>>,
    /// If there are any, one of them must occur.
    all: Option<Vec<String>>,
    /// Whether a strong phrase shows it without any of these.
    certain: Option<bool>,
    /// Phrases that look like it and are not.
    none: Option<Vec<String>>,
}

/// A country.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Country {
    /// ISO 3166-1 alpha-2, or `XK`.
    code: String,
    /// ISO 3166-1 alpha-3.
    alpha3: Option<String>,
    /// The UN's M49 number, 0 where it has none.
    #[schemars(range(min = 0, max = 999))]
    m49: Option<u16>,
    /// The English short name.
    name: Option<String>,
    /// The M49 code of its sub-region.
    region: Option<String>,
    /// Its name in full, where it is not the short one.
    official: Option<String>,
    /// Its capital as readers are told, where the first name of `capital` does not do.
    seat: Option<String>,
    /// Other names in running text.
    names: Option<Vec<String>>,
    /// Abbreviations, matched exactly as written.
    codes: Option<Vec<String>>,
    /// Adjectives, and nouns of its people.
    demonyms: Option<Vec<String>>,
    /// Its capital.
    capital: Option<Vec<String>>,
    /// Its larger cities.
    cities: Option<Vec<String>>,
    /// Its provinces and states.
    provinces: Option<Vec<String>>,
    /// What stands for its government.
    metonyms: Option<Vec<String>>,
    /// People who stand for it.
    leaders: Option<Vec<String>>,
    /// Names of the built-in entry that are to be forgotten.
    drop: Option<Vec<String>>,
}

/// A region of the UN's M49 standard.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Region {
    /// Its three digits.
    code: String,
    /// Its English name.
    name: String,
    /// The code of the region around it.
    parent: Option<String>,
}

/// Phrases that look like a country and are not, or in truth are another.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Mask {
    /// What they are: sea, state, treaty.
    kind: String,
    /// The phrases.
    phrases: Option<Vec<String>>,
    /// Those that are the names of people, who are found as such.
    people: Option<Vec<String>>,
    /// Those that count only right behind a town and a comma, or behind a party's letter: "Danville, VA", "R-Pa.".
    behind: Option<Vec<String>>,
    /// First halves of words for what is between two countries: the Sino of "Sino-Indian".
    halves: Option<Vec<String>>,
    /// The ISO code of the country that they do name.
    code: Option<String>,
}

/// A name with several readings.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Ambiguous {
    /// The name.
    name: String,
    /// What it may mean.
    readings: Option<Vec<Reading>>,
    /// The ISO code that is meant when nothing in the text decides; none for no country.
    default: Option<String>,
}

/// One thing that an ambiguous name may mean.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Reading {
    /// The ISO code; none for no country.
    code: Option<String>,
    /// Words whose presence speaks for it.
    with: Option<Vec<String>>,
    /// Words whose presence speaks against it.
    without: Option<Vec<String>>,
    /// Names of `[[evidence]]` whose words speak for it as well.
    evidence: Option<Vec<String>>,
    /// Names of `[[evidence]]` whose words speak against it as well.
    against: Option<Vec<String>>,
}

/// Words that several readings have in common: what news of one kind speaks of.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Evidence {
    /// By what readings name it.
    name: String,
    /// The words.
    words: Option<Vec<String>>,
}

/// The forms of a name.
#[derive(Serialize, JsonSchema)]
struct Forms {
    /// What readers see.
    name: String,
    /// Other forms.
    names: Option<Vec<String>>,
    /// Abbreviations, matched exactly as written.
    codes: Option<Vec<String>>,
    /// Forms that are ordinary words as well.
    words: Option<Vec<String>>,
    /// What makes an ordinary word the name, if it stands in the same sentence.
    with: Option<Vec<String>>,
    /// Forms of the built-in entry that are to be forgotten.
    drop: Option<Vec<String>>,
}

/// An organisation or alliance.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Organisation {
    #[serde(flatten)]
    forms: Forms,
    /// What it is: alliance, ministry, party.
    kind: Option<String>,
    /// The ISO code of the country it belongs to.
    country: Option<String>,
    /// The ISO codes of the countries that are its members.
    members: Option<Vec<String>>,
}

/// A newspaper, broadcaster or wire service.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Media {
    #[serde(flatten)]
    forms: Forms,
    /// What it is: wire service, newspaper.
    kind: Option<String>,
    /// The ISO code of its home.
    country: Option<String>,
}

/// A weapon system or platform.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct System {
    #[serde(flatten)]
    forms: Forms,
    /// What it is: frigate, cruise missile.
    class: Option<String>,
    /// The ISO codes of the countries that make it.
    makers: Option<Vec<String>>,
    /// The company or yard that builds it.
    builder: Option<String>,
}

/// An office, rank, profession or form of address.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Office {
    #[serde(flatten)]
    forms: Forms,
    /// What it is: head of state, military rank, honorific.
    kind: Option<String>,
}

/// Words by which the name of an organisation is known.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct HeadNoun {
    /// For the people who read the list.
    kind: Option<String>,
    /// Words that end a name: Foreign Ministry.
    ends: Option<Vec<String>>,
    /// Words behind which a name goes on with a small word: Ministry of Finance.
    leads: Option<Vec<String>>,
    /// Names by themselves: Parliament.
    alone: Option<Vec<String>>,
    /// Words that in small letters end a name behind that of a country: Turkish army.
    small: Option<Vec<String>>,
    /// What an office is for: foreign, trade.
    fields: Option<Vec<String>>,
    /// What may be left out behind a company's name.
    firms: Option<Vec<String>>,
    /// Words that say that an organisation's name follows: newspaper.
    describes: Option<Vec<String>>,
    /// Words that say that an organisation's name stands before them.
    follows: Option<Vec<String>>,
    /// Words that keep their possessive ending within a name: People's.
    owners: Option<Vec<String>>,
    /// Words that make of those before them another thing: Act, Base.
    spoils: Option<Vec<String>>,
    /// Ordinary phrases with the form of a name: Public Service.
    never: Option<Vec<String>>,
    /// Words that mean people and not the organisation: Russian troops.
    people: Option<Vec<String>>,
}

/// Names of people.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Names {
    /// Where they are given, for the people who read the list.
    origin: Option<String>,
    /// The names.
    names: Option<Vec<String>>,
}

/// Words by which sentences are read.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Words {
    /// For the people who read the list.
    kind: Option<String>,
    /// Words that stand in capitals because a sentence begins with them.
    opens: Option<Vec<String>>,
    /// More of them, before the name of a person.
    opens_person: Option<Vec<String>>,
    /// More of them, before the name of an organisation.
    opens_body: Option<Vec<String>>,
    /// Days, months and feasts.
    calendar: Option<Vec<String>>,
    /// Months that are also somebody's name.
    month_or_name: Option<Vec<String>>,
    /// Words with which a date can begin.
    time: Option<Vec<String>>,
    /// Verbs that say that somebody speaks.
    speech: Option<Vec<String>>,
    /// Nouns for those who are cited without a name.
    sources: Option<Vec<String>>,
    /// Numbers in words.
    numbers: Option<Vec<String>>,
    /// Numbers behind another word, or before a few: a million, one soldier.
    amounts: Option<Vec<String>>,
    /// Words that end an office of several words.
    fields: Option<Vec<String>>,
    /// More words of which the name of an office is made: Digital, Transformation.
    ministries: Option<Vec<String>>,
    /// Prefixes of the names of warships.
    ships: Option<Vec<String>>,
    /// Words for ships, behind which the name of one may stand.
    vessels: Option<Vec<String>>,
    /// Verbs that speak of what is to come.
    ahead: Option<Vec<String>>,
    /// Verbs in the past whose form does not show it, and their helpers.
    past: Option<Vec<String>>,
    /// Words with the form of a verb in the past that tell no time.
    timeless: Option<Vec<String>>,
    /// Words that say of those who are counted that they died.
    killed: Option<Vec<String>>,
    /// Words that say of those who are counted that they were hurt.
    hurt: Option<Vec<String>>,
    /// Those who are counted among the dead and hurt.
    victims: Option<Vec<String>>,
    /// People of whom some may be counted among these: the crew, the residents.
    groups: Option<Vec<String>>,
    /// Words that tell, with others, what happened to those who are counted: lost lives, went missing.
    fates: Option<Vec<String>>,
    /// Words that hedge a number behind them: about, more.
    hedges: Option<Vec<String>>,
    /// Those who were driven from their homes.
    displaced: Option<Vec<String>>,
    /// Those who are held: prisoners, hostages.
    captives: Option<Vec<String>>,
    /// Those who serve under arms.
    troops: Option<Vec<String>>,
    /// Weapons that are counted.
    weapons: Option<Vec<String>>,
    /// Last words of names that are of things and not of people.
    things: Option<Vec<String>>,
    /// First words of names that are of things and not of people: Camp.
    things_first: Option<Vec<String>>,
    /// In small letters behind a name, what makes it that of a thing: airport.
    things_small: Option<Vec<String>>,
    /// Kin and the like, whose name may follow: wife, counterpart.
    kin: Option<Vec<String>>,
    /// Kin alone, who may bear the same family name: wife.
    relatives: Option<Vec<String>>,
    /// Words behind a name that tell that it is a person's: who, died.
    lives: Option<Vec<String>>,
    /// Words that only English has, for telling it from other languages.
    english: Option<Vec<String>>,
    /// Small words of English that other languages have as well.
    small: Option<Vec<String>>,
}
