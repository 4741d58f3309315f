use yew::prelude::*;

use super::place;
use crate::app::components::{back_link, progress, question_form};
use crate::app::state::{Action, AppState};
use crate::engine::ItemIndex;

/// One question.
pub fn question_page(state: &AppState, index: ItemIndex, on_action: &Callback<Action>) -> Html {
    let back = state.guide.content().messages.back.as_str();
    html! {
        <>
            { back_link(back, on_action.reform(|_| Action::Back)) }
            { progress(state.progress(), place(state).unwrap_or_default()) }
            { question_form(state, index, "h1", on_action) }
        </>
    }
}
