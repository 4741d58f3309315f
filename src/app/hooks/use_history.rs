use yew::prelude::*;

use crate::app::state::{Action, AppState, Page};
use crate::browser::history;

/// Keeps the browser's Back and Forward buttons in step with the pages; returns what the Back link does.
///
/// The entry that the guide was loaded in belongs to the host page and is never written: it stands for the
/// start. Every page that the visitor moves on to is an entry after it.
#[hook]
pub fn use_history(state: &UseReducerHandle<AppState>) -> Callback<()> {
    let dispatcher = state.dispatcher();
    use_effect_with((), {
        let dispatcher = dispatcher.clone();
        move |()| {
            let listener = history::listen(move |page| {
                let page = page.map_or(Page::Start, Page::from_number);
                dispatcher.dispatch(Action::Show(page));
            });
            move || drop(listener)
        }
    });
    use_effect_with((state.page, state.turn), |(page, turn)| {
        let shown = history::current().map_or(0, |entry| entry.page);
        if *turn > 0 && shown != page.number() {
            history::push(page.number());
        }
    });
    Callback::from(move |()| {
        if history::back().is_none() {
            dispatcher.dispatch(Action::Back);
        }
    })
}
