use yew::prelude::*;

use crate::engine::is_allowed_url;

#[derive(PartialEq, Properties)]
pub struct BookingLinkProps {
    pub url: &'static str,
    pub text: String,
    /// Said to everyone, since the link leaves the guide in another tab.
    pub new_tab: &'static str,
    #[prop_or_default]
    pub quiet: bool,
}

/// Opens the spa's booking page; nothing where the link is of a kind that must not be opened.
#[component]
pub fn BookingLink(props: &BookingLinkProps) -> Html {
    if !is_allowed_url(props.url) {
        return Html::default();
    }
    // A phone or mail link opens its own program, not a tab.
    let web = props.url.starts_with("http");
    html! {
        <a class={classes!("mpt-button", "mpt-booking-link", props.quiet.then_some("mpt-button--quiet"))}
            href={props.url} target={web.then_some("_blank")} rel="noopener noreferrer">
            { &props.text }
            if web { <span class="mpt-visually-hidden">{ " " }{ props.new_tab }</span> }
        </a>
    }
}
