use web_sys::Element;
use yew::prelude::*;

use super::use_effect_on;
use crate::app::VisitHandle;
use crate::browser::focus;

/// Moves focus to the new heading, or to the error summary, whenever the page changes; never on load.
/// Returns the reference that the root element of the guide must carry.
#[hook]
pub fn use_page_focus(visit: &VisitHandle) -> NodeRef {
    let root = use_node_ref();
    let turn = visit.state.turn;
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

fn move_focus(root: &NodeRef) -> Option<()> {
    let root = root.cast::<Element>()?;
    let find = |selector| root.query_selector(selector).ok().flatten();
    focus::focus(&find(".mpt-error-summary").or_else(|| find("h1"))?)?;
    focus::reveal(&root)
}
