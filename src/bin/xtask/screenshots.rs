//! `cargo xtask screenshots`: the pictures of every page kind that are kept in `docs/screenshots/`.

use crate::{
    Result,
    browser::{self, CHROMIUM},
    build,
    process::{self, cargo},
};

/// Where the test that takes them puts them; see `tests/e2e/screenshots.rs`.
const FOLDER: (&str, &str) = ("MASSAGE_OR_PT_SCREENSHOTS", "docs/screenshots");

pub fn run() -> Result {
    build::run()?;
    let found = browser::ensure(&[&CHROMIUM], &mut Vec::new())?;
    let chromium = found.first().ok_or("Chromium takes the pictures, and is not here")?;
    let mut test = cargo(&["test", "--features=ssr,xtask", "--test=e2e", "--", "screenshots::"]);
    chromium.tell(&mut test);
    process::run(test.env(FOLDER.0, FOLDER.1))
}
