//! The tries of every name in the lists.
//!
//! They run over the text in ASCII lower case, so that a byte of the folded text is the same byte of the text. Whether
//! a find is a whole word, and written as the list wants it, is checked at once; which of several overlapping finds
//! counts is for the reader of the hits to choose.

use super::actor::Forms;
use super::begins::{Begins, Ways};
use super::boundary::{begins_word, ends_word, rest_of_word, spellings};
use super::chunk::{Chunks, Piece};
use super::lists::Lists;
use super::trie::{NOTHING, Trie};
use super::written::{Written, written_as_name, written_as_phrase};
use super::{Alone, CountryId, Listed, MediaId, OfficeId, OrganisationId, SystemId, TopicId};
use crate::source::Span;

/// What a find may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// It only looks like a country, or is in truth this one.
    Mask(Option<CountryId>),
    /// A name with several readings: its place in the list.
    Ambiguous(u16),
    /// A country.
    Country(CountryId),
    /// A word that speaks for or against a reading: the name, the reading, and which.
    Context {
        /// The ambiguous name's place in the list.
        name: u16,
        /// The reading's place in the entry.
        reading: u8,
        /// Whether it speaks for the reading.
        speaks_for: bool,
    },
    /// A phrase that hides a topic's phrases within it; it goes before them, since it may be one of them to the letter.
    NotTopic(TopicId),
    /// A phrase that shows a topic beside the name of a weapon system; it goes before what the phrase is worth alone.
    Deal {
        /// The topic.
        topic: TopicId,
        /// Whether it stands right behind the name, and not shortly before it.
        behind: bool,
    },
    /// A phrase that shows a topic, and the points a mention is worth.
    Topic {
        /// The topic.
        topic: TopicId,
        /// Points a mention.
        points: u8,
        /// Where it shows the topic, though nothing else does.
        alone: Alone,
    },
    /// One of the phrases of which a topic needs one.
    Needed(TopicId),
    /// An organisation, medium or weapon system.
    Listed {
        /// Which.
        what: Listed,
        /// Whether it is a name anyhow, and not only beside the words of its entry.
        sure: bool,
    },
    /// A word beside which an ordinary word is this name.
    Beside(Listed),
    /// An office, rank or form of address.
    Office(OfficeId),
}

/// A find in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The bytes of the text.
    pub span: Span,
    /// What it may mean.
    pub sense: Sense,
    /// The pattern: the same phrase has the same number.
    pub pattern: u32,
}

struct Entry {
    written: Written,
    open: bool,
    /// Whether the next entry is of the same name.
    more: bool,
    sense: Sense,
}

/// The names of places in one trie and all others in another, so that those who want only countries need not look at
/// the rest.
#[derive(Default)]
pub struct Matcher {
    places: Index,
    others: Index,
    /// Which words may begin a name of either.
    begins: Begins,
}

/// A trie and what its names mean.
#[derive(Default)]
struct Index {
    /// The names, each known by the place of its first entry.
    trie: Trie,
    /// The entries of all names, those of one name together.
    entries: Vec<Entry>,
}

impl Matcher {
    /// Builds the tries.
    pub fn build(names: &Lists) -> Self {
        let (places, others) =
            rayon::join(|| Patterns::of_places(names).compile(), || Patterns::of_others(names).compile());
        let begins = Begins::of([places.trie.starts(), others.trie.starts()]);
        Self { places, others, begins }
    }

    /// Calls `found` for every name of a place, and every word that decides what one means.
    pub fn find_places(&self, text: &str, mut found: impl FnMut(Hit)) {
        let Chunks { lower, pieces: words } = Chunks::of(text);
        let mut here = Vec::with_capacity(USUAL);
        self.begins.each(&words, |words, may| {
            if let Some(ways) = may.one() {
                self.places.find_at((text, &lower), (words, ways), &mut here);
                hand_over(&mut here, &mut found);
            }
        });
    }

    /// Calls `found` for every find that is a whole word and written as the lists want it, by place in the text: of those
    /// that begin with one word first the places, then all others, each the longest first. The sense settles ties, so that
    /// the order of the lists does not.
    pub fn find(&self, (text, chunks): (&str, &Chunks), mut found: impl FnMut(Hit)) {
        let Chunks { lower, pieces: words } = chunks;
        let mut here = Vec::with_capacity(USUAL);
        self.begins.each(words, |words, may| {
            if let Some(ways) = may.one() {
                self.places.find_at((text, lower), (words, ways), &mut here);
                hand_over(&mut here, &mut found);
            }
            if let Some(ways) = may.other() {
                self.others.find_at((text, lower), (words, ways), &mut here);
                hand_over(&mut here, &mut found);
            }
        });
    }
}

/// More finds than most words begin.
const USUAL: usize = 16;

