//! Hands something to the visitor's own programs: clipboard, share sheet, downloads, printer. Each may be missing
//! or forbidden.

use js_sys::{Error, Object, Promise, Reflect, encode_uri_component};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, HtmlElement};

#[wasm_bindgen]
extern "C" {
    // What is missing throws at once; what is forbidden, later.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = navigator, js_name = share)]
    fn open_share_sheet(data: &JsValue) -> Result<JsValue, JsValue>;
}

/// Puts a text on the clipboard.
pub async fn copy(text: &str) -> Option<()> {
    settled(write_text(text)).await.ok()
}

/// Opens the share sheet of the device; `None` where there is none. That the visitor closes it again is fine.
pub async fn share(title: &str, url: &str) -> Option<()> {
    let data = Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        Reflect::set(&data, &name.into(), &value.into()).ok()?;
    }
    match settled(open_share_sheet(&data)).await {
        Ok(()) => Some(()),
        Err(error) => (error.dyn_ref::<Error>()?.name() == "AbortError").then_some(()),
    }
}

/// Whatever a page put in place of the browser's own may give something else than a promise.
async fn settled(called: Result<JsValue, JsValue>) -> Result<(), JsValue> {
    JsFuture::from(Promise::resolve(&called?)).await.map(drop)
}

/// Saves a text as a file; `kind` is its media type.
pub fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let text = String::from(encode_uri_component(text));
    link.set_attribute("download", name).ok()?;
    link.set_attribute("href", &["data:", kind, ";charset=utf-8,", &text].concat()).ok()?;
    link.dyn_ref::<HtmlElement>()?.click();
    Some(())
}

/// Prints the page that `part` is on. In a shadow root that page is another's: `embed.js` hears the event and
/// prints the guide alone.
pub fn print(part: &Element) -> Option<()> {
    let root = part.get_root_node();
    if root.is_instance_of::<Document>() {
        return web_sys::window()?.print().ok();
    }
    root.dispatch_event(&Event::new("print").ok()?).ok().map(drop)
}
