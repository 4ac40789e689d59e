//! Diagnostics for a terminal: file, line, excerpt, cause and fix, drawn by miette.

use super::excerpt::crop;
use super::{Position, Texts, position};
use crate::diag::{Diagnostic, Label, Severity};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, SourceCode};
use std::fmt::{self, Display};
use std::ops::Range;

/// How the terminal wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Colour and box drawing.
    Colour,
    /// Box drawing only.
    Plain,
}

/// One diagnostic as text.
pub fn terminal(diagnostic: &Diagnostic, texts: &Texts<'_>, style: Style) -> String {
    let view = View::new(diagnostic, texts);
    let theme = match style {
        Style::Colour => GraphicalTheme::unicode(),
        Style::Plain => GraphicalTheme::unicode_nocolor(),
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(100)
        .with_links(false)
        // Lines to paste must stay lines.
        .with_wrap_lines(!view.help.as_ref().is_some_and(|help| help.contains('\n')))
        .with_context_lines(1)
        .without_primary_span_start();
    let mut out = String::new();
    match handler.render_report(&mut out, &view) {
        Ok(()) => out,
        // The drawing failed, for example on a span past the end of an edited file; the words are what matters.
        Err(_) => format!("{}: {}\n", diagnostic.code, diagnostic.message),
    }
}

#[derive(Debug)]
struct View<'a> {
    diagnostic: &'a Diagnostic,
    source: Option<NamedSource<String>>,
    spans: Vec<LabeledSpan>,
    help: Option<String>,
}

impl<'a> View<'a> {
    fn new(diagnostic: &'a Diagnostic, texts: &Texts<'_>) -> Self {
        let mut view = Self { diagnostic, source: None, spans: Vec::new(), help: None };
        let mut help: Vec<String> = diagnostic.help.iter().cloned().collect();
        if let Some(main) = diagnostic.labels.first() {
            // miette draws the excerpt of one file; the others are named with their line.
            for label in diagnostic.labels.iter().filter(|label| label.path != main.path) {
                help.push(format!("{}: {}", where_is(label, texts), label.text));
            }
            if let Some(text) = main.span.and_then(|_| texts(&main.path)) {
                view.excerpt(main, &text);
            }
        }
        view.help = (!help.is_empty()).then(|| help.join("\n"));
        view
    }

    fn excerpt(&mut self, main: &Label, text: &str) {
        let same = self.diagnostic.labels.iter().filter(|label| label.path == main.path);
        let spans: Vec<(&Label, Range<usize>)> = same
            .filter_map(|label| Some((label, label.span?.range())))
            .filter(|(_, range)| text.get(range.clone()).is_some())
            .collect();
        let ranges: Vec<Range<usize>> = spans.iter().map(|(_, range)| range.clone()).collect();
        let Some(first) = ranges.first() else { return };
        let Position { line, column } = position(text, first.start);
        let (cropped, moved) = crop(text, &ranges);
        self.source = Some(NamedSource::new(format!("{}:{line}:{column}", main.path), cropped));
        let labelled = spans.iter().zip(moved);
        self.spans = labelled
            .map(|((label, _), range)| {
                let words = (!label.text.is_empty()).then(|| label.text.clone());
                LabeledSpan::new(words, range.start, range.end - range.start)
            })
            .collect();
    }
}

fn where_is(label: &Label, texts: &Texts<'_>) -> String {
    match label.span.zip(texts(&label.path)) {
        Some((span, text)) => format!("{}:{}", label.path, position(&text, span.start as usize).line),
        None => label.path.clone(),
    }
}

impl Display for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.source, self.diagnostic.labels.first()) {
            (None, Some(label)) => write!(f, "{}: {}", label.path, self.diagnostic.message),
            _ => f.write_str(&self.diagnostic.message),
        }
    }
}

impl std::error::Error for View<'_> {}

impl miette::Diagnostic for View<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(&self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.spans.is_empty()).then(|| Box::new(self.spans.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
