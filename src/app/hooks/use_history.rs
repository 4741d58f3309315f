use js_sys::Date;
use yew::prelude::*;

use super::use_effect_on;
use crate::app::VisitHandle;
use crate::app::state::{Action, Page};
use crate::browser::history::{self, Entry};

/// For which Back waits for the browser, in milliseconds.
const LONGEST_STEP: f64 = 1000.0;

/// Where the guide stood in the history when it was last drawn.
#[derive(Clone, Copy, Default)]
struct Standing {
    page: u32,
    depth: u32,
}

/// Keeps the browser's Back and Forward buttons in step with the pages; returns what the Back link does.
///
/// Every page that the visitor moves on to is an entry after the one that the guide was loaded in. Where a move through
/// the history ends on another page than the entry says, since its answers are gone, the entry changes: a new one would
/// bring the visitor back here at every Back. Where that is the page that is shown already, Back goes on to the entry
/// before. Where the history is not the guide's (`enabled` is false) it is neither read nor written, and the Back link
/// steps back by itself.
#[hook]
pub fn use_history(visit: &VisitHandle, enabled: bool) -> Callback<()> {
    let dispatcher = visit.dispatcher();
    // Whether the next page belongs into the entry shown now.
    let moved = use_mut_ref(|| false);
    // When the browser was asked to step back, until it has.
    let stepping = use_mut_ref(|| f64::NEG_INFINITY);
    let stood = use_mut_ref(Standing::default);
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
    use_effect_on([page, turn], {
        let (moved, stepping) = (moved.clone(), stepping.clone());
        move || {
            if !enabled {
                return;
            }
            let Entry { depth, page: shown } = history::current().unwrap_or_default();
            let before = stood.replace(Standing { page, depth });
            let moved = moved.replace(false);
            if turn == 0 {
                // As it was loaded.
            } else if moved
                && depth < before.depth
                && page == before.page
                && history::back().is_some()
            {
                stepping.replace(Date::now());
            } else if moved && shown != page {
                history::replace(page);
            } else if shown != page {
                history::push(before.page, page);
                stood.borrow_mut().depth = depth.saturating_add(1);
            }
        }
    });
    Callback::from(move |()| {
        let now = Date::now();
        if now - *stepping.borrow() < LONGEST_STEP {
            // A second press, which would lead out of the guide.
        } else if enabled && history::back().is_some() {
            stepping.replace(now);
        } else {
            moved.replace(true);
            dispatcher.dispatch(Action::Back);
        }
    })
}
