//! A text that is pasted into a terminal.
//!
//! A terminal that waits for whole lines cuts each after 4,095 bytes without a word, and a paragraph of a news text may be longer. So it
//! is read as it comes (raw mode), and what the terminal does otherwise is done here: showing what was typed, taking back a letter,
//! ending at Ctrl-D and stopping at Ctrl-C. The terminal is as it was before on every way out, also when a signal ends the program.

use crossterm::terminal;
use std::io::{self, Read, Write};

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Pasted {
    /// A text.
    Text(Vec<u8>),
    /// Whoever pasted thought better of it.
    Stopped,
}

/// Reads what is pasted, up to a number of bytes; what is beyond is read and dropped, so that no shell runs it.
pub fn read(most: u64) -> io::Result<Pasted> {
    let mut out = io::stderr();
    let Ok(raw) = Raw::on() else { return whole(most) };
    let _ = out.write_all(b"Paste the text, press Enter, then Ctrl-D (on Windows Ctrl-Z works too). Ctrl-C stops.\r\n");
    let mut typed = Typed { most: usize::try_from(most).unwrap_or(usize::MAX), ..Typed::default() };
    let mut input = io::stdin().lock();
    let mut chunk = [0; 8192];
    let end = loop {
        let count = match input.read(&mut chunk) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let mut echo = Vec::with_capacity(count);
        let end = if count == 0 { Some(End::Done) } else { typed.take(&chunk[..count], &mut echo) };
        // A terminal that cannot show what is typed can still be read.
        let _ = out.write_all(&echo).and_then(|()| out.flush());
        if let Some(end) = end {
            break end;
        }
    };
    if !typed.is_at_start() {
        let _ = out.write_all(b"\r\n");
    }
    drop(raw);
    Ok(if end == End::Done { Pasted::Text(typed.text) } else { Pasted::Stopped })
}

/// Everything that a terminal gives which cannot be read as it comes.
fn whole(most: u64) -> io::Result<Pasted> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    Ok(Pasted::Text(bytes))
}

/// A terminal in raw mode, for as long as this lives.
struct Raw {
    #[cfg(unix)]
    signals: Option<signal_hook::iterator::Handle>,
}

impl Raw {
    fn on() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        #[cfg(unix)]
        return Ok(Self { signals: watched().ok() });
        #[cfg(not(unix))]
        Ok(Self {})
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(signals) = &self.signals {
            signals.close();
        }
        let _ = terminal::disable_raw_mode();
    }
}

/// Waits for signals that end a program, since a program that a signal ends drops nothing.
#[cfg(unix)]
fn watched() -> io::Result<signal_hook::iterator::Handle> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    let handle = signals.handle();
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let _ = terminal::disable_raw_mode();
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    });
    Ok(handle)
}

/// How typing ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Done,
    Stopped,
}

/// Where in a sequence of a key without a letter, such as an arrow, the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Sequence {
    #[default]
    None,
    Begun,
    Csi,
    Last,
}

/// What has been typed.
#[derive(Debug, Default)]
struct Typed {
    text: Vec<u8>,
    most: usize,
    sequence: Sequence,
    /// Whether the last byte was a carriage return, of which a line feed may be the second half.
    returned: bool,
}

impl Typed {
    /// Takes bytes as they come, and says what to show of them.
    fn take(&mut self, bytes: &[u8], echo: &mut Vec<u8>) -> Option<End> {
        bytes.iter().find_map(|&byte| self.one(byte, echo))
    }

    fn one(&mut self, byte: u8, echo: &mut Vec<u8>) -> Option<End> {
        let returned = std::mem::replace(&mut self.returned, byte == b'\r');
        if self.sequence != Sequence::None {
            self.sequence = match (self.sequence, byte) {
                (Sequence::Begun, b'[') => Sequence::Csi,
                (Sequence::Begun, b'O') => Sequence::Last,
                (Sequence::Csi, ..0x40) => Sequence::Csi,
                _ => Sequence::None,
            };
            return None;
        }
        match byte {
            0x03 => return Some(End::Stopped),
            0x04 => return Some(End::Done),
            0x1a if cfg!(windows) => return Some(End::Done),
            0x1b => self.sequence = Sequence::Begun,
            b'\n' if returned => {}
            b'\r' | b'\n' => self.push(b'\n', b"\r\n", echo),
            0x08 | 0x7f => self.back(echo),
            b'\t' | 0x20.. => self.push(byte, &[byte], echo),
            _ => {}
        }
        None
    }

    fn push(&mut self, byte: u8, shown: &[u8], echo: &mut Vec<u8>) {
        // One byte more than may be says that it is too much.
        if self.text.len() < self.most {
            self.text.push(byte);
        }
        echo.extend(shown);
    }

    /// Takes back the last letter of the last line.
    fn back(&mut self, echo: &mut Vec<u8>) {
        if self.is_at_start() {
            return;
        }
        let letter = self.text.iter().rposition(|byte| byte & 0xc0 != 0x80).unwrap_or(0);
        // Letters of East Asia, and what came into Unicode late, are two columns wide.
        let is_wide = self.text[letter] >= 0xe3 && !self.text[letter..].starts_with(&[0xef, 0xbb]);
        self.text.truncate(letter);
        echo.extend(if is_wide { &b"\x08\x08  \x08\x08"[..] } else { b"\x08 \x08" });
    }

    fn is_at_start(&self) -> bool {
        self.text.last().is_none_or(|&byte| byte == b'\n')
    }
}

#[cfg(test)]
mod tests {
    use super::{End, Typed};

    #[test]
    fn what_is_typed_is_read_as_it_was_meant() {
        let typed = |parts: &[&[u8]]| {
            let mut typed = Typed { most: 100, ..Typed::default() };
            let mut echo = Vec::new();
            let end = parts.iter().find_map(|part| typed.take(part, &mut echo));
            (String::from_utf8(typed.text).unwrap(), String::from_utf8(echo).unwrap(), end)
        };
        let read = |parts: &[&[u8]]| typed(parts).0;
        assert_eq!(read(&[b"one\rtwo\r\nthree\nfour\r\rfive"]), "one\ntwo\nthree\nfour\n\nfive");
        assert_eq!(read(&[b"one\r", b"\ntwo"]), "one\ntwo", "the halves of an end of a line may come apart");
        assert_eq!(read(&["caf\u{e9}s".as_bytes(), b"\x7f\x7fe"]), "cafe");
        assert_eq!(read(&[b"one\r\x7f\x7ftwo"]), "one\ntwo", "a line that was ended is not taken back");
        assert_eq!(read(&[b"a\x1b[A\x1b[200~b\x1bOPc\x1b[201", b"~d\x07"]), "abcd");
        assert_eq!(typed(&[b"one\x04two"]), ("one".to_owned(), "one".to_owned(), Some(End::Done)));
        assert_eq!(typed(&[b"one\x03two"]).2, Some(End::Stopped));
        assert_eq!(typed(&[b"a\rb\x7f"]).1, "a\r\nb\x08 \x08");
        assert_eq!(read(&[&[b'x'; 300]]).len(), 100);
    }
}
