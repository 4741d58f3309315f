//! How a tool gets into the cache.
//!
//! Tools from crates.io are built here, so they are built cheaply: what is saved at compile time
//! is minutes, what a slower tool costs a build is a fraction of a second.

use std::{fs, io, path::Path, process::Command};

use crate::{
    Result, apt,
    process::{self, path_with, program, which},
    tools::{Source, Tool},
};

const CHEAP_PROFILE: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_STRIP", "none"),
];

/// Installs the tools one after the other; they share a folder for what both are built from. It
/// is kept when something fails or the user stops it, so that the next try goes on from there.
pub fn install(tools: &[&Tool], cache: &Path) -> Result {
    let work = cache.join(".work");
    tools.iter().try_for_each(|tool| install_one(tool, cache, &work))?;
    // It holds a gigabyte, but the tools work even if it cannot be removed.
    let _ = fs::remove_dir_all(&work);
    Ok(())
}

fn install_one(tool: &Tool, cache: &Path, work: &Path) -> Result {
    println!("installing {} {}: {}", tool.name, tool.version, tool.purpose);
    let home = work.join(tool.name);
    fs::create_dir_all(&home)?;
    match tool.source {
        Source::Crate { features } => from_crates(tool, features, &home, &work.join("target"))?,
        Source::Npm { package } => from_npm(tool, package, &home)?,
        Source::Python { others } => from_pypi(tool, others, &home)?,
    }
    if !tool.answers(&tool.bin(&home)) {
        let (name, version) = (tool.name, &tool.version);
        return Err(format!("{name} was installed but does not answer as version {version}").into());
    }
    publish(&home, &tool.home(cache))
}

/// Another `cargo xtask` may have been faster; then its install is as good as ours.
fn publish(home: &Path, target: &Path) -> Result {
    match fs::rename(home, target) {
        Err(_) if target.is_dir() => Ok(()),
        Err(error) => Err(format!("{}: {error}", target.display()).into()),
        Ok(()) => Ok(()),
    }
}

/// A prebuilt program if `cargo binstall` finds one; else the source as its authors locked it;
/// else, where a registry mirror lags behind that lock, the source with what there is.
fn from_crates(tool: &Tool, features: &[&str], home: &Path, target: &Path) -> Result {
    if which(&program("cargo-binstall")).is_some()
        && binstall(tool, home).is_ok()
        && tool.answers(&tool.bin(home))
    {
        return Ok(());
    }
    // Cargo advises to put the folder on the PATH, unless it is.
    let path = path_with(&[home.join("bin")])?;
    let build = |lock: &[&str]| {
        let mut command = process::cargo(&["install", tool.name, "--version", &tool.version]);
        command.args(features).args(lock).arg("--root").arg(home);
        command.env("CARGO_TARGET_DIR", target).envs(CHEAP_PROFILE).env("PATH", &path);
        process::run(&mut command)
    };
    build(&["--locked"]).or_else(|error| {
        println!("{error}; trying again without its lock file");
        build(&[])
    })
}

fn binstall(tool: &Tool, home: &Path) -> io::Result<()> {
    let mut command = Command::new("cargo-binstall");
    command.args(["--no-confirm", "--disable-strategies", "compile", "--root"]).arg(home);
    command.arg(format!("{}@{}", tool.name, tool.version)).output().map(|_| ())
}

fn from_npm(tool: &Tool, package: &str, home: &Path) -> Result {
    let mut npm = process::npm();
    npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(home);
    npm.arg(format!("{package}@{}", tool.version));
    process::output(&mut npm).map(|_| ()).map_err(|error| {
        format!(
            "{error}\n{} comes from npm: install Node.js with npm and run this again",
            tool.name
        )
        .into()
    })
}

/// Debian's Python makes environments only with a package of its own.
fn from_pypi(tool: &Tool, others: &[&str], home: &Path) -> Result {
    let make = || process::output(process::python().args(["-m", "venv", "--clear"]).arg(home));
    make()
        .or_else(|error| {
            apt::install(&["python3-venv"], "for tools in Python; seconds, once")
                .map_err(|reason| format!("{error}\n{reason}"))?;
            make()
        })
        .map_err(|error| {
            format!("{error}\n{} comes from PyPI: install Python 3 with venv", tool.name)
        })?;
    let mut pip = Command::new(tool.bin(home).join(program("python")));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    process::output(pip.args(tool.requirements(others))).map(|_| ())
}
