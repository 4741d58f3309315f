use yew::prelude::*;

use crate::app::AppProps;
use crate::app::hooks::use_shared_link::take_shared;
use crate::app::saved;
use crate::app::state::{Action, AppState, Page, Stale, update};
use crate::browser::storage::Place;

/// The state that a link brings or that the visitor left the guide in, or a new one. It says so where there were
/// answers that cannot be used.
pub fn saved_state(props: &AppProps) -> AppState {
    let state = left_state(props);
    let state = match take_shared(props.guide, props.number) {
        Some(shared) => update(&state, Action::Receive(shared)),
        None => state,
    };
    // Nothing moved focus yet: the page has only just loaded.
    AppState { turn: 0, ..state }
}

fn left_state(props: &AppProps) -> AppState {
    let place = place(props);
    let tidied = place.tidy();
    let stale = |is_stale: bool| is_stale.then_some(Stale::Visit);
    let new = AppState::new(props.guide);
    let kept = props.host.kept.borrow().clone();
    let Some(text) = kept.or_else(|| place.load()) else {
        return AppState { stale: stale(tidied), ..new };
    };
    match saved::read(&text, &props.guide.content().protocol) {
        Some((page, response)) => update(&AppState { response, ..new }, Action::Show(page)),
        None => AppState { stale: stale(true), ..new },
    }
}

/// Keeps the answers as the owner allows, from the visitor's first action on; Start again forgets them. On a device that
/// visitors share, not even a guide that is taken out of the page and put back goes on with them.
#[hook]
pub fn use_saved_response(state: &UseReducerHandle<AppState>, props: &AppProps) {
    let place = place(props);
    let kept = props.host.kept.clone();
    use_effect_with(state.clone(), move |state| {
        let nothing_yet = state.page == Page::Start && state.response.is_empty();
        let shared = state.guide.settings().is_kiosk();
        let text = (!nothing_yet && !shared).then(|| saved::write(state));
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
