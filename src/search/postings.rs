//! Where every word stands: written down in Pagefind's form as the texts come, so that no text and no list of places has
//! to be kept.

use super::Words;
use minicbor::Encoder;
use std::collections::BTreeMap;

/// The places of one written form of a word, on all pages so far.
#[derive(Default)]
pub struct List {
    /// The pages with their places, as Pagefind reads them.
    pub bytes: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// How much they weigh when words are shared out over files.
    pub size: usize,
    last: usize,
}

/// One place of a word: in the text, or in a field beside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    list: u32,
    /// 0 in the text, otherwise the field's number from 1.
    field: u8,
    weight: u8,
    at: u32,
}

/// All words of all texts, with their places.
pub struct Postings {
    words: Words,
    /// For each number that `words` gives, its list: what differs in weight only shares one.
    lists_of: Vec<u32>,
    lists: Vec<List>,
    /// Stem, then written form; the plain form is the empty one and comes first.
    by_name: BTreeMap<Box<str>, BTreeMap<Box<str>, u32>>,
    places: Vec<Place>,
}

impl Postings {
    /// Empty, for texts of a site in this language.
    pub fn new(language: &str) -> Self {
        Self {
            words: Words::new(language),
            lists_of: Vec::new(),
            lists: Vec::new(),
            by_name: BTreeMap::new(),
            places: Vec::new(),
        }
    }

    /// Takes the next page: the words of its text, and those of its fields, each with its number. Pages come in order.
    pub fn take(&mut self, page: usize, text: &str, fields: &[(u8, &str)]) {
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        self.place(text, 0, &mut places);
        for &(field, words) in fields {
            self.place(words, field + 1, &mut places);
        }
        places.sort_unstable();
        for places in places.chunk_by(|a, b| a.list == b.list) {
            if let Some(list) = places.first().and_then(|place| self.lists.get_mut(place.list as usize)) {
                list.take(page, places);
            }
        }
        self.places = places;
    }

    fn place(&mut self, text: &str, field: u8, places: &mut Vec<Place>) {
        for (at, raw) in (0u32..).zip(text.split(' ').filter(|word| !word.is_empty())) {
            for (number, found) in self.words.of(raw) {
                if number == self.lists_of.len() {
                    let next = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
                    let forms = self.by_name.entry(found.stem.clone()).or_default();
                    let list = *forms.entry(found.form.clone()).or_insert(next);
                    if list == next {
                        self.lists.push(List::default());
                    }
                    self.lists_of.push(list);
                }
                let list = self.lists_of[number];
                let weight = if field == 0 { found.weight } else { 0 };
                places.push(Place { list, field, weight, at });
            }
        }
    }

    /// Every stem in order, with the list of its plain form, if it has one, and those of the others.
    pub fn words(&self) -> impl Iterator<Item = (&str, Vec<(&str, &List)>)> {
        self.by_name.iter().map(|(stem, forms)| {
            let forms = forms.iter().filter_map(|(form, &list)| Some((&**form, self.lists.get(list as usize)?)));
            (&**stem, forms.collect())
        })
    }
}

impl List {
    /// Writes down one page: how many pages it comes after the last one, its places in the text, its places in fields.
    fn take(&mut self, page: usize, places: &[Place]) {
        let (text, fields) = places.split_at(places.partition_point(|place| place.field == 0));
        let text = in_text(text);
        let fields = in_fields(fields);
        self.size += text.len() + fields.len() + 1;
        self.pages += 1;
        let delta = page - self.last;
        self.last = page;
        let mut encoder = Encoder::new(&mut self.bytes);
        // Writing to a vector cannot fail.
        let _ = encoder.encode((delta, text, fields));
    }
}

/// The weight that Pagefind assumes at the beginning of a list.
const ASSUMED: i64 = 25;

/// Places as steps from one to the next; a change of weight is told by a negative number and a place as it is.
fn in_text(places: &[Place]) -> Vec<i64> {
    let mut steps = Vec::with_capacity(places.len() + 1);
    let (mut weight, mut last) = (ASSUMED, 0);
    for place in places {
        let at = i64::from(place.at);
        if i64::from(place.weight) == weight {
            steps.push(at - last);
        } else {
            weight = i64::from(place.weight);
            steps.extend([-weight - 1, at]);
        }
        last = at;
    }
    steps
}

/// Places as steps within each field, whose number goes before them as a negative one.
fn in_fields(places: &[Place]) -> Vec<i64> {
    let mut steps = Vec::with_capacity(places.len() * 2);
    for field in places.chunk_by(|a, b| a.field == b.field) {
        let mut last = 0;
        steps.extend(field.first().map(|place| -i64::from(place.field)));
        for place in field {
            steps.push(i64::from(place.at) - last);
            last = i64::from(place.at);
        }
    }
    steps
}
