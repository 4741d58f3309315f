//! A visit as a small text, kept on the visitor's device: the page, by number, the day, and the answers. It is read
//! with the content version that it was written with.
//!
//! `12.20261122~age.from_65~goals.relax.ache`: characters that hardly any program encodes on the way, so that answers travel
//! in links, too.

use super::Day;
use super::state::{Action, AppState, Page, update};
use crate::engine::{Item, OptionSet, Protocol, Response};

/// Writes the state down.
pub fn write(state: &AppState) -> String {
    let protocol = &state.guide.content().protocol;
    let items = protocol.questionnaire.indexed();
    let answers = items.map(|(index, item)| (item, state.response.get(index)));
    [&state.page.number().to_string(), ".", &write_day(state.day), &write_answers(answers)].concat()
}

/// Reads a state written by [`write()`] into another, as it is shown again; `None` where it makes no sense.
pub fn read(text: &str, new: &AppState) -> Option<AppState> {
    let (before, answers) = text.split_at(text.find('~').unwrap_or(text.len()));
    let (page, day) = before.split_once('.')?;
    let page = Page::from_number(page.parse().ok()?);
    let response = read_answers(answers, &new.guide.content().protocol)?;
    let state = AppState { response, day: Day::parse(day), ..new.clone() };
    Some(update(&state, Action::Show(page)))
}

/// Writes a day, if it is known, for [`Day::parse`].
pub fn write_day(day: Option<Day>) -> String {
    day.map(Day::digits).unwrap_or_default()
}

/// Writes answers down, each after a `~`.
pub fn write_answers<'a>(answers: impl Iterator<Item = (&'a Item, OptionSet)>) -> String {
    let mut text = String::new();
    for (item, picked) in answers.filter(|(_, picked)| !picked.is_empty()) {
        ["~", &item.link_id].into_iter().for_each(|part| text.push_str(part));
        for code in item.codes(picked) {
            [".", code].into_iter().for_each(|part| text.push_str(part));
        }
    }
    text
}

/// Reads what [`write_answers`] wrote; `None` where an item or option does not exist.
pub fn read_answers(text: &str, protocol: &Protocol) -> Option<Response> {
    let (before, answers) = text.split_once('~').unwrap_or((text, ""));
    if !before.is_empty() {
        return None;
    }
    let answers: Option<Vec<_>> = answers
        .split_terminator('~')
        .map(|answer| answer.split_once('.').map(|(link_id, codes)| (link_id, codes.split('.'))))
        .collect();
    Response::from_codes(&protocol.questionnaire, answers?).ok()
}
