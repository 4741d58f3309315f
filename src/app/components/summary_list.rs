use yew::prelude::*;

use crate::app::state::AppState;
use crate::engine::{Item, ItemIndex, OptionSet, deciding_answers};

/// Every answer that counted, each with a way to change it: first those that decide the result by
/// themselves.
pub fn summary_list(state: &AppState, on_change: &Callback<ItemIndex>) -> Html {
    let content = state.guide.content();
    let words = &content.messages;
    let path = state.path();
    let row = |(index, item, picked): (ItemIndex, &Item, OptionSet)| {
        let answers: Vec<&str> = item.picked(picked).map(|option| option.text.as_str()).collect();
        let onclick = on_change.reform(move |_| index);
        html! {
            <div class="mpt-summary-list__row">
                <dt>{ item.text.as_str() }</dt>
                <dd>{ answers.join("; ") }</dd>
                <dd class="mpt-summary-list__action">
                    <button class="mpt-link-button" type="button" {onclick}>
                        { &words.change_answer }
                        <span class="mpt-visually-hidden">{ ": " }{ item.text.as_str() }</span>
                    </button>
                </dd>
            </div>
        }
    };
    let deciding = deciding_answers(&content.protocol, &state.response);
    let (decide, shape): (Vec<_>, Vec<_>) =
        path.answered(&content.protocol).partition(|(index, _, _)| deciding.contains(index));
    let part = |caption: &'static String, answers: Vec<_>| {
        html! {
            <>
                <p class="mpt-summary-list__caption">{ caption.as_str() }</p>
                <dl class="mpt-summary-list">{ for answers.into_iter().map(row) }</dl>
            </>
        }
    };
    html! {
        <section class="mpt-section">
            <h2>{ &words.answers_title }</h2>
            { part(&words.answers_deciding, decide) }
            if !shape.is_empty() {
                { part(&words.answers_other, shape) }
            }
        </section>
    }
}
