//! A language besides English: a folder of files with the words of each content file by id, and nothing else.
//!
//! Rules, weights and ids stay where they are, so a translation cannot change what the guide says, only
//! how. It is packed as lines of text that the page reads along with the content, see `content::packed`.

use std::collections::BTreeMap;
use std::io;

use serde::Deserialize;

use super::pages::check_months;
use super::{FILES, file};
use crate::content::packed::Packed;
use crate::content::visitor_texts::{VisitorText, visitor_texts};
use crate::content::{Content, Language};
use crate::engine::{Problem, ProblemKind, Report, placeholders};

/// What makes a folder of `src/content` a language.
pub const LANGUAGE_FILE: &str = "language.toml";

/// `language.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageDef {
    /// The English name, for owners.
    name: String,
    direction: Direction,
    /// Whether a clinician whose own language it is has read every text.
    reviewed: bool,
    /// What visitors are told until then.
    not_reviewed: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Direction {
    Ltr,
    Rtl,
}

/// Everything that is said in another language.
#[derive(Debug)]
pub struct Translation {
    pub code: String,
    /// The English name.
    pub name: String,
    pub reviewed: bool,
    language: Language,
    texts: Texts,
}

/// The texts of a file and path, in the order in which English has them.
type Texts = BTreeMap<(&'static str, String), Vec<String>>;

impl Translation {
    /// Reads the folder `code`; `read` is given a file's name with the folder, such as `es/spa.toml`.
    ///
    /// # Errors
    /// Every problem of every file: what is missing, left over, or does not say the same as English.
    pub fn read(
        read: impl Fn(&str) -> io::Result<String>,
        code: &str,
        english: &Content,
    ) -> Result<Self, Vec<Problem>> {
        let mut report = Report::default();
        let def_file = file_name(code, LANGUAGE_FILE);
        let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase());
        report.add_if(!is_code || code == "en", def_file, code, ProblemKind::BadLanguage);
        let def: Option<LanguageDef> = file(&read, def_file, &mut report.problems);
        let mut texts = Texts::new();
        let all = visitor_texts(english);
        for name in FILES {
            let english: Vec<_> = all.iter().filter(|text| text.file == name).collect();
            if !english.is_empty() {
                read_texts(&read, file_name(code, name), name, &mut texts, &mut report);
                check(file_name(code, name), &english, &texts, &mut report);
            }
        }
        check_options(code, english, &texts, &mut report);
        for months in texts.get(&("messages.toml", "months".to_string())).into_iter().flatten() {
            check_months(file_name(code, "messages.toml"), months, &mut report);
        }
        let Some(def) = def else { return Err(report.problems) };
        report.text(def_file, code, "name", &def.name);
        report.text(def_file, code, "not_reviewed", &def.not_reviewed);
        if !report.problems.is_empty() {
            return Err(report.problems);
        }
        let LanguageDef { name, direction, reviewed, not_reviewed } = def;
        let direction = match direction {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        };
        let note = if reviewed { String::new() } else { not_reviewed };
        let language = Language { code: code.to_string(), direction: direction.to_string(), note };
        Ok(Self { code: code.to_string(), name, reviewed, language, texts })
    }

    /// The lines that the page reads; `packed` is the English content as it is built in.
    pub fn pack(&self, english: &Content, packed: &[u8]) -> String {
        let mut seen = BTreeMap::new();
        words(english, packed, &self.language, |text| {
            let key = (text.file, path(text));
            let count: &mut usize = seen.entry(key.clone()).or_default();
            *count += 1;
            self.texts
                .get(&key)
                .and_then(|texts| texts.get(*count - 1))
                .cloned()
                .unwrap_or_default()
        })
    }
}

