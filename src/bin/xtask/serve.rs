//! `cargo xtask serve`: the page on this machine, built again whenever a file changes.

use std::{net::TcpListener, process::Command};

use crate::{
    Result, process,
    project::{self, Package, Versions},
    tools::{self, Tool, Tools},
};

const ADDRESS: &str = "127.0.0.1";
const FIRST_PORT: u16 = 8080;

pub fn run(arguments: &[String]) -> Result {
    let port = port(arguments)?;
    let versions = Versions::read()?;
    tools::ensure_offline_build()?;
    let tools = Tools::ensure(&[Tool::trunk(&versions), Tool::wasm_bindgen(&versions)])?;
    let package = Package::read()?;

    let mut trunk = tools.trunk(&["serve", "--offline", "--address", ADDRESS])?;
    trunk.args(["--disable-address-lookup", "--port", &port.to_string()]);
    // Its own folder, so that serving never replaces a release in dist/.
    trunk.arg("--dist").arg(package.scratch()?.join("serve"));
    for folder in ["dist", "tests"].map(|name| project::root().join(name)) {
        if folder.is_dir() {
            trunk.arg("--ignore").arg(folder);
        }
    }
    println!("\n  The page:  http://{ADDRESS}:{port}/  once it is built (Ctrl-C stops it)\n");
    become_program(&mut trunk)
}

fn port(arguments: &[String]) -> Result<u16> {
    match arguments {
        [] => (FIRST_PORT..FIRST_PORT + 100).find(|&port| is_free(port)).ok_or_else(|| {
            format!("no port from {FIRST_PORT} up is free: name one with --port").into()
        }),
        [flag, number] if flag == "--port" => {
            let port = number.parse().map_err(|_| format!("`{number}` is no port number"))?;
            let taken = || format!("port {port} is taken: choose another or leave out --port");
            is_free(port).then_some(port).ok_or_else(|| taken().into())
        }
        _ => Err("serve takes only --port N".into()),
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((ADDRESS, port)).is_ok()
}

/// Replaces this process, so that whoever stops `cargo xtask serve` stops the server itself.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result {
    use std::os::unix::process::CommandExt;

    let error = command.exec();
    Err(process::not_started(command, &error).into())
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result {
    process::run(command)
}
