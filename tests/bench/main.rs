//! Benchmarks of the parts: `cargo bench`. The whole is measured on the generated corpus (see README, "Speed").

mod corpus;

use chancery::build::{Inputs, Options, Sink, Warnings, build};
use chancery::gazetteer::{self, Gazetteer};
use chancery::site::Draft;
use chancery::source::Source;
use chancery::{document, extract, slug};
use divan::Bencher;
use divan::counter::BytesCount;
use std::hint::black_box;
use std::io;

fn main() {
    divan::main();
}

fn gazetteer() -> Gazetteer {
    gazetteer::built_in().value
}

fn source(n: usize) -> Source {
    Source::new(format!("articles/{n}.md"), corpus::article(n))
}

/// Lists to automaton: the start of every build.
#[divan::bench]
fn compile_gazetteer() -> Gazetteer {
    gazetteer()
}

/// Front matter and Markdown of one article.
#[divan::bench]
fn parse_document(bencher: Bencher<'_, '_>) {
    let (gazetteer, source) = (gazetteer(), source(1));
    bencher.counter(BytesCount::of_str(&source.text)).bench(|| document::parse(black_box(&source), &gazetteer));
}

/// Countries, topics and gist of one article.
#[divan::bench]
fn extract_metadata(bencher: Bencher<'_, '_>) {
    let (gazetteer, source) = (gazetteer(), source(1));
    let Some(document) = document::parse(&source, &gazetteer).value else { return };
    let text = extract::Text { title: &document.title.text, dateline: "", prose: &document.prose, date: None };
    bencher.counter(BytesCount::of_str(document.prose.text())).bench(|| extract::metadata(black_box(text), &gazetteer));
}

/// One title to one slug.
#[divan::bench]
fn make_slug() -> Option<slug::Slug> {
    slug::Slug::new(black_box("Côte d’Ivoire and the Sahel: what the withdrawal of peacekeepers means"))
}

/// Forgets what it is given.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &str, bytes: &[u8]) -> io::Result<()> {
        black_box(bytes);
        Ok(())
    }
}

/// A whole site of so many articles, without the disk.
#[divan::bench(args = [10, 100, 1000], sample_count = 10)]
fn whole_site(bencher: Bencher<'_, '_>, articles: usize) {
    let inputs = Inputs {
        config: Some(Source::new("site.toml", corpus::SITE)),
        articles: (0..articles).map(source).collect(),
        ..Inputs::default()
    };
    let options = Options {
        today: jiff::civil::Date::constant(2024, 6, 1),
        drafts: Draft::LeftOut,
        base: None,
        warnings: Warnings::Allowed,
    };
    bencher.bench(|| build(&inputs, &options, &Nowhere).is_ok());
}
