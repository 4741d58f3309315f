//! Counts too large to read, as a person can take them in.

use massage_or_pt::verify::Covered;

use super::markup::{Node, nodes, text};

/// `3.73 × 10³⁰`; exact where it is short.
pub fn power(count: &Covered) -> Node {
    match count.to_string().split_once('e') {
        Some((digits, power)) => nodes![format!("{digits} \u{d7} 10"), text("sup", power)].into(),
        None => count.to_string().into(),
    }
}

/// A count as far as a number goes; enough for shares.
pub fn number(count: &Covered) -> f64 {
    count.exact().parse().unwrap_or(0.0)
}

/// How much of the whole a part is.
pub fn share(part: &Covered, whole: &Covered) -> String {
    if part == whole { "100%".to_string() } else { percent(number(part) / number(whole)) }
}

/// A share that is neither rounded to nothing nor to all: `12.3%`, `0.03%`, `less than 0.01%`.
pub fn percent(share: f64) -> String {
    match 100.0 * share {
        0.0 => "0%".to_string(),
        100.0 => "100%".to_string(),
        share if share < 0.01 => "less than 0.01%".to_string(),
        share if share > 99.99 => "more than 99.99%".to_string(),
        share if share < 1.0 => format!("{share:.2}%"),
        share => format!("{share:.1}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_to_nothing_or_all() {
        for (share, said) in [
            (0.0, "0%"),
            (1e-9, "less than 0.01%"),
            (0.0003, "0.03%"),
            (0.123, "12.3%"),
            (0.999_999, "more than 99.99%"),
            (1.0, "100%"),
        ] {
            assert_eq!(percent(share), said);
        }
    }
}
