//! The marks that generators' templates leave in a text (`{{< figure >}}`, `{% highlight %}`): some can be said in Markdown, the
//! others go and are listed. Code stays as it is.

/// The longest mark, in bytes; what is longer was never closed.
const LONGEST: usize = 2000;

/// Names of marks around a quotation.
const QUOTES: [&str; 5] = ["quote", "blockquote", "pullquote", "epigraph", "cite"];

/// Words before the name of whoever is quoted.
const AUTHORS: [&str; 6] = ["author", "by", "cite", "attribution", "name", "source"];

/// A text without marks.
#[derive(Debug, Default)]
pub struct Unmarked {
    /// The text.
    pub text: String,
    /// The marks that went, each with its line.
    pub gone: Vec<String>,
}

/// A text without marks. `way` says where a mark that names another text leads, and `first` the number of the text's first line.
pub fn without(text: &str, first: usize, way: impl Fn(&str) -> String) -> Unmarked {
    let text = fenced(text);
    let mut reader =
        Reader { text: &text, done: Unmarked::default(), open: Vec::new(), closes: [None; 2], line: first };
    let mut fenced = false;
    let mut at = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        // A mark may have several lines.
        if at <= start && (line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~")) {
            fenced = !fenced;
        }
        at = if fenced { reader.copy(at.max(start), end) } else { reader.line(at.max(start), end, &way) };
        reader.line += 1;
        start = end;
    }
    reader.done
}

/// A mark that other marks belong to.
struct Opened {
    name: String,
    /// Where what is in it begins, and who is quoted, if it is a quotation.
    quoted: Option<(usize, Option<String>)>,
}

struct Reader<'t> {
    text: &'t str,
    done: Unmarked,
    open: Vec<Opened>,
    /// Where the next end of a mark of each kind is, so that it is looked for once.
    closes: [Option<usize>; 2],
    line: usize,
}

impl Reader<'_> {
    fn copy(&mut self, at: usize, end: usize) -> usize {
        self.done.text.push_str(self.text.get(at..end).unwrap_or(""));
        end.max(at)
    }

    /// Reads a line, and returns where it goes on.
    fn line(&mut self, mut at: usize, end: usize, way: &impl Fn(&str) -> String) -> usize {
        let text = self.text;
        let mut in_code = false;
        while let Some(found) = text.get(at..end).and_then(opening) {
            let open = at + found;
            in_code ^= text[at..open].matches('`').count() % 2 == 1;
            let close = if in_code { None } else { self.close(open) };
            let Some(close) = close else {
                at = self.copy(at, open + 2);
                continue;
            };
            self.copy(at, open);
            self.mark(&text[open..close], way);
            at = close;
        }
        self.copy(at, end)
    }

    /// Where the mark ends that opens here.
    fn close(&mut self, open: usize) -> Option<usize> {
        let (kind, close) = if self.text[open..].starts_with("{%") { (0, "%}") } else { (1, "}}") };
        if self.closes[kind].is_none_or(|at| at < open + 2) {
            let found = self.text[open + 2..].find(close).map(|at| open + 2 + at);
            self.closes[kind] = Some(found.unwrap_or(usize::MAX - 2));
        }
        let close = self.closes[kind].map(|at| at + 2).filter(|at| *at <= self.text.len() && at - open <= LONGEST)?;
        // A mark may have several lines, but it spans neither paragraphs nor code.
        let is_one = |mark: &str| !["\n\n", "\n```", "\n~~~"].iter().any(|end| mark.contains(end));
        self.text.get(open..close).is_some_and(is_one).then_some(close)
    }

    fn mark(&mut self, mark: &str, way: &impl Fn(&str) -> String) {
        let inner = mark[2..mark.len() - 2].trim_matches(['<', '>', '%', '-', ' ', '\t', '\n', '\r']);
        let name: String = inner.chars().take_while(|letter| !letter.is_whitespace() && *letter != '(').collect();
        let within_link = self.is_in_link();
        if within_link && let Some(target) = target(inner, &name) {
            let place = way(target);
            self.done.text.push_str(&place);
        } else if within_link && (name.starts_with("site.") || inner.contains("_url")) {
            // The beginning of every address of the site, or an address in so many words.
            self.done.text.push_str(quoted(inner).next().unwrap_or(""));
        } else if QUOTES.contains(&name.as_str()) && !inner.ends_with('/') {
            let at = self.done.text.len();
            self.open.push(Opened { quoted: Some((at, author(inner, &name))), name });
        } else if let Some(at) = self.closed(&name) {
            let opened = self.open.drain(at..).next();
            match opened.and_then(|opened| opened.quoted) {
                Some((at, author)) => self.quote(at, author.as_deref()),
                None => self.go(mark),
            }
        } else {
            if mark.starts_with("{%") && inner.contains('(') {
                self.open.push(Opened { name, quoted: None });
            }
            self.go(mark);
        }
    }

    fn go(&mut self, mark: &str) {
        let mark = mark.split_whitespace().collect::<Vec<_>>().join(" ");
        self.done.gone.push(format!("line {}: {mark}", self.line));
    }

    /// Which open mark this one closes.
    fn closed(&self, name: &str) -> Option<usize> {
        let bare = name.strip_prefix('/').or_else(|| name.strip_prefix("end"))?.trim();
        let last = self.open.len().checked_sub(1)?;
        if bare.is_empty() { Some(last) } else { self.open.iter().rposition(|opened| opened.name == bare) }
    }

    /// Whether what comes next is the address of a link.
    fn is_in_link(&self) -> bool {
        let text = &self.done.text;
        let line = &text[text.rfind('\n').map_or(0, |at| at + 1)..];
        let tail = &line[line.ceil_char_boundary(line.len().saturating_sub(300))..];
        let inline = tail.rfind("](").is_some_and(|at| !tail[at..].contains(')'));
        inline || line.starts_with('[') && tail.trim_end().ends_with("]:")
    }

    /// What was said since then becomes a quotation.
    fn quote(&mut self, at: usize, author: Option<&str>) {
        let words = self.done.text.split_off(at);
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        self.done.text.push_str("\n\n");
        for line in words.lines() {
            self.done.text.push_str(if line.trim().is_empty() { ">" } else { "> " });
            self.done.text.push_str(line.trim_end());
            self.done.text.push('\n');
        }
        if let Some(author) = author {
            self.done.text.push_str(&format!(">\n> — {author}\n"));
        }
        self.done.text.push('\n');
    }
}

