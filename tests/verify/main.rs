//! Proves the prover: each seeded fault is caught by the property meant for it.

mod faults;
mod faults_in_the_decision;
mod shipped;
mod support;
