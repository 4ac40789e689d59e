//! Search: what can be found on the site as records, and records as the files that Pagefind searches in a browser.
//!
//! Knows no page's markup, no disk, and no other host: an index is files like any other. It is written in Pagefind's form
//! here, and not by Pagefind's own library, because that takes five times the time and twenty times the memory; the
//! library gives the reader's half, and `tests/it/search.rs` holds the index to what the library would have written.

mod fragments;
mod packed;
mod postings;
mod reader;
mod records;
mod words;

pub use records::{Record, records};

use flate2::Compression;
use flate2::write::GzEncoder;
use fragments::{Fragment, Last};
use packed::{Entry, Named, Overview, Range};
use postings::{List, Postings};
use rayon::prelude::*;
use reader::{reader, stemmer};
use std::collections::BTreeMap;
use std::io::{self, Write};
use words::Words;

/// The folder of the index, from the site's root. No other page can have an address in it.
pub const FOLDER: &str = "search/index/";

/// What was indexed, so that the same records need not be indexed again.
pub const MARK: &str = "search/index/records.txt";

/// To be raised whenever the same records give other files, so that no index of an earlier program is kept.
const FORM: u32 = 2;

/// Records that are worked on at one time, so that memory does not grow with the site.
const AT_ONCE: usize = 256;

/// What the fields of a record are found by: their names, in order. The others are only shown.
const FOUND_BY: [&str; 2] = ["tags", "title"];

