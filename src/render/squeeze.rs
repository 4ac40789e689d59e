//! The built-in style sheets without what only its writer needs: comments, and space that means nothing.
//!
//! It is written to be read, and a fifth of it would travel for nothing. Only space is touched, and only where no
//! grammar of CSS gives it a meaning, so that no rule has to be understood; a site's own sheet is left as it is.

/// Takes out comments and idle space.
pub fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut gap = false;
    while let Some(letter) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            gap = true;
            continue;
        }
        if letter.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            gap = true;
            continue;
        }
        let word = if matches!(letter, '"' | '\'') { string(rest) } else { &rest[..letter.len_utf8()] };
        if gap && !out.ends_with(['{', '}', ';', ',', ':', '>']) && !out.is_empty() && !"{};,>".contains(letter) {
            out.push(' ');
        }
        if letter == '}' && out.ends_with(';') {
            out.pop();
        }
        gap = false;
        out.push_str(word);
        rest = &rest[word.len()..];
    }
    out
}

/// The string that a text begins with, quotation marks included.
fn string(text: &str) -> &str {
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if !escaped && Some(letter) == quote {
            return &text[..=at];
        }
        escaped = !escaped && letter == '\\';
    }
    text
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn only_idle_space_goes() {
        let css = "/* a */\n.a > b :hover,\n.c + d {\n  color: red;\n  margin: -1px calc(1px + 2px) /* b */ 0;\n}\n";
        assert_eq!(squeeze(css), ".a>b :hover,.c + d{color:red;margin:-1px calc(1px + 2px) 0}");
        let media =
            "@media (min-width: 60rem) and (x) {\n  a::before {\n    content: \"; } /* \\\" */  \" attr(x);\n  }\n}";
        assert_eq!(squeeze(media), "@media (min-width:60rem) and (x){a::before{content:\"; } /* \\\" */  \" attr(x)}}");
        assert_eq!(squeeze("a { b: \"open"), "a{b:\"open");
    }

    #[test]
    fn the_theme_keeps_its_rules_and_its_size() {
        for css in
            [include_str!("../../templates/assets/chancery.css"), include_str!("../../templates/assets/search.css")]
        {
            let squeezed = squeeze(css);
            assert_eq!(css.matches('{').count(), css.matches('}').count());
            assert_eq!(squeezed.matches('{').count(), css.matches('{').count());
            assert_eq!(squeeze(&squeezed), squeezed);
            assert!(squeezed.len() < 30_000, "{} bytes", squeezed.len());
        }
    }
}
