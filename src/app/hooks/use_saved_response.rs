use yew::prelude::*;

use crate::app::Guide;
use crate::app::saved;
use crate::app::state::{Action, AppState, Page, update};
use crate::browser::storage;

/// The state that this tab was left in, or a new one.
pub fn saved_state(guide: Guide) -> AppState {
    let new = AppState::new(guide);
    let Some((page, response)) =
        storage::load().and_then(|text| saved::read(&text, &guide.content().protocol))
    else {
        return new;
    };
    let restored = update(&AppState { response, ..new }, Action::Show(page));
    // Nothing moved focus yet: the page has only just loaded.
    AppState { turn: 0, ..restored }
}

/// Keeps the answers for this tab, from the visitor's first action on; Start again forgets them.
#[hook]
pub fn use_saved_response(state: &UseReducerHandle<AppState>) {
    use_effect_with(state.clone(), |state| {
        if state.page == Page::Start && state.response.is_empty() {
            storage::clear();
        } else {
            storage::save(&saved::write(state));
        }
    });
}
