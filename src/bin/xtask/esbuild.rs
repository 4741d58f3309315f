//! esbuild, which joins scripts and makes them and style sheets small.

use std::{fs, path::PathBuf, process::Command};

use crate::{Result, process, tools::Tools};

/// The oldest browsers that scripts run in are those of 2022.
const TARGET: &str = "--target=es2022";

/// esbuild, with a folder of its own for what it reads.
pub struct Esbuild {
    program: PathBuf,
    folder: PathBuf,
}

impl Esbuild {
    pub fn new(tools: &Tools, folder: PathBuf) -> Self {
        Self { program: tools.program("esbuild"), folder }
    }

    /// A module that imports other files of a build, and keeps to that.
    pub fn module(&self, script: &str, imports: &[(&str, &str)]) -> Result<String> {
        self.join(script, imports, &["--format=esm", "--external:./massage-or-pt-*"])
    }

    /// A script that needs no other file, and gives no name to others.
    pub fn script(&self, script: &str, imports: &[(&str, &str)]) -> Result<String> {
        // A script has no address of its own; what asks for one is never reached.
        self.join(script, imports, &["--format=iife", "--define:import.meta.url=''"])
    }

    pub fn css(&self, css: &str) -> Result<String> {
        self.run("style.css", css, &[])
    }

    /// `imports` are modules by their names, which become part of the script.
    fn join(&self, script: &str, imports: &[(&str, &str)], options: &[&str]) -> Result<String> {
        fs::create_dir_all(&self.folder)?;
        for (name, module) in imports {
            fs::write(self.folder.join(name), module)?;
        }
        self.run("script.js", script, &[&["--bundle", TARGET], options].concat())
    }

    fn run(&self, name: &str, text: &str, options: &[&str]) -> Result<String> {
        fs::create_dir_all(&self.folder)?;
        fs::write(self.folder.join(name), text)?;
        let mut esbuild = Command::new(&self.program);
        esbuild.current_dir(&self.folder).arg(name).args(options);
        process::output(esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]))
    }
}
