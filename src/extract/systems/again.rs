//! Ships that a text names again without the prefix of their name.

use super::{BTreeMap, Can, Found, Lexicon, Mention, Passage, Span, System, is_ship};

/// Ships whose names begin with the same word that are told apart.
const NAMESAKES: usize = 8;

/// Adds the places where a ship stands under its name alone: "the Antonio Luna", "frigate Antonio Luna".
pub fn add(systems: &mut [Found<System>], passages: &[&Passage<'_>], lexicon: &Lexicon) {
    let mut ships: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (at, system) in systems.iter().enumerate().filter(|(_, system)| is_ship(&system.what.name, lexicon)) {
        let Some((_, own)) = system.what.name.split_once(' ') else { continue };
        let first = own.split(' ').next().unwrap_or(own);
        let namesakes = ships.entry(first.to_owned()).or_default();
        if namesakes.len() < NAMESAKES {
            namesakes.push((at, own.to_owned()));
        }
    }
    if ships.is_empty() {
        return;
    }
    for passage in passages {
        let told = |at: &usize| passage.word(at - 1) == "the" || passage.kinds(at - 1).can(Can::BeVessel);
        for at in (1..passage.words.len()).filter(told) {
            let namesakes = ships.get(passage.word(at)).map_or(&[][..], Vec::as_slice);
            let named = namesakes.iter().find_map(|(ship, own)| Some((*ship, own_name(passage, at, own)?)));
            if let Some((ship, span)) = named {
                systems[ship].mentions.push(Mention { part: passage.part, span });
            }
        }
    }
    for system in systems {
        system.mentions.sort_unstable_by_key(|mention| (mention.part, mention.span));
    }
}

/// The bytes of a name that begins at a word, if it stands there as a whole.
fn own_name(passage: &Passage<'_>, at: usize, own: &str) -> Option<Span> {
    let start = passage.words.get(at)?.start as usize;
    let rest = passage.text.get(start..)?.strip_prefix(own)?;
    let whole = !rest.starts_with(|letter: char| letter.is_alphanumeric());
    whole.then(|| Span::from(start..start + own.len()))
}
