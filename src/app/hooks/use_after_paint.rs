use yew::prelude::*;

use crate::browser::frame;

/// False until the browser has painted what was drawn when the component began; always true outside a browser.
#[hook]
pub fn use_after_paint() -> bool {
    let painted = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    use_effect_with((), {
        let painted = painted.setter();
        move |()| {
            frame::after_paint(move || painted.set(true));
        }
    });
    *painted
}
