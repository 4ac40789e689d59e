//! The whole journey on one screen: inputs in, pages out.
//!
//! Knows no disk, clock or terminal. Publication calls the same function as the build, with another sink; the preview
//! calls its parts, and renders a page when it is asked for.

mod read;

pub use read::{article_stem, read, read_all, read_each};

use crate::config::{self, Base, Config, DefaultTopics, Search};
use crate::diag::{self, Noted, Notes};
use crate::document;
use crate::gazetteer::{self, Gazetteer, Lists};
use crate::pages::{self, Plan};
use crate::render::{Renderer, Theme};
use crate::search;
use crate::site::{self, Draft, Kind, Reading, Scope, Site};
use crate::source::{Place, Source};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::HashMap;
use std::io;
use std::sync::Arc;

/// Everything that a site is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    /// `site.toml`, if it is there.
    pub config: Option<Source>,
    /// The articles, by path.
    pub articles: Vec<Source>,
    /// The sidecars, by path.
    pub sidecars: Vec<Source>,
    /// The site's own lists, by path.
    pub lists: Vec<Source>,
    /// The site's own templates, by path from its root.
    pub templates: Vec<Source>,
    /// The site's own words of the interface, a file for each language.
    pub wordings: Vec<Source>,
    /// The site's own assets: names from `templates/assets/`, and content.
    pub assets: Vec<(String, Vec<u8>)>,
    /// What was noticed while reading them.
    pub notes: Notes,
}

/// What a build is told besides its inputs.
#[derive(Debug, Clone)]
pub struct Options {
    /// Today: fixes the year of dates that a text leaves open.
    pub today: Date,
    /// Whether drafts are shown.
    pub drafts: Draft,
    /// An address to use instead of the one in `site.toml`.
    pub base: Option<Base>,
    /// Whether warnings stop the build.
    pub warnings: Warnings,
    /// Whether the site can be searched, if `site.toml` does not say that it cannot.
    pub search: Search,
}

/// Whether warnings stop a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Warnings {
    /// They are shown.
    #[default]
    Allowed,
    /// They are errors.
    Forbidden,
}

/// A step of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// `site.toml` is checked and the lists are compiled.
    Configure,
    /// Every article is parsed and read.
    Read,
    /// Articles and tags are brought together.
    Assemble,
    /// Every route is claimed and every link is checked.
    Plan,
    /// Templates are compiled, and what pages share is rendered.
    Prepare,
    /// The pages are rendered into the sink.
    Render,
}

impl Step {
    /// What happens in it, for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Configure => "compiling the lists",
            Self::Read => "reading the articles",
            Self::Assemble => "assembling the site",
            Self::Plan => "planning the pages",
            Self::Prepare => "preparing templates and cards",
            Self::Render => "rendering the pages",
        }
    }
}

/// Takes the outputs. Called from several threads, each path once.
pub trait Sink: Sync {
    /// Says that a step begins.
    fn begin(&self, _step: Step) {}

    /// Says how many outputs there will be.
    fn expect(&self, _outputs: usize) {}

    /// Looks at the site once it is assembled and planned, before anything is rendered, and says what it notices.
    fn inspect(&self, _site: &Site, _plan: &Plan) -> Notes {
        Notes::new()
    }

    /// Takes one output.
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Keeps every output that an earlier build put into a folder, if that build put this very output, and says how many
    /// they are; 0 if the folder has to be made again.
    fn keep(&self, _folder: &str, _mark: (&str, &[u8])) -> io::Result<usize> {
        Ok(0)
    }

    /// Keeps one output that an earlier build put, and says whether there is one; only asked for outputs whose path
    /// changes with their content.
    fn keep_one(&self, _path: &str) -> io::Result<bool> {
        Ok(false)
    }
}

/// Where outputs go that nobody wants: what would be made is only looked at.
pub struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    // No card has to be painted to know what a build would say.
    fn keep_one(&self, _: &str) -> io::Result<bool> {
        Ok(true)
    }
}

/// What a build came to.
#[derive(Debug, Clone, Default)]
pub struct Built {
    /// What the author should know.
    pub notes: Notes,
    /// Articles on the site.
    pub articles: usize,
    /// Tags on the site.
    pub tags: usize,
    /// Outputs that the sink was given.
    pub outputs: usize,
}

