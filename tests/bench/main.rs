//! Benchmarks of the parts: `cargo bench`. The whole is measured on the generated corpus (see README, "Speed").

mod corpus;

use chancery::build::{Inputs, Options, Sink, Warnings, build};
use chancery::config::{Target, TargetKind};
use chancery::disk::Manifest;
use chancery::gazetteer::{self, Gazetteer};
use chancery::publish::{self, Folders, Intent, Plan, Release};
use chancery::site::Draft;
use chancery::source::Source;
use chancery::text::Prose;
use chancery::{document, extract, slug};
use divan::Bencher;
use divan::counter::BytesCount;
use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufRead};

/// That of the program, whose speed this is.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn gazetteer() -> Gazetteer {
    gazetteer::built_in().value
}

fn source(n: usize) -> Source {
    Source::new(format!("articles/{n}.md"), corpus::article(n))
}

/// Lists to tries: the start of every build.
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

/// Everything that extraction finds in one article.
#[divan::bench]
fn extract_metadata(bencher: Bencher<'_, '_>) {
    let (gazetteer, source) = (gazetteer(), source(1));
    let Some(document) = document::parse(&source, &gazetteer).value else { return };
    let text = extract::Text { title: &document.title.text, dateline: "", prose: &document.prose, date: None };
    bencher.counter(BytesCount::of_str(document.prose.text())).bench(|| extract::metadata(black_box(text), &gazetteer));
}

/// Texts to read, as prose: of the generated corpus, or of the labelled news where they are beside the repository.
fn texts(of: &str) -> Vec<Prose> {
    let read = |text: &str| document::plain_text(text).0;
    if of == "generated" {
        let gazetteer = gazetteer();
        let parsed = (0..500).filter_map(|n| document::parse(&source(n), &gazetteer).value);
        return parsed.map(|document| document.prose).collect();
    }
    let Ok(file) = File::open("../shared/data/countries/reuters-21578.jsonl.gz") else { return Vec::new() };
    let lines = io::BufReader::new(flate2::read::GzDecoder::new(file)).lines().map_while(Result::ok).take(2000);
    let texts = lines.filter_map(|line| serde_json::from_str::<serde_json::Value>(&line).ok());
    texts.filter_map(|line| line.get("text").and_then(serde_json::Value::as_str).map(read)).collect()
}

fn bytes(texts: &[Prose]) -> BytesCount {
    BytesCount::new(texts.iter().map(|prose| prose.text().len()).sum::<usize>())
}

/// Everything that extraction finds, on one core, as the program reads a stream.
#[divan::bench(args = ["generated", "reuters-21578"], sample_count = 20)]
fn extract_everything(bencher: Bencher<'_, '_>, of: &str) {
    let (gazetteer, texts) = (gazetteer(), texts(of));
    let date = chancery::date::day(2024, 4, 10);
    let read: Vec<_> = texts.iter().map(|prose| extract::Text { title: "", dateline: "", prose, date }).collect();
    bencher.counter(bytes(&texts)).bench(|| {
        for some in extract::batches(&read, |text| text.prose.text().len()) {
            black_box(extract::several(black_box(some), &gazetteer));
        }
    });
}

/// Countries alone, on one core.
#[divan::bench(args = ["generated", "reuters-21578"], sample_count = 20)]
fn extract_countries(bencher: Bencher<'_, '_>, of: &str) {
    let (gazetteer, texts) = (gazetteer(), texts(of));
    bencher.counter(bytes(&texts)).bench(|| {
        for prose in &texts {
            black_box(extract::countries(extract::Text { title: "", dateline: "", prose, date: None }, &gazetteer));
        }
    });
}

/// Texts that say one thing again and again, in MB: ten times the text must not take much more than ten times as long.
#[divan::bench(args = [("\"", 1), ("\"", 10), ("\"", 100), ("A", 1), ("A", 10), ("A", 100), ("Georgia ", 1), ("Georgia ", 10), ("Georgia ", 100)], sample_count = 1, sample_size = 1)]
fn extract_monotonous(bencher: Bencher<'_, '_>, (unit, megabytes): (&str, usize)) {
    let gazetteer = gazetteer();
    let prose = document::plain_text(&unit.repeat(megabytes * 1_000_000 / unit.len())).0;
    bencher.counter(BytesCount::of_str(prose.text())).bench(|| {
        extract::metadata(extract::Text { title: "", dateline: "", prose: black_box(&prose), date: None }, &gazetteer)
    });
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
        search: chancery::config::Search::Off,
    };
    bencher.bench(|| build(&inputs, &options, &Nowhere).is_ok());
}

/// A plan for a folder in which 20,000 files stand as they should, with a look at each of them: at most 2 s.
#[divan::bench(sample_count = 5)]
fn plan_20000_unchanged(bencher: Bencher<'_, '_>) {
    let Ok(scratch) = tempfile::TempDir::new() else { return };
    let output = scratch.path().join("public");
    let folders = Folders { root: scratch.path(), output: &output };
    let kind = TargetKind::Dir { path: "www".to_owned(), keep: 2 };
    let target = Target { name: "live".to_owned(), default: true, url: None, kind };
    let plan = |intent| -> Option<(Release, Plan)> {
        let release = Release::open(&output, 0).ok()?;
        let destination = publish::open(&target, folders, intent).ok()?;
        let plan = publish::plan(destination.as_ref(), &release.contents).ok()?;
        if intent == Intent::Publish {
            destination.receive(&release, &plan, &Nobody).ok()?;
        }
        Some((release, plan))
    };
    let mut manifest = Manifest::default();
    for n in 0..20_000 {
        let (path, text) = (format!("briefings/{n}/index.html"), corpus::article(n).repeat(5));
        let file = output.join(&path);
        let written = file.parent().map(std::fs::create_dir_all).is_some_and(|made| made.is_ok());
        assert!(written && std::fs::write(&file, &text).is_ok(), "no room for the files of this benchmark");
        manifest.files.insert(path, *blake3::hash(text.as_bytes()).as_bytes());
    }
    assert!(std::fs::write(output.join(".chancery"), manifest.text()).is_ok() && plan(Intent::Publish).is_some());
    bencher.bench_local(|| assert!(plan(Intent::Rehearse).is_some_and(|(_, plan)| plan.unchanged.len() == 20_000)));
}

struct Nobody;

impl publish::Watch for Nobody {
    fn sent(&self, _: u64) {}
    fn say(&self, _: &str) {}
}
