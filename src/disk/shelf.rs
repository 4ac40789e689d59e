//! Reading again and again: a file that is, by the system's word, what it was is not read a second time, and where it is
//! known which files have changed, the others are not even asked for.

use super::Error;
use super::read::{Content, Found, content, list, sorted};
use super::seen::Stat;
use crate::build::Inputs;
use crate::diag::Notes;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Files that are looked at one by one; of more, listing all is sooner done.
const FEW: usize = 32;

/// What was read of a site's files, and what the system said of them.
#[derive(Default)]
pub struct Shelf {
    found: Vec<Found>,
    notes: Notes,
    read: HashMap<String, (Stat, Content)>,
}

impl Shelf {
    /// Reads the site again. `changed` are the files that have, if that is known.
    pub fn read(&mut self, root: &Path, changed: Option<&[PathBuf]>) -> Result<Inputs, Error> {
        let few = changed.filter(|changed| changed.len() <= FEW && !self.found.is_empty());
        if !few.is_some_and(|changed| changed.iter().all(|path| self.look(path))) {
            (self.found, self.notes) = list(root)?;
        }
        Ok(self.take())
    }

    /// Looks at one file again; says whether it was there before and is a file still.
    fn look(&mut self, path: &Path) -> bool {
        let known = self.found.iter_mut().find(|file| file.at == path);
        match (known, fs::symlink_metadata(path)) {
            (Some(file), Ok(meta)) if meta.is_file() => {
                file.meta = meta;
                true
            }
            _ => false,
        }
    }

    /// Reads what was listed, as far as it is not on the shelf.
    fn take(&mut self) -> Inputs {
        let (found, now) = (&self.found, SystemTime::now());
        let contents: Vec<Content> = found
            .par_iter()
            .map(|file| match self.read.get(&file.path) {
                Some((stat, known)) if *stat == Stat::of(&file.meta) => known.clone(),
                _ => content(file),
            })
            .collect();
        let stats = found.iter().map(|file| Stat::of(&file.meta));
        let read = found.iter().zip(stats.zip(&contents));
        // What could not be read may be readable the next time, though nothing else has changed.
        let lasting = read.filter(|(_, (stat, content))| !stat.is_racy(now) && !matches!(content, Content::Nothing(_)));
        self.read = lasting.map(|(file, (stat, content))| (file.path.clone(), (stat, content.clone()))).collect();
        sorted((found, contents), self.notes.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::Shelf;
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_file_is_read_again_only_if_the_system_says_that_it_changed() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("articles/a.md");
        let write = |text: &str, age: u64| {
            fs::create_dir_all(root.path().join("articles")).unwrap();
            fs::write(&path, text).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_nanos(1_700_000_000_500_000_000 - age);
            File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        };
        let mut shelf = Shelf::default();
        let mut read = || shelf.read(root.path(), None).unwrap().articles.first().unwrap().text.to_string();
        write("one", 0);
        assert_eq!(read(), "one");
        write("two", 0);
        assert_eq!(read(), "one", "size, time and inode are the same, so it is not opened");
        write("six", 1);
        assert_eq!(read(), "six");
    }

    #[test]
    fn where_it_is_known_what_changed_nothing_else_is_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join("articles").join(name);
        let write = |name: &str, text: &str| fs::write(path(name), text).unwrap();
        fs::create_dir_all(root.path().join("articles")).unwrap();
        let mut shelf = Shelf::default();
        let mut read = |changed: &[&str]| {
            let changed: Vec<_> = changed.iter().map(|name| path(name)).collect();
            let inputs = shelf.read(root.path(), Some(&changed)).unwrap();
            inputs.articles.iter().map(|source| source.text.to_string()).collect::<Vec<_>>()
        };
        write("a.md", "a");
        write("b.md", "b");
        assert_eq!(read(&["a.md"]), ["a", "b"]);
        write("a.md", "a 2");
        write("c.md", "c");
        assert_eq!(read(&["a.md"]), ["a 2", "b"], "nobody has spoken of the third");
        assert_eq!(read(&["c.md"]), ["a 2", "b", "c"], "a new file has everything listed");
        fs::remove_file(path("b.md")).unwrap();
        assert_eq!(read(&["b.md"]), ["a 2", "c"]);
    }
}