/// Builds the site. With any error the sink's content must not be committed.
pub fn build(inputs: &Inputs, options: &Options, sink: &dyn Sink) -> io::Result<Built> {
    let Noted { value: renderer, mut notes } = renderer(inputs, options, sink);
    let Some(renderer) = renderer else { return Ok(stopped(notes)) };
    sink.begin(Step::Render);
    let (pages, index) = rayon::join(|| render_all(&renderer, sink), || index(&renderer, sink));
    notes.extend(pages?);
    let (site, plan) = (renderer.site(), renderer.plan());
    let outputs = plan.pages.len() + index?;
    if notes.has_errors() {
        return Ok(stopped(notes));
    }
    Ok(Built { notes, articles: site.articles.len(), tags: named(site), outputs })
}

/// All of a build that comes before its pages. With any error there is nothing to render with.
pub fn renderer(inputs: &Inputs, options: &Options, sink: &dyn Sink) -> Noted<Option<Renderer>> {
    let mut notes = inputs.notes.clone();
    sink.begin(Step::Configure);
    let config = notes.take(configure(inputs, options));
    let lists = notes.take(lists(inputs, config.as_ref()));
    let gazetteer = gazetteer::compile(lists);
    sink.begin(Step::Read);
    let readings = notes.take(read_all(inputs, &gazetteer, (config.as_ref(), options.today)));
    let gathered = Gathered { config, gazetteer: &gazetteer, readings, notes };
    prepare((inputs, options), gathered, sink)
}

/// What was read, and what it was read with.
pub struct Gathered<'a> {
    /// The checked `site.toml`, unless it has errors.
    pub config: Option<Config>,
    /// The compiled lists.
    pub gazetteer: &'a Gazetteer,
    /// The articles, each on its own.
    pub readings: Vec<Reading>,
    /// What was noticed so far.
    pub notes: Notes,
}

/// Brings together what was read, up to where any page can be rendered. With any error there is nothing to render with.
pub fn prepare(
    (inputs, options): (&Inputs, &Options),
    gathered: Gathered<'_>,
    sink: &dyn Sink,
) -> Noted<Option<Renderer>> {
    let Gathered { config, gazetteer, readings, mut notes } = gathered;
    note_absence(&readings, options.drafts, &mut notes);
    let Some(config) = config else { return Noted::new(None, notes) };
    sink.begin(Step::Assemble);
    let scope = Scope { gazetteer, today: options.today, drafts: options.drafts };
    let theme = notes.take(Theme::new(&inputs.templates, &inputs.assets).dressed(&config));
    let theme = notes.take(theme.worded(&config.lang, &inputs.wordings, &site::terms(gazetteer)));
    let site = notes.take(Site::assemble(config, readings, scope, &theme.wording));
    offer_blocks(&site, &mut notes);
    sink.begin(Step::Plan);
    notes.extend(theme.unused(&inputs.templates));
    let assets: Vec<_> = theme.assets.iter().map(|asset| asset.route.clone()).collect();
    let plan = notes.take(pages::plan(&site, &assets, &theme.wording));
    notes.extend(pages::check(&site, &plan));
    notes.extend(sink.inspect(&site, &plan));
    sink.begin(Step::Prepare);
    let renderer = notes.take(Renderer::new(Arc::new(site), Arc::new(plan), theme));
    if options.warnings == Warnings::Forbidden {
        notes = notes.strict();
    }
    Noted::new(renderer.filter(|_| !notes.has_errors()), notes)
}

/// Says so where there is no article to show, unless an error has been the reason.
fn note_absence(readings: &[Reading], drafts: Draft, notes: &mut Notes) {
    if notes.has_errors() {
        return;
    }
    let place = Place { path: "articles".into(), span: None };
    if readings.is_empty() {
        notes.push(diag::site::no_articles(&place));
    } else if drafts == Draft::LeftOut && readings.iter().all(|reading| reading.document.front.draft) {
        notes.push(diag::site::only_drafts(&place));
    }
}

