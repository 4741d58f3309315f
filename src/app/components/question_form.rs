use yew::prelude::*;

use super::{answer_options, error_summary, option_id};
use crate::app::state::{Action, AppState};
use crate::content::Messages;
use crate::engine::{Item, ItemIndex};

/// One question with its answers, and the way on. Its heading is an `h1` where the page is about the question alone.
pub fn question_form(
    state: &AppState,
    index: ItemIndex,
    heading: &'static str,
    on_action: &Callback<Action>,
) -> Html {
    let content = state.guide.content();
    let words = &content.messages;
    let Some(item) = content.protocol.questionnaire.get(index) else { return Html::default() };
    let error = state.error.then(|| nothing_picked(words, item));
    // A sandboxed frame may not submit forms, and says nothing of the try. The button is pressed by Enter,
    // too, so that its click is enough there.
    let on_press = on_action.reform(move |option| Action::Press(index, option));
    let onclick = on_action.reform(|event: MouseEvent| go_on(&event));
    let onsubmit = on_action.reform(|event: SubmitEvent| go_on(&event));
    html! {
        <>
            // Before there is a script, a form of this method goes nowhere, least of all with an answer in its address; and
            // no browser fills it in.
            <form class="mpt-question" method="dialog" autocomplete="off" novalidate=true {onsubmit}>
                if let Some(message) = error {
                    { error_summary(&words.error_title, message, &option_id(item, 0)) }
                }
                { answer_options(state.guide, item, heading, state.response.get(index), error, &on_press) }
                <button class="mpt-button" type="submit" {onclick}>{ &words.continue_button }</button>
            </form>
            if state.can_clear() {
                <button class="mpt-link-button mpt-question__clear" type="button"
                    onclick={on_action.reform(|_| Action::StartAgain)}>
                    { &words.clear_answers }
                </button>
            }
        </>
    }
}

fn go_on(event: &Event) -> Action {
    event.prevent_default();
    Action::Continue
}

fn nothing_picked(words: &'static Messages, item: &Item) -> &'static str {
    match (item.repeats, item.options.iter().any(|option| option.exclusive)) {
        (false, _) => &words.error_pick_one,
        (true, false) => &words.error_pick_some,
        (true, true) => &words.error_pick_some_or_none,
    }
}
