//! What pages put around articles, by the words that say so: the lists of `furniture.toml`, and whether a line is on them.

use super::words_of;
use serde::Deserialize;

/// A line longer than this, in bytes, is no furniture, whatever it holds.
const LONGEST: usize = 500;

/// A line with more words than this that ends as a sentence does is prose, unless it holds a phrase that no prose holds.
const SHORT_SENTENCE: usize = 8;

/// The most words of a label that only begins as it should.
const MOST_LABEL_WORDS: usize = 6;

/// The longest item of a list of other articles, in bytes.
const LONGEST_ITEM: usize = 160;

/// How near its end, in bytes, a line has to say whose picture it is.
const CREDIT: usize = 80;

/// The lists, as they are written in the file but for capitals and punctuation.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    whole: Vec<String>,
    starts: Vec<String>,
    phrases: Vec<String>,
    holds: Vec<String>,
    labels: Vec<String>,
    lists: Vec<String>,
    buttons: Vec<String>,
    menu: Vec<String>,
    credits: Vec<String>,
    credit_ends: Vec<String>,
    agencies: Vec<String>,
    list_starts: Vec<String>,
    points: Vec<String>,
    /// Lines of a wire that are no text, in lower case.
    pub slugs: Vec<String>,
    /// Beginnings of such lines.
    pub slug_starts: Vec<String>,
    /// Words that may be such lines.
    pub priorities: Vec<String>,
    /// Words before the name of whoever wrote an article.
    pub bylines: Vec<String>,
    /// Small words within people's names.
    pub particles: Vec<String>,
    /// Words that no name of a person holds.
    pub bodies: Vec<String>,
    /// Last words of what a writer does.
    pub roles: Vec<String>,
    /// Words of lines that say when.
    pub dating: Vec<String>,
    /// Words behind which the day of the last change stands.
    pub changed: Vec<String>,
}

impl Phrases {
    /// The lists that come with Chancery.
    pub fn built_in() -> Self {
        let mut lists: Self = toml::from_str(include_str!("furniture.toml")).unwrap_or_default();
        for list in [
            &mut lists.whole,
            &mut lists.starts,
            &mut lists.phrases,
            &mut lists.labels,
            &mut lists.lists,
            &mut lists.buttons,
            &mut lists.menu,
            &mut lists.list_starts,
            &mut lists.points,
        ] {
            list.iter_mut().for_each(|phrase| *phrase = words_of(phrase));
        }
        lists
    }

    /// Whether a line is furniture wherever it stands.
    pub fn is_furniture(&self, line: &str) -> bool {
        let words = words_of(line);
        if line.len() > LONGEST {
            return false;
        }
        if words.is_empty() {
            return line.chars().all(|letter| !letter.is_alphanumeric())
                && line.starts_with(['|', '©', '>', '<', '»', '«', '·']);
        }
        let lower = line.to_lowercase();
        self.whole.contains(&words)
            || self.heads_list(line, &words)
            || begins(&words, &self.phrases)
            || self.holds.iter().any(|part| lower.contains(part.as_str()))
            || lower.starts_with('©')
            || lower.starts_with("(c) 20")
            || is_count(&words)
            || self.is_bar(line)
            || self.is_picture(lower.trim())
            || !is_sentence(line) && (begins(&words, &self.starts) || self.is_labelled(line))
    }

    /// Whether a list of other articles, or of what readers said, follows a line.
    pub fn begins_list(&self, line: &str) -> bool {
        self.heads_list(line, &words_of(line))
    }

    fn heads_list(&self, line: &str, words: &str) -> bool {
        let short = words.split(' ').count() <= MOST_LABEL_WORDS && !ends_a_sentence(line);
        self.lists.iter().any(|known| known == words) || is_comments(words) || short && begins(words, &self.list_starts)
    }

    /// Whether a line is the label of an article's own points.
    pub fn begins_points(&self, line: &str) -> bool {
        self.points.contains(&words_of(line))
    }

    /// Whether a line may be an item of a list that was begun: short, and no sentence's end.
    pub fn is_item(&self, line: &str) -> bool {
        line.len() <= LONGEST_ITEM && !is_sentence(line) && !ends_a_sentence(line)
    }

    /// Whether a line that is known for furniture stands where a picture did, so that its caption may follow.
    pub fn owns_picture(&self, line: &str) -> bool {
        let lower = line.trim().to_lowercase();
        self.is_credit(&lower) || self.agencies.iter().any(|name| opens_with(&lower, name))
    }

    /// Whether a line in small letters says what is in a picture and whose it is.
    fn is_picture(&self, lower: &str) -> bool {
        // "Reuters Smoke rises behind a templeReuters": the name of the picture's owner is read aloud on both sides.
        let framed = self.agencies.iter().any(|name| opens_with(lower, name) && lower.ends_with(name.as_str()));
        framed || self.is_credit(lower)
    }

