//! Checks `src/content` and packs it into the blob that the page carries, and each other language into a
//! text of its own.
//!
//! Every mistake of every file is reported in one run, each with its file, its id and what to change.

// The build uses only part of what these modules offer.
#![allow(dead_code, unused_imports)]

#[path = "src/engine/mod.rs"]
mod engine;

#[path = "src/content"]
mod content {
    pub mod author;
    pub mod packed;
    mod pages;
    pub mod reading;
    pub mod visitor_texts;

    pub use pages::*;
}

// What the generator knows the engine by.
extern crate self as massage_or_pt;
#[path = "tests/bench/generated.rs"]
mod generated;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use content::author::{LANGUAGE_FILE, Translation, fingerprint, load};

const CONTENT: &str = "src/content";
/// How many made-up questions the page asks instead of ours: `cargo xtask bench --page` measures how it grows.
const GENERATED_ITEMS: &str = "MASSAGE_OR_PT_GENERATED_ITEMS";
/// Bytes that the page sets aside for it; the linker would take a megabyte.
const STACK_SIZE: u32 = 256 * 1024;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/engine");
    println!("cargo::rerun-if-env-changed={GENERATED_ITEMS}");
    let is = |variable, value| env::var(variable).is_ok_and(|it| it == value);
    // Without optimization functions take many times as much.
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-zstack-size={STACK_SIZE}");
    }
    match pack() {
        Ok(()) => ExitCode::SUCCESS,
        Err(mistakes) => {
            for mistake in mistakes {
                println!("cargo::error={mistake}");
            }
            ExitCode::FAILURE
        }
    }
}

fn pack() -> Result<(), Vec<String>> {
    let said = |problems: Vec<engine::Problem>| -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    };
    let read = |file: &str| fs::read_to_string(Path::new(CONTENT).join(file));
    let mut content = load(read).map_err(said)?;
    let packed = content::packed::pack(&content);
    let mut translations = Vec::new();
    let mut mistakes = Vec::new();
    for code in languages().map_err(|error| vec![format!("{CONTENT}: {error}")])? {
        match Translation::read(read, &code, &content) {
            Ok(translation) => translations.push(translation),
            Err(problems) => mistakes.extend(said(problems)),
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    for translation in &translations {
        let words = translation.pack(&content, &packed);
        write(&format!("{}.words", translation.code), words)?;
    }
    write("locales.rs", locales(&translations))?;
    write("translated.rs", translated(&translations))?;
    if let Some(items) = env::var(GENERATED_ITEMS).ok().and_then(|items| items.parse().ok()) {
        content.protocol = generated::protocol(items);
    }
    let packed = content::packed::pack(&content);
    write("content.fingerprint", fingerprint(&packed))?;
    write("content.packed", packed)
}

/// The folders that are languages, by name.
fn languages() -> io::Result<Vec<String>> {
    let mut codes = Vec::new();
    for entry in fs::read_dir(CONTENT)? {
        let entry = entry?;
        if entry.path().join(LANGUAGE_FILE).is_file() {
            codes.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    codes.sort();
    Ok(codes)
}

/// The choices of the setting `locale`, in Rust.
fn locales(translations: &[Translation]) -> String {
    let auto = "The language of the page around the guide, if the guide speaks it; otherwise that of the \
                visitor's browser, or English.";
    let mut choices = format!("choice(\"auto\", {auto:?}), choice(\"en\", \"US English.\"), ");
    for Translation { code, name, reviewed, .. } in translations {
        let open = if *reviewed { "" } else { " No clinician who speaks it has reviewed it yet." };
        choices += &format!("choice({code:?}, {:?}), ", format!("{name}.{open}"));
    }
    format!("&[{choices}]")
}

/// What the command line knows of each language, in Rust.
fn translated(translations: &[Translation]) -> String {
    let rows = translations.iter().map(|Translation { code, name, reviewed, .. }| {
        let words = format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{code}.words\"))");
        format!("Translated {{ code: {code:?}, name: {name:?}, reviewed: {reviewed}, words: {words} }}, ")
    });
    format!("&[{}]", rows.collect::<String>())
}

fn write(name: &str, bytes: impl AsRef<[u8]>) -> Result<(), Vec<String>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join(name), bytes)
        .map_err(|error| vec![format!("cannot write the packed content, {name}: {error}")])
}
