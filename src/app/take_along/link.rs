//! Answers as the end of a link.
//!
//! `#massage-or-pt~<content version>~<day>~<length>~<link_id>.<code>.<code>~…`: the length tells a link that was cut
//! off from a whole one. A sign that got lost must not change what the guide says.

use crate::app::saved::{read_answers, write_answers, write_day};
use crate::content::{Day, split_at_text};
use crate::engine::{Path, Protocol, Response};

const NAME: &str = "massage-or-pt~";

/// What a link brings.
#[derive(Clone, Debug, PartialEq)]
pub enum Shared {
    Answers {
        response: Response,
        day: Option<Day>,
    },
    /// Answers to other questions, or not all of them.
    Unreadable,
}

/// The address with the answers that count, in place of those that it had, and the day that they are of.
pub fn write_link(
    address: &str,
    protocol: &Protocol,
    response: &Response,
    day: Option<Day>,
) -> String {
    let (page, fragment) = address.split_once('#').unwrap_or((address, ""));
    let fragment = without_answers(fragment);
    // Websites whose pages are fragments read on from here as from any address.
    let separator = if fragment.is_empty() { "" } else { "?" };
    let path = Path::new(protocol, response);
    let answers = write_answers(path.answered(protocol).map(|(_, item, picked)| (item, picked)));
    let (day, length) = (write_day(day), answers.len().to_string());
    [page, "#", fragment, separator, NAME, &protocol.version, "~", &day, "~", &length, &answers]
        .concat()
}

/// Reads the fragment of an address; `None` where it brings no answers.
pub fn read_link(fragment: &str, protocol: &Protocol) -> Option<Shared> {
    let (_, text) = split_at_text(fragment, NAME)?;
    Some(read(text, protocol).unwrap_or(Shared::Unreadable))
}

/// A fragment without the answers in it.
pub fn without_answers(fragment: &str) -> &str {
    split_at_text(fragment, NAME).map_or(fragment, |(before, _)| before.trim_end_matches('?'))
}

fn read(text: &str, protocol: &Protocol) -> Option<Shared> {
    let rest = text.strip_prefix(protocol.version.as_str())?.strip_prefix('~')?;
    let (day, rest) = rest.split_once('~')?;
    let (length, answers) = rest.split_at(rest.find('~')?);
    // What another program put behind a link, such as the full stop of a sentence, is no part of it.
    let answers = answers.get(..length.parse().ok()?)?;
    Some(Shared::Answers { response: read_answers(answers, protocol)?, day: Day::parse(day) })
}
