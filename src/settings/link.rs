//! Links that may be opened, and what is filled into them.

use super::text::is_hidden;
use super::{Choice, Kind, SettingsProblemKind as Problem, problem::Choices};
use crate::content::{replace, split_at_text};
use crate::engine::{Outcome, is_allowed_url};

pub const SERVICE: &str = "{service}";
pub const OUTCOME: &str = "{outcome}";
pub const LOCALE: &str = "{locale}";

/// The link for an outcome: what `{outcome}` stands for is only known when the visitor is there.
pub fn booking_link(booking_url: &str, outcome: Outcome) -> String {
    fill(booking_url, OUTCOME, outcome.code())
}

/// The link with a value in place of a placeholder. Values are ids, outcomes and languages: letters, digits,
/// '.', '_' and '-', which stand for themselves anywhere in a link.
pub fn fill(link: &str, placeholder: &str, value: &str) -> String {
    replace(link, placeholder, value)
}

/// Checks a link that an owner wrote.
///
/// # Errors
/// What is wrong with it.
pub fn check(link: &str, placeholders: &'static [Choice]) -> Result<(), Problem> {
    if link.len() > Kind::LINK_LENGTH {
        return Err(Problem::TooLong { at_most: Kind::LINK_LENGTH });
    }
    if link.chars().any(|c| c.is_whitespace() || is_hidden(c) || c == '\\') {
        return Err(Problem::LinkCharacters);
    }
    if !is_allowed_url(link) {
        return Err(Problem::LinkKind);
    }
    let host = split_at_text(link, "://").map(|(_, rest)| host(rest));
    // A name before '@' makes one address look like another.
    if host.is_some_and(|host| host.is_empty() || has(host, b"@{}")) {
        return Err(Problem::LinkHost);
    }
    let mut rest = link;
    while let Some(start) = rest.bytes().position(|b| b"{}".contains(&b)) {
        rest = &rest[start..];
        match placeholders.iter().find_map(|known| rest.strip_prefix(known.value)) {
            Some(after) => rest = after,
            None => return Err(Problem::Placeholder { allowed: Choices(placeholders) }),
        }
    }
    Ok(())
}

/// What lies before the path.
fn host(address: &str) -> &str {
    let end = address.bytes().position(|b| b"/?#".contains(&b));
    &address[..end.unwrap_or(address.len())]
}

fn has(text: &str, any: &[u8]) -> bool {
    text.bytes().any(|b| any.contains(&b))
}

/// Whether this is a phone number as people write it.
pub fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let number = text.strip_prefix('+').unwrap_or(text);
    let allowed = |b: u8| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'.' | b'(' | b')');
    // The most digits of a number anywhere are 15.
    (3..=15).contains(&digits) && number.bytes().all(allowed)
}

/// The link that calls a number.
pub fn phone_link(phone: &str) -> String {
    let number = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    "tel:".chars().chain(number).collect()
}
