use web_sys::Element;
use yew::prelude::*;

use super::use_effect_on;
use crate::app::VisitHandle;
use crate::browser::{focus, frame};

/// Moves focus to the new heading, or to the error summary, whenever the page changes; never on load.
/// Returns the reference that the root element of the guide must carry.
#[hook]
pub fn use_page_focus(visit: &VisitHandle) -> NodeRef {
    let root = use_node_ref();
    let turn = visit.state.turn;
    let drawn = use_mut_ref(|| 0);
    if drawn.replace(turn) != turn {
        // What has the focus is about to be taken out. Browsers would let go of it then, and lay out the old page and the
        // new one together for that.
        root.cast::<Element>().and_then(|root| focus::let_go(&root));
        // No effect: Yew may leave that for after the page was painted, where it stood before.
        reveal_before_paint(&root);
    }
    use_effect_on([turn, 0], {
        let root = root.clone();
        move || {
            if turn > 0 {
                move_focus(&root);
            }
        }
    });
    root
}

/// Has the guide painted with its beginning in sight.
pub fn reveal_before_paint(root: &NodeRef) {
    let root = root.clone();
    frame::before_paint(move || {
        root.cast::<Element>().and_then(|root| focus::reveal(&root));
    });
}

fn move_focus(root: &NodeRef) -> Option<()> {
    let root = root.cast::<Element>()?;
    let find = |selector| root.query_selector(selector).ok().flatten();
    focus::focus(&find(".mpt-error-summary").or_else(|| find("h1"))?)
}
