//! Where readers know the articles to be, kept beside the output folder.
//!
//! One line an article: its address, a tab, the path of its file. It stands apart from what was seen at the last build, so
//! that a build with nothing to do need not read it.

use super::error::Error;
use crate::pages::former::Addresses;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The file's name in the state folder.
const NAME: &str = "addresses";

/// Reads them from a state folder; none if there are none.
pub fn load(state: &Path) -> Addresses {
    let text = fs::read_to_string(state.join(NAME)).unwrap_or_default();
    let pairs = text.lines().filter_map(|line| line.split_once('\t'));
    pairs.map(|(address, path)| (path.to_owned(), address.to_owned())).collect()
}

/// Writes them into a state folder.
pub fn save(state: &Path, addresses: &Addresses) -> Result<(), Error> {
    let mut text = String::with_capacity(addresses.len() * 100);
    for (path, address) in addresses {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{address}\t{path}");
    }
    let (path, aside) = (state.join(NAME), state.join("addresses.new"));
    fs::write(&aside, text).map_err(Error::write(&aside))?;
    fs::rename(&aside, &path).map_err(Error::write(&path))
}

#[cfg(test)]
mod tests {
    use super::{Addresses, load, save};

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), Addresses::new());
        let one = Addresses::from([("articles/a b.md".to_owned(), "/briefings/a-b/".to_owned())]);
        save(folder.path(), &one).unwrap();
        assert_eq!(load(folder.path()), one);
    }
}
