//! What a search finds: the index is what Pagefind's own library would have written, says nothing that a page does not,
//! is the same on every machine, is kept while its records are the same, and can be left out.

use crate::scratch::{Memory, Scratch, TWO, files, inputs, options};
use chancery::build::{Options, build};
use chancery::config::Search;
use chancery::route::Route;
use chancery::search::{self, Record};
use flate2::read::GzDecoder;
use minicbor::Decoder;
use pagefind::api::PagefindIndex;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::Mutex;

type Files = BTreeMap<String, Vec<u8>>;

/// The places of a word on each page: in the text, and in fields.
type Places = BTreeMap<u32, (Vec<i64>, Vec<i64>)>;

/// A text, its fields and its filters.
type Told = (String, BTreeMap<&'static str, String>, Vec<(&'static str, String)>);

/// Everything that a reader's browser can learn from an index, without the names of its files.
#[derive(Debug, Default, PartialEq)]
struct Index {
    /// By word and written form.
    words: BTreeMap<String, BTreeMap<String, Places>>,
    /// For each file of words, the first and last that it may hold.
    ranges: Vec<(String, String)>,
    filters: BTreeMap<String, Vec<(String, Vec<u32>)>>,
    orders: Vec<(String, Vec<u32>)>,
    fields: Vec<String>,
    /// Words of each page, and what a result shows of it.
    pages: Vec<(u32, serde_json::Value)>,
    version: String,
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
    out.strip_prefix(b"pagefind_dcd").expect("the signature").to_vec()
}

fn list<T>(from: &mut Decoder<'_>, mut one: impl FnMut(&mut Decoder<'_>) -> T) -> Vec<T> {
    let many = from.array().unwrap().unwrap();
    (0..many).map(|_| one(from)).collect()
}

fn text(from: &mut Decoder<'_>) -> String {
    from.str().unwrap().to_owned()
}

fn numbers(from: &mut Decoder<'_>) -> Vec<u32> {
    list(from, |from| from.u32().unwrap())
}

/// The pages of a word, whose numbers are told as steps.
fn places(from: &mut Decoder<'_>) -> Places {
    let mut page = 0;
    let one = |from: &mut Decoder<'_>| {
        assert_eq!(from.array().unwrap(), Some(3));
        page += from.u32().unwrap();
        let steps = |from: &mut Decoder<'_>| list(from, |from| from.i64().unwrap());
        (page, (steps(from), steps(from)))
    };
    list(from, one).into_iter().collect()
}

/// Reads an index as a browser does: from its entry to every file that is named.
fn read(files: &Files) -> Index {
    let entry: serde_json::Value = serde_json::from_slice(&files["pagefind-entry.json"]).unwrap();
    let own = &entry["languages"]["en"];
    assert_eq!(own["wasm"], "en");
    assert!(files.contains_key("wasm.en.pagefind") && files.contains_key("pagefind.js"));
    let overview = unpacked(&files[&format!("pagefind.{}.pf_meta", own["hash"].as_str().unwrap())]);
    let from = &mut Decoder::new(&overview);
    assert_eq!(from.array().unwrap(), Some(6));
    let mut index = Index { version: text(from), ..Index::default() };
    assert_eq!(index.version, entry["version"].as_str().unwrap());
    let three = |from: &mut Decoder<'_>| assert_eq!(from.array().unwrap(), Some(3));
    let pages = list(from, |from| (three(from), text(from), from.u32().unwrap(), text(from)));
    assert_eq!(own["page_count"], pages.len());
    for ((), name, words, group) in pages {
        let file = if group.is_empty() { &name } else { &group };
        let json = unpacked(&files[&format!("fragment/{file}.pf_fragment")]);
        let mut shown: serde_json::Value = serde_json::from_slice(&json).unwrap();
        if !group.is_empty() {
            shown = shown[&name].take();
        }
        // Filters are not shown, so ours do not repeat them here.
        shown["filters"].take();
        index.pages.push((words, shown));
    }
    for ((), first, last, file) in list(from, |from| (three(from), text(from), text(from), text(from))) {
        index.ranges.push((first, last));
        let bytes = unpacked(&files[&format!("index/{file}.pf_index")]);
        let from = &mut Decoder::new(&bytes);
        assert_eq!(from.array().unwrap(), Some(1));
        let word = |from: &mut Decoder<'_>| {
            three(from);
            let (stem, plain) = (text(from), places(from));
            let mut forms = BTreeMap::from([(String::new(), plain)]);
            let others = list(from, |from| (from.array().unwrap(), text(from), places(from)));
            forms.extend(others.into_iter().map(|(_, form, places)| (form, places)));
            (stem, forms)
        };
        index.words.extend(list(from, word));
    }
    let named = |from: &mut Decoder<'_>| (from.array().unwrap(), text(from), text(from));
    for (_, name, file) in list(from, named) {
        let bytes = unpacked(&files[&format!("filter/{file}.pf_filter")]);
        let from = &mut Decoder::new(&bytes);
        assert_eq!((from.array().unwrap(), text(from)), (Some(2), name.clone()));
        let values = list(from, |from| (from.array().unwrap(), text(from), numbers(from)));
        index.filters.insert(name, values.into_iter().map(|(_, value, pages)| (value, pages)).collect());
    }
    let orders = list(from, |from| (from.array().unwrap(), text(from), numbers(from)));
    index.orders = orders.into_iter().map(|(_, name, pages)| (name, pages)).collect();
    index.fields = list(from, text);
    index
}

