use yew::prelude::*;

use super::place;
use crate::app::components::{QuestionForm, back_link, progress};
use crate::app::state::{Action, AppState};
use crate::engine::ItemIndex;

/// One question.
pub fn question_page(state: &AppState, index: ItemIndex, on_action: &Callback<Action>) -> Html {
    let back = state.guide.content().messages.back.as_str();
    html! {
        <>
            { back_link(back, on_action.reform(|_| Action::Back)) }
            { progress(state.progress(), place(state).unwrap_or_default()) }
            <QuestionForm state={state.clone()} item={index} heading="h1" {on_action} />
        </>
    }
}
