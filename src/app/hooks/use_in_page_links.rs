use web_sys::Element;
use yew::prelude::*;

use crate::browser::focus;

/// Follows links to a place in the guide by focus alone: they work inside a shadow root too, and neither
/// the address nor the history learns of them. Returns what a click anywhere in `root` does.
#[hook]
pub fn use_in_page_links(root: &NodeRef) -> Callback<MouseEvent> {
    let root = root.clone();
    Callback::from(move |event: MouseEvent| {
        let Some(root) = root.cast::<Element>() else { return };
        if let Some(target) = focus::link_target(&root, &event) {
            event.prevent_default();
            focus::go_to(&target);
        }
    })
}
