//! `cargo xtask build`: the release artefacts in dist/.

use std::{fs, path::Path, process::Command};

use crate::{
    Result, bundle, fhir, package, plain, process,
    project::{self, Versions},
    tools::{self, Tool, Tools},
};

pub fn run() -> Result {
    let versions = Versions::read()?;
    tools::ensure_offline_build()?;
    let tools = Tools::ensure(&all_tools(&versions))?;
    process::run(&mut tools.trunk(&["build", "--release", "--offline"])?)?;
    let plain = plain::write(&project::dist(), &tools)?;
    bundle::run(&project::dist(), &plain)?;
    minify(&project::dist().join(bundle::ELEMENT), &tools)?;
    package::write(&project::dist())?;
    fhir::write(&project::dist())?;
    list_artefacts()
}

/// Everything a release is built with.
pub fn all_tools(versions: &Versions) -> [Tool; 4] {
    [Tool::trunk(versions), Tool::wasm_bindgen(versions), Tool::binaryen(versions), Tool::esbuild()]
}

/// In place. Only the element's script, which is there before anyone wants the guide.
fn minify(script: &Path, tools: &Tools) -> Result {
    let mut esbuild = Command::new(tools.program("esbuild"));
    esbuild.arg(script).args([
        "--minify",
        "--format=esm",
        "--target=es2022",
        "--log-level=warning",
    ]);
    esbuild.arg("--allow-overwrite").arg(format!("--outfile={}", script.display()));
    process::run(&mut esbuild)
}

fn list_artefacts() -> Result {
    let mut names: Vec<_> = fs::read_dir(project::dist())?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    println!("built in dist/: {}", names.join(", "));
    Ok(())
}
