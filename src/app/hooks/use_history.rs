use yew::prelude::*;

use crate::app::state::{Action, AppState, Page};
use crate::browser::history;

/// Keeps the browser's Back and Forward buttons in step with the pages; returns what the Back link does.
#[hook]
pub fn use_history(state: &UseReducerHandle<AppState>) -> Callback<()> {
    let protocol = &state.guide.content().protocol;
    let dispatcher = state.dispatcher();
    use_effect_with((), {
        let dispatcher = dispatcher.clone();
        move |()| {
            let listener = history::listen(move |name| {
                if let Some(page) = Page::from_name(&name, protocol) {
                    dispatcher.dispatch(Action::Show(page));
                }
            });
            move || drop(listener)
        }
    });
    use_effect_with(state.page, move |page| {
        let name = page.name(protocol);
        match history::current() {
            Some(entry) if entry.page == name => {}
            Some(_) => drop(history::push(&name)),
            None if *page == Page::Start => drop(history::replace(&name)),
            None => drop(history::push(&name)),
        }
    });
    Callback::from(move |()| {
        if history::back().is_none() {
            dispatcher.dispatch(Action::Back);
        }
    })
}
