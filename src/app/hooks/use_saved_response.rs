use yew::prelude::*;

use crate::app::AppProps;
use crate::app::hooks::use_shared_link::take_shared;
use crate::app::saved;
use crate::app::state::{Action, AppState, Page, Stale, update};
use crate::browser::clock;
use crate::browser::storage::Place;
use crate::settings::Storage;

/// The state that a link brings or that the visitor left the guide in, or a new one. It says so where there were
/// answers that cannot be used.
pub fn saved_state(props: &AppProps) -> AppState {
    let state = left_state(props);
    match take_shared(props.guide, props.number) {
        // As any link to a place, it takes the visitor there.
        Some(shared) => update(&state, Action::Receive(shared)),
        // Nothing moves focus: the page has only just loaded.
        None => AppState { turn: 0, ..state },
    }
}

fn left_state(props: &AppProps) -> AppState {
    let place = place(props);
    let tidied = place.tidy();
    let new = AppState::new(props.guide);
    let unusable = || AppState { stale: Some(Stale::Visit), ..new.clone() };
    let kept = props.host.kept.borrow().clone();
    let left = match kept.or_else(|| place.load()) {
        Some(text) => saved::read(&text, &new).unwrap_or_else(unusable),
        None if tidied => unusable(),
        None => new.clone(),
    };
    let day = if props.host.begun { clock::today() } else { left.day };
    AppState { day, ..left }
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
            // What somebody else answered takes no place that the visitor's own answers are kept in for long.
            _ if state.received && state.guide.settings().storage() == Storage::Local => None,
            None => place.clear(),
            Some(text) => place.save(text),
        };
        kept.replace(text);
    });
}

fn place(AppProps { guide, number, .. }: &AppProps) -> Place {
    Place::new(guide.settings().storage(), &guide.content().protocol.version, *number)
}
