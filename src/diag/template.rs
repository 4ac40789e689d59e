//! Messages about templates.

use super::{Diagnostic, error, warning};
use crate::source::Place;

/// A template does not parse or cannot be rendered.
pub fn broken(place: &Place, reason: &str) -> Diagnostic {
    error("template/error", "a template has an error")
        .at(place, reason)
        .help("correct it, or delete the file to use the built-in template of that name")
}

/// A template that another names, or that a page needs, is not there.
pub fn missing(name: &str, reason: &str) -> Diagnostic {
    error("template/missing", format!("the template `{name}` is missing"))
        .at(&Place { path: format!("templates/{name}").into(), span: None }, reason)
        .help("restore it, or correct the name where it is used")
}

/// A template that no page is made with.
pub fn unused(file: &Place, near: Option<&str>) -> Diagnostic {
    let found = warning("template/unused", "no page is made with this template, and no other template names it");
    match near {
        Some(near) => found
            .at(file, format!("did you mean `{near}`?"))
            .help(format!("rename it to `{near}` to replace the built-in template, or delete it")),
        None => found
            .at(file, "")
            .help("give it the name of the built-in template that it replaces, include it from one, or delete it"),
    }
}

/// A page could not be rendered with this template.
pub fn failed(template: &str, page: &str, reason: &str) -> Diagnostic {
    error("template/error", format!("the page {page} cannot be rendered: {reason}"))
        .at(&Place { path: format!("templates/{template}").into(), span: None }, "")
}
