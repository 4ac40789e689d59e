//! Joining the names of one person: the full name, parts of it, and surnames later on.

use super::{Candidate, ENOUGH, Found, Home, Mention, Part, Person, Role, Rule, Told, counterpart};
use std::collections::{BTreeMap, BTreeSet};

/// A person while names are joined.
struct Group {
    /// The places of candidates with full names, in order.
    members: Vec<usize>,
    /// The places of candidates that were attached to them, in order.
    attached: Vec<usize>,
    /// The candidate with the fullest name.
    fullest: usize,
    /// Other names, as words for comparing: "better known as Hemedti".
    aliases: Vec<Vec<String>>,
    /// Of the same family the one who was named first, to whom the surname alone belongs.
    head: Option<usize>,
}

/// The people whom the candidates name, in the order in which they are first named.
pub fn joined(mut candidates: Vec<Candidate>) -> Vec<Told> {
    candidates.sort_by_key(|candidate| (candidate.part, candidate.span));
    support(&mut candidates);
    repeated(&mut candidates);
    let mut joining = Joining { candidates: &candidates, groups: Vec::new(), recent: Recent::default(), last: None };
    let mut own: Vec<Option<usize>> = vec![None; candidates.len()];
    // Names of several words first, so that a surname which stands before its full name, as in a title, finds it.
    for (at, candidate) in candidates.iter().enumerate() {
        let known = at.checked_sub(1).filter(|_| candidate.also).and_then(|last| own[last]);
        if let Some(group) = known {
            joining.also(at, group);
            own[at] = known;
        } else if candidate.keys.len() > 1 && candidate.points >= ENOUGH {
            own[at] = Some(joining.place(at));
        }
    }
    joining.recent.forget();
    for (at, group) in own.iter_mut().enumerate() {
        match *group {
            Some(group) => joining.named(at, group),
            None => *group = joining.attach(at),
        }
    }
    let mut groups = joining.groups;
    let offices = offices(&mut groups, &candidates, &own);
    let told = groups.into_iter().zip(offices).map(|group| person(group, &candidates));
    let mut people: Vec<(Part, u32, Told)> = told.collect();
    // The body is the article; a name that only the title has comes last.
    people.sort_by_key(|(part, start, _)| (std::cmp::Reverse(*part), *start));
    people.into_iter().map(|(_, _, person)| person).collect()
}

/// A full name gains from its surname standing alone elsewhere with words of speech or office.
fn support(candidates: &mut [Candidate]) {
    let spoken: BTreeSet<String> = candidates
        .iter()
        .filter(|candidate| candidate.keys.len() == 1 && matches!(candidate.rule, Rule::Speech | Rule::Office))
        .filter(|candidate| candidate.points >= 2)
        .filter_map(|candidate| candidate.keys.first().cloned())
        .collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.keys.len() > 1) {
        let ends = [candidate.keys.first(), candidate.keys.last()];
        if candidate.points > 0 && ends.into_iter().flatten().any(|key| spoken.contains(key)) {
            candidate.points += 2;
        }
    }
}

/// A single word that speaks again and again is somebody, even if no list knows it.
fn repeated(candidates: &mut [Candidate]) {
    let mut spoken: BTreeMap<&str, u32> = BTreeMap::new();
    let single = |candidate: &&Candidate| candidate.keys.len() == 1 && candidate.rule == Rule::Speech;
    for candidate in candidates.iter().filter(single) {
        *spoken.entry(candidate.name.as_str()).or_default() += 1;
    }
    let often: BTreeSet<String> =
        spoken.into_iter().filter(|(_, times)| *times > 1).map(|(name, _)| name.to_owned()).collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.points > 0 && often.contains(&candidate.name)) {
        candidate.points += 1;
    }
}

/// The people of a text while its names are joined.
struct Joining<'c> {
    candidates: &'c [Candidate],
    groups: Vec<Group>,
    recent: Recent,
    /// Who was named last.
    last: Option<usize>,
}

