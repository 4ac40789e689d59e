//! The questions that a person at a terminal is asked, each with an answer to begin with.

use super::{Answers, Base, Failure};
use inquire::validator::Validation;
use inquire::{CustomUserError, InquireError, Text};

/// Languages by the names that people know them by, and their codes.
const LANGUAGES: [(&str, &str); 24] = [
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("italian", "it"),
    ("portuguese", "pt"),
    ("dutch", "nl"),
    ("polish", "pl"),
    ("ukrainian", "uk"),
    ("russian", "ru"),
    ("turkish", "tr"),
    ("arabic", "ar"),
    ("hebrew", "he"),
    ("chinese", "zh"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("swedish", "sv"),
    ("norwegian", "nb"),
    ("danish", "da"),
    ("finnish", "fi"),
    ("greek", "el"),
];

/// What somebody who typed an address without its beginning means.
fn whole_address(said: &str) -> Option<String> {
    let said = said.trim();
    let whole = format!("https://{said}");
    (Base::parse(said).is_none() && !said.contains("://") && Base::parse(&whole).is_some()).then_some(whole)
}

/// The code of a language that was named in words.
fn code_of(said: &str) -> Option<String> {
    let said = said.trim().to_lowercase();
    LANGUAGES.iter().find(|(name, _)| *name == said).map(|(_, code)| (*code).to_owned())
}

/// Whether a word has the form of a language's code, as the settings ask for it.
fn is_code(said: &str) -> bool {
    said.trim().split('-').enumerate().all(|(at, part)| {
        let length = if at == 0 { 2..=3 } else { 1..=8 };
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Asks what has not been said already. Nothing if the person goes away.
pub fn ask(given: [bool; 4], assumed: Answers) -> Result<Option<Answers>, Failure> {
    let [title, base_url, language, author] = given;
    let mut answers = assumed;
    let as_it_is = |_: &str| None;
    let questions: [(bool, Text<'_, '_>, Better, &mut String); 4] = [
        (title, Text::new("What is the site called?").with_validator(filled), as_it_is, &mut answers.title),
        (
            base_url,
            Text::new("At which address will it be read?")
                .with_help_message("it can be changed in site.toml at any time")
                .with_validator(address),
            whole_address,
            &mut answers.base_url,
        ),
        (
            language,
            Text::new("In which language are the articles?")
                .with_help_message("en, de, fr, pt-BR ...")
                .with_validator(code),
            code_of,
            &mut answers.language,
        ),
        (
            author,
            Text::new("Who signs them?").with_help_message("a name; Enter leaves it open"),
            as_it_is,
            &mut answers.author,
        ),
    ];
    for (is_given, question, better, answer) in questions {
        if is_given {
            continue;
        }
        let start = answer.clone();
        let first = if start.is_empty() { question.clone() } else { question.clone().with_default(&start) };
        let mut said = first.prompt();
        // What was meant is offered, to be taken or changed, and not put in its place without a word.
        while let Some(meant) = said.as_ref().ok().and_then(|said| better(said)) {
            said =
                question.clone().with_initial_value(&meant).with_help_message("is this meant? Enter takes it").prompt();
        }
        match said {
            Ok(said) => *answer = said.trim().to_owned(),
            Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => return Ok(None),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Some(answers))
}

fn filled(text: &str) -> Result<Validation, CustomUserError> {
    Ok(if text.trim().is_empty() { Validation::Invalid("A few words, please.".into()) } else { Validation::Valid })
}

fn address(text: &str) -> Result<Validation, CustomUserError> {
    let is_known = Base::parse(text.trim()).is_some() || whole_address(text).is_some();
    Ok(if is_known {
        Validation::Valid
    } else {
        Validation::Invalid("An address begins with https:// and names a host.".into())
    })
}

fn code(text: &str) -> Result<Validation, CustomUserError> {
    let wanted = "A code of two or three letters, such as en, de or pt-BR, or the language in English.";
    Ok(if is_code(text) || code_of(text).is_some() { Validation::Valid } else { Validation::Invalid(wanted.into()) })
}

/// What an answer means, if it has to be said in another way.
type Better = fn(&str) -> Option<String>;

#[cfg(test)]
mod tests {
    use super::{code_of, is_code, whole_address};

    #[test]
    fn what_is_meant_is_known() {
        assert_eq!(whole_address(" desk.example.org ").as_deref(), Some("https://desk.example.org"));
        assert_eq!(whole_address("https://desk.example.org"), None);
        assert_eq!(whole_address("ftp://desk.example.org"), None);
        assert_eq!(code_of("English").as_deref(), Some("en"));
        assert_eq!(code_of("en"), None);
        assert!(is_code("pt-BR") && is_code("uk") && !is_code("english") && !is_code(""));
    }
}
