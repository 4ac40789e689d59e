//! Publication to a store in memory: what arrives and in which order, what others put there, whatever goes wrong, and
//! two publishers at once.

mod faulty;
mod packed;

use super::super::{self as publish, Destination, Error, Plan, Release, Watch};
use super::{Bucket, Pace, runtime};
use crate::disk::Manifest;
use crate::media::Coding;
use faulty::{Fault, Faulty};
use futures_util::FutureExt;
use object_store::path::Path;
use object_store::{Attribute, ObjectStoreExt};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// Fast enough for a test, and slow enough that a busy machine loses no claim.
const PACE: Pace = Pace { beat: Duration::from_millis(100), patience: Duration::from_secs(4) };

struct Nobody;

impl Watch for Nobody {
    fn sent(&self, _: u64) {}
    fn say(&self, _: &str) {}
}

/// A built site in a folder.
struct Site {
    folder: TempDir,
    files: BTreeMap<String, String>,
}

impl Site {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        // Pages are long enough to gain by being compressed.
        let long = |path: &str| if path.ends_with(".html") { " ".repeat(200) } else { String::new() };
        let files: BTreeMap<String, String> =
            files.iter().map(|(path, text)| ((*path).to_owned(), format!("{text}{}", long(path)))).collect();
        let mut manifest = Manifest::default();
        for (path, text) in &files {
            let file = folder.path().join("public").join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
            manifest.files.insert(path.clone(), *blake3::hash(text.as_bytes()).as_bytes());
        }
        std::fs::write(folder.path().join("public/.chancery"), manifest.text()).unwrap();
        Self { folder, files }
    }

    fn release(&self) -> Release {
        Release::open(&self.folder.path().join("public"), 1).unwrap()
    }
}

fn first() -> Site {
    Site::new(&[
        ("assets/style-1.css", "old"),
        ("assets/old-1.js", "old"),
        ("briefings/tokyo/index.html", "<link href=\"/assets/style-1.css\"> Tokyo signs"),
        ("briefings/manila/index.html", "<link href=\"/assets/style-1.css\"> Manila answers"),
        ("index.html", "<link href=\"/assets/style-1.css\"><script src=\"/assets/old-1.js\"> Two"),
        ("feed.xml", "two"),
    ])
}

fn second() -> Site {
    Site::new(&[
        ("assets/style-2.css", "new"),
        ("briefings/tokyo/index.html", "<link href=\"/assets/style-2.css\"> Tokyo sealed"),
        ("briefings/seoul/index.html", "<link href=\"/assets/style-2.css\"> Seoul joins"),
        ("index.html", "<link href=\"/assets/style-2.css\"> Two others"),
        ("feed.xml", "two others"),
        ("robots.txt", "welcome"),
    ])
}

fn open(store: &Faulty, compress: Option<Coding>) -> Result<Bucket, Error> {
    Bucket::over((Arc::new(store.clone()), runtime(4)?), 4, PACE, compress)
}

fn publish(store: &Faulty, site: &Site) -> Result<Plan, Error> {
    publish_in(store, site, None)
}

/// Publishes compressed.
fn publish_in(store: &Faulty, site: &Site, compress: Option<Coding>) -> Result<Plan, Error> {
    let (bucket, release) = (open(store, compress)?, site.release());
    let plan = publish::plan(&bucket, &release.contents)?;
    if !plan.is_empty() {
        bucket.receive(&release, &plan, &Nobody)?;
    }
    Ok(plan)
}

fn put(store: &Faulty, path: &str, text: &str) {
    store.put(&Path::from(path), text.to_owned().into()).now_or_never().unwrap().unwrap();
}

/// What readers can get: everything but our own two texts.
fn shown(store: &Faulty) -> BTreeMap<String, String> {
    store.all().into_iter().filter(|(path, _)| !path.starts_with(".chancery")).collect()
}

#[test]
fn a_store_gets_the_site_and_then_what_changes() {
    let store = Faulty::default();
    assert_eq!(publish(&store, &first()).unwrap().new.len(), 6);
    assert_eq!(shown(&store), first().files);
    assert!(publish(&store, &first()).unwrap().is_empty());
    let plan = publish(&store, &second()).unwrap();
    assert_eq!((plan.new.len(), plan.changed.len(), plan.deleted.len()), (3, 3, 3));
    assert_eq!(shown(&store), second().files);
    assert!(!store.all().contains_key(".chancery-claim"), "the claim is given back");
    let page = store.get(&Path::from("index.html")).now_or_never().unwrap().unwrap().attributes;
    assert_eq!(page.get(&Attribute::ContentType).unwrap().as_ref(), "text/html; charset=utf-8");
    assert_eq!(page.get(&Attribute::CacheControl).unwrap().as_ref(), "public, max-age=0, must-revalidate");
}

