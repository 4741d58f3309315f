use yew::prelude::*;

use crate::app::components::OutsideLink;

#[derive(PartialEq, Properties)]
pub struct BookingLinkProps {
    pub url: String,
    pub text: String,
    /// Said to everyone, since the link leaves the guide in another tab.
    pub new_tab: &'static str,
    #[prop_or_default]
    pub quiet: bool,
}

/// Opens the spa's booking page; nothing where the link is of a kind that must not be opened.
#[component]
pub fn BookingLink(props: &BookingLinkProps) -> Html {
    let class =
        classes!("mpt-button", "mpt-booking-link", props.quiet.then_some("mpt-button--quiet"));
    html! {
        <OutsideLink url={props.url.clone()} text={props.text.clone()} new_tab={props.new_tab} {class} />
    }
}
