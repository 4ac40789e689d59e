//! A file's bytes as a store is to hold them, which is how readers get them.
//!
//! Pure: the same bytes are packed alike on every machine and at any time.

use super::state::Form;
use crate::media::Coding;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// How hard brotli tries, of 0 to 11: a tenth smaller than at 6, and less than half of the time that 11 takes.
const BROTLI: i32 = 10;
/// How hard gzip tries, of 0 to 9; more makes a site no smaller.
const GZIP: u32 = 6;

/// The bytes in this coding, if they become fewer by it; otherwise as they are. Says which.
pub fn pack(bytes: Vec<u8>, coding: Coding) -> io::Result<(Vec<u8>, Form)> {
    let packed = match coding {
        Coding::Gzip => gzip(&bytes)?,
        Coding::Brotli => brotli(&bytes)?,
    };
    let gains = packed.len() < bytes.len();
    Ok(if gains { (packed, Form::Packed(coding)) } else { (bytes, Form::Unpackable(coding)) })
}

/// Without a name and a time, which would be another each time.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(GZIP));
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: BROTLI, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::with_capacity(bytes.len() / 2);
    brotli::BrotliCompress(&mut bytes, &mut packed, &params)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::{Coding, Form, pack};
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn what_is_packed_is_smaller_the_same_each_time_and_what_it_was() {
        let page = "<p>Tokyo signs, Manila answers.</p>\n".repeat(100).into_bytes();
        for coding in Coding::ALL {
            let (packed, form) = pack(page.clone(), coding).unwrap();
            assert_eq!((form, packed.len() * 10 < page.len()), (Form::Packed(coding), true));
            assert_eq!(pack(page.clone(), coding).unwrap().0, packed);
            let mut plain = Vec::new();
            match coding {
                Coding::Gzip => {
                    assert_eq!(packed[4..8], [0; 4], "no time");
                    GzDecoder::new(&packed[..]).read_to_end(&mut plain).unwrap()
                }
                Coding::Brotli => brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut plain).unwrap(),
            };
            assert_eq!(plain, page);
            for small in ["", "two"] {
                let (bytes, form) = pack(small.into(), coding).unwrap();
                assert_eq!((bytes, form), (small.into(), Form::Unpackable(coding)));
            }
        }
    }
}
