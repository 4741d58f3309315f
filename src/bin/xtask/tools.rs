//! The tools the guide is built with: found on the PATH or in a cache, otherwise installed there.
//!
//! The cache is per user and outside the checkout, one folder per tool and version. A folder gets
//! its name only when all in it is installed and answers, so a half install never counts.

use std::{
    env, fs,
    path::{self, Path, PathBuf},
    process::Command,
};

use crate::{
    Result, install,
    process::{self, path_with, program, which},
    project::{self, Versions},
};

const WASM: &str = "wasm32-unknown-unknown";
/// The newest that this project's Rust compiles.
const GECKODRIVER: &str = "0.37.1";

/// What makes scripts smaller.
const ESBUILD: &str = "0.28.2";

/// What the types in dist/ are checked with.
const TYPESCRIPT: &str = "5.9.3";

/// What finds barriers to accessibility in the pages.
const AXE: &str = "4.14.1";

/// What FHIR resources are checked with: the last version whose model is R4 (4.0.1). Later ones are R4B and R5.
const FHIR: &str = "6.4.0";
/// It is written for an older pydantic. Conditions are evaluated by fhirpathpy.
const WITH_FHIR: [&str; 2] = ["pydantic==1.10.27", "fhirpathpy==2.2.4"];

/// One tool in the one version we want.
pub struct Tool {
    pub name: &'static str,
    pub version: String,
    pub source: Source,
    /// The programs it brings, the first being the one asked for its version; a package without any is
    /// a folder of files, and says its version in its `package.json`.
    pub programs: &'static [&'static str],
    /// Why the user is made to wait, and how long.
    pub purpose: &'static str,
}

/// The registry a tool comes from.
pub enum Source {
    Crate {
        features: &'static [&'static str],
    },
    Npm {
        package: &'static str,
    },
    /// An environment of its own, with the package of the tool's name and others.
    Python {
        others: &'static [&'static str],
    },
}

impl Tool {
    pub fn trunk(versions: &Versions) -> Self {
        Self {
            name: "trunk",
            version: versions.trunk.clone(),
            source: Source::Crate { features: &["--no-default-features"] },
            programs: &["trunk"],
            purpose: "it builds the page and serves it; two to three minutes, once",
        }
    }

    pub fn wasm_bindgen(versions: &Versions) -> Self {
        Self {
            name: "wasm-bindgen-cli",
            version: versions.wasm_bindgen.clone(),
            source: Source::Crate { features: &[] },
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            purpose: "it joins the page's Rust to the browser; about a minute, once",
        }
    }

    pub fn binaryen(versions: &Versions) -> Self {
        Self {
            name: "binaryen",
            version: versions.binaryen.clone(),
            source: Source::Npm { package: "binaryen" },
            programs: &["wasm-opt", "wasm2js"],
            purpose: "it makes the page smaller, and fit for browsers without WebAssembly; seconds, once",
        }
    }

    pub fn esbuild() -> Self {
        Self {
            name: "esbuild",
            version: ESBUILD.into(),
            source: Source::Npm { package: "esbuild" },
            programs: &["esbuild"],
            purpose: "it joins scripts and makes them and styles smaller; a few seconds, once",
        }
    }

    pub fn geckodriver() -> Self {
        Self {
            name: "geckodriver",
            version: GECKODRIVER.into(),
            source: Source::Crate { features: &[] },
            programs: &["geckodriver"],
            purpose: "it drives Firefox in the tests; a minute or two, once",
        }
    }

    pub fn typescript() -> Self {
        Self {
            name: "typescript",
            version: TYPESCRIPT.into(),
            source: Source::Npm { package: "typescript" },
            programs: &["tsc"],
            purpose: "it checks the types that are handed out; a few seconds, once",
        }
    }

    pub fn axe() -> Self {
        Self {
            name: "axe-core",
            version: AXE.into(),
            source: Source::Npm { package: "axe-core" },
            programs: &[],
            purpose: "it looks for barriers to accessibility in the pages; a few seconds, once",
        }
    }

    pub fn fhir() -> Self {
        Self {
            name: "fhir.resources",
            version: FHIR.into(),
            source: Source::Python { others: &WITH_FHIR },
            programs: &["python"],
            purpose: "it knows what FHIR R4 allows; ten seconds, once",
        }
    }

