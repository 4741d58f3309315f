//! What the owner or a developer should know, and a visitor need not.

use wasm_bindgen::JsValue;

/// Writes an error to the browser's console.
pub fn error(message: &str) {
    web_sys::console::error_1(&JsValue::from_str(message));
}
