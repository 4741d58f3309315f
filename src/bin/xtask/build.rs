//! `cargo xtask build`: the release artefacts in dist/.

use std::fs;

use crate::{
    Result, bundle, package, plain, process,
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
    package::write(&project::dist())?;
    list_artefacts()
}

/// Everything a release is built with.
pub fn all_tools(versions: &Versions) -> [Tool; 3] {
    [Tool::trunk(versions), Tool::wasm_bindgen(versions), Tool::binaryen(versions)]
}

fn list_artefacts() -> Result {
    let mut names: Vec<_> = fs::read_dir(project::dist())?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    names.sort();
    println!("built in dist/: {}", names.join(", "));
    Ok(())
}
