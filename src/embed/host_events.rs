//! How the page around a guide is told what happens, and asked what happened before.

use js_sys::Function;
use wasm_bindgen::JsValue;
use yew::Callback;

use crate::api::HostEvent;
use crate::settings::EventDetail;

/// Asks `begin` for the visit that began in the first view; nothing where none did.
pub fn asker(begin: Function) -> Callback<(), Option<String>> {
    Callback::from(move |()| begin.call0(&JsValue::NULL).ok()?.as_string())
}

/// Calls `on_event` with the name of each event, and as JSON what the owner allows it to say.
pub fn teller(on_event: Function, allowed: EventDetail) -> Callback<HostEvent> {
    Callback::from(move |event: HostEvent| {
        // A page that throws hurts only itself.
        on_event.call2(&JsValue::NULL, &event.name().into(), &event.detail(allowed).into()).ok();
    })
}
