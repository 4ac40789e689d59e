//! The theme: built-in templates and files, overridden file by file by the site's own.

use super::{Terms, Wording, dress, squeeze, words};
use crate::config::Config;
use crate::diag::{self, Diagnostic, Noted, Notes};
use crate::route::Route;
use crate::slug::Slug;
use crate::source::{Place, Source, Span};
use crate::text;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{ErrorKind, Tera};

/// The built-in theme, as it stands in `templates/`.
static BUILT_IN: include_dir::Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/templates");

/// A file that pages link to: a style sheet, a script, a picture.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its name in the theme, such as `chancery.css`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its address, with a hash of the content in it.
    pub route: Route,
}

/// The theme's style sheet.
const STYLES: &str = "chancery.css";

/// Templates and assets, by name.
pub struct Theme {
    templates: BTreeMap<String, String>,
    /// The words of the interface.
    pub wording: Arc<Wording>,
    /// The files under `assets/`.
    pub assets: Vec<Asset>,
}

impl Theme {
    /// The built-in theme with a site's own files over it. Paths are from the site's `templates/` folder.
    pub fn new(templates: &[Source], files: &[(String, Vec<u8>)]) -> Self {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        let mut assets: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for file in every_file(&BUILT_IN) {
            let path = file.path().to_string_lossy().replace('\\', "/");
            match (path.strip_prefix("assets/"), file.contents_utf8()) {
                (Some(name), _) => drop(assets.insert(name.to_owned(), file.contents().to_vec())),
                (None, Some(text)) if path.ends_with(".html") => drop(texts.insert(path, text.to_owned())),
                _ => {}
            }
        }
        for source in templates {
            let name = source.path.strip_prefix("templates/").unwrap_or(&source.path);
            texts.insert(name.to_owned(), source.text.to_string());
        }
        assets.extend(files.iter().cloned());
        for (name, sheet) in assets.iter_mut().filter(|(name, _)| name.ends_with(".css")) {
            let own = BUILT_IN.get_file(format!("assets/{name}")).and_then(|file| file.contents_utf8());
            if let Some(own) = own.filter(|own| sheet == own.as_bytes()) {
                *sheet = squeeze::squeeze(own).into_bytes();
            }
        }
        let assets = assets.into_iter().filter_map(|(name, bytes)| asset(name, bytes)).collect();
        let wording = Arc::new(Wording::new("en", &languages(), &[], &Terms::default()).value);
        Self { templates: texts, wording, assets }
    }

    /// The theme in a language; a site's own files of messages go before those of the theme. Both may name what lists name.
    pub fn worded(mut self, lang: &str, own: &[Source], terms: &Terms) -> Noted<Self> {
        if lang == "en" && own.is_empty() {
            return Noted::new(self, Notes::new());
        }
        let Noted { value, notes } = Wording::new(lang, &languages(), own, terms);
        self.wording = Arc::new(value);
        Noted::new(self, notes)
    }

    /// The theme as a site's settings want it.
    pub fn dressed(mut self, config: &Config) -> Noted<Self> {
        let logo = config.look.logo.as_ref().filter(|logo| self.asset(&logo.text).is_none());
        let missing = logo.map(|logo| {
            let names = self.assets.iter().map(|asset| asset.name.as_str()).filter(|name| is_picture(name));
            diag::config::no_logo(&logo.place, text::nearest(&logo.text, names))
        });
        if let Some(sheet) = self.assets.iter_mut().find(|asset| asset.name == STYLES) {
            let mut bytes = std::mem::take(&mut sheet.bytes);
            bytes.extend_from_slice(dress::sheet(config).as_bytes());
            if let Some(dressed) = asset(STYLES.to_owned(), bytes) {
                *sheet = dressed;
            }
        }
        Noted::new(self, missing.into_iter().collect())
    }

    /// The files of the built-in theme, by their path in a site's `templates/`.
    pub fn built_in() -> Vec<(String, &'static str)> {
        let text = |file: &'static include_dir::File<'static>| {
            let path = file.path().to_string_lossy().replace('\\', "/");
            Some((path, file.contents_utf8()?))
        };
        let mut files: Vec<_> = every_file(&BUILT_IN).into_iter().filter_map(text).collect();
        files.sort();
        files
    }

    /// Warns of the site's own templates that replace no built-in one and that no other names.
    pub fn unused(&self, templates: &[Source]) -> Notes {
        let built_in: Vec<String> =
            every_file(&BUILT_IN).iter().map(|file| file.path().to_string_lossy().replace('\\', "/")).collect();
        let mut notes = Notes::new();
        for source in templates {
            let name = source.path.strip_prefix("templates/").unwrap_or(&source.path);
            let named = || self.templates.iter().any(|(other, text)| other != name && text.contains(name));
            if !built_in.iter().any(|known| known == name) && !named() {
                let pages = built_in.iter().map(String::as_str).filter(|known| known.ends_with(".html"));
                notes.push(diag::template::unused(&source.whole(), text::nearest(name, pages)));
            }
        }
        notes
    }

    /// Compiles all templates together.
    pub fn compile(&self) -> Result<Tera, Box<Diagnostic>> {
        let mut tera = Tera::default();
        tera.autoescape_on([".html"]);
        words::register(&mut tera, &self.wording);
        let pairs = self.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        tera.add_raw_templates(pairs).map_err(|error| Box::new(self.failure("base.html", &error, "every page")))?;
        Ok(tera)
    }

    /// The address of an asset.
    pub fn asset(&self, name: &str) -> Option<&Route> {
        self.assets.iter().find(|asset| asset.name == name).map(|asset| &asset.route)
    }

    /// What to tell the author of a template that failed on a page.
    pub fn failure(&self, template: &str, error: &tera::Error, page: &str) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let path = format!("templates/{}", report.filename()).into();
                let place = Place { path, span: Some(Span::from(report.span().range.clone())) };
                let found = diag::template::broken(&place, report.message());
                match error.kind() {
                    ErrorKind::RenderingError(_) => found.help(format!("it was rendering {page}")),
                    _ => found,
                }
            }
            ErrorKind::MissingParent { current, parent } => {
                diag::template::missing(parent, &format!("{current} extends it"))
            }
            ErrorKind::TemplateNotFound(name) => diag::template::missing(name, &format!("{page} needs it")),
            _ => diag::template::failed(template, page, &text::line(&error.to_string())),
        }
    }
}

/// Names an asset after its content, so that a page never meets another version of it than its own. A file whose name
/// has no letters or no extension cannot be served and is left out.
fn asset(name: String, bytes: Vec<u8>) -> Option<Asset> {
    let (stem, extension) = name.rsplit_once('.')?;
    let hash = blake3::hash(&bytes).to_hex();
    let route = Route::asset(&Slug::new(stem)?, &hash[..8], &Slug::new(extension)?);
    Some(Asset { name, bytes, route })
}

/// The messages that are built in, a file for each language.
fn languages() -> Vec<Source> {
    let Some(folder) = BUILT_IN.get_dir("i18n") else { return Vec::new() };
    let source = |file: &include_dir::File<'_>| {
        let path = format!("templates/{}", file.path().to_string_lossy().replace('\\', "/"));
        file.contents_utf8().map(|text| Source::new(path, text))
    };
    folder.files().filter_map(source).collect()
}

fn is_picture(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif", ".avif"].iter().any(|ending| name.ends_with(ending))
}

fn every_file<'a>(dir: &'a include_dir::Dir<'a>) -> Vec<&'a include_dir::File<'a>> {
    let mut files: Vec<_> = dir.files().collect();
    for inner in dir.dirs() {
        files.extend(every_file(inner));
    }
    files
}
