//! The entries of the lists, as read from TOML.

use crate::diag;
use crate::keys::{Keys, Word};
use crate::slug::Slug;

/// A country: an entry of ISO 3166-1, or Kosovo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or `XK`.
    pub code: String,
    /// ISO 3166-1 alpha-3.
    pub alpha3: String,
    /// The UN's M49 number, 0 where it has none.
    pub m49: u16,
    /// The CLDR English short name.
    pub name: String,
    /// The M49 code of its sub-region.
    pub region: String,
    /// Its name in full, as the state itself and the United Nations use it; empty where it is the short one.
    pub official: String,
    /// Its capital as readers are told, where the lists of names do not tell it; may be empty.
    pub seat: String,
    /// The first of its capital's names; may be empty.
    pub capital: String,
    /// Other names in running text.
    pub names: Vec<String>,
    /// Abbreviations, matched exactly as written.
    pub codes: Vec<String>,
    /// Adjectives and nouns of its people, its places, and what stands for its government.
    pub signs: Vec<String>,
    /// Of these, the adjectives and nouns of its people.
    pub demonyms: Vec<String>,
    /// People who stand for its government in the news, past and present.
    pub leaders: Vec<String>,
    /// Names of an earlier entry of this code that are to be forgotten.
    pub drop: Vec<String>,
}

/// A region of the UN's M49 standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its three digits.
    pub code: String,
    /// Its English name.
    pub name: String,
    /// The code of the region around it; empty for the world.
    pub parent: String,
}

/// Phrases that look like a country and are not, or in truth are another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask {
    /// The phrases.
    pub phrases: Vec<String>,
    /// Those that are the names of people.
    pub people: Vec<String>,
    /// Those that count only right behind a town and a comma.
    pub behind: Vec<String>,
    /// First halves of words for what is between two countries.
    pub halves: Vec<String>,
    /// The country they do name, as an ISO code; empty for none.
    pub code: String,
}

/// A name with several readings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous {
    /// The name.
    pub name: String,
    /// What it may mean.
    pub readings: Vec<Reading>,
    /// The ISO code that is meant when nothing in the text decides; empty for no country.
    pub default: String,
}

/// One thing that an ambiguous name may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The ISO code; empty for no country.
    pub code: String,
    /// Words whose presence speaks for it.
    pub with: Vec<String>,
    /// Words whose presence speaks against it.
    pub without: Vec<String>,
    /// Names of lists of words that speak for it.
    pub evidence: Vec<String>,
    /// Names of lists of words that speak against it.
    pub against: Vec<String>,
}

/// Words that several readings have in common: what news of one kind speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// By what readings name it.
    pub name: String,
    /// The words.
    pub words: Vec<String>,
}

impl Evidence {
    /// Takes in a later list of the same name.
    pub(super) fn extend(&mut self, later: Self) {
        self.words.extend(later.words);
    }
}

/// A topic and the phrases that show it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Topic {
    /// Its id, which is its slug.
    pub id: String,
    /// Its name for readers.
    pub name: String,
    /// What it is about, for its page.
    pub description: String,
    /// What it stands under in the index of topics; may be empty.
    pub group: String,
    /// Whether it comes with Chancery, and so has an English name.
    pub built_in: bool,
    /// Phrases worth three points a mention.
    pub strong: Vec<Phrase>,
    /// Phrases worth one point a mention, which show the topic beside others, or in the title and the text.
    pub any: Vec<Phrase>,
    /// Phrases worth one point a mention, which show the topic beside others alone.
    pub hints: Vec<Phrase>,
    /// Phrases worth one point a mention, which also show it alone where they come again and again.
    pub often: Vec<Phrase>,
    /// Phrases worth three points where the name of a weapon system stands shortly behind them.
    pub deals: Vec<Phrase>,
    /// Phrases worth three points where such a name stands right before them.
    pub deal_nouns: Vec<Phrase>,
    /// If there are any, one of them must occur.
    pub all: Vec<Phrase>,
    /// Whether a strong phrase shows it without any of these.
    pub certain: bool,
    /// Phrases that look like it and are not.
    pub none: Vec<Phrase>,
}

/// Where a phrase shows a topic by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alone {
    /// Nowhere.
    Never,
    /// Where the title has it, and the text again.
    Titled,
    /// Where it comes again and again.
    Often,
}

/// A phrase of a topic. With a capital letter it matches as written, otherwise in any case; a final `*` matches the
/// rest of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words, without the `*`.
    pub words: String,
    /// Whether the word may go on.
    pub open: bool,
}

pub(super) fn texts(words: Vec<Word>) -> Vec<String> {
    words.into_iter().map(|word| word.text).collect()
}

pub(super) fn word(keys: &mut Keys<'_>, key: &'static str) -> String {
    keys.word(key).map_or_else(String::new, |word| word.text)
}

/// The code of a country as it is meant: ISO 3166-1 has capitals.
pub(super) fn iso(mut code: String) -> String {
    if code.len() == 2 {
        code.make_ascii_uppercase();
    }
    code
}

/// The code of a country; empty where there is none.
pub(super) fn code(keys: &mut Keys<'_>, key: &'static str) -> String {
    iso(word(keys, key))
}

