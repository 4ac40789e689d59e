//! The marks that generators' templates leave in a text (`{{< figure >}}`, `{% highlight %}`): some can be said in Markdown, the
//! others go and are listed. Code stays as it is.

mod said;

use super::markdown::escaped;
use super::named;
use said::{author, encloses, quoted, target, value};

/// The longest mark, in bytes; what is longer was never closed.
const LONGEST: usize = 2000;

/// Quotations within each other that are still told apart; each puts its sign before every line of those within it.
const DEEPEST: usize = 8;

/// The most marks that wait for their end; the oldest of more will hardly find it.
const MOST_OPEN: usize = 64;

/// How far back the link begins whose address a mark may be.
const LONGEST_LINK: usize = 300;

/// Names of marks around a quotation.
const QUOTES: [&str; 5] = ["quote", "blockquote", "pullquote", "epigraph", "cite"];

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
    let mut reader = Reader {
        text: &text,
        done: String::new(),
        gone: Vec::new(),
        open: Vec::new(),
        closes: [None; 2],
        ends: [None; QUOTES.len()],
        line: first,
    };
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
    reader.end()
}

/// A mark that other marks belong to.
struct Opened<'t> {
    name: String,
    mark: &'t str,
    line: usize,
    /// Where what is in it begins, and who is quoted, if it is a quotation.
    quoted: Option<(usize, Option<String>)>,
}

struct Reader<'t> {
    text: &'t str,
    done: String,
    /// The marks that went, each behind its line.
    gone: Vec<(usize, String)>,
    open: Vec<Opened<'t>>,
    /// Where the next end of a mark of each kind is, so that it is looked for once.
    closes: [Option<usize>; 2],
    /// Where the last mark stands that may end a quotation of each name.
    ends: [Option<usize>; QUOTES.len()],
    line: usize,
}

impl<'t> Reader<'t> {
    fn copy(&mut self, at: usize, end: usize) -> usize {
        self.done.push_str(self.text.get(at..end).unwrap_or(""));
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
            self.mark((open, close), way);
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

    fn mark(&mut self, (open, close): (usize, usize), way: &impl Fn(&str) -> String) {
        let text = self.text;
        let mark = &text[open..close];
        let inner = mark[2..mark.len() - 2].trim_matches(['<', '>', '%', '-', ' ', '\t', '\n', '\r']);
        let name: String = inner.chars().take_while(|letter| !letter.is_whitespace() && *letter != '(').collect();
        let within_link = self.is_in_link();
        let quotes = QUOTES.iter().position(|quotes| *quotes == name);
        if within_link && let Some(target) = target(inner, &name) {
            let place = way(target);
            self.done.push_str(&place);
        } else if within_link && (name.starts_with("site.") || inner.contains("_url")) {
            // The beginning of every address of the site, or an address in so many words.
            self.done.push_str(quoted(inner).next().unwrap_or(""));
        } else if quotes.is_some()
            && let Some(words) = value(inner, "text")
        {
            let at = self.done.len();
            self.done.push_str(&words);
            if !self.quote(at, author(inner, &name).as_deref()) {
                self.go((self.line, mark));
            }
        } else if let Some(kind) = quotes.filter(|_| encloses(mark, inner))
            && self.is_ended(kind, close)
        {
            self.open(name, mark, Some(author(inner, QUOTES[kind])));
        } else if let Some(at) = self.closed(&name) {
            self.end_of(at, mark);
        } else {
            self.go((self.line, mark));
            if mark.starts_with("{%") && inner.contains('(') && quotes.is_none() {
                self.open(name, mark, None);
            }
        }
    }

    /// A mark begins that another one ends; one around a quotation comes with who is quoted.
    fn open(&mut self, name: String, mark: &'t str, quoted: Option<Option<String>>) {
        if self.open.len() >= MOST_OPEN {
            let oldest = self.open.remove(0);
            self.tell(&oldest);
        }
        let depth = self.open.iter().filter(|opened| opened.quoted.is_some()).count();
        let said = quoted.is_some();
        let quoted = quoted.filter(|_| depth < DEEPEST).map(|author| (self.done.len(), author));
        // One that is too deep is still waited for, so that its end ends no other.
        if said && quoted.is_none() {
            self.go((self.line, mark));
        }
        self.open.push(Opened { name, mark, line: self.line, quoted });
    }

    /// The mark that is open at this place ends, and those in it that nobody closed.
    fn end_of(&mut self, at: usize, mark: &str) {
        let mut ended = self.open.split_off(at).into_iter();
        let opened = ended.next();
        for opened in ended {
            self.tell(&opened);
        }
        match opened {
            Some(Opened { quoted: Some((at, author)), mark, line, .. }) => {
                if !self.quote(at, author.as_deref()) {
                    self.go((line, mark));
                }
            }
            _ => self.go((self.line, mark)),
        }
    }

    /// A quotation that never ended is none; other marks were told of when they opened.
    fn tell(&mut self, opened: &Opened<'_>) {
        if opened.quoted.is_some() {
            self.go((opened.line, opened.mark));
        }
    }

    fn go(&mut self, (line, mark): (usize, &str)) {
        self.gone.push((line, mark.split_whitespace().collect::<Vec<_>>().join(" ")));
    }

    fn end(mut self) -> Unmarked {
        for opened in std::mem::take(&mut self.open) {
            self.tell(&opened);
        }
        self.gone.sort_by_key(|(line, _)| *line);
        let gone = self.gone.into_iter().map(|(line, mark)| format!("line {line}: {mark}")).collect();
        Unmarked { text: self.done, gone }
    }

    /// Whether anything from here on may be the end of a quotation of this name.
    fn is_ended(&mut self, kind: usize, from: usize) -> bool {
        let (text, name) = (self.text, QUOTES[kind]);
        let last = *self.ends[kind].get_or_insert_with(|| {
            let named = ["/", "/ ", "end", "end "].map(|end| text.rfind(&format!("{end}{name}")));
            let bare = ["end %}", "end -%}", "end%}", "end-%}"].map(|end| text.rfind(end));
            named.into_iter().chain(bare).flatten().max().unwrap_or(0)
        });
        last >= from
    }

    /// Which open mark this one closes.
    fn closed(&self, name: &str) -> Option<usize> {
        let bare = name.strip_prefix('/').or_else(|| name.strip_prefix("end"))?.trim();
        let last = self.open.len().checked_sub(1)?;
        if bare.is_empty() { Some(last) } else { self.open.iter().rposition(|opened| opened.name == bare) }
    }

    /// Whether what comes next is the address of a link.
    fn is_in_link(&self) -> bool {
        let text = &self.done;
        let start = text.ceil_char_boundary(text.len().saturating_sub(LONGEST_LINK));
        let (tail, is_begun) = match text[start..].rfind('\n') {
            Some(at) => (&text[start + at + 1..], true),
            None => (&text[start..], start == 0),
        };
        let inline = tail.rfind("](").is_some_and(|at| !tail[at..].contains(')'));
        inline || is_begun && tail.starts_with('[') && tail.trim_end().ends_with("]:")
    }

    /// What was said since then becomes a quotation, if anything was said.
    fn quote(&mut self, at: usize, author: Option<&str>) -> bool {
        let words = self.done.split_off(at);
        let words = words.trim();
        if words.is_empty() {
            return false;
        }
        self.done.push_str("\n\n");
        for line in words.lines() {
            self.done.push_str(if line.trim().is_empty() { ">" } else { "> " });
            self.done.push_str(line.trim_end());
            self.done.push('\n');
        }
        if let Some(author) = author {
            self.done.push_str(&format!(">\n> — {author}\n"));
        }
        self.done.push('\n');
        true
    }
}

/// Where the next mark opens.
fn opening(text: &str) -> Option<usize> {
    // Both are looked for in one walk, so that a line of one kind is not read again for the other.
    text.as_bytes().windows(2).position(|pair| pair == b"{{" || pair == b"{%")
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
        assert_eq!(read("{{< quote text=\"We are open.\" author=\"Ruto\" >}}"), said);
        assert_eq!(read("{{ quote(text='We are \\'open\\'.') }}"), "\n\n> We are 'open'.\n\n");
    }

