//! The engine and the shipped content, on the host.

mod authoring;
mod cases;
mod content;
mod explanations;
mod flow;
mod fuzz;
mod languages;
#[path = "../personas/mod.rs"]
mod personas;
mod support;
