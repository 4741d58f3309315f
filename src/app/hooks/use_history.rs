use js_sys::Date;
use yew::prelude::*;

use super::use_effect_on;
use super::use_page_focus::reveal_before_paint;
use crate::app::VisitHandle;
use crate::app::state::{Action, Page};
use crate::browser::history::{self, Entry};

/// The number of the start page.
const START: u32 = 0;
/// For which the guide waits until the browser has moved, in milliseconds.
const LONGEST_MOVE: f64 = 1000.0;

/// What the guide knows of the history.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// The page that was last drawn, and how many entries of the guide lay before it.
    page: u32,
    depth: u32,
    /// Whether the next page belongs into the entry shown now.
    replaces: bool,
    /// Where the browser has been asked to move, and when.
    asked: Option<(Move, f64)>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Move {
    Back,
    ToFirst,
}

impl Standing {
    fn ask(&mut self, way: Move, asked: Option<()>) -> bool {
        self.asked = asked.map(|()| (way, Date::now()));
        asked.is_some()
    }

    /// Where the browser has been asked to move and has not yet.
    fn awaits(&self) -> Option<Move> {
        let (way, when) = self.asked?;
        (Date::now() - when < LONGEST_MOVE).then_some(way)
    }
}

/// Keeps the browser's Back and Forward buttons in step with the pages; returns what the Back link does.
///
/// Every page that the visitor moves on to is an entry after the one that the guide was loaded in. Where answers were
/// forgotten and only the start is left, the browser goes back to that one. Where a move through the history ends on
/// another page than the entry says, the entry changes: a new one would bring the visitor back here at every Back. Where
/// that is the page that is shown already, Back goes on to the entry before. Where the history is not the guide's
/// (`enabled` is false) it is neither read nor written, and the Back link steps back by itself. `root` carries the guide.
#[hook]
pub fn use_history(visit: &VisitHandle, root: &NodeRef, enabled: bool) -> Callback<()> {
    let dispatcher = visit.dispatcher();
    let standing = use_mut_ref(Standing::default);
    use_effect_on([enabled.into(), 0], {
        let (dispatcher, standing, root) = (dispatcher.clone(), standing.clone(), root.clone());
        move || {
            let on_page = move |page: Option<u32>| {
                let mut standing = standing.borrow_mut();
                let awaited = standing.awaits();
                standing.asked = None;
                if awaited == Some(Move::ToFirst) {
                    // Scrolled to where it was when it was left.
                    reveal_before_paint(&root);
                    // The start stands there; what the visitor went on to meanwhile comes after it.
                    history::begin(START);
                    write(&mut standing, START, false);
                    return;
                }
                standing.replaces = true;
                drop(standing);
                let page = page.map_or(Page::Start, Page::from_number);
                dispatcher.dispatch(Action::Show(page));
            };
            enabled.then(|| history::listen(on_page))
        }
    });
    let (page, turn) = (visit.state.page.number(), visit.state.turn);
    let only_start_is_left = visit.state.page == Page::Start && visit.state.response.is_empty();
    use_effect_on([page, turn], {
        let standing = standing.clone();
        move || {
            let mut standing = standing.borrow_mut();
            let Entry { depth, .. } = history::current().unwrap_or_default();
            let before = *standing;
            *standing = Standing { page, depth, ..before };
            if !enabled || before.awaits() == Some(Move::ToFirst) {
                return;
            }
            let replaces = std::mem::take(&mut standing.replaces);
            let has_more = only_start_is_left && depth > 0;
            if has_more && standing.ask(Move::ToFirst, history::back_to_first()) {
                return;
            }
            let same = page == before.page && depth.saturating_add(1) == before.depth;
            let stepped_on = replaces && same && standing.ask(Move::Back, history::back());
            if turn > 0 && !stepped_on {
                // Nothing comes before the start that it could come after.
                write(&mut standing, before.page, replaces || page == START);
            }
        }
    });
    Callback::from(move |()| {
        let mut standing = standing.borrow_mut();
        // A second press would lead out of the guide.
        if standing.awaits().is_some() {
            return;
        }
        if !(enabled && standing.ask(Move::Back, history::back())) {
            standing.replaces = true;
            drop(standing);
            dispatcher.dispatch(Action::Back);
        }
    })
}

/// Has the history say which page is shown: in the entry shown now, or in one after it, which is that of `before`.
fn write(standing: &mut Standing, before: u32, replaces: bool) {
    let Entry { depth, page: shown } = history::current().unwrap_or_default();
    if shown == standing.page {
        return;
    }
    if replaces {
        history::replace(standing.page);
    } else if history::push(before, standing.page).is_some() {
        standing.depth = depth.saturating_add(1);
    }
}
