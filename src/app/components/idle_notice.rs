use yew::prelude::*;

use crate::app::Guide;
use crate::content::fill;

/// Asks a visitor who does nothing whether they are still there, while seconds are left to answer. Anything that they
/// do is an answer.
pub fn idle_notice(guide: Guide, notice: NodeRef, left: Option<u32>) -> Html {
    let words = &guide.content().messages;
    let says = |seconds: u32| fill(&words.seconds_left, &[("seconds", &seconds.to_string())]);
    // Heard twice, and not every second.
    let said = left.map(|seconds| if seconds > 10 { 30 } else { 10 });
    html! {
        <>
            <p class="mpt-visually-hidden" role="status">
                if let Some(seconds) = said { { &words.still_there }{ " " }{ says(seconds) } }
            </p>
            if let Some(seconds) = left {
                <div class="mpt-idle" ref={notice}>
                    <p class="mpt-idle__title">{ &words.still_there }</p>
                    <p class="mpt-idle__left" role="timer">{ says(seconds) }</p>
                    <button class="mpt-button" type="button">{ &words.go_on }</button>
                </div>
            }
        </>
    }
}
