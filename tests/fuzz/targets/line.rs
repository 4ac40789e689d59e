//! Any line at all: it is read or refused, and what is read comes out as one line of JSON.

#![no_main]

use chancery::gazetteer::{self, Gazetteer};
use chancery::record;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| gazetteer::built_in().value);

fuzz_target!(|line: &str| {
    for record::Answer { record, .. } in record::lines([Ok(line), Ok(line)], &GAZETTEER).into_iter().flatten() {
        assert!(!record.contains('\n'));
        let _: serde_json::Value = serde_json::from_str(&record).expect("a record is JSON");
    }
});
