use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::SourceLinks;
use crate::engine::{Outcome, Precaution};

#[derive(PartialEq, Properties)]
pub struct PrecautionsProps {
    pub guide: Guide,
    pub outcome: Outcome,
    pub precautions: Vec<Precaution<'static>>,
}

/// What to tell the therapist, or to settle before any massage.
#[component]
pub fn Precautions(props: &PrecautionsProps) -> Html {
    let words = &props.guide.content().messages;
    if props.precautions.is_empty() {
        return Html::default();
    }
    let line = |precaution: &Precaution<'static>| {
        html! {
            <li>
                { precaution.reason.text }{ " " }
                <SourceLinks guide={props.guide} ids={precaution.reason.sources} />
            </li>
        }
    };
    html! {
        <section class="mpt-section mpt-precautions">
            <h2>{ words.precautions_title(props.outcome) }</h2>
            <ul>{ for props.precautions.iter().map(line) }</ul>
        </section>
    }
}
