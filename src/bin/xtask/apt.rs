//! Debian's package manager, where we may use it.

use std::process::Command;

use crate::{
    Result,
    process::{self, which},
};

const APT_GET: &str = "apt-get";

/// Installs packages as root, or through a sudo that asks for no password. `purpose` tells the user why to
/// wait, and how long.
pub fn install(packages: &[&str], purpose: &str) -> Result {
    if which(APT_GET).is_none() {
        return Err(format!("without {APT_GET} nothing is installed unasked").into());
    }
    println!("installing {}: {purpose}", packages.join(", "));
    let is_root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(if is_root { "env" } else { "sudo" });
        if !is_root {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", APT_GET, "-qq"]);
        // Another package manager may be at work.
        command.args(["-o", "DPkg::Lock::Timeout=300"]).args(arguments);
        process::run(&mut command)
    };
    apt_get(&["update"])?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}
