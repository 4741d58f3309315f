//! Moves focus and scroll when the page changes, and never on load.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Focuses an element without scrolling.
pub fn focus(element: &Element) -> Option<()> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.dyn_ref::<HtmlElement>()?.focus_with_options(&options).ok()
}

/// Takes focus from an element that is about to go to the heading of its page.
pub fn leave(element: &Element) -> Option<()> {
    focused_in(element)?;
    focus(&element.closest(".mpt").ok()??.query_selector("h1").ok()??)
}

/// Takes focus from whatever in `element` has it.
pub fn let_go(element: &Element) -> Option<()> {
    focused_in(element)?.blur().ok()
}

fn focused_in(element: &Element) -> Option<HtmlElement> {
    // Of the page or of the shadow root. WebKit matches ":focus" only in the window that is in front.
    let focused = Reflect::get(&element.get_root_node(), &"activeElement".into()).ok()?;
    let focused = focused.dyn_into::<HtmlElement>().ok()?;
    element.contains(Some(focused.as_ref())).then_some(focused)
}

/// Brings the top of an element into view if it is above or below what the visitor sees.
pub fn reveal(element: &Element) -> Option<()> {
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let top = element.get_bounding_client_rect().top();
    if top < 0.0 || top > height * 0.6 {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    Some(())
}

/// The element of that kind which was clicked, or in which the click was.
pub fn clicked(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The element that a click on a link to a place inside `root` leads to.
pub fn link_target(root: &Element, event: &Event) -> Option<Element> {
    let href = clicked(event, "a[href^='#mpt-']")?.get_attribute("href")?;
    root.query_selector(&href).ok()?
}

/// Scrolls to an element and focuses it.
pub fn go_to(element: &Element) -> Option<()> {
    element.scroll_into_view();
    focus(element)
}
