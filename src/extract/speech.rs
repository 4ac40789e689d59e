//! Words by which a text lets somebody speak.

/// Verbs that say that somebody speaks or writes, in the forms in which news use them; sorted.
const SPEECH: [&str; 118] = [
    "acknowledged", "added", "adds", "admitted", "advised", "affirmed", "agreed", "alleged", "announced", "appealed",
    "argued", "argues", "asked", "asserted", "assured", "believes", "blamed", "boasted", "called", "calls",
    "cautioned", "cited", "claimed", "claims", "clarified", "commended", "commented", "complained", "conceded",
    "concluded", "condemned", "confirmed", "considered", "contended", "continued", "countered", "criticised",
    "criticized", "declared", "demanded", "denied", "denounced", "described", "disclosed", "elaborated", "emphasised",
    "emphasized", "estimated", "exclaimed", "explained", "expressed", "hailed", "highlighted", "hinted", "indicated",
    "insisted", "insists", "joked", "lamented", "maintained", "mentioned", "noted", "notes", "objected", "observed",
    "opined", "pledged", "pointed", "posted", "praised", "predicted", "promised", "proposed", "protested",
    "questioned", "quipped", "quoted", "reacted", "reaffirmed", "recalled", "recounted", "reiterated", "rejected",
    "remarked", "replied", "reported", "reports", "responded", "restated", "revealed", "said", "saying", "says",
    "spoke", "stated", "states", "stressed", "stresses", "suggested", "suggests", "summed", "tells", "testified",
    "thinks", "told", "tweeted", "underlined", "underscored", "urged", "urges", "voiced", "vowed", "warned", "warns",
    "welcomed", "wondered", "writes", "wrote",
];

/// Whether a word says that somebody speaks.
pub fn says(word: &str) -> bool {
    // Most words are ruled out by their last letter.
    word.ends_with(['d', 's', 'e', 't', 'g']) && SPEECH.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_verbs_are_sorted() {
        assert!(super::SPEECH.is_sorted());
        assert!(super::says("said") && super::says("wrote") && !super::says("walked"));
    }
}
