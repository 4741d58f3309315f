//! Sets what style sheets read, through the object model: a strict content security policy allows no `style`
//! attribute in markup.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Sets a property of the element's own style.
pub fn set_property(element: &Element, name: &str, value: &str) -> Option<()> {
    element.dyn_ref::<HtmlElement>()?.style().set_property(name, value).ok()
}