/// Tags that articles name. A region is none: it is made of countries.
fn named(site: &Site) -> usize {
    site.tags.iter().filter(|tag| tag.kind != Kind::Region).count()
}

fn stopped(notes: Notes) -> Built {
    Built { notes, ..Built::default() }
}

/// Checks `site.toml`.
pub fn configure(inputs: &Inputs, options: &Options) -> Noted<Option<Config>> {
    let Some(source) = &inputs.config else {
        let place = Place { path: "site.toml".into(), span: None };
        // A file that is there and cannot be read has been spoken of already.
        let missing = (!inputs.notes.speak_of(&place)).then(|| diag::config::missing(&place));
        return Noted::new(None, missing.into_iter().collect());
    };
    let mut noted = config::parse(source);
    if let Some(config) = &mut noted.value {
        if let Some(base) = &options.base {
            config.base = base.clone();
        }
        if options.search == Search::Off {
            config.search = Search::Off;
        }
    }
    noted
}

/// The built-in lists with what the site adds to them: first its files of lists, then `site.toml`.
pub fn lists(inputs: &Inputs, config: Option<&Config>) -> Noted<Lists> {
    let mut noted = Lists::built_in();
    if config.is_some_and(|config| config.default_topics == DefaultTopics::Dropped) {
        noted.value.forget_topics();
    }
    let own = inputs.config.as_ref().zip(config).map(|(source, config)| (source, &config.lists));
    noted.notes.extend(gazetteer::join_own(&mut noted.value, &inputs.lists, own));
    noted
}

/// An article without front matter needs more than one line to have some, and only now its title and date are known.
fn offer_blocks(site: &Site, notes: &mut Notes) {
    let bare = site.articles.iter().filter(|article| article.document.title.origin != document::TitleOrigin::Author);
    let bare: HashMap<&str, _> = bare.map(|article| (&*article.source.path, article)).collect();
    notes.each(|found| {
        let Some(article) = found.labels.first().and_then(|label| bare.get(label.path.as_str())) else { return };
        let date = article.date.map(|date| date.iso());
        diag::article::offer_block(found, &article.document.title.text, date.as_deref());
    });
}

/// Writes the index for searching into the sink, unless the sink has one of the very same records. Says how many files
/// it has.
pub fn index(renderer: &Renderer, sink: &dyn Sink) -> io::Result<usize> {
    let site = renderer.site();
    if site.config.search == Search::Off {
        return Ok(0);
    }
    let records = search::records(site, renderer.words());
    let mark = search::mark(&records, &site.config.lang);
    let kept = sink.keep(search::FOLDER, (search::MARK, mark.as_bytes()))?;
    if kept > 0 {
        return Ok(kept);
    }
    sink.put(search::MARK, mark.as_bytes())?;
    Ok(1 + search::write(&records, &site.config.lang, &|path, bytes| sink.put(path, bytes))?)
}

/// Renders every page into the sink. Memory does not grow with the output: each thread keeps one buffer.
fn render_all(renderer: &Renderer, sink: &dyn Sink) -> io::Result<Notes> {
    let pages = &renderer.plan().pages;
    sink.expect(pages.len());
    let failed: Vec<diag::Diagnostic> = pages
        .par_iter()
        .map_init(Vec::new, |buffer, page| {
            let path = page.route.output();
            if page.is_named_after_content() && sink.keep_one(&path)? {
                return Ok(None);
            }
            match renderer.page(page, buffer) {
                Ok(()) => sink.put(&path, buffer).map(|()| None),
                Err(diagnostic) => Ok(Some(*diagnostic)),
            }
        })
        .filter_map(Result::transpose)
        .collect::<io::Result<_>>()?;
    let mut notes = Notes::from_iter(failed);
    // One broken template fails on every page; the author needs to hear it once.
    notes = Notes::from_iter(
        notes
            .sorted()
            .into_iter()
            .scan(Vec::new(), |seen: &mut Vec<_>, diagnostic| {
                let place = diagnostic.labels.first().map(|label| (label.path.clone(), label.span));
                let known = seen.contains(&place);
                seen.push(place);
                Some((!known).then_some(diagnostic))
            })
            .flatten(),
    );
    Ok(notes)
}
