//! Forms of one organisation, joined to one finding.

use super::{BTreeMap, Found, Listed, Mention, Named, Organisation, OrganisationId, Passage, Role, Rule, Shape};

/// An organisation as it is gathered.
struct Gathered {
    name: String,
    entry: Option<Listed>,
    rule: Rule,
    bare: Option<String>,
    mentions: Vec<Mention>,
}

/// Organisations gathered, and the ways to them.
#[derive(Default)]
struct Joined {
    all: Vec<Gathered>,
    by_entry: BTreeMap<Listed, usize>,
    by_name: BTreeMap<String, usize>,
    by_short: BTreeMap<String, usize>,
}

/// The organisations, in the order in which they are first named.
pub fn joined(named: Vec<Named>, passages: &[&Passage<'_>]) -> Vec<Found<Organisation>> {
    let mut joined = Joined::default();
    for named in named {
        joined.add(named);
    }
    joined.shorts(passages);
    joined.unqualified();
    let mut found: Vec<Found<Organisation>> =
        joined.all.into_iter().filter(|gathered| !gathered.mentions.is_empty()).map(Gathered::found).collect();
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
        let what = Organisation { name: self.name, listed };
        Found { what, role: Role::Mentioned, score: 0, rule: self.rule, mentions: self.mentions }
    }
}

impl Joined {
    fn add(&mut self, named: Named) {
        let Named { part, words: _, span, name, entry, rule, short, bare } = named;
        let key = folded(&name);
        let known = entry
            .and_then(|entry| self.by_entry.get(&entry))
            .or_else(|| self.by_name.get(&key))
            .or_else(|| short.as_ref().and_then(|short| self.by_short.get(short)))
            .copied();
        let at = known.unwrap_or(self.all.len());
        let mention = Mention { part, span };
        match self.all.get_mut(at) {
            Some(known) => {
                if name.chars().count() > known.name.chars().count() {
                    known.name = name;
                }
                known.entry = known.entry.or(entry);
                known.mentions.push(mention);
            }
            None => self.all.push(Gathered { name, entry, rule, bare, mentions: vec![mention] }),
        }
        self.by_name.entry(key).or_insert(at);
        if let Some(entry) = entry {
            self.by_entry.entry(entry).or_insert(at);
        }
        if let Some(short) = short {
            self.by_short.entry(short).or_insert(at);
        }
    }

    /// Adds the places where an abbreviation stands that the text has given with a name.
    fn shorts(&mut self, passages: &[&Passage<'_>]) {
        if self.by_short.is_empty() {
            return;
        }
        // What is an organisation on its own already, by the lists, becomes one with the name before the brackets.
        for (short, &at) in &self.by_short {
            if let Some(&other) = self.by_name.get(&folded(short)).filter(|&&other| other != at) {
                let mentions = self.all.get_mut(other).map(|other| std::mem::take(&mut other.mentions));
                if let Some(gathered) = self.all.get_mut(at) {
                    gathered.mentions.extend(mentions.unwrap_or_default());
                }
            }
        }
        for passage in passages {
            for (at, word) in passage.words.iter().enumerate().filter(|(_, word)| word.shape != Shape::Lower) {
                let Some(&known) = self.by_short.get(passage.word(at)) else { continue };
                if let Some(gathered) = self.all.get_mut(known) {
                    gathered.mentions.push(Mention { part: passage.part, span: word.span });
                }
            }
        }
    }

    /// Joins "Foreign Ministry" to the one "Russian Foreign Ministry" of the text.
    fn unqualified(&mut self) {
        let mut whose: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, gathered) in self.all.iter().enumerate() {
            if let Some(bare) = &gathered.bare {
                whose.entry(folded(bare)).or_default().push(at);
            }
        }
        for at in 0..self.all.len() {
            let Some([owner]) = self.all.get(at).and_then(|gathered| whose.get(&folded(&gathered.name))).map(Vec::as_slice)
            else {
                continue;
            };
            let (owner, taken) = (*owner, std::mem::take(&mut self.all[at].mentions));
            self.all[owner].mentions.extend(taken);
        }
    }
}

/// A name for comparing: in small letters, without signs, and in one of the two English spellings.
fn folded(name: &str) -> String {
    let letters: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    letters.replace("organiz", "organis").replace("defence", "defense").replace("centre", "center")
}
