//! The reader's half, as it comes with Pagefind: its script, and its WebAssembly for the site's language.

use pagefind::api::PagefindIndex;
use pagefind_stem::{Algorithm, Stemmer};
use std::io;

/// What a browser searches with.
pub struct Reader {
    /// The files, by name.
    pub files: Vec<(String, Vec<u8>)>,
    /// Pagefind's version, which an index must name.
    pub version: String,
    /// The WebAssembly's language, where there is one for the site's.
    pub wasm: Option<String>,
}

/// The files of Pagefind that a site in this language needs.
pub fn reader(language: &str) -> io::Result<Reader> {
    let failed = |error: &dyn std::fmt::Display| io::Error::other(format!("Pagefind: {error}"));
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    // Pagefind gives its files with an index, so it is given one page to have one.
    let files = runtime.block_on(async {
        let mut index = PagefindIndex::new(None)?;
        index.add_custom_record("/".into(), "word".into(), language.into(), None, None, None).await?;
        index.get_files().await
    });
    let files = files.map_err(|error| failed(&error))?;
    let mut reader = Reader { files: Vec::new(), version: String::new(), wasm: None };
    let own = format!("wasm.{language}.pagefind");
    for file in files {
        let name = file.filename.to_string_lossy().replace('\\', "/");
        if name == "pagefind-entry.json" {
            let entry: serde_json::Value = serde_json::from_slice(&file.contents)?;
            entry["version"].as_str().unwrap_or_default().clone_into(&mut reader.version);
        } else if name == own {
            reader.wasm = Some(language.to_owned());
            reader.files.push((name, file.contents));
        } else if name == "pagefind.js" || name == "wasm.unknown.pagefind" {
            reader.files.push((name, file.contents));
        }
    }
    if reader.wasm.is_some() {
        reader.files.retain(|(name, _)| name != "wasm.unknown.pagefind");
    }
    reader.files.sort();
    Ok(reader)
}

/// The stemmer that the reader's WebAssembly has for a language, by which words and queries meet.
pub fn stemmer(language: &str) -> Option<Stemmer> {
    let algorithm = match language.split('-').next()? {
        "ar" => Algorithm::Arabic,
        "hy" => Algorithm::Armenian,
        "eu" => Algorithm::Basque,
        "ca" => Algorithm::Catalan,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "et" => Algorithm::Estonian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" => Algorithm::Indonesian,
        "ga" => Algorithm::Irish,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "ne" => Algorithm::Nepali,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}
