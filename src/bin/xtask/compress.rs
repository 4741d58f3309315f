//! Bytes made as few as they can be; it takes its time, which only a build has.

use std::io::Write;

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use zopfli::Format;

use crate::Result;

/// How many bits of the byte before tell what a byte may be: `CONTEXT` in `unlzma.js`.
const CONTEXT: u32 = 2;

/// For the single file: LZMA with a mark at its end and without a header, as `unlzma.js` reads it.
pub fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let options = LzmaOptions {
        dict_size: 1 << 22,
        lc: CONTEXT,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        // As long as it helps: what is longer is copied without looking for anything better.
        nice_len: 128,
        mf: MfType::Bt4,
        depth_limit: 10_000,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, true)?;
    writer.write_all(bytes)?;
    // The first byte is always 0.
    Ok(writer.finish()?.split_off(1))
}

/// FNV-1a of 32 bits, by which `unlzma.js` sees that nothing was damaged.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
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
    zopfli::compress(zopfli::Options::default(), format, bytes, &mut packed)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As its authors publish them.
    #[test]
    fn the_checksum_is_fnv_1a() {
        for (bytes, sum) in [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968)] {
            assert_eq!(checksum(bytes.as_bytes()), sum, "{bytes:?}");
        }
    }
}
