//! Which remote repositories and branches are taken. `site.toml` may come from a stranger, and git has addresses that
//! run programs and reads arguments that begin with `-` as options.

use super::super::Error;
use super::program;
use std::path::Path;

/// The schemes of addresses that are taken.
const SCHEMES: &[&str] = &["file", "git", "http", "https", "ssh"];

/// The remote repository's address: a name such as `origin` is looked up where the site's folder is a repository, and a
/// path counts from the site's folder.
pub fn resolve(remote: &str, site: &Path) -> Result<String, Error> {
    check_remote(remote)?;
    let is_name = remote.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let known = if is_name && !remote.starts_with('.') {
        program::ask(site, &["remote", "get-url", "--push", "--", remote])?
    } else {
        None
    };
    match known {
        Some(url) => check_remote(&url).map(|()| absolute(&url, site)),
        None => Ok(absolute(remote, site)),
    }
}

/// Refuses what is no plain address of a repository.
fn check_remote(remote: &str) -> Result<(), Error> {
    let refuse = |reason| Err(Error::Address { address: without_password(remote), reason });
    if remote.is_empty() || remote.contains(char::is_control) {
        return refuse("it is empty or holds control characters");
    }
    if remote.starts_with('-') {
        return refuse("a remote cannot begin with `-`, which git would read as an option");
    }
    let word = |byte: u8| byte.is_ascii_alphanumeric() || b"+.-_".contains(&byte);
    let start = remote.bytes().take_while(|byte| word(*byte)).count();
    let (scheme, rest) = remote.split_at(start);
    if rest.starts_with("::") {
        return refuse("an address with `::` runs a program of that name; give the repository's own address");
    }
    let host = match rest.strip_prefix("://") {
        Some(_) if !SCHEMES.contains(&scheme) => return refuse("use https, ssh, git, http or file, or a path"),
        Some(rest) => rest.split('/').next().unwrap_or_default(),
        None => remote.split(['/', ':']).next().unwrap_or_default(),
    };
    if host.starts_with('-') || host.rsplit('@').next().is_some_and(|host| host.starts_with('-')) {
        return refuse("a host cannot begin with `-`, which ssh would read as an option");
    }
    Ok(())
}

/// A path from the site's folder; other addresses as they are.
fn absolute(remote: &str, site: &Path) -> String {
    let path_like = remote.find(':').is_none_or(|colon| remote.find('/').is_some_and(|slash| slash < colon));
    if !path_like {
        return remote.to_owned();
    }
    let path = site.join(remote);
    std::path::absolute(&path).unwrap_or(path).to_string_lossy().into_owned()
}

/// An address that may be printed: without the user and password that it may hold.
pub fn without_password(remote: &str) -> String {
    let Some((scheme, rest)) = remote.split_once("://") else { return remote.to_owned() };
    let host = rest.split('/').next().unwrap_or_default();
    match host.rfind('@') {
        Some(at) => format!("{scheme}://{}", &rest[at + 1..]),
        None => remote.to_owned(),
    }
}

/// Refuses what is no plain name of a branch: git's own rules, and no `-` at the start.
pub fn check_branch(branch: &str) -> Result<(), Error> {
    let sound = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock");
    let strange = |letter: char| letter.is_control() || letter.is_whitespace() || "~^:?*[\\\"".contains(letter);
    let bad = branch.starts_with('-')
        || branch.ends_with('.')
        || branch == "@"
        || branch == "HEAD"
        || branch.contains("..")
        || branch.contains("@{")
        || branch.contains(strange)
        || !branch.split('/').all(sound);
    if bad {
        return Err(Error::Address { address: branch.to_owned(), reason: "this cannot be the name of a branch" });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{absolute, check_branch, check_remote, without_password};
    use std::path::Path;

    #[test]
    fn addresses_of_repositories_are_taken_and_nothing_that_runs() {
        for good in [
            "https://example.org/desk.git",
            "ssh://git@[::1]:22/desk.git",
            "git@example.org:you/desk.git",
            "file:///srv/desk.git",
            "/srv/desk.git",
            "../desk.git",
            "origin",
        ] {
            assert!(check_remote(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "-x",
            "--upload-pack=touch x",
            "ext::sh -c x",
            "fd::7",
            "my-helper::x",
            "my_helper::x",
            "helper://x",
            "ssh://-oProxyCommand=x/y",
            "ssh://a@-oProxyCommand=x/y",
            "a@-oProxyCommand=x:y",
            "https://a\n/b",
        ] {
            assert!(check_remote(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_path_counts_from_the_site() {
        let site = Path::new("/desk");
        assert_eq!(absolute("out.git", site), "/desk/out.git");
        assert_eq!(absolute("/srv/out.git", site), "/srv/out.git");
        assert_eq!(absolute("./a:b", site), "/desk/a:b");
        for address in ["https://example.org/x", "git@example.org:x"] {
            assert_eq!(absolute(address, site), address);
        }
    }

    #[test]
    fn branches_have_plain_names() {
        for good in ["gh-pages", "site/live", "veröffentlicht", "v1.2"] {
            assert!(check_branch(good).is_ok(), "{good}");
        }
        for bad in [
            "", "-d", "--mirror", "a b", "a..b", "a:b", "+a:b", "a/", "/a", ".a", "a/.b", "a.lock", "@{-1}", "HEAD",
            "a\n",
        ] {
            assert!(check_branch(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn passwords_are_not_printed() {
        assert_eq!(without_password("https://me:secret@example.org/desk.git"), "https://example.org/desk.git");
        assert_eq!(without_password("https://example.org/a@b"), "https://example.org/a@b");
        assert_eq!(without_password("git@example.org:desk.git"), "git@example.org:desk.git");
        let refused = check_remote("ftp://me:secret@example.org/desk.git").unwrap_err().to_string();
        assert!(!refused.contains("secret"), "{refused}");
    }
}
