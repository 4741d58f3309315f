//! The engine as WebAssembly in Chromium, as a slow phone would run it.

use std::{fs, path::Path, process::Command};

use crate::{
    Result,
    browser::{self, CHROMIUM},
    bundle::assets::base64,
    process::{self, cargo},
    project::{Package, Versions},
    tools::{self, Tool, Tools},
};

/// Where `benches/in_browser.rs` looks for the program.
const FOLDER: &str = "MASSAGE_OR_PT_BENCH";
const PROGRAM: &str = "program";

pub fn run() -> Result {
    let found = browser::ensure(&[&CHROMIUM], &mut Vec::new())?;
    let Some(chromium) = found.first() else { return Ok(()) };
    let package = Package::read()?;
    let folder = package.scratch()?.join("bench");
    build(&package.target, &folder)?;
    let mut bench = super::bench("in_browser");
    chromium.tell(&mut bench);
    process::run(bench.env(FOLDER, folder))
}

/// As the page is built, but without the page.
fn build(target: &Path, folder: &Path) -> Result {
    tools::ensure_offline_build()?;
    let versions = Versions::read()?;
    let tools = Tools::ensure(&[Tool::wasm_bindgen(&versions), Tool::binaryen(&versions)])?;
    let wasm = "wasm32-unknown-unknown";
    let example = ["build", "--release", "--target", wasm, "--example", PROGRAM];
    process::run(&mut cargo(&example))?;
    let built = target.join(wasm).join("release/examples").join(PROGRAM).with_extension("wasm");
    let mut bindgen = Command::new(tools.program("wasm-bindgen"));
    bindgen.arg(built).args(["--target", "no-modules", "--no-typescript", "--out-dir"]);
    process::run(bindgen.arg(folder))?;
    let bound = folder.join("program_bg.wasm");
    process::run(
        Command::new(tools.program("wasm-opt")).arg("-Oz").arg(&bound).arg("-o").arg(&bound),
    )?;
    fs::write(folder.join("program.base64"), base64(&fs::read(&bound)?))?;
    Ok(())
}
