//! What countries and regions are called in the language of the interface. English is what the lists themselves have.

use rustc_hash::FxHashMap;

/// The names in other languages, with their source.
const TABLE: &str = include_str!("lists/places.txt");

/// The names of one language.
#[derive(Debug, Default)]
pub struct Places {
    names: FxHashMap<&'static str, &'static str>,
}

impl Places {
    /// The names in a language, such as `fr` or `fr-CA`; none where the table does not have it.
    pub fn in_language(lang: &str) -> Self {
        let mut lines = TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
        let own = lang.split('-').next().unwrap_or("");
        let column = lines.next().and_then(|mut head| head.position(|word| word.eq_ignore_ascii_case(own)));
        let Some(column) = column.filter(|&column| column > 0) else { return Self::default() };
        let name = |mut line: std::str::Split<'static, char>| Some((line.next()?, line.nth(column - 1)?));
        Self { names: lines.filter_map(name).collect() }
    }

    /// The name of a place by its ISO 3166-1 alpha-2 code or its M49 number.
    pub fn name(&self, code: &str) -> Option<&'static str> {
        self.names.get(code).copied()
    }

    /// Whether there are none, so that places have their English names.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::built_in;
    use super::Places;

    #[test]
    fn every_country_and_region_has_a_name_in_every_language_of_the_table() {
        let lists = built_in().value;
        for lang in ["fr", "es-MX", "uk", "ja"] {
            let places = Places::in_language(lang);
            let codes = lists.countries.iter().map(|country| &country.code);
            for code in codes.chain(lists.regions.iter().map(|region| &region.code)) {
                assert!(places.name(code).is_some_and(|name| !name.trim().is_empty()), "{code} in {lang}");
            }
        }
        assert_eq!(Places::in_language("fr").name("JP"), Some("Japon"));
        assert_eq!(Places::in_language("uk").name("151"), Some("Східна Європа"));
        assert!(Places::in_language("en-GB").is_empty() && Places::in_language("code").is_empty());
    }
}