    /// The folder in the cache.
    pub fn home(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.name, self.version))
    }

    /// The folder of its programs, or of its files where it has none, below a home.
    pub fn bin(&self, home: &Path) -> PathBuf {
        match self.source {
            Source::Crate { .. } => home.join("bin"),
            Source::Npm { package } if self.programs.is_empty() => {
                home.join("node_modules").join(package)
            }
            Source::Npm { .. } => home.join("node_modules").join(".bin"),
            Source::Python { .. } => home.join(if cfg!(windows) { "Scripts" } else { "bin" }),
        }
    }

    /// Whether what is in that folder is the version we want, and runs.
    pub fn answers(&self, bin: &Path) -> bool {
        let Some(program) = self.programs.first() else {
            let wanted = format!("\"version\": \"{}\"", self.version);
            return fs::read_to_string(bin.join("package.json"))
                .is_ok_and(|it| it.contains(&wanted));
        };
        let mut ask = Command::new(bin.join(self.file(program)));
        if let Source::Python { others } = self.source {
            let said = process::output(ask.args(["-m", "pip", "freeze"])).unwrap_or_default();
            return self.requirements(others).iter().all(|it| said.lines().any(|line| line == it));
        }
        let said = process::output(ask.arg("--version")).unwrap_or_default();
        said.split_whitespace().any(|word| word == self.version)
    }

    /// What pip installs for it.
    pub fn requirements(&self, others: &[&str]) -> Vec<String> {
        let own = format!("{}=={}", self.name, self.version);
        std::iter::once(own).chain(others.iter().map(|it| it.to_string())).collect()
    }

    /// The file of a program; npm writes scripts, which Windows tells apart.
    fn file(&self, name: &str) -> String {
        match self.source {
            Source::Npm { .. } if cfg!(windows) => format!("{name}.cmd"),
            _ => program(name),
        }
    }

    /// The programs' folder: in the cache, or the user's own.
    fn find(&self, cache: &Path) -> Option<PathBuf> {
        let home = self.home(cache);
        if home.is_dir() { Some(self.bin(&home)) } else { self.on_path() }
    }

    fn on_path(&self) -> Option<PathBuf> {
        let bin = which(&self.file(self.programs.first()?))?.parent()?.to_owned();
        let complete = self.programs.iter().all(|name| bin.join(self.file(name)).is_file());
        (complete && self.answers(&bin)).then_some(bin)
    }
}

/// The folders of the tools asked for, all of them installed.
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// Finds every tool, and installs those that are missing.
    pub fn ensure(wanted: &[Tool]) -> Result<Self> {
        let cache = cache()?;
        let missing: Vec<&Tool> =
            wanted.iter().filter(|tool| tool.find(&cache).is_none()).collect();
        if !missing.is_empty() {
            install::install(&missing, &cache)?;
        }
        Ok(Self { folders: wanted.iter().filter_map(|tool| tool.find(&cache)).collect() })
    }

    /// Trunk at the root of the project, finding these tools before any other version of them.
    pub fn trunk(&self, arguments: &[&str]) -> Result<Command> {
        let mut trunk = Command::new(self.program("trunk"));
        trunk.current_dir(project::root()).args(arguments).env("PATH", path_with(&self.folders)?);
        // What fails below Trunk says so itself; a backtrace of Trunk only hides it.
        trunk.env("RUST_LIB_BACKTRACE", "0");
        // Others accept any value; Trunk insists on a boolean.
        if env::var_os("NO_COLOR").is_some() {
            trunk.env("NO_COLOR", "true");
        }
        Ok(trunk)
    }

    /// The path of a program that one of these tools brought.
    pub fn program(&self, name: &str) -> PathBuf {
        self.file(&program(name))
    }

    /// The path of a file beside the programs.
    pub fn file(&self, name: &str) -> PathBuf {
        let mut candidates = self.folders.iter().map(|folder| folder.join(name));
        candidates.find(|candidate| candidate.is_file()).unwrap_or_else(|| name.into())
    }
}

/// The compiler's wasm target and every dependency in the registry cache: after this the build
/// itself needs no network.
pub fn ensure_offline_build() -> Result {
    let mut rustc = Command::new("rustc");
    let library = process::output(rustc.args(["--print", "target-libdir", "--target", WASM]))?;
    if !Path::new(library.trim()).is_dir() {
        println!("installing the Rust target {WASM}: the page runs in it; a few seconds, once");
        let mut rustup = Command::new("rustup");
        process::run(rustup.args(["target", "add", WASM])).map_err(|error| {
            format!("{error}\nadd the target {WASM} to your Rust, most easily with rustup")
        })?;
    }
    process::run(&mut process::cargo(&["fetch", "--quiet"]))
}

/// `MASSAGE_OR_PT_TOOLS`, or a folder where the system keeps a user's caches.
fn cache() -> Result<PathBuf> {
    let folder =
        |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let user = if cfg!(windows) {
        folder("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")))
    };
    let cache = folder("MASSAGE_OR_PT_TOOLS")
        .or_else(|| Some(user?.join("massage-or-pt").join("tools")))
        .ok_or("no home folder is known: set MASSAGE_OR_PT_TOOLS to a folder for the tools")?;
    fs::create_dir_all(&cache).map_err(|error| {
        format!("{}: {error}: set MASSAGE_OR_PT_TOOLS to another folder", cache.display())
    })?;
    Ok(path::absolute(cache)?)
}
