//! The built page beside what an owner would use instead, in one run of a harness that is kept elsewhere.

use std::{path::Path, process::Command};

use crate::{
    Result,
    process::{self, which},
    project,
};

/// How the harness walks through the page.
const CONFIG: &str = "tests/bench/peers.json";
/// Beside a page written by hand and one made with React. Only numbers of one run compare.
const PEERS: &str = "vanilla,react";

/// `rest` goes to the harness, after the usual arguments.
pub fn run(harness: &Path, rest: &[&str]) -> Result {
    let script = harness.join("bench.mjs");
    if !script.is_file() {
        return Err(format!("{}: not there; name the harness's folder", script.display()).into());
    }
    if !project::dist().join("index.html").is_file() {
        return Err("dist/ holds no build: run `cargo xtask build` first".into());
    }
    if which(&process::program("node")).is_none() {
        return Err("the harness runs in Node.js: install it first".into());
    }
    let config = project::root().join(CONFIG);
    let mut node = Command::new("node");
    node.arg(script).args(["--reps", "9", "--only", &format!("{PEERS},{}", config.display())]);
    process::run(node.args(rest))
}
