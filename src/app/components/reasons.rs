use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::source_links;
use crate::engine::Reason;

/// Why the guide says what it says: the visitor's own answers, the weightiest first. They are `bare` of links to
/// sources where nothing may lead away from what to do now.
pub fn reasons(guide: Guide, reasons: &[Reason<'static>], bare: bool) -> Html {
    let words = &guide.content().messages;
    let line = |reason: &Reason<'static>| {
        html! {
            <li class="mpt-reasons__reason">
                <span class="mpt-reasons__question">{ reason.item.text.as_str() }</span>
                <strong class="mpt-reasons__answer">{ reason.option.text.as_str() }</strong>
                <span>{ reason.text }{ " " }</span>
                if !bare { { source_links(guide, reason.sources) } }
            </li>
        }
    };
    html! {
        <section class="mpt-section mpt-reasons">
            <h2>{ &words.why_title }</h2>
            <ul>{ for reasons.iter().map(line) }</ul>
        </section>
    }
}
