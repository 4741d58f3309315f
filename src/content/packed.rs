//! How `build.rs` packs the content, and how the page reads it.
//!
//! All texts come first, ids included, a line each; after a zero byte all numbers. What is alike stands together, which
//! compresses 8% better than each text after its length. The content is built in and a test reads it, so there is nothing
//! to be careful about: what is missing reads as zero, and what is no choice as the first. Each type names its
//! fields once more here, in their order, since what serde makes of them for a format that cannot fail is three
//! times as much program.
//!
//! Another language is read along: it has a line for each text of the content, too, which is empty where the text
//! stays as it is.

mod pages;
mod protocol;

use crate::engine::Text;

/// What can be packed, and read again.
pub trait Pack: Sized {
    /// Adds the value.
    fn pack(&self, to: &mut Packing);

    /// Takes the value from what is left.
    fn unpack(from: &mut Packed) -> Self;
}

/// What is packed already.
#[derive(Debug, Default)]
pub struct Packing {
    texts: String,
    numbers: Vec<u8>,
}

/// What is left to read.
#[derive(Debug)]
pub struct Packed {
    texts: &'static str,
    numbers: &'static [u8],
    /// The lines of another language; none for English.
    words: &'static str,
}

/// Packs anything that the page can read. No text may have a line break.
pub fn pack(content: &impl Pack) -> Vec<u8> {
    let mut packing = Packing::default();
    content.pack(&mut packing);
    [packing.texts.as_bytes(), &[0], &packing.numbers].concat()
}

impl Packing {
    fn text(&mut self, text: &str) {
        self.texts.push_str(text);
        self.texts.push('\n');
    }

    fn number(&mut self, mut number: u32) {
        while number > 127 {
            self.numbers.push(number as u8 | 128);
            number >>= 7;
        }
        self.numbers.push(number as u8);
    }
}

impl Packed {
    /// What [`pack`] made, in the words of another language where there are some.
    pub fn new(content: &'static [u8], words: &'static str) -> Self {
        let end = content.iter().position(|byte| *byte == 0).unwrap_or(content.len());
        let (texts, numbers) = content.split_at(end);
        let texts = std::str::from_utf8(texts).unwrap_or_default();
        Self { texts, numbers: numbers.get(1..).unwrap_or_default(), words }
    }

    /// The next value.
    pub fn read<T: Pack>(&mut self) -> T {
        T::unpack(self)
    }

    fn byte(&mut self) -> u8 {
        let Some((byte, rest)) = self.numbers.split_first() else { return 0 };
        self.numbers = rest;
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
    fn text(&mut self) -> &'static str {
        let (english, words) = (line(&mut self.texts), line(&mut self.words));
        if words.is_empty() { english } else { words }
    }
}

fn line<'a>(lines: &mut &'a str) -> &'a str {
    let (line, rest) = lines.split_once('\n').unwrap_or_default();
    *lines = rest;
    line
}

impl Pack for bool {
    fn pack(&self, to: &mut Packing) {
        to.number(u32::from(*self));
    }

    fn unpack(from: &mut Packed) -> Self {
        from.byte() != 0
    }
}

impl Pack for u8 {
    fn pack(&self, to: &mut Packing) {
        to.number(u32::from(*self));
    }

    fn unpack(from: &mut Packed) -> Self {
        from.number() as u8
    }
}

impl Pack for u16 {
    fn pack(&self, to: &mut Packing) {
        to.number(u32::from(*self));
    }

    fn unpack(from: &mut Packed) -> Self {
        from.number() as u16
    }
}

impl Pack for u32 {
    fn pack(&self, to: &mut Packing) {
        to.number(*self);
    }

    fn unpack(from: &mut Packed) -> Self {
        from.number()
    }
}

impl Pack for Text {
    fn pack(&self, to: &mut Packing) {
        to.text(self);
    }

    fn unpack(from: &mut Packed) -> Self {
        from.text().into()
    }
}

impl Pack for String {
    fn pack(&self, to: &mut Packing) {
        to.text(self);
    }

    fn unpack(from: &mut Packed) -> Self {
        from.text().to_string()
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, to: &mut Packing) {
        self.is_some().pack(to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Packed) -> Self {
        from.read::<bool>().then(|| from.read())
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, to: &mut Packing) {
        to.number(self.len() as u32);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Packed) -> Self {
        // No larger than it must be: there may be many.
        (0..from.number()).map(|_| from.read()).collect()
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, to: &mut Packing) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Packed) -> Self {
        (from.read(), from.read())
    }
}

/// Packs a struct field by field.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl Pack for $name {
            fn pack(&self, to: &mut Packing) {
                $(self.$field.pack(to);)*
            }

            fn unpack(from: &mut Packed) -> Self {
                Self { $($field: from.read()),* }
            }
        })*
    };
}

/// Packs a choice as its number.
macro_rules! choices {
    ($($name:ident [ $first:ident $(, $other:ident)* ])*) => {
        $(impl Pack for $name {
            fn pack(&self, to: &mut Packing) {
                let all = [$name::$first $(, $name::$other)*];
                let place = all.iter().position(|choice| choice == self);
                to.number(place.unwrap_or_default() as u32);
            }

            fn unpack(from: &mut Packed) -> Self {
                let all = [$name::$first $(, $name::$other)*];
                all.get(from.number() as usize).copied().unwrap_or($name::$first)
            }
        })*
    };
}

use {choices, fields};
