use yew::prelude::*;

use crate::app::Guide;
use crate::engine::is_allowed_url;

/// A link out of the guide; nothing where it is of a kind that must not be opened. On a device that visitors share
/// it is plain words.
pub fn outside_link(guide: Guide, class: &'static str, url: String, text: &str) -> Html {
    if !is_allowed_url(&url) {
        return Html::default();
    }
    // A phone or mail link opens its own program, not a tab.
    let web = url.starts_with("http");
    if guide.settings().is_kiosk() {
        return html! { <>{ text }if web { { " (" }{ address(&url) }{ ")" } }</> };
    }
    html! {
        <a {class} href={url} target={web.then_some("_blank")} rel="noopener noreferrer">
            { text }
            if web {
                <span class="mpt-visually-hidden">{ " " }{ &guide.content().messages.opens_new_tab }</span>
            }
        </a>
    }
}

/// An address as people read it, without `https://` or `tel:`.
pub fn address(url: &str) -> &str {
    url.split_once(':').map_or(url, |(_, rest)| rest.trim_start_matches('/'))
}