/// Reads a `[[country]]`.
pub fn country(keys: &mut Keys<'_>) -> Option<Country> {
    let mut signs = Vec::new();
    let (code, name) = (keys.required("code"), keys.word("name"));
    let demonyms = texts(keys.words("demonyms"));
    signs.extend(demonyms.iter().cloned());
    let capitals = texts(keys.words("capital"));
    let capital = capitals.first().cloned().unwrap_or_default();
    signs.extend(capitals);
    for key in ["cities", "provinces", "metonyms"] {
        signs.extend(texts(keys.words(key)));
    }
    Some(Country {
        alpha3: word(keys, "alpha3"),
        m49: keys.number("m49", 0..=999).and_then(|n| u16::try_from(n).ok()).unwrap_or(0),
        region: word(keys, "region"),
        // A site's entry that only adds to a country need not repeat its name.
        name: name.map_or_else(String::new, |word| word.text),
        official: word(keys, "official"),
        seat: word(keys, "seat"),
        capital,
        names: texts(keys.words("names")),
        codes: texts(keys.words("codes")),
        signs,
        demonyms,
        leaders: texts(keys.words("leaders")),
        drop: texts(keys.words("drop")),
        // Asked for last, so that what is said of a country without a code is known all the same.
        code: iso(code?.text),
    })
}

impl Country {
    /// All that it is called but its name, which cannot be dropped.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(&self.codes).chain(&self.signs).chain(&self.leaders).map(String::as_str)
    }

    /// Takes in a later entry of the same code: what it lists is added, what it drops is forgotten.
    pub(super) fn extend(&mut self, later: Self) {
        let Self {
            code: _,
            alpha3,
            m49,
            name,
            region,
            official,
            seat,
            capital,
            names,
            codes,
            signs,
            demonyms,
            leaders,
            drop,
        } = later;
        let words = [
            (&mut self.alpha3, alpha3),
            (&mut self.name, name),
            (&mut self.region, region),
            (&mut self.official, official),
            (&mut self.seat, seat),
        ];
        for (own, said) in words {
            if !said.is_empty() {
                *own = said;
            }
        }
        // A later list gives a capital more names; it does not move it.
        if self.capital.is_empty() {
            self.capital = capital;
        }
        if m49 > 0 {
            self.m49 = m49;
        }
        let lists = [
            (&mut self.names, names),
            (&mut self.codes, codes),
            (&mut self.signs, signs),
            (&mut self.demonyms, demonyms),
            (&mut self.leaders, leaders),
        ];
        for (own, more) in lists {
            own.retain(|form| !drop.contains(form));
            own.extend(more);
        }
    }
}

/// Reads a `[[region]]`.
pub fn region(keys: &mut Keys<'_>) -> Option<Region> {
    let (code, name, parent) = (keys.required("code"), keys.required("name"), word(keys, "parent"));
    Some(Region { code: code?.text, name: name?.text, parent })
}

/// Reads a `[[mask]]`. Its kind is for the people who read the list.
pub fn mask(keys: &mut Keys<'_>) -> Option<Mask> {
    let kind = keys.required("kind");
    let (phrases, people) = (texts(keys.words("phrases")), texts(keys.words("people")));
    let (behind, halves) = (texts(keys.words("behind")), texts(keys.words("halves")));
    let code = code(keys, "code");
    kind.map(|_| Mask { phrases, people, behind, halves, code })
}

/// Reads an `[[ambiguous]]`.
pub fn ambiguous(keys: &mut Keys<'_>) -> Option<Ambiguous> {
    let name = keys.required("name");
    let mut readings = Vec::new();
    for mut table in keys.tables("readings") {
        let code = code(&mut table, "code");
        let (with, without) = (texts(table.words("with")), texts(table.words("without")));
        let (evidence, against) = (texts(table.words("evidence")), texts(table.words("against")));
        readings.push(Reading { code, with, without, evidence, against });
        keys.extend(table.finish());
    }
    let default = code(keys, "default");
    Some(Ambiguous { name: name?.text, readings, default })
}

/// Reads an `[[evidence]]`.
pub fn evidence(keys: &mut Keys<'_>) -> Option<Evidence> {
    let name = keys.required("name");
    let words = texts(keys.words("words"));
    Some(Evidence { name: name?.text, words })
}

/// Reads a `[[topic]]`.
pub fn topic(keys: &mut Keys<'_>) -> Option<Topic> {
    let id = keys.required("id");
    let name = keys.word("name");
    let mut phrases = |key| keys.words(key).iter().map(|word| phrase(&word.text)).collect();
    let (strong, any, all, none) = (phrases("strong"), phrases("any"), phrases("all"), phrases("none"));
    let hints = phrases("hints");
    let (often, deals, deal_nouns) = (phrases("often"), phrases("deals"), phrases("deal_nouns"));
    let certain = keys.flag("certain").unwrap_or(false);
    let (description, group) = (word(keys, "description"), word(keys, "group"));
    let id = id?;
    if Slug::exact(&id.text).is_none() {
        let better = Slug::new(&id.text);
        keys.note(diag::article::bad_slug(&id.place, &id.text, better.as_ref().map(Slug::as_str)));
        return None;
    }
    let name = name.map_or_else(|| id.text.clone(), |name| name.text);
    let (id, built_in) = (id.text, false);
    Some(Topic {
        id,
        name,
        description,
        group,
        built_in,
        strong,
        any,
        hints,
        often,
        deals,
        deal_nouns,
        all,
        certain,
        none,
    })
}

/// A phrase as lists write it.
pub(super) fn phrase(text: &str) -> Phrase {
    let words = text.trim_end_matches('*');
    Phrase { words: words.to_owned(), open: words.len() < text.len() }
}
