use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::SourceLinks;
use crate::engine::Reason;

#[derive(PartialEq, Properties)]
pub struct ReasonsProps {
    pub guide: Guide,
    pub reasons: Vec<Reason<'static>>,
    /// Without links to sources, where nothing may lead away from what to do now.
    pub bare: bool,
}

/// Why the guide says what it says: the visitor's own answers, the weightiest first.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let words = &props.guide.content().messages;
    let line = |reason: &Reason<'static>| {
        html! {
            <li class="mpt-reasons__reason">
                <span class="mpt-reasons__question">{ &reason.item.text }</span>
                <strong class="mpt-reasons__answer">{ &reason.option.text }</strong>
                <span>{ reason.text }{ " " }</span>
                if !props.bare {
                    <SourceLinks guide={props.guide} ids={reason.sources} />
                }
            </li>
        }
    };
    html! {
        <section class="mpt-section mpt-reasons">
            <h2>{ &words.why_title }</h2>
            <ul>{ for props.reasons.iter().map(line) }</ul>
        </section>
    }
}
