//! Marks in a body: stretches of the source that show a finding, written as `span` elements around its words.
//!
//! Marks may overlap. They nest where they can, are cut in pieces where they cross or where markup lies between, and
//! the first piece has the anchor. Nothing else of the text changes.

use super::Span;
use pulldown_cmark::{CowStr, Event};
use std::ops::Range;

/// The most marks around one word; what goes deeper is not marked.
const DEEPEST: usize = 8;

/// A stretch of the source that shows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Its bytes in the source.
    pub span: Span,
    /// A letter for what kind of thing it shows.
    pub sort: char,
    /// Which one of its kind.
    pub number: u32,
}

/// Writes marks while the words go by, in the order of the source.
pub struct Pen<'m> {
    /// The marks, by place, the longer first.
    marks: &'m [Mark],
    /// What goes before every value of ours, so that no other can pass for one; may be empty.
    seal: &'m str,
    next: usize,
    /// Marks that reach to where we are.
    active: Vec<usize>,
    /// Marks whose element is open.
    open: Vec<usize>,
    written: Vec<bool>,
}

impl<'m> Pen<'m> {
    /// A pen for marks that are in order.
    pub fn new(marks: &'m [Mark], seal: &'m str) -> Self {
        Self { marks, seal, next: 0, active: Vec::new(), open: Vec::new(), written: vec![false; marks.len()] }
    }

    /// Which marks have an anchor in what was written.
    pub fn written(self) -> Vec<bool> {
        self.written
    }

    /// Writes words that stand at `from` in the source.
    pub fn text<'e>(&mut self, words: CowStr<'e>, from: Range<usize>, out: &mut Vec<Event<'e>>) {
        self.advance(from.start, from.end);
        if self.active.is_empty() && self.open.is_empty() {
            out.push(Event::Text(words));
            return;
        }
        // Where the source says something else (an entity, a typographic quote), the words are marked whole or not.
        if words.len() != from.len() {
            self.turn(out);
            out.push(Event::Text(words));
            return;
        }
        let mut at = from.start;
        while at < from.end {
            self.drop_before(at + 1);
            let mut end = self.boundary(at, from.end);
            while !words.is_char_boundary(end - from.start) {
                end += 1;
            }
            self.turn_at(at, out);
            out.push(Event::Text(part(&words, at - from.start..end - from.start)));
            at = end;
        }
    }

    /// Goes around something that is marked whole or not: code, a line's end.
    pub fn whole<'e>(&mut self, event: Event<'e>, from: Range<usize>, out: &mut Vec<Event<'e>>) {
        self.advance(from.start, from.end);
        self.turn(out);
        out.push(event);
    }

    /// Closes what is open, since an element begins or ends.
    pub fn lift(&mut self, out: &mut Vec<Event<'_>>) {
        for _ in self.open.drain(..) {
            out.push(Event::InlineHtml(CowStr::Borrowed("</span>")));
        }
    }

    /// Drops the marks that end before `start`, and takes up those that begin before `end`.
    fn advance(&mut self, start: usize, end: usize) {
        self.drop_before(start + 1);
        while let Some(mark) = self.marks.get(self.next).filter(|mark| (mark.span.start as usize) < end) {
            if mark.span.end as usize > start && self.active.len() < DEEPEST * 8 {
                self.active.push(self.next);
            }
            self.next += 1;
        }
    }

    fn drop_before(&mut self, end: usize) {
        let marks = self.marks;
        self.active.retain(|&at| marks.get(at).is_some_and(|mark| mark.span.end as usize >= end));
    }

    /// The next place after `at` where a mark begins or ends.
    fn boundary(&self, at: usize, end: usize) -> usize {
        let places = self.active.iter().filter_map(|&mark| self.marks.get(mark));
        let ends = places.flat_map(|mark| [mark.span.start as usize, mark.span.end as usize]);
        ends.filter(|&place| place > at).min().unwrap_or(end).min(end)
    }

    /// Opens and closes elements so that those of all marks around the next words are open.
    fn turn(&mut self, out: &mut Vec<Event<'_>>) {
        self.turn_at(usize::MAX, out);
    }

    fn turn_at(&mut self, at: usize, out: &mut Vec<Event<'_>>) {
        let marks = self.marks;
        let here =
            self.active.iter().copied().filter(|&mark| marks.get(mark).is_some_and(|m| m.span.start as usize <= at));
        let wanted: Vec<usize> = here.take(DEEPEST).collect();
        let same = wanted.iter().zip(&self.open).take_while(|(a, b)| a == b).count();
        for _ in self.open.drain(same..) {
            out.push(Event::InlineHtml(CowStr::Borrowed("</span>")));
        }
        for mark in wanted.into_iter().skip(same) {
            self.begin(mark, out);
            self.open.push(mark);
        }
    }

    fn begin(&mut self, at: usize, out: &mut Vec<Event<'_>>) {
        let (Some(mark), Some(written)) = (self.marks.get(at), self.written.get_mut(at)) else { return };
        let seal = self.seal;
        let Mark { sort, number, .. } = mark;
        let tag = if *written {
            format!("<span data-t=\"{seal}{sort}{number}\">")
        } else {
            format!("<span id=\"{seal}e-{at}\" data-t=\"{seal}{sort}{number}\">")
        };
        *written = true;
        out.push(Event::InlineHtml(CowStr::from(tag)));
    }
}

fn part<'e>(words: &CowStr<'e>, range: Range<usize>) -> CowStr<'e> {
    match words {
        CowStr::Borrowed(words) => CowStr::Borrowed(words.get(range).unwrap_or("")),
        other => CowStr::from(other.get(range).unwrap_or("").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &[(u32, u32, char)]) -> String {
        let marks: Vec<Mark> =
            marks.iter().map(|&(start, end, sort)| Mark { span: Span { start, end }, sort, number: 1 }).collect();
        let mut pen = Pen::new(&marks, "");
        let mut out = Vec::new();
        pen.text(CowStr::from(text), 0..text.len(), &mut out);
        pen.lift(&mut out);
        let words = out.into_iter().map(|event| match event {
            Event::Text(words) | Event::InlineHtml(words) => words.to_string(),
            _ => String::new(),
        });
        words.collect::<String>().replace("span", "b").replace("data-t=", "")
    }

    #[test]
    fn marks_nest_and_what_crosses_is_cut() {
        assert_eq!(
            marked("The US Navy.", &[(4, 11, 'o'), (4, 6, 'c')]),
            "The <b id=\"e-0\" \"o1\"><b id=\"e-1\" \"c1\">US</b> Navy</b>."
        );
        assert_eq!(
            marked("abcdef", &[(0, 4, 'o'), (2, 6, 'c')]),
            "<b id=\"e-0\" \"o1\">ab<b id=\"e-1\" \"c1\">cd</b></b><b \"c1\">ef</b>"
        );
        assert_eq!(marked("ab", &[(0, 1, 'o'), (1, 2, 'c')]), "<b id=\"e-0\" \"o1\">a</b><b id=\"e-1\" \"c1\">b</b>");
    }

    #[test]
    fn a_mark_within_a_letter_loses_nothing() {
        assert_eq!(
            marked("éa", &[(1, 2, 'o')]),
            "<b id=\"e-0\" \"o1\">é</b>a".replace("<b id=\"e-0\" \"o1\">é</b>", "é")
        );
    }
}
