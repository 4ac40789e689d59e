//! What a page may load and run: the one place where that is written.
//!
//! Pages say it of themselves in a `<meta>` element, the preview in a header, and hosts in theirs; all of it is made here,
//! so that no two can come to differ.

use super::{Base, Config, Hsts, RemoteImages, Search};

/// What every page allows itself, and no page less.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; \
trusted-types 'none'";

/// What some pages need besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// Whether it searches, by a script that is WebAssembly.
    pub search: Search,
    /// Whether it shows pictures from other hosts.
    pub images: RemoteImages,
}

impl Needs {
    /// Nothing besides.
    pub const NONE: Self = Self { search: Search::Off, images: RemoteImages::LeftOut };

    /// What the page of a kind needs. Only briefings show an author's pictures.
    pub fn of(config: &Config, kind: &str) -> Self {
        match kind {
            "search" => Self { search: Search::On, ..Self::NONE },
            "briefing" => Self { images: config.remote_images, ..Self::NONE },
            _ => Self::NONE,
        }
    }

    /// What any page of a site needs.
    pub fn any(config: &Config) -> Self {
        Self { search: config.search, images: config.remote_images }
    }

    /// The policy of a page with these needs, as it stands in its `<meta>` element.
    pub fn policy(self) -> String {
        let mut policy = POLICY.to_owned();
        if self.search == Search::On {
            policy = policy.replacen("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", 1);
        }
        if self.images == RemoteImages::Allowed {
            // A browser asks for `http:` pictures by https where the page itself came by it.
            policy = policy.replacen("img-src 'self' data:", "img-src 'self' data: http: https:", 1);
        }
        policy
    }

    /// The same as a header, where a page can also refuse to be shown within another.
    pub fn header(self) -> String {
        format!("{}; frame-ancestors 'none'", self.policy())
    }
}

/// What the pages never use, and so nothing within them may.
const UNUSED: [&str; 13] = [
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
];

/// How long a browser remembers that the host is to be asked by https only: a year.
const REMEMBERED: &str = "max-age=31536000";

/// The headers that every answer of a host has, but for those that differ from page to page.
pub fn everywhere(config: &Config) -> Vec<(&'static str, String)> {
    let unused: Vec<String> = UNUSED.iter().map(|feature| format!("{feature}=()")).collect();
    let mut headers = vec![
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", unused.join(", ")),
    ];
    // Over http browsers take no notice of it, and say so to whoever looks.
    if config.base.is_secure() {
        headers.push(("Cross-Origin-Opener-Policy", "same-origin".to_owned()));
    }
    if is_remembered(&config.base, config.hosting.hsts) {
        headers.push(("Strict-Transport-Security", REMEMBERED.to_owned()));
    }
    headers
}

/// Whether the host is to be asked by https only. A site in a folder does not speak for its whole host unless it is told to.
fn is_remembered(base: &Base, hsts: Hsts) -> bool {
    base.is_secure()
        && match hsts {
            Hsts::On => true,
            Hsts::Off => false,
            Hsts::AsFits => base.prefix().is_empty(),
        }
}

#[cfg(test)]
mod tests {
    use super::{Needs, POLICY, RemoteImages, Search};

    #[test]
    fn needs_widen_one_thing_each() {
        assert_eq!(Needs::NONE.policy(), POLICY);
        let search = Needs { search: Search::On, ..Needs::NONE }.policy();
        assert_eq!(search.replace(" 'wasm-unsafe-eval'", ""), POLICY);
        assert_ne!(search, POLICY);
        let images = Needs { images: RemoteImages::Allowed, ..Needs::NONE }.policy();
        assert_eq!(images.replace(" http: https:", ""), POLICY);
        assert_ne!(images, POLICY);
    }
}
