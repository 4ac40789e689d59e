//! Words by which a text lets somebody speak.

/// Verbs that say that somebody speaks or writes, in the forms in which news use them; sorted.
const SPEECH: [&str; 146] = [
    "accused", "acknowledged", "added", "adding", "adds", "admitted", "advised", "affirmed", "alleged", "announced",
    "announcing", "appealed", "argue", "argued", "argues", "arguing", "asked", "asking", "asserted", "assured",
    "blamed", "boasted", "called", "calling", "calls", "cautioned", "characterised", "characterized", "cited",
    "claimed", "claiming", "claims", "clarified", "commended", "commented", "complained", "conceded", "concluded",
    "condemned", "confirmed", "confirming", "contended", "continued", "countered", "criticised", "criticized",
    "declared", "declaring", "demanded", "denied", "denounced", "denouncing", "described", "describing", "disclosed",
    "elaborated", "emphasised", "emphasising", "emphasized", "emphasizing", "estimated", "exclaimed", "excoriated",
    "explained", "explaining", "hailed", "highlighted", "hinted", "implying", "indicated", "insisted", "insisting",
    "insists", "joked", "labeled", "labelled", "lamented", "lamenting", "maintained", "mentioned", "noted", "notes",
    "noting", "objected", "observed", "opined", "pledged", "pointed", "posted", "praised", "predicted", "promised",
    "protested", "questioned", "quipped", "quoted", "reacted", "reads", "reaffirmed", "recalled", "recalling",
    "recounted", "reiterated", "reiterating", "rejected", "remarked", "replied", "responded", "restated", "revealed",
    "said", "say", "saying", "says", "spoke", "stated", "states", "stating", "stressed", "stresses", "stressing",
    "suggested", "suggesting", "suggests", "summed", "telling", "tells", "testified", "told", "tweeted", "underlined",
    "underscored", "urged", "urges", "urging", "voiced", "vowed", "vowing", "warn", "warned", "warning", "warns",
    "wondered", "writes", "writing", "wrote",
];

/// Whether a word says that somebody speaks.
pub fn says(word: &str) -> bool {
    // Most words are ruled out by their last letter.
    word.ends_with(['d', 's', 'e', 't', 'g', 'y', 'n']) && SPEECH.binary_search(&word).is_ok()
}

/// Whether a word says that somebody reports: a medium does, whose words are not quoted.
pub fn reports(word: &str) -> bool {
    says(word) || matches!(word, "reported" | "reports" | "reporting")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_verbs_are_sorted() {
        assert!(super::SPEECH.is_sorted());
        assert!(super::says("said") && super::says("wrote") && !super::says("walked"));
    }
}
