use js_sys::Date;
use yew::prelude::*;

use super::use_effect_on;
use crate::app::VisitHandle;
use crate::app::state::{Action, Page};
use crate::browser::history;

/// For which Back waits for the browser, in milliseconds.
const LONGEST_STEP: f64 = 1000.0;

/// Keeps the browser's Back and Forward buttons in step with the pages; returns what the Back link does.
///
/// The entry that the guide was loaded in belongs to the host page and is never written: it stands for the
/// start. Every page that the visitor moves on to is an entry after it. Where a move through the history ends
/// on another page than the entry says, since its answers are gone, the entry changes: a new one would bring
/// the visitor back here at every Back. Where the history is not the guide's (`enabled` is false) it is
/// neither read nor written, and the Back link steps back by itself.
#[hook]
pub fn use_history(visit: &VisitHandle, enabled: bool) -> Callback<()> {
    let dispatcher = visit.dispatcher();
    let moved = use_mut_ref(|| false);
    // When the browser was asked to step back, until it has.
    let stepping = use_mut_ref(|| f64::NEG_INFINITY);
    use_effect_on([enabled.into(), 0], {
        let dispatcher = dispatcher.clone();
        let (moved, stepping) = (moved.clone(), stepping.clone());
        move || {
            let on_page = move |page: Option<u32>| {
                moved.replace(true);
                stepping.replace(f64::NEG_INFINITY);
                let page = page.map_or(Page::Start, Page::from_number);
                dispatcher.dispatch(Action::Show(page));
            };
            enabled.then(|| history::listen(on_page))
        }
    });
    let (page, turn) = (visit.state.page.number(), visit.state.turn);
    use_effect_on([page, turn], move || {
        let shown = history::current().map_or(0, |entry| entry.page);
        let moved = moved.replace(false);
        if enabled && turn > 0 && shown != page {
            if moved {
                history::replace(page)
            } else {
                history::push(page)
            };
        }
    });
    Callback::from(move |()| {
        let now = Date::now();
        if now - *stepping.borrow() < LONGEST_STEP {
            // A second press, which would lead out of the guide.
        } else if enabled && history::back().is_some() {
            stepping.replace(now);
        } else {
            dispatcher.dispatch(Action::Back);
        }
    })
}
