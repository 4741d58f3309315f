//! A visit as a small text, kept on the visitor's device: the page, by number, the day, and the answers; then, while one of
//! them is changed, those before. A `-` says of either that a link brought them. It is read with the content version that it
//! was written with.
//!
//! `12.20261122~age.from_65~goals.relax.ache!~age.from_65~goals.relax`: characters that hardly any program encodes on the way, so that answers travel
//! in links, too.

use super::state::{Action, AppState, Before, Page, update};
use crate::content::Day;
use crate::engine::{Item, OptionSet, Protocol, Response};

/// Writes the state down.
pub fn write(state: &AppState) -> String {
    let protocol = &state.guide.content().protocol;
    let write = |response: &Response| {
        let items = protocol.questionnaire.indexed();
        write_answers(items.map(|(index, item)| (item, response.get(index))))
    };
    let page = state.page.number().to_string();
    let (received, day) = (mark(state.received), write_day(state.day));
    let mut text = [received, &page, ".", &day, &write(&state.response)].concat();
    if let Some(before) = &state.changing {
        text.extend(["!", mark(before.received), &write(&before.response)]);
    }
    text
}

/// Reads a state written by [`write()`] into another, as it is shown again; `None` where it makes no sense.
pub fn read(text: &str, new: &AppState) -> Option<AppState> {
    let (text, before) = text.split_once('!').map_or((text, None), |(text, it)| (text, Some(it)));
    let (received, text) = marked(text);
    let (place, answers) = text.split_at(text.find('~').unwrap_or(text.len()));
    let (page, day) = place.split_once('.')?;
    let page = Page::from_number(page.parse().ok()?);
    let read = |answers| read_answers(answers, &new.guide.content().protocol);
    let (response, day) = (read(answers)?, Day::parse(day));
    let state = AppState { response, day, received, ..new.clone() };
    let shown = update(&state, Action::Show(page));
    Some(match before.map(marked) {
        Some((received, before)) => {
            shown.go_on_changing(page, Before { response: read(before)?, received })
        }
        None => shown,
    })
}

fn mark(received: bool) -> &'static str {
    if received { "-" } else { "" }
}

fn marked(text: &str) -> (bool, &str) {
    text.strip_prefix('-').map_or((false, text), |text| (true, text))
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
