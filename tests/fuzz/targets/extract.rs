//! Any text at all: extraction does not panic, and every span stands on the text.

#![no_main]

#[path = "../check.rs"]
mod check;

use chancery::gazetteer::{self, Gazetteer};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| gazetteer::built_in().value);

fuzz_target!(|text: &str| check::text(text, &GAZETTEER));
