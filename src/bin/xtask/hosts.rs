//! The pages of `tests/hosts/`: built with the tools of others around the npm package in dist/.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Result, process,
    project::{self, Package},
};

/// The least that the bundler runs on.
const NODE: (u32, u32) = (20, 19);

/// Only the style sheet of this package is used; installing it would bring hundreds of others.
const WORDPRESS: &str = "@wordpress/block-library@11.1.0";
const WORDPRESS_STYLES: &str = "package/build-style/style.css";

/// What stands in `node_modules` once all of it is installed.
const INSTALLED: &str = "node_modules/.installed";

/// Why these pages cannot be built here, where that is for the user to mend.
pub fn obstacle() -> Option<String> {
    let said = process::output(Command::new("node").arg("--version")).unwrap_or_default();
    let has_npm = process::output(process::npm().arg("--version")).is_ok();
    let mut numbers =
        said.trim().trim_start_matches('v').split('.').map_while(|it| it.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(major), Some(minor)) if (major, minor) >= NODE && has_npm => None,
        _ => Some(format!(
            "Node.js with npm is missing or too old: install Node.js {}.{} or newer",
            NODE.0, NODE.1
        )),
    }
}

/// Installs what the pages are made with, checks their types, and builds them.
pub fn build() -> Result {
    // Where the end-to-end tests look, below Cargo's folder for what tests leave behind.
    let folder = Package::read()?.target.join("tmp").join("hosts");
    copy_sources(&project::root().join("tests/hosts"), &folder)?;
    install(&folder)?;
    install_ours(&folder)?;
    npm(&folder, &["run", "--silent", "types"])?;
    npm(&folder, &["run", "--silent", "build"])
}

/// All but what is installed is replaced, so that nothing of an older build is left.
fn copy_sources(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(to)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true if entry.file_name() == "node_modules" => {}
            true => fs::remove_dir_all(entry.path())?,
            false => fs::remove_file(entry.path())?,
        }
    }
    copy(from, to)
}

fn copy(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        // Someone may have opened the folder in an editor that wants the packages there, too.
        if entry.file_name() == "node_modules" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Everything in the lock file, unless it is there.
fn install(folder: &Path) -> Result {
    let wanted = fs::read_to_string(folder.join("package-lock.json"))? + WORDPRESS;
    let marker = folder.join(INSTALLED);
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("installing what the pages of tests/hosts are made with: half a minute, once");
    npm(folder, &["ci", "--no-audit", "--no-fund", "--loglevel=error"])?;
    let archive = pack(folder, WORDPRESS)?;
    let styles = folder.join("node_modules").join("@wordpress");
    fs::create_dir_all(&styles)?;
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(archive).args(["--strip-components=2", WORDPRESS_STYLES]);
    process::run(tar.current_dir(styles))?;
    Ok(fs::write(marker, wanted)?)
}

/// The package in dist/, as a developer gets it; its version stays the same while its files change.
fn install_ours(folder: &Path) -> Result {
    let installed = folder.join("node_modules/massage-or-pt");
    if installed.is_dir() {
        fs::remove_dir_all(installed)?;
    }
    let archive = pack(folder, &project::dist().to_string_lossy())?;
    let archive = archive.to_string_lossy();
    let options = ["install", "--offline", "--no-save", "--no-audit", "--no-fund"];
    npm(folder, &[&options[..], &["--loglevel=error", &archive]].concat())
}

/// The archive that npm packs of a package.
fn pack(folder: &Path, package: &str) -> Result<PathBuf> {
    let mut npm = process::npm();
    npm.current_dir(folder).args(["pack", "--json", "--loglevel=error", package]);
    let packed: serde_json::Value = serde_json::from_str(&process::output(&mut npm)?)?;
    let name = packed[0]["filename"].as_str().ok_or("npm does not say what it packed")?;
    Ok(folder.join(name))
}

fn npm(folder: &Path, arguments: &[&str]) -> Result {
    process::run(process::npm().current_dir(folder).args(arguments))
}
