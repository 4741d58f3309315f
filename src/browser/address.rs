//! The address of the page, as far as it brings or takes answers along.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

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
    let page = href.split('#').next()?;
    let separator = if fragment.is_empty() { "" } else { "#" };
    let address = [page, separator, fragment].concat();
    let history = window.history().ok()?;
    // What the page around the guide noted there stays.
    let state = history.state().unwrap_or(JsValue::NULL);
    history.replace_state_with_url(&state, "", Some(&address)).ok()
}

/// Calls `on_change` whenever another fragment is put into the address by hand or by a link. Stops when dropped.
pub fn listen(on_change: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| on_change()))
}