/// Where the next mark opens.
fn opening(text: &str) -> Option<usize> {
    // Both are looked for in one walk, so that a line of one kind is not read again for the other.
    text.as_bytes().windows(2).position(|pair| pair == b"{{" || pair == b"{%")
}

/// The text that a mark names: `ref "two.md"`, `post_url 2024-01-02-name`, `link _posts/x.md`.
fn target<'m>(inner: &'m str, name: &str) -> Option<&'m str> {
    let rest = inner.get(name.len()..)?.trim();
    match name {
        "ref" | "relref" => quoted(inner).next().or(Some(rest)),
        "post_url" | "link" => Some(rest.trim_matches(['"', '\''])),
        _ => None,
    }
    .filter(|target| !target.is_empty())
}

/// The words between quotation marks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let mark = text.find(['"', '\'', '`']).and_then(|at| text[at..].chars().next()).unwrap_or('"');
    text.split(mark).skip(1).step_by(2)
}

/// Who is quoted: `author="Ruto"`, or the first of plain words behind the name.
fn author(inner: &str, name: &str) -> Option<String> {
    let rest = inner.get(name.len()..)?.trim().trim_start_matches('(').trim_end_matches(')');
    let named = AUTHORS.iter().find_map(|key| {
        let at = rest.find(key)?;
        let value = rest[at + key.len()..].trim_start().strip_prefix('=')?;
        quoted(value).next()
    });
    let plain = (!rest.is_empty() && !rest.contains('=')).then(|| rest.trim_matches(['"', '\'']));
    let said = super::named(named.or(plain)?)?;
    Some(super::markdown::escaped(&said))
}

/// A text whose code is fenced as Markdown has it, where Jekyll and Hugo put marks around it.
fn fenced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mark = line.trim().trim_start_matches("{%").trim_start_matches("{{<").trim_start_matches(['-', ' ']);
        let is_mark = mark.len() < line.trim().len();
        let mut words = mark.split_whitespace();
        match words.next().filter(|_| is_mark) {
            Some("highlight") => {
                let language = words.next().unwrap_or("").trim_end_matches(['%', '}', '>']);
                let plain =
                    language.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '+' | '#'));
                out.push_str("```");
                out.push_str(if plain { language } else { "" });
                out.push('\n');
            }
            Some("endhighlight" | "/highlight") => out.push_str("```\n"),
            _ => out.push_str(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{fenced, without};

    #[test]
    fn code_between_marks_is_fenced() {
        let text = "A\n\n{% highlight rust %}\nlet a = 1;\n{% endhighlight %}\n\nB {% raw %}\n";
        assert_eq!(fenced(text), "A\n\n```rust\nlet a = 1;\n```\n\nB {% raw %}\n");
    }

    #[test]
    fn marks_of_templates_go_and_code_stays() {
        let text =
            "A {{< figure\n src=\"x.png\" >}}b {% raw %}c{% endraw %} `{{ d }}` {{ f\n```\n{{ e }}\n```\n{{ g }}";
        let read = without(text, 4, |_| String::new());
        assert_eq!(read.text, "A b c `{{ d }}` {{ f\n```\n{{ e }}\n```\n");
        assert_eq!(
            read.gone,
            ["line 4: {{< figure src=\"x.png\" >}}", "line 5: {% raw %}", "line 5: {% endraw %}", "line 9: {{ g }}"]
        );
    }

    #[test]
    fn marks_that_lead_elsewhere_are_addresses() {
        let read = |text: &str| without(text, 1, |target| format!("<{target}>"));
        for (text, said) in [
            ("[a]({{< ref \"two.md\" >}})", "[a](<two.md>)"),
            ("[a]({{% relref `/b/` %}}#c)", "[a](</b/>#c)"),
            ("[a]({{ site.baseurl }}{% post_url 2024-01-02-d %})", "[a](<2024-01-02-d>)"),
            ("[a]: {% link _posts/x.md %}", "[a]: <_posts/x.md>"),
            ("[a]({{ '/about/' | relative_url }})", "[a](/about/)"),
        ] {
            let read = read(text);
            assert_eq!((read.text.as_str(), read.gone.len()), (said, 0), "{text}");
        }
        assert_eq!(read("{{< ref \"two.md\" >}}").gone.len(), 1, "an address that nobody reads");
    }

    #[test]
    fn a_quotation_keeps_who_is_quoted() {
        let read = |text: &str| without(text, 1, |_| String::new()).text;
        let said = "\n\n> We are open.\n>\n> — Ruto\n\n";
        assert_eq!(read("{% quote(author=\"Ruto\") %}\nWe are open.\n{% end %}"), said);
        assert_eq!(read("{{< quote author=\"Ruto\" >}}We are open.{{< /quote >}}"), said);
        assert_eq!(read("{% blockquote Ruto %}\nWe are open.\n{% endblockquote %}"), said);
        assert_eq!(read("{% note(x=1) %}A{% end %} B"), "A B");
    }
}