/// Texts with words in every way in which they can be written.
const TEXTS: [&str; 4] = [
    "The ministers met in Tokyo, and the minister of defence met in Manila; no meeting was the ministers' last.",
    "Indo-Pacific partners of the U.S. signed the US-led pact (AUKUS) on F-35A and S-400 systems: 24,000 pages, 3.5 per cent.",
    "Türkiye and Poland; Łódź, Kraków and café, then CAFÉ again, naïve and Türkiye. YouTube shows McDonald 2nd-rate.",
    "Exercises exercised exercise exercising_together in the South_China Sea and nowhere else in the sea",
];

/// Enough records that words need several files, and results several pages of them.
fn many() -> Vec<Told> {
    (0..600u32)
        .map(|n| {
            let text = TEXTS[n as usize % 4];
            let words: Vec<String> = (0..40).map(|at| format!("w{}x", (n * 37 + at * 101) % 3000)).collect();
            let text = format!("{text} {} {}", words.join(" "), TEXTS[(n as usize / 7) % 4]);
            let title = format!("Report {n}: the ministers' Tokyo pact");
            let fields = BTreeMap::from([("title", title), ("tags", format!("Japan, AUKUS, Topic {}", n % 9))]);
            let filters =
                vec![("country", ["Japan", "Poland"][n as usize % 2].to_owned()), ("year", "2024".to_owned())];
            (text, fields, filters)
        })
        .collect()
}

fn ours(language: &str) -> Files {
    let many = many();
    let records: Vec<Record<'_>> = many
        .iter()
        .enumerate()
        .map(|(n, (text, fields, filters))| Record {
            route: Route::alias(&format!("/report-{n}/")).unwrap(),
            text: vec![text.as_str()],
            fields: fields.clone(),
            filters: filters.clone(),
        })
        .collect();
    let files = Mutex::new(Files::new());
    let put = |path: &str, bytes: &[u8]| {
        let path = path.strip_prefix(search::FOLDER).expect("in its folder").to_owned();
        assert!(files.lock().unwrap().insert(path.clone(), bytes.to_vec()).is_none(), "{path} was put twice");
        Ok(())
    };
    let number = search::write(&records, language, &put).unwrap();
    let files = files.into_inner().unwrap();
    assert_eq!(number, files.len());
    files
}

fn the_librarys() -> Files {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let files = runtime.block_on(async {
        let mut index = PagefindIndex::new(None).unwrap();
        for (n, (text, fields, filters)) in many().into_iter().enumerate() {
            let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            let filters = filters.into_iter().map(|(name, value)| (name.to_owned(), vec![value])).collect();
            let sort = BTreeMap::from([("date".to_owned(), format!("{n:04}"))]);
            let url = format!("/report-{n}/");
            index.add_custom_record(url, text, "en".into(), Some(fields), Some(filters), Some(sort)).await.unwrap();
        }
        index.get_files().await.unwrap()
    });
    files.into_iter().map(|file| (file.filename.to_string_lossy().replace('\\', "/"), file.contents)).collect()
}

#[test]
fn an_index_is_what_pagefinds_own_library_writes() {
    let (ours, theirs) = (read(&ours("en")), read(&the_librarys()));
    assert!(ours.ranges.len() > 2 && ours.words.len() > 3000, "the test needs several files of words");
    assert_eq!(ours.pages, theirs.pages);
    let missing: Vec<_> = theirs.words.keys().filter(|word| !ours.words.contains_key(*word)).collect();
    let new: Vec<_> = ours.words.keys().filter(|word| !theirs.words.contains_key(*word)).collect();
    assert!(missing.is_empty() && new.is_empty(), "missing {missing:?}, new {new:?}");
    for (word, forms) in &ours.words {
        assert_eq!(forms, &theirs.words[word], "{word}");
    }
    assert_eq!(ours, theirs);
}

