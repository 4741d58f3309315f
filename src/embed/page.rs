//! The hosted page and the single file: pages that are there for the guide alone.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::block;
use super::host_events::{asker, teller};
use super::mounts::{self, Mount};
use crate::api::{ErrorReason, HostEvent};
use crate::app::{AppProps, Guide, Host};

/// The element that the guide takes over.
const MOUNT_ID: &str = "massage-or-pt";

/// Mounts the guide in the element with the id `massage-or-pt`, if the page has one, after what already stands there.
///
/// `own_history` is false where the page is in a frame of another. `words` are those of the language, as in
/// [`crate::content::unpack_in`]. `begin` is called when the guide is drawn and returns the visit as the first view has it.
/// `on_event` is called with the name of each event and its detail as JSON. Returns false where the guide cannot be mounted.
#[wasm_bindgen]
pub fn start(own_history: bool, words: String, begin: Function, on_event: Function) -> bool {
    let Some(main) = mount_point() else { return false };
    let fallback = copy(&main);
    let (settings, problems) = block::settings();
    let guide = Guide::speaking(words, settings);
    name_language(guide);
    // There is one such page, for as long as the program runs.
    let problems = problems.leak();
    let on_event = teller(on_event, guide.settings().event_detail());
    let kept = Rc::default();
    let host = Host {
        history: own_history,
        takes_link: true,
        hears_links: true,
        on_event: on_event.clone(),
        kept: Rc::clone(&kept),
        begin: asker(begin),
    };
    let on_crash = Box::new(move || {
        show_broken(guide, fallback.as_ref());
        let message = guide.content().messages.broken.clone();
        on_event.emit(HostEvent::Error { reason: ErrorReason::Crash, message });
    });
    let guide = AppProps { guide, problems, number: 0, host };
    mounts::put_in(&main, guide, Mount { kept, on_crash }).is_some()
}

/// The whole page is in the language of the guide, its title, too. It is already in English.
fn name_language(guide: Guide) -> Option<()> {
    let content = guide.content();
    if content.language.code == "en" {
        return None;
    }
    let document = web_sys::window()?.document()?;
    document.set_title(&content.messages.title);
    document.document_element()?.set_attribute("lang", &content.language.code).ok()
}

/// The last words of a guide that broke, with what the page said before it under them.
fn show_broken(guide: Guide, fallback: Option<&Element>) -> Option<()> {
    let fallback = fallback?;
    let message = fallback.owner_document()?.create_element("p").ok()?;
    message.set_attribute("role", "alert").ok()?;
    message.set_text_content(Some(&guide.content().messages.broken));
    fallback.prepend_with_node_1(&message).ok()?;
    fallback.set_attribute("data-failed", "").ok()?;
    mount_point()?.replace_with_with_node_1(fallback).ok()
}

fn copy(element: &Element) -> Option<Element> {
    element.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

fn mount_point() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(MOUNT_ID)
}
