//! What countries, their capitals and regions are called in the language of the interface. English is what the lists
//! themselves have.

use rustc_hash::FxHashMap;

/// The names in other languages, with their source.
const PLACES: &str = include_str!("lists/places.txt");
const CAPITALS: &str = include_str!("lists/capitals.txt");

/// The names of one language.
#[derive(Debug, Default)]
pub struct Places {
    names: FxHashMap<&'static str, &'static str>,
    /// By the code of a country and its capital in English.
    capitals: FxHashMap<(&'static str, &'static str), &'static str>,
}

impl Places {
    /// The names in a language, such as `fr` or `fr-CA`; none where the table does not have it.
    pub fn in_language(lang: &str) -> Self {
        let own = lang.split('-').next().unwrap_or("");
        if own.eq_ignore_ascii_case("en") {
            return Self::default();
        }
        let names = rows(PLACES, own).map(|(row, name)| (row[0], name)).collect();
        let capitals = rows(CAPITALS, own).map(|(row, name)| ((row[0], row[1]), name)).collect();
        Self { names, capitals }
    }

    /// The name of a place by its ISO 3166-1 alpha-2 code or its M49 number.
    pub fn name(&self, code: &str) -> Option<&'static str> {
        self.names.get(code).copied()
    }

    /// The capital of a country by its ISO 3166-1 alpha-2 code and the English name, so that a capital which a site's own
    /// lists have is left alone.
    pub fn capital(&self, code: &str, english: &str) -> Option<&'static str> {
        self.capitals.get(&(code, english)).copied()
    }

    /// Whether there are none, so that places have their English names.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

/// The rows of a table, each with its name in a language; none where the table does not have that.
fn rows(table: &'static str, lang: &str) -> impl Iterator<Item = (Vec<&'static str>, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let mut rows = lines.map(|line| line.split('\t').collect::<Vec<&str>>());
    let column = rows.next().and_then(|head| head.iter().position(|word| word.eq_ignore_ascii_case(lang)));
    let column = column.filter(|&column| column > 0);
    rows.filter_map(move |row| Some((column.and_then(|column| row.get(column).copied())?, row)))
        .map(|(name, row)| (row, name))
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
        for lang in ["fr", "es-MX", "uk", "ja"] {
            let places = Places::in_language(lang);
            for country in &lists.countries {
                let english = if country.seat.is_empty() { &country.capital } else { &country.seat };
                let own = places.capital(&country.code, english);
                assert_eq!(own.is_some_and(|name| !name.trim().is_empty()), !english.is_empty(), "{english} in {lang}");
            }
            assert_eq!(places.capital("JP", "Kyoto"), None, "that is a site's own");
        }
        assert_eq!(Places::in_language("fr").name("JP"), Some("Japon"));
        assert_eq!(Places::in_language("uk").capital("UA", "Kyiv"), Some("Київ"));
        assert_eq!(Places::in_language("uk").name("151"), Some("Східна Європа"));
        assert!(Places::in_language("en-GB").is_empty() && Places::in_language("code").is_empty());
    }
}
