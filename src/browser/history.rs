//! The browser's Back and Forward buttons, without ever touching the address.
//!
//! Each page of the guide is one history entry, whose state says which page it is and how many of our
//! entries lie before it. Nothing is written before the visitor acts. The entry that the guide was loaded in stands for the
//! start, and becomes one of ours where an earlier visit went on at another page. Where history is blocked, the guide's
//! own Back link still works.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

const PREFIX: &str = "massage-or-pt";

/// One of our history entries.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Entry {
    /// How many of our entries lie before this one.
    pub depth: u32,
    /// The number of the page it shows.
    pub page: u32,
}

impl From<Entry> for JsValue {
    fn from(entry: Entry) -> Self {
        let Entry { depth, page } = entry;
        format!("{PREFIX} {depth} {page}").into()
    }
}

/// The entry that the browser shows now, if it is one of ours.
pub fn current() -> Option<Entry> {
    let state = history()?.state().ok()?.as_string()?;
    let mut words = state.split(' ');
    if words.next()? != PREFIX {
        return None;
    }
    Some(Entry { depth: words.next()?.parse().ok()?, page: words.next()?.parse().ok()? })
}

/// Adds an entry for `page` after the one shown now, which from then on stands for `before`.
pub fn push(before: u32, page: u32) -> Option<()> {
    let entry = current().unwrap_or_default();
    if entry.page != before {
        replace(before);
    }
    let depth = entry.depth.saturating_add(1);
    history()?.push_state(&Entry { depth, page }.into(), "").ok()
}

/// Has the entry shown now stand for another page.
pub fn replace(page: u32) -> Option<()> {
    let Entry { depth, .. } = current().unwrap_or_default();
    history()?.replace_state(&Entry { depth, page }.into(), "").ok()
}

/// Steps back from one of our entries to another; `None` where the one before is not the guide's.
pub fn back() -> Option<()> {
    current().filter(|entry| entry.depth > 0)?;
    history()?.back().ok()
}

/// Goes back to the entry that the guide was loaded in, past all of ours; of a tab that was closed and opened again, to the
/// first that the browser still has. `None` where that is this one.
pub fn back_to_first() -> Option<()> {
    let entries = current()?.depth.min(history()?.length().ok()?.saturating_sub(1));
    // To go nowhere is to load the page again.
    (entries > 0).then_some(())?;
    history()?.go_with_delta(-i32::try_from(entries).ok()?).ok()
}

/// Has the entry shown now be the first of the guide, for `page`.
pub fn begin(page: u32) -> Option<()> {
    current()?;
    history()?.replace_state(&Entry { depth: 0, page }.into(), "").ok()
}

/// Calls `on_page` whenever the visitor moves through the history: with the page of our entry, or `None`
/// for an entry that is not ours. Stops when dropped.
pub fn listen(on_page: impl Fn(Option<u32>) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        on_page(current().map(|entry| entry.page));
    }))
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
