//! One state of the preview: the pages of the last good round, and the errors that stand since.
//!
//! Immutable to whoever answers from it, while the workshop makes the next.

use super::press::Press;
use crate::build::Inputs;
use serde_json::json;
use std::sync::Arc;

/// One state of the preview.
#[derive(Clone, Default)]
pub struct Snapshot {
    /// Its name.
    pub version: Version,
    /// The last good round, shared by every state that shows it.
    pub press: Option<Arc<Press>>,
    /// Why the sources as they are now cannot be shown; empty after a good round.
    pub errors: Vec<String>,
}

/// The name of a state. A browser that shows another page reloads; one that only shows other styles takes the new ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Version {
    /// What pages say, and the errors over them.
    pub page: String,
    /// How they look.
    pub style: String,
}

/// What has changed between two rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nothing that a browser could see.
    Nothing,
    /// Style sheets and nothing else.
    Styles,
    /// Anything else.
    Pages,
}

impl Change {
    /// What lies between these sources.
    pub fn between(before: &Inputs, now: &Inputs) -> Self {
        // A new style sheet is linked by no page yet, so only those that were there count.
        let only_styles =
            before.assets.len() == now.assets.len()
                && before.assets.iter().zip(&now.assets).all(|(old, new)| {
                    old.0 == new.0 && (old.1 == new.1 || new.0.to_ascii_lowercase().ends_with(".css"))
                });
        // Named one by one, so that no kind of source that is added is forgotten.
        let Inputs { config, articles, sidecars, lists, templates, wordings, assets, notes } = before;
        let rest = *config == now.config
            && *articles == now.articles
            && *sidecars == now.sidecars
            && *lists == now.lists
            && *templates == now.templates
            && *wordings == now.wordings
            && *notes == now.notes;
        match (rest, only_styles) {
            (true, _) if *assets == now.assets => Self::Nothing,
            (true, true) => Self::Styles,
            _ => Self::Pages,
        }
    }
}

impl Snapshot {
    /// What the event stream says of it.
    pub fn told(&self) -> String {
        let sheets: Vec<&str> = self.press.iter().flat_map(|press| press.sheets()).collect();
        json!({ "page": self.version.page, "style": self.version.style, "sheets": sheets }).to_string()
    }

    /// The same pages with errors over them.
    pub fn broken(&self, errors: Vec<String>) -> Self {
        Self { version: self.version.clone(), press: self.press.clone(), errors }
    }
}

#[cfg(test)]
mod tests {
    use super::Change;
    use crate::build::Inputs;
    use crate::source::Source;

    #[test]
    fn only_style_sheets_are_only_styles() {
        let with = |article: &str, assets: &[(&str, &str)]| Inputs {
            articles: vec![Source::new("articles/a.md", article)],
            assets: assets.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect(),
            ..Inputs::default()
        };
        let before = with("x", &[("a.css", "1"), ("b.js", "1")]);
        let change = |article, assets| Change::between(&before, &with(article, assets));
        assert_eq!(change("x", &[("a.css", "1"), ("b.js", "1")]), Change::Nothing);
        assert_eq!(change("x", &[("a.css", "2"), ("b.js", "1")]), Change::Styles);
        assert_eq!(change("x", &[("a.css", "2"), ("b.js", "2")]), Change::Pages);
        assert_eq!(change("y", &[("a.css", "2"), ("b.js", "1")]), Change::Pages);
        assert_eq!(change("x", &[("b.js", "1")]), Change::Pages);
    }
}
