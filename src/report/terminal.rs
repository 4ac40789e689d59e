//! Diagnostics for a terminal: file, line, excerpt, cause and fix, drawn by miette.

use super::Position;
use super::excerpt::crop;
use super::lines::{Library, Lined};
use crate::diag::{Diagnostic, Label, Severity};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents,
};
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
pub fn draw(diagnostic: &Diagnostic, library: &mut Library<'_>, style: Style) -> String {
    let view = View::new(diagnostic, library);
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
    source: Option<Window>,
    spans: Vec<LabeledSpan>,
    help: Option<String>,
}

impl<'a> View<'a> {
    fn new(diagnostic: &'a Diagnostic, library: &mut Library<'_>) -> Self {
        let mut view = Self { diagnostic, source: None, spans: Vec::new(), help: None };
        let mut help: Vec<String> = diagnostic.help.iter().cloned().collect();
        if let Some(main) = diagnostic.labels.first() {
            // miette draws the excerpt of one file; the others are named with their line.
            for label in diagnostic.labels.iter().filter(|label| label.path != main.path) {
                help.push(format!("{}: {}", where_is(label, library), label.text));
            }
            if let Some(source) = main.span.and_then(|_| library.file(&main.path)) {
                view.excerpt(main, source);
            }
        }
        view.help = (!help.is_empty()).then(|| help.join("\n"));
        view
    }

    fn excerpt(&mut self, main: &Label, source: &Lined) {
        let same = self.diagnostic.labels.iter().filter(|label| label.path == main.path);
        let spans: Vec<(&Label, Range<usize>)> = same
            .filter_map(|label| Some((label, label.span?.range())))
            .filter(|(_, range)| source.text.get(range.clone()).is_some())
            .map(|(label, range)| (label, source.head(range)))
            .collect();
        let Some((_, first)) = spans.first() else { return };
        let Position { line, column } = source.position(first.start);
        let all =
            spans.iter().fold(first.clone(), |all, (_, range)| all.start.min(range.start)..all.end.max(range.end));
        let window = source.around(&all);
        let ranges: Vec<Range<usize>> =
            spans.iter().map(|(_, range)| range.start - window.start..range.end - window.start).collect();
        let (text, moved) = crop(&source.text[window.clone()], &ranges);
        let name = format!("{}:{line}:{column}", main.path);
        self.source = Some(Window { name, text, before: source.position(window.start).line - 1 });
        let labelled = spans.iter().zip(moved);
        self.spans = labelled
            .map(|((label, _), range)| {
                let words = (!label.text.is_empty()).then(|| label.text.clone());
                LabeledSpan::new(words, range.start, range.end - range.start)
            })
            .collect();
    }
}

/// A few lines of a file. miette looks through all that it is given, for every message.
#[derive(Debug)]
struct Window {
    name: String,
    text: String,
    /// The lines of the file before the text.
    before: usize,
}

impl SourceCode for Window {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let found = self.text.read_span(span, before, after)?;
        let line = found.line() + self.before;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            found.data(),
            *found.span(),
            line,
            found.column(),
            found.line_count(),
        )))
    }
}

fn where_is(label: &Label, library: &mut Library<'_>) -> String {
    match label.span.zip(library.file(&label.path)) {
        Some((span, source)) => format!("{}:{}", label.path, source.position(span.start as usize).line),
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
