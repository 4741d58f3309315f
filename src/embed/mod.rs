//! The contract with the page around the guide: where it is mounted, what that page may ask and is told,
//! and what is shown if the guide cannot run.
//!
//! `embed.js` is the other side of it: the custom element, which loads this program when it is needed.

mod block;
mod element;
mod host_events;
mod mounts;
mod page;
mod scripts;

pub use block::settings as settings_block;
pub use element::{mount, unmount};
pub use mounts::give_way;
pub use page::start;
pub use scripts::{questions, recommend};
