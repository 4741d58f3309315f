//! The contract with the host page: where the guide is mounted, and what is shown if it cannot run.

mod block;

pub use block::settings as settings_block;

use std::cell::OnceCell;

use js_sys::Array;
use web_sys::Element;

use crate::app::{App, AppProps, Guide};

/// The element that the guide takes over.
const MOUNT_ID: &str = "massage-or-pt";

thread_local! {
    /// What stood in the page before the guide: nodes and not text, since a page that enforces
    /// Trusted Types lets no text become HTML.
    static FALLBACK: OnceCell<Array> = const { OnceCell::new() };
}

/// Mounts the guide in the element with the id `massage-or-pt`, if the page has one. Where the guide
/// cannot start, what already stands in that element stays.
pub fn start() {
    let Some(element) = mount_point() else { return };
    let (settings, problems) = settings_block();
    if let Some(guide) = Guide::with(settings) {
        FALLBACK.with(|fallback| fallback.set(Array::from(&element.child_nodes())).ok());
        // Yew replaces any hook that is not set through it.
        yew::set_custom_panic_hook(Box::new(move |_| {
            show_broken(guide);
        }));
        // There is one such block, for as long as the page lives.
        mount(element, AppProps { guide, problems: problems.leak(), number: 0 });
    }
}

/// Puts the guide into `element`, in place of what is there.
pub fn mount(element: Element, props: AppProps) -> yew::AppHandle<App> {
    yew::Renderer::<App>::with_root_and_props(element, props).render()
}

/// The last words of a guide that broke, with what the page said before it under them: never a blank or
/// frozen page.
fn show_broken(guide: Guide) -> Option<()> {
    let message = web_sys::window()?.document()?.create_element("p").ok()?;
    message.set_attribute("role", "alert").ok()?;
    message.set_text_content(Some(&guide.content().messages.broken));
    let fallback = FALLBACK.with(|fallback| fallback.get().cloned()).unwrap_or_default();
    fallback.unshift(&message);
    mount_point()?.replace_children_with_node(&fallback);
    Some(())
}

fn mount_point() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(MOUNT_ID)
}
