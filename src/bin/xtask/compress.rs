//! Bytes made as few as they can be; it takes its time, which only a build has.

use zopfli::{Format, Options};

use crate::Result;

/// For the single file.
pub fn zlib(bytes: &[u8]) -> Result<Vec<u8>> {
    zopfli(bytes, Format::Zlib)
}

pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    zopfli(bytes, Format::Gzip)
}

pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn zopfli(bytes: &[u8], format: Format) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(Options::default(), format, bytes, &mut packed)?;
    Ok(packed)
}
