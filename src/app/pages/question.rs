use yew::prelude::*;

use super::place;
use crate::app::components::{BackLink, Progress, QuestionForm};
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
            <BackLink text={back} on_back={on_action.reform(|()| Action::Back)} />
            <Progress percent={state.progress()} label={place(state).unwrap_or_default()} />
            <QuestionForm state={state.clone()} item={*item} heading="h1" {on_action} />
        </>
    }
}
