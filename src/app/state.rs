//! What the visitor has done so far, and what each action makes of it: plain functions, no input or output.

use std::rc::Rc;

use yew::Reducible;

use super::Guide;
use crate::engine::{ItemIndex, OptionSet, Path, Protocol, Response};

#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    pub guide: Guide,
    pub page: Page,
    pub response: Response,
    /// True while one answer is changed from the outcome page; Continue then returns there.
    pub changing: bool,
    /// True where Continue was pressed with nothing picked.
    pub error: bool,
    /// Counts page changes and failed tries, so that focus moves once for each.
    pub turn: u32,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Page {
    Start,
    Question(ItemIndex),
    Outcome,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Starts, or goes on where the visitor left off.
    Begin,
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
}

impl AppState {
    pub fn new(guide: Guide) -> Self {
        Self {
            guide,
            page: Page::Start,
            response: Response::default(),
            changing: false,
            error: false,
            turn: 0,
        }
    }

    pub fn path(&self) -> Path {
        Path::new(self.protocol(), &self.response)
    }

    /// How far along the visitor is, 0 to 100. It follows the place of the question in the
    /// questionnaire, so it never runs backwards on the way forward.
    pub fn progress(&self) -> u32 {
        let items =
            u32::try_from(self.protocol().questionnaire.items.len()).unwrap_or(u32::MAX).max(1);
        match self.page {
            Page::Start => 0,
            Page::Question(item) => (u32::from(item.0) + 1) * 100 / (items + 1),
            Page::Outcome => 100,
        }
    }

    fn protocol(&self) -> &'static Protocol {
        &self.guide.content().protocol
    }

    fn picked(&self, item: ItemIndex) -> OptionSet {
        self.response.get(item)
    }

    fn go(&mut self, page: Page) {
        self.page = page;
        self.error = false;
        self.turn = self.turn.wrapping_add(1);
        if page == Page::Outcome {
            self.changing = false;
        }
    }

    /// The page the visitor may really see: never a question before an unanswered one, never an outcome
    /// of an incomplete response.
    fn allowed(&self, page: Page) -> Page {
        let path = self.path();
        let open = path.next_unanswered();
        match page {
            Page::Start => Page::Start,
            _ if self.response.is_empty() && page != first_page(&path) => Page::Start,
            Page::Question(item) if !path.items().contains(&item) => {
                open.map_or(Page::Outcome, Page::Question)
            }
            Page::Question(item) => Page::Question(open.map_or(item, |open| open.min(item))),
            Page::Outcome => open.map_or(Page::Outcome, Page::Question),
        }
    }
}

/// The state after an action.
pub fn update(state: &AppState, action: Action) -> AppState {
    let mut next = state.clone();
    match action {
        Action::Begin => {
            let path = state.path();
            next.go(path.next_unanswered().map_or(Page::Outcome, Page::Question));
        }
        Action::Press(item, option) => {
            if let Some(asked) = state.protocol().questionnaire.get(item) {
                next.response.set(item, asked.press(state.picked(item), option));
                next.error &= next.picked(item).is_empty();
            }
        }
        Action::Continue => press_continue(&mut next),
        Action::Back => next.go(page_before(state)),
        Action::Change(item) => {
            next.go(Page::Question(item));
            next.changing = true;
        }
        Action::StartAgain => {
            next.response = Response::default();
            next.changing = false;
            next.go(Page::Start);
        }
        Action::Show(page) => next.go(state.allowed(page)),
    }
    next
}

fn press_continue(state: &mut AppState) {
    let Page::Question(item) = state.page else { return };
    if state.picked(item).is_empty() {
        state.error = true;
        state.turn = state.turn.wrapping_add(1);
        return;
    }
    let path = state.path();
    let next = if state.changing { path.next_unanswered() } else { path.next_item(item) };
    state.go(next.map_or(Page::Outcome, Page::Question));
}

fn page_before(state: &AppState) -> Page {
    let path = state.path();
    let before = match state.page {
        _ if state.changing => return Page::Outcome,
        Page::Start => None,
        Page::Question(item) => path.previous_item(item),
        Page::Outcome => path.items().last().copied(),
    };
    state.allowed(before.map_or(Page::Start, Page::Question))
}

fn first_page(path: &Path) -> Page {
    path.items().first().map_or(Page::Start, |item| Page::Question(*item))
}

impl Page {
    /// A short name for history entries and the saved state.
    pub fn name(self, protocol: &Protocol) -> String {
        match self {
            Self::Start => "start".to_string(),
            Self::Outcome => "outcome".to_string(),
            Self::Question(item) => protocol
                .questionnaire
                .get(item)
                .map(|item| item.link_id.clone())
                .unwrap_or_default(),
        }
    }

    pub fn from_name(name: &str, protocol: &Protocol) -> Option<Self> {
        match name {
            "start" => Some(Self::Start),
            "outcome" => Some(Self::Outcome),
            link_id => protocol.questionnaire.find(link_id).map(|(item, _)| Self::Question(item)),
        }
    }
}

impl Reducible for AppState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(update(&self, action))
    }
}
