//! Proves the prover: each seeded fault is caught by the property meant for it.

mod changes;
mod deciding_answers;
mod faults;
mod faults_in_the_decision;
#[path = "../personas/mod.rs"]
mod personas;
mod shipped;
mod support;
