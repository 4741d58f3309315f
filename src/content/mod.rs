//! Words, weights, rules and sources: TOML files that `build.rs` validates and packs into one blob.

#[cfg(feature = "xtask")]
pub mod author;
mod pages;
#[cfg(feature = "xtask")]
pub mod reading;
#[cfg(feature = "xtask")]
pub mod visitor_texts;

pub use pages::*;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/content.postcard"));

/// Unpacks the content that was built in.
///
/// # Errors
/// Only if the blob was made by another version of these types, which a build cannot produce; the page
/// shows its fallback then.
pub fn unpack() -> Result<Content, postcard::Error> {
    postcard::from_bytes(PACKED)
}
