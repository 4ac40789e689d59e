//! The panel's list of quotes: who is said to have said what, for a person to confirm, to correct and to take out.

use super::live::escaped;
use super::press::Press;
use crate::review::quoted;
use crate::site::{Article, Kind, Origin, Quote};
use crate::text;
use std::collections::BTreeSet;

/// The longest quote that is shown, in bytes.
const LONGEST: usize = 320;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// The quotes of an article as HTML; nothing if it has none.
pub fn list(press: &Press, article: &Article) -> String {
    if article.findings.quotes.is_empty() {
        return String::new();
    }
    let items: String = article.findings.quotes.iter().map(|quote| item(press, article, quote)).collect();
    let names: String =
        voices(press, article).iter().map(|name| format!("<option value=\"{}\">", escaped(name))).collect();
    format!(
        "<h2>Quotes</h2>\n<p>Write who said it and press <b>Set</b>; an empty field names nobody.</p>\n\
<datalist id=\"chancery-speakers\">{names}</datalist>\n<ul>\n{items}</ul>\n"
    )
}

/// Whom the page names as a quote's speaker; may be empty.
pub fn speaker<'a>(press: &'a Press, quote: &'a Quote) -> &'a str {
    quote.tag.map_or(&*quote.speaker, |id| press.site().tag(id).name.as_str())
}

/// Who could have said something, by name.
fn voices<'a>(press: &'a Press, article: &'a Article) -> BTreeSet<&'a str> {
    let can_speak = |kind: Kind| matches!(kind, Kind::Person | Kind::Organisation);
    let tags = article.tags.iter().map(|tagging| press.site().tag(tagging.tag));
    let tagged = tags.filter(|tag| can_speak(tag.kind)).map(|tag| tag.name.as_str());
    let loose = article.findings.loose.iter().filter(|loose| can_speak(loose.kind)).map(|loose| loose.name.as_str());
    tagged.chain(loose).collect()
}

fn item(press: &Press, article: &Article, quote: &Quote) -> String {
    let (list, entry) = quoted(article, quote);
    let (entry, speaker) = (escaped(&entry), escaped(speaker(press, quote)));
    let words = escaped(&text::shorten(article.document.prose.slice(quote.span).trim_end_matches(','), LONGEST));
    let lang = article.document.front.lang.as_deref().or(article.findings.lang);
    let lang = lang.map_or_else(String::new, |lang| format!(" lang=\"{}\"", escaped(lang)));
    let keep = match quote.origin {
        Origin::Extracted => {
            format!("<button type=\"button\" value=\"keep\" aria-label=\"Keep: {entry}\">Keep</button> ")
        }
        Origin::Author | Origin::Reviewed => "<span>Kept</span> ".to_owned(),
    };
    format!(
        "<li data-list=\"{list}\" data-entry=\"{entry}\">\n<blockquote dir=\"auto\"{lang}>“{words}”</blockquote>\n\
<p><label>Said by <input type=\"text\" list=\"chancery-speakers\" maxlength=\"{LONGEST_NAME}\" value=\"{speaker}\" \
placeholder=\"nobody named\" autocomplete=\"off\"></label> \
<button type=\"button\" value=\"by\" aria-label=\"Set who said: {entry}\">Set</button></p>\n\
<p>{keep}<button type=\"button\" value=\"not-this\" aria-label=\"Not this: {entry}\">Not this</button></p>\n</li>\n"
    )
}
