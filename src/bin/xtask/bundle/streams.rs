//! A program laid out so that it packs well: like beside like, the instructions in one stream and what follows each
//! kind of instruction in one of its own. `streams.js` puts it together again.

use super::imports::write_number;
use crate::Result;

const CODE: u8 = 10;
const END: u8 = 0x0b;
const MORE: u8 = 0xfc;
/// Two instructions without numbers, whose places are free for others.
const VARIABLES: u8 = 0x00;
const INSTRUCTIONS: u8 = 0x01;

/// What follows an instruction.
enum Operands {
    Numbers(usize),
    /// How many, and one more than that.
    Table,
    Bytes(usize),
    /// A number that tells the instruction.
    More,
}

/// The number of functions; what stands before and after them; the streams. All but the first begin with their length.
///
/// # Errors
/// The program uses an instruction that `streams.js` does not know, or is no program.
pub fn split(program: &[u8]) -> Result<Vec<u8>> {
    let mut code = Reader { program, position: 8 };
    loop {
        let section = code.byte()?;
        let length = code.number()?;
        if section == CODE {
            break;
        }
        code.position += length;
    }
    let functions = code.number()?;
    let before = code.position;
    let mut streams = Streams { code, streams: vec![Vec::new(); 256] };
    for _ in 0..functions {
        streams.function()?;
    }
    let after = streams.code.position;
    let mut bytes = Vec::new();
    write_number(&mut bytes, functions);
    let around = [&program[..before], &program[after..]];
    for part in around.into_iter().chain(streams.streams.iter().map(Vec::as_slice)) {
        write_number(&mut bytes, part.len());
        bytes.extend(part);
    }
    Ok(bytes)
}

struct Streams<'a> {
    code: Reader<'a>,
    streams: Vec<Vec<u8>>,
}

impl Streams<'_> {
    fn function(&mut self) -> Result {
        let start = self.code.position;
        let length = self.code.number()?;
        let mut shortest = Vec::new();
        write_number(&mut shortest, length);
        if shortest != self.code.program[start..self.code.position] {
            return Err("the program writes a length longer than it must".into());
        }
        let end = self.code.position + length;
        for _ in 0..self.number(VARIABLES)? {
            self.number(VARIABLES)?;
            self.byte(VARIABLES)?;
        }
        let mut depth = 1;
        while depth > 0 {
            match self.instruction()? {
                0x02..=0x04 => depth += 1,
                END => depth -= 1,
                _ => {}
            }
        }
        if self.code.position == end { Ok(()) } else { Err("a function ends elsewhere".into()) }
    }

    fn instruction(&mut self) -> Result<u8> {
        let instruction = self.byte(INSTRUCTIONS)?;
        // What it knows of the address.
        if matches!(instruction, 0x28..=0x3e) {
            self.byte(INSTRUCTIONS)?;
        }
        let count = match operands(instruction)? {
            Operands::Numbers(count) => count,
            Operands::Table => self.number(instruction)? + 1,
            Operands::More => match self.number(instruction)? {
                0..=7 => 0,
                8 | 10 | 12 | 14 => 2,
                9 | 11 | 13 | 15..=17 => 1,
                more => return Err(unknown(&format!("0xfc {more}"))),
            },
            Operands::Bytes(count) => {
                for _ in 0..count {
                    self.byte(instruction)?;
                }
                0
            }
        };
        for _ in 0..count {
            self.number(instruction)?;
        }
        Ok(instruction)
    }

    fn byte(&mut self, stream: u8) -> Result<u8> {
        let byte = self.code.byte()?;
        self.streams[usize::from(stream)].push(byte);
        Ok(byte)
    }

    fn number(&mut self, stream: u8) -> Result<usize> {
        let start = self.code.position;
        let number = self.code.number()?;
        let bytes = &self.code.program[start..self.code.position];
        self.streams[usize::from(stream)].extend(bytes);
        Ok(number)
    }
}

