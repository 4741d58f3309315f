//! The languages besides English: a file of words for each, or the words themselves in the single file.

use std::{fs, path::Path};

use massage_or_pt::content::{TRANSLATED, Translated, author::folded};
use serde_json::json;

use crate::{
    Result,
    bundle::{assets::hashed, scripts::fill},
};

const SCRIPT: &str = include_str!("../../../embed/languages.js");
/// As the scripts import it.
pub const NAME: &str = "languages.js";

/// What ends the name of a file with words. Text, since servers compress that.
pub const ENDING: &str = ".words.txt";

/// Writes the words of each language to `dist`.
pub fn write(dist: &Path) -> Result {
    TRANSLATED.iter().try_for_each(|it| Ok(fs::write(dist.join(file_name(it)), folded(it.words))?))
}

/// The names of the files with words.
pub fn file_names() -> impl Iterator<Item = String> {
    TRANSLATED.iter().map(file_name)
}

/// The module where the files are beside the script.
pub fn beside() -> Result<String> {
    // Bundlers of other projects know how to follow this form.
    script(|it| format!("fetchText(new URL('./{}', import.meta.url))", file_name(it)))
}

/// The same where there is no file beside the script.
pub fn inside() -> Result<String> {
    script(|it| json!(folded(it.words)).to_string())
}

fn script(words: impl Fn(&Translated) -> String) -> Result<String> {
    let entries = TRANSLATED.iter().map(|it| format!(", {}: () => {}", it.code, words(it)));
    let table = format!("const WORDS = {{ __proto__: null{} }}", entries.collect::<String>());
    fill(SCRIPT, &[("const WORDS = { __proto__: null }", table)])
}

fn file_name(language: &Translated) -> String {
    hashed(folded(language.words), &format!("-{}{ENDING}", language.code))
}
