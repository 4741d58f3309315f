//! Words, weights, rules and sources: TOML files that `build.rs` validates and packs into one blob. English
//! is built in; the words of each other language are a text of their own, read along with it.

#[cfg(feature = "xtask")]
pub mod author;
mod day;
mod packed;
mod pages;
#[cfg(feature = "xtask")]
pub mod pseudo;
#[cfg(feature = "xtask")]
pub mod reading;
#[cfg(feature = "xtask")]
pub mod visitor_texts;

pub use day::Day;
pub use packed::{Pack, pack};
pub use pages::*;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.packed"));
static FINGERPRINT: &str = include_str!(concat!(env!("OUT_DIR"), "/content.fingerprint"));

/// A language besides English.
#[cfg(feature = "xtask")]
#[derive(Debug)]
pub struct Translated {
    /// As HTML names it, such as `es`.
    pub code: &'static str,
    /// The English name.
    pub name: &'static str,
    /// Whether a clinician whose own language it is has read every text.
    pub reviewed: bool,
    /// What [`unpack_in`] reads.
    pub words: &'static str,
}

/// Every language besides English.
#[cfg(feature = "xtask")]
pub static TRANSLATED: &[Translated] = include!(concat!(env!("OUT_DIR"), "/translated.rs"));

/// Unpacks the content that was built in.
pub fn unpack() -> Content {
    unpack_in("")
}

/// The same in the words of another language; in English where they were made for another content.
pub fn unpack_in(words: &'static str) -> Content {
    let words = words.strip_prefix(FINGERPRINT).unwrap_or_default();
    read(PACKED, words)
}

/// Reads anything that is packed as the content is, such as a protocol.
pub fn read<T: Pack>(content: &'static [u8], words: &'static str) -> T {
    packed::Packed::new(content, words).read()
}
