//! The contract with the host page: where the guide is mounted, and what is shown if it cannot run.

mod block;

pub use block::settings as settings_block;

use web_sys::Element;

use crate::app::{App, AppProps, Guide};

/// The element that the guide takes over.
const MOUNT_ID: &str = "massage-or-pt";

/// Mounts the guide in the element with the id `massage-or-pt`, if the page has one. Where the guide
/// cannot start, what already stands in that element stays.
pub fn start() {
    let Some(element) = mount_point() else { return };
    let (settings, problems) = settings_block();
    if let Some(guide) = Guide::with(settings) {
        let fallback = element.inner_html();
        std::panic::set_hook(Box::new(move |_| {
            show_broken(guide, &fallback);
        }));
        // There is one such block, for as long as the page lives.
        mount(element, AppProps { guide, problems: problems.leak(), number: 0 });
    }
}

/// Puts the guide into `element`, in place of what is there.
pub fn mount(element: Element, props: AppProps) -> yew::AppHandle<App> {
    element.set_inner_html("");
    yew::Renderer::<App>::with_root_and_props(element, props).render()
}

/// The last words of a guide that broke, with what the page said before it under them: never a blank or
/// frozen page.
fn show_broken(guide: Guide, fallback: &str) -> Option<()> {
    let element = mount_point()?;
    element.set_inner_html(fallback);
    let message = web_sys::window()?.document()?.create_element("p").ok()?;
    message.set_attribute("role", "alert").ok()?;
    message.set_text_content(Some(&guide.content().messages.broken));
    element.prepend_with_node_1(&message).ok()
}

fn mount_point() -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(MOUNT_ID)
}
