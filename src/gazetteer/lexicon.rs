//! What single words can be: parts of people's names, head nouns of organisations, words by which sentences are read.
//!
//! A word of a text is looked up once; every reader then asks what it is by one bit. Some head nouns are a few words
//! ("prosecutor's office"): these are looked up as a phrase, and only behind a word that can end one.

use super::chunk::head_within;
use super::entity::{texts, word};
use super::table::Table;
use crate::keys::Keys;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What a word can be. A word can be several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Can {
    /// A given name.
    Given,
    /// A family name that stands first, as in Chinese, Korean or Vietnamese.
    FamilyFirst,
    /// A family name that is hardly ever anything else.
    Family,
    /// A name that is also an ordinary word, month or place, so that it proves nothing on its own.
    Doubtful,
    /// A small word within a name: bin, de, van.
    Particle,
    /// What may follow a name: Jr, III.
    Suffix,
    /// Ends the name of an organisation: Foreign Ministry.
    End,
    /// Leads on with a small word: Ministry of Finance.
    Lead,
    /// Is a name by itself: Parliament.
    StandAlone,
    /// In small letters ends a name behind that of a country or people: Turkish army.
    EndSmall,
    /// Is the last word of such a name of several words: foreign ministry.
    EndSmallPhrase,
    /// Is what an office is for: foreign, trade.
    BeField,
    /// May be left out behind a company's name.
    BeFirm,
    /// In small letters says that an organisation's name follows: newspaper.
    Describe,
    /// In small letters says that an organisation's name stands before it.
    Follow,
    /// Keeps its possessive ending within a name: People's.
    Own,
    /// Makes of the words before it another thing: Act, Base.
    Spoil,
    /// Is an ordinary phrase with the form of a name: Public Service.
    NeverName,
    /// In small letters means people and not the organisation: Russian troops.
    BePeople,
    /// Is the last word of a head noun of several words.
    EndPhrase,
    /// Begins sentences, and so stands in capitals before any name.
    Open,
    /// The same before the name of a person.
    OpenPerson,
    /// The same before the name of an organisation.
    OpenBody,
    /// A day, month or feast.
    Calendar,
    /// A month that is also somebody's name.
    MonthOrName,
    /// Begins a date.
    Time,
    /// Says that somebody speaks.
    Speak,
    /// Somebody who is cited without a name.
    BeSource,
    /// A number in words.
    Number,
    /// A number behind another word, or before a few: a million, one soldier.
    Amount,
    /// Ends an office of several words.
    EndOffice,
    /// Is, with others, what an office is for: Digital Transformation.
    BeMinistry,
    /// The prefix of a warship's name.
    Ship,
    /// In small letters says that a ship's name may follow: frigate.
    BeVessel,
    /// A word of English alone: the, which.
    BeEnglish,
    /// A small word of English that other languages have as well: of, in.
    BeSmall,
    /// Speaks of what is to come: will, scheduled.
    TellAhead,
    /// Is a verb in the past whose form does not show it, or one of its helpers: met, has.
    TellPast,
    /// Has the form of a verb in the past and tells no time: united.
    BeTimeless,
    /// Ends names that are of things and not of people: Airport.
    EndThing,
    /// Begins names that are of things and not of people: Camp.
    BeginThing,
    /// In small letters makes of a name before it that of a thing: airport.
    EndThingSmall,
    /// Kin and the like, whose name may follow: wife, counterpart.
    BeKin,
    /// Kin alone, who may bear the same family name.
    BeRelative,
    /// Tells behind a name that it is a person's: who, died.
    TellLife,
    /// Says of those who are counted that they died.
    BeKilled,
    /// Says of those who are counted that they were hurt.
    BeHurt,
    /// Those who are counted among the dead and hurt: civilians.
    BeVictims,
    /// People of whom some may be counted among these: the crew, the residents.
    BeGroup,
    /// Tells, with other words, what happened to those who are counted: lost lives, went missing.
    BeFate,
    /// Hedges a number behind it: about, more.
    BeHedge,
    /// Those who were driven from their homes.
    BeDisplaced,
    /// Those who are held: prisoners, hostages.
    BeCaptive,
    /// Those who serve under arms.
    BeTroops,
    /// Weapons that are counted: submarines.
    BeWeapons,
}

/// All that a word can be, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Kinds(u64);

impl Kinds {
    /// Whether the word can be this.
    pub fn can(self, what: Can) -> bool {
        self.0 & 1 << what as u64 != 0
    }

