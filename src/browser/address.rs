//! The address of the page, as far as it brings or takes answers along.

use gloo::events::EventListener;
use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::content::{replace, split_at_text};

/// The address, where others could open it, too; `None` for a file on this device and the like.
pub fn shareable() -> Option<String> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let href = web_sys::window()?.location().href().ok()?;
    href.starts_with("http").then_some(href)
}

/// What follows the `#` of the address.
pub fn fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    hash.strip_prefix('#').map(String::from)
}

/// Puts another fragment into the address, without a new entry in the history.
pub fn set_fragment(fragment: &str) -> Option<()> {
    let window = web_sys::window()?;
    let href = window.location().href().ok()?;
    let (page, before) = href.split_once('#').unwrap_or((&href, ""));
    let separator = if fragment.is_empty() { "" } else { "#" };
    let after = [separator, fragment].concat();
    let history = window.history().ok()?;
    // What the page around the guide noted there stays.
    let state = history.state().unwrap_or(JsValue::NULL);
    let state = without(&state, before, fragment).unwrap_or(state);
    history.replace_state_with_url(&state, "", Some(&[page, &after].concat())).ok()
}

/// A note with another fragment wherever it has this one: routers note the address, and would put it back. `None` where it
/// has it nowhere; otherwise what JSON can say of the note, which is enough for the routers that note an address.
fn without(note: &JsValue, fragment: &str, other: &str) -> Option<JsValue> {
    let json = JsValue::from(JSON::stringify(note).ok()?).as_string()?;
    split_at_text(&json, fragment)?;
    let json = match other {
        "" => replace(&json, &["#", fragment].concat(), ""),
        _ => json,
    };
    JSON::parse(&replace(&json, fragment, other)).ok()
}

/// Calls `on_change` whenever another fragment is put into the address by hand or by a link. Stops when dropped.
pub fn listen(on_change: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| on_change()))
}
