//! What scripts get: the questionnaire and a recommendation as JSON, and the events of a guide.
//!
//! The command line and the JavaScript API give the same, and none of it is for the page itself.

mod events;
mod json;
mod questions;
mod recommendation;
mod response;

pub use events::{EVENTS, ErrorReason, EventKind, HostEvent};
pub use questions::questions;
pub use recommendation::recommend;

#[cfg(all(test, feature = "xtask"))]
mod tests;
