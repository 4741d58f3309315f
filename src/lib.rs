//! Massage or PT: asks someone with an ache a few plain questions and tells them honestly: massage,
//! physical therapy, both, or see a doctor first.
//!
//! Everything happens in the visitor's browser. Three rules hold everywhere:
//! - screening always comes before scoring: no weight can outvote a red flag;
//! - "I'm not sure" is never read as "no";
//! - no answer ever leaves the page.
//!
//! Read in this order.

/// What to recommend, and why: pure, and the same for the page, the command line and the tests.
pub mod engine;

/// What the engine decides by and what the page says.
pub mod content;

/// What the visitor sees.
#[cfg(feature = "view")]
pub mod app;

/// The only caller of the browser.
#[cfg(feature = "view")]
pub mod browser;

/// The contract with the host page.
#[cfg(feature = "view")]
pub mod embed;
