//! Publication to a store in memory where files are compressed: who gets what, and what a change of mind costs.

use super::{Coding, Faulty, Plan, Site, publish_in, put, shown};
use futures_util::FutureExt;
use object_store::path::Path;
use object_store::{Attribute, ObjectStoreExt};

const CHOICES: [Option<Coding>; 3] = [None, Some(Coding::Gzip), Some(Coding::Brotli)];

fn site() -> Site {
    let long = "Tokyo signs, Manila answers. ".repeat(50);
    Site::new(&[
        ("assets/style-1.css", &long),
        ("cards/tokyo-1.png", &long),
        ("feed.xml", &long),
        ("index.html", &long),
        ("robots.txt", "welcome"),
        ("search/index/a.pf_meta", &long),
    ])
}

/// What the store says of an object.
fn told(store: &Faulty, path: &str, attribute: &Attribute) -> Option<String> {
    let found = store.get(&Path::from(path)).now_or_never().unwrap().unwrap();
    found.attributes.get(attribute).map(|value| value.as_ref().to_owned())
}

fn sent(plan: &Plan) -> (usize, Vec<&str>) {
    (plan.new.len() + plan.changed.len(), plan.recoded.iter().map(String::as_str).collect())
}

#[test]
fn what_gains_by_it_stands_there_compressed_and_says_so() {
    for (compress, page, feed) in
        [(CHOICES[0], None, None), (CHOICES[1], Some("gzip"), Some("gzip")), (CHOICES[2], Some("br"), Some("gzip"))]
    {
        let store = Faulty::default();
        publish_in(&store, &site(), compress).unwrap();
        assert_eq!(shown(&store), site().files, "what readers get is the site");
        for (path, coding) in [
            ("assets/style-1.css", page),
            ("cards/tokyo-1.png", None),
            ("feed.xml", feed),
            ("index.html", page),
            ("robots.txt", None),
            ("search/index/a.pf_meta", None),
            (".chancery", None),
        ] {
            assert_eq!(told(&store, path, &Attribute::ContentEncoding).as_deref(), coding, "{path}");
        }
        assert_eq!(told(&store, "index.html", &Attribute::ContentType).unwrap(), "text/html; charset=utf-8");
        let kept = "public, max-age=0, must-revalidate";
        assert_eq!(told(&store, "index.html", &Attribute::CacheControl).unwrap(), kept);
        assert!(publish_in(&store, &site(), compress).unwrap().is_empty(), "{compress:?}: nothing has changed");
    }
}

#[test]
fn a_change_of_mind_sends_again_what_it_concerns_and_nothing_else() {
    let [off, gzip, brotli] = CHOICES;
    let store = Faulty::default();
    publish_in(&store, &site(), off).unwrap();
    for (compress, again) in [
        // What will not become smaller has to be tried once.
        (gzip, vec!["assets/style-1.css", "feed.xml", "index.html", "robots.txt"]),
        (brotli, vec!["assets/style-1.css", "index.html"]),
        (off, vec!["assets/style-1.css", "feed.xml", "index.html"]),
        (brotli, vec!["assets/style-1.css", "feed.xml", "index.html"]),
    ] {
        assert_eq!(sent(&publish_in(&store, &site(), compress).unwrap()), (0, again), "{compress:?}");
        assert_eq!(shown(&store), site().files);
        assert!(publish_in(&store, &site(), compress).unwrap().is_empty(), "{compress:?}");
    }
}

#[test]
fn a_page_that_somebody_changed_is_noticed_and_made_again_in_its_coding() {
    let store = Faulty::default();
    publish_in(&store, &site(), Some(Coding::Brotli)).unwrap();
    put(&store, "index.html", "by hand");
    let plan = publish_in(&store, &site(), Some(Coding::Brotli)).unwrap();
    assert_eq!((plan.changed, plan.recoded), (vec!["index.html".to_owned()], Vec::new()));
    assert_eq!(told(&store, "index.html", &Attribute::ContentEncoding).as_deref(), Some("br"));
    assert_eq!(shown(&store), site().files);
    // One that the site no longer has stays, also where another coding is wished for now.
    put(&store, "feed.xml", "by hand");
    let plan = publish_in(&store, &Site::new(&[("index.html", "two")]), None).unwrap();
    assert_eq!(plan.kept, ["feed.xml"]);
    assert_eq!(shown(&store)["feed.xml"], "by hand");
}
