//! What our manifest at a store says: the hash of each file of ours, the tag that the store gave to it, and in which form
//! its content stands there.
//!
//! A file that is on its way stands there with a hash of zeros: it is ours, and what is in it is not known. So a
//! publication that was killed leaves nothing that the next one does not know.

use crate::disk::{Hash, Manifest};
use crate::media::Coding;
use std::collections::BTreeMap;

/// The hash of a file whose content is not known.
pub const UNSURE: Hash = [0; 32];

/// In which form a file's content stands at a store. The hash is that of the content itself, whatever its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// As it is.
    #[default]
    Plain,
    /// In a coding.
    Packed(Coding),
    /// As it is, since this coding would not make it smaller.
    Unpackable(Coding),
}

/// The forms that are written down, by the words for them.
const FORMS: [(&str, Form); 4] = [
    (" gzip", Form::Packed(Coding::Gzip)),
    (" br", Form::Packed(Coding::Brotli)),
    (" not-gzip", Form::Unpackable(Coding::Gzip)),
    (" not-br", Form::Unpackable(Coding::Brotli)),
];

impl Form {
    /// Whether this is how a file stands where this coding is wished for.
    pub fn fits(self, wish: Option<Coding>) -> bool {
        match self {
            Self::Plain => wish.is_none(),
            Self::Packed(coding) => wish == Some(coding),
            Self::Unpackable(coding) => wish.is_none_or(|wish| wish == coding),
        }
    }

    /// Its word, with a blank before it; empty for a file as it is.
    fn word(self) -> &'static str {
        FORMS.iter().find(|(_, form)| *form == self).map_or("", |(word, _)| word)
    }

    /// Takes the word for a form, if there is one, from what stands behind a path. Tags have no blank in them.
    fn split(text: &str) -> (&str, Self) {
        let found = FORMS.iter().find_map(|(word, form)| Some((text.strip_suffix(word)?, *form)));
        found.unwrap_or((text, Self::Plain))
    }
}

/// One file of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The hash of its content.
    pub hash: Hash,
    /// The store's own name for that content; empty if it gave none.
    pub tag: String,
    /// How its content stands there.
    pub form: Form,
}

/// Every file of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The files by path.
    pub files: BTreeMap<String, Entry>,
    /// Tells this writing of the manifest from every other, so that two publishers never write the same.
    pub writer: String,
}

impl State {
    /// Reads lines as `b3sum` writes them, each with a tab, a tag and the word for a form behind the path.
    pub fn parse(text: &str) -> Self {
        let split = |line: &str| line.rsplit_once('\t').map(|(line, tag)| (line.to_owned(), tag.to_owned()));
        let lines: Vec<(String, String)> = text.lines().filter_map(split).collect();
        let plain: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let hashes = Manifest::parse(&plain).files;
        let tags = lines.iter().filter_map(|(line, tag)| Some((line.split_once("  ")?.1, tag)));
        let entry = |(path, tag): (&str, &String)| {
            let (tag, form) = Form::split(tag);
            Some((path.to_owned(), Entry { hash: *hashes.get(path)?, tag: tag.to_owned(), form }))
        };
        Self { files: tags.filter_map(entry).collect(), writer: String::new() }
    }

    /// The lines.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.files.len() * 150);
        for (path, Entry { hash, tag, form }) in &self.files {
            let hash = blake3::Hash::from_bytes(*hash).to_hex();
            for piece in [hash.as_str(), "  ", path, "\t", tag, form.word(), "\n"] {
                out.push_str(piece);
            }
        }
        out.push_str("# ");
        out.push_str(&self.writer);
        out.push('\n');
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Coding, Entry, FORMS, Form, State};

    #[test]
    fn a_state_reads_what_it_writes_and_nothing_from_outside() {
        let entry = |form, tag: &str| Entry { hash: [7; 32], tag: tag.to_owned(), form };
        let forms = FORMS.iter().map(|(_, form)| *form).chain([Form::Plain]);
        let files = forms.enumerate().flat_map(|(n, form)| {
            [(format!("{n}/index.html"), entry(form, "\"0f-2\"")), (format!("{n}"), entry(form, ""))]
        });
        let mut state = State { files: files.collect(), writer: "somebody 1".to_owned() };
        let mut text = state.text();
        text.push_str(&format!("{}  ../x\tt\n", "07".repeat(32)));
        state.writer.clear();
        assert_eq!(State::parse(&text), state);
    }

    #[test]
    fn a_manifest_from_before_there_were_forms_tells_of_files_as_they_are() {
        let state = State::parse(&format!("{}  index.html\t\"0f-2\"\n# somebody 1\n", "07".repeat(32)));
        assert_eq!(state.files["index.html"], Entry { hash: [7; 32], tag: "\"0f-2\"".to_owned(), form: Form::Plain });
    }

    #[test]
    fn a_form_fits_the_wish_that_it_came_from() {
        let wishes = [None, Some(Coding::Gzip), Some(Coding::Brotli)];
        let fits = |form: Form| wishes.map(|wish| form.fits(wish));
        assert_eq!(fits(Form::Plain), [true, false, false]);
        assert_eq!(fits(Form::Packed(Coding::Gzip)), [false, true, false]);
        assert_eq!(fits(Form::Unpackable(Coding::Brotli)), [true, false, true]);
    }
}
