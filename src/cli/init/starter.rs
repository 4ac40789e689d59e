//! The files of a new site: a commented `site.toml`, its schema, and three short briefings on treaties.
//!
//! The briefings are the project's own, written from the public sources that each names.

use super::{Answers, record, toml_text};

/// The articles of a new site: path and text.
const ARTICLES: [(&str, &str); 3] = [
    ("articles/antarctic-treaty.md", include_str!("starter/antarctic-treaty.md")),
    ("articles/high-seas-agreement.md", include_str!("starter/high-seas-agreement.md")),
    ("articles/nuclear-non-proliferation.md", include_str!("starter/nuclear-non-proliferation.md")),
];

/// Whether a new site gets articles to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Examples {
    /// It does.
    With,
    /// It has articles of its own.
    Without,
}

/// `site.toml` as the answers have it.
pub fn settings(answers: &Answers) -> String {
    let author = match answers.author.as_str() {
        "" => "# author = \"Your name\"".to_owned(),
        name => format!("author = {}", toml_text(name)),
    };
    // What a person typed is put in last and only once, so that no answer is read as the place of another.
    let places = [
        ("{title}", toml_text(&answers.title)),
        ("{base_url}", toml_text(&answers.base_url)),
        ("{language}", toml_text(&answers.language)),
        ("{author}", author),
    ];
    let mut out = String::new();
    let mut rest = include_str!("starter/site.toml");
    for (place, answer) in places {
        let Some((before, after)) = rest.split_once(place) else { continue };
        out.push_str(before);
        out.push_str(&answer);
        rest = after;
    }
    out + rest
}

/// Every file of a new site but `site.toml`.
pub fn files(examples: Examples) -> Vec<(&'static str, String)> {
    let mut files = vec![
        ("schemas/site.json", record::schema("site").map_or_else(String::new, |schema| schema.to_string() + "\n")),
        (".gitignore", include_str!("starter/gitignore").to_owned()),
    ];
    if examples == Examples::With {
        files.extend(ARTICLES.map(|(path, text)| (path, text.to_owned())));
    }
    files
}
