//! Short names for what the program imports from its glue.
//!
//! wasm-bindgen names each import after what it calls and a hash, such as `__wbg_addEventListener_f2d27251d333a631`: 9 kB,
//! and the same in the glue, of which nobody but the two of them knows.

use crate::Result;

/// The section of a WebAssembly module that lists its imports.
const IMPORTS: u8 = 2;
/// The eight bytes before the first section.
const HEADER: usize = 8;

/// The program and its glue, with the same short names in both.
///
/// # Errors
/// When one of them does not look as wasm-bindgen makes it.
pub fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let (header, sections) = wasm.split_at_checked(HEADER).ok_or("the wasm has no header")?;
    let (mut short, mut glue) = (header.to_vec(), glue.to_string());
    let mut rest = Bytes(sections);
    while !rest.0.is_empty() {
        let (id, content) = (rest.byte()?, rest.sized()?);
        let content = if id == IMPORTS { imports(content, &mut glue)? } else { content.to_vec() };
        short.push(id);
        write_sized(&mut short, &content);
    }
    Ok((short, glue))
}

/// The section with a short name for each import; the glue gets the same.
fn imports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let mut rest = Bytes(section);
    let count = rest.number()?;
    let mut short = Vec::new();
    write_number(&mut short, count);
    for place in 0..count {
        write_sized(&mut short, rest.sized()?);
        let name = std::str::from_utf8(rest.sized()?)?;
        let shorter = format!("i{place}");
        rename(glue, name, &shorter)?;
        write_sized(&mut short, shorter.as_bytes());
        let kind = rest.byte()?;
        if kind != 0 {
            return Err(format!("the wasm's import {name} is no function").into());
        }
        short.push(kind);
        write_number(&mut short, rest.number()?);
    }
    Ok(short)
}

/// The glue defines each import once, as a property of an object.
fn rename(glue: &mut String, name: &str, shorter: &str) -> Result {
    let found: Vec<usize> = glue.match_indices(&format!(" {name}:")).map(|(at, _)| at).collect();
    let [at] = found.as_slice() else {
        return Err(format!("the glue defines {name} {} times instead of once", found.len()).into());
    };
    glue.replace_range(at + 1..at + 1 + name.len(), shorter);
    Ok(())
}

/// What is left to read of a WebAssembly module.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Result<u8> {
        let (byte, rest) = self.0.split_first().ok_or("the wasm ends in the middle")?;
        self.0 = rest;
        Ok(*byte)
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(number);
            }
        }
        Err("the wasm has a number that is too long".into())
    }

    /// As many bytes as the number before them says.
    fn sized(&mut self) -> Result<&'a [u8]> {
        let size = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(size).ok_or("the wasm ends in the middle")?;
        self.0 = rest;
        Ok(bytes)
    }
}

/// Writes a number as a module has it: seven bits a byte, the lowest first; the eighth says that more follow.
pub fn write_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        bytes.push(number as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn write_sized(bytes: &mut Vec<u8>, content: &[u8]) {
    write_number(bytes, content.len());
    bytes.extend(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header; one type, one import of that type from "m", called `__wbg_focus_0a8d`; one empty export section.
    const WASM: &[u8] =
        b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x16\x01\x01m\x10__wbg_focus_0a8d\0\0\x07\x01\0";
    const GLUE: &str =
        "const import0 = {\n __wbg_focus_0a8d: function() {},\n __wbg_focus_0a8d2: 1 };";

    #[test]
    fn an_import_has_the_same_short_name_in_the_program_and_in_its_glue() {
        let (wasm, glue) = shorten(WASM, GLUE).expect("both are as they should be");
        assert_eq!(
            wasm,
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x08\x01\x01m\x02i0\0\0\x07\x01\0"
        );
        assert_eq!(glue, GLUE.replacen("__wbg_focus_0a8d:", "i0:", 1));
    }

    #[test]
    fn what_looks_otherwise_is_not_guessed_at() {
        let table = WASM.iter().enumerate().map(|(at, byte)| if at == 36 { 1 } else { *byte });
        for (wasm, glue, said) in [
            (WASM, "", "the glue defines __wbg_focus_0a8d 0 times instead of once"),
            (&table.collect::<Vec<_>>(), GLUE, "the wasm's import __wbg_focus_0a8d is no function"),
            (&WASM[..30], GLUE, "the wasm ends in the middle"),
            (&WASM[..4], GLUE, "the wasm has no header"),
        ] {
            let error = shorten(wasm, glue).expect_err(said);
            assert_eq!(error.to_string(), said);
        }
    }
}
