use yew::prelude::*;

use super::{outside_link, qr_code};
use crate::app::Guide;

#[derive(PartialEq, Properties)]
pub struct BookingLinkProps {
    pub guide: Guide,
    pub url: String,
    pub text: String,
    #[prop_or_default]
    pub quiet: bool,
}

/// Opens the spa's booking page, on the visitor's own phone where the device is shared; nothing where the link is of a
/// kind that must not be opened.
#[component]
pub fn BookingLink(props: &BookingLinkProps) -> Html {
    if props.guide.settings().is_kiosk() {
        return qr_code(props.guide, &props.url, &props.text);
    }
    let quiet = props.quiet.then_some("mpt-button--quiet");
    let class = classes!("mpt-button", "mpt-booking-link", quiet);
    outside_link(props.guide, class, props.url.clone(), &props.text)
}
