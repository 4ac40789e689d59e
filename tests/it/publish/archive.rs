//! Publication to one file: the whole site, the same bytes each time, with sums that can be checked.

use super::{built, desk, done, edit, refused};
use crate::scratch::Scratch;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;

fn packed() -> Scratch {
    desk("[publish.zip]\nkind = \"archive\"\npath = \"out/desk.zip\"\n")
}

fn inside(site: &Scratch) -> BTreeMap<String, Vec<u8>> {
    let file = std::fs::File::open(site.path("out/desk.zip")).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.insert(entry.name().unwrap().into_owned(), bytes);
    }
    files
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn an_archive_holds_the_site_and_its_sums() {
    let site = packed();
    let all = built_after(&site);
    let mut files = inside(&site);
    let sums = String::from_utf8(files.remove("SHA256SUMS").unwrap()).unwrap();
    assert_eq!(files, all);
    let expected: String = all.iter().map(|(path, bytes)| format!("{}  {path}\n", sum(bytes))).collect();
    assert_eq!(sums, expected);
    let whole = std::fs::read(site.path("out/desk.zip")).unwrap();
    assert_eq!(site.read("out/desk.zip.sha256"), format!("{}  desk.zip\n", sum(&whole)));
    assert_eq!(site.tree("out").len(), 2, "nothing is left beside it");

    assert!(done(&site, &[]).contains("nothing to do"));
    std::fs::remove_dir_all(site.path("out")).unwrap();
    done(&site, &[]);
    assert_eq!(std::fs::read(site.path("out/desk.zip")).unwrap(), whole, "the same site gives the same bytes");
    edit(&site, "signed", "sealed");
    let text = done(&site, &[]);
    assert!(text.contains("zip: 1 briefing changed, "), "{text}");
    let mut files = inside(&site);
    files.remove("SHA256SUMS");
    assert_eq!(files, built(&site));
}

fn built_after(site: &Scratch) -> BTreeMap<String, Vec<u8>> {
    let text = done(site, &[]);
    assert!(text.contains("zip (out/desk.zip): "), "{text}");
    built(site)
}

#[test]
fn a_file_of_others_is_not_replaced() {
    let site = packed();
    site.write("out/desk.zip", "years of work");
    assert!(refused(&site, &[]).contains("a file that Chancery did not make"));
    assert_eq!(site.read("out/desk.zip"), "years of work");
    std::fs::remove_file(site.path("out/desk.zip")).unwrap();
    std::fs::create_dir(site.path("out/desk.zip")).unwrap();
    assert!(refused(&site, &[]).contains("a folder stands there"));
}

#[test]
fn an_archive_that_was_damaged_is_made_again() {
    let site = packed();
    done(&site, &[]);
    let sound = std::fs::read(site.path("out/desk.zip")).unwrap();
    let mut broken = sound.clone();
    broken[200] ^= 0xff;
    site.write("out/desk.zip", broken);
    assert!(!done(&site, &[]).contains("nothing to do"));
    assert_eq!(std::fs::read(site.path("out/desk.zip")).unwrap(), sound);
}
