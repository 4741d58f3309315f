//! What scripts get: the questionnaire and a recommendation as JSON, and the events of a guide. And what a
//! visitor takes along, in FHIR.
//!
//! The command line and the JavaScript API give the same.

mod events;
pub mod fhir;
mod json;
mod questions;
mod recommendation;
mod response;

pub use events::{EVENTS, ErrorReason, EventKind, HostEvent};
pub use questions::questions;
pub use recommendation::recommend;

#[cfg(all(test, feature = "xtask"))]
mod tests;
