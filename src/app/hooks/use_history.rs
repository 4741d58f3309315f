use yew::prelude::*;

use crate::app::state::{Action, AppState, Page};
use crate::browser::history;

/// Keeps the browser's Back and Forward buttons in step with the pages; returns what the Back link does.
///
/// The entry that the guide was loaded in belongs to the host page and is never written: it stands for the
/// start. Every page that the visitor moves on to is an entry after it. Where a move through the history ends
/// on another page than the entry says, since its answers are gone, the entry changes: a new one would bring
/// the visitor back here at every Back.
#[hook]
pub fn use_history(state: &UseReducerHandle<AppState>) -> Callback<()> {
    let dispatcher = state.dispatcher();
    let moved = use_mut_ref(|| false);
    use_effect_with((), {
        let dispatcher = dispatcher.clone();
        let moved = moved.clone();
        move |()| {
            let listener = history::listen(move |page| {
                moved.replace(true);
                let page = page.map_or(Page::Start, Page::from_number);
                dispatcher.dispatch(Action::Show(page));
            });
            move || drop(listener)
        }
    });
    use_effect_with((state.page, state.turn), move |(page, turn)| {
        let shown = history::current().map_or(0, |entry| entry.page);
        let moved = moved.replace(false);
        if *turn > 0 && shown != page.number() {
            if moved {
                history::replace(page.number())
            } else {
                history::push(page.number())
            };
        }
    });
    Callback::from(move |()| {
        if history::back().is_none() {
            dispatcher.dispatch(Action::Back);
        }
    })
}
