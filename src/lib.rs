//! Massage or PT: asks someone with an ache a few plain questions and tells them honestly: massage,
//! physical therapy, both, or see a doctor first.
//!
//! Everything happens in the visitor's browser. Three rules hold everywhere:
//! - screening always comes before scoring: no weight can outvote a red flag;
//! - "I'm not sure" is never read as "no";
//! - no answer ever leaves the page, unless the visitor copies, shares or saves it.
//!
//! Read in this order:
//! 1. [`engine`]: what to recommend, and why; pure, and the same for the page, the command line and the
//!    tests.
//! 2. [`content`]: what the engine decides by and what the page says.
//! 3. [`settings`]: what a spa's owner changes of that, without a compiler.
//! 4. [`api`]: what scripts get: questions and recommendations as JSON, and events.
//! 5. `app`: what the visitor sees.
//! 6. `browser`: what the guide asks of the browser.
//! 7. `embed`: the contract with the host page.

// A browser call may fail and the page goes on; the engine answers any input.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod engine;

pub mod content;

pub mod settings;

pub mod api;

#[cfg(feature = "xtask")]
pub mod verify;

#[cfg(feature = "view")]
pub mod app;

#[cfg(feature = "view")]
pub mod browser;

#[cfg(feature = "view")]
pub mod embed;
