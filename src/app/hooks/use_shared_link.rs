use yew::prelude::*;

use super::use_effect_on;
use crate::app::state::Action;
use crate::app::take_along::{Shared, read_link, without_answers};
use crate::app::{Guide, VisitHandle};
use crate::browser::address;
use crate::content::replace;

/// Opens a link that is followed, or pasted, while the guide is on the page already, if `enabled`.
#[hook]
pub fn use_shared_link(visit: &VisitHandle, enabled: bool) {
    let (dispatcher, guide) = (visit.dispatcher(), visit.state.guide);
    use_effect_on([enabled.into(), 0], move || {
        let receive = move || {
            if let Some(shared) = take_shared(guide) {
                dispatcher.dispatch(Action::Receive(shared));
            }
        };
        if !enabled {
            return None;
        }
        // Since the guide was drawn one may have come already.
        receive();
        address::listen(receive)
    });
}

/// What the address brings for this guide. It is taken out of the address, where other scripts of the page
/// would find it.
pub fn take_shared(guide: Guide) -> Option<Shared> {
    // Some programs write it so.
    let fragment = replace(&address::fragment()?, "%7E", "~");
    let shared = read_link(&fragment, &guide.content().protocol)?;
    address::set_fragment(without_answers(&fragment));
    Some(shared)
}
