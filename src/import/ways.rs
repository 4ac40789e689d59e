//! Ways from one text of a folder to another, in the words of whichever generator.
//!
//! A way is written as `import:` and the file that it leads to, or `import:?` and the words for a file that is not there; where
//! it ends is known when all texts of an import have their place (`places`).

use super::markdown::{self, Target, WAY};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::HashMap;

/// What stands as it is in a way.
const SAFE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');

/// The texts of a folder.
#[derive(Debug, Default)]
pub struct Ways {
    /// What people call each file.
    origins: Vec<String>,
    /// Files by the paths that name them, with and without their endings and the folder of the content.
    paths: HashMap<String, usize>,
    /// Files by their last names; none where several have one.
    names: HashMap<String, Option<usize>>,
}

impl Ways {
    /// Remembers a file by its path in the folder.
    pub fn put(&mut self, path: &str, origin: String) {
        let at = self.origins.len();
        self.origins.push(origin);
        let bare = without_ending(path);
        let index = bare.strip_suffix("/index").unwrap_or(bare);
        for name in [path, bare, index] {
            let inner = name.strip_prefix("content/").unwrap_or(name);
            for name in [name, inner] {
                self.paths.entry(name.to_owned()).or_insert(at);
            }
            let last = name.rsplit('/').next().unwrap_or(name);
            let known = self.names.entry(last.to_owned()).or_insert(Some(at));
            *known = known.filter(|own| *own == at);
        }
    }

    /// The way to the text that a mark of a template names: by its path from the root or from the text that holds it, or by its name.
    pub fn named(&self, words: &str, from: &str) -> String {
        let (path, anchor) = parts(words);
        let found = self.beside(path, from).or_else(|| self.paths.get(&plain(path)).copied());
        let found = found.or_else(|| self.names.get(path.trim_matches('/').rsplit('/').next()?).copied().flatten());
        self.way(found, (path, anchor))
    }

    /// A text whose links to other files of the folder lead there. `from` is its own path.
    pub fn linked(&self, text: &str, from: &str) -> String {
        markdown::turned(text, |written| {
            let (path, anchor) = parts(written);
            if let Some(inner) = path.strip_prefix("@/") {
                let found = self.paths.get(&format!("content/{inner}")).copied();
                return Target::Moved(self.way(found, (inner, anchor)));
            }
            // Nobody's web server answers to the name of a source.
            let is_source = is_markdown(path) && !path.contains(':') && !path.starts_with("//");
            if !is_source {
                return Target::Kept;
            }
            let found = self.beside(path, from).or_else(|| self.paths.get(&plain(path)).copied());
            Target::Moved(self.way(found, (path, anchor)))
        })
    }

    /// The file of a path that leads from another file.
    fn beside(&self, path: &str, from: &str) -> Option<usize> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let path = if path.starts_with('/') { path.to_owned() } else { format!("{folder}/{path}") };
        self.paths.get(&plain(&path)).copied()
    }

    fn way(&self, found: Option<usize>, (words, anchor): (&str, &str)) -> String {
        match found.and_then(|at| self.origins.get(at)) {
            Some(origin) => {
                let anchor = if anchor.is_empty() { String::new() } else { format!("#{}", encoded(anchor)) };
                format!("{WAY}{}{anchor}", encoded(origin))
            }
            None => format!("{WAY}?{}", encoded(words)),
        }
    }
}

fn encoded(words: &str) -> String {
    utf8_percent_encode(words, SAFE).to_string()
}

/// A path and the place on its page.
fn parts(words: &str) -> (&str, &str) {
    words.split_once('#').unwrap_or((words, ""))
}

/// A path without its dots, from the root.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a file is called as Markdown is.
pub fn is_markdown(path: &str) -> bool {
    without_ending(path).len() < path.len()
}

fn without_ending(path: &str) -> &str {
    [".md", ".markdown", ".mkd"].iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::Ways;

    #[test]
    fn a_text_is_named_in_many_ways() {
        let mut ways = Ways::default();
        let files = [
            "content/posts/two.md",
            "content/posts/bundle/index.md",
            "_posts/2024-01-02-x.markdown",
            "content/b/two.md",
        ];
        files.iter().for_each(|file| ways.put(file, format!("old/{file}")));
        let from = "content/posts/one.md";
        for (words, file) in [
            ("two.md", 0),
            ("two", 0),
            ("/posts/two", 0),
            ("/posts/bundle/", 1),
            ("bundle", 1),
            ("2024-01-02-x", 2),
            ("_posts/2024-01-02-x.markdown", 2),
            ("../b/two.md", 3),
        ] {
            assert_eq!(ways.named(words, from), format!("import:old/{}", files[file]), "{words}");
        }
        assert_eq!(ways.named("gone me.md#x", from), "import:?gone%20me.md");
        assert_eq!(ways.named("two.md", "content/c.md"), "import:?two.md", "two have this name");
        let read =
            ways.linked("[a](@/b/two.md#c) [d](../b/two.md) [e](https://x.example/y.md) [f](/g/) [h](i.md)", from);
        assert_eq!(
            read,
            "[a](<import:old/content/b/two.md#c>) [d](<import:old/content/b/two.md>) [e](https://x.example/y.md) [f](/g/) [h](<import:?i.md>)"
        );
    }
}
