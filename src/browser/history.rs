//! The browser's Back and Forward buttons, without ever touching the address.
//!
//! Each page of the guide is one history entry whose state says which page it is and how many of our
//! entries lie before it. Where history is blocked, the guide's own Back link still works.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

const PREFIX: &str = "massage-or-pt";

/// One of our history entries.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// How many of our entries lie before this one.
    pub depth: u32,
    pub page: String,
}

/// The entry that the browser shows now, if it is one of ours.
pub fn current() -> Option<Entry> {
    let state = history()?.state().ok()?.as_string()?;
    let mut words = state.splitn(3, ' ');
    (words.next()? == PREFIX)
        .then(|| {
            Some(Entry { depth: words.next()?.parse().ok()?, page: words.next()?.to_string() })
        })
        .flatten()
}

/// Adds an entry after the one shown now.
pub fn push(page: &str) -> Option<()> {
    let depth = current().map_or(0, |entry| entry.depth + 1);
    history()?.push_state(&state(depth, page), "").ok()
}

/// Marks the entry shown now as ours.
pub fn replace(page: &str) -> Option<()> {
    let depth = current().map_or(0, |entry| entry.depth);
    history()?.replace_state(&state(depth, page), "").ok()
}

/// Steps back to our entry before this one; `None` where there is none.
pub fn back() -> Option<()> {
    current().filter(|entry| entry.depth > 0)?;
    history()?.back().ok()
}

/// Calls `on_page` whenever the visitor moves to one of our entries; stops when dropped.
pub fn listen(on_page: impl Fn(String) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        if let Some(entry) = current() {
            on_page(entry.page);
        }
    }))
}

fn state(depth: u32, page: &str) -> JsValue {
    JsValue::from_str(&format!("{PREFIX} {depth} {page}"))
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