/// A hash of everything that the index is made of.
pub fn mark(records: &[Record<'_>], language: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    add(&format!("{} {FORM} {language}", env!("CARGO_PKG_VERSION")));
    for Record { route, text, fields, filters } in records {
        add(route.as_str());
        add(&format!("{} {} {}", text.len(), fields.len(), filters.len()));
        text.iter().for_each(|part| add(part));
        fields.iter().flat_map(|(name, value)| [*name, value]).for_each(&mut add);
        filters.iter().flat_map(|(name, value)| [*name, value]).for_each(&mut add);
    }
    format!("{}\n", hasher.finalize().to_hex())
}

/// Writes the files of an index, each once. `language` is the site's: its stemmer is used for every record, because a
/// query is read in one language too. Gives the number of files.
pub fn write(records: &[Record<'_>], language: &str, put: &Put<'_>) -> io::Result<usize> {
    let language = &language.to_ascii_lowercase();
    let reader = reader(language)?;
    let mut index = Index::new(records, language, put);
    for records in records.chunks(AT_ONCE) {
        index.take(records)?;
    }
    index.finish(&reader.version)?;
    let languages = serde_json::json!({
        language: { "hash": index.overview, "wasm": reader.wasm, "page_count": records.len() }
    });
    let entry = serde_json::json!({ "version": reader.version, "languages": languages, "include_characters": ["_"] });
    index.put("pagefind-entry.json", entry.to_string().as_bytes())?;
    for (name, bytes) in &reader.files {
        index.put(name, bytes)?;
    }
    Ok(index.files)
}

/// Takes a file: its path from the site's root, and its content.
pub type Put<'a> = dyn Fn(&str, &[u8]) -> io::Result<()> + Sync + 'a;

/// An index that is being written.
struct Index<'a> {
    language: &'a str,
    put: &'a Put<'a>,
    files: usize,
    /// The names of all fields.
    fields: Vec<&'static str>,
    postings: Postings,
    fragments: Vec<Fragment>,
    /// Pages whose file is known, and those that follow.
    entries: Vec<Entry>,
    words: Vec<u32>,
    filters: BTreeMap<&'static str, BTreeMap<String, Vec<u32>>>,
    overview: String,
}

impl<'a> Index<'a> {
    fn new(records: &[Record<'_>], language: &'a str, put: &'a Put<'a>) -> Self {
        let mut fields: Vec<&str> = records.iter().flat_map(|record| record.fields.keys().copied()).collect();
        fields.sort_unstable();
        fields.dedup();
        Self {
            language,
            put,
            files: 0,
            fields,
            postings: Postings::new(language),
            fragments: Vec::new(),
            entries: Vec::new(),
            words: Vec::new(),
            filters: BTreeMap::new(),
            overview: String::new(),
        }
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.files += 1;
        (self.put)(&format!("{FOLDER}{name}"), bytes)
    }

    fn take(&mut self, records: &[Record<'_>]) -> io::Result<()> {
        let made: Vec<(String, Fragment)> = records
            .par_iter()
            .map(|record| {
                let content = spaced(&closed(&record.text));
                let fragment = Fragment::new(record.route.as_str(), &content, &record.fields);
                (content, fragment)
            })
            .collect();
        for (record, (content, fragment)) in records.iter().zip(made) {
            let page = self.words.len();
            let fields = self.found_by(record);
            let fields: Vec<(u8, &str)> = fields.iter().map(|(field, words)| (*field, words.as_str())).collect();
            self.postings.take(page, &content, &fields);
            self.words.push(u32::try_from(fragment.words).unwrap_or(u32::MAX));
            for (filter, value) in &record.filters {
                let pages = self.filters.entry(filter).or_default().entry(value.clone()).or_default();
                // A record that gives one value twice is found by it once.
                let page = u32::try_from(page).unwrap_or(u32::MAX);
                if pages.last() != Some(&page) {
                    pages.push(page);
                }
            }
            self.fragments.push(fragment);
        }
        self.write_fragments(Last::No)
    }

    /// The fields that a record is found by, each with its number.
    fn found_by(&self, record: &Record<'_>) -> Vec<(u8, String)> {
        let number = |name: &str| u8::try_from(self.fields.binary_search(&name).ok()?).ok();
        let field = |name: &&str| Some((number(name)?, spaced(record.fields.get(*name)?)));
        FOUND_BY.iter().filter_map(field).collect()
    }

    fn write_fragments(&mut self, last: Last) -> io::Result<()> {
        let shared = fragments::share(&mut self.fragments, last);
        let files: Vec<fragments::File> = shared.par_iter().map(|pages| fragments::file(pages)).collect();
        for (pages, file) in shared.into_iter().zip(files) {
            let name = format!("{}_{}", self.language, file.hash);
            self.put(&format!("fragment/{name}.pf_fragment"), &file.bytes)?;
            for page in pages {
                let words = self.words.get(self.entries.len()).copied().unwrap_or_default();
                self.entries.push(Entry { name: page.name, words, file: name.clone() });
            }
        }
        Ok(())
    }

    fn finish(&mut self, version: &str) -> io::Result<()> {
        self.write_fragments(Last::Yes)?;
        let chunks = packed::chunks(&self.postings);
        let mut words = Vec::new();
        for chunk in &chunks {
            let file = format!("{}_{}", self.language, hash(&chunk.bytes));
            self.put(&format!("index/{file}.pf_index"), &chunk.bytes)?;
            words.push(Range { from: &chunk.from, to: &chunk.to, file });
        }
        let mut filters = Vec::new();
        for (name, values) in &std::mem::take(&mut self.filters) {
            let (hash, bytes) = packed::filter(name, values);
            let file = format!("{}_{hash}", self.language);
            self.put(&format!("filter/{file}.pf_filter"), &bytes)?;
            filters.push(Named { name, of: file });
        }
        let all = (0u32..).take(self.entries.len()).collect();
        let overview = Overview {
            version,
            pages: std::mem::take(&mut self.entries),
            words,
            filters,
            // Records come in the order of time.
            orders: vec![Named { name: "date", of: all }],
            fields: self.fields.clone(),
        };
        let (hash, bytes) = overview.file();
        self.overview = format!("{}_{hash}", self.language);
        self.put(&format!("pagefind.{}.pf_meta", self.overview), &bytes)
    }
}

/// The blocks of a text, each ending as a sentence does: an excerpt has no lines, and a heading or an item of a list would
/// run on into what follows it.
fn closed(text: &[&str]) -> String {
    let mut out = String::with_capacity(text.iter().map(|part| part.len() + 16).sum());
    for line in text.iter().flat_map(|part| part.lines()).map(str::trim).filter(|line| !line.is_empty()) {
        if out.ends_with(char::is_alphanumeric) {
            let ideographic = out.ends_with(|letter| letter >= '\u{2e80}');
            out.push(if ideographic { '。' } else { '.' });
        }
        out.push(' ');
        out.push_str(line);
    }
    out
}

/// Words with one gap between them, as a result's excerpt counts them; without the invisible gaps by which Pagefind
/// would take a text for one in a language without spaces.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|letter: char| letter.is_whitespace() || letter == '\u{200B}' || letter == '\u{FEFF}') {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// A short hash for the name of a file or page: 64 bits, so that two of a million pages share one once in 40 million sites.
fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..16].to_owned()
}

/// The word at the head of every file of Pagefind's, by which it knows that a file was unpacked.
const SIGNATURE: &[u8] = b"pagefind_dcd";

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    // Writing to a vector cannot fail.
    let _ = out.write_all(SIGNATURE).and_then(|()| out.write_all(bytes));
    out.finish().unwrap_or_default()
}
