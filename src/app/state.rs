//! What the visitor has done so far, and what each action makes of it: plain functions, no input or output.

use std::sync::Arc;

use super::Guide;
use super::latest_path::LatestPath;
use super::take_along::Shared;
use crate::content::Day;
use crate::engine::{ItemIndex, Path, Protocol, Response};

#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    pub guide: Guide,
    pub page: Page,
    pub response: Response,
    /// While one answer is changed from the outcome page: what there was before, for Back.
    /// Continue returns to the outcome.
    pub changing: Option<Before>,
    /// True where Continue was pressed with nothing picked.
    pub error: bool,
    /// Which answers could not be used; said until the visitor goes on.
    pub stale: Option<Stale>,
    /// When the first of the answers was given, where that is known: some mean less as time goes by.
    pub day: Option<Day>,
    /// True while these are the answers that a link brought, as they are.
    pub received: bool,
    /// Counts page changes and failed tries, so that focus moves once for each.
    pub turn: u32,
    pub latest: LatestPath,
}

/// The answers before one of them was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Before {
    pub response: Response,
    pub received: bool,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Page {
    /// With the first question on it.
    Start,
    /// Any other question, or the first while its answer is changed.
    Question(ItemIndex),
    Outcome,
}

/// Answers that do not fit the guide as it is now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stale {
    /// Those of an earlier visit.
    Visit,
    /// Those in a link.
    Link,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Presses one option of an item.
    Press(ItemIndex, usize),
    Continue,
    Back,
    /// Opens one question from the outcome page.
    Change(ItemIndex),
    /// Forgets every answer.
    StartAgain,
    /// The browser's Back or Forward.
    Show(Page),
    /// Opens a link that somebody shared.
    Receive(Shared),
}

impl AppState {
    /// A visit that has not begun.
    pub fn new(guide: Guide) -> Self {
        Self {
            guide,
            page: Page::Start,
            response: Response::default(),
            changing: None,
            error: false,
            stale: None,
            day: None,
            received: false,
            turn: 0,
            latest: LatestPath::default(),
        }
    }

    /// The items asked so far, with the answers that count.
    pub fn path(&self) -> Arc<Path> {
        self.latest.follow(self.protocol(), &self.response)
    }

    /// The item that the start page asks.
    pub fn first_item(&self) -> Option<ItemIndex> {
        self.path().items().first().copied()
    }

    /// The item that the page shown asks.
    fn item(&self) -> Option<ItemIndex> {
        match self.page {
            Page::Start => self.first_item(),
            Page::Question(item) => Some(item),
            Page::Outcome => None,
        }
    }

    /// Whether there are other answers to forget than the one on this page.
    pub fn can_clear(&self) -> bool {
        let (path, here) = (self.path(), self.item());
        let mut answered = path.answered(self.protocol());
        self.changing.is_none() && answered.any(|(item, ..)| Some(item) != here)
    }

    /// How far along the visitor is, 0 to 100. It follows the place of the question in the
    /// questionnaire, so it never runs backwards on the way forward.
    pub fn progress(&self) -> u32 {
        let items = self.protocol().questionnaire.items.len();
        let items = u32::try_from(items).unwrap_or(u32::MAX - 1);
        match self.page {
            Page::Start => 0,
            Page::Question(item) => (u32::from(item.0) + 1) * 100 / (items + 1),
            Page::Outcome => 100,
        }
    }

    /// The number of an item among the questions of this visitor, from 1.
    pub fn question_number(&self, item: ItemIndex) -> usize {
        self.path().items().iter().take_while(|asked| **asked <= item).count()
    }

