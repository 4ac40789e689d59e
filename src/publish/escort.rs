//! Files that go with a site because of where it goes: what a host reads and no page links to.
//!
//! Pure: from the target to paths and bytes.

use crate::config::{Target, TargetKind};
use std::collections::BTreeMap;

/// Where hosts of branches read the name under which they serve one.
pub const CNAME: &str = "CNAME";

/// The files that this target needs besides the site's own.
pub fn escort(target: &Target) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if let TargetKind::Git { domain: Some(domain), .. } = &target.kind {
        files.insert(CNAME.to_owned(), format!("{domain}\n").into_bytes());
    }
    files
}
