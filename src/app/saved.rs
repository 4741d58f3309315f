//! The answers as a small text, kept on the visitor's device: a first line with the page, by number, then
//! one line for each answer. It is read with the content version that it was written with.

use super::state::{AppState, Page};
use crate::engine::{Protocol, Response};

/// Writes the state down.
pub fn write(state: &AppState) -> String {
    let protocol = &state.guide.content().protocol;
    let mut text = [state.page.number().to_string().as_str(), "\n"].concat();
    for (index, item) in protocol.questionnaire.indexed() {
        let picked = state.response.get(index);
        if !picked.is_empty() {
            let codes: Vec<_> = item.codes(picked).collect();
            text.push_str(&[item.link_id.as_str(), "=", &codes.join(","), "\n"].concat());
        }
    }
    text
}

/// Reads a state written by [`write()`]; `None` where it makes no sense.
pub fn read(text: &str, protocol: &Protocol) -> Option<(Page, Response)> {
    let mut lines = text.lines();
    let page = Page::from_number(lines.next()?.parse().ok()?);
    let answers: Option<Vec<_>> =
        lines.map(|line| line.split_once('=').map(|(id, codes)| (id, codes.split(',')))).collect();
    Some((page, Response::from_codes(&protocol.questionnaire, answers?).ok()?))
}
