//! Words, weights, rules and sources: TOML files that `build.rs` validates and packs into one blob.

#[cfg(feature = "xtask")]
pub mod author;
mod packed;
mod pages;
#[cfg(feature = "xtask")]
pub mod reading;
#[cfg(feature = "xtask")]
pub mod visitor_texts;

pub use packed::Never;
pub use pages::*;

use serde::Deserialize;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.postcard"));

/// Unpacks the content that was built in.
///
/// # Errors
/// Never: what does not fit stops the program, and a build cannot produce it.
pub fn unpack() -> Result<Content, Never> {
    Content::deserialize(&mut packed::Packed(PACKED))
}
