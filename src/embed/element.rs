//! What the custom element in `embed.js` calls.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, JsString};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node;

use super::host_events::{asker, teller};
use super::mounts::{self, Mount};
use crate::api::{ErrorReason, HostEvent};
use crate::app::{AppProps, Guide, Host};
use crate::browser::json;
use crate::settings::{Settings, SettingsProblem, SettingsProblemKind, Value};

/// Puts a guide under `parent`; returns what [`unmount`] knows it by, or nothing where the guide cannot run.
///
/// `number` tells the guides on one page apart, for their answers. Settings come from the `attributes` of
/// the element, an object, over what the JSON in `texts` says, the later over the earlier. `words` are those
/// of the language, as in [`crate::content::unpack_in`]. `kept` is what [`unmount`] gave back before. `begin` is
/// called when the guide is drawn, which may be a few turns of the event loop later, and returns the visit as the first view
/// has it. With `takes_link` the guide has what a link brings. `on_event` is called with the name of each event and its
/// detail as JSON.
#[expect(
    clippy::too_many_arguments,
    reason = "an object instead would be read field by field, by more code"
)]
#[wasm_bindgen]
pub fn mount(
    parent: &Node,
    number: u32,
    attributes: &JsValue,
    texts: &Array,
    words: String,
    kept: Option<String>,
    begin: Function,
    takes_link: bool,
    on_event: Function,
) -> Option<u32> {
    let (settings, problems) = settings(attributes, texts);
    let on_event = teller(on_event, settings.event_detail());
    for problem in &problems {
        let message = problem.to_string();
        on_event.emit(HostEvent::Error { reason: ErrorReason::Settings, message });
    }
    let guide = Guide::speaking(words, settings);
    let kept = Rc::new(RefCell::new(kept));
    let host = Host {
        history: false,
        takes_link,
        hears_links: false,
        on_event: on_event.clone(),
        kept: kept.clone(),
        begin: asker(begin),
    };
    let on_crash = Box::new(move || {
        let message = guide.content().messages.broken.clone();
        on_event.emit(HostEvent::Error { reason: ErrorReason::Crash, message });
    });
    let guide = AppProps { guide, number, problems: &[], host };
    mounts::put_in(parent, guide, Mount { kept, on_crash })
}

/// Takes a guide out of the page; returns the visit as text, for the next [`mount`] of the same element.
#[wasm_bindgen]
pub fn unmount(mount: u32) -> Option<String> {
    mounts::take_out(mount)?.kept.take()
}

fn settings(attributes: &JsValue, texts: &Array) -> (Settings, Vec<SettingsProblem>) {
    let mut given = Value::NOTHING;
    let mut unreadable = Vec::new();
    let texts = texts.iter().filter_map(|text| text.dyn_into::<JsString>().ok());
    for read in texts.map(|text| json::parse(&text)).chain([json::read(attributes)]) {
        match read {
            Ok(over @ Value::Object(_)) => given = given.overlaid(over),
            Ok(_) => unreadable.push(SettingsProblem::of_all(SettingsProblemKind::NotAnObject)),
            Err(problem) => unreadable.push(problem),
        }
    }
    let (settings, mut problems) = Settings::read(&given);
    // Frameworks add attributes of their own: only what looks like a slip of the pen is one.
    problems.retain(|it| it.kind != SettingsProblemKind::Unknown { nearest: None });
    unreadable.append(&mut problems);
    (settings, unreadable)
}
