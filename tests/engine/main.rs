//! The engine and the shipped content, on the host.

mod authoring;
mod cases;
mod content;

mod flow;
mod reachability;
mod support;
