//! The questions that a person at a terminal is asked, each with an answer to begin with.

use super::{Answers, Base, Failure};
use inquire::validator::Validation;
use inquire::{CustomUserError, InquireError, Text};

/// Asks what has not been said already. Nothing if the person goes away.
pub fn ask(given: [bool; 4], assumed: Answers) -> Result<Option<Answers>, Failure> {
    let [title, base_url, language, author] = given;
    let mut answers = assumed;
    let filled = |text: &str| -> Result<Validation, CustomUserError> {
        Ok(if text.trim().is_empty() { Validation::Invalid("A few words, please.".into()) } else { Validation::Valid })
    };
    let address = |text: &str| -> Result<Validation, CustomUserError> {
        Ok(match Base::parse(text.trim()) {
            Some(_) => Validation::Valid,
            None => Validation::Invalid("An address begins with https:// and names a host.".into()),
        })
    };
    let questions: [(bool, Text<'_, '_>, &mut String); 4] = [
        (title, Text::new("What is the site called?").with_validator(filled), &mut answers.title),
        (
            base_url,
            Text::new("At which address will it be read?")
                .with_help_message("it can be changed in site.toml at any time")
                .with_validator(address),
            &mut answers.base_url,
        ),
        (
            language,
            Text::new("In which language are the articles?")
                .with_help_message("en, de, fr, pt-BR ...")
                .with_validator(filled),
            &mut answers.language,
        ),
        (author, Text::new("Who signs them?").with_help_message("a name; Enter leaves it open"), &mut answers.author),
    ];
    for (is_given, question, answer) in questions {
        if is_given {
            continue;
        }
        let start = answer.clone();
        let question = if start.is_empty() { question } else { question.with_default(&start) };
        match question.prompt() {
            Ok(said) => *answer = said.trim().to_owned(),
            Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => return Ok(None),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Some(answers))
}
