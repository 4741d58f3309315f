//! When the browser paints.

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Runs something right before the browser next paints, and soon where it paints nothing, as in a tab that is not in
/// front.
pub fn before_paint(run: impl FnOnce() + 'static) -> Option<()> {
    let window = web_sys::window()?;
    let run: Function = Closure::once_into_js(run).unchecked_into();
    let hidden = window.document().is_some_and(|document| document.hidden());
    if hidden || window.request_animation_frame(&run).is_err() {
        window.set_timeout_with_callback(&run).ok()?;
    }
    Some(())
}

/// Runs something once the browser has painted the page as it is now.
pub fn after_paint(run: impl FnOnce() + 'static) -> Option<()> {
    before_paint(move || {
        Timeout::new(0, run).forget();
    })
}