    /// Whether a line is a single entry of a menu or a single button, which may also be a heading.
    pub fn is_entry(&self, line: &str) -> bool {
        let words = words_of(line);
        self.menu.contains(&words) || self.buttons.contains(&words)
    }

    /// Several entries or buttons on one line, with marks or blanks between them.
    fn is_bar(&self, line: &str) -> bool {
        let marks: &[char] = &['|', '·', '•', '›', '»', '>', '\t'];
        let line = line.replace(" / ", "|");
        let parts: Vec<&str> = line.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect();
        let known = |part: &&&str| self.is_entry(part) || self.whole.contains(&words_of(part));
        if parts.len() > 1 {
            let known = parts.iter().filter(known).count();
            let short = parts.iter().all(|part| part.split_whitespace().count() <= 5);
            return short && (known == parts.len() || parts.len() > 2 && known * 2 >= parts.len());
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let buttons = words.iter().filter(|word| self.buttons.contains(&words_of(word))).count();
        let entries = words.iter().filter(|word| self.menu.contains(&words_of(word))).count();
        words.len() > 1 && buttons == words.len() || words.len() > 3 && entries + 1 >= words.len()
    }

    /// Whether a line leads elsewhere: "Read more: ...".
    fn is_labelled(&self, line: &str) -> bool {
        line.split_once([':', '|']).is_some_and(|(label, _)| self.labels.contains(&words_of(label)))
    }

    /// Whether a line says whose picture stood there.
    fn is_credit(&self, lower: &str) -> bool {
        let end = lower.trim_end_matches(['.', ' ']);
        if is_sentence(lower) {
            return false;
        }
        let tail = &lower[lower.ceil_char_boundary(lower.len().saturating_sub(CREDIT))..];
        self.credit_ends.iter().any(|credit| end.ends_with(credit.as_str()))
            || self.credits.iter().any(|credit| tail.contains(credit.as_str()) || lower.starts_with(credit.as_str()))
    }
}

/// Whether words begin with one of these phrases.
fn begins(words: &str, phrases: &[String]) -> bool {
    phrases
        .iter()
        .any(|phrase| words.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// "5 min read", "12 comments", "1,204 shares".
fn is_count(words: &str) -> bool {
    let rest = words.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
    let said = [
        "min",
        "mins",
        "minute",
        "minutes",
        "min read",
        "mins read",
        "minute read",
        "minutes read",
        "minutes to read",
        "min listen",
        "comment",
        "comments",
        "share",
        "shares",
        "view",
        "views",
        "k shares",
        "k views",
    ];
    rest.len() < words.len() && said.contains(&rest)
}

/// "12 comments", "Comments (12)".
fn is_comments(words: &str) -> bool {
    let count = words.strip_suffix(" comments").or_else(|| words.strip_prefix("comments "));
    count.is_some_and(|count| count.chars().all(|letter| letter.is_ascii_digit() || letter == ' '))
}

/// Whether a line begins with a name and goes on behind it.
fn opens_with(line: &str, name: &str) -> bool {
    line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether a line ends as a statement does. Headlines may ask and exclaim.
pub fn ends_a_sentence(line: &str) -> bool {
    let line = line.trim_end();
    line.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '…']) || line.ends_with(['"', '”'])
}

/// Whether a line is a sentence that says something.
pub fn is_sentence(line: &str) -> bool {
    let end = line.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', '»']);
    end.ends_with(['.', '!', '?', '…']) && line.split_whitespace().count() > SHORT_SENTENCE
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn furniture_is_told_from_prose() {
        let lists = Phrases::built_in();
        for line in [
            "Home | World | Politics | Sport",
            "Facebook Twitter WhatsApp Email",
            "ADVERTISEMENT - CONTINUE READING BELOW",
            "5 min read",
            "Read more: Why Ankara waited",
            "We use cookies to improve our site. By going on you agree.",
            "Additional reporting by the Brussels bureau; Editing by the desk",
            "© 2023 World Desk. All rights reserved.",
            "The flag is raised at the headquarters in Brussels on Tuesday. Photograph: Agency/Reuters",
            "A soldier on patrol near Imatra, March 2023. (Photo by AFP via Getty Images)",
            "Sign up for our daily newsletter",
            "Print this page | Send to a friend",
            "12 comments",
        ] {
            assert!(lists.is_furniture(line), "{line}");
        }
        for line in [
            "Finland joined NATO on 4 April 2023.",
            "Reporting by the agency showed that the border had been closed for a week.",
            "Share the burden",
            "The talks went on: more are planned",
            "Sources told Reuters/Ipsos that the poll, taken in March 2023 in twenty-seven countries of three continents, was the largest of its kind since the war began.",
            "World leaders met in Washington",
            "Home secretary to visit Paris",
            "Live fire",
            "Russia and Ukraine",
        ] {
            assert!(!lists.is_furniture(line), "{line}");
        }
    }
}
