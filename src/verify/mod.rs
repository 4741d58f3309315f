//! The proof behind `cargo xtask verify`: properties of every complete response, not of a sample.
//!
//! The shipped protocol becomes binary decision diagrams (the package `biodivine-lib-bdd`): one
//! variable for each option, and for each thing the guide can say a diagram of exactly the responses
//! that lead to it. A property then is a set of bad responses that has to be empty, and what a proof
//! covers is counted exactly.
//!
//! Three things keep the proof honest. The decision is encoded from the protocol's rules as the engine
//! applies them, but the properties are stated over the rules' own conditions and over the levels in
//! the source table. [`agreement`] compares the diagrams with [`crate::engine::recommend`] on a million
//! random responses, so that the proof is about the code that runs. And `tests/verify` seeds faults,
//! each of which must be caught by the property meant for it.
//!
//! Two spaces of responses are used. Without leftovers, each complete response is one assignment; most
//! properties and all counts are about these. With leftovers, items that are not asked have answers
//! too, as after stepping back, and diagrams look only at those that count. "Ticking one more box" is
//! stated there: the two responses of a pair share every answer to an item that both are asked, and
//! differ in any way on those that only one of them is asked. So a box that opens or closes further
//! questions is compared over every way of answering these.
//!
//! Read in this order: [`Variables`], [`Answers`], [`Decision`], [`Model`], [`PROPERTIES`],
//! [`agreement`]. [`Changes`] counts what is different between two editions of the content.

pub mod agreement;
mod answers;
mod changes;
mod decision;
mod matters;
mod model;
mod properties;
mod relevance;
mod scores;
mod variables;

pub use answers::{Answers, Space};
pub use changes::{Changes, Move, Moves};
pub use decision::{Decision, LIMITS, OUTCOMES, URGENCIES};
pub use model::{Broken, Checked, Covered, Model, Property, Verdict, prove, response_json};
pub use properties::PROPERTIES;
pub use scores::Scored;
pub use variables::Variables;
