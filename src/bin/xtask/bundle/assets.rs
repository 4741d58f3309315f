//! Text and bytes made ready to be inlined, or simply smaller.

use std::{fs, path::Path};

use sha2::{Digest, Sha384};

use crate::Result;

/// A small file as an address.
pub fn data_uri(file: &Path) -> Result<String> {
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webp") => "image/webp",
        _ => return Err(format!("{}: use svg, png, ico or webp", file.display()).into()),
    };
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(format!("data:{kind};base64,{}", base64(&bytes)))
}

pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * index) & 63) as usize];
            text.push(if index <= chunk.len() { digit.into() } else { '=' });
        }
    }
    text
}

/// Bytes as text that needs no escape in an HTML page, whatever its encoding: 13 bits in two of 91 digits, the lowest
/// first, which are all that is printable from `#` on but `<`. Lines are short enough for mail.
pub fn digits(bytes: &[u8]) -> String {
    const LINE: usize = 500;
    let mut text = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in bytes.iter().chain(&[0, 0]) {
        bits |= u32::from(*byte) << count;
        count += 8;
        if count >= 13 {
            for digit in [bits % 8192 % 91, bits % 8192 / 91] {
                text.push(digit as u8 + if digit < 25 { b'#' } else { b'$' });
            }
            bits >>= 13;
            count -= 13;
        }
    }
    let lines: Vec<_> = text.chunks(LINE).map(String::from_utf8_lossy).collect();
    lines.join("\n")
}

/// The name of a file that never holds anything else, so that browsers may keep it for good.
pub fn hashed(content: impl AsRef<[u8]>, ending: &str) -> String {
    format!("massage-or-pt-{}{ending}", hash(content))
}

/// Sixteen digits.
pub fn hash(content: impl AsRef<[u8]>) -> String {
    Sha384::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a browser holds a file against before it uses it.
pub fn integrity(content: impl AsRef<[u8]>) -> String {
    format!("sha384-{}", base64(&Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_as_the_standard_says() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn digits_are_printable_and_in_lines_short_enough_for_mail() {
        for (bytes, text) in
            [(&[][..], "##"), (&[0], "##"), (&[1], "$#"), (&[255, 255], "$~*#"), (&[25], "=#")]
        {
            assert_eq!(digits(bytes), text, "{bytes:?}");
        }
        let text = digits(&(0..=u8::MAX).collect::<Vec<_>>().repeat(10));
        assert!(text.bytes().all(|it| it == b'\n' || matches!(it, b'#'..=b'~') && it != b'<'));
        assert!(text.lines().count() > 5 && text.lines().all(|line| line.len() <= 998));
    }

    /// As `openssl dgst -sha384 -binary | base64` says of nothing.
    #[test]
    fn names_and_integrity_are_of_the_content() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(integrity(""), empty);
        assert_eq!(hashed("", ".css"), "massage-or-pt-38b060a751ac9638.css");
    }
}