impl Index {
    /// Adds the finds that begin with the first of these words in one of these ways.
    fn find_at(&self, (text, lower): (&str, &str), words: (&[Piece], Ways), here: &mut Vec<Hit>) {
        self.trie.names_at(lower, words, &mut |start, (end, name)| {
            if !begins_word(text, start) {
                return;
            }
            let ends = ends_word(text, end);
            for entry in self.entries.get(name as usize..).unwrap_or(&[]) {
                let end = match (ends, entry.open) {
                    (true, _) => Some(end),
                    (false, true) => Some(end + rest_of_word(&text[end..])),
                    (false, false) => None,
                };
                if let Some(end) = end.filter(|&end| entry.written.fits(text, start..end)) {
                    here.push(Hit { span: Span::from(start..end), sense: entry.sense, pattern: name });
                }
                if !entry.more {
                    break;
                }
            }
        });
    }
}

fn hand_over(here: &mut Vec<Hit>, found: &mut impl FnMut(Hit)) {
    if here.is_empty() {
        return;
    }
    if here.len() > 1 {
        here.reverse();
        // All are in order then, unless a name is open, which may end where a longer one does.
        let in_order = |one: &Hit, next: &Hit| {
            one.span.end > next.span.end || one.span.end == next.span.end && one.pattern == next.pattern
        };
        if !here.is_sorted_by(in_order) {
            here.sort_unstable_by_key(|hit| (std::cmp::Reverse(hit.span.end), hit.sense, hit.pattern));
        }
    }
    here.iter().for_each(|&hit| found(hit));
    here.clear();
}

/// Names in lower case, and what each may mean.
struct Patterns {
    trie: Trie,
    entries: Vec<(u32, Entry)>,
}

impl Patterns {
    fn with_capacity(names: usize) -> Self {
        Self { trie: Trie::with_capacity(names), entries: Vec::with_capacity(names) }
    }

    fn of_places(names: &Lists) -> Self {
        let mut places = Self::with_capacity(16_000);
        places.countries(names);
        places.masks(names);
        places.ambiguous(names);
        places
    }

    fn of_others(names: &Lists) -> Self {
        let mut others = Self::with_capacity(40_000);
        others.topics(names);
        others.actors(names);
        others
    }

    fn compile(self) -> Index {
        let Self { mut trie, mut entries } = self;
        // Within a name the last sense first: finds come the shortest first and are handed over the longest first, so
        // that those of one name need only be turned round to be in order.
        entries.sort_by_key(|(node, entry)| (*node, std::cmp::Reverse(entry.sense)));
        let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
        let mut names = vec![NOTHING; trie.nodes()];
        for (node, entry) in entries {
            let name = &mut names[node as usize];
            if *name == NOTHING {
                *name = u32::try_from(kept.len()).unwrap_or(NOTHING);
            }
            let own = kept.get_mut(*name as usize..).unwrap_or_default();
            if own.iter().any(|known| known.sense == entry.sense && known.written == entry.written) {
                continue;
            }
            if let Some(last) = own.last_mut() {
                last.more = true;
            }
            kept.push(entry);
        }
        trie.finish(&names);
        Index { trie, entries: kept }
    }

    /// Adds a name in each of its spellings; the same name may mean several things.
    fn add(&mut self, words: &str, written: Written, sense: Sense) {
        self.insert(words, Entry { written, open: false, more: false, sense });
    }

    fn insert(&mut self, words: &str, entry: Entry) {
        for variant in spellings(words) {
            let entry = Entry { written: entry.written.respelt(&variant), ..entry };
            // A name that begins with a mark is known by what follows it: "'Ndrangheta".
            let name = variant.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_ascii_lowercase();
            if !name.is_empty() {
                let node = if entry.open { self.trie.insert_open(&name) } else { self.trie.insert(&name) };
                self.entries.push((node, entry));
            }
        }
    }

    fn countries(&mut self, names: &Lists) {
        for (id, country) in (0u16..).zip(&names.countries) {
            let sense = Sense::Country(CountryId(id));
            for code in &country.codes {
                self.add(code, Written::exactly(code), sense);
            }
            for name in country.names.iter().chain(&country.signs).chain(&country.leaders) {
                // In capitals a name of two letters is a number or an abbreviation: "Louis XI".
                let written = if name.len() > 2 { written_as_name(name) } else { Written::exactly(name) };
                self.add(name, written, sense);
            }
            // A name that is listed as ambiguous is decided there.
            if !names.ambiguous.iter().any(|entry| entry.name == country.name) {
                self.add(&country.name, Written::Capital, sense);
            }
        }
    }

