//! Facts about this checkout, each read from the one file that declares it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use toml::Table;

use crate::{Result, process};

/// The folder of Cargo.toml.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Names another folder than dist/ for a release that is not ours to hand out.
pub const DIST: &str = "MASSAGE_OR_PT_DIST";

/// Where the release goes.
pub fn dist() -> PathBuf {
    env::var_os(DIST).map_or_else(|| root().join("dist"), PathBuf::from)
}

/// What `cargo metadata` tells about the package itself.
pub struct Package {
    /// Cargo's target folder.
    pub target: PathBuf,
    /// The names of the integration tests.
    pub tests: Vec<String>,
}

impl Package {
    pub fn read() -> Result<Self> {
        let arguments = ["metadata", "--no-deps", "--format-version=1", "--offline"];
        let metadata: Value =
            serde_json::from_str(&process::output(&mut process::cargo(&arguments))?)?;
        let target = metadata["target_directory"].as_str().ok_or("cargo names no target folder")?;
        let targets = metadata["packages"][0]["targets"].as_array().into_iter().flatten();
        let is_test = |target: &&Value| target["kind"][0] == "test";
        let tests = targets.filter(is_test).filter_map(|test| test["name"].as_str());
        Ok(Self { target: target.into(), tests: tests.map(Into::into).collect() })
    }

    /// A folder for what `cargo xtask` itself leaves behind.
    pub fn scratch(&self) -> Result<PathBuf> {
        let folder = self.target.join("xtask");
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}

/// The tool versions that Trunk.toml and Cargo.lock ask for.
pub struct Versions {
    pub trunk: String,
    pub wasm_bindgen: String,
    pub binaryen: String,
}

impl Versions {
    pub fn read() -> Result<Self> {
        let trunk = table("Trunk.toml")?;
        let trunk_version = trunk.get("trunk-version").and_then(|version| version.as_str());
        let wasm_opt = trunk.get("tools").and_then(|tools| tools.get("wasm_opt")?.as_str());
        Ok(Self {
            trunk: pinned(trunk_version, "=")
                .ok_or("Trunk.toml: set trunk-version to \"=x.y.z\"")?,
            wasm_bindgen: locked(&table("Cargo.lock")?, "wasm-bindgen")
                .ok_or("Cargo.lock: wasm-bindgen is missing, run `cargo update --workspace`")?,
            binaryen: pinned(wasm_opt, "version_")
                .ok_or("Trunk.toml: set wasm_opt under [tools] to \"version_N\"")?,
        })
    }
}

fn table(file: &str) -> Result<Table> {
    let text = fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))?;
    text.parse().map_err(|error| format!("{file}: {error}").into())
}

fn pinned(version: Option<&str>, prefix: &str) -> Option<String> {
    version?.strip_prefix(prefix).map(Into::into)
}

/// The version of a package in a lock file.
fn locked(lock: &Table, name: &str) -> Option<String> {
    let packages = lock.get("package")?.as_array()?;
    let package = packages.iter().find(|package| package["name"].as_str() == Some(name))?;
    package.get("version")?.as_str().map(Into::into)
}
