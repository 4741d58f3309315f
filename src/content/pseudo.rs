//! Two languages that nobody speaks, made from English for the tests: what is not translated, too narrow, or
//! not mirrored shows at once.

use super::author::words;
use super::{Language, PACKED, unpack};

/// English that is longer by 40%, with accents, between `⟦` and `⟧`.
pub fn longer() -> String {
    pseudo("ltr", |text| marked(&stretched(text)))
}

/// English written from right to left, between the same marks.
pub fn mirrored() -> String {
    // Right-to-left override, and its end.
    pseudo("rtl", |text| marked(&format!("\u{202e}{text}\u{202c}")))
}

fn pseudo(direction: &str, change: impl Fn(&str) -> String) -> String {
    let note = change("No clinician has reviewed this translation.");
    // For private use, by BCP 47.
    let language = Language { code: "qaa".to_string(), direction: direction.to_string(), note };
    words(&unpack(), PACKED, &language, |text| change(&text.text))
}

fn marked(text: &str) -> String {
    format!("\u{27e6}{text}\u{27e7}")
}

/// Each vowel is there twice, with an accent, and the end has as many more letters as are still wanted.
/// What stands in braces stays.
fn stretched(text: &str) -> String {
    let mut longer = String::new();
    let mut in_braces = false;
    for c in text.chars() {
        in_braces = c == '{' || in_braces && c != '}';
        match "aeiouAEIOU".chars().position(|vowel| vowel == c) {
            Some(place) if !in_braces => {
                longer.extend("áéíóúÁÉÍÓÚ".chars().nth(place).into_iter().cycle().take(2));
            }
            _ => longer.push(c),
        }
    }
    let wanted = text.chars().count() * 14 / 10;
    let lacking = wanted.saturating_sub(longer.chars().count());
    longer.extend(" ñ".chars().cycle().take(lacking));
    longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretched_text_is_longer_and_keeps_what_is_filled_in() {
        assert_eq!(stretched("Book {service} now"), "Bóóóók {service} nóów ñ ñ");
    }
}
