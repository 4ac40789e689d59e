//! What stands around an article on the page that it was copied from.
//!
//! Only at the end of a text without front matter, and only whole lines that are known to be furniture: nothing that
//! could be prose is ever left out.

use std::ops::Range;

/// Whole lines, in lower case, that pages put under an article.
const LINES: [&str; 40] = [
    "no comments:",
    "no comments",
    "post a comment",
    "post comment",
    "leave a comment",
    "leave a reply",
    "add a comment",
    "comments",
    "comments are closed.",
    "email this",
    "email thisblogthis!",
    "blogthis!",
    "share",
    "share this",
    "share this:",
    "share this article",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share to twitter",
    "share to facebook",
    "share to pinterest",
    "tweet",
    "like this:",
    "like loading...",
    "loading...",
    "related posts",
    "related articles",
    "read more",
    "newer post",
    "older post",
    "newer post older post home",
    "subscribe to: post comments (atom)",
    "subscribe to our newsletter",
    "sign up for our newsletter",
    "advertisement",
    "accept all cookies",
    "cookie settings",
    "all rights reserved.",
    "back to top",
];

/// Beginnings of lines, in lower case, that pages put under an article.
const STARTS: [&str; 6] = [
    "email thisblogthis!",
    "subscribe to: post comments",
    "we use cookies",
    "this site uses cookies",
    "posted by ",
    "labels: ",
];

/// Buttons of share bars, in lower case. Words like these can end an article, so they count only beside furniture.
const BUTTONS: [&str; 16] = [
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "telegram",
    "linkedin",
    "reddit",
    "pinterest",
    "tumblr",
    "pocket",
    "mastodon",
    "bluesky",
    "email",
    "print",
    "more",
    "copy link",
];

/// The bytes of a text without the furniture at its end.
pub fn kept(text: &str) -> Range<usize> {
    let whole = text.trim_end().len();
    let (mut end, mut at) = (whole, whole);
    loop {
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[start..at];
        let furniture = is_furniture(line) || is_bar(line);
        if start == 0 || !(furniture || is_button(line)) {
            return 0..end;
        }
        // Buttons wait until furniture stands above them, or stands below them already.
        let beside = furniture || end < whole;
        at = text[..start].trim_end().len();
        if beside {
            end = at;
        }
    }
}

fn is_button(line: &str) -> bool {
    BUTTONS.contains(&line.trim().to_lowercase().as_str())
}

/// Several buttons on one line, with marks between them.
fn is_bar(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['|', '·', '•']).filter(|part| !part.trim().is_empty()).collect();
    parts.len() > 1 && parts.iter().all(|part| is_furniture(part) || is_button(part))
}

fn is_furniture(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let counted = line.strip_suffix(" comments").or_else(|| line.strip_suffix(" comment"));
    LINES.contains(&line.as_str())
        || (line.len() < 120 && STARTS.iter().any(|start| line.starts_with(start)))
        || counted.is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn furniture_goes_and_prose_stays() {
        let text = "One.\nThe minister had no comments.\n\nNo comments:\nPost a Comment\n";
        assert_eq!(&text[kept(text)], "One.\nThe minister had no comments.");
        let shared = "One.\n\nShare this:\nTweet\nFacebook\nWhatsApp\nMore\n";
        assert_eq!(&shared[kept(shared)], "One.");
        let bar = "One.\nShare on Facebook | Share on X | Email\n";
        assert_eq!(&bar[kept(bar)], "One.");
        let word = "The paper ended its edition in\nprint\n";
        assert_eq!(&word[kept(word)], "The paper ended its edition in\nprint", "no furniture beside it");
        assert_eq!(kept("Share"), 0..5, "a text is never left out whole");
    }
}
