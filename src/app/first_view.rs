//! What [`App`](super::App) shows at first, for the build to put into the page: it is read and answered before the program
//! is there.

use yew::prelude::*;

use super::components::body_map;
use super::pages::place;
use super::state::{Action, AppState, Page, update};
use super::{Guide, direction, inside, language, page_view};
use crate::engine::AnswerOption;

#[derive(PartialEq, Properties)]
pub struct FirstViewProps {
    pub guide: Guide,
}

/// The start page, and in a template the page that comes after most of its answers.
#[component]
pub fn FirstView(props: &FirstViewProps) -> Html {
    let guide = props.guide;
    let first = AppState::new(guide);
    let second = Second::after(&first);
    let page = |state: &AppState| page_view(state, &Callback::noop());
    let pages = html! {
        <>
            { page(&first) }
            if let Some(Second { state, answers }) = &second {
                <template data-page={state.page.number().to_string()} data-after={answers.join(" ")}>
                    { page(state) }
                </template>
            }
        </>
    };
    html! {
        <div class="mpt" lang={language(guide)} dir={direction(guide)} data-first-view="">
            { inside(&first, pages) }
        </div>
    }
}

/// A question that follows the first.
struct Second {
    state: AppState,
    /// The codes of the answers to the first that lead here.
    answers: Vec<&'static str>,
}

impl Second {
    /// The one that most answers lead to. None where more happens on it than that something is picked: only the program
    /// knows what.
    fn after(start: &AppState) -> Option<Self> {
        let questionnaire = &start.guide.content().protocol.questionnaire;
        let index = start.first_item()?;
        let first = questionnaire.get(index).filter(|item| !item.repeats)?;
        let mut found: Vec<Self> = Vec::new();
        for (i, option) in first.options.iter().enumerate() {
            let state = update(&update(start, Action::Press(index, i)), Action::Continue);
            let same = found.iter_mut().find(|it| it.looks_like(&state));
            match same {
                Some(second) => second.answers.push(&option.code),
                None => found.push(Self { state, answers: vec![&option.code] }),
            }
        }
        let second = found.into_iter().max_by_key(|it| it.answers.len())?;
        let Page::Question(index) = second.state.page else { return None };
        let item = questionnaire.get(index).filter(|item| item.link_id != body_map::ITEM)?;
        let only_picks = |option: &AnswerOption| !option.exclusive && !option.not_sure;
        item.options.iter().all(only_picks).then_some(second)
    }

    fn looks_like(&self, state: &AppState) -> bool {
        self.state.page == state.page && place(&self.state) == place(state)
    }
}
