use yew::prelude::*;

use super::use_effect_on;
use crate::app::state::Action;
use crate::app::take_along::{Shared, read_link, without_answers};
use crate::app::{Guide, Host, VisitHandle};
use crate::browser::address;
use crate::content::replace;

/// Opens a link that is followed, or pasted, while the guide is on the page already.
#[hook]
pub fn use_shared_link(visit: &VisitHandle, host: &Host) {
    let (dispatcher, guide, host) = (visit.dispatcher(), visit.state.guide, host.clone());
    use_effect_on([0, 0], move || {
        let receive = move || {
            if let Some(shared) = take_shared(guide, &host) {
                dispatcher.dispatch(Action::Receive(shared));
            }
        };
        // Since the guide was drawn one may have come already.
        receive();
        address::listen(receive)
    });
}

/// What the address brings for this guide. It is taken out of the address, where other scripts of the page
/// would find it.
pub fn take_shared(guide: Guide, host: &Host) -> Option<Shared> {
    if !host.hears_links {
        return None;
    }
    // Some programs write it so.
    let fragment = replace(&address::fragment()?, "%7E", "~");
    let shared = read_link(&fragment, &guide.content().protocol)?;
    address::set_fragment(without_answers(&fragment));
    Some(shared)
}