    fn protocol(&self) -> &'static Protocol {
        &self.guide.content().protocol
    }

    fn go(&mut self, page: Page) {
        self.page = page;
        self.error = false;
        self.stale = None;
        self.turn = self.turn.wrapping_add(1);
        if page == Page::Outcome {
            self.changing = None;
        }
    }

    /// Goes on with the change of an answer on this page, with the answers before it.
    pub fn go_on_changing(mut self, page: Page, before: Before) -> Self {
        // The first question has a page of its own only then.
        if self.first_item().map(Page::Question) == Some(page) {
            self.page = page;
        }
        let is_question = matches!(self.page, Page::Question(_));
        self.changing = is_question.then_some(before);
        self
    }

    /// Leaves a change half way: the answers are again what they were.
    fn abandon_change(&mut self) {
        if let Some(before) = self.changing.take() {
            self.response = before.response;
            self.received = before.received;
        }
    }

    /// The page the visitor may really see: never a question before an unanswered one, never an outcome
    /// of an incomplete response.
    fn allowed(&self, page: Page) -> Page {
        let path = self.path();
        let open = path.next_unanswered();
        match page {
            Page::Start => Page::Start,
            _ if self.response.is_empty() => Page::Start,
            Page::Outcome => open.map_or(Page::Outcome, |open| page_of(open, &path)),
            Page::Question(item) => {
                let asked = path.items().iter().copied().rev().find(|asked| *asked <= item);
                match (asked, open) {
                    (Some(asked), Some(open)) => page_of(asked.min(open), &path),
                    (Some(asked), None) => page_of(asked, &path),
                    (None, _) => Page::Start,
                }
            }
        }
    }
}

/// The state after an action.
pub fn update(state: &AppState, action: Action) -> AppState {
    let mut next = state.clone();
    match action {
        Action::Press(item, option) => {
            next.received = false;
            if let Some(asked) = state.protocol().questionnaire.get(item) {
                next.response.set(item, asked.press(state.response.get(item), option));
                next.error &= next.response.get(item).is_empty();
            }
        }
        Action::Continue => press_continue(&mut next),
        Action::Back if state.changing.is_some() => {
            next.abandon_change();
            next.go(next.allowed(Page::Outcome));
        }
        Action::Back => next.go(page_before(state)),
        Action::Change(item) => {
            next.changing =
                Some(Before { response: state.response.clone(), received: state.received });
            next.go(Page::Question(item));
        }
        Action::StartAgain => {
            next.response = Response::default();
            next.received = false;
            next.changing = None;
            next.go(Page::Start);
        }
        Action::Show(page) => {
            next.abandon_change();
            next.go(next.allowed(page));
        }
        Action::Receive(Shared::Answers { response, day }) => {
            next.response = response;
            next.day = day;
            next.received = true;
            next.changing = None;
            next.go(next.allowed(Page::Outcome));
        }
        Action::Receive(Shared::Unreadable) => {
            next.abandon_change();
            next.go(Page::Start);
            next.stale = Some(Stale::Link);
        }
    }
    next
}

fn press_continue(state: &mut AppState) {
    let Some(item) = state.item() else { return };
    if state.response.get(item).is_empty() {
        state.error = true;
        state.turn = state.turn.wrapping_add(1);
        return;
    }
    let path = state.path();
    let next = if state.changing.is_some() { path.next_unanswered() } else { path.next_item(item) };
    state.go(next.map_or(Page::Outcome, Page::Question));
}

fn page_before(state: &AppState) -> Page {
    let path = state.path();
    let before = match state.page {
        Page::Start => None,
        Page::Question(item) => path.previous_item(item),
        Page::Outcome => path.items().last().copied(),
    };
    state.allowed(before.map_or(Page::Start, Page::Question))
}

/// Where a visitor finds an item that is asked.
fn page_of(item: ItemIndex, path: &Path) -> Page {
    if path.items().first() == Some(&item) { Page::Start } else { Page::Question(item) }
}

impl Page {
    /// A number for history entries: 0 is the start, the questions follow, the outcome is the largest.
    pub fn number(self) -> u32 {
        match self {
            Self::Start => 0,
            Self::Question(item) => u32::from(item.0) + 1,
            Self::Outcome => u32::MAX,
        }
    }

    /// The page of a number; any number is some page.
    pub fn from_number(number: u32) -> Self {
        match number.checked_sub(1).map(u16::try_from) {
            None => Self::Start,
            Some(Ok(item)) => Self::Question(ItemIndex(item)),
            Some(Err(_)) => Self::Outcome,
        }
    }
}