/// The lines for a language, with what `translate` makes of each English text.
pub fn words(
    english: &Content,
    packed: &[u8],
    language: &Language,
    mut translate: impl FnMut(&VisitorText) -> String,
) -> String {
    let places = numbered(packed);
    let mut lines: BTreeMap<usize, String> = BTreeMap::new();
    let place = |text: &str| text.parse().unwrap_or_default();
    for (text, number) in visitor_texts(english).iter().zip(visitor_texts(&places)) {
        lines.insert(place(&number.text), translate(text));
    }
    // A service is a style that is offered, with words of its own only where its owner wrote some.
    let (styles, services) = (&places.protocol.styles, &places.protocol.services);
    for (service, numbers) in english.protocol.services.iter().zip(services) {
        let style = english.protocol.styles.iter().position(|style| style.id == service.id);
        let Some(style) = style.and_then(|style| styles.get(style)) else { continue };
        for (from, to) in [(&style.name, &numbers.name), (&style.description, &numbers.description)]
        {
            let line = lines.get(&place(from)).cloned().unwrap_or_default();
            lines.insert(place(to), line);
        }
    }
    lines.insert(place(&places.language.code), language.code.clone());
    lines.insert(place(&places.language.direction), language.direction.clone());
    lines.insert(place(&places.language.note), language.note.clone());
    let last = lines.keys().next_back().copied().unwrap_or_default();
    let line = |number| lines.get(&number).map_or("", String::as_str);
    let body: String = (0..=last).flat_map(|number| [line(number), "\n"]).collect();
    fingerprint(packed) + &body
}

/// Words as they are shipped: without the capital letters that `languages.js` gives back, the first of each line and
/// sentence. So a word is the same wherever it stands, which packs 3% better. A small letter there has `^` before it.
pub fn folded(words: &str) -> String {
    let mut folded = String::new();
    let mut before = ['\n'; 2];
    for c in words.chars() {
        let is_first = matches!(before, [_, '\n' | '¿'] | ['.' | '?' | '!', ' ']);
        let small: String = c.to_lowercase().collect();
        if is_first && (c.is_lowercase() || c == '^') {
            folded.extend(['^', c]);
        } else if is_first && small.to_uppercase() == c.to_string() {
            folded += &small;
        } else {
            folded.push(c);
        }
        before = [before[1], c];
    }
    folded
}

/// The first line of a language's words, which names the content that they were made for.
pub fn fingerprint(packed: &[u8]) -> String {
    // FNV-1a: the standard library's hash may change between compilers.
    let hash = packed.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}\n")
}

/// The content with the number of its line in place of each text, as the page would read it.
fn numbered(packed: &[u8]) -> Content {
    // As many digits for each, so that tables keep their order.
    let words: String = (0..packed.len()).map(|number| format!("{number:08}\n")).collect();
    Packed::new(packed.to_vec().leak(), words.leak()).read()
}

/// Known for as long as the build runs.
fn file_name(code: &str, name: &str) -> &'static str {
    [code, "/", name].concat().leak()
}

/// Where a text is in its file; a message is a text by itself.
fn path(text: &VisitorText) -> String {
    if text.file == "messages.toml" {
        text.id.clone()
    } else {
        [&text.id, ".", &text.field].concat()
    }
}

fn read_texts(
    read: &impl Fn(&str) -> io::Result<String>,
    shown: &'static str,
    name: &'static str,
    texts: &mut Texts,
    report: &mut Report,
) {
    let text = match read(shown) {
        Ok(text) => text,
        Err(error) => {
            let kind = ProblemKind::CannotRead { error: error.to_string() };
            return report.add(shown, "", kind);
        }
    };
    match text.parse::<toml::Table>() {
        Ok(table) => flatten("", table, &mut |path, value| match texts_of(value) {
            Some(found) => {
                texts.insert((name, path), found);
            }
            None => {
                let (id, field) = split(&path);
                report.add(shown, id, ProblemKind::NotTexts { field: field.to_string() });
            }
        }),
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
            let error = error.message().replace('\n', ", ");
            report.add(shown, "", ProblemKind::NotToml { line, error });
        }
    }
}

/// Every value of a table that is no table, with the keys that lead to it.
fn flatten(above: &str, table: toml::Table, found: &mut impl FnMut(String, toml::Value)) {
    for (key, value) in table {
        let path = if above.is_empty() { key } else { [above, ".", &key].concat() };
        match value {
            toml::Value::Table(table) => flatten(&path, table, found),
            value => found(path, value),
        }
    }
}

fn texts_of(value: toml::Value) -> Option<Vec<String>> {
    let text = |value| if let toml::Value::String(text) = value { Some(text) } else { None };
    match value {
        toml::Value::Array(list) => list.into_iter().map(text).collect(),
        value => Some(vec![text(value)?]),
    }
}

