//! Documents from standard input to findings on standard output: in order, on all cores, in bounded memory.

use super::Failure;
use crate::gazetteer::Gazetteer;
use crate::record;
use rayon::prelude::*;
use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// Bytes that are read before they are worked on together.
const BATCH: usize = 2 * 1024 * 1024;

/// A line as it came: its number, and its text or why there is none.
type Line = (u64, Result<String, String>);

/// Reads every line; a bad one is reported with its number and the rest still go through.
pub fn run(gazetteer: &Gazetteer) -> Result<ExitCode, Failure> {
    let mut input = io::stdin().lock();
    let mut output = io::BufWriter::new(io::stdout().lock());
    let (mut number, mut bad) = (0, 0u64);
    loop {
        let lines = batch(&mut input, &mut number)?;
        if lines.is_empty() {
            break;
        }
        let done: Vec<(u64, Result<String, String>)> =
            lines.into_par_iter().map(|(number, line)| (number, answer(line, gazetteer))).collect();
        for (number, record) in done {
            match record {
                Ok(record) => match writeln!(output, "{record}") {
                    // Whoever read this has seen enough.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                    done => done?,
                },
                Err(reason) => {
                    bad += 1;
                    writeln!(io::stderr(), "line {number}: {reason}")?;
                }
            }
        }
    }
    output.flush()?;
    if bad > 0 {
        let lines = if bad == 1 { "line" } else { "lines" };
        writeln!(io::stderr(), "{bad} {lines} could not be read; the others were")?;
    }
    Ok(ExitCode::from(u8::from(bad > 0)))
}

fn answer(line: Result<String, String>, gazetteer: &Gazetteer) -> Result<String, String> {
    record::line(&line?, gazetteer).map_err(|bad| bad.to_string())
}

/// The next lines, as many as are worked on together. Blank lines are passed over.
fn batch(input: &mut impl BufRead, number: &mut u64) -> io::Result<Vec<Line>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH {
        let Some(line) = next(input)? else { break };
        *number += 1;
        match line {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                bytes += text.len();
                lines.push((*number, Ok(text)));
            }
            Err(reason) => lines.push((*number, Err(reason))),
        }
    }
    Ok(lines)
}

/// The next line; one that is too long is passed over without being kept.
fn next(input: &mut impl BufRead) -> io::Result<Option<Result<String, String>>> {
    let mut line = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(None);
    }
    if read > LONGEST_LINE && line.last() != Some(&b'\n') {
        drop(line);
        skip_line(input)?;
        return Ok(Some(Err(format!("longer than {} MB, not read", LONGEST_LINE / 1024 / 1024))));
    }
    Ok(Some(
        String::from_utf8(line).map_err(|error| format!("not UTF-8: byte {}", error.utf8_error().valid_up_to() + 1)),
    ))
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(());
        }
        if let Some(end) = chunk.iter().position(|&byte| byte == b'\n') {
            input.consume(end + 1);
            return Ok(());
        }
        let all = chunk.len();
        input.consume(all);
    }
}
