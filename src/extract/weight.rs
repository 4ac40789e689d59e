//! How much a finding weighs by where a text names it.

use super::{Extent, Found, Part, Role};

/// Points of a mention in the title.
const IN_TITLE: u32 = 5;

/// Points of being named in the lead.
const IN_LEAD: u32 = 2;

/// Gives findings their score and role: what the title or the lead names is what the article is about.
pub fn weigh<T>(findings: &mut [Found<T>], extent: Extent) {
    for found in findings {
        let in_title = found.mentions.iter().any(|mention| mention.part == Part::Title);
        let leads = found.mentions.iter().any(|mention| mention.part == Part::Body && extent.leads(mention.span));
        found.score = u32::try_from(found.mentions.len()).unwrap_or(u32::MAX)
            + if in_title { IN_TITLE } else { 0 }
            + if leads { IN_LEAD } else { 0 };
        found.role = if in_title || leads { Role::Primary } else { Role::Mentioned };
    }
}
