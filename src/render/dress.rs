//! What a site's settings add to the theme: the accent, and the running head of what is printed.
//!
//! No page may carry a style of its own, so this is written behind the theme's style sheet. It stands outside that
//! sheet's layers, and so goes before all of them.

use crate::config::{Accent, Config};
use crate::route::Route;
use std::fmt::Write;

/// The letters in the margin of a sheet.
const MARGIN: &str = "font:8pt Inter,system-ui,sans-serif";

/// The style sheet of a site's settings.
pub fn sheet(config: &Config) -> String {
    let mut css = String::from("\n");
    if let Some(Accent { light, dark }) = config.look.accent {
        let tone = format!("light-dark({light},{dark})");
        let _ = writeln!(css, "@media screen{{:root{{--link:{tone};--signal:{tone}}}}}");
    }
    // A margin has only what style sheets say. Chromium can take the page's own title and address out of its root
    // element; where that cannot be done, the site's stand there. WebKit draws margins and cannot, and it is told by
    // what it alone can: let punctuation hang.
    let (title, address) = (quoted(&config.title), quoted(&config.base.url(&Route::home())));
    let _ = writeln!(
        css,
        ":root{{--head:{title};--foot:{address}}}\
         @supports not (hanging-punctuation:first){{:root{{--head:attr(data-title);--foot:attr(data-address)}}}}\n\
         @page{{@top-left{{content:var(--head);{MARGIN}}}@bottom-left{{content:var(--foot);{MARGIN}}}}}\n\
         @page :first{{@top-left{{content:\"\"}}}}"
    );
    css
}

/// A text as a string of CSS: whatever is not a plain letter, digit or mark is written as its number.
fn quoted(text: &str) -> String {
    let mut css = String::from("\"");
    for letter in text.chars() {
        match letter {
            ' ' | '.' | ',' | ':' | '-' => css.push(letter),
            letter if letter.is_alphanumeric() => css.push(letter),
            letter => {
                let _ = write!(css, "\\{:x} ", u32::from(letter));
            }
        }
    }
    css.push('"');
    css
}

#[cfg(test)]
mod tests {
    use super::{quoted, sheet};
    use crate::config::{Accent, Colour, Config};

    #[test]
    fn a_title_cannot_leave_its_string() {
        assert_eq!(quoted("Desk 7: Asia"), "\"Desk 7: Asia\"");
        assert_eq!(quoted("\"}</style>\n\\"), "\"\\22 \\7d \\3c \\2f style\\3e \\a \\5c \"");
    }

    #[test]
    fn an_accent_has_a_tone_for_each_scheme() {
        let mut config = Config { title: "Desk".into(), ..Config::default() };
        assert!(!sheet(&config).contains("--link"));
        config.look.accent = Some(Accent { light: Colour([0, 0x44, 0x88]), dark: Colour([0x99, 0xcc, 0xff]) });
        let css = sheet(&config);
        assert!(css.contains("--link:light-dark(#004488,#99ccff)"), "{css}");
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }
}
