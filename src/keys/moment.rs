//! Dates as TOML writes them.

use crate::date::{self, When};

/// Whether a text has the form of a day, such as "2024-02-30".
pub fn is_numeric_day(text: &str) -> bool {
    let form = text.bytes().take(10).map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    form.eq(*b"0000-00-00")
}

/// The moment that a date of TOML means: a local time is one in UTC, and a time alone is none.
pub fn moment_of(moment: &toml::value::Datetime) -> Option<When> {
    let written = moment.date?;
    let day = date::day(
        i16::try_from(written.year).ok()?,
        i8::try_from(written.month).ok()?,
        i8::try_from(written.day).ok()?,
    )?;
    let Some(time) = moment.time else { return When::on(day) };
    let hour = i8::try_from(time.hour).ok()?;
    let minute = i8::try_from(time.minute).ok()?;
    let second = i8::try_from(time.second.unwrap_or(0)).ok()?.min(59);
    let offset = match moment.offset {
        Some(toml::value::Offset::Custom { minutes }) => minutes,
        Some(toml::value::Offset::Z) | None => 0,
    };
    When::at(day.at(hour, minute, second, 0), offset)
}
