//! The languages besides English: a file of words for each, or the words themselves in the single file.

use std::{fs, path::Path};

use massage_or_pt::content::{TRANSLATED, Translated};
use serde_json::json;

use crate::{
    Result,
    bundle::{assets::hash, scripts::fill},
};

const SCRIPT: &str = include_str!("../../../embed/languages.js");
/// In both scripts that use it.
const IMPORT: &str =
    "import { fetchText, languageFor, localeIn, wordsIn } from './languages.js';\n";

/// What ends the name of a file with words. Text, since servers compress that.
pub const ENDING: &str = ".words.txt";

/// Writes the words of each language to `dist`.
pub fn write(dist: &Path) -> Result {
    TRANSLATED.iter().try_for_each(|it| Ok(fs::write(dist.join(file_name(it)), it.words)?))
}

/// What stands for the import where the files are beside the script.
pub fn beside() -> Result<(&'static str, String)> {
    // Bundlers of other projects know how to follow this form.
    script(|it| format!("fetchText(new URL('./{}', import.meta.url))", file_name(it)))
}

/// The same where there is no file beside the script.
pub fn inside() -> Result<(&'static str, String)> {
    script(|it| json!(it.words).to_string())
}

fn script(words: impl Fn(&Translated) -> String) -> Result<(&'static str, String)> {
    let entries = TRANSLATED.iter().map(|it| format!(", {}: () => {}", it.code, words(it)));
    let table = format!("const WORDS = {{ __proto__: null{} }}", entries.collect::<String>());
    let script = fill(SCRIPT, &[("const WORDS = { __proto__: null }", table)])?;
    Ok((IMPORT, script.replace("export ", "")))
}

fn file_name(language: &Translated) -> String {
    let hash = hash(language.words.as_bytes());
    format!("massage-or-pt-{hash:016x}-{}{ENDING}", language.code)
}
