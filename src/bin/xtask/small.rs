//! A smaller program, where the toolchain for it is there: with a standard library that is compiled for size, and
//! whose panics say nothing and end at once. `guard.js` notices them all the same.

use std::{path::Path, process::Command};

use crate::{Result, process, project};

const TOOLCHAIN: &str = "nightly";
/// Cargo's switches that only such a toolchain has.
/// <https://doc.rust-lang.org/cargo/reference/unstable.html#build-std>
const VARIABLES: [(&str, &str); 4] = [
    ("RUSTUP_TOOLCHAIN", TOOLCHAIN),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort"),
];
const INSTALL: &str = "rustup toolchain install nightly --component rust-src";

/// Has a command that runs Cargo build the smaller program; without the toolchain it says what is missing, and leaves
/// the command as it was.
pub fn prefer(command: &mut Command) -> Result {
    if !is_there() {
        println!("built as always, since --small needs more: `{INSTALL}` installs it");
        return Ok(());
    }
    // The standard library has dependencies of its own, and the build asks nothing of the network.
    process::run(
        Command::new("cargo")
            .current_dir(project::root())
            .args(["fetch", "--quiet"])
            .envs(VARIABLES),
    )?;
    command.envs(VARIABLES).env_remove("CARGO_ENCODED_RUSTFLAGS");
    Ok(())
}

fn is_there() -> bool {
    let mut rustc = Command::new("rustc");
    // Others refuse the first of these; a Rust that is not rustup's is asked, too.
    rustc.args(["-Zunstable-options", "--print", "sysroot"]).envs(VARIABLES);
    rustc.env("RUSTUP_AUTO_INSTALL", "0");
    let sources = "lib/rustlib/src/rust/library/Cargo.lock";
    process::output(&mut rustc).is_ok_and(|folder| Path::new(folder.trim()).join(sources).is_file())
}
