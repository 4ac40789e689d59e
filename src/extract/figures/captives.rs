//! Those who are held: prisoners, hostages, people under arrest.

use super::{Can, Number, Passage, is_group, is_helper, is_plural};

/// What those who are counted are held as, and where the words end that say so: "205 prisoners of war", "20 living hostages",
/// "arrested 23 people", "14 soldiers were taken prisoner".
pub fn held(body: &Passage<'_>, (at, number): (usize, &Number<'_>), limit: usize) -> Option<(&'static str, u32)> {
    const BEHIND: usize = 5;
    let end = |at: usize| body.words[at].end();
    if body.kinds(at).can(Can::BeCaptive) {
        let of_war = at + 2 < limit && body.word(at + 1) == "of" && body.word(at + 2) == "war";
        let told = match body.word(at) {
            "hostages" => "hostages",
            "detainees" | "arrests" | "abductees" => "detained",
            _ => "prisoners",
        };
        return Some((told, end(if of_war { at + 2 } else { at })));
    }
    if !is_group(body, at) && !is_plural(body, at) {
        return None;
    }
    if let Some(told) = number.before.and_then(|before| taken(body.word(before))) {
        return Some((told, end(at)));
    }
    let mut behind = (at + 1..limit.min(at + BEHIND)).take_while(|&at| body.gap(at - 1) == " ");
    let verb = behind.find(|&at| !is_helper(body, at)).filter(|&verb| verb > at + 1)?;
    if body.word(verb) == "taken" && verb + 1 < limit {
        let told = match body.word(verb + 1) {
            "hostage" => "hostages",
            "prisoner" | "captive" => "prisoners",
            _ => return None,
        };
        return Some((told, end(verb + 1)));
    }
    taken(body.word(verb)).map(|told| (told, end(verb)))
}

/// What a verb makes of those who are counted.
fn taken(verb: &str) -> Option<&'static str> {
    match verb {
        "arrested" | "arresting" | "detained" | "detaining" | "jailed" | "imprisoned" | "abducted" | "kidnapped" => {
            Some("detained")
        }
        "captured" | "capturing" => Some("prisoners"),
        _ => None,
    }
}
