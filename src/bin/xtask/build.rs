//! `cargo xtask build`: the release artefacts in dist/.

use std::fs;

use crate::{
    Result, bundle,
    esbuild::Esbuild,
    fhir, hosting, package, plain, process,
    project::{self, Package, Versions},
    tools::{self, Tool, Tools},
};

pub fn run() -> Result {
    let versions = Versions::read()?;
    tools::ensure_offline_build()?;
    let tools = Tools::ensure(&all_tools(&versions))?;
    process::run(&mut tools.trunk(&["build", "--release", "--offline"])?)?;
    let esbuild = Esbuild::new(&tools, Package::read()?.scratch()?.join("esbuild"));
    let plain = plain::write(&project::dist(), &tools, &esbuild)?;
    bundle::run(&project::dist(), &plain, &esbuild)?;
    package::write(&project::dist())?;
    fhir::write(&project::dist())?;
    hosting::write(&project::dist())?;
    list_artefacts()
}

/// Everything a release is built with.
pub fn all_tools(versions: &Versions) -> [Tool; 4] {
    [Tool::trunk(versions), Tool::wasm_bindgen(versions), Tool::binaryen(versions), Tool::esbuild()]
}

fn list_artefacts() -> Result {
    let mut names: Vec<_> = fs::read_dir(project::dist())?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    println!("built in dist/: {}", names.join(", "));
    Ok(())
}
