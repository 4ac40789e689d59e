//! Pages as bytes: templates, and the files for other programs.
//!
//! A page's value is built once and rendered once; what many pages share (header, footer, cards) is rendered first and
//! inserted. Knows no disk: templates come in as text, bytes go out.

mod about;
mod archive;
mod briefing;
mod coverage;
mod dress;
mod figure;
mod frame;
mod home;
mod index;
mod list;
mod machine;
mod map;
mod matrix;
mod meeting;
mod parts;
mod search;
mod sources;
mod squeeze;
mod tag;
mod theme;
mod timeline;
mod view;
mod words;

pub use briefing::reason;
pub use theme::{Asset, Theme};

use crate::config::Cards;
use crate::diag::{self, Diagnostic, Noted, Notes};
use crate::extract::Role;
use crate::hosting::Needs;
use crate::pages::{self, Page, Plan, View, shown_kinds};
use crate::picture::{Atelier, World};
use crate::route::Route;
use crate::site::{ArticleId, Kind, Site, TagId, Tagging};
use crate::wording::{Form, Part, Terms, Wording, direction, parts};
use machine::{Fragments, Machine, SocialView};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tera::{Context, Tera, Value};

/// What renders the pages of one site. It holds the site, so that it can be handed on and asked for a page at any time.
pub struct Renderer {
    site: Arc<Site>,
    plan: Arc<Plan>,
    theme: Theme,
    tera: Tera,
    world: World,
    atelier: Option<Atelier>,
    chrome: HashMap<&'static str, Value>,
    shared: view::Shared,
    /// How every country is covered, the most covered first.
    coverage: Vec<map::Coverage>,
    cards: Vec<Value>,
    /// The same on the page of a country that is only mentioned, of the articles that mention one.
    mentions: Vec<Option<Value>>,
    fragments: Fragments,
}

impl Renderer {
    /// Compiles the templates and renders what pages share. A broken template leaves nothing to render with.
    pub fn new(site: Arc<Site>, plan: Arc<Plan>, theme: Theme) -> Noted<Option<Self>> {
        let (tera, mut notes) = match theme.compile() {
            Ok(tera) => (tera, Notes::new()),
            Err(diagnostic) => return Noted::new(None, Notes::from_iter([*diagnostic])),
        };
        let mut renderer = Self {
            tera,
            world: World::built_in(),
            atelier: (site.config.cards == Cards::On).then(Atelier::new),
            chrome: HashMap::new(),
            shared: view::Shared::new(&site),
            coverage: map::coverage(&site),
            cards: Vec::new(),
            mentions: Vec::new(),
            fragments: Fragments::new(&site),
            site,
            plan,
            theme,
        };
        let value = Value::from_serializable(&frame::SiteView::new(&renderer.site, &renderer.theme));
        renderer.tera.global_context().insert_value("site", value);
        notes.extend(renderer.render_chrome());
        notes.extend(renderer.render_tags());
        // A card is made of tags, so that without them there is none.
        if !notes.has_errors() {
            notes.extend(renderer.render_cards());
        }
        let usable = !notes.has_errors();
        Noted::new(usable.then_some(renderer), notes)
    }

    fn render_chrome(&mut self) -> Notes {
        let mut notes = Notes::new();
        let kinds: Vec<Kind> = shown_kinds(&self.site).collect();
        let own = ["", "home", "briefings", "map", "timeline", "matrix", "archive", "sources", "about", "search"];
        for section in own.into_iter().chain(kinds.iter().map(|kind| kind.section())) {
            let mut context = Context::new();
            context.insert("section", section);
            let mut parts = [Value::none(), Value::none()];
            for (part, template) in parts.iter_mut().zip(["header.html", "footer.html"]) {
                match self.tera.render(template, &context) {
                    Ok(html) => *part = Value::safe_string(&html),
                    Err(error) => notes.push(self.theme.failure(template, &error, "every page")),
                }
            }
            let [header, footer] = parts;
            let chrome = Value::from(BTreeMap::from([("header", header), ("footer", footer)]));
            self.chrome.insert(section, chrome);
        }
        notes
    }

    fn render_tags(&mut self) -> Notes {
        for id in (0u32..).map(TagId).take(self.site.tags.len()) {
            let mut tag = view::TagView::new(&self.site, id);
            let mut context = Context::new();
            context.insert("tag", &tag);
            match self.tera.render("tag-link.html", &context) {
                Ok(html) => tag.link = Value::safe_string(&html),
                Err(error) => return Notes::from_iter([self.theme.failure("tag-link.html", &error, "every page")]),
            }
            self.shared.add(&tag);
        }
        Notes::new()
    }

