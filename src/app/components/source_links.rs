use yew::prelude::*;

use super::outside_link;
use crate::app::Guide;

/// Where a statement comes from, folded away.
pub fn source_links(guide: Guide, ids: &'static [String]) -> Html {
    let content = guide.content();
    let source = |id: &'static String| {
        let links = content.source(id).map(|source| source.links.as_slice()).unwrap_or_default();
        html! {
            <li>
                { id }{ ": " }
                if links.is_empty() { { &content.messages.product_rule } }
                { for links.iter().enumerate().map(|(i, link)| html! {
                    <>
                        if i > 0 { { "; " } }
                        { outside_link(guide, "mpt-link", link.url.clone(), &link.name) }
                    </>
                }) }
            </li>
        }
    };
    html! {
        <details class="mpt-sources">
            <summary>{ &content.messages.sources }</summary>
            <ul>{ for ids.iter().map(source) }</ul>
        </details>
    }
}
