//! When the browser paints.

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Runs something once the browser has painted the page as it is now, and soon where it paints nothing, as in a tab
/// that is not in front.
pub fn after_paint(run: impl FnOnce() + 'static) -> Option<()> {
    let window = web_sys::window()?;
    // What runs in a frame runs before it is painted; what that puts off runs after.
    let put_off = Closure::once_into_js(move || Timeout::new(0, run).forget());
    let put_off: Function = put_off.unchecked_into();
    let hidden = window.document().is_some_and(|document| document.hidden());
    if hidden || window.request_animation_frame(&put_off).is_err() {
        put_off.call0(&JsValue::NULL).ok()?;
    }
    Some(())
}
