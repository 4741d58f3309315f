use yew::prelude::*;

use crate::app::hooks::use_effect_on;
use crate::browser::frame;

#[derive(PartialEq, Properties)]
pub struct AfterPaintProps {
    /// Whether a screen's height is kept free until then.
    #[prop_or_default]
    pub keep_room: bool,
    pub draw: Callback<(), Html>,
}

/// What is drawn only once the browser has painted what came with it, and at once outside a browser: nobody waits for it.
#[component]
pub fn AfterPaint(AfterPaintProps { keep_room, draw }: &AfterPaintProps) -> Html {
    let painted = use_state_eq(|| cfg!(not(target_arch = "wasm32")));
    let on_paint = painted.setter();
    use_effect_on([0, 0], move || frame::after_paint(move || on_paint.set(true)));
    match *painted {
        true => draw.emit(()),
        false if *keep_room => html! { <div class="mpt-below" /> },
        false => Html::default(),
    }
}