    /// Whether the word can be any of these.
    pub fn can_any(self, whats: &[Can]) -> bool {
        self.0 & whats.iter().fold(0, |all, &what| all | 1 << what as u64) != 0
    }

    /// What either can be.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same once, or nothing at all; by a mask, since a branch could not be foreseen.
    pub(super) fn times(self, one_or_none: u64) -> Self {
        Self(self.0 & one_or_none.wrapping_neg())
    }

    /// Whether it is a given name and nothing else.
    pub fn is_given(self) -> bool {
        self.can(Can::Given) && !self.can(Can::Doubtful)
    }

    /// Whether it is a day, month or feast, whatever else it may be.
    pub fn is_calendar(self) -> bool {
        self.can_any(&[Can::Calendar, Can::MonthOrName])
    }

    /// Whether something can begin with the word that readers of names, dates and figures seek, though it stands in small
    /// letters: a number, a day, a ship, an army.
    pub fn begins_something(self) -> bool {
        const SOUGHT: [Can; 6] =
            [Can::Time, Can::Number, Can::Amount, Can::BeVessel, Can::EndSmall, Can::EndSmallPhrase];
        self.can_any(&SOUGHT)
    }

    fn of(what: Can) -> Self {
        Self(1 << what as u64)
    }

    /// Says of a key that words longer than it have it. No word is this.
    const LONGER: Self = Self(1 << 63);

    fn has_longer(self) -> bool {
        self.0 & Self::LONGER.0 != 0
    }

    fn without_longer(self) -> Self {
        Self(self.0 & !Self::LONGER.0)
    }
}

type Group = (&'static str, Can);

/// The tables of people's names.
const NAMES: [Group; 6] = [
    ("given", Can::Given),
    ("family_first", Can::FamilyFirst),
    ("family", Can::Family),
    ("doubtful", Can::Doubtful),
    ("particle", Can::Particle),
    ("suffix", Can::Suffix),
];

/// The keys of a `[[headnoun]]`.
const HEAD_NOUNS: [Group; 12] = [
    ("ends", Can::End),
    ("leads", Can::Lead),
    ("alone", Can::StandAlone),
    ("small", Can::EndSmall),
    ("fields", Can::BeField),
    ("firms", Can::BeFirm),
    ("describes", Can::Describe),
    ("follows", Can::Follow),
    ("owners", Can::Own),
    ("spoils", Can::Spoil),
    ("never", Can::NeverName),
    ("people", Can::BePeople),
];

/// The keys of a `[[words]]`.
const WORDS: [Group; 35] = [
    ("opens", Can::Open),
    ("opens_person", Can::OpenPerson),
    ("opens_body", Can::OpenBody),
    ("calendar", Can::Calendar),
    ("month_or_name", Can::MonthOrName),
    ("time", Can::Time),
    ("speech", Can::Speak),
    ("sources", Can::BeSource),
    ("numbers", Can::Number),
    ("amounts", Can::Amount),
    ("fields", Can::EndOffice),
    ("ministries", Can::BeMinistry),
    ("ships", Can::Ship),
    ("vessels", Can::BeVessel),
    ("english", Can::BeEnglish),
    ("small", Can::BeSmall),
    ("ahead", Can::TellAhead),
    ("past", Can::TellPast),
    ("timeless", Can::BeTimeless),
    ("things", Can::EndThing),
    ("things_first", Can::BeginThing),
    ("things_small", Can::EndThingSmall),
    ("kin", Can::BeKin),
    ("relatives", Can::BeRelative),
    ("lives", Can::TellLife),
    ("killed", Can::BeKilled),
    ("hurt", Can::BeHurt),
    ("victims", Can::BeVictims),
    ("groups", Can::BeGroup),
    ("fates", Can::BeFate),
    ("hedges", Can::BeHedge),
    ("displaced", Can::BeDisplaced),
    ("captives", Can::BeCaptive),
    ("troops", Can::BeTroops),
    ("weapons", Can::BeWeapons),
];

/// Words, and phrases of a few, by how they are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// All words by their [`key`]: those of at most eight bytes, as most are, with what they can be, and that there are
    /// longer ones with this key.
    keys: Table,
    /// The longer words.
    long: FxHashMap<String, Kinds>,
}

/// Bytes of the longest word that is known by its key alone.
const SHORT: usize = 8;

