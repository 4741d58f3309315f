//! `reading.toml`: how hard the words may be to read, and which words every reader is taken to know.

use serde::Deserialize;

use crate::content::Content;
use crate::content::reading::{Counts, words};
use crate::content::visitor_texts::{VisitorText, visitor_texts};
use crate::engine::{ProblemKind, Report};

/// A grade of fewer words says little, so that shorter texts are graded together with others.
const ENOUGH_WORDS: u32 = 8;

/// `reading.toml`
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingDef {
    /// The highest grade that a text may have, in years of US school.
    pub most: i64,
    /// Names that have no plainer word, in lower case. Each counts as one syllable.
    pub known_words: Vec<String>,
}

/// What is graded together.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    pub file: &'static str,
    /// As in [`VisitorText`]; [`Passage::SHORT`] for the short texts of a file together.
    pub id: String,
    /// As in [`VisitorText`]; `None` where it is several texts.
    pub field: Option<String>,
    pub counts: Counts,
}

impl Passage {
    /// The id of the passage that the short texts of a file make together.
    pub const SHORT: &str = "short texts";
}

/// Everything that is graded: each text of enough words, all texts of one id together, and, for ids without
/// enough words, those of a file together.
pub fn passages(texts: &[VisitorText], def: &ReadingDef) -> Vec<Passage> {
    let passage = |id: &str, texts: &[&VisitorText]| together(id, texts, &def.known_words);
    let mut passages = Vec::new();
    let mut short: Vec<&VisitorText> = Vec::new();
    let texts: Vec<_> = texts.iter().collect();
    for texts in texts.chunk_by(|a, b| (a.file, &a.id) == (b.file, &b.id)) {
        let singles = texts.chunks(1).map(|text| passage(&text[0].id, text));
        passages.extend(singles.filter(|single| single.counts.words >= ENOUGH_WORDS));
        let all = passage(&texts[0].id, texts);
        match all.counts.words {
            0..ENOUGH_WORDS => short.extend(texts),
            _ if texts.len() > 1 => passages.push(all),
            _ => {}
        }
    }
    passages.extend(short.chunk_by(|a, b| a.file == b.file).map(|t| passage(Passage::SHORT, t)));
    passages
}

fn together(id: &str, texts: &[&VisitorText], known_words: &[String]) -> Passage {
    let mut counts = Counts::default();
    for text in texts {
        counts.add(&text.text, |word| known_words.iter().any(|known| known == word));
    }
    let field = if let [only] = texts { Some(only.field.clone()) } else { None };
    Passage { file: texts.first().map_or("", |text| text.file), id: id.to_string(), field, counts }
}

pub(super) fn check(content: &Content, def: &ReadingDef, report: &mut Report) {
    let texts = visitor_texts(content);
    let mut too_hard: Vec<Passage> = Vec::new();
    for passage in passages(&texts, def) {
        // Texts that are hard together because one of them is hard are reported by that one.
        let is_said = passage.field.is_none()
            && too_hard.iter().any(|one| (one.file, &one.id) == (passage.file, &passage.id));
        if passage.counts.grade() > def.most as f32 && !is_said {
            too_hard.push(passage);
        }
    }
    for Passage { file, id, field, counts } in too_hard {
        let grade = format!("{:.1}", counts.grade());
        report.add(file, &id, ProblemKind::HardToRead { field, grade, most: def.most });
    }
    for word in &def.known_words {
        let is_used = texts.iter().any(|text| words(&text.text).any(|w| w.to_lowercase() == *word));
        report.add_if(!is_used, "reading.toml", word, ProblemKind::UnusedKnownWord);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: &str, field: &str, text: &str) -> VisitorText {
        VisitorText { file: "f.toml", id: id.into(), field: field.into(), text: text.into() }
    }

    #[test]
    fn long_texts_are_graded_alone_and_short_ones_together() {
        let def = ReadingDef { most: 9, known_words: Vec::new() };
        let long = "One two three four five six seven eight.";
        let texts = [
            text("a", "text", long),
            text("b", "text", long),
            text("b", "hint", "Nine ten."),
            text("c", "text", "One two three four."),
            text("c", "hint", "Five six seven eight."),
            text("d", "text", "One two."),
            text("e", "text", "Three four."),
        ];
        let passages = passages(&texts, &def);
        let found: Vec<_> =
            passages.iter().map(|p| (&*p.id, p.field.as_deref(), p.counts.words)).collect();
        let expected = [
            ("a", Some("text"), 8),
            ("b", Some("text"), 8),
            ("b", None, 10),
            ("c", None, 8),
            (Passage::SHORT, None, 4),
        ];
        assert_eq!(found, expected);
    }
}