    #[test]
    fn a_quotation_that_does_not_end_is_told() {
        let read = |text: &str| without(text, 1, |_| String::new());
        let cited = read("{{< cite \"x\" >}}\nA\n{{< quote >}}B{{< /quote >}}");
        assert_eq!(
            (cited.text.as_str(), cited.gone),
            ("\nA\n\n\n> B\n\n", vec!["line 1: {{< cite \"x\" >}}".to_owned()])
        );
        let drained =
            read("{% quote(by=\"A\") %}\nB\n{{< cite \"x\" >}}\n{% endquote %}\n{{< foot >}}\n{% cite %}{% end %}");
        assert_eq!(drained.text, "\n\n> B\n>\n> — A\n\n\n\n");
        assert_eq!(drained.gone, ["line 3: {{< cite \"x\" >}}", "line 5: {{< foot >}}", "line 6: {% cite %}"]);
        let late = read("{{< quote >}}A\n{{< foot >}}\nhttps://a.example/quote");
        assert_eq!(late.gone, ["line 1: {{< quote >}}", "line 2: {{< foot >}}"], "what looked like its end was none");
    }

    #[test]
    fn quotations_nest_only_so_deep() {
        let read = |depth: usize| {
            without(&format!("{}a{}", "{% quote %}".repeat(depth), "{% end %}".repeat(depth)), 1, |_| String::new())
        };
        assert!(read(8).gone.is_empty() && read(8).text.contains("> > > > > > > > a"), "{}", read(8).text);
        let deep = read(9);
        assert_eq!(
            (deep.text, deep.gone),
            (read(8).text, vec!["line 1: {% quote %}".into(), "line 1: {% end %}".to_owned()])
        );
        assert!(read(1000).text.len() < 1000, "{}", read(1000).text.len());
    }

    #[test]
    fn an_address_is_one_in_a_long_line_too() {
        let read = |text: &str| without(text, 1, |target| format!("<{target}>"));
        let text = format!("{}[a]({{{{< ref \"b\" >}}}})", "é".repeat(1001));
        assert!(read(&text).text.ends_with("é[a](<b>)"), "{}", read(&text).text);
        let far = format!("[a]({}{{{{ c }}}}", "x".repeat(400));
        assert_eq!(read(&far).gone.len(), 1);
    }
}
