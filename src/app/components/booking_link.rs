use yew::prelude::*;

use super::outside_link;
use crate::app::Guide;

#[derive(PartialEq, Properties)]
pub struct BookingLinkProps {
    pub guide: Guide,
    pub url: String,
    pub text: String,
    #[prop_or_default]
    pub quiet: bool,
}

/// Opens the spa's booking page; nothing where the link is of a kind that must not be opened.
#[component]
pub fn BookingLink(props: &BookingLinkProps) -> Html {
    let quiet = props.quiet.then_some("mpt-button--quiet");
    let class = classes!("mpt-button", "mpt-booking-link", quiet);
    outside_link(props.guide, class, props.url.clone(), &props.text)
}