#[test]
fn files_arrive_in_a_safe_order_and_nothing_is_deleted_before_all_have_arrived() {
    let store = Faulty::default();
    publish(&store, &first()).unwrap();
    // A fault that never comes makes the store keep a record.
    let watched = store.with(Some((usize::MAX, Fault::Refused)));
    publish(&watched, &second()).unwrap();
    let steps: Vec<String> = watched.steps().into_iter().filter(|step| !step.contains("claim")).collect();
    let at = |step: &str| steps.iter().position(|found| found == step).unwrap_or_else(|| panic!("{step}: {steps:?}"));
    let ways = [
        "put .chancery",
        "put assets/style-2.css",
        "put briefings/seoul/index.html",
        "put index.html",
        "put feed.xml",
        "delete briefings/manila/index.html",
    ];
    assert!(ways.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{steps:?}");
    let last_put = steps.iter().rposition(|step| step.starts_with("put ") && step != "put .chancery").unwrap();
    let before_deletions = steps.iter().position(|step| step.starts_with("delete ")).unwrap();
    assert!(last_put < before_deletions && steps[before_deletions - 1] == "put .chancery", "{steps:?}");
    assert_eq!(steps.last().unwrap(), "put .chancery");
}

#[test]
fn what_others_put_into_a_store_stays() {
    let store = Faulty::default();
    publish(&store, &first()).unwrap();
    put(&store, "ads.txt", "theirs");
    put(&store, "index.html", "by hand");
    put(&store, "briefings/manila/index.html", "by hand");
    let plan = publish(&store, &second()).unwrap();
    assert_eq!(plan.kept, ["briefings/manila/index.html"]);
    let now = shown(&store);
    assert_eq!(now["ads.txt"], "theirs");
    assert_eq!(now["briefings/manila/index.html"], "by hand", "a page that somebody changed is not deleted");
    assert_eq!(now["index.html"], second().files["index.html"], "a page that the site has is made again");

    put(&store, "robots.txt", "by hand");
    assert_eq!(publish(&store, &second()).unwrap().changed, ["robots.txt"], "a change at the store is noticed");
    put(&store, "assets/style-1.css", "theirs");
    assert!(matches!(publish(&store, &first()), Err(Error::Clash { path, .. }) if path == "assets/style-1.css"));
    assert_eq!(shown(&store)["assets/style-1.css"], "theirs");
}

#[test]
fn whatever_goes_wrong_at_whatever_step_readers_get_whole_pages_and_the_next_run_ends_it() {
    for compress in [None, Some(Coding::Gzip)] {
        let steps = [Fault::Refused, Fault::Lost, Fault::Killed].map(|fault| break_every_step(fault, compress));
        assert!(steps.iter().all(|steps| *steps > 12), "only {steps:?} steps were tried");
    }
}

/// Publishes another state in this coding over a plain one, and has it fail at each of its steps. Says how many there are.
fn break_every_step(fault: Fault, compress: Option<Coding>) -> usize {
    for at in 0..60 {
        let store = Faulty::default();
        publish(&store, &first()).unwrap();
        let faulty = store.with(Some((at, fault)));
        let done = publish_in(&faulty, &second(), compress);
        if faulty.steps().len() <= at {
            assert_eq!(shown(&store), second().files);
            return at;
        }
        let when = format!("{fault:?} at step {at} in {compress:?}");
        let all_arrived = second().files.iter().all(|(path, text)| shown(&store).get(path) == Some(text));
        let gone = first().files.keys().any(|path| !shown(&store).contains_key(path));
        assert!(all_arrived || !gone, "{when}: something was deleted too early");
        assert!(all_arrived || done.is_err(), "{when} was passed over in silence");
        // What a killed publisher leaves is taken over after a while; here nobody waits for it.
        let claim = Path::from(".chancery-claim");
        let _ = ObjectStoreExt::delete(&store, &claim).now_or_never();
        publish_in(&store, &second(), compress).unwrap();
        assert_eq!(shown(&store), second().files, "{when}");
        assert!(publish_in(&store, &second(), compress).unwrap().is_empty(), "{when}");
    }
    panic!("more than 60 steps");
}

#[test]
fn what_has_arrived_is_not_sent_again() {
    let store = Faulty::default();
    publish(&store, &first()).unwrap();
    // The last of the uploads is refused.
    let at = 2 + 5;
    let faulty = store.with(Some((at, Fault::Refused)));
    assert!(publish(&faulty, &second()).is_err());
    let plan = publish(&store, &second()).unwrap();
    assert!(plan.new.len() + plan.changed.len() < 3, "{plan:?}");
    assert_eq!(shown(&store), second().files);
}

#[test]
fn two_publishers_do_not_write_at_once() {
    let store = Faulty::default();
    publish(&store, &first()).unwrap();
    let late = second();
    let (bucket, release) = (open(&store, None).unwrap(), late.release());
    let plan = publish::plan(&bucket, &release.contents).unwrap();
    // Somebody else publishes between our look and our first upload.
    let other = Site::new(&[("index.html", "theirs")]);
    publish(&store, &other).unwrap();
    let before = store.all();
    assert!(matches!(bucket.receive(&release, &plan, &Nobody), Err(Error::Overtaken)));
    assert_eq!(store.all(), before, "nothing was written");

    // Somebody else is at work, and renews the claim.
    let working = store.clone();
    put(&store, ".chancery-claim", "somebody 1\n");
    let holder = std::thread::spawn(move || {
        for beat in 2..12 {
            std::thread::sleep(Duration::from_millis(50));
            put(&working, ".chancery-claim", &format!("somebody {beat}\n"));
        }
    });
    assert!(matches!(publish(&store, &late), Err(Error::Claimed)));
    holder.join().unwrap();
    assert_eq!(shown(&store), other.files);
}

#[test]
fn a_claim_that_a_killed_publication_left_is_taken_over() {
    let store = Faulty::default();
    put(&store, ".chancery-claim", "somebody 7\n");
    let pace = Pace { beat: Duration::from_millis(50), patience: Duration::from_millis(500) };
    let site = first();
    let release = site.release();
    let bucket = Bucket::over((Arc::new(store.clone()), runtime(4).unwrap()), 4, pace, None).unwrap();
    let plan = publish::plan(&bucket, &release.contents).unwrap();
    bucket.receive(&release, &plan, &Nobody).unwrap();
    assert_eq!(shown(&store), site.files);
    assert!(!store.all().contains_key(".chancery-claim"));
}
