//! Where a person stands in an index: by family name, whatever the order in which the name is written.
//!
//! The family name is the last word that is no "Jr." or "III", and a capital particle before it belongs to it ("Le
//! Drian", but "von der Leyen" stands under L). It is the first word where that is a family name of Chinese, Korean or
//! Vietnamese and nothing else in the name speaks against it: a word that is a given name as well ("Kim Beazley") needs
//! a given name of two parts behind it ("Kim Jong Un", "Chang Ho-jin").

use crate::gazetteer::{Can, Lexicon};
use crate::slug::Slug;

/// What a person is filed under: the family name and then the rest, in small ASCII letters.
pub fn filed(name: &str, lexicon: &Lexicon) -> String {
    let can = |word: &str, what| lexicon.kinds(word).can(what);
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|word| can(word.trim_matches(','), Can::Suffix)) {
        words.pop();
    }
    let at = if is_family_first(&words, lexicon) { 0 } else { family(&words, lexicon) };
    let turned = [&words[at..], &words[..at]].concat().join(" ");
    Slug::new(&turned).map_or_else(|| name.to_lowercase(), |slug| slug.as_str().to_owned())
}

/// By what a name stands in an alphabetical list: marks on Latin letters do not count, and the letters that Ukrainian
/// has besides stand where its alphabet has them.
pub fn alphabetical(name: &str) -> String {
    const LAST: char = char::MAX;
    let latin = name.chars().next().is_some_and(|first| first < '\u{250}');
    if let Some(slug) = Slug::new(name).filter(|_| latin) {
        return slug.as_str().to_owned();
    }
    let mut key = String::with_capacity(name.len());
    for letter in name.to_lowercase().chars() {
        match letter {
            'ґ' => key.extend(['г', LAST]),
            'є' => key.extend(['е', LAST]),
            'і' => key.extend(['и', LAST]),
            'ї' => key.extend(['и', LAST, LAST]),
            letter => key.push(letter),
        }
    }
    key
}

fn is_family_first(words: &[&str], lexicon: &Lexicon) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    let kinds = lexicon.kinds(first);
    if !kinds.can(Can::FamilyFirst) || !(1..=2).contains(&rest.len()) {
        return false;
    }
    let joined = |word: &&str| word.split_once('-').is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
    let foreign = |word: &&str| lexicon.kinds(word).is_given() || lexicon.kinds(word).can(Can::Family);
    match rest {
        [only] if kinds.can(Can::Given) => joined(only) || (!foreign(only) && is_pinyin(only)),
        [_] => true,
        two => !two.iter().any(foreign),
    }
}

/// Whether a name is one or two syllables of Hanyu Pinyin (ISO 7098): "Qiang", "Keqiang".
fn is_pinyin(name: &str) -> bool {
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w", "",
    ];
    const FINALS: [&str; 35] = [
        "iang", "iong", "uang", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an", "ao", "ei", "en",
        "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "üe", "a", "e", "i", "o", "u", "ü", "v",
    ];
    fn syllables(rest: &str, most: usize) -> bool {
        let behind = |initial: &str| rest.strip_prefix(initial);
        let behind = INITIALS.iter().filter_map(|initial| behind(initial));
        let mut behind = behind.flat_map(|rest| FINALS.iter().filter_map(move |end| rest.strip_prefix(end)));
        behind.any(|rest| rest.is_empty() || (most > 1 && syllables(rest, most - 1)))
    }
    syllables(&name.to_lowercase(), 2)
}

/// Where the family name begins that ends the words.
fn family(words: &[&str], lexicon: &Lexicon) -> usize {
    let belongs =
        |word: &str| word.starts_with(char::is_uppercase) && lexicon.kinds(&word.to_lowercase()).can(Can::Particle);
    let mut at = words.len().saturating_sub(1);
    while at > 1 && belongs(words[at - 1]) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{alphabetical, filed};
    use crate::gazetteer::built_in;

    #[test]
    fn alphabets_have_their_order() {
        let sorted = |names: &[&str]| names.is_sorted_by_key(|name| alphabetical(name));
        assert!(sorted(&["Allemagne", "Égypte", "Espagne", "États-Unis", "Zambie"]));
        assert!(sorted(&["Єгипет", "Зімбабве", "Ізраїль", "Індія", "Йорданія", "Японія"]));
        assert!(!sorted(&["Японія", "Індія"]));
    }

    #[test]
    fn people_are_filed_by_their_family_names() {
        let lexicon = built_in().value.lexicon;
        for (name, under) in [
            ("Antony Blinken", "blinken-antony"),
            ("Ferdinand Marcos Jr.", "marcos-ferdinand"),
            ("Ursula von der Leyen", "leyen-ursula-von-der"),
            ("Jean-Yves Le Drian", "le-drian-jean-yves"),
            ("Kim Jong Un", "kim-jong-un"),
            ("Chang Ho-jin", "chang-ho-jin"),
            ("Xi Jinping", "xi-jinping"),
            ("Lai Ching-te", "lai-ching-te"),
            ("Li Keqiang", "li-keqiang"),
            ("Li Xi", "li-xi"),
            ("Li Andersson", "andersson-li"),
            ("Yoon Suk Yeol", "yoon-suk-yeol"),
            ("Kim Beazley", "beazley-kim"),
            ("Fumio Kishida", "kishida-fumio"),
            ("Joseph Wu", "wu-joseph"),
            ("Constantin Spînu", "spinu-constantin"),
            ("Volodymyr", "volodymyr"),
        ] {
            assert_eq!(filed(name, &lexicon), under, "{name}");
        }
    }
}
