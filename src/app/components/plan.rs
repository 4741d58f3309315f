use yew::prelude::*;

use crate::app::Guide;
use crate::content::PlanStep;

#[derive(PartialEq, Properties)]
pub struct PlanProps {
    pub guide: Guide,
    pub plan: &'static [PlanStep],
}

/// The combined plan as a timeline.
#[component]
pub fn Plan(props: &PlanProps) -> Html {
    let words = &props.guide.content().messages;
    let step = |step: &'static PlanStep| {
        html! {
            <li class="mpt-plan__step">
                <strong class="mpt-plan__when">{ &step.when }</strong>
                <span>{ &step.text }</span>
            </li>
        }
    };
    html! {
        <section class="mpt-section">
            <h2>{ &words.plan_title }</h2>
            <ol class="mpt-plan">{ for props.plan.iter().map(step) }</ol>
            <p class="mpt-hint">{ &words.plan_note }</p>
        </section>
    }
}