/// The id that a path begins with, and the rest; a message is both.
fn split(path: &str) -> (&str, &str) {
    path.split_once('.').unwrap_or((path, path))
}

/// Holds a file against what English says in it.
fn check(shown: &'static str, english: &[&VisitorText], texts: &Texts, report: &mut Report) {
    if report.problems.iter().any(|it| it.file == shown && it.id.is_empty()) {
        // It could not be read at all.
        return;
    }
    let Some(name) = english.first().map(|text| text.file) else { return };
    let mut wanted: BTreeMap<String, Vec<&VisitorText>> = BTreeMap::new();
    for text in english {
        wanted.entry(path(text)).or_default().push(text);
    }
    for (path, english) in &wanted {
        let (id, field) = split(path);
        let field = field.to_string();
        match texts.get(&(name, path.clone())) {
            None => report.add(shown, id, ProblemKind::NotTranslated { field }),
            Some(texts) if texts.len() != english.len() => {
                let (count, wanted) = (texts.len(), english.len());
                report.add(shown, id, ProblemKind::OtherCount { field, count, wanted });
            }
            Some(texts) => {
                let pairs = texts.iter().zip(english);
                pairs.for_each(|(text, english)| check_text(shown, path, text, english, report));
            }
        }
    }
    for (file, path) in
        texts.keys().filter(|(file, path)| *file == name && !wanted.contains_key(path))
    {
        debug_assert_eq!(*file, name);
        let (id, field) = split(path);
        report.add(shown, id, ProblemKind::NotInEnglish { field: field.to_string() });
    }
}

/// The names in braces and the numbers of a text are those of English.
fn check_text(
    shown: &'static str,
    path: &str,
    text: &str,
    english: &VisitorText,
    report: &mut Report,
) {
    let (id, field) = split(path);
    report.words(shown, id, field, text);
    for name in placeholders(&english.text).filter(|name| !placeholders(text).any(|p| p == *name)) {
        let placeholder = name.to_string();
        report.add(shown, id, ProblemKind::MissingPlaceholder { placeholder });
    }
    for name in placeholders(text).filter(|name| !placeholders(&english.text).any(|p| p == *name)) {
        let (field, placeholder) = (field.to_string(), name.to_string());
        report.add(shown, id, ProblemKind::UnknownPlaceholder { field, placeholder });
    }
    let wanted = numbers(&english.text);
    let kind = ProblemKind::OtherNumbers { field: field.to_string(), wanted: wanted.join(" ") };
    report.add_if(numbers(text) != wanted, shown, id, kind);
}

/// The runs of digits, sorted: languages differ in word order, and in the mark between 100 and 4.
fn numbers(text: &str) -> Vec<&str> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let mut numbers: Vec<_> = runs.filter(|run| !run.is_empty()).collect();
    numbers.sort_unstable();
    numbers
}

/// No two answers to a question may read alike.
fn check_options(code: &str, english: &Content, texts: &Texts, report: &mut Report) {
    const FILE: &str = "questionnaire.toml";
    for item in &english.protocol.questionnaire.items {
        let mut seen: Vec<&Vec<String>> = Vec::new();
        for option in &item.options {
            let path = [&item.link_id, ".", &option.code, ".text"].concat();
            let Some(text) = texts.get(&(FILE, path)) else { continue };
            let kind = ProblemKind::DuplicateOptionText { code: option.code.to_string() };
            report.add_if(seen.contains(&text), file_name(code, FILE), &item.link_id, kind);
            seen.push(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_of_lines_and_sentences_is_small() {
        for (words, expected) in [
            ("¿Qué hacer?\nÁnimo. Uno\n", "¿qué hacer?\nánimo. uno\n"),
            ("Sí: ¿Y no?! A Ana", "sí: ¿y no?! a Ana"),
            ("^ 2^2", "^^ 2^2"),
            ("es\n2 horas. o más\n\n⟦A⟧", "^es\n2 horas. ^o más\n\n⟦A⟧"),
        ] {
            assert_eq!(folded(words), expected);
        }
    }
}
