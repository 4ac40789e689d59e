//! The words of the interface in the site's language: messages, plurals, dates and numbers.
//!
//! Made once a site. Messages come from files of the theme and of the site, and fall back from a region to its language
//! and then to English; what a language asks of numbers and dates comes from the Unicode CLDR. Knows no page, no template
//! and no markup.

mod dates;
mod direction;
mod file;
mod message;
mod span;

pub use dates::Exactness;
pub use direction::{Direction, direction};
pub use message::{Form, Part, Parts, parts};

use crate::diag::{self, Noted, Notes};
use crate::source::{Place, Source};
use dates::Dates;
use file::{File, Pattern};
use icu_decimal::DecimalFormatter;
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil::Date;
use message::{category_of, slots};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// English as it is formatted here unless a site says otherwise: British.
const ENGLISH: &str = "en-GB";

/// The words of the interface.
pub struct Wording {
    /// By key; pages ask for some hundred thousand.
    messages: FxHashMap<String, Message>,
    dates: Dates,
    numbers: Option<DecimalFormatter>,
    rules: Option<PluralRules>,
    english: Option<PluralRules>,
    locale: String,
    /// Whether small numbers are the digits 0 to 9.
    plain: bool,
}

/// What lists have names for, by the keys of the messages that another language may give them: `topic.aukus`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// All of them.
    pub all: BTreeSet<String>,
    /// Those that the site has named itself, so that no file of the theme names them.
    pub own: BTreeSet<String>,
}

/// A message, and whose plural rules choose its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its text, or its texts by plural category.
    pub form: Form,
    /// Whether it is English because the site's language does not have it.
    pub is_english: bool,
}

impl Wording {
    /// The words in a language. `built_in` are the theme's files and `own` the site's, which go first. Beside the keys of
    /// the English file they may have those of `terms`, for which English has no messages but the lists themselves.
    pub fn new(lang: &str, built_in: &[Source], own: &[Source], terms: &Terms) -> Noted<Self> {
        let mut notes = Notes::new();
        notes.extend(own.iter().filter_map(file::unnamed));
        let chain = chain(lang);
        let of = |sources: &[Source], lang: &str| sources.iter().find(|source| file::is_in(source, lang)).cloned();
        let is_there = |lang: &String| of(own, lang).is_some() || of(built_in, lang).is_some();
        // A site's own language that has no words leaves the interface in English, dates and numbers too.
        let language = chain.iter().find(|lang| is_there(lang)).filter(|lang| *lang != "en");
        let is_english = lang.split('-').next().is_some_and(|lang| lang.eq_ignore_ascii_case("en"));
        if language.is_none() && !is_english {
            let config = Place { path: "site.toml".into(), span: None };
            let mut there: Vec<&str> = built_in.iter().chain(own).filter_map(file::name).collect();
            there.sort_unstable();
            there.dedup();
            notes.push(diag::wording::no_language(&config, lang, &there));
        }
        let has_region = is_english && lang.contains('-');
        let locale = if language.is_some() || has_region { lang } else { ENGLISH };
        let parsed: Locale = locale.parse().unwrap_or(Locale::UNKNOWN);
        let english = of(built_in, "en").map(|source| notes.take(file::read(&source, None))).unwrap_or_default();
        let mut messages = FxHashMap::default();
        for lang in chain.iter().rev() {
            let theirs = of(built_in, lang);
            // A site that has only its own topics keeps the theme's names of the others, and a copy of that file.
            let mut pattern = Pattern { english: &english, terms: terms.all.clone() };
            pattern.terms.extend(theirs.iter().filter(|_| lang != "en").flat_map(file::terms));
            let mut read = |source: Source| notes.take(file::read(&source, Some(&pattern)));
            let mut theirs = if lang == "en" { Some(english.clone()) } else { theirs.map(&mut read) };
            theirs.iter_mut().for_each(|file| file.texts.retain(|key, _| !terms.own.contains(key)));
            for File { texts } in theirs.into_iter().chain(of(own, lang).map(&mut read)) {
                let is_english = lang == "en" && language.is_some();
                messages.extend(texts.into_iter().map(|(key, form)| (key, Message { form, is_english })));
            }
        }
        let numbers = DecimalFormatter::try_new((&parsed).into(), Default::default()).ok();
        let rules = |locale: &Locale| PluralRules::try_new_cardinal(locale.into()).ok();
        let mut wording = Self {
            messages,
            dates: Dates::new(&parsed),
            numbers,
            rules: rules(&parsed),
            english: ENGLISH.parse().ok().as_ref().and_then(rules),
            locale: locale.to_owned(),
            plain: false,
        };
        wording.plain = wording.number(789) == "789";
        Noted::new(wording, notes)
    }