/// As the specification of WebAssembly 2.0 has them, without vectors.
fn operands(instruction: u8) -> Result<Operands> {
    Ok(match instruction {
        0x00 | 0x01 | 0x05 | END | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Operands::Numbers(0),
        0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x20..=0x26 | 0x28..=0x42 | 0xd0 | 0xd2 => {
            Operands::Numbers(1)
        }
        0x0e => Operands::Table,
        0x11 => Operands::Numbers(2),
        0x43 => Operands::Bytes(4),
        0x44 => Operands::Bytes(8),
        MORE => Operands::More,
        _ => return Err(unknown(&format!("{instruction:#04x}"))),
    })
}

fn unknown(instruction: &str) -> Box<dyn std::error::Error> {
    format!("the program uses the instruction {instruction}: teach it to streams.rs and streams.js")
        .into()
}

struct Reader<'a> {
    program: &'a [u8],
    position: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Result<u8> {
        let byte = self.program.get(self.position).ok_or("the program ends too early")?;
        self.position += 1;
        Ok(*byte)
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow. Of numbers of 64 bits the highest are lost.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 127).checked_shl(shift).unwrap_or_default();
            if byte < 128 {
                break;
            }
        }
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &[u8] = b"\0asm\x01\0\0\0\x07\x01\0";
    const AFTER: &[u8] = b"\x0b\x01\0";

    fn program(function: &[u8]) -> Vec<u8> {
        let length = function.len() as u8;
        [BEFORE, &[CODE, length + 2, 1, length], function, AFTER].concat()
    }

    #[test]
    fn what_follows_each_kind_of_instruction_stands_together() {
        let function = [
            &[1, 2, 0x7f][..],      // two variables of 32 bits
            &[0x02, 0x40],          // block
            &[0x20, 1, 0x20, 0],    // the second variable, the first
            &[0x28, 2, 0x81, 1],    // load, aligned by 4, from 129 on
            &[0x0e, 1, 0, 1],       // a table of two
            &[0x0b],                // end
            &[0xfc, 11, 0],         // fill the memory
            &[0x43, 0, 0, 0, 0x80], // -0.0
            &[0x0b],
        ];
        let split = split(&program(&function.concat())).expect("a program");
        let head = [BEFORE, &[CODE, 29, 1]].concat();
        let mut rest = &split[1..];
        let mut part = || {
            let (length, after) = rest.split_first().expect("a length");
            let (part, after) = after.split_at(usize::from(*length));
            rest = after;
            part.to_vec()
        };
        assert_eq!((split[0], part(), part()), (1, head, AFTER.to_vec()));
        let streams: Vec<_> = (0..=255).map(|stream| (stream, part())).collect();
        let filled: Vec<_> = streams.into_iter().filter(|(_, bytes)| !bytes.is_empty()).collect();
        let expected = [
            (VARIABLES, vec![1, 2, 0x7f]),
            (INSTRUCTIONS, vec![0x02, 0x20, 0x20, 0x28, 2, 0x0e, END, MORE, 0x43, END]),
            (0x02, vec![0x40]),
            (0x0e, vec![1, 0, 1]),
            (0x20, vec![1, 0]),
            (0x28, vec![0x81, 1]),
            (0x43, vec![0, 0, 0, 0x80]),
            (MORE, vec![11, 0]),
        ];
        assert_eq!(filled, expected);
    }

    #[test]
    fn what_cannot_be_put_together_again_is_refused() {
        let vector = program(&[0, 0xfd, 0, 0x0b]);
        let mut longer = program(&[0, 0x0b]);
        let length = longer.len() - AFTER.len() - 3;
        longer.splice(length..=length, [0x82, 0]);
        for (program, reason) in [
            (&vector[..], "0xfd"),
            (&longer, "longer than it must"),
            (&vector[..9], "too early"),
            (&program(&[0, 0x0b, 0x0b]), "elsewhere"),
        ] {
            let error = split(program).expect_err(reason).to_string();
            assert!(error.contains(reason), "{error}");
        }
    }
}
