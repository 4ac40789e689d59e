//! Forms of one organisation, joined to one finding.

use super::{
    BTreeMap, CountryId, Found, Listed, Mention, Named, Organisation, OrganisationId, Passage, Role, Rule, Shape,
};

/// An organisation as it is gathered.
struct Gathered {
    /// The forms of its name.
    names: Vec<String>,
    entry: Option<Listed>,
    rule: Rule,
    whose: Option<CountryId>,
    /// Whether it is named, and not only its people.
    named: bool,
    mentions: Vec<Mention>,
}

/// Organisations gathered, and the ways to them.
#[derive(Default)]
struct Joined {
    all: Vec<Gathered>,
    by_entry: BTreeMap<Listed, usize>,
    by_bare: BTreeMap<String, Vec<usize>>,
    by_short: BTreeMap<String, usize>,
}

/// The organisations, in the order in which they are first named.
pub fn joined(named: Vec<Named>, passages: &[&Passage<'_>]) -> Vec<Found<Organisation>> {
    let mut joined = Joined::default();
    // Those whose country is told come first, so that those without one find them.
    let (told, open): (Vec<Named>, Vec<Named>) = named.into_iter().partition(|named| named.whose.is_some());
    for named in told.into_iter().chain(open) {
        joined.add(named);
    }
    joined.shorts(passages);
    let all = joined.all.into_iter().filter(|gathered| gathered.named && !gathered.mentions.is_empty());
    let mut found: Vec<Found<Organisation>> = all.map(Gathered::found).collect();
    found.sort_by_key(|found| found.mentions.first().map(|mention| (mention.part, mention.span.start)));
    found
}

impl Gathered {
    fn found(mut self) -> Found<Organisation> {
        self.mentions.sort_unstable_by_key(|mention| (mention.part, mention.span.start, mention.span.end));
        self.mentions.dedup();
        let listed: Option<OrganisationId> = match self.entry {
            Some(Listed::Organisation(id)) => Some(id),
            _ => None,
        };
        // "Islamic State" says as much as "so-called Islamic State group".
        let fullness = |name: &str| {
            let capital = |word: Option<&str>| word.is_some_and(|word| !word.starts_with(char::is_lowercase));
            let mut words = name.split(' ');
            let first = words.next();
            (capital(first) && words.next_back() != Some("group"), name.chars().count())
        };
        let mut best = String::new();
        for name in self.names {
            if fullness(&name) > fullness(&best) || best.is_empty() {
                best = name;
            }
        }
        let what = Organisation { name: best, listed };
        Found { what, role: Role::Mentioned, score: 0, rule: self.rule, mentions: self.mentions }
    }
}

impl Joined {
    fn add(&mut self, named: Named) {
        let known = self.known(&named);
        let Named { part, words: _, span, name, entry, rule, short, bare, whose, people } = named;
        let at = known.unwrap_or(self.all.len());
        if known.is_none() {
            let (names, mentions) = (Vec::new(), Vec::new());
            self.all.push(Gathered { names, entry, rule, whose, named: false, mentions });
        }
        let Some(gathered) = self.all.get_mut(at) else { return };
        gathered.entry = gathered.entry.or(entry);
        gathered.whose = gathered.whose.or(whose);
        gathered.mentions.push(Mention { part, span });
        if !people {
            gathered.named = true;
            if !gathered.names.contains(&name) && gathered.names.len() < FORMS {
                gathered.names.push(name);
            }
        }
        if let Some(entry) = entry {
            self.by_entry.entry(entry).or_insert(at);
        }
        if let Some(short) = short {
            self.by_short.entry(short).or_insert(at);
        }
        let same = self.by_bare.entry(bare).or_default();
        if !same.contains(&at) {
            same.push(at);
        }
    }

    /// The organisation that a name means, if it has been named before.
    fn known(&self, named: &Named) -> Option<usize> {
        let by_entry = named.entry.and_then(|entry| self.by_entry.get(&entry)).copied();
        let by_bare = || {
            let same = self.by_bare.get(&named.bare)?;
            let whose = |at: usize| self.all.get(at).and_then(|gathered| gathered.whose);
            let fits = |&at: &usize| {
                let entry = self.all.get(at).and_then(|gathered| gathered.entry);
                named.entry.is_none() || entry.is_none() || entry == named.entry
            };
            match named.whose {
                Some(_) => same.iter().copied().filter(fits).find(|&at| whose(at) == named.whose),
                // "Foreign Ministry" is the one whose country was told, if there is only one.
                None => same.first().copied().filter(|at| same.len() == 1 && fits(at)),
            }
        };
        let by_short = || named.short.as_ref().and_then(|short| self.by_short.get(short)).copied();
        by_entry.or_else(by_bare).or_else(by_short)
    }

    /// Adds the places where an abbreviation stands that the text has given with a name.
    fn shorts(&mut self, passages: &[&Passage<'_>]) {
        if self.by_short.is_empty() {
            return;
        }
        // What is an organisation on its own already, by the lists, becomes one with the name before the brackets.
        for (short, &at) in &self.by_short {
            let same = self.by_bare.get(&short.to_lowercase()).map_or(&[][..], Vec::as_slice);
            for &other in same.iter().filter(|&&other| other != at) {
                let Some(other) = self.all.get_mut(other) else { continue };
                let (mentions, entry) = (std::mem::take(&mut other.mentions), other.entry);
                if let Some(gathered) = self.all.get_mut(at) {
                    gathered.mentions.extend(mentions);
                    gathered.entry = gathered.entry.or(entry);
                }
            }
        }
        for passage in passages {
            for (at, word) in passage.words.iter().enumerate().filter(|(_, word)| word.shape != Shape::Lower) {
                let Some(&known) = self.by_short.get(passage.word(at)) else { continue };
                if let Some(gathered) = self.all.get_mut(known) {
                    gathered.mentions.push(Mention { part: passage.part, span: word.span() });
                }
            }
        }
    }
}

/// Forms of one name that are kept to choose from.
const FORMS: usize = 12;
