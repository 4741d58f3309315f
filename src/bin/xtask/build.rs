//! `cargo xtask build`: the release artefacts in dist/.

use std::{fs, process::Command};

use crate::{
    Result, bundle,
    esbuild::Esbuild,
    fhir, hosting, package, plain, process,
    project::{self, Package, Versions},
    small,
    tools::{self, Tool, Tools},
};

pub fn run_with(arguments: &[String]) -> Result {
    match arguments {
        [] => run(),
        [flag] if flag == "--small" => build(small::prefer),
        _ => Err("build takes only --small".into()),
    }
}

pub fn run() -> Result {
    build(|_| Ok(()))
}

/// `prepare` gets the command that compiles the program.
fn build(prepare: impl Fn(&mut Command) -> Result) -> Result {
    let builder = Builder::new()?;
    builder.compile(prepare)?;
    let plain = plain::write(&project::dist(), &builder.tools, &builder.esbuild)?;
    bundle::run(&project::dist(), &plain, &builder.esbuild)?;
    package::write(&project::dist())?;
    fhir::write(&project::dist())?;
    hosting::write(&project::dist())?;
    list_artefacts()
}

/// The same without what a visitor with WebAssembly never loads: with thousands of questions that takes minutes.
pub fn page() -> Result {
    let builder = Builder::new()?;
    builder.compile(|_| Ok(()))?;
    bundle::run(&project::dist(), &format!("massage-or-pt{}", plain::ENDING), &builder.esbuild)
}

struct Builder {
    tools: Tools,
    esbuild: Esbuild,
}

impl Builder {
    fn new() -> Result<Self> {
        tools::ensure_offline_build()?;
        let tools = Tools::ensure(&all_tools(&Versions::read()?))?;
        let esbuild = Esbuild::new(&tools, Package::read()?.scratch()?.join("esbuild"));
        Ok(Self { tools, esbuild })
    }

    fn compile(&self, prepare: impl Fn(&mut Command) -> Result) -> Result {
        let mut trunk = self.tools.trunk(&["build", "--release", "--offline", "--dist"])?;
        prepare(&mut trunk)?;
        process::run(trunk.arg(project::dist()))
    }
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
