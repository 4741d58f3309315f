//! Text as it may be shown: on one line, without characters that no one sees.

use super::{Kind, SettingsProblemKind as Problem};

/// Text without what no one sees, and whether something was left out.
///
/// # Errors
/// Text of more than `at_most` characters.
pub fn clean(text: &str, at_most: usize) -> Result<(String, bool), Problem> {
    let mut cleaned = String::new();
    let mut length = 0;
    let mut left_out = false;
    for c in text.chars() {
        let space = c.is_whitespace();
        if !space && is_hidden(c) {
            left_out = true;
            continue;
        }
        length += 1;
        if length > at_most {
            return Err(Problem::TooLong { at_most });
        }
        cleaned.push(if space { ' ' } else { c });
    }
    Ok((cleaned, left_out))
}

/// Control characters, marks that turn the direction of the text around them, and marks without width. The
/// joiners that some scripts and emoji need are none of these.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether this is an id that may be written.
pub fn is_id(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    (1..=Kind::ID_LENGTH).contains(&text.len()) && text.bytes().all(allowed)
}

/// An id for a name: `Hot Stones` becomes `hot_stones`. Empty where the name has no letter of a to z and no
/// digit.
pub fn id_of(name: &str) -> String {
    let mut id = String::new();
    for c in name.chars().take(Kind::ID_LENGTH) {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('_') {
            id.push('_');
        }
    }
    id.truncate(id.trim_end_matches('_').len());
    id
}
