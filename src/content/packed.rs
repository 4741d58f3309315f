//! Reads what `build.rs` packed, in postcard's format.
//!
//! The content is built in and a test reads it, so there is nothing to be careful about: what is missing reads as
//! zero, and what is no choice as the first. Each type names its fields once more here, in their order, since what
//! serde makes of them for a format that cannot fail is three times as much program.
//!
//! Another language is read along: for each text of the content, ids included, it has a line, which is empty
//! where the text stays as it is.

mod pages;
mod protocol;

/// What is left to read.
pub struct Packed<'a> {
    pub content: &'a [u8],
    /// The lines of another language; none for English.
    pub words: &'a str,
}

/// What can be read from the packed content.
pub trait Unpack {
    /// Takes the value from what is left.
    fn unpack(from: &mut Packed) -> Self;
}

impl Packed<'_> {
    /// The next value.
    pub fn read<T: Unpack>(&mut self) -> T {
        T::unpack(self)
    }

    fn byte(&mut self) -> u8 {
        let Some((byte, rest)) = self.content.split_first() else { return 0 };
        self.content = rest;
        *byte
    }

    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte();
            number |= u32::from(byte & 127) << shift;
            if byte < 128 {
                break;
            }
        }
        number
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        let length = self.number() as usize;
        let (text, rest) = self.content.split_at_checked(length).unwrap_or_default();
        self.content = rest;
        let (words, rest) = self.words.split_once('\n').unwrap_or_default();
        self.words = rest;
        let english = std::str::from_utf8(text).unwrap_or_default();
        if words.is_empty() { english } else { words }.to_string()
    }
}

impl Unpack for bool {
    fn unpack(from: &mut Packed) -> Self {
        from.byte() != 0
    }
}

impl Unpack for u8 {
    fn unpack(from: &mut Packed) -> Self {
        from.byte()
    }
}

impl Unpack for u16 {
    fn unpack(from: &mut Packed) -> Self {
        from.number() as u16
    }
}

impl Unpack for u32 {
    fn unpack(from: &mut Packed) -> Self {
        from.number()
    }
}

impl Unpack for String {
    fn unpack(from: &mut Packed) -> Self {
        from.text()
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(from: &mut Packed) -> Self {
        from.read::<bool>().then(|| from.read())
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    fn unpack(from: &mut Packed) -> Self {
        let length = from.number();
        let mut list = Self::new();
        for _ in 0..length {
            list.push(from.read());
        }
        list
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    fn unpack(from: &mut Packed) -> Self {
        (from.read(), from.read())
    }
}

/// Reads a struct field by field, as they are declared.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl Unpack for $name {
            fn unpack(from: &mut Packed) -> Self {
                Self { $($field: from.read()),* }
            }
        })*
    };
}

/// Reads the number of a choice.
macro_rules! choices {
    ($($name:ident [ $first:ident $(, $other:ident)* ])*) => {
        $(impl Unpack for $name {
            fn unpack(from: &mut Packed) -> Self {
                let all = [$name::$first $(, $name::$other)*];
                all.get(from.number() as usize).copied().unwrap_or($name::$first)
            }
        })*
    };
}

use {choices, fields};
