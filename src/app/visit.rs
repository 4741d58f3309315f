//! A visit: what the visitor has done so far, dated and kept as it goes.

use std::cell::RefCell;
use std::rc::Rc;

use yew::{Reducible, UseReducerHandle};

use super::hooks::take_shared;
use super::state::{Action, AppState, Page, Stale, update};
use super::{AppProps, saved};
use crate::browser::clock;
use crate::browser::storage::Slot;
use crate::settings::Storage;

/// The state, and where it is kept. Each action is kept at once and not only after it is drawn: the guide may be gone by
/// then, and what was forgotten would come back.
#[derive(Clone, Debug)]
pub struct Visit {
    pub state: AppState,
    /// Whether it began before the program was there.
    pub begun: bool,
    slot: Slot,
    kept: Rc<RefCell<Option<String>>>,
}

/// How the views get hold of it.
pub type VisitHandle = UseReducerHandle<Visit>;

impl Visit {
    /// The visit that a link brings or that the visitor left the guide in, or a new one. It says so where there were
    /// answers that cannot be used.
    pub fn resume(props: &AppProps) -> Self {
        let AppProps { guide, number, host, .. } = props;
        let slot =
            Slot::new(guide.settings().storage(), &guide.content().protocol.version, *number);
        let tidied = slot.tidy();
        let begun = host.begin.emit(());
        let has_begun = begun.is_some();
        let left = left_state(props, begun, &slot, tidied);
        let state = match host.takes_link.then(|| take_shared(*guide)).flatten() {
            // As any link to a place, it takes the visitor there.
            Some(shared) => update(&left, Action::Receive(shared)),
            // Nothing moves focus: the page has only just loaded.
            None => AppState { turn: 0, ..left },
        };
        Self { state, begun: has_begun, slot, kept: host.kept.clone() }.keep()
    }

    /// Keeps the answers as the owner allows; Start again forgets them. On a device that visitors share, not even a guide
    /// that is taken out of the page and put back goes on with them.
    fn keep(self) -> Self {
        let state = &self.state;
        let nothing_yet = state.page == Page::Start && state.response.is_empty();
        let settings = state.guide.settings();
        let text = (!nothing_yet && !settings.is_kiosk()).then(|| saved::write(state));
        let before = state.changing.as_ref();
        let is_anothers = state.received || before.is_some_and(|before| before.received);
        match &text {
            // What somebody else answered takes no place that the visitor's own answers are kept in for long.
            _ if is_anothers && settings.storage() == Storage::Local => None,
            None => self.slot.clear(),
            Some(text) => self.slot.save(text),
        };
        self.kept.replace(text);
        self
    }
}

impl Reducible for Visit {
    type Action = Action;

    /// The day is noted here, so that [`update`] needs no clock.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let begins = self.state.response.is_empty() && matches!(action, Action::Press(..));
        let mut state = update(&self.state, action);
        // Old answers stay old where one of them is changed.
        if begins {
            state.day = clock::today();
        }
        Rc::new(Self { state, slot: self.slot.clone(), kept: self.kept.clone(), ..*self }.keep())
    }
}

/// The state that the visitor left the guide in, or had `begun` before it was there; where answers of another content
/// version were `tidied` away, a new one that says so.
fn left_state(props: &AppProps, begun: Option<String>, slot: &Slot, tidied: bool) -> AppState {
    let new = AppState::new(props.guide);
    let unusable = || AppState { stale: Some(Stale::Visit), ..new.clone() };
    let day = begun.as_ref().map(|_| clock::today());
    let kept = props.host.kept.borrow().clone();
    let left = match kept.or(begun).or_else(|| slot.load()) {
        Some(text) => saved::read(&text, &new).unwrap_or_else(unusable),
        None if tidied => unusable(),
        None => new.clone(),
    };
    AppState { day: day.unwrap_or(left.day), ..left }
}