    fn masks(&mut self, names: &Lists) {
        for mask in &names.masks {
            let sense = Sense::Mask(names.coded(&mask.code));
            for phrase in mask.phrases.iter().chain(&mask.people) {
                self.add(phrase, written_as_name(phrase), sense);
            }
            for abbreviation in &mask.behind {
                self.add(abbreviation, Written::behind(abbreviation), sense);
            }
            for half in &mask.halves {
                self.add(half, Written::half(half), sense);
            }
        }
    }

    fn ambiguous(&mut self, names: &Lists) {
        for (name, entry) in (0u16..).zip(&names.ambiguous) {
            self.add(&entry.name, written_as_name(&entry.name), Sense::Ambiguous(name));
            for (reading, said) in (0u8..).zip(&entry.readings) {
                let groups = [(&said.with, &said.evidence, true), (&said.without, &said.against, false)];
                for (words, lists, speaks_for) in groups {
                    let lists = names.evidence.iter().filter(|list| lists.contains(&list.name));
                    // A name does not speak for itself.
                    let others =
                        lists.flat_map(|list| &list.words).filter(|word| !word.eq_ignore_ascii_case(&entry.name));
                    for word in words.iter().chain(others) {
                        self.add(word, written_as_name(word), Sense::Context { name, reading, speaks_for });
                    }
                }
            }
        }
    }

    fn topics(&mut self, names: &Lists) {
        for (id, topic) in (0u16..).map(TopicId).zip(&names.topics) {
            // Where a topic has no strong phrases, these are all that can show it.
            let any = if topic.strong.is_empty() { Alone::Often } else { Alone::Titled };
            let groups = [
                (&topic.strong, Sense::Topic { topic: id, points: 3, alone: Alone::Often }),
                (&topic.often, Sense::Topic { topic: id, points: 1, alone: Alone::Often }),
                (&topic.hints, Sense::Topic { topic: id, points: 1, alone: Alone::Never }),
                (&topic.any, Sense::Topic { topic: id, points: 1, alone: any }),
                (&topic.deals, Sense::Deal { topic: id, behind: false }),
                (&topic.deal_nouns, Sense::Deal { topic: id, behind: true }),
                (&topic.all, Sense::Needed(id)),
                (&topic.none, Sense::NotTopic(id)),
            ];
            for (phrases, sense) in groups {
                for phrase in phrases {
                    self.insert(
                        &phrase.words,
                        Entry { written: written_as_phrase(phrase), open: phrase.open, more: false, sense },
                    );
                }
            }
        }
    }

    fn actors(&mut self, names: &Lists) {
        for (id, entry) in (0u16..).zip(&names.organisations) {
            self.listed(&entry.forms, Listed::Organisation(OrganisationId(id)));
        }
        for (id, entry) in (0u16..).zip(&names.media) {
            self.listed(&entry.forms, Listed::Media(MediaId(id)));
        }
        for (id, entry) in (0u16..).zip(&names.systems) {
            self.listed(&entry.forms, Listed::System(SystemId(id)));
        }
        for (id, entry) in (0u16..).zip(&names.offices) {
            for name in entry.forms.names.iter().chain([&entry.forms.name]) {
                let sense = Sense::Office(OfficeId(id));
                self.add(name, written_as_name(name), sense);
                if name.ends_with(|letter: char| letter.is_lowercase() && letter != 's') {
                    let many = name.strip_suffix('y').map_or_else(|| format!("{name}s"), |stem| format!("{stem}ies"));
                    self.add(&many, written_as_name(&many), sense);
                }
            }
        }
    }

    fn listed(&mut self, forms: &Forms, what: Listed) {
        for name in forms.names.iter().chain(forms.own()) {
            self.plural(name, written_as_name(name), Sense::Listed { what, sure: true });
        }
        for code in &forms.codes {
            self.plural(code, Written::exactly(code), Sense::Listed { what, sure: true });
        }
        for word in &forms.words {
            self.plural(word, written_as_name(word), Sense::Listed { what, sure: false });
        }
        for phrase in &forms.with {
            let entry = Entry {
                written: written_as_phrase(phrase),
                open: phrase.open,
                more: false,
                sense: Sense::Beside(what),
            };
            self.insert(&phrase.words, entry);
        }
    }

    /// Adds a name, and of a weapon system its plural: "F-35s".
    fn plural(&mut self, name: &str, written: Written, sense: Sense) {
        if let Sense::Listed { what: Listed::System(_), .. } = sense
            && !name.ends_with('s')
        {
            let many = format!("{name}s");
            self.add(&many, written.respelt(&many), sense);
        }
        self.add(name, written, sense);
    }
}

impl Lists {
    /// The country of an ISO code in the lists; none for an empty code, which no country has.
    fn coded(&self, code: &str) -> Option<CountryId> {
        let at = self.countries.iter().position(|country| country.code == code)?;
        u16::try_from(at).ok().map(CountryId)
    }
}
