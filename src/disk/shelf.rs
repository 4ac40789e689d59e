//! Reading again and again: a file that is, by the system's word, what it was is not read a second time.

use super::read::{Content, Found, content, sorted};
use super::seen::Stat;
use crate::build::Inputs;
use crate::diag::Notes;
use rayon::prelude::*;
use std::collections::HashMap;
use std::time::SystemTime;

/// What was read of a site's files, and what the system said of them.
#[derive(Default)]
pub struct Shelf(HashMap<String, (Stat, Content)>);

impl Shelf {
    /// Reads what was listed, as far as it is not on the shelf.
    pub fn read(&mut self, found: &[Found], notes: Notes) -> Inputs {
        let now = SystemTime::now();
        let contents: Vec<Content> = found
            .par_iter()
            .map(|file| match self.0.get(&file.path) {
                Some((stat, known)) if *stat == Stat::of(&file.meta) => known.clone(),
                _ => content(file),
            })
            .collect();
        let stats = found.iter().map(|file| Stat::of(&file.meta));
        let read = found.iter().zip(stats.zip(&contents));
        // What could not be read may be readable the next time, though nothing else has changed.
        let lasting = read.filter(|(_, (stat, content))| !stat.is_racy(now) && !matches!(content, Content::Nothing(_)));
        self.0 = lasting.map(|(file, (stat, content))| (file.path.clone(), (stat, content.clone()))).collect();
        sorted((found, contents), notes)
    }
}

#[cfg(test)]
mod tests {
    use super::Shelf;
    use crate::disk::list;
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
        let mut read = || {
            let (found, notes) = list(root.path()).unwrap();
            shelf.read(&found, notes).articles.first().unwrap().text.to_string()
        };
        write("one", 0);
        assert_eq!(read(), "one");
        write("two", 0);
        assert_eq!(read(), "one", "size, time and inode are the same, so it is not opened");
        write("six", 1);
        assert_eq!(read(), "six");
    }
}
