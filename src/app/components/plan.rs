use yew::prelude::*;

use crate::app::Guide;
use crate::content::PlanStep;

/// The combined plan as a timeline; nothing where there is none.
pub fn plan(guide: Guide, plan: &'static [PlanStep]) -> Html {
    if plan.is_empty() {
        return Html::default();
    }
    let words = &guide.content().messages;
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
            <ol class="mpt-plan">{ for plan.iter().map(step) }</ol>
            <p class="mpt-hint">{ &words.plan_note }</p>
        </section>
    }
}
