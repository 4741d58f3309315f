use yew::prelude::*;

use super::outside_link;
use crate::app::Guide;

#[derive(PartialEq, Properties)]
pub struct SourceLinksProps {
    pub guide: Guide,
    pub ids: &'static [String],
}

/// Where a statement comes from, folded away.
#[component]
pub fn SourceLinks(props: &SourceLinksProps) -> Html {
    let content = props.guide.content();
    let source = |id: &'static String| {
        let links = content.source(id).map(|source| source.links.as_slice()).unwrap_or_default();
        html! {
            <li>
                { id }{ ": " }
                if links.is_empty() { { &content.messages.product_rule } }
                { for links.iter().enumerate().map(|(i, link)| html! {
                    <>
                        if i > 0 { { "; " } }
                        { outside_link(props.guide, classes!("mpt-link"), link.url.clone(), &link.name) }
                    </>
                }) }
            </li>
        }
    };
    html! {
        <details class="mpt-sources">
            <summary>{ &content.messages.sources }</summary>
            <ul>{ for props.ids.iter().map(source) }</ul>
        </details>
    }
}
