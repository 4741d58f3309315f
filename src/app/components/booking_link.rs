use yew::prelude::*;

use super::{outside_link, qr_code};
use crate::app::Guide;

/// Opens the spa's booking page, on the visitor's own phone where the device is shared; nothing where the link is of a
/// kind that must not be opened.
pub fn booking_link(guide: Guide, url: String, text: &str, quiet: bool) -> Html {
    if guide.settings().is_kiosk() {
        return qr_code(guide, &url, text);
    }
    let class = if quiet {
        "mpt-button mpt-booking-link mpt-button--quiet"
    } else {
        "mpt-button mpt-booking-link"
    };
    outside_link(guide, class, url, text)
}
