//! The files that a search begins with: what pages, words and filters there are, and in which file each word stands.

use super::{List, Postings, hash, zipped};
use minicbor::{Encode, Encoder};
use std::collections::BTreeMap;

/// Places in one file of words, about 30 KB as it is sent.
const CHUNK: usize = 20_000;

/// A file of words: what it covers, and its content.
pub struct Chunk {
    /// The first word that may stand in it.
    pub from: String,
    /// The last.
    pub to: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Shares the words out over files, in order.
pub fn chunks(postings: &Postings) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut open: Vec<(&str, Vec<(&str, &List)>)> = Vec::new();
    let mut size = 0;
    for (stem, forms) in postings.words() {
        size += forms.iter().map(|(form, list)| list.size + usize::from(!form.is_empty())).sum::<usize>();
        open.push((stem, forms));
        if size >= CHUNK {
            chunks.extend(chunk(&open));
            open.clear();
            size = 0;
        }
    }
    chunks.extend(chunk(&open));
    // A word that somebody has only begun to type is looked for where it would stand, so the bounds are as short as
    // they can be.
    for at in 1..chunks.len() {
        let (before, after) = chunks.split_at_mut(at);
        let (Some(before), Some(after)) = (before.last_mut(), after.first_mut()) else { continue };
        let shared = before.to.chars().zip(after.from.chars()).take_while(|(a, b)| a == b).count();
        let short = |word: &str| word.chars().take(shared + 1).collect::<String>();
        let (to, from) = (short(&before.to), short(&after.from));
        if to >= before.from {
            before.to = to;
        }
        after.from = from;
    }
    chunks
}

fn chunk(words: &[(&str, Vec<(&str, &List)>)]) -> Option<Chunk> {
    let (first, last) = (words.first()?, words.last()?);
    let mut bytes = Vec::new();
    // Writing to a vector cannot fail.
    let _ = write(words, &mut bytes);
    Some(Chunk { from: first.0.to_owned(), to: last.0.to_owned(), bytes: zipped(&bytes) })
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn write(words: &[(&str, Vec<(&str, &List)>)], bytes: &mut Vec<u8>) -> Written {
    let mut out = Encoder::new(bytes);
    out.array(1)?.array(words.len() as u64)?;
    for (stem, forms) in words {
        let (plain, others): (Vec<_>, Vec<_>) = forms.iter().partition(|(form, _)| form.is_empty());
        out.array(3)?.str(stem)?;
        match plain.first() {
            Some((_, list)) => pages(&mut out, list)?,
            None => drop(out.array(0)?),
        }
        out.array(others.len() as u64)?;
        for (form, list) in others {
            out.array(2)?.str(form)?;
            pages(&mut out, list)?;
        }
    }
    Ok(())
}

fn pages(out: &mut Encoder<&mut Vec<u8>>, list: &List) -> Written {
    out.array(list.pages as u64)?;
    // The pages were written as they came.
    out.writer_mut().extend_from_slice(&list.bytes);
    Ok(())
}

/// A page, as the list of all pages has it.
#[derive(Encode)]
pub struct Entry {
    /// Its name in its file.
    #[n(0)]
    pub name: String,
    /// How many words it has.
    #[n(1)]
    pub words: u32,
    /// Its file.
    #[n(2)]
    pub file: String,
}

/// A file of words in the list of all of them.
#[derive(Encode)]
pub struct Range<'a> {
    /// The first word.
    #[n(0)]
    pub from: &'a str,
    /// The last.
    #[n(1)]
    pub to: &'a str,
    /// The file.
    #[n(2)]
    pub file: String,
}

/// A filter and its file, or an order and its pages.
#[derive(Encode)]
pub struct Named<'a, T> {
    /// Its name.
    #[n(0)]
    pub name: &'a str,
    /// What belongs to it.
    #[n(1)]
    pub of: T,
}

/// Everything that a search needs to know before it reads any other file.
#[derive(Encode)]
pub struct Overview<'a> {
    /// Pagefind's version.
    #[n(0)]
    pub version: &'a str,
    /// All pages, by number.
    #[n(1)]
    pub pages: Vec<Entry>,
    /// All files of words.
    #[n(2)]
    pub words: Vec<Range<'a>>,
    /// All filters.
    #[n(3)]
    pub filters: Vec<Named<'a, String>>,
    /// All orders.
    #[n(4)]
    pub orders: Vec<Named<'a, Vec<u32>>>,
    /// The fields of pages, by number.
    #[n(5)]
    pub fields: Vec<&'a str>,
}

impl Overview<'_> {
    /// Its hash and content.
    pub fn file(&self) -> (String, Vec<u8>) {
        encoded(self)
    }
}

/// The file of a filter: its values, each with its pages.
pub fn filter(name: &str, values: &BTreeMap<String, Vec<u32>>) -> (String, Vec<u8>) {
    let values: Vec<_> = values.iter().map(|(value, pages)| Named { name: value, of: pages }).collect();
    encoded(&Named { name, of: values })
}

fn encoded<T: Encode<()>>(value: &T) -> (String, Vec<u8>) {
    // Encoding into a vector cannot fail.
    let bytes = minicbor::to_vec(value).unwrap_or_default();
    (hash(&bytes), zipped(&bytes))
}
