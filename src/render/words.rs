//! The interface's words in templates: filters that turn a message's key into what it says.
//!
//! `'home.latest' | say` is a message; `'home.updated_on' | say(date=…)` fills it in. A number is written as the language
//! writes it and chooses the form, a date becomes a `time` element, and the address of a link surrounds the words that
//! the message gives it. `quiet` shows only what is filled in, and leaves the words to those who hear the page. `curled` gives
//! an author's line the quotation marks that the text has.

use super::{Part, Wording, parts};
use crate::letters;
use crate::text;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, Value};

/// What filters know of the language.
struct Words {
    wording: Arc<Wording>,
    /// Every message as it stands, ready as HTML; it is asked for where nothing is filled in.
    plain: FxHashMap<String, Value>,
}

/// Makes the words known to templates.
pub fn register(tera: &mut Tera, wording: &Arc<Wording>) {
    let plain = wording.messages().map(|(key, message)| {
        let mut html = String::new();
        escape(message.form.other(), &mut html);
        (key.to_owned(), Value::safe_string(&html))
    });
    let words = Arc::new(Words { plain: plain.collect(), wording: wording.clone() });
    let quiet = words.clone();
    let numbers = wording.clone();
    tera.register_filter("say", move |key: &str, slots: Kwargs, _: &State<'_>| words.say(key, &slots));
    tera.register_filter("quiet", move |key: &str, slots: Kwargs, _: &State<'_>| quiet.quiet(key, &slots));
    tera.register_filter("curled", |line: &str, _: Kwargs, _: &State<'_>| letters::curled(line).into_owned());
    tera.register_filter("number", move |number: u64, _: Kwargs, _: &State<'_>| {
        numbers.number(usize::try_from(number).unwrap_or(usize::MAX))
    });
}

impl Words {
    fn say(&self, key: &str, slots: &Kwargs) -> Result<Value, Error> {
        if slots.iter().next().is_none() {
            return self.plain.get(key).cloned().ok_or_else(|| self.unknown(key));
        }
        let mut html = String::with_capacity(96);
        self.write(self.text(key, slots)?, slots, &mut html)?;
        Ok(Value::safe_string(&html))
    }

    fn quiet(&self, key: &str, slots: &Kwargs) -> Result<Value, Error> {
        let mut html = String::with_capacity(96);
        for part in parts(self.text(key, slots)?) {
            match part {
                Part::Text(words) => {
                    html.push_str("<span class=\"hidden\">");
                    escape(words, &mut html);
                    html.push_str("</span>");
                }
                Part::Slot(name) | Part::Link(name, _) => self.fill(name, slots, &mut html)?,
            }
        }
        Ok(Value::safe_string(&html))
    }

    /// The form of a message that its number chooses.
    fn text(&self, key: &str, slots: &Kwargs) -> Result<&str, Error> {
        let message = self.wording.message(key).ok_or_else(|| self.unknown(key))?;
        let count = slots.get::<u64>("count")?.map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        Ok(match count {
            Some(count) => message.form.of(self.wording.category(count, message)),
            None => message.form.other(),
        })
    }

    fn write(&self, text: &str, slots: &Kwargs, html: &mut String) -> Result<(), Error> {
        for part in parts(text) {
            match part {
                Part::Text(words) => escape(words, html),
                Part::Slot(name) => self.fill(name, slots, html)?,
                Part::Link(name, words) => {
                    let address = slots.get::<&str>(name)?.unwrap_or("");
                    html.push_str("<a href=\"");
                    escape(address, html);
                    html.push_str("\">");
                    self.write(words, slots, html)?;
                    html.push_str("</a>");
                }
            }
        }
        Ok(())
    }

    fn fill(&self, name: &str, slots: &Kwargs, html: &mut String) -> Result<(), Error> {
        let Some(value) = slots.get::<&Value>(name)? else {
            return Err(Error::message(format!("nothing is given for {{{name}}}")));
        };
        if let Some(number) = value.as_u64().filter(|_| value.is_number()) {
            html.push_str(&self.wording.number(usize::try_from(number).unwrap_or(usize::MAX)));
        } else if let Some(words) = value.as_str() {
            if value.is_safe() {
                html.push_str(words);
            } else {
                escape(words, html);
            }
        } else if let (Some(iso), Some(words)) = (value.get_from_path("iso"), value.get_from_path("text")) {
            html.push_str("<time datetime=\"");
            escape(iso.as_str().unwrap_or(""), html);
            html.push_str("\">");
            escape(words.as_str().unwrap_or(""), html);
            html.push_str("</time>");
        }
        Ok(())
    }

    fn unknown(&self, key: &str) -> Error {
        let near = text::nearest(key, self.wording.messages().map(|(key, _)| key));
        let near = near.map_or_else(String::new, |near| format!("; did you mean '{near}'?"));
        Error::message(format!("there is no message '{key}'{near}"))
    }
}

/// Adds a text to HTML.
pub fn escape(text: &str, html: &mut String) {
    let mut bytes = Vec::with_capacity(text.len() + 8);
    // Writing to a Vec cannot fail.
    let _ = tera::escape_html(text, &mut bytes);
    html.push_str(&String::from_utf8_lossy(&bytes));
}
