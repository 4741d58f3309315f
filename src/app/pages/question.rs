use yew::prelude::*;

use super::place;
use crate::app::components::{QuestionForm, back_link, progress};
use crate::app::state::{Action, AppState};
use crate::engine::ItemIndex;

#[derive(PartialEq, Properties)]
pub struct QuestionPageProps {
    pub state: AppState,
    pub item: ItemIndex,
    pub on_action: Callback<Action>,
}

/// One question.
#[component]
pub fn QuestionPage(props: &QuestionPageProps) -> Html {
    let QuestionPageProps { state, item, on_action } = props;
    let back = state.guide.content().messages.back.as_str();
    html! {
        <>
            { back_link(back, on_action.reform(|_| Action::Back)) }
            { progress(state.progress(), place(state).unwrap_or_default()) }
            <QuestionForm state={state.clone()} item={*item} heading="h1" {on_action} />
        </>
    }
}