    /// The language of numbers and dates (BCP 47).
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// Every message, by key.
    pub fn messages(&self) -> impl Iterator<Item = (&str, &Message)> {
        let mut messages: Vec<(&str, &Message)> = self.messages.iter().map(|(key, of)| (key.as_str(), of)).collect();
        messages.sort_unstable_by_key(|(key, _)| *key);
        messages.into_iter()
    }

    /// A message.
    pub fn message(&self, key: &str) -> Option<&Message> {
        self.messages.get(key)
    }

    /// A message that nothing is filled into. One that nobody has written is shown by its key.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.messages.get(key).map_or(key, |message| message.form.other())
    }

    /// A message with what is filled into it.
    pub fn fill(&self, key: &str, slots: &[(&str, &str)]) -> String {
        filled(self.say(key), slots)
    }

    /// A message that counts; the number is filled in as `{count}`.
    pub fn count(&self, key: &str, count: usize, slots: &[(&str, &str)]) -> String {
        let text = self.messages.get(key).map_or(key, |message| message.form.of(self.category(count, message)));
        let number = self.number(count);
        let slots: Vec<(&str, &str)> = slots.iter().copied().chain([("count", number.as_str())]).collect();
        filled(text, &slots)
    }

    /// The plural category of a number in a message's language, as messages name it.
    pub fn category(&self, count: usize, message: &Message) -> &'static str {
        let rules = if message.is_english { &self.english } else { &self.rules };
        category_of(rules.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(count)))
    }

    /// A number as the language writes it.
    pub fn number(&self, number: usize) -> String {
        match &self.numbers {
            Some(numbers) if !self.plain || number > 999 => {
                numbers.format(&u64::try_from(number).unwrap_or(u64::MAX).into()).to_string()
            }
            _ => number.to_string(),
        }
    }

    /// Words one after the other, divided by commas.
    pub fn list<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> String {
        let comma = self.say("common.comma");
        let mut list = String::new();
        for word in words {
            list = if list.is_empty() { word.to_owned() } else { filled(comma, &[("before", &list), ("next", word)]) };
        }
        list
    }

    /// A day: 10 April 2024.
    pub fn day(&self, day: Date) -> String {
        self.dates.day(day)
    }

    /// A month with its year, within a sentence: April 2024.
    pub fn month(&self, year: i16, month: u8) -> String {
        self.dates.month(year, month)
    }

    /// A month with its year, alone.
    pub fn month_title(&self, year: i16, month: u8) -> String {
        capitalised(&self.dates.month(year, month))
    }

    /// The name of a month, alone; empty for a month that there is not.
    pub fn month_name(&self, month: u8) -> String {
        capitalised(self.dates.month_name(month))
    }

    /// The shortest sign of a month, which several may share.
    pub fn month_sign(&self, month: u8) -> String {
        let name = self.month_name(month);
        let digits: String = name.chars().take_while(|letter| letter.is_numeric()).collect();
        if digits.is_empty() { name.chars().take(1).collect() } else { digits }
    }

    /// A year.
    pub fn year(&self, year: i16) -> String {
        self.dates.year(year)
    }

    /// From one day to another, each as exact as it is told.
    pub fn span(&self, first: Date, last: Date, exactness: Exactness) -> String {
        self.dates.span(first, last, exactness)
    }
}

/// A text with what is filled into it; links are left as their words.
fn filled(text: &str, slots: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    for part in parts(text) {
        match part {
            Part::Text(words) => out.push_str(words),
            Part::Slot(name) => {
                let slot = slots.iter().find(|(known, _)| *known == name);
                out.push_str(slot.map_or("", |(_, value)| value));
            }
            Part::Link(_, words) => out.push_str(&filled(words, slots)),
        }
    }
    out
}

/// A text with a capital, where its script has any.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A language and what it falls back to: `fr-CA`, `fr`, `en`.
fn chain(lang: &str) -> Vec<String> {
    let mut chain = vec![lang.to_ascii_lowercase()];
    while let Some((shorter, _)) = chain.last().and_then(|last| last.rsplit_once('-')) {
        chain.push(shorter.to_owned());
    }
    if chain.last().is_none_or(|last| last != "en") {
        chain.push("en".to_owned());
    }
    chain
}
