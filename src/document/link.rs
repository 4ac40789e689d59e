//! What a link points to, decided the way a browser would.

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A place on the same page.
    Anchor(String),
    /// A page or file of this host, as written: its path, then its anchor if any.
    Local(String, Option<String>),
    /// Another host over http or https.
    External(String),
    /// A mail address.
    Mail(String),
    /// Anything else, by its scheme.
    Unsafe(String),
}

/// Classifies a link's destination after its entities are decoded.
///
/// Browsers drop tabs and line ends anywhere in an address and control characters and spaces at its start, and read a
/// backslash as a slash, so the same is done here before the scheme is read (WHATWG URL, "basic URL parser").
pub fn classify(destination: &str) -> Target {
    let trimmed = destination.trim_matches(|letter: char| letter <= ' ');
    let plain: String = trimmed.chars().filter(|letter| !matches!(letter, '\t' | '\n' | '\r' | '\0')).collect();
    if let Some(anchor) = plain.strip_prefix('#') {
        return Target::Anchor(anchor.to_owned());
    }
    if let Some((scheme, _)) = plain.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => Target::External(plain),
            "mailto" => Target::Mail(plain),
            other => Target::Unsafe(other.to_owned()),
        };
    }
    if plain.replace('\\', "/").starts_with("//") {
        return Target::External(plain);
    }
    match plain.split_once('#') {
        Some((path, anchor)) => Target::Local(path.to_owned(), Some(anchor.to_owned())),
        None => Target::Local(plain, None),
    }
}

/// What stands before the first `:` can be a scheme unless it has a character that no scheme has. Letters of other
/// scripts and the like count as schemes that are not allowed: a browser may be more lenient than the standard.
fn is_scheme(text: &str) -> bool {
    !text.contains(['/', '?', '#', '\\'])
}

#[cfg(test)]
mod tests {
    use super::{Target, classify};

    #[test]
    fn schemes_are_read_as_a_browser_reads_them() {
        for bad in ["javascript:x", " \u{1}java\nscript:x", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "x y:z"] {
            assert!(matches!(classify(bad), Target::Unsafe(_)), "{bad:?}");
        }
        assert_eq!(classify("//evil.example/x"), Target::External("//evil.example/x".into()));
        assert!(matches!(classify("/\\evil.example"), Target::External(_)));
        assert_eq!(classify("a.md#top"), Target::Local("a.md".into(), Some("top".into())));
        assert_eq!(classify("/time/10:30"), Target::Local("/time/10:30".into(), None));
        assert_eq!(classify("#x"), Target::Anchor("x".into()));
    }
}
