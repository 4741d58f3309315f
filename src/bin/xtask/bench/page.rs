//! The whole page with thousands of questions in Chromium, beside another, where there is one.

use std::{env, path};

use crate::{
    Result,
    browser::{self, CHROMIUM},
    build,
    process::{self, cargo},
    project::{DIST, Package},
};

/// The goals are for so many.
const ITEMS: &str = "5000";
/// What `build.rs` makes the content of.
const GENERATED_ITEMS: &str = "MASSAGE_OR_PT_GENERATED_ITEMS";
/// Where `benches/page.rs` looks for both.
const PAGE: &str = "MASSAGE_OR_PT_PAGE";
const PEER: &str = "MASSAGE_OR_PT_PEER";

/// `peer` is the folder of a page that asks as many questions and has no index.
pub fn run(peer: Option<&str>) -> Result {
    // The build also renders the first view, so that this command is compiled with the made-up questions, too.
    if env::var_os(GENERATED_ITEMS).is_some() {
        return build::page();
    }
    let peer = peer.map(path::absolute).transpose()?;
    if let Some(peer) = peer.as_ref().filter(|peer| !peer.join("index.html").is_file()) {
        return Err(format!("{}: holds no index.html; name a built page", peer.display()).into());
    }
    let found = browser::ensure(&[&CHROMIUM], &mut Vec::new())?;
    let Some(chromium) = found.first() else { return Ok(()) };
    let target = Package::read()?.target.join("generated");
    let page = target.join("dist");
    let mut again = cargo(&["xtask", "bench", "--page"]);
    again.env(GENERATED_ITEMS, ITEMS).env("CARGO_TARGET_DIR", target).env(DIST, &page);
    process::run(&mut again)?;
    let mut bench = super::bench("page");
    chromium.tell(bench.arg(ITEMS).env(PAGE, page).envs(peer.map(|peer| (PEER, peer))));
    process::run(&mut bench)
}
