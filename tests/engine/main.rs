//! The engine and the shipped content, on the host.

mod authoring;
mod cases;
mod content;
mod definition;
mod explanations;
mod flow;
mod fuzz;
#[path = "../bench/generated.rs"]
mod generated;
mod languages;
#[path = "../personas/mod.rs"]
mod personas;
mod random;
mod support;