    fn render_cards(&mut self) -> Notes {
        type Pair = (Value, Option<Value>);
        let this = &*self;
        let mention =
            |tagging: &Tagging| tagging.role == Role::Mentioned && this.site.tag(tagging.tag).kind == Kind::Country;
        let of = |id: ArticleId| -> Result<Pair, tera::Error> {
            let mentions = this.site.article(id).tags.iter().any(mention);
            let said = mentions.then(|| this.card(id, this.words().say("tag.card_mentioned"))).transpose()?;
            Ok((this.card(id, "")?, said))
        };
        let ids: Vec<ArticleId> = this.site.article_ids().collect();
        let rendered: Vec<Result<Pair, tera::Error>> = ids.into_par_iter().map(of).collect();
        // The first that failed, in the order of articles and not of threads.
        match rendered.into_iter().collect::<Result<Vec<Pair>, tera::Error>>() {
            Ok(cards) => (self.cards, self.mentions) = cards.into_iter().unzip(),
            Err(error) => return Notes::from_iter([self.theme.failure("card.html", &error, "a card")]),
        }
        Notes::new()
    }

    /// Renders a page into `out`, which is cleared first.
    pub fn page(&self, page: &Page, out: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        out.clear();
        let (template, context) = match page.view {
            View::Asset(id) => {
                out.extend_from_slice(&self.theme.assets[id.0].bytes);
                return Ok(());
            }
            View::File(file) => return self.machine().file(file, out).map_err(failed(page)),
            View::Card(id) => {
                let card = pages::card(&self.site, self.words(), id);
                let painted = self.atelier.as_ref().map(|atelier| atelier.paint(&card, &self.world, out));
                return painted.unwrap_or(Ok(())).map_err(failed(page));
            }
            View::Home => ("home.html", home::home(self)),
            View::Briefings(leaf) => ("briefings.html", list::briefings(self, (page, leaf))),
            View::Briefing(id) => ("briefing.html", briefing::context(self, (page, id))),
            View::Tags(kind) => ("tags.html", index::tags(self, kind)),
            View::Tag(id, leaf) => ("tag.html", tag::tag(self, (page, id), leaf)),
            View::Meeting(at, leaf) => ("meeting.html", meeting::meeting(self, (page, at), leaf)),
            View::Archive => ("archive.html", archive::archive(self, page)),
            View::Year(year) => ("year.html", archive::year(self, (page, year))),
            View::Month(at, leaf) => ("month.html", archive::month(self, (page, at), leaf)),
            View::Sources(leaf) => ("sources.html", sources::sources(self, (page, leaf))),
            View::Moved(id) => ("moved.html", list::moved(self, id)),
            View::Map => ("map.html", map::map(self, page)),
            View::Timeline(leaf) => ("timeline.html", timeline::timeline(self, (page, leaf))),
            View::Matrix => ("matrix.html", matrix::matrix(self, page)),
            View::About => ("about.html", about::about(self, page)),
            View::Search => ("search.html", search::search(self, page)),
            View::NotFound => ("404.html", list::not_found(self)),
        };
        self.tera
            .render_to(template, &context, &mut *out)
            .map_err(|error| Box::new(self.theme.failure(template, &error, page.route.as_str())))
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Its pages.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    fn machine(&self) -> Machine<'_> {
        Machine { site: &self.site, plan: &self.plan, fragments: &self.fragments, words: self.words() }
    }

    /// The words of the interface.
    pub fn words(&self) -> &Wording {
        &self.theme.wording
    }

    /// The address of a route from the host's root.
    fn path(&self, route: &Route) -> String {
        self.site.config.base.path(route)
    }

    /// The context that every page has.
    fn context(&self, page: &view::PageView) -> Context {
        let mut context = Context::new();
        let chrome = self.chrome.get(page.section).or_else(|| self.chrome.get(""));
        context.insert_value("chrome", chrome.cloned().unwrap_or_else(Value::none));
        context.insert("page", page);
        let policy = Needs::of(&self.site.config, page.kind).policy();
        context.insert_value("policy", Value::safe_string(&policy));
        context.insert("social", &SocialView::new(self.machine(), page));
        let json_ld = self.machine().json_ld(page);
        context.insert_value("json_ld", json_ld.map_or_else(Value::none, |json| Value::safe_string(&json)));
        context
    }

    /// Renders the card of an article, with a note beside its date.
    fn card(&self, id: ArticleId, note: &str) -> Result<Value, tera::Error> {
        let mut context = Context::new();
        context.insert("card", &view::CardView::new(&self.site, (id, note), (&self.shared, self.words())));
        self.tera.render("card.html", &context).map(|html| Value::safe_string(&html))
    }

    fn cards(&self, ids: &[ArticleId]) -> Vec<Value> {
        ids.iter().filter_map(|id| self.cards.get(id.0 as usize).cloned()).collect()
    }

    /// Cards on the page of a country: they say where an article only mentions it.
    fn cards_on(&self, country: TagId, ids: &[ArticleId]) -> Vec<Value> {
        let card = |&id: &ArticleId| {
            let is_about = self.site.article(id).about().any(|tagging| tagging.tag == country);
            let said = self.mentions.get(id.0 as usize).filter(|_| !is_about).and_then(Option::as_ref);
            said.or_else(|| self.cards.get(id.0 as usize)).cloned()
        };
        ids.iter().filter_map(card).collect()
    }
}

/// What to say of a page that could not be written.
fn failed(page: &Page) -> impl FnOnce(std::io::Error) -> Box<Diagnostic> + '_ {
    |error| Box::new(diag::template::failed("", page.route.as_str(), &error.to_string()))
}
