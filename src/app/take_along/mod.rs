//! What a visitor can take away from an outcome, as text: plain functions, which the page hands to the browser.

mod link;
mod reminder;
mod summary;

pub use link::{Shared, read_link, without_answers, write_link};
pub use reminder::Reminder;
pub use summary::summary;
