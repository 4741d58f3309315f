//! One file for each page of the guide.

mod outcome;
mod question;
mod start;

pub use outcome::OutcomePage;
pub use question::QuestionPage;
pub use start::StartPage;

use yew::prelude::*;

use super::state::{Action, AppState, Page};
use crate::content::fill;

/// What the start and outcome pages are given.
#[derive(PartialEq, Properties)]
pub struct PageProps {
    pub state: AppState,
    pub on_action: Callback<Action>,
}

/// Where the visitor is among the questions, in words such as "Question 4"; none on other pages.
pub fn place(state: &AppState) -> Option<String> {
    let Page::Question(item) = state.page else { return None };
    let number = state.question_number(item).to_string();
    Some(fill(&state.guide.content().messages.progress, &[("number", &number)]))
}
