//! `cargo xtask bench`: how quick the engine is, on this machine and in a browser, and how that grows.
//!
//! Times are never compared with a limit, since machines differ; instructions are.

use std::process::ExitCode;

use crate::{
    Result,
    process::{self, cargo},
    report, usage,
};

mod in_browser;
mod instructions;
mod page;
mod peers;

pub fn run(arguments: &[String]) -> ExitCode {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => report(on_this_machine().and_then(|()| in_browser::run())),
        ["--check"] => report(instructions::check()),
        ["--record"] => report(instructions::record()),
        ["--page"] => report(page::run(None)),
        ["--page", peer] => report(page::run(Some(peer))),
        ["--peers", harness, rest @ ..] => report(peers::run(harness.as_ref(), rest)),
        _ => usage("bench takes nothing, --check, --record, --page, or --peers and a folder"),
    }
}

fn on_this_machine() -> Result {
    // Seconds for each size.
    process::run(bench("engine").args(["--max-time", "1"]))
}

/// One program of `benches/`.
fn bench(name: &str) -> std::process::Command {
    cargo(&["bench", "--quiet", "--no-default-features", "--features=xtask", "--bench", name, "--"])
}
