//! Bytes as a request wants them: whole, a part of them, or none if the browser has them already (RFC 9110).

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use headers::{ETag, HeaderMapExt, IfNoneMatch, IfRange, Range};
use std::ops::Bound;

/// Answers with these bytes. Only what is found can be had in part, or be had already.
pub fn deliver(request: &Parts, (status, content_type): (StatusCode, &'static str), bytes: Bytes) -> Response {
    let mut answer = match tag_of(&bytes).filter(|_| status == StatusCode::OK) {
        Some(tag) => {
            let mut answer = found(request, bytes, &tag);
            answer.headers_mut().typed_insert(tag);
            answer
        }
        None => (status, Body::from(bytes)).into_response(),
    };
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    answer
}

fn found(request: &Parts, bytes: Bytes, tag: &ETag) -> Response {
    if request.headers.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(tag)) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let length = bytes.len();
    let mut answer = match wanted(request, tag).and_then(|range| part(&range, length)) {
        None => Body::from(bytes).into_response(),
        Some(Part::OutOfReach) => {
            let range = format!("bytes */{length}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, range)]).into_response()
        }
        Some(Part::Of(from, to)) => {
            let range = format!("bytes {from}-{}/{length}", to - 1);
            (StatusCode::PARTIAL_CONTENT, [(header::CONTENT_RANGE, range)], bytes.slice(from..to)).into_response()
        }
    };
    answer.headers_mut().insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    answer
}

/// The range that is asked for, if it is one of what stands there now.
fn wanted(request: &Parts, tag: &ETag) -> Option<Range> {
    if request.method != Method::GET || has_other_version(&request.headers, tag) {
        return None;
    }
    request.headers.typed_get::<Range>()
}

fn has_other_version(headers: &HeaderMap, tag: &ETag) -> bool {
    headers.contains_key(header::IF_RANGE)
        && headers.typed_get::<IfRange>().is_none_or(|known| known.is_modified(Some(tag), None))
}

/// What can be had of a range.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Of(usize, usize),
    OutOfReach,
}

/// The part that a range means. Several at once may be answered by the whole, and so may what is no range.
fn part(range: &Range, length: usize) -> Option<Part> {
    let whole = u64::try_from(length).ok()?;
    // The longest suffix is the whole, and the crate leaves out one that is longer; so it is asked about a longer whole.
    let longer = u64::MAX / 2;
    let mut parts = range.satisfiable_ranges(longer);
    let (Some((from, to)), None) = (parts.next(), parts.next()) else { return None };
    let (from, to) = match (from, to) {
        (Bound::Included(from), Bound::Unbounded) if from >= longer / 2 => (whole.saturating_sub(longer - from), whole),
        (Bound::Included(from), Bound::Unbounded) => (from, whole),
        (Bound::Included(from), Bound::Included(to)) if from <= to => (from, whole.min(to.saturating_add(1))),
        _ => return None,
    };
    if from >= to {
        return Some(Part::OutOfReach);
    }
    Some(Part::Of(usize::try_from(from).ok()?, usize::try_from(to).ok()?))
}

fn tag_of(bytes: &[u8]) -> Option<ETag> {
    format!("\"{}\"", &blake3::hash(bytes).to_hex()[..32]).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Part, part};
    use axum::http::HeaderValue;
    use headers::Header;

    #[test]
    fn a_range_is_one_part_or_the_whole() {
        let of = |text: &str| {
            let value = HeaderValue::from_str(text).unwrap();
            headers::Range::decode(&mut [&value].into_iter()).ok().and_then(|range| part(&range, 10))
        };
        assert_eq!(of("bytes=0-0"), Some(Part::Of(0, 1)));
        assert_eq!(of("bytes=2-"), Some(Part::Of(2, 10)));
        assert_eq!(of("bytes=2-99999999999999999"), Some(Part::Of(2, 10)));
        assert_eq!(of("bytes=-3"), Some(Part::Of(7, 10)));
        assert_eq!(of("bytes=-30"), Some(Part::Of(0, 10)));
        assert_eq!(of("bytes=10-"), Some(Part::OutOfReach));
        assert_eq!(of("bytes=10-12"), Some(Part::OutOfReach));
        assert_eq!(of("bytes=-0"), Some(Part::OutOfReach));
        for whole in ["bytes=5-2", "bytes=0-1,3-4", "bytes=a-b", "lines=0-1", "bytes=", "bytes=-"] {
            assert_eq!(of(whole), None, "{whole}");
        }
    }
}
