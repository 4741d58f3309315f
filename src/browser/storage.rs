//! The visitor's answers, kept for this tab so that a reload loses nothing.
//!
//! Storage may be blocked (private windows, sandboxed frames, third-party frames): each call then does
//! nothing and says so by `None`.

use web_sys::Storage;

const KEY: &str = "massage-or-pt";

/// What was kept, if anything.
pub fn load() -> Option<String> {
    session_storage()?.get_item(KEY).ok()?
}

/// Keeps a text until the tab is closed.
pub fn save(text: &str) -> Option<()> {
    session_storage()?.set_item(KEY, text).ok()
}

/// Forgets it.
pub fn clear() -> Option<()> {
    session_storage()?.remove_item(KEY).ok()
}

fn session_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}
