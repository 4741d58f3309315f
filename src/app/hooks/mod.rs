//! What the page does beside drawing, each a file: from focus and the browser's history to clearing answers where
//! visitors share the device.

mod use_accent;
mod use_effect_on;
mod use_history;
mod use_host_events;
mod use_idle_reset;
mod use_in_page_links;
mod use_page_focus;
mod use_shared_link;

pub use use_accent::use_accent;
pub use use_effect_on::use_effect_on;
pub use use_history::use_history;
pub use use_host_events::use_host_events;
pub use use_idle_reset::use_idle_reset;
pub use use_in_page_links::use_in_page_links;
pub use use_page_focus::use_page_focus;
pub use use_shared_link::{take_shared, use_shared_link};
