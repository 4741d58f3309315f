//! What lets visitors install the hosted page and open it without a connection: an icon, a web app manifest and
//! a service worker.

use std::{fs, path::Path};

use massage_or_pt::content::unpack;
use serde_json::{Map, Value, json};

use crate::{
    Result,
    bundle::{
        assets::{hash, hashed, integrity},
        languages,
        scripts::fill,
    },
    esbuild::Esbuild,
    html::{Edit, apply, loaded},
};

/// The web app manifest, which an owner may edit.
pub const MANIFEST: &str = "manifest.webmanifest";
/// The service worker. Browsers look under this name for a newer one.
pub const WORKER: &str = "sw.js";

const SCRIPT: &str = include_str!("../../../embed/service_worker.js");
const ICON: &str = include_str!("../../../../styles/icon.svg");
const TOKENS: &str = include_str!("../../../../styles/tokens.css");
/// What stands under the icon on a phone, where there is room for about twelve letters.
const SHORT_NAME: &str = "Massage or PT";

/// Writes icon and manifest, and names the icon in the page. The manifest is named by the page's script, since
/// Chromium loads it at once, and its icon again, before the program.
pub fn announce(page: &str, dist: &Path) -> Result<String> {
    let icon = hashed(ICON, ".svg");
    fs::write(dist.join(&icon), ICON)?;
    fs::write(dist.join(MANIFEST), format!("{:#}\n", manifest(&icon)?))?;
    let end = page.find("</head>").ok_or("index.html has no </head>")?;
    let text = format!("<link rel=\"icon\" href=\"./{icon}\" type=\"image/svg+xml\">\n");
    Ok(apply(page, vec![Edit { range: end..end, text }]))
}

fn manifest(icon: &str) -> Result<Value> {
    let words = unpack().messages;
    let color = color("--_page")?;
    // Nothing of the picture is near its edges, so that it may be cut to any shape.
    let icon = |purpose: &str| json!({ "src": format!("./{icon}"), "sizes": "any", "type": "image/svg+xml", "purpose": purpose });
    Ok(json!({
        "name": words.title,
        "short_name": SHORT_NAME,
        "description": words.intro,
        "lang": "en",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": color,
        "theme_color": color,
        "icons": [icon("any"), icon("maskable")],
    }))
}

/// A color of the light page.
fn color(property: &str) -> Result<&'static str> {
    let (_, rest) = TOKENS.split_once(&format!("{property}: ")).ok_or("no such color")?;
    Ok(rest.split(';').next().unwrap_or_default())
}

/// Writes the worker for this page, and for what it loads here or in another language; `strict` are files that it loads
/// under a policy that forbids it to hold styles and scripts.
pub fn worker(page: &str, strict: &[String], dist: &Path, esbuild: &Esbuild) -> Result {
    let files =
        loaded(page).into_iter().chain(strict.iter().cloned()).chain(languages::file_names());
    let files: Map<String, Value> = files
        .map(|file| Ok((format!("./{file}"), integrity(fs::read(dist.join(file))?).into())))
        .collect::<Result<_>>()?;
    let start = files.keys().find(|file| file.ends_with("-start.js")).ok_or("no start script")?;
    let files_json = json!(files).to_string();
    let fills = [
        ("const BUILD = ''", format!("const BUILD = '{}'", hash(files_json.clone() + page))),
        ("const START = ''", format!("const START = {}", json!(start))),
        ("const FILES = {}", format!("const FILES = {files_json}")),
    ];
    Ok(fs::write(dist.join(WORKER), esbuild.script(&fill(SCRIPT, &fills)?, &[])?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_has_the_colors_of_the_page() {
        for property in ["--_page", "--_accent"] {
            assert!(ICON.contains(color(property).expect("a token")), "{property}");
        }
    }
}