#[test]
fn an_index_is_the_same_with_any_number_of_threads() {
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| ours("en"))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn a_language_without_a_stemmer_has_the_general_reader() {
    let files = ours("ja");
    assert!(files.contains_key("wasm.unknown.pagefind") && !files.contains_key("wasm.ja.pagefind"));
    let entry: serde_json::Value = serde_json::from_slice(&files["pagefind-entry.json"]).unwrap();
    assert_eq!(entry["languages"]["ja"]["wasm"], serde_json::Value::Null);
}

/// Builds a site with its index, in memory.
fn built(text: &str) -> (Vec<String>, Files) {
    let memory = Memory::default();
    let built = build(&inputs(&files(text)), &Options { search: Search::On, ..options() }, &memory).unwrap();
    let files = memory.0.into_inner().unwrap();
    assert!(built.notes.has_errors() || built.outputs == files.len(), "{} of {}", built.outputs, files.len());
    (built.notes.sorted().into_iter().map(|note| note.code.into_owned()).collect(), files)
}

fn index(files: &Files) -> Index {
    let inner =
        |(path, bytes): (&String, &Vec<u8>)| Some((path.strip_prefix(search::FOLDER)?.to_owned(), bytes.clone()));
    read(&files.iter().filter_map(inner).collect())
}

#[test]
fn briefings_and_tags_are_found_and_filtered() {
    let index = index(&built(TWO).1);
    let urls: Vec<&str> = index.pages.iter().map(|(_, page)| page["url"].as_str().unwrap()).collect();
    assert!(urls.contains(&"/briefings/tokyo-signs/") && urls.contains(&"/countries/japan/"), "{urls:?}");
    let page = |url: &str| u32::try_from(urls.iter().position(|known| *known == url).unwrap()).unwrap();
    let of = |filter: &str, value: &str| -> BTreeSet<u32> {
        let values = &index.filters[filter];
        values.iter().find(|(known, _)| known == value).map(|(_, pages)| pages.iter().copied().collect()).unwrap()
    };
    let tokyo = page("/briefings/tokyo-signs/");
    assert_eq!(of("country", "Japan"), BTreeSet::from([tokyo]));
    assert_eq!(of("year", "2024"), BTreeSet::from([tokyo, page("/briefings/manila-answers/")]));
    assert_eq!(of("type", "Briefing"), of("year", "2024"));
    assert!(of("type", "Country").contains(&page("/countries/japan/")));
    assert!(!index.filters.contains_key("language"), "there is one language");
    assert!(index.words["pact"][""].contains_key(&tokyo));
    let (_, shown) = &index.pages[tokyo as usize];
    assert_eq!(shown["meta"]["title"], "Tokyo signs");
    assert_eq!((&shown["meta"]["date"], &shown["meta"]["day"]), (&"2024-04-10".into(), &"10 April 2024".into()));
    let order = &index.orders[0];
    assert_eq!((order.0.as_str(), order.1.len()), ("date", urls.len()));
    let at = |url: &str| order.1.iter().position(|&number| number == page(url)).unwrap();
    assert!(at("/briefings/tokyo-signs/") < at("/briefings/manila-answers/"), "the order is that of time");
}

#[test]
fn a_block_of_a_text_ends_before_the_next_begins() {
    let (_, files) = built(
        "//- articles/a.md\n+++\ntitle = \"Note\"\ndate = 2024-04-10\nsummary = \"What was said\"\n+++\n\
         Japan wrote.\n\n## Next steps\n\n- A visit\n- Talks in Tokyo\n",
    );
    let index = index(&files);
    let (_, shown) = index.pages.iter().find(|(_, page)| page["meta"]["kind"] == "Briefing").unwrap();
    assert_eq!(shown["content"], "What was said. Japan wrote. Next steps. A visit. Talks in Tokyo");
}

#[test]
fn what_a_text_says_is_data_in_the_index_and_never_markup() {
    let (codes, files) = built(
        "//- articles/a.md\n+++\ntitle = \"<img src=x onerror=alert(1)> & ___PAGEFIND_WEIGHT___9\"\ndate = 2024-04-10\n\
         lang = \"fr\"\n+++\n<script>alert(2)</script>\n\nJapan \u{200b}says `<mark>` and \u{202e}x.\n",
    );
    assert!(!codes.iter().any(|code| code.contains("error")), "{codes:?}");
    let index = index(&files);
    let (_, shown) = index.pages.iter().find(|(_, page)| page["meta"]["kind"] == "Briefing").unwrap();
    assert_eq!(shown["meta"]["title"], "<img src=x onerror=alert(1)> & ___PAGEFIND_WEIGHT___9");
    assert!(!shown["content"].as_str().unwrap().contains('\u{200b}'));
    assert_eq!(index.filters["language"].len(), 1, "a language that is not the site's is a filter");
    let script = String::from_utf8_lossy(include_bytes!("../../templates/assets/search.js"));
    for sink in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "DOMParser"] {
        assert!(!script.contains(sink), "search.js uses {sink}");
    }
    assert!(script.len() < 10_000, "search.js has {} bytes", script.len());
}

