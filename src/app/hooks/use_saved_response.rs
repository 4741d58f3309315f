use yew::prelude::*;

use crate::app::AppProps;
use crate::app::saved;
use crate::app::state::{Action, AppState, Page, update};
use crate::browser::storage::Place;

/// The state that the visitor left the guide in, or a new one, which says so where there was one that
/// cannot be used.
pub fn saved_state(props: &AppProps) -> AppState {
    let place = place(props);
    let stale = place.tidy();
    let new = AppState { stale, ..AppState::new(props.guide) };
    let kept = props.host.kept.borrow().clone();
    let Some(text) = kept.or_else(|| place.load()) else { return new };
    let Some((page, response)) = saved::read(&text, &props.guide.content().protocol) else {
        return AppState { stale: true, ..new };
    };
    let restored = update(&AppState { response, ..new }, Action::Show(page));
    // Nothing moved focus yet: the page has only just loaded.
    AppState { turn: 0, ..restored }
}

/// Keeps the answers as the owner allows, from the visitor's first action on; Start again forgets them.
#[hook]
pub fn use_saved_response(state: &UseReducerHandle<AppState>, props: &AppProps) {
    let place = place(props);
    let kept = props.host.kept.clone();
    use_effect_with(state.clone(), move |state| {
        let nothing_yet = state.page == Page::Start && state.response.is_empty();
        let text = (!nothing_yet).then(|| saved::write(state));
        match &text {
            None => place.clear(),
            Some(text) => place.save(text),
        };
        kept.replace(text);
    });
}

fn place(AppProps { guide, number, .. }: &AppProps) -> Place {
    Place::new(guide.settings().storage(), &guide.content().protocol.version, *number)
}
