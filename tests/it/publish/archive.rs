//! Publication to one file: the whole site, the same bytes each time, with sums that can be checked.

use super::{built, desk, done, edit, refused};
use crate::scratch::Scratch;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;

const ENDINGS: [&str; 2] = ["zip", "tar.zst"];

fn packed(ending: &str) -> Scratch {
    desk(&format!("[publish.one]\nkind = \"archive\"\npath = \"out/desk.{ending}\"\n"))
}

fn inside(site: &Scratch, ending: &str) -> BTreeMap<String, Vec<u8>> {
    let file = std::fs::File::open(site.path(&format!("out/desk.{ending}"))).unwrap();
    if ending == "tar.zst" { untarred(file) } else { unzipped(file) }
}

fn untarred(file: std::fs::File) -> BTreeMap<String, Vec<u8>> {
    let mut tar = tar::Archive::new(zstd::Decoder::new(file).unwrap());
    let mut files = BTreeMap::new();
    for entry in tar.entries().unwrap() {
        let mut entry = entry.unwrap();
        let header = entry.header();
        let about = (header.mtime().unwrap(), header.uid().unwrap(), header.gid().unwrap(), header.mode().unwrap());
        assert_eq!(about, (315_532_800, 0, 0, 0o644), "nothing of this machine is told");
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        assert!(files.keys().all(|other| *other < name || name == "SHA256SUMS"), "{name} is out of order");
        files.insert(name, bytes);
    }
    files
}

fn unzipped(file: std::fs::File) -> BTreeMap<String, Vec<u8>> {
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
    for ending in ENDINGS {
        let site = packed(ending);
        let name = format!("out/desk.{ending}");
        let text = done(&site, &[]);
        assert!(text.contains(&format!("one ({name}): ")), "{text}");
        let all = built(&site);
        let mut files = inside(&site, ending);
        let sums = String::from_utf8(files.remove("SHA256SUMS").unwrap()).unwrap();
        assert_eq!(files, all);
        let expected: String = all.iter().map(|(path, bytes)| format!("{}  {path}\n", sum(bytes))).collect();
        assert_eq!(sums, expected);
        let whole = std::fs::read(site.path(&name)).unwrap();
        assert_eq!(site.read(&format!("{name}.sha256")), format!("{}  desk.{ending}\n", sum(&whole)));
        assert_eq!(site.tree("out").len(), 2, "nothing is left beside it");

        assert!(done(&site, &[]).contains("nothing to do"));
        std::fs::remove_dir_all(site.path("out")).unwrap();
        done(&site, &[]);
        assert_eq!(std::fs::read(site.path(&name)).unwrap(), whole, "the same site gives the same bytes");
        edit(&site, "signed", "sealed");
        let text = done(&site, &[]);
        assert!(text.contains("one: 1 briefing changed, "), "{text}");
        let mut files = inside(&site, ending);
        files.remove("SHA256SUMS");
        assert_eq!(files, built(&site));
    }
}

#[test]
fn a_file_of_others_is_not_replaced() {
    for ending in ENDINGS {
        let site = packed(ending);
        let name = format!("out/desk.{ending}");
        site.write(&name, "years of work, and more than our mark is long");
        assert!(refused(&site, &[]).contains("a file that Chancery did not make"));
        assert_eq!(site.read(&name), "years of work, and more than our mark is long");
        site.write(&name, "");
        assert!(refused(&site, &[]).contains("a file that Chancery did not make"));
        std::fs::remove_file(site.path(&name)).unwrap();
        std::fs::create_dir(site.path(&name)).unwrap();
        assert!(refused(&site, &[]).contains("a folder stands there"));
    }
}

#[test]
fn an_archive_that_was_damaged_is_made_again() {
    for ending in ENDINGS {
        let site = packed(ending);
        let name = format!("out/desk.{ending}");
        done(&site, &[]);
        let sound = std::fs::read(site.path(&name)).unwrap();
        let mut broken = sound.clone();
        broken[200] ^= 0xff;
        site.write(&name, broken);
        assert!(!done(&site, &[]).contains("nothing to do"));
        assert_eq!(std::fs::read(site.path(&name)).unwrap(), sound);
    }
}
