use yew::prelude::*;

use crate::app::Guide;
use crate::app::components::source_links;
use crate::engine::{Precaution, Recommendation};

/// What to tell the therapist, or to settle before any massage.
pub fn precautions(guide: Guide, recommendation: &Recommendation<'static>) -> Html {
    let words = &guide.content().messages;
    let Recommendation { outcome, precautions, .. } = recommendation;
    if precautions.is_empty() {
        return Html::default();
    }
    let line = |precaution: &Precaution<'static>| {
        html! {
            <li>
                { precaution.reason.text }{ " " }
                { source_links(guide, precaution.reason.sources) }
            </li>
        }
    };
    html! {
        <section class="mpt-section mpt-precautions">
            <h2>{ words.precautions_title(*outcome) }</h2>
            <ul>{ for precautions.iter().map(line) }</ul>
        </section>
    }
}
