use yew::prelude::*;

use crate::engine::is_allowed_url;

#[derive(PartialEq, Properties)]
pub struct OutsideLinkProps {
    pub url: AttrValue,
    pub text: AttrValue,
    /// Said to everyone, since the link leaves the guide in another tab.
    pub new_tab: &'static str,
    #[prop_or(classes!("mpt-link"))]
    pub class: Classes,
}

/// A link out of the guide; nothing where it is of a kind that must not be opened.
#[component]
pub fn OutsideLink(props: &OutsideLinkProps) -> Html {
    if !is_allowed_url(&props.url) {
        return Html::default();
    }
    // A phone or mail link opens its own program, not a tab.
    let web = props.url.starts_with("http");
    html! {
        <a class={props.class.clone()} href={props.url.clone()} target={web.then_some("_blank")}
            rel="noopener noreferrer">
            { &props.text }
            if web { <span class="mpt-visually-hidden">{ " " }{ props.new_tab }</span> }
        </a>
    }
}