impl Joining<'_> {
    /// Puts a full name into the group of the same person, or into one of its own, and tells which.
    fn place(&mut self, at: usize) -> usize {
        let candidate = &self.candidates[at];
        // Two names of one person share two words at least, so that the commonest of them need not be looked for.
        let commonest = (0..candidate.keys.len()).max_by_key(|&key| self.recent.times(&candidate.keys[key]));
        let mut known: Vec<usize> = Vec::new();
        for (_, key) in candidate.keys.iter().enumerate().filter(|(key, _)| Some(*key) != commonest) {
            known.extend(self.recent.of(key));
        }
        known.sort_unstable();
        known.dedup();
        let full = |group: &usize| &self.candidates[self.groups[*group].fullest];
        let exact =
            |group: &usize| full(group).keys == candidate.keys && full(group).generation == candidate.generation;
        let one = |group: &usize| {
            let full = &full(group).keys;
            within(&candidate.keys, full) || within(full, &candidate.keys)
        };
        let same = known.iter().copied().find(exact);
        let same = same.or_else(|| known.into_iter().find(|group| one(group) && !self.is_namesake(at, *group)));
        let group = same.unwrap_or_else(|| self.begin(at));
        let entry = &mut self.groups[group];
        entry.members.push(at);
        if candidate.keys.len() > self.candidates[entry.fullest].keys.len() {
            entry.fullest = at;
        }
        if let Some(nickname) = &candidate.nickname {
            entry.call(std::slice::from_ref(nickname));
        }
        self.named(at, group);
        group
    }

    fn begin(&mut self, at: usize) -> usize {
        let head = self.head(at);
        self.groups.push(Group { members: Vec::new(), attached: Vec::new(), fullest: at, aliases: Vec::new(), head });
        self.groups.len() - 1
    }

    /// Whether somebody is another than one of nearly the same name: a son who was just told to be one, or one of another
    /// generation, of whom only the other is known as a leader.
    fn is_namesake(&self, at: usize, group: usize) -> bool {
        let (own, other) = (&self.candidates[at], &self.candidates[self.groups[group].fullest]);
        let son = own.kin && self.last == Some(group) || is_son(own, other) || is_son(other, own);
        son || own.generation != other.generation && own.leads.is_some() != other.leads.is_some()
    }

    /// Of those who bear a family's name before somebody who is told as their kin, or as of another generation, the first.
    fn head(&self, at: usize) -> Option<usize> {
        let own = &self.candidates[at];
        let (first, last) = own.keys.first().zip(own.keys.last()).filter(|_| own.keys.len() > 1)?;
        let shares = |group: &usize| {
            let other = &self.candidates[self.groups[*group].fullest];
            let related = own.kin || own.generation != other.generation && own.keys == other.keys;
            let name =
                other.keys.last().is_some_and(|name| own.keys.contains(name)) || other.keys.first() == Some(first);
            related && name && other.keys.len() > 1
        };
        let keys = own.keys.iter().filter(|key| own.kin || *key == last);
        let other = keys.flat_map(|key| self.recent.of(key).take(1)).find(shares)?;
        Some(self.groups[other].head.unwrap_or(other))
    }

    /// Gives a person another name.
    fn also(&mut self, at: usize, group: usize) {
        self.groups[group].call(&self.candidates[at].keys);
        self.groups[group].members.push(at);
        self.named(at, group);
    }

    /// Remembers that a person is named.
    fn named(&mut self, at: usize, group: usize) {
        self.last = Some(group);
        let Group { fullest, aliases, .. } = &self.groups[group];
        let keys = self.candidates[*fullest].keys.iter().chain(aliases.iter().flatten());
        self.recent.name(keys, group, at);
    }

    /// Gives a surname to the person last named by it, or makes a person of it if an office or speech says so.
    fn attach(&mut self, at: usize) -> Option<usize> {
        let candidate = &self.candidates[at];
        let fits = |group: &usize| {
            let Group { fullest, aliases, .. } = &self.groups[*group];
            let mut names = aliases.iter().chain([&self.candidates[*fullest].keys]);
            names.any(|name| within(&candidate.keys, name))
        };
        let named = candidate.keys.last().and_then(|key| self.recent.of(key).find(fits));
        // Of a family the surname alone is that of whom the text tells first, whoever of them was named last.
        let head = named.and_then(|group| self.groups[group].head).filter(fits);
        let group = match head.or(named) {
            Some(group) => {
                self.groups[group].attached.push(at);
                group
            }
            None if alone(candidate) => {
                let group = self.begin(at);
                self.groups[group].members.push(at);
                group
            }
            None => return None,
        };
        self.named(at, group);
        Some(group)
    }
}

impl Group {
    /// Adds another name.
    fn call(&mut self, keys: &[String]) {
        if self.aliases.len() < ALIASES && self.aliases.iter().all(|known| known != keys) {
            self.aliases.push(keys.to_vec());
        }
    }
}

/// Other names of one person that are kept.
const ALIASES: usize = 4;

/// People by the words of their names, in the order in which they were last named.
#[derive(Default)]
struct Recent {
    by_key: BTreeMap<String, BTreeSet<(i64, usize)>>,
    /// When each was last named. Who has not been named is there too, below zero, the first to come last.
    ranks: Vec<i64>,
}

/// People of one name among whom one who is named again is sought: those who were last named. Without an end, a list of
/// people of one family would cost the square of its length.
const NEAR: usize = 100;

