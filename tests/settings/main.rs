//! The owner's settings: each one, every mistake, and what the guide makes of them.

mod accent;
mod documents;
mod mistakes;
mod random;
mod read;
mod services;
mod support;

#[path = "../personas/mod.rs"]
mod personas;
