//! One file for each page of the guide.

mod outcome;
mod question;
mod start;

pub use outcome::outcome_page;
pub use question::question_page;
pub use start::start_page;

use super::state::{AppState, Page};
use crate::content::fill;

/// Where the visitor is among the questions, in words such as "Question 4"; none on other pages.
pub fn place(state: &AppState) -> Option<String> {
    let Page::Question(item) = state.page else { return None };
    let number = state.question_number(item).to_string();
    Some(fill(&state.guide.content().messages.progress, &[("number", &number)]))
}
