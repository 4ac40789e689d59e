//! Documents from standard input to findings on standard output: in order, on all cores, in bounded memory.
//!
//! One thread reads ahead while the others work on what has come, so that a program that writes one document and waits
//! gets its answer, and one that writes a million is answered as fast as they can be read.

use super::{Failure, terminal};
use crate::extract;
use crate::gazetteer::Gazetteer;
use crate::record::{self, Answer, Bad};
use rayon::prelude::*;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// The longest line that is read, in bytes.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// Bytes that are sent on together, if as many are there.
const PARCEL: usize = 128 * 1024;

/// Parcels that may wait, and that are worked on together at most.
const WAITING: usize = 16;

/// A line as it came: its number, and its text or why there is none.
type Line = (u64, Result<String, Bad>);

/// Lines that came together, or why reading had to stop.
type Parcel = io::Result<Vec<Line>>;

/// Reads every line; a bad one is reported with its number and the rest still go through.
pub fn run(gazetteer: Gazetteer) -> Result<ExitCode, Failure> {
    let (sender, parcels) = sync_channel(WAITING);
    // Not joined: it may wait for input that nobody needs any more.
    thread::Builder::new().name("reader".to_owned()).spawn(move || read(&sender))?;
    match answer_all(&parcels, &gazetteer) {
        Ok(0) => Ok(ExitCode::SUCCESS),
        Ok(bad) => {
            let lines = if bad == 1 { "line" } else { "lines" };
            terminal::remark(&format!("{bad} {lines} could not be read; the others were"));
            Ok(ExitCode::from(1))
        }
        // Whoever read this has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

/// Answers what comes until nothing more does, and says how many lines were bad.
fn answer_all(parcels: &Receiver<Parcel>, gazetteer: &Gazetteer) -> io::Result<u64> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut bad = 0;
    while let Ok(parcel) = parcels.recv() {
        let mut lines = parcel?;
        for parcel in parcels.try_iter().take(WAITING) {
            lines.extend(parcel?);
        }
        let answer = |lines: &&[Line]| {
            let texts = lines.iter().map(|(_, line)| line.as_deref().map_err(Clone::clone));
            record::lines(texts, gazetteer)
        };
        let size = |(_, line): &Line| line.as_ref().map_or(0, String::len);
        let batches: Vec<&[Line]> = extract::batches(&lines, size).collect();
        let answers: Vec<_> = batches.par_iter().map(answer).collect();
        let numbers = lines.iter().map(|(number, _)| *number);
        for (number, answer) in numbers.zip(answers.into_iter().flatten()) {
            let said = match answer {
                Ok(Answer { record, remark }) => {
                    writeln!(output, "{record}")?;
                    remark
                }
                Err(reason) => {
                    bad += 1;
                    Some(reason.to_string())
                }
            };
            if let Some(said) = said {
                terminal::remark(&format!("line {number}: {said}"));
            }
        }
        output.flush()?;
    }
    Ok(bad)
}

/// Reads standard input to its end, or until nobody takes the parcels any more.
fn read(sender: &SyncSender<Parcel>) {
    let mut input = BufReader::with_capacity(PARCEL, io::stdin());
    let mut number = 0;
    loop {
        let parcel = next_parcel(&mut input, &mut number);
        let is_end = parcel.as_ref().map_or(true, Vec::is_empty);
        if parcel.as_ref().is_ok_and(Vec::is_empty) || sender.send(parcel).is_err() || is_end {
            return;
        }
    }
}

/// The next lines: those that have come, and at least one unless the input is at its end. Blank ones are passed over.
fn next_parcel(input: &mut BufReader<impl Read>, number: &mut u64) -> Parcel {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.is_empty() || (bytes < PARCEL && input.buffer().contains(&b'\n')) {
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
fn next(input: &mut impl BufRead) -> io::Result<Option<Result<String, Bad>>> {
    let mut line = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(None);
    }
    if read > LONGEST_LINE && line.last() != Some(&b'\n') {
        drop(line);
        skip_line(input)?;
        return Ok(Some(Err(bad(format!("longer than {} MB, not read", LONGEST_LINE / 1024 / 1024)))));
    }
    Ok(Some(String::from_utf8(line).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        bad(format!("not UTF-8: byte {}", valid + 1))
    })))
}

fn bad(reason: String) -> Bad {
    Bad { reason, column: None }
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