#[test]
fn only_the_search_page_may_run_webassembly() {
    let (_, files) = built(TWO);
    let policy = |page: &str| String::from_utf8_lossy(&files[page]).contains("'wasm-unsafe-eval'");
    assert!(policy("search/index.html"));
    let wrong: Vec<_> = files.keys().filter(|path| path.ends_with(".html") && *path != "search/index.html").collect();
    assert!(wrong.iter().all(|path| !policy(path)));
    let page = String::from_utf8_lossy(&files["search/index.html"]);
    assert!(page.contains("name=\"robots\" content=\"noindex\"") && page.contains("<noscript>"));
    for filter in index(&files).filters.keys() {
        assert!(page.contains(&format!("<select id=\"f-{filter}\" name=\"{filter}\"")), "{filter} is not offered");
    }
    assert!(page.contains("require-trusted-types-for 'script'"));
    let home = String::from_utf8_lossy(&files["index.html"]);
    assert!(home.contains("action=\"/search/\"") && home.contains("aria-keyshortcuts=\"/\""));
    assert!(!String::from_utf8_lossy(&files["sitemap.xml"]).contains("/search/"));
}

#[test]
fn a_site_can_do_without() {
    let without = |files: &Files| {
        assert!(!files.keys().any(|path| path.starts_with("search/")), "there is an index");
        assert!(!String::from_utf8_lossy(&files["index.html"]).contains("role=\"search\""), "there is a box");
    };
    let site = "//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\n[search]\nenabled = false\n";
    without(&built(&format!("{site}{TWO}")).1);
    let scratch = Scratch::new(TWO);
    assert!(scratch.build(&["--no-search"]).status.success());
    assert!(!scratch.path("public/search").exists());
    assert!(scratch.build(&[]).status.success());
    assert!(scratch.path("public/search/index/pagefind.js").exists());
    let (codes, _) = built(&format!("{}x = 1\n{TWO}", site.replace("enabled = false\n", "")));
    assert_eq!(codes, ["toml/unknown-key"]);
}

#[test]
fn no_page_can_be_within_the_index() {
    let alias = TWO.replace("title = \"Tokyo signs\"", "title = \"Tokyo signs\"\naliases = [\"/search/index/x/\"]");
    assert_eq!(built(&alias).0, ["site/route-clash"]);
}

#[test]
fn an_index_is_kept_while_its_records_are_the_same() {
    let scratch = Scratch::new(TWO);
    assert!(scratch.build(&[]).status.success());
    // The form of the index is what an earlier program wrote, so that making it again would be seen.
    let touched = "public/search/index/pagefind-entry.json";
    let entry = scratch.read(touched);
    let manifest = |entry: &str| {
        let line =
            |entry: &str| format!("{}  search/index/pagefind-entry.json", blake3::hash(entry.as_bytes()).to_hex());
        let text = scratch.read("public/.chancery");
        let old: Vec<&str> =
            text.lines().map(|known| if known.ends_with("/pagefind-entry.json") { "" } else { known }).collect();
        format!("{}\n{}\n", old.join("\n"), line(entry))
    };
    let other = format!("{entry} ");
    scratch.write("public/.chancery", manifest(&other));
    scratch.write(touched, &other);
    // Another template, and the same records.
    scratch.write("templates/footer.html", "<footer>Other</footer>\n");
    assert!(scratch.build(&[]).status.success());
    assert!(scratch.read("public/index.html").contains("<footer>Other</footer>"));
    assert_eq!(scratch.read(touched), other, "the index was made again");
    // A file that somebody took away is made again, and so is everything where the records are others.
    std::fs::remove_file(scratch.path(touched)).unwrap();
    assert!(scratch.build(&[]).status.success());
    assert_eq!(scratch.read(touched), entry);
    let before = scratch.read("public/search/index/records.txt");
    scratch.write("articles/b.md", "+++\ntitle = \"Manila replies\"\ndate = 2024-04-11\n+++\nThe Philippines.\n");
    assert!(scratch.build(&[]).status.success());
    assert_ne!(scratch.read("public/search/index/records.txt"), before);
    assert_ne!(scratch.read(touched), entry);
}

/// If this fails, raise `FORM` in `src/search/mod.rs`, so that no site keeps an index of the earlier form, and correct it.
#[test]
fn the_form_of_an_index_has_a_number() {
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in ours("en").iter().filter(|(path, _)| !path.ends_with(".js") && !path.starts_with("wasm")) {
        hasher.update(path.as_bytes());
        hasher.update(bytes);
    }
    assert_eq!(&hasher.finalize().to_hex()[..16], "9c271a42a47de02e");
}
