//! A site's own lists, joined to the built-in ones and held against them: what a slip would lose in silence is told where
//! it stands.
//!
//! The lists themselves keep no places, since the built-in ones have tens of thousands of names and no slips. So a site's
//! own files are read a second time here, and only these.

use super::actor::Forms;
use super::entity::iso;
use super::lists::Lists;
use super::slips;
use crate::diag::{self, Notes};
use crate::keys::{Keys, Where, Word};
use crate::source::Source;

/// Kinds of entries that have forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Organisation,
    Media,
    System,
    Office,
}

impl Kind {
    /// All of them, with the name of their tables, and the keys that hold the code of a country and those that hold several.
    pub const ALL: [(Self, &str, [&[&str]; 2]); 4] = [
        (Self::Organisation, "organisation", [&["country"], &["members"]]),
        (Self::Media, "media", [&["country"], &[]]),
        (Self::System, "system", [&[], &["makers"]]),
        (Self::Office, "office", [&[], &[]]),
    ];

    /// The forms of every entry of this kind.
    pub fn forms(self, lists: &Lists) -> Vec<&Forms> {
        match self {
            Self::Organisation => lists.organisations.iter().map(|entry| &entry.forms).collect(),
            Self::Media => lists.media.iter().map(|entry| &entry.forms).collect(),
            Self::System => lists.systems.iter().map(|entry| &entry.forms).collect(),
            Self::Office => lists.offices.iter().map(|entry| &entry.forms).collect(),
        }
    }
}

/// A form that an entry gets.
pub(super) struct Form {
    pub kind: Kind,
    /// The name of the entry.
    pub entry: String,
    pub word: Word,
    /// Whether it is an ordinary word, which counts only beside others.
    pub is_word: bool,
}

/// What a site's own lists say, in their order.
#[derive(Default)]
pub(super) struct Claims {
    /// Codes by which countries are meant.
    pub codes: Vec<Word>,
    /// Entries of countries, and the names by which they would be shown.
    pub countries: Vec<(Word, Option<Word>)>,
    /// Codes of regions.
    pub regions: Vec<Word>,
    /// Names that countries get, with the country's code.
    pub places: Vec<(String, Word)>,
    /// Forms that organisations, media, systems and offices get.
    pub forms: Vec<Form>,
    /// Ids of topics.
    pub topics: Vec<Word>,
    /// Names that are said to have several readings.
    pub ambiguous: Vec<Word>,
    /// Lists of words that readings name.
    pub evidence: Vec<Word>,
    notes: Notes,
}

/// Joins a site's own lists to those that are there: first its files, then what `site.toml` has, which has been read. Says
/// what is wrong with the files, and what in any of them cannot be meant.
pub fn join(lists: &mut Lists, files: &[Source], config: Option<(&Source, &Lists)>) -> Notes {
    let (mut claims, mut notes) = (Claims::default(), Notes::new());
    for source in files {
        claims.read(source, lists);
        lists.join(notes.take(Lists::parse(source)));
    }
    if let Some((source, read)) = config {
        claims.read(source, lists);
        lists.join(read.clone());
    }
    notes.extend(slips::told(&claims, lists));
    notes.extend(claims.notes);
    notes
}

impl Claims {
    /// Reads a file once more; `known` are the lists before it is joined to them.
    fn read(&mut self, source: &Source, known: &Lists) {
        // What is wrong with the file as TOML, or with its keys, has been told when it was read for its entries.
        let mut keys = Keys::parse(Where { source, base: 0, what: "" }, &source.text);
        for table in keys.tables("country") {
            self.country(table, known);
        }
        for (kind, name, codes) in Kind::ALL {
            for table in keys.tables(name) {
                self.entry(table, (kind, codes), known);
            }
        }
        for mut table in keys.tables("mask") {
            self.codes.extend(table.word("code"));
        }
        for mut table in keys.tables("ambiguous") {
            self.ambiguous.extend(table.word("name"));
            self.codes.extend(table.word("default"));
            for mut reading in table.tables("readings") {
                self.codes.extend(reading.word("code"));
                self.evidence.extend(reading.words("evidence"));
                self.evidence.extend(reading.words("against"));
            }
        }
        for mut table in keys.tables("region") {
            self.regions.extend(table.word("parent"));
        }
        for mut table in keys.tables("topic") {
            self.topics.extend(table.word("id"));
        }
        self.codes.retain(|word| !word.text.is_empty());
        self.regions.retain(|word| !word.text.is_empty());
    }

    fn country(&mut self, mut table: Keys<'_>, known: &Lists) {
        let Some(entry) = table.word("code") else { return };
        let code = iso(entry.text.clone());
        let name = table.word("name").filter(|name| !name.text.is_empty());
        self.regions.extend(table.word("region"));
        let there = known.countries.iter().find(|country| country.code == code);
        let own = there.map_or_else(|| name.as_ref().map_or("", |name| &name.text), |country| &country.name).to_owned();
        let mut forms: Vec<&str> = there.map(|country| country.forms().collect()).unwrap_or_default();
        let earlier = self.places.iter().filter(|(other, _)| *other == code);
        forms.extend(earlier.map(|(_, word)| word.text.as_str()));
        for word in table.words("drop") {
            self.notes.extend(idle_drop(&word, (&own, "country"), &forms));
        }
        for key in ["names", "codes", "demonyms", "capital", "cities", "provinces", "metonyms", "leaders"] {
            self.places.extend(table.words(key).into_iter().map(|word| (code.clone(), word)));
        }
        self.countries.push((entry, name));
    }

    fn entry(&mut self, mut table: Keys<'_>, (kind, [one, several]): (Kind, [&[&'static str]; 2]), known: &Lists) {
        // A list where a text belongs, or a text where a list does, has been told.
        self.codes.extend(one.iter().filter_map(|key| table.word(key)));
        self.codes.extend(several.iter().flat_map(|key| table.words(key)));
        let Some(name) = table.word("name") else { return };
        let entry = &name.text;
        let there = kind.forms(known).into_iter().find(|forms| forms.name == *entry);
        let mut forms: Vec<&str> = there.map(|forms| forms.others().collect()).unwrap_or_default();
        let earlier = self.forms.iter().filter(|form| (form.kind, &form.entry) == (kind, entry));
        forms.extend(earlier.map(|form| form.word.text.as_str()));
        for word in table.words("drop") {
            self.notes.extend(idle_drop(&word, (entry, "entry"), &forms));
        }
        let form = |word, is_word| Form { kind, entry: entry.clone(), word, is_word };
        let words = table.words("words");
        let is_sure = !words.iter().any(|word| word.text == *entry);
        let sure = is_sure.then(|| name.clone()).into_iter().chain(table.words("names")).chain(table.words("codes"));
        self.forms.extend(sure.map(|word| form(word, false)));
        self.forms.extend(words.into_iter().map(|word| form(word, true)));
    }
}

/// What is to be said of a form that is to be dropped, if the entry of this name has no such form.
fn idle_drop(word: &Word, (own, what): (&str, &str), forms: &[&str]) -> Option<diag::Diagnostic> {
    if word.text == own {
        return Some(diag::list::own_name_dropped(&word.place, (own, what)));
    }
    let near = || crate::text::nearest(&word.text, forms.iter().copied());
    (!forms.contains(&word.text.as_str())).then(|| diag::list::nothing_dropped(&word.place, (&word.text, own), near()))
}
