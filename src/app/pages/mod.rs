//! One file for each page of the guide.

mod outcome;
mod question;
mod start;

pub use outcome::OutcomePage;
pub use question::QuestionPage;
pub use start::StartPage;

use yew::prelude::*;

use super::state::{Action, AppState};

/// What the start and outcome pages are given.
#[derive(PartialEq, Properties)]
pub struct PageProps {
    pub state: AppState,
    pub on_action: Callback<Action>,
}
