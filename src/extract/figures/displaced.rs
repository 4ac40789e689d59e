//! Those who were driven from their homes.

use super::{Can, Number, Passage, is_helper};

/// Where the words end that say that those who are counted were driven from their homes: "1.2 million people fled", "refugees",
/// "displaced 7 million people".
pub fn driven_out(body: &Passage<'_>, (at, number): (usize, &Number<'_>), limit: usize) -> Option<u32> {
    const MANY: f64 = 100.0;
    const BEHIND: usize = 6;
    let end = |at: usize| body.words[at].end();
    if body.kinds(at).can(Can::BeDisplaced) {
        return Some(end(at));
    }
    let is_people = is_people(body, at);
    let before = || number.before.map_or("", |before| body.word(before));
    if is_people && matches!(before(), "displaced" | "displacing" | "uprooted" | "uprooting") {
        return Some(end(at));
    }
    // "400,000 have fled", and few who do so are none of these: "two gunmen fled".
    if number.value < MANY || !(is_people || at == number.words.end) {
        return None;
    }
    let first = if is_people { at + 1 } else { at };
    let verbs = first..limit.min(first + BEHIND);
    if !verbs.clone().any(|at| body.kinds(at).can(Can::BeFate)) {
        return None;
    }
    for at in verbs.take_while(|&at| body.gap(at - 1) == " ") {
        match body.word(at) {
            "fled" | "flee" | "fleeing" | "uprooted" | "displaced" => return Some(end(at)),
            // "forced from their homes", "driven out of their homes".
            "forced" | "driven" if matches!(body.word(at + 1), "from" | "out") => {
                let home = (at + 2..limit.min(at + BEHIND)).find(|&at| matches!(body.word(at), "home" | "homes"))?;
                return Some(end(home));
            }
            "forced" | "to" | "who" | "internally" | "already" => {}
            _ if is_helper(body, at) => {}
            _ => return None,
        }
    }
    None
}

/// People who may flee, and who are no troops.
fn is_people(body: &Passage<'_>, at: usize) -> bool {
    let kinds = body.kinds(at);
    let listed = kinds.can(Can::BeVictims) && !kinds.can(Can::BeTroops);
    listed
        || kinds.can(Can::BeGroup)
            && matches!(body.word(at), "residents" | "inhabitants" | "villagers" | "families" | "Rohingya" | "Afghans")
}