/// The number of a word in a text: a short word's bytes, and of a longer one those that it begins and ends with.
#[inline(always)]
fn key(text: &[u8], (start, end): (usize, usize)) -> u64 {
    let head = head_within(text, (start, end));
    let tail = head_within(text, (start.max(end.saturating_sub(SHORT)), end));
    let is_long = u64::from(end - start > SHORT);
    head ^ tail.rotate_left(32) & is_long.wrapping_neg()
}

impl Lexicon {
    /// What this word or phrase can be; nothing at all if it is not listed.
    #[inline(never)]
    pub fn kinds(&self, words: &str) -> Kinds {
        self.kinds_within(words, 0..words.len())
    }

    /// The same of these bytes of a text. Each word of a text is looked up in one loop, of which this is nearly all.
    #[inline(always)]
    pub fn kinds_within(&self, text: &str, Range { start, end }: Range<usize>) -> Kinds {
        let known = self.keys.get(key(text.as_bytes(), (start, end)));
        let is_short = end - start <= SHORT;
        if !is_short && known.has_longer() {
            return text.get(start..end).and_then(|word| self.long.get(word)).copied().unwrap_or_default();
        }
        known.without_longer().times(u64::from(is_short))
    }

    fn add(&mut self, word: &str, kinds: Kinds) {
        let key = key(word.as_bytes(), (0, word.len()));
        if word.len() <= SHORT {
            return self.keys.add(key, kinds);
        }
        self.keys.add(key, Kinds::LONGER);
        if let Some(known) = self.long.get_mut(word) {
            known.0 |= kinds.0;
        } else {
            self.long.insert(word.to_owned(), kinds);
        }
    }

    /// How many words the lists have for people's names.
    pub fn names(&self) -> usize {
        let name = |kinds: &Kinds| NAMES.iter().any(|(_, can)| kinds.can(*can));
        self.keys.all().map(|(_, kinds)| kinds).chain(self.long.values().copied()).filter(name).count()
    }

    /// Takes the lists of words out of a file.
    pub fn read(&mut self, keys: &mut Keys<'_>) {
        for (table, can) in NAMES {
            self.tables(keys, (table, "origin"), &[("names", can)]);
        }
        self.tables(keys, ("headnoun", "kind"), &HEAD_NOUNS);
        self.tables(keys, ("words", "kind"), &WORDS);
    }

    /// Reads all tables of a name. What they call their kind or origin is for the people who read the list.
    fn tables(&mut self, keys: &mut Keys<'_>, (table, told): (&'static str, &'static str), groups: &[Group]) {
        for mut table in keys.tables(table) {
            let _ = word(&mut table, told);
            for &(key, can) in groups {
                for words in texts(table.words(key)) {
                    if let Some((_, last)) = words.rsplit_once(' ') {
                        self.add(last, Kinds::of(Can::EndPhrase));
                        if can == Can::EndSmall {
                            self.add(last, Kinds::of(Can::EndSmallPhrase));
                        }
                    }
                    self.add(&words, Kinds::of(can));
                }
            }
            keys.extend(table.finish());
        }
    }

    /// Takes in another list.
    pub fn extend(&mut self, other: Self) {
        for (key, kinds) in other.keys.all() {
            self.keys.add(key, kinds);
        }
        for (word, kinds) in other.long {
            self.add(&word, kinds);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::Can;

    #[test]
    fn words_are_known_by_what_they_can_be() {
        let lexicon = built_in().value.lexicon;
        let can = |word: &str, what| lexicon.kinds(word).can(what);
        assert!(can("Ministry", Can::End) && can("Ministry", Can::Lead) && !can("ministry", Can::End));
        assert!(can("ministry", Can::EndPhrase) && can("foreign ministry", Can::EndSmall));
        assert!(can("Austin", Can::Given) && can("said", Can::Speak) && can("USS", Can::Ship));
        assert!(can("May", Can::MonthOrName) && can("May", Can::Time) && !can("May", Can::Calendar));
        assert!(can("New", Can::OpenPerson) && !can("New", Can::Open) && !can("Kyiv", Can::Given));
        assert!(lexicon.kinds("Anna").is_given() && !lexicon.kinds("April").is_given());
        assert!(lexicon.names() > 10_000);
        // Words of at most eight bytes are found within a text and at its end, and no part of a longer one is.
        let text = "said in Washington, said";
        let within = |start, end| lexicon.kinds_within(text, start..end).can(Can::Speak);
        assert!(within(0, 4) && within(20, 24) && !within(0, 3) && !within(0, 5) && !within(8, 18));
    }
}
