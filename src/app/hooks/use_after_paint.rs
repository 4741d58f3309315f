use yew::prelude::*;

use super::use_effect_on;
use crate::browser::frame;

/// False until the browser has painted what was drawn when the component began; always true outside a browser.
#[hook]
pub fn use_after_paint() -> bool {
    let painted = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let on_paint = painted.setter();
    use_effect_on([0, 0], move || frame::after_paint(move || on_paint.set(true)));
    *painted
}
