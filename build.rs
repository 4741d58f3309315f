//! Checks `src/content` and packs it into the blob that the page carries.
//!
//! Every mistake of every file is reported in one run, each with its file, its id and what to change.

// The build uses only part of what these modules offer.
#![allow(dead_code, unused_imports)]

#[path = "src/engine/mod.rs"]
mod engine;

#[path = "src/content"]
mod content {
    pub mod author;
    mod pages;
    pub mod reading;
    pub mod visitor_texts;

    pub use pages::*;
}

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/engine");
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
    let content =
        content::author::load(|file| fs::read_to_string(PathBuf::from("src/content").join(file)))
            .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let packed = postcard::to_allocvec(&content).map_err(|error| vec![error.to_string()])?;
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("content.postcard"), packed)
        .map_err(|error| vec![format!("cannot write the packed content: {error}")])
}
