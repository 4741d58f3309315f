//! The settings block of the hosted page and the single file: JSON that the owner edits in a text editor.

use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast;

use crate::browser::{console, json};
use crate::settings::{Settings, Value};

/// The `<script type="application/json">` that holds the settings.
const BLOCK_ID: &str = "massage-or-pt-settings";

/// The settings that the page itself holds, and what is wrong with them; the defaults where it has no
/// block. Problems are written to the console, too.
pub fn settings() -> (Settings, Vec<String>) {
    let (settings, problems) = match text().map(|text| json::parse(&text)) {
        None => Settings::read(&Value::NOTHING),
        Some(Ok(given)) => Settings::read(&given),
        Some(Err(problem)) => (Settings::default(), vec![problem]),
    };
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    problems.iter().for_each(|problem| console::error(problem));
    (settings, problems)
}

/// Left in JavaScript until it is known to be short enough.
fn text() -> Option<JsString> {
    let block = web_sys::window()?.document()?.get_element_by_id(BLOCK_ID)?;
    Reflect::get(&block, &"textContent".into()).ok()?.dyn_into().ok()
}
