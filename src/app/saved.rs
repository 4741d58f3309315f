//! A visit as a small text, kept on the visitor's device: the page, by number, and the answers. It is read with
//! the content version that it was written with.
//!
//! `12~age.from_65~goals.relax.ache`: in these characters nothing on the way changes it, so that answers travel in
//! links, too.

use super::state::{AppState, Page};
use crate::engine::{Item, OptionSet, Protocol, Response};

/// Writes the state down.
pub fn write(state: &AppState) -> String {
    let protocol = &state.guide.content().protocol;
    let items = protocol.questionnaire.indexed();
    let answers = items.map(|(index, item)| (item, state.response.get(index)));
    [&state.page.number().to_string(), &*write_answers(answers)].concat()
}

/// Reads a state written by [`write()`]; `None` where it makes no sense.
pub fn read(text: &str, protocol: &Protocol) -> Option<(Page, Response)> {
    let (page, answers) = text.split_at(text.find('~').unwrap_or(text.len()));
    Some((Page::from_number(page.parse().ok()?), read_answers(answers, protocol)?))
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
