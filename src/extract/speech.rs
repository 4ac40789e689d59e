//! Words by which a text lets somebody speak.

/// Verbs that say that somebody speaks or writes, in the forms in which news use them.
const SPEECH: [&str; 118] = [
    "acknowledged", "added", "adds", "admitted", "affirmed", "agreed", "alleged", "announced", "argued", "argues", "asked",
    "asserted", "assured", "believes", "blamed", "boasted", "called", "calls", "cautioned", "cited", "claimed", "claims",
    "clarified", "commented", "complained", "concluded", "condemned", "conceded", "confirmed", "considered", "continued",
    "contended", "countered", "criticised", "criticized", "declared", "demanded", "denied", "denounced", "described",
    "disclosed", "emphasised", "emphasized", "estimated", "exclaimed", "explained", "expressed", "hailed", "hinted",
    "indicated", "insisted", "insists", "joked", "lamented", "maintained", "mentioned", "noted", "notes", "objected",
    "observed", "opined", "pledged", "pointed", "posted", "praised", "predicted", "promised", "proposed", "protested",
    "questioned", "quipped", "quoted", "reacted", "reaffirmed", "recalled", "recounted", "reiterated", "rejected",
    "remarked", "replied", "reported", "reports", "responded", "restated", "revealed", "said", "saying", "says", "spoke",
    "stated", "states", "stressed", "stresses", "suggested", "suggests", "tells", "testified", "thinks", "told",
    "tweeted", "underlined", "underscored", "urged", "urges", "vowed", "warned", "warns", "welcomed", "wondered",
    "wrote", "writes", "elaborated", "highlighted", "summed", "commended", "advised", "appealed", "voiced",
];

/// Whether a word says that somebody speaks.
pub fn says(word: &str) -> bool {
    // Most words are ruled out by their last letter.
    word.ends_with(['d', 's', 'e', 't', 'g']) && SPEECH.contains(&word)
}