impl Recent {
    /// Notes that somebody is named at this place.
    fn name<'k>(&mut self, keys: impl Iterator<Item = &'k String>, group: usize, at: usize) {
        while self.ranks.len() <= group {
            self.ranks.push(unnamed(self.ranks.len()));
        }
        let rank = i64::try_from(at).unwrap_or(i64::MAX);
        let before = std::mem::replace(&mut self.ranks[group], rank);
        for key in keys {
            if let Some(people) = self.by_key.get_mut(key) {
                people.remove(&(before, group));
                people.insert((rank, group));
            } else {
                self.by_key.insert(key.clone(), BTreeSet::from([(rank, group)]));
            }
        }
    }

    /// Begins the text anew: nobody has been named in it, but it is known who will be.
    fn forget(&mut self) {
        for people in self.by_key.values_mut() {
            *people = people.iter().map(|&(_, group)| (unnamed(group), group)).collect();
        }
        for (group, rank) in self.ranks.iter_mut().enumerate() {
            *rank = unnamed(group);
        }
    }

    /// The people with a word in their name, who was named last before the others.
    fn of<'k>(&'k self, key: &str) -> impl Iterator<Item = usize> + use<'k> {
        self.by_key.get(key).into_iter().flat_map(|people| people.iter().rev().take(NEAR)).map(|&(_, group)| group)
    }

    /// How many people have a word in their name.
    fn times(&self, key: &str) -> usize {
        self.by_key.get(key).map_or(0, BTreeSet::len)
    }
}

/// The rank of somebody who has not been named: of two, who comes first is nearer.
fn unnamed(group: usize) -> i64 {
    i64::try_from(group).map_or(i64::MIN, |group| -group - 1)
}

/// Whether a single word is a person by itself.
fn alone(candidate: &Candidate) -> bool {
    candidate.points >= ENOUGH && candidate.whole
}

/// Whether the words of one name stand in the other, in the same order.
fn within(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|key| rest.any(|other| other == key))
}

/// Whether one's name has the other's as that of the father: "Hamdan bin Mohammed bin Rashid", "Mohammed bin Rashid".
fn is_son(son: &Candidate, father: &Candidate) -> bool {
    const OF: [&str; 3] = [" bin ", " ibn ", " bint "];
    let Some((first, name)) = father.keys.first().zip(son.keys.get(1..)) else { return false };
    OF.iter().any(|of| son.name.contains(of)) && son.keys.first() != Some(first) && name.contains(first)
}

/// The offices of all, those included that somebody has as the counterpart of another.
fn offices(groups: &mut [Group], candidates: &[Candidate], own: &[Option<usize>]) -> Vec<String> {
    for group in groups.iter_mut() {
        group.members.append(&mut group.attached);
        group.members.sort_unstable();
        group.members.dedup();
    }
    let told = |group: &Group| {
        let mut offices = group.members.iter().map(|&at| &candidates[at].office);
        offices.find(|office| !office.is_empty()).cloned().unwrap_or_default()
    };
    let mut offices: Vec<String> = groups.iter().map(told).collect();
    for at in 0..candidates.len() {
        let Some(group) = own[at].filter(|&group| offices[group].is_empty()) else { continue };
        if let Some(office) = counterpart::office(candidates, at, (own, &offices)) {
            offices[group] = office;
        }
    }
    offices
}

fn person((group, office_of): (Group, String), candidates: &[Candidate]) -> (Part, u32, Told) {
    let members = || group.members.iter().map(|&at| &candidates[at]);
    let fullest = &candidates[group.fullest];
    let strongest = members().max_by_key(|candidate| candidate.points).unwrap_or(fullest);
    let office = members().find(|candidate| !candidate.office.is_empty());
    let home = |candidate: &Candidate| candidate.home.map(|home| (candidate.part, home));
    let home = office.and_then(home).or_else(|| members().find_map(home));
    let (country, doubtful) = match home {
        // Whoever else the sentence speaks of: "British and American politicians, Vladimir Putin".
        _ if office.is_none() && fullest.leads.is_some() => (fullest.leads, None),
        Some((_, Home::Named(id))) => (Some(id), None),
        Some((part, Home::Doubtful(span))) => (None, Some(Mention { part, span })),
        // Anna Scholz, who is called Scholz later on, is not the leader of that name.
        None => {
            let called = || members().find_map(|candidate| candidate.leads).filter(|_| fullest.keys.len() != 2);
            (fullest.leads.or_else(called), None)
        }
    };
    let first = members().find(|candidate| candidate.part == Part::Body).unwrap_or(fullest);
    let mentions: Vec<Mention> =
        members().map(|candidate| Mention { part: candidate.part, span: candidate.span }).collect();
    let person = Found {
        what: Person { name: fullest.name.clone(), office: office_of, country },
        role: Role::Mentioned,
        score: strongest.points,
        rule: strongest.rule,
        mentions,
    };
    (first.part, first.span.start, Told { person, doubtful })
}
